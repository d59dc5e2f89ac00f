//! What was looked up lately: most words of a text have been read before, often in the article before.

use super::table::Form;
use super::words::Words;
use std::sync::{Mutex, PoisonError};

/// How many words are remembered before those that were not met since the last time are forgotten: enough for the words that make
/// up nine tenths of the news.
const MOST: usize = 1 << 14;

/// Words as they are written, each with what it was found to be, and whether it stood where a capital says nothing.
#[derive(Debug, Default)]
pub(super) struct Recent {
    newer: [Words<Form>; 2],
    older: [Words<Form>; 2],
}

impl Recent {
    /// What a word can be, looked up if it is not remembered.
    pub(super) fn form(&mut self, word: &str, initial: bool, look_up: impl FnOnce() -> Form) -> Form {
        let key = word.as_bytes();
        let [newer, older] =
            [&mut self.newer, &mut self.older].map(|[inside, first]| if initial { first } else { inside });
        if let Some(form) = newer.get(key) {
            return *form;
        }
        let form = older.get(key).copied().unwrap_or_else(look_up);
        if newer.len() >= MOST {
            std::mem::swap(newer, older);
            newer.clear();
        }
        *newer.entry(key) = form;
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
    fn what_is_remembered_is_bounded() {
        let mut recent = Recent::default();
        for number in 0..3 * MOST {
            recent.form(&number.to_string(), false, Form::default);
            recent.form("und", false, || {
                if number == 0 { form(Classes::COORDINATOR) } else { unreachable!("it is met all the time") }
            });
            let words: usize = recent.newer.iter().chain(&recent.older).map(Words::len).sum();
            assert!(words <= 2 * MOST);
        }
    }
}
