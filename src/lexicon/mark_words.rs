//! The words beside quotation marks that tell what the marks are for.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

/// What quotation marks are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MarkKind {
    /// Words that somebody said or wrote.
    Quotation,
    /// The title of a work, a motto, a heading.
    Title,
    /// The name of a body, ship, house, prize, paper.
    Name,
    /// A word that is spoken about: *der Begriff „Wende“*.
    Term,
    /// Words the writer does not stand by, or uses in another sense than usual.
    Distance,
}

impl MarkKind {
    /// Its name in small letters.
    pub fn name(self) -> &'static str {
        match self {
            MarkKind::Quotation => "quotation",
            MarkKind::Title => "title",
            MarkKind::Name => "name",
            MarkKind::Term => "term",
            MarkKind::Distance => "distance",
        }
    }
}

/// The lists as they are written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Lists {
    quotation: Vec<String>,
    title: Vec<String>,
    name: Vec<String>,
    term: Vec<String>,
    distance: Vec<String>,
    naming: FxHashSet<String>,
    such_as: FxHashSet<String>,
    row: FxHashSet<String>,
    endings: Vec<String>,
}

/// The words that decide, by their stems.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct MarkWords {
    stems: FxHashMap<String, Stem>,
    naming: FxHashSet<String>,
    such_as: FxHashSet<String>,
    row: FxHashSet<String>,
    /// Of nouns and adjectives.
    endings: Vec<String>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Stem {
    kind: MarkKind,
    /// Only the word itself, no compound.
    alone: bool,
    noun: bool,
}

/// Shortest end of a compound, in bytes, that counts for the whole.
const SHORTEST_HEAD: usize = 4;

impl MarkWords {
    /// Adds the words of a file.
    pub(crate) fn add(&mut self, toml: &str) -> Result<(), toml::de::Error> {
        let lists: Lists = toml::from_str(toml)?;
        let of_kind = [
            (lists.quotation, MarkKind::Quotation),
            (lists.title, MarkKind::Title),
            (lists.name, MarkKind::Name),
            (lists.term, MarkKind::Term),
            (lists.distance, MarkKind::Distance),
        ];
        let stem = |entry: &str, kind| {
            let word = entry.trim_start_matches('=');
            let noun = word.starts_with(char::is_uppercase);
            (word.to_lowercase(), Stem { kind, alone: word.len() < entry.len(), noun })
        };
        for (words, kind) in of_kind {
            self.stems.extend(words.iter().map(|entry| stem(entry, kind)));
        }
        self.naming.extend(lists.naming);
        self.such_as.extend(lists.such_as);
        self.row.extend(lists.row);
        self.endings.extend(lists.endings);
        Ok(())
    }

    /// What marks beside this word are for: by the longest end of it that is known.
    pub fn kind(&self, word: &str) -> Option<MarkKind> {
        let noun = word.starts_with(char::is_uppercase);
        let word = word.to_lowercase();
        let heads = word.char_indices().filter_map(|(at, _)| word.get(at..));
        let mut heads = heads.take_while(|head| head.len() == word.len() || head.len() >= SHORTEST_HEAD);
        let fits = |stem: &&Stem, head: &str| (noun || !stem.noun) && (!stem.alone || head.len() == word.len());
        let endings = std::iter::once("").chain(self.endings.iter().map(String::as_str));
        let endings: SmallVec<[&str; 4]> = endings.filter(|end| word.ends_with(end)).collect();
        let found = heads.find_map(|head| {
            let mut stems = endings.iter().filter_map(|end| self.stems.get(head.strip_suffix(*end)?));
            stems.find(|stem| fits(stem, head))
        });
        found.map(|stem| stem.kind)
    }

    /// Whether it may stand between the word that decides and the marks: `wie`.
    pub fn is_such_as(&self, word: &str) -> bool {
        self.such_as.contains(word)
    }

    /// Whether it may stand between the marks of a row: `und`.
    pub fn is_row(&self, word: &str) -> bool {
        self.row.contains(word)
    }

    /// Whether it is a verb form or adverb beside names: `heißt`, `namens`.
    pub fn is_naming(&self, word: &str) -> bool {
        self.naming.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_end_of_a_word_decides() {
        let mut words = MarkWords::default();
        words
            .add("endings = [\"s\", \"es\", \"n\", \"en\"]\nquotation = [\"Antwort\"]\ntitle = [\"Buch\", \"Lied\"]\nname = [\"Mitglied\"]\nterm = [\"=Sage\", \"sogenannt\", \"Wort\"]")
            .expect("a well-formed list");
        assert_eq!(words.kind("Kinderbuch"), Some(MarkKind::Title));
        assert_eq!(words.kind("Liedes"), Some(MarkKind::Title));
        assert_eq!(words.kind("Mitglieds"), Some(MarkKind::Name));
        assert_eq!(words.kind("Antwort"), Some(MarkKind::Quotation));
        assert_eq!(words.kind("Schlagwort"), Some(MarkKind::Term));
        assert_eq!(words.kind("sogenannten"), Some(MarkKind::Term));
        assert_eq!(words.kind("Sagen"), Some(MarkKind::Term));
        assert_eq!(words.kind("Aussage"), None, "Sage is meant alone");
        assert_eq!(words.kind("buchen"), None, "no noun");
    }
}
