//! What was looked up lately: most words of a text have been read before, often in the article before.

use super::table::Form;
use super::words::{LONGEST, hash};
use crate::span::Span;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use std::sync::{Mutex, PoisonError};

/// How many words are remembered, a power of two: what a newspaper uses in some days. The memory is taken as the places fill, so that a
/// short text does not feel it.
const MOST: usize = 1 << 18;

/// How many bits of a slot are the place of a form; the place in the slots makes up for those of the hash.
const PLACE_BITS: u32 = 15;
const PLACE: u64 = (1 << PLACE_BITS) - 1;

/// Words, each with what it was found to be and whether it stood where a capital says nothing.
///
/// A word is known by 64 bits that are a hash of it, of words up to eight bytes an exact one: of ten million longer words two share
/// theirs with a probability of three in a million. So eight words stand in a line of the processor's cache.
#[derive(Debug)]
pub(super) struct Recent {
    /// Pairs of neighbours: a word goes to the first of its pair, the word that was there to the second, and the one there is
    /// forgotten. A slot is the hash of the word, its last bits being the place of the form; zero is a free one.
    slots: Vec<u64>,
    /// Each form once: few are common, and those stay near the processor. None has the place 0.
    forms: Vec<Form>,
    /// The places of the forms.
    places: HashTable<u64>,
}

/// A word on the way to its form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sought {
    hash: u64,
    /// What stood first in its pair of slots when it was sought.
    slot: u64,
    /// Whether a capital says nothing of it.
    pub(super) initial: bool,
}

impl Sought {
    /// A word of a text.
    #[inline]
    pub(super) fn new(text: &[u8], span: Span, initial: bool) -> Self {
        let [first, last] = key(text, span);
        Self { hash: hash([first, last ^ u64::from(initial).rotate_right(1)]), slot: 0, initial }
    }

    /// Where its pair of slots begins.
    fn pair(&self) -> usize {
        index(self.hash % (MOST as u64 / 2)) * 2
    }

    /// The place of the form in a slot, if the slot is this very word's; else 0.
    fn place_in(&self, slot: u64) -> u64 {
        if (slot ^ self.hash) > PLACE { 0 } else { slot & PLACE }
    }
}

/// A word as two numbers.
type Key = [u64; 2];

/// A word of a text as two numbers: itself, or two hashes of a longer one.
fn key(text: &[u8], span: Span) -> Key {
    let rest = text.get(span.start as usize..).unwrap_or_default();
    let Some(mask) = MASKS.get(span.len() as usize) else {
        return long(rest.get(..span.len() as usize).unwrap_or_default());
    };
    // the same reading for words of all lengths: a decision by length would often be guessed wrong
    let bytes = rest.first_chunk().copied().unwrap_or_else(|| {
        let mut bytes = [0; LONGEST];
        bytes.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        bytes
    });
    let half = |half: Option<&[u8; 8]>, mask: u64| half.map_or(0, |bytes| u64::from_le_bytes(*bytes) & mask);
    [half(bytes.first_chunk(), mask[0]), half(bytes.last_chunk(), mask[1])]
}

fn long(word: &[u8]) -> Key {
    let (chunks, rest) = word.as_chunks::<8>();
    let last = rest.iter().fold(0, |all, byte| all << 8 | u64::from(*byte));
    let numbers = chunks.iter().map(|chunk| u64::from_le_bytes(*chunk)).chain(std::iter::once(last));
    let mix = |all: u64, number: u64, factor| (all.rotate_left(23) ^ number).wrapping_mul(factor);
    numbers
        .fold([1; 2], |[a, b], number| [mix(a, number, 0x9e37_79b9_7f4a_7c15), mix(b, number, 0xc2b2_ae3d_27d4_eb4f)])
}

/// The bits that the bytes of a word take, by its length.
#[expect(clippy::indexing_slicing, reason = "computed when compiling")]
const MASKS: [Key; LONGEST + 1] = {
    let mut masks = [[0; 2]; LONGEST + 1];
    let mut len = 1;
    while len <= LONGEST {
        masks[len] = if len <= 8 { [u64::MAX >> (64 - 8 * len), 0] } else { [u64::MAX, u64::MAX >> (128 - 8 * len)] };
        len += 1;
    }
    masks
};

impl Default for Recent {
    fn default() -> Self {
        Self { slots: vec![0; MOST], forms: vec![Form::default()], places: HashTable::new() }
    }
}

impl Recent {
    /// Forgets everything if no more forms can be told apart: no text makes the memory grow. Places that were sought before are no longer
    /// what they were.
    pub(super) fn make_room(&mut self) {
        if self.forms.len() as u64 > PLACE {
            *self = Self::default();
        }
    }

