//! What the words of a sentence give away before it is parsed, and what a construction demands of them: most sentences are ruled out
//! here.

use super::anchor::Anchor;
use super::feature::{Feature, Property, SOURCES};
use super::pattern::Pattern;
use super::terminal::Terminal;
use crate::lexicon::{Classes, Lexicon, Takes, Word};
use crate::parse::ClauseKinds;
use crate::text::Kind;
use bitflags::bitflags;
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

bitflags! {
    /// What a sentence has besides words of certain classes.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
    struct Signs: u8 {
        /// Quotation marks.
        const MARKS = 1;
        /// A word at which constructions are tried.
        const CUE = 2;
        /// A comma.
        const COMMA = 4;
        /// A colon.
        const COLON = 8;
        /// A comma or colon.
        const APART = 16;
        /// A reporting verb.
        const REPORTS = 32;
        /// One whose clause may begin with its finite verb.
        const OPENS = 64;
    }
}

/// What the words of a sentence give away before it is parsed.
#[derive(Clone, Copy, Debug)]
pub struct Clues {
    classes: Classes,
    signs: Signs,
    /// What its reporting verbs and expressions take.
    takes: Takes,
    /// What those of them take whose clause may begin with its finite verb: `…, sagte er`.
    opening: Takes,
    /// How many of its words can be finite verbs.
    verbs: u8,
}

impl Clues {
    /// The clues of a sentence's words; `marks`: it has quotation marks.
    pub fn of(words: &[Word], marks: bool, lexicon: &Lexicon) -> Self {
        let (classes, mut signs) = (Classes::empty(), Signs::empty());
        signs.set(Signs::MARKS, marks);
        let mut clues = Self { classes, signs, takes: Takes::empty(), opening: Takes::empty(), verbs: 0 };
        let (mut phrases, mut opening_phrases) = (Takes::empty(), Takes::empty());
        let (mut companion, mut telling, mut helper_opens) = (false, false, false);
        let verbal = Classes::MAYBE_FINITE | Classes::REPORTING_VERB | Classes::REPORTING_PHRASE;
        for (at, word) in words.iter().enumerate() {
            clues.classes |= word.classes;
            match word.token.kind {
                Kind::Comma => clues.signs |= Signs::COMMA | Signs::APART,
                Kind::Colon => clues.signs |= Signs::COLON | Signs::APART,
                _ => {}
            }
            if word.cue {
                clues.signs |= Signs::CUE;
            }
            if word.companion {
                companion = true;
                // a pronoun is in every other sentence and gives nothing away; its verb is taken to report by itself
                telling |= !word.is(Classes::PRONOUN | Classes::REFLEXIVE);
            }
            if word.is(verbal) {
                let before = at.checked_sub(1).and_then(|before| words.get(before));
                let opens = before.is_none_or(|w| !w.token.kind.is_wordlike() || w.is(Classes::COORDINATOR));
                let finite = word.is(Classes::MAYBE_FINITE);
                clues.verbs = clues.verbs.saturating_add(u8::from(finite));
                helper_opens |= opens && finite && word.is(Classes::AUXILIARY | Classes::MODAL);
                let reports = word.is(Classes::REPORTING_VERB | Classes::REPORTING_PHRASE);
                let verbs = word.verbs.into_iter().filter(|_| reports);
                for verb in verbs.filter_map(|v| lexicon.verb(v)) {
                    clues.takes |= verb.takes;
                    phrases |= verb.phrase_takes;
                    if opens {
                        clues.opening |= verb.takes;
                        opening_phrases |= verb.phrase_takes;
                    }
                }
            }
        }
        if companion {
            clues.takes |= phrases;
            clues.opening |= opening_phrases;
        }
        if helper_opens {
            clues.opening = clues.takes; // hatte er gesagt
        }
        let phrase = telling && clues.classes.intersects(Classes::REPORTING_PHRASE);
        if !phrase && !clues.classes.intersects(Classes::REPORTING_VERB) {
            clues.takes = Takes::empty();
        }
        clues.signs.set(Signs::REPORTS, !clues.takes.is_empty());
        clues.signs.set(Signs::OPENS, !clues.opening.is_empty());
        clues
    }
}

/// What a sentence must have so that a pattern can fit: what its parts ask for that must be there.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Demands {
    /// The kinds of clauses of which one must depend on the reporting one; `None` if none need depend on it.
    pub complement: Option<ClauseKinds>,
    /// Whether the reporting clause must begin with its verb.
    pub verb_first: bool,
    signs: Signs,
    /// How many words must be able to be finite verbs.
    verbs: u8,
    /// Complements of which there must be a reporting verb each.
    takes: SmallVec<[Takes; 2]>,
    /// The same of verbs whose clause begins with the finite verb.
    opening: SmallVec<[Takes; 2]>,
    /// Classes of which some word each must be.
    needs: SmallVec<[Classes; 2]>,
}

