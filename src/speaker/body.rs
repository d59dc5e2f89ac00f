//! The rules for bodies, media, places, groups and texts.

use super::by::By;
use super::figure::Figure;
use super::kind::EntityKind;
use super::mention::Mention;
use super::sieve::{Setting, Sieve, Verdict};
use crate::lexicon::Classes;
use smallvec::SmallVec;

impl Sieve<'_> {
    /// A body, medium, place, group or text.
    pub(super) fn body(&mut self, mention: &Mention, setting: Setting) -> Verdict {
        let verdict = self.body_of(mention, setting);
        if let Verdict::Known(figure, _) = verdict {
            self.cast.shorten(figure, mention.attribute);
        }
        verdict
    }

    fn body_of(&mut self, mention: &Mention, setting: Setting) -> Verdict {
        let reader = self.cast.reader;
        if let Some(figure) = self.cast.shortened(mention.nouns) {
            return Verdict::Known(figure, By::Name);
        }
        if let Some(name) = mention.name {
            if let Some(figure) = self.cast.body(name) {
                self.cast.learn(figure, mention);
                return Verdict::Known(figure, By::Name);
            }
            // warf dem Amt | Panikmache vor
            let general = mention.noun.filter(|n| mention.definite && reader.lexicon.world.is_general(reader.stem(*n)));
            let known =
                general.map(|n| self.cast.with_role(reader.stem(n), |f| !f.kind.is_somebody() && f.name != Some(name)));
            if let Some(figure) = known.and_then(|known| self.choose(&known, setting)) {
                return Verdict::Known(figure, By::Function);
            }
            return Verdict::Known(self.cast.add(mention), By::New);
        }
        let Some(noun) = mention.noun else { return Verdict::Known(self.cast.add(mention), By::New) };
        let shown = reader.shown(noun);
        let wanted = reader.stem(noun);
        let cast = &self.cast;
        let same_kind = |f: &Figure<'_>| {
            !f.kind.is_somebody() && (f.kind == EntityKind::Group) == (mention.kind == EntityKind::Group)
        };
        let with_role = cast.with_role(wanted, |f| same_kind(f) && self.same_attribute(f, mention, wanted));
        let exact = |f: &&usize| cast.get(**f).is_some_and(|f| f.roles.iter().any(|r| r.stem == wanted));
        if let Some(figure) = with_role.iter().find(exact) {
            return Verdict::Known(*figure, By::Words);
        }
        let known = mention.definite
            || self.contracted(mention)
            || (!mention.indefinite && !mention.is_plural() && reader.lexicon.world.is_general(wanted));
        if known {
            if let Some(figure) = self.choose(&with_role, setting) {
                return Verdict::Known(figure, By::Function);
            }
            // die Forscher: die Autoren, who were spoken of as known, too, or ein Team
            let taken_up =
                cast.taken_up(wanted, |f| !f.kind.is_somebody() && (f.naming.definite || !f.naming.is_plural()));
            if let Some(figure) = self.choose(&taken_up, setting) {
                self.cast.widen(figure, mention.agreement);
                return Verdict::Known(figure, By::Epithet);
            }
            let world = &reader.lexicon.world;
            if world.is_general(wanted)
                && mention.attribute.is_empty()
                && let Some(sort) = world.sort(wanted)
            {
                let is_one = |f: &Figure<'_>| {
                    same_kind(f)
                        && (f.roles.iter().any(|r| world.sort(r.stem) == Some(sort))
                            || (sort == "firm"
                                && f.name.is_some()
                                && f.kind == EntityKind::Organisation
                                && f.roles.is_empty()))
                };
                let candidates: SmallVec<[usize; 2]> =
                    cast.recent().filter(|(_, f)| is_one(f)).map(|(n, _)| n).collect();
                if let Some(figure) = self.choose(&candidates, setting) {
                    return Verdict::Known(figure, By::Epithet);
                }
            }
        }
        if mention.kind == EntityKind::Place
            && let Some(figure) = self.capital(shown)
        {
            return Verdict::Known(figure, By::Capital);
        }
        Verdict::Known(self.cast.add(mention), By::New)
    }

    /// Whether a preposition holds the article: `im Ministerium`.
    fn contracted(&self, mention: &Mention) -> bool {
        mention.core.start.checked_sub(1).is_some_and(|before| self.cast.reader.is(before, Classes::CONTRACTION))
    }

    /// The country for its capital, and the other way round.
    fn capital(&self, place: &str) -> Option<usize> {
        let reader = self.cast.reader;
        let country = |place: &str| reader.lexicon.world.country(place);
        let own = country(place);
        let same = |f: &Figure<'_>| {
            let other = f.naming.noun.map(|n| reader.shown(n)).unwrap_or_default();
            let of_other = country(other);
            own == Some(other) || of_other == Some(place) || own.is_some() && own == of_other
        };
        let same = |f: &Figure<'_>| f.kind == EntityKind::Place && same(f);
        self.cast.recent().find(|(_, f)| same(f)).map(|(number, _)| number)
    }
}
