//! What is to be asked of the sieve: every speaker once, with what surrounds it.

use super::article::Article;
use super::mention::Reader;
use super::sieve::Setting;
use crate::grammar::{Role, Type};
use crate::lexicon::{Agreement, Classes, Persons, Word};
use crate::quotation::Quotation;
use crate::span::{Range, Ranges};
use rustc_hash::FxHashMap;

/// Something to be asked at a place of the text.
pub(super) struct Question<'s> {
    pub(super) at: u32,
    /// Number of the quotation.
    pub(super) quotation: usize,
    /// The words that name the speaker; empty where nobody is named.
    pub(super) speaker: &'s Ranges,
    pub(super) setting: Setting,
}

/// Positions of the questions by what names their speakers.
pub(super) type Known = FxHashMap<Range, usize>;

impl Article<'_, '_> {
    /// Adds what is to be asked, each speaker once, in text order.
    pub(super) fn ask<'s>(&self, speakers: &'s [Ranges], questions: &mut Vec<Question<'s>>, known: &mut Known) {
        let first = questions.len();
        known.clear();
        for (number, (quotation, speaker)) in self.quotations.iter().zip(speakers).enumerate() {
            let quote = quotation.roles.get(Role::Quote).hull();
            let until = self.sentence_at(quote.end.saturating_sub(1));
            if let Some(before) =
                known.get(&speaker.hull()).filter(|_| !speaker.is_empty()).and_then(|s| questions.get_mut(*s))
            {
                before.setting.until = before.setting.until.max(until);
                continue;
            }
            let frame = quotation.roles.get(Role::Frame).hull();
            let at = if speaker.is_empty() { frame.start.max(quote.start) } else { speaker.hull().start };
            let sentence = self.sentence_at(at);
            let continues = quotation.lexeme.and_then(|l| self.reader.lexicon.lexeme(l)).is_some_and(|l| l.continues);
            let setting = Setting {
                until: until.max(sentence),
                cases: self.cases(quotation, speaker),
                continues,
                inside: self.stands_inside(quotation, at),
                number_of_verb: number_of_verb(self.reader, quotation),
                ..self.setting(sentence)
            };
            known.insert(speaker.hull(), questions.len());
            questions.push(Question { at, quotation: number, speaker, setting });
        }
        questions.get_mut(first..).into_iter().for_each(|new| new.sort_by_key(|q| q.at));
    }

    /// Whether what names a speaker stands in another's direct words.
    fn stands_inside(&self, quotation: &Quotation, at: u32) -> bool {
        let outer = quotation.parent.and_then(|parent| self.quotations.get(parent));
        outer.is_some_and(|o| o.kind == Type::Direct && o.roles.get(Role::Quote).hull().contains(at))
    }

    /// The cases that a speaker can stand in: behind or before the preposition of a source it is dative or genitive, with a verb it is
    /// the subject.
    pub(super) fn cases(&self, quotation: &Quotation, speaker: &Ranges) -> Agreement {
        let prepositions = Classes::PREPOSITION | Classes::CONTRACTION | Classes::SOURCE_BEFORE;
        let before = |t: u32| self.reader.is(t, prepositions | Classes::SOURCE_AFTER);
        let range = speaker.hull();
        let behind = self.reader.is(range.end, Classes::SOURCE_AFTER);
        let beside = behind || range.start.checked_sub(1).is_some_and(before) || before(range.start);
        let verbal = quotation.roles.get(Role::Cue).tokens().any(|t| self.reader.is(t, Classes::FINITE));
        match (beside, verbal) {
            (false, true) => Agreement::NOMINATIVE,
            (true, false) => Agreement::DATIVE | Agreement::GENITIVE,
            _ => Agreement::all(),
        }
    }
}

/// Whether the finite verb of a cue is singular or plural: `sagte sie`, `sagten sie`.
pub(super) fn number_of_verb(reader: &Reader<'_>, quotation: &Quotation) -> Agreement {
    let finite = quotation.roles.get(Role::Cue).tokens().filter_map(|t| reader.word(t)).find(|w| w.is(Classes::FINITE));
    finite.map(number).unwrap_or_default()
}

/// The number that a finite verb shows.
pub(super) fn number(verb: &Word) -> Agreement {
    let persons = verb.inflection.persons();
    let mut shown = Agreement::empty();
    shown.set(Agreement::SINGULAR, persons.intersects(Persons::IT));
    shown.set(Agreement::PLURAL, persons.intersects(Persons::THEY));
    shown
}
