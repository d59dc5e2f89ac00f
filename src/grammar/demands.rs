//! What the words of a sentence give away before it is parsed, and what a construction demands of them: most sentences are ruled out
//! here.

use super::anchor::Anchor;
use super::feature::{Feature, Property, SOURCES};
use super::pattern::Pattern;
use super::terminal::Terminal;
use crate::lexicon::{Classes, Lexicon, Pieces, Takes, Word};
use crate::parse::ClauseKinds;
use crate::text::Kind;
use bitflags::bitflags;
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

bitflags! {
    /// What a sentence has besides words of certain classes.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
    struct Signs: u64 {
        /// Quotation marks.
        const MARKS = 1;
        /// A word at which constructions are tried.
        const CUE = 2;
        /// A comma.
        const COMMA = 4;
        /// A colon.
        const COLON = 8;
        /// A word that can be a finite verb.
        const VERB = 16;
        /// Two of them.
        const VERBS = 32;
        /// It does not end with a question mark.
        const TELLS = 64;
        /// Anything at all.
        const WORDS = 128;
        /// What its reporting verbs and expressions take, and what those take whose clause may begin with its finite verb.
        const _ = !0;
    }
}

impl Signs {
    /// A reporting verb that takes one of these.
    fn takes(takes: Takes) -> Self {
        Self::from_bits_retain(u64::from(takes.bits()) << 16)
    }

    /// One of them whose clause may begin with its finite verb: `…, sagte er`.
    fn opening(takes: Takes) -> Self {
        Self::from_bits_retain(u64::from(takes.bits()) << 32)
    }
}

/// Verbs that report by themselves or with others.
const REPORTING: Classes = Classes::REPORTING_VERB.union(Classes::REPORTING_PHRASE);

/// What the words of a sentence give away before it is parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clues {
    classes: Classes,
    signs: Signs,
}

impl Clues {
    const NONE: Self = Self { classes: Classes::empty(), signs: Signs::empty() };

    /// The clues of a sentence's words; `marks`: it has quotation marks.
    pub fn of(words: &[Word], marks: bool, lexicon: &Lexicon) -> Self {
        let mut clues = Self::NONE;
        let (mut kinds, mut verbs, mut cue, mut companion) = (0u32, 0u32, false, false);
        let mut pieces = Pieces::NONE;
        for word in words {
            clues.classes |= word.classes;
            kinds |= 1 << word.token.kind as u32;
            verbs += u32::from(word.is(Classes::MAYBE_FINITE));
            cue |= word.cue;
            pieces = pieces.with(word.piece);
            companion |= word.piece.is_companion();
        }
        let has = |kind: Kind| kinds & 1 << kind as u32 != 0;
        let asks = words.last().is_some_and(|w| w.token.kind == Kind::Question);
        for (sign, there) in [
            (Signs::MARKS, marks),
            (Signs::CUE, cue),
            (Signs::COMMA, has(Kind::Comma)),
            (Signs::COLON, has(Kind::Colon)),
            (Signs::VERB, verbs > 0),
            (Signs::VERBS, verbs > 1),
            (Signs::TELLS, !asks),
            (Signs::WORDS, true),
        ] {
            clues.signs.set(sign, there);
        }
        if clues.classes.intersects(REPORTING) {
            clues.reports(words, pieces, companion, lexicon);
        }
        clues
    }

    /// Adds what the verbs can report with, if the words are there that they need.
    fn reports(&mut self, words: &[Word], pieces: Pieces, companion: bool, lexicon: &Lexicon) {
        // a pronoun is in every other sentence and gives nothing away; its verb is taken to report by itself
        let telling = |w: &Word| w.piece.is_companion() && !w.is(Classes::PRONOUN | Classes::REFLEXIVE);
        let alone = self.classes.intersects(Classes::REPORTING_VERB);
        if !(alone || companion && words.iter().any(telling)) {
            return;
        }
        let opens = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| words.get(before));
            before.is_none_or(|w| !w.token.kind.is_wordlike() || w.is(Classes::COORDINATOR))
        };
        let (mut takes, mut opening, mut helper_opens) = (Takes::empty(), Takes::empty(), false);
        let helper = Classes::AUXILIARY | Classes::MODAL;
        for (at, word) in words.iter().enumerate().filter(|(_, w)| w.is(REPORTING | helper)) {
            let opens = opens(at);
            helper_opens |= opens && word.is(helper) && word.is(Classes::MAYBE_FINITE);
            if word.is(REPORTING) {
                let expressions = word.verbs.into_iter().filter_map(|v| lexicon.verb(v)).flat_map(|v| &v.lexemes);
                let fitting = expressions.filter(|e| (e.alone || companion) && pieces.hold(e.pieces));
                let found = fitting.fold(Takes::empty(), |all, e| all | e.takes);
                takes |= found;
                opening |= if opens { found } else { Takes::empty() };
            }
        }
        if helper_opens {
            opening = takes; // hatte er gesagt
        }
        self.signs |= Signs::takes(takes) | Signs::opening(opening);
    }

    /// How common it is that a sentence has one of them, roughly.
    fn commonness(&self) -> u8 {
        let small = Classes::PARTICIPLE | Classes::OF | Classes::RELATIVE | Classes::ZU | Classes::ADVERB;
        match self.signs {
            _ if self.classes.intersects(small) => 3,
            signs if signs.is_empty() => 0,
            Signs::MARKS | Signs::CUE | Signs::COLON => 1,
            Signs::VERB | Signs::VERBS | Signs::TELLS | Signs::WORDS => 4,
            signs if signs.intersects(Signs::COMMA) => 3,
            _ => 2, // verbs that report
        }
    }

    /// Whether some of these are among them.
    fn intersects(&self, others: &Self) -> bool {
        self.classes.intersects(others.classes) || self.signs.intersects(others.signs)
    }
}

