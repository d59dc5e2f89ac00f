//! Quotations that run on over paragraphs and are opened only in the first.
//!
//! Some houses open a quotation anew in every paragraph, some do not. Then one paragraph has a mark that nothing in it closes, a later
//! one a mark that nothing in it opens, and between the two stands no other mark: that is one quotation, and no anomaly.

use super::mark::{Anomaly, AnomalyKind, Pair, can_close, is_single};
use super::token::{Kind, Token};
use crate::span::Range;
use rustc_hash::{FxHashMap, FxHashSet};

/// Most paragraphs of such a quotation; beyond them the mark counts as forgotten.
const LONGEST: usize = 12;

/// An open mark and the paragraph it stands in.
struct Open {
    token: u32,
    glyph: char,
    paragraph: usize,
}

/// Joins lonely marks of different paragraphs. `paragraphs` are the tokens of the running text, in order; pairs and anomalies are theirs.
pub(super) fn run_on(
    text: &str,
    tokens: &[Token],
    paragraphs: &[Range],
    pairs: &mut Vec<Pair>,
    anomalies: &mut Vec<Anomaly>,
) {
    if !anomalies.iter().any(|a| a.kind == AnomalyKind::Unclosed) {
        return;
    }
    let glyph = |at: u32| tokens.get(at as usize).and_then(|t| t.text(text).chars().next()).unwrap_or(' ');
    let is_mark = |at: &u32| tokens.get(*at as usize).is_some_and(|t| t.kind == Kind::Mark) && !is_single(glyph(*at));
    let lonely: FxHashMap<u32, AnomalyKind> = anomalies.iter().map(|a| (a.token, a.kind)).collect();
    let mut open: Option<Open> = None;
    let mut joined: Vec<(Open, u32, usize)> = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let mut marks = paragraph.iter().filter(is_mark);
        let Some(first) = marks.next() else {
            open = open.filter(|o| number - o.paragraph < LONGEST);
            continue;
        };
        let last = marks.next_back().unwrap_or(first);
        if let Some(open) = open.take()
            && can_close(open.glyph, glyph(first))
            && lonely.get(&first) == Some(&AnomalyKind::Stray)
        {
            joined.push((open, first, number));
        }
        if lonely.get(&last) == Some(&AnomalyKind::Unclosed) {
            open = Some(Open { token: last, glyph: glyph(last), paragraph: number });
        }
    }
    let found: FxHashSet<u32> = joined.iter().flat_map(|(open, closing, _)| [open.token, *closing]).collect();
    anomalies.retain(|a| !found.contains(&a.token));
    for (open, closing, end) in joined {
        let its = paragraphs.get(open.paragraph..=end).unwrap_or_default();
        for (number, paragraph) in (open.paragraph..).zip(its) {
            let (begins, ends) = (number == open.paragraph, number == end);
            pairs.push(Pair {
                tokens: Range::new(
                    if begins { open.token } else { paragraph.start },
                    if ends { closing + 1 } else { paragraph.end },
                ),
                opening: begins.then_some(open.glyph),
                closing: ends.then(|| glyph(closing)),
                depth: 0,
            });
        }
    }
}
