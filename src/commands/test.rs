//! `sagte test`: the examples of every rule, then what the rules find in a folder of articles.

use crate::{Failure, tell};
use clap::{Args, ValueEnum};
use sagte::desk::{Choice, Config, House, Snapshot, State, snapshots, today};
use sagte::grammar::Grammar;
use sagte::report::findings::{Case, write_suites};
use sagte::rules::examples;
use sagte::sources::Sources;
use similar::TextDiff;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::PathBuf;

/// Run the examples of rules and compare findings with their snapshots
#[derive(Debug, Args)]
pub(crate) struct TestArgs {
    /// A folder with sagte.toml, rules and articles [default: this one]
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,
    /// Write what is found to the snapshots
    #[arg(short, long)]
    update: bool,
    /// Show each change of a snapshot and ask whether to write it
    #[arg(short, long, conflicts_with = "update")]
    review: bool,
    /// Only examples and articles whose name holds this
    #[arg(long, value_name = "TEXT", default_value = "")]
    filter: String,
    /// What to print
    #[arg(short, long, value_enum, default_value_t = TestFormat::Text)]
    format: TestFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum TestFormat {
    /// What failed and a summary
    Text,
    /// `JUnit` XML
    Junit,
}

/// Runs the tests. The result is the exit code.
pub(crate) fn run(args: &TestArgs) -> Result<u8, Failure> {
    let without = Config { folder: args.folder.clone(), ..Config::default() };
    let config = Config::find(&args.folder).map_or(Ok(without), |file| Config::read(&file)).map_err(Failure::Told)?;
    let writes = args.update || args.review;
    if writes && std::env::var_os("CI").is_some_and(|value| !value.is_empty()) {
        return Err(Failure::Told("snapshots are not written where CI is set; write them at your desk".into()));
    }
    if args.review && !io::stdin().is_terminal() {
        tell("--review asks on standard input");
    }
    let sources = Sources::built_in();
    let grammar = Grammar::load(&sources).map_err(|error| Failure::Told(error.to_string()))?;
    let house = House::new(&config, &Choice::default(), &sources, &grammar).map_err(Failure::Told)?;
    let mut out = io::stdout().lock();
    let examples = examples_of(&house, &grammar, &args.filter);
    let (articles, folder) = (config.folder.join(&config.test.articles), config.folder.join(&config.test.snapshots));
    let mut found = snapshots(&articles, &folder, &house, &grammar, &today()).map_err(Failure::Told)?;
    found.retain(|snapshot| snapshot.name.contains(&args.filter));
    let changes = found.iter().filter(|s| s.state() != State::Same).count();
    let mut accepted = 0;
    let mut left = Vec::new();
    for mut snapshot in found {
        if snapshot.state() != State::Same && (args.update || (args.review && asks(&snapshot, &mut out)?)) {
            snapshot.accept().map_err(|error| Failure::Told(format!("{}: {error}", snapshot.file.display())))?;
            accepted += 1;
            snapshot.old.clone_from(&snapshot.new);
            if snapshot.new.is_none() {
                continue; // it went with its article
            }
        }
        left.push(snapshot);
    }
    let cases: Vec<Case> = left.iter().map(case).collect();
    match args.format {
        TestFormat::Junit => write_suites(&[("examples", &examples), ("snapshots", &cases)], &mut out)?,
        TestFormat::Text => {
            for case in examples.iter().chain(&cases) {
                if let Some((_, message)) = &case.failure {
                    writeln!(out, "{}::{}: {message}\n", case.class, case.name)?;
                }
            }
            let failed = |cases: &[Case]| cases.iter().filter(|c| c.failure.is_some()).count();
            writeln!(out, "{} examples, {} failed", examples.len(), failed(&examples))?;
            writeln!(out, "{} snapshots, {changes} changed, {accepted} written", left.len())?;
        }
    }
    Ok(u8::from(examples.iter().chain(&cases).any(|case| case.failure.is_some())))
}

fn examples_of(house: &House, grammar: &Grammar, filter: &str) -> Vec<Case> {
    let all = house.rules.iter().flat_map(|rule| rule.page.examples.iter().map(move |example| (rule, example)));
    let wanted = all.filter(|(rule, example)| examples::name(rule, example).contains(filter));
    wanted
        .map(|(rule, example)| {
            let name = format!("{}::{}", example.verdict.name(), example.number);
            let place = format!("{}:{}", rule.page.file, example.line);
            let failure = examples::check(rule, example, grammar).err();
            let failure = failure.map(|f| (f.name().to_string(), format!("{f}\n  at {place}")));
            Case { class: rule.id.clone(), name, failure }
        })
        .collect()
}

fn case(snapshot: &Snapshot) -> Case {
    let failure = match snapshot.state() {
        State::Same => None,
        State::New => Some(("new", format!("new; accept it with --update or --review\n{}", diff(snapshot)))),
        State::Changed => Some(("changed", format!("changed\n{}", diff(snapshot)))),
        State::Orphaned => Some(("orphaned", format!("orphaned: {} has no article", snapshot.file.display()))),
    };
    let failure = failure.map(|(kind, message)| (kind.to_string(), message));
    Case { class: "snapshot".into(), name: snapshot.name.clone(), failure }
}

fn diff(snapshot: &Snapshot) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let (old, new) = (text(&snapshot.old), text(&snapshot.new));
    TextDiff::from_lines(&old, &new).unified_diff().context_radius(2).to_string()
}

/// Shows a change and asks whether to accept it; no answer is a no.
fn asks(snapshot: &Snapshot, out: &mut impl Write) -> io::Result<bool> {
    write!(out, "{}\n{}accept (y), leave (n)? ", snapshot.name, diff(snapshot))?;
    out.flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "j" | "yes" | "ja"))
}
