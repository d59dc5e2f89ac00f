//! The readable gold of who speaks: `samples/NAME.who` beside `samples/NAME.txt`.
//!
//! ```text
//! # a comment
//! Stevan Koric (person)
//!     sein Land gehe
//! ein Vertreter des Gastgeberlandes (anonymous)
//!     Auf der Tagesordnung stehe | via Kontur
//! ? (two candidates)
//!     Das werde nicht reichen
//! ```
//!
//! One entity a block; below it, indented, the first words of each of its quotations as they stand in the article. Behind `| via`
//! stands on whose word the article has it. `?` with a reason: a careful reader cannot say who it is.

use super::kind::EntityKind;
use std::fmt;

/// One speaker of an article and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldEntity {
    /// Who it is.
    pub who: Who,
    /// Its quotations in the order of the article.
    pub quotes: Vec<GoldQuote>,
}

/// Who speaks, as a careful reader says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// The best name that the article gives.
    Known(String, EntityKind),
    /// Nobody can say; why.
    Open(String),
}

/// A quotation, known by its first words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldQuote {
    /// Its first words.
    pub words: String,
    /// On whose word the article has it.
    pub via: Option<String>,
    /// The line of the file, from 1.
    pub line: usize,
}

/// What is wrong with a file, and on which line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for GoldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for GoldError {}

/// Reads a `.who` file.
///
/// # Errors
/// The first line that means nothing.
pub fn read_gold(text: &str) -> Result<Vec<GoldEntity>, GoldError> {
    let mut entities: Vec<GoldEntity> = Vec::new();
    for (line, content) in (1..).zip(text.lines()) {
        let trimmed = content.trim();
        let fault = |message: String| GoldError { line, message };
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        if content.starts_with(char::is_whitespace) {
            let entity = entities.last_mut().ok_or_else(|| fault("a quotation before any entity".into()))?;
            let (words, via) = match trimmed.split_once('|') {
                Some((words, via)) => {
                    let via =
                        via.trim().strip_prefix("via ").ok_or_else(|| fault("no `via` behind the stroke".into()))?;
                    (words.trim(), Some(via.trim().to_string()))
                }
                None => (trimmed, None),
            };
            entity.quotes.push(GoldQuote { words: words.to_string(), via, line });
            continue;
        }
        let bracketed = trimmed.strip_suffix(')').and_then(|t| t.rsplit_once('('));
        let (name, inside) = bracketed.ok_or_else(|| fault("no kind in brackets behind the name".into()))?;
        let who = if name.trim() == "?" {
            Who::Open(inside.to_string())
        } else {
            let kind = EntityKind::parse(inside).ok_or_else(|| fault(format!("unknown kind `{inside}`")))?;
            Who::Known(name.trim().to_string(), kind)
        };
        entities.push(GoldEntity { who, quotes: Vec::new() });
    }
    Ok(entities)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_quotations_via_and_comments_are_read() {
        let text = "# wer\nEva Lenz (person)\n    Man habe zu | via Talzeitung\n\n? (two candidates)\n    Das werde\n";
        let gold = read_gold(text).expect("readable");
        let [lenz, open] = gold.as_slice() else { panic!("two entities") };
        assert_eq!(lenz.who, Who::Known("Eva Lenz".into(), EntityKind::Person));
        let quote = GoldQuote { words: "Man habe zu".into(), via: Some("Talzeitung".into()), line: 3 };
        assert_eq!(lenz.quotes, [quote]);
        assert_eq!(open.who, Who::Open("two candidates".into()));
    }

    #[test]
    fn a_fault_is_told_with_its_line() {
        let line = |text: &str| read_gold(text).map_err(|e| e.line).err();
        assert_eq!(line("Eva Lenz (woman)"), Some(1));
        assert_eq!(line("# wer\n    Man habe"), Some(2));
        assert_eq!(line("Eva Lenz\n"), Some(1));
        assert_eq!(line("Eva Lenz (person)\n    Man | laut X"), Some(2));
    }
}
