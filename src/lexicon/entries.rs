//! The shape of the lexicon's files, as serde reads them. What the keys mean stands in `grammars/README.md`.

use serde::Deserialize;
use serde::de::IgnoredAny;
use std::borrow::Cow;
use std::collections::BTreeMap;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VerbFile {
    #[serde(default)]
    pub(super) irregular: Vec<Irregular>,
    #[serde(default)]
    pub(super) strong: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) weak: String,
    #[serde(default)]
    pub(super) inseparable: String,
    #[serde(default)]
    pub(super) separable: String,
    #[serde(default)]
    pub(super) both: String,
    #[serde(default)]
    pub(super) fixed: String,
    #[serde(default)]
    pub(super) foreign: String,
    #[serde(default)]
    pub(super) with_sein: String,
    #[serde(default)]
    pub(super) without_ge: String,
    #[serde(default)]
    pub(super) causative: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Irregular {
    pub(super) lemma: String,
    pub(super) kind: Option<String>,
    pub(super) present: Spanned<String>,
    pub(super) past: Spanned<String>,
    pub(super) konjunktiv1: Spanned<String>,
    pub(super) konjunktiv2: Spanned<String>,
    pub(super) participle: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReportingVerbs<'a> {
    #[serde(default, borrow)]
    pub(super) verb: Vec<VerbEntry<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VerbEntry<'a> {
    #[serde(borrow)]
    pub(super) lemma: Cow<'a, str>,
    #[serde(borrow)]
    pub(super) takes: Cow<'a, str>,
    #[serde(borrow, default)]
    pub(super) theme: Cow<'a, str>,
    #[serde(borrow, default)]
    pub(super) correlate: Cow<'a, str>,
    #[serde(borrow)]
    pub(super) to: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub(super) medium: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub(super) stance: Option<Cow<'a, str>>,
    #[serde(default)]
    pub(super) continues: bool,
    #[serde(default, rename = "examples")]
    _examples: IgnoredAny,
    #[serde(default, rename = "counterexamples")]
    _counterexamples: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FunctionWords {
    #[serde(default)]
    pub(super) determiners: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
    #[serde(default)]
    pub(super) pronouns: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
    #[serde(default)]
    pub(super) relatives: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) adjectives: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) never_nouns: String,
    #[serde(default)]
    pub(super) never_verbs: String,
    #[serde(default)]
    pub(super) old_spellings: OldSpellings,
    #[serde(default)]
    pub(super) contractions: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) classes: BTreeMap<Spanned<String>, String>,
    #[serde(default)]
    pub(super) genders: Genders,
    #[serde(default)]
    pub(super) endings: BTreeMap<Spanned<String>, String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct OldSpellings {
    pub(super) inside: Vec<String>,
    pub(super) endings: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Genders {
    pub(super) feminine: String,
    pub(super) masculine: String,
    pub(super) neuter: String,
}

/// Entries of a list, borrowed from the file.
pub(super) type List<'a> = Vec<Cow<'a, str>>;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NounFile<'a> {
    #[serde(borrow)]
    pub(super) persons: Persons<'a>,
    #[serde(borrow)]
    pub(super) groups: ByGender<'a>,
    #[serde(borrow)]
    pub(super) bodies: ByGender<'a>,
    #[serde(borrow)]
    pub(super) media: Media<'a>,
    #[serde(borrow)]
    pub(super) documents: Documents<'a>,
    #[serde(borrow)]
    pub(super) sources: NounSources<'a>,
    #[serde(borrow)]
    pub(super) settings: Settings<'a>,
    #[serde(borrow)]
    pub(super) times: All<'a>,
    #[serde(borrow)]
    pub(super) titles: All<'a>,
    #[serde(borrow)]
    pub(super) works: All<'a>,
    #[serde(borrow)]
    pub(super) names: Names<'a>,
    #[serde(borrow)]
    pub(super) exact: All<'a>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Persons<'a> {
    #[serde(borrow)]
    pub(super) masculine: List<'a>,
    #[serde(borrow)]
    pub(super) feminine: List<'a>,
    #[serde(borrow)]
    pub(super) neuter: List<'a>,
    #[serde(borrow)]
    pub(super) either: List<'a>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ByGender<'a> {
    #[serde(borrow)]
    pub(super) masculine: List<'a>,
    #[serde(borrow)]
    pub(super) feminine: List<'a>,
    #[serde(borrow)]
    pub(super) neuter: List<'a>,
    #[serde(borrow)]
    pub(super) plural: List<'a>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Media<'a> {
    #[serde(borrow)]
    pub(super) print: List<'a>,
    #[serde(borrow)]
    pub(super) broadcast: List<'a>,
    #[serde(borrow)]
    pub(super) agency: List<'a>,
    #[serde(borrow)]
    pub(super) press: List<'a>,
    #[serde(borrow)]
    pub(super) names: List<'a>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Documents<'a> {
    #[serde(borrow)]
    pub(super) writing: List<'a>,
    #[serde(borrow)]
    pub(super) statement: List<'a>,
    #[serde(borrow)]
    pub(super) survey: List<'a>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NounSources<'a> {
    #[serde(borrow)]
    pub(super) plain: List<'a>,
    #[serde(borrow)]
    pub(super) opinion: List<'a>,
    #[serde(borrow)]
    pub(super) norm: List<'a>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Settings<'a> {
    #[serde(borrow)]
    pub(super) spoken: List<'a>,
    #[serde(borrow)]
    pub(super) written: List<'a>,
    #[serde(borrow)]
    pub(super) public: List<'a>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct All<'a> {
    #[serde(borrow)]
    pub(super) all: List<'a>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Names<'a> {
    #[serde(borrow)]
    pub(super) seats: List<'a>,
    #[serde(borrow)]
    pub(super) parties: List<'a>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct FirstNames<'a> {
    #[serde(borrow)]
    pub(super) female: Cow<'a, str>,
    #[serde(borrow)]
    pub(super) male: Cow<'a, str>,
    #[serde(borrow)]
    pub(super) either: Cow<'a, str>,
    #[serde(borrow)]
    pub(super) weakly: Cow<'a, str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReportingNouns<'a> {
    #[serde(default, borrow)]
    pub(super) noun: Vec<NounEntry<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NounEntry<'a> {
    #[serde(rename = "lemma")]
    _lemma: IgnoredAny,
    #[serde(borrow)]
    pub(super) forms: Cow<'a, str>,
    #[serde(borrow)]
    pub(super) takes: Cow<'a, str>,
    #[serde(default, rename = "medium")]
    _medium: IgnoredAny,
    #[serde(default, rename = "stance")]
    _stance: IgnoredAny,
    #[serde(default, rename = "examples")]
    _examples: IgnoredAny,
    #[serde(default, rename = "counterexamples")]
    _counterexamples: IgnoredAny,
}
