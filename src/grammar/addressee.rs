//! To whom something is said: as the verb marks it, or as any report can: *gegenüber*, *im Gespräch mit*, *vor Journalisten*.

use super::matcher::{Matcher, Taken};
use super::pattern::Role;
use crate::lexicon::{Addressee, Agreement, Classes};
use crate::parse::{ClauseId, Miss, Phrase, Placed, SPEAKING, same};

/// Those before whom one speaks.
const AUDIENCE: Classes = Classes::PERSON.union(Classes::GROUP).union(Classes::PRESS).union(Classes::PRINT);

impl Matcher<'_, '_> {
    pub(super) fn object(&mut self, id: ClauseId) -> Result<(), Miss> {
        let scene = self.scene;
        let at = scene.syntax.clause(id).map_or(0, |c| c.first);
        let found = self.told(id).or_else(|| self.marked(id)).map(|p| p.phrase.range);
        match found {
            Some(range) => {
                self.take(range);
                Ok(())
            }
            None => self.miss(at, "an addressee"),
        }
    }

    /// The addressee that any report can have.
    fn told(&self, id: ClauseId) -> Option<&Placed> {
        let syntax = &self.scene.syntax;
        let phrases = self.scene.phrases(id);
        let behind = |number: usize, at: u32| {
            let before = number.checked_sub(1).and_then(|n| phrases.get(n));
            before.is_some_and(|b| b.phrase.range.end == at && b.phrase.classes.intersects(Classes::SPOKEN_SETTING))
        };
        let fits = |number: usize, p: &Placed| {
            p.preposition.is_some_and(|at| {
                syntax.is(at, Classes::TELLING)
                    || (syntax.is(at, Classes::TELLING_AUDIENCE) && p.phrase.classes.intersects(AUDIENCE))
                    || (syntax.is(at, Classes::TELLING_MEDIUM) && p.phrase.classes.intersects(Classes::MEDIUM))
                    || (syntax.is(at, Classes::TELLING_PARTNER) && behind(number, at))
            })
        };
        phrases.iter().enumerate().find(|(number, p)| fits(*number, p)).map(|(_, p)| p)
    }

    /// The addressee as the verb marks it.
    fn marked(&self, id: ClauseId) -> Option<&Placed> {
        let scene = self.scene;
        let syntax = &scene.syntax;
        let (predicate, lexeme) = (scene.predicate(id)?, scene.lexeme(id)?);
        let subject = scene.subject(id).filter(|_| !predicate.passive);
        let speaks = |p: &Phrase| {
            let words = |(role, taken): &(Role, Taken)| taken.words().filter(|_| *role == Role::Speaker);
            self.bound.iter().filter_map(words).any(|w| w.overlaps(p.range))
        };
        // wie sie dem Blatt sagte: where the verb is last, nobody is told behind it
        let clause = syntax.clause(id).filter(|c| c.kind.is_verb_final());
        let last = clause.and_then(|c| c.finite).unwrap_or(u32::MAX);
        let free = |p: &Phrase| {
            p.range.start < last
                && !syntax.is_temporal(p)
                && !speaks(p)
                && !subject.is_some_and(|s| s.tokens.contains(p.range.start))
        };
        let named = |p: &Phrase| p.classes.intersects(SPEAKING) || syntax.is_name(p);
        let bare = |fits: &dyn Fn(&Phrase) -> bool| {
            scene.phrases(id).iter().find(|p| p.preposition.is_none() && free(&p.phrase) && fits(&p.phrase))
        };
        match (lexeme.addressee?, predicate.passive) {
            (Addressee::Dative, _) => bare(&|p| {
                let sure = !p.agreement.intersects(Agreement::NOMINATIVE);
                let shown = p.pronoun || syntax.is(p.range.start, Classes::DETERMINER) || named(p);
                let other =
                    scene.subject(id).is_some_and(|s| s.phrase.range != p.range && s.phrase.agreement != p.agreement);
                let name = named(p) && !syntax.is(p.range.start, Classes::DETERMINER);
                p.agreement.intersects(Agreement::DATIVE) && shown && (sure || other || name)
            }),
            (Addressee::Accusative, true) => bare(&|p| p.agreement.intersects(Agreement::NOMINATIVE)),
            (Addressee::Accusative, false) => bare(&|p| p.agreement.intersects(Agreement::ACCUSATIVE)),
            (other, _) => {
                let wanted = other.preposition()?;
                scene.phrases(id).iter().find(|p| {
                    p.preposition.is_some_and(|at| same(syntax.lexicon.preposition(syntax.text_at(at)), wanted))
                })
            }
        }
    }
}
