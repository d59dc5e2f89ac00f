//! Nouns and names that follow each other, and what stands behind them and belongs to them.

use super::mention::{ADJECTIVAL, Reader, SPEAKS};
use crate::lexicon::{Agreement, Classes, Word, stem};
use crate::parse::{is_genitive_mark, is_retired};
use crate::span::Range;
use crate::text::{Case, Kind};

impl<'a> Reader<'a> {
    /// The nouns and names that follow each other from a place.
    pub(super) fn nouns(&self, start: u32, end: u32) -> Range {
        Range::new(start, self.nouns_end(start, end))
    }

    /// One past the nouns and names that follow each other.
    #[inline]
    pub(super) fn nouns_end(&self, start: u32, end: u32) -> u32 {
        // mostly it is one
        let alone = start < end && self.is_nominal(start) && self.word(start + 1).is_some_and(ends_nouns);
        if alone { start + 1 } else { self.run_end(start, end) }
    }

    /// The same for what may be several.
    #[inline(never)]
    fn run_end(&self, start: u32, end: u32) -> u32 {
        let mut at = start;
        while at < end {
            let Some(word) = self.word(at).filter(|word| !ends_nouns(word)) else { break };
            // der 62-Jährige | Journalisten: those he tells it
            if at > start && word.is(Classes::PERSON | Classes::GROUP) && self.is_aged(at - 1) {
                break;
            }
            let next = match word.token.kind {
                _ if is_nominal(word) => Some(at + 1),
                Kind::Abbreviation if at > start && self.kind(at - 1) == Kind::Abbreviation => Some(at + 1),
                Kind::Mark if at > start && at + 1 < end && is_genitive_mark(self.words, self.text, at) => Some(at + 1),
                Kind::Mark => self.opens_name(at, end).map(|close| close + 1),
                _ => self.goes_on(start, at, end),
            };
            let Some(next) = next else { break };
            at = next;
        }
        at
    }

    /// Whose the utterances are that a compound names, the police's: `Polizei|angaben`. Only bodies and groups have them so.
    pub(super) fn owner(&self, noun: u32) -> Option<(&'a str, Classes)> {
        const SHORTEST: usize = 3;
        let (shown, small) = (self.shown(noun), self.small(noun));
        let owner = |at: usize| {
            let said = self.lexicon.world.is_utterance(stem(small.get(at..)?));
            let owner = small.get(..at).filter(|_| said)?;
            let owner = owner.strip_suffix(b"-").unwrap_or(owner);
            let classes = self.lexicon.form(owner)?.classes & (Classes::BODY | Classes::GROUP);
            (!classes.is_empty()).then_some((shown.get(..owner.len())?, classes))
        };
        (SHORTEST..small.len()).find_map(owner)
    }

    /// One past the small words inside a name: `van der | Elst`, `Overkamp & | Söhne`, `Innen- und | Außenminister`.
    #[inline(never)] // rarely asked
    fn goes_on(&self, start: u32, at: u32, end: u32) -> Option<u32> {
        if at == start {
            return self
                .is(at, Classes::NAME_PARTICLE)
                .then(|| self.particles_end(at, end))
                .flatten()
                .filter(|_| !self.is(at, Classes::PREPOSITION | Classes::DETERMINER));
        }
        let word = self.word(at)?;
        let next = || (at + 1 < end && self.is_nominal(at + 1)).then_some(at + 1);
        match word.token.kind {
            Kind::Symbol => return next().filter(|_| self.written(at) == b"&"),
            // Herr v. Hagenow
            Kind::Abbreviation if self.lexicon.world.is_noble_particle(self.written(at)) && next().is_some() => {
                return next();
            }
            Kind::Abbreviation if is_retired(self.words, at) => return next(),
            Kind::Number | Kind::Ordinal
                if self.is(at - 1, Classes::FIRST_NAME | Classes::TITLE | Classes::BROADCAST) =>
            {
                return Some(at + 1);
            }
            _ => {}
        }
        if word.is(Classes::COORDINATOR) && self.written(at - 1).ends_with(b"-") {
            return next();
        }
        // die Gewerkschaft Handel und | Dienste
        if at == start + 2 && word.is(Classes::AND) && self.is_body_sort(start) {
            return next().filter(|_| self.is_bare_noun(at - 1));
        }
        let after = Some(at).filter(|_| word.is(Classes::NAME_PARTICLE)).and_then(|at| self.particles_end(at, end))?;
        let bare = at - 1 == start && !start.checked_sub(1).is_some_and(|t| self.is(t, Classes::DETERMINER));
        let noble = || {
            self.lexicon.world.is_noble(self.written(at - 1))
                || (bare && self.is_titled(at - 1))
                || (self.is(at - 1, Classes::MINISTER) && self.is_unknown(at + 1))
        };
        let named = !word.is(Classes::PREPOSITION | Classes::CONTRACTION)
            || self.is(at - 1, Classes::FIRST_NAME)
            || self.kind(at - 1) == Kind::Abbreviation
            || noble();
        named.then_some(after)
    }

