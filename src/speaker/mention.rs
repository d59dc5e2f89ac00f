//! A naming in the text: what it is and which words of it are a name.
//!
//! ```text
//! der  frühere  belmarische  Ministerpräsident  Stevan Koric  aus Velograd
//! det  ───────────────────── noun ───────────── name ──────── attribute
//! ```

use super::kind::EntityKind;
use super::name::{is_name, name_in};
use super::names::Surnames;
use super::nouns::is_nominal;
use crate::lexicon::{Adjectives, Agreement, Classes, Lexicon, Word, stem};
use crate::parse::extended_adjective;
use crate::span::Range;
use crate::text::{Case, Kind};

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
    /// A name that stands alone.
    pub(super) fn of_name(name: Range) -> Self {
        Self {
            core: name,
            attribute: Range::new(name.end, name.end),
            determiner: None,
            nouns: name,
            noun: None,
            name: Some(name),
            kind: EntityKind::Person,
            agreement: Agreement::SINGULAR,
            definite: false,
            indefinite: false,
        }
    }

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

/// The nouns and names of a naming.
pub(super) struct Named {
    /// Those that belong to it: not the name of its owner.
    pub(super) nouns: Range,
    /// The noun that says what it is.
    noun: Option<u32>,
    /// The words that are a proper name.
    name: Option<Range>,
}

/// Reads namings.
pub(super) struct Reader<'a> {
    pub(super) words: &'a [Word],
    pub(super) text: &'a str,
    /// The text in small letters.
    pub(super) small: &'a [u8],
    pub(super) lexicon: &'a Lexicon,
    /// Surnames that the article gives with a first name or title: they are names whatever they mean otherwise.
    pub(super) surnames: Surnames<'a>,
}

/// How many words may stand between an article and its noun.
const LONGEST_PRENOMINAL: u32 = 9;

