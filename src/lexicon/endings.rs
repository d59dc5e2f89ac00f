//! Endings of words and what they show.

use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// Endings by their last bytes, the longest first: most words are told from most endings by that.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Endings<T>(Vec<Ending<T>>);

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Ending<T> {
    text: String,
    /// Its last four bytes.
    tail: u32,
    /// The bits of them that count: of a shorter one fewer.
    mask: u32,
    shows: T,
}

impl<T> Ending<T> {
    fn last(&self) -> u8 {
        self.tail.to_be_bytes()[3]
    }
}

/// How many bytes are compared at once.
const TAIL: usize = size_of::<u32>();

/// The last four bytes of a word, the last of them lowest.
fn tail(word: &[u8]) -> u32 {
    match word.last_chunk() {
        Some(four) => u32::from_be_bytes(*four),
        None => word.iter().fold(0, |all, byte| all << 8 | u32::from(*byte)),
    }
}

impl<T> Default for Endings<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy> Endings<T> {
    /// Adds endings that show the same.
    pub(super) fn add(&mut self, endings: &str, shows: T) {
        for ending in endings.split_whitespace() {
            let mask = ending.bytes().fold(0, |mask, _| mask << 8 | 0xff);
            // what is said later counts
            self.0.insert(0, Ending { text: ending.to_string(), tail: tail(ending.as_bytes()), mask, shows });
        }
        self.0.sort_by_key(|ending| (ending.last(), Reverse(ending.text.len())));
    }

    /// What the longest ending of a word shows that leaves room for so many bytes before it.
    pub(super) fn of(&self, word: &str, room: usize) -> Option<T> {
        self.longest(word, room).map(|ending| ending.shows)
    }

    /// A word without its longest ending, if it has one.
    pub(super) fn cut<'w>(&self, word: &'w str) -> Option<&'w str> {
        word.strip_suffix(&self.longest(word, 0)?.text)
    }

    fn longest(&self, word: &str, room: usize) -> Option<&Ending<T>> {
        let tail = tail(word.as_bytes());
        let last = *word.as_bytes().last()?;
        let fits = |ending: &Ending<T>| {
            (ending.tail ^ tail) & ending.mask == 0
                && word.len() >= ending.text.len() + room
                && (ending.text.len() <= TAIL || word.ends_with(&ending.text))
        };
        let alike = self.0.get(self.0.partition_point(|ending| ending.last() < last)..)?;
        alike.iter().take_while(|ending| ending.last() == last).find(|ending| fits(ending))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_ending_counts() {
        let mut endings = Endings::default();
        endings.add("ei ung", 'f');
        endings.add("sprung", 'm');
        assert_eq!(endings.of("Heizung", 2), Some('f'));
        assert_eq!(endings.of("Vorsprung", 2), Some('m'));
        assert_eq!(endings.of("Dung", 2), None, "too little is left");
        assert_eq!(endings.of("Haus", 0), None);
    }
}
