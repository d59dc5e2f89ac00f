//! What stands between an article and its noun: adjectives, numbers, extended attributes.

use super::phrase::{LONGEST, Phrases};
use crate::lexicon::{Classes, Lexicon, Word};
use crate::span::Range;
use crate::text::{Case, Kind};

/// The adjective of an extended attribute behind an article: `das im Index | notierte | Unternehmen`.
pub fn extended_adjective(words: &[Word], text: &str, lexicon: &Lexicon, range: Range) -> Option<u32> {
    Phrases { words, text, lexicon }.extended_adjective(range)
}

impl Phrases<'_> {
    /// The adjective of an extended attribute behind an article.
    pub(super) fn extended_adjective(&self, range: Range) -> Option<u32> {
        // most articles stand before none, and the first word tells it
        let opens = Classes::PREPOSITION | Classes::CONTRACTION | Classes::REFLEXIVE | Classes::ADVERB;
        let begins = self.is(range.start, opens);
        begins.then(|| self.extended(range.start, range.end.min(range.start + LONGEST))).flatten()
    }

    /// What an article and its adjective have between them: `das | im Index | notierte Unternehmen`, `der | sich selbst | nennende`.
    /// Position of the adjective.
    pub(super) fn extended(&self, start: u32, end: u32) -> Option<u32> {
        let mut at = start;
        let skips = Classes::REFLEXIVE | Classes::ADVERB | Classes::NEGATION;
        let modifies = |at: u32| self.is_bare(at) && !self.is(at + 1, Classes::NOMINAL);
        while at < end && (self.is(at, skips) && !self.is(at, Classes::ADJECTIVE) || modifies(at)) {
            at += 1;
        }
        // die 34 Jahre alte Ärztin
        if self.kind(at) == Kind::Number && self.is(at + 1, Classes::NOMINAL) && self.is_inflected(at + 2) {
            at += 2;
        }
        if self.is(at, Classes::PREPOSITION | Classes::CONTRACTION) && at < end {
            let object = self.core(Range::new(at + 1, end)).filter(|p| !p.pronoun)?;
            at = object.range.end;
        }
        let noun =
            self.is(at + 1, Classes::NOMINAL) || (self.is_adjectival(at + 1) && self.is(at + 2, Classes::NOMINAL));
        (at > start && at + 1 < end && noun && self.is_inflected(at)).then_some(at)
    }

    /// Whether nothing is known of a word but what it is derived from: `finanziell`.
    fn is_bare(&self, at: u32) -> bool {
        self.word(at).is_some_and(|w| {
            (w.classes - Classes::DERIVED).is_empty() && w.token.kind == Kind::Word && w.token.case == Case::Lower
        })
    }

    /// Whether a word can be an adjective or participle before its noun, also one that looks like a verb: `notierte`.
    pub(super) fn is_inflected(&self, at: u32) -> bool {
        let closed = Classes::PREPOSITION
            | Classes::CONTRACTION
            | Classes::PRONOUN
            | Classes::DETERMINER
            | Classes::COORDINATOR
            | Classes::AUXILIARY
            | Classes::MODAL
            | Classes::SUBORDINATOR
            | Classes::ADVERB;
        self.word(at).is_some_and(|w| {
            w.token.kind == Kind::Word && w.token.case == Case::Lower && !w.is(closed) && w.is(Classes::INFLECTED)
        })
    }

    /// Adjectives, numbers and titles before the noun: one past them, and the first adjective.
    pub(super) fn prenominal(&self, start: u32, end: u32) -> (u32, Option<u32>) {
        let mut at = start;
        let mut adjective = None;
        while at < end {
            let Some(word) = self.word(at).filter(|w| !w.is(Classes::NOMINAL)) else { break };
            let adjectival = self.is_adjectival(at);
            let joins = word.is(Classes::COORDINATOR) && at > start && self.is_adjectival(at + 1);
            let counts = matches!(word.token.kind, Kind::Number | Kind::Ordinal) || word.is(Classes::NUMERAL);
            let approximates = word.is(Classes::ADVERB | Classes::FOCUS)
                && word.token.case == Case::Lower
                && (self.is(at + 1, Classes::NUMERAL)
                    || self.kind(at + 1) == Kind::Number
                    || (at > start && self.is_adjectival(at + 1)));
            // das finanziell angeschlagene Land
            let modifies = self.is_bare(at)
                && at > 0
                && self.is(at - 1, Classes::DETERMINER)
                && self.is_adjectival(at + 1)
                && self.is(at + 2, Classes::NOMINAL);
            if !(adjectival || joins || counts || approximates || modifies) {
                break;
            }
            if adjectival && adjective.is_none() {
                adjective = Some(at);
            }
            at += 1;
        }
        (at, adjective)
    }

    /// A small word that can stand before its noun with an ending: `russische`, `mutmaßlichen`.
    fn is_adjectival(&self, at: u32) -> bool {
        let closed = Classes::PREPOSITION
            | Classes::CONTRACTION
            | Classes::PRONOUN
            | Classes::DETERMINER
            | Classes::COORDINATOR
            | Classes::SUBORDINATOR
            | Classes::MAYBE_SUBORDINATOR
            | Classes::REFLEXIVE
            | Classes::NEGATION
            | Classes::AUXILIARY
            | Classes::MODAL
            | Classes::ADVERB;
        self.word(at).is_some_and(|w| {
            let sure_verb = w.is(Classes::FINITE) && !w.is(Classes::ADJECTIVE) && !self.inflected_noun_follows(at);
            w.token.kind == Kind::Word
                && (w.token.case == Case::Lower || !w.is(Classes::NOMINAL))
                && (!w.is(closed) || w.is(Classes::ADJECTIVE))
                && !sure_verb
                && w.is(Classes::INFLECTED | Classes::ADJECTIVE)
        })
    }

    /// Whether a noun follows a word that may be an adjective: `die erklärte Absicht`.
    fn inflected_noun_follows(&self, at: u32) -> bool {
        let before = at.checked_sub(1).is_some_and(|b| {
            self.is(b, Classes::DETERMINER | Classes::PREPOSITION | Classes::CONTRACTION)
                && !self.is(b, Classes::ANAPHOR)
        });
        before && self.is(at + 1, Classes::NOMINAL)
    }
}
