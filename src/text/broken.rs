//! Words with something inside that is not part of them: soft hyphens, joiners, the hyphen and break of a full line.

/// The word as it would stand on one line: `Bürger-⏎meister` is `Bürgermeister`, `US-⏎Präsident` keeps its hyphen.
pub fn whole(word: &str) -> String {
    let mut whole = String::with_capacity(word.len());
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        if is_invisible(c) {
            continue;
        }
        let mut broken = false;
        while c == '-' && chars.next_if(|next| next.is_whitespace()).is_some() {
            broken = true;
        }
        if !broken || chars.peek().is_some_and(|next| next.is_uppercase()) {
            whole.push(c);
        }
    }
    whole
}

/// Whether a character inside a word shows nothing: it only says where a line may break or letters may join.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_word_is_whole_again() {
        assert_eq!(whole("Bürger\u{ad}mei\u{ad}ster"), "Bürgermeister");
        assert_eq!(whole("Bürger-\n  meister"), "Bürgermeister");
        assert_eq!(whole("US-\r\nPräsident"), "US-Präsident");
        assert_eq!(whole("Nord-Süd"), "Nord-Süd");
    }
}
