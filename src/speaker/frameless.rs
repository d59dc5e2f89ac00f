//! Quotations that no words of their paragraph ascribe to anybody.

use super::article::Article;
use super::attribute::Reading;
use super::by::{By, Reason};
use super::question::Question;
use super::sieve::Verdict;
use crate::grammar::{Role, Type};
use crate::quotation::Quotation;
use crate::span::{Range, Ranges};
use crate::text::Kind;

impl Reading<'_, '_> {
    /// Whose a quotation is that no words of its paragraph ascribe to anybody.
    pub(super) fn unnamed(&mut self, question: &Question<'_>, quotation: &Quotation) -> Option<Verdict> {
        let left = self.article.has_left(quotation);
        if (left || quotation.roles.get(Role::Frame).is_empty())
            && let Some(verdict) = self.goes_on_below(question, quotation)
        {
            return Some(verdict);
        }
        left.then(|| self.here(question))
    }

    /// Whose a quotation is that names nobody in its paragraph: whose that is in which it stands, else the subject's before.
    fn here(&self, question: &Question<'_>) -> Verdict {
        let hull = |q: &Quotation| q.roles.get(Role::Quote).hull();
        let quote = self.article.quotations.get(question.quotation).map(hull).unwrap_or_default();
        let around = |q: &&Quotation| hull(q) != quote && hull(q).contains(quote.start) && hull(q).end >= quote.end;
        if let Some(outer) =
            self.article.quotations.get(..question.quotation).and_then(|before| before.iter().rfind(around))
        {
            return self.found(outer, &self.article.speaker(outer)).unwrap_or(Verdict::Open(Reason::NoSpeaker));
        }
        let subject = self.sieve.subject_behind(question.setting);
        subject.map_or(Verdict::Open(Reason::NoSpeaker), |figure| Verdict::Known(figure, By::Subject))
    }

    /// The verdict that was found for a quotation.
    pub(super) fn found(&self, quotation: &Quotation, speaker: &Ranges) -> Option<Verdict> {
        let key = if speaker.is_empty() { quotation.roles.get(Role::Quote).hull() } else { speaker.hull() };
        self.verdicts.get(&key).copied()
    }

    /// A quote that begins a paragraph: it is announced by the colon above, or the quote above was not closed.
    fn goes_on_below(&mut self, question: &Question<'_>, quotation: &Quotation) -> Option<Verdict> {
        let start = quotation.roles.get(Role::Quote).hull().start;
        let above =
            start.checked_sub(1).filter(|_| question.setting.opens_paragraph && quotation.kind == Type::Direct)?;
        if self.article.reader.kind(above) == Kind::Colon {
            let setting = self.article.setting(question.setting.number.checked_sub(1)?);
            let first = Range::new(setting.sentence.start, setting.sentence.start);
            return Some(self.sieve.subject(first, setting));
        }
        let open = |q: &&Quotation| {
            let quote = q.roles.get(Role::Quote).hull();
            q.kind == Type::Direct && quote.end == start && self.article.reader.kind(above) != Kind::Mark
        };
        let before = self.article.quotations.iter().rev().find(open)?;
        self.found(before, &self.article.speaker(before))
    }
}

impl Article<'_, '_> {
    /// Whether a quotation that names nobody was given a speaker of another paragraph: a new paragraph is a new matter.
    pub(super) fn has_left(&self, quotation: &Quotation) -> bool {
        let block = |at: u32| self.document.sentences.get(self.sentence_at(at) as usize).map(|s| s.block);
        let quote = quotation.roles.get(Role::Quote).hull();
        let speaker = quotation.roles.get(Role::Speaker).hull();
        let announced = quotation.roles.get(Role::Frame).hull().end == quote.start;
        !speaker.is_empty() && speaker.end < quote.start && !announced && block(speaker.start) != block(quote.start)
    }
}
