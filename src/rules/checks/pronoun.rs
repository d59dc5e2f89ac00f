//! Pronouns as speakers that can stand for two persons of the sentence before.

use super::Hit;
use super::people::{Person, people, same_surname};
use crate::grammar::Role;
use crate::lexicon::Agreement;
use crate::rules::Context;
use crate::rules::context::SpeakerForm;
use crate::span::Range;
use serde::Deserialize;

/// Parameters of `ambiguous-pronoun`: none.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AmbiguousPronoun {}

impl AmbiguousPronoun {
    #[expect(clippy::unused_self, reason = "checks are called alike")]
    pub(super) fn find(&self, context: &Context<'_>) -> Vec<Hit> {
        let people = people(context);
        let mut hits: Vec<Hit> = Vec::new();
        for quotation in &context.analysis.quotations {
            let speaker = quotation.roles.get(Role::Speaker);
            let Some(gender) = gender(context, speaker.hull()).filter(|_| quotation.parent.is_none()) else {
                continue;
            };
            if context.speaker_form(quotation) != SpeakerForm::Pronoun {
                continue;
            }
            let at = speaker.hull().start;
            let named = named_before(context, &people, at, gender);
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
}

/// The gender of a pronoun in the singular.
fn gender(context: &Context<'_>, pronoun: Range) -> Option<Agreement> {
    match context.shown(pronoun).to_lowercase().as_str() {
        "er" | "ihm" => Some(Agreement::MASCULINE),
        "sie" | "ihr" => Some(Agreement::FEMININE),
        _ => None,
    }
}

/// The persons of a gender who are named in the sentence before a pronoun, or in its own before it; each once.
fn named_before<'p, 't>(
    context: &Context<'t>,
    people: &'p [Person<'t>],
    pronoun: u32,
    gender: Agreement,
) -> Vec<&'p Person<'t>> {
    let sentence = context.sentence_of(pronoun);
    let start = sentence.checked_sub(1).and_then(|s| context.sentence(s)).map_or(pronoun, |s| s.tokens.start);
    let block = context.block_of(pronoun).map_or(pronoun, |(_, b)| b.tokens.start);
    let mut named: Vec<&Person<'_>> = Vec::new();
    for at in Range::new(start.max(block), pronoun).iter() {
        let word = context.word_text(at);
        let person = people.iter().find(|p| same_surname(word, p.surname) && p.gender.intersects(gender));
        if let Some(person) = person.filter(|p| named.iter().all(|n| !same_surname(n.surname, p.surname))) {
            named.push(person);
        }
    }
    named
}
