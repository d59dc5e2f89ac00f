//! Exceptions in comments of Markdown and HTML: `<!-- sagte: ignore anonymous-source because the witness is in danger -->`.
//!
//! A comment excepts findings that begin in the paragraph it stands in or, on a line of its own, in the one after it. With `file` behind
//! the rule's name it covers the whole article. A comment without reason, or with a rule that does not exist, is itself a finding.

use super::{By, Excepted, UNUSED};
use crate::rules::{Finding, Level};
use crate::span::Span;

/// The comments of an article that speak to us.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comments(Vec<Comment>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Comment {
    span: Span,
    /// The bytes in which a finding must begin to be excepted.
    covers: Span,
    rules: Vec<String>,
    reason: String,
}

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

impl Comments {
    /// Reads the comments of a text. The second result is the text with blanks in their place, every other byte where it was; none if
    /// there is no comment.
    pub fn read(text: &str) -> (Self, Option<String>) {
        let mut comments = Vec::new();
        let mut blanked: Option<String> = None;
        let mut from = 0;
        while let Some(start) = text.get(from..).and_then(|rest| rest.find(OPEN)).map(|at| from + at) {
            let inside = start + OPEN.len();
            let Some(end) = text.get(inside..).and_then(|rest| rest.find(CLOSE)).map(|at| inside + at) else { break };
            let close = end + CLOSE.len();
            let words = text.get(inside..end).unwrap_or_default().trim().to_string();
            let covers = covered(text, start, close);
            if let Some(order) = words.strip_prefix("sagte:") {
                comments.push(Comment::read(order.trim(), Span::new(offset(start), offset(close)), covers, text.len()));
            }
            let blank: String = text
                .get(start..close)
                .unwrap_or_default()
                .bytes()
                .map(|b| if b == b'\n' { '\n' } else { ' ' })
                .collect();
            blanked.get_or_insert_with(|| text.to_string()).replace_range(start..close, &blank);
            from = close;
        }
        (Self(comments), blanked)
    }

    /// Parts findings into those that stay and those that a comment excepts; a comment that says or excepts nothing is a finding.
    pub fn apply(&self, findings: Vec<Finding>, is_rule: impl Fn(&str) -> bool) -> (Vec<Finding>, Vec<Excepted>) {
        let mut used = vec![false; self.0.len()];
        let (mut kept, mut excepted) = (Vec::new(), Vec::new());
        for finding in findings {
            let at = finding.span().start;
            let fits = |c: &Comment| {
                c.is_complete() && c.rules.contains(&finding.rule) && c.covers.start <= at && at < c.covers.end
            };
            match self.0.iter().position(fits) {
                Some(number) => {
                    used.iter_mut().skip(number).take(1).for_each(|used| *used = true);
                    let reason = self.0.get(number).map(|c| c.reason.clone()).unwrap_or_default();
                    excepted.push(Excepted { finding, reason, by: By::Comment });
                }
                None => kept.push(finding),
            }
        }
        for (comment, _) in self.0.iter().zip(used).filter(|(_, used)| !used) {
            kept.push(unused(vec![comment.span], comment.fault(&is_rule)));
        }
        (kept, excepted)
    }
}

/// What is said of an exception that excepts nothing.
pub(super) fn unused(spans: Vec<Span>, message: String) -> Finding {
    Finding { rule: UNUSED.into(), level: Level::Warning, spans, message, related: Vec::new(), norms: Vec::new() }
}

