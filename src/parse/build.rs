//! Segments → clauses: which words belong together, what depends on what.
//!
//! German commas separate clauses, and the place of the finite verb tells which clause a stretch belongs to. One pass over the
//! segments keeps the clauses that still wait for their verb; nothing is guessed twice, so the work is linear.

use super::clause::{Clause, ClauseId, ClauseKind};
use super::segment::{Lead, Segment, View};
use super::syntax::{HIDDEN, Syntax};
use crate::lexicon::{Classes, Word};
use crate::text::Kind;

/// More clauses than this in one sentence are not told apart: a list, not a sentence.
const MOST: usize = 200;

/// Finds the clauses of a sentence.
pub(super) fn build<'a>(syntax: &mut Syntax<'a>, view: &View<'a>) {
    Builder { syntax, view, current: None, next: None, opening: None }.build();
}

pub(super) struct Builder<'b, 'a> {
    pub(super) syntax: &'b mut Syntax<'a>,
    pub(super) view: &'b View<'a>,
    /// The clause that was worked on last.
    pub(super) current: Option<ClauseId>,
    /// The segment behind the one that is placed.
    pub(super) next: Option<Segment>,
    /// A segment without verb that was given to a complete clause, and how many clauses there were then: it may open another one.
    pub(super) opening: Option<(Segment, usize)>,
}

