//! Characters → tokens.
//!
//! A hand-written scanner over bytes: every later stage works on tokens, so this is the only place where characters are
//! looked at one by one, and it has to keep up with the disk. Nothing is dropped but white space.

use super::abbreviation::Abbreviations;
use super::broken::is_invisible;
use super::character::{AHEAD, Class, case_of, class, continues_word, plain_ahead};
use super::stop::Place;
use super::token::{Case, Kind, Token};
use crate::span::Span;

/// Appends the tokens of a stretch of text. Says whether a word is broken by something that is no part of it.
pub(super) fn lex(text: &str, within: Span, abbreviations: &Abbreviations, tokens: &mut Vec<Token>) -> bool {
    let (start, end) = (within.start as usize, within.end as usize);
    let bytes = text.as_bytes().get(..end).unwrap_or_default();
    let mut lexer = Lexer { text, bytes, start, end, at: start, abbreviations, tokens, glued: false, broken: false };
    while let Some(byte) = lexer.bytes.get(lexer.at) {
        match class(*byte) {
            Class::Small | Class::Capital => lexer.letters(),
            _ if *byte == b' ' => {
                lexer.at += 1;
                lexer.glued = false;
            }
            _ => lexer.step(*byte),
        }
    }
    lexer.broken
}

struct Lexer<'t> {
    text: &'t str,
    /// Those of the text, up to the end.
    bytes: &'t [u8],
    start: usize,
    end: usize,
    at: usize,
    abbreviations: &'t Abbreviations,
    tokens: &'t mut Vec<Token>,
    /// No white space since the last token.
    glued: bool,
    /// Some word is broken by something that is no part of it.
    broken: bool,
}

impl<'t> Lexer<'t> {
    /// The byte at a position; 0 past the end.
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// The character at a position; `\0` past the end.
    fn char(&self, at: usize) -> char {
        let byte = self.byte(at);
        if byte.is_ascii() {
            return byte as char;
        }
        self.text.get(at..self.end).and_then(|rest| rest.chars().next()).unwrap_or('\0')
    }

    /// Where the ASCII letters and digits and the letters of Western Europe (`ä`, `ß`, `é`) end that begin at a position.
    fn plain_letters(&self, from: usize) -> usize {
        let mut at = from;
        loop {
            let plain = plain_ahead(self.bytes.get(at..).unwrap_or_default());
            at += plain;
            if plain == AHEAD {
                continue;
            }
            // U+00C0 to U+00FF in UTF-8, but for × and ÷
            if self.byte(at) != 0xc3 || matches!(self.byte(at + 1), 0x97 | 0xb7) {
                return at;
            }
            at += 2;
        }
    }