impl From<Classes> for Clues {
    fn from(classes: Classes) -> Self {
        Self { classes, ..Self::NONE }
    }
}

impl From<Signs> for Clues {
    fn from(signs: Signs) -> Self {
        Self { signs, ..Self::NONE }
    }
}

/// What a sentence must have so that a pattern can fit: what its parts ask for that must be there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demands {
    /// The kinds that the clause around the anchor can be of.
    pub kinds: ClauseKinds,
    /// The kinds of clauses of which one must depend on the reporting one; `None` if none need depend on it.
    pub complement: Option<ClauseKinds>,
    /// Whether it must begin with its verb.
    pub verb_first: bool,
    /// Whether it must depend on another.
    pub dependent: bool,
    /// Clues of which the sentence must give one each.
    needs: Vec<Clues>,
}

impl Demands {
    /// What a pattern that is tried at an anchor demands.
    pub(super) fn of(pattern: &Pattern, anchor: &Anchor) -> Self {
        let mut demands = Self {
            kinds: ClauseKinds::all(),
            complement: None,
            verb_first: false,
            dependent: false,
            needs: Vec::new(),
        };
        match anchor {
            Anchor::Quoted => demands.need(Signs::MARKS),
            Anchor::Word(_) => demands.need(Signs::CUE),
            Anchor::Class(class) => demands.need(*class),
            Anchor::Verb(_) | Anchor::Sentence => {}
        }
        demands.parts(pattern, false);
        if matches!(anchor, Anchor::Verb(_)) {
            let other = demands.needs.contains(&Signs::VERB.into());
            demands.need(if other { Signs::VERBS } else { Signs::VERB });
        }
        demands
    }

    fn need(&mut self, clues: impl Into<Clues>) {
        let clues = clues.into();
        if !self.needs.contains(&clues) {
            self.needs.push(clues);
        }
    }

    /// `opening`: the parts stand in a clause that begins with its verb.
    fn parts(&mut self, pattern: &Pattern, opening: bool) {
        match pattern {
            Pattern::Roles(_, inner) | Pattern::Anchor(inner) => self.parts(inner, opening),
            Pattern::Sequence(parts) => parts.iter().for_each(|p| self.parts(p, opening)),
            Pattern::Around(before, anchor, after) => {
                before.iter().chain(after).for_each(|p| self.parts(p, opening));
                self.parts(anchor, opening);
            }
            Pattern::Clause(features, parts) => {
                let verb_first = asks(features, Property::VerbFirst);
                if pattern.holds_anchor() {
                    self.kinds &= kinds(features);
                    self.verb_first |= verb_first;
                }
                if asks(features, Property::Stative) {
                    self.need(Classes::STATE);
                }
                if features.iter().any(|f| f.negated && f.any.contains(&Property::Asking)) {
                    self.need(Signs::TELLS);
                }
                self.features(features);
                parts.iter().for_each(|p| self.parts(p, verb_first));
            }
            Pattern::Terminal(terminal, features) => {
                self.terminal(*terminal, features, opening);
                self.features(features);
            }
            Pattern::Choice(_) | Pattern::Optional(_) | Pattern::Not(_) | Pattern::Word(_) => {}
        }
    }

    fn terminal(&mut self, terminal: Terminal, features: &[Feature], opening: bool) {
        match terminal {
            Terminal::Word(class) => self.need(class),
            Terminal::Comma => self.need(Signs::COMMA),
            Terminal::Colon => self.need(Signs::COLON),
            // there must be a clause with a finite verb besides the reporting one
            Terminal::Content => self.need(Signs::VERB),
            Terminal::Matrix => {
                self.dependent = true;
                self.need(Signs::VERB);
            }
            Terminal::Complement => {
                self.complement = Some(kinds(features));
                // a main clause depends on another only behind a comma or colon, and is none without its verb
                if asks(features, Property::Main) {
                    self.need(Signs::COMMA | Signs::COLON);
                    self.need(Signs::VERB);
                }
            }
            Terminal::Verb => {
                let signs = if opening { Signs::opening } else { Signs::takes };
                features.iter().filter_map(complements).for_each(|takes| self.need(signs(takes)));
            }
            Terminal::Agent => self.need(Classes::OF),
            _ => {}
        }
    }

