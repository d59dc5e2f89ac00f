//! `--format github`: annotations of a pull request.

use super::{FindingReport, places};
use crate::desk::{Checked, House};
use crate::position::Positions;
use crate::rules::Level;
use std::io::{self, Write};

/// `--format github`.
#[derive(Debug, Default)]
pub struct Github;

impl FindingReport for Github {
    fn article(&mut self, checked: &Checked, _house: &House, out: &mut dyn Write) -> io::Result<()> {
        let positions = Positions::new(&checked.article.text);
        for finding in &checked.findings {
            let (start, end) = places(&positions, finding);
            let command = match finding.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Hint | Level::Off => "notice",
            };
            let file = property(&checked.article.name);
            // columns make sense to GitHub only within a line
            let columns = if start.line == end.line {
                format!(",col={},endColumn={}", start.column, end.column)
            } else {
                String::new()
            };
            let place = format!("file={file},line={},endLine={}{columns}", start.line, end.line);
            writeln!(out, "::{command} {place},title={}::{}", property(&finding.rule), data(&finding.message))?;
        }
        Ok(())
    }
}

/// A message with what GitHub would read as its end written otherwise.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_characters_are_escaped() {
        assert_eq!(property("a,b:50%\n"), "a%2Cb%3A50%25%0A");
        assert_eq!(data("Wer: 50 %?"), "Wer: 50 %25?");
    }
}
