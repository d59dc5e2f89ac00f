//! What readers know and articles leave out: `world.toml`.

use crate::error::DataError;
use crate::sources::Source;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use toml::Spanned;

/// What readers know of persons, bodies and places. Nouns are looked up by their stems.
#[derive(Debug, Default)]
pub struct World {
    takes_up: FxHashMap<String, Vec<String>>,
    sorts: FxHashMap<String, String>,
    general: FxHashSet<String>,
    describes: FxHashSet<String>,
    utterances: FxHashSet<String>,
    speaks_for: FxHashSet<String>,
    unnamed: FxHashSet<String>,
    hearsay: FxHashSet<String>,
    capitals: FxHashMap<String, String>,
    offices: Vec<Office>,
}

/// An office and its holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    words: Vec<String>,
    /// The name of its holder.
    pub holder: String,
    /// What its holder is called with the adjective that tells whose: `russischer Präsident`; stems.
    pub role: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WorldFile {
    takes_up: Vec<Spanned<String>>,
    bodies: Vec<Spanned<String>>,
    capitals: Vec<Spanned<String>>,
    general: String,
    describes: String,
    utterances: String,
    speaks_for: String,
    unnamed: String,
    hearsay: String,
    office: Vec<OfficeFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfficeFile {
    words: String,
    holder: String,
    role: String,
    #[serde(rename = "since")]
    _since: String,
    #[serde(rename = "source")]
    _source: String,
}

impl World {
    /// Adds a file; what it says of a noun or a holder replaces what was said before.
    pub(super) fn add(&mut self, file: &WorldFile, source: &Source) -> Result<(), DataError> {
        for row in &file.takes_up {
            let (noun, others) = pair(row, source)?;
            self.takes_up.insert(stem(noun), others.split_whitespace().map(stem).collect());
        }
        for row in &file.bodies {
            let (noun, sort) = pair(row, source)?;
            self.sorts.insert(stem(noun), sort.to_string());
        }
        for row in &file.capitals {
            let (place, country) = pair(row, source)?;
            self.capitals.insert(place.to_string(), country.to_string());
        }
        let lists = [
            (&file.general, &mut self.general),
            (&file.describes, &mut self.describes),
            (&file.utterances, &mut self.utterances),
            (&file.speaks_for, &mut self.speaks_for),
            (&file.unnamed, &mut self.unnamed),
            (&file.hearsay, &mut self.hearsay),
        ];
        for (words, set) in lists {
            set.extend(words.split_whitespace().map(stem));
        }
        for office in &file.office {
            let words: Vec<String> = office.words.split_whitespace().map(stem).collect();
            self.offices.retain(|o| !o.words.iter().any(|w| words.contains(w)));
            let role = office.role.split_whitespace().map(stem).collect();
            self.offices.push(Office { words, holder: office.holder.clone(), role });
        }
        Ok(())
    }

    /// The stems of the nouns whose bearers a noun can take up again.
    pub fn takes_up(&self, stem: &str) -> &[String] {
        let base = masculine(stem);
        let found = self.takes_up.get(stem).or_else(|| tails(base).find_map(|tail| self.takes_up.get(tail)));
        found.map(Vec::as_slice).unwrap_or_default()
    }

    /// What sort of body a noun names, by itself or by its last part: `firm`, `paper`.
    pub fn sort(&self, stem: &str) -> Option<&str> {
        tails(stem).find_map(|tail| self.sorts.get(tail)).map(String::as_str)
    }

    /// Whether a noun only says of what sort a body is, so that a name behind it is the whole name: `Maschinenbauer Norddrachen`.
    pub fn is_sort(&self, stem: &str) -> bool {
        self.sorts.get(stem).is_some_and(|sort| !matches!(sort.as_str(), "authority" | "institute" | "text"))
    }

    /// Whether a noun takes up any body of its sort.
    pub fn is_general(&self, stem: &str) -> bool {
        self.general.contains(stem)
    }

    /// Whether a noun only describes whom it takes up: `Mann`, `58-Jähriger`, `CDU-Politikerin`.
    pub fn describes(&self, stem: &str) -> bool {
        let part = masculine(stem.rsplit('-').next().unwrap_or(stem));
        let fits = |part: &str| self.describes.contains(part) || part.ends_with("jährig");
        fits(stem) || (part != stem && fits(part)) || part.strip_suffix("politik").is_some_and(|rest| !rest.is_empty())
    }

    /// Whether a noun names what was uttered rather than a text.
    pub fn is_utterance(&self, stem: &str) -> bool {
        tails(stem).any(|tail| self.utterances.contains(tail))
    }

    /// Whether a noun is the office of a spokesperson.
    pub fn speaks_for(&self, stem: &str) -> bool {
        let stem = masculine(stem);
        tails(stem).any(|tail| self.speaks_for.contains(tail))
    }

    /// Whether a noun keeps somebody unnamed.
    pub fn keeps_unnamed(&self, stem: &str) -> bool {
        tails(stem).any(|tail| self.unnamed.contains(tail))
    }

    /// Whether a noun is a source that nobody stands for: `dem Vernehmen nach`.
    pub fn is_hearsay(&self, stem: &str) -> bool {
        self.hearsay.contains(stem)
    }

    /// The country that a capital or seat speaks for.
    pub fn country(&self, place: &str) -> Option<&str> {
        self.capitals.get(place).map(String::as_str)
    }

    /// The office that a noun names.
    pub fn office(&self, stem: &str) -> Option<&Office> {
        self.offices.iter().find(|o| o.words.iter().any(|w| w == stem))
    }
}

fn pair<'r>(row: &'r Spanned<String>, source: &Source) -> Result<(&'r str, &'r str), DataError> {
    let parts = row.get_ref().split_once(':').map(|(a, b)| (a.trim(), b.trim()));
    parts.ok_or_else(|| {
        DataError::new(&source.file, &source.text, row.span(), "no colon").help("a row is `Wort: Wörter`")
    })
}

