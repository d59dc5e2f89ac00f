//! Grammar: the lexicon and the constructions of a language, read from data and checked.
//!
//! In: the files of a language ([`Grammar::load`]), then a sentence as a [`Scene`]. Out: a [`Match`] with the [`Roles`] that a
//! construction's [`Pattern`] gives to words ([`try_at`]), tried where its [`Anchor`] stands. The notation is explained in
//! `grammars/README.md`.

mod addressee;
mod anchor;
mod clause_fits;
mod construction;
mod demands;
mod feature;
mod here;
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
pub use matcher::{Match, try_at};
pub use notation::{Marked, show};
pub use pattern::{Pattern, Role};
pub use roles::Roles;
pub use scene::Scene;
pub use terminal::Terminal;

use crate::error::DataError;
use crate::lexicon::{Lexicon, MarkWords, Media};
use crate::sources::Sources;
use crate::text::{Abbreviations, Layout};
use std::thread;

/// Everything that is known of a language.
#[derive(Debug)]
pub struct Grammar {
    /// Its words.
    pub lexicon: Lexicon,
    /// Its constructions, in the order of their files.
    pub constructions: Vec<Construction>,
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
        self.constructions.iter().find(|c| c.name == name)
    }

    /// The built-in German.
    ///
    /// # Panics
    /// Never: the built-in files are checked by the tests.
    pub fn german() -> Self {
        match Self::load(&Sources::built_in()) {
            Ok(grammar) => grammar,
            Err(error) => unreachable!("{error}"),
        }
    }

    /// Reads a language from its files. A construction of a later file replaces an earlier one of the same name.
    ///
    /// # Errors
    /// The first fault, with its place.
    pub fn load(sources: &Sources) -> Result<Self, DataError> {
        thread::scope(|scope| {
            let side = scope.spawn(|| Side::load(sources));
            // they take longest, and the first thread gets its memory cheapest
            let words = Lexicon::load(sources);
            let side = side.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
            let Side { constructions, abbreviations, layout, mark_words, media } = side;
            let mut lexicon = words?;
            for construction in &constructions {
                if let Anchor::Word(word) = &construction.anchor {
                    lexicon.mark_cue(word);
                }
            }
            Ok(Self { lexicon, constructions, abbreviations, layout, mark_words, media })
        })
    }
}

/// What is read beside the lexicon.
#[derive(Default)]
struct Side {
    constructions: Vec<Construction>,
    abbreviations: Abbreviations,
    layout: Layout,
    mark_words: MarkWords,
    media: Media,
}

impl Side {
    fn load(sources: &Sources) -> Result<Self, DataError> {
        let mut side = Self::default();
        for source in sources.within("constructions") {
            for construction in construction::read(source)? {
                match side.constructions.iter_mut().find(|c| c.name == construction.name) {
                    Some(known) => *known = construction,
                    None => side.constructions.push(construction),
                }
            }
        }
        for source in sources.named("lexicon/abbreviations.toml") {
            let more = toml::from_str(&source.text).map_err(|e| DataError::toml(&source.file, &source.text, &e))?;
            side.abbreviations.extend(more);
        }
        for source in sources.named("lexicon/layout.toml") {
            let more = toml::from_str(&source.text).map_err(|e| DataError::toml(&source.file, &source.text, &e))?;
            side.layout.extend(more);
        }
        for source in sources.named("lexicon/marks.toml") {
            side.mark_words.add(&source.text).map_err(|e| DataError::toml(&source.file, &source.text, &e))?;
        }
        for source in sources.named("lexicon/media.toml") {
            side.media.add(source)?;
        }
        Ok(side)
    }
}
