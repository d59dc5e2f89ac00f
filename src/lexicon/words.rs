//! Word → what is known of it: a hash table made for looking up every word of a text.
//!
//! A look-up is mostly waiting for memory. So the first and the last eight bytes of a word stand beside its value: they are what is
//! hashed, and for words of up to sixteen bytes all that has to be compared.

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use rustc_hash::FxHasher;
use serde::ser::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::hash::Hasher;

/// Words in UTF-8, each with a value.
#[derive(Debug)]
pub(super) struct Words<T> {
    slots: Vec<Slot<T>>,
    /// Hash of a word → its slot.
    index: HashTable<u32>,
    /// All words, one after the other.
    text: Vec<u8>,
}

#[derive(Debug)]
struct Slot<T> {
    ends: Ends,
    /// Where the word stands in the text.
    start: u32,
    len: u32,
    value: T,
}

/// The first and the last bytes of a word. Two words of the same length, up to [`LONGEST`], are the same if their ends are.
pub(super) type Ends = [u64; 2];

/// Longest word that its ends hold whole.
pub(super) const LONGEST: usize = 16;

/// The ends of a word in UTF-8; of a short one they overlap.
pub(super) fn ends(word: &[u8]) -> Ends {
    if let (Some(first), Some(last)) = (word.first_chunk::<8>(), word.last_chunk::<8>()) {
        [u64::from_le_bytes(*first), u64::from_le_bytes(*last)]
    } else if let (Some(first), Some(last)) = (word.first_chunk::<4>(), word.last_chunk::<4>()) {
        [u32::from_le_bytes(*first).into(), u32::from_le_bytes(*last).into()]
    } else {
        [word.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)), 0]
    }
}

/// The hash of a word.
pub(super) fn hash([first, last]: Ends) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write_u64(first);
    hasher.write_u64(last);
    hasher.finish()
}

impl<T> Slot<T> {
    fn word<'t>(&self, text: &'t [u8]) -> &'t [u8] {
        text.get(self.start as usize..(self.start + self.len) as usize).unwrap_or_default()
    }

    fn is(&self, word: &[u8], ends: Ends, text: &[u8]) -> bool {
        self.ends == ends && self.len as usize == word.len() && (word.len() <= LONGEST || self.word(text) == word)
    }
}

impl<T> Default for Words<T> {
    fn default() -> Self {
        Self { slots: Vec::new(), index: HashTable::new(), text: Vec::new() }
    }
}

impl<T> Words<T> {
    /// The value of a word.
    pub(super) fn get(&self, word: &[u8]) -> Option<&T> {
        let ends = ends(word);
        let is = |slot: &u32| self.slots.get(*slot as usize).is_some_and(|s| s.is(word, ends, &self.text));
        let slot = self.index.find(hash(ends), is)?;
        self.slots.get(*slot as usize).map(|s| &s.value)
    }

    /// Every word with its value, in the order in which they came.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&[u8], &T)> {
        self.slots.iter().map(|s| (s.word(&self.text), &s.value))
    }

    /// The same, to be changed.
    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = (&[u8], &mut T)> {
        let text = &self.text;
        self.slots.iter_mut().map(|s| (s.word(text), &mut s.value))
    }
}

impl<T> Words<T> {
    /// Adds a word that is not there yet, but stands in the text.
    fn push(&mut self, start: u32, len: u32, value: T) {
        let Self { slots, index, text } = self;
        let mut slot = Slot { ends: [0; 2], start, len, value };
        slot.ends = ends(slot.word(text));
        let rehash = |slot: &u32| slots.get(*slot as usize).map_or(0, |s| hash(s.ends));
        index.insert_unique(hash(slot.ends), offset(slots.len()), rehash);
        slots.push(slot);
    }
}

impl<T: Default> Words<T> {
    /// The value of a word, made if need be.
    pub(super) fn entry(&mut self, word: &[u8]) -> &mut T {
        self.entry_or(word, T::default())
    }
}

impl<T> Words<T> {
    /// The value of a word, this one if it is new.
    pub(super) fn entry_or(&mut self, word: &[u8], value: T) -> &mut T {
        let Self { slots, index, text } = self;
        let ends = ends(word);
        let is = |slot: &u32| slots.get(*slot as usize).is_some_and(|s| s.is(word, ends, text));
        let rehash = |slot: &u32| slots.get(*slot as usize).map_or(0, |s| hash(s.ends));
        let slot = match index.entry(hash(ends), is, rehash) {
            Entry::Occupied(found) => *found.get() as usize,
            Entry::Vacant(free) => {
                let new = slots.len();
                free.insert(offset(new));
                slots.push(Slot { ends, start: offset(text.len()), len: offset(word.len()), value });
                text.extend_from_slice(word);
                new
            }
        };
        match slots.get_mut(slot) {
            Some(slot) => &mut slot.value,
            None => unreachable!("a slot was found or made"),
        }
    }
}

/// A place in a list.
pub(super) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// As the values of all words, their lengths and their text.
impl<T: Serialize> Serialize for Words<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let values: Vec<&T> = self.slots.iter().map(|slot| &slot.value).collect();
        let lens: Result<Vec<u8>, _> = self.slots.iter().map(|slot| u8::try_from(slot.len)).collect();
        (values, lens.map_err(S::Error::custom)?, &self.text).serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Words<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (values, lens, text) = <(Vec<T>, &[u8], &[u8])>::deserialize(deserializer)?;
        let (slots, index) = (Vec::with_capacity(lens.len()), HashTable::with_capacity(lens.len()));
        let mut words = Self { slots, index, text: text.to_vec() };
        let mut start = 0;
        for (value, len) in values.into_iter().zip(lens) {
            words.push(start, (*len).into(), value);
            start += u32::from(*len);
        }
        Ok(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_all_lengths_are_told_apart() {
        let long = "donaudampfschifffahrt".repeat(2);
        let to = |at: usize| long.get(..at).unwrap_or_default();
        let changed = |at: usize| format!("{}X{}", to(at), long.get(at + 1..).unwrap_or_default());
        let all: Vec<String> =
            (0..=long.len()).map(|at| to(at).to_string()).chain((0..long.len()).map(changed)).collect();
        let mut words: Words<usize> = Words::default();
        for (number, word) in all.iter().enumerate() {
            assert_eq!(words.get(word.as_bytes()), None, "{word}");
            *words.entry(word.as_bytes()) = number;
        }
        for (number, word) in all.iter().enumerate() {
            assert_eq!(words.get(word.as_bytes()), Some(&number), "{word}");
        }
        assert!(words.iter().map(|(word, _)| word).eq(all.iter().map(String::as_bytes)));
    }

    #[test]
    fn words_are_written_and_read_back() {
        let mut words: Words<usize> = Words::default();
        let all = ["sagen", "laut", "sagte", "", "donaudampfschifffahrtsgesellschaft"];
        for (number, word) in all.iter().enumerate() {
            *words.entry(word.as_bytes()) = number;
        }
        let bytes = postcard::to_allocvec(&words).expect("bytes");
        let read: Words<usize> = postcard::from_bytes(&bytes).expect("words");
        for (number, word) in all.iter().enumerate() {
            assert_eq!(read.get(word.as_bytes()), Some(&number), "{word}");
        }
        assert_eq!(read.iter().count(), all.len());
    }
}
