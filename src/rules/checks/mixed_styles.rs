//! Quotation marks of several styles in one article.

use super::Hit;
use crate::rules::Context;
use crate::rules::condition::style;
use crate::text::Pair;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Parameters of `mixed-styles`: none.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MixedStyles {}

impl MixedStyles {
    #[expect(clippy::unused_self, reason = "checks are called alike")]
    pub(super) fn find(&self, context: &Context<'_>) -> Vec<Hit> {
        let outer = |p: &&Pair| p.depth == 0 && p.opening.is_some() && p.closing.is_some() && !p.is_single();
        let pairs: Vec<&Pair> = context.analysis.document.pairs.iter().filter(outer).collect();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for pair in &pairs {
            *counts.entry(style(pair)).or_default() += 1;
        }
        // of two that are equally frequent the one that comes first is the usual one
        let first = |wanted: &str| pairs.iter().position(|p| style(p) == wanted);
        let Some(usual) = counts.keys().max_by_key(|s| (counts.get(*s), std::cmp::Reverse(first(s)))) else {
            return Vec::new();
        };
        let others = pairs.iter().filter(|p| style(p) != *usual);
        others
            .map(|pair| {
                let span = context.analysis.document.span(pair.tokens);
                Hit::new(vec![span], vec![("style", style(pair)), ("usual", usual.clone())])
            })
            .collect()
    }
}
