//! What the lexer must know of a language: which stops do not end a sentence. The lists come from `grammars/`.

use rustc_hash::FxHashSet;
use serde::Deserialize;

/// The words that decide about a stop.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Abbreviations {
    /// Shortened words that something must follow: `Dr.`, `Nr.`, `z.`
    before: FxHashSet<String>,
    /// Shortened words that may also end a sentence: `usw.`, `Mio.`
    any: FxHashSet<String>,
    /// Words that make a number before them an ordinal: `Dezember`, `Liga`.
    counted: FxHashSet<String>,
    /// Words after which a number with a stop is an ordinal: `am`, `der`.
    counting: FxHashSet<String>,
    /// Capitalised words that open a sentence rather than continue one: `Der`, `Das`, `Sie`.
    openers: FxHashSet<String>,
}

impl Abbreviations {
    /// Adds the words of another list.
    pub fn extend(&mut self, other: Self) {
        self.before.extend(other.before);
        self.any.extend(other.any);
        self.counted.extend(other.counted);
        self.counting.extend(other.counting);
        self.openers.extend(other.openers);
    }

    /// Whether the word (without its stop) never ends a sentence with that stop.
    pub fn is_before(&self, word: &str) -> bool {
        self.before.contains(word)
    }

    /// Whether the word (without its stop) is shortened, but may end a sentence.
    pub fn is_any(&self, word: &str) -> bool {
        self.any.contains(word)
    }

    /// Whether a number before this word is an ordinal.
    pub fn is_counted(&self, word: &str) -> bool {
        self.counted.contains(word)
    }

    /// Whether a number with a stop after this word is an ordinal.
    pub fn is_counting(&self, word: &str) -> bool {
        self.counting.contains(word)
    }

    /// Whether this capitalised word opens a sentence.
    pub fn is_opener(&self, word: &str) -> bool {
        self.openers.contains(word)
    }
}
