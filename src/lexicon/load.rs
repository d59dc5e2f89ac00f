//! `grammars/de/lexicon/*.toml` → lexicon. Everything that can be wrong with the data is found here.

use super::agreement::Agreement;
use super::classes::Classes;
use super::conjugate::Parts;
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
use std::sync::LazyLock;
use std::thread;
use toml::Spanned;

/// Companions that are in every other sentence and give nothing away: `es` in *es heißt*.
const SMALL_WORDS: Classes = Classes::PRONOUN.union(Classes::REFLEXIVE);

/// Reads the files of one kind.
fn read_all<'s, T: Deserialize<'s>>(sources: &'s [Source]) -> Result<Vec<(T, &'s Source)>, DataError> {
    let fault = |source: &Source, error| DataError::toml(&source.file, &source.text, &error);
    sources.iter().map(|s| Ok((toml::from_str(&s.text).map_err(|error| fault(s, error))?, s))).collect()
}

/// Reads files that are lists of entries, a few entries at a time: the tree of a whole file takes so much memory that a start is
/// waiting for it. A piece that cannot be read alone is a fault, or cut at the wrong place; the whole file tells.
fn read_entries<'s, T: Deserialize<'s>>(sources: &'s [Source]) -> Result<Vec<(T, &'s Source)>, DataError> {
    let pieces = sources.iter().flat_map(|s| pieces(&s.text).map(move |piece| Ok((toml::from_str(piece)?, s))));
    pieces.collect::<Result<_, toml::de::Error>>().or_else(|_| read_all(sources))
}

/// About how many bytes of a file are read at once.
const PIECE: usize = 8192;

/// Cuts a file in front of entries.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let more = rest.as_bytes().get(PIECE..).unwrap_or_default();
        let end = memchr::memmem::find(more, b"\n[[").map_or(rest.len(), |at| PIECE + at + 1);
        let (piece, after) = rest.split_at(end);
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Builds the lexicon from its files. The large ones are parsed side by side: a start is mostly reading them.
pub(super) fn load(sources: &Sources) -> Result<Lexicon, DataError> {
    let of =
        |name: &'static str| LazyLock::new(|| sources.named(name).map(Source::without_examples).collect::<Vec<_>>());
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
        let reporting = scope.spawn(|| read_entries::<ReportingVerbs<'_>>(&reporting_verbs));
        let naming = scope.spawn(|| {
            let nouns = read_all::<NounFile<'_>>(&nouns)?;
            Ok((nouns, read_all::<FirstNames<'_>>(&names)?, read_entries::<ReportingNouns<'_>>(&reporting_nouns)?))
        });
        for (file, source) in read_all::<VerbFile>(&verbs)? {
            loader.verbs(&file, source)?;
        }
        for (file, source) in read_all::<FunctionWords>(&function_words)? {
            loader.function_words(&file, source)?;
        }
        for (file, source) in read_all::<WorldFile>(&worlds)? {
            world.add(&file, source)?;
        }
        for (file, source) in joined(reporting)? {
            file.verb.iter().try_for_each(|entry| loader.reporting_verb(entry, source))?;
        }
        loader.attach_lexemes();
        let (nouns, names, reporting_nouns) = joined(naming)?;
        nouns.iter().for_each(|(file, _)| loader.nouns(file));
        names.iter().for_each(|(file, _)| loader.first_names(file));
        reporting_nouns.iter().for_each(|(file, _)| loader.reporting_nouns(file));
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
    let recent = Lending::default();
    Ok(Lexicon { table, weak, verbs, lexemes, prefixes, genders, adjectives, contractions, spellings, recent, world })
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
    fn a_file_of_entries_is_read_whole_in_pieces() {
        let entry = |n: usize| format!("[[verb]]\nlemma = \"müm{n}eln\"\ntakes = \"dass\"\n");
        let text: String = (0..1000).map(entry).collect();
        assert!(pieces(&text).count() > 2);
        assert_eq!(pieces(&text).collect::<String>(), text);
        let fault = text.replace("müm900eln\"", "müm900eln");
        let lemmas = |text: String| {
            let sources = Sources::built_in().and_text("lexicon/reporting-verbs.toml", text).expect("a known file");
            load(&sources).map(|lexicon| lexicon.lexemes().iter().filter(|l| l.lemma.starts_with("müm")).count())
        };
        assert_eq!(lemmas(text), Ok(1000));
        assert_eq!(lemmas(fault).expect_err("an open string").line(), 2702, "the line in the file, not in the piece");
    }

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
