//! How well quotations are found: gold and predicted ones are read, put side by side and counted, by the measure published with the
//! corpus of German news (Petersen-Frey and Biemann 2024).

mod align;
mod breakdown;
mod case;
mod corpus;
mod labelled;
mod measure;

pub use breakdown::{ConstructionScore, DocumentScore, TypeScore};
pub use case::{Case, Labels, Part, Reason};
pub use corpus::{Annotation, CharSpan, CorpusDocument, Spans};
pub use labelled::{FoundBy, Labelled, PARTS, Tokens};
pub use measure::{Measure, Row, TYPES, Tally};

use crate::analysis::analyze;
use crate::grammar::Grammar;
use crate::input::InputError;
use crate::position::Positions;
use crate::text::Document;
use align::pair_up;
use breakdown::Breakdown;
use case::Worst;
use corpus::{Prediction, read};
use std::collections::HashMap;
use std::path::Path;

/// A gold quotation and the predicted one that is held against it; one of them may be missing.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'d> {
    /// What the annotators found.
    pub gold: Option<&'d Labelled>,
    /// What was predicted.
    pub predicted: Option<&'d Labelled>,
}

/// Predictions that were made elsewhere, by the name of their document.
#[derive(Debug)]
pub struct Predictions(HashMap<String, Vec<Annotation<'static>>>);

impl Predictions {
    /// Reads a file or folder in the published format.
    ///
    /// # Errors
    /// What cannot be read.
    pub fn read(path: &Path) -> Result<Self, InputError> {
        let mut all = HashMap::new();
        read(path, |document: Prediction| {
            all.insert(document.document_name, document.annotations);
        })?;
        Ok(Self(all))
    }
}

/// How well the quotations of a corpus are found.
#[derive(Debug, Default)]
pub struct Score {
    /// Documents of the corpus.
    pub documents: usize,
    /// Documents without prediction.
    pub missing: usize,
    /// The figures over all documents.
    pub measure: Measure,
    breakdown: Breakdown,
    worst: Worst,
}

impl Score {
    /// Scores a corpus: the predictions, or what the grammar finds in the texts. Keeps the worst cases, as many as wanted.
    ///
    /// # Errors
    /// What cannot be read.
    pub fn of(
        gold: &Path,
        predictions: Option<&Predictions>,
        grammar: &Grammar,
        worst: usize,
    ) -> Result<Self, InputError> {
        let mut score = Self { worst: Worst::new(worst), ..Self::default() };
        read(gold, |document: CorpusDocument<'static>| {
            let tokens = document.tokens.as_deref().map_or_else(|| own_tokens(&document, grammar), Tokens::new);
            let predicted = match predictions {
                None => analysed(&document.original_text, &tokens, grammar),
                Some(predictions) => {
                    let found = predictions.0.get(document.document_name.as_ref());
                    score.missing += usize::from(found.is_none());
                    found.into_iter().flatten().map(|a| Labelled::new(a, &tokens)).collect()
                }
            };
            score.add(&document, &tokens, &predicted);
        })?;
        Ok(score)
    }

    fn add(&mut self, document: &CorpusDocument<'_>, tokens: &Tokens, predicted: &[Labelled]) {
        let gold: Vec<Labelled> = document.annotations.iter().map(|a| Labelled::new(a, tokens)).collect();
        let pairs = pair_up(&gold, predicted);
        self.documents += 1;
        for pair in &pairs {
            self.measure.add(*pair);
        }
        self.breakdown.add(&document.document_name, &pairs);
        self.worst.add(document, tokens, &pairs);
    }

    /// How well each construction does, the one with the most wrong quotations first.
    pub fn constructions(&self) -> Vec<ConstructionScore> {
        self.breakdown.constructions()
    }

    /// How well each type is found, part by part.
    pub fn types(&self) -> Vec<TypeScore> {
        self.breakdown.types()
    }

    /// How well each document is read, the worst first. Documents without quotations have no figure.
    pub fn by_document(&self) -> Vec<DocumentScore> {
        self.breakdown.documents()
    }

    /// The worst cases, the very worst first.
    pub fn worst(&self) -> &[Case] {
        self.worst.cases()
    }
}

/// What the grammar finds in a text, with the construction that found it.
fn analysed(text: &str, tokens: &Tokens, grammar: &Grammar) -> Vec<Labelled> {
    let analysis = analyze(text, grammar);
    let positions = Positions::new(text);
    let labelled = analysis.quotations.iter().map(|quotation| {
        let labelled = Labelled::new(&Annotation::new(quotation, &analysis.document, &positions), tokens);
        labelled.found_by(&quotation.construction, &quotation.why)
    });
    labelled.collect()
}

/// The measure counts tokens. A corpus that brings none along is counted in ours.
fn own_tokens(document: &CorpusDocument<'_>, grammar: &Grammar) -> Tokens {
    let text = document.original_text.as_ref();
    let positions = Positions::new(text);
    let read = Document::read(text, &grammar.abbreviations, &grammar.layout);
    let spans: Vec<CharSpan> = read.tokens.iter().map(|token| CharSpan::new(token.span, &positions)).collect();
    Tokens::new(&spans)
}
