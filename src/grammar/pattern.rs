//! The notation of constructions: text → [`Pattern`].
//!
//! ```text
//! pattern = item+
//! item    = [ '!' ] [ roles ':' ] unit [ '?' ]
//! roles   = role { '+' role }                          frame+cue:'demnach'
//! unit    = 'word'                                     exactly this word
//!         | TERMINAL [ '(' feature+ ')' ]              VERB(dass)   COMPLEMENT(verb-second konjunktiv)
//!         | [ CLAUSE '(' feature+ ')' ] '{' item+ '}'  a clause that holds these, in any order, and anything besides
//!         | '(' item+ { '|' item+ } ')'                a group; the first branch that fits
//! ```

use super::feature::Feature;
use super::terminal::Terminal;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::character::complete::{char, multispace0};
use nom::combinator::{cut, map, opt};
use nom::multi::{many1, separated_list1};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};
use serde::{Deserialize, Serialize};

/// A part of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// The words reported.
    Quote,
    /// The words that signal reporting.
    Cue,
    /// The reporting clause around the quote.
    Frame,
    /// Who says it.
    Speaker,
    /// To whom.
    Addressee,
}

impl Role {
    /// All roles, in the order of the corpus.
    pub const ALL: [(&'static str, Role); 5] = [
        ("quote", Role::Quote),
        ("cue", Role::Cue),
        ("frame", Role::Frame),
        ("speaker", Role::Speaker),
        ("addressee", Role::Addressee),
    ];

    /// Reads a name.
    pub fn parse(name: &str) -> Option<Role> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, role)| *role)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, role)| *role == self).map_or("", |(name, _)| name)
    }
}

/// A pattern over the words of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pattern {
    /// What the inner pattern takes is given these roles.
    Roles(Vec<Role>, Box<Pattern>),
    /// This word.
    Word(String),
    /// Something that the machinery finds.
    Terminal(Terminal, Vec<Feature>),
    /// A clause with these features that holds all of these.
    Clause(Vec<Feature>, Vec<Pattern>),
    /// One after the other.
    Sequence(Vec<Pattern>),
    /// The first that fits.
    Choice(Vec<Pattern>),
    /// Fits even if it is not there.
    Optional(Box<Pattern>),
    /// Fits only if it is not there; takes nothing.
    Not(Box<Pattern>),
    /// The part that gives the construction away.
    Anchor(Box<Pattern>),
    /// A sequence that holds the anchor: what comes before it, itself, what comes after.
    Around(Vec<Pattern>, Box<Pattern>, Vec<Pattern>),
}

/// Where a pattern cannot be read (byte of the pattern) and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Byte in the pattern.
    pub at: usize,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub choices: Vec<&'static str>,
}

/// Reads a pattern.
///
/// # Errors
/// The place of the first thing that cannot be read.
pub(super) fn read(text: &str) -> Result<Pattern, Fault> {
    let fault = |rest: &str, error: &Wrong| Fault {
        at: text.len() - rest.len(),
        message: error.message.clone(),
        choices: error.choices.clone(),
    };
    match terminated(items, multispace0).parse(text) {
        Ok(("", pattern)) => Ok(pattern),
        Ok((rest, _)) => Err(fault(rest, &Wrong::new(rest, "cannot read this"))),
        Err(nom::Err::Error(wrong) | nom::Err::Failure(wrong)) => Err(fault(wrong.rest, &wrong)),
        Err(nom::Err::Incomplete(_)) => Err(fault("", &Wrong::new("", "the pattern breaks off"))),
    }
}

/// What could not be read: the rest of the text at that place.
#[derive(Debug)]
struct Wrong<'t> {
    rest: &'t str,
    message: String,
    choices: Vec<&'static str>,
}

impl<'t> Wrong<'t> {
    fn new(rest: &'t str, message: &str) -> Self {
        Self { rest, message: message.to_string(), choices: Vec::new() }
    }
}

impl<'t> nom::error::ParseError<&'t str> for Wrong<'t> {
    fn from_error_kind(rest: &'t str, _: nom::error::ErrorKind) -> Self {
        Self::new(rest, if rest.is_empty() { "the pattern breaks off" } else { "cannot read this" })
    }

    fn append(_: &'t str, _: nom::error::ErrorKind, other: Self) -> Self {
        other
    }

    fn or(self, other: Self) -> Self {
        if other.rest.len() < self.rest.len() { other } else { self }
    }
}

type Read<'t, T> = IResult<&'t str, T, Wrong<'t>>;

/// A token of the notation, with the white space before it.
fn sign(c: char) -> impl Fn(&str) -> Read<'_, char> {
    move |text| preceded(multispace0, char(c)).parse(text)
}

fn items(text: &str) -> Read<'_, Pattern> {
    map(many1(item), |mut items| if items.len() == 1 { items.swap_remove(0) } else { Pattern::Sequence(items) })
        .parse(text)
}

fn item(text: &str) -> Read<'_, Pattern> {
    let (rest, not) = opt(sign('!')).parse(text)?;
    let (rest, roles) = opt(roles).parse(rest)?;
    let (rest, unit) = if not.is_some() || roles.is_some() { cut(unit).parse(rest)? } else { unit.parse(rest)? };
    let (rest, optional) = opt(char('?')).parse(rest)?;
    let mut pattern = unit;
    if let Some(roles) = roles {
        pattern = Pattern::Roles(roles, Box::new(pattern));
    }
    if optional.is_some() {
        pattern = Pattern::Optional(Box::new(pattern));
    }
    if not.is_some() {
        pattern = Pattern::Not(Box::new(pattern));
    }
    Ok((rest, pattern))
}

