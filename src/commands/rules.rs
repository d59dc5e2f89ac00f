//! `sagte rules` and `sagte explain RULE`: which rules there are, and what they say.

use super::house::{ChoiceArgs, Houses};
use super::style;
use crate::Failure;
use crate::cli::LooksArgs;
use clap::{Args, ValueEnum};
use comfy_table::presets::NOTHING;
use comfy_table::{ContentArrangement, Table};
use sagte::desk::Choice;
use sagte::grammar::Grammar;
use sagte::report::findings::rules_json;
use sagte::rules::Rules;
use sagte::sources::Sources;
use std::io::{self, Write};
use std::path::Path;

/// List the editorial rules that hold here
#[derive(Debug, Args)]
pub(crate) struct RulesArgs {
    /// What to print
    #[arg(short, long, value_enum, default_value_t = RulesFormat::Table)]
    format: RulesFormat,
    #[command(flatten)]
    choice: ChoiceArgs,
    #[command(flatten)]
    looks: LooksArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum RulesFormat {
    /// Name, level, what it reports
    Table,
    /// All that the pages say
    Json,
    /// One Markdown document with all pages
    Markdown,
}

/// Lists the rules. The result is the exit code.
pub(crate) fn run(args: &RulesArgs) -> Result<u8, Failure> {
    let sources = Sources::built_in();
    let grammar = Grammar::load(&sources).map_err(|error| Failure::Told(error.to_string()))?;
    let house = Houses::new(args.choice.choice(), args.choice.config.clone(), sources, &grammar).of(Path::new("-"))?;
    let mut out = io::stdout().lock();
    match args.format {
        RulesFormat::Json => writeln!(out, "{}", rules_json(&house.rules))?,
        RulesFormat::Markdown => write!(out, "{}", house.rules.document())?,
        RulesFormat::Table => {
            let mut table = Table::new();
            table.load_style(NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
            table.set_width(style(&args.looks).width);
            for rule in house.rules.iter() {
                table.add_row([&rule.id, rule.level.german(), &rule.page.title]);
            }
            writeln!(out, "{}", table.trim_fmt())?;
        }
    }
    Ok(0)
}

/// Prints the page of a rule of this house; says whether there is such a rule.
pub(crate) fn page(name: &Path, grammar: &Grammar, sources: Sources) -> Result<bool, Failure> {
    let Some(id) = name.to_str().filter(|_| !name.exists()) else { return Ok(false) };
    let house = Houses::new(Choice::default(), None, sources, grammar).of(Path::new("-"))?;
    print(&house.rules, id).map_err(Failure::Output)
}

fn print(rules: &Rules, id: &str) -> io::Result<bool> {
    let Some(rule) = rules.get(id) else { return Ok(false) };
    let mut out = io::stdout().lock();
    write!(out, "{}", rule.page.markdown)?;
    if !rule.norms.is_empty() {
        writeln!(out, "\n## Norm\n")?;
    }
    for norm in &rule.norms {
        writeln!(out, "- {norm}")?;
    }
    Ok(true)
}
