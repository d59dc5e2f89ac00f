//! Names: which words of a phrase are a proper name, and whether two names can be the same person's.

use super::mention::{ADJECTIVAL, Reader, SPEAKS};
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
    pub(super) fn read(reader: &Reader<'t>, range: Range) -> Option<Self> {
        let last = reader.shown(range.end.checked_sub(1)?);
        if last.is_empty() || range.is_empty() {
            return None;
        }
        let first =
            (range.len() > 1 && !reader.is(range.start, Classes::NAME_PARTICLE)).then(|| reader.shown(range.start));
        Some(Self { first, last })
    }

    /// Whether both can name one person.
    pub(super) fn fits(&self, other: &Name<'_>) -> bool {
        // Joris B., whose surname is kept back, is Joris
        let kept_back = |full: &Name<'_>, short: &Name<'_>| {
            short.first.is_none() && full.first == Some(short.last) && is_letter(full.last)
        };
        if kept_back(self, other) || kept_back(other, self) {
            return true;
        }
        let firsts = self.first.zip(other.first);
        same_last(self.last, other.last, firsts.is_some()) && firsts.is_none_or(|(a, b)| same_first(a, b))
    }
}

/// Whether a surname is only its first letter: `B.`
fn is_letter(surname: &str) -> bool {
    surname.strip_suffix('.').is_some_and(|letter| letter.chars().count() == 1)
}

/// `J.` fits `Jens`; spellings may vary a little.
fn same_first(a: &str, b: &str) -> bool {
    let initial =
        |short: &str, long: &str| short.strip_suffix('.').is_some_and(|s| !s.is_empty() && long.starts_with(s));
    a == b || initial(a, b) || initial(b, a) || alike(a, b)
}

/// Same surname, but for a genitive s or a variant of spelling. Two people with different first names never come here; where only one
/// first name is known a variant must be long enough to be no accident.
fn same_last(a: &str, b: &str, both_first: bool) -> bool {
    let bare = |name: &str, other: &str| name.strip_suffix("s") == Some(other) || without_apostrophe(name) == other;
    if a == b || bare(a, b) || bare(b, a) {
        return true;
    }
    let shortest = if both_first { SHORTEST_VARIANT } else { SHORTEST_VARIANT + 2 };
    let long = |name: &str| name.chars().nth(shortest - 1).is_some();
    a.len().min(b.len()) >= shortest && alike(a, b) && long(a) && long(b)
}

/// Whether two names can be spellings of one.
fn alike(a: &str, b: &str) -> bool {
    let (shorter, longer) = if a.len() < b.len() { (a, b) } else { (b, a) };
    // names that differ in a third of their letters are not alike, whatever the order: most are told apart by that
    let bit = |letter: u8| 1_u64 << (letter % 64);
    let letters = longer.bytes().fold(0, |all, letter| all | bit(letter));
    let missing = shorter.bytes().filter(|letter| letters & bit(*letter) == 0).count();
    missing * 3 <= shorter.len() && strsim::jaro_winkler(a, b) >= SAME_SURNAME
}

/// The proper name among nouns that follow each other: `Wladimir Putin` of `Präsident Wladimir Putin`.
///
/// It begins with a first name or an initial and goes on to the end, whatever the surname means otherwise (`Kilian Vogt`); without a
/// first name it is what no lexicon knows (`Ministerin Tovan`), or any word behind a title (`Landrat Vogt`).
pub(super) fn name_in(reader: &Reader<'_>, nouns: Range, article: bool) -> Option<Range> {
    let last = nouns.end.checked_sub(1).filter(|_| !nouns.is_empty())?;
    if last == nouns.start {
        return is_name(reader, last, article).then_some(nouns);
    }
    let quoted = || nouns.iter().find_map(|t| Some((t, reader.opens_name(t, nouns.end)?)));
    if nouns.len() > 2
        && let Some((open, close)) = quoted()
    {
        return Some(Range::new(open + 1, close));
    }
    // die Bergwacht Sankt Alban: a house or place bears the name
    let saint = |t: u32| reader.is(t, Classes::TITLE) && reader.lexicon.world.is_saint(reader.written(t));
    if nouns.iter().any(saint) && !reader.is(nouns.start, Classes::PERSON) {
        return None;
    }
    let role = Classes::PERSON | Classes::TITLE;
    let first = |t: &u32| {
        // Jens' Anwältin
        if reader.kind(t + 1) == Kind::Mark && t + 2 < nouns.end {
            return false;
        }
        let follows = t + 1 < nouns.end;
        let named = |w: &Word| known(w).is_empty() || (follows && !reader.is(t + 1, role));
        (follows && is_initial(reader, *t)) || reader.word(*t).is_some_and(|w| w.is(Classes::FIRST_NAME) && named(w))
    };
    // DI Ferdl Unterweger: a title in capitals
    let titled = nouns.len() > 2
        && reader.word(nouns.start).is_some_and(|w| w.token.case == Case::Upper && w.token.span.len() <= 3);
    let titled = titled
        && nouns
            .iter()
            .skip(1)
            .all(|t| reader.kind(t) == Kind::Word && reader.word(t).is_some_and(|w| known(w).is_empty()));
    if titled {
        return Some(Range::new(nouns.start + 1, nouns.end));
    }
    if let Some(start) = nouns.iter().find(first) {
        return Some(Range::new(start, nouns.end));
    }
    let surname = Range::new(last, nouns.end);
    if reader.kind(last) == Kind::Word && reader.is_surname(surname) {
        return Some(surname);
    }
    let bare = |t: &u32| is_unknown(reader, *t);
    // die Betreiberin | Malou Vogt: behind what somebody is, a word that nobody knows begins a name
    let named = |t: &u32| t + 1 < nouns.end && reader.is(t - 1, role) && bare(t) && !reader.is(t + 1, SPEAKS);
    if let Some(start) = nouns.iter().skip(1).find(named) {
        return Some(Range::new(start, nouns.end));
    }
    let unknown = nouns.iter().rev().take_while(bare).last().map(|start| Range::new(start, nouns.end));
    match unknown {
        Some(name) if name.start > nouns.start => {
            let before = reader.word(name.start - 1)?;
            let genitive =
                name.len() == 1 && article && reader.written(name.start).ends_with(b"s") && !before.is(Classes::TITLE);
            (before.is(SPEAKS) && !genitive).then_some(name)
        }
        Some(name) => (!article).then_some(name),
        None => behind_role(reader, last, article).then_some(surname),
    }
}

