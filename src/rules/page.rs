//! A rule's page: a TOML block, then Markdown that says what the rule reports and why, with examples.
//!
//! The block stands between two lines `+++`. The examples are the quoted paragraphs (`> …`) under the headings of [`Verdict::HEADINGS`];
//! what the rule must mark in them stands between double asterisks.

use crate::error::DataError;
use crate::sources::Source;
use crate::span::Span;
use std::ops::Range;

/// The text of a page.
#[derive(Clone, Debug)]
pub struct Page {
    /// The file it comes from.
    pub file: String,
    /// Its heading.
    pub title: String,
    /// All of it behind the TOML block.
    pub markdown: String,
    /// Its examples, in order.
    pub examples: Vec<Example>,
}

/// What an example is to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The rule reports what is marked.
    Wrong,
    /// The rule reports nothing.
    Right,
    /// The rule reports what is marked, though it should not: when it no longer does, the page is out of date.
    FalseAlarm,
}

impl Verdict {
    /// The headings under which examples stand.
    pub const HEADINGS: [(&'static str, Verdict); 3] =
        [("Falsch", Verdict::Wrong), ("Richtig", Verdict::Right), ("Bekannte Fehlalarme", Verdict::FalseAlarm)];

    /// Its name in the names of tests.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Wrong => "wrong",
            Verdict::Right => "right",
            Verdict::FalseAlarm => "false-alarm",
        }
    }
}

/// One example of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What it is to show.
    pub verdict: Verdict,
    /// Its number under its heading, from 1.
    pub number: usize,
    /// The text without marking.
    pub text: String,
    /// What is to be marked, in text order.
    pub marks: Vec<Span>,
    /// The line of the page on which it begins, from 1.
    pub line: usize,
}

const FENCE: &str = "+++";

/// What a page needs besides its block.
const REMEDY: &str =
    "## Falsch and ## Richtig, each with at least one paragraph `> …`, in the wrong ones what is wrong as `**…**`";

impl Page {
    /// Reads a page. The second result is its TOML block, padded so that places in it are places in the file.
    ///
    /// # Errors
    /// What is missing, or the example that cannot be read.
    pub fn read(source: &Source) -> Result<(Self, String), DataError> {
        let text: &str = &source.text;
        let fault = |place: Range<usize>, message: &str| DataError::new(&source.file, text, place, message);
        let (front, start) = front(text).ok_or_else(|| {
            fault(0..text.find('\n').unwrap_or(text.len()), "the page does not begin with its TOML block")
                .help("a first line +++, then id, level, message and a condition, then another line +++")
        })?;
        let markdown = text.get(start..).unwrap_or_default();
        let title = markdown.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or_default().trim().to_string();
        let heading = markdown.find("# ").map_or(start, |at| start + at);
        let heading =
            heading..text.get(heading..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| heading + at);
        if title.is_empty() {
            return Err(fault(heading, "the page has no heading").help("# What the rule reports"));
        }
        let examples = examples(source, start)?;
        for wanted in [Verdict::Wrong, Verdict::Right] {
            if !examples.iter().any(|e| e.verdict == wanted) {
                let message = format!("no {} example", wanted.name());
                return Err(fault(heading, &message).help(REMEDY));
            }
        }
        let page = Page { file: source.file.clone(), title, markdown: markdown.trim_start().to_string(), examples };
        let padding: String = "\n".repeat(front.start);
        Ok((page, padding + text.get(front).unwrap_or_default()))
    }
}

/// The bytes of the TOML block, and where the rest of the page begins.
fn front(text: &str) -> Option<(Range<usize>, usize)> {
    let start = text.strip_prefix(FENCE)?.find('\n')? + FENCE.len() + 1;
    let end = start + text.get(start..)?.find(&format!("\n{FENCE}"))? + 1;
    let rest = end + text.get(end..)?.find('\n').unwrap_or(FENCE.len());
    Some((start..end, rest))
}

fn examples(source: &Source, start: usize) -> Result<Vec<Example>, DataError> {
    let mut examples: Vec<Example> = Vec::new();
    let mut verdict = None;
    let mut quoted: Option<(usize, String)> = None;
    let mut at = start;
    let text = source.text.get(start..).unwrap_or_default();
    for line in text.split_inclusive('\n').chain(["\n"]) {
        if let Some(words) = line.strip_prefix('>') {
            let (_, quoted) = quoted.get_or_insert_with(|| (at, String::new()));
            let words = words.trim();
            let gap = if words.is_empty() {
                "\n\n"
            } else if quoted.is_empty() || quoted.ends_with('\n') {
                ""
            } else {
                " "
            };
            quoted.push_str(gap);
            quoted.push_str(words);
        } else {
            if let (Some((place, quoted)), Some(verdict)) = (quoted.take(), verdict) {
                let number = examples.iter().filter(|e| e.verdict == verdict).count() + 1;
                let line = source.text.get(..place).unwrap_or_default().matches('\n').count() + 1;
                let wrong = |message: &str| {
                    DataError::new(
                        &source.file,
                        &source.text,
                        place..at.min(source.text.len()).saturating_sub(1),
                        message,
                    )
                };
                let (text, marks) = marked(&quoted).ok_or_else(|| wrong("`**` without partner"))?;
                if marks.is_empty() == (verdict != Verdict::Right) {
                    let expected = "what the rule marks must stand between ** and **, in wrong examples only";
                    return Err(wrong("an example with the wrong marking").help(expected));
                }
                examples.push(Example { verdict, number, text, marks, line });
            }
            if let Some(heading) = line.strip_prefix("## ") {
                verdict = Verdict::HEADINGS.iter().find(|(name, _)| *name == heading.trim()).map(|(_, v)| *v);
            }
        }
        at += line.len();
    }
    Ok(examples)
}

/// A text without its `**`, and what stood between them.
fn marked(quoted: &str) -> Option<(String, Vec<Span>)> {
    let offset = |text: &String| u32::try_from(text.len()).unwrap_or(u32::MAX);
    let (mut text, mut marks, mut open) = (String::new(), Vec::new(), None);
    for (number, piece) in quoted.split("**").enumerate() {
        if number > 0 {
            match open.take() {
                None => open = Some(offset(&text)),
                Some(start) => marks.push(Span::new(start, offset(&text))),
            }
        }
        text.push_str(piece);
    }
    open.is_none().then_some((text, marks))
}
