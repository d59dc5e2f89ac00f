//! Tokens → words: what every token of the running text can be, by its form and its writing alone.

use super::Lexicon;
use super::classes::Classes;
use super::inflection::{Infinite, Inflection};
use super::recent::{Recent, Sought};
use super::table::Form;
use crate::text::{Case, Document, Kind, Token, whole};
use smallvec::SmallVec;
use std::ops::Deref;

/// A token and what it can be, which is read as the word's own.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// The token.
    pub token: Token,
    /// What it can be; nothing for punctuation and outside the running text.
    pub form: Form,
}

impl Deref for Word {
    type Target = Form;

    fn deref(&self) -> &Form {
        &self.form
    }
}

impl Word {
    /// Whether it can be one of these.
    pub fn is(&self, classes: Classes) -> bool {
        self.classes.intersects(classes)
    }

    /// Whether it can be nothing but Konjunktiv, if a third person goes with it: `er komme`, `sie käme`.
    pub fn is_konjunktiv(&self) -> bool {
        self.is(Classes::KONJUNKTIV1 | Classes::KONJUNKTIV2)
    }

    /// Whether it can be the article that begins a name: `„Der Bote“`.
    pub fn is_capital_article(&self) -> bool {
        self.token.case == Case::Capital && self.is(Classes::DETERMINER)
    }

    /// Whether words in marks that begin with it lack the subject before them: das Werk „ist ein Vorbild“.
    pub fn begins_predicate(&self) -> bool {
        let helper = self.is(Classes::AUXILIARY | Classes::MODAL);
        self.is(Classes::FINITE)
            && self.token.case == Case::Lower
            && (helper || !self.is(Classes::CLOSED | Classes::INFLECTED))
    }

    /// A token of which nothing is asked.
    fn bare(token: &Token) -> Self {
        Self { token: *token, form: Form::default() }
    }
}

/// Annotates a document: one word for each token, in order.
pub fn annotate(document: &Document<'_>, lexicon: &Lexicon) -> Vec<Word> {
    lexicon.recent.lend(|recent| annotate_with(recent, document, lexicon))
}

fn annotate_with(recent: &mut Recent, document: &Document<'_>, lexicon: &Lexicon) -> Vec<Word> {
    let mut words: Vec<Word> = document.tokens.iter().map(Word::bare).collect();
    let mut sought: Vec<(usize, Sought)> = Vec::with_capacity(LONG_SENTENCE);
    let mut unsettled: SmallVec<[usize; 16]> = SmallVec::new();
    recent.make_room();
    for sentence in &document.sentences {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let words = words.get_mut(range).unwrap_or_default();
        let mut initial = true;
        for (at, word) in words.iter().enumerate() {
            let token = word.token;
            if token.kind.is_wordlike() {
                sought.push((at, Sought::new(document.text.as_bytes(), token.span, initial)));
                initial = false;
            } else {
                initial |= leads_in(token.kind);
            }
        }
        recent.seek(sought.iter_mut().map(|(_, sought)| sought));
        for (at, sought) in sought.drain(..) {
            let Some(word) = words.get_mut(at) else { continue };
            let form = recent.form(&sought, || lexicon.form_of(word.token, document, sought.initial));
            word.form = form;
            if form.piece.is_companion() | form.classes.intersects(Classes::SO) {
                unsettled.push(at);
            }
        }
        unsettled.drain(..).for_each(|at| settle_particle(words, at));
    }
    words
}

/// Whether the word behind a mark of this kind is written with a capital whatever it is.
fn leads_in(kind: Kind) -> bool {
    matches!(kind, Kind::Colon | Kind::Mark | Kind::Dash | Kind::Open | Kind::Symbol | Kind::Ellipsis)
        || kind.is_terminal()
}