    fn features(&mut self, features: &[Feature]) {
        let question = Classes::WHETHER | Classes::WIE | Classes::QUESTION | Classes::WONACH;
        let konjunktiv = Classes::KONJUNKTIV1 | Classes::KONJUNKTIV2;
        for feature in features.iter().filter(|f| !f.negated) {
            self.need(match feature.any[..] {
                [Property::Konjunktiv] => konjunktiv,
                [Property::Konjunktiv, Property::Ambiguous] => konjunktiv | Classes::MAYBE_KONJUNKTIV,
                [Property::Konjunktiv1] => Classes::KONJUNKTIV1,
                [Property::Konjunktiv2] => Classes::KONJUNKTIV2,
                [Property::DassClause] => Classes::DASS,
                [Property::WieClause] => Classes::WIE,
                [Property::QuestionClause] => question,
                [Property::InfinitiveClause] => Classes::ZU | Classes::ZU_INFINITIVE,
                [Property::ReasonClause, Property::RelativeClause] => Classes::REASON | Classes::RELATIVE,
                [Property::Passive | Property::Perfect] => Classes::PARTICIPLE,
                [Property::Source] => SOURCES,
                [Property::Impersonal] => Classes::INDEFINITE,
                [Property::Opinion] => Classes::OPINION,
                _ => continue,
            });
        }
    }
}

fn asks(features: &[Feature], property: Property) -> bool {
    features.iter().any(|f| !f.negated && f.any == [property])
}

/// The kinds of clauses that features leave.
fn kinds(features: &[Feature]) -> ClauseKinds {
    let asked = features.iter().filter(|f| !f.negated).map(|feature| match feature.any[..] {
        [Property::Main] => ClauseKinds::MAIN,
        [Property::DassClause] => ClauseKinds::DASS,
        [Property::WieClause] => ClauseKinds::WIE,
        [Property::QuestionClause] => ClauseKinds::QUESTION,
        [Property::InfinitiveClause] => ClauseKinds::INFINITIVE,
        [Property::RelativeClause] => ClauseKinds::RELATIVE,
        // what a word opens
        [Property::ReasonClause, Property::RelativeClause] => {
            (ClauseKinds::MAIN | ClauseKinds::INFINITIVE).complement()
        }
        _ => ClauseKinds::all(),
    });
    asked.fold(ClauseKinds::all(), |left, kinds| left & kinds)
}

/// The complements of which a feature asks a verb to take one; `None` if it can be had without.
fn complements(feature: &Feature) -> Option<Takes> {
    let one = |p: &Property| if let Property::Takes(takes) = p { Some(*takes) } else { None };
    let all = || feature.any.iter().try_fold(Takes::empty(), |all, p| Some(all | one(p)?));
    if feature.negated { None } else { all() }
}

/// Some of a grammar's constructions: a bit for each, by their places in its list.
#[derive(Clone, Debug)]
pub struct Candidates(SmallVec<[u64; 2]>);

impl Candidates {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|bits| *bits == 0)
    }

    fn add(&mut self, place: usize) {
        self.0.get_mut(place / 64).into_iter().for_each(|row| *row |= 1 << (place % 64));
    }

    /// Their places, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        let places = |(row, bits): (usize, &u64)| {
            let mut bits = *bits;
            std::iter::from_fn(move || {
                let place = bits.trailing_zeros() as usize;
                bits &= bits.checked_sub(1)?;
                Some(row * 64 + place)
            })
        };
        self.0.iter().enumerate().flat_map(places)
    }
}

/// What all constructions demand, by what gives them away: those of which a sentence has nothing are ruled out together.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Index {
    families: Vec<Family>,
    /// How many constructions there are.
    len: usize,
}

/// Constructions that the same gives away.
#[derive(Debug, Serialize, Deserialize)]
struct Family {
    clues: Clues,
    /// What else each of them demands, by its place in the grammar's list.
    members: Vec<(usize, Vec<Clues>)>,
}

impl Index {
    /// Sorts demands by what gives a construction away.
    pub(super) fn of<'d>(demands: impl Iterator<Item = &'d Demands>) -> Self {
        let mut index = Self::default();
        for (place, demands) in demands.enumerate() {
            index.len = place + 1;
            let mut needs = demands.needs.clone();
            needs.sort_by_key(Clues::commonness);
            let clues = if needs.is_empty() { Signs::WORDS.into() } else { needs.remove(0) };
            let member = (place, needs);
            match index.families.iter_mut().find(|f| f.clues == clues) {
                Some(family) => family.members.push(member),
                None => index.families.push(Family { clues, members: vec![member] }),
            }
        }
        index
    }

    /// The constructions that a sentence with these clues may hold. Never wrong about no.
    pub fn candidates(&self, clues: &Clues) -> Candidates {
        let mut found = Candidates(SmallVec::from_elem(0, self.len.div_ceil(64)));
        for family in self.families.iter().filter(|f| clues.intersects(&f.clues)) {
            for (place, needs) in &family.members {
                if needs.iter().all(|need| clues.intersects(need)) {
                    found.add(*place);
                }
            }
        }
        found
    }
}
