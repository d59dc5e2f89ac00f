//! Quotation marks that no construction explained: partial quotations, frameless ones, and those that are none.

use super::Quotation;
use super::Scenes;
use super::kinds::beside;
use super::mood::Mood;
use super::runs::subject;
use crate::grammar::{Role, Scene, Type};
use crate::lexicon::{Classes, MarkKind, MarkWords, Medium, Word};
use crate::span::{Range, Ranges};
use crate::text::{Case, Document, Kind, Pair};

/// What surrounds a pair of marks.
enum Place<'q> {
    /// Inside this quotation.
    Inside(&'q Quotation),
    /// In a reporting clause or a speaker's name: no quotation.
    Framed,
    /// On its own.
    Alone,
}

/// How many quotations back one that holds a pair of marks is looked for.
const REACH: usize = 24;

/// Adds the direct quotations that stand in others, and those without a frame of their own. `quotations` are in text order.
pub fn partial(
    document: &Document<'_>,
    words: &[Word],
    known: &MarkWords,
    scenes: &Scenes<'_>,
    quotations: &mut Vec<Quotation>,
) {
    let mut added: Vec<Quotation> = Vec::new();
    // the quotation that goes on in the next paragraph
    let mut running: Option<Quotation> = None;
    for pair in document.pairs.iter().filter(|p| p.depth == 0) {
        // the quotations that begin before the marks end, the nearest few
        let end = quotations.partition_point(|q| q.start() < pair.tokens.end);
        let first = end.saturating_sub(REACH);
        let near = quotations.get(first..end).unwrap_or_default();
        let is_pair = |q: &&Quotation| q.kind == Type::Direct && q.roles.get(Role::Quote).hull() == pair.tokens;
        if let Some(found) = near.iter().find(is_pair) {
            running = pair.closing.is_none().then(|| found.clone());
            continue;
        }
        let shape = Shape::of(pair, words);
        let sentence = u32::try_from(document.sentences.partition_point(|s| s.tokens.end <= pair.tokens.start))
            .unwrap_or(u32::MAX);
        let said = beside(document, words, known, pair);
        let quotes =
            |shape: &Shape| shape.ends || shape.predicate || said.is_none_or(|kind| kind == MarkKind::Quotation);
        if let Some(before) = running.take() {
            added.push(next_paragraph(before, pair, sentence));
            running = added.last().filter(|_| pair.closing.is_none()).cloned();
            continue;
        }
        match place(pair, near) {
            Place::Inside(outer) if shape.is_partial() && quotes(&shape) => added.push(nested(outer, near, pair)),
            // mit der Aufschrift „Kein Durchgang“
            Place::Alone if (shape.stands_alone() || said == Some(MarkKind::Quotation)) && quotes(&shape) => {
                // a sentence of its own: whom the one before tells of goes on speaking
                let begins = |s: &Scene<'_>| s.syntax.range.start == pair.tokens.start;
                let own = scenes.get(sentence).is_some_and(begins);
                let before = || sentence.checked_sub(1).filter(|_| own).and_then(|s| scenes.get(s));
                let subject = || before().and_then(subject);
                added.push(alone(pair, sentence, near, subject));
            }
            _ => continue,
        }
        running = added.last().filter(|_| pair.closing.is_none()).cloned();
    }
    quotations.extend(added);
}

/// The next paragraph of a quotation has the frame and the speaker of the one before.
fn next_paragraph(mut before: Quotation, pair: &Pair, sentence: u32) -> Quotation {
    *before.roles.get_mut(Role::Quote) = pair.tokens.into();
    let why = "goes on from the paragraph before".into();
    Quotation { construction: "frameless".into(), why, mood: Mood::None, sentence, last: sentence, ..before }
}

/// Where a pair of marks stands: in the innermost quotation that holds it.
fn place<'q>(pair: &Pair, quotations: &'q [Quotation]) -> Place<'q> {
    let holds = |q: &Quotation, role| q.roles.get(role).iter().any(|r| r.covers(pair.tokens));
    let inner = quotations.iter().filter(|q| holds(q, Role::Quote)).min_by_key(|q| q.roles.get(Role::Quote).len());
    match inner {
        Some(outer) => Place::Inside(outer),
        None if quotations.iter().any(|q| holds(q, Role::Frame)) => Place::Framed,
        None => Place::Alone,
    }
}