/// What the words beside it say of a word. A preposition or article is the separated part of a verb only where its clause may end:
/// *teilte mit, dass*, not *teilte mit ihm*. `so` leads at the start of a clause.
fn settle_particle(words: &mut [Word], at: usize) {
    let parts = |word: &Word| !word.token.kind.is_wordlike() || word.is(Classes::COORDINATOR);
    let Some(word) = words.get(at) else { return };
    let ends = || words.get(at + 1).is_none_or(|next| parts(next) || next.is(Classes::SUBORDINATOR));
    let begins = || at.checked_sub(1).and_then(|before| words.get(before)).is_none_or(parts);
    let lost = word.piece.is_companion() && word.is(Classes::PREPOSITION | Classes::DETERMINER) && !ends();
    let leads = word.is(Classes::SO) && begins();
    if (lost || leads)
        && let Some(word) = words.get_mut(at)
    {
        word.form.piece.set_companion(word.piece.is_companion() && !lost);
        word.form.classes.set(Classes::LEADING_SO, leads);
    }
}

/// Few sentences have more words.
const LONG_SENTENCE: usize = 64;

/// Longest key in bytes; longer words are in no lexicon.
const LONGEST: usize = 48;

/// Shortest head of a compound, in bytes: `Sprecher` in `Polizeisprecher`.
const SHORTEST_HEAD: usize = 4;

/// Classes that a compound does not inherit from its head: Berlin in Ostberlin may, Anna in Susanna must not.
const OF_NAMES: Classes = Classes::FIRST_NAME.union(Classes::SEAT).union(Classes::PARTY).union(Classes::TITLE);

impl Lexicon {
    /// What a word of a document can be. `initial`: the place asks for a capital.
    fn form_of(&self, token: Token, document: &Document<'_>, initial: bool) -> Form {
        let text = token.text(document.text);
        let look_up = if document.broken { Self::look_up_whole } else { Self::look_up };
        self.by_ending(text, look_up(self, text, token, initial).complete())
    }

    /// What a token can be that may hold what is no part of its word.
    fn look_up_whole(&self, text: &str, token: Token, initial: bool) -> Form {
        let word = whole(text);
        let last =
            text.get(token.head as usize..).filter(|_| token.head > 0).map_or(word.len(), |last| whole(last).len());
        let head = u16::try_from(word.len() - last).unwrap_or(0);
        self.look_up(&word, Token { head, ..token }, initial)
    }

    /// A form with what its ending shows.
    fn by_ending(&self, text: &str, mut form: Form) -> Form {
        form.classes |= self.endings.of(text, 0).unwrap_or_default();
        form
    }

    /// What a token can be. `initial`: the place asks for a capital, so it says nothing.
    fn look_up(&self, text: &str, token: Token, initial: bool) -> Form {
        if matches!(token.kind, Kind::Number | Kind::Ordinal) {
            return Form { classes: Classes::NUMERAL, ..Form::default() };
        }
        if token.case == Case::Lower {
            let mut form = self.form(text).copied().unwrap_or_default();
            // in small letters a noun is none, an adjective may be a verb, and what tells a state is one
            let open = Classes::NOUN | Classes::ADJECTIVE | Classes::STATE;
            if form.verbs == [0; 3] && (form.classes - open).is_empty() {
                if let Some(modern) = self.in_modern_spelling(text) {
                    return self.look_up(&modern, token, initial);
                }
                let guess = self.guess(text);
                form = Form { classes: form.classes | guess.classes, inflection: guess.inflection, ..form };
            }
            form.classes &= Classes::NOUN.complement() | Classes::AGENCY;
            if text
                .get(token.head as usize..)
                .is_some_and(|head| token.head > 0 && head.starts_with(char::is_uppercase))
            {
                form.classes |= Classes::NOMINAL; // al-Arabiya
            }
            return form;
        }
        let mut buffer = [0; LONGEST];
        let key = small_first(text, &mut buffer);
        let known = self.table.get(key).copied();
        if known.is_none()
            && let Some(modern) = std::str::from_utf8(key).ok().and_then(|key| self.in_modern_spelling(key))
        {
            let mut letters = modern.chars();
            let capital = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>();
            return self.look_up(&capital, token, initial);
        }
        let mut form = known.unwrap_or_default();
        if initial && known.is_none() && token.case == Case::Capital {
            form = self.guess(std::str::from_utf8(key).unwrap_or_default());
            // Vorwürfe (erhebt …) is rather a noun than a verb that begins the sentence
            form.classes.remove(Classes::FINITE | Classes::KONJUNKTIV1 | Classes::KONJUNKTIV2);
            if self.prefixes.no_nouns.of(text, 0).is_some() {
                form.classes |= Classes::ADJECTIVE;
                return form;
            }
        }
        let noun = form.classes & Classes::NOUN;
        if initial && form.classes.intersects(Classes::FINITE) && self.never_begins(&form, !noun.is_empty()) {
            form.classes.remove(Classes::VERB | Classes::KONJUNKTIV1 | Classes::KONJUNKTIV2);
        }
        if !initial {
            form.classes &= Classes::NOUN | Classes::REFERRING;
            form.inflection = Inflection::default();
            form.verbs = [0; 3];
        }
        if noun.is_empty() {
            self.compound(key, token, &mut form);
        }
        if form.classes.intersects(Classes::NOUN) || (form.classes & Classes::VERB.complement()).is_empty() {
            form.classes |= Classes::NOMINAL;
        }
        form
    }

