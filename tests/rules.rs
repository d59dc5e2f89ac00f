//! Every example of every rule is a named test: what is marked must be reported at just that place, and nothing else.

use libtest_mimic::{Arguments, Failed, Trial};
use sagte::desk::{Choice, Config, House, State, snapshots, today};
use sagte::grammar::Grammar;
use sagte::rules::condition::{ArticleWhere, BlockWhere, MarkWhere, Part, QuotationWhere, SpeakerWhere};
use sagte::rules::{Rule, Rules, Verdict, examples};
use sagte::sources::Sources;
use serde::de::DeserializeOwned;
use std::path::Path;
use std::sync::Arc;

/// How many wrong and how many right examples each of our own pages has at least.
const LEAST: usize = 3;

fn main() {
    let sources = Sources::built_in();
    let grammar = Grammar::load(&sources).unwrap_or_else(|error| panic!("{error}"));
    let rules = Rules::load(&sources, &grammar).unwrap_or_else(|error| panic!("{error}"));
    let document = rules.document();
    let (grammar, rules) = (Arc::new(grammar), Arc::new(rules));
    let mut trials = vec![
        Trial::test("every page is built in", every_page_is_built_in),
        Trial::test("docs/rules.md is current", move || is_current(&document)),
        Trial::test("docs/writing-rules.md has every word of conditions", words_are_explained),
    ];
    trials.extend(snapshot_trials(&sources, &grammar));
    for rule in rules.iter() {
        let complete = complete(rule);
        trials.push(Trial::test(format!("{}::page", rule.id), move || complete));
        for (number, example) in rule.page.examples.iter().enumerate() {
            let (grammar, rules, id) = (Arc::clone(&grammar), Arc::clone(&rules), rule.id.clone());
            trials.push(Trial::test(examples::name(rule, example), move || {
                let rule = rules.get(&id).ok_or("no such rule")?;
                let example = rule.page.examples.get(number).ok_or("no such example")?;
                examples::check(rule, example, &grammar).map_err(Failed::from)
            }));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// What our own pages have beyond what a page must have.
fn complete(rule: &Rule) -> Result<(), Failed> {
    for verdict in [Verdict::Wrong, Verdict::Right] {
        let count = rule.page.examples.iter().filter(|e| e.verdict == verdict).count();
        if count < LEAST {
            return Err(format!("{count} {} examples, {LEAST} are needed", verdict.name()).into());
        }
    }
    if !rule.page.markdown.contains("\n## Bekannte Fehlalarme\n") {
        return Err("no section `## Bekannte Fehlalarme`".into());
    }
    if !rule.page.markdown.contains("\n## Warum\n") {
        return Err("no section `## Warum`".into());
    }
    if rule.page.file != format!("grammars/de/rules/{}.md", rule.id) {
        return Err("the file is not named for its rule".into());
    }
    Ok(())
}

fn every_page_is_built_in() -> Result<(), Failed> {
    let sources = Sources::built_in();
    for entry in std::fs::read_dir("grammars/de/rules")? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if sources.named(&format!("rules/{name}")).next().is_none() {
            return Err(format!("{name} is not in the list of src/sources.rs").into());
        }
    }
    Ok(())
}

fn is_current(document: &str) -> Result<(), Failed> {
    if std::fs::read_to_string("docs/rules.md")? == document {
        return Ok(());
    }
    Err("it is not: cargo run -- rules --format markdown > docs/rules.md".into())
}

fn words_are_explained() -> Result<(), Failed> {
    let page = std::fs::read_to_string("docs/writing-rules.md")?;
    let all = [
        keys::<QuotationWhere>(),
        keys::<MarkWhere>(),
        keys::<SpeakerWhere>(),
        keys::<BlockWhere>(),
        keys::<ArticleWhere>(),
        keys::<Part>(),
    ];
    let missing: Vec<String> = all.concat().into_iter().filter(|key| !page.contains(&format!("`{key}`"))).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("not explained: {}", missing.join(", ")).into()) }
}

/// The keys of a condition: what is said to be right where one is wrong.
fn keys<T: DeserializeOwned>() -> Vec<String> {
    let error = toml::from_str::<T>("no-such-key = 1").err().map(|e| e.message().to_string()).unwrap_or_default();
    let (_, known) = error.split_once(", expected one of ").expect("a list of keys");
    known.split('`').skip(1).step_by(2).map(String::from).collect()
}

/// What the rules find in the samples, against what is written down.
fn snapshot_trials(sources: &Sources, grammar: &Grammar) -> Vec<Trial> {
    let config = Config::read(Path::new("sagte.toml")).unwrap_or_else(|error| panic!("{error}"));
    let house = House::new(&config, &Choice::default(), sources, grammar).unwrap_or_else(|error| panic!("{error}"));
    let found = snapshots(&config.test.articles, &config.test.snapshots, &house, grammar, &today());
    let found = found.unwrap_or_else(|error| panic!("{error}"));
    let trial = |snapshot: sagte::desk::Snapshot| {
        Trial::test(format!("snapshot::{}", snapshot.name), move || match snapshot.state() {
            State::Same => Ok(()),
            state => Err(format!("{state:?}: see `cargo run -- test`, accept with --update").into()),
        })
    };
    found.into_iter().map(trial).collect()
}