/// A noun in small letters and without the endings of its cases, so that all its forms are the same. Too much is cut off where a noun
/// ends like a case; that does no harm where both sides are stems.
pub fn stem(noun: &str) -> String {
    const ENDINGS: [&str; 7] = ["en", "er", "em", "es", "e", "n", "s"];
    let mut stem = if noun.is_ascii() { noun.to_ascii_lowercase() } else { noun.to_lowercase() };
    let cut = |word: &str| {
        let rest = ENDINGS.iter().find_map(|e| word.strip_suffix(e));
        rest.filter(|rest| rest.chars().count() > 2).map(str::len)
    };
    // Ministerinnen: Ministerin
    if let Some(feminine) = stem.strip_suffix("innen").map(str::len) {
        stem.truncate(feminine + 2);
    }
    while !stem.ends_with("in") {
        let Some(shorter) = cut(&stem) else { break };
        stem.truncate(shorter);
    }
    stem
}

/// The stem of the masculine noun: `ministerin` → `minist`.
pub fn masculine(stem: &str) -> &str {
    let Some(base) = stem.strip_suffix("in").filter(|base| base.chars().count() > 2) else {
        return stem;
    };
    base.strip_suffix("er").filter(|base| base.chars().count() > 2).unwrap_or(base)
}

/// The whole word and each ending of it that can be a noun: `polizeiangab`, …, `angab`.
fn tails(stem: &str) -> impl Iterator<Item = &str> {
    let long = |(at, _): &(usize, char)| *at == 0 || stem.len() - at >= SHORTEST_TAIL;
    stem.char_indices().filter(long).filter_map(|(at, _)| stem.get(at..)).filter(move |t| *t != "in" || stem == "in")
}

/// Shortest last part of a compound, in bytes: shorter ones end too many other words.
const SHORTEST_TAIL: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::sources::Sources;

    #[test]
    fn all_forms_of_a_noun_have_one_stem() {
        for forms in [["Minister", "Ministers"], ["Präsident", "Präsidenten"], ["Angeklagte", "Angeklagten"]] {
            assert_eq!(stem(forms[0]), stem(forms[1]));
        }
        assert_eq!(stem("Ministerinnen"), stem("Ministerin"));
        assert_eq!(masculine(&stem("Ministerin")), stem("Minister"));
        assert_ne!(stem("Ministerin"), stem("Minister"));
    }

    #[test]
    fn compounds_are_known_by_their_last_part() {
        let world = Lexicon::load(&Sources::built_in()).expect("the built-in lexicon").world;
        assert!(world.is_utterance(&stem("Polizeiangaben")));
        assert!(world.describes(&stem("CDU-Politikerin")) && world.describes(&stem("58-Jährige")));
        assert!(!world.describes(&stem("Ministerin")));
        assert!(world.speaks_for(&stem("Regierungssprecherin")));
        assert_eq!(world.sort(&stem("Innenministerium")), Some("authority"));
        assert!(world.takes_up(&stem("Verwaltungschefin")).contains(&stem("Bürgermeister")));
    }

    #[test]
    fn a_folder_of_the_user_names_another_holder() {
        let own = "[[office]]\nwords = \"Kreml-Chef\"\nholder = \"Iwan Beispielow\"\nrole = \"Präsident\"\nsince = \"2040-01-01\"\nsource = \"x\"\n";
        let sources = Sources::built_in().and_text("lexicon/world.toml", own).expect("a known file");
        let world = Lexicon::load(&sources).expect("a lexicon").world;
        assert_eq!(world.office(&stem("Kreml-Chef")).map(|o| o.holder.as_str()), Some("Iwan Beispielow"));
    }
}
