//! Every example of every rule is a named test: what is marked must be reported at just that place, and nothing else.

use libtest_mimic::{Arguments, Failed, Trial};
use sagte::grammar::Grammar;
use sagte::rules::{Rule, Rules, Verdict, examples};
use sagte::sources::Sources;
use std::sync::Arc;

/// How many wrong and how many right examples each of our own pages has at least.
const LEAST: usize = 3;

fn main() {
    let sources = Sources::built_in();
    let grammar = Grammar::load(&sources).unwrap_or_else(|error| panic!("{error}"));
    let rules = Rules::load(&sources, &grammar.lexicon).unwrap_or_else(|error| panic!("{error}"));
    let (grammar, rules) = (Arc::new(grammar), Arc::new(rules));
    let mut trials = vec![Trial::test("every page is built in", every_page_is_built_in)];
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
