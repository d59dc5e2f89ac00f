//! Who is named in an article: personal names with first name, found by the lexicon's first names.

use crate::lexicon::{Agreement, Classes};
use crate::rules::Context;
use crate::span::Range;
use crate::text::{Case, Kind};

/// Somebody with first name and surname.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person<'t> {
    /// The last word of the name.
    pub(super) surname: &'t str,
    /// The first word of it.
    pub(super) first: &'t str,
    /// The gender that the first name shows; empty where it shows none.
    pub(super) gender: Agreement,
    /// Where the name stands.
    pub(super) name: Range,
}

/// Longest name in words: `Maria von der Aue-Holm`.
const LONGEST: u32 = 5;

/// Everybody named in full in the running text, at each place.
pub(super) fn people<'t>(context: &Context<'t>) -> Vec<Person<'t>> {
    let mut people = Vec::new();
    for block in context.paragraphs() {
        let mut at = block.tokens.start;
        while at < block.tokens.end {
            let name = name_at(context, at, block.tokens.end);
            if let Some(name) = name {
                let gender = context.word(at).map_or(Agreement::empty(), |w| w.agreement);
                let both = gender.intersects(Agreement::MASCULINE) && gender.intersects(Agreement::FEMININE);
                people.push(Person {
                    surname: context.word_text(name.end - 1),
                    first: context.word_text(at),
                    gender: if both { Agreement::empty() } else { gender },
                    name,
                });
            }
            at = name.map_or(at + 1, |n| n.end);
        }
    }
    people
}

/// The name that begins with a first name here.
fn name_at(context: &Context<'_>, at: u32, end: u32) -> Option<Range> {
    let first = context.word(at).filter(|w| w.is(Classes::FIRST_NAME) && w.token.case == Case::Capital)?;
    if first.classes.intersects(Classes::SEAT | Classes::TIME) {
        return None;
    }
    let mut last = None;
    for next in at + 1..end.min(at + LONGEST) {
        let Some(word) = context.word(next) else { break };
        if word.token.kind != Kind::Word && word.token.kind != Kind::Abbreviation {
            break;
        }
        if is_surname(context, next) {
            last = Some(next);
            // what follows a surname is no name any more: *weil Anna Baum Beschwerde einlegte*
            if !word.is(Classes::FIRST_NAME) {
                break;
            }
        } else if !word.is(Classes::NAME_PARTICLE | Classes::FIRST_NAME) || word.is(Classes::CONTRACTION) {
            break;
        }
    }
    last.map(|last| Range::new(at, last + 1))
}

/// A capitalised word that is no known noun.
fn is_surname(context: &Context<'_>, at: u32) -> bool {
    let Some(word) = context.word(at) else { return false };
    let known = (word.classes & Classes::NOUN).difference(Classes::NOMINAL | Classes::FIRST_NAME);
    word.token.case == Case::Capital && word.token.kind == Kind::Word && word.is(Classes::NOMINAL) && known.is_empty()
}

/// A surname as it is looked up: without what a genitive adds. `Hans` loses its s too, which does no harm where both sides do.
pub(super) fn key(surname: &str) -> &str {
    let name = surname.trim_end_matches(['\'', '’']);
    name.strip_suffix('s').filter(|rest| rest.chars().count() > 2).unwrap_or(name)
}
