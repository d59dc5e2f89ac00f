//! How articles, adjectives and nouns end in the nominative, and what other cases add: `declension.toml`.

use super::agreement::Agreement;
use serde::{Deserialize, Serialize};

/// How words are declined.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Declension {
    conjunction: String,
    article: Vec<Article>,
    adjectives: AdjectiveEndings,
    nouns: NounEndings,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Article {
    stems: List,
    nominative: Paradigm,
    oblique: List,
    adjectives: Adjectives,
}

/// How adjectives are declined: by what stands before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Adjectives {
    /// Behind *der*.
    Weak,
    /// Behind *ein*, *sein*.
    Mixed,
    /// Without article.
    Strong,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct AdjectiveEndings {
    weak: Paradigm,
    mixed: Paradigm,
    strong: Paradigm,
    counting: List,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct NounEndings {
    genitive: List,
    oblique: List,
    dative_plural: List,
    plural: List,
    known_plural: List,
    neuter: List,
}

/// Words or endings; in a file one text. `-` is an empty one.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
struct List(Vec<String>);

impl From<String> for List {
    fn from(text: String) -> Self {
        Self(text.split_whitespace().map(|word| word.trim_start_matches('-').to_string()).collect())
    }
}

impl From<List> for String {
    fn from(list: List) -> Self {
        let words = list.0.iter().map(|word| if word.is_empty() { "-" } else { word });
        words.collect::<Vec<_>>().join(" ")
    }
}

/// The endings of the masculine, the feminine, the neuter and the plural; none where a file of the user's leaves them as they are.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(try_from = "List", into = "List")]
struct Paradigm(List);

const GENDERS: [Agreement; 4] = [Agreement::MASCULINE, Agreement::FEMININE, Agreement::NEUTER, Agreement::PLURAL];

impl TryFrom<List> for Paradigm {
    type Error = &'static str;

    fn try_from(endings: List) -> Result<Self, Self::Error> {
        let right = [0, GENDERS.len()].contains(&endings.0.len());
        if right { Ok(Self(endings)) } else { Err("four endings are wanted: masculine, feminine, neuter, plural") }
    }
}

impl From<Paradigm> for List {
    fn from(paradigm: Paradigm) -> Self {
        paradigm.0
    }
}

impl Paradigm {
    /// The ending of a gender.
    fn of(&self, gender: Agreement) -> &str {
        let mut endings = GENDERS.iter().zip(&self.0.0);
        endings.find(|(g, _)| **g == gender).map_or("", |(_, ending)| ending)
    }

    fn replace(&mut self, other: Self) {
        if !other.0.0.is_empty() {
            *self = other;
        }
    }
}

impl Article {
    /// The stem of an article, if it is declined so.
    fn stem<'w>(&self, article: &'w str) -> Option<&'w str> {
        let declined = |stem: &String| {
            let ending = article.strip_prefix(stem.as_str())?;
            let mut endings = self.nominative.0.0.iter().chain(&self.oblique.0);
            endings.any(|known| known == ending).then_some(article.get(..stem.len())?)
        };
        self.stems.0.iter().find_map(declined)
    }
}

impl Declension {
    /// Adds a file: its articles come first, its conjunction and endings of adjectives count instead of ours.
    pub(super) fn add(&mut self, file: Self) {
        if !file.conjunction.is_empty() {
            self.conjunction = file.conjunction;
        }
        self.article.splice(0..0, file.article);
        let (ours, theirs) = (&mut self.adjectives, file.adjectives);
        ours.weak.replace(theirs.weak);
        ours.mixed.replace(theirs.mixed);
        ours.strong.replace(theirs.strong);
        let NounEndings { genitive, oblique, dative_plural, plural, known_plural, neuter } = &mut self.nouns;
        for (ours, theirs) in [
            (&mut ours.counting, theirs.counting),
            (genitive, file.nouns.genitive),
            (oblique, file.nouns.oblique),
            (dative_plural, file.nouns.dative_plural),
            (plural, file.nouns.plural),
            (known_plural, file.nouns.known_plural),
            (neuter, file.nouns.neuter),
        ] {
            ours.0.extend(theirs.0);
        }
    }

    /// What joins two who speak as one: `und`.
    pub fn conjunction(&self) -> &str {
        &self.conjunction
    }

