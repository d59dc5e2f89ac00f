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
const LONGEST: u32 = 40;

/// One past the noun phrase at the start of a range, with all that may belong to it.
pub(super) fn noun_phrase_end(words: &[Word], text: &str, range: Range) -> Option<u32> {
    Phrases { words, text, lexicon: None }.at(range, Reach::Far).map(|p| p.range.end)
}

/// The adjective of an extended attribute behind an article: `das im Index | notierte | Unternehmen`.
pub fn extended_adjective(words: &[Word], text: &str, range: Range) -> Option<u32> {
    Phrases { words, text, lexicon: None }.extended(range.start, range.end.min(range.start + LONGEST))
}

/// Finds noun phrases.
#[derive(Clone, Copy)]
pub(super) struct Phrases<'a> {
    pub(super) words: &'a [Word],
    pub(super) text: &'a str,
    pub(super) lexicon: Option<&'a Lexicon>,
}

impl<'a> Phrases<'a> {
    fn word(&self, at: u32) -> Option<&'a Word> {
        self.words.get(at as usize)
    }

    fn is(&self, at: u32, classes: Classes) -> bool {
        self.word(at).is_some_and(|w| w.is(classes))
    }

    fn kind(&self, at: u32) -> Kind {
        self.word(at).map_or(Kind::Symbol, |w| w.token.kind)
    }

    fn text(&self, at: u32) -> &'a str {
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
    fn core(&self, range: Range) -> Option<Phrase> {
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
        if let (false, Some(adjective), Some(lexicon)) = (has_article, adjective, self.lexicon) {
            agreement = agreement.agree(lexicon.adjective(self.text(adjective)));
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

    /// What an article and its adjective have between them: `das | im Index | notierte Unternehmen`, `der | sich selbst | nennende`.
    /// Position of the adjective.
    fn extended(&self, start: u32, end: u32) -> Option<u32> {
        let mut at = start;
        let skips = Classes::REFLEXIVE | Classes::ADVERB | Classes::NEGATION;
        let modifies = |at: u32| self.is_bare(at) && !self.is(at + 1, Classes::NOMINAL);
        while at < end && (self.is(at, skips) && !self.is(at, Classes::ADJECTIVE) || modifies(at)) {
            at += 1;
        }
        // die 34 Jahre alte Ärztin
        if self.kind(at) == Kind::Number && self.is(at + 1, Classes::NOMINAL) && self.is_inflected(at + 2) {
            at += 2;
        }
        if self.is(at, Classes::PREPOSITION | Classes::CONTRACTION) && at < end {
            let object = self.core(Range::new(at + 1, end)).filter(|p| !p.pronoun)?;
            at = object.range.end;
        }
        let noun =
            self.is(at + 1, Classes::NOMINAL) || (self.is_adjectival(at + 1) && self.is(at + 2, Classes::NOMINAL));
        (at > start && at + 1 < end && noun && self.is_inflected(at)).then_some(at)
    }

    /// Whether nothing is known of a word but what it is derived from: `finanziell`.
    fn is_bare(&self, at: u32) -> bool {
        self.word(at).is_some_and(|w| {
            (w.classes - Classes::DERIVED).is_empty() && w.token.kind == Kind::Word && w.token.case == Case::Lower
        })
    }

    /// Whether a word can be an adjective or participle before its noun, also one that looks like a verb: `notierte`.
    fn is_inflected(&self, at: u32) -> bool {
        let closed = Classes::PREPOSITION
            | Classes::CONTRACTION
            | Classes::PRONOUN
            | Classes::DETERMINER
            | Classes::COORDINATOR
            | Classes::AUXILIARY
            | Classes::MODAL
            | Classes::SUBORDINATOR
            | Classes::ADVERB;
        self.word(at).is_some_and(|w| {
            w.token.kind == Kind::Word && w.token.case == Case::Lower && !w.is(closed) && w.is(Classes::INFLECTED)
        })
    }

    /// Adjectives, numbers and titles before the noun: one past them, and the first adjective.
    fn prenominal(&self, start: u32, end: u32) -> (u32, Option<u32>) {
        let mut at = start;
        let mut adjective = None;
        while at < end {
            let Some(word) = self.word(at).filter(|w| !w.is(Classes::NOMINAL)) else { break };
            let adjectival = self.is_adjectival(at);
            let joins = word.is(Classes::COORDINATOR) && at > start && self.is_adjectival(at + 1);
            let counts = matches!(word.token.kind, Kind::Number | Kind::Ordinal) || word.is(Classes::NUMERAL);
            let approximates = word.is(Classes::ADVERB | Classes::FOCUS)
                && word.token.case == Case::Lower
                && (self.is(at + 1, Classes::NUMERAL)
                    || self.kind(at + 1) == Kind::Number
                    || (at > start && self.is_adjectival(at + 1)));
            // das finanziell angeschlagene Land
            let modifies = self.is_bare(at)
                && at > 0
                && self.is(at - 1, Classes::DETERMINER)
                && self.is_adjectival(at + 1)
                && self.is(at + 2, Classes::NOMINAL);
            if !(adjectival || joins || counts || approximates || modifies) {
                break;
            }
            if adjectival && adjective.is_none() {
                adjective = Some(at);
            }
            at += 1;
        }
        (at, adjective)
    }

    /// A small word that can stand before its noun with an ending: `russische`, `mutmaßlichen`.
    fn is_adjectival(&self, at: u32) -> bool {
        let closed = Classes::PREPOSITION
            | Classes::CONTRACTION
            | Classes::PRONOUN
            | Classes::DETERMINER
            | Classes::COORDINATOR
            | Classes::SUBORDINATOR
            | Classes::MAYBE_SUBORDINATOR
            | Classes::REFLEXIVE
            | Classes::NEGATION
            | Classes::AUXILIARY
            | Classes::MODAL
            | Classes::ADVERB;
        self.word(at).is_some_and(|w| {
            let sure_verb = w.is(Classes::FINITE) && !w.is(Classes::ADJECTIVE) && !self.inflected_noun_follows(at);
            w.token.kind == Kind::Word
                && (w.token.case == Case::Lower || !w.is(Classes::NOMINAL))
                && (!w.is(closed) || w.is(Classes::ADJECTIVE))
                && !sure_verb
                && w.is(Classes::INFLECTED | Classes::ADJECTIVE)
        })
    }

    /// Whether a noun follows a word that may be an adjective: `die erklärte Absicht`.
    fn inflected_noun_follows(&self, at: u32) -> bool {
        let before = at.checked_sub(1).is_some_and(|b| {
            self.is(b, Classes::DETERMINER | Classes::PREPOSITION | Classes::CONTRACTION)
                && !self.is(b, Classes::ANAPHOR)
        });
        before && self.is(at + 1, Classes::NOMINAL)
    }

    /// One past the nouns and names that follow each other.
    fn nouns(&self, start: u32, end: u32) -> u32 {
        let mut at = start;
        while at < end {
            let Some(word) = self.word(at) else { break };
            // the 58-Jährige begins with a digit
            let capital = word.token.case != Case::Lower || word.token.head > 0;
            let nominal = word.is(Classes::NOMINAL) && (capital || word.is(Classes::AGENCY));
            // Dr. jur.
            let titled = at > start && self.kind(at - 1) == Kind::Abbreviation;
            // Oberst a. | D.
            let retired = at > start
                && word.token.kind == Kind::Abbreviation
                && self.is(at - 1, Classes::PERSON)
                && self.is(at + 1, Classes::NOMINAL)
                && self.word(at + 1).is_some_and(|w| w.token.span.len() == 2);
            let initial = word.token.kind == Kind::Abbreviation && (word.token.case != Case::Lower || titled);
            let counted = at > start
                && matches!(word.token.kind, Kind::Number | Kind::Ordinal | Kind::Link)
                && !self.is(at + 1, Classes::NOMINAL); // laut Statistik | 300 Fahrgäste
            if nominal && at > start && self.is_apart(at) {
                break;
            }
            if nominal || initial || retired || counted || (word.is(Classes::AGENCY) && word.token.kind == Kind::Word) {
                at += 1;
            } else if word.token.kind == Kind::Link && at == start {
                return at + 1;
            } else if let Some(next) = self.name_goes_on(start, at, end) {
                at = next;
            } else if at > start && self.is_genitive_mark(at) {
                at += 1;
            } else if let Some(close) = self.quoted_name(at, end) {
                at = close + 1;
            } else {
                break;
            }
        }
        at
    }

    /// `warf dem Minister | Einmischung vor`: whether a noun behind another is none of a name. Its ending shows it.
    fn is_apart(&self, at: u32) -> bool {
        let name = Classes::FIRST_NAME | Classes::BODY | Classes::PRINT | Classes::BROADCAST | Classes::AGENCY;
        let common = |lexicon: &Lexicon| !lexicon.gender(self.text(at)).is_empty();
        self.is(at - 1, Classes::PERSON | Classes::GROUP)
            && !self.is(at - 1, Classes::FIRST_NAME | Classes::TITLE)
            && !self.is(at, name)
            && self.lexicon.is_some_and(common)
    }

    /// `Ursula | von der | Leyen`, `Innen- | und | Außenminister`: one past the small words inside.
    fn name_goes_on(&self, start: u32, at: u32, end: u32) -> Option<u32> {
        if at == start {
            return None;
        }
        if self.text(at - 1).ends_with('-') && self.is(at, Classes::COORDINATOR) {
            return Some(at + 1);
        }
        let named = self.is(at - 1, Classes::FIRST_NAME | Classes::TITLE);
        if !named || !self.is(at, Classes::NAME_PARTICLE) {
            return None;
        }
        let second = self.is(at + 1, Classes::NAME_PARTICLE | Classes::DETERMINER) && self.is(at, Classes::PREPOSITION);
        let next = if second { at + 2 } else { at + 1 };
        (next < end && self.is(next, Classes::NOMINAL)).then_some(next)
    }

    /// `Hans| ' |Anwalt`: the apostrophe of a genitive whose owner's name ends in s.
    fn is_genitive_mark(&self, at: u32) -> bool {
        let apostrophe = self.kind(at) == Kind::Mark && matches!(self.text(at), "'" | "’");
        let glued = |at: u32| self.word(at).is_some_and(|w| w.token.glued);
        apostrophe
            && glued(at)
            && !glued(at + 1)
            && self.text(at - 1).ends_with(['s', 'x', 'z', 'ß'])
            && self.is(at + 1, Classes::NOMINAL)
    }

    /// A name in quotation marks: `der „Spiegel“`. Position of its closing mark.
    fn quoted_name(&self, at: u32, end: u32) -> Option<u32> {
        let named = |at: u32| self.is(at, Classes::NOMINAL) || self.kind(at) == Kind::Link;
        let article = || self.word(at + 1).is_some_and(Word::is_capital_article) && self.is(at + 2, Classes::NOMINAL);
        // die „taz“, but: der „neue“ Plan
        let small = || {
            let definite = at > 0 && self.is(at - 1, Classes::DEFINITE_ARTICLE);
            definite && self.kind(at + 2) == Kind::Mark && !self.is(at + 3, Classes::NOMINAL)
        };
        if self.kind(at) != Kind::Mark || !(named(at + 1) || article() || small()) {
            return None;
        }
        let close = (at + 2..end.min(at + 8)).find(|i| self.kind(*i) == Kind::Mark)?;
        let named = (at + 1..close).all(|i| self.kind(i).is_wordlike());
        named.then_some(close)
    }

    /// The noun that counts: the first, but a genitive in front does not (`Trumps Schwiegersohn`).
    fn head(&self, nouns: Range) -> u32 {
        let genitive = |at: u32| {
            let word = self.word(at);
            word.is_some_and(|w| w.is(Classes::GENITIVE) && (w.classes & Classes::NOUN) == Classes::NOMINAL)
        };
        let mut at = nouns.start;
        while at + 1 < nouns.end
            && genitive(at)
            && self.is(at + 1, Classes::PERSON | Classes::GROUP | Classes::BODY | Classes::TEXT | Classes::SOURCE)
        {
            at += 1;
        }
        // die Norddeutsche Zeitung
        let adjective = || self.lexicon.is_some_and(|l| !l.adjective(self.text(at)).is_empty());
        let named = self.is(at, Classes::PERSON | Classes::PRINT) && self.is(at + 1, Classes::PRINT);
        if at + 1 < nouns.end && named && adjective() {
            at += 1;
        }
        at
    }

    /// What the noun itself shows of gender and number.
    fn gender(&self, head: u32) -> Agreement {
        let Some(word) = self.word(head) else {
            return Agreement::all();
        };
        if !word.agreement.is_empty() {
            return word.agreement;
        }
        let shown = self.lexicon.map_or(Agreement::empty(), |l| l.gender(self.text(head)));
        if shown.is_empty() { Agreement::all() } else { shown | Agreement::PLURAL }
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
            && self.text(at).ends_with("er")
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
