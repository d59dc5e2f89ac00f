//! Pronouns as speakers that can stand for two persons of the sentence before.

use super::Hit;
use super::people::{Person, key, people};
use crate::grammar::Role;
use crate::lexicon::Agreement;
use crate::rules::Context;
use crate::rules::condition::Texts;
use crate::rules::context::SpeakerForm;
use crate::span::Range;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Parameters of `ambiguous-pronoun`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AmbiguousPronoun {
    /// Pronouns for one man.
    masculine: Texts,
    /// Pronouns for one woman.
    feminine: Texts,
}

impl AmbiguousPronoun {
    pub(super) fn find(&self, context: &Context<'_>) -> Vec<Hit> {
        let people = people(context);
        let mut known: FxHashMap<&str, &Person<'_>> = FxHashMap::default();
        for person in people.iter().filter(|p| !p.gender.is_empty()) {
            known.entry(key(person.surname)).or_insert(person);
        }
        let mut hits: Vec<Hit> = Vec::new();
        for quotation in &context.analysis.quotations {
            let speaker = quotation.roles.get(Role::Speaker);
            let Some(gender) =
                self.gender(&context.shown(speaker.hull()).to_lowercase()).filter(|_| quotation.parent.is_none())
            else {
                continue;
            };
            if context.speaker_form(quotation) != SpeakerForm::Pronoun {
                continue;
            }
            let at = speaker.hull().start;
            let named = named_before(context, &known, at, gender);
            if let [first, second, ..] = named[..] {
                let values = vec![
                    ("pronoun", context.shown(speaker.hull()).to_string()),
                    ("first", first.surname.to_string()),
                    ("second", second.surname.to_string()),
                ];
                let spans = context.spans(speaker);
                if !hits.iter().any(|h| h.spans == spans) {
                    hits.push(Hit::new(spans, values));
                }
            }
        }
        hits
    }

    /// The gender of whom a pronoun can stand for.
    fn gender(&self, pronoun: &str) -> Option<Agreement> {
        let lists = [(&self.masculine, Agreement::MASCULINE), (&self.feminine, Agreement::FEMININE)];
        lists.into_iter().find(|(list, _)| list.0.iter().any(|known| known == pronoun)).map(|(_, gender)| gender)
    }
}

/// The persons of a gender who are named in the sentence before a pronoun, each once; nobody if its own sentence names somebody before
/// it, whom it then most likely means.
fn named_before<'p, 't>(
    context: &Context<'t>,
    known: &FxHashMap<&str, &'p Person<'t>>,
    pronoun: u32,
    gender: Agreement,
) -> Vec<&'p Person<'t>> {
    let number = context.sentence_of(pronoun);
    let sentence = |number: u32| context.sentence(number).map(|s| s.tokens).unwrap_or_default();
    let own = Range::new(sentence(number).start, pronoun);
    let before = number.checked_sub(1).map(sentence).unwrap_or_default();
    let block = context.block_of(pronoun).map(|(_, b)| b.tokens).unwrap_or_default();
    let named = |within: Range| {
        let mut named: Vec<&Person<'_>> = Vec::new();
        for at in within.iter() {
            let person = known.get(key(context.word_text(at))).filter(|p| p.gender.intersects(gender));
            if let Some(person) = person.filter(|p| named.iter().all(|n| key(n.surname) != key(p.surname))) {
                named.push(person);
            }
        }
        named
    };
    if block.covers(before) && named(own).is_empty() { named(before) } else { Vec::new() }
}
