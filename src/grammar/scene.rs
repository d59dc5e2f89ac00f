//! What a pattern is matched against: a sentence with its syntax, and the sentence before.

use super::demands::Candidates;
use crate::lexicon::{Classes, Lexeme, Persons};
use crate::parse::{ClauseId, Constituent, Placed, Predicate, Syntax};
use crate::span::{Range, Ranges};
use crate::text::{Kind, Pair};
use std::cell::OnceCell;

/// A sentence ready for matching. What is asked of a clause is worked out once.
#[derive(Debug)]
pub struct Scene<'a> {
    /// Its syntax.
    pub syntax: Syntax<'a>,
    /// Its quotation marks.
    pub pairs: &'a [Pair],
    /// The sentence before it in the running text, with its stop.
    pub previous: Option<Range>,
    /// The constructions that its words do not rule out.
    pub candidates: Candidates,
    facts: Vec<Facts>,
}

/// What is known of a clause.
#[derive(Debug, Default)]
struct Facts {
    predicate: OnceCell<Option<Predicate>>,
    phrases: OnceCell<Vec<Placed>>,
    subject: OnceCell<Option<Constituent>>,
    konjunktiv: OnceCell<(bool, bool)>,
}

impl<'a> Scene<'a> {
    /// Prepares a sentence.
    pub fn new(syntax: Syntax<'a>, pairs: &'a [Pair], previous: Option<Range>, candidates: Candidates) -> Self {
        let facts = syntax.ids().map(|_| Facts::default()).collect();
        Self { syntax, pairs, previous, candidates, facts }
    }

    /// The verb group of a clause.
    pub fn predicate(&self, clause: ClauseId) -> Option<&Predicate> {
        self.facts.get(clause as usize)?.predicate.get_or_init(|| self.syntax.predicate(clause)).as_ref()
    }

    /// The noun phrases of a clause, in order.
    pub fn phrases(&self, clause: ClauseId) -> &[Placed] {
        let nothing = Ranges::new();
        let find = || self.syntax.phrases_of(clause, self.predicate(clause).map_or(&nothing, |p| &p.words));
        self.facts.get(clause as usize).map_or(&[], |facts| facts.phrases.get_or_init(find).as_slice())
    }

    /// The subject of a clause.
    pub fn subject(&self, clause: ClauseId) -> Option<&Constituent> {
        let find = || self.syntax.subject(clause, self.phrases(clause));
        self.facts.get(clause as usize)?.subject.get_or_init(find).as_ref()
    }

    /// The reporting expression of a clause.
    pub fn lexeme(&self, clause: ClauseId) -> Option<&Lexeme> {
        self.syntax.lexeme(self.predicate(clause)?)
    }

    /// Whether a word is the first of its clause but for coordinators.
    pub fn begins_clause(&self, at: u32) -> bool {
        let first = self.syntax.clause_at(at).and_then(|id| self.syntax.clause(id)).map_or(at, |c| c.first);
        (first..at).all(|t| self.syntax.is(t, Classes::COORDINATOR))
    }

    /// The outermost quotation that begins (or, backward, ends) at a position, and whether it can stand for itself.
    pub fn quotation_at(&self, at: u32, backward: bool) -> Option<(&'a Pair, bool)> {
        let fits = |p: &&Pair| p.depth == 0 && if backward { p.tokens.end == at + 1 } else { p.tokens.start == at };
        let pair = self.pairs.iter().find(fits)?;
        Some((pair, self.syntax.quoted.contains(&pair.tokens)))
    }

    /// Whether a clause's finite verb can only be Konjunktiv, I or II. The first person (`ich habe`) is none.
    pub fn konjunktiv(&self, clause: ClauseId) -> (bool, bool) {
        self.facts
            .get(clause as usize)
            .map_or((false, false), |facts| *facts.konjunktiv.get_or_init(|| self.find_konjunktiv(clause)))
    }

    fn find_konjunktiv(&self, clause: ClauseId) -> (bool, bool) {
        let finite = self.syntax.clause(clause).and_then(|c| c.finite).and_then(|f| self.syntax.word(f));
        let Some(inflection) = finite.map(|w| w.inflection) else {
            return (false, false);
        };
        let of = |persons| (inflection.is_konjunktiv1(persons), inflection.is_konjunktiv2(persons));
        match of(Persons::THIRD) {
            (false, false) => (false, false),
            _ if self.syntax.own(clause).any(|t| self.syntax.is_first_person(t)) => of(Persons::I | Persons::WE),
            third => third,
        }
    }

    /// How far the quotation reaches that begins with a dependent clause: to where its matrix goes on, another report begins or the
    /// sentence ends.
    pub fn complement_extent(&self, matrix: ClauseId, complement: ClauseId) -> Range {
        let syntax = &self.syntax;
        let Some(first) = syntax.clause(complement).map(|c| c.first) else {
            return Range::default();
        };
        // a name in marks opens the clause: „Capitol“ schließe
        let start = if first > 0 && self.opens_mark(first - 1) { first - 1 } else { first };
        let body = syntax.body();
        let mut end = body.end;
        for at in start..body.end {
            let Some(owner) = syntax.clause_at(at) else {
                continue;
            };
            if owner == complement || syntax.depends(owner, complement) {
                continue;
            }
            if syntax.depends(matrix, owner) || self.is_own_report(owner, matrix) {
                end = at;
                break;
            }
        }
        self.trim(Range::new(start, end))
    }

