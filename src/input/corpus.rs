//! A corpus in the published format: one JSON object a line with documentName and originalText. Read line by line, so that memory
//! is bounded by the longest line.

use super::{Article, InputError, Next};
use serde::Deserialize;
use std::borrow::Cow;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Line<'l> {
    #[serde(borrow, default)]
    document_name: Cow<'l, str>,
    #[serde(borrow)]
    original_text: Cow<'l, str>,
}

/// Whether the first bytes of a stream look like a corpus.
pub(super) fn looks_like_corpus(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    start.starts_with(b"{") && memchr::memmem::find(start, b"\"originalText\"").is_some()
}

pub(super) struct Corpus<'f> {
    file: &'f Path,
    reader: BufReader<Box<dyn Read>>,
    lossy: bool,
}

impl<'f> Corpus<'f> {
    pub(super) fn new(file: &'f Path, reader: BufReader<Box<dyn Read>>, lossy: bool) -> Self {
        Self { file, reader, lossy }
    }

    /// Calls `each` with every document and when the next one comes, until it says no.
    pub(super) fn each(mut self, mut each: impl FnMut(Result<Article, InputError>, Next) -> bool) {
        let Self { file, lossy, .. } = self;
        let mut broken = Vec::new();
        for number in 1.. {
            // most lines stand in the buffer as a whole
            let buffered = self.reader.buffer();
            let (line, read) = match memchr::memchr(b'\n', buffered) {
                Some(end) => (buffered.split_at(end).0, end + 1),
                None => {
                    broken.clear();
                    match self.reader.read_until(b'\n', &mut broken) {
                        Ok(0) => return,
                        Ok(_) => (broken.as_slice(), 0),
                        Err(error) => {
                            each(Err(InputError::Unreadable(file.to_path_buf(), error)), Next::AtHand);
                            return;
                        }
                    }
                }
            };
            // without the line's end, which would be reported as a character that is no JSON
            let line = line.trim_ascii_end();
            let article = (!line.is_empty()).then(|| article(file, line, number, lossy));
            self.reader.consume(read);
            let next = memchr::memchr(b'\n', self.reader.buffer()).map_or(Next::Awaited, |_| Next::AtHand);
            if !article.is_none_or(|article| each(article, next)) {
                return;
            }
        }
    }
}

fn article(file: &Path, bytes: &[u8], line: usize, lossy: bool) -> Result<Article, InputError> {
    let bad = |error| InputError::BadLine { file: file.to_path_buf(), line, error };
    // text that is known to be UTF-8 is not checked again
    let parsed = match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => serde_json::from_str(text),
        Err(_) => serde_json::from_slice(bytes),
    };
    match parsed {
        Ok(parsed) => Ok(named(parsed, line)),
        Err(error) if lossy => {
            let text = String::from_utf8_lossy(bytes);
            serde_json::from_str(&text).map(|parsed| named(parsed, line)).map_err(|_| bad(error))
        }
        Err(error) => Err(bad(error)),
    }
}

/// A document without name is called by its line.
fn named(parsed: Line<'_>, line: usize) -> Article {
    let name = if parsed.document_name.is_empty() { line.to_string() } else { parsed.document_name.into_owned() };
    Article { name, text: parsed.original_text.into_owned(), moved: Vec::new() }
}
