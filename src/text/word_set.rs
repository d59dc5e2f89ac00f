//! A list of words to which few of the words asked for belong.

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize, Serializer};

/// A set of words that knows their lengths and first letters: most others are told by those.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "FxHashSet<String>")]
pub(super) struct WordSet {
    words: FxHashSet<String>,
    /// A bit for each length in bytes; the last one stands for all that are longer.
    lengths: u64,
    /// A bit for each first byte by its last six bits.
    initials: u64,
}

impl WordSet {
    pub(super) fn contains(&self, word: &str) -> bool {
        self.lengths & length(word) != 0 && self.initials & initial(word) != 0 && self.words.contains(word)
    }

    pub(super) fn extend(&mut self, other: Self) {
        self.words.extend(other.words);
        self.lengths |= other.lengths;
        self.initials |= other.initials;
    }
}

fn length(word: &str) -> u64 {
    1 << word.len().min(63)
}

fn initial(word: &str) -> u64 {
    word.bytes().next().map_or(0, |first| 1 << (first % 64))
}

impl From<FxHashSet<String>> for WordSet {
    fn from(words: FxHashSet<String>) -> Self {
        let all = |bit: fn(&str) -> u64| words.iter().fold(0, |bits, word| bits | bit(word));
        Self { lengths: all(length), initials: all(initial), words }
    }
}

impl Serialize for WordSet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.words.serialize(serializer)
    }
}
