//! Bytes of a text → the units of others: code points, UTF-16 units, lines and columns.

use smallvec::SmallVec;

/// Positions of a text in all units. Built once a text; a look-up reads at most a block of it.
#[derive(Debug)]
pub struct Positions<'t> {
    text: &'t str,
    /// Code points and UTF-16 units before each block.
    blocks: Vec<(u32, u32)>,
    /// First byte of each line, and the code points before it.
    lines: SmallVec<[(u32, u32); 16]>,
}

/// One place in all units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Bytes.
    pub byte: u32,
    /// Code points.
    pub char: u32,
    /// UTF-16 code units.
    pub utf16: u32,
    /// Line, from 1.
    pub line: u32,
    /// Column in code points, from 1.
    pub column: u32,
}

/// Bytes from one entry of the index to the next: few, so that most hold nothing but ASCII and need not be looked at again.
const BLOCK: usize = 32;

impl<'t> Positions<'t> {
    /// Indexes a text.
    pub fn new(text: &'t str) -> Self {
        let mut blocks = Vec::with_capacity(text.len() / BLOCK + 2);
        let mut before = (0, 0);
        let (full, rest) = text.as_bytes().as_chunks::<BLOCK>();
        for block in full {
            blocks.push(before);
            let (chars, utf16) = count(block);
            before = (before.0 + chars, before.1 + utf16);
        }
        let (chars, utf16) = count(&filled(rest));
        blocks.extend([before, (before.0 + chars, before.1 + utf16)]);
        let mut positions = Self { text, blocks, lines: SmallVec::new() };
        positions.lines.push((0, 0));
        for at in memchr::memchr_iter(b'\n', text.as_bytes()) {
            let start = offset(at + 1);
            let (chars, _) = positions.counts(start);
            positions.lines.push((start, chars));
        }
        positions
    }

    /// A place given in bytes; past the end, the end.
    pub fn at(&self, byte: u32) -> Position {
        let byte = byte.min(offset(self.text.len()));
        let (char, utf16) = self.counts(byte);
        let line = self.lines.partition_point(|(start, _)| *start <= byte).max(1);
        let (_, before) = self.lines.get(line - 1).copied().unwrap_or_default();
        let column = char - before + 1;
        Position { byte, char, utf16, line: offset(line), column }
    }

    /// Code points and UTF-16 units before a byte.
    fn counts(&self, byte: u32) -> (u32, u32) {
        let block = byte as usize / BLOCK;
        let at = |block: usize| self.blocks.get(block).copied().unwrap_or_default();
        let (before, after) = (at(block), at(block + 1));
        let rest = self.text.as_bytes().get(block * BLOCK..byte as usize).unwrap_or_default();
        let ascii = after.0.wrapping_sub(before.0) as usize == BLOCK;
        let (chars, utf16) = if ascii { (offset(rest.len()), offset(rest.len())) } else { count(&filled(rest)) };
        (before.0 + chars, before.1 + utf16)
    }
}

/// Code points and UTF-16 units that begin in a block of UTF-8: continuation bytes begin none, four-byte sequences are two units. Sums
/// that fit a byte, so that the compiler counts a whole block at a time.
fn count(block: &[u8; BLOCK]) -> (u32, u32) {
    let sum = |counts: fn(u8) -> bool| block.iter().fold(0, |sum: u8, byte| sum + u8::from(counts(*byte)));
    let begin = sum(|byte| byte & 0xc0 != 0x80);
    (u32::from(begin), u32::from(begin + sum(|byte| byte >= 0xf0)))
}

/// The beginning of a block, filled up with bytes that count for nothing: the compiler counts a whole block at a time.
fn filled(part: &[u8]) -> [u8; BLOCK] {
    let mut block = [0x80; BLOCK];
    block.iter_mut().zip(part).for_each(|(to, from)| *to = *from);
    block
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_counts_what_it_should() {
        let text = "Straße 👍\n„ja“ e\u{301}";
        let positions = Positions::new(text);
        let place = |needle: &str| positions.at(offset(text.find(needle).expect("a place")));
        assert_eq!(place("👍"), Position { byte: 8, char: 7, utf16: 7, line: 1, column: 8 });
        assert_eq!(place("\u{301}"), Position { byte: 23, char: 15, utf16: 16, line: 2, column: 7 });
        assert_eq!(place("ja"), Position { byte: 16, char: 10, utf16: 11, line: 2, column: 2 });
        assert_eq!(positions.at(999).char, offset(text.chars().count()));
        assert_eq!(positions.at(999).utf16, offset(text.encode_utf16().count()));
    }

    #[test]
    fn long_texts_use_the_index() {
        let text = "äöü€👍\n".repeat(100);
        let positions = Positions::new(&text);
        let mut utf16 = 0;
        for (number, (byte, c)) in text.char_indices().enumerate() {
            let place = positions.at(offset(byte));
            assert_eq!((place.char, place.utf16), (offset(number), offset(utf16)));
            utf16 += c.len_utf16();
        }
    }
}
