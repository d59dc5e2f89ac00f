//! What must make no difference makes none.

use crate::GRAMMAR;
use crate::texts::{SAMPLES, damaged};
use proptest::prelude::Strategy;
use proptest::{prop_assert_eq, proptest};
use sagte::analyze;
use sagte::position::Positions;
use sagte::quotation::Role;
use sagte::span::{Range, Ranges};
use sagte::text::Document;
use std::collections::BTreeMap;

/// Says nothing and stands for anything.
const NEUTRAL: &str = "Am Abend regnete es in der Stadt.";

/// A text that was changed, and where its characters were before.
struct Changed {
    text: String,
    /// For each character and the end: its place in the text before; for one that was added, that of the next one that was not.
    back: Vec<u32>,
}

impl Changed {
    /// Puts something else for each character: the text for it, of which the last character stands for it, the others are added.
    fn each(text: &str, mut put: impl FnMut(char) -> String) -> Self {
        let mut changed = Self { text: String::new(), back: Vec::new() };
        for (old, c) in (0..).zip(text.chars()) {
            let new = put(c);
            changed.back.extend(new.chars().map(|_| old));
            changed.text.push_str(&new);
        }
        changed
    }

    fn around(before: &str, text: &str, after: &str) -> Self {
        let mut changed = Self::each(text, String::from);
        let end = u32::try_from(changed.back.len()).expect("a short text");
        changed.back.splice(0..0, before.chars().map(|_| 0));
        changed.back.extend(after.chars().map(|_| end));
        changed.text = format!("{before}{text}{after}");
        changed
    }

    /// What is found, with the places that the words had before.
    fn found(&self) -> Vec<String> {
        let end = self.back.last().map_or(0, |last| last + 1);
        found(&self.text, |at| self.back.get(at as usize).copied().unwrap_or(end))
    }
}

/// What is found in a text, each quotation on a line, its places in code points. White space and marks in names are plain.
fn found(text: &str, back: impl Fn(u32) -> u32) -> Vec<String> {
    let analysis = analyze(text, &GRAMMAR);
    let positions = Positions::new(text);
    let places = |ranges: &Ranges| -> Vec<(u32, u32)> {
        let spans = ranges.iter().map(|range| analysis.document.span(*range));
        spans.map(|s| (back(positions.at(s.start).char), back(positions.at(s.end).char))).collect()
    };
    let plain = |name: &str| {
        let name = name.replace(['„', '“', '»', '«', '‚', '‘', '›', '‹'], "'");
        name.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let quotations = analysis.quotations.iter().map(|q| {
        let roles = Role::ALL.map(|(name, role)| format!("{name} {:?}", places(q.roles.get(role)))).join(", ");
        let entity = q.entity.and_then(|e| analysis.entities.get(e as usize)).map(|e| (plain(&e.name), e.kind.name()));
        let (kind, medium, mood) = (q.kind.name(), q.medium.name(), q.mood.name());
        format!(
            "{kind} {medium} {mood} {} in {:?}: {roles}; {entity:?} {} {}",
            q.negated, q.parent, q.construction, q.why
        )
    });
    quotations.collect()
}

/// A change that makes no difference.
type Law = fn(&str) -> Changed;

fn before(text: &str) -> Changed {
    Changed::around(&format!("{NEUTRAL}\n\n"), text, "")
}

fn after(text: &str) -> Changed {
    Changed::around("", text, &format!("\n\n{NEUTRAL}"))
}

fn byte_order_mark(text: &str) -> Changed {
    Changed::around("\u{feff}", text, "")
}

fn carriage_returns(text: &str) -> Changed {
    Changed::each(text, |c| if c == '\n' { "\r\n".into() } else { c.into() })
}

fn trailing_space(text: &str) -> Changed {
    Changed::each(&format!("{text}\n"), |c| if c == '\n' { " \t\u{a0}\n".into() } else { c.into() })
}

fn blank_lines(text: &str) -> Changed {
    Changed::around("\n \n", text, "\n\n\n")
}

/// Every pair of marks as »…« or ›…‹.
fn guillemets(text: &str) -> Changed {
    let document = Document::read(text, &GRAMMAR.abbreviations, &GRAMMAR.layout);
    let mut marks = BTreeMap::new();
    for pair in &document.pairs {
        let [opening, closing] = if pair.is_single() { ["›", "‹"] } else { ["»", "«"] };
        let mut mark = |token, mark| marks.insert(document.span(Range::new(token, token + 1)).start as usize, mark);
        if pair.opening.is_some() {
            mark(pair.tokens.start, opening);
        }
        if pair.closing.is_some() {
            mark(pair.tokens.end - 1, closing);
        }
    }
    let mut bytes = text.char_indices().map(|(byte, _)| byte);
    Changed::each(text, |c| {
        let mark = bytes.next().and_then(|byte| marks.get(&byte));
        mark.map_or_else(|| c.into(), |mark| (*mark).into())
    })
}

#[test]
fn samples_do_not_change() {
    let laws: [(&str, Law); 7] = [
        ("a paragraph before", before),
        ("a paragraph after", after),
        ("a byte order mark", byte_order_mark),
        ("carriage returns", carriage_returns),
        ("space at the end of lines", trailing_space),
        ("blank lines around", blank_lines),
        ("other marks", guillemets),
    ];
    for (name, text) in SAMPLES.iter() {
        let wanted = found(text, |at| at);
        for (what, law) in laws {
            assert_eq!(law(text).found(), wanted, "{what} makes a difference to {name}");
        }
    }
}

/// An article that begins with paragraphs of its own: *Das sagte sie* at the very start would mean whatever stands before it, and a
/// place alone is a dateline only in the first paragraphs.
fn led() -> impl Strategy<Value = String> {
    damaged().prop_map(|text| format!("{}{text}", "Der Zug fuhr pünktlich ab.\n\n".repeat(4)))
}

proptest! {
    #[test]
    fn a_paragraph_before_makes_no_difference(text in led()) {
        prop_assert_eq!(before(&text).found(), found(&text, |at| at), "{}", text);
    }

    #[test]
    fn a_paragraph_after_makes_no_difference(text in led()) {
        prop_assert_eq!(after(&text).found(), found(&text, |at| at), "{}", text);
    }

    #[test]
    fn a_byte_order_mark_makes_no_difference(text in damaged()) {
        prop_assert_eq!(byte_order_mark(&text).found(), found(&text, |at| at), "{}", text);
    }

    #[test]
    fn carriage_returns_make_no_difference(text in damaged()) {
        prop_assert_eq!(carriage_returns(&text).found(), found(&text, |at| at), "{}", text);
    }

    #[test]
    fn space_at_the_end_of_lines_makes_no_difference(text in damaged()) {
        prop_assert_eq!(trailing_space(&text).found(), found(&text, |at| at), "{}", text);
    }

    #[test]
    fn blank_lines_around_make_no_difference(text in damaged()) {
        prop_assert_eq!(blank_lines(&text).found(), found(&text, |at| at), "{}", text);
    }
}
