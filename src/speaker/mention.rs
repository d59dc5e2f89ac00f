//! A naming in the text: what it is and which words of it are a name.
//!
//! ```text
//! der  frühere  belmarische  Ministerpräsident  Stevan Koric  aus Velograd
//! det  ───────────────────── noun ───────────── name ──────── attribute
//! ```

use super::kind::EntityKind;
use super::name::{bare_surname, name_in};
use crate::lexicon::{Agreement, Classes, Lexicon, Word, stem};
use crate::span::Range;
use crate::text::{Case, Kind};
use rustc_hash::FxHashSet;

/// A naming in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// From its article to the last word before an attribute.
    pub core: Range,
    /// What stands behind and belongs to it: a genitive, a prepositional phrase, a bracket.
    pub attribute: Range,
    /// Its article.
    pub determiner: Option<u32>,
    /// The nouns and names that follow each other.
    pub nouns: Range,
    /// The noun that says what it is: `Ministerpräsident`.
    pub noun: Option<u32>,
    /// The words that are a proper name.
    pub name: Option<Range>,
    /// What kind of thing it names.
    pub kind: EntityKind,
    /// The genders and numbers it can have, in the cases that its words show.
    pub agreement: Agreement,
    /// Whether its article says that it is known.
    pub definite: bool,
    /// Whether its article says that it is new.
    pub indefinite: bool,
}

impl Mention {
    /// The whole naming.
    pub(super) fn range(&self) -> Range {
        Range::new(self.core.start, self.attribute.end.max(self.core.end))
    }

    /// Whether it can only be several.
    pub(super) fn is_plural(&self) -> bool {
        !self.agreement.intersects(Agreement::SINGULAR)
    }
}

/// The parts of a naming.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    determiner: Option<u32>,
    adjectives: Range,
    /// The nouns and names that follow each other.
    pub(super) nouns: Range,
}

impl Parts {
    /// Whether they can be a name alone.
    pub(super) fn is_bare(&self) -> bool {
        self.determiner.is_none()
    }
}

/// Reads namings.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) words: &'a [Word],
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
    /// Surnames that the article gives with a first name or title: they are names whatever they mean otherwise.
    pub(super) surnames: Option<&'a FxHashSet<&'a str>>,
}

/// How many words may stand between an article and its noun.
const LONGEST_PRENOMINAL: u32 = 9;

