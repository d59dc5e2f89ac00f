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
        self.parsed(number, range, pairs, || candidates(self.words, range, pairs, self.grammar))
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

    /// A promising sentence of the document, parsed, with its number.
    pub fn parse(&self, sentence: Promising<'a>) -> Option<(u32, &Scene<'a>)> {
        let Promising { number, range, pairs, candidates } = sentence;
        Some((number, self.parsed(number, range, pairs, || candidates)?))
    }

    /// Every sentence with its number.
    pub fn all(&self) -> impl Iterator<Item = (u32, &Scene<'a>)> {
        (0..).zip(&self.document.sentences).filter_map(|(number, _)| Some((number, self.get(number)?)))
    }

    fn range(&self, number: u32) -> Option<Range> {
        self.document.sentences.get(number as usize).map(|s| s.tokens)
    }
}

/// A sentence in which some construction can find its anchor.
#[derive(Debug)]
pub struct Promising<'a> {
    number: u32,
    range: Range,
    pairs: &'a [Pair],
    candidates: Candidates,
}

/// The sentences in which some construction can find its anchor.
pub fn promising<'a>(
    document: &'a Document<'_>,
    words: &[Word],
    grammar: &Grammar,
) -> impl Iterator<Item = Promising<'a>> {
    let mut rest = &document.pairs[..];
    (0..).zip(&document.sentences).filter_map(move |(number, sentence)| {
        let range = sentence.tokens;
        let (pairs, behind) = pairs(rest, range);
        rest = behind;
        let candidates = candidates(words, range, pairs, grammar);
        (!candidates.is_empty()).then_some(Promising { number, range, pairs, candidates })
    })
}

fn candidates(words: &[Word], sentence: Range, pairs: &[Pair], grammar: &Grammar) -> Candidates {
    let words = words.get(sentence.start as usize..sentence.end as usize).unwrap_or_default();
    grammar.index.candidates(&Clues::of(words, !pairs.is_empty(), &grammar.lexicon))
}

/// The marks of a sentence, and those behind it.
fn pairs(pairs: &[Pair], sentence: Range) -> (&[Pair], &[Pair]) {
    let first = pairs.partition_point(|p| p.tokens.start < sentence.start);
    let (_, pairs) = pairs.split_at(first);
    pairs.split_at(pairs.iter().take_while(|p| p.tokens.start < sentence.end).count())
}
