//! Readings of a sentence → those that hold.
//!
//! All readings are known before any is chosen. They are taken in this order, and one is dropped if it contradicts one taken:
//!
//! 1. strength of the construction (a frame with a fitting verb counts more than a mood alone);
//! 2. length of the quote (a report runs as far as it can);
//! 3. earlier start;
//! 4. order of the constructions in their files.
//!
//! Two readings contradict each other if they share a cue, if they explain the same reporting clause, or if one takes a sentence
//! as going on from the report before while the other finds its own frame in it.

use super::find::Reading;
use crate::grammar::{Grammar, Role, Scene, Type};
use std::cmp::Reverse;

/// Chooses among the readings of one sentence; the result is in text order.
pub fn resolve(mut readings: Vec<Reading>, scene: &Scene<'_>, grammar: &Grammar) -> Vec<Reading> {
    let strength = |r: &Reading| grammar.constructions.get(r.construction).map_or(0, |c| c.strength);
    readings.sort_by_key(|r| {
        let quote = r.roles.get(Role::Quote);
        (Reverse(strength(r)), Reverse(quote.len()), quote.hull().start, r.construction)
    });
    let mut taken: Vec<Reading> = Vec::new();
    for reading in readings {
        if reading.roles.get(Role::Quote).is_empty() {
            continue;
        }
        if !taken.iter().any(|other| contradict(&reading, other, scene, grammar)) {
            taken.push(reading);
        }
    }
    taken.sort_by_key(|r| {
        let all = r.roles.get(Role::Quote).hull();
        let frame = r.roles.get(Role::Frame).hull();
        let start = if frame.is_empty() { all.start } else { all.start.min(frame.start) };
        (start, Reverse(all.len()))
    });
    taken
}

fn kind(reading: &Reading, grammar: &Grammar) -> Option<Type> {
    grammar.constructions.get(reading.construction).map(|c| c.kind)
}

fn contradict(a: &Reading, b: &Reading, scene: &Scene<'_>, grammar: &Grammar) -> bool {
    let share = |role| a.roles.get(role).overlaps(b.roles.get(role));
    if share(Role::Cue) {
        return true;
    }
    match (kind(a, grammar), kind(b, grammar)) {
        (Some(Type::IndirectFreeIndirect), Some(Type::IndirectFreeIndirect)) => true,
        (Some(Type::IndirectFreeIndirect), Some(_)) => own_frame(b, scene),
        (Some(_), Some(Type::IndirectFreeIndirect)) => own_frame(a, scene),
        (Some(x), Some(y)) => {
            let same_clause = a.clause.is_some() && a.clause == b.clause && !a.roles.get(Role::Frame).is_empty();
            let same_quote = x == y && a.roles.get(Role::Quote) == b.roles.get(Role::Quote);
            (same_clause && share(Role::Frame) && verbal(a, scene) && verbal(b, scene)) || same_quote
        }
        _ => false,
    }
}

/// Whether the cue of a reading is the verb group of its clause.
fn verbal(reading: &Reading, scene: &Scene<'_>) -> bool {
    let predicate = reading.clause.and_then(|id| scene.predicate(id));
    predicate.is_some_and(|p| p.words.overlaps(reading.roles.get(Role::Cue)))
}

/// Whether a reading finds a frame that is not itself reported: one with its verb in Konjunktiv is part of the report going on.
fn own_frame(reading: &Reading, scene: &Scene<'_>) -> bool {
    let konjunktiv = reading.clause.is_some_and(|id| verbal(reading, scene) && {
        let (first, second) = scene.konjunktiv(id);
        first || second
    });
    !konjunktiv
}
