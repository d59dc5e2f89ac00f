//! Conditions on a speaker of the article.

use super::logic::{Condition, nested};
use super::part::Part;
use super::quotation::QuotationWhere;
use super::value::{Count, OneOf};
use crate::rules::Context;
use crate::span::Ranges;
use crate::speaker::{Entity, EntityKind};
use serde::Deserialize;

/// What must be true of a speaker.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SpeakerWhere {
    kind: Option<OneOf<EntityKind>>,
    /// How it is named the first time it speaks.
    first_mention: Option<Part>,
    /// How often it is named as a speaker.
    mentions: Option<Count>,
    /// Its quotations.
    pub(in crate::rules) quotations: Option<Counted>,
    all: Option<Vec<SpeakerWhere>>,
    any: Option<Vec<SpeakerWhere>>,
    not: Option<Box<SpeakerWhere>>,
}

/// How many quotations fulfil a condition: `{ where = { type = "Direct" }, min = 3 }`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    #[serde(default, rename = "where")]
    pub(in crate::rules) condition: QuotationWhere,
    count: Count,
}

impl Counted {
    pub(super) fn holds<'q>(
        &self,
        quotations: impl Iterator<Item = &'q crate::quotation::Quotation>,
        context: &Context<'_>,
    ) -> bool {
        self.count.holds_len(quotations.filter(|q| self.condition.holds(q, context)).count())
    }
}

impl Condition for SpeakerWhere {
    type Subject<'s> = (u32, &'s Entity);

    nested!();

    fn own(&self, (number, entity): &(u32, &Entity), context: &Context<'_>) -> bool {
        let first = || entity.mentions.first().map_or(Ranges::new(), |m| m.tokens.clone());
        let own = || context.analysis.quotations.iter().filter(|q| q.entity == Some(*number));
        self.kind.as_ref().is_none_or(|kinds| kinds.holds(entity.kind))
            && self.first_mention.as_ref().is_none_or(|part| part.holds(&first(), context))
            && self.mentions.is_none_or(|count| count.holds_len(entity.mentions.len()))
            && self.quotations.as_ref().is_none_or(|counted| counted.holds(own(), context))
    }
}
