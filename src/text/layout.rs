//! What the block finder must know of a newsroom's language: the words of credits, bylines and datelines.

use super::word_set::WordSet;
use serde::{Deserialize, Serialize};

/// Words that give away what a line is. The lists come from `grammars/`.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Layout {
    /// Words of a picture credit: `Foto`, `Archivbild`.
    credit: WordSet,
    /// First words of a byline: `Von`.
    byline: WordSet,
    /// Words of a navigation line: `Startseite`.
    navigation: WordSet,
    /// Months and days of the week.
    calendar: WordSet,
    /// Words behind the time of day: `Uhr`.
    clock: WordSet,
    /// News agencies, as they sign: `dpa`, `APA`.
    agencies: WordSet,
    /// What stands before a turn of an interview: `Frage`.
    turns: WordSet,
    /// Small words inside the name of a place: `Frankfurt am Main`.
    place_words: WordSet,
}

impl Layout {
    /// Adds the words of another list.
    pub fn extend(&mut self, other: Self) {
        self.credit.extend(other.credit);
        self.byline.extend(other.byline);
        self.navigation.extend(other.navigation);
        self.calendar.extend(other.calendar);
        self.clock.extend(other.clock);
        self.agencies.extend(other.agencies);
        self.turns.extend(other.turns);
        self.place_words.extend(other.place_words);
    }

    pub(super) fn is_turn(&self, name: &str) -> bool {
        self.turns.contains(name)
    }

    pub(super) fn is_place_word(&self, word: &str) -> bool {
        self.place_words.contains(word)
    }

    pub(super) fn is_credit(&self, word: &str) -> bool {
        self.credit.contains(word)
    }

    pub(super) fn is_byline(&self, word: &str) -> bool {
        self.byline.contains(word)
    }

    pub(super) fn is_navigation(&self, word: &str) -> bool {
        self.navigation.contains(word)
    }

    pub(super) fn is_calendar(&self, word: &str) -> bool {
        self.calendar.contains(word)
    }

    pub(super) fn is_clock(&self, word: &str) -> bool {
        self.clock.contains(word)
    }

    pub(super) fn is_agency(&self, word: &str) -> bool {
        self.agencies.contains(word)
    }
}
