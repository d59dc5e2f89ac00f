//! Where the figures come from: constructions, types, documents.

use super::Pair;
use super::labelled::PARTS;
use super::measure::{HALF, Mean, Measure, Row, TYPES, Tally, real};
use crate::grammar::Role;
use serde::Serialize;
use std::collections::BTreeMap;

/// How well a construction does.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ConstructionScore {
    /// Its name.
    pub name: String,
    /// The quotations it found.
    pub predicted: usize,
    /// Those that share at least half of their words with the gold quotation held against them.
    pub matched: usize,
    /// Matched of predicted.
    pub precision: f64,
    /// Mean token F1 of all its quotes.
    pub overlap: f64,
    /// Those matched that have the type of the gold quotation.
    pub same_type: usize,
    /// How well all parts of those matched fit, from 0 to 1.
    pub fit: f64,
}

/// How well a type is found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TypeScore {
    /// Its name.
    pub name: &'static str,
    /// The figures of each part and of all, over pairs whose two sides are of this type; a side of another type is missing.
    pub rows: Vec<Row>,
}

/// How well a document is read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DocumentScore {
    /// Its name.
    pub name: String,
    /// Gold quotations.
    pub gold: usize,
    /// Predicted ones.
    pub predicted: usize,
    /// The figure over all parts.
    pub joint: f64,
    /// Gold quotations that nothing was held against, or nothing that shares a word.
    pub missed: usize,
    /// The same for predictions.
    pub invented: usize,
}

#[derive(Debug, Default)]
pub(super) struct Breakdown {
    constructions: BTreeMap<String, Found>,
    types: [[Tally; 6]; 5],
    documents: Vec<DocumentScore>,
}

#[derive(Debug, Default)]
struct Found {
    matched: usize,
    same_type: usize,
    overlap: Mean,
    fit: Mean,
}

impl Breakdown {
    pub(super) fn add(&mut self, document: &str, pairs: &[Pair<'_>]) {
        let mut measure = Measure::default();
        for pair in pairs {
            self.add_construction(*pair);
            self.add_types(*pair);
            measure.add(*pair);
        }
        let (gold, predicted) = (count(pairs, |p| p.gold.is_some()), count(pairs, |p| p.predicted.is_some()));
        if gold + predicted > 0 {
            let apart = |p: &Pair<'_>| p.overlap(Role::Quote) == 0.0;
            self.documents.push(DocumentScore {
                name: document.to_string(),
                gold,
                predicted,
                joint: measure.joint().f1,
                missed: count(pairs, |p| p.gold.is_some() && apart(p)),
                invented: count(pairs, |p| p.predicted.is_some() && apart(p)),
            });
        }
    }

    fn add_construction(&mut self, pair: Pair<'_>) {
        let Some(found_by) = pair.predicted.and_then(|p| p.found_by.as_ref()) else {
            return;
        };
        let found = self.constructions.entry(found_by.construction.clone()).or_default();
        let overlap = pair.overlap(Role::Quote);
        let (gold, predicted) = pair.kinds();
        found.overlap.add(overlap);
        if overlap >= HALF {
            found.matched += 1;
            found.same_type += usize::from(gold == predicted);
            found.fit.add(pair.fit());
        }
    }

    fn add_types(&mut self, pair: Pair<'_>) {
        for (kind, tallies) in TYPES.into_iter().zip(&mut self.types) {
            let [parts @ .., joint] = tallies;
            for (role, tally) in PARTS.into_iter().zip(parts) {
                if let Some((gold, predicted)) = pair.part_within(kind, role) {
                    tally.add(gold, predicted);
                    joint.add(gold, predicted);
                }
            }
        }
    }

    pub(super) fn constructions(&self) -> Vec<ConstructionScore> {
        let score = |(name, found): (&String, &Found)| {
            let predicted = found.overlap.count;
            ConstructionScore {
                name: name.clone(),
                predicted,
                matched: found.matched,
                precision: real(found.matched) / real(predicted),
                overlap: found.overlap.value(),
                same_type: found.same_type,
                fit: found.fit.value(),
            }
        };
        let mut all: Vec<_> = self.constructions.iter().map(score).collect();
        all.sort_by_key(|c| std::cmp::Reverse(c.predicted - c.matched));
        all
    }

    pub(super) fn types(&self) -> Vec<TypeScore> {
        let names = || PARTS.map(Role::name).into_iter().chain(["joint"]);
        let rows = |tallies: &[Tally; 6]| names().zip(tallies).map(|(name, tally)| tally.row(name)).collect();
        TYPES.into_iter().zip(&self.types).map(|(name, tallies)| TypeScore { name, rows: rows(tallies) }).collect()
    }

    pub(super) fn documents(&self) -> Vec<DocumentScore> {
        let mut all = self.documents.clone();
        // of two that are equally bad, the one with more quotations is worse
        all.sort_by(|a, b| a.joint.total_cmp(&b.joint).then((b.gold + b.predicted).cmp(&(a.gold + a.predicted))));
        all
    }
}

fn count(pairs: &[Pair<'_>], wanted: impl Fn(&Pair<'_>) -> bool) -> usize {
    pairs.iter().filter(|pair| wanted(pair)).count()
}
