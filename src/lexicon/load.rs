//! `grammars/de/lexicon/*.toml` → lexicon. Everything that can be wrong with the data is found here.

use super::agreement::Agreement;
use super::classes::Classes;
use super::conjugate::Parts;
use super::declension::Declension;
use super::endings::Endings;
use super::entries::{FirstNames, FunctionWords, NounFile, ReportingNouns, ReportingVerbs, VerbFile};
use super::lexeme::{Lexeme, Takes};
use super::recent::Lending;
use super::table::{Table, VerbId};
use super::world::{World, WorldFile};
use super::{Expression, Lexicon, Verb};
use crate::error::DataError;
use crate::sources::{Source, Sources};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// Companions that are in every other sentence and give nothing away: `es` in *es heißt*.
const SMALL_WORDS: Classes = Classes::PRONOUN.union(Classes::REFLEXIVE);

/// Reads the files with this path.
fn read<'s, T: Deserialize<'s>>(sources: &'s Sources, path: &'s str) -> Result<Vec<(T, &'s Source)>, DataError> {
    let fault = |source: &Source, error| DataError::toml(&source.file, &source.text, &error);
    sources.named(path).map(|s| Ok((toml::from_str(&s.text).map_err(|error| fault(s, error))?, s))).collect()
}

/// Builds the lexicon from its files.
pub(super) fn load(sources: &Sources) -> Result<Lexicon, DataError> {
    let mut world = World::default();
    let mut declension = Declension::default();
    let mut loader = Loader::default();
    for (file, source) in read::<VerbFile>(sources, "lexicon/verbs.toml")? {
        loader.verbs(&file, source)?;
    }
    for (file, source) in read::<FunctionWords>(sources, "lexicon/function-words.toml")? {
        loader.function_words(&file, source)?;
    }
    for (file, source) in read::<WorldFile>(sources, "lexicon/world.toml")? {
        world.add(&file, source)?;
    }
    for (file, _) in read::<Declension>(sources, "lexicon/declension.toml")? {
        declension.add(file);
    }
    for (file, source) in read::<ReportingVerbs<'_>>(sources, "lexicon/reporting-verbs.toml")? {
        file.verb.iter().try_for_each(|entry| loader.reporting_verb(entry, source))?;
    }
    loader.attach_lexemes();
    for (file, _) in read::<NounFile<'_>>(sources, "lexicon/nouns.toml")? {
        loader.nouns(&file);
    }
    for (file, _) in read::<FirstNames<'_>>(sources, "lexicon/first-names.toml")? {
        loader.first_names(&file);
    }
    for (file, _) in read::<ReportingNouns<'_>>(sources, "lexicon/reporting-nouns.toml")? {
        loader.reporting_nouns(&file);
    }
    let Loader { mut table, weak, mut verbs, lexemes, prefixes, genders, adjectives, .. } = loader;
    let mut endings = Endings::default();
    for ending in loader.endings.keys() {
        // the longest that fits shows what the shorter ones in it show
        let inside = loader.endings.iter().filter(|(other, _)| ending.ends_with(other.as_str()));
        endings.add(ending, inside.fold(Classes::empty(), |all, (_, class)| all | *class));
    }
    let (contractions, spellings) = (loader.contractions, loader.spellings);
    let small = |word: &String| table.get(word.as_bytes()).is_some_and(|f| f.classes.intersects(SMALL_WORDS));
    for verb in &mut verbs {
        for expression in &mut verb.lexemes {
            let lexeme = lexemes.get(expression.lexeme as usize);
            expression.alone = expression.joined && lexeme.is_some_and(|l| l.companions.last().is_none_or(small));
        }
        verb.takes = verb.lexemes.iter().fold(Takes::empty(), |all, e| all | e.takes);
    }
    let class = |e: &Expression| {
        if e.alone { Classes::REPORTING_VERB } else { Classes::REPORTING_PHRASE }
    };
    let reporting = |verb: &Verb| verb.lexemes.iter().map(class).fold(Classes::empty(), |all, class| all | class);
    let reporting: Vec<Classes> = verbs.iter().map(reporting).collect();
    table.each_verb_form(|form, inflection| inflection.merge(weak.read(form)));
    table.settle(|verb| reporting.get(verb as usize).copied().unwrap_or_default());
    let recent = Lending::default();
    Ok(Lexicon {
        table,
        weak,
        verbs,
        lexemes,
        prefixes,
        genders,
        adjectives,
        endings,
        contractions,
        spellings,
        recent,
        world,
        declension,
    })
}

#[derive(Default)]
pub(super) struct Loader {
    pub(super) table: Table,
    pub(super) weak: super::weak::WeakStems,
    pub(super) verbs: Vec<Verb>,
    pub(super) by_lemma: FxHashMap<String, VerbId>,
    pub(super) parts: FxHashMap<String, Parts>,
    pub(super) lexemes: Vec<Lexeme>,
    /// Lemma → its lexeme.
    pub(super) lexeme_of: FxHashMap<String, usize>,
    pub(super) prefixes: super::Prefixes,
    /// Prefixes that are never separated.
    pub(super) fixed: Vec<String>,
    pub(super) with_sein: FxHashSet<String>,
    pub(super) without_ge: FxHashSet<String>,
    pub(super) causative: FxHashSet<String>,
    /// A key being put together.
    pub(super) key: String,
    pub(super) genders: super::Endings<Agreement>,
    pub(super) adjectives: super::Endings<Agreement>,
    pub(super) endings: BTreeMap<String, Classes>,
    pub(super) contractions: Vec<(String, String)>,
    pub(super) spellings: super::spelling::Spellings,
}

/// A fault at a value of a file.
pub(super) fn fault<T>(source: &Source, place: &Spanned<T>, message: impl Into<String>) -> DataError {
    DataError::new(&source.file, &source.text, place.span(), message)
}
