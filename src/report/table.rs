//! The table: number, who, what, how, where; one an article, then one line for all.

use super::labels::Language;
use super::{Report, joined};
use crate::analysis::Analysis;
use crate::grammar::Role;
use crate::input::Article;
use crate::position::Positions;
use crate::quotation::{Quotation, Type};
use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{Attribute, Cell, CellAlignment, ContentArrangement, Table as Grid};
use std::io::{self, Write};
use textwrap::Options;
use textwrap::core::display_width;

/// How tables look.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Width in columns.
    pub width: u16,
    /// Whether to use bold and dim.
    pub color: bool,
    /// Language of the headings.
    pub language: Language,
}

/// `--format table`.
#[derive(Debug)]
pub struct Table {
    style: Style,
    /// The only article, if there is just one file: its table needs no heading.
    only: Option<String>,
    headed: bool,
    articles: usize,
    speakers: usize,
    counts: [usize; 5],
}

impl Table {
    /// A table report. Each table is headed by its article's name, except for an article with the name of the only file.
    pub fn new(style: Style, only: Option<String>) -> Self {
        Self { style, only, headed: false, articles: 0, speakers: 0, counts: [0; 5] }
    }
}

impl Report for Table {
    fn article(&mut self, article: &Article, analysis: &Analysis<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        let headed = self.only.as_ref() != Some(&article.name);
        if headed {
            self.headed = true;
            let gap = if self.articles > 0 { "\n" } else { "" };
            let (bold, plain) = if self.style.color { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
            writeln!(out, "{gap}{bold}{}{plain}", article.name)?;
        }
        self.articles += 1;
        let mut speakers: Vec<u32> = analysis.quotations.iter().filter_map(|q| q.entity).collect();
        speakers.sort_unstable();
        speakers.dedup();
        self.speakers += speakers.len();
        for (count, (_, kind)) in self.counts.iter_mut().zip(Type::NAMES) {
            *count += analysis.quotations.iter().filter(|q| q.kind == kind).count();
        }
        if !analysis.quotations.is_empty() {
            writeln!(out, "{}", grid(analysis, self.style))
        } else if headed {
            writeln!(out, "{}", self.style.language.nothing())
        } else {
            Ok(())
        }
    }

    fn end(&mut self, out: &mut Vec<u8>) -> io::Result<()> {
        let language = self.style.language;
        let all: usize = self.counts.iter().sum();
        match (self.articles, all) {
            // nothing could be read, and that has been said
            (0, _) => Ok(()),
            (1, 0) if !self.headed => writeln!(out, "{}", language.nothing()),
            (articles, _) => {
                let kinds = self.counts.iter().zip(Type::NAMES).filter(|(count, _)| **count > 0);
                let kinds: Vec<String> =
                    kinds.map(|(count, (_, kind))| format!("{count} {}", language.kind(kind))).collect();
                let gap = if self.headed { "\n" } else { "" };
                write!(out, "{gap}{all} {}", language.quotations(all))?;
                if !kinds.is_empty() {
                    write!(out, " ({})", kinds.join(", "))?;
                }
                if self.speakers > 0 {
                    write!(out, " {} {} {}", language.from(), self.speakers, language.speakers(self.speakers))?;
                }
                writeln!(out, " {} {articles} {}", language.within(), language.articles(articles))
            }
        }
    }
}

/// Below this width who, how and where share a column, so that what was said keeps its room.
const NARROW: usize = 96;

/// Shares of the width in percent that columns beside the quote get at most.
const WHO: usize = 24;
const HOW: usize = 18;
const ASIDE: usize = 40;

/// What a row says, before it is laid out.
struct Row {
    who: String,
    what: String,
    how: String,
    places: String,
    depth: usize,
}

fn grid(analysis: &Analysis<'_>, style: Style) -> Grid {
    let positions = Positions::new(analysis.document.text);
    let quotations = analysis.quotations.iter().enumerate();
    let mut rows: Vec<Row> = quotations.map(|q| row(analysis, &positions, q, style.language)).collect();
    let mut grid = Grid::new();
    // every cell is wrapped before, because a nested quote is indented on all its lines
    grid.load_style(UTF8_FULL_CONDENSED).set_content_arrangement(ContentArrangement::Disabled);
    if style.color {
        grid.enforce_styling();
    } else {
        grid.force_no_tty();
    }
    let width = usize::from(style.width);
    let [number, who, what, how, place] =
        style.language.headings().map(|h| Cell::new(h).add_attribute(Attribute::Bold));
    let numbers = rows.len().to_string().len();
    if width < NARROW {
        grid.set_header([number, who, what]);
        for row in &mut rows {
            row.who = [row.who.as_str(), &row.how, &row.places].join("\n");
        }
        let aside = fit(rows.iter_mut().map(|r| &mut r.who), width * ASIDE / 100);
        quotes(&mut rows, width - borders(3) - numbers - aside);
    } else {
        grid.set_header([number, who, what, how, place]);
        let who = fit(rows.iter_mut().map(|r| &mut r.who), width * WHO / 100);
        let how = fit(rows.iter_mut().map(|r| &mut r.how), width * HOW / 100);
        let places = fit(rows.iter_mut().map(|r| &mut r.places), width);
        quotes(&mut rows, width.saturating_sub(borders(5) + numbers + who + how + places));
    }
    for (number, row) in (1..).zip(rows) {
        grid.add_row(row.cells(number, width < NARROW));
    }
    grid
}

/// The columns that the lines and spaces around this many cells take.
fn borders(cells: usize) -> usize {
    3 * cells + 1
}

/// Wraps the cells of a column, and says how wide it becomes.
fn fit<'c>(cells: impl Iterator<Item = &'c mut String>, width: usize) -> usize {
    let mut widest = 0;
    for cell in cells {
        *cell = textwrap::fill(cell, width);
        widest = cell.lines().map(display_width).fold(widest, usize::max);
    }
    widest
}

