//! The nouns and names of a phrase that follow each other: `Oberst a. D. Hinnerk von der Wisch`, `Hans' Anwalt`, `der „Spiegel“`.

use super::phrase::Phrases;
use crate::lexicon::{Agreement, Classes, Word};
use crate::span::Range;
use crate::text::{Case, Kind};

/// Whether a word is the apostrophe of a genitive whose owner's name ends in s: `Hans| ' |Anwalt`.
pub fn is_genitive_mark(words: &[Word], text: &str, at: u32) -> bool {
    let word = |at: u32| words.get(at as usize);
    let glued = |at: u32| word(at).is_some_and(|w| w.token.glued);
    let written = |at: u32| word(at).map_or("", |w| w.token.text(text));
    let owner = at.checked_sub(1).map_or("", written);
    matches!(written(at), "'" | "’")
        && glued(at)
        && !glued(at + 1)
        && owner.ends_with(['s', 'x', 'z', 'ß'])
        && word(at + 1).is_some_and(|w| w.is(Classes::NOMINAL))
}

/// Whether an abbreviation says of the person before it that the office is over: `Oberst | a. | D.`
pub fn is_retired(words: &[Word], at: u32) -> bool {
    let letter = |w: &Word| w.token.span.len() == 2;
    let person = at.checked_sub(1).and_then(|before| words.get(before as usize)).is_some_and(|w| w.is(Classes::PERSON));
    let abbreviation = words.get(at as usize).is_some_and(|w| w.token.kind == Kind::Abbreviation && letter(w));
    person && abbreviation && words.get(at as usize + 1).is_some_and(|w| w.is(Classes::NOMINAL) && letter(w))
}

impl Phrases<'_> {
    /// One past the nouns and names that follow each other.
    pub(super) fn nouns(&self, start: u32, end: u32) -> u32 {
        let mut at = start;
        while at < end {
            let Some(word) = self.word(at) else { break };
            // the 58-Jährige begins with a digit
            let capital = word.token.case != Case::Lower || word.token.head > 0;
            let nominal = word.is(Classes::NOMINAL) && (capital || word.is(Classes::AGENCY));
            // Dr. jur.
            let titled = at > start && self.kind(at - 1) == Kind::Abbreviation;
            let retired = at > start && is_retired(self.words, at);
            let initial = word.token.kind == Kind::Abbreviation && (word.token.case != Case::Lower || titled);
            let counted = at > start
                && matches!(word.token.kind, Kind::Number | Kind::Ordinal | Kind::Link)
                && !self.is(at + 1, Classes::NOMINAL); // laut Statistik | 300 Fahrgäste
            if nominal && at > start && self.is_apart(at) {
                break;
            }
            if nominal || initial || retired || counted || (word.is(Classes::AGENCY) && word.token.kind == Kind::Word) {
                at += 1;
            } else if word.token.kind == Kind::Link && at == start {
                return at + 1;
            } else if let Some(next) = self.name_goes_on(start, at, end) {
                at = next;
            } else if at > start && is_genitive_mark(self.words, self.text, at) {
                at += 1;
            } else if let Some(close) = self.quoted_name(at, end) {
                at = close + 1;
            } else {
                break;
            }
        }
        at
    }

    /// `warf dem Minister | Einmischung vor`: whether a noun behind another is none of a name. Its ending shows it.
    fn is_apart(&self, at: u32) -> bool {
        let name = Classes::FIRST_NAME | Classes::BODY | Classes::PRINT | Classes::BROADCAST | Classes::AGENCY;
        self.is(at - 1, Classes::PERSON | Classes::GROUP)
            && !self.is(at - 1, Classes::FIRST_NAME | Classes::TITLE)
            && !self.is(at, name)
            && !self.lexicon.gender(self.text(at)).is_empty()
    }

    /// `Ursula | von der | Leyen`, `Innen- | und | Außenminister`: one past the small words inside.
    fn name_goes_on(&self, start: u32, at: u32, end: u32) -> Option<u32> {
        if at == start {
            return None;
        }
        if self.text(at - 1).ends_with('-') && self.is(at, Classes::COORDINATOR) {
            return Some(at + 1);
        }
        let named = self.is(at - 1, Classes::FIRST_NAME | Classes::TITLE);
        if !named || !self.is(at, Classes::NAME_PARTICLE) {
            return None;
        }
        let second = self.is(at + 1, Classes::NAME_PARTICLE | Classes::DETERMINER) && self.is(at, Classes::PREPOSITION);
        let next = if second { at + 2 } else { at + 1 };
        (next < end && self.is(next, Classes::NOMINAL)).then_some(next)
    }

    /// A name in quotation marks: `der „Spiegel“`. Position of its closing mark.
    fn quoted_name(&self, at: u32, end: u32) -> Option<u32> {
        let named = |at: u32| self.is(at, Classes::NOMINAL) || self.kind(at) == Kind::Link;
        let article = || self.word(at + 1).is_some_and(Word::is_capital_article) && self.is(at + 2, Classes::NOMINAL);
        // die „taz“, but: der „neue“ Plan
        let small = || {
            let definite = at > 0 && self.is(at - 1, Classes::DEFINITE_ARTICLE);
            definite && self.kind(at + 2) == Kind::Mark && !self.is(at + 3, Classes::NOMINAL)
        };
        if self.kind(at) != Kind::Mark || !(named(at + 1) || article() || small()) {
            return None;
        }
        let close = (at + 2..end.min(at + 8)).find(|i| self.kind(*i) == Kind::Mark)?;
        let named = (at + 1..close).all(|i| self.kind(i).is_wordlike());
        named.then_some(close)
    }

    /// The noun that counts: the first, but a genitive in front does not (`Trumps Schwiegersohn`).
    pub(super) fn head(&self, nouns: Range) -> u32 {
        let genitive = |at: u32| {
            let word = self.word(at);
            word.is_some_and(|w| w.is(Classes::GENITIVE) && (w.classes & Classes::NOUN) == Classes::NOMINAL)
        };
        let mut at = nouns.start;
        while at + 1 < nouns.end
            && genitive(at)
            && self.is(at + 1, Classes::PERSON | Classes::GROUP | Classes::BODY | Classes::TEXT | Classes::SOURCE)
        {
            at += 1;
        }
        // die Norddeutsche Zeitung
        let adjective = || !self.lexicon.adjective(self.text(at)).is_empty();
        let named = self.is(at, Classes::PERSON | Classes::PRINT) && self.is(at + 1, Classes::PRINT);
        if at + 1 < nouns.end && named && adjective() {
            at += 1;
        }
        at
    }

    /// What the noun itself shows of gender and number.
    pub(super) fn gender(&self, head: u32) -> Agreement {
        let Some(word) = self.word(head) else {
            return Agreement::all();
        };
        if !word.agreement.is_empty() {
            return word.agreement;
        }
        let shown = self.lexicon.gender(self.text(head));
        if shown.is_empty() { Agreement::all() } else { shown | Agreement::PLURAL }
    }
}