impl Comment {
    /// Reads `ignore RULE[,RULE…] [file] because REASON`.
    fn read(order: &str, span: Span, covers: Span, len: usize) -> Self {
        let order = order.strip_prefix("ignore").unwrap_or_default();
        let (names, reason) = order.split_once("because").unwrap_or((order, ""));
        let names = || names.split([' ', ',', '\n']).filter(|n| !n.is_empty());
        let whole = names().any(|name| name == "file");
        Self {
            span,
            covers: if whole { Span::new(0, offset(len)) } else { covers },
            rules: names().filter(|name| *name != "file").map(String::from).collect(),
            reason: reason.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }

    fn is_complete(&self) -> bool {
        !self.reason.is_empty()
    }

    /// Why it excepts nothing.
    fn fault(&self, is_rule: impl Fn(&str) -> bool) -> String {
        let unknown = self.rules.iter().find(|rule| !is_rule(rule));
        match unknown {
            _ if self.rules.is_empty() => "Ausnahme ohne Regel: <!-- sagte: ignore REGEL because GRUND -->".into(),
            Some(rule) => format!("Ausnahme für eine Regel, die es nicht gibt: {rule}"),
            None if self.reason.is_empty() => "Ausnahme ohne Grund: Hinter „because“ muss er stehen.".into(),
            None => "Ausnahme ohne Wirkung: Die Regel meldet hier nichts.".into(),
        }
    }
}

/// The paragraph a comment stands in; on a line of its own, also the one after it.
fn covered(text: &str, start: usize, end: usize) -> Span {
    let before = text.get(..start).unwrap_or_default();
    let behind = text.get(end..).unwrap_or_default();
    let first = paragraph_start(before);
    let line = behind.lines().next().unwrap_or_default();
    let alone = before.get(first..).unwrap_or_default().trim().is_empty() && line.trim().is_empty();
    // the blank lines that part the comment from what it stands above
    let gap = if alone { behind.len() - behind.trim_start().len() } else { 0 };
    Span::new(offset(first), offset(end + gap + paragraph_end(behind.get(gap..).unwrap_or_default())))
}

/// Where the last paragraph of a text begins: behind its last blank line.
fn paragraph_start(text: &str) -> usize {
    let mut rest = text;
    while let Some(end) = rest.rfind('\n') {
        rest = rest.get(..end).unwrap_or_default();
        let line = rest.rfind('\n').map_or(0, |at| at + 1);
        if rest.get(line..).unwrap_or_default().trim().is_empty() {
            return end + 1;
        }
    }
    0
}

/// Where the first paragraph of a text ends: before its first blank line.
fn paragraph_end(text: &str) -> usize {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > 0 && line.trim().is_empty() {
            return at;
        }
        at += line.len();
    }
    at
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(rule: &str, text: &str, needle: &str) -> Finding {
        let start = offset(text.find(needle).expect("the needle"));
        Finding { rule: rule.into(), ..unused(vec![Span::new(start, start + 1)], String::new()) }
    }

    fn left(text: &str, rule: &str, needle: &str) -> Vec<String> {
        let (comments, blanked) = Comments::read(text);
        assert_eq!(blanked.map(|b| b.len()), Some(text.len()));
        let (kept, _) = comments.apply(vec![finding(rule, text, needle)], |rule| rule == "a" || rule == "b");
        kept.into_iter().map(|f| format!("{} {}", f.rule, f.message).trim().to_string()).collect()
    }

    #[test]
    fn a_comment_covers_its_paragraph_or_the_next() {
        assert_eq!(left("<!-- sagte: ignore a because so -->\n\nEins.\n\nZwei.", "a", "Eins"), [] as [&str; 0]);
        assert_eq!(left("Eins. <!-- sagte: ignore a because so -->\n\nZwei.", "a", "Eins"), [] as [&str; 0]);
        assert_eq!(left("Eins.\r\n\r\n<!-- sagte: ignore a because so -->\r\n\r\nZwei.", "a", "Zwei"), [] as [&str; 0]);
        assert_eq!(left("<!-- sagte: ignore a file because so -->\n\nEins.\n\nZwei.", "a", "Zwei"), [] as [&str; 0]);
    }

    #[test]
    fn what_excepts_nothing_is_a_finding() {
        let found = left("<!-- sagte: ignore a because so -->\n\nEins.\n\nZwei.", "a", "Zwei");
        assert_eq!(found, ["a", "unused-exception Ausnahme ohne Wirkung: Die Regel meldet hier nichts."]);
        assert!(left("<!-- sagte: ignore a -->\n\nEins.", "a", "Eins").iter().any(|f| f.contains("ohne Grund")));
        assert!(
            left("<!-- sagte: ignore c because so -->\n\nEins.", "a", "Eins").iter().any(|f| f.contains("nicht gibt"))
        );
        assert!(
            left("<!-- sagte: ignore because so -->\n\nEins.", "a", "Eins").iter().any(|f| f.contains("ohne Regel"))
        );
    }

    #[test]
    fn other_comments_say_nothing() {
        assert_eq!(left("<!-- TODO -->\n\nEins.", "a", "Eins"), ["a"]);
    }
}
