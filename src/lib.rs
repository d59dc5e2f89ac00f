//! sagte
mod analysis;
pub mod desk;
pub mod error;
pub mod examples;
pub mod grammar;
pub mod input;
pub mod lexicon;
pub mod parse;
pub mod position;
pub mod quotation;
pub mod report;
pub mod rules;
pub mod sources;
pub mod span;
pub mod speaker;
pub mod text;
pub use analysis::{Analysis, analyze};
