//! How well mentions became entities: a table of figures, one row for each article, and what went wrong.

use crate::analysis::Analysis;
use crate::grammar::Role;
use crate::lexicon::Lexicon;
use crate::speaker::{By, Compared, GoldEntity, GoldError, Outcome, Reason, Score, Who, compare};
use comfy_table::presets::ASCII_BORDERS_ONLY_CONDENSED;
use comfy_table::{CellAlignment, Table as Grid};
use std::io::{self, Write};

/// The figures of many articles.
#[derive(Debug, Default)]
pub struct WhoScores {
    rows: Vec<(String, Score)>,
    faults: Vec<String>,
}

impl WhoScores {
    /// Compares another article with its gold.
    ///
    /// # Errors
    /// Words of the gold that do not stand in the article.
    pub fn article(
        &mut self,
        name: &str,
        analysis: &Analysis<'_>,
        gold: &[GoldEntity],
        lexicon: &Lexicon,
    ) -> Result<(), GoldError> {
        let (compared, score) = compare(gold, &analysis.document, &analysis.quotations, &analysis.entities, lexicon)?;
        self.faults.extend(compared.iter().filter_map(|c| fault(name, analysis, c)));
        self.rows.push((name.to_string(), score));
        Ok(())
    }

    /// The sums over all articles whose name fits.
    pub fn total(&self, fits: impl Fn(&str) -> bool) -> Score {
        let mut total = Score::default();
        self.rows.iter().filter(|(name, _)| fits(name)).for_each(|(_, score)| total.add(score));
        total
    }

    /// Writes the table, with further rows for sums.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write_table(&self, sums: &[(&str, Score)], out: &mut dyn Write) -> io::Result<()> {
        let mut grid = Grid::new();
        grid.load_style(ASCII_BORDERS_ONLY_CONDENSED).force_no_tty();
        grid.set_header([
            "article",
            "gold",
            "missed",
            "right",
            "wrong",
            "abstained",
            "right %",
            "wrong %",
            "kind %",
            "B³ P",
            "B³ R",
            "B³ F1",
        ]);
        let rows = self.rows.iter().map(|(name, score)| (name.as_str(), score));
        for (name, score) in rows.chain(sums.iter().map(|(name, score)| (*name, score))) {
            grid.add_row(row(name, score));
        }
        for column in grid.column_iter_mut().skip(1) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        writeln!(out, "{grid}")
    }

    /// Writes the first quotations that have not their entity, one a line.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write_faults(&self, count: usize, out: &mut dyn Write) -> io::Result<()> {
        self.faults.iter().take(count).try_for_each(|fault| writeln!(out, "{fault}"))
    }
}

fn row(name: &str, score: &Score) -> Vec<String> {
    let counts = [score.gold, score.missed, score.right, score.wrong, score.abstained];
    let (p, r, f) = score.b_cubed();
    let (right, of) = score.kinds;
    #[expect(clippy::cast_precision_loss, reason = "counts of quotations are small")]
    let kinds = 100.0 * right as f64 / of.max(1) as f64;
    let shares = [score.percent(score.right), score.percent(score.wrong), kinds, p, r, f];
    let counts = counts.iter().map(ToString::to_string);
    std::iter::once(name.to_string()).chain(counts).chain(shares.iter().map(|s| format!("{s:.1}"))).collect()
}

fn fault(name: &str, analysis: &Analysis<'_>, compared: &Compared<'_>) -> Option<String> {
    let found = compared.found.and_then(|f| analysis.quotations.get(f));
    let entity = found.and_then(|q| q.entity).and_then(|e| analysis.entities.get(e as usize));
    let verdict = match compared.outcome {
        Outcome::Right if compared.kind != Some(false) => return None,
        Outcome::Right => "kind",
        Outcome::Wrong => "wrong",
        Outcome::Abstained => "abstained",
        Outcome::Missed => "missed",
    };
    let wanted = match compared.who {
        Who::Known(name, kind) => format!("{name} ({})", kind.name()),
        Who::Open(reason) => format!("? ({reason})"),
    };
    let said = entity.map_or("nobody".into(), |e| format!("{} ({})", e.name, e.kind.name()));
    let mention =
        found.map_or("", |q| analysis.document.span(q.roles.get(Role::Speaker).hull()).of(analysis.document.text));
    let by = compared
        .found
        .and_then(|f| analysis.attributions.get(f))
        .map_or("", |a| a.by.map_or_else(Reason::name, By::name));
    Some(format!("{verdict} {name}: {} | {wanted} | {said}, {by} | {mention}", compared.quote.words))
}
