//! What characters are to words: may they stand in one, do they end it, and is it written with a capital.

use super::token::Case;

/// What a byte is to the word it stands in or behind.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Small,
    Capital,
    Digit,
    /// A sign that may stand inside a word or belong to its end, or part of a longer character.
    Doubtful,
    /// Ends every word.
    End,
}

#[expect(clippy::indexing_slicing, reason = "computed when compiling")]
static CLASSES: [Class; 256] = {
    let mut classes = [Class::Doubtful; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        classes[byte as usize] = match byte {
            b'a'..=b'z' => Class::Small,
            b'A'..=b'Z' => Class::Capital,
            b'0'..=b'9' => Class::Digit,
            b'-' | b'\'' | b'*' | b':' | b'_' | b'&' | b'@' | b'.' => Class::Doubtful,
            _ => Class::End,
        };
        byte += 1;
    }
    classes
};

pub(super) fn class(byte: u8) -> Class {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(Class::Doubtful)
}

/// How many bytes [`plain_ahead`] looks at.
pub(super) const AHEAD: usize = 8;

/// How many of the next bytes are ASCII letters and digits, up to [`AHEAD`]. All are looked at together: where a word ends is what a
/// processor guesses worst.
pub(super) fn plain_ahead(bytes: &[u8]) -> usize {
    const fn each(byte: u8) -> u64 {
        u64::from_le_bytes([byte; AHEAD])
    }
    // adding to seven bits carries into the eighth where the byte is at least this
    let at_least = |bytes: u64, least: u8| bytes + each(0x80 - least);
    let Some(chunk) = bytes.first_chunk::<AHEAD>() else {
        return bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    };
    let chunk = u64::from_le_bytes(*chunk);
    let bits = chunk & each(0x7f);
    let small = bits | each(0x20);
    let letter = at_least(small, b'a') & !at_least(small, b'z' + 1);
    let digit = at_least(bits, b'0') & !at_least(bits, b'9' + 1);
    let other = !((letter | digit) & !chunk) & each(0x80);
    other.trailing_zeros() as usize / 8
}

pub(super) fn continues_word(c: char) -> bool {
    matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ') || c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
}

pub(super) fn case_of(word: &str) -> Case {
    let mut chars = word.chars();
    if !chars.next().is_some_and(char::is_uppercase) {
        return Case::Lower;
    }
    let mut more = false;
    for c in chars {
        if c.is_lowercase() {
            return Case::Capital;
        }
        more |= c.is_uppercase();
    }
    if more { Case::Upper } else { Case::Capital }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_are_counted_together_as_one_by_one() {
        for byte in 0..=255_u8 {
            for before in 0..12 {
                let bytes: Vec<u8> = std::iter::repeat_n(b'a', before).chain([byte]).chain(*b"Zz09zzzzzz").collect();
                let plain = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
                assert_eq!(plain_ahead(&bytes), plain.min(AHEAD), "{before} letters before {byte:#x}");
                let short = bytes.get(..before + 1).unwrap_or_default();
                assert_eq!(
                    plain_ahead(short).min(AHEAD),
                    short.iter().take_while(|b| b.is_ascii_alphanumeric()).count().min(AHEAD)
                );
            }
        }
    }
}
