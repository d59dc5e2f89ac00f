//! What readers know and articles leave out: `world.toml`.

use super::agreement::Agreement;
use crate::error::DataError;
use crate::sources::Source;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use toml::Spanned;

/// The bytes of a stem, see [`stem`].
pub type Stem = Vec<u8>;

/// What readers know of persons, bodies and places. Nouns are looked up by their stems.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct World {
    takes_up: Nouns<Vec<Stem>>,
    sorts: Nouns<String>,
    general: Nouns,
    part_of_names: Nouns,
    /// With whether it is only an ending.
    describes: Nouns<bool>,
    utterances: Nouns,
    speaks_for: Nouns,
    unnamed: Nouns,
    hearsay: Nouns,
    professions: Vec<Stem>,
    roles: Nouns,
    epicene: Nouns,
    /// By the words for them.
    addresses: Nouns<Agreement>,
    noble: Nouns,
    saint: Nouns,
    called: Vec<Stem>,
    abstracts: Vec<Stem>,
    capitals: FxHashMap<String, String>,
    /// By the words for them.
    offices: FxHashMap<Stem, Office>,
}

/// An office and its holder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    words: Vec<Stem>,
    /// The name of its holder.
    pub holder: String,
    /// What its holder is called with the adjective that tells whose: `russischer Präsident`; stems.
    pub role: Vec<Stem>,
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
    describing: Option<Spanned<String>>,
    utterances: String,
    speaks_for: String,
    unnamed: String,
    hearsay: String,
    professions: String,
    roles: String,
    epicene: String,
    called: String,
    addresses: AddressFile,
    abstracts: String,
    office: Vec<OfficeFile>,
}