    /// An article in the nominative of a gender, as stem and ending, and how adjectives behind it are declined.
    pub fn article<'w>(&'w self, article: &'w str, gender: Agreement) -> (&'w str, &'w str, Adjectives) {
        let declined = |a: &'w Article| Some((a.stem(article)?, a.nominative.of(gender), a.adjectives));
        let other = if article.is_empty() { Adjectives::Strong } else { Adjectives::Weak };
        self.article.iter().find_map(declined).unwrap_or((article, "", other))
    }

    /// Whether a word is a form of an article.
    pub fn is_article(&self, word: &str) -> bool {
        self.article.iter().any(|article| article.stem(word).is_some())
    }

    /// The ending of an adjective in the nominative of a gender.
    pub fn adjective(&self, adjectives: Adjectives, gender: Agreement) -> &str {
        let AdjectiveEndings { weak, mixed, strong, .. } = &self.adjectives;
        match adjectives {
            Adjectives::Weak => weak.of(gender),
            Adjectives::Mixed => mixed.of(gender),
            Adjectives::Strong => strong.of(gender),
        }
    }

    /// Whether an adjective, or a noun that is declined like one, may be declined weakly: `Angeklagten`, not `Angeklagter`.
    pub fn is_weak(&self, adjective: &str) -> bool {
        self.adjectives.weak.0.0.iter().any(|ending| adjective.ends_with(ending))
    }

    /// Whether an adjective counts texts rather than tells more of them: `erste (Studien)`.
    pub fn counts(&self, adjective: &[u8]) -> bool {
        self.adjectives.counting.0.iter().any(|beginning| adjective.starts_with(beginning.as_bytes()))
    }

    /// Whether the last part of a noun is neuter, whatever its forms could be.
    pub fn is_neuter(&self, noun: &[u8]) -> bool {
        self.nouns.neuter.0.iter().any(|part| noun.ends_with(part.as_bytes()))
    }

    /// What a noun can be without what its case adds, the likeliest first.
    pub fn bases<'w>(&'w self, noun: &'w str, genitive: bool) -> impl Iterator<Item = &'w str> {
        let genitive = self.nouns.genitive.0.iter().filter(move |_| genitive);
        genitive.chain(&self.nouns.oblique.0).filter_map(|ending| noun.strip_suffix(ending.as_str()))
    }

    /// What an unknown noun is without a genitive: only the shortest ending is sure to be one.
    pub fn without_genitive<'w>(&self, noun: &'w str) -> Option<&'w str> {
        noun.strip_suffix(self.nouns.genitive.0.iter().min_by_key(|ending| ending.len())?.as_str())
    }

    /// A noun without what the dative adds to plurals.
    pub fn without_dative_ending<'w>(&self, noun: &'w [u8]) -> Option<&'w [u8]> {
        self.nouns.dative_plural.0.iter().find_map(|ending| noun.strip_suffix(ending.as_bytes()))
    }

    /// What a plural is without a dative; where both end alike, the noun must be known without the ending of the plural.
    pub fn without_dative<'w>(&self, plural: &'w str, known: impl Fn(&str) -> bool) -> Option<&'w str> {
        let NounEndings { dative_plural, plural: sure, known_plural, .. } = &self.nouns;
        let base = dative_plural.0.iter().find_map(|ending| plural.strip_suffix(ending.as_str()))?;
        let sure = sure.0.iter().any(|ending| base.ends_with(ending));
        let maybe = || known_plural.0.iter().any(|ending| base.strip_suffix(ending.as_str()).is_some_and(&known));
        (sure || maybe()).then_some(base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::sources::Sources;

    fn with(own: &'static str) -> Result<Declension, String> {
        let sources = Sources::built_in().and_text("lexicon/declension.toml", own).expect("a known file");
        Lexicon::load(&sources).map(|lexicon| lexicon.declension).map_err(|error| error.to_string())
    }

    #[test]
    fn articles_are_declined() {
        let declension = with("").expect("the built-in lexicon");
        let of = |article, gender| {
            let (stem, ending, adjectives) = declension.article(article, gender);
            format!("{stem}{ending} {}", declension.adjective(adjectives, gender))
        };
        assert_eq!(of("des", Agreement::MASCULINE), "der e");
        assert_eq!(of("jener", Agreement::NEUTER), "jenes e");
        assert_eq!(of("unserem", Agreement::MASCULINE), "unser er");
        assert_eq!(of("keiner", Agreement::FEMININE), "keine e");
        assert_eq!(of("einige", Agreement::PLURAL), "einige en");
        assert_eq!(of("", Agreement::NEUTER), " es");
    }

    #[test]
    fn a_folder_of_the_user_declines_otherwise() {
        let own =
            "[[article]]\nstems = \"hiesig\"\nnominative = \"er e es e\"\noblique = \"en\"\nadjectives = \"weak\"\n";
        let declension = with(own).expect("right");
        assert_eq!(declension.article("hiesigen", Agreement::FEMININE), ("hiesig", "e", Adjectives::Weak));
        assert_eq!(declension.article("dem", Agreement::NEUTER), ("d", "as", Adjectives::Weak));
        let three = with("[adjectives]\nweak = \"e e e\"\n").expect_err("one is missing");
        assert!(three.contains("declension.toml:2") && three.contains("four endings"), "{three}");
    }
}
