//! Nouns that report: `die Forderung des Verbands, den Zoll zu senken`.

use super::matcher::{Matcher, Reached};
use crate::lexicon::Classes;
use crate::parse::{Miss, Phrase};
use crate::span::Range;

/// How many words before a noun its phrase can begin.
const REACH: u32 = 6;

impl Matcher<'_, '_> {
    /// The noun of saying at the anchor, with its article and adjectives.
    pub(super) fn reporting_noun(&mut self, at: u32) -> Reached {
        let Some(phrase) = self.phrase_around(at) else {
            return self.miss(at, "a noun phrase");
        };
        self.noun = Some(phrase);
        let noun = Range::new(phrase.range.start, at + 1);
        self.take(noun);
        Ok(noun)
    }

    /// The longest noun phrase of which a word is the head.
    fn phrase_around(&self, at: u32) -> Option<Phrase> {
        let syntax = &self.scene.syntax;
        let body = syntax.body();
        let first = at.saturating_sub(REACH).max(body.start);
        let phrase = |start| syntax.phrase(Range::new(start, body.end)).filter(|p| p.head == at && !p.pronoun);
        (first..=at).find_map(phrase)
    }

    /// Whose noun it is: what follows it in its phrase, without *von*.
    pub(super) fn owner(&mut self, at: u32) -> Result<(), Miss> {
        let syntax = &self.scene.syntax;
        let owner = self.noun.and_then(|noun| {
            let behind = noun.head + 1;
            let of = syntax.is(behind, Classes::OF);
            let start = if of { behind + 1 } else { behind };
            // a genitive shows itself by its article: gab der Hoffnung Ausdruck
            let fits = |p: &Phrase| p.range.end == noun.range.end && (of || p.range.len() > 1);
            syntax.phrase(Range::new(start, noun.range.end)).filter(fits)
        });
        match owner {
            Some(owner) => {
                self.take(owner.range);
                Ok(())
            }
            None => self.miss(at, "whose it is"),
        }
    }
}
