//! Patterns against a sentence: from the anchor to both sides.
//!
//! Stretches of words are read by nom parsers over a window in either direction; what is known of the whole sentence (clauses,
//! predicates, noun phrases) is looked up. Work is bounded: a pattern is tried once at an anchor, a clause's parts are each looked
//! for once, and no part looks further than the end of the sentence.

use super::feature::{Feature, Property};
use super::pattern::{Pattern, Role};
use super::roles::Roles;
use super::scene::Scene;
use super::terminal::Terminal;
use crate::lexicon::{Classes, Takes, Word};
use crate::parse::{ClauseId, Miss, Phrase, Syntax, Tokens, kind, token, word};
use crate::span::Range;
use crate::text::Kind;
use nom::Parser;
use smallvec::SmallVec;

/// What a pattern found.
#[derive(Clone, Debug)]
pub struct Match {
    /// The tokens of each role.
    pub roles: Roles,
    /// The reporting clause, if there is one.
    pub clause: Option<ClauseId>,
}

/// Tries a pattern at an anchor: the anchor's token, and its clause if the anchor is a verb.
///
/// # Errors
/// The farthest place that was reached and what was wanted there.
pub fn try_at<'s>(
    pattern: &'s Pattern,
    scene: &'s Scene<'_>,
    at: Range,
    clause: Option<ClauseId>,
) -> Result<Match, Miss> {
    let mut matcher = Matcher {
        scene,
        clause,
        frame: None,
        noun: None,
        taken: SmallVec::new(),
        bound: SmallVec::new(),
        later: SmallVec::new(),
        farthest: None,
    };
    matcher.anchored(pattern, at).map_err(|miss| matcher.farthest.filter(|f| f.at > miss.at).unwrap_or(miss))?;
    for (id, part) in std::mem::take(&mut matcher.later) {
        let _ = matcher.attempt(|m| m.part(id, part));
    }
    Ok(matcher.finish())
}

pub(super) type Reached = Result<Range, Miss>;

