//! The published corpus format (Petersen-Frey and Biemann 2024): spans in code points.

use super::Report;
use super::json::write_object;
use crate::analysis::Analysis;
use crate::grammar::Role;
use crate::input::Article;
use crate::position::Positions;
use crate::quotation::Quotation;
use crate::span::Ranges;
use serde::Serialize;
use std::io::{self, Write};

/// `--format gold`: one document a line.
#[derive(Debug, Default)]
pub struct Gold {
    buffer: Vec<u8>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DocumentGold<'a> {
    document_name: &'a str,
    original_text: &'a str,
    annotations: Vec<AnnotationGold>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AnnotationGold {
    r#type: &'static str,
    medium: &'static str,
    is_nested: bool,
    quote: SpansGold,
    cue: SpansGold,
    frame: SpansGold,
    speaker: SpansGold,
    addressee: SpansGold,
}

#[derive(Serialize)]
struct SpansGold {
    spans: Vec<SpanGold>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SpanGold {
    char_begin: u32,
    char_end: u32,
}

impl Report for Gold {
    fn article(&mut self, article: &Article, analysis: &Analysis<'_>, out: &mut dyn Write) -> io::Result<()> {
        let positions = Positions::new(analysis.document.text);
        let spans = |ranges: &Ranges| SpansGold {
            spans: ranges
                .iter()
                .map(|range| analysis.document.span(*range))
                .map(|s| SpanGold { char_begin: positions.at(s.start).char, char_end: positions.at(s.end).char })
                .collect(),
        };
        let annotation = |q: &Quotation| AnnotationGold {
            r#type: q.kind.name(),
            medium: q.medium.name(),
            is_nested: q.parent.is_some(),
            quote: spans(q.roles.get(Role::Quote)),
            cue: spans(q.roles.get(Role::Cue)),
            frame: spans(q.roles.get(Role::Frame)),
            speaker: spans(q.roles.get(Role::Speaker)),
            addressee: spans(q.roles.get(Role::Addressee)),
        };
        let annotations = analysis.quotations.iter().map(annotation).collect();
        let document =
            DocumentGold { document_name: &article.name, original_text: analysis.document.text, annotations };
        write_object(&document, &mut self.buffer, out)?;
        writeln!(out)
    }
}
