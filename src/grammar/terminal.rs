//! Terminals: what a pattern can ask the machinery to find. A closed set; a pattern only arranges them.

use crate::lexicon::Classes;
use serde::{Deserialize, Serialize};

/// Something that is found by the machinery rather than spelled out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Terminal {
    // ── one word ──
    /// A word of a lexical class: `THUS`, `SOURCE-BEFORE`.
    Word(Classes),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `–`
    Dash,

    // ── where the pattern stands ──
    /// A noun phrase.
    NounPhrase,
    /// A quotation with its marks.
    Quoted,
    /// Everything of the sentence on this side.
    Content,
    /// A relative pronoun.
    Relative,
    /// The words up to the end of the segment.
    Rest,

    // ── of the clause whose braces it stands in ──
    /// The verb group, with its particle, auxiliaries and companions.
    Verb,
    /// The subject, unless the clause is passive.
    Subject,
    /// The subject of a passive, or somebody who is the object of an active verb.
    Patient,
    /// The agent of a passive: *von X*.
    Agent,
    /// The one spoken to, as the verb marks it.
    Object,
    /// The phrase that sums up what was said, as the verb marks it.
    Theme,
    /// The text that speaks in an impersonal clause: *in dem Bericht heißt es*.
    Document,

    // ── of the noun phrase that reports ──
    /// A noun of saying, with its article.
    Noun,
    /// Whose noun it is: a genitive or a phrase with *von*.
    Owner,

    // ── by relation to that clause ──
    /// A clause that depends on it.
    Complement,
    /// The clause it depends on.
    Matrix,
    /// The sentence before.
    Previous,
    /// The whole sentence.
    Sentence,
}

impl Terminal {
    const NAMES: [(&'static str, Terminal); 34] = [
        ("COMMA", Terminal::Comma),
        ("COLON", Terminal::Colon),
        ("DASH", Terminal::Dash),
        ("NP", Terminal::NounPhrase),
        ("QUOTED", Terminal::Quoted),
        ("CONTENT", Terminal::Content),
        ("RELATIVE", Terminal::Relative),
        ("REST", Terminal::Rest),
        ("VERB", Terminal::Verb),
        ("SUBJECT", Terminal::Subject),
        ("PATIENT", Terminal::Patient),
        ("AGENT", Terminal::Agent),
        ("OBJECT", Terminal::Object),
        ("THEME", Terminal::Theme),
        ("DOCUMENT", Terminal::Document),
        ("NOUN", Terminal::Noun),
        ("OWNER", Terminal::Owner),
        ("COMPLEMENT", Terminal::Complement),
        ("MATRIX", Terminal::Matrix),
        ("PREVIOUS", Terminal::Previous),
        ("SENTENCE", Terminal::Sentence),
        ("SOURCE-BEFORE", Terminal::Word(Classes::SOURCE_BEFORE)),
        ("SOURCE-AFTER", Terminal::Word(Classes::SOURCE_AFTER)),
        ("THUS", Terminal::Word(Classes::THUS)),
        ("WONACH", Terminal::Word(Classes::WONACH)),
        ("ANAPHOR", Terminal::Word(Classes::ANAPHOR)),
        ("SO", Terminal::Word(Classes::LEADING_SO)),
        ("WIE", Terminal::Word(Classes::WIE)),
        ("ADVERB", Terminal::Word(Classes::ADVERB)),
        ("FOCUS", Terminal::Word(Classes::FOCUS)),
        ("NEGATION", Terminal::Word(Classes::NEGATION)),
        ("PURPOSE", Terminal::Word(Classes::PURPOSE)),
        ("ADDITION", Terminal::Word(Classes::ADDITION)),
        ("HEARSAY", Terminal::Word(Classes::HEARSAY)),
    ];

    /// Reads a name.
    pub fn parse(name: &str) -> Option<Terminal> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, terminal)| *terminal)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, terminal)| *terminal == self).map_or("", |(name, _)| name)
    }

    /// All names.
    pub fn names() -> Vec<&'static str> {
        Self::NAMES.iter().map(|(name, _)| *name).collect()
    }
}