/// Words beside names.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct AddressFile {
    female: String,
    male: String,
    noble: String,
    saint: String,
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
            self.takes_up.insert(stem_of(noun), others.split_whitespace().map(stem_of).collect());
        }
        for row in &file.bodies {
            let (noun, sort) = pair(row, source)?;
            self.sorts.insert(stem_of(noun), sort.to_string());
        }
        for row in &file.capitals {
            let (place, country) = pair(row, source)?;
            self.capitals.insert(place.to_string(), country.to_string());
        }
        let AddressFile { female, male, noble, saint } = &file.addresses;
        for (words, gender) in [(male, Agreement::MASCULINE), (female, Agreement::FEMININE)] {
            words.split_whitespace().for_each(|word| self.addresses.insert(word.into(), gender));
        }
        noble.split_whitespace().for_each(|word| self.noble.insert(word.into(), ()));
        saint.split_whitespace().for_each(|word| self.saint.insert(word.into(), ()));
        let lists = [
            (&file.general, &mut self.general),
            (&file.part_of_names, &mut self.part_of_names),
            (&file.utterances, &mut self.utterances),
            (&file.speaks_for, &mut self.speaks_for),
            (&file.unnamed, &mut self.unnamed),
            (&file.hearsay, &mut self.hearsay),
            (&file.roles, &mut self.roles),
            (&file.epicene, &mut self.epicene),
        ];
        for (words, set) in lists {
            words.split_whitespace().for_each(|word| set.insert(stem_of(word), ()));
        }
        file.describes.split_whitespace().for_each(|word| self.describes.insert(stem_of(word), false));
        // endings are no words: they are not cut again
        let endings =
            |list: &str| list.split_whitespace().map(|ending| ending.to_lowercase().into_bytes()).collect::<Vec<_>>();
        self.professions.extend(endings(&file.professions));
        if let Some(describing) = &file.describing {
            let describing_endings = endings(describing.get_ref());
            if describing_endings.iter().any(|ending| ending.len() < LAST) {
                let message = "an ending of less than three letters";
                return Err(DataError::new(&source.file, &source.text, describing.span(), message)
                    .help("nouns are looked for by their last three letters: name longer endings"));
            }
            describing_endings.into_iter().for_each(|ending| self.describes.insert(ending, true));
        }
        self.abstracts.extend(endings(&file.abstracts));
        self.called.extend(endings(&file.called));
        for office in &file.office {
            let words: Vec<Stem> = office.words.split_whitespace().map(stem_of).collect();
            self.offices.retain(|_, o| !o.words.iter().any(|w| words.contains(w)));
            let role = office.role.split_whitespace().map(stem_of).collect();
            let office = Office { words, holder: office.holder.clone(), role };
            self.offices.extend(office.words.iter().map(|word| (word.clone(), office.clone())));
        }
        Ok(())
    }

    /// The stems of the nouns whose bearers a noun can take up again.
    pub fn takes_up(&self, stem: &[u8]) -> &[Stem] {
        let found = self.takes_up.get(stem).or_else(|| self.takes_up.last_part(masculine(stem)));
        found.map(Vec::as_slice).unwrap_or_default()
    }

    /// What sort of body a noun names, by itself or by its last part: `firm`, `paper`.
    pub fn sort(&self, stem: &[u8]) -> Option<&str> {
        self.sorts.last_part(stem).map(String::as_str)
    }

    /// Whether a noun only says of what sort a body is, so that a name behind it is the whole name: `Maschinenbauer Norddrachen`.
    pub fn is_sort(&self, stem: &[u8]) -> bool {
        let only = |sort: &String| !matches!(sort.as_str(), "authority" | "institute" | "text");
        self.sorts.get(stem).is_some_and(only) && self.part_of_names.get(stem).is_none()
    }

    /// Whether a noun takes up any body of its sort.
    pub fn is_general(&self, stem: &[u8]) -> bool {
        self.general.get(stem).is_some()
    }

    /// Whether a noun only describes whom it takes up: `Mann`, `58-Jähriger`, `CDU-Politikerin`.
    pub fn describes(&self, stem: &[u8]) -> bool {
        let alike = self.describes.alike(stem);
        // behind a hyphen it ends as the whole does, unless it is a feminine
        if alike.is_empty() && !stem.ends_with(b"in") {
            return false;
        }
        let is_one = |part: &[u8], alike: &[(Stem, bool)]| {
            alike.iter().any(|(known, ending)| known == part || *ending && part.ends_with(known))
        };
        let part = masculine(stem.rsplit(|byte| *byte == b'-').next().unwrap_or(stem));
        is_one(stem, alike) || (part.len() < stem.len() && is_one(part, self.describes.alike(part)))
    }

    /// Whether a noun is a profession, by its ending: it tells more of somebody who was named rather than name somebody new.
    pub fn is_profession(&self, stem: &[u8]) -> bool {
        let base = masculine(stem);
        self.professions.iter().any(|ending| base.ends_with(ending))
    }

    /// Whether a noun is an office or role that needs no introduction: `der Landrat`, `der Verteidiger`.
    pub fn is_office(&self, stem: &[u8]) -> bool {
        self.roles.last_part(masculine(stem)).is_some()
    }

    /// Whether a noun's gender tells nothing of the person's: `das Opfer`.
    pub fn is_epicene(&self, stem: &[u8]) -> bool {
        self.epicene.last_part(stem).is_some()
    }

    /// Whether an unknown noun ends like one that names nobody: `Nachbesserungen`.
    pub fn is_abstract(&self, stem: &[u8]) -> bool {
        self.abstracts.iter().any(|ending| stem.ends_with(ending))
    }

    /// The gender that a word shows which only addresses somebody: `Frau`.
    pub fn address(&self, word: &[u8]) -> Option<Agreement> {
        self.addresses.get(word).copied()
    }

    /// Whether `von` with a name can follow a word: `Graf`, `Frau`.
    pub fn is_noble(&self, word: &[u8]) -> bool {
        self.noble.get(word).is_some() || self.address(word).is_some()
    }

    /// Whether a word begins the name of a house or place: `Sankt`.
    pub fn is_saint(&self, word: &[u8]) -> bool {
        self.saint.get(word).is_some()
    }

    /// Whether a verb tells the name of its subject: `heißt`.
    pub fn is_called(&self, verb: &[u8]) -> bool {
        self.called.iter().any(|known| known == verb)
    }

    /// Whether a noun names what was uttered rather than a text.
    pub fn is_utterance(&self, stem: &[u8]) -> bool {
        self.utterances.last_part(stem).is_some()
    }

    /// Whether a noun is the office of a spokesperson.
    pub fn speaks_for(&self, stem: &[u8]) -> bool {
        self.speaks_for.last_part(masculine(stem)).is_some()
    }

    /// Whether a noun keeps somebody unnamed.
    pub fn keeps_unnamed(&self, stem: &[u8]) -> bool {
        self.unnamed.last_part(stem).is_some()
    }

    /// Whether a noun is a source that nobody stands for: `dem Vernehmen nach`.
    pub fn is_hearsay(&self, stem: &[u8]) -> bool {
        self.hearsay.get(stem).is_some()
    }

    /// The country that a capital or seat speaks for.
    pub fn country(&self, place: &str) -> Option<&str> {
        self.capitals.get(place).map(String::as_str)
    }

    /// The office that a noun names.
    pub fn office(&self, stem: &[u8]) -> Option<&Office> {
        self.offices.get(stem)
    }
}

