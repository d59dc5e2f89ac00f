//! What was spoken of: whom a pronoun or a description takes up.

use super::by::Reason;
use super::figure::{Figure, genders};
use crate::lexicon::Agreement;
use crate::span::Range;
use smallvec::SmallVec;

/// One time that somebody was named.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) range: Range,
    pub(super) sentence: u32,
    pub(super) figure: usize,
    /// Whether it looks like the subject of its sentence.
    pub(super) subject: bool,
    /// Whether it stands in a quote: what people say is not what the article speaks of.
    pub(super) quoted: bool,
}

/// Who spoke last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Last {
    pub(super) figure: usize,
    /// The sentence with the end of what it said.
    pub(super) until: u32,
}

/// Everything named so far, in text order.
#[derive(Debug)]
pub(super) struct Discourse {
    seen: Vec<Seen>,
    pub(super) last: Option<Last>,
}

/// How many sentences back somebody can be taken up.
const REACH: u32 = 3;

/// How many sentences back the last speaker can be.
const SPEAKER_REACH: u32 = 6;

/// How many namings back one is looked for.
const NEAR: usize = 60;

/// Few articles name somebody more often.
const USUAL: usize = 64;

impl Discourse {
    /// Nobody was named yet.
    pub(super) fn new() -> Self {
        Self { seen: Vec::with_capacity(USUAL), last: None }
    }

    /// Goes on to another article.
    pub(super) fn clear(&mut self) {
        self.seen.clear();
        self.last = None;
    }

    pub(super) fn note(&mut self, seen: Seen) {
        self.seen.push(seen);
    }

    /// The newest first.
    pub(super) fn recent(&self) -> impl Iterator<Item = &Seen> {
        self.seen.iter().rev().take(NEAR)
    }

    /// The last speaker, if it is near.
    pub(super) fn last_near(&self, sentence: u32) -> Option<usize> {
        self.last.filter(|l| sentence.saturating_sub(l.until) <= SPEAKER_REACH).map(|l| l.figure)
    }

    /// Who is taken up in a sentence, of those that fit: the nearest sentence decides, and in it the subject or the last speaker.
    pub(super) fn antecedent(&self, sentence: u32, fits: impl Fn(usize) -> bool) -> Result<usize, Reason> {
        self.among(sentence, |_| true, &fits).or_else(|reason| match reason {
            Reason::NoAntecedent => self.quoted(sentence, |s| fits(s.figure)),
            other => Err(other),
        })
    }

    /// The same of whom the article itself speaks: nobody describes whom only others spoke of.
    pub(super) fn told(&self, sentence: u32, fits: impl Fn(usize) -> bool) -> Result<usize, Reason> {
        self.among(sentence, |_| true, fits)
    }

    /// The only one of those near enough who was a subject or the last speaker, else the only one who was named.
    pub(super) fn only_one(&self, sentence: u32, fits: impl Fn(usize) -> bool) -> Result<usize, Reason> {
        let near = |s: &&Seen| !s.quoted && sentence.saturating_sub(s.sentence) <= REACH && fits(s.figure);
        let speaker =
            self.last.filter(|l| sentence.saturating_sub(l.until) <= REACH && fits(l.figure)).map(|l| l.figure);
        let mut subjects: SmallVec<[usize; 4]> = speaker.into_iter().collect();
        let mut all = subjects.clone();
        for seen in self.recent().filter(near) {
            add(&mut all, seen.figure);
            if seen.subject {
                add(&mut subjects, seen.figure);
            }
        }
        match (subjects.as_slice(), all.as_slice()) {
            ([one], _) | ([], [one]) => Ok(*one),
            ([], []) => Err(Reason::NoAntecedent),
            _ => Err(Reason::TwoCandidates),
        }
    }

    /// Who is named in the sentence that last names somebody.
    pub(super) fn beside(&self, figure: usize) -> impl Iterator<Item = usize> {
        let sentence = self.recent().find(|s| s.figure == figure).map(|s| s.sentence);
        self.recent().filter(move |s| Some(s.sentence) == sentence && !s.quoted).map(|s| s.figure)
    }

