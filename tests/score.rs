//! The figures of `sagte score` are those of the measure published with the corpus: `tests/score/published.json` was computed by its
//! reference program from the other two files.

use sagte::grammar::Grammar;
use sagte::score::{Predictions, Row, Score};
use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};

const GOLD: &str = "tests/score/gold.jsonl";
const PREDICTION: &str = "tests/score/prediction.jsonl";
const PUBLISHED: &str = "tests/score/published.json";

#[test]
fn figures_are_the_published_ones_to_the_last_digit() {
    assert_eq!(figures(&score(Path::new(GOLD))), published());
}

#[test]
fn a_folder_with_one_file_a_document_is_the_same_corpus() {
    let folder = folder("gold");
    for (number, document) in read(GOLD).lines().enumerate() {
        fs::write(folder.join(format!("{number}.json")), document).expect("a file");
    }
    fs::write(folder.join("README.md"), "no document").expect("a file");
    assert_eq!(figures(&score(&folder)), published());
}

#[test]
fn documents_without_prediction_are_counted() {
    let score = score(Path::new(GOLD));
    assert_eq!((score.documents, score.missing), (6, 1));
}

/// Who annotates articles of their own need not cut them into tokens: what the tool has written is right by its own count.
#[test]
fn a_corpus_without_tokens_is_counted_in_ours() {
    let mut document: Map<String, Value> =
        serde_json::from_str(read(GOLD).lines().next().expect("a line")).expect("a document");
    document.remove("tokens");
    let gold = folder("own").join("gold.jsonl");
    fs::write(&gold, serde_json::to_string(&document).expect("JSON")).expect("a file");
    let predictions = Predictions::read(&gold).expect("a prediction");
    let score = Score::of(&gold, Some(&predictions), &Grammar::german(), 0).expect("a corpus");
    let rows = score.measure.rows();
    assert_eq!(rows.first().map(|quote| quote.gold), Some(4));
    assert!(rows.iter().all(|row| row.gold == 0 || row.f1.to_bits() == 1.0f64.to_bits()), "{rows:?}");
}

fn score(gold: &Path) -> Score {
    let predictions = Predictions::read(Path::new(PREDICTION)).expect("a prediction");
    Score::of(gold, Some(&predictions), &Grammar::german(), 0).expect("a corpus")
}

/// The figures in the form of the reference program.
fn figures(score: &Score) -> Value {
    let row = |row: Row| {
        let Value::Object(mut figures) = serde_json::to_value(row).expect("a row") else { unreachable!("an object") };
        let name = figures.remove("name").and_then(|name| name.as_str().map(String::from)).expect("a name");
        (name, Value::Object(figures))
    };
    Value::Object(score.measure.rows().into_iter().map(row).collect())
}

fn published() -> Value {
    serde_json::from_str(&read(PUBLISHED)).expect("JSON")
}

fn read(file: &str) -> String {
    fs::read_to_string(file).expect("a readable file")
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("score").join(name);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}
