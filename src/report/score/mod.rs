//! Figures → output: a table to look at, JSON to go on with, the page `docs/accuracy.md`.

mod cases;
mod json;
mod page;
mod table;

pub use json::score_json;
pub use page::score_page;
pub use table::score_table;

use crate::score::Score;

/// By what figures are broken down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The construction that found a quotation.
    Construction,
    /// Type and part.
    Type,
    /// Document.
    Document,
}

/// A corpus and how well it is read.
#[derive(Debug)]
pub struct Scored {
    /// The file or folder.
    pub gold: String,
    /// Its figures.
    pub score: Score,
}

/// A figure in percent.
fn percent(figure: f64) -> String {
    format!("{:.2}", 100.0 * figure)
}
