//! JSON, version 1: what others build on. The schema beside this file says what every field means.

use super::{Report, joined};
use crate::analysis::Analysis;
use crate::grammar::Role;
use crate::input::Article;
use crate::position::Positions;
use crate::quotation::Quotation;
use crate::span::{Range, Ranges};
use crate::speaker::{By, Gender, Reason};
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write};

/// The JSON Schema of the output.
pub const SCHEMA: &str = include_str!("schema.json");

const VERSION: u32 = 1;

/// `--format json`: one object with all documents, written as they come.
#[derive(Debug, Default)]
pub struct Json {
    begun: bool,
    buffer: Vec<u8>,
}

impl Report for Json {
    fn article(&mut self, article: &Article, analysis: &Analysis<'_>, out: &mut dyn Write) -> io::Result<()> {
        if self.begun {
            writeln!(out, ",")?;
        } else {
            self.open(out)?;
        }
        write_object(&document(article, analysis, None), &mut self.buffer, out)
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if !self.begun {
            self.open(out)?;
        }
        writeln!(out, "\n]}}")
    }
}

impl Json {
    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.begun = true;
        writeln!(out, "{{\"version\":{VERSION},\"documents\":[")
    }
}

/// `--format jsonl`: one document a line.
#[derive(Debug, Default)]
pub struct Lines {
    buffer: Vec<u8>,
}

impl Report for Lines {
    fn article(&mut self, article: &Article, analysis: &Analysis<'_>, out: &mut dyn Write) -> io::Result<()> {
        write_object(&document(article, analysis, Some(VERSION)), &mut self.buffer, out)?;
        writeln!(out)
    }
}

/// Writes an object at once: a serialiser makes thousands of small writes.
pub(super) fn write_object(object: &impl Serialize, buffer: &mut Vec<u8>, out: &mut dyn Write) -> io::Result<()> {
    buffer.clear();
    serde_json::to_writer(&mut *buffer, object)?;
    out.write_all(buffer)
}

#[derive(Serialize)]
struct DocumentJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<u32>,
    file: &'a str,
    quotations: Vec<QuotationJson<'a>>,
    marks: Vec<MarkJson>,
    entities: Vec<EntityJson<'a>>,
}

#[derive(Serialize)]
struct QuotationJson<'a> {
    id: usize,
    parent: Option<usize>,
    r#type: &'static str,
    medium: &'static str,
    mood: &'static str,
    negated: bool,
    quote: PartJson<'a>,
    cue: Option<PartJson<'a>>,
    frame: Option<PartJson<'a>>,
    speaker: Option<SpeakerJson<'a>>,
    addressee: Option<PartJson<'a>>,
    entity: Option<u32>,
    by: Option<&'static str>,
    reason: Option<&'static str>,
    via: Vec<u32>,
    construction: &'a str,
    why: &'a str,
}

#[derive(Serialize)]
struct PartJson<'a> {
    text: Cow<'a, str>,
    spans: Vec<SpanJson>,
}

#[derive(Serialize)]
struct SpeakerJson<'a> {
    text: Cow<'a, str>,
    spans: Vec<SpanJson>,
    entity: Option<u32>,
}

#[derive(Serialize)]
struct SpanJson {
    byte: [u32; 2],
    char: [u32; 2],
    utf16: [u32; 2],
    start: PlaceJson,
    end: PlaceJson,
}

#[derive(Serialize)]
struct PlaceJson {
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct MarkJson {
    kind: &'static str,
    reason: String,
    span: SpanJson,
}

#[derive(Serialize)]
struct EntityJson<'a> {
    id: usize,
    name: &'a str,
    kind: &'static str,
    gender: Option<&'static str>,
    plural: bool,
    mentions: Vec<MentionJson<'a>>,
}

#[derive(Serialize)]
struct MentionJson<'a> {
    #[serde(flatten)]
    part: PartJson<'a>,
    by: &'static str,
}

fn document<'a>(article: &'a Article, analysis: &'a Analysis<'a>, version: Option<u32>) -> DocumentJson<'a> {
    let positions = Positions::new(analysis.document.text);
    let part = |ranges: &Ranges| part(article, analysis, &positions, ranges);
    let quotation = |(number, q): (usize, &'a Quotation)| {
        let attribution = analysis.attributions.get(number);
        let role = |role| Some(q.roles.get(role)).filter(|r| !r.is_empty()).map(part);
        QuotationJson {
            id: number + 1,
            parent: q.parent.map(|p| p + 1),
            r#type: q.kind.name(),
            medium: q.medium.name(),
            mood: q.mood.name(),
            negated: q.negated,
            quote: part(q.roles.get(Role::Quote)),
            cue: role(Role::Cue),
            frame: role(Role::Frame),
            speaker: role(Role::Speaker).map(|p| SpeakerJson {
                text: p.text,
                spans: p.spans,
                entity: q.entity.map(|e| e + 1),
            }),
            addressee: role(Role::Addressee),
            entity: q.entity.map(|e| e + 1),
            by: attribution.and_then(|a| a.by.ok()).map(By::name),
            reason: attribution.and_then(|a| a.by.err()).map(Reason::name),
            via: attribution.into_iter().flat_map(|a| &a.via).map(|e| e + 1).collect(),
            construction: &q.construction,
            why: &q.why,
        }
    };
    let quotations = analysis.quotations.iter().enumerate().map(quotation).collect();
    let entities = analysis.entities.iter().enumerate().map(|(number, e)| EntityJson {
        id: number + 1,
        name: &e.name,
        kind: e.kind.name(),
        gender: e.gender.map(Gender::name),
        plural: e.plural,
        mentions: e.mentions.iter().map(|m| MentionJson { part: part(&m.tokens), by: m.by.name() }).collect(),
    });
    let marks = analysis.marks.iter().map(|m| MarkJson {
        kind: m.kind.name(),
        reason: m.reason.to_string(),
        span: span(article, analysis, &positions, m.tokens),
    });
    DocumentJson { version, file: &article.name, quotations, marks: marks.collect(), entities: entities.collect() }
}

fn part<'t>(article: &Article, analysis: &Analysis<'t>, positions: &Positions<'_>, ranges: &Ranges) -> PartJson<'t> {
    PartJson {
        text: joined(analysis, ranges),
        spans: ranges.iter().map(|r| span(article, analysis, positions, *r)).collect(),
    }
}

fn span(article: &Article, analysis: &Analysis<'_>, positions: &Positions<'_>, range: Range) -> SpanJson {
    let span = analysis.document.span(range);
    let (start, end) = (positions.at(span.start), positions.at(span.end));
    SpanJson {
        byte: [article.file_byte(span.start), article.file_byte(span.end)],
        char: [start.char, end.char],
        utf16: [start.utf16, end.utf16],
        start: PlaceJson { line: start.line, column: start.column },
        end: PlaceJson { line: end.line, column: end.column },
    }
}