impl Builder<'_, '_> {
    fn build(&mut self) {
        let segments = &self.view.segments;
        for (number, segment) in segments.iter().enumerate() {
            self.next = segments.get(number + 1).copied();
            let mut rest = Some(*segment);
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
        let lead = match self.view.lead(segment, follows) {
            Lead::Subordinate(opener) if self.closes_waiting(opener) => Lead::Plain,
            lead => lead,
        };
        let verb_final = matches!(lead, Lead::Subordinate(_)) || self.coordinates_verb_final(segment);
        let finite =
            |segment| if verb_final { self.view.finite_late(segment) } else { self.view.finite_early(segment) };
        let verb = finite(segment);
        let split = |verb| self.view.split(segment, verb, verb_final).filter(|cut| !self.in_marks(verb, *cut));
        if let Some(cut) = verb.and_then(split) {
            let (head, tail) = (Segment { to: cut, ..segment }, Segment { from: cut, before: Kind::Comma, ..segment });
            self.place(head, lead, verb_final, finite(head));
            return Some(tail);
        }
        self.place(segment, lead, verb_final, verb);
        None
    }

    /// Places a segment with its finite verb.
    fn place(&mut self, segment: Segment, lead: Lead, verb_final: bool, finite: Option<usize>) {
        match lead {
            Lead::Subordinate(opener) => self.subordinate(segment, opener, finite),
            Lead::Plain if verb_final => self.second_verb_final(segment, finite),
            Lead::Plain => match finite {
                Some(finite) => self.with_verb(segment, finite),
                None if self.view.zu_infinitive(segment).is_some() => self.infinitive(segment),
                None => self.fragment(segment),
            },
        }
    }

    pub(super) fn clause(&self, id: Option<ClauseId>) -> Option<&Clause> {
        self.syntax.clause(id?)
    }

    pub(super) fn clause_mut(&mut self, id: ClauseId) -> Option<&mut Clause> {
        self.syntax.clauses.get_mut(id as usize)
    }

    /// The innermost clause on the way up from the current one for which a condition holds.
    pub(super) fn upward(&self, fits: impl Fn(&Clause) -> bool) -> Option<ClauseId> {
        let mut id = self.current;
        while let Some(clause) = self.clause(id) {
            if fits(clause) {
                return id;
            }
            id = clause.parent;
        }
        None
    }

    pub(super) fn new_clause(&mut self, kind: ClauseKind, parent: Option<ClauseId>, segment: Segment) -> ClauseId {
        let at = self.view.token(segment.from);
        let id = ClauseId::try_from(self.syntax.clauses.len()).unwrap_or(HIDDEN);
        self.syntax.clauses.push(Clause::new(kind, parent, at));
        self.current = Some(id);
        id
    }

    pub(super) fn give(&mut self, segment: Segment, id: ClauseId) {
        match self.view.range(segment) {
            Some(range) => self.syntax.own_all(range, id),
            None => (segment.from..segment.to).for_each(|at| self.syntax.set_owner(self.view.token(at), id)),
        }
        self.current = Some(id);
    }

    fn set_finite(&mut self, id: ClauseId, finite: usize) {
        let token = self.view.token(finite);
        // nothing of its own before but a coordinator; what depends on it may stand there
        let start = self.clause(Some(id)).map_or(token, |c| c.first);
        let own = |t: &u32| self.syntax.clause_at(*t) == Some(id);
        let first = start == token || (start..token).filter(own).all(|t| self.syntax.is(t, Classes::COORDINATOR));
        if let Some(clause) = self.clause_mut(id) {
            clause.finite = Some(token);
            clause.verb_first = first && !clause.kind.is_verb_final();
        }
    }

    /// A segment with `und` that goes on with the verb-last clause before it: `dass A kam und | B ging`.
    fn coordinates_verb_final(&self, segment: Segment) -> bool {
        let joined = self.view.word(segment.from).is_some_and(|w| w.is(Classes::COORDINATOR));
        let inside = self.clause(self.current).is_some_and(|c| c.kind.is_verb_final());
        let rest = Segment { from: segment.from + 1, ..segment };
        joined && inside && self.view.finite_late(rest).is_some_and(|f| f + 1 == rest.to && f > rest.from)
    }

    fn second_verb_final(&mut self, segment: Segment, finite: Option<usize>) {
        let before = self.clause(self.current).map(|c| (c.kind, c.parent));
        let (kind, parent) = before.unwrap_or((ClauseKind::Adverbial, None));
        let id = self.new_clause(kind, parent, segment);
        if let Some(clause) = self.clause_mut(id) {
            clause.coordinated = true;
        }
        self.give(segment, id);
        if let Some(finite) = finite {
            self.set_finite(id, finite);
        }
    }

    fn subordinate(&mut self, segment: Segment, opener: usize, finite: Option<usize>) {
        let kind = self.kind_of(opener);
        if self.current.is_none() {
            // the sentence begins with it: its main clause is still to come
            self.new_clause(ClauseKind::Main, None, segment);
        }
        let coordinated =
            opener > segment.from && self.view.word(segment.from).is_some_and(|w| w.is(Classes::COORDINATOR));
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
        if let Some(finite) = finite.filter(|f| *f > opener) {
            self.set_finite(id, finite);
        } else if self.view.zu_infinitive(segment).is_some()
            && let Some(clause) = self.clause_mut(id)
        {
            clause.kind = ClauseKind::Purpose; // anstatt zu …
        }
    }

    pub(super) fn kind_of(&self, opener: usize) -> ClauseKind {
        let Some(word) = self.view.word(opener) else {
            return ClauseKind::Adverbial;
        };
        let next = self.view.word(opener + 1);
        if word.is(Classes::DASS) {
            let result = opener > 0
                && self.view.word(opener - 1).is_some_and(|w| w.is(Classes::SO | Classes::INFINITIVE_OPENER));
            if result { ClauseKind::Adverbial } else { ClauseKind::Dass }
        } else if word.is(Classes::WHETHER) {
            let as_if = opener > 0 && self.view.word(opener - 1).is_some_and(|w| w.is(Classes::MAYBE_SUBORDINATOR));
            if as_if { ClauseKind::Adverbial } else { ClauseKind::Whether }
        } else if word.is(Classes::WIE) {
            // "so gut, wie er konnte" compares
            let near = opener.saturating_sub(5)..opener;
            let compares = near.into_iter().any(|at| self.view.word(at).is_some_and(|w| w.is(Classes::SO)));
            if compares { ClauseKind::Adverbial } else { ClauseKind::Wie }
        } else if word.is(Classes::QUESTION)
            && word.is(Classes::RELATIVE)
            && next.is_some_and(|w| w.is(Classes::NOMINAL))
        {
            ClauseKind::Question // welche Straßen …
        } else if word.is(Classes::RELATIVE)
            || (word.is(Classes::PREPOSITION) && next.is_some_and(|w| w.is(Classes::RELATIVE)))
        {
            ClauseKind::Relative
        } else if word.is(Classes::PRONOUN | Classes::WONACH) || word.is(Classes::QUESTION) {
            ClauseKind::Question
        } else {
            ClauseKind::Adverbial
        }
    }

    /// A segment with a finite verb that nothing subordinates.
    fn with_verb(&mut self, segment: Segment, finite: usize) {
        if let Some(host) = self.interrupted(segment, finite) {
            let id = self.new_clause(ClauseKind::Main, Some(host), segment);
            self.give(segment, id);
            self.set_finite(id, finite);
            self.current = Some(host);
            return;
        }
        let last = finite + 1 == segment.to;
        let first = finite == segment.from;
        let waiting_final = self.upward(|c| c.kind.is_verb_final() && c.finite.is_none());
        let waiting_main = self.upward(|c| c.kind == ClauseKind::Main && c.finite.is_none());
        let conditional = first.then(|| self.conditional()).flatten();
        let konjunktiv = self.view.word(finite).is_some_and(Word::is_konjunktiv);
        if first
            && konjunktiv
            && waiting_final.is_none()
            && waiting_main.is_none()
            && let Some(id) = self.opened(ClauseKind::Main, segment)
        {
            return self.set_finite(id, finite);
        }
        if first
            && waiting_main.is_none()
            && conditional.is_none()
            && self.is_condition(segment, finite, waiting_final.is_some())
        {
            let id = self.new_clause(ClauseKind::Adverbial, self.current, segment);
            self.give(segment, id);
            return self.set_finite(id, finite);
        }
        if first
            && waiting_final.is_none()
            && waiting_main.is_none()
            && let Some(id) = self.fronted(ClauseKind::Main, segment, finite)
        {
            return self.set_finite(id, finite);
        }
        let id = match (waiting_final, waiting_main, conditional) {
            (Some(id), _, _) if last && !(first && waiting_main.is_some()) => id,
            (_, Some(id), _) if !first && self.is_said(id, segment, finite) => {
                self.new_clause(ClauseKind::Main, Some(id), segment)
            }
            (_, Some(id), _) => id,
            (_, _, Some(condition)) => self.main_after(condition, segment),
            _ => {
                let parent = self.parent_of_main(segment, finite);
                let id = self.new_clause(ClauseKind::Main, parent, segment);
                // und forderte; stellte aber fest
                let joined = |at| self.view.word(at).is_some_and(|w| w.is(Classes::COORDINATOR));
                let joined = joined(segment.from) || (first && joined(finite + 1));
                self.opening = None;
                if let Some(clause) = self.clause_mut(id) {
                    clause.coordinated = joined;
                }
                id
            }
        };
        self.give(segment, id);
        self.set_finite(id, finite);
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
        let interrupted = self.opening.is_some_and(|(_, clauses)| clauses < self.syntax.clauses.len());
        if interrupted && !purpose && !joined && self.opened(ClauseKind::Infinitive, segment).is_some() {
            return;
        }
        if !purpose && !joined && self.fronted(ClauseKind::Infinitive, segment, segment.from).is_some() {
            return;
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

    /// `nannte das Spiel, das gestern war, | als „übertrieben hart“`
    pub(super) fn likens_marks(&self, segment: Segment) -> bool {
        let marked = || self.syntax.kind(self.view.token(segment.from) + 1) == Kind::Mark;
        self.view.word(segment.from).is_some_and(|w| w.is(Classes::LIKENING)) && marked()
    }

    /// A segment without verb: an apposition, a list, an afterthought. It belongs to the clause that waits for its verb, or to
    /// the one before it.
    fn fragment(&mut self, segment: Segment) {
        let waiting =
            self.upward(|c| c.finite.is_none() && !matches!(c.kind, ClauseKind::Infinitive | ClauseKind::Purpose));
        // teilte die Wirtin, die gestern ankam, | mit
        let alone = if segment.to == segment.from + 1 { self.view.word(segment.from) } else { None };
        let closes = alone.is_some_and(|w| w.is(Classes::PARTICLE | Classes::PARTICIPLE)) || self.likens_marks(segment);
        let inside = segment.before == Kind::Comma && self.clause(self.current).is_some_and(|c| c.kind.is_verb_final());
        let around = (closes && inside).then(|| self.upward(|c| c.kind == ClauseKind::Main)).flatten();
        let id = match waiting.or(around).or(self.current) {
            Some(id) => id,
            None => self.new_clause(ClauseKind::Main, None, segment),
        };
        if waiting.is_none() && segment.before == Kind::Comma && self.opening.is_none() {
            self.opening = Some((segment, self.syntax.clauses.len()));
        }
        self.give(segment, id);
    }
}
