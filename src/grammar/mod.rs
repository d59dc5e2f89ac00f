//! Grammar: the lexicon and the constructions of a language, read from data and checked.
//!
//! In: the files of a language ([`Grammar::read`]), then a sentence as a [`Scene`]. Out: a [`Match`] with the [`Roles`] that a
//! construction's [`Pattern`] gives to words ([`try_at`]), tried where its [`Anchor`] stands. The notation is explained in
//! `grammars/README.md`.

mod addressee;
mod anchor;
mod clause_fits;
mod construction;
mod demands;
mod feature;
mod here;
mod index;
mod matcher;
mod notation;
mod noun;
mod outcome;
mod parts;
mod pattern;
mod roles;
mod scene;
mod terminal;

pub use anchor::Anchor;
pub use construction::{Construction, Type};
pub use demands::{Clues, Demands};
pub use feature::{Feature, Property};
pub use index::{Candidates, Index};
pub use matcher::{Match, try_at};
pub use notation::{Marked, show};
pub use pattern::{Pattern, Role};
pub use roles::Roles;
pub use scene::Scene;
pub use terminal::Terminal;

use crate::error::DataError;
use crate::lexicon::{Lexicon, MarkWords, Media};
use crate::sources::{Source, Sources};
use crate::text::{Abbreviations, Layout};
use serde::{Deserialize, Serialize};

/// Everything that is known of a language.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Grammar {
    /// Its words.
    pub lexicon: Lexicon,
    /// Its constructions, in the order of their files.
    pub constructions: Vec<Construction>,
    /// Which of them a sentence may hold.
    pub index: Index,
    /// Which stops end no sentence.
    pub abbreviations: Abbreviations,
    /// The words of datelines and credits.
    pub layout: Layout,
    /// The words beside quotation marks.
    pub mark_words: MarkWords,
    /// What decides whether something was said or written.
    pub media: Media,
}

impl Grammar {
    /// A construction by its name.
    pub fn construction(&self, name: &str) -> Option<&Construction> {
        self.constructions.iter().find(|c| *c.name == *name)
    }

    /// Reads a language from its files. A construction of a later file replaces an earlier one of the same name.
    ///
    /// # Errors
    /// The first fault, with its place.
    pub fn read(sources: &Sources) -> Result<Self, DataError> {
        let lexicon = Lexicon::load(sources)?;
        let mut grammar = Self { lexicon, ..Self::default() };
        for source in sources.within("constructions") {
            for construction in construction::read(source)? {
                match grammar.constructions.iter_mut().find(|c| c.name == construction.name) {
                    Some(known) => *known = construction,
                    None => grammar.constructions.push(construction),
                }
            }
        }
        grammar.index = Index::of(grammar.constructions.iter().map(|c| &c.demands));
        for construction in &grammar.constructions {
            if let Anchor::Word(word) = &construction.anchor {
                grammar.lexicon.mark_cue(word);
            }
        }
        let fault = |source: &Source, error| DataError::toml(&source.file, &source.text, &error);
        for source in sources.named("lexicon/abbreviations.toml") {
            grammar.abbreviations.extend(toml::from_str(&source.text).map_err(|error| fault(source, error))?);
        }
        for source in sources.named("lexicon/layout.toml") {
            grammar.layout.extend(toml::from_str(&source.text).map_err(|error| fault(source, error))?);
        }
        for source in sources.named("lexicon/marks.toml") {
            grammar.mark_words.add(&source.text).map_err(|error| fault(source, error))?;
        }
        for source in sources.named("lexicon/media.toml") {
            grammar.media.add(source)?;
        }
        Ok(grammar)
    }
}