impl<'a> Reader<'a> {
    pub(super) fn word(&self, at: u32) -> Option<&'a Word> {
        self.words.get(at as usize)
    }

    pub(super) fn is(&self, at: u32, classes: Classes) -> bool {
        self.word(at).is_some_and(|w| w.is(classes))
    }

    pub(super) fn kind(&self, at: u32) -> Kind {
        self.word(at).map_or(Kind::Symbol, |w| w.token.kind)
    }

    pub(super) fn shown(&self, at: u32) -> &'a str {
        self.word(at).map_or("", |w| w.token.text(self.text))
    }

    /// Whether a name ends in a surname that the article gives with a first name or title.
    pub(super) fn is_surname(&self, name: Range) -> bool {
        self.surnames.is_some_and(|s| s.contains(bare_surname(self.last_of(name))))
    }

    /// The last word.
    pub(super) fn last_of(&self, range: Range) -> &'a str {
        range.end.checked_sub(1).map_or("", |t| self.shown(t))
    }

    /// The nouns and names that follow each other from a place.
    pub(super) fn nouns(&self, start: u32, end: u32) -> Range {
        Range::new(start, self.nouns_end(start, end))
    }

    /// The text from the first to the last word.
    pub(super) fn text_of(&self, range: Range) -> &'a str {
        let span = |at: u32| self.word(at).map(|w| w.token.span).unwrap_or_default();
        if range.is_empty() { "" } else { span(range.start).to(span(range.end - 1)).of(self.text) }
    }

    /// The stems of the words.
    pub(super) fn stems(&self, range: Range) -> impl Iterator<Item = String> {
        range.iter().map(|t| stem(self.shown(t)))
    }

    /// A capitalised word that can be a noun or a name, or what shortens one.
    pub(super) fn is_nominal(&self, at: u32) -> bool {
        self.word(at).is_some_and(|w| match w.token.kind {
            Kind::Word => {
                w.is(Classes::NOMINAL) && (w.token.case != Case::Lower || w.is(Classes::AGENCY) || w.token.head > 0)
            }
            Kind::Abbreviation => w.token.case != Case::Lower,
            Kind::Link => true,
            _ => w.is(Classes::AGENCY),
        })
    }

    /// The naming that begins at a place: with its article, an adjective or a noun.
    pub(super) fn mention(&self, range: Range) -> Option<Mention> {
        self.parts(range).map(|parts| self.read(parts, range))
    }

    /// The cases that what stands before a naming allows: none is the subject behind a preposition, and behind a noun it is its genitive.
    fn cases(&self, start: u32) -> Agreement {
        let Some(before) = start.checked_sub(1) else { return Agreement::all() };
        let genitive = self.is(start, Classes::DETERMINER)
            && self.word(start).is_some_and(|w| w.agreement.intersects(Agreement::GENITIVE));
        if self.is(before, Classes::PREPOSITION | Classes::CONTRACTION) && !self.is_nominal(before) {
            Agreement::all() - Agreement::NOMINATIVE
        } else if genitive && self.is_nominal(before) && self.kind(before) == Kind::Word {
            Agreement::GENITIVE
        } else {
            Agreement::all()
        }
    }

    /// What the naming that begins at a place is put together from.
    pub(super) fn parts(&self, range: Range) -> Option<Parts> {
        let mut at = range.start;
        let determiner = self.word(at).filter(|w| w.is(Classes::DETERMINER) && !self.is_noun_only(at)).map(|_| at);
        if determiner.is_some() {
            at += 1;
        }
        let latest = range.end.min(at + LONGEST_PRENOMINAL);
        let adjectives = at;
        while at < latest && !self.is_nominal(at) && self.opens_name(at, range.end).is_none() {
            let word = self.word(at)?;
            let counts = matches!(word.token.kind, Kind::Number | Kind::Ordinal);
            let closed = word.is(Classes::SUBORDINATOR | Classes::REFLEXIVE)
                || (word.is(Classes::PREPOSITION) && determiner.is_none());
            if !(counts || word.token.kind == Kind::Word) || closed {
                return None;
            }
            at += 1;
        }
        let mut nouns = Range::new(at, self.nouns_end(at, range.end));
        // 62 Seiten lange | Papier
        let measured = at > adjectives && self.kind(at - 1) == Kind::Number && nouns.end + 1 < range.end;
        if measured && self.kind(nouns.end) == Kind::Word && self.is_nominal(nouns.end + 1) {
            nouns = Range::new(nouns.end + 1, self.nouns_end(nouns.end + 1, range.end));
        }
        if nouns.is_empty() {
            return None;
        }
        Some(Parts { determiner, adjectives: Range::new(adjectives, nouns.start), nouns })
    }

    /// A capitalised word in the middle of a sentence that is a noun as well as an article: `Die` is none.
    fn is_noun_only(&self, at: u32) -> bool {
        self.word(at).is_some_and(|w| w.token.case == Case::Upper && w.token.span.len() > 3)
    }

    /// Puts the mention together that begins a range.
    pub(super) fn read(&self, parts: Parts, range: Range) -> Mention {
        let Parts { determiner, adjectives, nouns } = parts;
        let cases = self.cases(range.start);
        let name = self.typed_name(nouns).or_else(|| name_in(self, nouns, determiner.is_some()));
        let noun = self.noun(nouns, name);
        let start = determiner.unwrap_or(adjectives.start);
        let core = Range::new(start, nouns.end);
        let mut agreement = determiner.and_then(|d| self.word(d)).map_or(Agreement::all(), |w| w.agreement);
        agreement = agreement.agree(cases);
        if adjectives
            .iter()
            .any(|t| matches!(self.shown(t), "beiden" | "beide" | "zwei" | "drei" | "mehreren" | "vielen"))
        {
            agreement = agreement.agree(Agreement::PLURAL);
        }
        if determiner.is_none()
            && let Some(adjective) = adjectives.iter().last().filter(|a| self.kind(*a) == Kind::Word)
        {
            agreement = agreement.agree(self.lexicon.adjective(self.shown(adjective)));
        }
        if let Some(noun) = noun {
            agreement = agreement.agree(self.agreement(noun));
        }
        if let Some(first) = name.and_then(|n| self.word(n.start)).filter(|w| w.is(Classes::FIRST_NAME)) {
            agreement = agreement.agree(if first.agreement.is_empty() { Agreement::SINGULAR } else { first.agreement });
        }
        let article = determiner.map_or("", |d| self.shown(d));
        let starts = |prefixes: &[&str]| {
            prefixes.iter().any(|p| article.get(..p.len()).is_some_and(|a| a.eq_ignore_ascii_case(p)))
        };
        let indefinite = starts(&["ein", "kein", "einig", "mehrer", "viel", "zahlreich"]);
        let definite = determiner.is_some() && !indefinite;
        if name.is_none() && determiner.is_none() && noun.is_some_and(|n| self.is(n, Classes::PERSON)) {
            // persons without article are many: *Nachbarn*
            agreement = agreement.agree(Agreement::PLURAL);
        }
        let attribute = Range::new(nouns.end, self.attribute_end(nouns, range.end, indefinite));
        let kind = self.kind_of(nouns, noun, name, agreement, indefinite, determiner.is_some());
        Mention { core, attribute, determiner, nouns, noun, name, kind, agreement, definite, indefinite }
    }

    /// One past the nouns and names that follow each other.
    fn nouns_end(&self, start: u32, end: u32) -> u32 {
        let mut at = start;
        while at < end {
            let shortens = self.kind(at) == Kind::Abbreviation && at > start && self.kind(at - 1) == Kind::Abbreviation;
            let apostrophe = at > start
                && self.kind(at) == Kind::Mark
                && matches!(self.shown(at), "'" | "’")
                && self.word(at).is_some_and(|w| w.token.glued)
                && self.shown(at - 1).ends_with(['s', 'x', 'z', 'ß']);
            if self.is_nominal(at) || shortens || (apostrophe && at + 1 < end && self.is_nominal(at + 1)) {
                at += 1;
            } else if let Some(close) = self.opens_name(at, end) {
                at = close + 1;
            } else if let Some(next) = self.goes_on(start, at, end) {
                at = next;
            } else {
                break;
            }
        }
        at
    }

    /// One past the small words inside a name: `van der | Elst`, `Overkamp & | Söhne`, `Innen- und | Außenminister`.
    fn goes_on(&self, start: u32, at: u32, end: u32) -> Option<u32> {
        if at == start {
            return self
                .is(at, Classes::NAME_PARTICLE)
                .then(|| self.particles_end(at, end))
                .flatten()
                .filter(|_| !self.is(at, Classes::PREPOSITION | Classes::DETERMINER));
        }
        let joins = self.shown(at) == "&" || (self.shown(at - 1).ends_with('-') && self.is(at, Classes::COORDINATOR));
        if joins {
            return (at + 1 < end && self.is_nominal(at + 1)).then_some(at + 1);
        }
        let counted = matches!(self.kind(at), Kind::Number | Kind::Ordinal)
            && self.is(at - 1, Classes::FIRST_NAME | Classes::TITLE | Classes::BROADCAST);
        if counted {
            return Some(at + 1);
        }
        let noble = matches!(
            self.shown(at - 1),
            "Frau"
                | "Herr"
                | "Herrn"
                | "Graf"
                | "Gräfin"
                | "Baron"
                | "Freiherr"
                | "Prinz"
                | "Prinzessin"
                | "Fürst"
                | "Herzog"
        );
        let named = noble
            || self.is(at - 1, Classes::FIRST_NAME)
            || self.kind(at - 1) == Kind::Abbreviation
            || !self.is(at, Classes::PREPOSITION | Classes::CONTRACTION);
        if !named || !self.is(at, Classes::NAME_PARTICLE) {
            return None;
        }
        self.particles_end(at, end)
    }

    /// One past the particles at a place, if a name follows them.
    fn particles_end(&self, mut at: u32, end: u32) -> Option<u32> {
        let start = at;
        while at < end
            && at < start + 3
            && self.is(at, Classes::NAME_PARTICLE | Classes::DETERMINER)
            && !self.is_nominal(at)
        {
            at += 1;
        }
        (at < end && self.is_nominal(at)).then_some(at)
    }

    /// A name in quotation marks: `„Altmark-Kurier“`. Position of its closing mark.
    pub(super) fn opens_name(&self, at: u32, end: u32) -> Option<u32> {
        if self.kind(at) != Kind::Mark || !self.is_nominal(at + 1) {
            return None;
        }
        let close = (at + 2..end.min(at + 8)).find(|i| self.kind(*i) == Kind::Mark)?;
        let named =
            (at + 1..close).all(|i| self.kind(i).is_wordlike() && (self.is_nominal(i) || !self.is(i, Classes::FINITE)));
        named.then_some(close)
    }

    /// The noun that says what is named: the last one before the name that names a person or body, else the first.
    fn noun(&self, nouns: Range, name: Option<Range>) -> Option<u32> {
        let end = name.map_or(nouns.end, |n| n.start);
        let common = |at: &u32| self.kind(*at) == Kind::Word && self.is(*at, Classes::NOMINAL);
        let tells = |at: &u32| self.is(*at, SPEAKS) && !self.is(*at, Classes::FIRST_NAME);
        let before = Range::new(nouns.start, end);
        if name.is_some() {
            return before.iter().rev().filter(common).find(tells).or_else(|| before.iter().rev().find(common));
        }
        let genitive = |at: &u32| {
            at + 1 < end
                && self.shown(*at).ends_with(['s', '\'', '’'])
                && (self.word(*at).is_some_and(|w| (w.classes & Classes::NOUN) == Classes::NOMINAL))
        };
        before.iter().filter(common).find(|at| !genitive(at))
    }

    /// The name behind a noun that only says of what sort it is: `Sender | Kanal Ost`, `Maschinenbauer | Norddrachen`.
    fn typed_name(&self, nouns: Range) -> Option<Range> {
        let sorted = nouns.len() > 1
            && self.kind(nouns.start + 1) != Kind::Mark
            && !self.is(nouns.start + 1, Classes::FIRST_NAME | Classes::PERSON);
        let names = sorted
            && (self.is(nouns.start, Classes::WORK | Classes::MEDIUM)
                || self.lexicon.world.is_sort(&stem(self.shown(nouns.start))));
        names.then(|| Range::new(nouns.start + 1, nouns.end))
    }

    /// Gender and number that a noun shows.
    fn agreement(&self, noun: u32) -> Agreement {
        let Some(word) = self.word(noun) else { return Agreement::all() };
        if !word.agreement.is_empty() {
            return word.agreement;
        }
        let shown = self.lexicon.gender(self.shown(noun));
        if shown.is_empty() { Agreement::all() } else { shown | Agreement::PLURAL }
    }

    /// What is named: decided by the noun, for a bare name by the name.
    fn kind_of(
        &self,
        nouns: Range,
        noun: Option<u32>,
        name: Option<Range>,
        agreement: Agreement,
        indefinite: bool,
        article: bool,
    ) -> EntityKind {
        let class = noun.and_then(|n| self.word(n)).map_or(Classes::empty(), |w| w.classes);
        let any = nouns.iter().filter_map(|t| self.word(t)).fold(Classes::empty(), |all, w| all | w.classes);
        let quoted = nouns.iter().any(|t| self.opens_name(t, nouns.end).is_some());
        let medium = Classes::PRINT | Classes::BROADCAST | Classes::PRESS;
        if let Some(name) = name {
            let sort = noun.is_some_and(|n| {
                !self.is(name.start, Classes::FIRST_NAME) && self.lexicon.world.is_sort(&stem(self.shown(n)))
            });
            let person = !sort
                && (self.is(name.start, Classes::FIRST_NAME)
                    || class.intersects(Classes::PERSON | Classes::TITLE)
                    || nouns.iter().any(|t| self.is(t, Classes::TITLE)));
            if person && !(quoted && any.intersects(medium)) {
                return EntityKind::Person;
            }
        }
        if class.intersects(Classes::AGENCY) {
            return EntityKind::Agency;
        }
        if (class.intersects(medium) && (quoted || name.is_some() || !class.intersects(Classes::PERSON)))
            || (quoted && noun.is_none())
        {
            return EntityKind::Medium;
        }
        if nouns.iter().any(|t| is_circle(self.shown(t))) {
            return EntityKind::Anonymous;
        }
        let noun_stem = || noun.map(|n| stem(self.shown(n))).unwrap_or_default();
        let described = noun.is_some_and(|n| {
            is_aged(self.shown(n))
                || (class.intersection(Classes::NOUN) == Classes::NOMINAL
                    && (is_feminine(self.shown(n), agreement) || self.lexicon.world.describes(&noun_stem())))
        });
        let body = class.contains(Classes::BODY | Classes::PERSON)
            && !indefinite
            && (article || !agreement.intersects(Agreement::PLURAL));
        if (class.intersects(Classes::PERSON) && !body) || described {
            if !agreement.intersects(Agreement::SINGULAR) {
                return EntityKind::Group;
            }
            let world = &self.lexicon.world;
            let unnamed = world.keeps_unnamed(&noun_stem()) || (indefinite && !world.speaks_for(&noun_stem()));
            return if unnamed { EntityKind::Anonymous } else { EntityKind::Function };
        }
        let kinds = [
            (Classes::BODY | Classes::PARTY, EntityKind::Organisation),
            (Classes::TEXT | Classes::SOURCE | Classes::NORM, EntityKind::Document),
            (Classes::GROUP, EntityKind::Group),
            (Classes::SEAT, EntityKind::Place),
        ];
        if let Some((_, kind)) = kinds.iter().find(|(wanted, _)| class.intersects(*wanted)) {
            let authority = *kind == EntityKind::Group && self.lexicon.world.sort(&noun_stem()).is_some();
            return if authority { EntityKind::Organisation } else { *kind };
        }
        if name.is_none() && any.intersects(Classes::SEAT) {
            return EntityKind::Place;
        }
        let upper = nouns.iter().all(|t| self.word(t).is_some_and(|w| w.token.case == Case::Upper));
        match name {
            _ if upper || article => EntityKind::Organisation,
            Some(_) if noun.is_none() && !quoted => EntityKind::Person,
            _ => EntityKind::Organisation,
        }
    }

    /// Whether a word, known or not, says by itself that somebody is named who can speak.
    pub(super) fn is_somebody(&self, noun: u32) -> bool {
        let shown = self.shown(noun);
        let unknown = || self.word(noun).is_some_and(|w| w.classes.intersection(Classes::NOUN) == Classes::NOMINAL);
        self.is(noun, SPEAKS | Classes::FIRST_NAME)
            || is_aged(shown)
            || is_circle(shown)
            || (unknown() && (is_feminine(shown, Agreement::all()) || self.lexicon.world.describes(&stem(shown))))
    }

    /// One past what stands behind the nouns and belongs to them: genitives, *von*, *aus*, *für*, *in*, a bracket.
    fn attribute_end(&self, nouns: Range, end: u32, indefinite: bool) -> u32 {
        let mut at = nouns.end;
        while at < end {
            let genitive = self.is(at, Classes::DETERMINER)
                && self.word(at).is_some_and(|w| w.agreement.intersects(Agreement::GENITIVE));
            if self.is(at, Classes::PREPOSITION | Classes::CONTRACTION)
                && !self.is(at, Classes::OF)
                && !indefinite
                && !self.keeps_place(nouns, at)
            {
                break;
            }
            let with = indefinite && self.shown(at) == "mit" && self.is_nominal(at + 1);
            let prepositional = self.is(at, Classes::OF | Classes::ATTRIBUTIVE) || with;
            let next = if self.kind(at) == Kind::Open {
                (at + 1..end.min(at + 12)).find(|i| self.kind(*i) == Kind::Close).map(|i| i + 1)
            } else if genitive || prepositional {
                self.inner_end(at + 1, end)
            } else {
                None
            };
            let Some(next) = next else { break };
            at = next;
        }
        at
    }

    /// Whether a definite naming needs the preposition behind it: `Institut für Konjunktur`, `Angaben aus dem Amt`, but `das Amt | in Kassel`.
    fn keeps_place(&self, nouns: Range, preposition: u32) -> bool {
        self.shown(preposition) == "für"
            || nouns.iter().any(|t| self.is(t, Classes::SOURCE | Classes::TEXT | Classes::OPINION))
    }

    /// One past the nouns behind an article or preposition.
    fn inner_end(&self, start: u32, end: u32) -> Option<u32> {
        let mut at = start;
        while at < end && at < start + 4 && !self.is_nominal(at) && self.opens_name(at, end).is_none() {
            if self.kind(at) != Kind::Word && self.kind(at) != Kind::Number {
                return None;
            }
            at += 1;
        }
        let mut inner = self.nouns_end(at, end);
        if inner > at && inner < end && self.is(inner, Classes::NUMERAL) {
            inner += 1; // aus Reihe vier
        }
        (inner > at).then_some(inner)
    }
}

/// Whether a noun names people who keep unnamed: `Regierungskreise`.
fn is_circle(noun: &str) -> bool {
    noun.ends_with("kreise") || noun.ends_with("kreisen")
}

/// Whether an unknown noun is the feminine of a profession: `eine Rangerin`.
fn is_feminine(noun: &str, agreement: Agreement) -> bool {
    const ENDINGS: [&str; 9] = ["erin", "istin", "antin", "entin", "orin", "eurin", "login", "atin", "ärin"];
    agreement.intersects(Agreement::FEMININE) && ENDINGS.iter().any(|e| noun.ends_with(e))
}

/// Classes of what can speak.
pub(super) const SPEAKS: Classes = Classes::PERSON
    .union(Classes::GROUP)
    .union(Classes::BODY)
    .union(Classes::MEDIUM)
    .union(Classes::TEXT)
    .union(Classes::SOURCE)
    .union(Classes::NORM)
    .union(Classes::TITLE)
    .union(Classes::SEAT)
    .union(Classes::PARTY);

/// Whether a noun tells an age: `58-Jährige`.
pub(super) fn is_aged(noun: &str) -> bool {
    noun.as_bytes().contains(&b'-') && noun.contains("-Jährig")
}
