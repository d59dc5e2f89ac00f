//! `--by speaker`: who speaks, how much and where, over all articles together.
//!
//! A quotation inside another of the same speaker is part of it and not counted again. In several articles a name that can only be one
//! is one row: a person's full name, a name of several words; `Polizei` is another one in each.

use super::{Report, Style};
use crate::analysis::Analysis;
use crate::grammar::{Role, Type};
use crate::input::Article;
use crate::position::Positions;
use crate::quotation::Quotation;
use crate::speaker::{Entity, EntityKind};
use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{CellAlignment, ContentArrangement, Table as Grid};
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::cmp::Reverse;
use std::io::{self, Write};

/// How the view is written.
#[derive(Clone, Copy, Debug)]
pub enum SpeakersFormat {
    /// For people.
    Table(Style),
    /// One row a speaker.
    Csv,
    /// One object.
    Json,
}

/// `--by speaker`.
#[derive(Debug)]
pub struct Speakers {
    format: SpeakersFormat,
    rows: Vec<Row>,
    /// Name and, where it may be another one in each article, the article → row.
    numbers: FxHashMap<(String, Option<usize>), usize>,
    articles: usize,
    /// Words of all articles.
    words: usize,
}

#[derive(Debug, Serialize)]
struct Row {
    name: String,
    kind: &'static str,
    gender: Option<&'static str>,
    quotations: usize,
    words: usize,
    /// Of the words of all articles, in percent.
    share: f64,
    direct: usize,
    indirect: usize,
    articles: usize,
    first: Place,
    last: Place,
    #[serde(skip)]
    last_article: usize,
}

#[derive(Clone, Debug, Serialize)]
struct Place {
    file: String,
    line: u32,
    column: u32,
}

impl Speakers {
    /// An empty view.
    pub fn new(format: SpeakersFormat) -> Self {
        Self { format, rows: Vec::new(), numbers: FxHashMap::default(), articles: 0, words: 0 }
    }

    /// The row of an entity; of nobody for none.
    fn row(&mut self, entity: Option<&Entity>, place: &Place) -> &mut Row {
        let article = self.articles;
        let name = entity.map(|e| e.name.clone()).unwrap_or_default();
        let unique = entity.is_none_or(is_unique);
        let key = (name.clone(), (!unique).then_some(article));
        let number = *self.numbers.entry(key).or_insert(self.rows.len());
        if number == self.rows.len() {
            let kind = entity.map_or("unknown", |e| e.kind.name());
            let gender = entity.and_then(|e| e.gender).map(crate::speaker::Gender::name);
            let (first, last) = (place.clone(), place.clone());
            let counts = Row {
                name,
                kind,
                gender,
                quotations: 0,
                words: 0,
                share: 0.0,
                direct: 0,
                indirect: 0,
                articles: 0,
                first,
                last,
                last_article: 0,
            };
            self.rows.push(counts);
        }
        let last = self.rows.len() - 1;
        let row = self.rows.get_mut(number.min(last)).unwrap_or_else(|| unreachable!("the row was just added"));
        if row.last_article != article {
            row.last_article = article;
            row.articles += 1;
        }
        row
    }

    /// Shares filled in; who speaks most comes first, nobody last.
    fn finish(&mut self) {
        let all = self.words.max(1);
        for row in &mut self.rows {
            row.share = share(row.words, all);
        }
        self.rows.sort_by(|a, b| {
            let key = |row: &Row| (row.name.is_empty(), Reverse(row.words));
            key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name))
        });
    }
}

/// In tenths of a percent, so that every format shows the same.
#[expect(clippy::cast_precision_loss, reason = "tenths of a percent are below a thousand")]
fn share(words: usize, all: usize) -> f64 {
    ((1000 * words + all / 2) / all) as f64 / 10.0
}

/// Whether an entity of this name is the same one in every article.
fn is_unique(entity: &Entity) -> bool {
    match entity.kind {
        EntityKind::Person | EntityKind::Organisation => entity.name.contains(' '),
        EntityKind::Medium | EntityKind::Agency | EntityKind::Place => true,
        _ => false,
    }
}

