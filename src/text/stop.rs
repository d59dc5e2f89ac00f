//! Stops that end no sentence: those of abbreviations and of ordinals.
//!
//! A stop is doubtful after a number, a letter or a shortened word. What stands before and after it decides; which words count is
//! data.

use super::abbreviation::Abbreviations;
use super::token::{Case, Kind, Token};

/// Where the lexer stands: the text up to the end of the block and the tokens before the one in question.
pub(super) struct Place<'p> {
    pub(super) text: &'p str,
    pub(super) end: usize,
    pub(super) before: &'p [Token],
    pub(super) abbreviations: &'p Abbreviations,
}

/// What follows a stop.
enum Next<'t> {
    /// The block ends.
    End,
    Capital(&'t str),
    Small,
    /// Digits, and whether a stop follows them.
    Digits(&'t str, bool),
    /// A mark that opens a quotation.
    Mark,
    Other(char),
}

/// Longest shortened word in letters.
const LONGEST: usize = 12;

impl<'p> Place<'p> {
    /// Whether the stop before `after` shortens the word instead of ending the sentence. `dotted`: the word has stops inside.
    pub(super) fn shortens(&self, word: &str, dotted: bool, after: usize) -> bool {
        let hyphen = memchr::memrchr(b'-', word.as_bytes());
        let head = hyphen.and_then(|at| word.get(at + 1..)).unwrap_or(word);
        let known = self.abbreviations;
        if known.is_street(head) {
            return self.goes_on(after);
        }
        let letters = head.chars().count();
        if letters > LONGEST {
            return false;
        }
        if known.is_before(head) || (letters == 1 && self.is_part_of_known(head)) {
            return true;
        }
        let shortened =
            dotted || known.is_any(head) || (letters == 1 && !self.is_unit(head, after) && !self.is_lettered());
        shortened
            && (self.goes_on(after) || (self.is_adverbial(head, dotted) && matches!(self.next(after), Next::Mark)))
    }

    /// Whether the stop after a Roman numeral makes it an ordinal: `Wilhelm II. sagte`, but not the end of `in Kapitel III.`
    pub(super) fn is_roman_ordinal(&self, numeral: &str, after: usize) -> bool {
        let name = || self.before.last().is_some_and(|t| t.case != Case::Lower || self.is_counting(t));
        let counts = |next: Next<'_>| matches!(next, Next::Capital(word) if self.abbreviations.is_counted(word));
        is_roman(numeral) && ((name() && self.goes_on(after)) || counts(self.next(after)))
    }

    /// Whether the stop before `after` makes the number an ordinal or part of a date.
    pub(super) fn is_ordinal(&self, number: &str, after: usize) -> bool {
        let short = number.len() <= 2 || is_date(number);
        match self.next(after) {
            Next::Small => true,
            Next::Other(c) => matches!(c, ',' | '-' | '–' | '/' | '+'),
            Next::Digits(next, stop) if is_below(number, 31) => {
                let month = stop && is_below(next, 12);
                let year = self.follows_day() && matches!(next.len(), 2 | 4);
                month || year
            }
            Next::Capital(next) => {
                let counted = number.len() < 4 && self.abbreviations.is_counted(next);
                let dated = short && self.before.last().is_some_and(|t| self.is_counting(t));
                let month = self.follows_day() && is_below(number, 12);
                counted || ((dated || month) && !self.abbreviations.is_opener(next))
            }
            Next::Mark => short && self.before.last().is_some_and(|t| self.is_counting(t)),
            Next::Digits(..) | Next::End => false,
        }
    }

    /// The day of a date, which a month may follow: `31.` in `31. 1.`
    fn follows_day(&self) -> bool {
        self.before
            .last()
            .is_some_and(|t| t.kind == Kind::Ordinal && is_below(t.text(self.text).trim_end_matches('.'), 31))
    }

    fn is_counting(&self, token: &Token) -> bool {
        self.abbreviations.is_counting(token.text(self.text))
    }

    /// Whether a letter ends a known abbreviation written with spaces: `B` in `z. B.`
    fn is_part_of_known(&self, letter: &str) -> bool {
        let first = self.before.last().filter(|t| t.kind == Kind::Abbreviation).map(|t| t.text(self.text));
        first.is_some_and(|first| first.len() <= 4 && self.abbreviations.is_before(&format!("{first}{letter}")))
    }

    /// Whether an abbreviation of several words ends in a small letter, as adverbs do: a title can follow `u. a.`, not `a. D.`
    fn is_adverbial(&self, last: &str, dotted: bool) -> bool {
        let several = dotted || self.before.last().is_some_and(|t| t.kind == Kind::Abbreviation && t.span.len() == 2);
        several && last.ends_with(char::is_lowercase)
    }

    /// Whether a letter is a unit that ends its sentence: `80 km/h. Abel`, but not `60 v. H.`
    fn is_unit(&self, letter: &str, after: usize) -> bool {
        let measured = self.before.last().is_some_and(|t| matches!(t.kind, Kind::Number | Kind::Slash));
        let alone =
            |word: &str| word.len() > 1 && self.text.as_bytes().get(self.skip(after) + word.len()) != Some(&b'.');
        measured && self.abbreviations.is_unit(letter) && matches!(self.next(after), Next::Capital(word) if alone(word))
    }

    /// Whether a letter is no initial, because the noun before it is one that has letters: `Gruppe B.`
    fn is_lettered(&self) -> bool {
        self.before.last().is_some_and(|t| self.abbreviations.is_lettered(t.text(self.text)))
    }

    /// Whether the sentence goes on after a doubtful stop: what follows is small, a number, a sign, or no opener.
    fn goes_on(&self, after: usize) -> bool {
        match self.next(after) {
            Next::End | Next::Mark => false,
            Next::Capital(word) => !self.abbreviations.is_opener(word),
            Next::Small | Next::Digits(..) | Next::Other(_) => true,
        }
    }

    /// Where what follows begins: a block is one stretch, so that its line breaks are white space.
    fn skip(&self, after: usize) -> usize {
        let rest = self.text.get(after..self.end).unwrap_or_default();
        self.end - rest.trim_start().len()
    }

    fn next(&self, after: usize) -> Next<'p> {
        let rest = self.text.get(self.skip(after)..self.end).unwrap_or_default();
        let run = |inside: fn(char) -> bool| rest.find(|c: char| !inside(c)).map_or(rest, |end| rest.split_at(end).0);
        match rest.chars().next() {
            None => Next::End,
            Some(c) if c.is_uppercase() => Next::Capital(run(|c| c.is_alphanumeric() || c == '-')),
            Some(c) if c.is_lowercase() => Next::Small,
            Some(c) if c.is_ascii_digit() => {
                let digits = run(|c| c.is_ascii_digit());
                Next::Digits(digits, rest.as_bytes().get(digits.len()) == Some(&b'.'))
            }
            Some('„' | '»' | '"' | '“' | '‚' | '›') => Next::Mark,
            Some(c) => Next::Other(c),
        }
    }
}

pub(super) fn is_roman(word: &str) -> bool {
    word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

fn is_below(number: &str, most: u8) -> bool {
    number.parse::<u8>().is_ok_and(|n| (1..=most).contains(&n))
}

/// `24.12` or `24.12.2026`: a day and a month.
pub(super) fn is_date(number: &str) -> bool {
    let mut parts = number.split('.');
    let (day, month) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    is_below(day, 31) && is_below(month, 12)
}
