//! The examples of the grammar's entries, and whether the grammar reads them as they say.
//!
//! An example must be won by its own entry: a sentence that another construction or verb explains does not show that this one works.

use crate::analysis::{Analysis, analyze};
use crate::error::DataError;
use crate::grammar::{Grammar, Marked, Role, show};
use crate::quotation::Quotation;
use crate::sources::{Source, Sources};
use crate::span::{Ranges, Span};
use serde::Deserialize;
use std::fmt::Write as _;
use toml::Spanned;

/// What an example is to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The entry finds what the brackets say.
    Found,
    /// The entry finds nothing.
    Nothing,
}

/// What kind of entry an example belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A construction.
    Construction,
    /// A reporting verb.
    Verb,
    /// A noun of saying.
    Noun,
}

/// One example of an entry.
#[derive(Clone, Debug)]
pub struct Example {
    /// The file it stands in.
    pub file: String,
    /// The entry it belongs to.
    pub owner: Owner,
    /// The entry's name or lemma.
    pub entry: String,
    /// The forms of a noun.
    pub forms: Vec<String>,
    /// Its number in the entry, from 1.
    pub number: usize,
    /// What it is to show.
    pub expected: Expected,
    /// The sentence.
    pub marked: Marked,
}

/// How an example came out, when it is not as expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The entry does not find it.
    Missing {
        /// Everything that was found instead, in brackets.
        found: Vec<String>,
    },
    /// The entry finds it otherwise.
    Wrong {
        /// What it finds, in brackets.
        found: String,
    },
    /// The entry finds something where it should not.
    Noisy {
        /// What it finds, in brackets.
        found: String,
    },
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    construction: Vec<Entry>,
    #[serde(default)]
    verb: Vec<Entry>,
    #[serde(default)]
    noun: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(alias = "lemma")]
    name: String,
    #[serde(default)]
    forms: String,
    #[serde(default)]
    examples: Vec<Spanned<String>>,
    #[serde(default)]
    counterexamples: Vec<Spanned<String>>,
}

/// All examples of a grammar's files, in their order.
///
/// # Errors
/// A file that cannot be read, or brackets that do not fit each other, with their place.
pub fn examples(sources: &Sources) -> Result<Vec<Example>, DataError> {
    let mut examples = Vec::new();
    for source in sources
        .within("constructions")
        .chain(sources.named("lexicon/reporting-verbs.toml"))
        .chain(sources.named("lexicon/reporting-nouns.toml"))
    {
        let file: File = toml::from_str(&source.text).map_err(|e| DataError::toml(&source.file, &source.text, &e))?;
        for (owner, entries) in
            [(Owner::Construction, file.construction), (Owner::Verb, file.verb), (Owner::Noun, file.noun)]
        {
            for entry in entries {
                let entry_forms: Vec<String> = entry.forms.split_whitespace().map(String::from).collect();
                let lists = [(Expected::Found, &entry.examples), (Expected::Nothing, &entry.counterexamples)];
                for (expected, list) in lists {
                    for (number, notation) in (1..).zip(list) {
                        let marked = read(notation, source)?;
                        let (file, entry) = (source.file.clone(), entry.name.replace('|', ""));
                        let forms = entry_forms.clone();
                        examples.push(Example { file, owner, entry, forms, number, expected, marked });
                    }
                }
            }
        }
    }
    Ok(examples)
}

fn read(notation: &Spanned<String>, source: &Source) -> Result<Marked, DataError> {
    Marked::read(notation.get_ref()).map_err(|(at, missing)| {
        let start = notation.span().start + 1 + at;
        DataError::new(&source.file, &source.text, start..start + 1, format!("{missing} is missing"))
    })
}

impl Example {
    /// Its name: file, entry, number.
    pub fn name(&self) -> String {
        let file = self.file.rsplit('/').next().unwrap_or_default().trim_end_matches(".toml");
        let not = if self.expected == Expected::Nothing { "::not" } else { "" };
        format!("{file}::{}{not}::{}", self.entry.replace(' ', "_"), self.number)
    }

