//! Endings of words and what they show.

use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// Endings by their last bytes, the longest first: most words are told from most endings by that.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Endings<T>(Vec<(u8, String, T)>);

impl<T> Default for Endings<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy> Endings<T> {
    /// Adds endings that show the same.
    pub(super) fn add(&mut self, endings: &str, shows: T) {
        for ending in endings.split_whitespace() {
            let last = ending.bytes().last().unwrap_or(0);
            self.0.insert(0, (last, ending.to_string(), shows)); // what is said later counts
        }
        self.0.sort_by_key(|(last, ending, _)| (*last, Reverse(ending.len())));
    }

    /// What the longest ending of a word shows that leaves room for so many bytes before it.
    pub(super) fn of(&self, word: &str, room: usize) -> Option<T> {
        let last = *word.as_bytes().last()?;
        let fits = |ending: &str| word.len() >= ending.len() + room && word.ends_with(ending);
        let alike = self.0.get(self.0.partition_point(|(byte, ..)| *byte < last)..)?;
        let mut alike = alike.iter().take_while(|(byte, ..)| *byte == last);
        alike.find(|(_, ending, _)| fits(ending)).map(|(.., shows)| *shows)
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