impl Demands {
    /// What a pattern that is tried at an anchor demands.
    pub(super) fn of(pattern: &Pattern, anchor: &Anchor) -> Self {
        let mut demands = Self {
            complement: None,
            verb_first: false,
            signs: Signs::empty(),
            verbs: 0,
            takes: SmallVec::new(),
            opening: SmallVec::new(),
            needs: SmallVec::new(),
        };
        demands.parts(pattern);
        match anchor {
            Anchor::Quoted => demands.signs |= Signs::MARKS,
            Anchor::Word(_) => demands.signs |= Signs::CUE,
            Anchor::Class(class) => demands.needs.push(*class),
            Anchor::Verb(_) => demands.verbs += 1,
            Anchor::Sentence => {}
        }
        demands.signs.set(Signs::REPORTS, !demands.takes.is_empty());
        demands.signs.set(Signs::OPENS, !demands.opening.is_empty());
        demands
    }

    /// Whether a sentence may have all of it. Never wrong about no.
    pub fn met_by(&self, clues: &Clues) -> bool {
        clues.signs.contains(self.signs)
            && clues.verbs >= self.verbs
            && self.takes.iter().all(|takes| clues.takes.intersects(*takes))
            && self.opening.iter().all(|takes| clues.opening.intersects(*takes))
            && self.needs.iter().all(|class| clues.classes.intersects(*class))
    }

    fn parts(&mut self, pattern: &Pattern) {
        match pattern {
            Pattern::Roles(_, inner) | Pattern::Anchor(inner) => self.parts(inner),
            Pattern::Sequence(parts) => parts.iter().for_each(|p| self.parts(p)),
            Pattern::Around(before, anchor, after) => {
                before.iter().chain(after).for_each(|p| self.parts(p));
                self.parts(anchor);
            }
            Pattern::Clause(features, parts) => {
                let verb_first = asks(features, Property::VerbFirst);
                self.verb_first |= verb_first;
                self.features(features);
                let before = self.takes.len();
                parts.iter().for_each(|p| self.parts(p));
                if verb_first {
                    self.opening.extend(self.takes.drain(before..));
                }
            }
            Pattern::Terminal(terminal, features) => {
                self.terminal(*terminal, features);
                self.features(features);
            }
            Pattern::Choice(_) | Pattern::Optional(_) | Pattern::Not(_) | Pattern::Word(_) => {}
        }
    }

    fn terminal(&mut self, terminal: Terminal, features: &[Feature]) {
        match terminal {
            Terminal::Word(class) => self.needs.push(class),
            Terminal::Comma => self.signs |= Signs::COMMA,
            Terminal::Colon => self.signs |= Signs::COLON,
            Terminal::Matrix | Terminal::Content => self.clause(),
            Terminal::Complement => {
                self.complement = Some(kinds(features));
                // a main clause depends on another only behind a comma or colon, and is none without its verb
                if asks(features, Property::Main) {
                    self.signs |= Signs::APART;
                    self.clause();
                }
            }
            Terminal::Verb => self.takes.extend(features.iter().filter_map(complements)),
            _ => {}
        }
    }

    /// There must be a clause with a finite verb besides the reporting one.
    fn clause(&mut self) {
        self.verbs = 1;
    }

    fn features(&mut self, features: &[Feature]) {
        let question = Classes::WHETHER | Classes::WIE | Classes::QUESTION | Classes::WONACH;
        let konjunktiv = Classes::KONJUNKTIV1 | Classes::KONJUNKTIV2;
        for feature in features.iter().filter(|f| !f.negated) {
            self.needs.extend(match feature.any[..] {
                [Property::Konjunktiv] => Some(konjunktiv),
                [Property::Konjunktiv, Property::Ambiguous] => Some(konjunktiv | Classes::MAYBE_KONJUNKTIV),
                [Property::Konjunktiv1] => Some(Classes::KONJUNKTIV1),
                [Property::Konjunktiv2] => Some(Classes::KONJUNKTIV2),
                [Property::DassClause] => Some(Classes::DASS),
                [Property::WieClause] => Some(Classes::WIE),
                [Property::QuestionClause] => Some(question),
                [Property::InfinitiveClause] => Some(Classes::ZU | Classes::ZU_INFINITIVE),
                [Property::Source] => Some(SOURCES),
                [Property::Impersonal] => Some(Classes::INDEFINITE),
                [Property::Opinion] => Some(Classes::OPINION),
                _ => None,
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
        [Property::QuestionClause] => ClauseKinds::QUESTION,
        [Property::InfinitiveClause] => ClauseKinds::INFINITIVE,
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
