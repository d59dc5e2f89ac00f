//! JSON, version 1: what others build on. The schema beside this file says what every field means.

use super::{Report, joined};
use crate::analysis::Analysis;
use crate::grammar::Role;
use crate::input::Article;
use crate::position::Positions;
use crate::quotation::{MarkUse, Quotation};
use crate::span::{Range, Ranges};
use crate::speaker::{By, Entity, Gender, Reason};
use serde::Serialize;
use std::io::{self, Write};

/// The JSON Schema of the output.
pub const SCHEMA: &str = include_str!("schema.json");

const VERSION: u32 = 1;

/// `--format json`: one object with all documents, written as they come.
#[derive(Debug, Default)]
pub struct Json {
    begun: bool,
    document: Writer,
}

impl Report for Json {
    fn article(&mut self, article: &Article, analysis: &Analysis<'_>, out: &mut dyn Write) -> io::Result<()> {
        if self.begun {
            writeln!(out, ",")?;
        } else {
            self.open(out)?;
        }
        self.document.write(article, analysis, None, out)
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
    document: Writer,
}

impl Report for Lines {
    fn article(&mut self, article: &Article, analysis: &Analysis<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.document.write(article, analysis, Some(VERSION), out)?;
        writeln!(out)
    }
}

/// Writes an object at once: a serialiser makes thousands of small writes.
pub(super) fn write_object(object: &impl Serialize, buffer: &mut Vec<u8>, out: &mut dyn Write) -> io::Result<()> {
    buffer.clear();
    serde_json::to_writer(&mut *buffer, object)?;
    out.write_all(buffer)
}

/// A document being written. A span alone has ten numbers, so the names of the fields are written as they stand here, without a
/// look at each of their characters; the values are left to the serialiser.
#[derive(Debug, Default)]
struct Writer(Vec<u8>);

/// What is looked up for every part of a document.
struct Page<'a> {
    article: &'a Article,
    analysis: &'a Analysis<'a>,
    positions: Positions<'a>,
}

impl Writer {
    fn write(
        &mut self,
        article: &Article,
        analysis: &Analysis<'_>,
        version: Option<u32>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let page = Page { article, analysis, positions: Positions::new(analysis.document.text) };
        self.0.clear();
        self.raw("{");
        if let Some(version) = version {
            self.field("\"version\":", &version)?;
            self.raw(",");
        }
        self.field("\"file\":", article.name.as_str())?;
        self.list(",\"quotations\":[", analysis.quotations.iter().enumerate(), |w, q| w.quotation(&page, q))?;
        self.list("],\"marks\":[", &analysis.marks, |w, mark| w.mark(&page, mark))?;
        self.list("],\"entities\":[", analysis.entities.iter().enumerate(), |w, entity| w.entity(&page, entity))?;
        self.raw("]}");
        out.write_all(&self.0)
    }

    fn raw(&mut self, json: &str) {
        self.0.extend_from_slice(json.as_bytes());
    }

    fn field(&mut self, name: &str, value: &(impl Serialize + ?Sized)) -> io::Result<()> {
        self.raw(name);
        Ok(serde_json::to_writer(&mut self.0, value)?)
    }

