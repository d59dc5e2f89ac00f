//! Quotation marks → pairs.
//!
//! German print uses „…“, »…« and «…»; keyboards and agencies add „…”, „…", “…” and "…"; inside a quotation stand ‚…‘, ›…‹
//! and '…'. The same glyph opens in one style and closes in another, so what a mark does is decided by the marks that are
//! open and by the white space around it. Pairing never leaves its block: a mark without a partner is an anomaly of that
//! block and nothing else.

use super::token::{Kind, Token};
use crate::span::Range;
use smallvec::SmallVec;

/// Two marks that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The opening mark, the closing mark and all between; without closing mark, to the end of the block.
    pub tokens: Range,
    /// The opening glyph; `None` where the paragraph before opened the quotation.
    pub opening: Option<char>,
    /// The closing glyph; `None` where the quotation goes on in the next paragraph.
    pub closing: Option<char>,
    /// 0 for an outermost pair.
    pub depth: u8,
}

impl Pair {
    /// What stands between the marks.
    pub fn inside(&self) -> Range {
        let end = if self.closing.is_some() { self.tokens.end - 1 } else { self.tokens.end };
        Range::new(self.tokens.start + u32::from(self.opening.is_some()), end)
    }

    /// Whether the marks are of the kind used inside another quotation.
    pub fn is_single(&self) -> bool {
        self.opening.or(self.closing).is_some_and(is_single)
    }
}

/// A mark that has no partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anomaly {
    /// The mark.
    pub token: u32,
    /// What is wrong with it.
    pub kind: AnomalyKind,
}

/// What can be wrong with a quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnomalyKind {
    /// It opens, and nothing in its paragraph closes it.
    Unclosed,
    /// It closes, and nothing in its paragraph opens it.
    Stray,
}

/// How far a mark looks for its partner, in tokens. Keeps the work linear; no quotation without an inner mark is longer.
const REACH: u32 = 400;

/// How many marks may be open at once; print knows two or three levels.
const DEEPEST: usize = 8;

/// Finds the pairs in the tokens of one block, still unsettled, and what could not be paired. `reopens` tells whether the next
/// block begins with that opening mark, so that an unclosed quotation runs on to the end of this one.
pub(super) fn pair_up(
    text: &str,
    tokens: &[Token],
    block: Range,
    reopens: impl Fn(char) -> bool,
    pairs: &mut Vec<Pair>,
    anomalies: &mut Vec<Anomaly>,
) {
    let mut open: SmallVec<[(u32, char); DEEPEST]> = SmallVec::new();
    let is_mark = |at: &u32| tokens.get(*at as usize).is_some_and(|t| t.kind == Kind::Mark);
    for at in block.iter().filter(is_mark) {
        let Some(mark) = Mark::at(text, tokens, block, at) else {
            continue;
        };
        let yields = |depth: usize| {
            let opening = open.get(depth).map_or(mark.glyph, |&(_, glyph)| glyph);
            mark.yields_to_next(text, tokens, block, opening)
        };
        match mark.role(&open, || mark.closes_later(text, tokens, block), yields) {
            Role::Open if open.len() < DEEPEST => open.push((at, mark.glyph)),
            Role::Open => note_unclosed(at, mark.glyph, anomalies),
            Role::Close(depth) => {
                for (token, glyph) in open.drain(depth + 1..) {
                    note_unclosed(token, glyph, anomalies);
                }
                if let Some((start, opening)) = open.pop() {
                    let tokens = Range::new(start, at + 1);
                    pairs.push(Pair { tokens, opening: Some(opening), closing: Some(mark.glyph), depth: 0 });
                }
            }
            Role::Stray => anomalies.push(Anomaly { token: at, kind: AnomalyKind::Stray }),
            Role::Nothing => {}
        }
    }
    for (depth, (token, glyph)) in open.into_iter().enumerate() {
        if depth == 0 && reopens(glyph) {
            pairs.push(Pair { tokens: Range::new(token, block.end), opening: Some(glyph), closing: None, depth: 0 });
        } else {
            note_unclosed(token, glyph, anomalies);
        }
    }
}

/// Puts pairs in order, outer ones first, and tells each how deep it stands.
pub(super) fn settle(pairs: &mut [Pair]) {
    pairs.sort_by_key(|p| (p.tokens.start, std::cmp::Reverse(p.tokens.end)));
    let mut around: Vec<u32> = Vec::new();
    for pair in pairs {
        around.retain(|end| *end > pair.tokens.start);
        pair.depth = u8::try_from(around.len()).unwrap_or(u8::MAX);
        around.push(pair.tokens.end);
    }
}

/// Whether the second mark can close what the first one opened.
pub(super) fn can_close(opening: char, closing: char) -> bool {
    closers(opening).contains(&closing)
}

/// An unclosed single mark is most likely an apostrophe; only the others are worth a remark.
fn note_unclosed(token: u32, glyph: char, anomalies: &mut Vec<Anomaly>) {
    if !is_single(glyph) || glyph == '‚' {
        anomalies.push(Anomaly { token, kind: AnomalyKind::Unclosed });
    }
}