pub(super) struct Matcher<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    /// The clause whose braces are open.
    pub(super) clause: Option<ClauseId>,
    /// The reporting clause.
    pub(super) frame: Option<ClauseId>,
    /// The noun phrase that reports.
    pub(super) noun: Option<Phrase>,
    /// What was taken, in order.
    pub(super) taken: SmallVec<[Taken; 8]>,
    /// What was taken, with its roles.
    pub(super) bound: SmallVec<[(Role, Taken); 8]>,
    /// Parts of clauses that need not be there: looked for when everything else fits.
    later: SmallVec<[(ClauseId, &'s Pattern); 4]>,
    farthest: Option<Miss>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    Words(Range),
    /// A clause as a whole: as quote what its frame leaves of it, as frame what its quote leaves.
    Clause(ClauseId),
}

impl Taken {
    /// The words, if it is not a whole clause.
    pub(super) fn words(self) -> Option<Range> {
        match self {
            Taken::Words(range) => Some(range),
            Taken::Clause(_) => None,
        }
    }
}

impl<'s, 'a> Matcher<'s, 'a> {
    /// Matches the part that holds the anchor; gives back what it covers.
    fn anchored(&mut self, pattern: &'s Pattern, at: Range) -> Reached {
        match pattern {
            Pattern::Anchor(leaf) => self.leaf(leaf, at),
            Pattern::Roles(roles, inner) => {
                let mark = self.taken.len();
                let covered = self.anchored(inner, at)?;
                self.bind(roles, mark);
                Ok(covered)
            }
            Pattern::Around(before, anchor, after) => {
                let mut covered = self.anchored(anchor, at)?;
                for item in after {
                    covered.end = self.step(item, covered.end, false)?;
                }
                for item in before.iter().rev() {
                    covered.start = self.step(item, covered.start, true)?;
                }
                Ok(covered)
            }
            Pattern::Clause(features, parts) => {
                let near = at.iter().chain(at.start.checked_sub(1));
                let id = self.clause.or_else(|| near.into_iter().find_map(|t| self.scene.syntax.clause_at(t)));
                let id = id.ok_or(Miss { at: at.start, wanted: "a clause" })?;
                self.in_clause(id, features, parts, Some(at), at.start)
            }
            _ => Err(Miss { at: at.start, wanted: "an anchor" }),
        }
    }

    /// The anchor itself.
    fn leaf(&mut self, leaf: &'s Pattern, at: Range) -> Reached {
        if let (Pattern::Terminal(Terminal::Verb, features), Some(id)) = (leaf, self.clause) {
            self.verb(id, features)?;
            return Ok(at);
        }
        if let Pattern::Terminal(Terminal::Noun, _) = leaf {
            return self.reporting_noun(at.start);
        }
        if let Pattern::Terminal(Terminal::Sentence, features) = leaf {
            return self.sentence(features);
        }
        if let Pattern::Terminal(Terminal::Quoted, features) = leaf {
            self.quoted_fits(features, at)?;
        }
        self.take(at);
        Ok(at)
    }

    /// One item from a position on, to the end of the sentence or, backward, to its start. Gives back the position reached.
    fn step(&mut self, item: &'s Pattern, from: u32, backward: bool) -> Result<u32, Miss> {
        match item {
            Pattern::Optional(inner) => Ok(self.attempt(|m| m.step(inner, from, backward)).unwrap_or(from)),
            Pattern::Not(inner) => {
                let (taken, bound) = (self.taken.len(), self.bound.len());
                let found = self.step(inner, from, backward).is_ok();
                self.taken.truncate(taken);
                self.bound.truncate(bound);
                if found { self.miss(from, "something else") } else { Ok(from) }
            }
            Pattern::Choice(branches) => {
                for branch in branches {
                    if let Ok(reached) = self.attempt(|m| m.step(branch, from, backward)) {
                        return Ok(reached);
                    }
                }
                self.miss(from, "one of several")
            }
            Pattern::Sequence(items) if backward => {
                items.iter().rev().try_fold(from, |at, item| self.step(item, at, true))
            }
            Pattern::Sequence(items) => items.iter().try_fold(from, |at, item| self.step(item, at, false)),
            Pattern::Roles(roles, inner) => {
                let mark = self.taken.len();
                let reached = self.step(inner, from, backward)?;
                self.bind(roles, mark);
                Ok(reached)
            }
            Pattern::Clause(features, parts) => self.clause_from(features, parts, from, backward),
            Pattern::Anchor(inner) => self.step(inner, from, backward),
            Pattern::Around(..) => Err(Miss { at: from, wanted: "an anchor" }),
            Pattern::Word(_) | Pattern::Terminal(..) => self.terminal(item, from, backward),
        }
    }

    /// Tries something and takes back what it took if it fails.
    fn attempt<T>(&mut self, mut body: impl FnMut(&mut Self) -> Result<T, Miss>) -> Result<T, Miss> {
        let (taken, bound, later, clause) = (self.taken.len(), self.bound.len(), self.later.len(), self.clause);
        let result = body(self);
        if result.is_err() {
            self.taken.truncate(taken);
            self.bound.truncate(bound);
            self.later.truncate(later);
            self.clause = clause;
        }
        result
    }

    pub(super) fn miss<T>(&mut self, at: u32, wanted: &'static str) -> Result<T, Miss> {
        let miss = Miss { at, wanted };
        if self.farthest.is_none_or(|f| f.at < at) {
            self.farthest = Some(miss);
        }
        Err(miss)
    }

    /// Gives roles to what was taken since a mark.
    fn bind(&mut self, roles: &[Role], mark: usize) {
        let taken = self.taken.get(mark..).unwrap_or_default();
        for role in roles {
            taken.iter().for_each(|t| self.bound.push((*role, *t)));
        }
        let clause = taken.iter().find_map(|t| if let Taken::Clause(id) = t { Some(*id) } else { None });
        if clause.is_some() && roles.contains(&Role::Frame) {
            self.frame = clause;
        }
    }

    pub(super) fn take(&mut self, range: Range) {
        self.taken.push(Taken::Words(range));
    }

    fn window(&self, from: u32, backward: bool) -> Tokens<'a> {
        let body = self.scene.syntax.body();
        let words = self.scene.syntax.words;
        if backward {
            Tokens::backward(words, Range::new(body.start, from))
        } else {
            Tokens::forward(words, Range::new(from, body.end))
        }
    }

    /// A word or a terminal that stands at a position.
    fn terminal(&mut self, item: &'s Pattern, from: u32, backward: bool) -> Result<u32, Miss> {
        let window = self.window(from, backward);
        let text = self.scene.syntax.text;
        let taken = match item {
            Pattern::Word(wanted) => one(word("a certain word", text, std::slice::from_ref(wanted)), window),
            Pattern::Terminal(Terminal::Word(classes), features) => {
                let holds = |property| match property {
                    Property::Alone => self.stands_alone(window.at()),
                    Property::Leading => self.scene.begins_clause(window.at()),
                    _ => false,
                };
                let fits = |word: &Word| word.is(*classes) && features.iter().all(|f| f.holds(holds));
                one(token("a word of a class", fits), window)
            }
            Pattern::Terminal(Terminal::Comma, _) => one(kind("a comma", Kind::Comma), window),
            Pattern::Terminal(Terminal::Colon, _) => one(kind("a colon", Kind::Colon), window),
            Pattern::Terminal(Terminal::Dash, _) => one(kind("a dash", Kind::Dash), window),
            Pattern::Terminal(Terminal::NounPhrase, features) => self.noun_phrase(window, features),
            Pattern::Terminal(Terminal::Quoted, features) => self.quoted(window, features),
            Pattern::Terminal(Terminal::Relative, features) => self.relative(window, features),
            Pattern::Terminal(Terminal::Content, _) => self.content(window),
            Pattern::Terminal(Terminal::Rest, _) => self.rest(window),
            Pattern::Terminal(Terminal::Matrix, _) => return self.matrix(from),
            Pattern::Terminal(Terminal::Previous, _) => return self.previous(from),
            Pattern::Terminal(Terminal::Complement, features) => {
                return self.complement(features, from);
            }
            Pattern::Terminal(..) => match self.clause {
                Some(id) => return self.part(id, item).map(|()| from),
                None => Err(Miss { at: from, wanted: "a clause" }),
            },
            _ => Err(Miss { at: from, wanted: "a word" }),
        };
        match taken {
            Ok(range) => {
                self.take(range);
                Ok(if backward { range.start } else { range.end })
            }
            Err(miss) => self.miss(miss.at, miss.wanted),
        }
    }

    /// `Eva Lenz | (SPD): „…“`, `sagte dem Magazin „Post | “: „…“`: the word before what closes at a position, or the position.
    fn before_closing(&self, at: u32) -> u32 {
        let syntax = &self.scene.syntax;
        let before = |kind: Kind| (syntax.range.start + 1..at).rev().find(|t| syntax.kind(*t) == kind);
        let named = |mark: u32| syntax.is(mark - 1, Classes::NOMINAL | Classes::DEFINITE_ARTICLE);
        match syntax.kind(at) {
            Kind::Close => before(Kind::Open).map_or(at, |open| open - 1),
            Kind::Mark if before(Kind::Mark).is_some_and(named) => at - 1,
            _ => at,
        }
    }

    /// The clause that begins (or, backward, ends) at a position.
    fn clause_from(
        &mut self,
        features: &[Feature],
        parts: &'s [Pattern],
        from: u32,
        backward: bool,
    ) -> Result<u32, Miss> {
        let syntax = &self.scene.syntax;
        let at = if backward { self.before_closing(from.max(1) - 1) } else { from };
        let Some(mut id) = syntax.clause_at(at) else {
            return self.miss(at, "a clause");
        };
        if backward {
            id = self.reporting_ancestor(id);
        }
        if !backward && syntax.clause(id).is_some_and(|c| c.first < from) {
            return self.miss(at, "the start of a clause");
        }
        let range = self.in_clause(id, features, parts, None, at)?;
        Ok(if backward { range.start } else { range.end })
    }

    /// The clause that introduces what follows it: one that reports, or the main clause above it.
    fn reporting_ancestor(&self, mut id: ClauseId) -> ClauseId {
        while let Some(parent) = self.scene.syntax.clause(id).and_then(|c| c.parent)
            && self.scene.lexeme(id).is_none_or(|l| !l.takes.contains(Takes::DIRECT))
        {
            id = parent;
        }
        id
    }

    /// A clause and the parts it must hold, in any order.
    fn in_clause(
        &mut self,
        id: ClauseId,
        features: &[Feature],
        parts: &'s [Pattern],
        anchor: Option<Range>,
        at: u32,
    ) -> Reached {
        self.clause_fits(id, features, at)?;
        let mark = self.taken.len();
        let outer = self.clause.replace(id);
        for part in parts {
            let found = match (anchor, part) {
                (_, Pattern::Optional(inner)) => {
                    self.later.push((id, inner));
                    Ok(())
                }
                (Some(at), _) if part.holds_anchor() => self.anchored(part, at).map(|_| ()),
                _ => self.part(id, part),
            };
            if let Err(miss) = found {
                self.clause = outer;
                return Err(miss);
            }
        }
        self.taken.truncate(mark);
        self.taken.push(Taken::Clause(id));
        let clause = self.scene.syntax.clause(id);
        Ok(clause.map_or(Range::default(), |c| Range::new(c.first, c.extent.end)))
    }

    /// Something that must stand somewhere in the clause.
    fn part(&mut self, id: ClauseId, part: &'s Pattern) -> Result<(), Miss> {
        let at = self.scene.syntax.clause(id).map_or(0, |c| c.first);
        match part {
            Pattern::Optional(inner) => {
                let _ = self.attempt(|m| m.part(id, inner));
                Ok(())
            }
            Pattern::Not(inner) => {
                let (taken, bound) = (self.taken.len(), self.bound.len());
                let found = self.part(id, inner).is_ok();
                self.taken.truncate(taken);
                self.bound.truncate(bound);
                if found { self.miss(at, "something else") } else { Ok(()) }
            }
            Pattern::Choice(branches) => {
                let fits = branches.iter().any(|b| self.attempt(|m| m.part(id, b)).is_ok());
                if fits { Ok(()) } else { self.miss(at, "one of several") }
            }
            Pattern::Roles(roles, inner) => {
                let mark = self.taken.len();
                self.part(id, inner)?;
                self.bind(roles, mark);
                Ok(())
            }
            Pattern::Anchor(inner) => self.part(id, inner),
            Pattern::Terminal(Terminal::Verb, features) => self.verb(id, features),
            Pattern::Terminal(Terminal::Subject, features) => self.subject(id, features),
            Pattern::Terminal(Terminal::Patient, _) => self.patient(id),
            Pattern::Terminal(Terminal::Agent, _) => self.agent(id),
            Pattern::Terminal(Terminal::Object, _) => self.object(id),
            Pattern::Terminal(Terminal::Owner, _) => self.owner(at),
            Pattern::Terminal(Terminal::Theme, _) => self.theme(id),
            Pattern::Terminal(Terminal::Document, _) => self.document(id),
            other => {
                let scene = self.scene;
                let extent = scene.syntax.clause(id).map_or(Range::default(), |c| c.extent);
                let outermost = scene.pairs.iter().filter(|p| p.depth == 0).map(|p| p.tokens.start);
                let marks = outermost.filter(|start| extent.contains(*start));
                for place in scene.syntax.own(id).chain(marks).filter(|at| may_begin(other, *at, &scene.syntax)) {
                    if self.attempt(|m| m.step(other, place, false)).is_ok() {
                        return Ok(());
                    }
                }
                self.miss(at, missing(other))
            }
        }
    }
}

