//! Tokens of a block → sentences.
//!
//! A sentence here is what stands on its own in the running text: a quotation of many sentences with its `…, sagte sie.` is
//! one, because the reporting clause belongs to all of it.

use super::mark::Pair;
use super::token::{Case, Kind, Token};
use crate::span::Range;

/// One sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, with its final stop.
    pub tokens: Range,
    /// Its block: position in [`Document::blocks`](super::Document::blocks).
    pub block: u32,
}

/// Longest stretch in brackets, in tokens, whose inner stops end no sentence. Beyond it the bracket counts as forgotten.
const LONGEST_BRACKET: usize = 120;

/// Longest sentence in tokens: beyond it the next separator ends it, so that a text without stops costs no more than one with them.
const LONGEST: u32 = 500;

/// Appends the sentences of a block. `pairs` are the block's outermost ones, in order; `is_opener` tells whether a capitalised
/// word opens a sentence.
pub(super) fn split(
    tokens: &[Token],
    within: Range,
    block: u32,
    pairs: &[Pair],
    is_opener: impl Fn(&Token) -> bool,
    sentences: &mut Vec<Sentence>,
) {
    let token = |at: u32| {
        if at < within.end { tokens.get(at as usize) } else { None }
    };
    let mut pairs =
        pairs.iter().filter(|p| p.closing.is_some() && p.depth == 0 && p.tokens.len() <= LONGEST).peekable();
    let (mut start, mut at) = (within.start, within.start);
    let mut end = |start: &mut u32, at: u32| {
        sentences.push(Sentence { tokens: Range::new(*start, at), block });
        *start = at;
    };
    loop {
        while pairs.next_if(|p| p.tokens.start < at).is_some() {}
        // before the next pair and while the sentence is not too long, only a stop or a bracket matters
        let free = pairs.peek().map_or(within.end, |p| p.tokens.start).min(within.end).min(start + LONGEST);
        let stretch = tokens.get(at as usize..free as usize).unwrap_or_default();
        at += index(stretch.iter().position(|t| t.kind == Kind::Open || t.kind.is_terminal()).unwrap_or(stretch.len()));
        let Some(current) = token(at) else { break };
        if let Some(pair) = pairs.next_if(|p| p.tokens.start == at) {
            at = pair.tokens.end;
            // the stop may stand before the marks of an inner quotation, too: ›Halt.‹«
            let mut inside = (pair.tokens.start..at).rev().filter_map(token);
            let last = inside.find(|t| t.kind != Kind::Mark).filter(|t| t.kind.is_terminal());
            if last.is_some() && ends_after_quotation(token(at), leads_in(token, start, pair.tokens.start), &is_opener)
            {
                end(&mut start, at);
            }
            continue;
        }
        at += 1;
        if at - start > LONGEST && (!current.kind.is_wordlike() || at - start > 2 * LONGEST) {
            end(&mut start, at);
        } else if current.kind == Kind::Open {
            if let Some(close) = closing_bracket(tokens, at, within.end) {
                // a bracket around whole sentences is one of its own
                let whole = at - 1 == start && token(close - 1).is_some_and(|t| t.kind.is_terminal());
                at = close + 1;
                if whole && begins_sentence(token(at), Kind::Stop) {
                    end(&mut start, at);
                }
            }
        } else if current.kind.is_terminal() {
            while token(at)
                .is_some_and(|t| t.kind.is_terminal() || (t.glued && matches!(t.kind, Kind::Close | Kind::Mark)))
            {
                at += 1;
            }
            if begins_sentence(token(at), current.kind) {
                end(&mut start, at);
            }
        }
    }
    if start < within.end {
        end(&mut start, within.end);
    }
}

fn index(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// Whether a quotation at this place is led into, as by a colon or at the start of a sentence, and so may end one.
fn leads_in<'t>(token: impl Fn(u32) -> Option<&'t Token>, start: u32, quotation: u32) -> bool {
    quotation == start || token(quotation - 1).is_some_and(|t| matches!(t.kind, Kind::Colon | Kind::Comma | Kind::Dash))
}

fn ends_after_quotation(next: Option<&Token>, led_in: bool, is_opener: impl Fn(&Token) -> bool) -> bool {
    match next {
        None => true,
        Some(next) => match next.kind {
            Kind::Word | Kind::Abbreviation if next.glued => false, // »Bild?«-Zeitung
            Kind::Word | Kind::Abbreviation => next.case != Case::Lower && (led_in || is_opener(next)),
            Kind::Mark | Kind::Number | Kind::Ordinal => led_in,
            _ => false,
        },
    }
}

/// Whether what follows a final mark begins a sentence.
fn begins_sentence(next: Option<&Token>, ended_by: Kind) -> bool {
    match next {
        None => true,
        Some(next) => match next.kind {
            Kind::Word | Kind::Abbreviation | Kind::Link => next.case != Case::Lower,
            Kind::Comma | Kind::Semicolon | Kind::Close | Kind::Colon => false,
            Kind::Dash => ended_by == Kind::Stop,
            _ => true,
        },
    }
}

fn closing_bracket(tokens: &[Token], from: u32, end: u32) -> Option<u32> {
    let mut depth = 0;
    let reach = tokens.get(from as usize..end as usize)?.iter().take(LONGEST_BRACKET);
    for (at, token) in (from..).zip(reach) {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close if depth == 0 => return Some(at),
            Kind::Close => depth -= 1,
            _ => {}
        }
    }
    None
}