pub(super) fn is_single(glyph: char) -> bool {
    matches!(glyph, '‚' | '‘' | '’' | '‛' | '›' | '‹' | '\'' | '`')
}

enum Role {
    Open,
    /// Closes the open mark at this depth.
    Close(usize),
    Stray,
    /// An apostrophe, an inch or a foot.
    Nothing,
}

struct Mark {
    at: u32,
    glyph: char,
    /// White space, a bracket or a dash before it: it can open.
    free_before: bool,
    /// White space or punctuation after it: it can close.
    free_after: bool,
    after_number: bool,
    /// The next token is a word or nothing follows, so that it may be an apostrophe: `Scholz' Plan`.
    amid_words: bool,
}

impl Mark {
    fn at(text: &str, tokens: &[Token], block: Range, at: u32) -> Option<Mark> {
        let token = tokens.get(at as usize)?;
        if token.kind != Kind::Mark {
            return None;
        }
        let before = if at > block.start { tokens.get(at as usize - 1) } else { None };
        let after = if at + 1 < block.end { tokens.get(at as usize + 1) } else { None };
        let opens_after = |k: Kind| {
            matches!(
                k,
                Kind::Open | Kind::Dash | Kind::Slash | Kind::Mark | Kind::Colon | Kind::Ellipsis | Kind::Symbol
            )
        };
        let closes_before = |k: Kind| !k.is_wordlike() && !matches!(k, Kind::Open | Kind::Ellipsis);
        let glyph = match token.text(text) {
            "''" | "``" => '"',
            ",," => '„',
            "<<" => '«',
            ">>" => '»',
            other => other.chars().next()?,
        };
        Some(Mark {
            at,
            glyph,
            free_before: !token.glued || before.is_none_or(|t| opens_after(t.kind)),
            free_after: after.is_none_or(|t| !t.glued || closes_before(t.kind)),
            after_number: token.glued && before.is_some_and(|t| t.kind == Kind::Number),
            amid_words: token.glued
                && before.is_some_and(|t| t.kind.is_wordlike())
                && after.is_some_and(|t| !t.glued && t.kind.is_wordlike()),
        })
    }

    /// What it does. `yields`: whether the next mark closes what is open at a depth better than this one.
    fn role(&self, open: &[(u32, char)], closes_later: impl Fn() -> bool, yields: impl Fn(usize) -> bool) -> Role {
        let partner = open.iter().rposition(|&(_, opening)| self.can_close(opening));
        match self.glyph {
            '„' | '‚' | '‟' | '‛' => partner.map_or(Role::Open, Role::Close),
            '“' | '”' | '"' | '»' | '«' | '›' | '‹' => match partner {
                Some(depth) if self.glyph == '"' && self.after_number && yields(depth) => Role::Nothing,
                Some(depth) if self.free_after || !self.free_before => Role::Close(depth),
                _ if self.after_number && self.glyph == '"' => Role::Nothing,
                _ if !self.free_after || (self.free_before && partner.is_none() && closes_later()) => Role::Open,
                Some(depth) => Role::Close(depth),
                None => Role::Stray,
            },
            // ‘ ’ ' `: an apostrophe unless it clearly opens or closes
            _ => match partner {
                Some(depth) if self.amid_words && yields(depth) => Role::Nothing,
                Some(depth) if self.free_after => Role::Close(depth),
                _ if self.glyph != '’' && self.free_before && !self.free_after && closes_later() => Role::Open,
                _ => Role::Nothing,
            },
        }
    }

    /// Whether it can close what this mark opened. The opening mark itself, set again where it closes, is a slip that cannot be
    /// misread only if it clings to the word before it.
    fn can_close(&self, opening: char) -> bool {
        closers(opening).contains(&self.glyph)
            || (opening == self.glyph && matches!(opening, '„' | '»' | '«') && self.free_after && !self.free_before)
    }

    /// Whether the next mark can do nothing but close what is open, so that this one behind a number or word is an inch or an
    /// apostrophe: `"ein 32" Gerät"`, `'Scholz' Plan.'`
    fn yields_to_next(&self, text: &str, tokens: &[Token], block: Range, opening: char) -> bool {
        let reach = self.at + 1..block.end.min(self.at + REACH);
        let mut marks = reach.filter_map(|at| Mark::at(text, tokens, block, at));
        let next = marks.find(|m| is_single(m.glyph) == is_single(opening));
        next.is_some_and(|m| m.can_close(opening) && m.free_after && !m.amid_words)
    }

    /// Whether a later mark of the block can close what this one opens.
    fn closes_later(&self, text: &str, tokens: &[Token], block: Range) -> bool {
        (self.at + 1..block.end.min(self.at + REACH)).any(|at| {
            Mark::at(text, tokens, block, at).is_some_and(|m| closers(self.glyph).contains(&m.glyph) && m.free_after)
        })
    }
}

