//! The values of conditions: names from closed lists, counts, phrases.

use crate::grammar::Type;
use crate::lexicon::{Classes, MarkKind, Medium, Stance};
use crate::quotation::Mood;
use crate::speaker::{EntityKind, Reason};
use crate::text::BlockKind;
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// Something that data calls by a name from a closed list.
pub trait Named: Copy + PartialEq + 'static {
    /// All of them with their names.
    const NAMES: &'static [(&'static str, Self)];
}

impl Named for Type {
    const NAMES: &'static [(&'static str, Self)] = &Type::NAMES;
}

impl Named for Medium {
    const NAMES: &'static [(&'static str, Self)] = &Medium::NAMES;
}

impl Named for Stance {
    const NAMES: &'static [(&'static str, Self)] = &Stance::NAMES;
}

impl Named for Mood {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("indicative", Mood::Indicative),
        ("konjunktiv1", Mood::Konjunktiv1),
        ("konjunktiv2", Mood::Konjunktiv2),
        ("würde", Mood::Wuerde),
        ("infinitive", Mood::Infinitive),
        ("ambiguous", Mood::Ambiguous),
        ("none", Mood::None),
    ];
}

impl Named for EntityKind {
    const NAMES: &'static [(&'static str, Self)] = &EntityKind::NAMES;
}

impl Named for MarkKind {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("quotation", MarkKind::Quotation),
        ("title", MarkKind::Title),
        ("name", MarkKind::Name),
        ("term", MarkKind::Term),
        ("distance", MarkKind::Distance),
    ];
}

impl Named for Reason {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("two-candidates", Reason::TwoCandidates),
        ("no-antecedent", Reason::NoAntecedent),
        ("passive-without-agent", Reason::PassiveWithoutAgent),
        ("no-speaker", Reason::NoSpeaker),
    ];
}

impl Named for BlockKind {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("headline", BlockKind::Headline),
        ("subheading", BlockKind::Subheading),
        ("byline", BlockKind::Byline),
        ("date", BlockKind::Date),
        ("navigation", BlockKind::Navigation),
        ("credit", BlockKind::Credit),
        ("body", BlockKind::Body),
    ];
}

impl Named for Classes {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("negation", Classes::NEGATION),
        ("question", Classes::QUESTION),
        ("modal", Classes::MODAL),
        ("reporting-verb", Classes::REPORTING_VERB),
        ("reporting-noun", Classes::REPORTING_NOUN),
        ("person", Classes::PERSON),
        ("group", Classes::GROUP),
        ("body", Classes::BODY),
        ("medium", Classes::MEDIUM),
        ("agency", Classes::AGENCY),
        ("document", Classes::DOCUMENT),
        ("statement", Classes::STATEMENT),
        ("text", Classes::TEXT),
        ("source", Classes::SOURCE),
        ("source-before", Classes::SOURCE_BEFORE),
        ("source-after", Classes::SOURCE_AFTER),
        ("opinion", Classes::OPINION),
        ("title", Classes::TITLE),
        ("work", Classes::WORK),
        ("first-name", Classes::FIRST_NAME),
        ("seat", Classes::SEAT),
        ("party", Classes::PARTY),
        ("first-person", Classes::FIRST_PERSON),
        ("numeral", Classes::NUMERAL),
        ("time", Classes::TIME),
    ];
}

/// One of several named things; data gives one name or a list.
#[derive(Clone, Debug)]
pub struct OneOf<T>(Vec<T>);

impl<T: Named> OneOf<T> {
    /// Whether it is one of them.
    pub fn holds(&self, value: T) -> bool {
        self.0.contains(&value)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = T> + '_ {
        self.0.iter().copied()
    }
}

fn named<T: Named, E: Error>(name: &str) -> Result<T, E> {
    let known = T::NAMES.iter().find(|(known, _)| *known == name);
    known.map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<String> = T::NAMES.iter().map(|(name, _)| format!("`{name}`")).collect();
        E::custom(format!("unknown variant `{name}`, expected one of {}", names.join(", ")))
    })
}

impl<'de, T: Named> Deserialize<'de> for OneOf<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrMany(named::<T, D::Error>, PhantomData)).map(OneOf)
    }
}

/// Texts; data gives one or a list.
#[derive(Clone, Debug, Default)]
pub struct Texts(pub Vec<String>);

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = |text: &str| Ok::<_, D::Error>(text.to_string());
        deserializer.deserialize_any(OneOrMany(read, PhantomData)).map(Texts)
    }
}

/// Reads a string or a list of strings, each by the same function.
struct OneOrMany<F, E>(F, PhantomData<E>);

impl<'de, T, X: Error, F: Fn(&str) -> Result<T, X>> Visitor<'de> for OneOrMany<F, X> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a list of texts")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        (self.0)(text).map(|value| vec![value]).map_err(E::custom)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut values = Vec::new();
        while let Some(text) = list.next_element::<String>()? {
            values.push((self.0)(&text).map_err(A::Error::custom)?);
        }
        if values.is_empty() {
            return Err(A::Error::custom("an empty list holds nothing"));
        }
        Ok(values)
    }
}

/// How many: a number, or `{ min = 2, max = 5 }`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    min: u32,
    max: u32,
}

impl Count {
    /// Whether a number lies within.
    pub fn holds(self, number: u32) -> bool {
        (self.min..=self.max).contains(&number)
    }

    /// Whether a length lies within.
    pub fn holds_len(self, number: usize) -> bool {
        self.holds(u32::try_from(number).unwrap_or(u32::MAX))
    }
}

#[derive(serde::Deserialize)]
#[serde(untagged)]
enum CountData {
    Exactly(u32),
    Between(Limits),
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Limits {
    min: Option<u32>,
    max: Option<u32>,
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let data = CountData::deserialize(deserializer)
            .map_err(|_| D::Error::custom("expected a number or { min = 1, max = 9 }"))?;
        Count::try_from(data).map_err(D::Error::custom)
    }
}

impl TryFrom<CountData> for Count {
    type Error = &'static str;

    fn try_from(data: CountData) -> Result<Self, Self::Error> {
        match data {
            CountData::Exactly(number) => Ok(Count { min: number, max: number }),
            CountData::Between(Limits { min: None, max: None }) => Err("neither min nor max is given"),
            CountData::Between(Limits { min, max }) => {
                let (min, max) = (min.unwrap_or(0), max.unwrap_or(u32::MAX));
                if min > max { Err("min is larger than max: nothing is both") } else { Ok(Count { min, max }) }
            }
        }
    }
}
