//! Bytes → text.

/// A text and the way back to its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// Where the text and the bytes part: (byte of the text, byte of the file), sorted.
    pub moved: Vec<(u32, u32)>,
}

/// Where bytes are no UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undecodable {
    /// Byte from the start of the file, from 0.
    pub offset: usize,
    /// The byte that does not fit.
    pub byte: u8,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Decodes UTF-8. With `lossy` each stretch of wrong bytes becomes one U+FFFD.
///
/// # Errors
/// The first wrong byte, unless `lossy`.
pub fn decode(bytes: Vec<u8>, lossy: bool) -> Result<Decoded, Undecodable> {
    let (bytes, error) = match String::from_utf8(bytes) {
        Ok(text) => {
            return Ok(Decoded { text, moved: Vec::new() });
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            (error.into_bytes(), at)
        }
    };
    if !lossy {
        return Err(place(&bytes, error));
    }
    let mut text = String::with_capacity(bytes.len() + 16);
    let mut moved = Vec::new();
    let mut read = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        read += chunk.valid().len() + chunk.invalid().len();
        if !chunk.invalid().is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
            moved.push((offset(text.len()), offset(read)));
        }
    }
    Ok(Decoded { text, moved })
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn place(bytes: &[u8], at: usize) -> Undecodable {
    let before = String::from_utf8_lossy(bytes.get(..at).unwrap_or_default());
    Undecodable {
        offset: at,
        byte: bytes.get(at).copied().unwrap_or(0),
        line: before.matches('\n').count() + 1,
        column: before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_bytes_are_refused_with_their_place() {
        let wrong = decode(b"ab\nc\xfcd".to_vec(), false).expect_err("latin-1");
        assert_eq!(wrong, Undecodable { offset: 4, byte: 0xfc, line: 2, column: 2 });
    }

    #[test]
    fn or_replaced_with_the_way_back() {
        let decoded = decode(b"f\xfcr \xe4lter".to_vec(), true).expect("lossy");
        assert_eq!(decoded.text, "f\u{fffd}r \u{fffd}lter");
        assert_eq!(decoded.moved, [(4, 2), (9, 5)], "r stands at byte 4 of the text and 2 of the file");
    }
}
