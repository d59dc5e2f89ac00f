//! What depends on what: where a new clause belongs if a verb of saying stands before, in or behind it.

use super::build::Builder;
use super::clause::{Clause, ClauseId, ClauseKind};
use super::segment::{Lead, Segment};
use crate::lexicon::{Classes, Persons, Takes, Word};
use crate::text::Kind;

impl Builder<'_, '_> {
    /// The clause that a reporting one interrupts: `Außerdem, | sagte sie, | fehle Geld`, `Er werde, | sagte er, | am Abend sprechen`,
    /// `Das Teil komme, | sagte er, | es werde geliefert`.
    pub(super) fn interrupted(&self, segment: Segment, finite: usize) -> Option<ClauseId> {
        let verb = self.view.word(finite)?;
        let reports = verb.is(Classes::REPORTING_VERB | Classes::REPORTING_PHRASE) && !verb.is(Classes::KONJUNKTIV1);
        let next = self.next.filter(|n| n.before == Kind::Comma)?;
        // sagte er; so hieß es
        let so = self.view.word(segment.from).is_some_and(|w| w.is(Classes::LEADING_SO)) && finite == segment.from + 1;
        if !(finite == segment.from || so) || segment.before != Kind::Comma || !reports {
            return None;
        }
        let host = self.upward(|c| c.kind == ClauseKind::Main)?;
        let konjunktiv = |t: u32| self.syntax.word(t).is_some_and(Word::is_konjunktiv);
        let group = Classes::INFINITIVE | Classes::PARTICIPLE;
        let verb = self
            .view
            .finite_early(next)
            .filter(|v| *v + 1 < next.to || !self.view.word(*v).is_some_and(|w| w.is(group)));
        // Die Chefin, Eva Lenz, | kündigte an, | sollte …: the speaker stands before
        let speaks = Classes::NOMINAL | Classes::PRONOUN | Classes::INDEFINITE;
        let spoken = || (finite + 1..segment.to).any(|at| self.view.word(at).is_some_and(|w| w.is(speaks)));
        let goes_on = match (self.clause(Some(host))?.finite, verb) {
            (None, Some(verb)) => {
                let next = self.view.word(verb).filter(|_| verb == next.from)?;
                let wie = || self.clause(Some(host)).is_some_and(|c| self.syntax.is(c.first, Classes::WIE));
                let reports = next.is(Classes::REPORTING_VERB) && !next.is(Classes::KONJUNKTIV1);
                !reports && (!may_condition(next) || spoken() || wie())
            }
            // Er hoffe, sagte sie, dass …
            (Some(first), _) if konjunktiv(first) && self.is_dependent(next) => {
                let speaker = self.view.word(finite + 1).is_some_and(|w| w.is(speaks | Classes::DETERMINER));
                speaker && self.upward(|c| c.kind == ClauseKind::Main && c.finite.is_none()).is_none()
            }
            (Some(first), Some(verb)) => {
                konjunktiv(first) && konjunktiv(self.view.token(verb)) && self.view.lead(next, true) == Lead::Plain
            }
            // Die Lage sei, sagte sie, „sehr ernst“
            (Some(first), None) if konjunktiv(first) && self.opens_mark(next) => true,
            (Some(first), None) => {
                let waits = self.syntax.is(first, Classes::AUXILIARY | Classes::MODAL)
                    && !(first + 1..self.view.token(segment.from)).any(|t| self.syntax.is(t, group));
                waits && self.view.word(next.to - 1)?.is(group)
            }
            (None, None) => false,
        };
        goes_on.then_some(host)
    }

    /// A clause that depends on what is said: not what describes the speaker, nor what happens meanwhile, in the indicative.
    fn is_dependent(&self, segment: Segment) -> bool {
        let Lead::Subordinate(opener) = self.view.lead(segment, true) else { return false };
        let reported = |w: &Word| {
            let open = w.is(Classes::MAYBE_KONJUNKTIV) || w.inflection.konjunktiv2.intersects(Persons::THIRD);
            open || w.is_konjunktiv()
        };
        match self.kind_of(opener) {
            ClauseKind::Relative => false,
            ClauseKind::Adverbial => {
                self.view.finite_late(segment).and_then(|at| self.view.word(at)).is_some_and(reported)
            }
            _ => true,
        }
    }

    fn opens_mark(&self, segment: Segment) -> bool {
        self.view.token(segment.from).checked_sub(1).is_some_and(|before| self.syntax.kind(before) == Kind::Mark)
    }

    /// `das Werk „ist | und bleibt ein Vorbild“`: whether marks that begin with the verb go on where the segment could be split.
    pub(super) fn in_marks(&self, verb: usize, cut: usize) -> bool {
        let mark = |t: u32| self.syntax.kind(t) == Kind::Mark;
        let opens = self.view.word(verb).is_some_and(|w| w.token.glued);
        let (verb, cut) = (self.view.token(verb), self.view.token(cut));
        opens && verb.checked_sub(1).is_some_and(mark) && !(verb..cut).any(mark)
    }

