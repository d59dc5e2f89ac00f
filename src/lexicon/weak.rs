//! Weak verbs by their stems: form → what it can be, without a table of all forms.
//!
//! There are thousands of weak verbs and all are inflected alike. So only their stems are kept; a form is recognised by taking
//! endings off. The endings are not written down again: they are read off the paradigm of the first verb of each kind.

use super::conjugate::{Parts, Prefix, conjugate, ends_in_s, needs_e, stem};
use super::inflection::{Infinite, Inflection};
use rustc_hash::FxHashMap;

/// What stands before and behind a stem, and what such a form can be.
#[derive(Debug)]
struct Ending {
    front: String,
    back: String,
    inflection: Inflection,
}

/// The stems of weak verbs.
#[derive(Debug, Default)]
pub(super) struct WeakStems {
    /// Stem → position in `kinds`.
    stems: FxHashMap<String, u8>,
    /// The endings of each way to inflect.
    kinds: Vec<Vec<Ending>>,
    /// Which way of inflecting stands where in `kinds`.
    known: Vec<Manner>,
}

/// What decides how a weak verb is inflected: a fixed prefix, -en or -n, an e before t, an s before t.
type Manner = [bool; 4];

impl WeakStems {
    /// Room for so many verbs.
    pub(super) fn reserve(&mut self, verbs: usize) {
        self.stems.reserve(verbs);
    }

    /// Adds a verb. `fixed`: its prefix is never separated, so it has no ge.
    pub(super) fn add(&mut self, infinitive: &str, fixed: bool) {
        let stem = stem(infinitive);
        let manner = [fixed, infinitive.ends_with("en"), needs_e(stem), ends_in_s(stem)];
        let kind = match self.known.iter().position(|known| *known == manner) {
            Some(kind) => kind,
            None => {
                self.kinds.push(endings(infinitive, stem, fixed));
                self.known.push(manner);
                self.kinds.len() - 1
            }
        };
        self.stems.insert(stem.to_string(), u8::try_from(kind).unwrap_or(0));
    }

    /// What a word can be as a form of a weak verb; nothing if it is none.
    pub(super) fn read(&self, word: &str) -> Inflection {
        let mut all = Inflection::default();
        for (number, kind) in (0..).zip(&self.kinds) {
            for ending in kind {
                let stem = word.strip_suffix(ending.back.as_str()).and_then(|rest| rest.strip_prefix(ending.front.as_str()));
                if stem.is_some_and(|stem| self.stems.get(stem) == Some(&number)) {
                    all.merge(ending.inflection);
                }
            }
        }
        all
    }
}

fn endings(infinitive: &str, stem: &str, fixed: bool) -> Vec<Ending> {
    let mut all: Vec<Ending> = Vec::new();
    conjugate(&Parts::Weak(infinitive.to_string()), Prefix::None, &mut |form, mut inflection| {
        let Some((front, back)) = form.split_once(stem) else { return };
        if fixed {
            // beantragt: the participle is the bound form
            if inflection.infinite.contains(Infinite::PARTICIPLE) {
                return;
            }
            if inflection.infinite.contains(Infinite::BOUND) {
                inflection.infinite = Infinite::PARTICIPLE;
            }
        }
        match all.iter_mut().find(|e| e.front == front && e.back == back) {
            Some(known) => known.inflection.merge(inflection),
            None => all.push(Ending { front: front.to_string(), back: back.to_string(), inflection }),
        }
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Persons;

    fn stems() -> WeakStems {
        let mut stems = WeakStems::default();
        for infinitive in ["kochen", "arbeiten", "wandern", "tanzen"] {
            stems.add(infinitive, false);
        }
        stems.add("beantragen", true);
        stems
    }

    #[test]
    fn forms_are_recognised_by_their_endings() {
        let stems = stems();
        for form in ["kocht", "kochte", "arbeitete", "wandern", "wanderten", "tanzt", "gekocht", "gearbeitet", "gewandert", "beantragt"] {
            assert_ne!(stems.read(form), Inflection::default(), "{form}");
        }
        for word in ["koch", "arbeitt", "gebeantragt", "locht", "geh"] {
            assert_eq!(stems.read(word), Inflection::default(), "{word}");
        }
    }

    #[test]
    fn they_can_be_what_the_paradigm_says() {
        let stems = stems();
        assert!(stems.read("koche").is_konjunktiv1(Persons::THIRD));
        assert!(stems.read("beantragt").infinite.contains(Infinite::PARTICIPLE));
        assert!(stems.read("gearbeitet").infinite.contains(Infinite::PARTICIPLE));
        assert!(!stems.read("arbeitet").infinite.contains(Infinite::PARTICIPLE), "gearbeitet");
    }
}