fn roles(text: &str) -> Read<'_, Vec<Role>> {
    terminated(separated_list1(char('+'), role), char(':')).parse(text)
}

fn role(text: &str) -> Read<'_, Role> {
    let (start, _) = multispace0.parse(text)?;
    let (rest, name) = take_while1(|c: char| c.is_ascii_lowercase()).parse(start)?;
    let known = Role::parse(name);
    match known {
        Some(role) => Ok((rest, role)),
        None if rest.starts_with([':', '+']) => Err(nom::Err::Failure(Wrong {
            rest: start,
            message: format!("unknown role `{name}`"),
            choices: Role::ALL.iter().map(|(name, _)| *name).collect(),
        })),
        None => Err(nom::Err::Error(Wrong::new(start, "cannot read this"))),
    }
}

fn unit(text: &str) -> Read<'_, Pattern> {
    preceded(multispace0, alt((word, group, clause, terminal))).parse(text)
}

fn word(text: &str) -> Read<'_, Pattern> {
    map(delimited(char('\''), cut(take_while1(|c| c != '\'')), cut(char('\''))), |w: &str| Pattern::Word(w.to_string()))
        .parse(text)
}

fn group(text: &str) -> Read<'_, Pattern> {
    let branches = separated_list1(sign('|'), items);
    map(delimited(char('('), cut(branches), cut(sign(')'))), |mut branches| {
        if branches.len() == 1 { branches.swap_remove(0) } else { Pattern::Choice(branches) }
    })
    .parse(text)
}

fn clause(text: &str) -> Read<'_, Pattern> {
    let (rest, named) = opt(preceded(tag("CLAUSE"), features)).parse(text)?;
    let (rest, parts) = delimited(sign('{'), cut(many1(item)), cut(sign('}'))).parse(rest)?;
    Ok((rest, Pattern::Clause(named.unwrap_or_default(), parts)))
}

fn terminal(text: &str) -> Read<'_, Pattern> {
    let (rest, name) = take_while1(|c: char| c.is_ascii_uppercase() || c == '-').parse(text)?;
    let Some(terminal) = Terminal::parse(name) else {
        let wrong = Wrong { rest: text, message: format!("unknown terminal `{name}`"), choices: Terminal::names() };
        return Err(nom::Err::Failure(wrong));
    };
    let (rest, features) = features(rest)?;
    Ok((rest, Pattern::Terminal(terminal, features)))
}

fn features(text: &str) -> Read<'_, Vec<Feature>> {
    let (rest, open) = opt(char('(')).parse(text)?;
    if open.is_none() {
        return Ok((rest, Vec::new()));
    }
    terminated(cut(many1(feature)), cut(sign(')'))).parse(rest)
}

fn feature(text: &str) -> Read<'_, Feature> {
    let (start, _) = multispace0.parse(text)?;
    let (rest, name) =
        take_while(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '|' | '!'))
            .parse(start)?;
    if name.is_empty() {
        return Err(nom::Err::Error(Wrong {
            rest: start,
            message: "a feature wanted".into(),
            choices: Feature::names(),
        }));
    }
    match Feature::parse(name) {
        Ok(feature) => Ok((rest, feature)),
        Err(unknown) => Err(nom::Err::Failure(Wrong {
            rest: start,
            message: format!("unknown feature `{unknown}`"),
            choices: Feature::names(),
        })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (usize, String) {
        let fault = read(text).expect_err("a faulty pattern");
        (fault.at, fault.message)
    }

    #[test]
    fn reads_the_notation() {
        let pattern = read("frame:{ cue:VERB(dass) speaker:SUBJECT? } quote:COMPLEMENT(dass)").expect("a pattern");
        insta::assert_compact_debug_snapshot!(pattern, @"Sequence([Roles([Frame], Clause([], [Roles([Cue], Terminal(Verb, [Feature { any: [Takes(Takes(DASS))], negated: false }])), Optional(Roles([Speaker], Terminal(Subject, [])))])), Roles([Quote], Terminal(Complement, [Feature { any: [Takes(Takes(DASS))], negated: false }]))])");
        assert_eq!(
            read("('a' | 'b' ','?) !'c'").expect("a pattern"),
            Pattern::Sequence(vec![
                Pattern::Choice(vec![
                    Pattern::Word("a".into()),
                    Pattern::Sequence(vec![
                        Pattern::Word("b".into()),
                        Pattern::Optional(Box::new(Pattern::Word(",".into())))
                    ]),
                ]),
                Pattern::Not(Box::new(Pattern::Word("c".into()))),
            ])
        );
    }

    #[test]
    fn tells_where_it_cannot_be_read() {
        assert_eq!(fault("qoute:NP"), (0, "unknown role `qoute`".into()));
        assert_eq!(fault("cue:VREB(dass)"), (4, "unknown terminal `VREB`".into()));
        assert_eq!(fault("cue:VERB(das)"), (9, "unknown feature `das`".into()));
        assert_eq!(fault("frame:{ cue:VERB "), (17, "the pattern breaks off".into()));
    }
}
