//! Promise 2: code points, UTF-16 units, lines and columns are what counting by hand gives.

use crate::texts::text;
use proptest::{prop_assert_eq, proptest};
use sagte::position::{Position, Positions};

/// A place counted from the start of the text, character by character.
fn counted(text: &str, byte: usize) -> Position {
    let before = text.get(..byte).expect("a character's start");
    let count = |n: usize| u32::try_from(n).expect("a short text");
    let line = before.rsplit('\n').next().unwrap_or_default();
    Position {
        byte: count(byte),
        char: count(before.chars().count()),
        utf16: count(before.encode_utf16().count()),
        line: count(before.matches('\n').count() + 1),
        column: count(line.chars().count() + 1),
    }
}

proptest! {
    #[test]
    fn places_are_what_counting_gives(text in text()) {
        let positions = Positions::new(&text);
        for byte in text.char_indices().map(|(byte, _)| byte).chain([text.len()]).step_by(7) {
            let at = u32::try_from(byte).expect("a short text");
            prop_assert_eq!(positions.at(at), counted(&text, byte));
        }
    }

    #[test]
    fn a_place_past_the_end_is_the_end(text in text(), past in 1_u32..1000) {
        let end = u32::try_from(text.len()).expect("a short text");
        let positions = Positions::new(&text);
        prop_assert_eq!(positions.at(end + past), counted(&text, text.len()));
    }
}
