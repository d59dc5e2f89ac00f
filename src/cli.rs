//! Flags and help.

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const AFTER_HELP: &str = "\
Examples:
  sagte article.txt                      who said what, as a table
  pandoc -t plain page.html | sagte      the same from standard input
  sagte --format json article.txt        for programs; `sagte schema` describes it
  sagte explain --line 12 article.txt    why line 12 was read as it was
  sagte explain --word behauptete        what the lexicon knows of a word
  sagte score gold.jsonl --errors 10     figures, and the ten worst cases side by side

Exit codes:
  0  everything was read
  2  wrong usage, an unreadable file or a broken grammar; what could be read is reported all the same";

/// Who said what: finds quotations in German news, attributes them to their speakers and says why.
#[derive(Debug, Parser)]
#[command(name = "sagte", version, about, after_long_help = AFTER_HELP)]
#[command(args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

impl Cli {
    /// The command behind options that were to be its own: clap takes it for a file then.
    pub(crate) fn misplaced_command(&self) -> Option<&str> {
        let name = self.report.files.first()?;
        let known = Self::command().find_subcommand(name).is_some();
        (known && !name.exists()).then(|| name.to_str()).flatten()
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Report who said what (the same as `sagte FILE…`)
    Report(ReportArgs),
    /// Check articles against editorial rules
    Check(crate::commands::check::CheckArgs),
    /// Run the examples of rules and compare findings with their snapshots
    Test(crate::commands::test::TestArgs),
    /// List the editorial rules that hold here
    Rules(crate::commands::rules::RulesArgs),
    /// Show how a sentence was read: words, clauses, every construction tried, the reading that won; or what a rule means
    Explain(ExplainArgs),
    /// Compare with an annotated corpus: precision, recall and F1 by the measure published with it
    Score(ScoreArgs),
    /// Print the JSON Schema of `--format json` and `jsonl`
    Schema,
}

#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    /// Articles, or corpora with one JSON document a line (.jsonl); `-` or nothing is standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// What to print
    #[arg(short, long, value_enum, default_value_t = OutputFormat::Table)]
    pub(crate) format: OutputFormat,
    /// Group the quotations of all files: who speaks, how much and where (table, json or csv)
    #[arg(long, value_enum)]
    pub(crate) by: Option<Grouping>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    #[command(flatten)]
    pub(crate) looks: LooksArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// Articles, or the name of a rule; `-` or nothing is standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Only the sentences on this line
    #[arg(short, long, value_name = "LINE", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) line: Option<u32>,
    /// Only the sentence of this number
    #[arg(short, long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) sentence: Option<u32>,
    /// Show what the lexicon knows of a word instead
    #[arg(short, long, value_name = "WORD", conflicts_with_all = ["files", "line", "sentence"])]
    pub(crate) word: Option<String>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ScoreArgs {
    /// Annotated corpora in the published format: JSONL files, or folders with one JSON file a document; with --entities, folders or
    /// .who files
    #[arg(value_name = "GOLD", required = true)]
    pub(crate) gold: Vec<PathBuf>,
    /// Score these quotations, in the same format, instead of those found in the texts
    #[arg(short, long, value_name = "FILE")]
    pub(crate) prediction: Option<PathBuf>,
    /// Show the worst cases side by side, this many
    #[arg(short, long, value_name = "COUNT", default_value_t = 0, hide_default_value = true)]
    pub(crate) errors: usize,
    /// Measure who speaks instead: against NAME.who beside each article NAME.txt
    #[arg(long, conflicts_with_all = ["prediction", "by", "format"])]
    pub(crate) entities: bool,
    /// Break the figures down
    #[arg(short, long, value_enum)]
    pub(crate) by: Option<Breakdown>,
    /// What to print
    #[arg(short, long, value_enum, default_value_t = ScoreFormat::Table)]
    pub(crate) format: ScoreFormat,
    #[command(flatten)]
    pub(crate) grammar: GrammarArgs,
    #[command(flatten)]
    pub(crate) looks: LooksArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ReadingArgs {
    /// What the files hold
    #[arg(long, value_enum, default_value_t = InputFormat::Auto)]
    pub(crate) from: InputFormat,
    /// Replace bytes that are not UTF-8 instead of refusing the file
    #[arg(long)]
    pub(crate) lossy: bool,
    #[command(flatten)]
    pub(crate) grammar: GrammarArgs,
}

#[derive(Debug, Args)]
pub(crate) struct GrammarArgs {
    /// A folder laid out like grammars/de whose files extend or override the built-in grammar
    #[arg(long, value_name = "FOLDER")]
    pub(crate) grammar: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct LooksArgs {
    /// Language of the headings
    #[arg(long, value_enum, default_value_t = Lang::De)]
    pub(crate) lang: Lang,
    /// When to use bold and faint type
    #[arg(long, value_enum, default_value_t = When::Auto)]
    pub(crate) color: When,
    /// Width of the table in columns [default: the terminal's, else 100]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..))]
    pub(crate) width: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Grouping {
    /// One row for each speaker
    Speaker,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    /// Who, what, how, where
    Table,
    /// One object with all documents
    Json,
    /// One document a line
    Jsonl,
    /// The published corpus format: one document a line, spans in code points
    Gold,
    /// Comma-separated values, with --by only
    Csv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ScoreFormat {
    /// A table a corpus
    Table,
    /// One object with all figures
    Json,
    /// The page `docs/accuracy.md`, corpora side by side
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Breakdown {
    /// How often each construction of the grammar is right, costly ones first
    Construction,
    /// F1 of each part, type by type
    Type,
    /// How well each document is read, the worst first
    Document,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// By the file's name; standard input by its first line
    Auto,
    /// One article
    Text,
    /// One JSON object a line with documentName and originalText
    Corpus,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// Deutsch
    De,
    /// English
    En,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal, unless `NO_COLOR` is set; everywhere with `CLICOLOR_FORCE`
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