    /// Whether a finite form cannot begin a sentence: one with a particle in front stands last (`Angriff`, `Vorwürfe`), and a known noun
    /// is rather that than a question.
    fn never_begins(&self, form: &Form, noun: bool) -> bool {
        let helper = form.classes.intersects(Classes::AUXILIARY | Classes::MODAL);
        let joined = |v: &super::Verb| {
            v.lexemes.iter().any(|e| e.joined && self.lexeme(e.lexeme).is_some_and(|l| l.particle.is_some()))
        };
        let mut verbs = form.verbs.iter().filter_map(|v| self.verb(*v)).peekable();
        !helper && (noun || (verbs.peek().is_some() && verbs.all(joined)))
    }

    /// Gives an unknown noun what its last part is: `Polizeisprecher`, `Putin-Berater`.
    fn compound(&self, key: &[u8], token: Token, form: &mut Form) {
        let inherit = |head: &[u8], form: &mut Form| {
            let found =
                self.table.get(head).filter(|f| f.heads && f.classes.intersects(Classes::NOUN.difference(OF_NAMES)));
            if let Some(found) = found {
                form.classes |= found.classes & Classes::NOUN.difference(OF_NAMES);
                form.agreement |= found.agreement;
            }
            found.is_some()
        };
        let hyphen = token.head as usize;
        if hyphen > 0 {
            let mut buffer = [0; LONGEST];
            let head = key.get(hyphen..).and_then(|head| std::str::from_utf8(head).ok()).unwrap_or_default();
            if let Some(found) =
                self.table.get(small_first(head, &mut buffer)).filter(|f| f.classes.intersects(Classes::NOUN))
            {
                form.classes |= found.classes & Classes::NOUN.difference(OF_NAMES);
                form.agreement |= found.agreement;
                return;
            }
        }
        if !self.table.may_end_in_head(key) {
            return;
        }
        for start in hyphen.max(2)..key.len().saturating_sub(SHORTEST_HEAD - 1) {
            if let Some(head) = key.get(start..)
                && self.table.may_be_head(head)
                && inherit(head, form)
            {
                return;
            }
        }
    }

    /// An unknown word in small letters: a weak verb, a prefix on a known verb, a foreign verb by its ending, or nothing.
    fn guess(&self, text: &str) -> Form {
        if self.prefixes.never.of(text, 0).is_some() {
            return Form::default();
        }
        let mut form = Form { inflection: self.weak.read(text.as_bytes()), ..Form::default() };
        let mut merge = |inflection: Inflection| form.inflection.merge(inflection);
        self.prefixed(text, &mut merge);
        self.foreign(text, &mut merge);
        form.settle();
        form
    }

