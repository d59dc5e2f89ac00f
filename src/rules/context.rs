//! What rules may ask of an article: its analysis, and what follows from it.

use crate::analysis::Analysis;
use crate::grammar::{Grammar, Role};
use crate::lexicon::{Classes, Lexeme, Word};
use crate::parse::ClauseKind;
use crate::quotation::{Quotation, Scenes, leading};
use crate::span::{Range, Ranges, Span};
use crate::speaker::Reason;
use crate::text::{Anomaly, Block, BlockKind, Case, Sentence};

/// An analysed article as rules see it.
pub struct Context<'a> {
    /// The analysis.
    pub analysis: &'a Analysis<'a>,
    /// The grammar it was read with.
    pub grammar: &'a Grammar,
    scenes: Scenes<'a>,
    /// Marks without partner, in text order.
    anomalies: Vec<Anomaly>,
}

/// How a speaker is named at a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpeakerForm {
    /// Not at all.
    None,
    /// `sie`
    Pronoun,
    /// `demnach`, `wonach`: a word that points back
    Anaphor,
    /// A surname without first name: `Minister Baum`
    Surname,
    /// `Anna Baum`
    FullName,
    /// `die Ministerin`, `der Verband`
    Description,
}

/// The frame's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FramePlace {
    /// There is no frame.
    None,
    /// `Sie sagte: „…“`
    Before,
    /// `„…“, sagte sie, „…“`
    Inside,
    /// `„…“, sagte sie.`
    After,
}

/// How many pairs of marks an outermost one can hold before the last of them.
const LONGEST_NEST: usize = 64;

impl<'a> Context<'a> {
    /// Prepares an analysis.
    pub fn new(analysis: &'a Analysis<'a>, grammar: &'a Grammar) -> Self {
        let mut anomalies = analysis.document.anomalies.clone();
        anomalies.sort_by_key(|a| a.token);
        Self { analysis, grammar, scenes: Scenes::new(&analysis.document, &analysis.words, grammar), anomalies }
    }

    /// Marks without partner, in text order.
    pub fn anomalies(&self) -> &[Anomaly] {
        &self.anomalies
    }