    /// The same of what was the subject of its sentence: a body is taken up only then.
    pub(super) fn subject(&self, sentence: u32, fits: impl Fn(usize) -> bool) -> Result<usize, Reason> {
        self.among(sentence, |seen| seen.subject, &fits).or_else(|reason| match reason {
            Reason::NoAntecedent => self.quoted(sentence, |s| s.subject && fits(s.figure)),
            other => Err(other),
        })
    }

    /// The only one that fits and was the subject or speaker in this sentence or the one before.
    pub(super) fn subject_near(&self, sentence: u32, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let near = |s: &&Seen| sentence.saturating_sub(s.sentence) <= 1 && s.subject && !s.quoted && fits(s.figure);
        let speaker = self.last.filter(|l| sentence.saturating_sub(l.until) <= 1 && fits(l.figure)).map(|l| l.figure);
        let found = speaker.or_else(|| self.recent().find(near).map(|s| s.figure))?;
        self.recent().filter(near).all(|s| s.figure == found).then_some(found)
    }

    /// The only subject of the sentence before that fits, if nobody else is in sight there or here whom it could be.
    pub(super) fn only_subject(
        &self,
        sentence: u32,
        fits: impl Fn(usize) -> bool,
        other: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let near = |s: &&Seen| !s.quoted && sentence.saturating_sub(s.sentence) <= 1;
        let rival = self.last.is_some_and(|l| sentence.saturating_sub(l.until) <= 1 && !fits(l.figure))
            || self.recent().filter(near).any(|s| other(s.figure));
        let mut subjects =
            self.recent().filter(near).filter(|s| s.subject && s.sentence + 1 == sentence && fits(s.figure));
        let only = subjects.next()?.figure;
        (!rival && subjects.all(|s| s.figure == only)).then_some(only)
    }

    fn among(
        &self,
        sentence: u32,
        counts: impl Fn(&Seen) -> bool,
        fits: impl Fn(usize) -> bool,
    ) -> Result<usize, Reason> {
        let last = self.last.filter(|l| fits(l.figure));
        for distance in 0..=REACH.min(sentence) {
            let here = sentence - distance;
            let mut all: SmallVec<[usize; 4]> = SmallVec::new();
            let mut subjects: SmallVec<[usize; 4]> = SmallVec::new();
            let speaks = last.filter(|l| l.until == here).map(|l| l.figure);
            let named = self.recent().filter(|s| s.sentence == here && !s.quoted && counts(s) && fits(s.figure));
            for seen in named {
                add(&mut all, seen.figure);
                if seen.subject {
                    add(&mut subjects, seen.figure);
                }
            }
            if let Some(speaker) = speaks {
                add(&mut all, speaker);
                add(&mut subjects, speaker);
            }
            match (all.as_slice(), subjects.as_slice()) {
                ([], _) => {}
                ([one], _) | (_, [one]) => return Ok(*one),
                (several, _) => {
                    let speaker = speaks.or(last.map(|l| l.figure)).filter(|l| several.contains(l));
                    return speaker.ok_or(Reason::TwoCandidates);
                }
            }
        }
        if let Some(speaker) = last.filter(|l| sentence.saturating_sub(l.until) <= SPEAKER_REACH) {
            return Ok(speaker.figure);
        }
        Err(Reason::NoAntecedent)
    }

    /// Who was named last in what others said.
    fn quoted(&self, sentence: u32, fits: impl Fn(&Seen) -> bool) -> Result<usize, Reason> {
        let near = |s: &&Seen| sentence.saturating_sub(s.sentence) <= REACH && s.quoted && fits(s);
        let mut all: SmallVec<[usize; 4]> = SmallVec::new();
        self.recent().filter(near).for_each(|s| add(&mut all, s.figure));
        match all.as_slice() {
            [] => Err(Reason::NoAntecedent),
            [one] => Ok(*one),
            _ => Err(Reason::TwoCandidates),
        }
    }
}

fn add(list: &mut SmallVec<[usize; 4]>, figure: usize) {
    if !list.contains(&figure) {
        list.push(figure);
    }
}

/// Whether a figure can be somebody of these genders.
pub(super) fn agrees(figure: &Figure, wanted: Agreement) -> bool {
    agrees_with(figure.gender, wanted)
}

/// Whether two can be of the same gender and number, whatever their cases.
pub(super) fn agrees_with(a: Agreement, b: Agreement) -> bool {
    genders(a).intersects(genders(b))
}
