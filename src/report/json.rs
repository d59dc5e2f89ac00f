//! JSON, version 1: what others build on. The schema beside this file says what every field means.

use super::{Report, joined};
use crate::analysis::Analysis;
use crate::grammar::Role;
use crate::input::Article;
use crate::position::Positions;
use crate::quotation::{MarkUse, Quotation};
use crate::span::{Range, Ranges};
use crate::speaker::{By, Entity, Gender, Reason};
use std::io::{self, Write};

/// The JSON Schema of the output.
pub const SCHEMA: &str = include_str!("schema.json");

const VERSION: u32 = 1;

/// `--format json`: one object with all documents, written as they come.
#[derive(Debug, Default)]
pub struct Json {
    begun: bool,
}

impl Report for Json {
    fn article(&mut self, article: &Article, analysis: &Analysis<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        if self.begun {
            writeln!(out, ",")?;
        } else {
            self.open(out)?;
        }
        Writer(out).write(article, analysis, None)
    }

    fn end(&mut self, out: &mut Vec<u8>) -> io::Result<()> {
        if !self.begun {
            self.open(out)?;
        }
        writeln!(out, "\n]}}")
    }
}

impl Json {
    fn open(&mut self, out: &mut Vec<u8>) -> io::Result<()> {
        self.begun = true;
        writeln!(out, "{{\"version\":{VERSION},\"documents\":[")
    }
}

/// `--format jsonl`: one document a line.
#[derive(Debug, Default)]
pub struct Lines;

impl Report for Lines {
    fn article(&mut self, article: &Article, analysis: &Analysis<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        Writer(out).write(article, analysis, Some(VERSION))?;
        out.push(b'\n');
        Ok(())
    }
}

/// A document being written. A span alone has ten numbers, so the names of the fields are written as they stand here, without a
/// look at each of their characters; so are the values, unless something in them must be escaped.
#[derive(Debug)]
struct Writer<'w>(&'w mut Vec<u8>);

/// What is looked up for every part of a document.
struct Page<'a> {
    article: &'a Article,
    analysis: &'a Analysis<'a>,
    positions: Positions<'a>,
}

