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
        let pairs = pairs(&self.document.pairs, range).0;
        self.parsed(number, range, pairs, || self.candidates(range, pairs))
    }

    fn parsed(
        &self,
        number: u32,
        range: Range,
        pairs: &'a [Pair],
        candidates: impl FnOnce() -> Candidates,
    ) -> Option<&Scene<'a>> {
        let parse = || {
            let syntax = Syntax::parse(self.words, self.document.text, &self.grammar.lexicon, range, pairs);
            let previous = number.checked_sub(1).and_then(|n| self.range(n));
            Scene::new(syntax, pairs, previous, candidates())
        };
        Some(self.parsed.get(number as usize)?.get_or_init(parse))
    }

    /// The sentences in which some construction can find its anchor.
    pub fn promising(&self) -> impl Iterator<Item = Promising<'_, 'a>> {
        let mut rest = &self.document.pairs[..];
        (0..).zip(&self.document.sentences).filter_map(move |(number, sentence)| {
            let range = sentence.tokens;
            let (pairs, behind) = pairs(rest, range);
            rest = behind;
            let candidates = self.candidates(range, pairs);
            (!candidates.is_empty()).then_some(Promising { scenes: self, number, range, pairs, candidates })
        })
    }

    /// Every sentence with its number.
    pub fn all(&self) -> impl Iterator<Item = (u32, &Scene<'a>)> {
        (0..).zip(&self.document.sentences).filter_map(|(number, _)| Some((number, self.get(number)?)))
    }

    fn candidates(&self, range: Range, pairs: &[Pair]) -> Candidates {
        let words = self.words.get(range.start as usize..range.end as usize).unwrap_or_default();
        self.grammar.index.candidates(&Clues::of(words, !pairs.is_empty(), &self.grammar.lexicon))
    }

    fn range(&self, number: u32) -> Option<Range> {
        self.document.sentences.get(number as usize).map(|s| s.tokens)
    }
}

/// A sentence in which some construction can find its anchor.
#[derive(Debug)]
pub struct Promising<'s, 'a> {
    scenes: &'s Scenes<'a>,
    number: u32,
    range: Range,
    pairs: &'a [Pair],
    candidates: Candidates,
}

impl<'s, 'a> Promising<'s, 'a> {
    /// The sentence parsed, with its document's sentences and its number among them.
    pub fn parse(self) -> Option<(&'s Scenes<'a>, u32, &'s Scene<'a>)> {
        let scene = self.scenes.parsed(self.number, self.range, self.pairs, || self.candidates)?;
        Some((self.scenes, self.number, scene))
    }
}

/// The marks of a sentence, and those behind it.
fn pairs(pairs: &[Pair], sentence: Range) -> (&[Pair], &[Pair]) {
    let first = pairs.partition_point(|p| p.tokens.start < sentence.start);
    let (_, pairs) = pairs.split_at(first);
    pairs.split_at(pairs.iter().take_while(|p| p.tokens.start < sentence.end).count())
}
