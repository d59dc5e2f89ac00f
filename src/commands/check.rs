//! `sagte check`: files → findings → exit code.

use super::house::{ChoiceArgs, Houses};
use super::{options, sources, style};
use crate::cli::{LooksArgs, ReadingArgs};
use crate::{Failure, tell};
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::{IntoParallelIterator, ParallelIterator};
use sagte::desk::{Baseline, Checked, Choice, House, expand, today};
use sagte::grammar::Grammar;
use sagte::input::{Article, articles};
use sagte::report::findings::{CsvFindings, FindingReport, Github, Html, JsonFindings, Junit, Sarif, Short, Text};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Check articles against editorial rules
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// Articles, folders or globs; `-` or nothing is standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// What to print
    #[arg(short, long, value_enum, default_value_t = FindingFormat::Text)]
    pub(crate) format: FindingFormat,
    #[command(flatten)]
    pub(crate) choice: ChoiceArgs,
    /// Write today's findings to the baseline instead of reporting them
    #[arg(long, requires = "baseline")]
    pub(crate) write_baseline: bool,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    #[command(flatten)]
    pub(crate) looks: LooksArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FindingFormat {
    /// The lines of each finding, with what is wrong marked
    Text,
    /// One line a finding
    Short,
    /// One object with all that is known
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Annotations of a pull request
    Github,
    /// `JUnit` XML
    Junit,
    /// A page with the marked articles
    Html,
    /// One row a finding
    Csv,
}

/// Bytes of articles that are read before they are checked in parallel: enough for all cores, and the bound of memory.
const BATCH: usize = 1 << 22;

/// Checks files. The result is the exit code.
pub(crate) fn run(args: &CheckArgs) -> Result<u8, Failure> {
    let sources = sources(&args.reading.grammar)?;
    let grammar = Grammar::load(&sources).map_err(|error| Failure::Told(error.to_string()))?;
    let choice = Choice { new_baseline: args.write_baseline, ..args.choice.choice() };
    let mut houses = Houses::new(choice, args.choice.config.clone(), sources, &grammar);
    if args.files.is_empty() && io::stdin().is_terminal() {
        tell("reading an article from the terminal; end it with Ctrl-D, or see --help");
    }
    let files = if args.files.is_empty() { vec![PathBuf::from("-")] } else { args.files.clone() };
    let exclude = houses.of(files.first().map_or(Path::new("."), PathBuf::as_path))?.exclude.clone();
    let files = expand(&files, &exclude).map_err(Failure::Told)?;
    let mut run = Run {
        grammar: &grammar,
        today: today(),
        report: report(args),
        baseline: args.write_baseline.then(Baseline::default),
        failed: false,
        progress: progress(&files),
    };
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let all_read = run.files(&files, args, &mut houses, &mut out)?;
    run.progress.finish_and_clear();
    match (&run.baseline, &args.choice.baseline) {
        (Some(baseline), Some(path)) => {
            let written = std::fs::write(path, baseline.write());
            written.map_err(|error| Failure::Told(format!("{}: {error}", path.display())))?;
        }
        _ => run.report.end(&mut out)?,
    }
    out.flush()?;
    Ok(if all_read { u8::from(run.failed) } else { 2 })
}

struct Run<'g> {
    grammar: &'g Grammar,
    today: String,
    report: Box<dyn FindingReport>,
    /// The baseline that is to be written.
    baseline: Option<Baseline>,
    /// Whether there was a finding for which the exit code is 1.
    failed: bool,
    progress: ProgressBar,
}

impl Run<'_> {
    /// Checks files batch by batch. Says whether all could be read.
    fn files(
        &mut self,
        files: &[PathBuf],
        args: &CheckArgs,
        houses: &mut Houses<'_>,
        out: &mut dyn Write,
    ) -> Result<bool, Failure> {
        let options = options(&args.reading);
        let mut batch: Vec<Article> = Vec::new();
        let mut bytes = 0;
        let mut all_read = true;
        let mut last: Option<Rc<House>> = None;
        for file in files {
            let house = houses.of(file)?;
            // articles of one batch are of one house
            if let Some(before) = last.replace(Rc::clone(&house)).filter(|before| !Rc::ptr_eq(before, &house)) {
                self.batch(std::mem::take(&mut batch), &before, out)?;
                bytes = 0;
            }
            let mut done = Ok(());
            articles(file, options, |article| {
                match article {
                    Ok(article) => {
                        bytes += article.text.len();
                        batch.push(article);
                    }
                    Err(error) => {
                        self.progress.suspend(|| tell(error));
                        all_read = false;
                    }
                }
                if bytes >= BATCH {
                    bytes = 0;
                    done = self.batch(std::mem::take(&mut batch), &house, out);
                }
                done.is_ok()
            });
            done?;
        }
        match last {
            Some(house) => self.batch(batch, &house, out)?,
            None => debug_assert!(batch.is_empty()),
        }
        Ok(all_read)
    }

    /// Checks articles in parallel and reports them in order.
    fn batch(&mut self, batch: Vec<Article>, house: &House, out: &mut dyn Write) -> io::Result<()> {
        let check = |article: Article| {
            let length = article.text.len();
            let checked = house.check(article, self.grammar, &self.today);
            self.progress.inc(length as u64);
            checked
        };
        let checked: Vec<Checked> = batch.into_par_iter().map(check).collect();
        for checked in &checked {
            self.failed |= checked.findings.iter().any(|finding| finding.level >= house.fail);
            match &mut self.baseline {
                Some(baseline) => baseline.note(&checked.article.name, &checked.findings),
                None => self.report.article(checked, house, out)?,
            }
        }
        self.failed &= self.baseline.is_none();
        Ok(())
    }
}

fn report(args: &CheckArgs) -> Box<dyn FindingReport> {
    let style = style(&args.looks);
    match args.format {
        FindingFormat::Text => Box::new(Text::new(style.width, style.color)),
        FindingFormat::Short => Box::new(Short),
        FindingFormat::Json => Box::<JsonFindings>::default(),
        FindingFormat::Sarif => Box::<Sarif>::default(),
        FindingFormat::Github => Box::new(Github),
        FindingFormat::Junit => Box::<Junit>::default(),
        FindingFormat::Html => Box::<Html>::default(),
        FindingFormat::Csv => Box::<CsvFindings>::default(),
    }
}

/// A bar on standard error if that is a terminal and the result is not printed there as well.
fn progress(files: &[PathBuf]) -> ProgressBar {
    if !io::stderr().is_terminal() || io::stdout().is_terminal() {
        return ProgressBar::hidden();
    }
    let total = files.iter().filter_map(|file| file.metadata().ok()).map(|data| data.len()).sum();
    let bar = ProgressBar::new(total);
    let style = ProgressStyle::with_template("{bar:30} {bytes}/{total_bytes} {bytes_per_sec} {eta}");
    style.map_or(bar.clone(), |style| bar.with_style(style))
}
