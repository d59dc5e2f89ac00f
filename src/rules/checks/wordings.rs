//! The same quotation in two wordings.

use super::Hit;
use crate::grammar::{Role, Type};
use crate::rules::Context;
use crate::span::Span;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Parameters of `two-wordings`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TwoWordings {
    /// Shortest quotation, in words.
    words: usize,
    /// From how alike on two are the same quotation, in percent of their words.
    alike: u32,
}

/// How many quotations back the other wording is looked for, so that time stays linear.
const REACH: usize = 200;

/// A quotation with a number for each of its words.
struct Quoted {
    span: Span,
    words: Vec<u32>,
}

impl TwoWordings {
    pub(super) fn find(&self, context: &Context<'_>) -> Vec<Hit> {
        // numbers are compared much faster than words
        let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
        let mut number = |word: &str| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            *numbers.entry(word.to_lowercase()).or_insert(next)
        };
        let quoted: Vec<Quoted> = context
            .analysis
            .quotations
            .iter()
            .filter(|q| q.kind == Type::Direct)
            .map(|q| {
                let quote = q.roles.get(Role::Quote);
                let wordlike = quote.tokens().filter(|t| context.word(*t).is_some_and(|w| w.token.kind.is_wordlike()));
                let words = wordlike.map(|t| number(context.word_text(t))).collect();
                Quoted { span: context.analysis.document.span(quote.hull()), words }
            })
            .filter(|quoted| quoted.words.len() >= self.words)
            .collect();
        let mut hits = Vec::new();
        for (number, this) in quoted.iter().enumerate() {
            let mut earlier = quoted.iter().take(number).rev().take(REACH);
            let Some(other) = earlier.find(|other| self.same(this, other)) else { continue };
            let shown = |quoted: &Quoted| quoted.span.of(context.text()).to_string();
            let mut hit = Hit::new(vec![this.span], vec![("quote", shown(this)), ("other", shown(other))]);
            hit.related.push(other.span);
            hits.push(hit);
        }
        hits
    }

    /// Whether two quotations are alike, but not the same.
    fn same(&self, a: &Quoted, b: &Quoted) -> bool {
        let longest = a.words.len().max(b.words.len());
        // two lengths that differ by more than may be changed need no comparison
        let Ok(allowed) = usize::try_from(100u32.saturating_sub(self.alike)) else { return false };
        if a.words.len().abs_diff(b.words.len()) * 100 > allowed * longest {
            return false;
        }
        let changed = strsim::generic_levenshtein(&a.words, &b.words);
        changed > 0 && changed * 100 <= allowed * longest
    }
}
