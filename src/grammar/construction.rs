//! A construction: a family of German sentences that report, as one named pattern.

use super::anchor::Anchor;
use super::feature::{Feature, Property, SOURCES};
use super::pattern::{self, Pattern, Role};
use super::terminal::Terminal;
use crate::error::DataError;
use crate::lexicon::{Classes, Lexicon, Takes, Word};
use crate::parse::{ClauseKinds, can_be_finite};
use crate::sources::Source;
use crate::text::Kind;
use serde::Deserialize;
use toml::Spanned;

/// What kind of quotation it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Type {
    /// In the speaker's words, in marks.
    Direct,
    /// In a clause that depends on a reporting one.
    Indirect,
    /// In Konjunktiv without a reporting clause: *Der Zug habe gebrannt.*
    IndirectFreeIndirect,
    /// Reported without a sign but `soll`.
    FreeIndirect,
    /// A summary: *sprach von Fehlern*.
    Reported,
}

impl Type {
    /// Whether it goes on with a report of the sentences before and has no frame of its own.
    pub fn goes_on(self) -> bool {
        matches!(self, Type::IndirectFreeIndirect | Type::FreeIndirect)
    }

    /// All types with their names in data, JSON and the corpus.
    pub const NAMES: [(&'static str, Type); 5] = [
        ("Direct", Type::Direct),
        ("Indirect", Type::Indirect),
        ("IndirectFreeIndirect", Type::IndirectFreeIndirect),
        ("FreeIndirect", Type::FreeIndirect),
        ("Reported", Type::Reported),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, t)| *t == self).map_or("", |(name, _)| name)
    }

    fn parse(name: &str) -> Option<Type> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, t)| *t)
    }
}

/// A named pattern that yields readings.
#[derive(Clone, Debug)]
pub struct Construction {
    /// Its name, unique.
    pub name: String,
    /// The type of what it finds.
    pub kind: Type,
    /// The notation it was read from.
    pub notation: String,
    /// The pattern, its anchor marked.
    pub pattern: Pattern,
    /// Where it is tried.
    pub anchor: Anchor,
    /// The kinds of clauses of which one must depend on the reporting one; `None` if none need depend on it.
    pub complement: Option<ClauseKinds>,
    /// Whether the reporting clause must begin with its verb.
    pub verb_first: bool,
    /// Classes of which the sentence must have some word each.
    pub needs: Vec<Classes>,
    /// Complements of which the sentence must have a reporting verb each.
    pub takes: Vec<Takes>,
    /// How many finite verbs the sentence must have.
    pub verbs: u8,
    /// Whether the sentence must have a comma or colon.
    pub apart: bool,
    /// How much its reading counts against others, 1 to 9.
    pub strength: u8,
    /// How many sentences before it a report must stand that it goes on with; `None` if none must.
    pub within: Option<u32>,
    /// Whether its reading stands beside another of the same quote with another speaker: who cites and who is cited.
    pub beside: bool,
    /// Why it is a construction.
    pub why: String,
    /// Sentences it must find, in bracket notation.
    pub examples: Vec<String>,
    /// Sentences it must not find.
    pub counterexamples: Vec<String>,
    /// The file it comes from.
    pub file: String,
}

/// What the words of a sentence give away before it is parsed.
#[derive(Clone, Copy, Debug)]
pub struct Clues {
    classes: Classes,
    cue: bool,
    companion: bool,
    marks: bool,
    /// What its reporting verbs and expressions take.
    takes: Takes,
    /// How many of its words can be finite verbs.
    verbs: u8,
    /// It has a comma or colon.
    apart: bool,
}

impl Clues {
    /// The clues of a sentence's words; `marks`: it has quotation marks.
    pub fn of(words: &[Word], marks: bool, lexicon: &Lexicon) -> Self {
        let (classes, takes) = (Classes::empty(), Takes::empty());
        let mut clues = Self { classes, cue: false, companion: false, marks, takes, verbs: 0, apart: false };
        let mut phrases = Takes::empty();
        let mut companion = false;
        for word in words {
            clues.apart |= matches!(word.token.kind, Kind::Comma | Kind::Colon);
            companion |= word.companion;
            if word.is(Classes::REPORTING_VERB | Classes::REPORTING_PHRASE) {
                for verb in word.verbs.into_iter().filter_map(|v| lexicon.verb(v)) {
                    clues.takes |= verb.takes;
                    phrases |= verb.phrase_takes;
                }
            }
            clues.classes |= word.classes;
            clues.verbs = clues.verbs.saturating_add(u8::from(can_be_finite(word)));
            clues.cue |= word.cue;
            // a pronoun is in every other sentence and gives nothing away; its verb is taken to report by itself
            clues.companion |= word.companion && !word.is(Classes::PRONOUN | Classes::REFLEXIVE);
        }
        if companion {
            clues.takes |= phrases;
        }
        let phrase = clues.companion && clues.classes.intersects(Classes::REPORTING_PHRASE);
        if !phrase && !clues.classes.intersects(Classes::REPORTING_VERB) {
            clues.takes = Takes::empty();
        }
        clues
    }
}

