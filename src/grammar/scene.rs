//! What a pattern is matched against: a sentence with its syntax, and the sentence before.

use crate::lexicon::{Classes, Lexeme, Persons};
use crate::parse::{ClauseId, Predicate, Syntax};
use crate::span::{Range, Ranges};
use crate::text::{Kind, Pair};

/// A sentence ready for matching.
#[derive(Debug)]
pub struct Scene<'a> {
    /// Its syntax.
    pub syntax: Syntax<'a>,
    /// The verb group of each clause.
    pub predicates: Vec<Option<Predicate>>,
    /// Its quotation marks.
    pub pairs: &'a [Pair],
    /// The sentence before it in the running text, with its stop.
    pub previous: Option<Range>,
}

impl<'a> Scene<'a> {
    /// Prepares a sentence.
    pub fn new(syntax: Syntax<'a>, pairs: &'a [Pair], previous: Option<Range>) -> Self {
        let predicates = syntax.ids().map(|id| syntax.predicate(id)).collect();
        Self { syntax, predicates, pairs, previous }
    }

    /// The verb group of a clause.
    pub fn predicate(&self, clause: ClauseId) -> Option<&Predicate> {
        self.predicates.get(clause as usize)?.as_ref()
    }

    /// The reporting expression of a clause.
    pub fn lexeme(&self, clause: ClauseId) -> Option<&Lexeme> {
        self.syntax.lexeme(self.predicate(clause)?)
    }

    /// The outermost quotation that begins (or, backward, ends) at a position, and whether it can stand for itself.
    pub fn quotation_at(&self, at: u32, backward: bool) -> Option<(&'a Pair, bool)> {
        let fits = |p: &&Pair| p.depth == 0 && if backward { p.tokens.end == at + 1 } else { p.tokens.start == at };
        let pair = self.pairs.iter().find(fits)?;
        Some((pair, self.syntax.quoted.contains(&pair.tokens)))
    }

    /// Whether a clause's finite verb can only be Konjunktiv, I or II. The first person (`ich habe`) is none.
    pub fn konjunktiv(&self, clause: ClauseId) -> (bool, bool) {
        let Some(finite) = self.syntax.clause(clause).and_then(|c| c.finite) else { return (false, false) };
        let first_person = self.syntax.own(clause).any(|t| matches!(self.syntax.text_at(t), "ich" | "Ich" | "wir" | "Wir"));
        let persons = if first_person { Persons::I | Persons::WE } else { Persons::THIRD };
        self.syntax.word(finite).map_or((false, false), |w| (w.inflection.is_konjunktiv1(persons), w.inflection.is_konjunktiv2(persons)))
    }

    /// How far the quotation reaches that begins with a dependent clause: to where its matrix goes on, another report begins or the
    /// sentence ends.
    pub fn complement_extent(&self, matrix: ClauseId, complement: ClauseId) -> Range {
        let syntax = &self.syntax;
        let Some(start) = syntax.clause(complement).map(|c| c.first) else { return Range::default() };
        let body = syntax.body();
        let mut end = body.end;
        for at in start..body.end {
            let Some(owner) = syntax.clause_at(at) else { continue };
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
        let loose = |at: u32| matches!(self.syntax.kind(at), Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Dash | Kind::Stop);
        while range.end > range.start && (loose(range.end - 1) || self.syntax.is(range.end - 1, Classes::COORDINATOR) || self.opens_mark(range.end - 1)) {
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
        let Some(host) = syntax.clause(clause) else { return Range::default() };
        if host.parent.is_some() && host.kind.is_verb_final() {
            return self.trim(Range::new(host.first.min(frame.start), host.extent.end.max(frame.end)));
        }
        // the main clauses of the sentence, from the one that holds the frame on
        let root = host.parent.map_or(host.first, |_| host.first);
        let start = if host.coordinated && root > body.start { root } else { host.extent.start.min(frame.start) };
        let before = syntax.clauses.iter().filter(|c| c.parent.is_none() && c.extent.end <= start && c.finite.is_some()).count();
        let start = if before == 0 && host.parent.is_none() { body.start } else { start };
        self.trim(Range::new(start, body.end))
    }

    /// The frame of a clause: all of it, and the whole sentence if it is an adverbial clause (*nachdem X erklärt hatte, …*).
    pub fn frame_extent(&self, clause: ClauseId) -> Range {
        let syntax = &self.syntax;
        let body = syntax.body();
        let Some(frame) = syntax.clause(clause) else { return Range::default() };
        if frame.parent.is_none() {
            let earlier = syntax.clauses.iter().any(|c| c.parent.is_none() && c.first < frame.first && c.finite.is_some());
            let later = syntax.clauses.iter().filter(|c| c.parent.is_none() && c.first > frame.first).map(|c| c.first).min();
            let start = if earlier { frame.extent.start } else { body.start };
            return Range::new(start, later.map_or(body.end, |l| l.max(frame.extent.end)));
        }
        match frame.kind {
            crate::parse::ClauseKind::Adverbial | crate::parse::ClauseKind::Purpose => body,
            _ => frame.extent,
        }
    }

    /// The words of several ranges that are no separators at the rim.
    pub fn trim_all(&self, ranges: &Ranges) -> Ranges {
        ranges.iter().map(|r| self.trim(*r)).collect()
    }
}
