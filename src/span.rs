//! Places in a text: byte spans inside, code points, UTF-16 units, lines and columns at the rim.

use smallvec::SmallVec;
use std::fmt;

/// A stretch of text in bytes, half open, on character boundaries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span; an end before the start gives an empty span at the start.
    pub fn new(start: u32, end: u32) -> Self {
        Self { start, end: end.max(start) }
    }

    /// The text it covers; empty where it does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// Length in bytes.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// A stretch of tokens, half open: positions in a document's token list, never bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Range {
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
}

impl Range {
    /// A range; an end before the start gives an empty range at the start.
    pub fn new(start: u32, end: u32) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Number of tokens.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it holds no token.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether the token lies inside.
    pub fn contains(self, token: u32) -> bool {
        self.start <= token && token < self.end
    }

    /// Whether the other range lies wholly inside.
    pub fn covers(self, other: Range) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a token.
    pub fn overlaps(self, other: Range) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The token positions in order.
    pub fn iter(self) -> std::ops::Range<u32> {
        self.start..self.end
    }
}

impl fmt::Debug for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}..{}", self.start, self.end)
    }
}

/// Several stretches of tokens: sorted, disjoint, never adjacent, none empty.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Ranges(SmallVec<[Range; 2]>);

impl Ranges {
    /// No token at all.
    pub const fn new() -> Self {
        Self(SmallVec::new_const())
    }

    /// The ranges in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Range> {
        self.0.iter()
    }

    /// Every token position in order.
    pub fn tokens(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().flat_map(|r| r.iter())
    }

    /// Whether it holds no token.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Number of tokens.
    pub fn len(&self) -> u32 {
        self.0.iter().map(|r| r.len()).sum()
    }

    /// First token and one past the last; empty where there is none.
    pub fn hull(&self) -> Range {
        match (self.0.first(), self.0.last()) {
            (Some(first), Some(last)) => Range::new(first.start, last.end),
            _ => Range::default(),
        }
    }

    /// Whether the token belongs to it.
    pub fn contains(&self, token: u32) -> bool {
        self.0.iter().any(|r| r.contains(token))
    }

    /// Whether some token belongs to both.
    pub fn overlaps(&self, other: &Ranges) -> bool {
        self.0.iter().any(|a| other.0.iter().any(|b| a.overlaps(*b)))
    }

    /// Whether every token of the other belongs to it.
    pub fn covers(&self, other: &Ranges) -> bool {
        other.0.iter().all(|b| self.0.iter().any(|a| a.covers(*b)))
    }

    /// Adds a range, joining what touches.
    pub fn add(&mut self, range: Range) {
        if range.is_empty() {
            return;
        }
        // most come in order
        match self.0.last_mut() {
            Some(last) if last.start <= range.start && range.start <= last.end => {
                last.end = last.end.max(range.end);
                return;
            }
            Some(last) if range.start < last.start => {}
            _ => return self.0.push(range),
        }
        let from = self.0.partition_point(|r| r.end < range.start);
        let to = self.0.partition_point(|r| r.start <= range.end);
        let joined = self
            .0
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .fold(range, |all, r| Range::new(all.start.min(r.start), all.end.max(r.end)));
        self.0.drain(from..to);
        self.0.insert(from, joined);
    }

    /// Takes the tokens of a range away.
    pub fn remove(&mut self, range: Range) {
        if range.is_empty() || !self.0.iter().any(|r| r.overlaps(range)) {
            return;
        }
        let kept = self
            .0
            .iter()
            .flat_map(|r| [Range::new(r.start, r.end.min(range.start)), Range::new(r.start.max(range.end), r.end)]);
        self.0 = kept.filter(|r| !r.is_empty()).collect();
    }

    /// This set without the tokens of the other.
    #[must_use]
    pub fn minus(&self, other: &Ranges) -> Ranges {
        let mut rest = self.clone();
        for range in other {
            rest.remove(*range);
        }
        rest
    }
}

impl<'r> IntoIterator for &'r Ranges {
    type Item = &'r Range;
    type IntoIter = std::slice::Iter<'r, Range>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl From<Range> for Ranges {
    fn from(range: Range) -> Self {
        let mut all = Ranges::new();
        all.add(range);
        all
    }
}

impl FromIterator<Range> for Ranges {
    fn from_iter<I: IntoIterator<Item = Range>>(ranges: I) -> Self {
        let mut all = Ranges::new();
        for range in ranges {
            all.add(range);
        }
        all
    }
}

impl fmt::Debug for Ranges {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.0).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(list: &[(u32, u32)]) -> Ranges {
        list.iter().map(|&(a, b)| Range::new(a, b)).collect()
    }

    #[test]
    fn ranges_stay_sorted_and_join_what_touches() {
        assert_eq!(ranges(&[(5, 7), (0, 2), (2, 3), (6, 9)]), ranges(&[(0, 3), (5, 9)]));
        assert_eq!(ranges(&[(1, 1)]), Ranges::new());
    }

    #[test]
    fn minus_splits_a_range() {
        assert_eq!(ranges(&[(0, 9)]).minus(&ranges(&[(3, 5), (8, 20)])), ranges(&[(0, 3), (5, 8)]));
        assert_eq!(ranges(&[(0, 9)]).minus(&ranges(&[(0, 9)])), Ranges::new());
    }

    #[test]
    fn spans_outside_the_text_cover_nothing() {
        assert_eq!(Span::new(1, 9).of("abc"), "");
        assert_eq!(Span::new(0, 1).of("ü"), "", "half a character is no text");
        assert_eq!(Span::new(0, 2).of("ü"), "ü");
    }
}
