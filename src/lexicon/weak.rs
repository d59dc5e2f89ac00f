//! Weak verbs by their stems: form → what it can be, without a table of all forms.
//!
//! There are thousands of weak verbs and all are inflected alike. So only their stems are kept; a form is recognised by taking
//! endings off. The endings are not written down again: they are read off the paradigm of the first verb of each kind.

use super::conjugate::{Parts, Prefix, conjugate, ends_in_s, needs_e, stem};
use super::inflection::{Infinite, Inflection};
use super::words::Words;
use serde::{Deserialize, Serialize};

/// What stands before and behind a stem, and what such a form can be for each way to inflect.
#[derive(Debug, Serialize, Deserialize)]
struct Ending {
    front: String,
    back: String,
    inflections: Vec<Option<Inflection>>,
}

/// The stems of weak verbs.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct WeakStems {
    /// Stem → its manner: position in `manners`.
    stems: Words<u8>,
    manners: Vec<Manner>,
    /// The endings by their last byte.
    endings: Vec<(u8, Vec<Ending>)>,
}

/// What decides how a weak verb is inflected: a fixed prefix, -en or -n, an e before t, an s before t.
type Manner = [bool; 4];

impl WeakStems {
    /// Adds a verb. `fixed`: its prefix is never separated, so it has no ge.
    pub(super) fn add(&mut self, infinitive: &str, fixed: bool) {
        let stem = stem(infinitive);
        let manner = [fixed, infinitive.ends_with("en"), needs_e(stem), ends_in_s(stem)];
        let number = match self.manners.iter().position(|known| *known == manner) {
            Some(number) => number,
            None => self.add_manner(manner, infinitive, stem),
        };
        *self.stems.entry(stem.as_bytes()) = u8::try_from(number).unwrap_or(0);
    }

    /// Reads the endings of a new manner off the paradigm of its first verb.
    fn add_manner(&mut self, manner: Manner, infinitive: &str, stem: &str) -> usize {
        let [fixed, ..] = manner;
        self.manners.push(manner);
        let number = self.manners.len() - 1;
        for (front, back, inflection) in endings(infinitive, stem, fixed) {
            let last = back.bytes().last().unwrap_or(0);
            let group = match self.endings.iter().position(|(byte, _)| *byte == last) {
                Some(group) => group,
                None => {
                    self.endings.push((last, Vec::new()));
                    self.endings.len() - 1
                }
            };
            let Some((_, group)) = self.endings.get_mut(group) else {
                continue;
            };
            let place = group.iter().position(|e| e.front == front && e.back == back).unwrap_or(group.len());
            if place == group.len() {
                group.push(Ending { front, back, inflections: Vec::new() });
            }
            if let Some(ending) = group.get_mut(place) {
                ending.inflections.resize(ending.inflections.len().max(number + 1), None);
                ending.inflections.get_mut(number).into_iter().for_each(|i| *i = Some(inflection));
            }
        }
        number
    }

    /// What a word can be as a form of a weak verb; nothing if it is none.
    pub(super) fn read(&self, word: &[u8]) -> Inflection {
        let mut all = Inflection::default();
        let last = word.last().copied().unwrap_or(0);
        let Some((_, endings)) = self.endings.iter().find(|(byte, _)| *byte == last) else {
            return all;
        };
        for ending in endings {
            let manner = ending.strip(word).filter(|stem| stem.len() > 1).and_then(|stem| self.stems.get(stem));
            if let Some(inflection) = manner.and_then(|m| *ending.inflections.get(*m as usize)?) {
                all.merge(inflection);
            }
        }
        // er handle: handele
        if all == Inflection::default()
            && let Some(short) = word.strip_suffix(b"le").filter(|short| !short.ends_with(b"e"))
        {
            return self.read(&[short, b"ele"].concat());
        }
        all
    }
}

impl Ending {
    /// What is left of a form. Byte by byte: endings are shorter than a call.
    fn strip<'w>(&self, word: &'w [u8]) -> Option<&'w [u8]> {
        let (word, back) = word.split_at_checked(word.len().checked_sub(self.back.len())?)?;
        let (front, stem) = word.split_at_checked(self.front.len())?;
        (back.iter().eq(self.back.as_bytes()) && front.iter().eq(self.front.as_bytes())).then_some(stem)
    }
}

/// Every form of a verb as what stands before its stem, what behind, and what it can be.
fn endings(infinitive: &str, stem: &str, fixed: bool) -> Vec<(String, String, Inflection)> {
    let mut all: Vec<(String, String, Inflection)> = Vec::new();
    conjugate(&Parts::Weak(infinitive.to_string()), Prefix::NONE, &mut |form, mut inflection| {
        let Some((front, back)) = form.split_once(stem) else {
            return;
        };
        if fixed {
            // beantragt: the participle is the bound form
            if inflection.infinite.contains(Infinite::PARTICIPLE) {
                return;
            }
            if inflection.infinite.contains(Infinite::BOUND) {
                inflection.infinite = Infinite::PARTICIPLE;
            }
        }
        match all.iter_mut().find(|(f, b, _)| f == front && b == back) {
            Some((.., known)) => known.merge(inflection),
            None => all.push((front.to_string(), back.to_string(), inflection)),
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
        stems.add("handeln", false);
        stems
    }

    #[test]
    fn forms_are_recognised_by_their_endings() {
        let stems = stems();
        for form in [
            "kocht",
            "kochte",
            "arbeitete",
            "wandern",
            "wanderten",
            "tanzt",
            "gekocht",
            "gearbeitet",
            "gewandert",
            "beantragt",
        ] {
            assert_ne!(stems.read(form.as_bytes()), Inflection::default(), "{form}");
        }
        for word in ["koch", "wandle", "arbeitt", "gebeantragt", "locht", "geh"] {
            assert_eq!(stems.read(word.as_bytes()), Inflection::default(), "{word}");
        }
    }

    #[test]
    fn they_can_be_what_the_paradigm_says() {
        let stems = stems();
        assert!(stems.read(b"koche").is_konjunktiv1(Persons::THIRD));
        assert!(stems.read(b"handle").is_konjunktiv1(Persons::THIRD));
        assert!(stems.read(b"beantragt").infinite.contains(Infinite::PARTICIPLE));
        assert!(stems.read(b"gearbeitet").infinite.contains(Infinite::PARTICIPLE));
        assert!(!stems.read(b"arbeitet").infinite.contains(Infinite::PARTICIPLE), "gearbeitet");
    }
}