/// Whether a word that stands alone is a name: a first name, else without article a surname or what no lexicon knows.
pub(super) fn is_name(reader: &Reader<'_>, at: u32, article: bool) -> bool {
    let Some(word) = reader.word(at) else { return false };
    (word.is(Classes::FIRST_NAME) && known(word).is_empty())
        || !article
            && (is_unknown(reader, at) || word.token.kind == Kind::Word && reader.is_surname(Range::new(at, at + 1)))
}

/// Whether a word can only be a name, by all that is known of it.
fn is_unknown(reader: &Reader<'_>, at: u32) -> bool {
    let bare = |w: &Word| {
        known(w).is_empty()
            && (w.token.kind == Kind::Word
                || w.is(Classes::NAME_PARTICLE)
                || reader.lexicon.world.is_noble_particle(reader.written(at)))
    };
    reader.word(at).is_some_and(bare) || ends_in_man(reader, at)
}

/// `Landrat Vogt`, `Rentner Baumann`: the last word stands behind what somebody is. In `der Vorsitzende Richter` it is a noun itself.
fn behind_role(reader: &Reader<'_>, last: u32, article: bool) -> bool {
    let titled = reader.is(last - 1, Classes::TITLE) && !article;
    let role = reader.is(last - 1, Classes::PERSON | Classes::TITLE);
    let adjectival = reader.word(last - 1).is_some_and(|w| w.agreement.contains(ADJECTIVAL));
    let other = Classes::TITLE | Classes::TIME | Classes::SEAT | Classes::PARTY | Classes::MEDIUM;
    // der Herr Verkehrsminister
    let surname = reader.kind(last) == Kind::Word
        && !reader.is(last, other)
        && !reader.is_titled(last)
        && reader.shown(last).chars().next().is_some_and(char::is_uppercase);
    surname && role && (titled || !reader.is_listed(last) || (!adjectival && !article))
}

/// Whether a word looks like a man, but can only be a surname: `Assmann`.
fn ends_in_man(reader: &Reader<'_>, at: u32) -> bool {
    reader.is(at, Classes::SURNAME) && !reader.is_listed(at)
}

/// A surname without what a genitive adds. `Hans` loses its s too, which does no harm where both sides do.
pub(super) fn bare_surname(name: &str) -> &str {
    let name = without_apostrophe(name);
    name.strip_suffix("s").filter(|bare| bare.chars().nth(2).is_some()).unwrap_or(name)
}

/// A name without the apostrophe of a genitive: `Hans'`.
fn without_apostrophe(name: &str) -> &str {
    let cut = |sign: &str| name.as_bytes().ends_with(sign.as_bytes());
    if cut("'") || cut("’") { name.trim_end_matches(['\'', '’']) } else { name }
}

/// What else than a name a word is known to be.
fn known(word: &Word) -> Classes {
    (word.classes & Classes::NOUN).difference(Classes::NOMINAL | Classes::FIRST_NAME)
}

/// `E.`, `H.-J.`, `Karl-H.`, but no title.
fn is_initial(reader: &Reader<'_>, at: u32) -> bool {
    let short = |part: &str| part.chars().count() <= 2 && part.chars().next().is_some_and(char::is_uppercase);
    // Prof. i. R. | Ludolf Vogt
    let small = |before: u32| {
        let word = reader.word(before);
        word.is_some_and(|w| {
            w.token.kind == Kind::Abbreviation && w.token.case == Case::Lower && w.token.span.len() == 2
        })
    };
    reader.kind(at) == Kind::Abbreviation
        && !reader.is(at, Classes::TITLE)
        && !at.checked_sub(1).is_some_and(small)
        && reader.shown(at).trim_end_matches('.').rsplit('-').take(1).flat_map(|last| last.split('.')).all(short)
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
        assert!(name("Wolodymyr", "Selenskyj").fits(&name("", "Selenski")), "long enough");
    }
}
