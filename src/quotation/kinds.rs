//! Pairs of marks → what each is for, and why.
//!
//! Half of the marks in a newspaper quote nobody. The first of these that holds decides:
//!
//! 1. a direct quotation was found in them, or they go on over paragraphs: quotation;
//! 2. a word beside them says it (*Roman „…“*, *„…“ heißt der Film*, *die „…“-Partei*), or the marks before them in a row: title, name,
//!    term, distance;
//! 3. a whole sentence stands in them: quotation;
//! 4. the same words stood in marks whose neighbours said it: the same;
//! 5. what a lexicon knows as a name: name; words that begin like a sentence in the middle of one: title;
//! 6. capitals only, but no common noun: name;
//! 7. anything else: distance.

use super::Quotation;
use super::marks::Shape;
use crate::grammar::{Role, Type};
use crate::lexicon::{Classes, MarkKind, MarkWords, Word};
use crate::span::Range;
use crate::text::{Case, Document, Kind, Pair};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::fmt;

/// A pair of marks and what it is for.
#[derive(Clone, Debug)]
pub struct MarkUse<'t> {
    /// The marks and what stands between.
    pub tokens: Range,
    /// What they are for.
    pub kind: MarkKind,
    /// Why.
    pub reason: Reason<'t>,
}

/// Why marks are what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason<'t> {
    /// A direct quotation was found in them.
    Reported,
    /// The quotation goes on over paragraphs.
    Continued,
    /// This word beside them says it.
    Beside(&'t str),
    /// They are the first part of a compound with this word.
    Compound(&'t str),
    /// They stand in a row with others.
    Row,
    /// A whole sentence stands in them.
    Sentence,
    /// The same words stand in other marks whose neighbours say it.
    Same,
    /// The lexicon knows a word in them as part of a name.
    Known,
    /// They begin like a sentence in the middle of one.
    Opening,
    /// All words have capitals.
    Capitals,
    /// Common words, and nobody who said them.
    Common,
}

impl<'t> Reason<'t> {
    /// In words.
    pub fn said(&self) -> Cow<'t, str> {
        Cow::Borrowed(match self {
            Reason::Beside(word) => return Cow::Owned(format!("beside \"{word}\"")),
            Reason::Compound(word) => return Cow::Owned(format!("compound with \"{word}\"")),
            Reason::Reported => "a direct quotation",
            Reason::Continued => "goes on over paragraphs",
            Reason::Row => "in a row with the marks before",
            Reason::Sentence => "a whole sentence",
            Reason::Same => "the same words as in other marks",
            Reason::Known => "a known name",
            Reason::Opening => "begins like a sentence in the middle of one",
            Reason::Capitals => "words with capitals only",
            Reason::Common => "common words that nobody is said to have used",
        })
    }
}

impl fmt::Display for Reason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said())
    }
}

/// How far the noun of *der Film … heißt „…“* is looked for, in tokens.
const REACH: u32 = 6;

/// Tells for every pair what it is for. `quotations` are all that were found.
pub fn mark_uses<'t>(
    document: &Document<'t>,
    words: &[Word],
    known: &MarkWords,
    quotations: &[Quotation],
) -> Vec<MarkUse<'t>> {
    let direct = quotations.iter().filter(|q| q.kind == Type::Direct);
    let reported: FxHashMap<u32, u32> =
        direct.flat_map(|q| q.roles.get(Role::Quote).iter().map(|r| (r.start, r.end))).collect();
    let page = Page { document, words, known };
    let mut uses: Vec<MarkUse<'t>> = Vec::with_capacity(document.pairs.len());
    for pair in &document.pairs {
        let (kind, reason) = if reported.get(&pair.tokens.start).is_some_and(|end| *end >= pair.tokens.end) {
            (MarkKind::Quotation, Reason::Reported)
        } else if pair.closing.is_none() || pair.opening.is_none() {
            (MarkKind::Quotation, Reason::Continued)
        } else {
            page.by_neighbours(pair).or_else(|| page.by_row(pair, uses.last())).unwrap_or_else(|| page.by_words(pair))
        };
        uses.push(MarkUse { tokens: pair.tokens, kind, reason });
    }
    page.same_words(&mut uses);
    uses
}

/// What the words beside a pair of marks say.
pub(super) fn beside(document: &Document<'_>, words: &[Word], known: &MarkWords, pair: &Pair) -> Option<MarkKind> {
    Page { document, words, known }.by_neighbours(pair).map(|(kind, _)| kind)
}

/// The most words between the one that decides and the marks: *Lieder wie zum Beispiel „…“*.
const LONGEST_SUCH_AS: usize = 3;

struct Page<'a, 't> {
    document: &'a Document<'t>,
    words: &'a [Word],
    known: &'a MarkWords,
}

