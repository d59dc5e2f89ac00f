//! Who does what in a clause: subject, objects, agent of a passive.

use super::clause::{ClauseId, ClauseKind};
use super::phrase::Phrase;
use super::predicate::Predicate;
use super::syntax::Syntax;
use crate::lexicon::{Agreement, Classes, Persons};
use crate::span::{Range, Ranges};
use crate::text::Kind;

/// A noun phrase in its clause, with its apposition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Its tokens.
    pub tokens: Ranges,
    /// The phrase without apposition.
    pub phrase: Phrase,
}

impl Syntax<'_> {
    /// The noun phrases of a clause in order, with the preposition before each, if there is one.
    pub fn phrases_of(&self, id: ClauseId, without: &Ranges) -> Vec<(Option<u32>, Phrase)> {
        let mut found = Vec::new();
        let extent = self.clause(id).map_or(Range::default(), |c| c.extent);
        let mut at = extent.start;
        while at < extent.end {
            if self.clause_at(at) != Some(id) || without.contains(at) {
                at += 1;
                continue;
            }
            let prepositional = self.is(at, Classes::PREPOSITION | Classes::CONTRACTION) && !self.is(at, Classes::NOMINAL);
            let start = if prepositional { at + 1 } else { at };
            let run_end = self.run_end(id, start, without);
            match self.phrase(Range::new(start, run_end)) {
                Some(phrase) if phrase.range.start == start => {
                    at = phrase.range.end.max(start + 1);
                    found.push((prepositional.then_some(start - 1), phrase));
                }
                _ => at += 1,
            }
        }
        found
    }

    /// One past the words of a clause that follow each other from a position, up to a separator or a word to be left out.
    /// Brackets and quoted names inside count as words.
    fn run_end(&self, id: ClauseId, start: u32, without: &Ranges) -> u32 {
        let mut end = start;
        while end < self.range.end {
            let own = self.clause_at(end) == Some(id);
            let transparent = self.clause_at(end).is_none() && matches!(self.kind(end), Kind::Open | Kind::Close | Kind::Mark | Kind::Word | Kind::Number | Kind::Abbreviation | Kind::Symbol | Kind::Slash);
            if without.contains(end) || !(own || transparent) {
                break;
            }
            end += 1;
        }
        end
    }

    /// The subject of a clause.
    pub fn subject(&self, id: ClauseId, predicate: &Predicate) -> Option<Role> {
        let clause = self.clause(id)?;
        if let Some(role) = self.relative_subject(id) {
            return Some(role);
        }
        let finite = clause.finite?;
        let phrases = self.phrases_of(id, &predicate.words);
        let persons = self.word(finite).map(|w| w.inflection.persons()).unwrap_or_default();
        let fits = |phrase: &Phrase| phrase.agreement.intersects(Agreement::NOMINATIVE) && agrees(phrase, persons);
        let nominatives: Vec<&Phrase> = phrases
            .iter()
            .filter(|(preposition, phrase)| preposition.is_none() && fits(phrase) && !self.is_temporal(phrase))
            .map(|(_, phrase)| phrase)
            .collect();
        let expletive = |p: &Phrase| p.pronoun && self.is(p.head, Classes::EXPLETIVE);
        let best = nominatives.iter().min_by_key(|p| {
            let sure = !p.agreement.intersects(Agreement::DATIVE | Agreement::ACCUSATIVE | Agreement::GENITIVE);
            let can_speak = p.pronoun || p.classes.intersects(Classes::PERSON | Classes::GROUP | Classes::BODY | Classes::MEDIUM | Classes::TEXT | Classes::FIRST_NAME | Classes::SEAT | Classes::PARTY);
            (expletive(p), !sure, !can_speak && !self.is_name(p), p.range.start)
        })?;
        Some(self.with_apposition(id, **best, finite))
    }

    /// A relative pronoun that is the subject of its clause: `, der gestern betonte`.
    fn relative_subject(&self, id: ClauseId) -> Option<Role> {
        let clause = self.clause(id)?;
        let opener = clause.opener.filter(|_| matches!(clause.kind, ClauseKind::Relative | ClauseKind::Question))?;
        let word = self.word(opener).filter(|w| w.agreement.intersects(Agreement::NOMINATIVE))?;
        let only = !word.agreement.intersects(Agreement::ACCUSATIVE | Agreement::DATIVE);
        let other = self.phrases_of(id, &Ranges::from(Range::new(opener, opener + 1)));
        let nominative = other.iter().any(|(preposition, p)| {
            preposition.is_none() && p.agreement.intersects(Agreement::NOMINATIVE) && !p.agreement.intersects(Agreement::ACCUSATIVE)
        });
        let directly = other.iter().any(|(preposition, p)| preposition.is_none() && p.range.start == opener + 1 && p.agreement.intersects(Agreement::NOMINATIVE));
        if !only && (nominative || directly) {
            return None;
        }
        let range = Range::new(opener, opener + 1);
        let phrase = Phrase { range, head: opener, agreement: word.agreement, classes: Classes::empty(), pronoun: true };
        Some(Role { tokens: range.into(), phrase })
    }

    /// Whether a phrase tells a time: `am Montag`, `Dienstag`, `vergangene Woche`.
    pub fn is_temporal(&self, phrase: &Phrase) -> bool {
        !phrase.pronoun && phrase.classes.intersects(Classes::TIME) && !phrase.classes.intersects(Classes::PERSON | Classes::BODY | Classes::MEDIUM)
    }

    /// Whether a phrase looks like a name: capitalised words that are no known nouns, without article.
    pub fn is_name(&self, phrase: &Phrase) -> bool {
        let unknown = phrase.classes.difference(Classes::NOMINAL | Classes::FIRST_NAME).is_empty();
        !phrase.pronoun && unknown && !self.is(phrase.range.start, Classes::DETERMINER)
    }

    /// Adds what stands in apposition: `der Leiter, Anna Abel`, and the whole first field if the phrase stands there alone.
    fn with_apposition(&self, id: ClauseId, phrase: Phrase, finite: u32) -> Role {
        let mut tokens = Ranges::from(phrase.range);
        if phrase.pronoun {
            return Role { tokens, phrase };
        }
        let body_end = self.body().end;
        let in_front = phrase.range.end <= finite;
        if in_front && let Some(field) = self.first_field(id, &phrase, finite) {
            tokens.add(field);
        }
        let mut end = tokens.hull().end;
        // , Anna Abel, | , Leiterin des Amtes,
        while self.kind(end) == Kind::Comma && end + 1 < body_end && self.clause_at(end + 1) == Some(id) {
            let close = (end + 1..body_end).find(|t| self.kind(*t) == Kind::Comma || (self.clause_at(*t).is_some() && self.clause_at(*t) != Some(id)));
            let close = close.unwrap_or(body_end).min(if in_front { finite.max(end + 1) } else { body_end });
            let inside = Range::new(end + 1, close);
            let Some(apposition) = self.wide_phrase(inside).filter(|p| !p.pronoun && p.range.end == close) else { break };
            if self.is_temporal(&apposition) {
                break;
            }
            tokens.add(Range::new(end, close));
            end = close;
        }
        Role { tokens, phrase }
    }

    /// Before the finite verb of a main clause stands one constituent: what follows the subject there belongs to it.
    fn first_field(&self, id: ClauseId, phrase: &Phrase, finite: u32) -> Option<Range> {
        let clause = self.clause(id).filter(|c| c.kind == ClauseKind::Main && !c.verb_first)?;
        let starts = (clause.first..phrase.range.start).all(|t| {
            self.is(t, Classes::FOCUS | Classes::COORDINATOR | Classes::ADVERB) || !self.kind(t).is_wordlike()
        });
        let mut end = phrase.range.end;
        while end < finite && (self.clause_at(end) == Some(id) || self.clause_at(end).is_none()) && self.kind(end) != Kind::Comma {
            end += 1;
        }
        while end > phrase.range.end && self.is(end - 1, Classes::ADVERB | Classes::FOCUS) && !self.is(end - 1, Classes::NOMINAL) {
            end -= 1;
        }
        starts.then(|| Range::new(phrase.range.start, end))
    }

    /// The agent of a passive: `von der Polizei`, without its preposition.
    pub fn agent(&self, id: ClauseId, predicate: &Predicate) -> Option<Role> {
        let phrases = self.phrases_of(id, &predicate.words);
        let (_, phrase) = phrases.into_iter().find(|(preposition, phrase)| {
            preposition.is_some_and(|p| self.is(p, Classes::OF)) && !self.is_temporal(phrase)
        })?;
        Some(Role { tokens: phrase.range.into(), phrase })
    }
}

/// Whether a phrase can be the subject of a verb with these persons.
fn agrees(phrase: &Phrase, persons: Persons) -> bool {
    let nominative = phrase.agreement & Agreement::NOMINATIVE;
    let singular = nominative.intersects(Agreement::SINGULAR) && persons.intersects(Persons::IT | Persons::I);
    let plural = nominative.intersects(Agreement::PLURAL) && persons.intersects(Persons::THEY | Persons::WE);
    persons.is_empty() || singular || plural
}
