//! `sagte rules --format json`: all rules with what their pages say.

use crate::rules::{Rules, Verdict};
use serde_json::{Value, json};

/// All rules as JSON.
pub fn rules_json(rules: &Rules) -> String {
    let rules: Vec<Value> = rules
        .iter()
        .map(|rule| {
            let examples = |verdict: Verdict| -> Vec<Value> {
                let own = rule.page.examples.iter().filter(|e| e.verdict == verdict);
                let marks = |e: &crate::rules::Example| e.marks.iter().map(|m| [m.start, m.end]).collect::<Vec<_>>();
                own.map(|e| json!({ "text": e.text, "marks": marks(e) })).collect()
            };
            json!({
                "id": rule.id,
                "level": rule.level.name(),
                "title": rule.page.title,
                "norms": rule.norms,
                "file": rule.page.file,
                "wrong": examples(Verdict::Wrong),
                "right": examples(Verdict::Right),
            })
        })
        .collect();
    format!("{:#}", json!({ "version": 1, "rules": rules }))
}