    /// `Sie sagte, | sollte es brennen, | werde Hilfe kommen`; `kündigte an, | zu helfen, | sollte es brennen`; `dass er, | sollte es
    /// brennen, | helfe`: a clause in Konjunktiv II that begins with its verb behind a comma. `inside`: another clause waits for its verb.
    pub(super) fn is_condition(&self, segment: Segment, finite: usize, inside: bool) -> bool {
        if segment.before != Kind::Comma || self.current.is_none() || !self.view.word(finite).is_some_and(may_condition)
        {
            return false;
        }
        let reports = (finite..segment.to).any(|at| self.view.word(at).is_some_and(|w| w.is(Classes::REPORTING_VERB)));
        match self.next.filter(|next| next.before == Kind::Comma) {
            _ if inside => finite + 1 < segment.to,
            Some(next) if self.view.lead(next, true) == Lead::Plain => match self.view.finite_early(next) {
                Some(verb) => verb == next.from,
                None => self.view.zu_infinitive(next).is_some() || self.likens_marks(next),
            },
            Some(_) => false,
            None => !reports && !self.begins_with_front(),
        }
    }

    /// `Wenn es brennt, | …`: what stands behind it is rather the main clause.
    fn begins_with_front(&self) -> bool {
        let begins = |c: &Clause| c.kind.is_verb_final() && c.first == self.view.token(0);
        self.syntax.clauses.iter().any(begins)
    }

    /// `dass er, | wenn es brenne, | den Ort räume`: an article that could be a relative pronoun, but a clause waits for the last verb.
    pub(super) fn closes_waiting(&self, opener: usize) -> bool {
        let is = |at: usize, classes| self.view.word(at).is_some_and(|w| w.is(classes));
        let article =
            is(opener, Classes::RELATIVE) && is(opener, Classes::DETERMINER) && is(opener + 1, Classes::NOMINAL);
        article && self.next.is_none() && self.upward(|c| c.kind.is_verb_final() && c.finite.is_none()).is_some()
    }

    /// `Sie sagte, | wenn es brenne, | sei Hilfe da`; `bot an, | falls es brenne, | zu helfen`: the clause behind the verb of saying is the
    /// first part of what is said, whose verb comes only now.
    pub(super) fn fronted(&mut self, kind: ClauseKind, segment: Segment, verb: usize) -> Option<ClauseId> {
        let until = self.view.token(segment.from);
        let takes = if kind == ClauseKind::Infinitive { Takes::INFINITIVE } else { Takes::VERB_SECOND };
        let word = self.view.word(verb).filter(|_| segment.before == Kind::Comma)?;
        let konjunktiv = word.is_konjunktiv();
        let (mut front, mut host) = (self.current?, None);
        while let Some(parent) = self.clause(Some(front))?.parent {
            let waits = self.clause(Some(parent))?.finite.is_none();
            if self.takes(Some(parent), until).intersects(takes) && !waits {
                host = Some(parent);
                break;
            }
            front = parent;
        }
        let opens = match self.clause(Some(front))?.kind {
            ClauseKind::Adverbial if kind == ClauseKind::Infinitive => !self.is_reason(front),
            ClauseKind::Adverbial => konjunktiv || !word.is(Classes::REPORTING_VERB),
            ClauseKind::Purpose | ClauseKind::Question | ClauseKind::Whether | ClauseKind::Dass => konjunktiv,
            _ => false,
        };
        // weil er drohte, | das Land zu verlassen
        let own = kind == ClauseKind::Infinitive && self.takes(Some(front), until).intersects(takes);
        let host = host.filter(|_| opens && !own)?;
        let id = self.new_clause(kind, Some(host), segment);
        let first = self.clause(Some(front)).map(|c| c.first);
        if let (Some(clause), Some(first)) = (self.clause_mut(id), first) {
            *clause = Clause::new(kind, Some(host), first);
        }
        self.clause_mut(front).into_iter().for_each(|c| c.parent = Some(id));
        self.give(segment, id);
        Some(id)
    }

    /// `weil er in Verdacht steht, | geraucht zu haben`
    fn is_reason(&self, id: ClauseId) -> bool {
        let opener = self.clause(Some(id)).and_then(|c| c.opener);
        opener.is_some_and(|opener| self.syntax.is(opener, Classes::REASON))
    }

