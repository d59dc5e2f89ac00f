//! Promise 3: same input, same output.

use crate::texts::{SAMPLES, text};
use crate::{GRAMMAR, article};
use proptest::{prop_assert_eq, proptest};
use sagte::grammar::Grammar;
use sagte::input::{Article, Format, Options, articles, batches};
use sagte::report::{Lines, Report};
use sagte::{analyze, analyze_all};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

static ANOTHER: LazyLock<Grammar> = LazyLock::new(Grammar::german);

/// The JSON of one article.
fn line(article: &Article, grammar: &Grammar) -> String {
    let mut out = Vec::new();
    let analysis = analyze(&article.text, grammar);
    Lines.article(article, &analysis, &mut out).expect("memory takes everything");
    String::from_utf8(out).expect("UTF-8")
}

/// All articles of a file.
fn read(file: &Path, format: Format) -> Vec<Article> {
    let mut all = Vec::new();
    articles(file, Options { format, lossy: false }, |article| {
        all.push(article.expect("a readable article"));
        true
    });
    all
}

proptest! {
    #[test]
    fn two_grammars_say_the_same(text in text()) {
        let article = article("text", &text);
        prop_assert_eq!(line(&article, &GRAMMAR), line(&article, &ANOTHER));
    }
}

#[test]
fn no_article_remembers_another() {
    let lines = |samples: &mut dyn Iterator<Item = &(String, String)>| -> Vec<String> {
        samples.map(|(name, text)| line(&article(name, text), &GRAMMAR)).collect()
    };
    let mut backward = lines(&mut SAMPLES.iter().rev());
    backward.reverse();
    assert_eq!(lines(&mut SAMPLES.iter()), backward);
}

#[test]
fn articles_are_read_together_as_alone() {
    let together = analyze_all(SAMPLES.iter().map(|(_, text)| text.as_str()), &GRAMMAR);
    assert_eq!(together.len(), SAMPLES.len());
    for ((name, text), analysis) in SAMPLES.iter().zip(&together) {
        let article = article(name, text);
        let mut out = Vec::new();
        Lines.article(&article, analysis, &mut out).expect("memory takes everything");
        assert_eq!(String::from_utf8(out).expect("UTF-8"), line(&article, &GRAMMAR), "{name}");
    }
}

#[test]
fn batches_hold_all_articles_in_order_and_are_bounded() {
    let corpus: String = (0..20_000)
        .map(|n| serde_json::json!({ "documentName": n.to_string(), "originalText": "Es regnet." }).to_string() + "\n")
        .collect();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("batches.jsonl");
    fs::write(&file, &corpus).expect("a corpus is written");
    let mut names = Vec::new();
    let mut largest = 0;
    batches(&[file.clone(), file], Options::default(), |batch| {
        largest = largest.max(batch.len());
        names.extend(batch.into_iter().map(|article| article.expect("a readable article").name));
        true
    });
    assert_eq!(names, (0..20_000).chain(0..20_000).map(|n| n.to_string()).collect::<Vec<_>>());
    assert!((100..15_000).contains(&largest), "{largest}");
}

#[test]
fn a_corpus_is_read_as_its_articles() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let corpus: Vec<String> = SAMPLES
        .iter()
        .map(|(name, text)| serde_json::json!({ "documentName": name, "originalText": text }).to_string() + "\n")
        .collect();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("samples.jsonl");
    fs::write(&file, corpus.concat()).expect("a corpus is written");
    let documents = read(&file, Format::Auto);
    assert_eq!(documents.len(), SAMPLES.len());
    for (document, (name, _)) in documents.iter().zip(SAMPLES.iter()) {
        let plain = read(&folder.join(name), Format::Auto).pop().expect("one article");
        let plain = Article { name: name.clone(), ..plain };
        assert_eq!(line(document, &GRAMMAR), line(&plain, &GRAMMAR));
    }
}
