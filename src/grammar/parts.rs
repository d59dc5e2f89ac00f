//! Terminals that are parts of the clause whose braces are open: verb, subject, agent, addressee, document.

use super::feature::{Feature, Property};
use super::matcher::Matcher;
use super::pattern::Role;
use crate::lexicon::{Agreement, Classes, Theme};
use crate::parse::{Clause, ClauseId, Constituent, Miss, Placed, SPEAKING, same};
use crate::span::{Range, Ranges};

impl Matcher<'_, '_> {
    pub(super) fn verb(&mut self, id: ClauseId, features: &[Feature]) -> Result<(), Miss> {
        let at = self.scene.syntax.clause(id).map_or(0, |c| c.finite.unwrap_or(c.first));
        let scene = self.scene;
        let Some(predicate) = scene.predicate(id) else {
            return self.miss(at, "a verb");
        };
        let takes = self.scene.lexeme(id).map(|l| l.takes).unwrap_or_default();
        let holds = |property| match property {
            Property::Takes(wanted) => takes.intersects(wanted),
            Property::Passive => predicate.passive,
            // ist verboten; but: ist entschlossen
            Property::Stative => predicate.state && self.scene.lexeme(id).is_some_and(|l| l.companions.is_empty()),
            _ => false,
        };
        if !features.iter().all(|f| f.holds(holds)) {
            return self.miss(at, "a verb that reports so");
        }
        predicate.words.iter().for_each(|range| self.take(*range));
        self.correlate(id);
        Ok(())
    }

    /// The da-word that announces the clause: `wies darauf hin`.
    pub(super) fn correlate(&mut self, id: ClauseId) {
        let Some(lexeme) = self.scene.lexeme(id).filter(|l| !l.correlates.is_empty()) else {
            return;
        };
        let syntax = &self.scene.syntax;
        let found = syntax.own(id).find(|t| lexeme.correlates.iter().any(|c| syntax.reads(*t, c)));
        if let Some(at) = found {
            self.take(Range::new(at, at + 1));
        }
    }

    pub(super) fn subject(&mut self, id: ClauseId, features: &[Feature]) -> Result<(), Miss> {
        let scene = self.scene;
        let syntax = &scene.syntax;
        let at = syntax.clause(id).map_or(0, |c| c.first);
        let Some(predicate) = scene.predicate(id) else {
            return self.heading(id);
        };
        if predicate.passive {
            return self.miss(at, "an active verb");
        }
        let mut found = scene.subject(id);
        let reported: Ranges = self
            .bound
            .iter()
            .filter(|(role, _)| matches!(role, Role::Quote | Role::Frame))
            .filter_map(|(_, taken)| taken.words())
            .collect();
        let other;
        if found.is_some_and(|c| c.tokens.overlaps(&reported)) {
            // Das sagte sie: das is what was said
            let rest: Vec<Placed> =
                scene.phrases(id).iter().copied().filter(|p| !reported.contains(p.phrase.range.start)).collect();
            other = syntax.subject(id, &rest);
            found = other.as_ref();
        }
        if syntax.clause(id).is_some_and(|c| lacks_subject(c) || (c.coordinated && found.is_none())) {
            let before = |other: &ClauseId| {
                *other < id && syntax.clause(*other).is_some_and(|c| c.parent.is_none() && c.finite.is_some())
            };
            found = syntax.ids().rev().find(before).and_then(|before| scene.subject(before)).or(found);
        }
        let expletive = |c: &&Constituent| c.phrase.pronoun && syntax.is(c.phrase.head, Classes::EXPLETIVE);
        let speaks = |c: &Constituent| {
            let first_person = c.phrase.pronoun && syntax.is_first_person(c.phrase.head);
            !first_person && (c.phrase.pronoun || c.phrase.classes.intersects(SPEAKING) || syntax.is_name(&c.phrase))
        };
        let fits = |c: &&Constituent| {
            !expletive(c) && features.iter().all(|f| f.holds(|p| p == Property::Speaking && speaks(c)))
        };
        self.take_constituent(found.filter(fits), at, "a subject")
    }

    /// The one who speaks in a clause without verb: `Der Zeuge:`, `Anna Abel wörtlich:`.
    fn heading(&mut self, id: ClauseId) -> Result<(), Miss> {
        let scene = self.scene;
        let at = scene.syntax.clause(id).map_or(0, |c| c.first);
        let speaks = |p: &&Placed| {
            let phrase = &p.phrase;
            let person = phrase
                .classes
                .intersects(Classes::PERSON | Classes::GROUP | Classes::BODY | Classes::FIRST_NAME | Classes::TITLE);
            p.preposition.is_none() && (person || scene.syntax.is_name(phrase))
        };
        let found = scene.phrases(id).first().filter(speaks);
        self.take_phrase(found, at, "someone who speaks")
    }

