//! A short piece of output whose length has a bound: put together on the stack and copied once.

/// A piece of output that has room for so many bytes; a number is always written with eight. What finds no room is lost: it is for
/// what is known to be short.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<const ROOM: usize> {
    bytes: [u8; ROOM],
    len: usize,
}

impl<const ROOM: usize> Piece<ROOM> {
    pub(super) fn new() -> Self {
        Self { bytes: [0; ROOM], len: 0 }
    }

    /// Adds bytes whose number is known when compiling.
    #[inline]
    pub(super) fn put<const LEN: usize>(&mut self, bytes: &[u8; LEN]) -> &mut Self {
        self.write(bytes, LEN)
    }

    /// Adds a number in decimal digits.
    #[inline]
    pub(super) fn number(&mut self, number: u32) -> &mut Self {
        if number < EIGHT_DIGITS {
            let digits = eight_digits(number);
            // the first digit stands in the lowest byte
            let zeros = (digits.trailing_zeros() / 8).min(7);
            return self.write(&((digits | ASCII_ZEROS) >> (8 * zeros)).to_le_bytes(), 8 - zeros as usize);
        }
        let lower = eight_digits(number % EIGHT_DIGITS) | ASCII_ZEROS;
        self.number(number / EIGHT_DIGITS).put(&lower.to_le_bytes())
    }

    /// Writes bytes of which so many count.
    #[inline]
    fn write<const LEN: usize>(&mut self, bytes: &[u8; LEN], len: usize) -> &mut Self {
        let place = self.bytes.get_mut(self.len..).and_then(|rest| rest.first_chunk_mut());
        debug_assert!(place.is_some(), "a piece is short");
        if let Some(place) = place {
            *place = *bytes;
            self.len += len;
        }
        self
    }

    /// What was put into it.
    pub(super) fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }
}

/// The first number of nine digits.
const EIGHT_DIGITS: u32 = 100_000_000;

const ASCII_ZEROS: u64 = 0x3030_3030_3030_3030;

/// The digits of a number of at most eight, one a byte, the first in the lowest: halves, quarters and digits are each divided together
/// (Khuong 2017, *How to print integers really fast*).
fn eight_digits(number: u32) -> u64 {
    let halves = u64::from(number / 10_000) | u64::from(number % 10_000) << 32;
    let hundreds = ((halves * 10_486) >> 20) & 0x7f_0000_007f;
    let quarters = hundreds | (halves - 100 * hundreds) << 16;
    let tens = ((quarters * 103) >> 10) & 0x000f_000f_000f_000f;
    tens | (quarters - 10 * tens) << 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_all_lengths_are_written() {
        let powers = (0..10).map(|exponent| 10_u32.pow(exponent));
        let around = powers.flat_map(|power| [power - 1, power, power + 1, power.wrapping_mul(7)]);
        for number in around.chain((0..20_000).map(|n| n * 214_741)).chain([u32::MAX]) {
            let mut piece = Piece::<32>::new();
            let written = piece.put(b"[").number(number).put(b"]").bytes();
            assert_eq!(written, format!("[{number}]").as_bytes());
        }
    }
}