    /// `Sie sagte, | in den Orten, | in denen es brenne, | sei Hilfe da`; `bat darum, | Fenster, | die offen sind, | zu schließen`: the
    /// words that were given to a complete clause open the one whose verb comes only now.
    pub(super) fn opened(&mut self, kind: ClauseKind, segment: Segment) -> Option<ClauseId> {
        let (opening, clauses) = self.opening.take().filter(|_| segment.before == Kind::Comma)?;
        let host = self.syntax.clause_at(self.view.token(opening.from));
        self.clause(host)?.finite?;
        // der Weltbank, der er vorwirft, zu geizen: the clause between has its own infinitive
        let until = self.view.token(segment.from);
        let own = |number: usize| {
            let id = ClauseId::try_from(number).ok();
            let helper = Classes::AUXILIARY | Classes::MODAL; // die offen sind
            let full = self.clause(id).and_then(|c| c.finite).is_some_and(|f| !self.syntax.is(f, helper));
            full && self.takes(id, until).contains(Takes::INFINITIVE)
        };
        if kind == ClauseKind::Infinitive && (clauses..self.syntax.clauses.len()).any(own) {
            return None;
        }
        let id = self.new_clause(kind, host, opening);
        let between = self.syntax.clauses.get_mut(clauses..usize::from(id)).unwrap_or_default();
        between.iter_mut().filter(|c| c.parent == host).for_each(|c| c.parent = Some(id));
        for at in opening.from..segment.from {
            if self.syntax.clause_at(self.view.token(at)) == host {
                self.syntax.set_owner(self.view.token(at), id);
            }
        }
        self.give(segment, id);
        Some(id)
    }

    /// `Das Gerücht, | er sei krank, | hielt sich`: a clause in Konjunktiv behind a noun of saying, whose own verb is still to come.
    pub(super) fn is_said(&self, waiting: ClauseId, segment: Segment, finite: usize) -> bool {
        let konjunktiv = self.view.word(finite).is_some_and(Word::is_konjunktiv);
        let own = |t: u32| self.syntax.clause_at(t) == Some(waiting);
        let start = self.clause(Some(waiting)).map_or(0, |c| c.first);
        let noun = || (start..self.view.token(segment.from)).any(|t| own(t) && self.syntax.is(t, Classes::NOUN_MAIN));
        segment.before == Kind::Comma && konjunktiv && noun() && self.view.verb_follows(segment)
    }

    /// `Sollte dies scheitern, | werde …`: the clause before, if it began the sentence with its verb.
    pub(super) fn conditional(&self) -> Option<ClauseId> {
        let root = self.upward(|c| c.parent.is_none())?;
        let clause = self.clause(Some(root))?;
        let only = self.syntax.clauses.iter().filter(|c| c.parent.is_none()).count() == 1;
        let begins = clause.first == self.view.token(0) && clause.verb_first && clause.kind == ClauseKind::Main;
        (only && begins).then_some(root)
    }

    /// Makes the clause before an adverbial one and opens the main clause it belongs to.
    pub(super) fn main_after(&mut self, condition: ClauseId, segment: Segment) -> ClauseId {
        let main = self.new_clause(ClauseKind::Main, None, segment);
        if let Some(clause) = self.clause_mut(condition) {
            clause.kind = ClauseKind::Adverbial;
            clause.parent = Some(main);
        }
        main
    }

    /// What a new main clause depends on: as object clause on the verb before (`sagte, er komme`), otherwise on nothing.
    pub(super) fn parent_of_main(&self, segment: Segment, finite: usize) -> Option<ClauseId> {
        let joined = self.view.word(segment.from).is_some_and(|w| w.is(Classes::COORDINATOR));
        let verb_first = finite == segment.from;
        if joined {
            let konjunktiv = |token: u32| self.syntax.word(token).is_some_and(Word::is_konjunktiv);
            let same = |c: &Clause| c.kind == ClauseKind::Main && c.finite.is_some_and(konjunktiv);
            if konjunktiv(self.view.token(finite)) {
                return self.upward(same).and_then(|c| self.clause(Some(c))?.parent);
            }
            return None;
        }
        let object = !verb_first && matches!(segment.before, Kind::Comma | Kind::Colon);
        if object { self.sayer(self.view.token(segment.from)) } else { None }
    }

    /// `schrieb in einem Brief, der am Montag kam, | er komme`: not the clause before, but the nearest whose verb can take another.
    fn sayer(&self, end: u32) -> Option<ClauseId> {
        let mut id = self.current;
        while let Some(clause) = self.clause(id) {
            if self.takes(id, end).intersects(Takes::VERB_SECOND) {
                return id;
            }
            id = clause.parent;
        }
        self.current
    }

    /// What the verbs of a clause can take as a report.
    fn takes(&self, id: Option<ClauseId>, end: u32) -> Takes {
        let own = |t: &u32| self.syntax.clause_at(*t) == id;
        let words = (self.clause(id).map_or(end, |c| c.first)..end).filter(own).filter_map(|t| self.syntax.word(t));
        let verbs = words.flat_map(|w| w.verbs).filter_map(|v| self.syntax.lexicon.verb(v));
        verbs.fold(Takes::empty(), |all, verb| all | verb.takes)
    }
}

/// Whether a clause that begins with this verb may be a condition: `sollte`, `hätte`, `wäre`.
fn may_condition(verb: &Word) -> bool {
    let konjunktiv = verb.is(Classes::KONJUNKTIV2) || verb.inflection.konjunktiv2.intersects(Persons::THIRD);
    verb.is(Classes::AUXILIARY | Classes::MODAL) && konjunktiv
}
