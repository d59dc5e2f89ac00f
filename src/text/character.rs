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
