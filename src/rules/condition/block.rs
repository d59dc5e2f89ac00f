//! Conditions on a block: a headline, a paragraph, a credit.

use super::logic::{Condition, nested};
use super::part::Part;
use super::speaker::Counted;
use super::value::OneOf;
use crate::rules::Context;
use crate::text::{Block, BlockKind};
use serde::Deserialize;

/// What must be true of a block.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct BlockWhere {
    kind: Option<OneOf<BlockKind>>,
    words: Option<Part>,
    /// Whether it is the first paragraph.
    lead: Option<bool>,
    /// The quotations that begin in it.
    pub(in crate::rules) quotations: Option<Counted>,
    all: Option<Vec<BlockWhere>>,
    any: Option<Vec<BlockWhere>>,
    not: Option<Box<BlockWhere>>,
}

impl Condition for BlockWhere {
    type Subject<'s> = &'s Block;

    nested!();

    fn own(&self, block: &&Block, context: &Context<'_>) -> bool {
        let inside = || context.analysis.quotations.iter().filter(|q| block.tokens.contains(q.start()));
        self.kind.as_ref().is_none_or(|kinds| kinds.holds(block.kind))
            && self.words.as_ref().is_none_or(|part| part.holds(&block.tokens.into(), context))
            && self.lead.is_none_or(|lead| lead == context.paragraphs().next().is_some_and(|b| b.span == block.span))
            && self.quotations.as_ref().is_none_or(|counted| counted.holds(inside(), context))
    }
}
