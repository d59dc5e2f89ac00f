//! Text → blocks, tokens, sentences and quotation marks. Knows characters and layout, no German beyond which stops end nothing.
//!
//! In: a text, and the words that decide about stops and lines ([`Abbreviations`], [`Layout`]). Out: a [`Document`], in which every
//! later step finds its place. Marks that have no partner are kept as [`Anomaly`] and hurt nothing outside their block.

mod abbreviation;
mod block;
mod broken;
mod character;
mod document;
mod label;
mod layout;
mod lex;
mod mark;
mod run_on;
mod sentence;
mod stop;
mod token;
mod word_set;
mod wrap;

pub use abbreviation::Abbreviations;
pub use block::{Block, BlockKind};
pub use broken::whole;
pub use document::Document;
pub use layout::Layout;
pub use mark::{Anomaly, AnomalyKind, Pair};
pub use sentence::Sentence;
pub use token::{Case, Kind, Token};
