//! `sagte check`: every format says the same of the same article, and says it as its readers expect.

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Two articles of a house; the second has an exception.
const FIRST: &str = "Die Ministerin sagte, der Tunnel ist sicher.\n\n„Das reicht“, sagte sie. Insider berichten, dass das Werk schließt.\n";
const SECOND: &str = "<!-- sagte: ignore verb-presupposes-truth because das Urteil liegt vor -->\n\nDer Fahrer gab zu, dass er trank. 👍 Er räumte ein, er habe geschlafen.\n\n»Ja, <b>so</b>.\n";

fn house() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.txt"), FIRST).expect("written");
    fs::write(folder.path().join("b.md"), SECOND).expect("written");
    fs::write(folder.path().join("sagte.toml"), "").expect("written");
    folder
}

fn sagte(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sagte")).args(args).current_dir(folder).output().expect("sagte runs")
}

fn printed(folder: &Path, args: &[&str]) -> String {
    let output = sagte(folder, args);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

const FINDINGS: [&str; 3] = ["indirect-speech-in-indicative", "anonymous-source", "unclosed-quotation-mark"];

#[test]
fn every_format_has_every_finding() {
    let folder = house();
    for format in ["text", "short", "json", "sarif", "github", "junit", "html", "csv"] {
        let text = printed(folder.path(), &["check", "--format", format, "."]);
        for rule in FINDINGS {
            assert!(text.contains(rule), "{format}: {rule} in {text}");
        }
    }
}

#[test]
fn sarif_is_valid_and_carries_exceptions() {
    let schema = fs::read_to_string("tests/sarif/sarif-2.1.0.schema.json").expect("the schema");
    // two patterns of it have a bracket too many, which strict readers refuse
    let schema = schema.replace("{2}]?$", "{2}$");
    let schema = jsonschema::validator_for(&json(&schema)).expect("a schema");
    let folder = house();
    for files in [&["."][..], &["--select", "headline-quotation-not-in-text", "."]] {
        let log = json(&printed(folder.path(), &[&["check", "--format", "sarif"], files].concat()));
        let errors: Vec<String> = schema.iter_errors(&log).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert_eq!(errors, [] as [&str; 0]);
    }
    let log = json(&printed(folder.path(), &["check", "--format", "sarif", "b.md"]));
    let results = log.pointer("/runs/0/results").and_then(Value::as_array).expect("results");
    let reasons: Vec<&str> =
        results.iter().filter_map(|r| r.pointer("/suppressions/0/justification")?.as_str()).collect();
    assert_eq!(reasons, ["das Urteil liegt vor"; 2]);
    let prints: std::collections::BTreeSet<&str> =
        results.iter().filter_map(|r| r.pointer("/partialFingerprints/quoteHash~1v1")?.as_str()).collect();
    assert_eq!(prints.len(), results.len(), "a fingerprint is of one finding");
}

#[test]
fn json_counts_in_every_unit() {
    let folder = house();
    let found = json(&printed(folder.path(), &["check", "--format", "json", "b.md"]));
    let findings = found.pointer("/findings").and_then(Value::as_array).expect("findings");
    let open = findings.iter().find(|f| f.get("rule").is_some_and(|rule| rule == "unclosed-quotation-mark"));
    let at = |pointer: &str| open.and_then(|f| f.pointer(pointer)).and_then(Value::as_u64);
    let start = SECOND.find('»').expect("the mark") as u64;
    let chars = SECOND.chars().take_while(|c| *c != '»').count() as u64;
    assert_eq!(at("/spans/0/byte/0"), Some(start));
    assert_eq!(at("/spans/0/char/0"), Some(chars));
    assert_eq!(at("/spans/0/utf16/0"), Some(chars + 1), "the thumb has two units");
    assert_eq!(at("/spans/0/start/line"), Some(5));
    assert_eq!(found.pointer("/summary/excepted").and_then(Value::as_u64), Some(2));
}

#[test]
fn markup_in_an_article_is_text_in_reports() {
    let folder = house();
    let html = printed(folder.path(), &["check", "--format", "html", "b.md"]);
    assert!(html.contains("&lt;b&gt;so&lt;/b&gt;"), "{html}");
    assert!(!html.contains("<b>so"), "{html}");
}

#[test]
fn a_file_of_exceptions_is_for_texts_without_comments() {
    let folder = house();
    let exception = "[[exception]]\nfile = \"a.txt\"\nrule = \"anonymous-source\"\nexact = \"Insider\"\nsuffix = \"berichten\"\nreason = \"Schutz\"\n";
    fs::write(folder.path().join("exceptions.toml"), exception).expect("written");
    let run = || printed(folder.path(), &["check", "--format", "short", "--exceptions", "exceptions.toml", "a.txt"]);
    assert!(!run().contains("anonymous-source"), "{}", run());
    fs::write(folder.path().join("a.txt"), FIRST.replace("Insider", "Die Stadt")).expect("written");
    assert!(run().contains("warning[unused-exception]"), "{}", run());
}

#[test]
fn every_profile_can_be_used() {
    let folder = house();
    for profile in ["agency", "fact-check", "magazine", "research"] {
        printed(folder.path(), &["check", "--profile", profile, "--format", "short", "a.txt"]);
    }
}

#[test]
fn a_baseline_hides_what_was_there() {
    let folder = house();
    let baseline = ["--baseline", "known.json"];
    let wrote = sagte(folder.path(), &[&["check", ".", "--write-baseline"][..], &baseline].concat());
    assert_eq!(wrote.status.code(), Some(0));
    let run = || printed(folder.path(), &[&["check", "--format", "short", "."][..], &baseline].concat());
    assert_eq!(run(), "");
    fs::write(folder.path().join("c.txt"), "Insider sagen, das Werk schließe.\n").expect("written");
    assert_eq!(run().lines().count(), 1);
}

#[test]
fn the_order_is_that_of_the_files_whoever_is_done_first() {
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..60 {
        let length = if number % 7 == 0 { 400 } else { 1 };
        let text = format!("{}Insider sagen, das Werk schließe.\n", "Es regnet seit Tagen.\n\n".repeat(length));
        fs::write(folder.path().join(format!("{number:02}.txt")), text).expect("written");
    }
    let found = printed(folder.path(), &["check", "--format", "short", "."]);
    let files: Vec<&str> = found.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(files.len(), 60);
    assert!(files.is_sorted());
}

#[test]
fn the_configuration_of_each_folder_holds_for_its_files() {
    let folder = house();
    let strict = folder.path().join("strict");
    fs::create_dir(&strict).expect("made");
    fs::write(strict.join("sagte.toml"), "level = \"error\"\n[levels]\nanonymous-source = \"error\"\n")
        .expect("written");
    fs::write(strict.join("a.txt"), FIRST).expect("written");
    let found = printed(folder.path(), &["check", "--format", "short", "a.txt", "strict/a.txt"]);
    let lines: Vec<&str> = found.lines().map(|line| line.split("] ").next().unwrap_or(line)).collect();
    let expected = [
        "a.txt:1:34: warning[indirect-speech-in-indicative",
        "a.txt:3:26: warning[anonymous-source",
        "strict/a.txt:3:26: error[anonymous-source",
    ];
    assert_eq!(lines, expected);
    assert_eq!(sagte(folder.path(), &["check", "a.txt"]).status.code(), Some(0), "warnings only");
    assert_eq!(sagte(folder.path(), &["check", "strict/a.txt"]).status.code(), Some(1));
}
