//! Which prediction is held against which gold quotation: one to one, so that the quotes share the most.
//!
//! Quotations that share nothing are paired, too, as long as both sides have some left. Which of them meet depends on the order in which
//! the method below looks; it is kept as published, so that figures are comparable to the last digit.

use super::measure::token_f1;
use super::{Labelled, Pair};
use crate::grammar::Role;

/// What a pair of the same type and of the same medium gains; less than a shared token, so that it decides between equals only.
const SAME_TYPE: f64 = 0.01;
const SAME_MEDIUM: f64 = 0.001;

/// Pairs up the quotations of a document: assigned pairs, then predictions and gold quotations that are left.
pub(super) fn pair_up<'d>(gold: &'d [Labelled], predicted: &'d [Labelled]) -> Vec<Pair<'d>> {
    let gains: Vec<Vec<f64>> = gold.iter().map(|g| predicted.iter().map(|p| gain(g, p)).collect()).collect();
    let mut free_gold: Vec<Option<&Labelled>> = gold.iter().map(Some).collect();
    let mut free_predicted: Vec<Option<&Labelled>> = predicted.iter().map(Some).collect();
    let mut pairs = Vec::with_capacity(gold.len().max(predicted.len()));
    for (g, p) in assign(&gains) {
        pairs.push(Pair {
            gold: free_gold.get_mut(g).and_then(Option::take),
            predicted: free_predicted.get_mut(p).and_then(Option::take),
        });
    }
    pairs.extend(free_predicted.into_iter().flatten().map(|p| Pair { gold: None, predicted: Some(p) }));
    pairs.extend(free_gold.into_iter().flatten().map(|g| Pair { gold: Some(g), predicted: None }));
    pairs
}

fn gain(gold: &Labelled, predicted: &Labelled) -> f64 {
    let shared = token_f1(gold.part(Role::Quote), predicted.part(Role::Quote));
    if shared == 0.0 {
        return 0.0;
    }
    let kind = if gold.kind == predicted.kind { SAME_TYPE } else { 0.0 };
    let medium = if gold.medium == predicted.medium { SAME_MEDIUM } else { 0.0 };
    shared + (kind + medium)
}

/// The assignment of rows to columns with the greatest sum (Hungarian method, in cubic time), as (row, column).
fn assign(gains: &[Vec<f64>]) -> Vec<(usize, usize)> {
    let (rows, columns) = (gains.len(), gains.first().map_or(0, Vec::len));
    if rows > columns {
        let turned: Vec<Vec<f64>> =
            (0..columns).map(|column| gains.iter().filter_map(|row| row.get(column).copied()).collect()).collect();
        return matched(&turned, rows).into_iter().map(|(column, row)| (row, column)).collect();
    }
    matched(gains, columns)
}

/// The same for a matrix that is at least as wide as high, in the order of its columns.
#[expect(clippy::indexing_slicing, reason = "all indices run over the rows and columns of the matrix; 0 is nobody")]
fn matched(gains: &[Vec<f64>], columns: usize) -> Vec<(usize, usize)> {
    let mut row_price = vec![0.0; gains.len() + 1];
    let mut column_price = vec![0.0; columns + 1];
    let mut row_of = vec![0; columns + 1];
    let mut before = vec![0; columns + 1];
    for row in 1..=gains.len() {
        row_of[0] = row;
        let mut at = 0;
        let mut least = vec![f64::INFINITY; columns + 1];
        let mut used = vec![false; columns + 1];
        // the cheapest path to a column that is free
        while row_of[at] != 0 {
            used[at] = true;
            let from = row_of[at];
            let (mut step, mut next) = (f64::INFINITY, 0);
            for column in 1..=columns {
                if !used[column] {
                    let cost = -gains[from - 1][column - 1] - row_price[from] - column_price[column];
                    if cost < least[column] {
                        (least[column], before[column]) = (cost, at);
                    }
                    if least[column] < step {
                        (step, next) = (least[column], column);
                    }
                }
            }
            for column in 0..=columns {
                if used[column] {
                    row_price[row_of[column]] += step;
                    column_price[column] -= step;
                } else {
                    least[column] -= step;
                }
            }
            at = next;
        }
        // every column on it goes to the row before
        while at != 0 {
            row_of[at] = row_of[before[at]];
            at = before[at];
        }
    }
    (1..=columns).filter(|column| row_of[*column] != 0).map(|column| (row_of[column] - 1, column - 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_sum_is_the_greatest_not_the_first_best() {
        assert_eq!(assign(&[vec![0.9, 0.8], vec![0.8, 0.1]]), [(1, 0), (0, 1)]);
        assert_eq!(assign(&[vec![0.2], vec![0.7], vec![0.5]]), [(1, 0)], "more rows than columns");
        assert_eq!(assign(&[vec![0.2, 0.7, 0.5]]), [(0, 1)]);
        assert_eq!(assign(&[]), []);
        assert_eq!(assign(&[vec![], vec![]]), []);
    }

    /// The greatest sum by trying everything: each row takes any column that is free, or none.
    fn greatest(gains: &[Vec<f64>], taken: &[usize]) -> f64 {
        let Some((row, rest)) = gains.split_first() else { return 0.0 };
        let with = row.iter().enumerate().filter(|(column, _)| !taken.contains(column));
        let with = with.map(|(column, gain)| gain + greatest(rest, &[taken, &[column]].concat()));
        with.fold(greatest(rest, taken), f64::max)
    }

    proptest! {
        #[test]
        fn no_other_assignment_gains_more(gains in (0..6usize, 0..6usize).prop_flat_map(|(rows, columns)| {
            // few different gains, so that there are ties
            vec(vec((0..8u8).prop_map(|eighths| f64::from(eighths) / 8.0), columns), rows)
        })) {
            let pairs = assign(&gains);
            let gain = |(row, column): &(usize, usize)| gains.get(*row).and_then(|r| r.get(*column)).copied();
            let sum: f64 = pairs.iter().map(|pair| gain(pair).expect("a row and a column")).sum();
            prop_assert!((sum - greatest(&gains, &[])).abs() < 1e-9);
            let unique = |side: Vec<usize>| side.iter().collect::<BTreeSet<_>>().len() == pairs.len();
            prop_assert!(unique(pairs.iter().map(|p| p.0).collect()) && unique(pairs.iter().map(|p| p.1).collect()));
        }
    }
}
