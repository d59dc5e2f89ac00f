//! What stands in front of a block's text and is no part of its first sentence: a bullet, the time of a ticker, the dateline of an
//! agency or newspaper, the name of who speaks in an interview.

use super::abbreviation::Abbreviations;
use super::layout::Layout;
use super::stop::is_date;
use super::token::{Case, Kind, Token};
use crate::span::Range;

/// Longest dateline in tokens: `Frankfurt am Main (dpa/lhe), 18. Dezember –`.
const LONGEST_DATELINE: u32 = 16;

/// Longest name in front of a turn, in tokens: `Staatsministerin Dr. Anna Kern (Mitte):`
const LONGEST_TURN: u32 = 10;

/// Most words in the name of a place that nothing but its position gives away: `Neustadt an der Kern.`
const LONGEST_PLACE: u32 = 4;

/// The tokens of a document and the words that decide.
pub(super) struct Labels<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) layout: &'a Layout,
    pub(super) abbreviations: &'a Abbreviations,
}

/// Longest code of an agency in bytes: `dapd`.
const LONGEST_CODE: u32 = 4;

/// What a dateline has shown of itself so far.
#[derive(Default)]
struct Seen {
    words: u32,
    agency: bool,
    /// A day, or anything in brackets.
    signed: bool,
    day: bool,
    /// A word with small letters.
    mixed: bool,
    /// A word in capitals.
    upper: bool,
    /// A word that opens sentences, an abbreviation, a comma: no name of a place by itself.
    plain: bool,
}

impl<'a> Labels<'a> {
    /// The end of the label of a block. `early`: the block is one of the first, where a place alone may stand in front.
    pub(super) fn end(&self, block: Range, early: bool) -> u32 {
        let start = self.bullet(block);
        let start = self.time(start, block.end).unwrap_or(start);
        self.dateline(Range::new(start, block.end), early).unwrap_or(start)
    }

