//! The promises that sagte makes about any text, each as a law that could be broken. `PROPTEST_CASES=20000 cargo test --test laws` looks
//! longer than `.cargo/config.toml` asks for.

#![allow(clippy::indexing_slicing)] // what is not there makes the test fail, as it should

mod bytes;
mod findings;
mod indifference;
mod linear;
mod output;
mod places;
mod sameness;
mod spans;
mod texts;
mod totality;

use sagte::grammar::Grammar;
use sagte::input::Article;
use std::sync::LazyLock;

/// The built-in grammar, loaded once.
static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::german);

/// A grammar for one test alone that counts work: it has read before, so that its memory for words is there.
fn grammar_that_has_read() -> Grammar {
    let grammar = Grammar::german();
    sagte::analyze("Sie kam.", &grammar);
    grammar
}

/// A text as an article of its own.
fn article(name: &str, text: &str) -> Article {
    Article { name: name.into(), text: text.into(), moved: Vec::new() }
}
