//! `--format sarif`: SARIF 2.1.0, as code hosts and CI read it.

use super::{FindingReport, flat, places, write_object};
use crate::desk::{By, Checked, House};
use crate::position::Positions;
use crate::rules::{Finding, Level};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

/// `--format sarif`. Results are written as they come; the rules they name follow at the end.
#[derive(Debug, Default)]
pub struct Sarif {
    begun: bool,
    rules: BTreeMap<String, Value>,
    seen: BTreeMap<u64, u32>,
    buffer: Vec<u8>,
}

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

impl FindingReport for Sarif {
    fn article(&mut self, checked: &Checked, house: &House, out: &mut dyn Write) -> io::Result<()> {
        let positions = Positions::new(&checked.article.text);
        let excepted = checked.excepted.iter().map(|e| {
            let kind = if e.by == By::Comment { "inSource" } else { "external" };
            (&e.finding, Some(json!([{ "kind": kind, "justification": e.reason }])))
        });
        for (finding, suppressions) in checked.findings.iter().map(|f| (f, None)).chain(excepted) {
            self.note_rule(finding, house);
            let mut result = self.result(checked, finding, &positions);
            if let (Some(suppressions), Some(object)) = (suppressions, result.as_object_mut()) {
                object.insert("suppressions".into(), suppressions);
            }
            self.begin(out)?;
            write_object(&result, &mut self.buffer, out)?;
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if !self.begun {
            self.begin(out)?;
        }
        let driver = json!({
            "name": "sagte",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": self.rules.values().collect::<Vec<_>>(),
        });
        writeln!(out, "\n],\"tool\":{}}}]}}", json!({ "driver": driver }))
    }
}

impl Sarif {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            return writeln!(out, ",");
        }
        writeln!(
            out,
            "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"columnKind\":\"unicodeCodePoints\",\"results\":["
        )
    }

    fn note_rule(&mut self, finding: &Finding, house: &House) {
        self.rules.entry(finding.rule.clone()).or_insert_with(|| {
            let rule = house.rules.get(&finding.rule);
            let title = rule.map_or(finding.rule.as_str(), |rule| rule.page.title.as_str());
            json!({
                "id": finding.rule,
                "shortDescription": { "text": title },
                "help": { "text": rule.map_or(title, |r| r.page.markdown.as_str()), "markdown": rule.map_or(title, |r| r.page.markdown.as_str()) },
                "defaultConfiguration": { "level": level(finding.level) },
                "properties": { "tags": finding.norms },
            })
        });
    }

    fn result(&mut self, checked: &Checked, finding: &Finding, positions: &Positions<'_>) -> Value {
        let (start, end) = places(positions, finding);
        let text = flat(&checked.article.text, finding.span());
        let uri = uri(&checked.article.name);
        let location = |start: crate::position::Position, end: crate::position::Position, text: &str| {
            json!({ "physicalLocation": {
                "artifactLocation": { "uri": uri },
                "region": {
                    "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
                    "charOffset": start.char, "charLength": end.char - start.char, "snippet": { "text": text },
                },
            } })
        };
        let related: Vec<Value> = finding
            .related
            .iter()
            .map(|span| location(positions.at(span.start), positions.at(span.end), &flat(&checked.article.text, *span)))
            .collect();
        json!({
            "ruleId": finding.rule,
            "level": level(finding.level),
            "message": { "text": finding.message },
            "locations": [location(start, end, &text)],
            "relatedLocations": related,
            "partialFingerprints": { "quoteHash/v1": self.fingerprint(&uri, &finding.rule, &text) },
        })
    }

    /// What makes a finding known again after edits elsewhere: file, rule and words; like ones are numbered.
    fn fingerprint(&mut self, uri: &str, rule: &str, text: &str) -> String {
        let hash = [uri, rule, text].iter().fold(FNV_OFFSET, |hash, part| {
            part.bytes().chain([0]).fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(FNV_PRIME))
        });
        let number = self.seen.entry(hash).or_default();
        *number += 1;
        format!("{hash:016x}:{number}")
    }
}

/// FNV-1a: the same on every machine and in every version, which the hashes of the standard library are not.
const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Hint => "note",
        Level::Off => "none",
    }
}

/// A file's path as a URI reference.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(byte.into()),
            b'\\' => uri.push('/'),
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}
