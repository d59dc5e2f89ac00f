//! `--format csv`: one row a finding.

use super::{FindingReport, flat, places};
use crate::desk::{Checked, House};
use crate::position::Positions;
use std::io::{self, Write};

/// `--format csv`.
#[derive(Debug, Default)]
pub struct CsvFindings {
    begun: bool,
}

const COLUMNS: [&str; 9] = ["file", "line", "column", "end_line", "end_column", "level", "rule", "message", "text"];

impl FindingReport for CsvFindings {
    fn article(&mut self, checked: &Checked, _house: &House, out: &mut dyn Write) -> io::Result<()> {
        let mut rows = csv::Writer::from_writer(out);
        if !std::mem::replace(&mut self.begun, true) {
            rows.write_record(COLUMNS)?;
        }
        let text = &checked.article.text;
        let positions = Positions::new(text);
        for finding in &checked.findings {
            let (start, end) = places(&positions, finding);
            let [line, column, end_line, end_column] =
                [start.line, start.column, end.line, end.column].map(|n| n.to_string());
            rows.write_record([
                &checked.article.name,
                &line,
                &column,
                &end_line,
                &end_column,
                finding.level.name(),
                &finding.rule,
                &finding.message,
                &flat(text, finding.span()),
            ])?;
        }
        rows.flush()
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.begun { Ok(()) } else { writeln!(out, "{}", COLUMNS.join(",")) }
    }
}