impl<'a> Reader<'a> {
    pub(super) fn word(&self, at: u32) -> Option<&'a Word> {
        self.words.get(at as usize)
    }

    /// The first word of a range of which something holds.
    pub(super) fn first(&self, range: Range, holds: impl Fn(&Word) -> bool) -> Option<u32> {
        let words = self.words.get(range.start as usize..range.end as usize)?;
        let before = words.iter().position(holds)?;
        Some(range.start + u32::try_from(before).ok()?)
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

    /// The bytes of a word.
    pub(super) fn written(&self, at: u32) -> &'a [u8] {
        let span = self.word(at).map(|w| w.token.span).unwrap_or_default();
        self.text.as_bytes().get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// A word in small letters.
    pub(super) fn small(&self, at: u32) -> &'a [u8] {
        let span = self.word(at).map(|w| w.token.span).unwrap_or_default();
        self.small.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// The stem of a word.
    pub(super) fn stem(&self, at: u32) -> &'a [u8] {
        stem(self.small(at))
    }

    /// Whether a name ends in a surname that the article gives with a first name or title.
    pub(super) fn is_surname(&self, name: Range) -> bool {
        let last = name.end.checked_sub(1).map_or(&[][..], |last| self.written(last));
        self.surnames.may_hold(last) && self.surnames.hold(self.last_of(name))
    }

    /// Whether the lexicon has a word itself, not only its last part.
    pub(super) fn is_listed(&self, at: u32) -> bool {
        self.lexicon.form(self.small(at)).is_some_and(|f| f.classes.intersects(Classes::NOUN))
    }

    /// Whether a word has its capital only because it begins a sentence: the article has it without one, too.
    pub(super) fn only_begins(&self, at: u32) -> bool {
        let small = self.small(at);
        let begins = at.checked_sub(1).is_none_or(|before| self.kind(before) == Kind::Stop);
        begins && self.words.iter().any(|w| w.token.case == Case::Lower && w.token.text(self.text).as_bytes() == small)
    }

    /// The last word.
    pub(super) fn last_of(&self, range: Range) -> &'a str {
        range.end.checked_sub(1).map_or("", |t| self.shown(t))
    }

    /// The text from the first to the last word.
    pub(super) fn text_of(&self, range: Range) -> &'a str {
        let span = |at: u32| self.word(at).map(|w| w.token.span).unwrap_or_default();
        if range.is_empty() { "" } else { span(range.start).to(span(range.end - 1)).of(self.text) }
    }

    /// The stems of the words.
    pub(super) fn stems(&self, range: Range) -> impl Iterator<Item = &'a [u8]> {
        range.iter().map(|t| self.stem(t))
    }

    /// The naming that begins at a place: with its article, an adjective or a noun.
    pub(super) fn mention(&self, range: Range) -> Option<Mention> {
        self.mention_as(range, Agreement::all())
    }

    /// The naming at a place where only some cases can be.
    pub(super) fn mention_as(&self, range: Range, cases: Agreement) -> Option<Mention> {
        self.parts(range).map(|parts| self.read(parts, range, cases))
    }

    /// The cases that what stands before a naming allows: none is the subject behind a preposition, and behind a noun it is its genitive.
    fn cases(&self, start: u32) -> Agreement {
        let Some(before) = start.checked_sub(1) else { return Agreement::all() };
        let genitive = self.is(start, Classes::DETERMINER)
            && self.word(start).is_some_and(|w| w.agreement.intersects(Agreement::GENITIVE));
        if self.is(before, Classes::PREPOSITION | Classes::CONTRACTION) && !self.is_nominal(before) {
            Agreement::all() - Agreement::NOMINATIVE
        } else if genitive
            && self.is_nominal(before)
            && self.kind(before) == Kind::Word
            && !self.lexicon.world.is_nominative(self.written(start + 1))
            && !self.is(before, Classes::TIME)
        {
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
            // das im Index | notierte Unternehmen
            at = extended_adjective(self.words, self.text, self.lexicon, Range::new(at, range.end)).unwrap_or(at);
        }
        let latest = range.end.min(at + LONGEST_PRENOMINAL);
        let adjectives = at;
        while at < latest {
            let word = self.word(at)?;
            if is_nominal(word) || self.opens_name(at, range.end).is_some() {
                break;
            }
            let counts = matches!(word.token.kind, Kind::Number | Kind::Ordinal);
            let closed = word.is(Classes::SUBORDINATOR | Classes::REFLEXIVE | Classes::AUXILIARY | Classes::MODAL)
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
    pub(super) fn read(&self, parts: Parts, range: Range, cases: Agreement) -> Mention {
        let Parts { determiner, adjectives, .. } = parts;
        let cases = self.cases(range.start).agree(cases);
        let Named { nouns, noun, name } = self.named(parts);
        let start = determiner.unwrap_or(adjectives.start);
        let core = Range::new(start, nouns.end);
        let mut agreement = determiner.and_then(|d| self.word(d)).map_or(Agreement::all(), |w| w.agreement);
        agreement = agreement.agree(cases);
        let several = |w: &Word| w.is(Classes::SEVERAL) && w.token.case == Case::Lower;
        if adjectives.iter().filter_map(|t| self.word(t)).any(several) {
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
        if let Some(noun) = noun
            && name.is_none()
            && self.word(noun).is_some_and(|w| w.agreement.contains(ADJECTIVAL))
            && self.written(noun).ends_with(self.weak_plural())
            && determiner.is_some_and(|d| self.is_plural_article(d, Agreement::NOMINATIVE))
        {
            agreement = agreement.agree(Agreement::PLURAL); // die Verantwortlichen
        }
        if let Some(first) = name.and_then(|n| self.word(n.start)).filter(|w| w.is(Classes::FIRST_NAME)) {
            agreement = agreement.agree(if first.agreement.is_empty() { Agreement::SINGULAR } else { first.agreement });
        }
        let indefinite = determiner.is_some_and(|d| self.is(d, Classes::INDEFINITE_ARTICLE));
        // Sorins Stellvertreterin: her name does the work of an article
        let owner = |n: u32| n - u32::from(self.kind(n - 1) == Kind::Mark) - 1;
        let possessed = determiner.is_none() && noun.is_some_and(|n| n > nouns.start && self.is_genitive(owner(n)));
        let definite = (determiner.is_some() && !indefinite) || possessed;
        if name.is_none() && determiner.is_none() && !possessed && noun.is_some_and(|n| self.is(n, Classes::PERSON)) {
            // persons without article are many: *Nachbarn*
            agreement = agreement.agree(Agreement::PLURAL);
        }
        let attribute = Range::new(nouns.end, self.attribute_end(parts.nouns, range.end, indefinite));
        // den Ermittlern
        if let (Some(determiner), Some(noun)) = (determiner, noun)
            && self.is_plural_article(determiner, Agreement::DATIVE)
            && let Some(singular) = self.lexicon.declension.without_dative_ending(self.small(noun))
            && self.lexicon.form(singular).is_some_and(|f| f.classes.intersects(Classes::PERSON))
        {
            agreement = agreement.agree(Agreement::PLURAL);
        }
        let kind = self.kind_of(nouns, noun, name, agreement, indefinite, determiner.is_some());
        // a noun that tells more than the sort is part of the name: Stadtwerke Oberau
        let whole =
            !kind.is_somebody() && name.is_some_and(|n| n.start > nouns.start && self.kind(n.start - 1) != Kind::Mark);
        let name = if whole && noun.is_some_and(|n| !self.only_sort(n)) { Some(nouns) } else { name };
        Mention { core, attribute, determiner, nouns, noun, name, kind, agreement, definite, indefinite }
    }

    /// How adjectives end in the plural behind an article: `(die) Verantwortlich|en`.
    fn weak_plural(&self) -> &'a [u8] {
        self.lexicon.declension.adjective(Adjectives::Weak, Agreement::PLURAL).as_bytes()
    }

    /// Whether an article is the definite one of the plural in a case: `die`, `den`.
    fn is_plural_article(&self, at: u32, case: Agreement) -> bool {
        self.word(at).is_some_and(|word| {
            word.is(Classes::DEFINITE_ARTICLE) && word.agreement.intersects(Agreement::PLURAL & case)
        })
    }

    /// Whether a word is a name in the genitive: `Sorins`, `Assmanns`.
    pub(super) fn is_genitive(&self, at: u32) -> bool {
        let name = |w: &Word| w.is(Classes::FIRST_NAME) || (w.classes & Classes::NOUN) == Classes::NOMINAL;
        self.word(at).is_some_and(name) && self.is(at, Classes::GENITIVE)
    }

    /// Which of the nouns that follow each other is what.
    pub(super) fn named(&self, parts: Parts) -> Named {
        let (nouns, article) = (parts.nouns, parts.determiner.is_some());
        if nouns.len() == 1 {
            let name = Some(nouns).filter(|_| is_name(self, nouns.start, article));
            let noun = Some(nouns.start).filter(|noun| name.is_none() && self.is_common(*noun));
            return Named { nouns, noun, name };
        }
        let name = self.typed_name(nouns).or_else(|| name_in(self, nouns, article));
        let noun = self.noun(nouns, name);
        // die Verteidigung | Anna Abels: the name is not hers
        let body = Classes::BODY | Classes::GROUP | Classes::TEXT | Classes::SOURCE | Classes::OPINION;
        let owner = name.filter(|n| {
            let first = self.is(n.start, Classes::FIRST_NAME) || self.is_surname(*n);
            let of_body =
                |w: &Word| w.is(body) && !w.is(Classes::PERSON | Classes::TITLE | Classes::MEDIUM | Classes::WORK);
            first && noun.is_some_and(|noun| noun + 1 == n.start && self.word(noun).is_some_and(of_body))
        });
        match owner {
            Some(owner) => Named { nouns: Range::new(nouns.start, owner.start), noun, name: None },
            None => Named { nouns, noun, name },
        }
    }

    /// Whether a noun tells an age: `58-Jährige`.
    pub(super) fn is_aged(&self, noun: u32) -> bool {
        self.is(noun, Classes::AGED)
    }

    /// Whether a word among the nouns shows that the name before it is a firm's.
    pub(super) fn is_company(&self, nouns: Range) -> bool {
        const LONGEST: u32 = 4;
        let short = |t: &u32| self.word(*t).is_some_and(|w| w.token.span.len() <= LONGEST);
        nouns.iter().filter(short).any(|t| self.lexicon.world.is_legal_form(self.written(t)))
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
}

/// Adds a text in small letters, byte for byte: of the letters beyond ASCII those of German and its neighbours.
pub(super) fn add_small_letters(text: &str, small: &mut Vec<u8>) {
    let start = small.len();
    let text = text.as_bytes();
    small.extend_from_slice(text);
    let Some((first, rest)) = small.get_mut(start..).and_then(<[u8]>::split_first_mut) else { return };
    first.make_ascii_lowercase();
    for (letter, before) in rest.iter_mut().zip(text) {
        // À to Þ without ×
        let beyond = *before == 0xc3 && (0x80..=0x9e).contains(letter) && *letter != 0x97;
        *letter += u8::from(letter.is_ascii_uppercase() | beyond) << 5;
    }
}

/// What nouns like `Angeklagte` show, which are declined like adjectives.
pub(super) const ADJECTIVAL: Agreement = Agreement::MASCULINE.union(Agreement::FEMININE).union(Agreement::PLURAL);

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
