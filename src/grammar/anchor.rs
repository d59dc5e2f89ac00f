//! Anchors: what gives a construction away. A construction is tried only where its anchor stands, to both sides.

use super::feature::{Feature, Property};
use super::pattern::{Pattern, Role};
use super::terminal::Terminal;
use crate::lexicon::{Classes, Takes};
use serde::{Deserialize, Serialize};

/// Where a construction is tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    /// At every quotation in marks.
    Quoted,
    /// At every clause with a verb that reports with one of these complements; with none given, at every clause with a verb.
    Verb(Takes),
    /// At every word of this class.
    Class(Classes),
    /// At this word.
    Word(String),
    /// At every sentence.
    Sentence,
}

impl Anchor {
    /// The anchor a part of a pattern can be, and how much it gives away: a quotation more than a cue, a cue more than the rest.
    fn of(pattern: &Pattern, cue: bool) -> Option<(u8, Anchor)> {
        match pattern {
            Pattern::Terminal(Terminal::Quoted, _) => Some((4, Anchor::Quoted)),
            Pattern::Terminal(Terminal::Verb, features) => {
                Some((if cue { 3 } else { 1 }, Anchor::Verb(takes(features))))
            }
            Pattern::Terminal(Terminal::Noun, features) => Some((4, Anchor::Class(takes(features).of_noun()))),
            Pattern::Terminal(Terminal::Word(class), _) => Some((if cue { 3 } else { 1 }, Anchor::Class(*class))),
            Pattern::Terminal(Terminal::Sentence, _) => Some((2, Anchor::Sentence)),
            Pattern::Word(word) => Some((if cue { 3 } else { 1 }, Anchor::Word(word.clone()))),
            _ => None,
        }
    }

    /// Finds the part of a pattern that gives it away and marks it. `None` if nothing in it does.
    pub(super) fn mark(pattern: Pattern) -> Option<(Anchor, Pattern)> {
        let mut best: Option<(u8, Anchor, usize)> = None;
        let mut number = 0;
        visit(&pattern, false, &mut |part, cue| {
            if let Some((weight, anchor)) = Self::of(part, cue)
                && best.as_ref().is_none_or(|(most, ..)| weight > *most)
            {
                best = Some((weight, anchor, number));
            }
            number += 1;
        });
        let (_, anchor, place) = best?;
        let mut number = 0;
        Some((anchor, put(pattern, place, &mut number)))
    }
}

/// The complements that a verb is asked for.
fn takes(features: &[Feature]) -> Takes {
    let asked = features.iter().filter(|f| !f.negated).flat_map(|f| &f.any);
    asked
        .filter_map(|p| if let Property::Takes(takes) = p { Some(*takes) } else { None })
        .fold(Takes::empty(), |all, t| all | t)
}

/// Calls `each` with every leaf that must be there, in order, and whether it is a cue.
fn visit(pattern: &Pattern, cue: bool, each: &mut impl FnMut(&Pattern, bool)) {
    match pattern {
        Pattern::Roles(roles, inner) => visit(inner, cue || roles.contains(&Role::Cue), each),
        Pattern::Clause(_, parts) | Pattern::Sequence(parts) => parts.iter().for_each(|p| visit(p, cue, each)),
        Pattern::Word(_) | Pattern::Terminal(..) => each(pattern, cue),
        Pattern::Choice(_) | Pattern::Optional(_) | Pattern::Not(_) | Pattern::Anchor(_) | Pattern::Around(..) => {}
    }
}

/// The same pattern with its leaf of that number marked.
fn put(pattern: Pattern, place: usize, number: &mut usize) -> Pattern {
    let all = |parts: Vec<Pattern>, number: &mut usize| -> Vec<Pattern> {
        parts.into_iter().map(|p| put(p, place, number)).collect()
    };
    match pattern {
        Pattern::Roles(roles, inner) => Pattern::Roles(roles, Box::new(put(*inner, place, number))),
        Pattern::Clause(features, parts) => Pattern::Clause(features, all(parts, number)),
        Pattern::Sequence(parts) => {
            let mut parts = all(parts, number);
            match parts.iter().position(Pattern::holds_anchor) {
                Some(at) => {
                    let after = parts.split_off(at + 1);
                    let anchor = parts.pop().unwrap_or(Pattern::Sequence(Vec::new()));
                    Pattern::Around(parts, Box::new(anchor), after)
                }
                None => Pattern::Sequence(parts),
            }
        }
        Pattern::Word(_) | Pattern::Terminal(..) => {
            *number += 1;
            if *number - 1 == place { Pattern::Anchor(Box::new(pattern)) } else { pattern }
        }
        other => other,
    }
}

impl Pattern {
    /// Whether the marked part lies in this one.
    pub(super) fn holds_anchor(&self) -> bool {
        match self {
            Pattern::Anchor(_) | Pattern::Around(..) => true,
            Pattern::Roles(_, inner) => inner.holds_anchor(),
            Pattern::Clause(_, parts) | Pattern::Sequence(parts) => parts.iter().any(Pattern::holds_anchor),
            _ => false,
        }
    }
}