impl Construction {
    /// Whether it can be found among these words at all.
    pub fn is_possible(&self, clues: &Clues) -> bool {
        if clues.verbs < self.verbs || (self.apart && !clues.apart) {
            return false;
        }
        let has = |classes| clues.classes.intersects(classes);
        let anchor = match &self.anchor {
            Anchor::Quoted => clues.marks,
            Anchor::Class(class) => has(*class),
            Anchor::Word(_) => clues.cue,
            Anchor::Verb(_) | Anchor::Sentence => true,
        };
        anchor
            && self.takes.iter().all(|takes| clues.takes.intersects(*takes))
            && self.needs.iter().all(|class| has(*class))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    construction: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: Spanned<String>,
    #[serde(rename = "type")]
    kind: Spanned<String>,
    pattern: Spanned<String>,
    #[serde(default = "medium_strength")]
    strength: Spanned<u8>,
    within: Option<u32>,
    #[serde(default)]
    beside: bool,
    why: String,
    #[serde(default)]
    examples: Vec<String>,
    #[serde(default)]
    counterexamples: Vec<String>,
}

fn medium_strength() -> Spanned<u8> {
    Spanned::new(0..0, 5)
}

/// Reads a file of constructions.
pub(super) fn read(source: &Source) -> Result<Vec<Construction>, DataError> {
    let file: File = toml::from_str(&source.text).map_err(|e| DataError::toml(&source.file, &source.text, &e))?;
    file.construction.into_iter().map(|entry| compile(entry, source)).collect()
}

fn compile(entry: Entry, source: &Source) -> Result<Construction, DataError> {
    let at = |place, message: String| DataError::new(&source.file, &source.text, place, message);
    let name = entry.kind.get_ref().as_str();
    let kind = Type::parse(name).ok_or_else(|| {
        at(entry.kind.span(), format!("unknown type `{name}`")).choices(name, Type::NAMES.map(|(n, _)| n))
    })?;
    let notation = entry.pattern.get_ref().clone();
    // a byte of the pattern in the file: behind the quotation mark that opens the string
    let place = |byte: usize| {
        let span = entry.pattern.span();
        let raw = source.text.get(span.clone()).unwrap_or_default();
        let opening = raw.len() - raw.trim_start_matches(['"', '\'', '\n']).len();
        let start = span.start + opening + byte;
        let word = notation.get(byte..).unwrap_or_default();
        let len = word.find(|c: char| !(c.is_alphanumeric() || c == '-')).unwrap_or(word.len());
        start..start + len.max(1)
    };
    let pattern = pattern::read(&notation).map_err(|fault| {
        let error = at(place(fault.at), fault.message);
        let found =
            notation.get(fault.at..).unwrap_or_default().split(|c: char| !(c.is_alphanumeric() || c == '-')).next();
        if fault.choices.is_empty() { error } else { error.choices(found.unwrap_or_default(), fault.choices) }
    })?;
    if !gives(&pattern, Role::Quote) {
        return Err(at(entry.pattern.span(), "no part of the pattern is the quote".into())
            .help("write quote: before the part that is reported"));
    }
    let (anchor, pattern) = Anchor::mark(pattern).ok_or_else(|| {
        at(entry.pattern.span(), "nothing in the pattern gives it away".into())
            .help("it needs a cue, a QUOTED or a SENTENCE outside ?, ! and |")
    })?;
    let strength = *entry.strength.get_ref();
    if !(1..=9).contains(&strength) {
        return Err(at(entry.strength.span(), "a strength is 1 to 9".into()));
    }
    if entry.examples.is_empty() {
        let error = at(entry.name.span(), format!("`{}` has no example", entry.name.get_ref()));
        return Err(error.help("examples = [\"[speaker Sie] [cue sagte], [quote dass es regne].\"]"));
    }
    let mut demands = Demands::default();
    demands.of(&pattern);
    let Demands { complement, verb_first, needs, takes, clause, apart } = demands;
    let verbs = u8::from(matches!(anchor, Anchor::Verb(_))) + u8::from(clause);
    let (name, why, examples, counterexamples) =
        (entry.name.into_inner(), entry.why, entry.examples, entry.counterexamples);
    let file = source.file.clone();
    Ok(Construction {
        name,
        kind,
        notation,
        pattern,
        anchor,
        complement,
        verb_first,
        needs,
        takes,
        verbs,
        apart,
        strength,
        within: entry.within,
        beside: entry.beside,
        why,
        examples,
        counterexamples,
        file,
    })
}

/// What a sentence must have so that a pattern can fit: what its parts ask for that must be there.
#[derive(Default)]
struct Demands {
    /// The kinds of clauses of which one must depend on the reporting one.
    complement: Option<ClauseKinds>,
    verb_first: bool,
    /// Classes of which some word each must be.
    needs: Vec<Classes>,
    /// Complements of which there must be a reporting verb each.
    takes: Vec<Takes>,
    /// A clause with a finite verb besides the reporting one.
    clause: bool,
    /// A comma or colon.
    apart: bool,
}

impl Demands {
    fn of(&mut self, pattern: &Pattern) {
        match pattern {
            Pattern::Roles(_, inner) | Pattern::Anchor(inner) => self.of(inner),
            Pattern::Sequence(parts) => parts.iter().for_each(|p| self.of(p)),
            Pattern::Around(before, anchor, after) => {
                before.iter().chain(after).for_each(|p| self.of(p));
                self.of(anchor);
            }
            Pattern::Clause(features, parts) => {
                self.verb_first |= asks(features, Property::VerbFirst);
                self.features(features);
                parts.iter().for_each(|p| self.of(p));
            }
            Pattern::Terminal(terminal, features) => {
                self.terminal(*terminal, features);
                self.features(features);
            }
            Pattern::Choice(_) | Pattern::Optional(_) | Pattern::Not(_) | Pattern::Word(_) => {}
        }
    }