/// Whether something may begin with a word. Never wrong about no.
fn may_begin(pattern: &Pattern, at: u32, syntax: &Syntax<'_>) -> bool {
    match pattern {
        Pattern::Roles(_, inner) | Pattern::Anchor(inner) => may_begin(inner, at, syntax),
        Pattern::Sequence(items) => items.first().is_none_or(|item| may_begin(item, at, syntax)),
        Pattern::Choice(branches) => branches.iter().any(|branch| may_begin(branch, at, syntax)),
        Pattern::Word(word) => syntax.reads(at, word),
        Pattern::Terminal(Terminal::Word(classes), _) => syntax.is(at, *classes),
        _ => true,
    }
}

/// What is wanted where something is nowhere in a clause.
fn missing(pattern: &Pattern) -> &'static str {
    match pattern {
        Pattern::Roles(_, inner) | Pattern::Anchor(inner) => missing(inner),
        Pattern::Word(_) => "a certain word",
        Pattern::Terminal(Terminal::Word(_), _) => "a word of a class",
        _ => "a part of the clause",
    }
}

fn one<'a>(parser: impl Parser<Tokens<'a>, Output = &'a Word, Error = Miss>, window: Tokens<'a>) -> Reached {
    let mut parser = parser;
    match parser.parse(window) {
        Ok((rest, _)) => {
            let (before, after) = (window.range(), rest.range());
            Ok(if window.is_backward() {
                Range::new(after.end, before.end)
            } else {
                Range::new(before.start, after.start)
            })
        }
        Err(nom::Err::Error(miss) | nom::Err::Failure(miss)) => Err(miss),
        Err(nom::Err::Incomplete(_)) => Err(Miss { at: window.at(), wanted: "a word" }),
    }
}