    /// Whether a clause that does not depend on the matrix begins something of its own behind its quotation.
    fn is_own_report(&self, clause: ClauseId, matrix: ClauseId) -> bool {
        let inside = self.syntax.depends(clause, matrix);
        !inside && self.syntax.clause(clause).is_some_and(|c| c.parent.is_none())
    }

    /// Takes separators, coordinators and opening marks off the end, separators and coordinators off the start.
    pub fn trim(&self, range: Range) -> Range {
        let mut range = range;
        let loose = |at: u32| {
            matches!(self.syntax.kind(at), Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Dash | Kind::Stop)
        };
        while range.end > range.start
            && (loose(range.end - 1)
                || self.syntax.is(range.end - 1, Classes::COORDINATOR)
                || self.opens_mark(range.end - 1))
        {
            range.end -= 1;
        }
        while range.start < range.end && loose(range.start) {
            range.start += 1;
        }
        range
    }

    fn opens_mark(&self, at: u32) -> bool {
        self.pairs.iter().any(|p| p.tokens.start == at && p.tokens.len() > 1)
    }

    /// The quotation that is a whole clause with a frame inside it (*laut X*): for a main clause the whole sentence, otherwise the
    /// clause with all that depends on it.
    pub fn host_extent(&self, clause: ClauseId, frame: Range) -> Range {
        let syntax = &self.syntax;
        let body = syntax.body();
        let Some(host) = syntax.clause(clause) else {
            return Range::default();
        };
        if host.parent.is_some() && host.kind.is_verb_final() {
            return self.trim(Range::new(host.first.min(frame.start), host.extent.end.max(frame.end)));
        }
        // the main clauses of the sentence, from the one that holds the frame on
        let root = host.parent.map_or(host.first, |_| host.first);
        let start = if host.coordinated && root > body.start { root } else { host.extent.start.min(frame.start) };
        let before =
            syntax.clauses.iter().filter(|c| c.parent.is_none() && c.extent.end <= start && c.finite.is_some()).count();
        let start = if before == 0 && host.parent.is_none() { body.start } else { start };
        self.trim(Range::new(start, body.end))
    }

    /// A range with the commas or dashes around it.
    pub fn with_separators(&self, range: Range) -> Range {
        let body = self.syntax.body();
        let separates = |at: u32| body.contains(at) && matches!(self.syntax.kind(at), Kind::Comma | Kind::Dash);
        let start = if range.start > body.start && separates(range.start - 1) { range.start - 1 } else { range.start };
        Range::new(start, if separates(range.end) { range.end + 1 } else { range.end })
    }

    /// The frame of a clause: all of it, and the whole sentence if it is an adverbial clause (*nachdem X erklärt hatte, …*).
    pub fn frame_extent(&self, clause: ClauseId) -> Range {
        let syntax = &self.syntax;
        let body = syntax.body();
        let Some(frame) = syntax.clause(clause) else {
            return Range::default();
        };
        if frame.parent.is_none() {
            let earlier =
                syntax.clauses.iter().any(|c| c.parent.is_none() && c.first < frame.first && c.finite.is_some());
            let later =
                syntax.clauses.iter().filter(|c| c.parent.is_none() && c.first > frame.first).map(|c| c.first).min();
            let start = if earlier { frame.extent.start } else { body.start };
            return Range::new(start, later.map_or(body.end, |l| l.max(frame.extent.end)));
        }
        match frame.kind {
            crate::parse::ClauseKind::Adverbial | crate::parse::ClauseKind::Purpose => body,
            _ => frame.extent,
        }
    }

    /// What a clause says as a whole, with the final stop: the sentence, up to another main clause that can report.
    pub fn statement_extent(&self, clause: ClauseId) -> Range {
        let syntax = &self.syntax;
        let main = |id: &ClauseId| syntax.clause(*id).is_some_and(|c| c.parent.is_none() && c.finite.is_some());
        let start = syntax.clause(clause).map_or(0, |c| c.first);
        let first = |id: ClauseId| syntax.clause(id).map_or(0, |c| c.first);
        let earlier = syntax.ids().filter(main).any(|id| first(id) < start);
        let later = syntax.ids().filter(main).filter(|id| first(*id) > start && syntax.reports(*id));
        let start = if earlier { start } else { syntax.range.start };
        match later.map(first).min() {
            Some(end) => self.trim(Range::new(start, end)),
            None => Range::new(start, syntax.range.end),
        }
    }

    /// The words of several ranges that are no separators at the rim.
    pub fn trim_all(&self, ranges: &Ranges) -> Ranges {
        ranges.iter().map(|r| self.trim(*r)).collect()
    }
}