    /// What a word can be as prefixes on a known verb: `abwarten`, `bekommen`, `zurückzubekommen`.
    fn prefixed(&self, text: &str, merge: &mut impl FnMut(Inflection)) {
        for rest in strip_each(text, &self.prefixes.separable) {
            let mut inflection = self.bare_verb(rest);
            self.fixed_prefix(rest, &mut |more| inflection.merge(more));
            inflection.infinite.remove(Infinite::BOUND);
            merge(inflection);
            if let Some(zu) = rest.strip_prefix("zu") {
                let mut inflection = self.bare_verb(zu);
                self.fixed_prefix(zu, &mut |more| inflection.merge(more));
                if inflection.infinite.contains(Infinite::INFINITIVE) {
                    merge(Inflection { infinite: Infinite::ZU, ..Inflection::default() });
                }
            }
        }
        self.fixed_prefix(text, merge);
    }

    /// A verb with a prefix that is never separated; its participle is the bound one.
    fn fixed_prefix(&self, text: &str, merge: &mut impl FnMut(Inflection)) {
        for rest in strip_each(text, &self.prefixes.inseparable) {
            let mut inflection = self.bare_verb(rest);
            let bound = inflection.infinite.contains(Infinite::BOUND);
            inflection.infinite.remove(Infinite::BOUND | Infinite::PARTICIPLE);
            inflection.infinite.set(Infinite::PARTICIPLE, bound);
            merge(inflection);
        }
    }

    /// What a word can be as a verb without prefix.
    fn bare_verb(&self, text: &str) -> Inflection {
        let known = self.form(text).map_or(Inflection::default(), |f| f.inflection);
        if known == Inflection::default() { self.weak.read(text.as_bytes()) } else { known }
    }

    fn foreign(&self, text: &str, merge: &mut impl FnMut(Inflection)) {
        let mut buffer = [0; LONGEST];
        for start in (2..text.len().saturating_sub(3)).rev().take(7) {
            let ending = text.as_bytes().get(start..).unwrap_or_default();
            if self.prefixes.foreign.iter().any(|stem| ending.first() == stem.first() && ending.starts_with(stem))
                && let Some(form) = self.table.get(marked(ending, &mut buffer))
            {
                merge(form.inflection);
            }
        }
    }
}

/// What is left of a word behind each prefix that it begins with.
fn strip_each<'t>(text: &'t str, prefixes: &'t [([u8; 2], String)]) -> impl Iterator<Item = &'t str> {
    let first = text.as_bytes().first_chunk::<2>().copied().unwrap_or_default();
    let from = prefixes.partition_point(|(bytes, _)| *bytes < first);
    let same = prefixes.get(from..).unwrap_or_default().iter().take_while(move |(bytes, _)| *bytes == first);
    same.filter_map(|(_, prefix)| text.strip_prefix(prefix.as_str())).filter(|rest| rest.len() > 2)
}

/// The key of a capitalised word: its first letter small. Empty for a word that is too long for any lexicon.
fn small_first<'b>(text: &str, buffer: &'b mut [u8; LONGEST]) -> &'b [u8] {
    let mut chars = text.chars();
    let Some(first) = chars.next() else {
        return &[];
    };
    let mut small = first.to_lowercase();
    let (Some(small), None) = (small.next(), small.next()) else {
        return &[];
    };
    let rest = chars.as_str().as_bytes();
    let len = small.len_utf8() + rest.len();
    if len > LONGEST {
        return &[];
    }
    let (head, tail) = buffer.split_at_mut(small.len_utf8());
    small.encode_utf8(head);
    tail.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    buffer.get(..len).unwrap_or_default()
}

/// The key under which the ending of a foreign verb stands: `~ieren`.
fn marked<'b>(ending: &[u8], buffer: &'b mut [u8; LONGEST]) -> &'b [u8] {
    let len = ending.len() + 1;
    if let (Some(first), true) = (buffer.first_mut(), len <= LONGEST) {
        *first = b'~';
    }
    if let Some(rest) = buffer.get_mut(1..len) {
        rest.copy_from_slice(ending);
    }
    buffer.get(..len).unwrap_or_default()
}