    fn slice(&self, from: usize, to: usize) -> &'t str {
        self.text.get(from..to).unwrap_or_default()
    }

    fn step(&mut self, byte: u8) {
        match byte {
            b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => {
                self.at += 1;
                self.glued = false;
            }
            b'0'..=b'9' => self.number(),
            b',' if self.is_double_comma() => self.push(Kind::Mark, 2),
            b',' => self.push(Kind::Comma, 1),
            b'<' | b'>' if self.byte(self.at + 1) == self.byte(self.at) => self.push(Kind::Mark, 2),
            b'.' => self.stops(),
            b'?' => self.push(Kind::Question, 1),
            b'!' => self.push(Kind::Exclamation, 1),
            b':' => self.push(Kind::Colon, 1),
            b';' => self.push(Kind::Semicolon, 1),
            b'(' | b'[' => self.push(Kind::Open, 1),
            b')' | b']' => self.push(Kind::Close, 1),
            b'/' => self.push(Kind::Slash, 1),
            b'"' => self.push(Kind::Mark, 1),
            b'\'' if self.is_elided(1) => self.word(self.at + 1),
            b'\'' => self.push(Kind::Mark, if self.byte(self.at + 1) == b'\'' { 2 } else { 1 }),
            b'`' => self.push(Kind::Mark, if self.byte(self.at + 1) == b'`' { 2 } else { 1 }),
            b'-' => self.hyphen(),
            b'@' | b'#' if self.byte(self.at + 1).is_ascii_alphabetic() => self.word(self.at + 1),
            byte if byte.is_ascii() => self.push(Kind::Symbol, 1),
            _ => self.beyond_ascii(),
        }
    }

    fn beyond_ascii(&mut self) {
        let c = self.char(self.at);
        let len = c.len_utf8();
        match c {
            '’' | '‘' if self.is_elided(len) => self.word(self.at + len),
            '„' | '“' | '”' | '‟' | '»' | '«' | '›' | '‹' | '‚' | '‘' | '’' | '‛' => {
                self.push(Kind::Mark, len);
            }
            '–' | '—' | '―' | '−' => self.push(Kind::Dash, len),
            '…' => self.push(Kind::Ellipsis, len),
            c if is_invisible(c) => self.at += len, // no gap
            c if c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}') => {
                self.at += len;
                self.glued = false;
            }
            c if c.is_alphabetic() => self.word(self.at),
            c if c.is_numeric() => self.push(Kind::Number, len),
            _ => self.push(Kind::Symbol, len.max(1)),
        }
    }

    fn push(&mut self, kind: Kind, len: usize) {
        self.push_word(kind, self.at + len, Case::Lower, 0);
    }

    fn push_word(&mut self, kind: Kind, end: usize, case: Case, head: usize) {
        let span = Span::new(offset(self.at), offset(end));
        self.tokens.push(Token { span, head: u16::try_from(head).unwrap_or(0), kind, case, glued: self.glued });
        self.at = end.max(self.at + 1);
        // with the space behind it
        self.glued = self.byte(self.at) != b' ';
        self.at += usize::from(!self.glued);
    }

    fn stops(&mut self) {
        let mut len = 1;
        while self.byte(self.at + len) == b'.' {
            len += 1;
        }
        self.push(if len > 1 { Kind::Ellipsis } else { Kind::Stop }, len);
    }

    /// Whether an apostrophe `len` bytes long stands for the lost beginning of a word or year: `'s`, `'68`.
    fn is_elided(&self, len: usize) -> bool {
        let from = self.at + len;
        let end = self.plain_letters(from);
        let word = self.slice(from, end);
        let closed = matches!(self.char(end), '\'' | '’' | '‘');
        let year = end - from == 2 && word.bytes().all(|b| b.is_ascii_digit());
        !self.glued
            && if closed { self.abbreviations.is_enclosed(word) } else { year || self.abbreviations.is_elided(word) }
    }

    /// `,,so`: a mark typed with commas.
    fn is_double_comma(&self) -> bool {
        !self.glued && self.byte(self.at + 1) == b',' && self.char(self.at + 2).is_alphanumeric()
    }

    /// A hyphen that begins no word: a dash between spaces, or the second part of `Ein- und -ausgang`.
    fn hyphen(&mut self) {
        let mut len = 1;
        while self.byte(self.at + len) == b'-' {
            len += 1;
        }
        let next = self.char(self.at + len);
        if len == 1 && !self.glued && next.is_alphabetic() {
            self.word(self.at + 1);
        } else {
            self.push(Kind::Dash, len);
        }
    }

    /// A word that begins with a letter: most have no sign inside or behind them.
    fn letters(&mut self) {
        let end = self.plain_letters(self.at);
        if class(self.byte(end)) == Class::End {
            self.push_word(Kind::Word, end, self.case(self.at, end), 0);
        } else {
            self.word(self.at);
        }
    }

    /// A word whose letters begin at `from` (one past a sign that belongs to it, as in `@name`).
    fn word(&mut self, from: usize) {
        let mut i = from;
        let mut head = 0;
        let mut dots = false;
        loop {
            i = self.plain_letters(i);
            if class(self.byte(i)) == Class::End {
                break;
            }
            let c = self.char(i);
            let len = c.len_utf8();
            let next = self.char(i + len);
            match c {
                _ if !c.is_ascii() && continues_word(c) => i += len,
                _ if is_invisible(c) => {
                    self.broken = true;
                    i += len;
                }
                // the rest stands on the next line
                '-' if i > from && self.rest(i + 1).is_some() => {
                    let rest = self.rest(i + 1).unwrap_or(i + 1);
                    if self.char(rest).is_uppercase() {
                        head = rest - self.at;
                    }
                    self.broken = true;
                    i = rest;
                }
                '-' | '\u{2010}' | '\u{2011}' if next.is_alphanumeric() => {
                    i += len;
                    head = i - self.at;
                }
                // Partei- und: the hyphen stands for a part still to come
                '-' if i > from && (next.is_whitespace() || matches!(next, ',' | '/' | ')')) => {
                    i += len;
                    break;
                }
                // an apostrophe, or a letter that was not UTF-8
                '\'' | '’' | char::REPLACEMENT_CHARACTER if i > from && next.is_alphabetic() => i += len,
                // Rock 'n' Roll
                '\'' | '’' if from > self.at && self.abbreviations.is_enclosed(self.slice(from, i)) => i += len,
                // Bürger*innen
                '*' | ':' | '_' if self.gendered(i + 1) > 0 => i += 1 + self.gendered(i + 1),
                '&' | '_' if i > from && next.is_alphanumeric() => i += len,
                ':' if self.slice(i, i + 3) == "://" => return self.link(),
                '@' if i > from && next.is_alphanumeric() => return self.link(),
                // H.-J., Dipl.-Ing.
                '.' if next == '-' && i > from && i - from <= 4 && self.char(i + 2).is_uppercase() => {
                    dots = true;
                    i += len;
                }
                '.' if next.is_alphanumeric() && self.dot_is_inside(from, i, next) => {
                    dots = true;
                    i += len;
                }
                _ => break,
            }
        }
        let case = self.case(from, i);
        if !dots && self.byte(i) != b'.' {
            return self.push_word(Kind::Word, i, case, head);
        }
        let word = self.slice(from, i);
        if word.starts_with("www.") || (dots && is_domain(word)) {
            return self.link();
        }
        if self.byte(i) == b'.' && self.byte(i + 1) != b'.' {
            if self.place().is_roman_ordinal(word, i + 1) {
                return self.push_word(Kind::Ordinal, i + 1, case, head);
            }
            if self.place().shortens(word, dots, i + 1) {
                return self.push_word(Kind::Abbreviation, i + 1, case, head);
            }
        }
        self.push_word(if dots { Kind::Abbreviation } else { Kind::Word }, i, case, head);
    }

    /// How a word is written: its first two letters tell, unless it begins in capitals or beyond ASCII.
    #[inline]
    fn case(&self, from: usize, to: usize) -> Case {
        match (class(self.byte(from)), class(self.byte(from + 1))) {
            (Class::Small | Class::Digit, _) => Case::Lower,
            (Class::Capital, Class::Small) => Case::Capital,
            _ => self.doubtful_case(from, to),
        }
    }

    #[inline(never)] // of few words
    fn doubtful_case(&self, from: usize, to: usize) -> Case {
        case_of(self.slice(from, to))
    }

    /// Where a word goes on that is broken before `from` by the end of its line; but `Partei-` and `und` are two.
    fn rest(&self, from: usize) -> Option<usize> {
        let after = self.slice(from, self.end);
        let rest = after.trim_start();
        let rest = if after.get(..after.len() - rest.len())?.contains('\n') { rest } else { return None };
        let start = self.end - rest.len();
        let word = self.slice(start, self.plain_letters(start));
        (!word.is_empty() && !self.abbreviations.is_joiner(word)).then_some(start)
    }

    /// Length of what a word goes on with behind a sign of gender; 0 if it does not.
    fn gendered(&self, from: usize) -> usize {
        self.abbreviations.gendered(self.slice(from, self.end)).map_or(0, str::len)
    }

    /// Whether a stop between letters belongs to the word: `z.B.`, `U.S.A`, `www.beispiel.de`, but not `Ende.Der`.
    fn dot_is_inside(&self, from: usize, at: usize, next: char) -> bool {
        let before = self.slice(from, at);
        let last = before.rsplit('.').next().unwrap_or_default();
        before == "www" || last.chars().count() == 1 || (next.is_lowercase() && !last.ends_with('-'))
    }

    /// What decides about a stop here.
    fn place(&self) -> Place<'_> {
        Place { text: self.text, end: self.end, before: self.tokens, abbreviations: self.abbreviations }
    }

    /// A web or mail address: to the next white space, without the punctuation that closes the sentence.
    fn link(&mut self) {
        let mut i = self.at;
        while i < self.end && !self.char(i).is_whitespace() && !matches!(self.char(i), '“' | '”' | '«' | '»' | '"')
        {
            i += self.char(i).len_utf8();
        }
        while i > self.at && matches!(self.byte(i - 1), b'.' | b',' | b';' | b':' | b'!' | b'?' | b')' | b']' | b'\'') {
            i -= 1;
        }
        self.push(Kind::Link, i - self.at);
    }

    fn number(&mut self) {
        let mut i = self.at;
        loop {
            while self.byte(i).is_ascii_digit() {
                i += 1;
            }
            let inner = matches!(self.byte(i), b'.' | b',' | b':' | b'\'') && self.byte(i + 1).is_ascii_digit();
            if !inner {
                break;
            }
            i += 1;
        }
        let c = self.char(i);
        if c.is_alphabetic() || (c == '-' && self.char(i + 1).is_alphabetic()) {
            return self.word(self.at); // 58-Jährige, 20er, 3D
        }
        // 2. Liga, and the numbers of a list
        let listed = self.at == self.start && i - self.at < 3 && self.byte(i + 1) == b' ';
        if c == '.' && self.byte(i + 1) != b'.' && (listed || self.place().is_ordinal(self.slice(self.at, i), i + 1)) {
            return self.push(Kind::Ordinal, i + 1 - self.at);
        }
        self.push(Kind::Number, i - self.at);
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// `wikipedia.de`: small letters on both sides of the last stop.
fn is_domain(word: &str) -> bool {
    word.rsplit_once('.').is_some_and(|(name, end)| {
        name.chars().count() > 1
            && (2..=6).contains(&end.len())
            && end.bytes().all(|b| b.is_ascii_lowercase())
            && name.rsplit('.').next().is_some_and(|n| n.len() > 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn abbreviations() -> Abbreviations {
        toml::from_str(
            r#"before = ["Dr", "Nr", "z"]
               any = ["usw", "Mio"]
               gendered = ["in"]
               counted = ["Dezember", "Liga"]
               counting = ["am", "der"]
               openers = ["Der", "Das", "Sie"]"#,
        )
        .expect("a well-formed list")
    }

    fn shown(text: &str) -> String {
        let mut tokens = Vec::new();
        lex(text, Span::new(0, offset(text.len())), &abbreviations(), &mut tokens);
        let words: Vec<String> = tokens
            .iter()
            .map(|t| match t.kind {
                Kind::Word => t.text(text).to_string(),
                kind => format!("{}:{kind:?}", t.text(text)),
            })
            .collect();
        words.join(" ")
    }

    #[test]
    fn words_keep_their_inner_signs() {
        assert_eq!(shown("US-Präsident geht's O’Neill Bürger*innen"), "US-Präsident geht's O’Neill Bürger*innen");
        assert_eq!(shown("Partei- und Fraktion"), "Partei- und Fraktion");
        assert_eq!(
            shown("B\u{fffd}rgermeister \u{fffd}Ja\u{fffd}"),
            "B\u{fffd}rgermeister \u{fffd}:Symbol Ja \u{fffd}:Symbol"
        );
        assert_eq!(shown("C&A 58-Jährige 20er"), "C&A 58-Jährige 20er");
    }

    #[test]
    fn stops_that_end_no_sentence_stay_with_their_word() {
        assert_eq!(shown("Dr. Abel"), "Dr.:Abbreviation Abel");
        assert_eq!(shown("z. B. Äpfel"), "z.:Abbreviation B.:Abbreviation Äpfel");
        assert_eq!(shown("z.B. Äpfel"), "z.B.:Abbreviation Äpfel");
        assert_eq!(shown("Dipl.-Ing. H.-J. Abel"), "Dipl.-Ing.:Abbreviation H.-J.:Abbreviation Abel");
        assert_eq!(shown("Äpfel usw. Der Rest"), "Äpfel usw .:Stop Der Rest");
        assert_eq!(shown("5 Mio. Euro"), "5:Number Mio.:Abbreviation Euro");
        assert_eq!(shown("Wilhelm II. sprach"), "Wilhelm II.:Ordinal sprach");
    }

    #[test]
    fn ordinals_are_told_from_ends() {
        assert_eq!(shown("am 18. Dezember"), "am 18.:Ordinal Dezember");
        assert_eq!(shown("die 3. Liga"), "die 3.:Ordinal Liga");
        assert_eq!(shown("der 3. Trainer"), "der 3.:Ordinal Trainer");
        assert_eq!(shown("im Jahr 2005. Der Rat"), "im Jahr 2005:Number .:Stop Der Rat");
        assert_eq!(shown("19.30 Uhr, Nr. 5."), "19.30:Number Uhr ,:Comma Nr.:Abbreviation 5:Number .:Stop");
    }

    #[test]
    fn addresses_are_one_token() {
        assert_eq!(shown("auf www.x.de."), "auf www.x.de:Link .:Stop");
        assert_eq!(shown("https://x.org/a?b=c, sagte"), "https://x.org/a?b=c:Link ,:Comma sagte");
        assert_eq!(shown("Ende.Der"), "Ende .:Stop Der");
    }

    #[test]
    fn invisible_characters_are_no_tokens() {
        assert_eq!(shown("\u{feff}Rat\u{a0}haus"), "Rat haus");
        assert_eq!(shown("…\u{200b}- x"), "…:Ellipsis -:Dash x");
    }
}
