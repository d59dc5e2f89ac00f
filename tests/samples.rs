//! Every sample has a snapshot that shows its analysis line by line: what each block is, every sentence of the body and, below it, the
//! quotations whose cue it holds.

use sagte::examples::shown;
use sagte::grammar::Grammar;
use sagte::position::Positions;
use sagte::quotation::Quotation;
use sagte::span::{Range, Span};
use sagte::text::BlockKind;
use sagte::{Analysis, analyze};
use std::fmt::Write as _;

#[test]
fn samples() {
    let grammar = Grammar::german();
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::glob!("../samples", "*.txt", |path| {
            let text = std::fs::read_to_string(path).expect("a readable sample");
            insta::assert_snapshot!(listing(&analyze(&text, &grammar)));
        });
    });
}

/// The analysis line by line.
fn listing(analysis: &Analysis<'_>) -> String {
    let document = &analysis.document;
    let mut out = String::new();
    for (number, block) in (0..).zip(&document.blocks) {
        if block.kind != BlockKind::Body {
            let _ = writeln!(out, "{:?}: {}\n", block.kind, line(document.text, block.span));
            continue;
        }
        if !block.label.is_empty() {
            let _ = writeln!(out, "Label: {}", line(document.text, document.span(block.label)));
        }
        for (at, sentence) in (0..).zip(&document.sentences).filter(|(_, s)| s.block == number) {
            let _ = writeln!(out, "{}", line(document.text, document.span(sentence.tokens)));
            for (id, quotation) in (1..).zip(&analysis.quotations).filter(|(_, q)| q.sentence == at) {
                out.push_str(&entry(id, quotation, analysis));
            }
        }
        out.push('\n');
    }
    out.push_str("Speakers\n");
    for (id, entity) in (1..).zip(&analysis.entities) {
        let mentions =
            entity.mentions.iter().map(|m| document.span(m.tokens.hull()).of(document.text)).collect::<Vec<_>>();
        let _ = writeln!(out, "  {id} {} ({}): {}", entity.name, entity.kind.name(), mentions.join(" | "));
    }
    let positions = Positions::new(document.text);
    for anomaly in &document.anomalies {
        let at = positions.at(document.span(Range::new(anomaly.token, anomaly.token + 1)).start);
        let _ = writeln!(out, "{:?} mark {} at {}:{}", anomaly.kind, document.word(anomaly.token), at.line, at.column);
    }
    out
}

/// One quotation: what is known of it, and its roles in brackets.
fn entry(id: usize, quotation: &Quotation, analysis: &Analysis<'_>) -> String {
    let depth = ancestors(quotation, analysis);
    let indent = "    ".repeat(depth + 1);
    let negated = if quotation.negated { " negated" } else { "" };
    let speaker = quotation.entity.and_then(|e| analysis.entities.get(e as usize)).map_or("nobody known", |e| &e.name);
    format!(
        "{indent}{id} {:?} {:?} {}{negated} by {} – {speaker}\n{indent}  {}\n",
        quotation.kind,
        quotation.medium,
        quotation.mood.name(),
        quotation.construction,
        shown(analysis, quotation),
    )
}

fn ancestors(quotation: &Quotation, analysis: &Analysis<'_>) -> usize {
    let parent = |q: &Quotation| q.parent.and_then(|p| analysis.quotations.get(p));
    std::iter::successors(parent(quotation), |q| parent(q)).count()
}

/// A stretch of text as one line.
fn line(text: &str, span: Span) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
