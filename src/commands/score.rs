//! `sagte score`.

use super::{grammar, style};
use crate::cli::{Breakdown, ScoreArgs, ScoreFormat};
use crate::{Failure, tell};
use sagte::analyze;
use sagte::report::{By, Scored, WhoScores, score_json, score_page, score_table};
use sagte::score::{Predictions, Score};
use sagte::speaker::read_gold;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

pub(crate) fn score(args: &ScoreArgs) -> Result<bool, Failure> {
    if args.entities {
        return entities(args);
    }
    if args.prediction.is_some() && args.by == Some(Breakdown::Construction) {
        let message = "a prediction does not say which construction found it; leave --prediction or --by out";
        return Err(Failure::Told(message.to_string()));
    }
    let grammar = grammar(&args.grammar)?;
    let predictions = args.prediction.as_deref().map(Predictions::read).transpose()?;
    let mut corpora = Vec::new();
    for gold in &args.gold {
        let score = Score::of(gold, predictions.as_ref(), &grammar, args.errors)?;
        if score.missing > 0 {
            let (gold, missing, all) = (gold.display(), score.missing, score.documents);
            tell(format_args!("{gold}: {missing} of {all} documents have no prediction"));
        }
        corpora.push(Scored { gold: gold.display().to_string(), score });
    }
    let by = args.by.map(|by| match by {
        Breakdown::Construction => By::Construction,
        Breakdown::Type => By::Type,
        Breakdown::Document => By::Document,
    });
    let mut out = BufWriter::new(io::stdout().lock());
    match args.format {
        ScoreFormat::Table => score_table(&corpora, by, style(&args.looks), &mut out)?,
        ScoreFormat::Json => score_json(&corpora, by, &mut out)?,
        ScoreFormat::Markdown => score_page(&corpora, &mut out)?,
    }
    out.flush()?;
    Ok(true)
}

/// `sagte score --entities`: who speaks, held against the readable gold beside the articles.
fn entities(args: &ScoreArgs) -> Result<bool, Failure> {
    let grammar = grammar(&args.grammar)?;
    let mut scores = WhoScores::default();
    for file in gold_files(&args.gold)? {
        let told = |error: &dyn std::fmt::Display| Failure::Told(format!("{}: {error}", file.display()));
        let read =
            |path: &Path| fs::read_to_string(path).map_err(|error| told(&format!("{}: {error}", path.display())));
        let gold = read_gold(&read(&file)?).map_err(|error| told(&error))?;
        let text = read(&file.with_extension("txt"))?;
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let analysis = analyze(&text, &grammar);
        scores.article(&name, &analysis, &gold, &grammar.lexicon).map_err(|error| told(&error))?;
    }
    let mut out = BufWriter::new(io::stdout().lock());
    scores.write_table(&[("all", scores.total(|_| true))], &mut out)?;
    scores.write_faults(args.errors, &mut out)?;
    out.flush()?;
    Ok(true)
}

/// The `.who` files among the arguments and in their folders, sorted.
fn gold_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let entries = fs::read_dir(path).map_err(|error| Failure::Told(format!("{}: {error}", path.display())))?;
        let inside = entries.filter_map(Result::ok).map(|entry| entry.path());
        files.extend(inside.filter(|file| file.extension().is_some_and(|e| e == "who")));
    }
    files.sort();
    Ok(files)
}
