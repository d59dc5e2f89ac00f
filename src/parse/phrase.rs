//! Noun phrases: `der Sprecher der Polizei in Bonn`, `Anna Abel (CDU)`, `sie`.

use crate::lexicon::{Agreement, Classes, Lexicon, Word};
use crate::span::Range;
use crate::text::{Case, Kind};

/// A noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Its tokens.
    pub range: Range,
    /// The noun, name or pronoun that counts.
    pub head: u32,
    /// Case, gender and number it can have.
    pub agreement: Agreement,
    /// Classes of all its nouns before any attribute.
    pub classes: Classes,
    /// Whether it is a pronoun.
    pub pronoun: bool,
}

/// What can speak: people, bodies, media, texts, places that stand for a body.
pub const SPEAKING: Classes = Classes::PERSON
    .union(Classes::GROUP)
    .union(Classes::BODY)
    .union(Classes::MEDIUM)
    .union(Classes::TEXT)
    .union(Classes::FIRST_NAME)
    .union(Classes::SEAT)
    .union(Classes::PARTY);

/// How much behind the noun is taken to belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// What surely belongs to it: genitives, *von*, brackets, names.
    Near,
    /// Everything that can: for places where only one phrase can stand.
    Far,
}

/// Those to whom much is told: the press and its offices.
const PRESS: Classes = Classes::MEDIUM.union(Classes::GROUP);

/// Longest noun phrase in tokens.
pub(super) const LONGEST: u32 = 40;

/// Finds noun phrases.
#[derive(Clone, Copy)]
pub(super) struct Phrases<'a> {
    pub(super) words: &'a [Word],
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
}

