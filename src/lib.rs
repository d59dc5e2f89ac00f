//! sagte
mod analysis;
pub mod error;
pub mod grammar;
pub mod lexicon;
pub mod parse;
pub mod quotation;
pub mod report;
pub mod input;
pub mod position;
pub mod sources;
pub mod speaker;
pub mod span;
pub mod text;
pub use analysis::{Analysis, analyze};
