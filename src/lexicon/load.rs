//! `grammars/de/lexicon/*.toml` → lexicon. Everything that can be wrong with the data is found here.

use super::agreement::Agreement;
use super::classes::Classes;
use super::conjugate::Parts;
use super::entries::{FirstNames, FunctionWords, NounFile, ReportingNouns, ReportingVerbs, VerbFile};
use super::lexeme::{Lexeme, Takes};
use super::table::{Table, VerbId};
use super::world::{World, WorldFile};
use super::{Expression, Lexicon, Verb};
use crate::error::DataError;
use crate::sources::{Source, Sources};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::thread;
use toml::Spanned;

/// Companions that are in every other sentence and give nothing away: `es` in *es heißt*.
const SMALL_WORDS: Classes = Classes::PRONOUN.union(Classes::REFLEXIVE);

/// Reads the files of one kind.
fn read_all<'s, T: Deserialize<'s>>(sources: &'s [Source]) -> Result<Vec<T>, DataError> {
    let read = |source: &'s Source| {
        toml::from_str(&source.text).map_err(|error| DataError::toml(&source.file, &source.text, &error))
    };
    sources.iter().map(read).collect()
}

/// Builds the lexicon from its files. The large ones are parsed side by side: a start is mostly reading them.
pub(super) fn load(sources: &Sources) -> Result<Lexicon, DataError> {
    let of = |name: &str| sources.named(name).map(Source::without_examples).collect::<Vec<_>>();
    let verbs = of("lexicon/verbs.toml");
    let reporting_verbs = of("lexicon/reporting-verbs.toml");
    let function_words = of("lexicon/function-words.toml");
    let nouns = of("lexicon/nouns.toml");
    let names = of("lexicon/first-names.toml");
    let reporting_nouns = of("lexicon/reporting-nouns.toml");
    let worlds = of("lexicon/world.toml");
    let mut world = World::default();
    let mut loader = Loader::default();
    thread::scope(|scope| {
        let reporting = scope.spawn(|| read_all::<ReportingVerbs<'_>>(&reporting_verbs));
        let naming = scope.spawn(|| {
            let nouns = read_all::<NounFile<'_>>(&nouns)?;
            Ok((nouns, read_all::<FirstNames<'_>>(&names)?, read_all::<ReportingNouns<'_>>(&reporting_nouns)?))
        });
        for (file, source) in read_all::<VerbFile>(&verbs)?.iter().zip(&verbs) {
            loader.verbs(file, source)?;
        }
        for (file, source) in read_all::<FunctionWords>(&function_words)?.iter().zip(&function_words) {
            loader.function_words(file, source)?;
        }
        for (file, source) in read_all::<WorldFile>(&worlds)?.iter().zip(&worlds) {
            world.add(file, source)?;
        }
        for (file, source) in joined(reporting)?.iter().zip(&reporting_verbs) {
            file.verb.iter().try_for_each(|entry| loader.reporting_verb(entry, source))?;
        }
        loader.attach_lexemes();
        let (nouns, names, reporting_nouns) = joined(naming)?;
        nouns.iter().for_each(|file| loader.nouns(file));
        names.iter().for_each(|file| loader.first_names(file));
        reporting_nouns.iter().for_each(|file| loader.reporting_nouns(file));
        Ok(())
    })?;
    let Loader { mut table, weak, mut verbs, lexemes, prefixes, genders, adjectives, contractions, spellings, .. } =
        loader;
    // mitteilen reports by itself, teilen only with mit, kommen only with zu dem Schluss
    let small = |word: &String| table.get(word.as_bytes()).is_some_and(|f| f.classes.intersects(SMALL_WORDS));
    let alone = |e: &Expression| {
        e.joined && lexemes.get(e.lexeme as usize).is_some_and(|l| l.companions.last().is_none_or(small))
    };
    for verb in &mut verbs {
        let takes = |of_phrases: bool| {
            let fitting = verb.lexemes.iter().filter(|e| alone(e) != of_phrases);
            fitting.filter_map(|e| lexemes.get(e.lexeme as usize)).fold(Takes::empty(), |all, l| all | l.takes)
        };
        (verb.takes, verb.phrase_takes) = (takes(false), takes(true));
    }
    let class = |e: &Expression| {
        if alone(e) { Classes::REPORTING_VERB } else { Classes::REPORTING_PHRASE }
    };
    let reporting = |verb: &Verb| verb.lexemes.iter().map(class).fold(Classes::empty(), |all, class| all | class);
    let reporting: Vec<Classes> = verbs.iter().map(reporting).collect();
    table.each_verb_form(|form, inflection| inflection.merge(weak.read(form)));
    table.settle(|verb| reporting.get(verb as usize).copied().unwrap_or_default());
    Ok(Lexicon { table, weak, verbs, lexemes, prefixes, genders, adjectives, contractions, spellings, world })
}

/// What a thread has read; a panic goes on in this one.
fn joined<T>(thread: thread::ScopedJoinHandle<'_, Result<T, DataError>>) -> Result<T, DataError> {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
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
    pub(super) contractions: Vec<(String, String)>,
    pub(super) spellings: super::spelling::Spellings,
}

/// A fault at a value of a file.
pub(super) fn fault<T>(source: &Source, place: &Spanned<T>, message: impl Into<String>) -> DataError {
    DataError::new(&source.file, &source.text, place.span(), message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_may_be_written_in_any_way() {
        for list in ["examples=[\"x\"]", "examples = [\"x\"] # so", "examples = [\n  \"x\",\n] # so"] {
            let file = format!(
                "[[verb]]\nlemma = \"blubbern\"\ntakes = \"dass\"\n{list}\n\n[[verb]]\nlemma = \"glucksen\"\ntakes = \"dass\"\n"
            );
            let sources = Sources::built_in().and_text("lexicon/reporting-verbs.toml", file).expect("a known file");
            let lexicon = load(&sources).unwrap_or_else(|error| panic!("{error}"));
            let known = |lemma: &str| lexicon.lexemes().iter().any(|l| l.lemma == lemma);
            assert!(known("blubbern") && known("glucksen"), "{list}");
        }
    }
}
