//! A naming in the text: what it is and which words of it are a name.

use super::kind::EntityKind;
use super::name::name_in;
use crate::lexicon::{Classes, Word};
use crate::span::{Range, Ranges};
use crate::text::Kind;

/// A naming in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its tokens.
    pub tokens: Ranges,
    /// The words of it that are a proper name.
    pub name: Option<Range>,
    /// What kind of thing it names.
    pub kind: EntityKind,
    /// Whether it is a pronoun or a word like *demnach*, which names nobody itself.
    pub empty: bool,
}

impl Mention {
    /// Reads a mention from the tokens of a speaker.
    pub fn read(words: &[Word], text: &str, tokens: &Ranges) -> Self {
        let hull = tokens.hull();
        let first = tokens.iter().next().copied().unwrap_or_default();
        let mut noun = Classes::empty();
        for word in first.iter().filter_map(|t| words.get(t as usize)) {
            noun |= word.classes & Classes::NOUN;
        }
        let name = name_in(words, text, hull);
        let kind = kind(words, first, name, noun);
        let empty =
            noun.is_empty() && !first.iter().any(|t| words.get(t as usize).is_some_and(|w| w.token.kind != Kind::Word));
        Self { tokens: tokens.clone(), name, kind, empty }
    }
}

/// What a phrase names: decided by its first known noun, for a bare name by the name.
fn kind(words: &[Word], phrase: Range, name: Option<Range>, all: Classes) -> EntityKind {
    let kinds = [
        (Classes::PERSON | Classes::TITLE, EntityKind::Person),
        (Classes::AGENCY, EntityKind::Agency),
        (Classes::PRINT | Classes::BROADCAST | Classes::PRESS, EntityKind::Medium),
        (Classes::TEXT | Classes::SOURCE | Classes::NORM, EntityKind::Document),
        (Classes::GROUP, EntityKind::Group),
        (Classes::BODY | Classes::PARTY, EntityKind::Organisation),
        (Classes::SEAT, EntityKind::Place),
    ];
    for word in phrase.iter().filter_map(|t| words.get(t as usize)) {
        if let Some((_, kind)) = kinds.iter().find(|(class, _)| word.is(*class) && word.is(Classes::NOMINAL)) {
            return *kind;
        }
        if word.is(Classes::FIRST_NAME) && name.is_some() {
            return EntityKind::Person;
        }
    }
    if all.is_empty() || name.is_none() { EntityKind::Unknown } else { EntityKind::Person }
}
