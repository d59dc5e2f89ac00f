//! Patterns against a sentence: from the anchor to both sides.
//!
//! Stretches of words are read by nom parsers over a window in either direction; what is known of the whole sentence (clauses,
//! predicates, noun phrases) is looked up. Work is bounded: a pattern is tried once at an anchor, a clause's parts are each looked
//! for once, and no part looks further than the end of the sentence.

use super::feature::{Feature, Property, SOURCES};
use super::pattern::{Pattern, Role};
use super::scene::Scene;
use super::terminal::Terminal;
use crate::lexicon::{Addressee, Agreement, Classes};
use crate::parse::{ClauseId, ClauseKind, Constituent, Miss, Phrase, Placed, Tokens, kind, same, token, word};
use crate::span::{Range, Ranges};
use crate::text::Kind;
use nom::Parser;

/// What a pattern took, role by role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roles([Ranges; 5]);

impl Roles {
    /// The tokens of a role.
    pub fn get(&self, role: Role) -> &Ranges {
        let [quote, cue, frame, speaker, addressee] = &self.0;
        match role {
            Role::Quote => quote,
            Role::Cue => cue,
            Role::Frame => frame,
            Role::Speaker => speaker,
            Role::Addressee => addressee,
        }
    }

    /// The tokens of a role, to be changed.
    pub fn get_mut(&mut self, role: Role) -> &mut Ranges {
        let [quote, cue, frame, speaker, addressee] = &mut self.0;
        match role {
            Role::Quote => quote,
            Role::Cue => cue,
            Role::Frame => frame,
            Role::Speaker => speaker,
            Role::Addressee => addressee,
        }
    }
}

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
pub fn try_at<'s>(pattern: &'s Pattern, scene: &'s Scene<'_>, at: Range, clause: Option<ClauseId>) -> Result<Match, Miss> {
    let mut matcher = Matcher { scene, clause, frame: None, taken: Vec::new(), bound: Vec::new(), later: Vec::new(), farthest: None };
    matcher.anchored(pattern, at).map_err(|miss| matcher.farthest.filter(|f| f.at > miss.at).unwrap_or(miss))?;
    for (id, part) in std::mem::take(&mut matcher.later) {
        let _ = matcher.attempt(|m| m.part(id, part));
    }
    Ok(matcher.finish())
}

type Reached = Result<Range, Miss>;

struct Matcher<'s, 'a> {
    scene: &'s Scene<'a>,
    /// The clause whose braces are open.
    clause: Option<ClauseId>,
    /// The reporting clause.
    frame: Option<ClauseId>,
    /// What was taken, in order.
    taken: Vec<Taken>,
    /// What was taken, with its roles.
    bound: Vec<(Role, Taken)>,
    /// Parts of clauses that need not be there: looked for when everything else fits.
    later: Vec<(ClauseId, &'s Pattern)>,
    farthest: Option<Miss>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    Words(Range),
    /// A clause as a whole: as quote what its frame leaves of it, as frame what its quote leaves.
    Clause(ClauseId),
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
                let id = self.clause.or_else(|| self.scene.syntax.clause_at(at.start));
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
        if let Pattern::Terminal(Terminal::Sentence, features) = leaf {
            return self.sentence(features);
        }
        if let Pattern::Terminal(Terminal::Quoted, features) = leaf {
            let (_, sentence) = self.scene.quotation_at(at.start, false).ok_or(Miss { at: at.start, wanted: "a quotation" })?;
            self.quoted_fits(features, sentence, at)?;
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
            Pattern::Sequence(items) if backward => items.iter().rev().try_fold(from, |at, item| self.step(item, at, true)),
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

    fn miss<T>(&mut self, at: u32, wanted: &'static str) -> Result<T, Miss> {
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
            self.bound.extend(taken.iter().map(|t| (*role, *t)));
        }
        let clause = taken.iter().find_map(|t| if let Taken::Clause(id) = t { Some(*id) } else { None });
        if clause.is_some() && roles.contains(&Role::Frame) {
            self.frame = clause;
        }
    }

    fn take(&mut self, range: Range) {
        self.taken.push(Taken::Words(range));
    }

    fn window(&self, from: u32, backward: bool) -> Tokens<'a> {
        let body = self.scene.syntax.body();
        let words = self.scene.syntax.words;
        if backward { Tokens::backward(words, Range::new(body.start, from)) } else { Tokens::forward(words, Range::new(from, body.end)) }
    }

