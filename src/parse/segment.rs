//! Words of a sentence → segments: the stretches between commas, colons and dashes, and what their verbs say about them.

use super::finite::{LIKELY, SURE};
use super::phrase::{Phrases, Reach};
use crate::lexicon::{Classes, Word};
use crate::span::Range;
use crate::text::Kind;
use smallvec::SmallVec;

/// The words of a sentence that its own syntax is made of: no quoted sentences, no brackets.
pub(super) struct View<'a> {
    pub(super) phrases: Phrases<'a>,
    /// In order, separators included; few sentences have more than find place here without an allocation.
    pub(super) seen: SmallVec<[Seen<'a>; 48]>,
    pub(super) segments: Segments,
    /// What stands in brackets.
    pub(super) brackets: SmallVec<[Range; 2]>,
}

/// A word that is seen.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    word: &'a Word,
    token: u32,
    /// How surely it is a finite verb: 0 not at all, 3 surely.
    pub(super) finite: u8,
}

/// The segments of a sentence; few have more than find place here without an allocation.
pub(super) type Segments = SmallVec<[Segment; 8]>;

/// A stretch between two separators: positions in the [`View`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Segment {
    pub(super) from: usize,
    pub(super) to: usize,
    /// What stands before it; `Stop` at the start of the sentence.
    pub(super) before: Kind,
    /// All that its words can be, and perhaps more: what is not there need not be looked for.
    pub(super) classes: Classes,
}

/// What opens a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// `dass`, `ob`, `weil`, `der` … with the verb last: where the opener stands.
    Subordinate(usize),
    /// Nothing that subordinates.
    Plain,
}

impl<'a> View<'a> {
    /// Cuts a sentence at its separators and judges its verbs. Marks, quoted sentences and what stands in brackets are not seen; a
    /// quoted fragment is: it is part of the clause around it, but where it is `named` none of its words is that clause's verb.
    pub(super) fn of(phrases: Phrases<'a>, range: Range, quoted: &[Range], named: &[Range]) -> Self {
        let (seen, segments, brackets) = (SmallVec::new(), Segments::new(), SmallVec::new());
        let mut view = Self { phrases, seen, segments, brackets };
        view.cut(range, quoted);
        view.judge_verbs(named);
        view
    }

    pub(super) fn token(&self, at: usize) -> u32 {
        self.seen.get(at).map_or(u32::MAX, |s| s.token)
    }

    /// The tokens of a segment, if none between them is hidden.
    pub(super) fn range(&self, segment: Segment) -> Option<Range> {
        let range = Range::new(self.token(segment.from), self.end(segment));
        (range.len() as usize == segment.to - segment.from).then_some(range)
    }