    fn token(&self, at: u32, end: u32) -> Option<&'a Token> {
        if at < end { self.tokens.get(at as usize) } else { None }
    }

    fn kind(&self, at: u32, end: u32) -> Option<Kind> {
        self.token(at, end).map(|t| t.kind)
    }

    fn is_symbol(&self, at: u32, end: u32, signs: &[&str]) -> bool {
        self.token(at, end).is_some_and(|t| t.kind == Kind::Symbol && signs.contains(&t.text(self.text)))
    }

    /// The end of the sign of a list item, of a Markdown heading or quotation, of an old newspaper's report.
    fn bullet(&self, block: Range) -> u32 {
        let (at, end) = (block.start, block.end);
        let free = |at: u32| self.token(at, end).is_some_and(|t| !t.glued);
        let sign = self.is_symbol(at, end, &["•", "·", "▪", "■", "►", "*", "†", ">", "#", "○", "‣"])
            || matches!(self.kind(at, end), Some(Kind::Dash | Kind::Ordinal));
        let capital = |t: &Token| t.kind != Kind::Word || t.case != Case::Lower;
        match self.kind(at, end) {
            // 3. Liga is no item
            Some(Kind::Ordinal) => {
                let next =
                    self.token(at + 1, end).filter(|t| t.kind == Kind::Word && capital(t)).map(|t| t.text(self.text));
                let item =
                    next.is_some_and(|word| !self.abbreviations.is_counted(word) && !self.layout.is_calendar(word));
                if item { at + 1 } else { at }
            }
            Some(_) if sign && free(at + 1) => at + 1,
            Some(_) if self.is_symbol(at, end, &["#"]) => {
                let hashes = (at..end).take_while(|at| self.is_symbol(*at, end, &["#"])).count();
                at + u32::try_from(hashes).unwrap_or(0)
            }
            _ => at,
        }
    }

    /// The end of the time in front of a ticker's entry: `14.32 Uhr:`, `+++ 14.32 Uhr +++`, `16:31 |`.
    fn time(&self, start: u32, end: u32) -> Option<u32> {
        let mut at = start;
        let plus = |at: u32| self.is_symbol(at, end, &["+"]);
        while plus(at) {
            at += 1;
        }
        let clock = self.token(at, end).filter(|t| t.kind == Kind::Number)?.text(self.text);
        if !clock.contains(['.', ':']) {
            return None;
        }
        at += 1;
        if self.token(at, end).is_some_and(|t| self.layout.is_clock(t.text(self.text))) {
            at += 1;
        }
        let closes =
            matches!(self.kind(at, end)?, Kind::Colon | Kind::Dash) || self.is_symbol(at, end, &["|"]) || plus(at);
        while plus(at) && plus(at + 1) {
            at += 1;
        }
        (closes && at + 1 < end).then_some(at + 1)
    }

    /// The end of a dateline. `Berlin (dpa) –`, `WIEN –`, `Elmstadt –`, `Paris, 3. Juli.`
    fn dateline(&self, block: Range, early: bool) -> Option<u32> {
        let (mut at, end) = (block.start, block.end.min(block.start + LONGEST_DATELINE));
        let mut seen = Seen::default();
        loop {
            let token = self.token(at, end)?;
            let word = token.text(self.text);
            match token.kind {
                Kind::Word if self.layout.is_agency(word) => seen.agency = true,
                Kind::Word if self.layout.is_calendar(word) && seen.words > 0 => {}
                Kind::Word if token.case == Case::Lower && self.layout.is_place_word(word) && seen.words > 0 => {}
                Kind::Word if token.case != Case::Lower => {
                    if self.is_unpunctuated(&seen, at, block) {
                        return Some(at);
                    }
                    seen.words += 1;
                    seen.mixed |= token.case != Case::Upper;
                    seen.upper |= token.case == Case::Upper;
                    seen.plain |= self.abbreviations.is_opener(word);
                }
                Kind::Number | Kind::Ordinal if seen.words > 0 => {
                    seen.signed = true;
                    seen.day |= token.kind == Kind::Ordinal || is_date(word);
                }
                Kind::Abbreviation => {
                    seen.words += 1;
                    seen.plain = true;
                }
                Kind::Comma if seen.words > 0 => seen.plain = true,
                Kind::Slash => {}
                Kind::Open => {
                    let close = self.close(at, end)?;
                    seen.agency |= (at..close).any(|t| self.layout.is_agency(self.word(t)));
                    seen.agency |= seen.words > 0 && (at + 1..close).all(|t| self.is_code(t));
                    seen.signed |= seen.words > 0;
                    at = close;
                }
                Kind::Dash if !token.glued => return self.closed(&seen, at, block, early),
                Kind::Stop | Kind::Colon | Kind::Symbol => return self.closed(&seen, at, block, early),
                _ => return None,
            }
            at += 1;
        }
    }

    /// The name in front of a turn, without its colon.
    pub(super) fn name(&self, turn: Range) -> &'a str {
        let at = |at: u32| self.tokens.get(at as usize).map(|t| t.span).unwrap_or_default();
        if turn.len() < 2 { "" } else { at(turn.start).to(at(turn.end - 2)).of(self.text) }
    }

    fn word(&self, at: u32) -> &'a str {
        self.tokens.get(at as usize).map_or("", |t| t.text(self.text))
    }

    /// Whether it looks like what an agency signs with, known or not: `nlp`, `/`.
    fn is_code(&self, at: u32) -> bool {
        let code = |t: &Token| t.kind == Kind::Word && t.case == Case::Lower && t.span.len() <= LONGEST_CODE;
        self.tokens.get(at as usize).is_some_and(|t| t.kind == Kind::Slash || code(t))
    }

    fn close(&self, open: u32, end: u32) -> Option<u32> {
        (open..end).find(|at| self.kind(*at, end) == Some(Kind::Close))
    }

    /// Whether the text begins at this capital without any sign: `Bern (sda) Der Rat`, `ELMSTADT Der Rat`.
    fn is_unpunctuated(&self, seen: &Seen, at: u32, block: Range) -> bool {
        let bracketed = at > block.start && self.kind(at - 1, at) == Some(Kind::Close);
        let opener = self.abbreviations.is_opener(self.word(at));
        let place = self.word(block.start).len() > LONGEST_PLACE as usize;
        seen.agency && bracketed || (seen.words > 0 && !seen.mixed && !seen.signed && place && opener)
    }

    /// The end of a dateline that this sign closes, if what was seen makes it one.
    fn closed(&self, seen: &Seen, at: u32, block: Range, early: bool) -> Option<u32> {
        let sign = self.kind(at, block.end)?;
        let mut after = at + 1;
        let mut agency = seen.agency;
        if matches!(sign, Kind::Stop | Kind::Colon) {
            // Paris, 3. Juli. (Wolff.) – Zürich. sda. – BERLIN. –
            if self.kind(after, block.end) == Some(Kind::Open) {
                let close = self.close(after, block.end.min(after + LONGEST_DATELINE))?;
                let signs = (after..close).any(|t| self.layout.is_agency(self.word(t)));
                if signs || seen.day {
                    (after, agency) = (close + 1, agency || signs);
                }
            } else if self.kind(after + 1, block.end) == Some(Kind::Stop) && self.layout.is_agency(self.word(after)) {
                (after, agency) = (after + 2, true);
            }
            while matches!(self.kind(after, block.end), Some(Kind::Dash | Kind::Stop)) {
                after += 1;
            }
        }
        let next = self.token(after, block.end)?;
        let begins = next.kind != Kind::Word || next.case != Case::Lower;
        let place = (1..=LONGEST_PLACE).contains(&seen.words)
            && !seen.plain
            && !(seen.mixed && seen.upper)
            && self.kind(block.start, block.end) == Some(Kind::Word);
        let shouted = seen.words > 0 && !seen.mixed && !seen.plain;
        let worth = match sign {
            Kind::Dash if agency || seen.day || (seen.signed && !seen.plain) || shouted => true,
            Kind::Dash => {
                let opener = self.abbreviations.is_opener(self.word(after));
                place && begins && (opener || (early && !self.is_parenthesis(after, block.end)))
            }
            Kind::Stop => begins && (agency || seen.day || shouted || (early && place && !seen.signed)),
            Kind::Colon => seen.day || agency,
            _ => self.is_symbol(at, block.end, &["|"]),
        };
        worth.then_some(after)
    }

    /// Whether a second dash follows in the sentence, so that the first one opens a parenthesis.
    fn is_parenthesis(&self, from: u32, end: u32) -> bool {
        let reach = from..end.min(from + 40);
        let mut rest = reach.filter_map(|at| self.token(at, end));
        rest.find(|t| t.kind == Kind::Dash || t.kind.is_terminal()).is_some_and(|t| t.kind == Kind::Dash)
    }

    /// The end of the name in front of a turn, with its colon: `Frage:`, `SZ:`, `Präsidentin Dr. Kern:` Whether it is one only the
    /// other blocks can tell. A name before marks is left to the grammar.
    pub(super) fn turn(&self, block: Range) -> Option<u32> {
        let (mut at, end) = (block.start, block.end.min(block.start + LONGEST_TURN));
        loop {
            let token = self.token(at, end)?;
            match token.kind {
                Kind::Word
                    if token.case != Case::Lower || (at > block.start && self.layout.is_place_word(self.word(at))) => {}
                Kind::Abbreviation => {}
                Kind::Open if at > block.start => at = self.close(at, end)?,
                Kind::Colon if at > block.start => {
                    let next = self.token(at + 1, block.end)?;
                    return (!next.glued && next.kind != Kind::Mark).then_some(at + 1);
                }
                _ => return None,
            }
            at += 1;
        }
    }
}
