//! What a clause is.

use crate::span::Range;
use bitflags::bitflags;
use serde::{Deserialize, Serialize};

/// Position of a clause in its sentence's list.
pub type ClauseId = u16;

/// The kinds of clauses, by what opens them and where the verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClauseKind {
    /// Verb second or first: `Der Rat tagt`, `sagte sie`.
    Main,
    /// `dass der Rat tagt`
    Dass,
    /// `ob der Rat tagt`
    Whether,
    /// `wie der Rat mitteilte`
    Wie,
    /// `was der Rat plant`
    Question,
    /// `der gestern tagte`
    Relative,
    /// `weil der Rat tagt`
    Adverbial,
    /// `den Rat einzuberufen`
    Infinitive,
    /// `um den Rat einzuberufen`
    Purpose,
}

impl ClauseKind {
    /// Whether its finite verb stands last.
    pub fn is_verb_final(self) -> bool {
        self != ClauseKind::Main && !self.is_infinite()
    }

    /// Whether it has no finite verb.
    pub fn is_infinite(self) -> bool {
        matches!(self, ClauseKind::Infinitive | ClauseKind::Purpose)
    }
}

bitflags! {
    /// A set of kinds of clauses.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct ClauseKinds: u16 {
        /// Some main clause.
        const MAIN = 1 << ClauseKind::Main as u16;
        /// Some dass-clause.
        const DASS = 1 << ClauseKind::Dass as u16;
        /// Some wie-clause.
        const WIE = 1 << ClauseKind::Wie as u16;
        /// Some relative clause.
        const RELATIVE = 1 << ClauseKind::Relative as u16;
        /// Some ob-, w- or wie-clause.
        const QUESTION =
            1 << ClauseKind::Whether as u16 | 1 << ClauseKind::Wie as u16 | 1 << ClauseKind::Question as u16;
        /// Some infinitive clause.
        const INFINITIVE = 1 << ClauseKind::Infinitive as u16;
        /// Any other.
        const _ = !0;
    }
}

impl From<ClauseKind> for ClauseKinds {
    fn from(kind: ClauseKind) -> Self {
        Self::from_bits_retain(1 << kind as u16)
    }
}

/// A clause of a sentence. Which tokens are its own is told by [`Syntax::own`](super::Syntax::own).
#[derive(Clone, Copy, Debug)]
pub struct Clause {
    /// What kind it is.
    pub kind: ClauseKind,
    /// The clause it depends on.
    pub parent: Option<ClauseId>,
    /// From its first own token to the last token of anything that depends on it.
    pub extent: Range,
    /// First own token.
    pub first: u32,
    /// The word that opens it: subordinator, relative pronoun, question word.
    pub opener: Option<u32>,
    /// Its finite verb.
    pub finite: Option<u32>,
    /// Whether it begins with its finite verb: `sagte sie`.
    pub verb_first: bool,
    /// Whether a coordinator joins it to a clause of the same rank.
    pub coordinated: bool,
    /// The kinds of the clauses that depend on it.
    pub governs: ClauseKinds,
}

impl Clause {
    pub(super) fn new(kind: ClauseKind, parent: Option<ClauseId>, at: u32) -> Self {
        let extent = Range::new(at, at + 1);
        Self {
            kind,
            parent,
            extent,
            first: at,
            opener: None,
            finite: None,
            verb_first: false,
            coordinated: false,
            governs: ClauseKinds::empty(),
        }
    }
}
