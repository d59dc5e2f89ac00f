//! `--format short`: one line a finding, as editors and `grep` read it.

use super::{FindingReport, places};
use crate::desk::{Checked, House};
use crate::position::Positions;
use std::io::{self, Write};

/// `--format short`.
#[derive(Debug, Default)]
pub struct Short;

impl FindingReport for Short {
    fn article(&mut self, checked: &Checked, _house: &House, out: &mut dyn Write) -> io::Result<()> {
        if checked.findings.is_empty() {
            return Ok(());
        }
        let positions = Positions::new(&checked.article.text);
        for finding in &checked.findings {
            let (start, _) = places(&positions, finding);
            let (file, level) = (&checked.article.name, finding.level.name());
            writeln!(out, "{file}:{}:{}: {level}[{}] {}", start.line, start.column, finding.rule, finding.message)?;
        }
        Ok(())
    }
}