/// What is known of nouns, by their stems.
#[derive(Debug, Serialize, Deserialize)]
struct Nouns<T = ()> {
    /// By how they end, the longest first.
    known: FxHashMap<u32, Vec<(Stem, T)>>,
    /// A bit for each hash of an end: most stems are told by that from all that are known.
    ends: [u64; 16],
}

impl<T> Default for Nouns<T> {
    fn default() -> Self {
        Self { known: FxHashMap::default(), ends: [0; 16] }
    }
}

impl<T> Nouns<T> {
    /// Adds what is known of a stem; it replaces what was known before.
    fn insert(&mut self, stem: Stem, what: T) {
        let end = end(&stem);
        let (word, bit) = place(end);
        self.ends.get_mut(word).into_iter().for_each(|w| *w |= bit);
        let alike = self.known.entry(end).or_default();
        alike.retain(|(known, _)| *known != stem);
        let at = alike.partition_point(|(known, _)| known.len() >= stem.len());
        alike.insert(at, (stem, what));
    }

    /// What is known of a noun itself.
    fn get(&self, stem: &[u8]) -> Option<&T> {
        self.alike(stem).iter().find(|(known, _)| known == stem).map(|(_, what)| what)
    }

    /// What is known of a noun or of its last part.
    fn last_part(&self, stem: &[u8]) -> Option<&T> {
        self.alike(stem).iter().find(|(known, _)| stem.ends_with(known)).map(|(_, what)| what)
    }

    /// The known ones that end like a stem.
    fn alike(&self, stem: &[u8]) -> &[(Stem, T)] {
        let end = end(stem);
        let (word, bit) = place(end);
        let maybe = self.ends.get(word).is_some_and(|w| w & bit != 0);
        if maybe { self.known.get(&end).map_or(&[], Vec::as_slice) } else { &[] }
    }
}

/// How many bytes of a stem are looked at first.
const LAST: usize = 3;

/// The last bytes of a stem; 0 of one that is too short to be the last part of another.
fn end(stem: &[u8]) -> u32 {
    stem.last_chunk::<LAST>().map_or(0, |[a, b, c]| u32::from_le_bytes([*a, *b, *c, 0]))
}

/// Word and bit of the hash of an end.
fn place(end: u32) -> (usize, u64) {
    let hash = end.wrapping_mul(0x9e37_79b1) >> 22;
    ((hash / 64) as usize, 1 << (hash % 64))
}

