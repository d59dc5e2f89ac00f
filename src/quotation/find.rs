//! Anchors → readings: every construction is tried where its anchor stands, and every reading is kept.

use crate::grammar::{Anchor, Construction, Grammar, Roles, Scene, try_at};
use crate::lexicon::{Classes, Takes, Word};
use crate::parse::{ClauseId, Miss, Syntax};
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

/// Calls `each` with all readings of a sentence.
pub fn find(scene: &Scene<'_>, grammar: &Grammar, mut each: impl FnMut(Reading)) {
    attempts(scene, grammar, |attempt| attempt.result.into_iter().for_each(&mut each));
}

/// Tries every construction at every anchor of a sentence.
pub fn attempts(scene: &Scene<'_>, grammar: &Grammar, mut each: impl FnMut(Attempt)) {
    let mut places = Places { scene, verbs: None, cues: None, of_class: (Classes::empty(), SmallVec::new()) };
    for number in scene.candidates.iter() {
        let Some(construction) = grammar.constructions.get(number) else { continue };
        places.anchors(construction, |anchor, clause| {
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

/// Places of a sentence that several constructions look for.
struct Places<'s, 'a> {
    scene: &'s Scene<'a>,
    verbs: Option<Verbs>,
    /// The words at which some construction is tried for the very word.
    cues: Option<SmallVec<[u32; 8]>>,
    /// Those of the class that was asked for last; constructions of one family ask for the same.
    of_class: (Classes, SmallVec<[u32; 8]>),
}

impl Places<'_, '_> {
    /// Calls `each` with every place where a construction can stand, and with the clause if it stands at its verb.
    fn anchors(&mut self, construction: &Construction, mut each: impl FnMut(Range, Option<ClauseId>)) {
        let scene = self.scene;
        let syntax = &scene.syntax;
        let around = |at: u32| syntax.clause_at(at).is_some_and(|id| fits(syntax, id, construction));
        match &construction.anchor {
            Anchor::Quoted => scene.pairs.iter().filter(|p| p.depth == 0).for_each(|p| each(p.tokens, None)),
            Anchor::Verb(takes) => {
                for (id, finite, found) in self.verbs.get_or_insert_with(|| verbs(scene)) {
                    let mut reports = || found.get_or_insert_with(|| reported(scene, *id)).intersects(*takes);
                    if fits(syntax, *id, construction) && (takes.is_empty() || reports()) {
                        each(Range::new(*finite, *finite + 1), Some(*id));
                    }
                }
            }
            Anchor::Class(class) => {
                if self.of_class.0 != *class {
                    self.of_class = (*class, words(scene, |w| w.is(*class)));
                }
                self.of_class.1.iter().filter(|t| around(**t)).for_each(|t| each(Range::new(*t, *t + 1), None));
            }
            Anchor::Word(word) => {
                let cues = self.cues.get_or_insert_with(|| words(scene, |w| w.cue));
                let here = cues.iter().filter(|t| around(**t) && syntax.reads(**t, word));
                here.for_each(|t| each(Range::new(*t, *t + 1), None));
            }
            Anchor::Sentence => each(syntax.range, None),
        }
    }
}

/// Clauses with their finite verbs and what those take as a report, once that was asked for.
type Verbs = SmallVec<[(ClauseId, u32, Option<Takes>); 4]>;

/// The clauses of a sentence with a finite verb.
fn verbs(scene: &Scene<'_>) -> Verbs {
    let finite = |id: ClauseId| scene.syntax.clause(id).filter(|c| !c.kind.is_infinite())?.finite;
    scene.syntax.ids().filter_map(|id| Some((id, finite(id)?, None))).collect()
}

/// What the verb of a clause takes as a report.
fn reported(scene: &Scene<'_>, clause: ClauseId) -> Takes {
    let lexeme = if scene.syntax.reports(clause) { scene.lexeme(clause) } else { None };
    lexeme.map_or(Takes::empty(), |lexeme| lexeme.takes)
}

/// The words of a sentence's clauses for which a condition holds. Inlined, its loop would be slow for want of registers.
#[inline(never)]
fn words(scene: &Scene<'_>, fits: impl Fn(&Word) -> bool) -> SmallVec<[u32; 8]> {
    let syntax = &scene.syntax;
    let body = syntax.body();
    let words = syntax.words.get(body.start as usize..body.end as usize).unwrap_or_default();
    let found = body.iter().zip(words).filter(|(at, word)| fits(word) && syntax.clause_at(*at).is_some());
    found.map(|(at, _)| at).collect()
}

/// Whether a construction can stand in a clause, by its kind and what depends on what.
fn fits(syntax: &Syntax<'_>, clause: ClauseId, construction: &Construction) -> bool {
    let demands = &construction.demands;
    syntax.clause(clause).is_some_and(|clause| {
        demands.kinds.contains(clause.kind.into())
            && (clause.parent.is_some() || !demands.dependent)
            && (clause.verb_first || !demands.verb_first)
            && demands.complement.is_none_or(|kinds| clause.governs.intersects(kinds))
    })
}
