//! `docs/accuracy.md`: what is fixed stands in `accuracy.md` beside this file, the tables are filled in here.

use super::{Scored, percent};
use crate::score::{ConstructionScore, TypeScore};
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;

const PAGE: &str = include_str!("accuracy.md");

/// Constructions that are listed as weak.
const WEAK: usize = 12;

/// Writes the page, with the corpora side by side.
///
/// # Errors
/// What the writer says.
pub fn score_page(corpora: &[Scored], out: &mut dyn Write) -> io::Result<()> {
    let page = PAGE
        .replace("{{command}}", &command(corpora))
        .replace("{{version}}", env!("CARGO_PKG_VERSION"))
        .replace("{{corpora}}", &documents(corpora))
        .replace("{{figures}}", &figures(corpora))
        .replace("{{types}}", &types(corpora))
        .replace("{{constructions}}", &constructions(corpora));
    out.write_all(page.as_bytes())
}

/// The name of a corpus without its folder, which is another one on every machine.
fn name(gold: &str) -> String {
    Path::new(gold).file_stem().map_or(gold.to_string(), |stem| stem.to_string_lossy().into_owned())
}

fn command(corpora: &[Scored]) -> String {
    let file = |gold: &str| Path::new(gold).file_name().map_or(gold.to_string(), |f| f.to_string_lossy().into_owned());
    let files: Vec<String> = corpora.iter().map(|c| format!("GOLD/{}", file(&c.gold))).collect();
    format!("sagte score --format markdown {} > docs/accuracy.md", files.join(" "))
}

fn documents(corpora: &[Scored]) -> String {
    let counts = corpora.iter().map(|c| format!("*{}* with {} articles", name(&c.gold), c.score.documents));
    counts.collect::<Vec<_>>().join(", ")
}

fn figures(corpora: &[Scored]) -> String {
    let rows: Vec<_> = corpora.iter().map(|c| c.score.measure.rows()).collect();
    let columns = ["P", "R", "F1", "predicted", "gold"];
    let headings = corpora.iter().flat_map(|c| columns.map(|column| format!("{} {column}", name(&c.gold))));
    let mut table = head("", headings);
    let names = rows.first().into_iter().flatten().map(|row| row.name.clone()).enumerate();
    for (number, name) in names {
        let cells = rows.iter().filter_map(|rows| rows.get(number)).flat_map(|row| {
            let [p, r, f1] = [row.precision, row.recall, row.f1].map(percent);
            [p, r, f1, row.predicted.to_string(), row.gold.to_string()]
        });
        line(&mut table, &name, cells);
    }
    table
}

/// A table of F1 by type and part for each corpus.
fn types(corpora: &[Scored]) -> String {
    let tables = corpora.iter().map(|corpus| {
        let types = corpus.score.types();
        let parts = types.first().into_iter().flat_map(|t| t.rows.iter().map(|row| row.name.clone()));
        let mut table = head(&format!("F1 on {}", name(&corpus.gold)), parts);
        for TypeScore { name, rows } in &types {
            let figure = |gold: usize, f1| if gold > 0 { percent(f1) } else { "–".to_string() };
            line(&mut table, name, rows.iter().map(|row| figure(row.gold, row.f1)));
        }
        table
    });
    tables.collect::<Vec<_>>().join("\n")
}

/// The constructions that yield the most wrong quotations.
fn constructions(corpora: &[Scored]) -> String {
    let lists: Vec<Vec<ConstructionScore>> = corpora.iter().map(|c| c.score.constructions()).collect();
    let found = |list: &[ConstructionScore], name: &str| list.iter().find(|c| c.name == name).cloned();
    let mut wrong: Vec<(usize, &str)> = Vec::new();
    for construction in lists.iter().flatten() {
        let count = construction.predicted - construction.matched;
        match wrong.iter_mut().find(|(_, name)| *name == construction.name) {
            Some((sum, _)) => *sum += count,
            None => wrong.push((count, &construction.name)),
        }
    }
    wrong.sort_by_key(|(count, name)| (std::cmp::Reverse(*count), *name));
    let columns = ["predicted", "matched", "P", "overlap"];
    let headings = corpora.iter().flat_map(|c| columns.map(|column| format!("{} {column}", name(&c.gold))));
    let mut table = head("Construction", headings);
    for (_, name) in wrong.iter().take(WEAK) {
        let cells = lists.iter().flat_map(|list| {
            let c = found(list, name).unwrap_or_default();
            [c.predicted.to_string(), c.matched.to_string(), percent(c.precision), percent(c.overlap)]
        });
        line(&mut table, &format!("`{name}`"), cells);
    }
    table
}

fn head(first: &str, headings: impl Iterator<Item = String>) -> String {
    let mut table = String::new();
    let headings: Vec<String> = headings.collect();
    let rule = "---:|".repeat(headings.len());
    line(&mut table, first, headings.into_iter());
    let _ = writeln!(table, "|---|{rule}");
    table
}

fn line(table: &mut String, first: &str, cells: impl Iterator<Item = String>) {
    let _ = writeln!(table, "| {first} | {} |", cells.collect::<Vec<_>>().join(" | "));
}
