//! The rules for words that name nobody themselves: pronouns, `demnach`, and places where nobody is named at all.

use super::by::{By, Reason};
use super::discourse::{Last, Seen, agrees};
use super::kind::EntityKind;
use super::mention::Mention;
use super::question::number;
use super::sieve::{Setting, Sieve, Verdict};
use crate::lexicon::{Agreement, Classes};
use crate::span::Range;
use crate::text::Kind;

impl Sieve<'_> {
    /// A pronoun.
    pub(super) fn pronoun(&mut self, at: u32, setting: Setting) -> Verdict {
        let reader = self.cast.reader;
        let after_comma = at > setting.sentence.start && {
            let before = at - 1;
            reader.kind(before) == Kind::Comma
                || (reader.is(before, Classes::PREPOSITION)
                    && before > setting.sentence.start
                    && reader.kind(before - 1) == Kind::Comma)
        };
        if reader.is(at, Classes::RELATIVE) && after_comma {
            return self.relative(at, setting);
        }
        let Some(word) = reader.word(at) else { return Verdict::Open(Reason::NoAntecedent) };
        if word.is(Classes::FIRST_PERSON) {
            Verdict::FirstPerson
        } else if word.is(Classes::NONREFERENTIAL) {
            Verdict::Open(Reason::NoSpeaker)
        } else if word.is(Classes::LATTER) {
            self.latter(at, setting)
        } else if word.is(Classes::THIRD_PERSON) {
            let wanted = self.shown(at, setting);
            self.takes_up(wanted, setting, By::Pronoun)
        } else {
            Verdict::Open(Reason::NoAntecedent)
        }
    }

    /// Gender and number of whom a pronoun of the third person takes up: `er` a man; for `sie` the verb may show which.
    fn shown(&self, at: u32, setting: Setting) -> Agreement {
        const SHE_OR_THEY: Agreement = Agreement::FEMININE.union(Agreement::PLURAL);
        let agreement = self.cast.reader.word(at).map_or(Agreement::empty(), |w| w.agreement);
        // ihm is no subject
        if !agreement.agree(Agreement::NOMINATIVE).intersects(SHE_OR_THEY) {
            return Agreement::MASCULINE;
        }
        let shown = self.number_shown(at, setting) & SHE_OR_THEY;
        if shown.is_empty() { SHE_OR_THEY } else { shown }
    }

    /// Whether the verb shows one or several: the cue, else the finite verb beside the pronoun.
    fn number_shown(&self, at: u32, setting: Setting) -> Agreement {
        let reader = self.cast.reader;
        let beside = || {
            let verb = [at.saturating_sub(1), at + 1].into_iter().find(|t| reader.is(*t, Classes::FINITE))?;
            reader.word(verb).map(number)
        };
        if setting.number_of_verb.is_empty() { beside().unwrap_or_default() } else { setting.number_of_verb }
    }

    /// Whoever fits and was spoken of last: first somebody, then bodies.
    pub(super) fn takes_up(&mut self, wanted: Agreement, setting: Setting, by: By) -> Verdict {
        let cast = &self.cast;
        let somebody = |n: usize| {
            cast.get(n).is_some_and(|f| {
                f.kind.is_somebody()
                    && agrees(f, wanted & Agreement::SINGULAR)
                    && !(wanted & Agreement::SINGULAR).is_empty()
            })
        };
        let body = |n: usize| {
            cast.get(n).is_some_and(|f| !f.kind.is_somebody() && f.kind != EntityKind::Document && agrees(f, wanted))
        };
        // Der Verband widersprach. Er: nearer than whoever was named before
        let nearest = || self.discourse.only_subject(setting.number, body, somebody);
        let nearest = if setting.opens_paragraph { None } else { nearest() };
        let found = match nearest.map_or_else(|| self.discourse.antecedent(setting.number, somebody), Ok) {
            Err(Reason::NoAntecedent) => self.discourse.subject(setting.number, body),
            other => other,
        };
        // several groups of one sentence: nothing tells which
        let several = |figure: usize| {
            wanted == Agreement::PLURAL && self.discourse.beside(figure).any(|other| other != figure && body(other))
        };
        match found {
            Ok(figure) if several(figure) => Verdict::Open(Reason::TwoCandidates),
            Ok(figure) => {
                self.cast.narrow(figure, wanted);
                Verdict::Known(figure, by)
            }
            Err(reason) => Verdict::Open(reason),
        }
    }

    /// `dieser`: the one named last, not the one spoken of.
    fn latter(&mut self, at: u32, setting: Setting) -> Verdict {
        let agreement = self.cast.reader.word(at).map_or(Agreement::all(), |w| w.agreement) & Agreement::NOMINATIVE;
        let near = |s: &&Seen| setting.number.saturating_sub(s.sentence) <= 1;
        let fits =
            |s: &&Seen| self.cast.get(s.figure).is_some_and(|f| f.kind != EntityKind::Document && agrees(f, agreement));
        let named = || self.discourse.recent().filter(near).filter(fits);
        let found = named().find(|s| !s.quoted).or_else(|| named().next()).map(|s| s.figure);
        found.map_or(Verdict::Open(Reason::NoAntecedent), |figure| Verdict::Known(figure, By::Pronoun))
    }

    /// What a relative pronoun relates to: the nearest naming before it that agrees.
    fn relative(&mut self, at: u32, setting: Setting) -> Verdict {
        let agreement = self.cast.reader.word(at).map_or(Agreement::all(), |w| w.agreement);
        let before = |s: &&Seen| {
            s.range.end <= at
                && s.sentence == setting.number
                && self.cast.get(s.figure).is_some_and(|f| agrees(f, agreement))
        };
        let next = |s: &&Seen| s.range.end + 2 >= at;
        let found = self
            .discourse
            .recent()
            .filter(before)
            .filter(next)
            .last()
            .or_else(|| self.discourse.recent().find(before))
            .map(|s| s.figure);
        if let Some(figure) = found {
            return Verdict::Known(figure, By::Relative);
        }
        match self.before_comma(at, setting).map(|mention| self.mention(&mention, setting)) {
            Some(Verdict::Known(figure, _)) => Verdict::Known(figure, By::Relative),
            _ => Verdict::Open(Reason::NoAntecedent),
        }
    }

    /// The naming that ends before the comma in front of a relative clause, as long as it can be.
    fn before_comma(&self, relative: u32, setting: Setting) -> Option<Mention> {
        const LONGEST: u32 = 8;
        let reader = self.cast.reader;
        let comma = (relative.saturating_sub(2)..relative).find(|t| reader.kind(*t) == Kind::Comma)?;
        let first = setting.sentence.start.max(comma.saturating_sub(LONGEST));
        let begins = |at: &u32| reader.is_nominal(*at) || reader.is(*at, Classes::DETERMINER);
        let whole =
            |at: u32| reader.mention(Range::new(at, comma)).filter(|m| m.range().end == comma && m.range().start == at);
        (first..comma).filter(begins).find_map(whole)
    }

    /// `demnach`: the text just named, or who spoke last. `wonach` relates to the text right before it.
    pub(super) fn thus(&mut self, at: u32, setting: Setting) -> Verdict {
        let reader = self.cast.reader;
        let text = |s: &&Seen| self.cast.get(s.figure).is_some_and(|f| f.kind == EntityKind::Document);
        let relates = reader.is(at, Classes::WONACH);
        let last = self.discourse.last.filter(|l| setting.number.saturating_sub(l.until) <= 1);
        let fresh = self.discourse.recent().find(|s| {
            text(s)
                && !s.quoted
                && setting.number.saturating_sub(s.sentence) <= 1
                && (!relates || s.sentence == setting.number)
        });
        if relates {
            let opinion = fresh
                .and_then(|s| self.cast.get(s.figure))
                .and_then(|f| f.naming.noun)
                .is_some_and(|n| reader.is(n, Classes::OPINION));
            return match fresh {
                Some(seen) if !opinion => Verdict::Known(seen.figure, By::Relative),
                _ => Verdict::Open(Reason::NoSpeaker),
            };
        }
        // the best text of the sentence before: a study rather than its result
        let sentence = fresh.map(|s| s.sentence);
        let weight = |s: &&Seen| {
            self.cast
                .get(s.figure)
                .and_then(|f| f.naming.noun)
                .is_some_and(|n| reader.lexicon.world.sort(reader.stem(n)) == Some("text"))
        };
        let somebody = |s: &&Seen| !s.quoted && self.cast.get(s.figure).is_some_and(|f| f.kind.is_somebody());
        let best = self
            .discourse
            .recent()
            .filter(|s| Some(s.sentence) == sentence && text(s) && !s.quoted)
            .find(weight)
            // stellte die Zahlen vor: what is no text of its own is told by whoever shows it
            .or_else(|| self.discourse.recent().find(|s| Some(s.sentence) == sentence && s.subject && somebody(s)))
            .or(fresh);
        match (best, last) {
            (Some(seen), Some(last))
                if last.until >= seen.sentence
                    && last.figure != seen.figure
                    && last.until == setting.number - 1
                    && seen.sentence < setting.number =>
            {
                Verdict::Known(last.figure, By::Thus)
            }
            (Some(seen), _) => Verdict::Known(seen.figure, By::Thus),
            (None, Some(last)) => Verdict::Known(last.figure, By::Thus),
            (None, None) => Verdict::Open(Reason::NoAntecedent),
        }
    }

    /// A report that goes on: with the speaker before, else with the text just named.
    pub(super) fn goes_on(&mut self, setting: Setting) -> Verdict {
        let verdict = match self.discourse.last.filter(|l| setting.number.saturating_sub(l.until) <= 1) {
            Some(last) => Verdict::Known(last.figure, By::Thus),
            None => self.thus(setting.sentence.start, setting),
        };
        if let Verdict::Known(figure, _) = verdict {
            self.discourse.last = Some(Last { figure, until: setting.until });
        }
        verdict
    }

    /// `Dort`, `darin`: the text just named, else what the sentence before was about, if that is nobody.
    pub(super) fn named_place(&self, setting: Setting) -> Option<usize> {
        let kind = |s: &&Seen| self.cast.get(s.figure).map(|f| f.kind);
        let before = |s: &&Seen| s.sentence + 1 == setting.number;
        let near = |s: &&Seen| before(s) && !s.quoted;
        let text = |s: &&Seen| kind(s) == Some(EntityKind::Document);
        let about = |s: &&Seen| s.subject && kind(s).is_some_and(|k| !k.is_somebody() || k == EntityKind::Anonymous);
        let recent = || self.discourse.recent().filter(near);
        let told = recent().find(text).or_else(|| recent().find(about));
        told.or_else(|| self.discourse.recent().filter(before).find(text)).map(|s| s.figure)
    }

    /// The subject of a sentence, if it stands before a place and is not itself quoted.
    pub(super) fn subject_before(&self, at: u32, sentence: u32) -> Option<usize> {
        let subject = |s: &&Seen| s.sentence == sentence && s.subject && !s.quoted && s.range.end <= at;
        let speaks = |s: &&Seen| self.cast.get(s.figure).is_some_and(|f| f.kind != EntityKind::Document);
        self.discourse.recent().filter(subject).find(speaks).map(|s| s.figure)
    }

    /// Somebody who alone is the subject of the sentence before, in the same paragraph.
    pub(super) fn subject_behind(&self, setting: Setting) -> Option<usize> {
        let before = setting.number.checked_sub(1).filter(|_| !setting.opens_paragraph)?;
        let somebody = |s: &&Seen| {
            s.sentence == before && !s.quoted && self.cast.get(s.figure).is_some_and(|f| f.kind.is_somebody())
        };
        let subject = self.discourse.recent().filter(somebody).find(|s| s.subject)?.figure;
        self.discourse.recent().filter(somebody).all(|s| s.figure == subject).then_some(subject)
    }

    /// `nach eigenen Angaben`: the subject of the sentence.
    pub(super) fn subject(&mut self, phrase: Range, setting: Setting) -> Verdict {
        let before = self
            .discourse
            .recent()
            .filter(|s| s.sentence == setting.number && s.subject && s.range.end <= phrase.start)
            .last();
        if let Some(seen) = before {
            return Verdict::Known(seen.figure, By::Pronoun);
        }
        let reader = self.cast.reader;
        let mut at = phrase.end;
        while at < setting.sentence.end {
            let bound = |before: u32| reader.is(before, Classes::PREPOSITION | Classes::CONTRACTION);
            let free = !at.checked_sub(1).is_some_and(bound);
            if free
                && reader.is(at, Classes::PRONOUN)
                && !reader.is(at, Classes::DETERMINER | Classes::REFLEXIVE | Classes::EXPLETIVE)
            {
                return self.pronoun(at, setting);
            }
            let found = (reader.is(at, Classes::DETERMINER) || reader.is_nominal(at))
                .then(|| reader.mention(Range::new(at, setting.sentence.end)))
                .flatten();
            match found {
                Some(mention) if free && mention.agreement.intersects(Agreement::NOMINATIVE) => {
                    return self.mention(&mention, setting);
                }
                Some(mention) => at = mention.core.end,
                None => at += 1,
            }
        }
        Verdict::Open(Reason::NoAntecedent)
    }
}
