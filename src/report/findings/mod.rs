//! Findings → output, one file for each format. Only this room knows them.

mod csv;
mod github;
mod html;
mod json;
mod junit;
mod rule_list;
mod sarif;
mod short;
mod text;
mod xml;

pub use csv::CsvFindings;
pub use github::Github;
pub use html::Html;
pub use json::JsonFindings;
pub use junit::{Case, Junit, write_suites};
pub use rule_list::rules_json;
pub use sarif::Sarif;
pub use short::Short;
pub use text::Text;

use crate::desk::{Checked, House};
use crate::position::{Position, Positions};
use crate::rules::{Finding, Level};
use crate::span::Span;
use serde::Serialize;
use std::io::{self, Write};

/// Something that writes findings, one article after the other.
pub trait FindingReport {
    /// Writes the findings of one article.
    ///
    /// # Errors
    /// What the writer says.
    fn article(&mut self, checked: &Checked, house: &House, out: &mut dyn Write) -> io::Result<()>;

    /// Writes what comes after the last article.
    ///
    /// # Errors
    /// What the writer says.
    fn end(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// Writes an object at once: a serialiser makes thousands of small writes.
fn write_object(object: &impl Serialize, buffer: &mut Vec<u8>, out: &mut dyn Write) -> io::Result<()> {
    buffer.clear();
    serde_json::to_writer(&mut *buffer, object)?;
    out.write_all(buffer)
}

/// How many findings there are of each level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Articles that were checked.
    pub articles: usize,
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Hints.
    pub hints: usize,
    /// Findings that an exception covers.
    pub excepted: usize,
}

impl Tally {
    /// Counts an article.
    pub fn add(&mut self, checked: &Checked) {
        let count = |level| checked.findings.iter().filter(|f| f.level == level).count();
        self.articles += 1;
        self.errors += count(Level::Error);
        self.warnings += count(Level::Warning);
        self.hints += count(Level::Hint);
        self.excepted += checked.excepted.len();
    }

    /// All findings.
    pub fn all(&self) -> usize {
        self.errors + self.warnings + self.hints
    }

    /// One line for German readers: `3 Befunde (1 Fehler, 2 Warnungen) in 2 Artikeln`.
    pub fn line(&self) -> String {
        let articles = if self.articles == 1 { "1 Artikel".into() } else { format!("{} Artikeln", self.articles) };
        let excepted = match self.excepted {
            0 => String::new(),
            1 => "; 1 Ausnahme".into(),
            more => format!("; {more} Ausnahmen"),
        };
        if self.all() == 0 {
            return format!("Keine Befunde in {articles}{excepted}.");
        }
        let forms = [
            (self.errors, "Fehler", "Fehler"),
            (self.warnings, "Warnung", "Warnungen"),
            (self.hints, "Hinweis", "Hinweise"),
        ];
        let parts: Vec<String> = forms
            .iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, more)| format!("{count} {}", if *count == 1 { one } else { more }))
            .collect();
        let findings = if self.all() == 1 { "1 Befund".into() } else { format!("{} Befunde", self.all()) };
        format!("{findings} ({}) in {articles}{excepted}.", parts.join(", "))
    }
}

/// Where a finding begins and ends in its article.
fn places(positions: &Positions<'_>, finding: &Finding) -> (Position, Position) {
    let span = finding.span();
    (positions.at(span.start), positions.at(span.end))
}

/// A stretch of an article's text on one line.
fn flat(text: &str, span: Span) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
