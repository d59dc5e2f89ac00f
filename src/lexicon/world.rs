//! What readers know and articles leave out: `world.toml`.

use crate::error::DataError;
use crate::sources::Source;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::sync::Arc;
use toml::Spanned;

/// What readers know of persons, bodies and places. Nouns are looked up by their stems.
#[derive(Debug, Default)]
pub struct World {
    takes_up: Nouns<Vec<String>>,
    sorts: Nouns<String>,
    general: Nouns,
    part_of_names: Nouns,
    describes: Nouns,
    utterances: Nouns,
    speaks_for: Nouns,
    unnamed: Nouns,
    hearsay: Nouns,
    professions: FxHashSet<String>,
    roles: Nouns,
    epicene: Nouns,
    called: FxHashSet<String>,
    abstracts: FxHashSet<String>,
    capitals: FxHashMap<String, String>,
    /// By the words for them.
    offices: FxHashMap<String, Arc<Office>>,
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
    part_of_names: String,
    describes: String,
    utterances: String,
    speaks_for: String,
    unnamed: String,
    hearsay: String,
    professions: String,
    roles: String,
    epicene: String,
    called: String,
    abstracts: String,
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
            (&file.part_of_names, &mut self.part_of_names),
            (&file.describes, &mut self.describes),
            (&file.utterances, &mut self.utterances),
            (&file.speaks_for, &mut self.speaks_for),
            (&file.unnamed, &mut self.unnamed),
            (&file.hearsay, &mut self.hearsay),
            (&file.roles, &mut self.roles),
            (&file.epicene, &mut self.epicene),
        ];
        for (words, set) in lists {
            words.split_whitespace().for_each(|word| set.insert(stem(word), ()));
        }
        // endings are no words: they are not cut again
        self.professions.extend(file.professions.split_whitespace().map(str::to_lowercase));
        self.abstracts.extend(file.abstracts.split_whitespace().map(String::from));
        self.called.extend(file.called.split_whitespace().map(String::from));
        for office in &file.office {
            let words: Vec<String> = office.words.split_whitespace().map(stem).collect();
            self.offices.retain(|_, o| !o.words.iter().any(|w| words.contains(w)));
            let role = office.role.split_whitespace().map(stem).collect();
            let office = Arc::new(Office { words, holder: office.holder.clone(), role });
            self.offices.extend(office.words.iter().map(|word| (word.clone(), Arc::clone(&office))));
        }
        Ok(())
    }

    /// The stems of the nouns whose bearers a noun can take up again.
    pub fn takes_up(&self, stem: &str) -> &[String] {
        let found = self.takes_up.get(stem).or_else(|| self.takes_up.last_part(masculine(stem)));
        found.map(Vec::as_slice).unwrap_or_default()
    }

    /// What sort of body a noun names, by itself or by its last part: `firm`, `paper`.
    pub fn sort(&self, stem: &str) -> Option<&str> {
        self.sorts.last_part(stem).map(String::as_str)
    }

    /// Whether a noun only says of what sort a body is, so that a name behind it is the whole name: `Maschinenbauer Norddrachen`.
    pub fn is_sort(&self, stem: &str) -> bool {
        let only = |sort: &String| !matches!(sort.as_str(), "authority" | "institute" | "text");
        self.sorts.get(stem).is_some_and(only) && self.part_of_names.get(stem).is_none()
    }

    /// Whether a noun takes up any body of its sort.
    pub fn is_general(&self, stem: &str) -> bool {
        self.general.get(stem).is_some()
    }

    /// Whether a noun only describes whom it takes up: `Mann`, `58-Jähriger`, `CDU-Politikerin`.
    pub fn describes(&self, stem: &str) -> bool {
        let part = masculine(stem.rsplit('-').next().unwrap_or(stem));
        let fits = |part: &str| self.describes.get(part).is_some() || part.ends_with("jährig");
        fits(stem) || fits(part) || part.strip_suffix("politik").is_some_and(|rest| !rest.is_empty())
    }

    /// Whether a noun is a profession, by its ending: it tells more of somebody who was named rather than name somebody new.
    pub fn is_profession(&self, stem: &str) -> bool {
        let base = masculine(stem);
        self.professions.iter().any(|ending| base.ends_with(ending.as_str()))
    }

    /// Whether a noun is an office or role that needs no introduction: `der Landrat`, `der Verteidiger`.
    pub fn is_office(&self, stem: &str) -> bool {
        self.roles.last_part(masculine(stem)).is_some()
    }

    /// Whether a noun's gender tells nothing of the person's: `das Opfer`.
    pub fn is_epicene(&self, stem: &str) -> bool {
        self.epicene.last_part(stem).is_some()
    }

    /// Whether an unknown noun ends like one that names nobody: `Nachbesserungen`.
    pub fn is_abstract(&self, stem: &str) -> bool {
        self.abstracts.iter().any(|ending| stem.ends_with(ending.as_str()))
    }

    /// Whether a verb tells the name of its subject: `heißt`.
    pub fn is_called(&self, verb: &str) -> bool {
        self.called.contains(verb)
    }

    /// Whether a noun names what was uttered rather than a text.
    pub fn is_utterance(&self, stem: &str) -> bool {
        self.utterances.last_part(stem).is_some()
    }

    /// Whether a noun is the office of a spokesperson.
    pub fn speaks_for(&self, stem: &str) -> bool {
        self.speaks_for.last_part(masculine(stem)).is_some()
    }

    /// Whether a noun keeps somebody unnamed.
    pub fn keeps_unnamed(&self, stem: &str) -> bool {
        self.unnamed.last_part(stem).is_some()
    }

    /// Whether a noun is a source that nobody stands for: `dem Vernehmen nach`.
    pub fn is_hearsay(&self, stem: &str) -> bool {
        self.hearsay.get(stem).is_some()
    }

    /// The country that a capital or seat speaks for.
    pub fn country(&self, place: &str) -> Option<&str> {
        self.capitals.get(place).map(String::as_str)
    }

    /// The office that a noun names.
    pub fn office(&self, stem: &str) -> Option<&Office> {
        self.offices.get(stem).map(Arc::as_ref)
    }
}

