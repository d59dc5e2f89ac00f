//! The published corpus format (Petersen-Frey and Biemann 2024): one JSON object a document, spans in code points.

use crate::grammar::Role;
use crate::input::InputError;
use crate::position::Positions;
use crate::quotation::Quotation;
use crate::span::Span;
use crate::text::Document;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

/// A text and its quotations.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CorpusDocument<'a> {
    /// Its name, unique in the corpus.
    pub document_name: Cow<'a, str>,
    /// The text.
    pub original_text: Cow<'a, str>,
    /// The corpus's own tokens, which the measure counts.
    #[serde(default, skip_serializing)]
    pub tokens: Option<Vec<CharSpan>>,
    /// Its quotations.
    #[serde(default)]
    pub annotations: Vec<Annotation<'a>>,
}

/// What is read of a prediction.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Prediction {
    pub(super) document_name: String,
    #[serde(default)]
    pub(super) annotations: Vec<Annotation<'static>>,
}

/// A quotation.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Annotation<'a> {
    /// Direct, Indirect, …
    #[serde(rename = "type")]
    pub kind: Option<Cow<'a, str>>,
    /// Speech, Writing, …
    pub medium: Option<Cow<'a, str>>,
    /// Whether it stands in another one.
    #[serde(default)]
    pub is_nested: bool,
    /// The words reported.
    pub quote: Option<Spans>,
    /// The words that signal the report.
    pub cue: Option<Spans>,
    /// The clause around the quote.
    pub frame: Option<Spans>,
    /// Who speaks.
    pub speaker: Option<Spans>,
    /// Who is spoken to.
    pub addressee: Option<Spans>,
}

/// The places of a part.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Spans {
    /// In text order.
    #[serde(default)]
    pub spans: Vec<CharSpan>,
}

/// A place in code points, half open.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CharSpan {
    /// First code point.
    pub char_begin: u32,
    /// One past the last.
    pub char_end: u32,
}

impl CharSpan {
    pub(super) fn new(span: Span, positions: &Positions<'_>) -> Self {
        Self { char_begin: positions.at(span.start).char, char_end: positions.at(span.end).char }
    }
}

impl Annotation<'static> {
    /// A quotation of ours.
    pub fn new(quotation: &Quotation, document: &Document<'_>, positions: &Positions<'_>) -> Self {
        let spans = |role| {
            let ranges = quotation.roles.get(role).iter();
            Some(Spans { spans: ranges.map(|range| CharSpan::new(document.span(*range), positions)).collect() })
        };
        Self {
            kind: Some(quotation.kind.name().into()),
            medium: Some(quotation.medium.name().into()),
            is_nested: quotation.parent.is_some(),
            quote: spans(Role::Quote),
            cue: spans(Role::Cue),
            frame: spans(Role::Frame),
            speaker: spans(Role::Speaker),
            addressee: spans(Role::Addressee),
        }
    }
}

impl Annotation<'_> {
    /// The places of a part; none if it is missing.
    pub fn spans(&self, role: Role) -> &[CharSpan] {
        let part = match role {
            Role::Quote => &self.quote,
            Role::Cue => &self.cue,
            Role::Frame => &self.frame,
            Role::Speaker => &self.speaker,
            Role::Addressee => &self.addressee,
        };
        part.as_ref().map_or(&[], |part| part.spans.as_slice())
    }
}

/// Reads a JSONL file, a JSON file with one document, or a folder of such files.
pub(super) fn read<T: DeserializeOwned>(path: &Path, mut each: impl FnMut(T)) -> Result<(), InputError> {
    let unreadable = |error| InputError::Unreadable(path.to_path_buf(), error);
    if path.is_dir() {
        for file in json_files(path).map_err(unreadable)? {
            each(read_one(&file)?);
        }
        return Ok(());
    }
    if is_json(path) {
        each(read_one(path)?);
        return Ok(());
    }
    let lines = BufReader::new(File::open(path).map_err(unreadable)?);
    for (number, line) in (1..).zip(lines.split(b'\n')) {
        let line = line.map_err(unreadable)?;
        if !line.trim_ascii().is_empty() {
            let bad = |error| InputError::BadLine { file: path.to_path_buf(), line: number, error };
            each(serde_json::from_slice(&line).map_err(bad)?);
        }
    }
    Ok(())
}

fn read_one<T: DeserializeOwned>(file: &Path) -> Result<T, InputError> {
    let bytes = fs::read(file).map_err(|error| InputError::Unreadable(file.to_path_buf(), error))?;
    serde_json::from_slice(&bytes).map_err(|error| InputError::BadLine {
        file: file.to_path_buf(),
        line: error.line(),
        error,
    })
}

/// The JSON files of a folder by name.
fn json_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if is_json(&path) && !hidden {
            files.push(path);
        }
    }
    if files.is_empty() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "no .json file is in it"));
    }
    files.sort();
    Ok(files)
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "json")
}
