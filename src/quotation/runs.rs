//! Konjunktiv runs: sentences that go on with a report, and whose report it is.

use super::{Quotation, Scenes};
use crate::grammar::{Grammar, Role, Scene, Type};
use crate::lexicon::{Classes, Medium};
use crate::parse::{Clause, ClauseId, ClauseKind, SPEAKING};
use crate::span::Ranges;

/// How many sentences back a speaker is looked for.
const REACH: u32 = 8;

/// How many quotations back the one that a sentence goes on from is looked for.
const NEAR: usize = 12;

/// Joins adjacent sentences in Konjunktiv to one quotation and gives it the speaker of what it goes on from. `quotations` are in
/// text order; `scenes` hold the document's sentences.
pub fn continue_runs(scenes: &Scenes<'_>, grammar: &Grammar, quotations: &mut Vec<Quotation>) {
    // what stands before the first of them stays where it is
    let Some(first) = quotations.iter().position(|q| q.kind.goes_on()) else { return };
    let old = quotations.split_off(first);
    // a sentence that could go on with a report, but stands too far from one
    let mut open: Option<Quotation> = None;
    for mut quotation in old {
        if !quotation.kind.goes_on() {
            quotations.push(quotation);
            continue;
        }
        let start = quotation.roles.get(Role::Quote).hull().start;
        let joins = quotations
            .iter_mut()
            .rev()
            .take(NEAR)
            .find(|q| q.kind == quotation.kind && q.roles.get(Role::Quote).hull().end == start);
        if let Some(run) = joins {
            let more = quotation.roles.get(Role::Quote).hull();
            run.roles.get_mut(Role::Quote).add(more);
            run.last = quotation.sentence;
            continue;
        }
        let within = grammar.construction(&quotation.construction).and_then(|c| c.within);
        // Die Bahn hätte gewarnt. Das Seil sei alt. The second shows what the first is
        let begun = open.take().filter(|o| o.kind == quotation.kind && o.roles.get(Role::Quote).hull().end == start);
        if let Some(begun) = begun.filter(|_| within.is_none()) {
            quotation.roles.get_mut(Role::Quote).add(begun.roles.get(Role::Quote).hull());
            quotation.sentence = begun.sentence;
        }
        match source(scenes, quotations, &quotation, within) {
            Some((speaker, medium, why)) => {
                *quotation.roles.get_mut(Role::Speaker) = speaker;
                quotation.medium = medium;
                quotation.why = why.into();
                quotations.push(quotation);
            }
            None if within.is_some() => open = Some(quotation),
            None => quotations.push(quotation),
        }
    }
}

type Source = (Ranges, Medium, &'static str);

/// Whose report a sentence goes on with: of the quotation before, else of the subject of the sentence before. With `within`, only
/// if a report stands at most that many sentences before.
fn source(scenes: &Scenes<'_>, before: &[Quotation], quotation: &Quotation, within: Option<u32>) -> Option<Source> {
    let sentence = quotation.sentence;
    // a law tells duties, no hearsay
    let norm = |q: &Quotation| {
        let scene = scenes.get(q.sentence);
        let mut words = q.roles.get(Role::Speaker).iter().flat_map(|range| range.iter());
        scene.is_some_and(|scene| words.any(|t| scene.syntax.is(t, Classes::NORM)))
    };
    let reach = |q: &&Quotation| {
        sentence.saturating_sub(q.last) <= REACH
            && q.parent.is_none()
            && !(quotation.kind == Type::FreeIndirect && norm(q))
    };
    let near = before.iter().rev().take(NEAR).find(reach);
    // the report that holds the last one: Laut Sender sagte die Ministerin, …
    let holds = |q: &&Quotation| {
        near.is_some_and(|n| q.last == n.last && q.roles.get(Role::Quote).covers(n.roles.get(Role::Quote)))
    };
    let near = before.iter().rev().take(NEAR).rfind(holds).or(near);
    let distance = near.map_or(u32::MAX, |q| sentence.saturating_sub(q.last));
    let goes_on = |q: &Quotation, why| (q.roles.get(Role::Speaker).clone(), q.medium, why);
    if let Some(q) = near.filter(|_| distance <= 1) {
        return Some(goes_on(q, "goes on with the report before"));
    }
    let scene = sentence.checked_sub(1).and_then(|s| scenes.get(s));
    if within.is_some_and(|most| distance > most) {
        let plan = scene.filter(|_| quotation.kind == Type::FreeIndirect).and_then(planner);
        return plan.map(|who| (who, Medium::SpeechWriting, "goes on with a plan in the sentence before"));
    }
    let subject = scene.and_then(subject);
    // hearsay comes from a report rather than from somebody who does something
    let subject = subject.filter(|_| quotation.kind != Type::FreeIndirect || near.is_none());
    match (subject, near) {
        (Some(speaker), _) => Some((speaker, Medium::Speech, "goes on from the subject of the sentence before")),
        (None, Some(q)) => Some(goes_on(q, "goes on with an earlier report")),
        (None, None) => None,
    }
}

/// The main clause of a sentence.
fn main_clause(scene: &Scene<'_>) -> Option<ClauseId> {
    let main = |c: &Clause| c.kind == ClauseKind::Main && c.parent.is_none() && c.finite.is_some();
    scene.syntax.ids().find(|id| scene.syntax.clause(*id).is_some_and(main))
}

/// Whose plan a sentence tells: *Die Stadt will sparen.*
fn planner(scene: &Scene<'_>) -> Option<Ranges> {
    let finite = scene.syntax.clause(main_clause(scene)?)?.finite?;
    if scene.syntax.is(finite, Classes::INTENTION) { subject(scene) } else { None }
}

/// The subject of a sentence, if it can speak.
pub(super) fn subject(scene: &Scene<'_>) -> Option<Ranges> {
    let syntax = &scene.syntax;
    let main = main_clause(scene)?;
    let subject = scene.subject(main)?;
    let phrase = &subject.phrase;
    if scene.predicate(main).is_some_and(|p| p.passive) {
        return None; // something is done to it
    }
    let can = phrase.classes.intersects(SPEAKING) || syntax.is_name(phrase) || phrase.pronoun;
    (can && !syntax.is(phrase.head, Classes::EXPLETIVE)).then(|| subject.tokens.clone())
}
