//! `sagte score`: a table a corpus, below it the breakdown and the worst cases.

use super::cases::write_case;
use super::{By, Scored, percent};
use crate::report::{Language, Style};
use crate::score::{Row, Score};
use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{Attribute, Cell, CellAlignment, ContentArrangement, Table as Grid};
use std::io::{self, Write};

/// Writes the figures of some corpora.
///
/// # Errors
/// What the writer says.
pub fn score_table(corpora: &[Scored], by: Option<By>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let language = style.language;
    for (number, Scored { gold, score }) in corpora.iter().enumerate() {
        let gap = if number > 0 { "\n" } else { "" };
        writeln!(out, "{gap}{gold}: {} {}", score.documents, language.of("Dokumente", "documents"))?;
        writeln!(out, "{}", figures(score, style))?;
        match by {
            Some(By::Construction) => writeln!(out, "{}", constructions(score, style))?,
            Some(By::Type) => writeln!(out, "{}", types(score, style))?,
            Some(By::Document) => writeln!(out, "{}", documents(score, style))?,
            None => {}
        }
        for (number, case) in (1..).zip(score.worst()) {
            writeln!(out)?;
            write_case(number, case, style, out)?;
        }
    }
    Ok(())
}

fn figures(score: &Score, style: Style) -> Grid {
    let mut grid = grid(["", "P", "R", "F1", predicted(style.language), "Gold"], style);
    for row in score.measure.rows() {
        let Row { name, precision, recall, f1, predicted, gold } = row;
        let counts = [predicted.to_string(), gold.to_string()];
        add(&mut grid, name, [precision, recall, f1].map(percent).into_iter().chain(counts));
    }
    grid
}

fn constructions(score: &Score, style: Style) -> Grid {
    let language = style.language;
    let headings = [
        language.of("Konstruktion", "Construction"),
        predicted(language),
        language.of("getroffen", "matched"),
        "P",
        language.of("Deckung", "Overlap"),
        language.of("Typ gleich", "Same type"),
        language.of("Passung", "Fit"),
    ];
    let mut grid = grid(headings, style);
    for row in score.constructions() {
        let counts = [row.predicted.to_string(), row.matched.to_string()];
        let figures = [percent(row.precision), percent(row.overlap), row.same_type.to_string(), percent(row.fit)];
        add(&mut grid, row.name, counts.into_iter().chain(figures));
    }
    grid
}

fn types(score: &Score, style: Style) -> Grid {
    let types = score.types();
    let parts = types.first().map(|t| t.rows.iter().map(|row| row.name.as_str()).collect()).unwrap_or_default();
    let headings: Vec<&str> = [vec!["F1"], parts, vec![predicted(style.language), "Gold"]].concat();
    let mut grid = grid(headings, style);
    for row in types {
        let counts = row.rows.first().map_or((0, 0), |quote| (quote.predicted, quote.gold));
        let figures = row.rows.iter().map(figure);
        add(&mut grid, row.name, figures.chain([counts.0.to_string(), counts.1.to_string()]));
    }
    grid
}

/// The F1 of a part; a dash where neither side has it.
fn figure(row: &Row) -> String {
    if row.gold + row.predicted > 0 { percent(row.f1) } else { "–".to_string() }
}

fn documents(score: &Score, style: Style) -> Grid {
    let language = style.language;
    let headings = [
        language.of("Dokument", "Document"),
        "Joint F1",
        predicted(language),
        "Gold",
        language.of("verpasst", "missed"),
        language.of("erfunden", "invented"),
    ];
    let mut grid = grid(headings, style);
    for row in score.by_document() {
        let counts = [row.predicted, row.gold, row.missed, row.invented].map(|count| count.to_string());
        add(&mut grid, row.name, [percent(row.joint)].into_iter().chain(counts));
    }
    grid
}

fn predicted(language: Language) -> &'static str {
    language.of("vorhergesagt", "predicted")
}

fn grid<'h>(headings: impl IntoIterator<Item = &'h str>, style: Style) -> Grid {
    let mut grid = Grid::new();
    grid.load_style(UTF8_FULL_CONDENSED)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(style.width)
        .set_header(headings.into_iter().map(|h| Cell::new(h).add_attribute(Attribute::Bold)));
    if style.color {
        grid.enforce_styling();
    } else {
        grid.force_no_tty();
    }
    for column in grid.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    grid
}

fn add(grid: &mut Grid, name: impl Into<String>, figures: impl Iterator<Item = String>) {
    grid.add_row([name.into()].into_iter().chain(figures));
}
