//! Text → blocks, tokens, sentences and quotation marks. Knows characters and layout, no German beyond which stops end nothing.

mod abbreviation;
mod block;
mod document;
mod label;
mod layout;
mod lex;
mod mark;
mod sentence;
mod stop;
mod token;
mod wrap;

pub use abbreviation::Abbreviations;
pub use block::{Block, BlockKind};
pub use document::Document;
pub use layout::Layout;
pub use mark::{Anomaly, AnomalyKind, Pair};
pub use sentence::Sentence;
pub use token::{Case, Kind, Token};
