//! Segments → clauses: which words belong together, what depends on what.
//!
//! German commas separate clauses, and the place of the finite verb tells which clause a stretch belongs to. One pass over the
//! segments keeps the clauses that still wait for their verb; nothing is guessed twice, so the work is linear.

use super::clause::{Clause, ClauseId, ClauseKind};
use super::phrase::{Phrase, Phrases, Reach};
use super::segment::{Lead, Segment, View};
use crate::lexicon::{Classes, Lexicon, Word};
use crate::span::{Range, Ranges};
use crate::text::{Kind, Pair};

/// The syntax of one sentence.
#[derive(Debug)]
pub struct Syntax<'a> {
    /// All words of the document.
    pub words: &'a [Word],
    /// The document's text.
    pub text: &'a str,
    /// What the words mean.
    pub lexicon: &'a Lexicon,
    /// The sentence's tokens, its final stop included.
    pub range: Range,
    /// Its clauses, in the order in which they begin to be built; a clause stands after the one it depends on.
    pub clauses: Vec<Clause>,
    /// Its quotation marks, outermost pairs that are quoted sentences.
    pub quoted: Vec<Range>,
    /// Per token of the sentence the clause it belongs to.
    owner: Vec<ClauseId>,
}

/// Owner of separators, quotation marks and the final stop.
const NOBODY: ClauseId = ClauseId::MAX;
/// Owner of what stands inside a quoted sentence or in brackets.
const HIDDEN: ClauseId = ClauseId::MAX - 1;
/// More clauses than this in one sentence are not told apart: a list, not a sentence.
const MOST: usize = 200;

impl<'a> Syntax<'a> {
    /// Parses a sentence. `pairs` are the quotation marks inside it.
    pub fn parse(words: &'a [Word], text: &'a str, lexicon: &'a Lexicon, range: Range, pairs: &[Pair]) -> Self {
        let owner = vec![NOBODY; range.len() as usize];
        let mut syntax = Self { words, text, lexicon, range, clauses: Vec::with_capacity(4), quoted: Vec::new(), owner };
        syntax.hide(pairs);
        let mut visible = Vec::with_capacity(range.len() as usize);
        visible.extend(range.iter().filter(|t| syntax.owner(*t) == Some(NOBODY) && !syntax.is_mark(*t)));
        let view = View::new(words, text, visible);
        let mut builder = Builder { syntax, view, current: None };
        builder.build();
        let mut syntax = builder.syntax;
        syntax.measure();
        syntax
    }

