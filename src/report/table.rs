//! The table: number, who, what, how, where; one an article, then one line for all.

use super::labels::Language;
use super::{Report, joined};
use crate::analysis::Analysis;
use crate::grammar::Role;
use crate::input::Article;
use crate::position::Positions;
use crate::quotation::{Quotation, Type};
use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{Attribute, Cell, ColumnConstraint, ContentArrangement, Table as Grid, Width};
use std::io::{self, Write};

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
    /// Whether each table is headed by its article's name.
    named: bool,
    articles: usize,
    speakers: usize,
    counts: [usize; 5],
}

impl Table {
    /// A table report; `named` puts the article's name above each table.
    pub fn new(style: Style, named: bool) -> Self {
        Self { style, named, articles: 0, speakers: 0, counts: [0; 5] }
    }
}

impl Report for Table {
    fn article(&mut self, article: &Article, analysis: &Analysis<'_>, out: &mut dyn Write) -> io::Result<()> {
        if self.named {
            let gap = if self.articles > 0 { "\n" } else { "" };
            writeln!(out, "{gap}{}", article.name)?;
        }
        self.articles += 1;
        self.speakers += analysis.entities.len();
        for (count, (_, kind)) in self.counts.iter_mut().zip(Type::NAMES) {
            *count += analysis.quotations.iter().filter(|q| q.kind == kind).count();
        }
        if analysis.quotations.is_empty() {
            return if self.named { writeln!(out, "{}", self.style.language.nothing()) } else { Ok(()) };
        }
        writeln!(out, "{}", grid(analysis, self.style))
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let language = self.style.language;
        let all: usize = self.counts.iter().sum();
        if all == 0 && self.articles <= 1 && !self.named {
            return writeln!(out, "{}", language.nothing());
        }
        let kinds: Vec<String> = self
            .counts
            .iter()
            .zip(Type::NAMES)
            .filter(|(count, _)| **count > 0)
            .map(|(count, (_, kind))| format!("{count} {}", language.kind(kind)))
            .collect();
        let kinds = if kinds.is_empty() { String::new() } else { format!(" ({})", kinds.join(", ")) };
        let (speakers, articles) = (self.speakers, self.articles);
        let by = format!(" {} {speakers} {}", language.from(), language.speakers(speakers));
        let within = format!(" {} {articles} {}", language.within(), language.articles(articles));
        writeln!(out, "{all} {}{kinds}{by}{within}", language.quotations(all))
    }
}

/// Below this width who, how and where share a column, so that what was said keeps its room.
const NARROW: u16 = 80;

fn grid(analysis: &Analysis<'_>, style: Style) -> Grid {
    let positions = Positions::new(analysis.document.text);
    let mut grid = Grid::new();
    grid.load_style(UTF8_FULL_CONDENSED).set_content_arrangement(ContentArrangement::Dynamic).set_width(style.width);
    if style.color {
        grid.enforce_styling();
    } else {
        grid.force_no_tty();
    }
    let narrow = style.width < NARROW;
    let [number, who, what, how, place] =
        style.language.headings().map(|h| Cell::new(h).add_attribute(Attribute::Bold));
    grid.set_header(if narrow { vec![number, who, what] } else { vec![number, who, what, how, place] });
    for (number, quotation) in analysis.quotations.iter().enumerate() {
        grid.add_row(row(analysis, &positions, number, quotation, style));
    }
    let constraints: &[ColumnConstraint] = if narrow {
        &[ColumnConstraint::ContentWidth, ColumnConstraint::UpperBoundary(Width::Percentage(40))]
    } else {
        &[
            ColumnConstraint::ContentWidth,
            ColumnConstraint::UpperBoundary(Width::Percentage(22)),
            ColumnConstraint::LowerBoundary(Width::Percentage(30)),
            ColumnConstraint::UpperBoundary(Width::Percentage(16)),
            ColumnConstraint::ContentWidth,
        ]
    };
    for (column, constraint) in grid.column_iter_mut().zip(constraints) {
        column.set_constraint(*constraint);
    }
    grid
}

fn row(
    analysis: &Analysis<'_>,
    positions: &Positions<'_>,
    number: usize,
    quotation: &Quotation,
    style: Style,
) -> Vec<Cell> {
    let depth = depth(analysis, quotation);
    let number = Cell::new(number + 1).add_attribute(Attribute::Dim);
    let what =
        Cell::new(format!("{}{}", "↳ ".repeat(depth), one_line(&joined(analysis, quotation.roles.get(Role::Quote)))));
    let what = if depth > 0 { what.add_attribute(Attribute::Dim) } else { what };
    let who = who(analysis, quotation, style.language);
    let how = how(analysis, quotation, style.language);
    let places = places(analysis, positions, quotation);
    if style.width < NARROW {
        return vec![number, Cell::new([who, how, places].join("\n")), what];
    }
    let who = Cell::new(who).add_attribute(Attribute::Bold);
    vec![number, who, what, Cell::new(how), Cell::new(places).add_attribute(Attribute::Dim)]
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
fn who(analysis: &Analysis<'_>, quotation: &Quotation, language: Language) -> String {
    let here = one_line(&joined(analysis, quotation.roles.get(Role::Speaker)));
    let entity = quotation.entity.and_then(|e| analysis.entities.get(e as usize));
    match entity {
        _ if here.is_empty() => language.nobody().to_string(),
        Some(entity) if !here.contains(&entity.name) => format!("{here} → {}", entity.name),
        _ => here,
    }
}

fn how(analysis: &Analysis<'_>, quotation: &Quotation, language: Language) -> String {
    let cue = one_line(&joined(analysis, quotation.roles.get(Role::Cue)));
    let mut parts = vec![language.kind(quotation.kind).to_string()];
    if !cue.is_empty() {
        parts.push(cue);
    }
    parts.extend(language.mood(quotation.mood).map(String::from));
    parts.join(", ")
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
