//! Word form → what it can be.

use super::agreement::Agreement;
use super::classes::Classes;
use super::inflection::{Infinite, Inflection, Persons};
use super::lexeme::Piece;
use super::words::{Words, offset};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// Number of a verb in the lexicon; 0 is no verb.
pub type VerbId = u16;

/// What the lexicon knows of one word form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Form {
    /// What it can be.
    pub classes: Classes,
    /// Case and gender, for determiners, pronouns and nouns of known gender.
    pub agreement: Agreement,
    /// All its verb readings together.
    pub inflection: Inflection,
    /// The verbs it can be a form of; 0 is none.
    pub verbs: [VerbId; 3],
    /// Whether compounds inherit its noun classes: `Polizeisprecher` is what `Sprecher` is.
    pub heads: bool,
    /// Whether a construction is tried at this very word.
    pub cue: bool,
    /// Which word of reporting expressions it is.
    pub piece: Piece,
}

impl Form {
    /// Adds a verb reading and the classes that follow from it.
    fn add_reading(&mut self, verb: VerbId, inflection: Inflection) {
        self.inflection.merge(inflection);
        if verb != 0
            && !self.verbs.contains(&verb)
            && let Some(free) = self.verbs.iter_mut().find(|v| **v == 0)
        {
            *free = verb;
        }
    }

    /// With the classes that follow from the rest.
    #[must_use]
    pub(super) fn complete(mut self) -> Self {
        let helper = Classes::AUXILIARY | Classes::MODAL;
        let rather = self.classes.intersects(Classes::CLOSED | Classes::ADJECTIVE);
        let finite = self.classes.intersects(Classes::FINITE) && (self.classes.intersects(helper) || !rather);
        self.classes.set(Classes::MAYBE_FINITE, finite);
        // sie machen; er sollte
        let modal = self.classes.intersects(Classes::MODAL) && self.inflection.konjunktiv2.intersects(Persons::THIRD);
        let open = modal || self.inflection.konjunktiv1.intersects(Persons::THEY);
        self.classes.set(Classes::MAYBE_KONJUNKTIV, open);
        self
    }

    /// Sets the verb classes from the inflection. A form is Konjunktiv only if it is that and nothing else.
    pub fn settle(&mut self) {
        let inflection = self.inflection;
        if inflection == Inflection::default() {
            return;
        }
        let mut put = |class, condition| self.classes.set(class, condition);
        put(Classes::FINITE, inflection.is_finite());
        put(Classes::INFINITIVE, inflection.infinite.contains(Infinite::INFINITIVE));
        put(Classes::PARTICIPLE, inflection.infinite.contains(Infinite::PARTICIPLE));
        put(Classes::ZU_INFINITIVE, inflection.infinite.contains(Infinite::ZU));
        put(Classes::KONJUNKTIV1, inflection.is_konjunktiv1(Persons::THIRD));
        put(Classes::KONJUNKTIV2, inflection.is_konjunktiv2(Persons::THIRD));
    }
}

/// All forms. Keys have a small first letter; how a token is written decides which of its classes count.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Table {
    /// Words, each with the place of its form.
    words: Words<u32>,
    /// One for each word until they are settled; then one for all words of which the same is known.
    forms: Vec<Form>,
    /// Of the words that compounds inherit from: the first and last four bytes together, and the last four.
    heads: [Sieve; 2],
}

/// A set of strings of at most eight bytes that is never wrong about no: one bit for each hash. In rows, because serde knows no
/// longer arrays.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Sieve(Box<[[u64; 32]; 16]>);

impl Sieve {
    /// Row, word and bit of a string.
    fn place(bytes: u64) -> (usize, usize, u64) {
        let hash = bytes.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 49;
        ((hash / 64 / 32) as usize, (hash / 64 % 32) as usize, 1 << (hash % 64))
    }

    fn add(&mut self, bytes: u64) {
        let (row, word, bit) = Self::place(bytes);
        self.0.get_mut(row).and_then(|row| row.get_mut(word)).into_iter().for_each(|w| *w |= bit);
    }

    fn may_hold(&self, bytes: u64) -> bool {
        let (row, word, bit) = Self::place(bytes);
        self.0.get(row).and_then(|row| row.get(word)).is_some_and(|w| w & bit != 0)
    }
}

