//! Conditions on the whole article.

use super::block::BlockWhere;
use super::logic::{Condition, nested};
use super::part::Part;
use super::speaker::{Counted, SpeakerWhere};
use super::value::Count;
use crate::rules::Context;
use crate::span::Ranges;
use serde::Deserialize;

/// What must be true of an article.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ArticleWhere {
    /// The running text.
    words: Option<Part>,
    /// Its paragraphs.
    paragraphs: Option<Count>,
    /// Its quotations.
    pub(in crate::rules) quotations: Option<Vec<Counted>>,
    /// Its speakers.
    speakers: Option<CountedSpeakers>,
    /// Some block of it.
    pub(in crate::rules) block: Option<BlockWhere>,
    all: Option<Vec<ArticleWhere>>,
    any: Option<Vec<ArticleWhere>>,
    not: Option<Box<ArticleWhere>>,
}

/// How many speakers fulfil a condition.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CountedSpeakers {
    #[serde(default, rename = "where")]
    condition: SpeakerWhere,
    count: Count,
}

impl Condition for ArticleWhere {
    type Subject<'s> = ();

    nested!();

    fn own(&self, (): &(), context: &Context<'_>) -> bool {
        let analysis = context.analysis;
        let running = || context.paragraphs().map(|b| b.tokens).collect::<Ranges>();
        self.words.as_ref().is_none_or(|part| part.holds(&running(), context))
            && self.paragraphs.is_none_or(|count| count.holds_len(context.paragraphs().count()))
            && self
                .quotations
                .as_ref()
                .is_none_or(|all| all.iter().all(|counted| counted.holds(analysis.quotations.iter(), context)))
            && self.speakers.as_ref().is_none_or(|speakers| {
                let fits = |(number, entity)| speakers.condition.holds(&(number, entity), context);
                speakers.count.holds_len((0..).zip(&analysis.entities).filter(|s| fits(*s)).count())
            })
            && self.block.as_ref().is_none_or(|block| analysis.document.blocks.iter().any(|b| block.holds(&b, context)))
    }
}