    pub(super) fn word(&self, at: usize) -> Option<&'a Word> {
        self.seen.get(at).map(|s| s.word)
    }

    /// How many words stand before a token.
    pub(super) fn before(&self, token: u32) -> usize {
        self.seen.partition_point(|s| s.token < token)
    }

    /// One past the last token of a segment.
    pub(super) fn end(&self, segment: Segment) -> u32 {
        self.token(segment.to - 1).saturating_add(1)
    }

    pub(super) fn is(&self, at: usize, classes: Classes) -> bool {
        self.word(at).is_some_and(|w| w.is(classes))
    }

    fn cut(&mut self, range: Range, quoted: &[Range]) {
        let mut next = Segment { from: 0, to: 0, before: Kind::Stop, classes: Classes::empty() };
        // the bracket that is open, and what was there before it
        let mut open: Option<(u32, usize, usize, Segment)> = None;
        let words = self.phrases.words.get(range.start as usize..range.end as usize).unwrap_or_default();
        let mut at = range.start;
        // words that follow each other, or one sign
        for run in words.chunk_by(|a, b| a.token.kind.is_wordlike() && b.token.kind.is_wordlike()) {
            let start = at;
            at += u32::try_from(run.len()).unwrap_or(0);
            let kind = run.first().map_or(Kind::Word, |w| w.token.kind);
            match kind {
                Kind::Mark => continue,
                Kind::Open if open.is_none() => open = Some((start, self.seen.len(), self.segments.len(), next)),
                Kind::Close => {
                    if let Some((start, seen, segments, before)) = open.take() {
                        self.brackets.push(Range::new(start, at));
                        self.seen.truncate(seen);
                        self.segments.truncate(segments);
                        next = before;
                        continue;
                    }
                }
                _ => {}
            }
            if quoted.iter().any(|q| q.contains(start)) {
                continue;
            }
            if matches!(kind, Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Dash) || kind.is_terminal() {
                self.end_segment(next);
                next = Segment { from: self.seen.len() + 1, to: 0, before: kind, classes: Classes::empty() };
            } else {
                next.classes |= run.iter().fold(Classes::empty(), |all, word| all | word.classes);
            }
            self.seen.extend((start..at).zip(run).map(|(token, word)| Seen { word, token, finite: 0 }));
        }
        self.end_segment(next);
    }

    fn end_segment(&mut self, segment: Segment) {
        let to = self.seen.len();
        if segment.from < to {
            self.segments.push(Segment { to, ..segment });
        }
    }

    /// What opens a segment. `follows`: something of the sentence stands before it, so that a relative clause is possible.
    pub(super) fn lead(&self, segment: Segment, follows: bool) -> Lead {
        let mut at = segment.from;
        let mut joined = false;
        while at < segment.to && self.is(at, Classes::COORDINATOR) {
            at += 1;
            joined = true;
        }
        // most segments begin with none of what can open one, nor does their second word
        let relative = if follows && segment.before == Kind::Comma { Classes::RELATIVE } else { Classes::empty() };
        let opens = Classes::SUBORDINATOR | Classes::MAYBE_SUBORDINATOR | Classes::QUESTION | Classes::WIE | relative;
        if !self.is(at, opens) && !self.is(at + 1, opens) {
            return Lead::Plain;
        }
        // "auch wenn", "nur weil", "ohne dass", "als ob": one word before the opener
        let skips =
            Classes::ADVERB | Classes::FOCUS | Classes::SO | Classes::INFINITIVE_OPENER | Classes::MAYBE_SUBORDINATOR;
        if !self.is(at, Classes::SUBORDINATOR)
            && self.is(at, skips)
            && self.is(at + 1, Classes::SUBORDINATOR)
            && at + 1 < segment.to
        {
            at += 1;
        }
        // seit wann, mit wem
        let question = self.is(at, Classes::PREPOSITION) && self.is(at + 1, Classes::QUESTION) && at + 1 < segment.to;
        if question && self.finite_late(segment).is_some_and(|f| f + 1 == segment.to) {
            return Lead::Subordinate(at + 1);
        }
        if self.is(at, Classes::SUBORDINATOR) {
            return Lead::Subordinate(at);
        }
        // damit solle der Streit enden: an adverb and a main clause, but: als sei nichts geschehen
        let adverb = self.is(at, Classes::MAYBE_SUBORDINATOR) && self.is(at, Classes::ADVERB);
        let second = self.is(at + 1, Classes::AUXILIARY | Classes::MODAL) && self.finiteness(at + 1) == SURE;
        if adverb && second && at + 2 < segment.to {
            return Lead::Plain;
        }
        let infinitive = self.zu_infinitive(segment).is_some_and(|at| at + 1 == segment.to);
        let finite = self.finite_late(segment).filter(|f| !infinitive || self.finiteness(*f) == SURE);
        let Some(finite) = finite else {
            let alone = segment.to == at + 1 && follows && segment.before == Kind::Comma;
            let relative = alone && self.is(at, Classes::RELATIVE);
            return if relative || self.waits(at, segment) { Lead::Subordinate(at) } else { Lead::Plain };
        };
        let last = finite + 1 == segment.to;
        // "wie verlautete" has no subject; other openers need one
        let room = usize::from(!(self.is(at, Classes::WIE) && last));
        if self.is(at, Classes::MAYBE_SUBORDINATOR) && finite > at + room {
            // "Als Grund nannte er …": what follows the verb shows that it does not stand last
            let second = self.noun_phrase_end(at + 1, segment) == Some(finite)
                || (!follows && self.is(finite + 1, Classes::PRONOUN | Classes::DETERMINER | Classes::NOMINAL));
            return if last || !second { Lead::Subordinate(at) } else { Lead::Plain };
        }
        if follows && segment.before == Kind::Comma && !joined && finite > at {
            return self.relative_lead(segment, at, finite);
        }
        Lead::Plain
    }

    /// Whether a clause with `wie` gets its verb behind an apposition: `Wie | Anna Abel, | Leiterin des Amtes, | mitteilte`.
    fn waits(&self, at: usize, segment: Segment) -> bool {
        if !self.is(at, Classes::WIE)
            || at + 1 >= segment.to
            || self.noun_phrase_end(at + 1, segment) != Some(segment.to)
        {
            return false;
        }
        let Some((apposition, verb)) = self.behind(segment).and_then(|next| Some((next, self.behind(next)?))) else {
            return false;
        };
        let phrase = self.noun_phrase_end(apposition.from, apposition);
        let verb_last = |segment| self.finite_late(segment).is_some_and(|f| f + 1 == segment.to);
        // Leiterin des Amtes | am Abend mitteilte
        let inside = phrase.is_some_and(|end| end < apposition.to) && verb_last(apposition);
        let behind =
            phrase == Some(apposition.to) && verb_last(verb) && self.finite_early(verb) == self.finite_late(verb);
        inside || behind
    }

    /// The segment behind a comma after another.
    fn behind(&self, segment: Segment) -> Option<Segment> {
        let comma = self.word(segment.to).is_some_and(|w| w.token.kind == Kind::Comma);
        let from = segment.to + 1;
        let separates =
            |at: &usize| self.word(*at).is_some_and(|w| !w.token.kind.is_wordlike() && w.token.kind != Kind::Mark);
        let to = (from..self.seen.len()).find(separates).unwrap_or(self.seen.len());
        (comma && from < to).then_some(Segment { from, to, before: Kind::Comma, classes: Classes::all() })
    }

    /// Whether a d-word after a comma is a relative pronoun (`die gestern tagte`) or an article (`die Lage sei ernst`).
    fn relative_lead(&self, segment: Segment, at: usize, finite: usize) -> Lead {
        let pronoun = if self.is(at, Classes::PREPOSITION | Classes::CONTRACTION) { at + 1 } else { at };
        let question = pronoun > at && self.is(pronoun, Classes::MAYBE_SUBORDINATOR) && finite > pronoun;
        if !self.is(pronoun, Classes::RELATIVE) || finite <= pronoun {
            return if question { Lead::Subordinate(at) } else { Lead::Plain };
        }
        // "das wird ein Fest": the verb stands second
        if pronoun == at && self.finiteness(at + 1) >= LIKELY && at + 2 < segment.to {
            return Lead::Plain;
        }
        // one noun phrase, then a verb that does not stand last: an article and a main clause
        let phrase = self.noun_phrase_end(pronoun, segment).filter(|end| *end > pronoun + 1);
        let verb = phrase.map(|end| (end..segment.to).find(|t| !self.is(*t, Classes::ADVERB)).unwrap_or(end));
        let verb = verb.filter(|verb| *verb < segment.to && self.finiteness(*verb) >= LIKELY);
        // der Minister werden soll: the verb is part of the group at the end
        let group = verb.is_some_and(|v| v < finite && finite + 1 == segment.to && self.is(v, Classes::INFINITIVE));
        let main = !group
            && verb.is_some_and(|v| v + 1 < segment.to || self.is(v, Classes::KONJUNKTIV1 | Classes::KONJUNKTIV2));
        if main { Lead::Plain } else { Lead::Subordinate(at) }
    }

    /// Whether a verb stands right behind a comma after a segment: the clause around it goes on.
    pub(super) fn verb_follows(&self, segment: Segment) -> bool {
        (segment.to..self.seen.len()).any(|at| {
            at > 0 && self.finiteness(at) >= LIKELY && self.word(at - 1).is_some_and(|w| w.token.kind == Kind::Comma)
        })
    }

    /// One past the noun phrase that begins at a position of the view.
    pub(super) fn noun_phrase_end(&self, at: usize, segment: Segment) -> Option<usize> {
        let start = self.token(at);
        let end = self.phrases.at(Range::new(start, self.end(segment)), Reach::Far)?.range.end;
        (at <= segment.to).then(|| self.before(end).min(segment.to).max(at))
    }

    /// Where an infinitive clause begins without a comma: `hat angekündigt | die Preise zu senken`.
    fn bare_infinitive(&self, segment: Segment, finite: usize) -> Option<usize> {
        let last = self.zu_infinitive(segment).filter(|at| at + 1 == segment.to)?;
        if !self.is(finite, Classes::AUXILIARY) {
            return None;
        }
        let says = |at: &usize| self.is(*at, Classes::PARTICIPLE) && self.is(*at, Classes::REPORTING_VERB);
        let attribute = |at: usize| self.is(at + 1, Classes::NOMINAL) && self.is(at - 1, Classes::DETERMINER);
        (finite + 1..last).find(says).filter(|at| !attribute(*at) && *at + 1 < last).map(|at| at + 1)
    }

    /// Where a coordinator splits a segment into two clauses: `sagte X | und forderte Y auf`, `dass A kam | und B ging`.
    pub(super) fn split(&self, segment: Segment, finite: usize, verb_final: bool) -> Option<usize> {
        if !verb_final && let Some(cut) = self.bare_infinitive(segment, finite) {
            return Some(cut);
        }
        if !segment.classes.intersects(Classes::DASS | Classes::COORDINATOR) {
            return None;
        }
        let group = self.is(finite, Classes::AUXILIARY | Classes::MODAL);
        for at in segment.from + 1..segment.to.saturating_sub(1) {
            if self.is(at, Classes::DASS)
                && at > finite
                && !self.is(at - 1, Classes::SO | Classes::INFINITIVE_OPENER | Classes::COORDINATOR)
            {
                return Some(at); // a comma is missing
            }
            if !self.is(at, Classes::COORDINATOR) {
                continue;
            }
            if self.is(at + 1, Classes::SUBORDINATOR) && at > finite {
                return Some(at);
            }
            let rest = Segment { from: at + 1, before: Kind::Comma, ..segment };
            if verb_final {
                let complete = self.finiteness(at - 1) >= LIKELY;
                if complete && self.finite_late(rest).is_some_and(|f| f + 1 == rest.to) {
                    return Some(at);
                }
            } else if at > finite {
                let next = self.finiteness(at + 1);
                let second = self.finite_early(rest).filter(|f| self.finiteness(*f) == SURE && f - at <= 8);
                let near = second
                    .is_some_and(|f| self.noun_phrase_end(at + 1, rest).is_some_and(|end| end >= f) || f - at <= 3);
                if next == SURE || (next == LIKELY && !group) || near {
                    return Some(at);
                }
            }
        }
        None
    }
}
