//! What each command does: arguments → analyses → report.

pub(crate) mod check;
mod house;
mod report;
pub(crate) mod rules;
mod score;
pub(crate) mod test;

pub(crate) use report::{explain, report, schema};
pub(crate) use score::score;

use crate::Failure;
use crate::cli::{GrammarArgs, InputFormat, Lang, LooksArgs, ReadingArgs, When};
use anstream::{AutoStream, ColorChoice};
use sagte::grammar::Grammar;
use sagte::input::{Format, Options};
use sagte::report::{Language, Style};
use sagte::sources::Sources;
use std::io;

fn sources(args: &GrammarArgs) -> Result<Sources, Failure> {
    let sources = Sources::built_in();
    match &args.grammar {
        None => Ok(sources),
        Some(folder) => sources.and_folder(folder).map_err(|e| Failure::Told(format!("{}: {e}", folder.display()))),
    }
}

fn grammar(args: &GrammarArgs) -> Result<Grammar, Failure> {
    Grammar::load(&sources(args)?).map_err(|error| Failure::Told(error.to_string()))
}

fn options(reading: &ReadingArgs) -> Options {
    let format = match reading.from {
        InputFormat::Auto => Format::Auto,
        InputFormat::Text => Format::Text,
        InputFormat::Corpus => Format::Corpus,
    };
    Options { format, lossy: reading.lossy }
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