    /// The word at a position of the document.
    pub fn word(&self, at: u32) -> Option<&'a Word> {
        self.words.get(at as usize)
    }

    /// The text of the word at a position; empty outside the document.
    pub fn text_at(&self, at: u32) -> &'a str {
        self.word(at).map_or("", |w| w.token.text(self.text))
    }

    /// Whether the word at a position can be one of these.
    pub fn is(&self, at: u32, classes: Classes) -> bool {
        self.word(at).is_some_and(|w| w.is(classes))
    }

    /// The kind of token at a position.
    pub fn kind(&self, at: u32) -> Kind {
        self.word(at).map_or(Kind::Symbol, |w| w.token.kind)
    }

    /// Whether the word at a position is `ich` or `wir`: a pronoun that only the first person agrees with.
    pub fn is_first_person(&self, at: u32) -> bool {
        self.word(at).is_some_and(|w| w.is(Classes::PRONOUN) && w.is(Classes::FIRST_PERSON))
    }

    fn is_mark(&self, at: u32) -> bool {
        self.kind(at) == Kind::Mark
    }

    /// A clause.
    pub fn clause(&self, id: ClauseId) -> Option<&Clause> {
        self.clauses.get(id as usize)
    }

    fn owner(&self, at: u32) -> Option<ClauseId> {
        self.owner.get(at.checked_sub(self.range.start)? as usize).copied()
    }

    /// The clause a word belongs to; `None` for separators and what is hidden.
    pub fn clause_at(&self, at: u32) -> Option<ClauseId> {
        self.owner(at).filter(|o| *o < HIDDEN)
    }

    /// The words of a clause without the clauses that depend on it.
    pub fn own(&self, id: ClauseId) -> impl DoubleEndedIterator<Item = u32> + '_ {
        let extent = self.clause(id).map_or(Range::default(), |c| c.extent);
        extent.iter().filter(move |t| self.owner(*t) == Some(id))
    }

    /// The stretches of a clause's own words.
    pub fn own_ranges(&self, id: ClauseId) -> Ranges {
        self.own(id).map(|t| Range::new(t, t + 1)).collect()
    }

    /// The clauses that depend on one, nearest first.
    pub fn children(&self, id: ClauseId) -> impl Iterator<Item = ClauseId> + '_ {
        self.ids().filter(move |c| self.clause(*c).is_some_and(|clause| clause.parent == Some(id)))
    }

    /// All clauses.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = ClauseId> + use<> {
        0..ClauseId::try_from(self.clauses.len()).unwrap_or(HIDDEN)
    }

    /// Whether a clause is another or depends on it.
    pub fn depends(&self, mut id: ClauseId, on: ClauseId) -> bool {
        loop {
            if id == on {
                return true;
            }
            match self.clause(id).and_then(|c| c.parent) {
                Some(parent) => id = parent,
                None => return false,
            }
        }
    }

    /// The sentence without its final stop and the marks behind it.
    pub fn body(&self) -> Range {
        let mut end = self.range.end;
        while end > self.range.start && self.kind(end - 1).is_terminal() {
            end -= 1;
        }
        Range::new(self.range.start, end)
    }

    /// The noun phrase at the start of a range, with what surely belongs to it.
    pub fn phrase(&self, range: Range) -> Option<Phrase> {
        self.phrases().at(range, Reach::Near)
    }

    /// The noun phrase at the start of a range, with all that can belong to it.
    pub fn wide_phrase(&self, range: Range) -> Option<Phrase> {
        self.phrases().at(range, Reach::Far)
    }

    fn phrases(&self) -> Phrases<'a> {
        Phrases { words: self.words, text: self.text, lexicon: Some(self.lexicon) }
    }

    /// Takes quoted sentences and brackets out of sight. A quoted fragment stays in: it is part of the clause around it.
    fn hide(&mut self, pairs: &[Pair]) {
        for pair in pairs.iter().filter(|p| p.depth == 0) {
            if self.is_quoted_sentence(pair) {
                self.quoted.push(pair.tokens);
                self.own_all(pair.tokens, HIDDEN);
            }
        }
        let mut open: Option<u32> = None;
        for at in self.range.iter() {
            match self.kind(at) {
                Kind::Open if open.is_none() => open = Some(at),
                Kind::Close => {
                    if let Some(start) = open.take() {
                        self.own_all(Range::new(start, at + 1), HIDDEN);
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether a quotation can stand for itself: it ends like a sentence, has a finite verb, follows a colon, or is long.
    fn is_quoted_sentence(&self, pair: &Pair) -> bool {
        let inside = pair.inside();
        let ends = inside.len() > 1 && self.kind(inside.end - 1).is_terminal();
        let led_in = pair.tokens.start > self.range.start && self.kind(pair.tokens.start - 1) == Kind::Colon;
        let verb = || {
            inside.iter().any(|at| {
                self.word(at).is_some_and(|w| {
                    w.is(Classes::FINITE) && !w.is(Classes::ADJECTIVE | Classes::ADVERB | Classes::PREPOSITION | Classes::DETERMINER)
                        && !(w.is(Classes::INFINITIVE | Classes::PARTICIPLE) && !w.is(Classes::AUXILIARY | Classes::MODAL) && inside.len() < 4)
                })
            })
        };
        ends || led_in || inside.len() >= 12 || (inside.len() >= 3 && verb())
    }

    fn own_all(&mut self, range: Range, owner: ClauseId) {
        for at in range.iter() {
            self.set_owner(at, owner);
        }
    }

    fn set_owner(&mut self, at: u32, id: ClauseId) {
        if let Some(owner) = at.checked_sub(self.range.start).and_then(|i| self.owner.get_mut(i as usize)) {
            *owner = id;
        }
    }

    /// Fills in how far each clause reaches with all that depends on it, and whether it can report.
    fn measure(&mut self) {
        let mut found = vec![(false, false, false); self.clauses.len()];
        for (at, owner) in self.range.iter().zip(&self.owner) {
            let (Some(clause), Some((verb, phrase, companion))) = (self.clauses.get_mut(*owner as usize), found.get_mut(*owner as usize)) else {
                continue;
            };
            clause.extent.end = clause.extent.end.max(at + 1);
            if let Some(word) = self.words.get(at as usize) {
                *verb |= word.is(Classes::REPORTING_VERB);
                *phrase |= word.is(Classes::REPORTING_PHRASE);
                *companion |= word.companion;
            }
        }
        for (clause, (verb, phrase, companion)) in self.clauses.iter_mut().zip(found) {
            clause.reports = verb || (phrase && companion);
        }
        for id in self.ids().rev() {
            let Some((extent, Some(parent))) = self.clause(id).map(|c| (c.extent, c.parent)) else { continue };
            if let Some(parent) = self.clauses.get_mut(parent as usize) {
                parent.extent = Range::new(parent.extent.start.min(extent.start), parent.extent.end.max(extent.end));
                parent.governs = true;
            }
        }
    }
}

struct Builder<'a> {
    syntax: Syntax<'a>,
    view: View<'a>,
    /// The clause that was worked on last.
    current: Option<ClauseId>,
}

impl Builder<'_> {
    fn build(&mut self) {
        for segment in self.view.segments() {
            let mut rest = Some(segment);
            while let Some(segment) = rest.take() {
                if self.syntax.clauses.len() >= MOST {
                    self.fragment(segment);
                    continue;
                }
                rest = self.segment(segment);
            }
        }
    }

    /// Places a segment; gives back what is left if a coordinator splits it.
    fn segment(&mut self, segment: Segment) -> Option<Segment> {
        let follows = self.current.is_some();
        let lead = self.view.lead(segment, follows);
        let verb_final = matches!(lead, Lead::Subordinate(_)) || self.coordinates_verb_final(segment);
        let finite = if verb_final { self.view.finite_late(segment) } else { self.view.finite_early(segment) };
        if let Some(finite) = finite
            && let Some(cut) = self.view.split(segment, finite, verb_final)
        {
            let (head, tail) = (Segment { to: cut, ..segment }, Segment { from: cut, before: Kind::Comma, ..segment });
            self.place(head, lead, verb_final);
            return Some(tail);
        }
        self.place(segment, lead, verb_final);
        None
    }

    fn place(&mut self, segment: Segment, lead: Lead, verb_final: bool) {
        match lead {
            Lead::Subordinate(opener) => self.subordinate(segment, opener),
            Lead::Plain if verb_final => self.second_verb_final(segment),
            Lead::Plain => match self.view.finite_early(segment) {
                Some(finite) => self.with_verb(segment, finite),
                None if self.view.zu_infinitive(segment).is_some() => self.infinitive(segment),
                None => self.fragment(segment),
            },
        }
    }

    fn clause(&self, id: Option<ClauseId>) -> Option<&Clause> {
        self.syntax.clause(id?)
    }

    fn clause_mut(&mut self, id: ClauseId) -> Option<&mut Clause> {
        self.syntax.clauses.get_mut(id as usize)
    }

    /// The innermost clause on the way up from the current one for which a condition holds.
    fn upward(&self, fits: impl Fn(&Clause) -> bool) -> Option<ClauseId> {
        let mut id = self.current;
        while let Some(clause) = self.clause(id) {
            if fits(clause) {
                return id;
            }
            id = clause.parent;
        }
        None
    }

    fn new_clause(&mut self, kind: ClauseKind, parent: Option<ClauseId>, segment: Segment) -> ClauseId {
        let at = self.view.token(segment.from);
        let id = ClauseId::try_from(self.syntax.clauses.len()).unwrap_or(HIDDEN);
        self.syntax.clauses.push(Clause::new(kind, parent, at));
        self.current = Some(id);
        id
    }

    fn give(&mut self, segment: Segment, id: ClauseId) {
        for at in segment.from..segment.to {
            self.syntax.set_owner(self.view.token(at), id);
        }
        self.current = Some(id);
    }

    fn set_finite(&mut self, id: ClauseId, finite: usize, segment: Segment) {
        let token = self.view.token(finite);
        let first = (segment.from..finite).all(|at| self.view.word(at).is_some_and(|w| w.is(Classes::COORDINATOR)));
        if let Some(clause) = self.clause_mut(id) {
            let fresh = clause.first >= token || clause.extent.len() <= 1;
            clause.finite = Some(token);
            clause.verb_first = first && fresh;
        }
    }

    /// A segment with `und` that goes on with the verb-last clause before it: `dass A kam und | B ging`.
    fn coordinates_verb_final(&self, segment: Segment) -> bool {
        let joined = self.view.word(segment.from).is_some_and(|w| w.is(Classes::COORDINATOR));
        let inside = self.clause(self.current).is_some_and(|c| c.kind.is_verb_final());
        let rest = Segment { from: segment.from + 1, ..segment };
        joined && inside && self.view.finite_late(rest).is_some_and(|f| f + 1 == rest.to && f > rest.from)
    }

    fn second_verb_final(&mut self, segment: Segment) {
        let before = self.clause(self.current).map(|c| (c.kind, c.parent));
        let (kind, parent) = before.unwrap_or((ClauseKind::Adverbial, None));
        let id = self.new_clause(kind, parent, segment);
        if let Some(clause) = self.clause_mut(id) {
            clause.coordinated = true;
        }
        self.give(segment, id);
        if let Some(finite) = self.view.finite_late(segment) {
            self.set_finite(id, finite, segment);
        }
    }

    fn subordinate(&mut self, segment: Segment, opener: usize) {
        let kind = self.kind_of(opener);
        if self.current.is_none() {
            // the sentence begins with it: its main clause is still to come
            self.new_clause(ClauseKind::Main, None, segment);
        }
        let coordinated = opener > segment.from && self.view.word(segment.from).is_some_and(|w| w.is(Classes::COORDINATOR));
        let sibling = coordinated.then(|| self.upward(|c| c.kind == kind)).flatten();
        let parent = match sibling {
            Some(sibling) => self.clause(Some(sibling)).and_then(|c| c.parent),
            None => self.current,
        };
        let id = self.new_clause(kind, parent, segment);
        self.give(segment, id);
        let token = self.view.token(opener);
        if let Some(clause) = self.clause_mut(id) {
            clause.opener = Some(token);
            clause.coordinated = coordinated;
        }
        if let Some(finite) = self.view.finite_late(segment).filter(|f| *f > opener) {
            self.set_finite(id, finite, segment);
        } else if self.view.zu_infinitive(segment).is_some()
            && let Some(clause) = self.clause_mut(id)
        {
            clause.kind = ClauseKind::Purpose; // anstatt zu …
        }
    }

    fn kind_of(&self, opener: usize) -> ClauseKind {
        let Some(word) = self.view.word(opener) else { return ClauseKind::Adverbial };
        let next = self.view.word(opener + 1);
        if word.is(Classes::DASS) {
            let result = opener > 0 && self.view.word(opener - 1).is_some_and(|w| w.is(Classes::SO | Classes::INFINITIVE_OPENER));
            if result { ClauseKind::Adverbial } else { ClauseKind::Dass }
        } else if word.is(Classes::WHETHER) {
            let as_if = opener > 0 && self.view.word(opener - 1).is_some_and(|w| w.is(Classes::MAYBE_SUBORDINATOR));
            if as_if { ClauseKind::Adverbial } else { ClauseKind::Whether }
        } else if word.is(Classes::WIE) {
            ClauseKind::Wie
        } else if word.is(Classes::RELATIVE) || (word.is(Classes::PREPOSITION) && next.is_some_and(|w| w.is(Classes::RELATIVE))) {
            ClauseKind::Relative
        } else if word.is(Classes::PRONOUN | Classes::WONACH) || word.is(Classes::QUESTION) {
            ClauseKind::Question
        } else {
            ClauseKind::Adverbial
        }
    }

    /// A segment with a finite verb that nothing subordinates.
    fn with_verb(&mut self, segment: Segment, finite: usize) {
        let last = finite + 1 == segment.to;
        let first = finite == segment.from;
        let waiting_final = self.upward(|c| c.kind.is_verb_final() && c.finite.is_none());
        let waiting_main = self.upward(|c| c.kind == ClauseKind::Main && c.finite.is_none());
        let conditional = first.then(|| self.conditional()).flatten();
        let id = match (waiting_final, waiting_main, conditional) {
            (Some(id), _, _) if last && !(first && waiting_main.is_some()) => id,
            (_, Some(id), _) => id,
            (_, _, Some(condition)) => self.main_after(condition, segment),
            _ => {
                let parent = self.parent_of_main(segment, finite);
                let id = self.new_clause(ClauseKind::Main, parent, segment);
                let joined = self.view.word(segment.from).is_some_and(|w| w.is(Classes::COORDINATOR));
                if let Some(clause) = self.clause_mut(id) {
                    clause.coordinated = joined;
                }
                id
            }
        };
        self.give(segment, id);
        self.set_finite(id, finite, segment);
    }

    /// `Sollte dies scheitern, | werde …`: the clause before, if it began the sentence with its verb.
    fn conditional(&self) -> Option<ClauseId> {
        let root = self.upward(|c| c.parent.is_none())?;
        let clause = self.clause(Some(root))?;
        let only = self.syntax.clauses.iter().filter(|c| c.parent.is_none()).count() == 1;
        let begins = clause.first == self.view.token(0) && clause.verb_first && clause.kind == ClauseKind::Main;
        (only && begins).then_some(root)
    }

    /// Makes the clause before an adverbial one and opens the main clause it belongs to.
    fn main_after(&mut self, condition: ClauseId, segment: Segment) -> ClauseId {
        let main = self.new_clause(ClauseKind::Main, None, segment);
        if let Some(clause) = self.clause_mut(condition) {
            clause.kind = ClauseKind::Adverbial;
            clause.parent = Some(main);
        }
        main
    }

    /// What a new main clause depends on: as object clause on the verb before (`sagte, er komme`), otherwise on nothing.
    fn parent_of_main(&self, segment: Segment, finite: usize) -> Option<ClauseId> {
        let joined = self.view.word(segment.from).is_some_and(|w| w.is(Classes::COORDINATOR));
        let verb_first = finite == segment.from;
        if joined {
            let konjunktiv = |token: u32| self.syntax.is(token, Classes::KONJUNKTIV1 | Classes::KONJUNKTIV2);
            let same = |c: &Clause| c.kind == ClauseKind::Main && c.finite.is_some_and(konjunktiv);
            if konjunktiv(self.view.token(finite)) {
                return self.upward(same).and_then(|c| self.clause(Some(c))?.parent);
            }
            return None;
        }
        let object = !verb_first && matches!(segment.before, Kind::Comma | Kind::Colon);
        if object { self.current } else { None }
    }

    fn infinitive(&mut self, segment: Segment) {
        let first_word = self.view.word(segment.from);
        let purpose = first_word.is_some_and(|w| w.is(Classes::INFINITIVE_OPENER));
        let joined = first_word.is_some_and(|w| w.is(Classes::COORDINATOR));
        let waiting = self.upward(|c| c.finite.is_none() && c.kind.is_verb_final());
        let first = self.current.is_none();
        if first {
            self.new_clause(ClauseKind::Main, None, segment);
        }
        if let (Some(waiting), false) = (waiting, purpose) {
            return self.give(segment, waiting);
        }
        let kind = if purpose { ClauseKind::Purpose } else { ClauseKind::Infinitive };
        let sibling = joined.then(|| self.upward(|c| c.kind == kind)).flatten();
        let parent = match sibling {
            Some(sibling) => self.clause(Some(sibling)).and_then(|c| c.parent),
            None => self.current,
        };
        let id = self.new_clause(kind, parent, segment);
        if let Some(clause) = self.clause_mut(id) {
            clause.coordinated = joined;
        }
        self.give(segment, id);
    }

    /// A segment without verb: an apposition, a list, an afterthought. It belongs to the clause that waits for its verb, or to
    /// the one before it.
    fn fragment(&mut self, segment: Segment) {
        let waiting = self.upward(|c| c.finite.is_none() && !matches!(c.kind, ClauseKind::Infinitive | ClauseKind::Purpose));
        let id = match waiting.or(self.current) {
            Some(id) => id,
            None => self.new_clause(ClauseKind::Main, None, segment),
        };
        self.give(segment, id);
    }
}
