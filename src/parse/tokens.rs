//! The window that nom parses: words still to be read, in either direction.

use super::Miss;
use crate::lexicon::Word;
use crate::span::Range;
use std::fmt;

/// A stretch of a document's words, read from its start or, turned round, from its end. `Copy`; positions are token positions in
/// the document, so spans are subtractions and no end-of-input token is needed.
#[derive(Clone, Copy)]
pub struct Tokens<'a> {
    words: &'a [Word],
    range: Range,
    backward: bool,
}

impl<'a> Tokens<'a> {
    /// The words of a range, read forward.
    pub fn forward(words: &'a [Word], range: Range) -> Self {
        Self { words, range, backward: false }
    }

    /// The words of a range, read from its end.
    pub fn backward(words: &'a [Word], range: Range) -> Self {
        Self { words, range, backward: true }
    }

    /// What is still to be read.
    pub fn range(&self) -> Range {
        self.range
    }

    /// Whether it is read from its end.
    pub fn is_backward(&self) -> bool {
        self.backward
    }

    /// Position of the next word to be read; at the end of the window, one past it (or, backward, its start).
    pub fn at(&self) -> u32 {
        if self.backward { self.range.end.max(1) - 1 } else { self.range.start }
    }

    /// The next word to be read.
    pub fn first(&self) -> Option<&'a Word> {
        if self.range.is_empty() { None } else { self.words.get(self.at() as usize) }
    }

    /// The window without what was read up to a position: forward, everything before it; backward, everything from it on.
    #[must_use]
    pub fn after(&self, position: u32) -> Self {
        let range = if self.backward {
            Range::new(self.range.start, position.min(self.range.end))
        } else {
            Range::new(position.max(self.range.start), self.range.end)
        };
        Self { range, ..*self }
    }

    fn nth(&self, n: usize) -> u32 {
        let n = u32::try_from(n).unwrap_or(u32::MAX).min(self.range.len());
        if self.backward { self.range.end - n } else { self.range.start + n }
    }
}

impl PartialEq for Tokens<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.range == other.range && self.backward == other.backward
    }
}

impl fmt::Debug for Tokens<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:?}", if self.backward { "<" } else { ">" }, self.range)
    }
}

impl<'a> nom::Input for Tokens<'a> {
    type Item = &'a Word;
    type Iter = Words<'a>;
    type IterIndices = std::iter::Enumerate<Self::Iter>;

    fn input_len(&self) -> usize {
        self.range.len() as usize
    }

    fn take(&self, n: usize) -> Self {
        let middle = self.nth(n);
        let range =
            if self.backward { Range::new(middle, self.range.end) } else { Range::new(self.range.start, middle) };
        Self { range, ..*self }
    }

    fn take_from(&self, n: usize) -> Self {
        self.after(self.nth(n))
    }

    /// The rest comes first, as in nom's own inputs.
    fn take_split(&self, n: usize) -> (Self, Self) {
        (self.take_from(n), self.take(n))
    }

    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        self.iter_elements().position(predicate)
    }

    fn iter_elements(&self) -> Self::Iter {
        Words(*self)
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, nom::Needed> {
        if count <= self.input_len() { Ok(count) } else { Err(nom::Needed::new(count - self.input_len())) }
    }
}

/// The words of a window, in reading order.
#[derive(Clone, Debug)]
pub struct Words<'a>(Tokens<'a>);

impl<'a> Iterator for Words<'a> {
    type Item = &'a Word;

    fn next(&mut self) -> Option<&'a Word> {
        let word = self.0.first()?;
        self.0 = self.0.after(self.0.nth(1));
        Some(word)
    }
}

impl nom::Offset for Tokens<'_> {
    fn offset(&self, later: &Self) -> usize {
        let read = if self.backward { self.range.end - later.range.end } else { later.range.start - self.range.start };
        read as usize
    }
}

impl<'a> nom::error::ParseError<Tokens<'a>> for Miss {
    fn from_error_kind(input: Tokens<'a>, _: nom::error::ErrorKind) -> Self {
        Miss { at: input.at(), wanted: "something else" }
    }

    fn append(_: Tokens<'a>, _: nom::error::ErrorKind, other: Self) -> Self {
        other
    }
}
