//! German as it was read when sagte was built: a start takes that instead of the files.

use crate::error::DataError;
use crate::grammar::Grammar;
use crate::sources::Sources;

/// The grammar of the built-in files; nothing if they have a fault.
static GERMAN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/german.postcard"));

impl Grammar {
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

    /// The language of these files; they are read if the user has some among them. A construction of a later file replaces an earlier one
    /// of the same name.
    ///
    /// # Errors
    /// The first fault, with its place.
    pub fn load(sources: &Sources) -> Result<Self, DataError> {
        let own = sources.adds_to("lexicon") || sources.adds_to("constructions");
        let built = if own { None } else { postcard::from_bytes(GERMAN).ok() };
        built.map_or_else(|| Self::read(sources), Ok)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_built_is_what_the_files_say() {
        let built: Grammar = postcard::from_bytes(GERMAN).expect("files without a fault");
        let read = Grammar::read(&Sources::built_in()).expect("files without a fault");
        assert_eq!(built.lexicon.forms(), read.lexicon.forms());
        assert_eq!(built.lexicon.lexemes(), read.lexicon.lexemes());
        assert_eq!(format!("{:?}", built.constructions), format!("{:?}", read.constructions));
    }

    #[test]
    fn files_of_the_user_are_read() {
        let own = "[[verb]]\nlemma = \"blubbern\"\ntakes = \"dass\"\n";
        let sources = Sources::built_in().and_text("lexicon/reporting-verbs.toml", own).expect("a known file");
        let grammar = Grammar::load(&sources).expect("files without a fault");
        assert!(grammar.lexicon.form("blubberte").is_some());
    }
}
