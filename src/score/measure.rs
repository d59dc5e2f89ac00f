//! The published measure. A pair's precision and recall are taken over tokens, part by part; the figures are means over all pairs and
//! parts where they are defined. Type and medium are counted over pairs.

use super::Pair;
use super::labelled::{Labelled, PARTS};
use crate::grammar::Role;
use serde::Serialize;

/// The types in the order in which they are listed.
pub const TYPES: [&str; 5] = ["Direct", "Indirect", "FreeIndirect", "IndirectFreeIndirect", "Reported"];

/// Types whose speaker is asked for in *who said what*.
const SAID: [&str; 2] = ["Direct", "Indirect"];

/// From here on two parts count as the same in *who said what*, and a quotation as found in the breakdowns.
pub(super) const HALF: f64 = 0.5;

/// One line of the figures.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// What is measured.
    pub name: String,
    /// Precision, from 0 to 1.
    pub precision: f64,
    /// Recall, from 0 to 1.
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
    /// How many predictions precision is taken over.
    pub predicted: usize,
    /// How many gold annotations recall is taken over.
    pub gold: usize,
}

impl Row {
    fn new(name: String, precision: f64, recall: f64, predicted: usize, gold: usize) -> Self {
        let sum = precision + recall;
        let f1 = if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 };
        Self { name, precision, recall, f1, predicted, gold }
    }
}

/// A mean that grows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mean {
    total: f64,
    pub(super) count: usize,
}

impl Mean {
    pub(super) fn add(&mut self, value: f64) {
        self.total += value;
        self.count += 1;
    }

    /// The mean; 0 of nothing.
    pub(super) fn value(self) -> f64 {
        share(self.total, self.count)
    }
}

/// Precision and recall as means over pairs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    precision: Mean,
    recall: Mean,
}

impl Tally {
    pub(super) fn add(&mut self, gold: &[u32], predicted: &[u32]) {
        let both = real(shared(gold, predicted));
        if !predicted.is_empty() {
            self.precision.add(both / real(predicted.len()));
        }
        if !gold.is_empty() {
            self.recall.add(both / real(gold.len()));
        }
    }

    /// The figures so far.
    pub fn row(&self, name: impl Into<String>) -> Row {
        let (precision, recall) = (self.precision.value(), self.recall.value());
        Row::new(name.into(), precision, recall, self.precision.count, self.recall.count)
    }
}

/// How often a label is right.
#[derive(Clone, Copy, Debug, Default)]
struct Hits {
    right: usize,
    predicted: usize,
    gold: usize,
}

impl Hits {
    /// Counts a label of a pair.
    fn add_label(&mut self, (gold, predicted): (Option<&str>, Option<&str>)) {
        let right = gold == predicted;
        self.right += usize::from(right);
        self.predicted += usize::from(right || predicted.is_some());
        self.gold += usize::from(right || gold.is_some());
    }

    fn row(self, name: &str) -> Row {
        let right = real(self.right);
        Row::new(name.to_string(), share(right, self.predicted), share(right, self.gold), self.predicted, self.gold)
    }
}

/// All figures of the measure.
#[derive(Clone, Debug, Default)]
pub struct Measure {
    quote: Tally,
    roles: Tally,
    joint: Tally,
    parts: [Tally; 5],
    types: [Tally; 5],
    kind: Hits,
    medium: Hits,
    who: Hits,
}

impl Measure {
    pub(super) fn add(&mut self, pair: Pair<'_>) {
        for (role, tally) in PARTS.into_iter().zip(&mut self.parts) {
            let (gold, predicted) = pair.part(role);
            self.joint.add(gold, predicted);
            if role == Role::Quote { &mut self.quote } else { &mut self.roles }.add(gold, predicted);
            tally.add(gold, predicted);
        }
        for (kind, tally) in TYPES.into_iter().zip(&mut self.types) {
            if let Some((gold, predicted)) = pair.part_within(kind, Role::Quote) {
                tally.add(gold, predicted);
            }
        }
        self.kind.add_label(pair.kinds());
        self.medium.add_label(pair.media());
        self.add_speaker(pair);
    }

