//! How long each stage of the pipeline takes over all samples: `cargo bench`, or `cargo bench annotate` for one of them.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use sagte::grammar::{Grammar, Scene};
use sagte::input::Article;
use sagte::lexicon::{Word, annotate};
use sagte::quotation::{Reading, Scenes, find, promising, resolve};
use sagte::report::{Lines, Report};
use sagte::speaker::attribute_all;
use sagte::text::Document;
use sagte::{Analysis, analyze};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

fn main() {
    divan::main();
}

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::german);

static ARTICLES: LazyLock<Vec<Article>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let files = fs::read_dir(folder).expect("the folder of samples").map(|file| file.expect("a sample").path());
    let mut articles: Vec<Article> = files
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .map(|path| Article {
            name: path.display().to_string(),
            text: fs::read_to_string(&path).expect("a sample in UTF-8"),
            moved: Vec::new(),
        })
        .collect();
    articles.sort_by(|a, b| a.name.cmp(&b.name));
    articles
});

static ANALYSES: LazyLock<Vec<Analysis<'_>>> =
    LazyLock::new(|| ARTICLES.iter().map(|article| analyze(&article.text, &GRAMMAR)).collect());

fn bytes() -> BytesCount {
    BytesCount::new(ARTICLES.iter().map(|article| article.text.len()).sum::<usize>())
}

/// The samples' sentences, none of them parsed.
fn scenes() -> Vec<Scenes<'static>> {
    ANALYSES.iter().map(|analysis| Scenes::new(&analysis.document, &analysis.words, &GRAMMAR)).collect()
}

/// Every sentence that may hold a quotation, parsed.
fn parsed_in<'a>(scenes: &'a [Scenes<'static>]) -> impl Iterator<Item = &'a Scene<'static>> {
    scenes.iter().zip(ANALYSES.iter()).flat_map(|(scenes, analysis)| {
        let sentences = promising(&analysis.document, &analysis.words, &GRAMMAR);
        sentences.filter_map(|sentence| scenes.parse(sentence)).map(|(_, scene)| scene)
    })
}

/// The same, parsed.
fn parsed() -> Vec<Scenes<'static>> {
    let scenes = scenes();
    black_box(parsed_in(&scenes).count());
    scenes
}

#[divan::bench]
fn load(bencher: Bencher<'_, '_>) {
    bencher.bench(Grammar::german);
}

/// Blocks, tokens, quotation marks, sentences.
#[divan::bench]
fn read_text(bencher: Bencher<'_, '_>) {
    let read = |text| Document::read(text, &GRAMMAR.abbreviations, &GRAMMAR.layout);
    bencher.counter(bytes()).bench(|| ARTICLES.iter().map(|article| read(&article.text)).collect::<Vec<_>>());
}

#[divan::bench]
fn annotate_words(bencher: Bencher<'_, '_>) {
    let words = |analysis: &Analysis<'_>| annotate(&analysis.document, &GRAMMAR.lexicon);
    bencher.counter(bytes()).bench(|| ANALYSES.iter().map(words).collect::<Vec<Vec<Word>>>());
}

/// Clauses of the sentences in which some construction can be found.
#[divan::bench]
fn parse(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).with_inputs(scenes).bench_local_refs(|scenes| parsed_in(scenes).count());
}

/// With what is found out about a clause when it is asked for: predicate, phrases, subject.
#[divan::bench]
fn find_readings(bencher: Bencher<'_, '_>) {
    let found = |scenes: &mut Vec<_>| parsed_in(scenes).for_each(|scene| find(scene, &GRAMMAR, |r| drop(black_box(r))));
    bencher.counter(bytes()).with_inputs(parsed).bench_local_refs(found);
}

#[divan::bench]
fn resolve_readings(bencher: Bencher<'_, '_>) {
    let scenes = parsed();
    let readings = || -> Vec<(&Scene<'_>, Vec<Reading>)> {
        let read = |scene| {
            let mut found = Vec::new();
            find(scene, &GRAMMAR, |reading| found.push(reading));
            (scene, found)
        };
        parsed_in(&scenes).map(read).collect()
    };
    bencher.counter(bytes()).with_inputs(readings).bench_local_refs(|all| {
        all.iter_mut().for_each(|(scene, readings)| resolve(readings, scene, &GRAMMAR));
    });
}

#[divan::bench]
fn entities(bencher: Bencher<'_, '_>) {
    let quotations = || ANALYSES.iter().map(|analysis| analysis.quotations.clone()).collect::<Vec<_>>();
    bencher.counter(bytes()).with_inputs(quotations).bench_local_refs(|all| {
        attribute_all(ANALYSES.iter().map(|a| (&a.document, a.words.as_slice())), &GRAMMAR.lexicon, all)
    });
}

#[divan::bench]
fn report(bencher: Bencher<'_, '_>) {
    let mut out = Vec::new();
    bencher.counter(bytes()).bench_local(|| {
        ARTICLES.iter().zip(ANALYSES.iter()).try_for_each(|(article, analysis)| {
            out.clear();
            Lines.article(article, analysis, black_box(&mut out))
        })
    });
}

/// All stages together, without the report.
#[divan::bench]
fn whole(bencher: Bencher<'_, '_>) {
    bencher
        .counter(bytes())
        .bench(|| ARTICLES.iter().map(|article| analyze(&article.text, &GRAMMAR)).collect::<Vec<_>>());
}
