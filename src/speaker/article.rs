//! An article with its quotations, and what of it surrounds them.

use super::mention::Reader;
use super::nobody;
use super::question::number_of_verb;
use super::sieve::Setting;
use super::via;
use crate::grammar::{Role, Type};
use crate::lexicon::{Agreement, Classes};
use crate::quotation::{Mood, Quotation};
use crate::span::Ranges;
use crate::text::Document;

/// An article with its quotations.
#[derive(Clone, Copy)]
pub(super) struct Article<'a, 'q> {
    pub(super) document: &'a Document<'a>,
    pub(super) reader: &'a Reader<'a>,
    pub(super) quotations: &'q [Quotation],
}

impl Article<'_, '_> {
    /// The words that name who says it: not those of the medium that cites somebody, and not those of the one who is asked in
    /// `Seine Bitte an die Leitung:`.
    pub(super) fn speaker(&self, quotation: &Quotation) -> Ranges {
        if self.has_left(quotation) {
            return Ranges::new();
        }
        if let Some(cited) = via::quoted_object(self, quotation) {
            return cited.into();
        }
        let speaker = quotation.roles.get(Role::Speaker);
        let frame = quotation.roles.get(Role::Frame).hull();
        // das bestätigt auch X: „…“, den Leiter nannte sie „…“
        let oblique = self.reader.is(speaker.hull().start, Classes::DETERMINER | Classes::PRONOUN)
            && nobody::is_oblique(self.reader, speaker.hull().start, number_of_verb(self.reader, quotation))
            && self.cases(quotation, speaker) == Agreement::NOMINATIVE;
        if let Some(behind) = nobody::real_subject(self.reader, quotation, oblique) {
            return behind.into();
        }
        if oblique && nobody::is_passive(self.reader, quotation.roles.get(Role::Cue)) {
            return Ranges::new();
        }
        if let Some(first) = nobody::first_subject(self.reader, quotation) {
            return first.into();
        }
        let asked =
            speaker.hull().start.checked_sub(1).is_some_and(|before| self.reader.is(before, Classes::TELLING_ASKED));
        if asked && nobody::possessor(self.reader, frame).is_some() { Ranges::new() } else { speaker.clone() }
    }

    pub(super) fn setting(&self, number: u32) -> Setting {
        let sentence = self.document.sentences.get(number as usize).map(|s| s.tokens).unwrap_or_default();
        let block = |number: u32| self.document.sentences.get(number as usize).map(|s| s.block);
        let opens_paragraph = number.checked_sub(1).is_none_or(|before| block(before) != block(number));
        Setting {
            sentence,
            number,
            cases: Agreement::all(),
            opens_paragraph,
            until: number,
            continues: false,
            inside: false,
            number_of_verb: Agreement::empty(),
        }
    }

    pub(super) fn sentence_at(&self, token: u32) -> u32 {
        u32::try_from(self.document.sentences.partition_point(|s| s.tokens.end <= token)).unwrap_or(u32::MAX)
    }

    /// The stretches in which others speak, sorted and disjoint. What is *nach Angaben der Polizei* is told by the article itself.
    pub(super) fn quoted(&self) -> Ranges {
        let outer = self.quotations.iter().filter(|q| {
            q.parent.is_none()
                && q.kind != Type::FreeIndirect
                && (q.kind != Type::Indirect || q.mood != Mood::Indicative)
        });
        outer.flat_map(|q| q.roles.get(Role::Quote).iter().copied()).collect()
    }
}
