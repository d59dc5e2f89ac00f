//! `--format json`: all that is known of each finding.

use super::{FindingReport, Tally, flat, write_object};
use crate::desk::{By, Checked, House};
use crate::position::Positions;
use crate::rules::Finding;
use crate::span::Span;
use serde::Serialize;
use std::io::{self, Write};

/// `--format json`: one object, its findings written as they come.
#[derive(Debug, Default)]
pub struct JsonFindings {
    begun: bool,
    tally: Tally,
    buffer: Vec<u8>,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    file: &'a str,
    rule: &'a str,
    level: &'static str,
    message: &'a str,
    norms: &'a [String],
    text: String,
    spans: Vec<SpanJson>,
    related: Vec<SpanJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    excepted: Option<ExceptionJson<'a>>,
}

#[derive(Serialize)]
struct ExceptionJson<'a> {
    by: &'static str,
    reason: &'a str,
}

#[derive(Serialize)]
struct SpanJson {
    byte: [u32; 2],
    char: [u32; 2],
    utf16: [u32; 2],
    start: PlaceJson,
    end: PlaceJson,
}

#[derive(Serialize)]
struct PlaceJson {
    line: u32,
    column: u32,
}

impl FindingReport for JsonFindings {
    fn article(&mut self, checked: &Checked, _house: &House, out: &mut dyn Write) -> io::Result<()> {
        self.tally.add(checked);
        let positions = Positions::new(&checked.article.text);
        let excepted = checked.excepted.iter().map(|e| {
            let by = match e.by {
                By::Comment => "comment",
                By::SideFile => "side-file",
                By::Baseline => "baseline",
            };
            (&e.finding, Some(ExceptionJson { by, reason: &e.reason }))
        });
        for (finding, excepted) in checked.findings.iter().map(|f| (f, None)).chain(excepted) {
            write!(out, "{}", if self.begun { ",\n" } else { "{\"version\":1,\"findings\":[\n" })?;
            self.begun = true;
            write_object(&object(checked, finding, excepted, &positions), &mut self.buffer, out)?;
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if !self.begun {
            write!(out, "{{\"version\":1,\"findings\":[")?;
        }
        let Tally { articles, errors, warnings, hints, excepted } = self.tally;
        let summary = format!(
            "{{\"articles\":{articles},\"errors\":{errors},\"warnings\":{warnings},\"hints\":{hints},\"excepted\":{excepted}}}"
        );
        writeln!(out, "\n],\"summary\":{summary}}}")
    }
}

fn object<'a>(
    checked: &'a Checked,
    finding: &'a Finding,
    excepted: Option<ExceptionJson<'a>>,
    positions: &Positions<'_>,
) -> FindingJson<'a> {
    let article = &checked.article;
    let span = |span: &Span| {
        let (start, end) = (positions.at(span.start), positions.at(span.end));
        SpanJson {
            byte: [article.file_byte(span.start), article.file_byte(span.end)],
            char: [start.char, end.char],
            utf16: [start.utf16, end.utf16],
            start: PlaceJson { line: start.line, column: start.column },
            end: PlaceJson { line: end.line, column: end.column },
        }
    };
    FindingJson {
        file: &article.name,
        rule: &finding.rule,
        level: finding.level.name(),
        message: &finding.message,
        norms: &finding.norms,
        text: flat(&article.text, finding.span()),
        spans: finding.spans.iter().map(span).collect(),
        related: finding.related.iter().map(span).collect(),
        excepted,
    }
}