/// The last four bytes of a word, and with them its first four; `None` for a shorter one.
fn last_and_both(word: &[u8]) -> Option<(u64, u64)> {
    let four = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    let (first, last) = (four(word.first_chunk()?), four(word.last_chunk()?));
    Some((last, first << 32 | last))
}

impl Table {
    /// The form of a key, given as UTF-8.
    pub(super) fn get(&self, key: &[u8]) -> Option<&Form> {
        self.forms.get(*self.words.get(key)? as usize)
    }

    /// The form of a key, made if need be; before they are settled.
    pub(super) fn entry(&mut self, key: &str) -> &mut Form {
        let next = self.forms.len();
        let place = *self.words.entry_or(key.as_bytes(), offset(next)) as usize;
        if place == next {
            self.forms.push(Form::default());
        }
        match self.forms.get_mut(place) {
            Some(form) => form,
            None => unreachable!("a form was found or made"),
        }
    }

    /// Marks a word at which constructions are tried.
    pub(super) fn mark_cue(&mut self, key: &str) {
        let form = self.get(key.as_bytes()).copied().unwrap_or_default();
        *self.words.entry_or(key.as_bytes(), 0) = offset(self.forms.len()); // what others are, too, stays as it is
        self.forms.push(Form { cue: true, ..form });
    }

    /// Gives a word of reporting expressions its number, if it is known and has none.
    pub(super) fn number(&mut self, key: &str, piece: Piece) {
        let place = self.words.get(key.as_bytes()).and_then(|place| self.forms.get_mut(*place as usize));
        if let Some(form) = place.filter(|form| form.piece.is_none()) {
            let companion = form.piece.is_companion();
            form.piece = piece;
            form.piece.set_companion(companion);
        }
    }

    /// Adds a verb reading to a form.
    pub(super) fn add_reading(&mut self, key: &str, verb: VerbId, inflection: Inflection) {
        self.entry(key).add_reading(verb, inflection);
    }

    /// Lets every form of a known verb be more than it is.
    pub(super) fn each_verb_form(&mut self, mut each: impl FnMut(&[u8], &mut Inflection)) {
        for ((key, _), form) in self.words.iter().zip(&mut self.forms) {
            if form.inflection != Inflection::default() {
                each(key, &mut form.inflection);
            }
        }
    }

    /// Every key with its form, sorted.
    pub(super) fn sorted(&self) -> Vec<(String, &Form)> {
        let forms = |(key, place): (&[u8], &u32)| {
            Some((String::from_utf8_lossy(key).into_owned(), self.forms.get(*place as usize)?))
        };
        let mut all: Vec<_> = self.words.iter().filter_map(forms).collect();
        all.sort_by(|(a, _), (b, _)| a.cmp(b));
        all
    }

    /// Brings the classes of all forms up to date; to be called once, after the last entry.
    pub(super) fn settle(&mut self, reporting: impl Fn(VerbId) -> Classes) {
        let [ends, lasts] = &mut self.heads;
        for ((key, _), form) in self.words.iter().zip(&mut self.forms) {
            form.settle();
            for verb in form.verbs {
                form.classes |= reporting(verb);
            }
            if let (true, Some((last, both))) = (form.heads, last_and_both(key)) {
                lasts.add(last);
                ends.add(both);
            }
        }
        self.share();
    }

    /// Keeps each form once.
    fn share(&mut self) {
        let mut shared = Vec::new();
        let mut places: FxHashMap<Form, u32> = FxHashMap::default();
        for (_, place) in self.words.iter_mut() {
            let form = self.forms.get(*place as usize).copied().unwrap_or_default();
            *place = *places.entry(form).or_insert_with(|| {
                shared.push(form);
                offset(shared.len() - 1)
            });
        }
        self.forms = shared;
    }

    /// Whether some word that compounds inherit from may end like this one. Never wrong about no.
    pub(super) fn may_end_in_head(&self, word: &[u8]) -> bool {
        let [_, lasts] = &self.heads;
        last_and_both(word).is_some_and(|(last, _)| lasts.may_hold(last))
    }

    /// Whether a word may be one that compounds inherit from. Never wrong about no.
    pub(super) fn may_be_head(&self, word: &[u8]) -> bool {
        let [ends, _] = &self.heads;
        last_and_both(word).is_some_and(|(_, both)| ends.may_hold(both))
    }
}
