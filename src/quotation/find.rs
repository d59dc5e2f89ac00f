//! Anchors → readings: every construction is tried where its anchor stands, and every reading is kept.

use crate::grammar::{Anchor, Construction, Grammar, Roles, Scene, try_at};
use crate::lexicon::{Classes, Word};
use crate::parse::{Clause, ClauseId, ClauseKind, Miss};
use crate::span::Range;
use smallvec::SmallVec;

/// One candidate analysis.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The construction: position in the grammar's list.
    pub construction: usize,
    /// The tokens of its parts.
    pub roles: Roles,
    /// Its reporting clause.
    pub clause: Option<ClauseId>,
    /// Where its anchor stands.
    pub anchor: Range,
}

/// One try of a construction at an anchor.
#[derive(Debug)]
pub struct Attempt {
    /// The construction: position in the grammar's list.
    pub construction: usize,
    /// Where its anchor stands.
    pub anchor: Range,
    /// What it found, or where it gave up.
    pub result: Result<Reading, Miss>,
}

/// All readings of a sentence.
pub fn find(scene: &Scene<'_>, grammar: &Grammar) -> Vec<Reading> {
    let mut readings = Vec::new();
    attempts(scene, grammar, |attempt| readings.extend(attempt.result));
    readings
}

/// Tries every construction at every anchor of a sentence.
pub fn attempts(scene: &Scene<'_>, grammar: &Grammar, mut each: impl FnMut(Attempt)) {
    let mut places = Places::new(scene);
    for (number, construction) in grammar.constructions.iter().enumerate() {
        if !construction.demands.met_by(&scene.clues) {
            continue;
        }
        anchors(scene, construction, &mut places, |anchor, clause| {
            let result = try_at(&construction.pattern, scene, anchor, clause).map(|found| Reading {
                construction: number,
                roles: found.roles,
                clause: found.clause,
                anchor,
            });
            each(Attempt { construction: number, anchor, result });
        });
    }
}

/// Words of a sentence that several constructions look for.
struct Places<'s, 'a> {
    scene: &'s Scene<'a>,
    /// Those at which some construction is tried for the very word.
    cues: SmallVec<[u32; 8]>,
    /// Those of the class that was asked for last; constructions of one family ask for the same.
    of_class: (Classes, SmallVec<[u32; 8]>),
}

impl<'s, 'a> Places<'s, 'a> {
    fn new(scene: &'s Scene<'a>) -> Self {
        Self { scene, cues: words(scene, |w| w.cue), of_class: (Classes::empty(), SmallVec::new()) }
    }

    fn of_class(&mut self, class: Classes) -> &[u32] {
        if self.of_class.0 != class {
            self.of_class = (class, words(self.scene, |w| w.is(class)));
        }
        &self.of_class.1
    }
}

/// The words of a sentence's clauses for which a condition holds.
fn words(scene: &Scene<'_>, fits: impl Fn(&Word) -> bool) -> SmallVec<[u32; 8]> {
    let syntax = &scene.syntax;
    let fits = |t: &u32| syntax.word(*t).is_some_and(&fits) && syntax.clause_at(*t).is_some();
    syntax.body().iter().filter(fits).collect()
}

/// Calls `each` with every place where a construction can stand.
fn anchors(
    scene: &Scene<'_>,
    construction: &Construction,
    places: &mut Places<'_, '_>,
    mut each: impl FnMut(Range, Option<ClauseId>),
) {
    let syntax = &scene.syntax;
    match &construction.anchor {
        Anchor::Quoted => scene.pairs.iter().filter(|p| p.depth == 0).for_each(|p| each(p.tokens, None)),
        Anchor::Verb(takes) => {
            for id in syntax.ids() {
                let Some(clause) = syntax.clause(id) else {
                    continue;
                };
                let finite =
                    clause.finite.filter(|_| !matches!(clause.kind, ClauseKind::Infinitive | ClauseKind::Purpose));
                let shape = governs(clause, construction) && (clause.verb_first || !construction.demands.verb_first);
                let fits = || {
                    takes.is_empty() || (clause.reports && scene.lexeme(id).is_some_and(|l| l.takes.intersects(*takes)))
                };
                if let Some(finite) = finite.filter(|_| shape && fits()) {
                    each(Range::new(finite, finite + 1), Some(id));
                }
            }
        }
        Anchor::Class(class) => {
            let clause = |t: u32| syntax.clause_at(t).and_then(|id| syntax.clause(id));
            let fits = |t: &u32| clause(*t).is_some_and(|c| governs(c, construction));
            for at in places.of_class(*class).iter().copied().filter(fits) {
                each(Range::new(at, at + 1), None);
            }
        }
        Anchor::Word(word) => {
            for at in places.cues.iter().copied().filter(|t| syntax.reads(*t, word)) {
                each(Range::new(at, at + 1), None);
            }
        }
        Anchor::Sentence => each(syntax.range, None),
    }
}

/// Whether a clause has one of the kind that the construction reports.
fn governs(clause: &Clause, construction: &Construction) -> bool {
    construction.demands.complement.is_none_or(|kinds| clause.governs.intersects(kinds))
}
