//! Older spellings: `Mittheilung`, `telegraphirt` are looked up as they are written today.

use super::Lexicon;
use serde::{Deserialize, Serialize};

/// How words were spelt, from the data.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Spellings {
    /// Letters inside a word and what they became: `th`, `t`.
    pub(super) inside: Vec<(String, String)>,
    /// Endings and what they became: `irt`, `iert`.
    pub(super) endings: Vec<(String, String)>,
}

impl Lexicon {
    /// An unknown word in small letters as it is spelt today, if that is a word the lexicon knows. One change is tried at a time, and
    /// then both kinds together.
    pub(super) fn in_modern_spelling(&self, word: &str) -> Option<String> {
        let byte = |word: &str, at: usize| word.as_bytes().get(at).copied();
        let known = |word: &String| self.form(word).is_some();
        // by first letters: what changed is shorter than a search is to set up, and a comparison is a call
        let holds = |old: &str| {
            let old = old.as_bytes();
            word.as_bytes().windows(old.len()).any(|part| part.first() == old.first() && part == old)
        };
        let inside = self.spellings.inside.iter().find(|(old, _)| holds(old));
        let replaced = inside.map(|(old, new)| word.replacen(old.as_str(), new, 1));
        let ended = |word: &str| {
            self.spellings
                .endings
                .iter()
                .filter(|(old, _)| word.len().checked_sub(old.len()).is_some_and(|at| byte(word, at) == byte(old, 0)))
                .find_map(|(old, new)| Some(format!("{}{new}", word.strip_suffix(old.as_str())?)))
        };
        if let Some(replaced) = &replaced
            && known(replaced)
        {
            return Some(replaced.clone());
        }
        ended(replaced.as_deref().unwrap_or(word)).filter(known)
    }
}

#[cfg(test)]
mod tests {
    use crate::grammar::Grammar;

    #[test]
    fn old_words_are_found_under_their_new_spelling() {
        let lexicon = Grammar::german().lexicon;
        for (old, new) in [("mittheilung", "mitteilung"), ("theilte", "teilte"), ("telegraphirt", "telegraphiert")] {
            assert_eq!(lexicon.in_modern_spelling(old).as_deref(), Some(new), "{old}");
        }
        assert_eq!(lexicon.in_modern_spelling("hirt"), None);
    }
}
