//! Every example of every grammar entry is a named test: it must be read as its brackets say, and won by its own entry, also when
//! another sentence stands before it.

use libtest_mimic::{Arguments, Failed, Trial};
use sagte::examples::{Example, Failure, examples};
use sagte::grammar::Grammar;
use sagte::sources::Sources;
use std::sync::Arc;

/// Says nothing and stands for anything.
const NEUTRAL: &str = "Am Abend regnete es in der Stadt.\n\n";

fn main() {
    let sources = Sources::built_in();
    let grammar = Arc::new(Grammar::load(&sources).unwrap_or_else(|error| panic!("{error}")));
    let examples = examples(&sources).unwrap_or_else(|error| panic!("{error}"));
    let trials = examples.into_iter().map(|example| {
        let grammar = Arc::clone(&grammar);
        Trial::test(example.name(), move || check(&example, &grammar))
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}

fn check(example: &Example, grammar: &Grammar) -> Result<(), Failed> {
    for before in ["", NEUTRAL] {
        example.check(grammar, before).map_err(|failure| {
            let (verdict, found) = match failure {
                Failure::Missing { found } => ("missing", found.join("\n        ")),
                Failure::Wrong { found } => ("wrong", found),
                Failure::Noisy { found } => ("noisy", found),
            };
            format!("{verdict}\nwanted: {}\nfound:  {found}", example.marked.show())
        })?;
    }
    Ok(())
}
