//! `sagte score --format json`.

use super::{By, Scored};
use crate::score::{Case, ConstructionScore, DocumentScore, Row, TypeScore};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct ScoresJson<'s> {
    version: u32,
    corpora: Vec<CorpusJson<'s>>,
}

#[derive(Serialize)]
struct CorpusJson<'s> {
    gold: &'s str,
    documents: usize,
    missing: usize,
    figures: Vec<Row>,
    #[serde(skip_serializing_if = "Option::is_none")]
    constructions: Option<Vec<ConstructionScore>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    types: Option<Vec<TypeScore>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by_document: Option<Vec<DocumentScore>>,
    #[serde(skip_serializing_if = "<[Case]>::is_empty")]
    errors: &'s [Case],
}

/// Writes the figures of some corpora as one object.
///
/// # Errors
/// What the writer says.
pub fn score_json(corpora: &[Scored], by: Option<By>, out: &mut dyn Write) -> io::Result<()> {
    let corpora = corpora.iter().map(|corpus| CorpusJson::new(corpus, by)).collect();
    serde_json::to_writer_pretty(&mut *out, &ScoresJson { version: 1, corpora })?;
    writeln!(out)
}

impl<'s> CorpusJson<'s> {
    fn new(Scored { gold, score }: &'s Scored, by: Option<By>) -> Self {
        Self {
            gold,
            documents: score.documents,
            missing: score.missing,
            figures: score.measure.rows(),
            constructions: (by == Some(By::Construction)).then(|| score.constructions()),
            types: (by == Some(By::Type)).then(|| score.types()),
            by_document: (by == Some(By::Document)).then(|| score.by_document()),
            errors: score.worst(),
        }
    }
}