impl Writer<'_> {
    fn write(&mut self, article: &Article, analysis: &Analysis<'_>, version: Option<u32>) -> io::Result<()> {
        let page = Page { article, analysis, positions: Positions::new(analysis.document.text) };
        self.raw("{");
        if let Some(version) = version {
            self.number("\"version\":", version);
            self.raw(",");
        }
        self.text("\"file\":", &article.name)?;
        self.list(",\"quotations\":[", analysis.quotations.iter().enumerate(), |w, q| w.quotation(&page, q))?;
        self.list("],\"marks\":[", &analysis.marks, |w, mark| w.mark(&page, mark))?;
        self.list("],\"entities\":[", analysis.entities.iter().enumerate(), |w, entity| w.entity(&page, entity))?;
        self.raw("]}");
        Ok(())
    }

    #[inline]
    fn raw(&mut self, json: &str) {
        self.0.extend_from_slice(json.as_bytes());
    }

    #[inline]
    fn number(&mut self, name: &str, number: impl itoa::Integer) {
        self.raw(name);
        self.raw(itoa::Buffer::new().format(number));
    }

    fn id(&mut self, name: &str, id: Option<impl itoa::Integer>) {
        match id {
            Some(id) => self.number(name, id),
            None => self.null(name),
        }
    }

    fn null(&mut self, name: &str) {
        self.raw(name);
        self.raw("null");
    }

    fn flag(&mut self, name: &str, flag: bool) {
        self.raw(name);
        self.raw(if flag { "true" } else { "false" });
    }

    /// A value of a fixed list, in which nothing must be escaped.
    fn word(&mut self, name: &str, word: &'static str) {
        self.raw(name);
        self.raw("\"");
        self.raw(word);
        self.raw("\"");
    }

    fn optional(&mut self, name: &str, word: Option<&'static str>) {
        match word {
            Some(word) => self.word(name, word),
            None => self.null(name),
        }
    }

    fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.raw(name);
        if must_be_escaped(text) {
            return Ok(serde_json::to_writer(&mut *self.0, text)?);
        }
        self.raw("\"");
        self.raw(text);
        self.raw("\"");
        Ok(())
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
        self.number("{\"id\":", number + 1);
        self.id(",\"parent\":", q.parent.map(|p| p + 1));
        self.word(",\"type\":", q.kind.name());
        self.word(",\"medium\":", q.medium.name());
        self.word(",\"mood\":", q.mood.name());
        self.flag(",\"negated\":", q.negated);
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
            self.id(",\"entity\":", entity);
            self.raw("}");
        }
        self.role(",\"addressee\":", page, q.roles.get(Role::Addressee))?;
        self.id(",\"entity\":", entity);
        self.optional(",\"by\":", attribution.and_then(|a| a.by.ok()).map(By::name));
        self.optional(",\"reason\":", attribution.and_then(|a| a.by.err()).map(Reason::name));
        let via = attribution.into_iter().flat_map(|a| &a.via);
        self.list(",\"via\":[", via, |w, entity| {
            w.number("", entity + 1);
            Ok(())
        })?;
        self.text("],\"construction\":", &q.construction)?;
        self.text(",\"why\":", &q.why)?;
        self.raw("}");
        Ok(())
    }

    fn mark(&mut self, page: &Page<'_>, mark: &MarkUse<'_>) -> io::Result<()> {
        self.word("{\"kind\":", mark.kind.name());
        self.text(",\"reason\":", &mark.reason.said())?;
        self.raw(",\"span\":");
        self.span(page, mark.tokens);
        self.raw("}");
        Ok(())
    }

    fn entity(&mut self, page: &Page<'_>, (number, entity): (usize, &Entity)) -> io::Result<()> {
        self.number("{\"id\":", number + 1);
        self.text(",\"name\":", &entity.name)?;
        self.word(",\"kind\":", entity.kind.name());
        self.optional(",\"gender\":", entity.gender.map(Gender::name));
        self.flag(",\"plural\":", entity.plural);
        self.list(",\"mentions\":[", &entity.mentions, |w, mention| {
            w.part(page, &mention.tokens)?;
            w.word(",\"by\":", mention.by.name());
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
        self.text("{\"text\":", &joined(page.analysis, ranges))?;
        self.list(",\"spans\":[", ranges, |w, range| {
            w.span(page, *range);
            Ok(())
        })?;
        self.raw("]");
        Ok(())
    }

    fn span(&mut self, page: &Page<'_>, range: Range) {
        let span = page.analysis.document.span(range);
        let (start, end) = (page.positions.at(span.start), page.positions.at(span.end));
        self.number("{\"byte\":[", page.article.file_byte(span.start));
        self.number(",", page.article.file_byte(span.end));
        self.number("],\"char\":[", start.char);
        self.number(",", end.char);
        self.number("],\"utf16\":[", start.utf16);
        self.number(",", end.utf16);
        self.number("],\"start\":{\"line\":", start.line);
        self.number(",\"column\":", start.column);
        self.number("},\"end\":{\"line\":", end.line);
        self.number(",\"column\":", end.column);
        self.raw("}}");
    }
}

/// Whether a text holds a quotation mark, a backslash or a control character. Without an early end inside a chunk, so that the compiler
/// compares all its bytes at once.
fn must_be_escaped(text: &str) -> bool {
    let (chunks, rest) = text.as_bytes().as_chunks::<16>();
    let special = |b: &u8| u8::from(*b < b' ' || *b == b'"' || *b == b'\\');
    let any = |chunk: &[u8; 16]| chunk.iter().fold(0, |any, b| any | special(b)) != 0;
    chunks.iter().any(any)
        || match text.as_bytes().last_chunk() {
            // some bytes of the chunk before are looked at again
            Some(last) => any(last),
            None => rest.iter().any(|b| special(b) != 0),
        }
}