    /// All words.
    pub fn words(&self) -> &'a [Word] {
        &self.analysis.words
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        self.analysis.document.text
    }

    /// A word.
    pub fn word(&self, at: u32) -> Option<&'a Word> {
        self.analysis.words.get(at as usize)
    }

    /// A word's text.
    pub fn word_text(&self, at: u32) -> &'a str {
        self.analysis.document.word(at)
    }

    /// A range's text.
    pub fn shown(&self, range: Range) -> &'a str {
        self.analysis.document.span(range).of(self.text())
    }

    /// The text of several ranges, joined by an ellipsis.
    pub fn joined(&self, ranges: &Ranges) -> String {
        let parts: Vec<&str> = ranges.iter().map(|r| self.shown(*r)).collect();
        parts.join(" … ")
    }

    /// The bytes of several ranges.
    pub fn spans(&self, ranges: &Ranges) -> Vec<Span> {
        ranges.iter().map(|r| self.analysis.document.span(*r)).collect()
    }

    /// A range without marks and stops at its rim.
    pub fn bare(&self, range: Range) -> Range {
        let wordlike = |at: u32| self.word(at).is_some_and(|w| w.token.kind.is_wordlike());
        let start = range.iter().find(|t| wordlike(*t)).unwrap_or(range.end);
        let end = range.iter().rev().find(|t| wordlike(*t)).map_or(start, |t| t + 1);
        Range::new(start, end)
    }

    /// How many words, marks and stops not counted.
    pub fn count_words(&self, part: &Ranges) -> u32 {
        let count = part.tokens().filter(|t| self.word(*t).is_some_and(|w| w.token.kind.is_wordlike())).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// Whether a range ends as a sentence does: its last word is followed, within it, by a stop.
    pub fn ends_sentence(&self, range: Range) -> bool {
        Range::new(self.bare(range).end, range.end)
            .iter()
            .any(|t| self.word(t).is_some_and(|w| w.token.kind.is_terminal()))
    }

    /// The sentence with a number.
    pub fn sentence(&self, number: u32) -> Option<Sentence> {
        self.analysis.document.sentences.get(number as usize).copied()
    }

    /// The number of the sentence that holds a token.
    pub fn sentence_of(&self, token: u32) -> u32 {
        let sentences = &self.analysis.document.sentences;
        u32::try_from(sentences.partition_point(|s| s.tokens.end <= token)).unwrap_or(u32::MAX)
    }

    /// The block that holds a token, and its number.
    pub fn block_of(&self, token: u32) -> Option<(usize, &'a Block)> {
        let blocks = &self.analysis.document.blocks;
        let number = blocks.partition_point(|b| b.tokens.end <= token);
        blocks.get(number).map(|block| (number, block))
    }

    /// The paragraphs of running text.
    pub fn paragraphs(&self) -> impl Iterator<Item = &'a Block> {
        self.analysis.document.blocks.iter().filter(|b| b.kind == BlockKind::Body)
    }

    /// The finite verb that shows the mood of a quotation, and the kind of its clause.
    pub fn verb(&self, quotation: &Quotation) -> Option<(u32, ClauseKind)> {
        let quote = quotation.roles.get(Role::Quote);
        let scene = self.scenes.get(self.sentence_of(quote.hull().start))?;
        let clause = leading(scene, quote).and_then(|id| scene.syntax.clause(id))?;
        Some((clause.finite.unwrap_or(clause.first), clause.kind))
    }

    /// The reporting expression of a quotation.
    pub fn lexeme(&self, quotation: &Quotation) -> Option<&'a Lexeme> {
        // one whose quote goes on from another's has its verb, but does not use it
        let cue = quotation.roles.get(Role::Cue);
        quotation.lexeme.filter(|_| !cue.is_empty()).and_then(|l| self.grammar.lexicon.lexeme(l))
    }

    /// How the speaker of a quotation is named there.
    pub fn speaker_form(&self, quotation: &Quotation) -> SpeakerForm {
        let speaker = quotation.roles.get(Role::Speaker);
        if speaker.is_empty() {
            return SpeakerForm::None;
        }
        let nouns = || speaker.tokens().filter_map(|t| self.word(t)).filter(|w| w.is(Classes::NOMINAL));
        // a word that the lexicon does not know as a noun is a name
        let is_name = |w: &Word| {
            (w.classes & Classes::NOUN).difference(Classes::FIRST_NAME) == Classes::NOMINAL
                && w.token.case == Case::Capital
        };
        if speaker == quotation.roles.get(Role::Cue) {
            SpeakerForm::Anaphor
        } else if nouns().next().is_none() {
            SpeakerForm::Pronoun
        } else if nouns().any(|w| w.is(Classes::FIRST_NAME)) {
            SpeakerForm::FullName
        } else if nouns().last().is_some_and(is_name) {
            SpeakerForm::Surname
        } else {
            SpeakerForm::Description
        }
    }

    /// Where the frame of a quotation stands.
    pub fn frame_place(&self, quotation: &Quotation) -> FramePlace {
        let (quote, frame) = (quotation.roles.get(Role::Quote).hull(), quotation.roles.get(Role::Frame).hull());
        if frame.is_empty() {
            FramePlace::None
        } else if frame.end <= quote.start || frame.start < quote.start {
            FramePlace::Before
        } else if frame.start >= quote.end {
            FramePlace::After
        } else {
            FramePlace::Inside
        }
    }

    /// The quotation that another stands in.
    pub fn parent(&self, quotation: &Quotation) -> Option<&'a Quotation> {
        quotation.parent.and_then(|p| self.analysis.quotations.get(p))
    }

    /// Whether a token stands in quotation marks.
    pub fn is_in_marks(&self, at: u32) -> bool {
        let pairs = &self.analysis.document.pairs;
        let before = pairs.partition_point(|p| p.tokens.start <= at);
        // an outermost pair begins at most a few inner ones before the token
        let near = pairs.get(..before).unwrap_or_default().iter().rev();
        let outermost = near.take(LONGEST_NEST).find(|p| p.depth == 0);
        outermost.is_some_and(|p| p.tokens.contains(at))
    }

    /// The place of a quotation in the list of quotations.
    pub fn number(&self, quotation: &Quotation) -> Option<usize> {
        let quotations = &self.analysis.quotations;
        let start = |q: &Quotation| q.roles.get(Role::Quote).hull().start;
        let first = quotations.partition_point(|q| start(q) < start(quotation));
        let here = quotations.get(first..)?.iter().position(|q| std::ptr::eq(q, quotation))?;
        Some(first + here)
    }

    /// Why the speaker of a quotation is not known, if so.
    pub fn unknown(&self, quotation: &Quotation) -> Option<Reason> {
        self.analysis.attributions.get(self.number(quotation)?)?.by.err()
    }
}
