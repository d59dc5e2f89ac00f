//! Readings of a sentence → those that hold.
//!
//! All readings are known before any is chosen. They are taken in the order of these criteria, and one is dropped if it contradicts
//! one taken:
//!
//! 1. strength of the construction (a frame with a fitting verb counts more than a mood alone);
//! 2. length of the quote (a report runs as far as it can);
//! 3. earlier start;
//! 4. order of the constructions in their files.
//!
//! | criterion | the case that forced it |
//! |---|---|
//! | strength | *Das Seil reiße, sagte sie.*: a sentence in Konjunktiv and a clause with its frame; the frame wins |
//! | length | *Laut Polizei sagte der Zeuge, der Wagen sei rot.*: the report of the police holds that of the witness |
//! | start | *sagte er, „A“, „B“*: the first quotation belongs to the frame before it |
//! | order | two entries for one sentence: the file says which comes first, so that every run says the same |
//!
//! Two readings contradict each other
//!
//! - if they share a cue (*sagte* leads to one clause), but for a construction that stands beside others (in *X zitiert Y: „…“* the
//!   words are X's and Y's) and for several quotations in marks that one construction finds (*nannte ihn „A“ und „B“*);
//! - if they explain the same reporting clause by its verb;
//! - if they are of one type and find the same quote;
//! - if one takes a sentence as going on from the report before while the other finds its own frame in it (a frame that is itself in
//!   Konjunktiv is no contradiction: *Sie habe gesagt, er komme.* goes on as a whole);
//! - if one sums up (*sprach von Fehlern*) what the other reports.

use super::find::Reading;
use crate::grammar::{Grammar, Role, Scene, Type};
use crate::span::Ranges;
use std::cmp::Reverse;
use std::fmt;

/// What decided between two readings that contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Criterion {
    /// The construction is stronger.
    Strength,
    /// The quote is longer.
    Length,
    /// The quote begins earlier.
    Start,
    /// The construction comes first in its file.
    Order,
}

impl fmt::Display for Criterion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Criterion::Strength => "a stronger construction",
            Criterion::Length => "a longer quote",
            Criterion::Start => "an earlier start",
            Criterion::Order => "the order of constructions",
        })
    }
}

/// The end of a reading.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The reading.
    pub reading: Reading,
    /// What it lost to, if it did: the winner's construction (position in the grammar's list) and why.
    pub lost: Option<(usize, Criterion)>,
}

/// Chooses among the readings of one sentence; those that are left are in text order.
pub fn resolve(readings: &mut Vec<Reading>, scene: &Scene<'_>, grammar: &Grammar) {
    if readings.len() < 2 {
        readings.retain(has_quote);
        return;
    }
    let decisions = decide(readings.drain(..), scene, grammar);
    readings.extend(decisions.into_iter().filter(|d| d.lost.is_none()).map(|d| d.reading));
    readings.sort_by_key(|r| {
        let all = r.roles.get(Role::Quote).hull();
        let frame = r.roles.get(Role::Frame).hull();
        let start = if frame.is_empty() { all.start } else { all.start.min(frame.start) };
        (start, Reverse(all.len()))
    });
}

/// Decides about the readings of one sentence, in the order of the criteria.
pub fn decide(readings: impl IntoIterator<Item = Reading>, scene: &Scene<'_>, grammar: &Grammar) -> Vec<Decision> {
    let mut readings: Vec<Reading> = readings.into_iter().filter(has_quote).collect();
    readings.sort_by_key(|r| key(r, grammar));
    let mut decisions: Vec<Decision> = Vec::with_capacity(readings.len());
    for reading in readings {
        let winner = decisions.iter().find(|d| d.lost.is_none() && contradict(&reading, &d.reading, scene, grammar));
        let lost = winner.map(|w| (w.reading.construction, criterion(&w.reading, &reading, grammar)));
        decisions.push(Decision { reading, lost });
    }
    decisions
}

fn has_quote(reading: &Reading) -> bool {
    !reading.roles.get(Role::Quote).is_empty()
}

type Key = (Reverse<u8>, Reverse<u32>, u32, usize);

fn key(reading: &Reading, grammar: &Grammar) -> Key {
    let strength = grammar.constructions.get(reading.construction).map_or(0, |c| c.strength);
    let quote = reading.roles.get(Role::Quote);
    (Reverse(strength), Reverse(quote.len()), quote.hull().start, reading.construction)
}

/// The first criterion in which two readings differ.
fn criterion(winner: &Reading, loser: &Reading, grammar: &Grammar) -> Criterion {
    let (a, b) = (key(winner, grammar), key(loser, grammar));
    if a.0 != b.0 {
        Criterion::Strength
    } else if a.1 != b.1 {
        Criterion::Length
    } else if a.2 != b.2 {
        Criterion::Start
    } else {
        Criterion::Order
    }
}

fn kind(reading: &Reading, grammar: &Grammar) -> Option<Type> {
    grammar.constructions.get(reading.construction).map(|c| c.kind)
}

fn contradict(a: &Reading, b: &Reading, scene: &Scene<'_>, grammar: &Grammar) -> bool {
    let share = |role| a.roles.get(role).overlaps(b.roles.get(role));
    let beside = |r: &Reading| grammar.constructions.get(r.construction).is_some_and(|c| c.beside);
    if (beside(a) || beside(b)) && a.roles.get(Role::Quote) == b.roles.get(Role::Quote) && !share(Role::Speaker) {
        return false;
    }
    let direct = |r: &Reading| kind(r, grammar) == Some(Type::Direct);
    if a.construction == b.construction && direct(a) && direct(b) && !share(Role::Quote) {
        return false;
    }
    if share(Role::Cue) {
        return true;
    }
    let overlap = || whole(a).overlaps(&whole(b));
    match (kind(a, grammar), kind(b, grammar)) {
        (Some(Type::Reported), Some(_)) | (Some(_), Some(Type::Reported)) => overlap(),
        (Some(x), Some(y)) if x.goes_on() && y.goes_on() => true,
        (Some(x), Some(_)) if x.goes_on() => own_frame(b, scene),
        (Some(_), Some(y)) if y.goes_on() => own_frame(a, scene),
        (Some(x), Some(y)) => {
            let same_clause = a.clause.is_some() && a.clause == b.clause && !a.roles.get(Role::Frame).is_empty();
            let same_quote = x == y && a.roles.get(Role::Quote) == b.roles.get(Role::Quote);
            (same_clause && share(Role::Frame) && verbal(a, scene) && verbal(b, scene)) || same_quote
        }
        _ => false,
    }
}

/// The words of a reading, quote and frame.
fn whole(reading: &Reading) -> Ranges {
    let mut words = reading.roles.get(Role::Quote).clone();
    reading.roles.get(Role::Frame).iter().for_each(|range| words.add(*range));
    words
}

/// Whether the cue of a reading is the verb group of its clause.
fn verbal(reading: &Reading, scene: &Scene<'_>) -> bool {
    let predicate = reading.clause.and_then(|id| scene.predicate(id));
    predicate.is_some_and(|p| p.words.overlaps(reading.roles.get(Role::Cue)))
}

/// Whether a reading finds a frame that is not itself reported: one with its verb in Konjunktiv is part of the report going on.
fn own_frame(reading: &Reading, scene: &Scene<'_>) -> bool {
    let konjunktiv = reading.clause.is_some_and(|id| {
        verbal(reading, scene) && {
            let (first, second) = scene.konjunktiv(id);
            first || second
        }
    });
    !konjunktiv
}