/// A quotation in marks inside another shares its frame, cue, speaker and medium; inside a run in Konjunktiv, which has no frame,
/// those of the report that the run goes on from.
fn nested(outer: &Quotation, near: &[Quotation], pair: &Pair) -> Quotation {
    let speaker = outer.roles.get(Role::Speaker);
    let source = near.iter().rev().find(|q| {
        outer.kind.goes_on()
            && !q.roles.get(Role::Frame).is_empty()
            && q.sentence < outer.sentence
            && q.roles.get(Role::Speaker) == speaker
    });
    let mut roles = source.unwrap_or(outer).roles.clone();
    *roles.get_mut(Role::Quote) = pair.tokens.into();
    *roles.get_mut(Role::Addressee) = Ranges::new();
    Quotation {
        kind: Type::Direct,
        roles,
        construction: "partial".into(),
        why: "words in marks inside a report".into(),
        mood: Mood::None,
        ..outer.clone()
    }
}

/// A quotation without frame goes on with the speaker before it, or is of whom the sentence before tells (`subject`).
fn alone(pair: &Pair, sentence: u32, quotations: &[Quotation], subject: impl Fn() -> Option<Ranges>) -> Quotation {
    let before = quotations
        .iter()
        .filter(|q| q.roles.get(Role::Quote).hull().end <= pair.tokens.start && q.last + 1 >= sentence);
    let before = before.max_by_key(|q| q.roles.get(Role::Quote).hull().end);
    let mut roles = before.map(|q| q.roles.clone()).unwrap_or_default();
    let subject = if before.is_none() { subject() } else { None };
    let why = match (before, &subject) {
        (Some(_), _) => "goes on with the speaker before",
        (None, Some(_)) => "goes on from the subject of the sentence before",
        (None, None) => "no frame, and nobody before",
    };
    if let Some(subject) = subject {
        *roles.get_mut(Role::Speaker) = subject;
    }
    *roles.get_mut(Role::Quote) = pair.tokens.into();
    *roles.get_mut(Role::Addressee) = Ranges::new();
    Quotation {
        kind: Type::Direct,
        medium: before.map_or(Medium::Speech, |q| q.medium),
        mood: Mood::None,
        negated: false,
        roles,
        parent: None,
        entity: None,
        construction: "frameless".into(),
        lexeme: before.and_then(|q| q.lexeme),
        sentence,
        last: sentence,
        why: why.into(),
    }
}

/// What a pair of marks looks like from inside.
pub(super) struct Shape {
    words: u32,
    ends: bool,
    verb: bool,
    /// They begin with a verb, as no name does: das Werk „ist ein Vorbild“.
    predicate: bool,
    all_capital: bool,
    all_small: bool,
    after_work: bool,
}

impl Shape {
    pub(super) fn of(pair: &Pair, words: &[Word]) -> Self {
        let inside: Range = pair.inside();
        let word = |at: u32| words.get(at as usize);
        let before = pair.tokens.start.checked_sub(1).and_then(word);
        let mut shape = Shape {
            words: 0,
            ends: inside.len() > 1 && word(inside.end - 1).is_some_and(|w| w.token.kind.is_terminal()),
            verb: false,
            predicate: word(inside.start).is_some_and(Word::begins_predicate),
            all_capital: true,
            all_small: true,
            after_work: before.is_some_and(|w| w.is(Classes::WORK | Classes::PRINT | Classes::BODY)),
        };
        for word in inside.iter().filter_map(word).filter(|w| w.token.kind.is_wordlike()) {
            let capital = word.token.case != Case::Lower || word.token.kind == Kind::Number;
            shape.words += 1;
            shape.verb |=
                word.is(Classes::FINITE) && !word.is(Classes::ADJECTIVE | Classes::PREPOSITION | Classes::ADVERB);
            shape.all_capital &= capital;
            shape.all_small &= !capital;
        }
        shape
    }

    /// Whether the words can be a sentence of their own.
    pub(super) fn is_sentence(&self) -> bool {
        self.ends || (self.verb && self.words >= 4) || self.words >= 9
    }

    /// Whether no word is written small.
    pub(super) fn is_all_capital(&self) -> bool {
        self.all_capital
    }

    /// Whether a fragment inside a report is quoted rather than a name or title.
    fn is_partial(&self) -> bool {
        if self.ends || (self.verb && self.words >= 3) {
            return true;
        }
        !self.all_capital && !self.after_work && (self.words >= 2 || self.all_small)
    }

    /// Whether marks without any frame hold a quotation.
    fn stands_alone(&self) -> bool {
        self.ends || (self.verb && self.words >= 4 && !self.after_work) || self.words >= 9
    }
}
