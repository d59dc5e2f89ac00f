//! The verb group of a clause: `hat … mitgeteilt`, `teilte … mit`, `wird … vorgeworfen`, and the reporting expression it is.

use super::clause::ClauseId;
use super::syntax::Syntax;
use crate::lexicon::{Classes, Lexeme, Pieces, VerbKind};
use crate::span::{Range, Ranges};
use crate::text::Kind;
use smallvec::SmallVec;

/// The verb group of a clause.
#[derive(Clone, Debug, Default)]
pub struct Predicate {
    /// The verb that says what happens.
    pub head: u32,
    /// All its words: finite verb, auxiliaries, particle, reflexive, companions.
    pub words: Ranges,
    /// The reporting expression, if it is one: position in the lexicon's list.
    pub lexeme: Option<u16>,
    /// `wurde mitgeteilt`
    pub passive: bool,
    /// `hat mitgeteilt`, `soll mitgeteilt haben`
    pub perfect: bool,
    /// `ist verboten`: what somebody did before, not what somebody says
    pub state: bool,
}

impl Syntax<'_> {
    /// The verb group of a clause; `None` for a clause without verb.
    pub fn predicate(&self, id: ClauseId) -> Option<Predicate> {
        let clause = self.clause(id)?;
        let own: SmallVec<[u32; 32]> = self.own(id).collect();
        let Some(finite) = clause.finite else {
            return self.infinite(&own);
        };
        let kind = self.verb_kind(finite);
        let group = |fits: Classes| own.iter().rev().copied().find(|t| *t != finite && self.is_predicative(*t, fits));
        let mut words = Ranges::from(one(finite));
        let mut head = finite;
        let mut passive = false;
        let mut perfect = false;
        let mut state = false;
        // ist befürchtet worden: worden is the helper
        let participle = || group(Classes::PARTICIPLE).map(|last| self.before_helper(&own, last));
        match kind {
            VerbKind::Haben | VerbKind::Sein => {
                if let Some(participle) = participle() {
                    head = participle;
                    perfect = true;
                    let helper = self.passive_helper(&own, participle).is_some();
                    state = !helper && kind == VerbKind::Sein && !self.is_active_with_sein(participle);
                    passive = helper || state;
                    words.add(one(participle));
                    words.add(self.passive_helper(&own, participle).map_or(Range::default(), one));
                }
            }
            VerbKind::Werden | VerbKind::Modal => {
                let infinitive = group(Classes::INFINITIVE).filter(|t| !self.is_zu_before(*t));
                let helper = infinitive.filter(|t| self.verb_kind(*t) != VerbKind::Full);
                if let Some(participle) = participle().filter(|_| infinitive.is_none() || helper.is_some()) {
                    head = participle;
                    perfect = helper.is_some_and(|h| matches!(self.verb_kind(h), VerbKind::Haben | VerbKind::Sein));
                    passive = kind == VerbKind::Werden && helper.is_none()
                        || helper.is_some_and(|h| self.verb_kind(h) == VerbKind::Werden);
                    words.add(one(participle));
                    words.add(helper.map_or(Range::default(), one));
                } else if let Some(infinitive) = infinitive {
                    head = infinitive;
                    words.add(one(infinitive));
                }
            }
            VerbKind::Full => {}
        }
        let mut predicate = Predicate { head, words, lexeme: None, passive, perfect, state };
        self.join_expression(&own, finite, &mut predicate);
        Some(predicate)
    }

    /// The verb group of an infinitive clause: `dem Rat mitzuteilen`.
    fn infinite(&self, own: &[u32]) -> Option<Predicate> {
        let verb = |t: &u32| self.is_predicative(*t, Classes::INFINITIVE | Classes::ZU_INFINITIVE);
        let head = own.iter().rev().copied().find(verb)?;
        let mut predicate = Predicate {
            head,
            words: Ranges::from(one(head)),
            lexeme: None,
            passive: false,
            perfect: false,
            state: false,
        };
        self.join_expression(own, head, &mut predicate);
        Some(predicate)
    }

    fn verb_kind(&self, at: u32) -> VerbKind {
        let verbs = self.word(at).map(|w| w.verbs).unwrap_or_default();
        verbs
            .into_iter()
            .filter_map(|v| self.lexicon.verb(v))
            .map(|v| v.kind)
            .find(|k| *k != VerbKind::Full)
            .unwrap_or_default()
    }

    fn is_predicative(&self, at: u32, fits: Classes) -> bool {
        self.word(at).is_some_and(|w| {
            w.is(fits) && !w.is(Classes::DETERMINER | Classes::PREPOSITION | Classes::ADJECTIVE | Classes::COORDINATOR)
        })
    }

    fn is_zu_before(&self, at: u32) -> bool {
        at > self.range.start && self.is(at - 1, Classes::ZU)
    }

    /// The participle before `worden`, or the last one itself.
    fn before_helper(&self, own: &[u32], last: u32) -> u32 {
        let helper = self.verb_kind(last) == VerbKind::Werden;
        let before =
            own.iter().rev().copied().find(|t| *t < last).filter(|t| self.is_predicative(*t, Classes::PARTICIPLE));
        before.filter(|_| helper).unwrap_or(last)
    }

    /// `worden` behind a participle.
    fn passive_helper(&self, own: &[u32], participle: u32) -> Option<u32> {
        own.iter()
            .copied()
            .find(|t| *t > participle && self.verb_kind(*t) == VerbKind::Werden && self.is(*t, Classes::PARTICIPLE))
    }

    /// `ist gekommen`: verbs of motion and change build their perfect with sein. A verb that cannot report is taken for one.
    fn is_active_with_sein(&self, participle: u32) -> bool {
        let verbs = self.word(participle).map(|w| w.verbs).unwrap_or_default();
        verbs.into_iter().filter_map(|v| self.lexicon.verb(v)).all(|v| v.with_sein || v.lexemes.is_empty())
    }

    /// Finds the reporting expression of the verb and adds its particle and companions to the group. The one with the most words
    /// present wins: `kam zu dem Schluss` over `kam`.
    fn join_expression(&self, own: &[u32], finite: u32, predicate: &mut Predicate) {
        let heads = [Some(predicate.head), Some(finite).filter(|f| *f != predicate.head)];
        let (mut pieces, mut companion) = (Pieces::NONE, false);
        for word in own.iter().filter_map(|t| self.word(*t)) {
            pieces = pieces.with(word.piece);
            companion |= word.piece.is_companion();
        }
        let mut best: Option<(usize, u32, u16, Ranges)> = None;
        for head in heads.into_iter().flatten() {
            let verbs = self.word(head).map(|w| w.verbs).unwrap_or_default();
            let expressions = verbs.into_iter().filter_map(|v| self.lexicon.verb(v)).flat_map(|v| &v.lexemes);
            for expression in expressions.filter(|e| pieces.hold(e.pieces)) {
                let Some(lexeme) = self.lexicon.lexeme(expression.lexeme) else { continue };
                let lacks_companion =
                    !companion && !(lexeme.companions.is_empty() && (expression.joined || lexeme.particle.is_none()));
                let reflexive = own.iter().copied().find(|t| self.is(*t, Classes::REFLEXIVE));
                // befand sich, kündigte sich an: other verbs than befand, kündigte an
                let other = !lexeme.reflexive
                    && lexeme.companions.is_empty()
                    && reflexive.is_some_and(|r| r == finite + 1 && !self.is(r, Classes::PRONOUN));
                if lacks_companion || other || (lexeme.reflexive && reflexive.is_none()) {
                    continue;
                }
                let Some(mut extra) = self.complete(own, lexeme, expression.joined, head) else { continue };
                extra.add(reflexive.filter(|_| lexeme.reflexive).map_or(Range::default(), one));
                let weight = 2 * (lexeme.companions.len() + usize::from(lexeme.reflexive))
                    + usize::from(lexeme.particle.is_some());
                if best.as_ref().is_none_or(|(most, ..)| weight > *most) {
                    best = Some((weight, head, expression.lexeme, extra));
                }
            }
        }
        if let Some((_, head, lexeme, extra)) = best {
            predicate.lexeme = Some(lexeme);
            predicate.passive &= head == predicate.head; // wurde bekannt: no passive of bekennen
            predicate.head = head;
            extra.iter().for_each(|r| predicate.words.add(*r));
        } else if let Some(particle) = self.particle(own, predicate.head) {
            predicate.words.add(one(particle));
        }
    }

    /// The words of a reporting expression besides its verb, if all of them are there.
    fn complete(&self, own: &[u32], lexeme: &Lexeme, joined: bool, head: u32) -> Option<Ranges> {
        let mut extra = Ranges::new();
        let particle = self.particle(own, head);
        match &lexeme.particle {
            Some(wanted) if !joined => {
                // gab bekannt; in two words: wie sie bekannt gab, but: Weiter sagte sie
                let beside = |t: &u32| *t > head || (*t + 1 == head && own.first() != Some(t));
                let found = own.iter().rev().copied().find(|t| beside(t) && self.reads(*t, wanted))?;
                // fordert ein | Ende
                if particle != Some(found) && self.is(found, Classes::PREPOSITION | Classes::DETERMINER) {
                    return None;
                }
                extra.add(one(found));
            }
            Some(_) => {}
            // another particle makes it another verb: sprach sich aus
            None => {
                let other = particle.filter(|p| !self.is(*p, Classes::ADVERB));
                if other.is_some_and(|p| !lexeme.companions.iter().any(|c| self.reads(p, c))) {
                    return None;
                }
            }
        }
        if !lexeme.companions.is_empty() {
            let together = |start: &&u32| {
                lexeme.companions.iter().zip(**start..).all(|(wanted, at)| self.reads(at, wanted) && own.contains(&at))
            };
            let start = *own.iter().find(together)?;
            extra.add(Range::new(start, start + u32::try_from(lexeme.companions.len()).unwrap_or(1)));
        }
        Some(extra)
    }

    /// The separated particle of a finite verb: the last word of the clause, if it can be one and no noun follows it.
    fn particle(&self, own: &[u32], head: u32) -> Option<u32> {
        let last = own.iter().rev().copied().find(|t| self.kind(*t).is_wordlike())?;
        let finite = self.is(head, Classes::FINITE);
        let preposition = self.is(last, Classes::PREPOSITION) && self.kind(last + 1) == Kind::Mark; // mit „…“
        (finite && last > head && self.is(last, Classes::PARTICLE) && !preposition).then_some(last)
    }

    /// The reporting expression of a clause's verb group.
    pub fn lexeme(&self, predicate: &Predicate) -> Option<&Lexeme> {
        self.lexicon.lexeme(predicate.lexeme?)
    }
}

fn one(at: u32) -> Range {
    Range::new(at, at + 1)
}
