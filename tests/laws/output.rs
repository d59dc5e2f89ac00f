//! Promise 2 seen from outside: what is written can be read again, and points into the text.

use crate::texts::{SAMPLES, text};
use crate::{GRAMMAR, article};
use jsonschema::Validator;
use proptest::{prop_assert_eq, proptest};
use sagte::analyze;
use sagte::report::{Gold, Json, Lines, Report, SCHEMA};
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| validator(SCHEMA));

fn validator(schema: &str) -> Validator {
    let schema: Value = serde_json::from_str(schema).expect("JSON");
    jsonschema::meta::validate(&schema).expect("a schema");
    jsonschema::validator_for(&schema).expect("a schema")
}

/// What a report writes about a text.
fn written(mut report: impl Report, text: &str) -> String {
    let mut out = Vec::new();
    report.article(&article("text", text), &analyze(text, &GRAMMAR), &mut out).expect("memory takes everything");
    report.end(&mut out).expect("memory takes everything");
    String::from_utf8(out).expect("UTF-8")
}

fn valid(json: &str, validator: &Validator) -> Value {
    let value: Value = serde_json::from_str(json).expect("JSON");
    if let Err(error) = validator.validate(&value) {
        panic!("{error} at {}", error.instance_path());
    }
    value
}

/// The stretch of a text between two code points.
fn chars(text: &str, pair: [&Value; 2]) -> String {
    let [start, end] = pair.map(|v| usize::try_from(v.as_u64().expect("a number")).expect("a short text"));
    text.chars().skip(start).take(end - start).collect()
}

/// The parts of a quotation with their names.
fn roles(quotation: &Value) -> impl Iterator<Item = (&'static str, &Value)> {
    let names = ["quote", "cue", "frame", "speaker", "addressee"];
    names.into_iter().map(|name| (name, &quotation[name]))
}

/// The parts of a list.
fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

proptest! {
    #[test]
    fn json_is_valid_and_every_unit_points_at_the_same_words(text in text()) {
        let all = valid(&written(Json::default(), &text), &VALIDATOR);
        let one = valid(&written(Lines, &text), &VALIDATOR);
        prop_assert_eq!(&all["documents"][0]["quotations"], &one["quotations"]);
        prop_assert_eq!(&all["documents"][0]["entities"], &one["entities"]);

        let utf16: Vec<u16> = text.encode_utf16().collect();
        for (id, quotation) in (1_u64..).zip(list(&one["quotations"])) {
            prop_assert_eq!(quotation["id"].as_u64(), Some(id), "ids are consecutive");
            for (_, part) in roles(quotation).filter(|(_, part)| !part.is_null()) {
                let spans = list(&part["spans"]).iter();
                let stretches: Vec<String> = spans.clone().map(|s| chars(&text, [&s["char"][0], &s["char"][1]])).collect();
                prop_assert_eq!(stretches.join(" … "), part["text"].as_str().expect("a text"));
                for (span, words) in spans.zip(&stretches) {
                    let at = |unit: &str, end: usize| usize::try_from(span[unit][end].as_u64().expect("a number")).expect("a short text");
                    prop_assert_eq!(text.get(at("byte", 0)..at("byte", 1)), Some(words.as_str()));
                    let units = utf16.get(at("utf16", 0)..at("utf16", 1)).expect("a stretch of the text");
                    prop_assert_eq!(&String::from_utf16_lossy(units), words);
                }
            }
        }
        for (id, entity) in (1_u64..).zip(list(&one["entities"])) {
            prop_assert_eq!(entity["id"].as_u64(), Some(id), "ids are consecutive");
        }
    }

    #[test]
    fn gold_holds_the_same_quotations_as_json(text in text()) {
        let json: Value = serde_json::from_str(&written(Lines, &text)).expect("JSON");
        let gold: Value = serde_json::from_str(&written(Gold, &text)).expect("JSON");
        prop_assert_eq!(gold["documentName"].as_str(), Some("text"));
        prop_assert_eq!(gold["originalText"].as_str(), Some(text.as_str()));
        prop_assert_eq!(list(&gold["annotations"]).len(), list(&json["quotations"]).len());
        for (annotation, quotation) in list(&gold["annotations"]).iter().zip(list(&json["quotations"])) {
            prop_assert_eq!(&annotation["type"], &quotation["type"]);
            prop_assert_eq!(&annotation["medium"], &quotation["medium"]);
            prop_assert_eq!(annotation["isNested"].as_bool(), Some(!quotation["parent"].is_null()));
            for (name, part) in roles(quotation) {
                let theirs: Vec<[&Value; 2]> =
                    list(&annotation[name]["spans"]).iter().map(|s| [&s["charBegin"], &s["charEnd"]]).collect();
                let ours = part["spans"].as_array().map(Vec::as_slice).unwrap_or_default();
                let ours: Vec<[&Value; 2]> = ours.iter().map(|s| [&s["char"][0], &s["char"][1]]).collect();
                prop_assert_eq!(theirs, ours);
            }
        }
    }
}

/// What the program prints about all samples.
fn printed(args: &[&str]) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let output = Command::new(env!("CARGO_BIN_EXE_sagte")).current_dir(folder).args(args).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn what_is_printed_of_samples_fits_the_schema_that_is_printed() {
    let validator = validator(&printed(&["schema"]));
    let names: Vec<&str> = SAMPLES.iter().map(|(name, _)| name.as_str()).collect();
    let all = valid(&printed(&[&["--format", "json"], names.as_slice()].concat()), &validator);
    let lines = printed(&[&["--format", "jsonl"], names.as_slice()].concat());
    let lines: Vec<Value> = lines.lines().map(|line| valid(line, &validator)).collect();
    let files = |documents: &[Value]| documents.iter().map(|d| d["file"].to_string()).collect::<Vec<_>>();
    assert_eq!(files(&lines), names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>());
    assert_eq!(files(list(&all["documents"])), files(&lines));
}

#[test]
fn the_schema_refuses_what_is_wrong() {
    let (_, text) = SAMPLES.iter().max_by_key(|(_, text)| text.len()).expect("samples");
    let good = valid(&written(Lines, text), &VALIDATOR);
    let spoil: [fn(&mut Value); 4] = [
        |json| json["quotations"][0]["quote"]["spans"][0]["byte"] = Value::from("0"),
        |json| json["quotations"][0]["type"] = Value::from("direct"),
        |json| json["quotations"][0]["speaker"] = Value::from("somebody"),
        |json| json["entities"] = Value::Null,
    ];
    for (number, spoil) in spoil.into_iter().enumerate() {
        let mut bad = good.clone();
        spoil(&mut bad);
        assert!(!VALIDATOR.is_valid(&bad), "fault {number} is not seen");
    }
}
