//! Lines → blocks: which part of a page is running text, and which is headline, byline, date, credit or navigation.

use super::abbreviation::Abbreviations;
use super::layout::Layout;
use super::wrap::{Column, paragraphs};
use crate::span::{Range, Span};
use std::cell::OnceCell;

/// What a stretch of the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The first heading.
    Headline,
    /// A later line that is no sentence.
    Subheading,
    /// Who wrote it: `Von: APA/AFP`.
    Byline,
    /// When it appeared.
    Date,
    /// Where the page stands in the site.
    Navigation,
    /// Who took the picture, or what it shows.
    Credit,
    /// Running text: the only kind that is read for quotations.
    Body,
}

/// A paragraph or a line of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its bytes, without surrounding white space.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Its tokens, all of them.
    pub tokens: Range,
    /// The tokens in front that are no part of its text (`Berlin (dpa) –`, `Frage:`, `14.32 Uhr:`); empty where there are none.
    pub label: Range,
}

/// A line of this many bytes has more than two words.
const LONG_LINE: usize = 80;

/// From this many words on a line without final stop is text that lacks its stop, not a heading.
const LONGEST_HEADING: usize = 24;

/// Finds the blocks of a text; their tokens are still to be filled in.
pub(super) fn blocks(text: &str, layout: &Layout, abbreviations: &Abbreviations) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut paragraph: Vec<Span> = Vec::new();
    let page = OnceCell::new();
    let page = || *page.get_or_init(|| Column::of(text, lines(text)));
    let mut close = |paragraph: &mut Vec<Span>| {
        for span in paragraphs(text, paragraph, page) {
            blocks.push(Block {
                span,
                kind: kind(span.of(text), layout, abbreviations),
                tokens: Range::default(),
                label: Range::default(),
            });
        }
        paragraph.clear();
    };
    for line in lines(text) {
        if line.is_empty() {
            close(&mut paragraph);
        } else {
            paragraph.push(line);
        }
    }
    close(&mut paragraph);
    settle_headings(&mut blocks);
    blocks
}

/// The lines without surrounding white space; blank ones are empty spans.
fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len()));
    ends.map(move |end| {
        let line = text.get(start..end).unwrap_or_default();
        let trimmed = line.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let begin = start + line.len() - trimmed.len();
        let end = begin + trimmed.trim_end().len();
        start += line.len() + 1;
        Span::new(offset(begin), offset(end))
    })
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn kind(line: &str, layout: &Layout, abbreviations: &Abbreviations) -> BlockKind {
    let words = || line.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty());
    let count = || words().take(LONGEST_HEADING).count();
    let has = |known: &dyn Fn(&str) -> bool| words().any(known);
    let plain = ends_sentence(line) && !line.ends_with(')');
    if (plain || ends_sentence(unsigned(line, layout)))
        && (line.len() > LONG_LINE || count() > 2 || line.contains(['„', '"', '»', '“']))
    {
        return BlockKind::Body;
    }
    if has(&|w| layout.is_navigation(w)) && [" > ", " » ", " | ", " / "].iter().any(|step| line.contains(step)) {
        return BlockKind::Navigation;
    }
    let count = count();
    // Bericht: Anna Kern, but not Bericht: Rat will sparen
    let small = |w: &str| w.starts_with(char::is_lowercase) && !layout.is_place_word(w);
    let is_signature = || {
        let first = words().next().unwrap_or_default();
        layout.is_byline(first) && !(line.contains(':') && words().skip(1).any(small))
    };
    if count <= 10 && has(&|w| layout.is_calendar(w)) && line.contains(|c: char| c.is_ascii_digit()) {
        BlockKind::Date
    } else if count <= 8 && (is_signature() || words().all(|w| layout.is_agency(w))) {
        BlockKind::Byline
    } else if has(&|w| layout.is_credit(w))
        || (line.contains('/') && has(&|w| layout.is_agency(w)))
        || line.contains('©')
    {
        BlockKind::Credit
    } else if count >= LONGEST_HEADING || has_inner_end(line, abbreviations) {
        BlockKind::Body
    } else {
        BlockKind::Subheading
    }
}

/// Whether a line ends as a sentence does: with a stop or a colon, behind closing marks and brackets.
fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['“', '”', '"', '«', '»', '‘', '’', '\'', '‹', '›', ')', ']', ' ']);
    bare.ends_with(['.', '!', '?', ':', '…'])
}

/// A line without the agency or author that signs it behind its last stop: `… sagte er. (dpa/mar)`, `… sagte er. © dpa`.
fn unsigned<'l>(line: &'l str, layout: &Layout) -> &'l str {
    let bracket = || line.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let rights = || line.rsplit_once('©');
    let agency = || line.rsplit_once(' ').filter(|(_, last)| layout.is_agency(last));
    let signed = bracket().or_else(rights).or_else(agency);
    signed
        .filter(|(_, sign)| sign.len() < LONG_LINE / 2)
        .map_or(line, |(text, _)| text.trim_end_matches([' ', '–', '-']))
}

/// Whether a sentence ends before the end of the line: a word that is no abbreviation, a stop, a space, a capital.
fn has_inner_end(line: &str, abbreviations: &Abbreviations) -> bool {
    let whole = |word: &str| word.len() != 1 && !abbreviations.is_before(word) && !abbreviations.is_any(word);
    line.match_indices(['.', '!', '?']).any(|(at, _)| {
        let (before, after) = line.split_at(at);
        let mut next = after.chars().skip(1);
        let last = before.chars().next_back();
        next.next() == Some(' ')
            && next.next().is_some_and(char::is_uppercase)
            && last.is_some_and(|c| c.is_lowercase() || matches!(c, '“' | '"' | '«'))
            && whole(before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default())
    })
}

/// The first heading is the headline. A text that is nothing but headings is a text all the same.
fn settle_headings(blocks: &mut [Block]) {
    if blocks.iter().all(|b| b.kind != BlockKind::Body) {
        blocks.iter_mut().filter(|b| b.kind == BlockKind::Subheading).for_each(|b| b.kind = BlockKind::Body);
    }
    let body = blocks.iter().position(|b| b.kind == BlockKind::Body).unwrap_or(blocks.len());
    if let Some(first) = blocks.iter_mut().take(body).find(|b| b.kind == BlockKind::Subheading) {
        first.kind = BlockKind::Headline;
    }
}
