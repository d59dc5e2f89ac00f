//! The sieve: rules from safe to less safe by which a mention comes to its figure. The first that decides, decides; where two fit
//! equally, nobody is chosen.

use super::base;
use super::by::{By, Reason};
use super::discourse::{Discourse, Last, Seen};
use super::figure::{Cast, Figure};
use super::kind::EntityKind;
use super::mention::{Mention, SPEAKS};
use super::somebody::owner;
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
    /// The cases that the speaker can stand in: the subject of a verb is a nominative, behind a preposition is none.
    pub(super) cases: Agreement,
    /// Whether the sentence is the first of its paragraph.
    pub(super) opens_paragraph: bool,
    /// Number of the sentence in which the last of what it says ends.
    pub(super) until: u32,
    /// Whether somebody says it in another's words, who is not whom the article speaks of.
    pub(super) inside: bool,
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
        let range = self.whole(Range::new(start, hull.end), setting);
        let start = range.start;
        let thus = Classes::THUS | Classes::MAYBE_THUS | Classes::WONACH;
        let verdict = if range.iter().all(|t| reader.is(t, thus)) {
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
            self.discourse.note(Seen {
                range: hull,
                sentence: setting.number,
                figure,
                subject: true,
                quoted: setting.inside,
            });
            if !setting.inside {
                self.discourse.last = Some(Last { figure, until: setting.until });
            }
        }
        verdict
    }

    /// The words that name a speaker, where they were found only in part: `riefen einige | Gäste`, `sagte Abels | ' Anwalt Kai Lenz`,
    /// or with too much: `Drittelpause: | Trainer Kai Lenz`.
    fn whole(&self, range: Range, setting: Setting) -> Range {
        let reader = self.cast.reader;
        if let Some(colon) = range.iter().rev().skip(1).find(|t| reader.kind(*t) == Kind::Colon) {
            return Range::new(colon + 1, range.end);
        }
        // die Leiterin der Reederei Janssen | & Voss
        if reader.written(range.end) == b"&" && range.end + 1 < setting.sentence.end {
            return Range::new(range.start, reader.nouns_end(range.end - 1, setting.sentence.end).max(range.end));
        }
        // ein Team | um Eva Lenz
        if reader.is(range.end, Classes::AROUND) && range.end < setting.sentence.end {
            let whole = reader.mention(Range::new(range.start, setting.sentence.end)).map_or(range, |m| m.range());
            return Range::new(range.start, whole.end.max(range.end));
        }
        let article = range.len() == 1 && reader.is(range.start, Classes::DETERMINER) && reader.is_nominal(range.end);
        let owner = reader.kind(range.end) == Kind::Mark && reader.is_nominal(range.end.saturating_sub(1));
        if range.end + 1 < setting.sentence.end && (article || owner) {
            let end = reader.nouns_end(if article { range.end } else { range.end - 1 }, setting.sentence.end);
            return Range::new(range.start, end.max(range.end));
        }
        range
    }

    /// A phrase with a noun or name in it, with its appositions.
    fn naming(&mut self, range: Range, setting: Setting) -> Verdict {
        let reader = self.cast.reader;
        let Some(head) = reader.mention_as(range, setting.cases) else {
            return Verdict::Open(Reason::NoAntecedent);
        };
        // noch im Juli habe es geheißen
        let time = head.nouns.len() == 1 && reader.is(head.nouns.start, Classes::TIME);
        if time && !reader.is(head.nouns.start, SPEAKS) && !reader.is_surname(head.nouns) {
            return Verdict::Open(Reason::NoSpeaker);
        }
        // der Film „Der Sprecher“
        let marked = |t: u32| reader.kind(t) == Kind::Mark;
        if head.determiner == Some(range.start) && range.start.checked_sub(1).is_some_and(marked) && marked(range.end) {
            return Verdict::Open(Reason::NoSpeaker);
        }
        // Proteste, Verantwortung: unknown words that nobody introduced
        let alone = head.determiner.is_none() && head.nouns.len() == 1 && !reader.is_surname(head.nouns);
        if alone && reader.is_abstract(head.nouns.start) {
            return Verdict::Open(Reason::NoSpeaker);
        }
        // in Hans' | Elektroladen
        if head.name.is_none()
            && !head.kind.is_somebody()
            && head.determiner.is_none()
            && head.nouns.len() == 1
            && !self.can_speak(&head)
            && reader.lexicon.world.sort(reader.stem(head.nouns.start)).is_none()
        {
            return Verdict::Open(Reason::NoSpeaker);
        }
        if let Some(whose) = self.whose(&head, range, setting) {
            return whose;
        }
        let mut appositions: SmallVec<[Mention; 1]> = SmallVec::new();
        let mut end = head.range().end;
        loop {
            // der Maler selbst, Kai Abel,
            end += u32::from(reader.is(end, Classes::FOCUS) && reader.kind(end + 1) == Kind::Comma);
            if reader.kind(end) != Kind::Comma || end >= range.end {
                break;
            }
            let Some(more) = reader.mention(Range::new(end + 1, range.end)) else { break };
            end = more.range().end;
            appositions.push(more);
        }
        if appositions.is_empty() && head.name.is_none() && head.definite && head.kind == EntityKind::Function {
            appositions.extend(self.name_behind(range, setting.sentence));
        }
        let joins = |at: &u32| *at < range.end && reader.is(*at, Classes::COORDINATOR);
        let named = appositions.iter().chain([&head]).any(|m| m.kind == EntityKind::Person);
        let first = Some(head.core.end)
            .filter(joins)
            .or_else(|| Some(end).filter(|at| joins(at) && (!named || appositions.is_empty())));
        if let Some(second) = first
            .and_then(|at| reader.mention_as(Range::new(at + 1, range.end), setting.cases))
            .filter(|m| self.can_speak(m))
        {
            return self.several(&head, &second);
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
    fn whose(&mut self, head: &Mention, phrase: Range, setting: Setting) -> Option<Verdict> {
        let reader = self.cast.reader;
        let noun = head.noun?;
        if reader.lexicon.world.is_hearsay(reader.stem(noun)) {
            return Some(Verdict::Open(Reason::NoSpeaker));
        }
        if head.name.is_none() && reader.is_abstract(noun) {
            return Some(Verdict::Open(Reason::NoSpeaker)); // die Gefahr
        }
        let said = reader.is(noun, Classes::OPINION)
            || (reader.is(noun, Classes::SOURCE | Classes::TEXT)
                && reader.lexicon.world.is_utterance(reader.stem(noun)));
        let inner = || {
            let first = head.attribute.start;
            let bare = reader.is(first, Classes::DETERMINER) || reader.is_nominal(first);
            let start = if bare { first } else { first + 1 };
            let attribute = Range::new(start, head.attribute.end);
            if head.attribute.is_empty() { None } else { reader.mention(attribute) }
        };
        if !said {
            let text = reader.is(noun, Classes::SOURCE | Classes::TEXT);
            let medium = |m: &Mention| matches!(m.kind, EntityKind::Medium | EntityKind::Agency);
            let medium = text.then(inner).flatten().filter(medium)?;
            return Some(self.mention(&medium, setting));
        }
        let own = |at: u32| reader.lexicon.world.is_own(reader.stem(at));
        if head.core.iter().any(own) {
            return Some(self.subject(head.core, setting));
        }
        let possessive = head.determiner.and_then(|d| reader.word(d));
        if let Some(owner) = possessive.and_then(owner) {
            return Some(self.takes_up(owner, setting, By::Pronoun));
        }
        if possessive.is_some_and(|word| word.is(Classes::POSSESSIVE_FIRST)) {
            return Some(Verdict::FirstPerson);
        }
        // Ansicht Pfannstiels
        let genitive = || reader.mention(Range::new(noun + 1, head.nouns.end)).filter(|_| head.nouns.end > noun + 1);
        if let Some(inner) = inner().or_else(genitive) {
            let end = inner.range().end;
            if reader.is(end, Classes::COORDINATOR)
                && let Some(second) = reader
                    .mention(Range::new(end + 1, (end + 8).min(setting.sentence.end)))
                    .filter(|m| m.kind != EntityKind::Document && end < head.attribute.end.max(phrase.end))
            {
                return Some(self.several(&inner, &second));
            }
            return Some(self.mention(&inner, setting));
        }
        if let Some(known) = self.whose_compound(noun) {
            return Some(known);
        }
        if reader.is(noun, Classes::DOCUMENT) {
            return None;
        }
        // Den Angaben zufolge: those just made
        let again = head.definite && reader.lexicon.world.is_utterance(reader.stem(noun));
        Some(if again { self.goes_on(setting) } else { Verdict::Open(Reason::NoSpeaker) })
    }

    /// `Polizeiangaben`: the first part of the word tells whose they are.
    fn whose_compound(&mut self, noun: u32) -> Option<Verdict> {
        let reader = self.cast.reader;
        let (owner, classes) = reader.owner(noun)?;
        let wanted = stem(reader.small(noun).get(..owner.len())?);
        let same = |f: &Figure<'_>| f.label.as_deref() == Some(owner) || f.roles.iter().any(|r| r.stem == wanted);
        if let Some((known, _)) = self.cast.recent().find(|(_, f)| same(f)) {
            return Some(Verdict::Known(known, By::Words));
        }
        let kind = if classes.intersects(Classes::BODY) { EntityKind::Organisation } else { EntityKind::Group };
        let word = Range::new(noun, noun + 1);
        let figure = self.cast.add(&Mention { kind, noun: None, ..Mention::of_name(word) });
        self.cast.label(figure, owner.to_string());
        Some(Verdict::Known(figure, By::New))
    }

    /// `der Leiter des Amtes | , Kai Abel,`: the name behind a speaker that was cut off before it.
    fn name_behind(&self, speaker: Range, sentence: Range) -> Option<Mention> {
        let reader = self.cast.reader;
        let comma = speaker.end;
        let starts = reader.kind(comma) == Kind::Comma && comma + 1 < sentence.end;
        let name = starts.then(|| reader.mention(Range::new(comma + 1, sentence.end))).flatten()?;
        let closed = matches!(reader.kind(name.range().end), Kind::Comma | Kind::Colon | Kind::Stop);
        let alone = name.determiner.is_none() && name.noun.is_none();
        (closed && alone && name.kind == EntityKind::Person && name.name.is_some_and(|n| n.len() > 1)).then_some(name)
    }

    /// Whether a naming is of something known to speak.
    fn can_speak(&self, mention: &Mention) -> bool {
        mention.name.is_some() || mention.noun.is_some_and(|n| self.cast.reader.is(n, SPEAKS))
    }

    /// `A und B`: a group of its own.
    fn several(&mut self, first: &Mention, second: &Mention) -> Verdict {
        let label = base::both(self.cast.reader, first, second);
        let same = self.cast.recent().find(|(_, f)| f.label.as_ref() == Some(&label)).map(|(number, _)| number);
        if let Some(figure) = same {
            return Verdict::Known(figure, By::Words);
        }
        let core = Range::new(first.core.start, second.range().end);
        let attribute = Range::new(core.end, core.end);
        let group = Mention {
            core,
            attribute,
            noun: None,
            name: None,
            kind: EntityKind::Group,
            agreement: Agreement::PLURAL,
            ..*first
        };
        let figure = self.cast.add(&group);
        self.cast.label(figure, label);
        Verdict::Known(figure, By::New)
    }

    /// The sieve for one naming.
    pub(super) fn mention(&mut self, mention: &Mention, setting: Setting) -> Verdict {
        match mention.kind {
            EntityKind::Person => self.person(mention),
            EntityKind::Function | EntityKind::Anonymous if mention.name.is_none() => self.somebody(mention, setting),
            _ => self.body(mention, setting),
        }
    }
}
