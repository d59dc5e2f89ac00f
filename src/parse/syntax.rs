//! The syntax of one sentence: its clauses, and which word belongs to which.

use super::build::build;
use super::clause::{Clause, ClauseId};
use super::phrase::{Phrase, Phrases, Reach};
use super::segment::View;
use super::word::same;
use crate::lexicon::{Classes, Lexicon, Word};
use crate::span::{Range, Ranges};
use crate::text::{Kind, Pair};
use smallvec::SmallVec;

/// The syntax of one sentence.
#[derive(Debug)]
pub struct Syntax<'a> {
    /// All words of the document.
    pub words: &'a [Word],
    /// The document's text.
    pub text: &'a str,
    /// What the words mean.
    pub lexicon: &'a Lexicon,
    /// The sentence's tokens, its final stop included.
    pub range: Range,
    /// Its clauses, in the order in which they begin to be built; a clause stands after the one it depends on.
    pub clauses: Vec<Clause>,
    /// Its quotation marks, outermost pairs that are quoted sentences.
    pub quoted: Vec<Range>,
    /// The sentence without its final stop.
    body: Range,
    /// Per token of the sentence the clause it belongs to.
    owner: SmallVec<[ClauseId; 32]>,
}

/// Owner of separators, quotation marks and the final stop.
const NOBODY: ClauseId = ClauseId::MAX;
/// Owner of what stands inside a quoted sentence or in brackets.
pub(super) const HIDDEN: ClauseId = ClauseId::MAX - 1;

impl<'a> Syntax<'a> {
    /// Parses a sentence. `pairs` are the quotation marks inside it.
    pub fn parse(words: &'a [Word], text: &'a str, lexicon: &'a Lexicon, range: Range, pairs: &[Pair]) -> Self {
        let owner = SmallVec::from_elem(NOBODY, range.len() as usize);
        let all = words.get(range.start as usize..range.end as usize).unwrap_or_default();
        let terminal = all.iter().rev().take_while(|w| w.token.kind.is_terminal()).count();
        let body = Range::new(range.start, range.end - u32::try_from(terminal).unwrap_or(0));
        let (clauses, quoted) = (Vec::with_capacity(4), Vec::new());
        let mut syntax = Self { words, text, lexicon, range, clauses, quoted, body, owner };
        let mut named: SmallVec<[Range; 2]> = SmallVec::new();
        for pair in pairs.iter().filter(|p| p.depth == 0) {
            if syntax.is_quoted_sentence(pair) {
                syntax.quoted.push(pair.tokens);
                syntax.own_all(pair.tokens, HIDDEN);
            } else if syntax.is_named(pair) {
                named.push(pair.tokens);
            }
        }
        let view = View::of(syntax.phrases(), range, &syntax.quoted, &named);
        view.brackets.iter().for_each(|bracket| syntax.own_all(*bracket, HIDDEN));
        build(&mut syntax, &view);
        syntax.measure();
        syntax
    }