    fn terminal(&mut self, terminal: Terminal, features: &[Feature]) {
        match terminal {
            Terminal::Word(class) => self.needs.push(class),
            Terminal::Comma | Terminal::Colon => self.apart = true,
            Terminal::Matrix | Terminal::Content => self.clause = true,
            Terminal::Complement => {
                self.complement = Some(kinds(features));
                // a main clause depends on another only behind a comma or colon, and is none without its verb
                self.apart |= asks(features, Property::Main);
                self.clause |= asks(features, Property::Main);
            }
            Terminal::Verb => self.takes.extend(features.iter().filter_map(complements)),
            _ => {}
        }
    }

    fn features(&mut self, features: &[Feature]) {
        let question = Classes::WHETHER | Classes::WIE | Classes::QUESTION | Classes::WONACH;
        for feature in features.iter().filter(|f| !f.negated) {
            self.needs.extend(match feature.any[..] {
                [Property::Konjunktiv1] => Some(Classes::KONJUNKTIV1),
                [Property::Konjunktiv2] => Some(Classes::KONJUNKTIV2),
                [Property::DassClause] => Some(Classes::DASS),
                [Property::WieClause] => Some(Classes::WIE),
                [Property::QuestionClause] => Some(question),
                [Property::InfinitiveClause] => Some(Classes::ZU | Classes::ZU_INFINITIVE),
                [Property::Source] => Some(SOURCES),
                [Property::Opinion] => Some(Classes::OPINION),
                _ => None,
            });
        }
    }
}

fn asks(features: &[Feature], property: Property) -> bool {
    features.iter().any(|f| !f.negated && f.any == [property])
}

/// The kinds of clauses that features leave.
fn kinds(features: &[Feature]) -> ClauseKinds {
    let asked = features.iter().filter(|f| !f.negated).map(|feature| match feature.any[..] {
        [Property::Main] => ClauseKinds::MAIN,
        [Property::DassClause] => ClauseKinds::DASS,
        [Property::QuestionClause] => ClauseKinds::QUESTION,
        [Property::InfinitiveClause] => ClauseKinds::INFINITIVE,
        _ => ClauseKinds::all(),
    });
    asked.fold(ClauseKinds::all(), |left, kinds| left & kinds)
}

/// The complements of which a feature asks a verb to take one; `None` if it can be had without.
fn complements(feature: &Feature) -> Option<Takes> {
    let one = |p: &Property| if let Property::Takes(takes) = p { Some(*takes) } else { None };
    let all = || feature.any.iter().try_fold(Takes::empty(), |all, p| Some(all | one(p)?));
    if feature.negated { None } else { all() }
}

/// Whether some part of a pattern is given a role.
fn gives(pattern: &Pattern, role: Role) -> bool {
    match pattern {
        Pattern::Roles(roles, inner) => roles.contains(&role) || gives(inner, role),
        Pattern::Clause(_, parts) | Pattern::Sequence(parts) | Pattern::Choice(parts) => {
            parts.iter().any(|p| gives(p, role))
        }
        Pattern::Optional(inner) | Pattern::Anchor(inner) => gives(inner, role),
        Pattern::Around(before, anchor, after) => {
            before.iter().chain(after).any(|p| gives(p, role)) || gives(anchor, role)
        }
        Pattern::Word(_) | Pattern::Terminal(..) | Pattern::Not(_) => false,
    }
}
