//! Names: which words of a phrase are a proper name, and whether two names can be the same person's.

use crate::lexicon::{Classes, Word};
use crate::span::Range;
use crate::text::{Case, Kind};

/// How alike two surnames must be to be spellings of one name (Jaro–Winkler similarity, 0 to 1): Selenskyj and Selenski have 0.94,
/// Schmidt and Schmitt 0.97, Müller and Möller 0.90.
pub(super) const SAME_SURNAME: f64 = 0.92;

/// Shortest surname, in letters, whose spelling may vary: short names that differ are different names.
const SHORTEST_VARIANT: usize = 6;

/// A proper name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name<'t> {
    /// `Wladimir`, if it is there.
    pub(super) first: Option<&'t str>,
    /// `Putin`, without the s of a genitive if there is an article or another sign of it.
    pub(super) last: &'t str,
}

impl<'t> Name<'t> {
    /// Reads the name in a range of words.
    pub(super) fn read(words: &[Word], text: &'t str, range: Range) -> Option<Self> {
        let of = |at: u32| words.get(at as usize).map_or("", |w| w.token.text(text));
        let last = of(range.end.checked_sub(1)?);
        if last.is_empty() || range.is_empty() {
            return None;
        }
        let first = (range.len() > 1).then(|| of(range.start));
        Some(Self { first, last })
    }

    /// Whether both can name one person.
    pub(super) fn fits(&self, other: &Name<'_>) -> bool {
        let first = match (self.first, other.first) {
            (Some(a), Some(b)) => same_first(a, b),
            _ => true,
        };
        first && same_last(self.last, other.last, self.first.is_some() && other.first.is_some())
    }
}

/// `J.` fits `Jens`; spellings may vary a little.
fn same_first(a: &str, b: &str) -> bool {
    let initial =
        |short: &str, long: &str| short.strip_suffix('.').is_some_and(|s| !s.is_empty() && long.starts_with(s));
    a == b || initial(a, b) || initial(b, a) || strsim::jaro_winkler(a, b) >= SAME_SURNAME
}

/// Same surname, but for a genitive s or a variant of spelling. Two people with different first names never come here; where only one
/// first name is known a variant must be long enough to be no accident.
fn same_last(a: &str, b: &str, both_first: bool) -> bool {
    let bare = |name: &str, other: &str| {
        name.strip_suffix('s').is_some_and(|n| n == other) || name.trim_end_matches(['\'', '’']) == other
    };
    if a == b || bare(a, b) || bare(b, a) {
        return true;
    }
    let long = a.chars().count().min(b.chars().count()) >= SHORTEST_VARIANT;
    both_first && long && strsim::jaro_winkler(a, b) >= SAME_SURNAME
}

/// The proper name at the end of a phrase: `Wladimir Putin` of `der russische Präsident Wladimir Putin`.
pub(super) fn name_in(words: &[Word], text: &str, range: Range) -> Option<Range> {
    let word = |at: u32| words.get(at as usize);
    let mut best: Option<Range> = None;
    let mut at = range.start;
    while at < range.end {
        let start = at;
        while at < range.end
            && word(at).is_some_and(|w| {
                is_name_word(w, text)
                    || (at > start
                        && w.is(Classes::NAME_PARTICLE)
                        && word(at + 1).is_some_and(|n| is_name_word(n, text) && at + 1 < range.end))
            })
        {
            at += 1;
        }
        if at > start {
            let found = Range::new(start, at);
            let full = |r: Range| word(r.start).is_some_and(|w| w.is(Classes::FIRST_NAME)) && r.len() > 1;
            if best.is_none_or(|b| full(found) && !full(b)) {
                best = Some(found);
            }
        }
        at += 1;
    }
    best
}

/// A capitalised word that the lexicon does not know as a noun, a first name, or an initial.
fn is_name_word(word: &Word, text: &str) -> bool {
    let known = (word.classes & Classes::NOUN).difference(Classes::NOMINAL | Classes::FIRST_NAME);
    let capital = word.token.case != Case::Lower && word.token.kind == Kind::Word;
    let initial = word.token.kind == Kind::Abbreviation
        && word.token.text(text).chars().count() == 2
        && word.token.case != Case::Lower;
    initial || (capital && word.is(Classes::NOMINAL) && known.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name<'t>(first: &'t str, last: &'t str) -> Name<'t> {
        Name { first: (!first.is_empty()).then_some(first), last }
    }

    #[test]
    fn surname_and_full_name_are_one() {
        assert!(name("Steve", "Witkoff").fits(&name("", "Witkoff")));
        assert!(name("", "Witkoffs").fits(&name("Steve", "Witkoff")), "genitive");
        assert!(name("S.", "Witkoff").fits(&name("Steve", "Witkoff")), "initial");
    }

    #[test]
    fn spellings_may_vary_but_people_stay_apart() {
        assert!(name("Wolodymyr", "Selenskyj").fits(&name("Wolodymyr", "Selenskij")));
        assert!(!name("Angela", "Merkel").fits(&name("Anton", "Merkle")));
        assert!(!name("Angela", "Merkel").fits(&name("Anton", "Merkel")));
        assert!(!name("", "Merkel").fits(&name("", "Merkle")), "too little to go by");
    }
}