    /// Goes to the places of words. They are far from the processor; so those of several words are sought before the first of their
    /// forms is needed, and in a loop that does nothing else: the ways overlap.
    pub(super) fn seek<'w>(&self, words: impl Iterator<Item = &'w mut Sought>) {
        for word in words {
            word.slot = self.slots.get(word.pair()).copied().unwrap_or(0);
        }
    }

    /// What a sought word can be, looked up if it is not remembered.
    #[inline]
    pub(super) fn form(&mut self, sought: &Sought, look_up: impl FnOnce() -> Form) -> Form {
        let first = sought.place_in(sought.slot);
        let place = if first > 0 { first } else { self.second(sought) };
        match self.forms.get(index(place)) {
            Some(form) if place > 0 => *form,
            _ => {
                let form = look_up();
                self.remember(sought, form);
                form
            }
        }
    }

    /// The place of the form of a word that was not the first of its pair when it was sought; 0 if there is none.
    fn second(&self, sought: &Sought) -> u64 {
        let pair = self.slots.get(sought.pair()..).and_then(|slots| slots.first_chunk::<2>());
        pair.into_iter().flatten().map(|slot| sought.place_in(*slot)).max().unwrap_or(0)
    }

    fn remember(&mut self, sought: &Sought, form: Form) {
        let place = self.place_of(form);
        let pair = self.slots.get_mut(sought.pair()..).and_then(|slots| slots.first_chunk_mut::<2>());
        if let (Some([newer, older]), Some(place)) = (pair, place) {
            *older = *newer;
            *newer = sought.hash & !PLACE | place;
        }
    }

    /// The place of a form, made if need be and if there is room.
    fn place_of(&mut self, form: Form) -> Option<u64> {
        let Self { forms, places, .. } = self;
        // of all that a form says, its classes and its verb tell most apart
        let hash = |form: &Form| {
            let [first, last] = halves(form.classes.bits());
            hash([first ^ u64::from(form.verbs[0]), last])
        };
        let is = |place: &u64| forms.get(index(*place)) == Some(&form);
        match places.entry(hash(&form), is, |place| forms.get(index(*place)).map_or(0, hash)) {
            Entry::Occupied(found) => Some(*found.get()),
            Entry::Vacant(free) => {
                let place = forms.len() as u64;
                (place <= PLACE).then(|| {
                    free.insert(place);
                    forms.push(form);
                    place
                })
            }
        }
    }
}

/// A place in a list; past every end where there is none.
fn index(place: u64) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

/// The lower and the upper half of a number.
fn halves(number: u128) -> [u64; 2] {
    let upper = u64::try_from(number >> 64).unwrap_or(0);
    [u64::try_from(number & u128::from(u64::MAX)).unwrap_or(0), upper]
}

/// One memory for each thread that reads, lent for one article at a time.
#[derive(Debug, Default)]
pub(super) struct Lending(Mutex<Vec<Recent>>);

impl Lending {
    /// Calls `read` with a memory.
    pub(super) fn lend<T>(&self, read: impl FnOnce(&mut Recent) -> T) -> T {
        let mut recent = self.lock().pop().unwrap_or_default();
        let result = read(&mut recent);
        self.lock().push(recent);
        result
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Recent>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Classes;
    use crate::lexicon::words::offset;

    fn form(classes: Classes) -> Form {
        Form { classes, ..Form::default() }
    }

    fn find(recent: &mut Recent, word: &str, initial: bool, look_up: impl FnOnce() -> Form) -> Form {
        let text = format!("«{word}»");
        let start = offset("«".len());
        let span = Span::new(start, start + offset(word.len()));
        let mut sought = [Sought::new(text.as_bytes(), span, initial)];
        recent.seek(sought.iter_mut());
        recent.form(&sought[0], look_up)
    }

    #[test]
    fn a_word_is_looked_up_once_for_each_place() {
        let mut recent = Recent::default();
        for (initial, classes) in [(false, Classes::NOMINAL), (true, Classes::FINITE)] {
            assert_eq!(find(&mut recent, "Rede", initial, || form(classes)).classes, classes);
            assert_eq!(find(&mut recent, "Rede", initial, || unreachable!()).classes, classes);
        }
    }

    #[test]
    fn words_of_all_lengths_are_told_apart() {
        let mut recent = Recent::default();
        let long = "donaudampfschifffahrt";
        for _ in 0..2 {
            for len in 1..=long.len() {
                let word = long.get(..len).unwrap_or_default();
                let classes = Classes::from_bits_truncate(len as u128);
                assert_eq!(find(&mut recent, word, false, || form(classes)).classes, classes, "{word}");
            }
        }
    }

    #[test]
    fn words_in_one_place_are_told_apart_and_forms_do_not_pile_up() {
        let mut recent = Recent::default();
        for number in 0..3 * MOST {
            let classes = Classes::from_bits_truncate(number as u128);
            assert_eq!(find(&mut recent, &number.to_string(), false, || form(classes)).classes, classes, "{number}");
            recent.make_room();
            assert!(recent.forms.len() as u64 <= PLACE + 1);
        }
    }

    #[test]
    fn a_long_word_is_no_other_with_the_same_ends() {
        let mut recent = Recent::default();
        find(&mut recent, "Geschwindigkeitsbegrenzung", false, || form(Classes::NOMINAL));
        let other = find(&mut recent, "Geschwindigkeitsüberschreitung", false, Form::default);
        assert_eq!(other, Form::default());
    }
}
