//! Lines → paragraphs: which line breaks were set by hand and which only because the column was full.

use crate::span::Span;
use smallvec::SmallVec;

/// Shortest line, in characters, that can be full: below it a line break was set by hand.
const NARROWEST: usize = 45;

/// Longest line of a column: a page with longer ones has a paragraph a line.
const WIDEST: usize = 120;

/// How many full lines that end in mid-sentence show that a whole page is set in a column.
const ENOUGH: usize = 3;

/// The column a page is set in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    width: usize,
    /// Whether at least half of the page's breaks are due to it.
    certain: bool,
}

impl Column {
    /// Looks at the widest line and at every two that follow each other without a blank one.
    pub(super) fn of(text: &str, lines: impl Iterator<Item = Span>) -> Self {
        let lines: Vec<Span> = lines.collect();
        let neighbours = || {
            let pairs = lines.iter().zip(lines.iter().skip(1));
            pairs.filter(|(line, next)| !line.is_empty() && !next.is_empty())
        };
        let widest = lines.iter().map(|line| width(text, *line)).max().unwrap_or(0);
        let mut column = Self { width: widest, certain: false };
        if (NARROWEST..=WIDEST).contains(&widest) {
            let full = |(line, next): &(&Span, &Span)| is_open(text, **line) && column.fills(text, **line, **next);
            let count = neighbours().filter(full).count();
            column.certain = count >= ENOUGH && count * 2 >= neighbours().count();
        }
        column
    }

    /// Whether a line has no room for the next one's first word.
    fn fills(self, text: &str, line: Span, next: Span) -> bool {
        let word = next.of(text).split_whitespace().next().unwrap_or_default();
        width(text, line) + 1 + word.chars().count() > self.width
    }
}

/// Joins the lines of a stretch without blank lines. How wide the column is a few lines alone cannot tell: the `page` does.
pub(super) fn paragraphs(text: &str, lines: &[Span], page: impl Fn() -> Column) -> SmallVec<[Span; 1]> {
    if lines.len() < 2 {
        return SmallVec::from_slice(lines);
    }
    let page = page();
    let widest = lines.iter().map(|line| width(text, *line)).max().unwrap_or(0);
    let own = Column { width: if lines.len() == 2 { page.width } else { widest }, certain: false };
    let neighbours = || lines.iter().zip(lines.iter().skip(1));
    let wrapped = own.width >= NARROWEST
        && neighbours().all(|(line, next)| own.fills(text, *line, *next))
        && neighbours().any(|(line, _)| is_open(text, *line));
    let mut joined = SmallVec::new();
    let mut last = Span::default();
    for line in lines {
        let continues = || {
            let small = line.of(text).starts_with(char::is_lowercase) && is_open(text, last);
            wrapped || small || (page.certain && page.fills(text, last, *line))
        };
        match joined.last_mut() {
            Some(paragraph) if continues() => *paragraph = Span::to(*paragraph, *line),
            _ => joined.push(*line),
        }
        last = *line;
    }
    joined
}

fn width(text: &str, line: Span) -> usize {
    line.of(text).chars().count()
}

fn is_open(text: &str, line: Span) -> bool {
    !line.of(text).ends_with(['.', '!', '?', ':', '“', '"', '«', '”'])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The paragraphs of a text, line breaks shown as slashes.
    fn shown(text: &str) -> Vec<String> {
        let mut at = 0;
        let lines = text.split('\n').map(|line| {
            let start = u32::try_from(at).expect("short");
            at += line.len() + 1;
            Span::new(start, start + u32::try_from(line.len()).expect("short"))
        });
        let lines: Vec<Span> = lines.collect();
        let stretches = lines.split(|line| line.is_empty());
        let all = stretches.flat_map(|lines| paragraphs(text, lines, || Column::of(text, lines.iter().copied())));
        all.map(|span| span.of(text).replace('\n', "/")).collect()
    }

    #[test]
    fn a_line_a_paragraph_stays_so() {
        let text = "Der Rat hat getagt und lange beraten, wie es weitergeht.\nDas Ergebnis ist offen.\nMan wartet.";
        assert_eq!(shown(text).len(), 3);
    }

    #[test]
    fn full_lines_are_joined_even_behind_a_stop() {
        let text = "Der Rat der Stadt hat am Montagabend nach langer Aussprache\n\
                    beschlossen, dass die alte Brücke über die Kern abgerissen\n\
                    wird. Das sagte Bürgermeister Abel. Die Kosten trägt Prof.\n\
                    Kern, der die Brücke bauen ließ.\n\
                    Kritik der Anwohner\n\
                    Die Anwohner sind damit nicht einverstanden und wollen nun,\n\
                    so sagte ihr Sprecher, klagen.";
        let all = shown(text);
        assert_eq!(all.len(), 3, "{all:#?}");
        assert_eq!(all.get(1).map(String::as_str), Some("Kritik der Anwohner"));
    }
}
