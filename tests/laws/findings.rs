//! Rules keep the promises too: they have no error and do not panic, what they mark lies on characters, their work is linear.

use crate::texts::{SAMPLES, text};
use crate::{GRAMMAR, article, grammar_that_has_read};
use allocation_counter::measure;
use proptest::proptest;
use sagte::desk::{Choice, Config, House};
use sagte::report::findings::{CsvFindings, FindingReport, Github, Html, JsonFindings, Junit, Sarif, Short, Text};
use sagte::sources::Sources;
use std::sync::LazyLock;

/// A house that runs every rule.
static HOUSE: LazyLock<House> = LazyLock::new(|| {
    let choice = Choice { select: vec!["*".into()], ..Choice::default() };
    House::new(&Config::default(), &choice, &Sources::built_in(), &GRAMMAR).expect("the built-in rules")
});

const TODAY: &str = "2026-12-01";

proptest! {
    #[test]
    fn every_text_is_checked_and_reported(text in text(), comment in "[a-z :,<>!-]{0,40}") {
        let text = format!("{text}<!-- sagte: {comment} -->{text}");
        let checked = HOUSE.check(article("text", &text), &GRAMMAR, TODAY);
        assert_eq!(checked.article.text, text, "the article stays as it is");
        for finding in checked.findings.iter().chain(checked.excepted.iter().map(|e| &e.finding)) {
            assert!(!finding.spans.is_empty() && finding.spans.is_sorted(), "{finding:?}");
            for span in finding.spans.iter().chain(&finding.related) {
                assert!(!span.of(&text).is_empty(), "{span:?} of {finding:?} is no stretch of characters");
            }
        }
        assert!(checked.findings.is_sorted_by_key(|f| f.span().start));
        let reports: [&mut dyn FindingReport; 8] = [
            &mut Text::new(80, true),
            &mut Short,
            &mut JsonFindings::default(),
            &mut Sarif::default(),
            &mut Github,
            &mut Junit::default(),
            &mut Html::default(),
            &mut CsvFindings::default(),
        ];
        for (number, report) in reports.into_iter().enumerate() {
            let mut out = Vec::new();
            report.article(&checked, &HOUSE, &mut out).expect("memory takes everything");
            report.end(&mut out).expect("memory takes everything");
            let out = String::from_utf8(out).expect("a report is text");
            assert!(!(2..4).contains(&number) || serde_json::from_str::<serde_json::Value>(&out).is_ok(), "{out}");
        }
    }
}

/// As with reading: twice the text may take twice the work, and half as much again.
#[test]
fn checking_articles_in_a_row_is_linear() {
    LazyLock::force(&HOUSE);
    let grammar = grammar_that_has_read();
    for (name, text) in SAMPLES.iter() {
        let work = |times: usize| {
            let article = article("text", &format!("{text}\n\n").repeat(times));
            measure(|| drop(HOUSE.check(article, &grammar, TODAY)))
        };
        let [once, twice] = [8, 16].map(work);
        assert!(twice.count_total <= 3 * once.count_total, "{name}: {} and {}", once.count_total, twice.count_total);
        assert!(twice.bytes_max <= 3 * once.bytes_max, "{name}: {} and {} bytes", once.bytes_max, twice.bytes_max);
    }
}
