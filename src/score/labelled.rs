//! Spans → tokens: what the measure counts.

use super::corpus::{Annotation, CharSpan};
use crate::grammar::Role;
use serde::Serialize;

/// The parts in the order in which the measure counts them.
pub const PARTS: [Role; 5] = [Role::Quote, Role::Addressee, Role::Cue, Role::Frame, Role::Speaker];

/// The tokens of a document, by their ends in code points.
#[derive(Debug)]
pub struct Tokens {
    begins: Vec<u32>,
    ends: Vec<u32>,
}

impl Tokens {
    /// Tokens in text order.
    pub fn new(spans: &[CharSpan]) -> Self {
        Self {
            begins: spans.iter().map(|span| span.char_begin).collect(),
            ends: spans.iter().map(|span| span.char_end).collect(),
        }
    }

    /// The tokens that some span touches, in order.
    pub fn touched(&self, spans: &[CharSpan]) -> Vec<u32> {
        let mut tokens = Vec::new();
        for span in spans {
            let first = self.ends.partition_point(|end| *end <= span.char_begin);
            let later = (0u32..).zip(&self.begins).skip(first);
            tokens.extend(later.take_while(|(_, begin)| **begin < span.char_end).map(|(token, _)| token));
        }
        tokens.sort_unstable();
        tokens.dedup();
        tokens
    }

    /// The place from one token to another, both included.
    pub fn span(&self, first: u32, last: u32) -> CharSpan {
        CharSpan {
            char_begin: self.begins.get(first as usize).copied().unwrap_or_default(),
            char_end: self.ends.get(last as usize).copied().unwrap_or_default(),
        }
    }
}

/// A quotation as the measure sees it.
#[derive(Debug)]
pub struct Labelled {
    parts: [Vec<u32>; 5],
    /// Its type.
    pub kind: Option<String>,
    /// Its medium.
    pub medium: Option<String>,
    /// What found it, if it is one of ours.
    pub found_by: Option<FoundBy>,
}

/// How a quotation of ours was found.
#[derive(Clone, Debug, Serialize)]
pub struct FoundBy {
    /// The construction.
    pub construction: String,
    /// Why it is a quotation.
    pub why: String,
}

impl Labelled {
    /// An annotation in tokens.
    pub fn new(annotation: &Annotation<'_>, tokens: &Tokens) -> Self {
        Self {
            parts: PARTS.map(|role| tokens.touched(annotation.spans(role))),
            kind: annotation.kind.as_deref().map(String::from),
            medium: annotation.medium.as_deref().map(String::from),
            found_by: None,
        }
    }

    pub(super) fn found_by(mut self, construction: &str, why: &str) -> Self {
        self.found_by = Some(FoundBy { construction: construction.to_string(), why: why.to_string() });
        self
    }

    /// The tokens of a part.
    pub fn part(&self, role: Role) -> &[u32] {
        let [quote, addressee, cue, frame, speaker] = &self.parts;
        match role {
            Role::Quote => quote,
            Role::Addressee => addressee,
            Role::Cue => cue,
            Role::Frame => frame,
            Role::Speaker => speaker,
        }
    }
}