    /// The word at a position of the document.
    pub fn word(&self, at: u32) -> Option<&'a Word> {
        self.words.get(at as usize)
    }

    /// The text of the word at a position; empty outside the document.
    pub fn text_at(&self, at: u32) -> &'a str {
        self.word(at).map_or("", |w| w.token.text(self.text))
    }

    /// Whether a certain word stands at a position, but for a first capital. Most others are told by their first letter.
    pub fn reads(&self, at: u32, wanted: &str) -> bool {
        // small and capital letters differ in a higher bit, beyond ASCII in a later byte
        let letter = |byte: Option<&u8>| byte.map(|b| b & 31);
        let first = self.word(at).and_then(|w| self.text.as_bytes().get(w.token.span.start as usize));
        letter(first) == letter(wanted.as_bytes().first()) && same(self.text_at(at), wanted)
    }

    /// Whether the word at a position can be one of these.
    pub fn is(&self, at: u32, classes: Classes) -> bool {
        self.word(at).is_some_and(|w| w.is(classes))
    }

    /// The kind of token at a position.
    pub fn kind(&self, at: u32) -> Kind {
        self.word(at).map_or(Kind::Symbol, |w| w.token.kind)
    }

    /// Whether the word at a position is `ich` or `wir`: a pronoun that only the first person agrees with.
    pub fn is_first_person(&self, at: u32) -> bool {
        self.word(at).is_some_and(|w| w.is(Classes::PRONOUN) && w.is(Classes::FIRST_PERSON))
    }

    /// A clause.
    pub fn clause(&self, id: ClauseId) -> Option<&Clause> {
        self.clauses.get(id as usize)
    }

    pub(super) fn owner(&self, at: u32) -> Option<ClauseId> {
        self.owner.get(at.checked_sub(self.range.start)? as usize).copied()
    }

    /// The clause a word belongs to; `None` for separators and what is hidden.
    pub fn clause_at(&self, at: u32) -> Option<ClauseId> {
        self.owner(at).filter(|o| *o < HIDDEN)
    }

    /// The words of a clause without the clauses that depend on it.
    pub fn own(&self, id: ClauseId) -> impl DoubleEndedIterator<Item = u32> + '_ {
        let extent = self.clause(id).map_or(Range::default(), |c| c.extent);
        let place = |at: u32| at.saturating_sub(self.range.start) as usize;
        let owners = self.owner.get(place(extent.start)..place(extent.end)).unwrap_or_default();
        extent.iter().zip(owners).filter(move |(_, owner)| **owner == id).map(|(at, _)| at)
    }

    /// Whether a clause has a verb that can report; a companion where the verb needs one.
    pub fn reports(&self, id: ClauseId) -> bool {
        let (mut classes, mut companion) = (Classes::empty(), false);
        for word in self.own(id).filter_map(|t| self.word(t)) {
            classes |= word.classes;
            companion |= word.piece.is_companion();
        }
        classes.intersects(Classes::REPORTING_VERB) || (companion && classes.intersects(Classes::REPORTING_PHRASE))
    }

    /// The stretches of a clause's own words.
    pub fn own_ranges(&self, id: ClauseId) -> Ranges {
        self.own(id).map(|t| Range::new(t, t + 1)).collect()
    }

    /// The clauses that depend on one, nearest first.
    pub fn children(&self, id: ClauseId) -> impl Iterator<Item = ClauseId> + '_ {
        self.ids().filter(move |c| self.clause(*c).is_some_and(|clause| clause.parent == Some(id)))
    }

    /// All clauses.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = ClauseId> + use<> {
        0..ClauseId::try_from(self.clauses.len()).unwrap_or(HIDDEN)
    }

    /// Whether a clause is another or depends on it.
    pub fn depends(&self, mut id: ClauseId, on: ClauseId) -> bool {
        loop {
            if id == on {
                return true;
            }
            match self.clause(id).and_then(|c| c.parent) {
                Some(parent) => id = parent,
                None => return false,
            }
        }
    }

    /// The sentence without its final stop and the marks behind it.
    pub fn body(&self) -> Range {
        self.body
    }

    /// The noun phrase at the start of a range, with what surely belongs to it.
    pub fn phrase(&self, range: Range) -> Option<Phrase> {
        self.phrases().at(range, Reach::Near)
    }

    /// The noun phrase at the start of a range, with all that can belong to it.
    pub fn wide_phrase(&self, range: Range) -> Option<Phrase> {
        self.phrases().at(range, Reach::Far)
    }

    fn phrases(&self) -> Phrases<'a> {
        Phrases { words: self.words, text: self.text, lexicon: self.lexicon }
    }

    /// `eine „verpasste Chance“`, `als „übertrieben“`: whether the word before the marks makes the words in them part of a phrase.
    fn is_named(&self, pair: &Pair) -> bool {
        let before = pair.tokens.start.checked_sub(1);
        before.is_some_and(|before| self.is(before, Classes::LIKENING | Classes::DETERMINER))
    }

    /// Whether a quotation can stand for itself: it ends like a sentence, has a finite verb, follows a colon, or is long.
    fn is_quoted_sentence(&self, pair: &Pair) -> bool {
        let inside = pair.inside();
        let ends = inside.len() > 1 && self.kind(inside.end - 1).is_terminal();
        let led_in = pair.tokens.start > self.range.start && self.kind(pair.tokens.start - 1) == Kind::Colon;
        let verb = || {
            inside.iter().any(|at| {
                self.word(at).is_some_and(|w| {
                    w.is(Classes::FINITE)
                        && !w.is(Classes::ADJECTIVE | Classes::ADVERB | Classes::PREPOSITION | Classes::DETERMINER)
                        && !(w.is(Classes::INFINITIVE | Classes::PARTICIPLE)
                            && !w.is(Classes::AUXILIARY | Classes::MODAL)
                            && inside.len() < 4)
                })
            })
        };
        // „Meinetwegen“, brummte er: what follows shows that it is said
        let next = pair.tokens.end;
        let verb_at = if self.kind(next) == Kind::Comma { next + 1 } else { next };
        let follows = pair.tokens.start == self.range.start
            && self
                .word(verb_at)
                .is_some_and(|w| w.is(Classes::FINITE) && !w.is(Classes::DETERMINER | Classes::PREPOSITION))
            && (verb_at > next || ends);
        if !ends && !led_in && self.is_predicate(pair) {
            return false;
        }
        ends || led_in || follows || inside.len() >= 12 || (inside.len() >= 3 && verb())
    }

    /// `…, das Werk „ist und bleibt ein Vorbild“`: the marks begin with the verb that the words before them lack.
    fn is_predicate(&self, pair: &Pair) -> bool {
        let before = || (self.range.start..pair.tokens.start).rev().take_while(|t| self.kind(*t).is_wordlike());
        self.word(pair.inside().start).is_some_and(Word::begins_predicate)
            && before().next().is_some_and(|t| self.is(t, Classes::NOMINAL))
            && !before().any(|t| self.is(t, Classes::MAYBE_FINITE) && !self.is(t, Classes::DETERMINER))
    }

    /// Gives words to a clause.
    pub(super) fn own_all(&mut self, range: Range, owner: ClauseId) {
        let place = |at: u32| at.clamp(self.range.start, self.range.end) as usize - self.range.start as usize;
        let places = place(range.start)..place(range.end);
        self.owner.get_mut(places).into_iter().for_each(|words| words.fill(owner));
    }

    pub(super) fn set_owner(&mut self, at: u32, id: ClauseId) {
        if let Some(owner) = at.checked_sub(self.range.start).and_then(|i| self.owner.get_mut(i as usize)) {
            *owner = id;
        }
    }

    /// Fills in how far each clause reaches with all that depends on it, and what that is.
    fn measure(&mut self) {
        let mut end = self.range.start;
        for owners in self.owner.chunk_by(|a, b| a == b) {
            end += u32::try_from(owners.len()).unwrap_or(0);
            if let Some(clause) = owners.first().and_then(|owner| self.clauses.get_mut(*owner as usize)) {
                clause.extent.end = clause.extent.end.max(end);
            }
        }
        for id in self.ids().rev() {
            let Some((kind, extent, Some(parent))) = self.clause(id).map(|c| (c.kind, c.extent, c.parent)) else {
                continue;
            };
            if let Some(parent) = self.clauses.get_mut(parent as usize) {
                parent.extent = Range::new(parent.extent.start.min(extent.start), parent.extent.end.max(extent.end));
                parent.governs |= kind.into();
            }
        }
    }
}
