//! `sagte score`.

use super::{grammar, style};
use crate::cli::{Breakdown, ScoreArgs, ScoreFormat};
use crate::{Failure, tell};
use sagte::report::{By, Scored, score_json, score_page, score_table};
use sagte::score::{Predictions, Score};
use std::io::{self, BufWriter, Write};

pub(crate) fn score(args: &ScoreArgs) -> Result<bool, Failure> {
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
