//! What the lexer must know of a language: which stops do not end a sentence. The lists come from `grammars/`.

use super::word_set::WordSet;
use serde::{Deserialize, Serialize};

/// The words that decide about a stop.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Abbreviations {
    /// Shortened words that something must follow: `Dr.`, `Nr.`, `z.`
    before: WordSet,
    /// Shortened words that may also end a sentence: `Mio.`, `Co.`
    any: WordSet,
    /// Ends of shortened words that a number may follow: `str` in `Hauptstr. 5`
    streets: Vec<String>,
    /// Nouns that take a letter, which is then no initial: `Gruppe B.`
    lettered: WordSet,
    /// Words that have lost their beginning to an apostrophe: `'s`, `'ne`.
    elided: WordSet,
    /// Words that an apostrophe stands on both sides of: `Rock 'n' Roll`.
    enclosed: WordSet,
    /// What a sign of gender is followed by inside a word: `in` in `Bürger*innen`.
    gendered: Vec<String>,
    /// Letters that are a unit behind a number: `km/h`.
    units: WordSet,
    /// Words behind a hyphen that stands for a part still to come: `Partei- und`.
    joiners: WordSet,
    /// Words that make a number before them an ordinal: `Dezember`, `Liga`.
    counted: WordSet,
    /// The ends of compounds that do so: `tag` in `Spieltag`.
    counted_heads: Vec<String>,
    /// Words after which a number with a stop is an ordinal: `am`, `der`.
    counting: WordSet,
    /// Capitalised words that open a sentence rather than continue one: `Der`, `Das`, `Sie`.
    openers: WordSet,
}

impl Abbreviations {
    /// Adds the words of another list.
    pub fn extend(&mut self, other: Self) {
        self.before.extend(other.before);
        self.any.extend(other.any);
        self.streets.extend(other.streets);
        self.lettered.extend(other.lettered);
        self.elided.extend(other.elided);
        self.enclosed.extend(other.enclosed);
        self.gendered.extend(other.gendered);
        self.units.extend(other.units);
        self.joiners.extend(other.joiners);
        self.counted.extend(other.counted);
        self.counted_heads.extend(other.counted_heads);
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

    /// Whether the word (without its stop) is the shortened name of a street.
    pub fn is_street(&self, word: &str) -> bool {
        self.streets.iter().any(|end| word.ends_with(end.as_str()))
    }

    /// Whether a letter after this word is no initial.
    pub fn is_lettered(&self, word: &str) -> bool {
        self.lettered.contains(word)
    }

    /// Whether an apostrophe before this word stands for its lost beginning.
    pub fn is_elided(&self, word: &str) -> bool {
        self.elided.contains(word)
    }

    /// Whether the apostrophes on both sides of this word are part of it.
    pub fn is_enclosed(&self, word: &str) -> bool {
        self.enclosed.contains(word)
    }

    /// What a word goes on with behind a sign of gender.
    pub fn gendered(&self, rest: &str) -> Option<&str> {
        self.gendered.iter().map(String::as_str).find(|ending| rest.starts_with(ending))
    }

    /// Whether a letter behind a number is its unit.
    pub fn is_unit(&self, letter: &str) -> bool {
        self.units.contains(letter)
    }

    /// Whether a hyphen before this word stands for a part still to come.
    pub fn is_joiner(&self, word: &str) -> bool {
        self.joiners.contains(word)
    }

    /// Whether a number before this word is an ordinal.
    pub fn is_counted(&self, word: &str) -> bool {
        self.counted.contains(word) || self.counted_heads.iter().any(|head| word.ends_with(head.as_str()))
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
