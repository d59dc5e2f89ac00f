//! Readings → quotations: what is found at anchors, what wins, what it nests in and what goes on from it.
//!
//! In: the sentences of a document, parsed on demand ([`Scenes`]). Out: [`Quotation`]s in text order. [`find`] collects the
//! [`Reading`]s of a sentence and [`resolve`] chooses among them; then [`continue_runs`] joins sentences that go on with a report,
//! [`partial`] adds words in marks, and [`order`] finds what stands in what.

mod find;
mod kinds;
mod marks;
mod medium;
mod mood;
mod order;
mod resolve;
mod runs;
mod scenes;

pub use crate::grammar::{Role, Roles, Type};
pub use crate::lexicon::Medium;
pub use find::{Attempt, Reading, attempts, find};
pub use kinds::{MarkUse, Reason, mark_uses};
pub use marks::partial;
pub use medium::medium;
pub use mood::{Mood, leading, mood};
pub use order::order;
pub use resolve::{Criterion, Decision, decide, resolve};
pub use runs::continue_runs;
pub use scenes::{Promising, Scenes, promising};

use std::sync::Arc;

/// One quotation: who says what to whom, where and how.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// Its type.
    pub kind: Type,
    /// How it was said.
    pub medium: Medium,
    /// The mood of the words reported.
    pub mood: Mood,
    /// Whether the report is negated: *sagte nicht, dass*.
    pub negated: bool,
    /// The tokens of its parts.
    pub roles: Roles,
    /// The quotation it stands in: position in the list of quotations.
    pub parent: Option<usize>,
    /// The construction that found it.
    pub construction: Arc<str>,
    /// The reporting expression, if there is one: position in the lexicon's list.
    pub lexeme: Option<u16>,
    /// The sentence that holds its cue (or, without cue, its first words): position in the document's list.
    pub sentence: u32,
    /// The sentence that holds the last words of a quotation that goes on over several; else `sentence`.
    pub last: u32,
    /// Its speaker: position in the list of entities; `None` where the text does not say who it is.
    pub entity: Option<u32>,
    /// How it came to its speaker and won against others.
    pub why: Arc<str>,
}

impl Quotation {
    /// Where it begins, with its frame.
    pub fn start(&self) -> u32 {
        let quote = self.roles.get(Role::Quote).hull();
        let frame = self.roles.get(Role::Frame).hull();
        if frame.is_empty() { quote.start } else { quote.start.min(frame.start) }
    }
}
