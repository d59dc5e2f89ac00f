//! `sagte FILE…`, `sagte explain`, `sagte schema`.

use super::{grammar, options, rules, sources, style};
use crate::cli::{ExplainArgs, OutputFormat, ReadingArgs, ReportArgs};
use crate::{Failure, tell};
use sagte::analyze_all;
use sagte::grammar::Grammar;
use sagte::input::{Article, InputError, batches};
use sagte::report::{
    Explain, Gold, Json, Lines, Report, SCHEMA, Speakers, SpeakersFormat, Table, Wanted, explain_word,
};
use std::io::{self, IsTerminal, StdoutLock, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;

pub(crate) fn report(args: &ReportArgs) -> Result<bool, Failure> {
    // the process ends with the report: nobody needs its memory back
    let grammar = ManuallyDrop::new(grammar(&args.reading.grammar)?);
    let only = match args.files.as_slice() {
        [] => Some("-".to_string()),
        [file] => Some(file.display().to_string()),
        _ => None,
    };
    let mut report: Box<dyn Report> = match args.format {
        OutputFormat::Table if args.by.is_some() => Box::new(Speakers::new(SpeakersFormat::Table(style(&args.looks)))),
        OutputFormat::Json if args.by.is_some() => Box::new(Speakers::new(SpeakersFormat::Json)),
        OutputFormat::Csv if args.by.is_some() => Box::new(Speakers::new(SpeakersFormat::Csv)),
        OutputFormat::Csv => return Err(Failure::Told("--format csv needs --by speaker".to_string())),
        OutputFormat::Jsonl | OutputFormat::Gold if args.by.is_some() => {
            return Err(Failure::Told("--by speaker is written as table, json or csv".to_string()));
        }
        OutputFormat::Table => Box::new(Table::new(style(&args.looks), only)),
        OutputFormat::Json => Box::new(Json::default()),
        OutputFormat::Jsonl => Box::new(Lines),
        OutputFormat::Gold => Box::new(Gold),
    };
    run(&args.files, &args.reading, &grammar, report.as_mut())
}

pub(crate) fn explain(args: &ExplainArgs) -> Result<bool, Failure> {
    let grammar = grammar(&args.reading.grammar)?;
    if let Some(word) = &args.word {
        return Ok(explain_word(word, &grammar, &mut io::stdout().lock()).map(|()| true)?);
    }
    if let [name] = args.files.as_slice()
        && rules::page(name, &grammar, sources(&args.reading.grammar)?)?
    {
        return Ok(true);
    }
    let wanted = Wanted { line: args.line, sentence: args.sentence };
    run(&args.files, &args.reading, &grammar, &mut Explain::new(&grammar, wanted))
}

pub(crate) fn schema() -> Result<bool, Failure> {
    io::stdout().write_all(SCHEMA.as_bytes())?;
    Ok(true)
}

/// Analyses the articles as they are read. Says whether all could be read.
fn run(files: &[PathBuf], reading: &ReadingArgs, grammar: &Grammar, report: &mut dyn Report) -> Result<bool, Failure> {
    let mut out = Out { report, stdout: io::stdout().lock(), waiting: Vec::new(), all_read: true };
    let stdin = [PathBuf::from("-")];
    if files.is_empty() && io::stdin().is_terminal() {
        tell("reading an article from the terminal; end it with Ctrl-D, or see --help");
    }
    let mut written = Ok(());
    batches(if files.is_empty() { &stdin } else { files }, options(reading), |articles| {
        written = out.batch(&articles, grammar);
        written.is_ok()
    });
    written.and_then(|()| out.end())?;
    Ok(out.all_read)
}

/// Where reports go.
struct Out<'r> {
    report: &'r mut dyn Report,
    stdout: StdoutLock<'static>,
    /// What is still to be written there.
    waiting: Vec<u8>,
    all_read: bool,
}

/// Bytes that are written together: fewer than a pipe holds, so that who reads them can do so meanwhile.
const ENOUGH: usize = 1 << 15;

impl Out<'_> {
    /// Writes the reports of all articles at hand, and tells the user what could not be read.
    fn batch(&mut self, articles: &[Result<Article, InputError>], grammar: &Grammar) -> io::Result<()> {
        let texts = articles.iter().flatten().map(|article| article.text.as_str());
        let mut read = analyze_all(texts, grammar).into_iter();
        for article in articles {
            match article {
                Ok(article) => {
                    let Some(analysis) = read.next() else { continue };
                    self.report.article(article, &analysis, &mut self.waiting)?;
                    if self.waiting.len() >= ENOUGH {
                        self.write()?;
                    }
                }
                Err(error) => {
                    // what stands before the error in the output comes before it on a terminal, too
                    self.write()?;
                    tell(error);
                    self.all_read = false;
                }
            }
        }
        self.write()
    }

    fn end(&mut self) -> io::Result<()> {
        self.report.end(&mut self.waiting)?;
        self.write()
    }

    fn write(&mut self) -> io::Result<()> {
        self.stdout.write_all(&self.waiting)?;
        self.waiting.clear();
        self.stdout.flush()
    }
}