    pub(super) fn patient(&mut self, id: ClauseId) -> Result<(), Miss> {
        let scene = self.scene;
        let at = scene.syntax.clause(id).map_or(0, |c| c.first);
        if scene.predicate(id).is_some_and(|p| p.passive) {
            return self.take_constituent(scene.subject(id), at, "the subject of a passive");
        }
        let syntax = &scene.syntax;
        let subject = scene.subject(id);
        let done_to = |p: &&Placed| {
            let phrase = &p.phrase;
            p.preposition.is_none()
                && phrase.agreement.intersects(Agreement::ACCUSATIVE)
                && (phrase.classes.intersects(SPEAKING) || syntax.is_name(phrase))
                && !syntax.is_temporal(phrase)
                && !subject.is_some_and(|s| s.tokens.contains(phrase.range.start))
        };
        self.take_phrase(scene.phrases(id).iter().find(done_to), at, "an object")
    }

    pub(super) fn agent(&mut self, id: ClauseId) -> Result<(), Miss> {
        let scene = self.scene;
        let at = scene.syntax.clause(id).map_or(0, |c| c.first);
        let passive = scene.predicate(id).is_some_and(|p| p.passive);
        let agent = if passive { scene.syntax.agent(scene.phrases(id)) } else { None };
        self.take_constituent(agent.as_ref(), at, "an agent")
    }

    pub(super) fn take_constituent(
        &mut self,
        found: Option<&Constituent>,
        at: u32,
        wanted: &'static str,
    ) -> Result<(), Miss> {
        match found {
            Some(constituent) => {
                constituent.tokens.iter().for_each(|range| self.take(*range));
                Ok(())
            }
            None => self.miss(at, wanted),
        }
    }

    pub(super) fn take_phrase(&mut self, found: Option<&Placed>, at: u32, wanted: &'static str) -> Result<(), Miss> {
        match found {
            Some(placed) => {
                self.take(placed.phrase.range);
                Ok(())
            }
            None => self.miss(at, wanted),
        }
    }

    /// The phrase that sums up what was said: `forderte Reformen`, `sprach von Fehlern`.
    pub(super) fn theme(&mut self, id: ClauseId) -> Result<(), Miss> {
        let scene = self.scene;
        let syntax = &scene.syntax;
        let at = syntax.clause(id).map_or(0, |c| c.first);
        let (Some(predicate), Some(lexeme)) = (scene.predicate(id), scene.lexeme(id)) else {
            return self.miss(at, "a reporting verb");
        };
        let own = syntax.clause(id).filter(|c| !lacks_subject(c)).and_then(|_| scene.subject(id));
        let subject = own.map(|s| s.phrase.range);
        let phrases = scene.phrases(id);
        let case = if predicate.passive { Agreement::NOMINATIVE } else { Agreement::ACCUSATIVE };
        let bare = |p: &&Placed| {
            let other = predicate.passive || subject != Some(p.phrase.range);
            p.preposition.is_none() && other && p.phrase.agreement.intersects(case) && !syntax.is_temporal(&p.phrase)
        };
        // the word before it may stand inside another phrase: sprach in der Nachricht von Fehlern
        let after = |word: &str| {
            let led = |t: &u32| {
                let temporal = || {
                    let rest = Range::new(*t + 1, syntax.body().end);
                    syntax.phrase(rest).is_some_and(|p| syntax.is_temporal(&p))
                };
                same(syntax.lexicon.preposition(syntax.text_at(*t)), word)
                    && !predicate.words.contains(*t)
                    && !temporal()
            };
            syntax.own(id).find(led).map(|t| Range::new(t, t + 1))
        };
        let marked = |theme: &Theme| match theme {
            Theme::Accusative => phrases.iter().find(bare).map(|p| p.phrase.range),
            Theme::After(word) => after(word),
        };
        match lexeme.themes.iter().find_map(marked) {
            Some(found) => {
                self.take(found);
                Ok(())
            }
            None => self.miss(at, "what it says"),
        }
    }

    pub(super) fn document(&mut self, id: ClauseId) -> Result<(), Miss> {
        let scene = self.scene;
        let syntax = &scene.syntax;
        let at = syntax.clause(id).map_or(0, |c| c.first);
        // im Mai: when, not who
        let people = Classes::PERSON | Classes::FIRST_NAME;
        let speaks = SPEAKING.difference(people) | Classes::WRITTEN_SETTING | Classes::PUBLIC_SETTING;
        let inside = |p: &&Placed| {
            p.preposition.is_some_and(|at| syntax.is(at, Classes::ATTRIBUTIVE))
                && p.phrase.classes.intersects(speaks)
                && !syntax.is_temporal(&p.phrase)
        };
        let out_of = |p: &Placed| p.preposition.filter(|at| syntax.is(*at, Classes::ORIGIN));
        let phrases = scene.phrases(id);
        let found = phrases
            .iter()
            .find(inside)
            .or_else(|| phrases.iter().find(|p| out_of(p).is_some() && !syntax.is_temporal(&p.phrase)));
        // aus Regierungskreisen: people, and the preposition says so; aus dem Bericht: a text
        if let Some((placed, preposition)) = found.and_then(|p| Some((p, out_of(p)?)))
            && placed.phrase.classes.intersects(Classes::GROUP | Classes::SEAT)
        {
            self.take(Range::new(preposition, placed.phrase.range.end));
            return Ok(());
        }
        self.take_phrase(found, at, "a text that speaks")
    }
}

/// `… und | forderte Reformen`: whether the subject of a clause is that of the clause before.
fn lacks_subject(clause: &Clause) -> bool {
    clause.coordinated && clause.finite == Some(clause.first + 1)
}