    /// Whether nothing is known of a word but its capital: a minister *von* such a place is rather one of that name.
    fn is_unknown(&self, at: u32) -> bool {
        self.kind(at) == Kind::Word && self.word(at).is_some_and(|w| (w.classes & Classes::NOUN) == Classes::NOMINAL)
    }

    /// Whether a word, or the last part of it, is a title: `Finanz|minister`.
    pub(super) fn is_titled(&self, at: u32) -> bool {
        const SHORTEST: usize = 5;
        let small = self.small(at);
        let title =
            |from: usize| self.lexicon.form(small.get(from..)?).filter(|f| f.classes.intersects(Classes::TITLE));
        self.is(at, Classes::PERSON) && (0..small.len().saturating_sub(SHORTEST - 1)).any(|from| title(from).is_some())
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
        if self.kind(at) == Kind::Mark { self.closes_name(at, end) } else { None }
    }

    #[inline(never)] // rarely asked
    fn closes_name(&self, at: u32, end: u32) -> Option<u32> {
        let article = || self.word(at + 1).is_some_and(Word::is_capital_article) && self.is_nominal(at + 2);
        if !self.is_nominal(at + 1) && !article() {
            return None;
        }
        let close = (at + 2..end.min(at + 8)).find(|i| self.kind(*i) == Kind::Mark)?;
        let named =
            (at + 1..close).all(|i| self.kind(i).is_wordlike() && (self.is_nominal(i) || !self.is(i, Classes::FINITE)));
        named.then_some(close)
    }

    /// Whether a capitalised word is an adjective that begins a name: `Weißen Haus`, `Norddeutschen Rundfunk`.
    pub(super) fn is_name_adjective(&self, at: u32) -> bool {
        let unknown = self.word(at).is_some_and(|w| (w.classes & Classes::NOUN) == Classes::NOMINAL);
        let small = || std::str::from_utf8(self.small(at)).ok();
        let inflected = Some(at).filter(|at| self.is(*at, Classes::INFLECTED));
        let Some(base) = inflected.and_then(|_| self.lexicon.adjective_stem(small()?)) else { return false };
        if unknown {
            // Offiziellen | Angaben (zufolge): a capital that only begins the sentence
            let begins = at.checked_sub(1).is_none_or(|b| matches!(self.kind(b), Kind::Stop | Kind::Question));
            let said = begins && self.is(at + 1, Classes::SOURCE | Classes::TEXT | Classes::OPINION);
            return said || self.lexicon.world.is_name_adjective(base.as_bytes());
        }
        // Deutschen | Wetterdienst
        self.word(at).is_some_and(|w| w.agreement.contains(ADJECTIVAL))
            && self.is(at + 1, Classes::BODY | Classes::MEDIUM)
            && !self.is(at + 1, Classes::PERSON)
    }

    /// The name behind a noun that only says of what sort it is: `Sender | Kanal Ost`, `Maschinenbauer | Norddrachen`.
    pub(super) fn typed_name(&self, nouns: Range) -> Option<Range> {
        if self.is_company(nouns) {
            return Some(nouns);
        }
        let sorted = self.kind(nouns.start + 1) != Kind::Mark
            && !self.is(nouns.start + 1, Classes::FIRST_NAME | Classes::PERSON);
        (sorted && self.only_sort(nouns.start)).then(|| Range::new(nouns.start + 1, nouns.end))
    }

    /// The noun that says what is named: the last one before the name that names a person or body, else the first.
    pub(super) fn noun(&self, nouns: Range, name: Option<Range>) -> Option<u32> {
        let end = name.map_or(nouns.end, |n| n.start);
        let common = |at: &u32| self.is_common(*at);
        let tells = |at: &u32| self.is(*at, SPEAKS) && !self.is(*at, Classes::FIRST_NAME);
        let before = Range::new(nouns.start, end);
        if name.is_some() {
            return before.iter().rev().filter(common).find(tells).or_else(|| before.iter().rev().find(common));
        }
        let genitive = |at: &u32| at + 1 < end && self.is_genitive(*at);
        // Weißen | Haus
        let adjectival = |at: &u32| at + 1 < end && self.is_name_adjective(*at);
        // Herr | Landrat
        let address = |at: &u32| {
            at + 1 < end && self.is(at + 1, Classes::PERSON) && self.lexicon.world.address(self.written(*at)).is_some()
        };
        before.iter().filter(common).find(|at| !genitive(at) && !adjectival(at) && !address(at))
    }

