//! A text with its parts found: blocks, tokens, sentences, quotation marks.

use super::abbreviation::Abbreviations;
use super::block::{Block, BlockKind, blocks};
use super::label::Labels;
use super::layout::Layout;
use super::lex::lex;
use super::mark::{Anomaly, Pair, pair_up, settle};
use super::run_on::run_on;
use super::sentence::{Sentence, split};
use super::token::{Kind, Token};
use crate::span::{Range, Span};
use rustc_hash::FxHashMap;

/// A text and what can be said about it without knowing a word of it.
///
/// Tokens are in text order and cover everything but white space. Sentences cover the body blocks without their labels, in
/// order and disjoint. Pairs are sorted by their opening mark.
#[derive(Debug)]
pub struct Document<'t> {
    /// The text itself.
    pub text: &'t str,
    /// Paragraphs and lines.
    pub blocks: Vec<Block>,
    /// All tokens.
    pub tokens: Vec<Token>,
    /// The sentences of the body.
    pub sentences: Vec<Sentence>,
    /// Quotation marks that belong together, in the body.
    pub pairs: Vec<Pair>,
    /// Quotation marks without partner, in the body.
    pub anomalies: Vec<Anomaly>,
    /// Whether some word holds what is no part of it, such as a soft hyphen: then [`whole`](super::whole) tells what it is.
    pub broken: bool,
}

/// In how many of the first paragraphs a place alone may be a dateline: behind a summary, not behind half the text.
const EARLY: usize = 3;

impl<'t> Document<'t> {
    /// Reads a text.
    pub fn read(text: &'t str, abbreviations: &Abbreviations, layout: &Layout) -> Self {
        let blocks = blocks(text, layout, abbreviations);
        let tokens = Vec::with_capacity(text.len() / 5 + 8);
        let mut document = Self {
            text,
            blocks,
            tokens,
            sentences: Vec::with_capacity(text.len() / 64),
            pairs: Vec::new(),
            anomalies: Vec::new(),
            broken: false,
        };
        document.lex_blocks(abbreviations);
        document.find_labels(abbreviations, layout);
        document.pair_marks();
        document.split_sentences(abbreviations);
        document
    }

    /// The text of a token; empty past the end.
    pub fn word(&self, token: u32) -> &'t str {
        self.tokens.get(token as usize).map_or("", |t| t.span.of(self.text))
    }

    /// The bytes from the first token of a range to its last.
    pub fn span(&self, range: Range) -> Span {
        let at = |i: u32| self.tokens.get(i as usize).map(|t| t.span).unwrap_or_default();
        if range.is_empty() { Span::default() } else { at(range.start).to(at(range.end - 1)) }
    }

    /// The pairs of quotation marks in a block that is no running text.
    pub fn pairs_in(&self, block: &Block) -> Vec<Pair> {
        let (mut pairs, mut anomalies) = (Vec::new(), Vec::new());
        pair_up(self.text, &self.tokens, block.tokens, |_| false, &mut pairs, &mut anomalies);
        pairs
    }

    fn lex_blocks(&mut self, abbreviations: &Abbreviations) {
        for block in &mut self.blocks {
            let start = index(self.tokens.len());
            self.broken |= lex(self.text, block.span, abbreviations, &mut self.tokens);
            block.tokens = Range::new(start, index(self.tokens.len()));
            block.label = Range::new(start, start);
        }
    }

    fn find_labels(&mut self, abbreviations: &Abbreviations, layout: &Layout) {
        let labels = Labels { text: self.text, tokens: &self.tokens, layout, abbreviations };
        let turns = turns(&labels, &self.blocks);
        let mut before = 0;
        for (block, turn) in self.blocks.iter_mut().zip(turns) {
            if turn.is_some() && matches!(block.kind, BlockKind::Headline | BlockKind::Subheading) {
                block.kind = BlockKind::Body;
            }
            if block.kind == BlockKind::Body {
                let end = turn.unwrap_or_else(|| labels.end(block.tokens, before < EARLY));
                block.label = Range::new(block.tokens.start, end);
                before += 1;
            }
        }
    }

    fn pair_marks(&mut self) {
        let body: Vec<Range> = self
            .blocks
            .iter()
            .filter(|b| b.kind == BlockKind::Body)
            .map(|b| Range::new(b.label.end, b.tokens.end))
            .collect();
        for (i, block) in body.iter().enumerate() {
            let next = body.get(i + 1).and_then(|b| self.tokens.get(b.start as usize));
            let next = next.filter(|t| t.kind == Kind::Mark).and_then(|t| t.text(self.text).chars().next());
            pair_up(self.text, &self.tokens, *block, |mark| next == Some(mark), &mut self.pairs, &mut self.anomalies);
        }
        run_on(self.text, &self.tokens, &body, &mut self.pairs, &mut self.anomalies);
        settle(&mut self.pairs);
    }

    fn split_sentences(&mut self, abbreviations: &Abbreviations) {
        let (text, mut pairs) = (self.text, self.pairs.as_slice());
        for (i, block) in self.blocks.iter().enumerate().filter(|(_, b)| b.kind == BlockKind::Body) {
            let (here, later) = pairs.split_at(pairs.partition_point(|p| p.tokens.start < block.tokens.end));
            pairs = later;
            let within = Range::new(block.label.end, block.tokens.end);
            let is_opener = |t: &Token| abbreviations.is_opener(t.text(text));
            split(&self.tokens, within, index(i), here, is_opener, &mut self.sentences);
        }
    }
}

fn index(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// For every block the end of the name in front of its turn, if the text is an interview or the minutes of a debate: there several
/// speak, and one of them more than once, or a word says so.
fn turns(labels: &Labels<'_>, blocks: &[Block]) -> Vec<Option<u32>> {
    let text = |b: &Block| matches!(b.kind, BlockKind::Body | BlockKind::Headline | BlockKind::Subheading);
    let ends: Vec<Option<u32>> = blocks.iter().map(|b| labels.turn(b.tokens).filter(|_| text(b))).collect();
    let mut times: FxHashMap<&str, u32> = FxHashMap::default();
    let name = |block: &Block, end: u32| labels.name(Range::new(block.tokens.start, end));
    let named = || blocks.iter().zip(&ends).filter_map(|(b, end)| Some(name(b, (*end)?)));
    named().for_each(|name| *times.entry(name).or_default() += 1);
    let recurs = |name: &str| times.get(name).is_some_and(|n| *n > 1);
    // in minutes many speak once, but with their full name
    let full = |name: &str| name.contains([' ', '(']);
    let mostly = ends.iter().flatten().count() * 2 > blocks.len();
    let debate = times.len() > 1 && named().any(recurs);
    let keep = |(block, end): (&Block, &Option<u32>)| {
        let name = name(block, (*end)?);
        end.filter(|_| (debate && (mostly || recurs(name) || full(name))) || labels.layout.is_turn(name))
    };
    blocks.iter().zip(&ends).map(keep).collect()
}
