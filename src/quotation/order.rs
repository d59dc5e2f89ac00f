//! Quotations in the order in which they are read, each behind the one it stands in.

use super::Quotation;
use crate::grammar::{Role, Type};
use smallvec::SmallVec;
use std::cmp::Reverse;

/// Sorts quotations by where their words begin, longer ones first, and finds the one that each stands in.
pub fn order(quotations: &mut [Quotation]) {
    quotations.sort_by_key(|q| {
        let quote = q.roles.get(Role::Quote).hull();
        (quote.start, Reverse(quote.end), q.kind == Type::Direct)
    });
    let mut open: SmallVec<[usize; 8]> = SmallVec::new();
    for number in 0..quotations.len() {
        let Some(quote) = quotations.get(number).map(|q| q.roles.get(Role::Quote)) else {
            continue;
        };
        let start = quote.hull().start;
        open.retain(|o| quotations.get(*o).is_some_and(|q| q.roles.get(Role::Quote).hull().end > start));
        let holds = |o: &&usize| quotations.get(**o).is_some_and(|q| q.roles.get(Role::Quote).covers(quote));
        let parent = open.iter().rev().find(holds).copied();
        if let Some(quotation) = quotations.get_mut(number) {
            quotation.parent = parent;
        }
        open.push(number);
    }
}
