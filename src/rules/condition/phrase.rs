//! Phrases that a condition looks for: words in a row, each whole or with a star for any letters at its start or end.

use super::value::Texts;
use crate::lexicon::Word;
use crate::span::Range;
use serde::de::{Deserialize, Deserializer, Error};

/// Several phrases, any of which will do.
#[derive(Clone, Debug)]
pub struct Phrases(Vec<Phrase>);

/// Words in a row. Large and small letters are the same.
#[derive(Clone, Debug)]
struct Phrase(Vec<Glob>);

/// A word: `angeblich`, `mutmaßlich*`, `*kreise`.
#[derive(Clone, Debug)]
struct Glob {
    letters: String,
    open_start: bool,
    open_end: bool,
}

impl Glob {
    fn read(word: &str) -> Option<Self> {
        let letters = word.trim_matches('*').to_lowercase();
        let fits = !letters.is_empty() && !letters.contains('*');
        fits.then(|| Glob { letters, open_start: word.starts_with('*'), open_end: word.ends_with('*') })
    }

    fn fits(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        match (self.open_start, self.open_end) {
            (false, false) => word == self.letters,
            (false, true) => word.starts_with(&self.letters),
            (true, false) => word.ends_with(&self.letters),
            (true, true) => word.contains(&self.letters),
        }
    }
}

impl<'de> Deserialize<'de> for Phrases {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Texts(texts) = Texts::deserialize(deserializer)?;
        let read = |text: &String| {
            let words: Option<Vec<Glob>> = text.split_whitespace().map(Glob::read).collect();
            let words = words.filter(|w| !w.is_empty()).map(Phrase);
            words.ok_or_else(|| {
                D::Error::custom(format!(
                    "`{text}` is no phrase: words, each with a star at its start or end if need be"
                ))
            })
        };
        texts.iter().map(read).collect::<Result<_, _>>().map(Phrases)
    }
}

impl Phrases {
    /// The first place within a range where one of the phrases stands.
    pub fn find(&self, words: &[Word], text: &str, within: Range) -> Option<Range> {
        within.iter().find_map(|at| self.at(words, text, at, within.end))
    }

    /// The phrase that begins at a token and ends by `end`.
    pub fn at(&self, words: &[Word], text: &str, at: u32, end: u32) -> Option<Range> {
        let fits = |(at, glob): (u32, &Glob)| {
            at < end && words.get(at as usize).is_some_and(|w| glob.fits(w.token.text(text)))
        };
        let len = |phrase: &Phrase| u32::try_from(phrase.0.len()).unwrap_or(u32::MAX);
        let found = self.0.iter().filter(|phrase| (at..).zip(&phrase.0).all(fits)).map(len).max()?;
        Some(Range::new(at, at + found))
    }

    /// The phrase that ends just before a token.
    pub fn before(&self, words: &[Word], text: &str, end: u32) -> Option<Range> {
        let longest = self.0.iter().map(|phrase| phrase.0.len()).max().unwrap_or(0);
        let first = end.saturating_sub(u32::try_from(longest).unwrap_or(u32::MAX));
        (first..end).find_map(|at| self.at(words, text, at, end).filter(|range| range.end == end))
    }
}
