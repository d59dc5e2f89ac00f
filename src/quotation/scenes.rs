//! The sentences of a document, parsed when they are asked for.

use crate::grammar::{Candidates, Clues, Grammar, Scene};
use crate::lexicon::Word;
use crate::parse::Syntax;
use crate::span::Range;
use crate::text::{Document, Pair};
use std::cell::OnceCell;

/// The sentences of a document. Most of a newspaper is not quoted: a sentence in which no construction can find its anchor is
/// parsed only if another one asks for it.
#[derive(Debug)]
pub struct Scenes<'a> {
    document: &'a Document<'a>,
    words: &'a [Word],
    grammar: &'a Grammar,
    parsed: Vec<OnceCell<Scene<'a>>>,
}

impl<'a> Scenes<'a> {
    /// The sentences of a document, none of them parsed.
    pub fn new(document: &'a Document<'a>, words: &'a [Word], grammar: &'a Grammar) -> Self {
        let parsed = document.sentences.iter().map(|_| OnceCell::new()).collect();
        Self { document, words, grammar, parsed }
    }

    /// A sentence by its number, parsed.
    pub fn get(&self, number: u32) -> Option<&Scene<'a>> {
        let range = self.range(number)?;
        self.parsed(number, range, || self.candidates(range))
    }

    fn parsed(&self, number: u32, range: Range, candidates: impl FnOnce() -> Candidates) -> Option<&Scene<'a>> {
        let parse = || {
            let syntax = Syntax::parse(self.words, self.document.text, &self.grammar.lexicon, range, self.pairs(range));
            let previous = number.checked_sub(1).and_then(|n| self.range(n));
            Scene::new(syntax, self.pairs(range), previous, candidates())
        };
        Some(self.parsed.get(number as usize)?.get_or_init(parse))
    }

    /// The sentences in which some construction can find its anchor, with their numbers.
    pub fn promising(&self) -> impl Iterator<Item = (u32, &Scene<'a>)> {
        (0..).zip(&self.document.sentences).filter_map(|(number, sentence)| {
            let range = sentence.tokens;
            let candidates = self.candidates(range);
            let scene = (!candidates.is_empty()).then(|| self.parsed(number, range, || candidates)).flatten()?;
            Some((number, scene))
        })
    }

    /// Every sentence with its number.
    pub fn all(&self) -> impl Iterator<Item = (u32, &Scene<'a>)> {
        (0..).zip(&self.document.sentences).filter_map(|(number, _)| Some((number, self.get(number)?)))
    }

    fn candidates(&self, range: Range) -> Candidates {
        let words = self.words.get(range.start as usize..range.end as usize).unwrap_or_default();
        self.grammar.index.candidates(&Clues::of(words, !self.pairs(range).is_empty(), &self.grammar.lexicon))
    }

    fn range(&self, number: u32) -> Option<Range> {
        self.document.sentences.get(number as usize).map(|s| s.tokens)
    }

    fn pairs(&self, range: Range) -> &'a [Pair] {
        let pairs = &self.document.pairs;
        let first = pairs.partition_point(|p| p.tokens.start < range.start);
        let last = pairs.partition_point(|p| p.tokens.start < range.end);
        pairs.get(first..last).unwrap_or_default()
    }
}
