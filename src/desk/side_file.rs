//! The file of exceptions: for text that cannot carry comments. An exception is known by the words it covers and those beside them, so
//! that it survives edits elsewhere in the article.

use super::comments::unused;
use super::{By, Excepted};
use crate::error::DataError;
use crate::rules::Finding;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// What the file says.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SideFile {
    /// The exceptions.
    #[serde(default, rename = "exception")]
    pub entries: Vec<Entry>,
}

/// One exception.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The article's file, or its end: `politik/haushalt.txt`. Without it, any article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The rule.
    pub rule: String,
    /// The words that are marked.
    pub exact: String,
    /// Words before them.
    #[serde(default)]
    pub prefix: String,
    /// Words behind them.
    #[serde(default)]
    pub suffix: String,
    /// Why they may stay.
    pub reason: String,
    /// Who decided it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// The last day on which it holds: 2027-01-31.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

impl SideFile {
    /// Reads a file of exceptions.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(file: &str, text: &str) -> Result<Self, DataError> {
        let read: Self = toml::from_str(text).map_err(|error| DataError::toml(file, text, &error))?;
        for entry in &read.entries {
            let place = |part: &str| text.find(part).map_or(0..0, |at| at..at + part.len());
            let fault = |part: &str, message: &str| DataError::new(file, text, place(part), message);
            if entry.reason.trim().is_empty() {
                return Err(fault(&entry.exact, "an exception without reason"));
            }
            if let Some(until) = entry.until.as_ref().filter(|day| !is_day(day)) {
                return Err(fault(until, "no day").help("like 2027-01-31"));
            }
        }
        Ok(read)
    }

    /// Parts the findings of an article into those that stay and those that are excepted on a day.
    pub fn apply(
        &self,
        name: &str,
        text: &str,
        findings: Vec<Finding>,
        today: &str,
        used: &mut [bool],
    ) -> (Vec<Finding>, Vec<Excepted>) {
        let (mut kept, mut excepted) = (Vec::new(), Vec::new());
        for finding in findings {
            let fits = |e: &Entry| e.holds(today) && e.is_of(name) && e.covers(&finding, text);
            match self.entries.iter().position(fits) {
                Some(number) => {
                    used.iter_mut().skip(number).take(1).for_each(|used| *used = true);
                    let reason = self.entries.get(number).map(|e| e.reason.clone()).unwrap_or_default();
                    excepted.push(Excepted { finding, reason, by: By::SideFile });
                }
                None => kept.push(finding),
            }
        }
        (kept, excepted)
    }

    /// The entries of an article that excepted nothing, as findings at its start.
    pub fn unused(&self, name: &str, today: &str, used: &[bool]) -> Vec<Finding> {
        let idle = self.entries.iter().zip(used).filter(|(e, used)| !**used && e.file.is_some() && e.is_of(name));
        let message = |e: &Entry| {
            let why = if e.holds(today) { "Sie trifft nichts mehr" } else { "Sie ist abgelaufen" };
            format!("Ausnahme für {} („{}“) ohne Wirkung: {why}.", e.rule, e.exact)
        };
        idle.map(|(entry, _)| unused(vec![Span::default()], message(entry))).collect()
    }
}

impl Entry {
    fn holds(&self, today: &str) -> bool {
        self.until.as_deref().is_none_or(|until| today <= until)
    }

    fn is_of(&self, name: &str) -> bool {
        self.file
            .as_deref()
            .is_none_or(|file| name == file || name.strip_suffix(file).is_some_and(|r| r.ends_with('/')))
    }

    fn covers(&self, finding: &Finding, text: &str) -> bool {
        let span = finding.span();
        let before = text.get(..span.start as usize).unwrap_or_default();
        let behind = text.get(span.end as usize..).unwrap_or_default();
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (prefix, suffix) = (flat(&self.prefix), flat(&self.suffix));
        // no more of the text than the words beside it can reach
        let near = |text: &str, len: usize| flat(&text.chars().take(2 * len + 8).collect::<String>());
        let reversed: String = before.chars().rev().take(2 * prefix.chars().count() + 8).collect();
        let before: String = flat(&reversed.chars().rev().collect::<String>());
        self.rule == finding.rule
            && flat(span.of(text)) == flat(&self.exact)
            && before.ends_with(&prefix)
            && near(behind, suffix.chars().count()).starts_with(&suffix)
    }
}

/// Whether a text is a day: `2027-01-31`. Days so written are in order as texts.
fn is_day(text: &str) -> bool {
    let digits = |range: std::ops::Range<usize>| text.get(range).is_some_and(|d| d.bytes().all(|b| b.is_ascii_digit()));
    text.len() == 10
        && digits(0..4)
        && digits(5..7)
        && digits(8..10)
        && text.get(4..5) == Some("-")
        && text.get(7..8) == Some("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "[[exception]]\nfile = \"a.txt\"\nrule = \"r\"\nexact = \"gab zu\"\nprefix = \"Der Fahrer\"\nsuffix = \", dass\"\nreason = \"Urteil\"\nuntil = \"2027-01-31\"\n";

    fn left(text: &str, today: &str) -> Vec<String> {
        let side = SideFile::read("e.toml", FILE).expect("a good file");
        let at = u32::try_from(text.find("gab zu").expect("the words")).expect("short");
        let finding = Finding { rule: "r".into(), ..unused(vec![Span::new(at, at + 6)], "m".into()) };
        let mut used = [false];
        let (mut kept, _) = side.apply("texte/a.txt", text, vec![finding], today, &mut used);
        kept.extend(side.unused("texte/a.txt", today, &used));
        kept.into_iter().map(|f| f.message).collect()
    }

    #[test]
    fn an_exception_survives_edits_elsewhere() {
        assert_eq!(left("Der Fahrer gab zu, dass er schlief.", "2026-12-01"), [] as [&str; 0]);
        assert_eq!(left("Neu davor.\n\nDer  Fahrer\ngab zu, dass es regnete.", "2026-12-01"), [] as [&str; 0]);
    }

    #[test]
    fn an_exception_that_has_ended_or_fits_nothing_is_a_finding() {
        let late = left("Der Fahrer gab zu, dass er schlief.", "2027-02-01");
        assert_eq!(late, ["m", "Ausnahme für r („gab zu“) ohne Wirkung: Sie ist abgelaufen."]);
        assert_eq!(left("Die Fahrerin gab zu, dass er schlief.", "2026-12-01").len(), 2);
    }

    #[test]
    fn an_exception_needs_a_reason_and_a_day() {
        let wrong = SideFile::read("e.toml", &FILE.replace("Urteil", " ")).expect_err("no reason");
        assert_eq!(wrong.line(), 4);
        assert!(SideFile::read("e.toml", &FILE.replace("2027-01-31", "31.1.2027")).is_err());
    }
}
