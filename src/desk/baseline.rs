//! The baseline: how many findings of each rule a file may have, so that a desk can begin with today's copy and look only at what is new.

use super::{By, Excepted};
use crate::rules::Finding;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// File → rule → number of findings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Baseline(BTreeMap<String, BTreeMap<String, usize>>);

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(file: &str, text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|error| format!("{file}: {error}"))
    }

    /// Writes a baseline.
    pub fn write(&self) -> String {
        serde_json::to_string_pretty(self).map_or(String::new(), |text| text + "\n")
    }

    /// Notes the findings of an article.
    pub fn note(&mut self, name: &str, findings: &[Finding]) {
        for finding in findings {
            *self.0.entry(name.to_string()).or_default().entry(finding.rule.clone()).or_default() += 1;
        }
    }

    /// Parts the findings of an article: of each rule as many as the baseline has are excepted, but only if there are no more.
    pub fn apply(&self, name: &str, findings: Vec<Finding>) -> (Vec<Finding>, Vec<Excepted>) {
        let Some(allowed) = self.0.get(name) else { return (findings, Vec::new()) };
        let mut found: BTreeMap<String, usize> = BTreeMap::new();
        for finding in &findings {
            *found.entry(finding.rule.clone()).or_default() += 1;
        }
        let old = |f: &Finding| allowed.get(&f.rule).is_some_and(|allowed| found.get(&f.rule) <= Some(allowed));
        let (excepted, kept): (Vec<Finding>, Vec<Finding>) = findings.into_iter().partition(old);
        let reason = "stand schon in der Ausgangsliste".to_string();
        (
            kept,
            excepted
                .into_iter()
                .map(|finding| Excepted { finding, reason: reason.clone(), by: By::Baseline })
                .collect(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::comments::unused;
    use super::*;

    #[test]
    fn old_findings_are_excepted_and_new_ones_bring_all_back() {
        let finding = || unused(Vec::new(), String::new());
        let mut baseline = Baseline::default();
        baseline.note("a.txt", &[finding(), finding()]);
        let baseline = Baseline::read("b.json", &baseline.write()).expect("what was written");
        assert_eq!(baseline.apply("a.txt", vec![finding()]).0.len(), 0);
        assert_eq!(baseline.apply("a.txt", vec![finding(), finding(), finding()]).0.len(), 3);
        assert_eq!(baseline.apply("b.txt", vec![finding()]).0.len(), 1);
    }
}
