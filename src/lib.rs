//! sagte
mod analysis;
pub mod error;
pub mod grammar;
pub mod lexicon;
pub mod parse;
pub mod quotation;
pub mod sources;
pub mod span;
pub mod text;
pub use analysis::{Analysis, analyze};