impl<'a> Phrases<'a> {
    pub(super) fn word(&self, at: u32) -> Option<&'a Word> {
        self.words.get(at as usize)
    }

    pub(super) fn is(&self, at: u32, classes: Classes) -> bool {
        self.word(at).is_some_and(|w| w.is(classes))
    }

    pub(super) fn kind(&self, at: u32) -> Kind {
        self.word(at).map_or(Kind::Symbol, |w| w.token.kind)
    }

    pub(super) fn text(&self, at: u32) -> &'a str {
        self.word(at).map_or("", |w| w.token.text(self.text))
    }

    /// `NP = core {genitive | PP | bracket | coordination}`
    pub(super) fn at(&self, range: Range, reach: Reach) -> Option<Phrase> {
        let range = Range::new(range.start, range.end.min(range.start.saturating_add(LONGEST)));
        let mut phrase = self.core(range)?;
        if phrase.pronoun {
            return Some(phrase);
        }
        while let Some(end) = self.attribute(&phrase, range.end, reach) {
            phrase.range.end = end;
        }
        if let Some(more) = self.coordinated(&phrase, range.end, reach) {
            phrase.range.end = more;
            phrase.agreement = Agreement::PLURAL & (phrase.agreement | spread(phrase.agreement));
        }
        Some(phrase)
    }

    /// `core = pronoun | [determiner] {adjective | number} noun+ [name+]`
    pub(super) fn core(&self, range: Range) -> Option<Phrase> {
        let first = self.word(range.start)?;
        let mut at = range.start;
        // meine Mutter, but ich meine nicht
        let verb = first.is(Classes::FINITE) && !self.is(at + 1, Classes::NOMINAL | Classes::ADJECTIVE);
        let has_article = first.is(Classes::DETERMINER) && !verb;
        let mut extended = None;
        if has_article {
            at += 1;
            if let Some(one) = self.one_of(range) {
                return Some(one);
            }
            extended = self.extended(at, range.end);
            at = extended.map_or(at, |adjective| adjective + 1);
        }
        let (nouns, adjective) = self.prenominal(at, range.end);
        let adjective = extended.or(adjective);
        let noun_end = self.nouns(nouns, range.end);
        if noun_end == nouns || !(has_article || first.token.kind.is_wordlike() || first.token.kind == Kind::Mark) {
            return self.pronoun(range);
        }
        let head = self.head(Range::new(nouns, noun_end));
        // der Film „Der Sprecher“: a film all the same
        let classes = (nouns..noun_end)
            .take_while(|t| *t == nouns || self.kind(*t) != Kind::Mark)
            .filter_map(|i| self.word(i))
            .fold(Classes::empty(), |all, w| all | w.classes & Classes::NOUN);
        // der „Zeit“: a newspaper
        let named = self.kind(nouns) == Kind::Mark;
        let classes = if named { classes.difference(Classes::TIME) } else { classes };
        let mut agreement = if has_article { first.agreement } else { Agreement::all() };
        if let (false, Some(adjective)) = (has_article, adjective) {
            agreement = agreement.agree(self.lexicon.adjective(self.text(adjective)));
        }
        agreement = agreement.agree(self.gender(head));
        if head + 1 < noun_end && classes.intersects(Classes::FIRST_NAME) && !self.is(head, Classes::FIRST_NAME) {
            // Verbraucherschützer Olaf Rieke, but: ihren Gegner Olaf Rieke
            let shown = if has_article { first.agreement } else { Agreement::all() };
            agreement |= Agreement::SINGULAR & (agreement | Agreement::NOMINATIVE & shown);
        }
        if !self.is(head, Classes::DATIVE_PLURAL) {
            agreement.remove(Agreement::PLURAL & Agreement::DATIVE); // den Saal
        }
        Some(Phrase { range: Range::new(range.start, noun_end), head, agreement, classes, pronoun: false })
    }

    fn pronoun(&self, range: Range) -> Option<Phrase> {
        let word = self.word(range.start).filter(|w| w.is(Classes::PRONOUN))?;
        let range = Range::new(range.start, range.start + 1);
        Some(Phrase { range, head: range.start, agreement: word.agreement, classes: Classes::empty(), pronoun: true })
    }

    /// `einer | der Prüfer`, `viele der Gäste`: an article that stands for a noun, before a genitive.
    fn one_of(&self, range: Range) -> Option<Phrase> {
        let next = self.word(range.start + 1).filter(|w| w.is(Classes::DETERMINER))?;
        if range.start + 2 >= range.end
            || !next.agreement.intersects(Agreement::GENITIVE)
            || self.is(range.start, Classes::RELATIVE)
        {
            return None;
        }
        let whole = self.core(Range::new(range.start + 1, range.end)).filter(|p| !p.pronoun)?;
        let agreement = self.word(range.start)?.agreement;
        let one = Range::new(range.start, range.start + 1);
        Some(Phrase { range: one, head: range.start, agreement, classes: whole.classes, pronoun: false })
    }

    /// One past the next thing behind the phrase that belongs to it.
    fn attribute(&self, phrase: &Phrase, end: u32, reach: Reach) -> Option<u32> {
        let at = phrase.range.end;
        if at >= end {
            return None;
        }
        let word = self.word(at)?;
        let inside = |from: u32| self.core(Range::new(from, end)).filter(|p| !p.pronoun);
        if word.token.kind == Kind::Open {
            let close = (at + 1..end.min(at + 12)).find(|i| self.kind(*i) == Kind::Close)?;
            return Some(close + 1);
        }
        let last_is_name = self.ends_in_name(phrase);
        if word.is(Classes::DETERMINER) && word.agreement.intersects(Agreement::GENITIVE) && !last_is_name {
            let genitive = inside(at).filter(|p| p.agreement.intersects(Agreement::GENITIVE) && p.range.len() > 1);
            return genitive.filter(|p| !self.is_told(phrase, p)).map(|p| p.range.end);
        }
        // der Verband | kommunaler Unternehmen
        if word.token.case == Case::Lower
            && !last_is_name
            && takes_attribute(phrase)
            && self.is(at + 1, Classes::NOMINAL)
            && self.is_inflected(at)
            && self.lexicon.adjective(self.text(at)).intersects(Agreement::GENITIVE & Agreement::PLURAL)
        {
            return inside(at).map(|p| p.range.end);
        }
        if word.is(Classes::PREPOSITION | Classes::CONTRACTION) {
            let object = inside(at + 1)?;
            // "Erkenntnissen von Forschern", but "(kam nach) Erkenntnissen von der Straße (ab)"
            let named = object.classes.intersects(SPEAKING) || !self.is(object.range.start, Classes::DETERMINER);
            // Bericht zur Lage, but: erklärte die Fraktion zur Lage
            let to = word.is(Classes::TELLING_MEDIUM) && !phrase.classes.intersects(Classes::TEXT | Classes::SOURCE);
            let of = word.is(Classes::OF) && (named || !phrase.classes.intersects(Classes::SOURCE | Classes::OPINION));
            let temporal = object.classes.intersects(Classes::TIME) || self.kind(object.range.start) == Kind::Ordinal;
            // "in den Saal": a direction, not an attribute
            let direction = word.is(Classes::ATTRIBUTIVE) && !object.agreement.intersects(Agreement::DATIVE);
            let spoken =
                object.classes.intersects(Classes::SPOKEN_SETTING | Classes::WRITTEN_SETTING | Classes::PUBLIC_SETTING);
            let fits = match reach {
                Reach::Far => true,
                Reach::Near => {
                    !temporal
                        && (of
                            || (word.is(Classes::ATTRIBUTIVE)
                                && !spoken
                                && !direction
                                && !to
                                && !last_is_name
                                && takes_attribute(phrase)))
                }
            };
            return fits.then_some(object.range.end);
        }
        None
    }

    /// `sagte Ott | der Zeitung`, `sagte am Montag | der Zeitung`: whether what looks like a genitive is rather the one who is told.
    fn is_told(&self, phrase: &Phrase, genitive: &Phrase) -> bool {
        let bare = phrase.range.len() == 1 && (phrase.classes - Classes::FIRST_NAME) == Classes::NOMINAL;
        let time = phrase.classes.intersects(Classes::TIME);
        (bare || time) && genitive.classes.intersects(Classes::MEDIUM)
            || self.is(genitive.range.start, Classes::POSSESSIVE_FIRST) && genitive.classes.intersects(PRESS)
    }

    /// Whether the phrase ends in a proper name, which takes no attribute: `Anna Abel`.
    fn ends_in_name(&self, phrase: &Phrase) -> bool {
        let last = phrase.range.end - 1;
        let plain = |at: u32| {
            self.word(at).is_some_and(|w| {
                (w.classes & Classes::NOUN).difference(Classes::NOMINAL | Classes::FIRST_NAME).is_empty()
            })
        };
        let introduced = |at: u32| {
            self.is(at, Classes::FIRST_NAME | Classes::PERSON | Classes::TITLE) || self.kind(at) == Kind::Abbreviation
        };
        let before = (phrase.head..last).any(introduced);
        self.kind(last) == Kind::Word && plain(last) && last > phrase.range.start && before
    }

    /// One past the phrases joined by `und`: `die Ukraine und die USA`.
    fn coordinated(&self, phrase: &Phrase, end: u32, reach: Reach) -> Option<u32> {
        let at = phrase.range.end;
        if at + 1 >= end || !self.is(at, Classes::COORDINATOR) {
            return None;
        }
        let mut next = self.core(Range::new(at + 1, end)).filter(|p| !p.pronoun)?;
        while let Some(end) = self.attribute(&next, end, reach) {
            next.range.end = end;
        }
        let own_verb = next.range.end < end && self.is(next.range.end, Classes::FINITE) && reach == Reach::Near;
        (!own_verb).then_some(next.range.end)
    }
}

/// Whether a noun commonly has a prepositional attribute: offices, bodies, texts.
fn takes_attribute(phrase: &Phrase) -> bool {
    phrase.classes.intersects(Classes::PERSON | Classes::GROUP | Classes::BODY | Classes::TEXT | Classes::SOURCE)
}

/// The plural in the cases that a singular has.
fn spread(agreement: Agreement) -> Agreement {
    let mut plural = Agreement::empty();
    for case in [Agreement::NOMINATIVE, Agreement::GENITIVE, Agreement::DATIVE, Agreement::ACCUSATIVE] {
        if agreement.intersects(case) {
            plural |= case & Agreement::PLURAL;
        }
    }
    plural
}
