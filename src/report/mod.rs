//! Analyses → output, one file for each format. Only this room and `main.rs` write.
//!
//! In: articles with their analyses, one after the other ([`Report`]). Out: text, each article as soon as it is known.

mod explain;
pub mod findings;
mod gold;
mod json;
mod labels;
mod score;
mod speakers;
mod table;
mod who;

pub use explain::{Explain, Wanted, explain_word};
pub use gold::Gold;
pub use json::{Json, Lines, SCHEMA};
pub use labels::Language;
pub use score::{By, Scored, score_json, score_page, score_table};
pub use speakers::{Speakers, SpeakersFormat};
pub use table::{Style, Table};
pub use who::WhoScores;

use crate::analysis::Analysis;
use crate::input::Article;
use crate::span::Ranges;
use std::borrow::Cow;
use std::io;

/// Something that writes analyses, one article after the other, behind what stands in a buffer.
pub trait Report {
    /// Writes one article.
    ///
    /// # Errors
    /// What a serialiser says; memory takes everything.
    fn article(&mut self, article: &Article, analysis: &Analysis<'_>, out: &mut Vec<u8>) -> io::Result<()>;

    /// Writes what comes after the last article.
    ///
    /// # Errors
    /// What a serialiser says; memory takes everything.
    fn end(&mut self, _out: &mut Vec<u8>) -> io::Result<()> {
        Ok(())
    }
}

/// The text of a role, its parts joined by an ellipsis: `fügte … hinzu`.
fn joined<'t>(analysis: &Analysis<'t>, ranges: &Ranges) -> Cow<'t, str> {
    let mut parts = ranges.iter().map(|range| analysis.document.span(*range).of(analysis.document.text));
    let mut text = Cow::Borrowed(parts.next().unwrap_or_default());
    for part in parts {
        let text = text.to_mut();
        text.push_str(" … ");
        text.push_str(part);
    }
    text
}
