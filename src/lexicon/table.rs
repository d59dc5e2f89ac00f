//! Word form → what it can be: one look-up per token, so this is a hash table over one string.

use super::agreement::Agreement;
use super::classes::Classes;
use super::inflection::{Infinite, Inflection, Persons};
use hashbrown::HashTable;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Number of a verb in the lexicon; 0 is no verb.
pub type VerbId = u16;

/// What the lexicon knows of one word form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
}

impl Form {
    /// Adds a verb reading and the classes that follow from it.
    fn add_reading(&mut self, verb: VerbId, inflection: Inflection) {
        self.inflection.merge(inflection);
        if verb != 0 && !self.verbs.contains(&verb) && let Some(free) = self.verbs.iter_mut().find(|v| **v == 0) {
            *free = verb;
        }
    }

    /// Sets the verb classes from the inflection. A form is Konjunktiv only if it is that and nothing else.
    pub fn settle(&mut self) {
        let inflection = self.inflection;
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
#[derive(Debug, Default)]
pub struct Table {
    /// All keys, one after the other.
    keys: String,
    slots: HashTable<Slot>,
}

#[derive(Debug)]
struct Slot {
    start: u32,
    len: u32,
    form: Form,
}

impl Slot {
    fn key<'k>(&self, keys: &'k str) -> &'k str {
        keys.get(self.start as usize..(self.start + self.len) as usize).unwrap_or_default()
    }
}

impl Table {
    /// A table with room for so many forms.
    pub fn with_capacity(forms: usize) -> Self {
        Self { keys: String::with_capacity(forms * 10), slots: HashTable::with_capacity(forms) }
    }

    /// The form of a key.
    pub fn get(&self, key: &str) -> Option<&Form> {
        self.slots.find(hash(key), |slot| slot.key(&self.keys) == key).map(|slot| &slot.form)
    }

    /// The form of a key, made if need be.
    pub fn entry(&mut self, key: &str) -> &mut Form {
        let Self { keys, slots } = self;
        let rehash = |slot: &Slot| hash(slot.key(keys));
        match slots.find_entry(hash(key), |slot| slot.key(keys) == key) {
            Ok(found) => &mut found.into_mut().form,
            Err(absent) => {
                let (start, len) = (keys.len(), key.len());
                let slots = absent.into_table();
                let slot = Slot { start: offset(start), len: offset(len), form: Form::default() };
                slots.reserve(1, rehash);
                keys.push_str(key);
                &mut slots.insert_unique(hash(key), slot, |_| 0).into_mut().form
            }
        }
    }

    /// Adds a verb reading to a form.
    pub fn add_reading(&mut self, key: &str, verb: VerbId, inflection: Inflection) {
        self.entry(key).add_reading(verb, inflection);
    }

    /// Number of forms.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Every key with its form, sorted.
    pub fn sorted(&self) -> Vec<(&str, &Form)> {
        let mut all: Vec<_> = self.slots.iter().map(|slot| (slot.key(&self.keys), &slot.form)).collect();
        all.sort_by_key(|(key, _)| *key);
        all
    }

    /// Brings the classes of all forms up to date; to be called once, after the last entry.
    pub fn settle(&mut self, reporting: impl Fn(VerbId) -> bool) {
        for slot in &mut self.slots {
            slot.form.settle();
            let reports = slot.form.verbs.iter().any(|v| *v != 0 && reporting(*v));
            slot.form.classes.set(Classes::REPORTING_VERB, reports);
        }
    }
}

fn hash(key: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(key.as_bytes());
    hasher.finish()
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
