//! Promise 4: work and memory grow linearly with the text. Work is counted in allocations, so that a busy machine changes nothing.

use crate::texts::{PIECES, SAMPLES};
use crate::{article, grammar_that_has_read};
use allocation_counter::{AllocationInfo, measure};
use sagte::analyze;
use sagte::grammar::Grammar;
use sagte::report::{Lines, Report};

/// What reading and reporting a text takes.
fn work(text: &str, grammar: &Grammar) -> AllocationInfo {
    let article = article("text", text);
    measure(|| {
        let analysis = analyze(&article.text, grammar);
        Lines.article(&article, &analysis, &mut Vec::new()).expect("memory takes everything");
    })
}

/// Reads something as often as told, and twice as often: that may take twice as much, and half as much again, because lists grow by
/// leaps. What grows with the square of the text would take four times as much.
fn check(name: &str, text: &str, times: usize, grammar: &Grammar) {
    let [once, twice] = [times, 2 * times].map(|times| work(&text.repeat(times), grammar));
    let check = |unit, once: u64, twice: u64| {
        assert!(twice <= 3 * once, "{name}: {once} {unit}, {twice} for twice the text");
    };
    check("allocations", once.count_total, twice.count_total);
    check("bytes", once.bytes_total, twice.bytes_total);
    check("bytes at once", once.bytes_max, twice.bytes_max);
}

#[test]
fn a_word_over_and_over_is_linear() {
    // twice as many as the longest sentence may have: what is left over behind the first can be read in another way
    let grammar = grammar_that_has_read();
    PIECES.iter().for_each(|piece| check(piece, &format!("{piece} "), 2048, &grammar));
}

#[test]
fn articles_in_a_row_are_linear() {
    let grammar = grammar_that_has_read();
    SAMPLES.iter().for_each(|(name, text)| check(name, &format!("{text}\n\n"), 4, &grammar));
}
