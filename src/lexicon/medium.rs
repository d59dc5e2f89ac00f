//! How something was said.

use serde::{Deserialize, Serialize};

/// The channel of a report, as the corpus distinguishes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Medium {
    /// Spoken.
    Speech,
    /// Thought.
    Thought,
    /// Written.
    Writing,
    /// Said or thought: an attitude or opinion.
    SpeechThought,
    /// Said or written: public, the channel left open.
    SpeechWriting,
}

impl Medium {
    /// The names of data, JSON and the corpus.
    pub const NAMES: [(&'static str, Medium); 5] = [
        ("Speech", Medium::Speech),
        ("Thought", Medium::Thought),
        ("Writing", Medium::Writing),
        ("ST", Medium::SpeechThought),
        ("SW", Medium::SpeechWriting),
    ];

    /// Reads a name.
    pub fn parse(name: &str) -> Option<Medium> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, medium)| *medium)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Medium::Speech => "Speech",
            Medium::Thought => "Thought",
            Medium::Writing => "Writing",
            Medium::SpeechThought => "ST",
            Medium::SpeechWriting => "SW",
        }
    }
}
