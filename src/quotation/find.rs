//! Anchors → readings: every construction is tried where its anchor stands, and every reading is kept.

use crate::grammar::{Anchor, Construction, Grammar, Roles, Scene, try_at};
use crate::lexicon::{Classes, Word};
use crate::parse::{Clause, ClauseId, Miss};
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
    let mut places = Places { scene, cues: None, of_class: (Classes::empty(), SmallVec::new()) };
    for number in scene.candidates.iter() {
        let Some(construction) = grammar.constructions.get(number) else { continue };
        for (anchor, clause) in places.anchors(construction) {
            let result = try_at(&construction.pattern, scene, anchor, clause).map(|found| Reading {
                construction: number,
                roles: found.roles,
                clause: found.clause,
                anchor,
            });
            each(Attempt { construction: number, anchor, result });
        }
    }
}

/// Places where a construction can stand, with the clause if it stands at its verb.
type Anchors = SmallVec<[(Range, Option<ClauseId>); 8]>;

/// Words of a sentence that several constructions look for.
struct Places<'s, 'a> {
    scene: &'s Scene<'a>,
    /// Those at which some construction is tried for the very word.
    cues: Option<SmallVec<[u32; 8]>>,
    /// Those of the class that was asked for last; constructions of one family ask for the same.
    of_class: (Classes, SmallVec<[u32; 8]>),
}

impl Places<'_, '_> {
    /// Every place where a construction can stand.
    fn anchors(&mut self, construction: &Construction) -> Anchors {
        let scene = self.scene;
        let syntax = &scene.syntax;
        let one = |at: u32| (Range::new(at, at + 1), None);
        let around =
            |at: u32| syntax.clause_at(at).and_then(|id| syntax.clause(id)).is_some_and(|c| fits(c, construction));
        match &construction.anchor {
            Anchor::Quoted => scene.pairs.iter().filter(|p| p.depth == 0).map(|p| (p.tokens, None)).collect(),
            Anchor::Verb(takes) => {
                let verb = |id: ClauseId| {
                    let clause = syntax.clause(id).filter(|c| !c.kind.is_infinite() && fits(c, construction))?;
                    let finite = clause.finite.filter(|_| clause.verb_first || !construction.demands.verb_first)?;
                    let reports = || clause.reports && scene.lexeme(id).is_some_and(|l| l.takes.intersects(*takes));
                    (takes.is_empty() || reports()).then_some((Range::new(finite, finite + 1), Some(id)))
                };
                syntax.ids().filter_map(verb).collect()
            }
            Anchor::Class(class) => {
                if self.of_class.0 != *class {
                    self.of_class = (*class, words(scene, |w| w.is(*class)));
                }
                self.of_class.1.iter().copied().filter(|t| around(*t)).map(one).collect()
            }
            Anchor::Word(word) => {
                let cues = self.cues.get_or_insert_with(|| words(scene, |w| w.cue));
                cues.iter().copied().filter(|t| around(*t) && syntax.reads(*t, word)).map(one).collect()
            }
            Anchor::Sentence => Anchors::from_elem((syntax.range, None), 1),
        }
    }
}

/// The words of a sentence's clauses for which a condition holds.
fn words(scene: &Scene<'_>, fits: impl Fn(&Word) -> bool) -> SmallVec<[u32; 8]> {
    let syntax = &scene.syntax;
    let fits = |t: &u32| syntax.word(*t).is_some_and(&fits) && syntax.clause_at(*t).is_some();
    syntax.body().iter().filter(fits).collect()
}

/// Whether a construction can stand in a clause, by its kind and what depends on what.
fn fits(clause: &Clause, construction: &Construction) -> bool {
    let demands = &construction.demands;
    demands.kinds.contains(clause.kind.into())
        && (clause.parent.is_some() || !demands.dependent)
        && demands.complement.is_none_or(|kinds| clause.governs.intersects(kinds))
}
