//! The examples of rules, and whether the rules find what they say.

use super::{Context, Example, Rule, Verdict};
use crate::analysis::analyze;
use crate::grammar::Grammar;
use crate::span::Span;
use std::fmt;

/// How an example came out, when it is not as expected. Each is the example's text with what is marked between asterisks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The rule finds nothing.
    Missing {
        /// What it should find.
        expected: String,
    },
    /// The rule finds something else.
    WrongPlace {
        /// What it should find.
        expected: String,
        /// What it finds.
        found: String,
    },
    /// The rule finds something where nothing is wrong.
    Noisy {
        /// What it finds.
        found: String,
    },
}

impl Failure {
    /// Its name in reports.
    pub fn name(&self) -> &'static str {
        match self {
            Failure::Missing { .. } => "missing",
            Failure::WrongPlace { .. } => "wrong place",
            Failure::Noisy { .. } => "noisy",
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Missing { expected } => write!(f, "missing: nothing is found\n  expected: {expected}"),
            Failure::WrongPlace { expected, found } => {
                write!(f, "wrong place\n  expected: {expected}\n  found:    {found}")
            }
            Failure::Noisy { found } => write!(f, "noisy: nothing is wrong here\n  found:    {found}"),
        }
    }
}

/// The name of an example: rule, verdict, number.
pub fn name(rule: &Rule, example: &Example) -> String {
    format!("{}::{}::{}", rule.id, example.verdict.name(), example.number)
}

/// Tries an example.
///
/// # Errors
/// How it came out otherwise.
pub fn check(rule: &Rule, example: &Example, grammar: &Grammar) -> Result<(), Failure> {
    let analysis = analyze(&example.text, grammar);
    let mut found: Vec<Span> =
        rule.find(&Context::new(&analysis, grammar)).into_iter().flat_map(|finding| finding.spans).collect();
    found.sort_unstable();
    found.dedup();
    let shown = |marks: &[Span]| marked(&example.text, marks);
    match example.verdict {
        _ if found == example.marks => Ok(()),
        Verdict::Right => Err(Failure::Noisy { found: shown(&found) }),
        Verdict::Wrong | Verdict::FalseAlarm if found.is_empty() => {
            Err(Failure::Missing { expected: shown(&example.marks) })
        }
        Verdict::Wrong | Verdict::FalseAlarm => {
            Err(Failure::WrongPlace { expected: shown(&example.marks), found: shown(&found) })
        }
    }
}

/// A text with asterisks around what is marked.
fn marked(text: &str, marks: &[Span]) -> String {
    let mut places: Vec<u32> = marks.iter().flat_map(|m| [m.start, m.end]).collect();
    places.sort_unstable();
    let mut shown = text.to_string();
    for place in places.into_iter().rev() {
        shown.insert_str(place as usize, "**");
    }
    shown
}
