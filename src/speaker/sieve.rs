//! The sieve: rules from safe to less safe by which a mention comes to its figure. The first that decides, decides; where two fit
//! equally, nobody is chosen.

use super::by::{By, Reason};
use super::discourse::{Discourse, Last, Seen, agrees};
use super::figure::{Cast, Figure};
use super::kind::EntityKind;
use super::mention::{Mention, is_aged};
use crate::lexicon::{Agreement, Classes, stem};
use crate::span::{Range, Ranges};
use crate::text::Kind;
use smallvec::SmallVec;

/// What became of a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// A figure, and by which rule.
    Known(usize, By),
    /// Nobody, and why.
    Open(Reason),
    /// `ich`: whoever says what it stands in.
    FirstPerson,
}

/// What surrounds a speaker.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    pub(super) sentence: Range,
    /// Number of the sentence.
    pub(super) number: u32,
    /// Number of the sentence in which the last of what it says ends.
    pub(super) until: u32,
    /// Whether the verb goes on with a report: `fügte hinzu`.
    pub(super) continues: bool,
    /// Whether the verb shows one speaker or several, if it shows it.
    pub(super) number_of_verb: Agreement,
}

/// The rules with what they know.
pub(super) struct Sieve<'a> {
    pub(super) cast: Cast<'a>,
    pub(super) discourse: Discourse,
}

