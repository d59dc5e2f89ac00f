//! Words → the structure a grammar needs: clauses with their predicate and subject, noun phrases, and a window of words that
//! nom parses in either direction.
//!
//! In: the words of a sentence ([`Syntax::parse`]). Out: its [`Syntax`]: [`Clause`]s and what depends on what, and on demand
//! [`Predicate`]s, [`Phrase`]s and [`Constituent`]s. What does not fit a pattern is a [`Miss`] with its place, for `explain`.
//!
//! Of nom we use tuples, `alt`, `opt`, `not`, `many0_count`, `map` and `recognize`. We do not use `nom::bytes` (streaming,
//! it reports the end of a sentence as `Incomplete`) nor `cut`: a construction that does not fit is no error.

mod build;
mod clause;
mod depend;
mod finite;
mod nouns;
mod phrase;
mod predicate;
mod prenominal;
mod segment;
mod subject;
mod syntax;
mod tokens;
mod word;

pub use clause::{Clause, ClauseId, ClauseKind, ClauseKinds};
pub use nouns::{is_genitive_mark, is_retired};
pub use phrase::{Phrase, SPEAKING};
pub use predicate::Predicate;
pub use prenominal::extended_adjective;
pub use subject::{Constituent, Placed};
pub use syntax::Syntax;
pub use tokens::Tokens;
pub use word::{class, kind, same, token, word};

/// Why something did not fit: the token where reading gave up, and what was wanted there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Miss {
    /// Position in the document's tokens.
    pub at: u32,
    /// What was wanted there.
    pub wanted: &'static str,
}

/// The result of a parser over words.
pub type IResult<'a, T> = nom::IResult<Tokens<'a>, T, Miss>;
