//! What was looked up lately: most words of a text have been read before, often in the article before.

use super::table::Form;
use super::words::{Ends, LONGEST, ends, hash};
use std::sync::{Mutex, PoisonError};

/// How many words are remembered, a power of two: one megabyte, which a processor's cache still holds and a start hardly feels, for
/// three of four words of the news.
const MOST: usize = 1 << 14;

/// Short words as they are written, each with what it was found to be and whether it stood where a capital says nothing. A word
/// has one place; the one that was there before is forgotten.
#[derive(Debug)]
pub(super) struct Recent(Box<[Slot]>);

#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))] // a cache line
struct Slot {
    ends: Ends,
    form: Form,
    /// Length of the word in bytes; 0 in a free slot.
    len: u8,
    initial: bool,
}

impl Default for Recent {
    fn default() -> Self {
        Self(vec![Slot::default(); MOST].into())
    }
}

impl Recent {
    /// What a word can be, looked up if it is not remembered.
    pub(super) fn form(&mut self, word: &str, initial: bool, look_up: impl FnOnce() -> Form) -> Form {
        let (ends, len) = match u8::try_from(word.len()) {
            Ok(len) if word.len() <= LONGEST => (ends(word.as_bytes()), len),
            _ => return look_up(),
        };
        let place = usize::try_from(hash(ends) % MOST as u64).unwrap_or(0);
        let Some(slot) = self.0.get_mut(place) else {
            return look_up();
        };
        if slot.ends == ends && slot.len == len && slot.initial == initial {
            return slot.form;
        }
        let form = look_up();
        *slot = Slot { ends, form, len, initial };
        form
    }
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

    fn form(classes: Classes) -> Form {
        Form { classes, ..Form::default() }
    }

    #[test]
    fn a_word_is_looked_up_once_for_each_place() {
        let mut recent = Recent::default();
        for (initial, classes) in [(false, Classes::NOMINAL), (true, Classes::FINITE)] {
            assert_eq!(recent.form("Rede", initial, || form(classes)).classes, classes);
            assert_eq!(recent.form("Rede", initial, || unreachable!()).classes, classes);
        }
    }

    #[test]
    fn words_in_one_place_are_told_apart() {
        let mut recent = Recent::default();
        for number in 0..3 * MOST {
            let classes = Classes::from_bits_truncate(number as u128);
            assert_eq!(recent.form(&number.to_string(), false, || form(classes)).classes, classes, "{number}");
        }
    }

    #[test]
    fn a_long_word_is_no_other_with_the_same_ends() {
        let mut recent = Recent::default();
        recent.form("Geschwindigkeitsbegrenzung", false, || form(Classes::NOMINAL));
        let other = recent.form("Geschwindigkeitsüberschreitung", false, Form::default);
        assert_eq!(other, Form::default());
    }
}