    /// Who said what: a direct or indirect quotation and its speaker, both at least half right.
    fn add_speaker(&mut self, pair: Pair<'_>) {
        let said = |kind: Option<&str>| kind.is_some_and(|kind| SAID.contains(&kind));
        let (gold_kind, predicted_kind) = pair.kinds();
        let (gold, predicted) = pair.part(Role::Speaker);
        let named = said(predicted_kind) && !predicted.is_empty();
        let right = named && pair.overlap(Role::Quote) >= HALF && pair.overlap(Role::Speaker) >= HALF;
        self.who.predicted += usize::from(named);
        self.who.right += usize::from(right);
        self.who.gold += usize::from(said(gold_kind) && !gold.is_empty());
    }

    /// The figures, line by line.
    pub fn rows(&self) -> Vec<Row> {
        let mut rows = vec![self.quote.row("Quote"), self.roles.row("Roles"), self.joint()];
        rows.extend([self.kind.row("Type"), self.medium.row("Medium")]);
        let roles = PARTS.iter().zip(&self.parts).skip(1);
        rows.extend(roles.map(|(role, tally)| tally.row(format!("role {}", role.name()))));
        rows.extend(TYPES.iter().zip(&self.types).map(|(kind, tally)| tally.row(format!("quote {kind}"))));
        rows.push(self.who.row("who said what"));
        rows
    }

    /// The figure over all parts.
    pub fn joint(&self) -> Row {
        self.joint.row("Joint")
    }
}

impl<'d> Pair<'d> {
    /// The tokens of a part on both sides.
    pub(super) fn part(self, role: Role) -> (&'d [u32], &'d [u32]) {
        let part = |side: Option<&'d Labelled>| side.map_or(&[] as &[u32], |labelled| labelled.part(role));
        (part(self.gold), part(self.predicted))
    }

    /// The same as far as it is of a type: a side that is of another one has nothing.
    pub(super) fn part_within(self, kind: &str, role: Role) -> Option<(&'d [u32], &'d [u32])> {
        let (gold, predicted) = self.part(role);
        match self.kinds() {
            (Some(g), Some(p)) if g == kind && p == kind => Some((gold, predicted)),
            (Some(g), _) if g == kind => Some((gold, &[])),
            (_, Some(p)) if p == kind => Some((&[], predicted)),
            _ => None,
        }
    }

    /// The types of both sides.
    pub(super) fn kinds(self) -> (Option<&'d str>, Option<&'d str>) {
        (self.gold.and_then(|l| l.kind.as_deref()), self.predicted.and_then(|l| l.kind.as_deref()))
    }

    fn media(self) -> (Option<&'d str>, Option<&'d str>) {
        (self.gold.and_then(|l| l.medium.as_deref()), self.predicted.and_then(|l| l.medium.as_deref()))
    }

    /// Token F1 of a part.
    pub(super) fn overlap(self, role: Role) -> f64 {
        let (gold, predicted) = self.part(role);
        token_f1(gold, predicted)
    }

    /// How well all parts fit, from 0 to 1: the mean of their token F1, 1 for a part that neither side has.
    pub(super) fn fit(self) -> f64 {
        let fits = PARTS.map(|role| match self.part(role) {
            ([], []) => 1.0,
            (gold, predicted) => token_f1(gold, predicted),
        });
        fits.iter().sum::<f64>() / real(PARTS.len())
    }
}

/// Token F1 of two sorted lists.
pub(super) fn token_f1(a: &[u32], b: &[u32]) -> f64 {
    match shared(a, b) {
        0 => 0.0,
        both => real(2 * both) / real(a.len() + b.len()),
    }
}

fn shared(a: &[u32], b: &[u32]) -> usize {
    a.iter().filter(|token| b.binary_search(token).is_ok()).count()
}

fn share(total: f64, count: usize) -> f64 {
    if count > 0 { total / real(count) } else { 0.0 }
}

#[expect(clippy::cast_precision_loss, reason = "counts of tokens and quotations are far below 2^52")]
pub(super) fn real(count: usize) -> f64 {
    count as f64
}