    fn list<T>(
        &mut self,
        name: &str,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T) -> io::Result<()>,
    ) -> io::Result<()> {
        self.raw(name);
        for (number, item) in items.into_iter().enumerate() {
            if number > 0 {
                self.raw(",");
            }
            write(self, item)?;
        }
        Ok(())
    }

    fn quotation(&mut self, page: &Page<'_>, (number, q): (usize, &Quotation)) -> io::Result<()> {
        let attribution = page.analysis.attributions.get(number);
        let entity = q.entity.map(|e| e + 1);
        self.field("{\"id\":", &(number + 1))?;
        self.field(",\"parent\":", &q.parent.map(|p| p + 1))?;
        self.field(",\"type\":", q.kind.name())?;
        self.field(",\"medium\":", q.medium.name())?;
        self.field(",\"mood\":", q.mood.name())?;
        self.field(",\"negated\":", &q.negated)?;
        self.raw(",\"quote\":");
        self.part(page, q.roles.get(Role::Quote))?;
        self.raw("}");
        self.role(",\"cue\":", page, q.roles.get(Role::Cue))?;
        self.role(",\"frame\":", page, q.roles.get(Role::Frame))?;
        let speaker = q.roles.get(Role::Speaker);
        if speaker.is_empty() {
            self.raw(",\"speaker\":null");
        } else {
            self.raw(",\"speaker\":");
            self.part(page, speaker)?;
            self.field(",\"entity\":", &entity)?;
            self.raw("}");
        }
        self.role(",\"addressee\":", page, q.roles.get(Role::Addressee))?;
        self.field(",\"entity\":", &entity)?;
        self.field(",\"by\":", &attribution.and_then(|a| a.by.ok()).map(By::name))?;
        self.field(",\"reason\":", &attribution.and_then(|a| a.by.err()).map(Reason::name))?;
        let via = attribution.into_iter().flat_map(|a| &a.via);
        self.list(",\"via\":[", via, |w, entity| w.field("", &(entity + 1)))?;
        self.field("],\"construction\":", &*q.construction)?;
        self.field(",\"why\":", &*q.why)?;
        self.raw("}");
        Ok(())
    }

    fn mark(&mut self, page: &Page<'_>, mark: &MarkUse<'_>) -> io::Result<()> {
        self.field("{\"kind\":", mark.kind.name())?;
        self.field(",\"reason\":", &mark.reason.to_string())?;
        self.raw(",\"span\":");
        self.span(page, mark.tokens)?;
        self.raw("}");
        Ok(())
    }

    fn entity(&mut self, page: &Page<'_>, (number, entity): (usize, &Entity)) -> io::Result<()> {
        self.field("{\"id\":", &(number + 1))?;
        self.field(",\"name\":", &*entity.name)?;
        self.field(",\"kind\":", entity.kind.name())?;
        self.field(",\"gender\":", &entity.gender.map(Gender::name))?;
        self.field(",\"plural\":", &entity.plural)?;
        self.list(",\"mentions\":[", &entity.mentions, |w, mention| {
            w.part(page, &mention.tokens)?;
            w.field(",\"by\":", mention.by.name())?;
            w.raw("}");
            Ok(())
        })?;
        self.raw("]}");
        Ok(())
    }

    /// A part that may be missing.
    fn role(&mut self, name: &str, page: &Page<'_>, ranges: &Ranges) -> io::Result<()> {
        self.raw(name);
        if ranges.is_empty() {
            self.raw("null");
        } else {
            self.part(page, ranges)?;
            self.raw("}");
        }
        Ok(())
    }

    /// Text and spans, left open for more fields.
    fn part(&mut self, page: &Page<'_>, ranges: &Ranges) -> io::Result<()> {
        self.field("{\"text\":", &*joined(page.analysis, ranges))?;
        self.list(",\"spans\":[", ranges, |w, range| w.span(page, *range))?;
        self.raw("]");
        Ok(())
    }

    fn span(&mut self, page: &Page<'_>, range: Range) -> io::Result<()> {
        let span = page.analysis.document.span(range);
        let (start, end) = (page.positions.at(span.start), page.positions.at(span.end));
        for (name, number) in [
            ("{\"byte\":[", page.article.file_byte(span.start)),
            (",", page.article.file_byte(span.end)),
            ("],\"char\":[", start.char),
            (",", end.char),
            ("],\"utf16\":[", start.utf16),
            (",", end.utf16),
            ("],\"start\":{\"line\":", start.line),
            (",\"column\":", start.column),
            ("},\"end\":{\"line\":", end.line),
            (",\"column\":", end.column),
        ] {
            self.field(name, &number)?;
        }
        self.raw("}}");
        Ok(())
    }
}
