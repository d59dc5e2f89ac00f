//! Bytes of a text → the units of others: code points, UTF-16 units, lines and columns.

use smallvec::SmallVec;

/// Positions of a text in all units. Built once a text; a look-up reads nothing of it again.
#[derive(Debug)]
pub struct Positions {
    /// Bytes of the text.
    len: u32,
    blocks: Vec<Block>,
    /// The code points that are two UTF-16 units: their first bytes.
    astral: Vec<u32>,
    /// First byte of each line, and the code points before it.
    lines: SmallVec<[(u32, u32); 16]>,
}

/// Sixty-four bytes of a text.
#[derive(Clone, Copy, Debug)]
struct Block {
    /// A bit for each byte, set where a code point begins.
    begin: u64,
    /// Code points before the block.
    before: u32,
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

/// Bytes of a block.
const BLOCK: usize = u64::BITS as usize;

impl Positions {
    /// Indexes a text.
    pub fn new(text: &str) -> Self {
        let mut blocks = Vec::with_capacity(text.len() / BLOCK + 1);
        let mut astral = Vec::new();
        let mut before = 0;
        let (full, rest) = text.as_bytes().as_chunks::<BLOCK>();
        // filled up with bytes at which nothing begins
        let mut last = [0x80; BLOCK];
        last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        for (number, block) in full.iter().chain([&last]).enumerate() {
            let (begin, any_astral) = read(block);
            if any_astral {
                let here = block.iter().enumerate().filter(|(_, byte)| **byte >= FOUR_BYTES);
                astral.extend(here.map(|(at, _)| offset(number * BLOCK + at)));
            }
            blocks.push(Block { begin, before });
            before += begin.count_ones();
        }
        let mut positions = Self { len: offset(text.len()), blocks, astral, lines: SmallVec::new() };
        positions.lines.push((0, 0));
        for at in memchr::memchr_iter(b'\n', text.as_bytes()) {
            let start = offset(at + 1);
            positions.lines.push((start, positions.code_points(start)));
        }
        positions
    }

    /// A place given in bytes; past the end, the end.
    pub fn at(&self, byte: u32) -> Position {
        let byte = byte.min(self.len);
        let char = self.code_points(byte);
        let utf16 = char + offset(self.astral.partition_point(|start| *start < byte));
        let line = self.lines.partition_point(|(start, _)| *start <= byte).max(1);
        let (_, before) = self.lines.get(line - 1).copied().unwrap_or_default();
        Position { byte, char, utf16, line: offset(line), column: char - before + 1 }
    }

    /// Code points before a byte.
    fn code_points(&self, byte: u32) -> u32 {
        let Some(block) = self.blocks.get(byte as usize / BLOCK) else { return 0 };
        let before = (1 << (byte as usize % BLOCK)) - 1;
        block.before + (block.begin & before).count_ones()
    }
}

/// The least first byte of a code point that has four bytes in UTF-8, and two units in UTF-16.
const FOUR_BYTES: u8 = 0xf0;

/// A bit for each byte of UTF-8 at which a code point begins, and whether one of four bytes does. Eight bytes are looked at together.
fn read(block: &[u8; BLOCK]) -> (u64, bool) {
    const HIGHEST: u64 = 0x8080_8080_8080_8080;
    // takes the lowest bit of each of eight bytes to the highest byte, side by side
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let (mut begin, mut astral) = (0, 0);
    for eight in block.as_chunks::<8>().0.iter().rev() {
        let bytes = u64::from_le_bytes(*eight);
        // all but 10xxxxxx, which goes on with one
        let begins = (!bytes | bytes << 1) & HIGHEST;
        begin = begin << 8 | (begins >> 7).wrapping_mul(GATHER) >> 56;
        astral |= bytes & bytes << 1 & bytes << 2 & bytes << 3 & HIGHEST; // 1111xxxx
    }
    (begin, astral != 0)
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
