//! Conditions on quotation marks: a pair of them, or one that has no partner.

use super::logic::{Condition, nested};
use super::part::Part;
use super::value::{Count, Named, OneOf, Texts};
use crate::lexicon::MarkKind;
use crate::rules::Context;
use crate::span::Range;
use crate::text::{AnomalyKind, Pair};
use serde::Deserialize;

/// A pair of marks, or one without partner.
#[derive(Clone, Copy, Debug)]
pub enum Marks<'s> {
    /// Two that belong together.
    Pair(&'s Pair),
    /// One alone: its token and what is wrong with it.
    Alone(u32, AnomalyKind),
}

impl Marks<'_> {
    /// The marks and all between.
    pub fn tokens(&self) -> Range {
        match self {
            Marks::Pair(pair) => pair.tokens,
            Marks::Alone(at, _) => Range::new(*at, at + 1),
        }
    }
}

/// What must be true of quotation marks.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct MarkWhere {
    /// A mark without partner, and of which kind. Without this key a condition is about pairs.
    alone: Option<OneOf<AnomalyKind>>,
    /// Whether a mark without partner seems to have it in another paragraph.
    continued: Option<bool>,
    /// The opening and closing glyph, as in `„“`.
    style: Option<Texts>,
    /// How deep it stands in other pairs; 0 is an outermost one.
    depth: Option<Count>,
    /// Whether its glyphs are those for the inside of a quotation: `‚‘`, `›‹`.
    single: Option<bool>,
    /// Whether the pair around it has the same style.
    same_as_outer: Option<bool>,
    /// What it is for.
    #[serde(rename = "use")]
    purpose: Option<OneOf<MarkKind>>,
    /// Marks and all between.
    words: Option<Part>,
    all: Option<Vec<MarkWhere>>,
    any: Option<Vec<MarkWhere>>,
    not: Option<Box<MarkWhere>>,
}

impl Named for AnomalyKind {
    const NAMES: &'static [(&'static str, Self)] =
        &[("unclosed", AnomalyKind::Unclosed), ("stray", AnomalyKind::Stray)];
}

impl Condition for MarkWhere {
    type Subject<'s> = Marks<'s>;

    nested!();

    fn own(&self, marks: &Marks<'_>, context: &Context<'_>) -> bool {
        let words = self.words.as_ref().is_none_or(|part| part.holds(&marks.tokens().into(), context));
        words
            && match (marks, &self.alone) {
                (Marks::Alone(at, kind), Some(wanted)) => {
                    wanted.holds(*kind) && self.continued.is_none_or(|c| c == is_continued(*at, *kind, context))
                }
                (Marks::Pair(pair), None) => self.pair(pair, context),
                _ => false,
            }
    }
}

impl MarkWhere {
    fn pair(&self, pair: &Pair, context: &Context<'_>) -> bool {
        let analysis = context.analysis;
        let purpose = || {
            let at = analysis.marks.partition_point(|m| m.tokens.start < pair.tokens.start);
            analysis.marks.get(at).filter(|m| m.tokens == pair.tokens).map(|m| m.kind)
        };
        let outer = || {
            let pairs = &analysis.document.pairs;
            let before = pairs.partition_point(|p| p.tokens.start < pair.tokens.start);
            pairs.get(..before).unwrap_or_default().iter().rev().find(|p| p.depth < pair.depth)
        };
        self.style.as_ref().is_none_or(|styles| styles.0.contains(&style(pair)))
            && self.depth.is_none_or(|count| count.holds(pair.depth.into()))
            && self.single.is_none_or(|single| single == pair.is_single())
            && self.same_as_outer.is_none_or(|same| same == outer().is_some_and(|o| o.is_single() == pair.is_single()))
            && self.purpose.as_ref().is_none_or(|kinds| purpose().is_some_and(|kind| kinds.holds(kind)))
    }
}

/// Whether the nearest lonely mark behind one that opens closes, or the nearest before one that closes opens: a quotation of several
/// paragraphs.
fn is_continued(at: u32, kind: AnomalyKind, context: &Context<'_>) -> bool {
    let anomalies = context.anomalies();
    let here = anomalies.partition_point(|a| a.token < at);
    let near = match kind {
        AnomalyKind::Unclosed => anomalies.get(here + 1),
        AnomalyKind::Stray => here.checked_sub(1).and_then(|before| anomalies.get(before)),
    };
    let block = |at: u32| context.block_of(at).map(|(number, _)| number);
    near.is_some_and(|near| near.kind != kind && block(near.token) != block(at))
}

/// The glyphs of a pair: `„“`.
pub(in crate::rules) fn style(pair: &Pair) -> String {
    pair.opening.into_iter().chain(pair.closing).collect()
}