/// Wraps the quotes; nested ones stand indented under the one they belong to.
fn quotes(rows: &mut [Row], width: usize) {
    for row in rows {
        let indent = "  ".repeat(row.depth);
        let first = if row.depth > 0 { format!("{}↳ ", "  ".repeat(row.depth - 1)) } else { String::new() };
        row.what = textwrap::fill(&row.what, Options::new(width).initial_indent(&first).subsequent_indent(&indent));
    }
}

impl Row {
    fn cells(self, number: usize, narrow: bool) -> Vec<Cell> {
        let number = Cell::new(number).set_alignment(CellAlignment::Right).add_attribute(Attribute::Dim);
        let (who, what) = (Cell::new(self.who), Cell::new(self.what));
        if narrow {
            return vec![number, who, what];
        }
        let who = who.add_attribute(if self.depth > 0 { Attribute::Dim } else { Attribute::Bold });
        vec![number, who, what, Cell::new(self.how), Cell::new(self.places).add_attribute(Attribute::Dim)]
    }
}

fn row(
    analysis: &Analysis<'_>,
    positions: &Positions<'_>,
    (number, quotation): (usize, &Quotation),
    language: Language,
) -> Row {
    Row {
        who: who(analysis, number, quotation, language),
        what: one_line(&joined(analysis, quotation.roles.get(Role::Quote))),
        how: how(analysis, quotation, language),
        places: places(analysis, positions, quotation),
        depth: depth(analysis, quotation),
    }
}

fn depth(analysis: &Analysis<'_>, quotation: &Quotation) -> usize {
    let mut depth = 0;
    let mut parent = quotation.parent;
    while let Some(number) = parent {
        depth += 1;
        parent = analysis.quotations.get(number).and_then(|q| q.parent);
    }
    depth
}

/// The speaker as the text names it here, and the entity where another place names it better.
fn who(analysis: &Analysis<'_>, number: usize, quotation: &Quotation, language: Language) -> String {
    let here = one_line(&joined(analysis, quotation.roles.get(Role::Speaker)));
    let name = |number: u32| analysis.entities.get(number as usize).map(|e| one_line(&e.name)).unwrap_or_default();
    let attribution = analysis.attributions.get(number);
    let who = match (quotation.entity.map(name), attribution.map(|a| a.by)) {
        (Some(name), _) if here.to_lowercase().contains(&name.to_lowercase()) => here,
        (Some(name), _) => format!("{here} → {name}").trim_start().to_string(),
        (None, _) if here.is_empty() => language.nobody().to_string(),
        (None, Some(Err(reason))) => format!("{here} → ? ({})", language.reason(reason)),
        (None, _) => here,
    };
    let via: Vec<String> = attribution.into_iter().flat_map(|a| &a.via).map(|number| name(*number)).collect();
    if via.is_empty() { who } else { format!("{who}\nvia {}", via.join(", ")) }
}

fn how(analysis: &Analysis<'_>, quotation: &Quotation, language: Language) -> String {
    let cue = one_line(&joined(analysis, quotation.roles.get(Role::Cue)));
    let kind = language.kind(quotation.kind);
    let cue = if cue.is_empty() { cue } else { format!(" ({cue})") };
    let mood = language.mood(quotation.mood).map(|mood| format!("\n{mood}")).unwrap_or_default();
    format!("{kind}{cue}{mood}")
}

fn places(analysis: &Analysis<'_>, positions: &Positions<'_>, quotation: &Quotation) -> String {
    let place = |range: &crate::span::Range| {
        let span = analysis.document.span(*range);
        let (start, end) = (positions.at(span.start), positions.at(span.end));
        format!("{}:{}–{}:{}", start.line, start.column, end.line, end.column)
    };
    let places: Vec<String> = quotation.roles.get(Role::Quote).iter().map(place).collect();
    places.join("\n")
}

/// Line breaks and runs of white space become one space: the table breaks lines itself.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}