impl Sieve<'_> {
    /// Who the speaker of a quotation is.
    pub(super) fn speaker(&mut self, speaker: &Ranges, setting: Setting) -> Verdict {
        let reader = self.cast.reader;
        let hull = speaker.hull();
        let mut start = hull.start;
        let skip =
            Classes::FOCUS | Classes::COORDINATOR | Classes::ADVERB | Classes::PREPOSITION | Classes::CONTRACTION;
        while start + 1 < hull.end
            && reader.is(start, skip)
            && !reader.is(start, Classes::DETERMINER | Classes::PRONOUN)
            && !reader.is_nominal(start)
        {
            start += 1;
        }
        let range = Range::new(start, hull.end);
        let verdict = if range
            .iter()
            .all(|t| reader.is(t, Classes::THUS | Classes::WONACH) || reader.shown(t).eq_ignore_ascii_case("danach"))
        {
            self.thus(start, setting)
        } else if range.len() == 1
            && !reader.is_nominal(start)
            && reader.is(start, Classes::PRONOUN | Classes::RELATIVE | Classes::DETERMINER)
        {
            self.pronoun(start, setting)
        } else {
            self.naming(range, setting)
        };
        if let Verdict::Known(figure, _) = verdict {
            self.discourse.note(Seen { range: hull, sentence: setting.number, figure, subject: true, quoted: false });
            self.discourse.last = Some(Last { figure, until: setting.until });
        }
        verdict
    }

    /// A phrase with a noun or name in it, with its appositions.
    fn naming(&mut self, range: Range, setting: Setting) -> Verdict {
        let reader = self.cast.reader;
        let Some(head) = reader.mention(range) else {
            return Verdict::Open(Reason::NoAntecedent);
        };
        let mut appositions: SmallVec<[Mention; 1]> = SmallVec::new();
        let mut end = head.range().end;
        while reader.kind(end) == Kind::Comma && end < range.end {
            let Some(more) = reader.mention(Range::new(end + 1, range.end)) else { break };
            end = more.range().end;
            appositions.push(more);
        }
        let joins = |at: &u32| *at < range.end && reader.is(*at, Classes::COORDINATOR);
        let named = appositions.iter().chain([&head]).any(|m| m.kind == EntityKind::Person);
        let first = Some(head.core.end)
            .filter(joins)
            .or_else(|| Some(end).filter(|at| joins(at) && (!named || appositions.is_empty())));
        if let Some(second) = first.and_then(|at| reader.mention(Range::new(at + 1, range.end))) {
            return self.several(&head, &second, range);
        }
        if let Some(whose) = self.whose(&head, setting) {
            return whose;
        }
        let named = |m: &&Mention| m.kind == EntityKind::Person && m.name.is_some();
        let main = if named(&&head) { head } else { appositions.iter().find(named).copied().unwrap_or(head) };
        let verdict = self.mention(&main, setting);
        if let Verdict::Known(figure, _) = verdict {
            for more in std::iter::once(&head).chain(&appositions).filter(|m| **m != main) {
                self.cast.learn(figure, more);
            }
        }
        verdict
    }

    /// `Angaben der Polizei`, `seiner Meinung`, `eigenen Angaben`: whose words they are.
    fn whose(&mut self, head: &Mention, setting: Setting) -> Option<Verdict> {
        let reader = self.cast.reader;
        let noun = head.noun?;
        if reader.lexicon.world.is_hearsay(&stem(reader.shown(noun))) {
            return Some(Verdict::Open(Reason::NoSpeaker));
        }
        if reader.is(noun, Classes::REPORTING_NOUN) && !reader.is(noun, super::mention::SPEAKS) && head.name.is_none() {
            return Some(Verdict::Open(Reason::NoSpeaker)); // die Gefahr
        }
        let said = reader.is(noun, Classes::OPINION)
            || (reader.is(noun, Classes::SOURCE | Classes::TEXT)
                && reader.lexicon.world.is_utterance(&stem(reader.shown(noun))));
        let inner = (!head.attribute.is_empty()).then(|| {
            let first = head.attribute.start;
            let start = if reader.is(first, Classes::DETERMINER) { first } else { first + 1 };
            reader.mention(Range::new(start, head.attribute.end))
        });
        if !said {
            let medium = inner.flatten().filter(|m| {
                matches!(m.kind, EntityKind::Medium | EntityKind::Agency)
                    && reader.is(noun, Classes::SOURCE | Classes::TEXT)
            })?;
            return Some(self.mention(&medium, setting));
        }
        let own = |at: u32| reader.shown(at).to_lowercase().starts_with("eigene");
        if head.core.iter().any(own) {
            return Some(self.subject(head.core, setting));
        }
        let possessive = head.determiner.map(|d| reader.shown(d).to_lowercase()).unwrap_or_default();
        if possessive.starts_with("sein") {
            return Some(self.takes_up(Agreement::MASCULINE | Agreement::NEUTER, setting, By::Pronoun));
        }
        if possessive.starts_with("ihr") {
            return Some(self.takes_up(Agreement::FEMININE | Agreement::PLURAL, setting, By::Pronoun));
        }
        if possessive.starts_with("mein") || possessive.starts_with("unser") {
            return Some(Verdict::FirstPerson);
        }
        // Ansicht Pfannstiels
        let genitive = || reader.mention(Range::new(noun + 1, head.nouns.end)).filter(|_| head.nouns.end > noun + 1);
        if let Some(inner) = inner.flatten().or_else(genitive) {
            let end = inner.range().end;
            if reader.is(end, Classes::COORDINATOR)
                && let Some(second) = reader
                    .mention(Range::new(end + 1, (end + 8).min(setting.sentence.end)))
                    .filter(|m| m.kind != EntityKind::Document && end < head.attribute.end)
            {
                return Some(self.several(&inner, &second, Range::new(inner.core.start, second.range().end)));
            }
            return Some(self.mention(&inner, setting));
        }
        None
    }

    /// `A und B`: a group of its own.
    fn several(&mut self, first: &Mention, second: &Mention, range: Range) -> Verdict {
        let known = self
            .cast
            .recent()
            .find(|(_, f)| f.kind == EntityKind::Group && same_text(&self.cast, f.naming.core, range))
            .map(|(n, _)| n);
        if let Some(figure) = known {
            return Verdict::Known(figure, By::Words);
        }
        let core = Range::new(first.core.start, second.range().end.max(range.start));
        let group = Mention {
            core,
            attribute: Range::new(core.end, core.end),
            noun: None,
            name: None,
            kind: EntityKind::Group,
            agreement: Agreement::PLURAL,
            nouns: core,
            ..*first
        };
        Verdict::Known(self.cast.add(&group), By::New)
    }

    /// The sieve for one naming.
    pub(super) fn mention(&mut self, mention: &Mention, setting: Setting) -> Verdict {
        match mention.kind {
            EntityKind::Person => self.person(mention),
            EntityKind::Function | EntityKind::Anonymous if mention.name.is_none() => self.somebody(mention, setting),
            _ => self.body(mention, setting),
        }
    }

    /// Somebody with a name.
    fn person(&mut self, mention: &Mention) -> Verdict {
        let Some(name) = mention.name else { return Verdict::Open(Reason::NoSpeaker) };
        if let Some(body) = self.named(name) {
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
            None => Verdict::Known(self.cast.add(mention), By::New),
        }
    }

    /// Of several with this surname the only one that the other words fit: `Frau Weber`, or the only one in sight.
    fn namesake(&self, name: Range, mention: &Mention) -> Option<usize> {
        let read = self.cast.name(name)?;
        let fits = |f: &Figure| f.name.and_then(|n| self.cast.name(n)).is_some_and(|n| n.fits(&read));
        let address = match mention.noun.map(|n| self.cast.reader.shown(n)) {
            Some("Frau") => Agreement::FEMININE,
            Some("Herr" | "Herrn") => Agreement::MASCULINE,
            _ => mention.agreement,
        };
        let mut fitting = self.cast.recent().filter(|(_, f)| fits(f) && agrees(f, address));
        let first = fitting.next()?.0;
        fitting.next().is_none().then_some(first)
    }

    /// A body, medium or place of this proper name.
    pub(super) fn named(&self, name: Range) -> Option<usize> {
        let body = |f: &Figure| !f.kind.is_somebody() && f.name.is_some_and(|n| same_text(&self.cast, n, name));
        self.cast.recent().find(|(_, f)| body(f)).map(|(number, _)| number)
    }

    /// Somebody without a name: `die Ministerin`, `ein Sprecher`.
    fn somebody(&mut self, mention: &Mention, setting: Setting) -> Verdict {
        let reader = self.cast.reader;
        let Some(noun) = mention.noun else { return Verdict::Known(self.cast.add(mention), By::New) };
        let shown = reader.shown(noun);
        if mention.indefinite {
            let same = self.cast.recent().find(|(_, f)| {
                f.name.is_none() && f.naming.indefinite && same_text(&self.cast, f.naming.range(), mention.range())
            });
            let same = same.map(|(number, _)| number);
            return same
                .map_or_else(|| Verdict::Known(self.cast.add(mention), By::New), |f| Verdict::Known(f, By::Words));
        }
        let wanted = stem(shown);
        let cast = &self.cast;
        let fits = |f: &Figure| f.kind.is_somebody() && agrees(f, mention.agreement & Agreement::SINGULAR);
        let possessed = mention.determiner.is_some_and(|d| is_possessive(reader.shown(d)));
        if !possessed {
            let with_role = cast.with_role(&wanted, |f| fits(f) && self.same_attribute(f, mention, &wanted));
            if let Some(figure) = self.choose(&with_role, setting) {
                let by = if cast.get(figure).is_some_and(|f| f.name.is_some()) { By::Function } else { By::Words };
                return self.known(figure, by, mention);
            }
            if with_role.len() > 1 {
                return Verdict::Open(Reason::TwoCandidates);
            }
        }
        if let Some(figure) = self.office(&wanted) {
            return self.known(figure, By::Office, mention);
        }
        let taken_up = cast.taken_up(&wanted, fits);
        if let Some(figure) = self.choose(&taken_up, setting) {
            return self.known(figure, By::Epithet, mention);
        }
        if setting.continues
            && let Some(figure) = self.discourse.last_near(setting.number).filter(|l| cast.get(*l).is_some_and(fits))
        {
            return self.known(figure, By::Continues, mention);
        }
        let describes = is_aged(shown) || reader.lexicon.world.describes(&wanted);
        if describes && !possessed && mention.attribute.is_empty() {
            let age = age(shown);
            let fits = |number: usize| {
                cast.get(number).is_some_and(|f| fits(f) && self.age(f).is_none_or(|a| age.is_none_or(|b| a == b)))
            };
            let aged: SmallVec<[usize; 2]> = cast
                .recent()
                .filter(|(_, f)| age.is_some() && self.age(f) == age && agrees(f, mention.agreement))
                .map(|(n, _)| n)
                .collect();
            let found =
                if let [one] = aged.as_slice() { Ok(*one) } else { self.discourse.antecedent(setting.number, fits) };
            match found {
                Ok(figure) => return self.known(figure, By::Description, mention),
                Err(Reason::TwoCandidates) => return Verdict::Open(Reason::TwoCandidates),
                Err(_) => {}
            }
        }
        Verdict::Known(self.cast.add(mention), By::New)
    }

    /// Learns from a mention what a figure is, and says that it is known.
    fn known(&mut self, figure: usize, by: By, mention: &Mention) -> Verdict {
        self.cast.narrow(figure, mention.agreement & Agreement::SINGULAR);
        Verdict::Known(figure, by)
    }

    /// Whether a role that a mention names with an attribute can be this figure's: not the spokesman of another body.
    fn same_attribute(&self, figure: &Figure, mention: &Mention, wanted: &str) -> bool {
        if mention.attribute.is_empty() {
            return true;
        }
        let nouns = |range: Range| -> SmallVec<[String; 2]> {
            range.iter().filter(|t| self.cast.reader.is_nominal(*t)).map(|t| stem(self.cast.reader.shown(t))).collect()
        };
        let role = figure.roles.iter().find(|r| r.stem.ends_with(wanted) || wanted.ends_with(&r.stem));
        let own = role.map(|r| nouns(r.range)).unwrap_or_default();
        let asked = nouns(mention.attribute);
        own.len() <= 1 || asked.iter().any(|a| own.contains(a))
    }

    /// The only one, or the one that was spoken of last.
    fn choose(&self, found: &[usize], setting: Setting) -> Option<usize> {
        match found {
            [] => None,
            [one] => Some(*one),
            several => self.discourse.antecedent(setting.number, |f| several.contains(&f)).ok(),
        }
    }

    /// The holder of an office, if the article names him.
    fn office(&self, stem: &str) -> Option<usize> {
        let office = self.cast.reader.lexicon.world.office(stem)?;
        let holder = office.holder.as_str();
        let text = |range: Range| self.cast.reader.text_of(range);
        let named =
            |f: &Figure| f.name.is_some_and(|n| text(n) == holder || holder.split(' ').next_back() == Some(text(n)));
        let called = |f: &Figure| {
            f.roles.iter().any(|r| {
                office.role.iter().all(|word| self.cast.reader.stems(r.range).any(|s| s.ends_with(word.as_str())))
            })
        };
        let person = |f: &Figure| f.kind == EntityKind::Person;
        let recent = || self.cast.recent().filter(|(_, f)| person(f));
        recent().find(|(_, f)| named(f)).or_else(|| recent().find(|(_, f)| called(f))).map(|(number, _)| number)
    }

    /// The age a figure was given.
    fn age(&self, figure: &Figure) -> Option<u32> {
        let ranges = std::iter::once(figure.naming.range()).chain(figure.roles.iter().map(|r| r.range));
        ranges.flat_map(Range::iter).find_map(|t| age(self.cast.reader.shown(t)))
    }

    /// A body, medium, place, group or text.
    fn body(&mut self, mention: &Mention, setting: Setting) -> Verdict {
        let reader = self.cast.reader;
        if let Some(name) = mention.name {
            if let Some(figure) = self.named(name) {
                self.cast.learn(figure, mention);
                return Verdict::Known(figure, By::Name);
            }
            return Verdict::Known(self.cast.add(mention), By::New);
        }
        let Some(noun) = mention.noun else { return Verdict::Known(self.cast.add(mention), By::New) };
        let shown = reader.shown(noun);
        let wanted = stem(shown);
        let cast = &self.cast;
        let same_kind =
            |f: &Figure| !f.kind.is_somebody() && (f.kind == EntityKind::Group) == (mention.kind == EntityKind::Group);
        let with_role = cast.with_role(&wanted, |f| same_kind(f) && self.same_attribute(f, mention, &wanted));
        let exact: SmallVec<[usize; 2]> = with_role
            .iter()
            .copied()
            .filter(|f| cast.get(*f).is_some_and(|f| f.roles.iter().any(|r| r.stem == wanted)))
            .collect();
        if let Some(figure) = exact.first() {
            return Verdict::Known(*figure, By::Words);
        }
        let known = mention.definite
            || self.contracted(mention)
            || (!mention.indefinite && !mention.is_plural() && reader.lexicon.world.is_general(&wanted));
        if known {
            if let Some(figure) = self.choose(&with_role, setting) {
                return Verdict::Known(figure, By::Function);
            }
            if let Some(figure) = self.choose(&cast.taken_up(&wanted, same_kind), setting) {
                return Verdict::Known(figure, By::Epithet);
            }
            let world = &reader.lexicon.world;
            if world.is_general(&wanted)
                && mention.attribute.is_empty()
                && let Some(sort) = world.sort(&wanted)
            {
                let is_one = |f: &Figure| {
                    same_kind(f)
                        && (f.roles.iter().any(|r| world.sort(&r.stem) == Some(sort))
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
        let world = &self.cast.reader.lexicon.world;
        let other = |f: &Figure| f.naming.noun.map(|n| self.cast.reader.shown(n)).unwrap_or_default();
        let same = |f: &Figure| {
            f.kind == EntityKind::Place
                && (world.country(place) == Some(other(f))
                    || world.country(other(f)) == Some(place)
                    || (world.country(place).is_some() && world.country(place) == world.country(other(f))))
        };
        self.cast.recent().find(|(_, f)| same(f)).map(|(number, _)| number)
    }

    /// A pronoun.
    fn pronoun(&mut self, at: u32, setting: Setting) -> Verdict {
        let reader = self.cast.reader;
        let word = reader.shown(at).to_lowercase();
        let after_comma = at > setting.sentence.start && {
            let before = at - 1;
            reader.kind(before) == Kind::Comma
                || (reader.is(before, Classes::PREPOSITION)
                    && before > setting.sentence.start
                    && reader.kind(before - 1) == Kind::Comma)
        };
        if reader.is(at, Classes::RELATIVE) && after_comma {
            return self.relative(at, setting);
        }
        match word.as_str() {
            "ich" | "wir" => Verdict::FirstPerson,
            "man" | "es" | "niemand" | "jemand" | "wer" | "das" | "dies" | "was" | "etwas" | "nichts" => {
                Verdict::Open(Reason::NoSpeaker)
            }
            "er" | "ihm" | "dieser" | "jener" | "der" | "derselbe" | "letzterer" => {
                self.takes_up(Agreement::MASCULINE, setting, By::Pronoun)
            }
            "sie" | "diese" | "jene" | "die" | "letztere" | "ihr" | "dieselbe" | "ihnen" | "denen" => {
                let shown = setting.number_of_verb & (Agreement::FEMININE | Agreement::PLURAL);
                self.takes_up(
                    if shown.is_empty() { Agreement::FEMININE | Agreement::PLURAL } else { shown },
                    setting,
                    By::Pronoun,
                )
            }
            _ => Verdict::Open(Reason::NoAntecedent),
        }
    }

    /// Whoever fits and was spoken of last: first somebody, then bodies.
    pub(super) fn takes_up(&mut self, wanted: Agreement, setting: Setting, by: By) -> Verdict {
        let cast = &self.cast;
        let somebody = |n: usize| {
            cast.get(n).is_some_and(|f| {
                f.kind.is_somebody()
                    && agrees(f, wanted & Agreement::SINGULAR)
                    && !(wanted & Agreement::SINGULAR).is_empty()
            })
        };
        let body = |n: usize| {
            cast.get(n).is_some_and(|f| !f.kind.is_somebody() && f.kind != EntityKind::Document && agrees(f, wanted))
        };
        let found = match self.discourse.antecedent(setting.number, somebody) {
            Err(Reason::NoAntecedent) => self.discourse.subject(setting.number, body),
            other => other,
        };
        match found {
            Ok(figure) => {
                self.cast.narrow(figure, wanted);
                Verdict::Known(figure, by)
            }
            Err(reason) => Verdict::Open(reason),
        }
    }

    /// What a relative pronoun relates to: the nearest naming before it that agrees.
    fn relative(&mut self, at: u32, setting: Setting) -> Verdict {
        let agreement = self.cast.reader.word(at).map_or(Agreement::all(), |w| w.agreement);
        let before = |s: &&Seen| {
            s.range.end <= at
                && s.sentence == setting.number
                && self.cast.get(s.figure).is_some_and(|f| agrees(f, agreement))
        };
        let next = |s: &&Seen| s.range.end + 2 >= at;
        let found = self
            .discourse
            .recent()
            .filter(before)
            .filter(next)
            .last()
            .or_else(|| self.discourse.recent().find(before))
            .map(|s| s.figure);
        found.map_or(Verdict::Open(Reason::NoAntecedent), |figure| Verdict::Known(figure, By::Relative))
    }

    /// `demnach`: the text just named, or who spoke last. `wonach` relates to the text right before it.
    fn thus(&mut self, at: u32, setting: Setting) -> Verdict {
        let reader = self.cast.reader;
        let text = |s: &&Seen| self.cast.get(s.figure).is_some_and(|f| f.kind == EntityKind::Document);
        let relates = reader.is(at, Classes::WONACH);
        let last = self.discourse.last.filter(|l| setting.number.saturating_sub(l.until) <= 1);
        let fresh = self.discourse.recent().find(|s| {
            text(s)
                && !s.quoted
                && setting.number.saturating_sub(s.sentence) <= 1
                && (!relates || s.sentence == setting.number)
        });
        if relates {
            let opinion = fresh
                .and_then(|s| self.cast.get(s.figure))
                .and_then(|f| f.naming.noun)
                .is_some_and(|n| reader.is(n, Classes::OPINION));
            return match fresh {
                Some(seen) if !opinion => Verdict::Known(seen.figure, By::Relative),
                _ => Verdict::Open(Reason::NoSpeaker),
            };
        }
        // the best text of the sentence before: a study rather than its result
        let sentence = fresh.map(|s| s.sentence);
        let weight = |s: &&Seen| {
            self.cast
                .get(s.figure)
                .and_then(|f| f.naming.noun)
                .is_some_and(|n| reader.lexicon.world.sort(&stem(reader.shown(n))) == Some("text"))
        };
        let best = self
            .discourse
            .recent()
            .filter(|s| Some(s.sentence) == sentence && text(s) && !s.quoted)
            .find(weight)
            .or(fresh);
        match (best, last) {
            (Some(seen), Some(last))
                if last.until >= seen.sentence
                    && last.figure != seen.figure
                    && last.until == setting.number - 1
                    && seen.sentence < setting.number =>
            {
                Verdict::Known(last.figure, By::Thus)
            }
            (Some(seen), _) => Verdict::Known(seen.figure, By::Thus),
            (None, Some(last)) => Verdict::Known(last.figure, By::Thus),
            (None, None) => Verdict::Open(Reason::NoAntecedent),
        }
    }

    /// A report that goes on: with the speaker before, else with the text just named.
    pub(super) fn goes_on(&mut self, setting: Setting) -> Verdict {
        let verdict = match self.discourse.last.filter(|l| setting.number.saturating_sub(l.until) <= 1) {
            Some(last) => Verdict::Known(last.figure, By::Thus),
            None => self.thus(setting.sentence.start, setting),
        };
        if let Verdict::Known(figure, _) = verdict {
            self.discourse.last = Some(Last { figure, until: setting.until });
        }
        verdict
    }

    /// The subject of a sentence, if it stands before a place and is not itself quoted.
    pub(super) fn subject_before(&self, at: u32, sentence: u32) -> Option<usize> {
        let subject = |s: &&Seen| s.sentence == sentence && s.subject && !s.quoted && s.range.end <= at;
        let speaks = |s: &&Seen| self.cast.get(s.figure).is_some_and(|f| f.kind != EntityKind::Document);
        self.discourse.recent().filter(subject).find(speaks).map(|s| s.figure)
    }

    /// `nach eigenen Angaben`: the subject of the sentence.
    fn subject(&mut self, phrase: Range, setting: Setting) -> Verdict {
        let before = self
            .discourse
            .recent()
            .filter(|s| s.sentence == setting.number && s.subject && s.range.end <= phrase.start)
            .last();
        if let Some(seen) = before {
            return Verdict::Known(seen.figure, By::Pronoun);
        }
        let reader = self.cast.reader;
        let mut at = phrase.end;
        while at < setting.sentence.end {
            let free = !reader.is(at - 1, Classes::PREPOSITION | Classes::CONTRACTION);
            if free
                && reader.is(at, Classes::PRONOUN)
                && !reader.is(at, Classes::DETERMINER | Classes::REFLEXIVE | Classes::EXPLETIVE)
            {
                return self.pronoun(at, setting);
            }
            let found = (reader.is(at, Classes::DETERMINER) || reader.is_nominal(at))
                .then(|| reader.mention(Range::new(at, setting.sentence.end)))
                .flatten();
            match found {
                Some(mention) if free && mention.agreement.intersects(Agreement::NOMINATIVE) => {
                    return self.mention(&mention, setting);
                }
                Some(mention) => at = mention.core.end,
                None => at += 1,
            }
        }
        Verdict::Open(Reason::NoAntecedent)
    }
}

fn is_possessive(article: &str) -> bool {
    let lower = article.to_lowercase();
    ["mein", "dein", "sein", "ihr", "unser", "euer", "dessen", "deren"].iter().any(|p| lower.starts_with(p))
}

/// The number in `58-Jährige`, `58-jähriger`.
fn age(word: &str) -> Option<u32> {
    let (number, rest) = word.split_once('-')?;
    (rest.starts_with("Jährig") || rest.starts_with("jährig")).then(|| number.parse().ok()).flatten()
}

/// Whether two stretches have the same words, but for the forms of articles and endings.
fn same_text(cast: &Cast<'_>, a: Range, b: Range) -> bool {
    let reader = cast.reader;
    if reader.text_of(a) == reader.text_of(b) {
        return true;
    }
    // most differ in their last words, which is soon seen
    let last = |range: Range| range.end.checked_sub(1).map_or("", |t| reader.shown(t)).get(..3);
    if last(a) != last(b) {
        return false;
    }
    let counts = |t: &u32| !reader.is(*t, Classes::DETERMINER) && reader.kind(*t).is_wordlike();
    let stems = |range: Range| range.iter().filter(counts).map(|t| stem(reader.shown(t)));
    stems(a).eq(stems(b))
}