impl Report for Speakers {
    fn article(&mut self, article: &Article, analysis: &Analysis<'_>, _: &mut Vec<u8>) -> io::Result<()> {
        self.articles += 1;
        let document = &analysis.document;
        let counts = |t: u32| document.tokens.get(t as usize).is_some_and(|t| t.kind.is_wordlike());
        self.words += document.sentences.iter().flat_map(|s| s.tokens.iter()).filter(|t| counts(*t)).count();
        let positions = Positions::new(document.text);
        for quotation in analysis.quotations.iter().filter(|q| !is_part(q, analysis)) {
            let quote = quotation.roles.get(Role::Quote);
            let at = positions.at(document.span(quote.hull()).start);
            let place = Place { file: article.name.clone(), line: at.line, column: at.column };
            let words = quote.tokens().filter(|t| counts(*t)).count();
            let entity = quotation.entity.and_then(|e| analysis.entities.get(e as usize));
            let row = self.row(entity, &place);
            row.quotations += 1;
            row.words += words;
            let direct = quotation.kind == Type::Direct;
            row.direct += usize::from(direct);
            row.indirect += usize::from(!direct);
            row.last = place;
        }
        Ok(())
    }

    fn end(&mut self, out: &mut Vec<u8>) -> io::Result<()> {
        self.finish();
        match self.format {
            SpeakersFormat::Table(style) => writeln!(out, "{}", grid(&self.rows, style, self.articles > 1)),
            SpeakersFormat::Csv => csv(&self.rows, out),
            SpeakersFormat::Json => {
                #[derive(Serialize)]
                struct All<'r> {
                    version: u32,
                    words: usize,
                    speakers: &'r [Row],
                }
                serde_json::to_writer(&mut *out, &All { version: 1, words: self.words, speakers: &self.rows })?;
                writeln!(out)
            }
        }
    }
}

/// Whether a quotation stands in another of the same speaker.
fn is_part(quotation: &Quotation, analysis: &Analysis<'_>) -> bool {
    let parent = quotation.parent.and_then(|p| analysis.quotations.get(p));
    parent.is_some_and(|p| p.entity == quotation.entity)
}

fn grid(rows: &[Row], style: Style, several: bool) -> Grid {
    let language = style.language;
    let mut grid = Grid::new();
    grid.load_style(UTF8_FULL_CONDENSED).set_content_arrangement(ContentArrangement::Dynamic).set_width(style.width);
    grid.force_no_tty();
    grid.set_header(language.speaker_headings());
    for row in rows {
        let place = |p: &Place| {
            if several { format!("{}:{}:{}", p.file, p.line, p.column) } else { format!("{}:{}", p.line, p.column) }
        };
        let nobody = row.name.is_empty();
        let name = if nobody { language.nobody() } else { &row.name };
        let kind = if nobody { "" } else { language.entity(row.kind) };
        let counts = [row.quotations, row.words].map(|count| count.to_string());
        let split = [row.direct, row.indirect].map(|count| count.to_string());
        let cells = [name.to_string(), kind.to_string()].into_iter().chain(counts);
        grid.add_row(
            cells.chain([language.percent(row.share)]).chain(split).chain([place(&row.first), place(&row.last)]),
        );
    }
    for column in grid.column_iter_mut().skip(2).take(5) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    grid
}

fn csv(rows: &[Row], out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record([
        "name",
        "kind",
        "gender",
        "quotations",
        "words",
        "share",
        "direct",
        "indirect",
        "articles",
        "first_file",
        "first_line",
        "first_column",
        "last_file",
        "last_line",
        "last_column",
    ])?;
    for r in rows {
        let (first, last) = (&r.first, &r.last);
        writer.serialize((
            (&r.name, r.kind, r.gender, r.quotations, r.words, r.share, r.direct, r.indirect, r.articles),
            (&first.file, first.line, first.column, &last.file, last.line, last.column),
        ))?;
    }
    writer.flush()
}
