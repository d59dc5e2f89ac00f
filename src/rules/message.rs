//! The text of a finding, with places that are filled in: `„{cue}“ färbt.`

use std::ops::Range;

/// A text with placeholders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Place(String),
}

/// Longest filling, in characters; what is longer is cut at a word.
const LONGEST: usize = 60;

impl Message {
    /// Reads a text.
    ///
    /// # Errors
    /// The bytes of a placeholder that has no end or is none of `known`.
    pub fn read(text: &str, known: &[&str]) -> Result<Self, Range<usize>> {
        let mut pieces = Vec::new();
        let (mut rest, mut at) = (text, 0);
        while let Some((before, behind)) = rest.split_once('{') {
            pieces.push(Piece::Text(before.to_string()));
            let start = at + before.len();
            let (name, after) = behind.split_once('}').ok_or(start..text.len())?;
            if !known.contains(&name) {
                return Err(start + 1..start + 1 + name.len());
            }
            pieces.push(Piece::Place(name.to_string()));
            at = start + name.len() + 2;
            rest = after;
        }
        pieces.push(Piece::Text(rest.to_string()));
        Ok(Message(pieces))
    }

    /// The text with its places filled; what has no value is an ellipsis.
    pub fn fill(&self, value: impl Fn(&str) -> Option<String>) -> String {
        let fill = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Place(name) => value(name).filter(|v| !v.is_empty()).map_or("…".into(), |v| shortened(&v)),
        };
        self.0.iter().map(fill).collect()
    }
}

/// A text on one line, cut at a word if it is long.
pub(super) fn shortened(text: &str) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && line.chars().count() + word.chars().count() > LONGEST {
            return line + " …";
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled() {
        let message = Message::read("„{cue}“ von {speaker}", &["cue", "speaker"]).expect("known places");
        let value = |name: &str| (name == "cue").then(|| "betonte".to_string());
        assert_eq!(message.fill(value), "„betonte“ von …");
    }

    #[test]
    fn unknown_places_are_errors() {
        assert_eq!(Message::read("a {b", &["b"]), Err(2..4));
        assert_eq!(Message::read("a {bc} d", &["b"]), Err(3..5));
    }

    #[test]
    fn long_fillings_are_cut_at_a_word() {
        let long = "Donaudampfschiff ".repeat(9);
        assert_eq!(shortened(&long).chars().count(), 16 * 3 + 2 + 2);
    }
}
