//! `--format junit`: one suite an article, one failed case a finding; also the results of `sagte test`.

use super::xml::escaped;
use super::{FindingReport, places};
use crate::desk::{Checked, House};
use crate::position::Positions;
use std::io::{self, Write};

/// `--format junit`.
#[derive(Debug, Default)]
pub struct Junit {
    begun: bool,
}

/// A case of a suite.
#[derive(Clone, Debug)]
pub struct Case {
    /// What it is part of.
    pub class: String,
    /// Its name.
    pub name: String,
    /// The kind of failure and what happened, if it failed.
    pub failure: Option<(String, String)>,
}

impl FindingReport for Junit {
    fn article(&mut self, checked: &Checked, _house: &House, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        let positions = Positions::new(&checked.article.text);
        let mut cases: Vec<Case> = checked
            .findings
            .iter()
            .map(|finding| {
                let (start, _) = places(&positions, finding);
                let message = format!("{} ({}:{})", finding.message, start.line, start.column);
                let name = format!("{}:{}:{}", finding.rule, start.line, start.column);
                let failure = Some((finding.level.name().to_string(), message));
                Case { class: finding.rule.clone(), name, failure }
            })
            .collect();
        if cases.is_empty() {
            cases.push(Case { class: "sagte".into(), name: "check".into(), failure: None });
        }
        write_suite(&checked.article.name, &cases, out)
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        writeln!(out, "</testsuites>")
    }
}

impl Junit {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            return Ok(());
        }
        writeln!(out, "{HEAD}")
    }
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"sagte\">";

/// Writes a whole document with suites.
///
/// # Errors
/// What the writer says.
pub fn write_suites(suites: &[(&str, &[Case])], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{HEAD}")?;
    for (name, cases) in suites {
        write_suite(name, cases, out)?;
    }
    writeln!(out, "</testsuites>")
}

fn write_suite(name: &str, cases: &[Case], out: &mut dyn Write) -> io::Result<()> {
    let failures = cases.iter().filter(|c| c.failure.is_some()).count();
    let tests = cases.len();
    writeln!(out, "  <testsuite name=\"{}\" tests=\"{tests}\" failures=\"{failures}\">", escaped(name))?;
    for case in cases {
        let (class, name) = (escaped(&case.class), escaped(&case.name));
        match &case.failure {
            None => writeln!(out, "    <testcase classname=\"{class}\" name=\"{name}\"/>")?,
            Some((kind, message)) => {
                writeln!(out, "    <testcase classname=\"{class}\" name=\"{name}\">")?;
                let first = message.lines().next().unwrap_or_default();
                write!(out, "      <failure type=\"{}\" message=\"{}\">", escaped(kind), escaped(first))?;
                writeln!(out, "{}</failure>\n    </testcase>", escaped(message))?;
            }
        }
    }
    writeln!(out, "  </testsuite>")
}
