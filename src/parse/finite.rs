//! Which words of a segment are its verbs: how surely each is a finite one, and where the zu-infinitive stands.

use super::segment::{Segment, View};
use crate::lexicon::{Classes, Word};
use crate::span::Range;
use crate::text::{Case, Kind};

/// How surely a word is a finite verb here.
pub(super) const SURE: u8 = 3;
pub(super) const LIKELY: u8 = 2;

impl View<'_> {
    /// Judges every word of the segments; words in `named` marks are none of their verbs.
    pub(super) fn judge_verbs(&mut self, named: &[Range]) {
        for number in 0..self.segments.len() {
            let Some(segment) = self.segments.get(number).filter(|s| s.classes.intersects(Classes::FINITE)).copied()
            else {
                continue;
            };
            // the last that looks like an adjective, too
            let mut doubtful = segment.from;
            for at in segment.from..segment.to {
                let Some(word) = self.word(at).filter(|w| w.is(Classes::FINITE)) else { continue };
                if named.iter().any(|named| named.contains(self.token(at))) {
                    continue;
                }
                let judged = self.judge(word, segment, at);
                if judged > 1 && word.is(Classes::INFLECTED) {
                    doubtful = at;
                }
                self.seen.get_mut(at).into_iter().for_each(|s| s.finite = judged);
            }
            self.excuse_attributes(Segment { to: doubtful, ..segment }, self.end(segment));
        }
    }

    /// Adjectives of extended attributes that look like verbs: `das im Index notierte Unternehmen`. Their articles stand in the
    /// segment, they themselves before `limit`.
    fn excuse_attributes(&mut self, segment: Segment, limit: u32) {
        for at in segment.from..segment.to {
            if !self.is(at, Classes::DETERMINER) {
                continue;
            }
            if let Some(adjective) = self.phrases.extended_adjective(Range::new(self.token(at) + 1, limit)) {
                let place = self.before(adjective);
                self.seen.get_mut(place).into_iter().for_each(|s| s.finite = s.finite.min(1));
            }
        }
    }

    fn judge(&self, word: &Word, segment: Segment, at: usize) -> u8 {
        if word.is(Classes::AUXILIARY | Classes::MODAL) {
            let infinitive = word.is(Classes::INFINITIVE) && at > segment.from && self.is(at - 1, Classes::ZU);
            let possessive = word.is(Classes::DETERMINER);
            return if infinitive || possessive { 0 } else { SURE };
        }
        if !word.is(Classes::MAYBE_FINITE) {
            return u8::from(!word.is(Classes::CLOSED));
        }
        let before = if at > segment.from { self.word(at - 1) } else { None };
        let after = if at + 1 < segment.to { self.word(at + 1) } else { None };
        let noun_after = after.is_some_and(|w| w.is(Classes::NOMINAL) && !w.is(Classes::PRONOUN));
        if let Some(before) = before {
            if before.is(Classes::ZU) && word.is(Classes::INFINITIVE) {
                return 0;
            }
            let inflected = word.is(Classes::INFLECTED);
            let modified = before.is(Classes::DETERMINER | Classes::PREPOSITION | Classes::CONTRACTION);
            let anaphor = before.is(Classes::ANAPHOR) && at == segment.from + 1;
            if modified && noun_after && inflected && !anaphor {
                return 1;
            }
        }
        // Belege (dafür gibt es nicht): a capital at the start of a sentence is rather a noun than a wish
        let wish = at == 0 && word.token.case == Case::Capital && word.is(Classes::KONJUNKTIV1);
        if wish || word.is(Classes::INFINITIVE | Classes::PARTICIPLE) { LIKELY } else { SURE }
    }

    /// How surely a word is a finite verb: 0 not at all, 3 surely.
    pub(super) fn finiteness(&self, at: usize) -> u8 {
        self.seen.get(at).map_or(0, |s| s.finite)
    }

    /// The finite verb of a segment with the verb in first or second place. Before a zu-infinitive at the end only a sure one
    /// counts: `gegen sie spioniert zu haben` has none.
    pub(super) fn finite_early(&self, segment: Segment) -> Option<usize> {
        if !segment.classes.intersects(Classes::FINITE) {
            return None;
        }
        let infinitive = self.zu_infinitive(segment).is_some_and(|at| at + 1 == segment.to);
        if infinitive && segment.before == Kind::Comma {
            let helper = |at: &usize| {
                let before_zu = self.is(*at, Classes::INFINITIVE) && self.is(*at + 1, Classes::ZU); // werden zu können
                self.is(*at, Classes::AUXILIARY | Classes::MODAL | Classes::KONJUNKTIV1)
                    && self.finiteness(*at) == SURE
                    && !before_zu
            };
            let early = (segment.from..segment.to.min(segment.from + 2)).find(|at| self.finiteness(*at) == SURE);
            return (segment.from..segment.to - 1).find(helper).or(early);
        }
        self.surest(segment.from..segment.to)
    }

    /// The finite verb of a segment with the verb last. Behind it may stand a verb group (`hat kommen lassen`) or an afterthought.
    pub(super) fn finite_late(&self, segment: Segment) -> Option<usize> {
        if !segment.classes.intersects(Classes::FINITE) {
            return None;
        }
        let last = segment.to.checked_sub(1)?;
        // "würden … erreicht": the auxiliary is the finite verb, not the participle that looks like one
        let bracket = |at: usize| self.is(at, Classes::AUXILIARY | Classes::MODAL) && self.finiteness(at) == SURE;
        match self.finiteness(last) {
            SURE => return Some(last),
            LIKELY => return (segment.from..last).find(|at| bracket(*at)).or(Some(last)),
            _ => {}
        }
        self.surest((segment.from..segment.to).rev())
    }

    /// The first sure verb among places, else the first likely one.
    fn surest(&self, places: impl Iterator<Item = usize>) -> Option<usize> {
        let mut likely = None;
        for at in places {
            match self.finiteness(at) {
                SURE => return Some(at),
                LIKELY if likely.is_none() => likely = Some(at),
                _ => {}
            }
        }
        likely
    }

    /// Where a zu-infinitive stands in a segment: `zu sagen`, `mitzuteilen`.
    pub(super) fn zu_infinitive(&self, segment: Segment) -> Option<usize> {
        if !segment.classes.intersects(Classes::ZU | Classes::ZU_INFINITIVE) {
            return None;
        }
        (segment.from..segment.to).rev().find(|&at| {
            self.is(at, Classes::ZU_INFINITIVE)
                || (at > segment.from && self.is(at, Classes::INFINITIVE) && self.is(at - 1, Classes::ZU))
        })
    }
}
