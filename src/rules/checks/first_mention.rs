//! The first mention of a person who speaks: with first name, and with what they are.

use super::Hit;
use super::people::{Person, key, people};
use crate::grammar::Role;
use crate::lexicon::Classes;
use crate::rules::Context;
use crate::rules::condition::Texts;
use crate::span::{Range, Ranges};
use crate::text::{Case, Kind};
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Parameters of `first-mention`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FirstMention {
    /// What must not be missing.
    missing: Missing,
    /// Surnames that everybody knows.
    #[serde(default)]
    except: Texts,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Missing {
    /// Somebody has a first name in the text, but not where first named.
    FirstName,
    /// Nothing near the first two mentions says what somebody is.
    Function,
}

/// How many words before and behind a name are searched for what somebody is.
const NEAR: u32 = 8;

impl FirstMention {
    pub(super) fn find(&self, context: &Context<'_>) -> Vec<Hit> {
        let people = people(context);
        let mut named: FxHashMap<&str, Named<'_>> = FxHashMap::default();
        for person in &people {
            let known = named.entry(key(person.surname)).or_insert_with(|| Named::new(person));
            known.shared |= known.person.first != person.first;
        }
        for at in context.paragraphs().flat_map(|b| Range::new(b.label.end, b.tokens.end).iter()) {
            if let Some(known) = named.get_mut(key(context.word_text(at))) {
                known.mentions.push(at);
            }
        }
        for at in context.analysis.quotations.iter().flat_map(|q| q.roles.get(Role::Speaker).tokens()) {
            if let Some(known) = named.get_mut(key(context.word_text(at))) {
                known.speaks = true;
            }
        }
        let mut hits = Vec::new();
        // in the order of the text, each once
        for known in people.iter().filter_map(|person| named.remove(key(person.surname))) {
            if self.except.0.iter().any(|e| e == known.person.surname) {
                continue;
            }
            let hit = match self.missing {
                Missing::FirstName => without_first_name(context, &known),
                Missing::Function => without_function(context, &known),
            };
            hits.extend(hit.map(|at| {
                let full = context.shown(known.person.name).to_string();
                let values = vec![("name", context.word_text(at).to_string()), ("full", full)];
                Hit::new(context.spans(&Range::new(at, at + 1).into()), values)
            }));
        }
        hits
    }
}

/// Somebody who is named in full somewhere.
struct Named<'p> {
    person: &'p Person<'p>,
    /// Where the surname stands.
    mentions: Vec<u32>,
    /// Whether somebody else has the surname: brothers, couples.
    shared: bool,
    /// Whether they are quoted.
    speaks: bool,
}

impl<'p> Named<'p> {
    fn new(person: &'p Person<'p>) -> Self {
        Self { person, mentions: Vec::new(), shared: false, speaks: false }
    }
}

/// The first mention, if it comes before the one in full.
fn without_first_name(context: &Context<'_>, named: &Named<'_>) -> Option<u32> {
    let first = *named.mentions.first()?;
    let full = named.person.name.contains(first);
    let joined = |at: u32| context.word(at).is_some_and(|w| w.token.head > 0);
    let begun = |at: u32| {
        context
            .word(at)
            .is_some_and(|w| w.is(Classes::FIRST_NAME | Classes::NAME_PARTICLE) || w.token.kind == Kind::Abbreviation)
    };
    let alone = !joined(first) && !first.checked_sub(1).is_some_and(begun);
    let nominal = |at: u32| context.word(at).filter(|w| w.is(Classes::NOMINAL)).map(|w| w.classes & Classes::NOUN);
    let surname = nominal(first) == Some(Classes::NOMINAL);
    // a first name that is in no list, or a firm or title: *Bon Jovi*, *Harms Bau*, *Harms 2*
    let unknown = |at: u32| nominal(at) == Some(Classes::NOMINAL) && is_inside(context, at);
    let number = |at: u32| context.word(at).is_some_and(|w| w.token.kind == Kind::Number);
    let longer = first.checked_sub(1).is_some_and(unknown) || nominal(first + 1).is_some() || number(first + 1);
    let quoted = context.is_in_marks(first);
    (!full && !named.shared && alone && surname && !longer && !quoted).then_some(first)
}

/// Whether a word stands inside a sentence, where a capital says something.
fn is_inside(context: &Context<'_>, at: u32) -> bool {
    context.sentence(context.sentence_of(at)).is_some_and(|s| at > context.bare(s.tokens).start)
}

/// The first mention of somebody who speaks, if nothing near the first two says what they are.
fn without_function(context: &Context<'_>, named: &Named<'_>) -> Option<u32> {
    if !named.speaks {
        return None;
    }
    let name = named.person.name;
    let says = Classes::PERSON | Classes::TITLE | Classes::GROUP | Classes::BODY | Classes::PARTY | Classes::MEDIUM;
    let small = |at: u32| context.word(at).is_some_and(|w| w.token.case == Case::Lower);
    let described = |at: u32| {
        // *Halbleiterfachfrau Ina Tolk*, *Ina Tolk, die das Fest leitet*, *Ina Tolk von der Bahn*, *Ina Tolk (Grüne)*
        let before = name.start.checked_sub(1).and_then(|t| context.word(t));
        let noun =
            name.contains(at) && before.is_some_and(|w| w.is(Classes::NOMINAL) && is_inside(context, name.start));
        let behind = context.word(at + 1).is_some_and(|w| match w.token.kind {
            Kind::Open => true,
            Kind::Comma => {
                small(at + 2) && context.word(at + 2).is_some_and(|w| w.is(Classes::DETERMINER | Classes::RELATIVE))
            }
            _ => w.is(Classes::OF | Classes::ATTRIBUTIVE | Classes::CONTRACTION),
        });
        if noun || behind {
            return true;
        }
        let near = Range::new(at.saturating_sub(NEAR), at + NEAR);
        let of: Ranges = near.into();
        of.tokens().any(|t| context.word(t).is_some_and(|w| w.is(says) || w.token.kind == Kind::Number))
    };
    let first = *named.mentions.first()?;
    named.mentions.iter().take(2).all(|at| !described(*at)).then_some(first)
}