    /// A word or a terminal that stands at a position.
    fn terminal(&mut self, item: &'s Pattern, from: u32, backward: bool) -> Result<u32, Miss> {
        let window = self.window(from, backward);
        let text = self.scene.syntax.text;
        let taken = match item {
            Pattern::Word(wanted) => {
                let list = [wanted.clone()];
                one(word("a certain word", text, &list), window)
            }
            Pattern::Terminal(Terminal::Word(classes), features) => {
                let alone = self.stands_alone(window.at());
                let fits = features.iter().all(|f| f.holds(|p| p == Property::Alone && alone));
                one(token("a word of a class", |w| fits && w.is(*classes)), window)
            }
            Pattern::Terminal(Terminal::Comma, _) => one(kind("a comma", Kind::Comma), window),
            Pattern::Terminal(Terminal::Colon, _) => one(kind("a colon", Kind::Colon), window),
            Pattern::Terminal(Terminal::Dash, _) => one(kind("a dash", Kind::Dash), window),
            Pattern::Terminal(Terminal::NounPhrase, features) => self.noun_phrase(window, features),
            Pattern::Terminal(Terminal::Quoted, features) => self.quoted(window, features),
            Pattern::Terminal(Terminal::Content, _) => self.content(window),
            Pattern::Terminal(Terminal::Rest, _) => self.rest(window),
            Pattern::Terminal(Terminal::Matrix, _) => return self.matrix(from),
            Pattern::Terminal(Terminal::Previous, _) => return self.previous(from),
            Pattern::Terminal(Terminal::Complement, features) => return self.complement(features, from),
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

    /// Whether a word is a pronoun here, not the article of a noun.
    fn stands_alone(&self, at: u32) -> bool {
        let syntax = &self.scene.syntax;
        let phrase = syntax.phrase(Range::new(at, syntax.body().end));
        phrase.is_none_or(|p| p.pronoun || p.range.len() == 1)
    }

    fn noun_phrase(&self, window: Tokens<'a>, features: &[Feature]) -> Reached {
        let syntax = &self.scene.syntax;
        let fits = |phrase: &Phrase| {
            features.iter().all(|f| {
                f.holds(|p| match p {
                    Property::Source => phrase.classes.intersects(SOURCES),
                    Property::Opinion => phrase.classes.intersects(Classes::OPINION),
                    Property::Short => phrase.range.len() <= 3,
                    _ => false,
                })
            })
        };
        let miss = Miss { at: window.at(), wanted: "a noun phrase" };
        let range = window.range();
        if !window.is_backward() {
            let start = token("a word", |w| w.token.kind.is_wordlike() || w.token.kind == Kind::Mark).parse(window).map(|_| range.start);
            let start = start.map_err(|_| miss)?;
            let phrase = syntax.phrase(Range::new(start, range.end)).ok_or(miss)?;
            let found = self.with_apposition(phrase.range, range.end);
            return if fits(&phrase) { Ok(found) } else { Err(Miss { wanted: "a noun phrase with a source", ..miss }) };
        }
        // the longest phrase that ends here
        let first = range.start.max(range.end.saturating_sub(25));
        let start = (first..range.end).find(|start| {
            let begins = !syntax.is(*start, Classes::PREPOSITION | Classes::CONTRACTION);
            begins && syntax.wide_phrase(Range::new(*start, range.end)).is_some_and(|p| p.range.end == range.end && fits(&p))
        });
        start.map(|start| Range::new(start, range.end)).ok_or(miss)
    }

    /// A phrase with the apposition behind it: `Anna Abel, Leiterin des Amtes`.
    fn with_apposition(&self, phrase: Range, end: u32) -> Range {
        let syntax = &self.scene.syntax;
        if syntax.kind(phrase.end) != Kind::Comma {
            return phrase;
        }
        let close = (phrase.end + 1..end).find(|t| matches!(syntax.kind(*t), Kind::Comma | Kind::Dash)).unwrap_or(end);
        let apposition = syntax.wide_phrase(Range::new(phrase.end + 1, close)).filter(|p| !p.pronoun && p.range.end == close);
        match apposition {
            Some(apposition) => Range::new(phrase.start, apposition.range.end),
            None => phrase,
        }
    }

    fn quoted(&self, window: Tokens<'a>, features: &[Feature]) -> Reached {
        let miss = Miss { at: window.at(), wanted: "a quotation" };
        let found = if window.range().is_empty() { None } else { self.scene.quotation_at(window.at(), window.is_backward()) };
        let (pair, sentence) = found.ok_or(miss)?;
        self.quoted_fits(features, sentence, pair.tokens)?;
        Ok(pair.tokens)
    }

    fn quoted_fits(&self, features: &[Feature], sentence: bool, at: Range) -> Result<(), Miss> {
        let holds = |p| (p == Property::Sentence && sentence) || (p == Property::Fragment && !sentence);
        if features.iter().all(|f| f.holds(holds)) { Ok(()) } else { Err(Miss { at: at.start, wanted: "a quotation of another kind" }) }
    }

    /// Everything on this side, if a clause stands there and not just a quoted sentence.
    fn content(&self, window: Tokens<'a>) -> Reached {
        let syntax = &self.scene.syntax;
        let range = self.scene.trim(window.range());
        let verb = range.iter().any(|t| syntax.clause_at(t).and_then(|c| syntax.clause(c)).is_some_and(|c| c.finite == Some(t)));
        if verb { Ok(range) } else { Err(Miss { at: window.at(), wanted: "a clause with a verb" }) }
    }

    fn rest(&self, window: Tokens<'a>) -> Reached {
        let syntax = &self.scene.syntax;
        let range = window.range();
        let stops = |t: &u32| matches!(syntax.kind(*t), Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Dash);
        let end = range.iter().find(stops).unwrap_or(range.end);
        if end > range.start { Ok(Range::new(range.start, end)) } else { Err(Miss { at: range.start, wanted: "a word" }) }
    }

    fn sentence(&mut self, features: &[Feature]) -> Reached {
        let syntax = &self.scene.syntax;
        let range = syntax.range;
        let main = syntax.ids().find(|id| syntax.clause(*id).is_some_and(|c| c.kind == ClauseKind::Main && c.parent.is_none() && c.finite.is_some()));
        let main = main.ok_or(Miss { at: range.start, wanted: "a main clause" })?;
        self.clause_fits(main, features, range.start)?;
        self.take(range);
        Ok(range)
    }

    fn previous(&mut self, from: u32) -> Result<u32, Miss> {
        match self.scene.previous {
            Some(previous) => {
                self.take(self.scene.trim(previous));
                Ok(from)
            }
            None => self.miss(from, "a sentence before"),
        }
    }

    fn matrix(&mut self, from: u32) -> Result<u32, Miss> {
        let syntax = &self.scene.syntax;
        let inner = self.clause.and_then(|id| syntax.clause(id));
        let matrix = inner.and_then(|c| c.parent).filter(|m| syntax.clause(*m).is_some_and(|c| c.finite.is_some()));
        match (matrix, inner) {
            (Some(matrix), Some(inner)) => {
                let extent = self.scene.host_extent(matrix, inner.extent);
                self.take(extent);
                Ok(from)
            }
            _ => self.miss(from, "a clause it depends on"),
        }
    }

    /// A clause that depends on the reporting one.
    fn complement(&mut self, features: &[Feature], from: u32) -> Result<u32, Miss> {
        let syntax = &self.scene.syntax;
        let Some(matrix) = self.frame.or(self.clause) else { return self.miss(from, "a reporting clause") };
        let finite = syntax.clause(matrix).and_then(|c| c.finite).unwrap_or(0);
        let candidates: Vec<ClauseId> = syntax.children(matrix).collect();
        let behind = |id: &ClauseId| syntax.clause(*id).is_some_and(|c| c.first > finite);
        let (after, before): (Vec<_>, Vec<_>) = candidates.into_iter().partition(behind);
        for id in after.into_iter().chain(before) {
            if self.clause_fits(id, features, from).is_ok() {
                let extent = self.scene.complement_extent(matrix, id);
                self.take(extent);
                return Ok(extent.end.max(from));
            }
        }
        self.miss(from, "a clause that depends on it")
    }

    /// The clause that begins (or, backward, ends) at a position.
    fn clause_from(&mut self, features: &[Feature], parts: &'s [Pattern], from: u32, backward: bool) -> Result<u32, Miss> {
        let syntax = &self.scene.syntax;
        let at = if backward { from.max(1) - 1 } else { from };
        let Some(id) = syntax.clause_at(at) else { return self.miss(at, "a clause") };
        if !backward && syntax.clause(id).is_some_and(|c| c.first < from) {
            return self.miss(at, "the start of a clause");
        }
        let range = self.in_clause(id, features, parts, None, at)?;
        Ok(if backward { range.start } else { range.end })
    }

    /// A clause and the parts it must hold, in any order.
    fn in_clause(&mut self, id: ClauseId, features: &[Feature], parts: &'s [Pattern], anchor: Option<Range>, at: u32) -> Reached {
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

    fn clause_fits(&mut self, id: ClauseId, features: &[Feature], at: u32) -> Result<(), Miss> {
        let syntax = &self.scene.syntax;
        let Some(clause) = syntax.clause(id).copied() else { return self.miss(at, "a clause") };
        let (konjunktiv1, konjunktiv2) = self.scene.konjunktiv(id);
        let holds = |property| match property {
            Property::VerbFirst => clause.verb_first,
            Property::Main => clause.kind == ClauseKind::Main,
            Property::WieClause => clause.kind == ClauseKind::Wie,
            Property::QuestionClause => matches!(clause.kind, ClauseKind::Whether | ClauseKind::Question | ClauseKind::Wie),
            Property::DassClause => clause.kind == ClauseKind::Dass,
            Property::InfinitiveClause => clause.kind == ClauseKind::Infinitive,
            Property::RelativeClause => clause.kind == ClauseKind::Relative,
            Property::Konjunktiv1 => konjunktiv1,
            Property::Konjunktiv2 => konjunktiv2,
            Property::Konjunktiv => konjunktiv1 || konjunktiv2,
            Property::Coordinated => clause.coordinated,
            Property::Passive => self.scene.predicate(id).is_some_and(|p| p.passive),
            _ => false,
        };
        if features.iter().all(|f| f.holds(holds)) { Ok(()) } else { self.miss(at, "a clause of another kind") }
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
            Pattern::Terminal(Terminal::Subject, _) => self.subject(id),
            Pattern::Terminal(Terminal::Agent, _) => self.agent(id),
            Pattern::Terminal(Terminal::Object, _) => self.object(id),
            Pattern::Terminal(Terminal::Document, _) => self.document(id),
            other => {
                let own: Vec<u32> = self.scene.syntax.own(id).collect();
                let mut marks: Vec<u32> = self.scene.pairs.iter().filter(|p| p.depth == 0).map(|p| p.tokens.start).collect();
                marks.retain(|m| self.scene.syntax.clause(id).is_some_and(|c| c.extent.contains(*m)));
                let places = own.into_iter().chain(marks);
                for place in places {
                    if self.attempt(|m| m.step(other, place, false)).is_ok() {
                        return Ok(());
                    }
                }
                self.miss(at, "a part of the clause")
            }
        }
    }

    fn verb(&mut self, id: ClauseId, features: &[Feature]) -> Result<(), Miss> {
        let at = self.scene.syntax.clause(id).map_or(0, |c| c.finite.unwrap_or(c.first));
        let Some(predicate) = self.scene.predicate(id) else { return self.miss(at, "a verb") };
        let takes = self.scene.lexeme(id).map(|l| l.takes).unwrap_or_default();
        let holds = |property| match property {
            Property::Takes(wanted) => takes.intersects(wanted),
            Property::Passive => predicate.passive,
            _ => false,
        };
        if !features.iter().all(|f| f.holds(holds)) {
            return self.miss(at, "a verb that reports so");
        }
        let words: Vec<Range> = predicate.words.iter().copied().collect();
        words.into_iter().for_each(|range| self.take(range));
        self.correlate(id);
        Ok(())
    }

    /// The da-word that announces the clause: `wies darauf hin`.
    fn correlate(&mut self, id: ClauseId) {
        let Some(lexeme) = self.scene.lexeme(id) else { return };
        let syntax = &self.scene.syntax;
        let found = syntax.own(id).find(|t| lexeme.correlates.iter().any(|c| c == syntax.text_at(*t)));
        if let Some(at) = found {
            self.take(Range::new(at, at + 1));
        }
    }

    fn subject(&mut self, id: ClauseId) -> Result<(), Miss> {
        let scene = self.scene;
        let syntax = &scene.syntax;
        let at = syntax.clause(id).map_or(0, |c| c.first);
        if scene.predicate(id).is_none_or(|p| p.passive) {
            return self.miss(at, "an active verb");
        }
        let mut found = scene.subject(id);
        if found.is_none() && syntax.clause(id).is_some_and(|c| c.coordinated) {
            // und forderte …: the subject of the clause before
            let before = |other: &ClauseId| *other < id && syntax.clause(*other).is_some_and(|c| c.parent.is_none() && c.finite.is_some());
            found = syntax.ids().rev().find(before).and_then(|before| scene.subject(before));
        }
        let expletive = |c: &&Constituent| c.phrase.pronoun && syntax.is(c.phrase.head, Classes::EXPLETIVE);
        self.take_constituent(found.filter(|c| !expletive(c)), at, "a subject")
    }

    fn agent(&mut self, id: ClauseId) -> Result<(), Miss> {
        let scene = self.scene;
        let at = scene.syntax.clause(id).map_or(0, |c| c.first);
        let passive = scene.predicate(id).is_some_and(|p| p.passive);
        let agent = if passive { scene.syntax.agent(scene.phrases(id)) } else { None };
        self.take_constituent(agent.as_ref(), at, "an agent")
    }

    fn take_constituent(&mut self, found: Option<&Constituent>, at: u32, wanted: &'static str) -> Result<(), Miss> {
        match found {
            Some(constituent) => {
                constituent.tokens.iter().for_each(|range| self.take(*range));
                Ok(())
            }
            None => self.miss(at, wanted),
        }
    }

    fn take_phrase(&mut self, found: Option<&Placed>, at: u32, wanted: &'static str) -> Result<(), Miss> {
        match found {
            Some(placed) => {
                self.take(placed.phrase.range);
                Ok(())
            }
            None => self.miss(at, wanted),
        }
    }

    fn object(&mut self, id: ClauseId) -> Result<(), Miss> {
        let scene = self.scene;
        let syntax = &scene.syntax;
        let at = syntax.clause(id).map_or(0, |c| c.first);
        let (Some(predicate), Some(lexeme)) = (scene.predicate(id), scene.lexeme(id)) else { return self.miss(at, "a reporting verb") };
        let phrases = scene.phrases(id);
        let after = |words: &[&str]| phrases.iter().find(|p| p.preposition.is_some_and(|at| words.iter().any(|w| same(syntax.text_at(at), w))));
        let bare = |fits: &dyn Fn(&Phrase) -> bool| phrases.iter().find(|p| p.preposition.is_none() && fits(&p.phrase));
        let marked = || match (lexeme.addressee?, predicate.passive) {
            (Addressee::Dative, _) => bare(&|p| p.agreement.intersects(Agreement::DATIVE) && !p.agreement.intersects(Agreement::NOMINATIVE)),
            (Addressee::Accusative, true) => bare(&|p| p.agreement.intersects(Agreement::NOMINATIVE)),
            (Addressee::Accusative, false) => {
                let subject = scene.subject(id).map(|s| s.phrase.range);
                bare(&|p| p.agreement.intersects(Agreement::ACCUSATIVE) && subject != Some(p.range) && !syntax.is_temporal(p))
            }
            (other, _) => after(&[other.preposition()?]),
        };
        self.take_phrase(after(&["gegenüber"]).or_else(marked), at, "an addressee")
    }

    fn document(&mut self, id: ClauseId) -> Result<(), Miss> {
        let scene = self.scene;
        let syntax = &scene.syntax;
        let at = syntax.clause(id).map_or(0, |c| c.first);
        let speaks = Classes::TEXT | Classes::MEDIUM | Classes::WRITTEN_SETTING | Classes::PUBLIC_SETTING | Classes::GROUP | Classes::BODY | Classes::SEAT;
        let inside = |p: &&Placed| p.preposition.is_some_and(|at| syntax.is(at, Classes::ATTRIBUTIVE)) && p.phrase.classes.intersects(speaks);
        self.take_phrase(scene.phrases(id).iter().find(inside), at, "a text that speaks")
    }

    /// Works out what clauses leave of each other.
    fn finish(self) -> Match {
        let scene = self.scene;
        let mut roles = Roles::default();
        for (role, bound) in &self.bound {
            if let Taken::Words(range) = bound {
                roles.get_mut(*role).add(*range);
            }
        }
        for (role, bound) in &self.bound {
            let Taken::Clause(id) = bound else { continue };
            if *role == Role::Frame {
                roles.get_mut(Role::Frame).add(scene.frame_extent(*id));
            } else {
                let extent = scene.host_extent(*id, roles.get(Role::Frame).hull());
                let rest = Ranges::from(extent).minus(roles.get(Role::Frame));
                *roles.get_mut(*role) = scene.trim_all(&rest);
            }
        }
        let frame = roles.get(Role::Frame).minus(roles.get(Role::Quote));
        *roles.get_mut(Role::Frame) = frame;
        Match { roles, clause: self.frame.or(self.clause) }
    }
}

fn one<'a>(parser: impl Parser<Tokens<'a>, Output = &'a crate::lexicon::Word, Error = Miss>, window: Tokens<'a>) -> Reached {
    let mut parser = parser;
    match parser.parse(window) {
        Ok((rest, _)) => {
            let (before, after) = (window.range(), rest.range());
            Ok(if window.is_backward() { Range::new(after.end, before.end) } else { Range::new(before.start, after.start) })
        }
        Err(nom::Err::Error(miss) | nom::Err::Failure(miss)) => Err(miss),
        Err(nom::Err::Incomplete(_)) => Err(Miss { at: window.at(), wanted: "a word" }),
    }
}
