//! Word form → what it can be. All German in it comes from `grammars/de/lexicon`.
//!
//! In: the lexicon's files ([`Lexicon::load`]), then the tokens of a document ([`annotate`]). Out: a [`Word`] for each token with its
//! [`Classes`], [`Agreement`] and [`Inflection`], and for verbs the [`Lexeme`]s that they can report with. A form that is several
//! things is all of them; which one it is here is for the sentence to tell.

mod agreement;
mod annotate;
mod classes;
mod conjugate;
mod declension;
mod endings;
mod entries;
mod inflection;
mod lexeme;
mod load;
mod load_verbs;
mod load_words;
mod mark_words;
mod media;
mod medium;
mod nouns;
mod recent;
mod spelling;
mod table;
mod weak;
mod words;
mod world;

pub use agreement::Agreement;
pub use annotate::{Word, annotate};
pub use classes::Classes;
pub use declension::{Adjectives, Declension};
pub use inflection::{Infinite, Inflection, Persons};
pub use lexeme::{Addressee, Lexeme, Piece, Pieces, Stance, Takes, Theme};
pub use mark_words::{MarkKind, MarkWords};
pub use media::{Media, Signs};
pub use medium::Medium;
pub use nouns::{Stem, masculine, stem};
pub use table::{Form, VerbId};
pub use world::{Office, World};

use crate::error::DataError;
use crate::sources::Sources;
use endings::Endings;
use serde::{Deserialize, Serialize};
use table::Table;

/// What a verb does in a verb group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum VerbKind {
    /// It says what happens.
    #[default]
    Full,
    /// können, sollen …
    Modal,
    /// haben
    Haben,
    /// sein
    Sein,
    /// werden
    Werden,
}

impl VerbKind {
    /// The names used in data.
    const NAMES: [(&'static str, VerbKind); 5] = [
        ("full", VerbKind::Full),
        ("modal", VerbKind::Modal),
        ("haben", VerbKind::Haben),
        ("sein", VerbKind::Sein),
        ("werden", VerbKind::Werden),
    ];

    fn parse(name: &str) -> Option<VerbKind> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }
}

/// A verb: something that has forms.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Verb {
    /// Its infinitive.
    pub lemma: String,
    /// What it does in a verb group.
    pub kind: VerbKind,
    /// Whether its perfect is built with sein: `ist gekommen`.
    pub with_sein: bool,
    /// The reporting expressions whose verb it can be.
    pub lexemes: Vec<Expression>,
    /// What it takes in any of them.
    pub takes: Takes,
}

/// A reporting expression seen from one of its verbs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expression {
    /// Position in the lexicon's list of lexemes.
    pub lexeme: u16,
    /// Whether the verb's forms hold the particle (`mitteilte`) or it must stand apart (`teilte … mit`).
    pub joined: bool,
    /// The words that must stand beside the verb, as far as they have numbers.
    pub pieces: Pieces,
    /// What it takes.
    pub takes: Takes,
    /// Whether it reports without a companion: *mitteilen* does, *teilen* only with *mit*, *kommen* only with *zu dem Schluss*.
    pub alone: bool,
}

/// How unknown verbs are recognised: prefixes, by how they are joined, sorted, each with its first two bytes; and endings.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Prefixes {
    inseparable: Vec<([u8; 2], String)>,
    separable: Vec<([u8; 2], String)>,
    /// What the forms of foreign verbs hold: `ier`.
    foreign: Vec<Vec<u8>>,
    /// Endings that no form of a verb has.
    never: Endings<()>,
    /// Endings of words that are no nouns at the start of a sentence.
    no_nouns: Endings<()>,
}

/// All words.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Lexicon {
    table: Table,
    weak: weak::WeakStems,
    verbs: Vec<Verb>,
    lexemes: Vec<Lexeme>,
    prefixes: Prefixes,
    genders: Endings<Agreement>,
    adjectives: Endings<Agreement>,
    /// What a word can be by its ending alone.
    endings: Endings<Classes>,
    contractions: Vec<(String, String)>,
    spellings: spelling::Spellings,
    #[serde(skip)]
    recent: recent::Lending,
    /// What readers know of the world.
    pub world: World,
    /// How words are declined.
    pub declension: Declension,
}

impl Lexicon {
    /// Reads the lexicon's files.
    ///
    /// # Errors
    /// The first fault in a file, with its place.
    pub fn load(sources: &Sources) -> Result<Self, DataError> {
        load::load(sources)
    }

    /// What the lexicon has under a key: a word with small first letter.
    pub fn form(&self, key: impl AsRef<[u8]>) -> Option<&Form> {
        self.table.get(key.as_ref())
    }

    /// All word forms, sorted: for showing and testing the lexicon.
    pub fn forms(&self) -> Vec<(String, &Form)> {
        self.table.sorted()
    }

    /// Marks a word at which constructions are tried.
    pub fn mark_cue(&mut self, word: &str) {
        self.recent = recent::Lending::default();
        self.table.mark_cue(word);
    }

    /// A verb; `None` for 0.
    pub fn verb(&self, id: VerbId) -> Option<&Verb> {
        self.verbs.get(id as usize).filter(|_| id != 0)
    }

    /// A reporting expression.
    pub fn lexeme(&self, id: u16) -> Option<&Lexeme> {
        self.lexemes.get(id as usize)
    }

    /// All reporting expressions.
    pub fn lexemes(&self) -> &[Lexeme] {
        &self.lexemes
    }

    /// The preposition in a word that joins it with an article: *von* in `vom`; else the word itself.
    pub fn preposition<'w>(&'w self, word: &'w str) -> &'w str {
        self.contractions
            .iter()
            .find(|(joined, _)| joined.eq_ignore_ascii_case(word))
            .map_or(word, |(_, preposition)| preposition)
    }

    /// The gender a noun's ending shows: `Regierung` is feminine.
    pub fn gender(&self, noun: &str) -> Agreement {
        self.genders.of(noun, 2).unwrap_or_default()
    }

    /// What the ending of an adjective shows when no article stands before it: `russische (Medien)`.
    pub fn adjective(&self, adjective: &str) -> Agreement {
        self.adjectives.of(adjective, 0).unwrap_or_default()
    }

    /// An adjective without its ending, if it has one.
    pub fn adjective_stem<'w>(&self, adjective: &'w str) -> Option<&'w str> {
        self.adjectives.cut(adjective)
    }

    /// A word without all that may be endings of cases, as long as enough is left.
    pub fn uninflected<'w>(&'w self, mut word: &'w str) -> &'w str {
        const SHORTEST: usize = 3;
        let cut = |word| self.adjective_stem(word).or_else(|| self.declension.bases(word, true).next());
        while let Some(shorter) = cut(word).filter(|rest| rest.chars().nth(SHORTEST - 1).is_some()) {
            word = shorter;
        }
        word
    }
}
