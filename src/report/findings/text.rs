//! `--format text`: the lines of each finding with what is wrong marked below them, then one line for all.

use super::{FindingReport, Tally, places};
use crate::desk::{Checked, House};
use crate::position::Positions;
use crate::rules::{Finding, Level};
use crate::span::Span;
use annotate_snippets as snippets;
use annotate_snippets::{AnnotationKind, Group, Renderer, Snippet};
use std::io::{self, Write};
use std::ops::Range;

/// `--format text`.
#[derive(Debug)]
pub struct Text {
    renderer: Renderer,
    tally: Tally,
}

impl Text {
    /// A report of this width, with colour or without.
    pub fn new(width: u16, color: bool) -> Self {
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        Self { renderer: renderer.term_width(width.into()), tally: Tally::default() }
    }
}

impl FindingReport for Text {
    fn article(&mut self, checked: &Checked, _house: &House, out: &mut dyn Write) -> io::Result<()> {
        self.tally.add(checked);
        let positions = Positions::new(&checked.article.text);
        for finding in &checked.findings {
            writeln!(out, "{}\n", self.renderer.render(&[group(finding, checked, &positions)]))?;
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", self.tally.line())
    }
}

fn group<'a>(finding: &'a Finding, checked: &'a Checked, positions: &Positions<'_>) -> Group<'a> {
    let text = checked.article.text.as_str();
    let level = match finding.level {
        Level::Error => snippets::Level::ERROR,
        Level::Warning => snippets::Level::WARNING,
        Level::Hint | Level::Off => snippets::Level::INFO,
    };
    let title = level.with_name(finding.level.german()).primary_title(&finding.message).id(&finding.rule);
    // only the lines that are shown: a long article is not read again for each finding
    let lines = lines(text, finding.related.iter().copied().fold(finding.span(), Span::to));
    let (start, _) = places(positions, finding);
    let first = positions.at(u32::try_from(lines.start).unwrap_or(u32::MAX)).line.min(start.line);
    let within = |span: &Span| {
        let at = |byte: u32| (byte as usize).clamp(lines.start, lines.end) - lines.start;
        at(span.start)..at(span.end)
    };
    let snippet = Snippet::source(text.get(lines.clone()).unwrap_or_default())
        .path(checked.article.name.as_str())
        .line_start(first as usize)
        .annotations(finding.spans.iter().map(|s| AnnotationKind::Primary.span(within(s))))
        .annotations(finding.related.iter().map(|s| AnnotationKind::Context.span(within(s)).label("vergleiche")));
    let norms = finding.norms.iter().map(|norm| snippets::Level::NOTE.with_name("Norm").message(norm));
    title.element(snippet).elements(norms)
}

/// The whole lines that hold a span.
fn lines(text: &str, span: Span) -> Range<usize> {
    let start = text.get(..span.start as usize).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let behind = text.get(span.end as usize..).and_then(|behind| behind.find('\n'));
    start..behind.map_or(text.len(), |at| span.end as usize + at)
}