    /// Whether a word can be a noun.
    pub(super) fn is_common(&self, at: u32) -> bool {
        self.word(at).is_some_and(|w| w.token.kind == Kind::Word && w.is(Classes::NOMINAL))
    }

    /// One past what stands behind the nouns and belongs to them: genitives, *von*, *aus*, *für*, *in*, a bracket.
    pub(super) fn attribute_end(&self, nouns: Range, end: u32, indefinite: bool) -> u32 {
        const BEGINS: Classes = Classes::DETERMINER
            .union(Classes::PREPOSITION)
            .union(Classes::CONTRACTION)
            .union(Classes::OF)
            .union(Classes::ATTRIBUTIVE);
        // most words begin none
        let begins = |word: &&Word| word.token.kind == Kind::Open || word.is(BEGINS);
        let mut at = nouns.end;
        while at < end {
            let Some(word) = self.word(at).filter(begins) else { break };
            let genitive = word.is(Classes::DETERMINER) && word.agreement.intersects(Agreement::GENITIVE);
            let with = indefinite && word.is(Classes::WITH) && self.is_nominal(at + 1);
            // ein Team um | Eva Lenz
            let around = word.is(Classes::AROUND) && self.is(at - 1, Classes::GROUP | Classes::BODY);
            let prepositional = word.is(Classes::OF | Classes::ATTRIBUTIVE) || with || around;
            // der Mann | der „Neuen Zeitung“: rather whom he tells it
            if genitive && self.opens_name(at + 1, end).is_some() && nouns.iter().any(|t| self.is(t, Classes::PERSON)) {
                break;
            }
            let next = if word.token.kind == Kind::Open {
                (at + 1..end.min(at + 12)).find(|i| self.kind(*i) == Kind::Close).map(|i| i + 1)
            } else if genitive || prepositional {
                self.inner_end(at + 1, end)
            } else {
                None
            };
            let Some(next) = next else { break };
            at = next;
            // für Wild | und Jagd
            if prepositional && self.is(at, Classes::COORDINATOR) && at + 2 == end && self.is_bare_noun(at + 1) {
                at += 2;
            }
        }
        at
    }

    /// Whether a word is a noun that is no person, body or place.
    fn is_bare_noun(&self, at: u32) -> bool {
        self.word(at).is_some_and(|w| w.is(Classes::NOMINAL) && !w.is(SPEAKS | Classes::FIRST_NAME))
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

    /// A capitalised word that can be a noun or a name, or what shortens one.
    pub(super) fn is_nominal(&self, at: u32) -> bool {
        self.word(at).is_some_and(is_nominal)
    }

    /// Whether a naming can begin at a place: with an article, a noun or a name in quotation marks.
    pub(super) fn begins(&self, at: u32, end: u32) -> bool {
        self.word(at).is_some_and(|word| {
            is_nominal(word)
                || (word.is(Classes::DETERMINER) && !word.is(Classes::FINITE))
                || (word.token.kind == Kind::Mark && self.opens_name(at, end).is_some())
        })
    }
}

/// Whether a word is capitalised and can be a noun or a name, or shortens one.
pub(super) fn is_nominal(word: &Word) -> bool {
    let token = word.token;
    match token.kind {
        Kind::Word => {
            word.is(Classes::NOMINAL) && (token.case != Case::Lower || word.is(Classes::AGENCY) || token.head > 0)
        }
        Kind::Abbreviation => token.case != Case::Lower,
        Kind::Link => true,
        _ => word.is(Classes::AGENCY),
    }
}

/// Whether a naming may begin with a word, by what is told at once: most words name nothing.
pub(super) fn may_begin(word: &Word) -> bool {
    word.is(Classes::NOMINAL | Classes::DETERMINER | Classes::AGENCY)
        || matches!(word.token.kind, Kind::Abbreviation | Kind::Link | Kind::Mark)
}

/// Whether a word ends the nouns before it, by what is told at once.
fn ends_nouns(word: &Word) -> bool {
    matches!(word.token.kind, Kind::Word | Kind::Comma | Kind::Stop)
        && !word.is(Classes::NOMINAL | Classes::AGENCY | Classes::COORDINATOR | Classes::NAME_PARTICLE)
}
