//! Parsers of one word. Everything larger is built from these.

use super::{IResult, Miss, Tokens};
use crate::lexicon::{Classes, Word};
use crate::text::Kind;

/// A word for which a condition holds.
pub fn token<'a>(wanted: &'static str, fits: impl Fn(&Word) -> bool) -> impl Fn(Tokens<'a>) -> IResult<'a, &'a Word> {
    move |input| match input.first() {
        Some(word) if fits(word) => Ok((nom::Input::take_from(&input, 1), word)),
        _ => Err(nom::Err::Error(Miss { at: input.at(), wanted })),
    }
}

/// A word of one of these classes.
pub fn class<'a>(wanted: &'static str, classes: Classes) -> impl Fn(Tokens<'a>) -> IResult<'a, &'a Word> {
    token(wanted, move |word| word.is(classes))
}

/// A token of this kind.
pub fn kind<'a>(wanted: &'static str, kind: Kind) -> impl Fn(Tokens<'a>) -> IResult<'a, &'a Word> {
    token(wanted, move |word| word.token.kind == kind)
}

/// One of these words, letter for letter but for a first capital.
pub fn word<'a>(
    wanted: &'static str,
    text: &'a str,
    words: &'a [String],
) -> impl Fn(Tokens<'a>) -> IResult<'a, &'a Word> {
    token(wanted, move |word| is_one_of(word.token.text(text), words))
}

/// Whether a word is one of these, but for a first capital.
pub(super) fn is_one_of(found: &str, words: &[String]) -> bool {
    words.iter().any(|wanted| same(found, wanted))
}

/// Whether two words are the same but for a first capital of the first.
#[inline]
pub fn same(found: &str, wanted: &str) -> bool {
    match (found.as_bytes(), wanted.as_bytes()) {
        ([x, found @ ..], [y, wanted @ ..]) if x.is_ascii() && y.is_ascii() => {
            (x == y || x.to_ascii_lowercase() == *y) && found == wanted
        }
        _ => found == wanted || same_but_for_capital(found, wanted),
    }
}

fn same_but_for_capital(found: &str, wanted: &str) -> bool {
    let (mut a, mut b) = (found.chars(), wanted.chars());
    match (a.next(), b.next()) {
        (Some(x), Some(y)) if x.is_uppercase() => x.to_lowercase().eq(y.to_lowercase()) && a.as_str() == b.as_str(),
        _ => false,
    }
}
