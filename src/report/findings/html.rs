//! `--format html`: a page of its own, with the articles, what is marked in them, and what is to be said of it.

use super::xml::escaped;
use super::{FindingReport, Tally, places};
use crate::desk::{Checked, House};
use crate::position::Positions;
use crate::rules::{Finding, Level};
use crate::span::Span;
use std::fmt::Write as _;
use std::io::{self, Write};

/// `--format html`.
#[derive(Debug, Default)]
pub struct Html {
    begun: bool,
    tally: Tally,
    marks: usize,
}

const HEAD: &str = include_str!("head.html");

impl FindingReport for Html {
    fn article(&mut self, checked: &Checked, _house: &House, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        self.tally.add(checked);
        if checked.findings.is_empty() {
            return Ok(());
        }
        let positions = Positions::new(&checked.article.text);
        writeln!(out, "<article>\n<h2>{}</h2>\n<ol>", escaped(&checked.article.name))?;
        for (number, finding) in (self.marks + 1..).zip(&checked.findings) {
            let (start, _) = places(&positions, finding);
            let (class, level) = (finding.level.name(), finding.level.german());
            let place = format!("<a href=\"#m{number}\">{}:{}</a>", start.line, start.column);
            write!(out, "<li class=\"{class}\">{place} <b>{level}</b> {}", escaped(&finding.message))?;
            let norms: Vec<String> = finding.norms.iter().map(|norm| escaped(norm)).collect();
            writeln!(out, " <code>{}</code><br><small>{}</small></li>", escaped(&finding.rule), norms.join("<br>"))?;
        }
        writeln!(out, "</ol>\n<div class=\"text\">{}</div>\n</article>", marked(checked, self.marks + 1))?;
        self.marks += checked.findings.len();
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        writeln!(out, "<p>{}</p>\n</main>\n</html>", escaped(&self.tally.line()))
    }
}

impl Html {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) { Ok(()) } else { write!(out, "{HEAD}") }
    }
}

/// The article with every stretch that belongs to a finding marked; where findings overlap the graver one gives the colour.
fn marked(checked: &Checked, first: usize) -> String {
    let text = &checked.article.text;
    let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
    let spans: Vec<(usize, &Finding, Span)> = (first..)
        .zip(&checked.findings)
        .flat_map(|(number, finding)| finding.spans.iter().map(move |span| (number, finding, *span)))
        .collect();
    let mut places: Vec<u32> = spans.iter().flat_map(|(_, _, s)| [s.start, s.end]).chain([0, end]).collect();
    places.sort_unstable();
    places.dedup();
    let mut html = String::with_capacity(text.len() * 2);
    for (start, end) in places.iter().zip(places.iter().skip(1)) {
        let here = || spans.iter().filter(|(_, _, s)| s.start <= *start && *end <= s.end);
        let words = escaped(Span::new(*start, *end).of(text));
        let Some((_, worst, _)) = here().max_by_key(|(_, finding, _)| finding.level) else {
            html.push_str(&words);
            continue;
        };
        for (number, _, _) in here().filter(|(_, f, span)| span.start == *start && f.spans.first() == Some(span)) {
            let _ = write!(html, "<a id=\"m{number}\"></a>");
        }
        let titles: Vec<String> = here().map(|(_, f, _)| escaped(&f.message)).collect();
        let class = if worst.level == Level::Off { "hint" } else { worst.level.name() };
        let _ = write!(html, "<mark class=\"{class}\" title=\"{}\">{words}</mark>", titles.join(" · "));
    }
    html
}
