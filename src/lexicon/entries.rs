//! The shape of the lexicon's files, as serde reads them. What the keys mean stands in `grammars/README.md`.

use serde::Deserialize;
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
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Irregular {
    pub(super) lemma: String,
    pub(super) kind: Option<Spanned<String>>,
    pub(super) present: Spanned<String>,
    pub(super) past: Spanned<String>,
    pub(super) konjunktiv1: Spanned<String>,
    pub(super) konjunktiv2: Spanned<String>,
    pub(super) participle: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReportingVerbs {
    #[serde(default)]
    pub(super) verb: Vec<VerbEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VerbEntry {
    pub(super) lemma: Spanned<String>,
    pub(super) takes: Spanned<String>,
    pub(super) correlate: Option<String>,
    pub(super) to: Option<Spanned<String>>,
    pub(super) medium: Option<Spanned<String>>,
    pub(super) stance: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) continues: bool,
    #[serde(default, rename = "examples")]
    _examples: serde::de::IgnoredAny,
    #[serde(default, rename = "counterexamples")]
    _counterexamples: serde::de::IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FunctionWords {
    #[serde(default)]
    pub(super) determiners: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) pronouns: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) relatives: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) adjectives: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) classes: BTreeMap<Spanned<String>, String>,
    #[serde(default)]
    pub(super) genders: Genders,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Genders {
    pub(super) feminine: String,
    pub(super) masculine: String,
    pub(super) neuter: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NounFile {
    pub(super) persons: Persons,
    pub(super) groups: ByGender,
    pub(super) bodies: ByGender,
    pub(super) media: Media,
    pub(super) documents: Documents,
    pub(super) sources: NounSources,
    pub(super) settings: Settings,
    pub(super) times: All,
    pub(super) titles: All,
    pub(super) works: All,
    pub(super) names: Names,
    pub(super) exact: All,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Persons {
    pub(super) masculine: Vec<String>,
    pub(super) feminine: Vec<String>,
    pub(super) neuter: Vec<String>,
    pub(super) either: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ByGender {
    pub(super) masculine: Vec<String>,
    pub(super) feminine: Vec<String>,
    pub(super) neuter: Vec<String>,
    pub(super) plural: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Media {
    pub(super) print: Vec<String>,
    pub(super) broadcast: Vec<String>,
    pub(super) agency: Vec<String>,
    pub(super) press: Vec<String>,
    pub(super) names: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Documents {
    pub(super) writing: Vec<String>,
    pub(super) statement: Vec<String>,
    pub(super) survey: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NounSources {
    pub(super) plain: Vec<String>,
    pub(super) opinion: Vec<String>,
    pub(super) norm: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Settings {
    pub(super) spoken: Vec<String>,
    pub(super) written: Vec<String>,
    pub(super) public: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct All {
    pub(super) all: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Names {
    pub(super) seats: Vec<String>,
    pub(super) parties: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct FirstNames {
    pub(super) female: String,
    pub(super) male: String,
    pub(super) either: String,
    pub(super) weakly: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReportingNouns {
    #[serde(default)]
    pub(super) noun: Vec<NounEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NounEntry {
    #[serde(rename = "lemma")]
    _lemma: String,
    pub(super) forms: String,
    #[serde(rename = "takes")]
    _takes: String,
    #[serde(default, rename = "medium")]
    _medium: Option<String>,
    #[serde(default, rename = "stance")]
    _stance: Option<String>,
    #[serde(default, rename = "examples")]
    _examples: serde::de::IgnoredAny,
}
