//! A gold quotation and a predicted one side by side.

use super::percent;
use crate::report::{Language, Style};
use crate::score::{Case, Labels, Reason};
use std::io::{self, Write};
use textwrap::Options;
use textwrap::core::display_width;

/// Columns for the names of parts and of sides.
const NAME: usize = 10;
const SIDE: usize = 13;

pub(super) fn write_case(number: usize, case: &Case, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let (bold, plain) = if style.color { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
    writeln!(out, "{bold}{number}. {}{plain} ({})", case.document, reason(case, style.language))?;
    // where one side has nothing, it need not be said part by part
    let sides = (case.gold.is_some(), case.predicted.is_some());
    for part in &case.parts {
        compare(part.name, &part.gold, &part.predicted, sides, style, out)?;
    }
    let (gold, predicted) = (labels(case.gold.as_ref()), labels(case.predicted.as_ref()));
    compare("type", &gold, &predicted, sides, style, out)?;
    if let Some(found_by) = &case.found_by {
        line("by", &found_by.construction, &found_by.why, style, out)?;
    }
    Ok(())
}

/// What the sides say of a part; once if it is the same.
fn compare(
    name: &str,
    gold: &str,
    predicted: &str,
    sides: (bool, bool),
    style: Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let language = style.language;
    let prediction = language.of("vorhergesagt", "predicted");
    match sides {
        (true, true) if gold == predicted => line(name, language.of("beide", "both"), gold, style, out),
        (true, true) => {
            line(name, "Gold", gold, style, out)?;
            line("", prediction, predicted, style, out)
        }
        (true, false) => line(name, "Gold", gold, style, out),
        (false, _) => line(name, prediction, predicted, style, out),
    }
}

fn labels(side: Option<&Labels>) -> String {
    let label = |label: &Option<String>| label.clone().unwrap_or_else(|| "–".to_string());
    side.map(|labels| format!("{}, {}", label(&labels.kind), label(&labels.medium))).unwrap_or_default()
}

fn line(name: &str, side: &str, text: &str, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let head = format!("   {name:NAME$} {side:SIDE$} ");
    let rest = " ".repeat(display_width(&head).min(3 + NAME + 1 + SIDE + 1));
    let text = if text.is_empty() { "–" } else { text };
    let options = Options::new(usize::from(style.width)).initial_indent(&head).subsequent_indent(&rest);
    writeln!(out, "{}", textwrap::fill(text, options))
}

fn reason(case: &Case, language: Language) -> String {
    match &case.reason {
        Reason::Missed => language.of("verpasst", "missed").to_string(),
        Reason::Invented => language.of("erfunden", "invented").to_string(),
        Reason::Apart => language.of("anderswo gefunden", "found elsewhere").to_string(),
        Reason::Differs(names) => {
            let fits = language.of("% passen", "% fit");
            format!("{} {fits}; {}: {}", percent(case.fit), language.of("anders", "differs"), names.join(", "))
        }
    }
}
