//! Who does what in a clause: subject, objects, agent of a passive.

use super::clause::{ClauseId, ClauseKind};
use super::phrase::{Phrase, SPEAKING};
use super::syntax::Syntax;
use crate::lexicon::{Agreement, Classes, Persons, Word};
use crate::span::{Range, Ranges};
use crate::text::Kind;

/// A noun phrase in its clause, with its apposition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constituent {
    /// Its tokens.
    pub tokens: Ranges,
    /// The phrase without apposition.
    pub phrase: Phrase,
}

/// A noun phrase and the preposition before it, if there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Position of the preposition.
    pub preposition: Option<u32>,
    /// The phrase.
    pub phrase: Phrase,
}

impl Syntax<'_> {
    /// The noun phrases of a clause in order, those of its verb group left out.
    pub fn phrases_of(&self, id: ClauseId, without: &Ranges) -> Vec<Placed> {
        let mut found = Vec::new();
        let extent = self.clause(id).map_or(Range::default(), |c| c.extent);
        let mut at = extent.start;
        let mut run_end = at;
        while at < extent.end {
            if self.clause_at(at) != Some(id) || without.contains(at) {
                at += 1;
                continue;
            }
            if run_end <= at {
                run_end = self.run_end(id, at, without);
            }
            let prepositional =
                self.is(at, Classes::PREPOSITION | Classes::CONTRACTION) && !self.is(at, Classes::NOMINAL);
            let preposition = prepositional.then_some(at);
            // „Talpost“ meldete: the name has its marks
            let opens = |mark: u32| {
                self.kind(mark) == Kind::Mark && (mark == self.range.start || self.kind(mark - 1) != Kind::Word)
            };
            let marked = at > self.range.start && opens(at - 1);
            let start = match (prepositional, marked) {
                (true, _) => at + 1,
                (false, true) => at - 1,
                (false, false) => at,
            };
            match self.phrase(Range::new(start, run_end)) {
                Some(phrase) => {
                    at = phrase.range.end.max(start + 1);
                    found.push(Placed { preposition, phrase });
                }
                None => at += 1,
            }
        }
        found
    }

    /// One past the words of a clause that follow each other from a position, up to a separator or a word to be left out.
    /// Brackets and quoted names inside count as words.
    fn run_end(&self, id: ClauseId, start: u32, without: &Ranges) -> u32 {
        let through = |at: u32| {
            let kind = self.kind(at);
            kind.is_wordlike() || matches!(kind, Kind::Open | Kind::Close | Kind::Mark | Kind::Symbol | Kind::Slash)
        };
        let goes_on = |at: u32| match self.clause_at(at) {
            Some(owner) => owner == id,
            None => through(at),
        };
        (start..self.range.end).find(|at| without.contains(*at) || !goes_on(*at)).unwrap_or(self.range.end)
    }

    /// The subject of a clause, among its phrases.
    pub fn subject(&self, id: ClauseId, phrases: &[Placed]) -> Option<Constituent> {
        let clause = self.clause(id)?;
        if let Some(pronoun) = self.relative_subject(id, phrases) {
            return Some(pronoun);
        }
        let finite = clause.finite?;
        let persons = self.word(finite).map(|w| w.inflection.persons()).unwrap_or_default();
        let fits = |p: &&Placed| {
            let nominative = p.preposition.is_none() && p.phrase.agreement.intersects(Agreement::NOMINATIVE);
            // ebenso wie sein Mandant, als Grund, als „billige Polemik“
            let skipped = |t: &u32| self.kind(*t) == Kind::Mark || self.follows_mark(*t);
            let before = (self.range.start..p.phrase.range.start).rev().find(|t| !skipped(t));
            let compared = clause.kind != ClauseKind::Wie
                && before.is_some_and(|t| clause.opener != Some(t) && self.is(t, Classes::LIKENING));
            nominative && !compared && agrees(&p.phrase, persons) && !self.is_temporal(&p.phrase)
        };
        // die Zahl der Toten bezifferte die Polizei: behind a verb of saying stands who says it
        let body = SPEAKING.difference(Classes::TEXT);
        let behind = |p: &Placed| {
            let who = p.phrase.classes.intersects(body) && !p.phrase.agreement.intersects(Agreement::DATIVE);
            p.phrase.range.start == finite + 1 && (who || self.is_name(&p.phrase))
        };
        let inverted = phrases.iter().filter(fits).any(behind) && self.reports(id);
        let best = phrases.iter().filter(fits).map(|p| p.phrase).min_by_key(|p| {
            let expletive = p.pronoun && self.is(p.head, Classes::EXPLETIVE);
            let sure = !p.agreement.intersects(Agreement::DATIVE | Agreement::ACCUSATIVE | Agreement::GENITIVE);
            let speaks = p.pronoun || p.classes.intersects(SPEAKING) || self.is_name(p);
            let first = !clause.kind.is_verb_final() && p.range.end <= finite && self.shows_subject(p);
            let object = p.agreement.intersects(Agreement::ACCUSATIVE & (Agreement::FEMININE | Agreement::PLURAL));
            let first = first && (speaks || !inverted || !object);
            (expletive, !sure, !first, !speaks, p.range.start)
        })?;
        Some(self.with_apposition(id, self.before_apposition(best, phrases), finite))
    }

    /// An adjective that begins what stands in marks.
    fn follows_mark(&self, at: u32) -> bool {
        at > self.range.start
            && self.kind(at - 1) == Kind::Mark
            && self.word(at).is_some_and(|w| w.token.glued && w.is(Classes::INFLECTED))
    }

    /// The name that a phrase stands in apposition to: `Ärztin Anna Abel, die Leiterin des Amtes,`.
    fn before_apposition(&self, phrase: Phrase, phrases: &[Placed]) -> Phrase {
        let named = |p: &&Placed| {
            p.preposition.is_none()
                && p.phrase.range.end + 1 == phrase.range.start
                && self.kind(p.phrase.range.end) == Kind::Comma
                && (self.is_name(&p.phrase) || p.phrase.classes.intersects(Classes::FIRST_NAME))
        };
        phrases.iter().find(named).map_or(phrase, |p| p.phrase)
    }

    /// Whether an article makes a phrase before the verb its subject: `der Probst` rather than a dative, `ein`, `die`, `das`.
    fn shows_subject(&self, phrase: &Phrase) -> bool {
        !phrase.pronoun
            && self.is(phrase.range.start, Classes::DETERMINER)
            && phrase.agreement.intersects(Agreement::NOMINATIVE)
    }

    /// A relative pronoun that is the subject of its clause: `, der gestern betonte`.
    fn relative_subject(&self, id: ClauseId, phrases: &[Placed]) -> Option<Constituent> {
        let clause = self.clause(id)?;
        let opener = clause.opener.filter(|_| matches!(clause.kind, ClauseKind::Relative | ClauseKind::Question))?;
        let word = self.word(opener).filter(|w| w.agreement.intersects(Agreement::NOMINATIVE))?;
        let only = !word.agreement.intersects(Agreement::ACCUSATIVE | Agreement::DATIVE);
        let other = |p: &Placed| {
            let nominative = p.preposition.is_none() && p.phrase.agreement.intersects(Agreement::NOMINATIVE);
            let sure = !p.phrase.agreement.intersects(Agreement::ACCUSATIVE);
            p.phrase.range.start > opener && nominative && (sure || p.phrase.range.start == opener + 1)
        };
        if !only && phrases.iter().any(other) {
            return None;
        }
        let range = Range::new(opener, opener + 1);
        let phrase =
            Phrase { range, head: opener, agreement: word.agreement, classes: Classes::empty(), pronoun: true };
        Some(Constituent { tokens: range.into(), phrase })
    }

    /// Whether a phrase tells a time: `am Montag`, `Dienstag`, `vergangene Woche`, but: `ein Ende der Gewalt`.
    pub fn is_temporal(&self, phrase: &Phrase) -> bool {
        let genitive = |t: u32| {
            let shown = |w: &Word| w.is(Classes::DETERMINER) && w.agreement.intersects(Agreement::GENITIVE);
            phrase.range.contains(t) && self.word(t).is_some_and(shown)
        };
        let thing = || self.is(phrase.range.start, Classes::DETERMINER) && genitive(phrase.head + 1);
        !phrase.pronoun
            && phrase.classes.intersects(Classes::TIME)
            && !phrase.classes.intersects(Classes::PERSON | Classes::BODY | Classes::MEDIUM)
            && !thing()
    }

    /// Whether a phrase looks like a name: capitalised words that are no known nouns, without article.
    pub fn is_name(&self, phrase: &Phrase) -> bool {
        let unknown = phrase.classes.difference(Classes::NOMINAL | Classes::FIRST_NAME).is_empty();
        !phrase.pronoun && unknown && self.is(phrase.range.start, Classes::NOMINAL)
    }

    /// Adds what stands in apposition: `der Leiter, Anna Abel`, and the whole first field if the phrase stands there alone.
    fn with_apposition(&self, id: ClauseId, phrase: Phrase, finite: u32) -> Constituent {
        let mut tokens = Ranges::from(phrase.range);
        let body_end = self.body().end;
        let in_front = phrase.range.end <= finite;
        if phrase.pronoun && !in_front {
            return Constituent { tokens, phrase };
        }
        if in_front && let Some(field) = self.first_field(id, &phrase, finite) {
            tokens.add(field);
        }
        let mut end = tokens.hull().end;
        // , Anna Abel, | , Leiterin des Amtes,
        while self.kind(end) == Kind::Comma && end + 1 < body_end && self.clause_at(end + 1) == Some(id) {
            let close = (end + 1..body_end).find(|t| {
                matches!(self.kind(*t), Kind::Comma | Kind::Colon | Kind::Semicolon | Kind::Dash)
                    || (self.clause_at(*t).is_some() && self.clause_at(*t) != Some(id))
            });
            let close = close.unwrap_or(body_end).min(if in_front { finite.max(end + 1) } else { body_end });
            let inside = Range::new(end + 1, close);
            let Some(apposition) = self.wide_phrase(inside).filter(|p| !p.pronoun && p.range.end == close) else {
                break;
            };
            if self.is_temporal(&apposition) {
                break;
            }
            tokens.add(Range::new(end, close));
            end = close;
        }
        Constituent { tokens, phrase }
    }

    /// Before the finite verb of a main clause stands one constituent: what follows the subject there belongs to it.
    fn first_field(&self, id: ClauseId, phrase: &Phrase, finite: u32) -> Option<Range> {
        let clause = self.clause(id).filter(|c| c.kind == ClauseKind::Main && !c.verb_first)?;
        let starts = (clause.first..phrase.range.start).all(|t| {
            self.is(t, Classes::FOCUS | Classes::COORDINATOR | Classes::ADVERB) || !self.kind(t).is_wordlike()
        });
        let mut end = phrase.range.end;
        while end < finite
            && (self.clause_at(end) == Some(id) || self.clause_at(end).is_none())
            && self.kind(end) != Kind::Comma
        {
            end += 1;
        }
        while end > phrase.range.end
            && self.is(end - 1, Classes::ADVERB | Classes::FOCUS)
            && !self.is(end - 1, Classes::NOMINAL)
        {
            end -= 1;
        }
        starts.then(|| Range::new(phrase.range.start, end))
    }

    /// The agent of a passive: `von der Polizei`, without its preposition.
    pub fn agent(&self, phrases: &[Placed]) -> Option<Constituent> {
        let agent =
            |p: &&Placed| p.preposition.is_some_and(|at| self.is(at, Classes::OF)) && !self.is_temporal(&p.phrase);
        let phrase = phrases.iter().find(agent)?.phrase;
        Some(Constituent { tokens: phrase.range.into(), phrase })
    }
}

/// Whether a phrase can be the subject of a verb with these persons.
fn agrees(phrase: &Phrase, persons: Persons) -> bool {
    let nominative = phrase.agreement & Agreement::NOMINATIVE;
    let singular = nominative.intersects(Agreement::SINGULAR) && persons.intersects(Persons::IT | Persons::I);
    let plural = nominative.intersects(Agreement::PLURAL) && persons.intersects(Persons::THEY | Persons::WE);
    persons.is_empty() || singular || plural
}
