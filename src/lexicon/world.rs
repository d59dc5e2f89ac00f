//! What readers know and articles leave out: `world.toml`.

use super::agreement::Agreement;
use super::nouns::{LAST, Nouns, Stem, masculine, stem_of};
use crate::error::DataError;
use crate::sources::Source;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use toml::Spanned;

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
    /// Of those the ones that are no genitive.
    nominative: Vec<Stem>,
    noble: Nouns,
    noble_particle: Vec<Stem>,
    saint: Nouns,
    /// Without endings; with whether it is only the end of one.
    name_adjectives: Nouns<bool>,
    legal_forms: Nouns,
    own: Vec<Stem>,
    /// With the preposition behind it.
    citing: Vec<(Stem, Stem)>,
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
    own: String,
    citing: Vec<Spanned<String>>,
    names: NameFile,
    office: Vec<OfficeFile>,
}

/// Words beside names.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct AddressFile {
    female: String,
    male: String,
    nominative: String,
    noble: String,
    noble_particle: String,
    saint: String,
}

/// Words in names.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct NameFile {
    adjectives: String,
    legal_forms: String,
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
        for row in &file.citing {
            let (noun, preposition) = pair(row, source)?;
            self.citing.push((noun.into(), preposition.into()));
        }
        let AddressFile { female, male, nominative, noble, noble_particle, saint } = &file.addresses;
        for (words, gender) in [(male, Agreement::MASCULINE), (female, Agreement::FEMININE)] {
            words.split_whitespace().for_each(|word| self.addresses.insert(word.into(), gender));
        }
        let words =
            [(noble, &mut self.noble), (saint, &mut self.saint), (&file.names.legal_forms, &mut self.legal_forms)];
        for (words, set) in words {
            words.split_whitespace().for_each(|word| set.insert(word.into(), ()));
        }
        let plain = |words: &str| words.split_whitespace().map(Stem::from).collect::<Vec<_>>();
        self.nominative.extend(plain(nominative));
        self.noble_particle.extend(plain(noble_particle));
        self.own.extend(file.own.split_whitespace().map(stem_of));
        for word in file.names.adjectives.split_whitespace() {
            let ending = word.strip_prefix('-');
            self.name_adjectives.insert(ending.unwrap_or(word).into(), ending.is_some());
        }
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

    /// Whether such a word is no genitive, whatever the article before it: `der Herr`.
    pub fn is_nominative(&self, address: &[u8]) -> bool {
        self.nominative.iter().any(|known| known == address)
    }

    /// Whether a word is short for the particle of a noble name: `v.`
    pub fn is_noble_particle(&self, word: &[u8]) -> bool {
        self.noble_particle.iter().any(|known| known == word)
    }

    /// Whether an adjective, in small letters without its ending, can begin a name: `Weiß|es Haus`.
    pub fn is_name_adjective(&self, base: &[u8]) -> bool {
        let alike = self.name_adjectives.alike(base);
        alike.iter().any(|(known, ending)| known == base || *ending && base.ends_with(known))
    }

    /// Whether a word shows that the name before it is a firm's: `GmbH`.
    pub fn is_legal_form(&self, word: &[u8]) -> bool {
        self.legal_forms.get(word).is_some()
    }

    /// Whether an adjective says that words are the subject's: `eigene (Angaben)`.
    pub fn is_own(&self, stem: &[u8]) -> bool {
        self.own.iter().any(|known| known == stem)
    }

    /// Whether a noun with this word behind it tells who is cited: `unter Berufung auf`.
    pub fn cites(&self, noun: &[u8], preposition: &[u8]) -> bool {
        self.citing.iter().any(|(known, behind)| known == noun && behind == preposition)
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

fn pair<'r>(row: &'r Spanned<String>, source: &Source) -> Result<(&'r str, &'r str), DataError> {
    let parts = row.get_ref().split_once(':').map(|(a, b)| (a.trim(), b.trim()));
    parts.ok_or_else(|| {
        DataError::new(&source.file, &source.text, row.span(), "no colon").help("a row is `Wort: Wörter`")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::sources::Sources;

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
