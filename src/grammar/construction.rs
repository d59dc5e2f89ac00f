//! A construction: a family of German sentences that report, as one named pattern.

use super::anchor::Anchor;
use super::demands::Demands;
use super::pattern::{self, Pattern, Role};
use crate::error::DataError;
use crate::sources::Source;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use toml::Spanned;

/// What kind of quotation it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Type {
    /// In the speaker's words, in marks.
    Direct,
    /// In a clause that depends on a reporting one.
    Indirect,
    /// In Konjunktiv without a reporting clause: *Der Zug habe gebrannt.*
    IndirectFreeIndirect,
    /// Reported without a sign but `soll`.
    FreeIndirect,
    /// A summary: *sprach von Fehlern*.
    Reported,
}

impl Type {
    /// Whether it goes on with a report of the sentences before and has no frame of its own.
    pub fn goes_on(self) -> bool {
        matches!(self, Type::IndirectFreeIndirect | Type::FreeIndirect)
    }

    /// All types with their names in data, JSON and the corpus.
    pub const NAMES: [(&'static str, Type); 5] = [
        ("Direct", Type::Direct),
        ("Indirect", Type::Indirect),
        ("IndirectFreeIndirect", Type::IndirectFreeIndirect),
        ("FreeIndirect", Type::FreeIndirect),
        ("Reported", Type::Reported),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, t)| *t == self).map_or("", |(name, _)| name)
    }

    fn parse(name: &str) -> Option<Type> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, t)| *t)
    }
}

/// A named pattern that yields readings.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Construction {
    /// Its name, unique.
    pub name: Arc<str>,
    /// The type of what it finds.
    pub kind: Type,
    /// The notation it was read from.
    pub notation: String,
    /// The pattern, its anchor marked.
    pub pattern: Pattern,
    /// Where it is tried.
    pub anchor: Anchor,
    /// What a sentence must have so that it can be found there.
    pub demands: Demands,
    /// How much its reading counts against others, 1 to 9.
    pub strength: u8,
    /// How many sentences before it a report must stand that it goes on with; `None` if none must.
    pub within: Option<u32>,
    /// Whether its reading stands beside another of the same quote with another speaker: who cites and who is cited.
    pub beside: bool,
    /// Why it is a construction.
    pub why: Arc<str>,
    /// Sentences it must find, in bracket notation.
    pub examples: Vec<String>,
    /// Sentences it must not find.
    pub counterexamples: Vec<String>,
    /// The file it comes from.
    pub file: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    construction: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: Spanned<String>,
    #[serde(rename = "type")]
    kind: Spanned<String>,
    pattern: Spanned<String>,
    #[serde(default = "medium_strength")]
    strength: Spanned<u8>,
    within: Option<u32>,
    #[serde(default)]
    beside: bool,
    why: String,
    #[serde(default)]
    examples: Vec<String>,
    #[serde(default)]
    counterexamples: Vec<String>,
}

fn medium_strength() -> Spanned<u8> {
    Spanned::new(0..0, 5)
}

/// Reads a file of constructions.
pub(super) fn read(source: &Source) -> Result<Vec<Construction>, DataError> {
    let file: File = toml::from_str(&source.text).map_err(|e| DataError::toml(&source.file, &source.text, &e))?;
    file.construction.into_iter().map(|entry| compile(entry, source)).collect()
}

fn compile(entry: Entry, source: &Source) -> Result<Construction, DataError> {
    let at = |place, message: String| DataError::new(&source.file, &source.text, place, message);
    let name = entry.kind.get_ref().as_str();
    let kind = Type::parse(name).ok_or_else(|| {
        at(entry.kind.span(), format!("unknown type `{name}`")).choices(name, Type::NAMES.map(|(n, _)| n))
    })?;
    let notation = entry.pattern.get_ref().clone();
    // a byte of the pattern in the file: behind the quotation mark that opens the string
    let place = |byte: usize| {
        let span = entry.pattern.span();
        let raw = source.text.get(span.clone()).unwrap_or_default();
        let opening = raw.len() - raw.trim_start_matches(['"', '\'', '\n']).len();
        let start = span.start + opening + byte;
        let word = notation.get(byte..).unwrap_or_default();
        let len = word.find(|c: char| !(c.is_alphanumeric() || c == '-')).unwrap_or(word.len());
        start..start + len.max(1)
    };
    let pattern = pattern::read(&notation).map_err(|fault| {
        let error = at(place(fault.at), fault.message);
        let found =
            notation.get(fault.at..).unwrap_or_default().split(|c: char| !(c.is_alphanumeric() || c == '-')).next();
        if fault.choices.is_empty() { error } else { error.choices(found.unwrap_or_default(), fault.choices) }
    })?;
    if !gives(&pattern, Role::Quote) {
        return Err(at(entry.pattern.span(), "no part of the pattern is the quote".into())
            .help("write quote: before the part that is reported"));
    }
    let (anchor, pattern) = Anchor::mark(pattern).ok_or_else(|| {
        at(entry.pattern.span(), "nothing in the pattern gives it away".into())
            .help("it needs a cue, a QUOTED or a SENTENCE outside ?, ! and |")
    })?;
    let strength = *entry.strength.get_ref();
    if !(1..=9).contains(&strength) {
        return Err(at(entry.strength.span(), "a strength is 1 to 9".into()));
    }
    if entry.examples.is_empty() {
        let error = at(entry.name.span(), format!("`{}` has no example", entry.name.get_ref()));
        return Err(error.help("examples = [\"[speaker Sie] [cue sagte], [quote dass es regne].\"]"));
    }
    let demands = Demands::of(&pattern, &anchor);
    let (name, why, examples, counterexamples) =
        (entry.name.into_inner().into(), entry.why.into(), entry.examples, entry.counterexamples);
    let file = source.file.clone();
    Ok(Construction {
        name,
        kind,
        notation,
        pattern,
        anchor,
        demands,
        strength,
        within: entry.within,
        beside: entry.beside,
        why,
        examples,
        counterexamples,
        file,
    })
}

/// Whether some part of a pattern is given a role.
fn gives(pattern: &Pattern, role: Role) -> bool {
    match pattern {
        Pattern::Roles(roles, inner) => roles.contains(&role) || gives(inner, role),
        Pattern::Clause(_, parts) | Pattern::Sequence(parts) | Pattern::Choice(parts) => {
            parts.iter().any(|p| gives(p, role))
        }
        Pattern::Optional(inner) | Pattern::Anchor(inner) => gives(inner, role),
        Pattern::Around(before, anchor, after) => {
            before.iter().chain(after).any(|p| gives(p, role)) || gives(anchor, role)
        }
        Pattern::Word(_) | Pattern::Terminal(..) | Pattern::Not(_) => false,
    }
}
