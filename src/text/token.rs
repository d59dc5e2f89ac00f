//! The smallest unit: a word, a number, a punctuation mark, and how it looks. What it means is the lexicon's business.

use crate::span::Span;

/// What a token is by its characters alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Letters, with inner hyphens, apostrophes and digits: `US-Präsident`, `geht's`, `G7-Gipfel`.
    Word,
    /// Digits with inner separators: `1.000`, `19.30`, `3,5`.
    Number,
    /// A number with the stop that makes it an ordinal: `18.`, `III.`
    Ordinal,
    /// A word with the stop that shortens it: `Dr.`, `z.B.`, `A.`
    Abbreviation,
    /// A web or mail address: `www.beispiel.de`.
    Link,
    /// `,`
    Comma,
    /// `.` that ends something.
    Stop,
    /// `?`
    Question,
    /// `!`
    Exclamation,
    /// `:`
    Colon,
    /// `;`
    Semicolon,
    /// `–`, `—`, or a hyphen that stands alone.
    Dash,
    /// `…` or `...`
    Ellipsis,
    /// `(` or `[`
    Open,
    /// `)` or `]`
    Close,
    /// `/`
    Slash,
    /// A quotation mark of any style, or an apostrophe that may be one.
    Mark,
    /// Anything else: `%`, `€`, `|`, `*`.
    Symbol,
}

impl Kind {
    /// Whether it is made of letters or digits.
    pub fn is_wordlike(self) -> bool {
        matches!(self, Kind::Word | Kind::Number | Kind::Ordinal | Kind::Abbreviation | Kind::Link)
    }

    /// Whether it can end a sentence: `.` `?` `!` `…`.
    pub fn is_terminal(self) -> bool {
        matches!(self, Kind::Stop | Kind::Question | Kind::Exclamation | Kind::Ellipsis)
    }
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// `sagte`; also everything that is no word.
    Lower,
    /// `Minister`
    Capital,
    /// `USA`
    Upper,
}

/// One token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// Where its last hyphenated part begins, in bytes from its start; 0 where there is no hyphen.
    pub head: u16,
    /// What it is.
    pub kind: Kind,
    /// How it is written.
    pub case: Case,
    /// Whether it follows the previous token without white space.
    pub glued: bool,
}

impl Token {
    /// Its text.
    pub fn text(self, text: &str) -> &str {
        self.span.of(text)
    }
}