/// What may close a quotation opened with this mark, the regular partner first.
fn closers(opening: char) -> &'static [char] {
    match opening {
        '„' => &['“', '”', '"', '‟'],
        '“' | '‟' => &['”', '"', '“'],
        '”' => &['”'],
        '"' => &['"', '“', '”'],
        '»' => &['«'],
        '«' => &['»'],
        '›' => &['‹'],
        '‹' => &['›'],
        '‚' | '‛' => &['‘', '’', '\''],
        '‘' => &['’', '\''],
        '\'' | '`' => &['\'', '’', '`'],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Abbreviations, lex::lex};
    use super::*;
    use crate::span::Span;

    /// Every pair's text, outer ones first, then the anomalies.
    fn pairs(text: &str) -> Vec<String> {
        let mut tokens = Vec::new();
        let len = u32::try_from(text.len()).expect("short");
        let elided = toml::from_str::<Abbreviations>("elided = [\"ne\", \"s\"]\nenclosed = [\"n\"]")
            .expect("a well-formed list");
        lex(text, Span::new(0, len), &elided, &mut tokens);
        let (mut pairs, mut anomalies) = (Vec::new(), Vec::new());
        let block = Range::new(0, u32::try_from(tokens.len()).expect("short"));
        pair_up(text, &tokens, block, |_| false, &mut pairs, &mut anomalies);
        settle(&mut pairs);
        let at = |i: u32| tokens.get(i as usize).expect("a token").span;
        let shown = |p: &Pair| {
            format!("{}{}", ">".repeat(p.depth.into()), at(p.tokens.start).to(at(p.tokens.end - 1)).of(text))
        };
        pairs
            .iter()
            .map(shown)
            .chain(anomalies.iter().map(|a| format!("{:?} {}", a.kind, at(a.token).of(text))))
            .collect()
    }

    #[test]
    fn every_style_is_paired() {
        for text in [
            "„A b“",
            "„A b”",
            "„A b\"",
            "“A b”",
            "»A b«",
            "«A b»",
            "\"A b\"",
            "‚A b‘",
            "‚A b’",
            "›A b‹",
            "‹A b›",
            "'A b'",
            "''A b''",
        ] {
            assert_eq!(pairs(&format!("Er sagt: {text}, ja.")), [text], "{text}");
        }
    }

    #[test]
    fn inner_quotations_are_nested() {
        assert_eq!(pairs("„Er rief ‚Halt‘, dann ging er“, sagte sie."), ["„Er rief ‚Halt‘, dann ging er“", ">‚Halt‘"]);
        assert_eq!(pairs("«Er rief ‹Halt›», sagte sie."), ["«Er rief ‹Halt›»", ">‹Halt›"]);
        assert_eq!(pairs("\"Er rief 'Halt'\", sagte sie."), ["\"Er rief 'Halt'\"", ">'Halt'"]);
    }

    #[test]
    fn styles_can_be_mixed_in_one_paragraph() {
        assert_eq!(pairs("„A“ und “B” und \"C\" und »D«."), ["„A“", "“B”", "\"C\"", "»D«"]);
    }

    #[test]
    fn compounds_and_brackets_keep_their_marks() {
        assert_eq!(pairs("die »Bild«-Zeitung (\"Bild\")"), ["»Bild«", "\"Bild\""]);
    }

    #[test]
    fn apostrophes_and_inches_are_no_marks() {
        assert_eq!(pairs("Scholz' Plan, 's war ein 17\"-Monitor, so geht’s."), [] as [&str; 0]);
        assert_eq!(pairs("'Scholz' Plan' sei gut"), ["'Scholz'"], "the first that can close closes");
        assert_eq!(
            pairs("Er sagt: 'Scholz' Plan ist gut.' 'Hab' ich recht?'"),
            ["'Scholz' Plan ist gut.'", "'Hab' ich recht?'"]
        );
        assert_eq!(
            pairs("\"Hier is' 32\" noch 32\"!\" \"Ja, 32\", sagt er."),
            ["\"Hier is' 32\" noch 32\"!\"", "\"Ja, 32\""]
        );
        assert_eq!(pairs("'s war gut, is' 5'30\" lang, seit '68, 'ne Zeit, Rock 'n' Roll"), [] as [&str; 0]);
    }

    #[test]
    fn marks_of_the_keyboard_and_slips_are_paired() {
        assert_eq!(pairs(",,Ja'', sagt er. ,,Nein\"."), [",,Ja''", ",,Nein\""]);
        assert_eq!(pairs(">>Ja<<, sagt er. <<Nein>>"), [">>Ja<<", "<<Nein>>"]);
        assert_eq!(pairs("„Ja„, sagt er. „Nein.„"), ["„Ja„", "„Nein.„"]);
        assert_eq!(pairs("»Ja», sagt er. «Nein.«"), ["»Ja»", "«Nein.«"]);
    }

    #[test]
    fn a_lonely_mark_is_an_anomaly_and_harms_nothing() {
        assert_eq!(pairs("„A und „B“ und „C“."), ["„B“", "„C“", "Unclosed „"]);
        assert_eq!(pairs("A“ und „B“."), ["„B“", "Stray “"]);
    }
}
