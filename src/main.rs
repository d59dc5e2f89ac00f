//! Arguments → analyses → report → exit code.

mod cli;
mod commands;

use anstream::{AutoStream, ColorChoice};
use clap::Parser;
use cli::{Cli, Command, ExplainArgs, InputFormat, Lang, LooksArgs, OutputFormat, ReadingArgs, ReportArgs, When};
use sagte::analyze;
use sagte::grammar::Grammar;
use sagte::input::{Format, Options, articles};
use sagte::report::{Explain, Gold, Json, Language, Lines, Report, SCHEMA, Style, Table, Wanted, explain_word};
use sagte::sources::Sources;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let result = match cli.command {
        None => report(&cli.report),
        Some(Command::Report(args)) => report(&args),
        Some(Command::Check(args)) => return ended(commands::check::run(&args)),
        Some(Command::Test(args)) => return ended(commands::test::run(&args)),
        Some(Command::Rules(args)) => return ended(commands::rules::run(&args)),
        Some(Command::Explain(args)) => explain(&args),
        Some(Command::Schema) => io::stdout().write_all(SCHEMA.as_bytes()).map(|()| true).map_err(Failure::Output),
    };
    ended(result.map(|all_read| if all_read { 0 } else { 2 }))
}

/// The exit code of a command that came to its end or not.
fn ended(result: Result<u8, Failure>) -> ExitCode {
    match result {
        Ok(code) => ExitCode::from(code),
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Output(error)) => complain(&format!("cannot write: {error}")),
        Err(Failure::Grammar(message)) => complain(&message),
    }
}

/// Why nothing more can be done.
enum Failure {
    Output(io::Error),
    /// Of the grammar, the rules or the configuration.
    Grammar(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Output(error)
    }
}

fn complain(message: &str) -> ExitCode {
    tell(message);
    ExitCode::from(2)
}

/// Tells the user. If nobody listens any more, that is no reason to fail.
fn tell(message: impl std::fmt::Display) {
    let _ = writeln!(io::stderr(), "sagte: {message}");
}

fn report(args: &ReportArgs) -> Result<bool, Failure> {
    let grammar = grammar(&args.reading)?;
    let only = match args.files.as_slice() {
        [] => Some("-".to_string()),
        [file] => Some(file.display().to_string()),
        _ => None,
    };
    let mut report: Box<dyn Report> = match args.format {
        OutputFormat::Table => Box::new(Table::new(style(&args.looks), only)),
        OutputFormat::Json => Box::new(Json::default()),
        OutputFormat::Jsonl => Box::new(Lines::default()),
        OutputFormat::Gold => Box::new(Gold::default()),
    };
    run(&args.files, &args.reading, &grammar, report.as_mut())
}

fn explain(args: &ExplainArgs) -> Result<bool, Failure> {
    let grammar = grammar(&args.reading)?;
    if let Some(word) = &args.word {
        return Ok(explain_word(word, &grammar, &mut io::stdout().lock()).map(|()| true)?);
    }
    if let [name] = args.files.as_slice()
        && commands::rules::page(name, &grammar, sources(&args.reading)?)?
    {
        return Ok(true);
    }
    let wanted = Wanted { line: args.line, sentence: args.sentence };
    run(&args.files, &args.reading, &grammar, &mut Explain::new(&grammar, wanted))
}

/// Analyses every article as it is read. Says whether all could be read.
fn run(files: &[PathBuf], reading: &ReadingArgs, grammar: &Grammar, report: &mut dyn Report) -> Result<bool, Failure> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let options = options(reading);
    let stdin = [PathBuf::from("-")];
    if files.is_empty() && io::stdin().is_terminal() {
        tell("reading an article from the terminal; end it with Ctrl-D, or see --help");
    }
    let mut all_read = true;
    let mut written = Ok(());
    for file in if files.is_empty() { &stdin } else { files } {
        articles(file, options, |article| {
            match article {
                Ok(article) => written = report.article(&article, &analyze(&article.text, grammar), &mut out),
                Err(error) => {
                    // what stands before the error in the output comes before it on a terminal, too
                    written = out.flush();
                    tell(error);
                    all_read = false;
                }
            }
            written.is_ok()
        });
        if written.is_err() {
            break;
        }
    }
    written.and_then(|()| report.end(&mut out)).and_then(|()| out.flush())?;
    Ok(all_read)
}

fn options(reading: &ReadingArgs) -> Options {
    let format = match reading.from {
        InputFormat::Auto => Format::Auto,
        InputFormat::Text => Format::Text,
        InputFormat::Corpus => Format::Corpus,
    };
    Options { format, lossy: reading.lossy }
}

fn sources(reading: &ReadingArgs) -> Result<Sources, Failure> {
    let sources = Sources::built_in();
    match &reading.grammar {
        None => Ok(sources),
        Some(folder) => sources.and_folder(folder).map_err(|e| Failure::Grammar(format!("{}: {e}", folder.display()))),
    }
}

fn grammar(reading: &ReadingArgs) -> Result<Grammar, Failure> {
    Grammar::load(&sources(reading)?).map_err(|error| Failure::Grammar(error.to_string()))
}

fn style(looks: &LooksArgs) -> Style {
    let stdout = io::stdout();
    let color = match looks.color {
        When::Auto => AutoStream::choice(&stdout) != ColorChoice::Never,
        When::Always => true,
        When::Never => false,
    };
    let width = looks.width.or_else(|| terminal_size::terminal_size_of(&stdout).map(|(width, _)| width.0));
    let language = if looks.lang == Lang::De { Language::German } else { Language::English };
    Style { width: width.unwrap_or(100).max(40), color, language }
}