impl<'t> Page<'_, 't> {
    fn kind(&self, at: u32) -> Option<Kind> {
        self.document.tokens.get(at as usize).map(|t| t.kind)
    }

    fn word(&self, at: u32) -> &'t str {
        self.document.word(at)
    }

    fn is_glued(&self, at: u32) -> bool {
        self.document.tokens.get(at as usize).is_some_and(|t| t.glued)
    }

    /// What a noun says, if it is one of those that decide.
    fn says(&self, at: u32) -> Option<(MarkKind, Reason<'t>)> {
        let word = self.word(at);
        self.known.kind(word).map(|kind| (kind, Reason::Beside(word)))
    }

    fn by_neighbours(&self, pair: &Pair) -> Option<(MarkKind, Reason<'t>)> {
        let next = pair.tokens.end;
        if self.kind(next) == Some(Kind::Dash) && self.is_glued(next) && self.is_glued(next + 1) {
            let word = self.word(next + 1);
            let kind = self.known.kind(word).filter(|k| *k != MarkKind::Quotation).unwrap_or(MarkKind::Name);
            return Some((kind, Reason::Compound(word)));
        }
        // Motto: „…“
        let separated =
            pair.tokens.start.checked_sub(2).filter(|at| matches!(self.kind(at + 1), Some(Kind::Colon | Kind::Comma)));
        let mut before = separated.or(pair.tokens.start.checked_sub(1));
        // Lieder wie „…“
        for _ in 0..LONGEST_SUCH_AS {
            before =
                before.filter(|at| self.known.is_such_as(self.word(*at))).and_then(|at| at.checked_sub(1)).or(before);
        }
        if let Some(said) = before.and_then(|at| self.says(at)) {
            return Some(said);
        }
        if let Some(naming) = before.filter(|at| self.known.is_naming(self.word(*at))) {
            return Some(self.named((naming.saturating_sub(REACH)..naming).rev(), naming));
        }
        // damals hieß das Lokal noch „…“
        let near = before.map(|at| at.saturating_sub(2)..at);
        if let Some(naming) = near.and_then(|mut near| near.find(|at| self.known.is_naming(self.word(*at)))) {
            return Some(self.named(naming + 1..pair.tokens.start, naming));
        }
        self.known.is_naming(self.word(next)).then(|| self.named(next + 1..next + REACH, next))
    }

    /// What *heißt* says: what the noun is that stands near it in its sentence.
    fn named(&self, mut near: impl Iterator<Item = u32>, naming: u32) -> (MarkKind, Reason<'t>) {
        let said = near.find_map(|at| match self.kind(at) {
            Some(kind) if kind.is_terminal() || kind == Kind::Mark => Some(None),
            _ => self.says(at).map(Some),
        });
        said.flatten().unwrap_or((MarkKind::Name, Reason::Beside(self.word(naming))))
    }

    /// *Die Filme „A“, „B“ und „C“*: the marks before say what these are for.
    fn by_row(&self, pair: &Pair, last: Option<&MarkUse<'t>>) -> Option<(MarkKind, Reason<'t>)> {
        let last = last.filter(|last| last.kind != MarkKind::Quotation && last.tokens.end + 1 == pair.tokens.start)?;
        self.known.is_row(self.word(last.tokens.end)).then_some((last.kind, Reason::Row))
    }

    fn by_words(&self, pair: &Pair) -> (MarkKind, Reason<'t>) {
        let shape = Shape::of(pair, self.words);
        if shape.is_sentence() {
            return (MarkKind::Quotation, Reason::Sentence);
        }
        let inside = pair.inside();
        let word = |at: u32| self.words.get(at as usize);
        let any = |classes: Classes| inside.iter().filter_map(word).any(|w| w.is(classes));
        if any(Classes::PRINT | Classes::BROADCAST | Classes::AGENCY | Classes::PARTY) {
            return (MarkKind::Name, Reason::Known);
        }
        let function =
            Classes::DETERMINER | Classes::PREPOSITION | Classes::CONTRACTION | Classes::PRONOUN | Classes::QUESTION;
        let first = word(inside.start);
        if inside.len() > 1 && first.is_some_and(|w| w.token.case == Case::Capital && w.is(function)) {
            return (MarkKind::Title, Reason::Opening);
        }
        let common = Classes::PERSON
            | Classes::GROUP
            | Classes::REPORTING_NOUN
            | Classes::SOURCE
            | Classes::OPINION
            | Classes::NORM;
        if shape.is_all_capital() && !(inside.len() == 1 && any(common)) {
            return (MarkKind::Name, Reason::Capitals);
        }
        (MarkKind::Distance, Reason::Common)
    }

    /// Carries what neighbours said over to the same words elsewhere.
    fn same_words(&self, uses: &mut [MarkUse<'t>]) {
        let text = |tokens: Range| {
            self.document.span(Range::new(tokens.start + 1, tokens.end.saturating_sub(1))).of(self.document.text)
        };
        let sure = |u: &&MarkUse<'t>| {
            matches!(u.reason, Reason::Beside(_) | Reason::Compound(_)) && u.kind != MarkKind::Quotation
        };
        let said: FxHashMap<&str, MarkKind> = uses.iter().filter(sure).map(|u| (text(u.tokens), u.kind)).collect();
        let open = |u: &&mut MarkUse<'t>| {
            matches!(u.reason, Reason::Known | Reason::Opening | Reason::Capitals | Reason::Common)
        };
        for found in uses.iter_mut().filter(open) {
            if let Some(kind) = said.get(text(found.tokens)) {
                (found.kind, found.reason) = (*kind, Reason::Same);
            }
        }
    }
}
