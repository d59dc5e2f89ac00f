//! The rules for somebody: by name, by what the article says they are, by an office, by a description.

use super::by::{By, Reason};
use super::discourse::agrees;
use super::figure::{Figure, likeness, same_text};
use super::kind::EntityKind;
use super::mention::{Mention, Reader};
use super::sieve::{Setting, Sieve, Verdict};
use crate::lexicon::{Agreement, Classes, Word};
use crate::span::Range;
use smallvec::SmallVec;

impl Sieve<'_> {
    /// Somebody with a name.
    pub(super) fn person(&mut self, mention: &Mention) -> Verdict {
        let Some(name) = mention.name else { return Verdict::Open(Reason::NoSpeaker) };
        if let Some(body) = self.cast.body(name) {
            return Verdict::Known(body, By::Name);
        }
        let by = if self.cast.name(name).is_some_and(|n| n.first.is_some()) { By::Name } else { By::Surname };
        match self.cast.person(name) {
            Some(Ok(figure)) => {
                self.cast.learn(figure, mention);
                Verdict::Known(figure, by)
            }
            Some(Err(())) => {
                self.namesake(name, mention).map_or(Verdict::Open(Reason::TwoCandidates), |f| Verdict::Known(f, by))
            }
            None => match self.known_before(mention) {
                Some(figure) => {
                    self.cast.christen(figure, mention);
                    Verdict::Known(figure, By::Function)
                }
                // Wach, so kann man es nennen: a capital that only begins the sentence
                None if mention.nouns.len() == 1 && self.cast.reader.only_begins(name.start) => {
                    Verdict::Open(Reason::NoSpeaker)
                }
                None => Verdict::Known(self.cast.add(mention), By::New),
            },
        }
    }

    /// `Er heißt Kai Abel`: whoever the pronoun is has this name.
    pub(super) fn call(&mut self, named: &Mention, setting: Setting) {
        if named.kind != EntityKind::Person || named.name.is_none_or(|n| self.cast.person(n).is_some()) {
            return;
        }
        if let Verdict::Known(figure, _) = self.pronoun(setting.sentence.start, setting)
            && self.cast.get(figure).is_some_and(|f| f.name.is_none() && f.kind.is_somebody())
        {
            self.cast.christen(figure, named);
        }
    }

    /// The only one who was spoken of by the office alone that now stands beside a name: `der Landrat` before `Landrat Kai Abel`.
    fn known_before(&self, mention: &Mention) -> Option<usize> {
        let role = self.cast.reader.stem(mention.noun?);
        let takes_up = self.cast.reader.lexicon.world.takes_up(role);
        let office = |f: &Figure| {
            f.kind == EntityKind::Function
                && f.name.is_none()
                && f.naming.definite
                && !f.naming.determiner.is_some_and(|d| self.cast.reader.is(d, Classes::POSSESSIVE))
                && f.roles.iter().any(|r| {
                    role.ends_with(r.stem) || likeness(r.stem, role) > 0 || takes_up.iter().any(|n| r.stem.ends_with(n))
                })
                && agrees(f, mention.agreement & Agreement::SINGULAR)
                && self.same_attribute(f, mention, role)
        };
        // where several hold it, it can be another's
        let holder = |f: &Figure| f.name.is_some() && f.roles.iter().any(|r| likeness(r.stem, role) > 0);
        if self.cast.with_end(role).any(|(_, f)| holder(f)) {
            return None;
        }
        let mut offices = self.cast.with_end(role).filter(|(_, f)| office(f)).map(|(number, _)| number);
        offices.next().filter(|_| offices.next().is_none())
    }

    /// Of several with this surname the only one that the other words fit: `Frau Weber`, or the only one in sight.
    fn namesake(&self, name: Range, mention: &Mention) -> Option<usize> {
        let read = self.cast.name(name)?;
        let fits = |f: &Figure<'_>| f.is_called(&read);
        let reader = self.cast.reader;
        let address = mention.noun.and_then(|n| reader.lexicon.world.address(reader.written(n)));
        let address = address.unwrap_or(mention.agreement);
        let mut fitting = self.cast.recent().filter(|(_, f)| fits(f) && agrees(f, address));
        let first = fitting.next()?.0;
        fitting.next().is_none().then_some(first)
    }

    /// Somebody without a name: `die Ministerin`, `ein Sprecher`.
    pub(super) fn somebody(&mut self, mention: &Mention, setting: Setting) -> Verdict {
        let reader = self.cast.reader;
        let Some(noun) = mention.noun else { return Verdict::Known(self.cast.add(mention), By::New) };
        if mention.indefinite {
            let same = self.cast.recent().find(|(_, f)| {
                f.name.is_none()
                    && f.naming.indefinite
                    && same_text(self.cast.reader, f.naming.range(), mention.range())
            });
            let same = same.map(|(number, _)| number);
            return same
                .map_or_else(|| Verdict::Known(self.cast.add(mention), By::New), |f| Verdict::Known(f, By::Words));
        }
        let wanted = reader.stem(noun);
        let cast = &self.cast;
        // das Opfer can be a man or a woman
        let agreement = mention.agreement & Agreement::SINGULAR;
        let epicene = reader.lexicon.world.is_epicene(wanted);
        let shown = if epicene && !agreement.is_empty() { Agreement::SINGULAR } else { agreement };
        // Die Torfrau selbst: not whoever spoke of her
        let other = self
            .discourse
            .last
            .filter(|_| reader.is(mention.range().end, Classes::INTENSIFIER))
            .map(|last| last.figure);
        let other = other.and_then(|last| cast.get(last)).map(|f| f.naming);
        let fits =
            |f: &Figure<'_>| f.kind.is_somebody() && agrees(f, shown) && other.is_none_or(|other| f.naming != other);
        let possessed = mention.determiner.is_some_and(|d| reader.is(d, Classes::POSSESSIVE));
        if !possessed {
            let with_role = cast.with_role(wanted, |f| fits(f) && self.same_attribute(f, mention, wanted));
            if let Some(figure) = self.choose(&with_role, setting) {
                let by = if cast.get(figure).is_some_and(|f| f.name.is_some()) { By::Function } else { By::Words };
                return self.known(figure, by, mention);
            }
            if with_role.len() > 1 {
                return Verdict::Open(Reason::TwoCandidates);
            }
        } else if let [figure] =
            cast.with_role(wanted, |f| fits(f) && f.kind == EntityKind::Person && f.name.is_some()).as_slice()
        {
            // Sein Anwalt: the only one who is named
            return self.known(*figure, By::Function, mention);
        }
        if let Some(figure) = self.office(wanted) {
            return self.known(figure, By::Office, mention);
        }
        let taken_up = cast.taken_up(wanted, fits);
        if let Some(figure) = self.choose(&taken_up, setting) {
            return self.known(figure, By::Epithet, mention);
        }
        if setting.continues
            && let Some(figure) = self.discourse.last_near(setting.number).filter(|l| cast.get(*l).is_some_and(fits))
        {
            return self.known(figure, By::Continues, mention);
        }
        let world = &reader.lexicon.world;
        if !possessed && let Some(verdict) = self.described(mention, noun, fits, setting) {
            return verdict;
        }
        let cast = &self.cast;
        // das Opfer: whoever alone is spoken of
        if epicene
            && !possessed
            && mention.attribute.is_empty()
            && let Ok(figure) = self.discourse.only_one(setting.number, |n| cast.get(n).is_some_and(fits))
        {
            return self.known(figure, By::Description, mention);
        }
        // who was spoken of last, unless the noun is an office, which can be somebody new
        let person = |number: usize| cast.get(number).is_some_and(|f| fits(f) && f.kind == EntityKind::Person);
        let office = world.is_office(wanted);
        let bare = |number: usize| person(number) && (!office || cast.get(number).is_some_and(|f| f.roles.is_empty()));
        if !possessed
            && mention.attribute.is_empty()
            && let Some(figure) = self.discourse.subject_near(setting.number, bare)
        {
            if office {
                self.cast.learn(figure, mention);
            }
            return self.known(figure, By::Description, mention);
        }
        Verdict::Known(self.cast.add(mention), By::New)
    }

    /// Whom a noun describes: `der 58-Jährige`, `die Politologin`.
    fn described(
        &mut self,
        mention: &Mention,
        noun: u32,
        fits: impl Fn(&Figure<'_>) -> bool,
        setting: Setting,
    ) -> Option<Verdict> {
        let (reader, cast) = (self.cast.reader, &self.cast);
        let wanted = reader.stem(noun);
        let world = &reader.lexicon.world;
        let describes = reader.is_aged(noun) || world.describes(wanted);
        // a profession takes up somebody named; an office can be somebody new (der Landrat)
        let profession = world.is_profession(wanted);
        if profession || describes && mention.attribute.is_empty() {
            let age = age(reader, noun);
            let fits = |number: usize| {
                cast.get(number).is_some_and(|f| {
                    fits(f)
                        && (describes || f.kind == EntityKind::Person)
                        && age.is_none_or(|a| self.age(f).is_none_or(|b| a == b))
                })
            };
            let same_age = |f: &Figure<'_>| self.age(f) == age && agrees(f, mention.agreement);
            let mut aged: SmallVec<[usize; 2]> = SmallVec::new();
            if age.is_some() {
                aged.extend(cast.recent().filter(|(_, f)| same_age(f)).map(|(n, _)| n));
            }
            let found = match aged.as_slice() {
                [one] => Ok(*one),
                _ => self.discourse.told(setting.number, fits).and_then(|figure| match self.discourse.last {
                    // an age does not tell somebody just named from whoever spoke before
                    Some(l)
                        if age.is_some() && l.figure != figure && l.until + 1 == setting.number && fits(l.figure) =>
                    {
                        Err(Reason::TwoCandidates)
                    }
                    _ => Ok(figure),
                }),
            };
            match found {
                Ok(figure) => return Some(self.known(figure, By::Description, mention)),
                Err(Reason::TwoCandidates) => return Some(Verdict::Open(Reason::TwoCandidates)),
                Err(_) => {}
            }
            // far from everybody it is the only one who can be meant
            let persons = cast.recent().map(|(number, _)| number).filter(|number| describes && fits(*number));
            let persons: SmallVec<[usize; 2]> = persons.take(2).collect();
            if let ([figure], None) = (persons.as_slice(), age) {
                let figure = *figure;
                return Some(self.known(figure, By::Description, mention));
            }
            if describes && persons.len() > 1 && mention.attribute.is_empty() {
                return Some(Verdict::Open(Reason::TwoCandidates));
            }
        }
        None
    }

    /// Learns from a mention what a figure is, and says that it is known.
    pub(super) fn known(&mut self, figure: usize, by: By, mention: &Mention) -> Verdict {
        let reader = self.cast.reader;
        if !mention.noun.is_some_and(|noun| reader.lexicon.world.is_epicene(reader.stem(noun))) {
            self.cast.narrow(figure, mention.agreement & Agreement::SINGULAR);
        }
        Verdict::Known(figure, by)
    }

    /// Whether a role that a mention names with an attribute can be this figure's: not the spokesman of another body.
    pub(super) fn same_attribute(&self, figure: &Figure<'_>, mention: &Mention, wanted: &[u8]) -> bool {
        if mention.attribute.is_empty() {
            return true;
        }
        let reader = self.cast.reader;
        let nouns = |range: Range| range.iter().filter(|t| reader.is_nominal(*t));
        let role = figure.roles.iter().find(|r| r.stem.ends_with(wanted) || wanted.ends_with(r.stem));
        let Some(own) = role.map(|r| r.range).filter(|own| nouns(*own).nth(1).is_some()) else { return true };
        let asked: SmallVec<[&[u8]; 2]> = nouns(mention.attribute).map(|t| reader.stem(t)).collect();
        nouns(own).any(|t| asked.contains(&reader.stem(t)))
    }

    /// The only one, or the one that was spoken of last.
    #[inline]
    pub(super) fn choose(&self, found: &[usize], setting: Setting) -> Option<usize> {
        match found {
            [] => None,
            [one] => Some(*one),
            several => self.discourse.antecedent(setting.number, |f| several.contains(&f)).ok(),
        }
    }

    /// The holder of an office, if the article names him.
    fn office(&self, stem: &[u8]) -> Option<usize> {
        let office = self.cast.reader.lexicon.world.office(stem)?;
        let holder = office.holder.as_str();
        let text = |range: Range| self.cast.reader.text_of(range);
        let named = |f: &Figure<'_>| {
            f.name.is_some_and(|n| text(n) == holder || holder.split(' ').next_back() == Some(text(n)))
        };
        let called = |f: &Figure<'_>| {
            f.roles
                .iter()
                .any(|r| office.role.iter().all(|word| self.cast.reader.stems(r.range).any(|s| s.ends_with(word))))
        };
        let person = |f: &Figure<'_>| f.kind == EntityKind::Person;
        let recent = || self.cast.recent().filter(|(_, f)| person(f));
        recent().find(|(_, f)| named(f)).or_else(|| recent().find(|(_, f)| called(f))).map(|(number, _)| number)
    }

    /// The age a figure was given.
    fn age(&self, figure: &Figure<'_>) -> Option<u32> {
        let ranges = std::iter::once(figure.naming.range()).chain(figure.roles.iter().map(|r| r.range));
        ranges.flat_map(Range::iter).find_map(|t| age(self.cast.reader, t))
    }
}

/// Whose something is by a possessive of the third person: what `sein` and `ihr` show of the owner.
pub(super) fn owner(possessive: &Word) -> Option<Agreement> {
    if possessive.is(Classes::POSSESSIVE_HIS) {
        Some(Agreement::MASCULINE | Agreement::NEUTER)
    } else if possessive.is(Classes::POSSESSIVE_HER) {
        Some(Agreement::FEMININE | Agreement::PLURAL)
    } else {
        None
    }
}

/// The number in `58-Jährige`, `58-jähriger`.
fn age(reader: &Reader<'_>, at: u32) -> Option<u32> {
    let word = Some(at).filter(|at| reader.is(*at, Classes::AGED | Classes::YEARS_OLD)).map(|at| reader.shown(at))?;
    word.split_once('-')?.0.parse().ok()
}
