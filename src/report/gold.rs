//! The published corpus format (Petersen-Frey and Biemann 2024): spans in code points.

use super::Report;
use crate::analysis::Analysis;
use crate::input::Article;
use crate::position::Positions;
use crate::score::{Annotation, CorpusDocument};
use std::io::{self, Write};

/// `--format gold`: one document a line.
#[derive(Debug, Default)]
pub struct Gold;

impl Report for Gold {
    fn article(&mut self, article: &Article, analysis: &Analysis<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        let positions = Positions::new(analysis.document.text);
        let annotations = analysis.quotations.iter().map(|q| Annotation::new(q, &analysis.document, &positions));
        let document = CorpusDocument {
            document_name: article.name.as_str().into(),
            original_text: analysis.document.text.into(),
            tokens: None,
            annotations: annotations.collect(),
        };
        serde_json::to_writer(&mut *out, &document)?;
        writeln!(out)
    }
}