/// What is known of nouns, by their stems.
#[derive(Debug)]
struct Nouns<T = ()> {
    known: FxHashMap<String, T>,
    /// How they end: most stems are told by that from all that are known.
    ends: FxHashSet<[u8; SHORTEST_TAIL]>,
}

impl<T> Default for Nouns<T> {
    fn default() -> Self {
        Self { known: FxHashMap::default(), ends: FxHashSet::default() }
    }
}

impl<T> Nouns<T> {
    fn insert(&mut self, stem: String, what: T) {
        self.ends.extend(stem.as_bytes().last_chunk());
        self.known.insert(stem, what);
    }

    /// What is known of a noun itself.
    fn get(&self, stem: &str) -> Option<&T> {
        self.can_be(stem).then(|| self.known.get(stem)).flatten()
    }

    /// What is known of a noun or of its last part.
    fn last_part(&self, stem: &str) -> Option<&T> {
        self.can_be(stem).then(|| tails(stem).find_map(|tail| self.known.get(tail))).flatten()
    }

    /// Whether one that is known ends like a stem.
    fn can_be(&self, stem: &str) -> bool {
        stem.as_bytes().last_chunk().is_none_or(|end| self.ends.contains(end))
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
    let mut stem = if noun.is_ascii() { noun.to_ascii_lowercase() } else { noun.to_lowercase() };
    stem.truncate(without_endings(&stem).len());
    stem
}

/// A noun in small letters without the endings of its cases.
fn without_endings(noun: &str) -> &str {
    // Ministerinnen: Ministerin
    let mut stem = noun.strip_suffix("nen").filter(|rest| rest.ends_with("in")).unwrap_or(noun);
    while !stem.ends_with("in") {
        let rest = match stem.as_bytes() {
            [rest @ .., b'e', b'n' | b'r' | b'm' | b's'] | [rest @ .., b'e' | b'n' | b's'] => rest.len(),
            _ => break,
        };
        match stem.get(..rest).filter(|rest| rest.len() > 2) {
            Some(shorter) => stem = shorter,
            None => break,
        }
    }
    stem
}

/// The stem of the masculine noun, for that of another: `ministerin` → `minist`.
pub fn masculine(stem: &str) -> &str {
    let base = stem.strip_suffix("in").filter(|base| base.chars().nth(2).is_some());
    base.map_or(stem, without_endings)
}

/// The whole word and each ending of it that can be a noun: `polizeiangab`, …, `angab`.
fn tails(stem: &str) -> impl Iterator<Item = &str> {
    let long = |(at, _): &(usize, char)| *at == 0 || stem.len() - at >= SHORTEST_TAIL;
    stem.char_indices().filter(long).filter_map(|(at, _)| stem.get(at..)).filter(move |t| *t != "in" || stem == "in")
}

/// Shortest last part of a compound, in bytes: shorter ones end too many other words.
const SHORTEST_TAIL: usize = 3;

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
