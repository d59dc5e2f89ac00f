//! A text with its parts found: blocks, tokens, sentences, quotation marks.

use super::abbreviation::Abbreviations;
use super::block::{Block, BlockKind, blocks};
use super::layout::Layout;
use super::lex::lex;
use super::mark::{Anomaly, Pair, pair_up};
use super::sentence::{Sentence, split};
use super::token::{Case, Kind, Token};
use crate::span::{Range, Span};

/// A text and what can be said about it without knowing a word of it.
///
/// Tokens are in text order and cover everything but white space. Sentences cover the body blocks without their datelines, in
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
}

/// Longest dateline in tokens: `Frankfurt am Main (dpa/lhe), 18. Dezember –`.
const LONGEST_DATELINE: u32 = 16;

impl<'t> Document<'t> {
    /// Reads a text.
    pub fn read(text: &'t str, abbreviations: &Abbreviations, layout: &Layout) -> Self {
        let blocks = blocks(text, layout);
        let tokens = Vec::with_capacity(text.len() / 5 + 8);
        let mut document =
            Self { text, blocks, tokens, sentences: Vec::new(), pairs: Vec::new(), anomalies: Vec::new() };
        document.lex_blocks(abbreviations);
        document.find_datelines(layout);
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
            lex(self.text, block.span, abbreviations, &mut self.tokens);
            block.tokens = Range::new(start, index(self.tokens.len()));
            block.dateline = Range::new(start, start);
        }
    }

    fn find_datelines(&mut self, layout: &Layout) {
        let (text, tokens) = (self.text, &self.tokens);
        for block in self.blocks.iter_mut().filter(|b| b.kind == BlockKind::Body) {
            block.dateline = dateline(text, tokens, block.tokens, layout);
        }
    }

    fn pair_marks(&mut self) {
        let body: Vec<Range> = self.blocks.iter().filter(|b| b.kind == BlockKind::Body).map(|b| b.tokens).collect();
        for (i, block) in body.iter().enumerate() {
            let next = body.get(i + 1).and_then(|b| self.tokens.get(b.start as usize));
            let next = next.filter(|t| t.kind == Kind::Mark).and_then(|t| t.text(self.text).chars().next());
            pair_up(self.text, &self.tokens, *block, |mark| next == Some(mark), &mut self.pairs, &mut self.anomalies);
        }
    }

    fn split_sentences(&mut self, abbreviations: &Abbreviations) {
        let (text, mut pairs) = (self.text, self.pairs.as_slice());
        for (i, block) in self.blocks.iter().enumerate().filter(|(_, b)| b.kind == BlockKind::Body) {
            let (here, later) = pairs.split_at(pairs.partition_point(|p| p.tokens.start < block.tokens.end));
            pairs = later;
            let within = Range::new(block.dateline.end, block.tokens.end);
            let is_opener = |t: &Token| abbreviations.is_opener(t.text(text));
            split(&self.tokens, within, index(i), here, is_opener, &mut self.sentences);
        }
    }
}

fn index(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// The dateline at the start of a block: capitalised words, dates and a bracket, then a dash. `Berlin (dpa) –`, `WIEN –`.
fn dateline(text: &str, tokens: &[Token], block: Range, layout: &Layout) -> Range {
    let mut bracket = false;
    let mut signed = false;
    let mut shouted = true;
    for at in block.start..block.end.min(block.start + LONGEST_DATELINE) {
        let Some(token) = tokens.get(at as usize) else {
            break;
        };
        let word = token.text(text);
        match token.kind {
            Kind::Open => bracket = true,
            Kind::Close => bracket = false,
            Kind::Dash if at > block.start && !token.glued && !bracket => {
                let worth = signed || shouted;
                return Range::new(block.start, if worth { at + 1 } else { block.start });
            }
            Kind::Number | Kind::Ordinal | Kind::Abbreviation => {
                signed |= at > block.start && token.kind != Kind::Abbreviation;
            }
            Kind::Comma | Kind::Slash | Kind::Stop => {}
            Kind::Word => {
                signed |= layout.is_agency(word);
                shouted &= token.case == Case::Upper;
                let small = token.case == Case::Lower && !layout.is_agency(word) && !layout.is_place_word(word);
                if small && !bracket {
                    break;
                }
                signed |= bracket;
            }
            _ => break,
        }
    }
    Range::new(block.start, block.start)
}
