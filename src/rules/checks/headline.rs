//! Quotations in a headline whose words the text does not have.

use super::Hit;
use crate::rules::Context;
use crate::span::Range;
use crate::text::{BlockKind, Case, Kind};
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Parameters of `headline-quotation`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct HeadlineQuotation {
    /// Shortest quotation, in words; shorter ones are mostly names.
    words: u32,
    /// Whether words of the text may be left out between the first and the last.
    shortened: bool,
}

/// How many words of the text may stand between two neighbours of a shortened quotation.
const GAP: usize = 8;

impl HeadlineQuotation {
    pub(super) fn find(&self, context: &Context<'_>) -> Vec<Hit> {
        let document = &context.analysis.document;
        let body: Vec<String> = context.paragraphs().flat_map(|b| words(context, b.tokens)).collect();
        let headings = document.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Headline | BlockKind::Subheading));
        let mut places: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (at, word) in body.iter().enumerate() {
            places.entry(word).or_default().push(at);
        }
        let mut hits = Vec::new();
        for heading in headings.filter(|_| !body.is_empty()) {
            for pair in document.pairs_in(heading).iter().filter(|p| p.depth == 0 && p.closing.is_some()) {
                let quoted = words(context, pair.inside());
                let long = u32::try_from(quoted.len()).is_ok_and(|len| len >= self.words);
                let gap = if self.shortened { GAP } else { 1 };
                if long && is_said(context, pair.inside()) && !stands_in(&quoted, &body, &places, gap) {
                    let span = document.span(pair.tokens);
                    hits.push(Hit::new(vec![span], vec![("quote", span.of(context.text()).to_string())]));
                }
            }
        }
        hits
    }
}

/// Whether some word but the first begins with a small letter: names and titles seldom have one.
fn is_said(context: &Context<'_>, range: Range) -> bool {
    let small = |t: u32| context.word(t).is_some_and(|w| w.token.kind == Kind::Word && w.token.case == Case::Lower);
    Range::new(range.start + 1, range.end).iter().any(small)
}

/// The words of a range in small letters.
fn words(context: &Context<'_>, range: Range) -> Vec<String> {
    let wordlike = range.iter().filter(|t| context.word(*t).is_some_and(|w| w.token.kind.is_wordlike()));
    wordlike.map(|t| context.word_text(t).to_lowercase()).collect()
}

/// Whether words stand in a text in this order, each at most `gap` words behind the one before.
fn stands_in(words: &[String], text: &[String], places: &FxHashMap<&str, Vec<usize>>, gap: usize) -> bool {
    let Some((first, rest)) = words.split_first() else { return true };
    let follow = |start: usize| {
        rest.iter().try_fold(start, |at, word| (at + 1..=at + gap).find(|next| text.get(*next) == Some(word)))
    };
    places.get(first.as_str()).is_some_and(|starts| starts.iter().any(|start| follow(*start).is_some()))
}
