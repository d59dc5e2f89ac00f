//! Nouns by their stems, and what is known of them.

use serde::{Deserialize, Serialize};

/// The bytes of a stem, see [`stem`].
pub type Stem = Vec<u8>;

/// What is known of nouns, by their stems.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Nouns<T = ()> {
    /// In rows by the hash of how they end, in each the longest first.
    known: Vec<(Stem, T)>,
    /// A bit for each hash of an end: most stems are told by that from all that are known.
    ends: [u64; 16],
    /// How many bits are set before each word of them.
    before: [u16; 16],
    /// Where the row of each bit begins that is set.
    rows: Vec<u16>,
}

impl<T> Default for Nouns<T> {
    fn default() -> Self {
        Self { known: Vec::new(), ends: [0; 16], before: [0; 16], rows: Vec::new() }
    }
}

impl<T> Nouns<T> {
    /// Adds what is known of a stem; it replaces what was known before.
    pub(super) fn insert(&mut self, stem: Stem, what: T) {
        if let Some((_, known)) = self.known.iter_mut().find(|(known, _)| *known == stem) {
            *known = what;
            return;
        }
        let (word, bit) = place(end(&stem));
        let row = self.row(word, bit);
        if self.ends.get(word).is_some_and(|w| w & bit == 0) {
            self.ends.get_mut(word).into_iter().for_each(|w| *w |= bit);
            self.before.iter_mut().skip(word + 1).for_each(|before| *before += 1);
            self.rows.insert(row, u16::try_from(self.range(row).start).unwrap_or(u16::MAX));
        }
        let range = self.range(row);
        let longer = |(known, _): &&(Stem, T)| known.len() >= stem.len();
        let at = range.start + self.known.get(range).unwrap_or_default().iter().take_while(longer).count();
        self.known.insert(at, (stem, what));
        self.rows.iter_mut().skip(row + 1).for_each(|begin| *begin += 1);
    }

    /// What is known of a noun itself.
    pub(super) fn get(&self, stem: &[u8]) -> Option<&T> {
        self.alike(stem).iter().find(|(known, _)| known == stem).map(|(_, what)| what)
    }

    /// What is known of a noun or of its last part.
    pub(super) fn last_part(&self, stem: &[u8]) -> Option<&T> {
        self.alike(stem).iter().find(|(known, _)| stem.ends_with(known)).map(|(_, what)| what)
    }

    /// The known ones that may end like a stem; all that do are among them.
    pub(super) fn alike(&self, stem: &[u8]) -> &[(Stem, T)] {
        let (word, bit) = place(end(stem));
        let maybe = self.ends.get(word).is_some_and(|w| w & bit != 0);
        if maybe { self.known.get(self.range(self.row(word, bit))).unwrap_or_default() } else { &[] }
    }

    /// The number of the row for a bit.
    fn row(&self, word: usize, bit: u64) -> usize {
        let lower = self.ends.get(word).map_or(0, |w| (w & (bit - 1)).count_ones());
        usize::from(self.before.get(word).copied().unwrap_or_default()) + lower as usize
    }

    /// What stands in a row.
    fn range(&self, row: usize) -> std::ops::Range<usize> {
        let begin = |row| self.rows.get(row).map_or(self.known.len(), |begin| usize::from(*begin));
        begin(row)..begin(row + 1)
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

    #[test]
    fn the_longest_last_part_counts_and_what_is_said_later() {
        let mut nouns = Nouns::default();
        let stems: Vec<Stem> = (0..500).map(|n: u32| format!("{}chef{}", n % 7, n * 37).into_bytes()).collect();
        stems.iter().zip(0..).for_each(|(stem, n)| nouns.insert(stem.clone(), n));
        for (word, what) in [("chef", 1000), ("stadtchef", 1001), ("ort", 1002), ("chef", 1003)] {
            nouns.insert(word.into(), what);
        }
        assert!(stems.iter().zip(0..).all(|(stem, n)| nouns.get(stem) == Some(&n)));
        let of = |word: &str| nouns.last_part(word.as_bytes()).copied();
        assert_eq!([of("kreisstadtchef"), of("kreischef"), of("vorort")], [Some(1001), Some(1003), Some(1002)]);
        assert_eq!((of("hof"), of("ef"), nouns.get(b"kreischef")), (None, None, None));
    }
}
