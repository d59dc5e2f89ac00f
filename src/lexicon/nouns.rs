//! Nouns by their stems, and what is known of them.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// The bytes of a stem, see [`stem`].
pub type Stem = Vec<u8>;

/// What is known of nouns, by their stems.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Nouns<T = ()> {
    /// By how they end, the longest first.
    known: FxHashMap<u32, Vec<(Stem, T)>>,
    /// A bit for each hash of an end: most stems are told by that from all that are known.
    ends: [u64; 16],
}

impl<T> Default for Nouns<T> {
    fn default() -> Self {
        Self { known: FxHashMap::default(), ends: [0; 16] }
    }
}

impl<T> Nouns<T> {
    /// Adds what is known of a stem; it replaces what was known before.
    pub(super) fn insert(&mut self, stem: Stem, what: T) {
        let end = end(&stem);
        let (word, bit) = place(end);
        self.ends.get_mut(word).into_iter().for_each(|w| *w |= bit);
        let alike = self.known.entry(end).or_default();
        alike.retain(|(known, _)| *known != stem);
        let at = alike.partition_point(|(known, _)| known.len() >= stem.len());
        alike.insert(at, (stem, what));
    }

    /// What is known of a noun itself.
    pub(super) fn get(&self, stem: &[u8]) -> Option<&T> {
        self.alike(stem).iter().find(|(known, _)| known == stem).map(|(_, what)| what)
    }

    /// What is known of a noun or of its last part.
    pub(super) fn last_part(&self, stem: &[u8]) -> Option<&T> {
        self.alike(stem).iter().find(|(known, _)| stem.ends_with(known)).map(|(_, what)| what)
    }

    /// The known ones that end like a stem.
    pub(super) fn alike(&self, stem: &[u8]) -> &[(Stem, T)] {
        let end = end(stem);
        let (word, bit) = place(end);
        let maybe = self.ends.get(word).is_some_and(|w| w & bit != 0);
        if maybe { self.known.get(&end).map_or(&[], Vec::as_slice) } else { &[] }
    }
}

/// How many bytes of a stem are looked at first.
pub(super) const LAST: usize = 3;

/// The last bytes of a stem; 0 of one that is too short to be the last part of another.
fn end(stem: &[u8]) -> u32 {
    stem.last_chunk::<LAST>().map_or(0, |[a, b, c]| u32::from_le_bytes([*a, *b, *c, 0]))
}

/// Word and bit of the hash of an end.
fn place(end: u32) -> (usize, u64) {
    let hash = end.wrapping_mul(0x9e37_79b1) >> 22;
    ((hash / 64) as usize, 1 << (hash % 64))
}

/// A noun in small letters without the endings of its cases, so that all its forms are the same. Too much is cut off where a noun ends
/// like a case; that does no harm where both sides are stems.
pub fn stem(noun: &[u8]) -> &[u8] {
    // Ministerinnen: Ministerin
    let mut stem = if noun.ends_with(b"innen") { noun.strip_suffix(b"nen").unwrap_or(noun) } else { noun };
    while let [rest @ .., b'e', b'n' | b'r' | b'm' | b's'] | [rest @ .., b'e' | b'n' | b's'] = stem
        && rest.len() > 2
        && !stem.ends_with(b"in")
    {
        stem = rest;
    }
    stem
}

/// The stem of a word as it is written.
pub(super) fn stem_of(word: &str) -> Stem {
    stem(word.to_lowercase().as_bytes()).to_vec()
}

/// The stem of the masculine noun, for that of another: `ministerin` → `minist`.
pub fn masculine(stem: &[u8]) -> &[u8] {
    let letters = |bytes: &[u8]| bytes.iter().filter(|byte| !matches!(byte, 0x80..0xc0)).count();
    let base = stem.strip_suffix(b"in").filter(|base| letters(base) > 2);
    base.map_or(stem, self::stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_forms_of_a_noun_have_one_stem_of() {
        for forms in [["Minister", "Ministers"], ["Präsident", "Präsidenten"], ["Angeklagte", "Angeklagten"]] {
            assert_eq!(stem_of(forms[0]), stem_of(forms[1]));
        }
        assert_eq!(stem_of("Ministerinnen"), stem_of("Ministerin"));
        assert_eq!(masculine(&stem_of("Ministerin")), stem_of("Minister").as_slice());
        assert_ne!(stem_of("Ministerin"), stem_of("Minister"));
    }
}
