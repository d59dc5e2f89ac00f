//! The worst cases, to be looked at side by side.

use super::Pair;
use super::corpus::CorpusDocument;
use super::labelled::{FoundBy, Labelled, PARTS, Tokens};
use crate::grammar::Role;
use serde::Serialize;

/// A gold quotation and a predicted one that do not agree.
#[derive(Clone, Debug, Serialize)]
pub struct Case {
    /// Its document.
    pub document: String,
    /// How well the parts fit, from 0 to 1.
    pub fit: f64,
    /// What is wrong.
    pub reason: Reason,
    /// The parts that one side has at least.
    pub parts: Vec<Part>,
    /// Gold type and medium; nothing if it is not in the gold.
    pub gold: Option<Labels>,
    /// Predicted type and medium; nothing if it was not predicted.
    pub predicted: Option<Labels>,
    /// What found it, if it is one of ours.
    pub found_by: Option<FoundBy>,
}

/// The labels of a side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Labels {
    /// Direct, Indirect, …
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Speech, Writing, …
    pub medium: Option<String>,
}

/// A part on both sides.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// Which.
    pub name: &'static str,
    /// The words of the gold.
    pub gold: String,
    /// The words predicted.
    pub predicted: String,
    /// Whether they are the same.
    pub same: bool,
}

/// What is wrong with a pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Nothing was predicted.
    Missed,
    /// There is nothing in the gold.
    Invented,
    /// The two share no word of their quotes: one was missed, the other invented.
    Apart,
    /// These parts differ.
    Differs(Vec<&'static str>),
}

/// The worst cases so far.
#[derive(Debug, Default)]
pub(super) struct Worst {
    limit: usize,
    cases: Vec<Case>,
}

impl Worst {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, cases: Vec::new() }
    }

    pub(super) fn add(&mut self, document: &CorpusDocument<'_>, tokens: &Tokens, pairs: &[Pair<'_>]) {
        if self.limit == 0 {
            return;
        }
        let text = Text::new(document, tokens);
        let wrong = pairs.iter().filter(|pair| pair.fit() < 1.0);
        self.cases.extend(wrong.map(|pair| case(*pair, &text)));
        self.cases.sort_by(|a, b| a.fit.total_cmp(&b.fit));
        self.cases.truncate(self.limit);
    }

    pub(super) fn cases(&self) -> &[Case] {
        &self.cases
    }
}

fn case(pair: Pair<'_>, text: &Text<'_>) -> Case {
    let part = |role: Role| {
        let (gold, predicted) = pair.part(role);
        Part { name: role.name(), gold: text.of(gold), predicted: text.of(predicted), same: gold == predicted }
    };
    let parts: Vec<Part> =
        PARTS.into_iter().map(part).filter(|p| !p.gold.is_empty() || !p.predicted.is_empty()).collect();
    Case {
        document: text.document.document_name.to_string(),
        fit: pair.fit(),
        reason: reason(pair, &parts),
        parts,
        gold: pair.gold.map(labels),
        predicted: pair.predicted.map(labels),
        found_by: pair.predicted.and_then(|p| p.found_by.clone()),
    }
}

fn reason(pair: Pair<'_>, parts: &[Part]) -> Reason {
    match (pair.gold, pair.predicted) {
        (_, None) => Reason::Missed,
        (None, _) => Reason::Invented,
        _ if pair.overlap(Role::Quote) == 0.0 => Reason::Apart,
        (Some(gold), Some(predicted)) => {
            let mut names: Vec<_> = parts.iter().filter(|p| !p.same).map(|p| p.name).collect();
            names.extend((gold.kind != predicted.kind).then_some("type"));
            names.extend((gold.medium != predicted.medium).then_some("medium"));
            Reason::Differs(names)
        }
    }
}

fn labels(labelled: &Labelled) -> Labels {
    Labels { kind: labelled.kind.clone(), medium: labelled.medium.clone() }
}

/// A document's text by code points.
struct Text<'d> {
    document: &'d CorpusDocument<'d>,
    tokens: &'d Tokens,
    /// The byte of every code point, and the end.
    bytes: Vec<usize>,
}

impl<'d> Text<'d> {
    fn new(document: &'d CorpusDocument<'d>, tokens: &'d Tokens) -> Self {
        let text = &document.original_text;
        let bytes = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        Self { document, tokens, bytes }
    }

    /// The words of some tokens; what stands between them is left out visibly.
    fn of(&self, tokens: &[u32]) -> String {
        let runs = tokens.chunk_by(|a, b| a + 1 == *b);
        let runs = runs.filter_map(|run| Some(self.tokens.span(*run.first()?, *run.last()?)));
        let byte = |char: u32| self.bytes.get(char as usize).copied();
        let texts = runs.filter_map(|s| self.document.original_text.get(byte(s.char_begin)?..byte(s.char_end)?));
        texts.map(|t| t.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join(" […] ")
    }
}
