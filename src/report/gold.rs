//! The published corpus format (Petersen-Frey and Biemann 2024): spans in code points.

use super::Report;
use super::json::write_object;
use crate::analysis::Analysis;
use crate::input::Article;
use crate::position::Positions;
use crate::score::{Annotation, CorpusDocument};
use std::io::{self, Write};

/// `--format gold`: one document a line.
#[derive(Debug, Default)]
pub struct Gold {
    buffer: Vec<u8>,
}

impl Report for Gold {
    fn article(&mut self, article: &Article, analysis: &Analysis<'_>, out: &mut dyn Write) -> io::Result<()> {
        let positions = Positions::new(analysis.document.text);
        let annotations = analysis.quotations.iter().map(|q| Annotation::new(q, &analysis.document, &positions));
        let document = CorpusDocument {
            document_name: article.name.as_str().into(),
            original_text: analysis.document.text.into(),
            tokens: None,
            annotations: annotations.collect(),
        };
        write_object(&document, &mut self.buffer, out)?;
        writeln!(out)
    }
}