    /// Tries it, after some text that must make no difference.
    ///
    /// # Errors
    /// How it came out otherwise.
    pub fn check(&self, grammar: &Grammar, before: &str) -> Result<(), Failure> {
        let text = format!("{before}{}", self.marked.text);
        let analysis = analyze(&text, grammar);
        let own: Vec<&Quotation> = analysis.quotations.iter().filter(|q| self.is_own(q, &analysis, grammar)).collect();
        match self.expected {
            Expected::Nothing => match own.first() {
                Some(found) => Err(Failure::Noisy { found: shown(&analysis, found) }),
                None => Ok(()),
            },
            Expected::Found if own.iter().any(|q| self.fits(&analysis, q, before)) => Ok(()),
            Expected::Found => Err(match own.first() {
                Some(found) => Failure::Wrong { found: shown(&analysis, found) },
                None => Failure::Missing { found: analysis.quotations.iter().map(|q| shown(&analysis, q)).collect() },
            }),
        }
    }

    fn is_own(&self, quotation: &Quotation, analysis: &Analysis<'_>, grammar: &Grammar) -> bool {
        match self.owner {
            Owner::Construction => *quotation.construction == *self.entry,
            Owner::Noun => {
                let noun = quotation
                    .roles
                    .get(Role::Cue)
                    .tokens()
                    .last()
                    .and_then(|t| analysis.document.tokens.get(t as usize));
                noun.is_some_and(|noun| self.forms.iter().any(|f| f == noun.text(analysis.document.text)))
            }
            Owner::Verb => {
                quotation.lexeme.and_then(|l| grammar.lexicon.lexeme(l)).is_some_and(|l| l.lemma == self.entry)
            }
        }
    }

    /// Whether a quotation has every role that is marked at just its words.
    fn fits(&self, analysis: &Analysis<'_>, quotation: &Quotation, before: &str) -> bool {
        let shift = u32::try_from(before.len()).unwrap_or(u32::MAX);
        Role::ALL.iter().all(|(_, role)| {
            let wanted = self.marked.spans(*role);
            wanted.is_empty() || {
                let wanted: Ranges =
                    wanted.iter().map(|s| tokens(analysis, Span::new(s.start + shift, s.end + shift))).collect();
                wanted == *quotation.roles.get(*role)
            }
        })
    }
}

/// The tokens that a stretch of text touches.
fn tokens(analysis: &Analysis<'_>, span: Span) -> crate::span::Range {
    let tokens = &analysis.document.tokens;
    let start = tokens.partition_point(|t| t.span.end <= span.start);
    let end = tokens.partition_point(|t| t.span.start < span.end);
    crate::span::Range::new(u32::try_from(start).unwrap_or(0), u32::try_from(end).unwrap_or(0))
}

/// A quotation in brackets, from its first word to its last.
pub fn shown(analysis: &Analysis<'_>, quotation: &Quotation) -> String {
    let mut roles = Vec::new();
    for (_, role) in Role::ALL {
        roles.extend(quotation.roles.get(role).iter().map(|range| (role, analysis.document.span(*range))));
    }
    let near = |span: &Span| {
        let quote = analysis.document.span(quotation.roles.get(Role::Quote).hull());
        let frame = analysis.document.span(quotation.roles.get(Role::Frame).hull());
        let own = if frame.is_empty() { quote } else { quote.to(frame) };
        own.start <= span.start && span.end <= own.end
    };
    let own: Vec<(Role, Span)> = roles.iter().copied().filter(|(_, s)| near(s)).collect();
    let Some(hull) = own.iter().map(|(_, s)| *s).reduce(Span::to) else { return String::new() };
    let mut line = show(analysis.document.text, hull, &own).split_whitespace().collect::<Vec<_>>().join(" ");
    // a speaker that is named in another sentence
    for (role, span) in roles.iter().filter(|(_, s)| !near(s)) {
        let _ = write!(line, " … [{} {}]", role.name(), span.of(analysis.document.text));
    }
    line
}
