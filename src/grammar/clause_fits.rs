//! What can be asked of a clause: its kind, its mood, what it has beside its verb.

use super::feature::{Feature, Property};
use super::matcher::Matcher;
use crate::lexicon::{Agreement, Classes};
use crate::parse::{Clause, ClauseId, ClauseKind, Miss, Placed};
use crate::text::Kind;

impl Matcher<'_, '_> {
    /// Checks that a clause has all that is asked of it.
    pub(super) fn clause_fits(&mut self, id: ClauseId, features: &[Feature], at: u32) -> Result<(), Miss> {
        if self.clause_has(id, features) { Ok(()) } else { self.miss(at, "a clause of another kind") }
    }

    /// Whether a clause has all that is asked of it.
    pub(super) fn clause_has(&self, id: ClauseId, features: &[Feature]) -> bool {
        let syntax = &self.scene.syntax;
        let Some(clause) = syntax.clause(id) else {
            return false;
        };
        let konjunktiv = || self.scene.konjunktiv(id);
        let holds = |property| match property {
            Property::VerbFirst => clause.verb_first,
            Property::Main => clause.kind == ClauseKind::Main,
            Property::WieClause => clause.kind == ClauseKind::Wie,
            Property::QuestionClause => {
                // Wie die Stadt mitteilte, …
                let tells = clause.kind == ClauseKind::Wie && clause.first == syntax.range.start && syntax.reports(id);
                matches!(clause.kind, ClauseKind::Whether | ClauseKind::Question | ClauseKind::Wie) && !tells
            }
            Property::DassClause => clause.kind == ClauseKind::Dass,
            Property::ReasonClause => clause.opener.is_some_and(|o| syntax.is(o, Classes::REASON)),
            Property::InfinitiveClause => clause.kind == ClauseKind::Infinitive,
            Property::RelativeClause => clause.kind == ClauseKind::Relative,
            Property::Konjunktiv1 => konjunktiv().0,
            Property::Konjunktiv2 => konjunktiv().1,
            Property::Konjunktiv => konjunktiv() != (false, false),
            Property::Ambiguous => {
                !konjunktiv().0 && clause.finite.is_some_and(|f| syntax.is(f, Classes::MAYBE_KONJUNKTIV))
            }
            Property::Bare => {
                let subject = self.scene.subject(id).map(|s| s.phrase.range);
                let bare = |p: &Placed| {
                    p.preposition.is_none()
                        && p.phrase.agreement.intersects(Agreement::ACCUSATIVE)
                        && Some(p.phrase.range) != subject
                        && !syntax.is_temporal(&p.phrase)
                };
                !self.scene.phrases(id).iter().any(bare)
            }
            Property::Coordinated => clause.coordinated,
            Property::Inside => {
                clause.parent.is_some_and(|p| syntax.own(p).next_back().is_some_and(|t| t >= clause.extent.end))
            }
            Property::Wish => {
                let roots = syntax.clauses.iter().filter(|c| c.parent.is_none() && c.finite.is_some()).count();
                let first = clause.finite == Some(syntax.range.start) && roots == 1;
                first || clause.finite.is_some_and(|f| syntax.is(f, Classes::WISHING))
            }
            Property::Impersonal => {
                let expletive = |t: u32| syntax.is(t, Classes::INDEFINITE);
                let helper = clause.finite.is_some_and(|f| syntax.is(f, Classes::AUXILIARY | Classes::MODAL));
                let beside = clause.finite.is_some_and(|f| expletive(f + 1) || f.checked_sub(1).is_some_and(expletive));
                !helper && beside
            }
            Property::Passive => self.scene.predicate(id).is_some_and(|p| p.passive),
            Property::Asking => syntax.range.end.checked_sub(1).is_some_and(|t| syntax.kind(t) == Kind::Question),
            Property::Modal => clause.finite.is_some_and(|f| syntax.is(f, Classes::MODAL)),
            Property::Stative => {
                let last = syntax.own(id).rev().find(|t| syntax.kind(*t).is_wordlike());
                last.is_some_and(|t| Some(t) != clause.finite && syntax.is(t, Classes::STATE))
            }
            Property::Leading => {
                let main = |c: &&Clause| c.parent.is_none() && c.finite.is_some();
                !syntax.clauses.iter().filter(main).any(|c| c.first < clause.first)
            }
            Property::Perfect => self.scene.predicate(id).is_some_and(|p| p.perfect),
            _ => false,
        };
        features.iter().all(|f| f.holds(holds))
    }
}
