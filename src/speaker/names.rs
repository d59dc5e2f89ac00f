//! The personal names of an article, found before it is read: a surname that stands with a first name anywhere is one everywhere.

use super::mention::Reader;
use super::name::{bare_surname, name_in};
use crate::lexicon::{Classes, Word};
use crate::span::Range;
use crate::text::{BlockKind, Document, Kind};
use smallvec::SmallVec;

/// Surnames that stand behind a first name or title.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Surnames<'a> {
    /// Without the s of a genitive, sorted.
    bare: &'a [&'a str],
    /// A bit for each first letter: most other words are told by that.
    initials: u64,
}

impl Surnames<'_> {
    /// Whether a name is one of them, maybe in the genitive.
    pub(super) fn hold(self, name: &str) -> bool {
        self.bare.binary_search(&bare_surname(name)).is_ok()
    }

    /// Whether one of them begins like a name.
    pub(super) fn may_hold(self, name: &[u8]) -> bool {
        self.initials & initial(name) != 0
    }
}

/// The bit of the first letter of a name.
fn initial(name: &[u8]) -> u64 {
    name.first().map_or(0, |letter| 1 << (letter % 64))
}

/// The personal names of an article.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    /// Surnames behind a first name or title, without the s of a genitive.
    surnames: SmallVec<[&'a str; 8]>,
    /// The bits of their first letters.
    initials: u64,
    /// Names with first names, in text order.
    pub(super) full: SmallVec<[Range; 8]>,
}

impl<'a> Names<'a> {
    /// Finds them in an article.
    pub(super) fn of(reader: &Reader<'a>, document: &Document<'_>) -> Self {
        let mut names = Self::find(reader, document.sentences.iter().map(|s| s.tokens));
        let headings = document.blocks.iter().filter(|b| b.kind != BlockKind::Body).map(|b| b.tokens);
        names.add_headings(reader, headings);
        names
    }

    /// The surnames.
    pub(super) fn surnames(&self) -> Surnames<'_> {
        Surnames { bare: &self.surnames, initials: self.initials }
    }

    /// Finds them in the sentences.
    fn find(reader: &Reader<'a>, sentences: impl Iterator<Item = Range>) -> Self {
        let mut names = Names::default();
        // asked of every word: the processor guesses one answer better than three
        let may_begin = |word: &Word| (word.token.kind == Kind::Abbreviation) | word.is(BESIDE) | nobody_knows(word);
        // Lioba Marquardt: two words that nobody knows tell at least the first name of whoever else is called Marquardt
        let unknown = |at: u32| reader.word(at).is_some_and(|w| w.token.kind == Kind::Word && nobody_knows(w));
        for sentence in sentences {
            let mut at = sentence.start;
            while let Some(next) = reader.first(Range::new(at, sentence.end), may_begin) {
                at = next;
                let begins = reader.is(at, BESIDE) || (reader.kind(at) == Kind::Abbreviation && reader.is_nominal(at));
                if !begins && at + 1 < sentence.end && unknown(at) && unknown(at + 1) {
                    let nouns = reader.nouns(at, sentence.end);
                    let article =
                        at > sentence.start && (reader.is(at - 1, Classes::DETERMINER) || reader.is_nominal(at - 1));
                    if nouns.len() == 2 && !article {
                        names.full.push(nouns);
                    }
                    at = nouns.end.max(at + 1);
                    continue;
                }
                let Some(nouns) = begins.then(|| reader.nouns(at, sentence.end)) else {
                    at += 1;
                    continue;
                };
                let article = at > sentence.start && reader.is(at - 1, Classes::DETERMINER);
                let person = |name: &Range| {
                    reader.is(name.start, Classes::FIRST_NAME)
                        || name.start > nouns.start
                        || reader.kind(name.start) == Kind::Abbreviation
                };
                if let Some(name) = name_in(reader, nouns, article).filter(person) {
                    let surname = reader.last_of(name);
                    names.initials |= initial(surname.as_bytes());
                    names.surnames.push(bare_surname(surname));
                    if name.len() > 1 {
                        names.full.push(name);
                    }
                }
                at = nouns.end.max(at + 1);
            }
        }
        names.surnames.sort_unstable();
        names.surnames.dedup();
        names
    }

    /// Adds the names that stand in headings and captions: they tell the first names of people who are only called by their surnames
    /// below.
    fn add_headings(&mut self, reader: &Reader<'_>, headings: impl Iterator<Item = Range>) {
        self.full.extend(headings.flat_map(|heading| names_in_heading(reader, heading)));
    }
}

/// First names, and what stands before names.
const BESIDE: Classes = Classes::FIRST_NAME.union(Classes::TITLE).union(Classes::PERSON);

/// Whether nothing is known of a word but that it can be a name.
fn nobody_knows(word: &Word) -> bool {
    (word.classes & Classes::NOUN) == Classes::NOMINAL
}

/// First name and surname in a heading. Nothing is known there of a word but its form.
pub(super) fn names_in_heading(reader: &Reader<'_>, heading: Range) -> impl Iterator<Item = Range> {
    let capital = move |t: u32| reader.kind(t) == Kind::Word && reader.shown(t).starts_with(char::is_uppercase);
    let first = move |t: u32| {
        let form = reader.lexicon.form(reader.small(t));
        form.is_some_and(|f| (f.classes & Classes::NOUN) == Classes::FIRST_NAME)
    };
    let pairs = heading.start..heading.end.saturating_sub(1);
    pairs.filter(move |t| capital(*t) && capital(t + 1) && first(*t) && !first(t + 1)).map(|t| Range::new(t, t + 2))
}