fn pair<'r>(row: &'r Spanned<String>, source: &Source) -> Result<(&'r str, &'r str), DataError> {
    let parts = row.get_ref().split_once(':').map(|(a, b)| (a.trim(), b.trim()));
    parts.ok_or_else(|| {
        DataError::new(&source.file, &source.text, row.span(), "no colon").help("a row is `Wort: Wörter`")
    })
}

/// A noun in small letters without the endings of its cases, so that all its forms are the same. Too much is cut off where a noun ends
/// like a case; that does no harm where both sides are stems.
pub fn stem(noun: &[u8]) -> &[u8] {
    // Ministerinnen: Ministerin
    let mut stem = if noun.ends_with(b"innen") { noun.strip_suffix(b"nen").unwrap_or(noun) } else { noun };
    while let [rest @ .., b'e', b'n' | b'r' | b'm' | b's'] | [rest @ .., b'e' | b'n' | b's'] = stem
        && rest.len() > 2
        && !stem.ends_with(b"in")
    {
        stem = rest;
    }
    stem
}

/// The stem of a word as it is written.
fn stem_of(word: &str) -> Stem {
    stem(word.to_lowercase().as_bytes()).to_vec()
}

/// The stem of the masculine noun, for that of another: `ministerin` → `minist`.
pub fn masculine(stem: &[u8]) -> &[u8] {
    let letters = |bytes: &[u8]| bytes.iter().filter(|byte| !matches!(byte, 0x80..0xc0)).count();
    let base = stem.strip_suffix(b"in").filter(|base| letters(base) > 2);
    base.map_or(stem, self::stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::sources::Sources;

    #[test]
    fn all_forms_of_a_noun_have_one_stem_of() {
        for forms in [["Minister", "Ministers"], ["Präsident", "Präsidenten"], ["Angeklagte", "Angeklagten"]] {
            assert_eq!(stem_of(forms[0]), stem_of(forms[1]));
        }
        assert_eq!(stem_of("Ministerinnen"), stem_of("Ministerin"));
        assert_eq!(masculine(&stem_of("Ministerin")), stem_of("Minister").as_slice());
        assert_ne!(stem_of("Ministerin"), stem_of("Minister"));
    }

    #[test]
    fn compounds_are_known_by_their_last_part() {
        let world = Lexicon::load(&Sources::built_in()).expect("the built-in lexicon").world;
        assert!(world.is_utterance(&stem_of("Polizeiangaben")));
        assert!(world.describes(&stem_of("CDU-Politikerin")) && world.describes(&stem_of("58-Jährige")));
        assert!(!world.describes(&stem_of("Ministerin")));
        assert!(world.speaks_for(&stem_of("Regierungssprecherin")));
        assert_eq!(world.sort(&stem_of("Innenministerium")), Some("authority"));
        assert!(world.takes_up(&stem_of("Verwaltungschefin")).contains(&stem_of("Bürgermeister")));
    }

    #[test]
    fn an_ending_that_would_never_be_found_is_an_error() {
        let sources =
            Sources::built_in().and_text("lexicon/world.toml", "describing = \"politik ei\"").expect("a known file");
        let error = Lexicon::load(&sources).expect_err("a short ending").to_string();
        assert!(error.contains("less than three letters") && error.contains("world.toml"), "{error}");
    }

    #[test]
    fn a_folder_of_the_user_names_another_holder() {
        let own = "[[office]]\nwords = \"Kreml-Chef\"\nholder = \"Iwan Beispielow\"\nrole = \"Präsident\"\nsince = \"2040-01-01\"\nsource = \"x\"\n";
        let sources = Sources::built_in().and_text("lexicon/world.toml", own).expect("a known file");
        let world = Lexicon::load(&sources).expect("a lexicon").world;
        assert_eq!(world.office(&stem_of("Kreml-Chef")).map(|o| o.holder.as_str()), Some("Iwan Beispielow"));
    }
}
