//! Terminals that are found by where the pattern stands: phrases, quotations, stretches, related clauses.

use super::feature::{Feature, Property, SOURCES};
use super::matcher::{Matcher, Reached, Taken};
use crate::lexicon::{Agreement, Classes, Word};
use crate::parse::{ClauseId, ClauseKind, Miss, Phrase, Tokens, token};
use crate::span::Range;
use crate::text::{Case, Kind};
use nom::Parser;

impl<'a> Matcher<'_, 'a> {
    /// Whether a word is a pronoun here, not the article of a noun.
    pub(super) fn stands_alone(&self, at: u32) -> bool {
        let syntax = &self.scene.syntax;
        let phrase = syntax.phrase(Range::new(at, syntax.body().end));
        phrase.is_none_or(|p| p.pronoun || p.range.len() == 1)
    }

    pub(super) fn noun_phrase(&self, window: Tokens<'a>, features: &[Feature]) -> Reached {
        let syntax = &self.scene.syntax;
        let fits = |phrase: &Phrase| {
            features.iter().all(|f| {
                f.holds(|p| match p {
                    Property::Source => phrase.classes.intersects(SOURCES),
                    Property::Opinion => phrase.classes.intersects(Classes::OPINION),
                    Property::Dative => {
                        let nominative = phrase.agreement.intersects(Agreement::NOMINATIVE);
                        phrase.agreement.intersects(Agreement::DATIVE) && !nominative
                    }
                    Property::Short => phrase.range.len() <= 3,
                    _ => false,
                })
            })
        };
        let miss = Miss { at: window.at(), wanted: "a noun phrase" };
        let range = window.range();
        if !window.is_backward() {
            let start = token("a word", |w| w.token.kind.is_wordlike() || w.token.kind == Kind::Mark)
                .parse(window)
                .map(|_| range.start);
            let start = start.map_err(|_| miss)?;
            let mut phrase = syntax.phrase(Range::new(start, range.end)).ok_or(miss)?;
            if let Some(field) = self.field_end(phrase.range) {
                phrase.range.end = field;
            }
            let found = self.with_apposition(phrase.range, range.end);
            return if fits(&phrase) { Ok(found) } else { Err(Miss { wanted: "a noun phrase with a source", ..miss }) };
        }
        // the longest phrase that ends here
        let first = range.start.max(range.end.saturating_sub(25));
        let start = (first..range.end).find(|start| {
            let begins = !syntax.is(*start, Classes::PREPOSITION | Classes::CONTRACTION);
            begins
                && syntax
                    .wide_phrase(Range::new(*start, range.end))
                    .is_some_and(|p| p.range.end == range.end && fits(&p))
        });
        start.map(|start| Range::new(start, range.end)).ok_or(miss)
    }

    /// The pronoun of a relative clause: `Berichte, nach denen`. `source`: what it stands for names a source.
    pub(super) fn relative(&self, window: Tokens<'a>, features: &[Feature]) -> Reached {
        let syntax = &self.scene.syntax;
        let at = window.at();
        let miss = Miss { at, wanted: "a relative pronoun" };
        let comma = (syntax.range.start..at).rev().find(|t| syntax.kind(*t) == Kind::Comma);
        let before = comma.map_or(at, |c| c);
        let source = || {
            let nouns = (syntax.range.start..before).rev().take(6).filter(|t| syntax.is(*t, Classes::NOMINAL));
            nouns.take(3).any(|t| syntax.is(t, SOURCES | Classes::REPORTING_NOUN))
        };
        let near = comma.is_some_and(|c| at - c <= 2);
        let fits = near
            && syntax.is(at, Classes::RELATIVE)
            && features.iter().all(|f| f.holds(|p| p == Property::Source && source()));
        if fits { Ok(Range::new(at, at + 1)) } else { Err(miss) }
    }

    /// Before the verb of a main clause stands one constituent: where a phrase opens the clause with its preposition, all words up to
    /// the verb belong to it. One past them.
    fn field_end(&self, phrase: Range) -> Option<u32> {
        let syntax = &self.scene.syntax;
        let id = syntax.clause_at(phrase.start)?;
        let clause = syntax.clause(id).filter(|c| c.kind == ClauseKind::Main && !c.verb_first)?;
        let finite = clause.finite.filter(|f| *f >= phrase.end)?;
        let opens = clause.first + 1 == phrase.start;
        let joined = (phrase.end..finite).all(|t| syntax.clause_at(t) == Some(id) && syntax.kind(t).is_wordlike());
        (opens && joined).then_some(finite)
    }

    /// A phrase with the apposition behind it: `Anna Abel, Leiterin des Amtes`.
    pub(super) fn with_apposition(&self, phrase: Range, end: u32) -> Range {
        let syntax = &self.scene.syntax;
        if syntax.kind(phrase.end) != Kind::Comma {
            return phrase;
        }
        let close = (phrase.end + 1..end).find(|t| matches!(syntax.kind(*t), Kind::Comma | Kind::Dash)).unwrap_or(end);
        let apposition =
            syntax.wide_phrase(Range::new(phrase.end + 1, close)).filter(|p| !p.pronoun && p.range.end == close);
        match apposition {
            Some(apposition) => Range::new(phrase.start, apposition.range.end),
            None => phrase,
        }
    }

    pub(super) fn quoted(&self, window: Tokens<'a>, features: &[Feature]) -> Reached {
        let miss = Miss { at: window.at(), wanted: "a quotation" };
        let found =
            if window.range().is_empty() { None } else { self.scene.quotation_at(window.at(), window.is_backward()) };
        let (pair, _) = found.ok_or(miss)?;
        self.quoted_fits(features, pair.tokens)?;
        Ok(pair.tokens)
    }

    /// Whether marks hold a name or a title: all their words have capitals; or the first has one, and it is an article in the middle of a
    /// sentence (sah „Der alte Hafen“) or what bears a name stands before it (den Film „Stunde der Flut“).
    fn names(&self, marks: Range) -> bool {
        let syntax = &self.scene.syntax;
        let capital = |w: &Word| w.token.case != Case::Lower || w.token.kind == Kind::Number;
        let first = syntax.word(marks.start + 1).filter(|w| capital(w));
        let bearer = Classes::WORK | Classes::PRINT | Classes::BODY;
        let borne = || marks.start.checked_sub(1).is_some_and(|before| syntax.is(before, bearer));
        let title = |w: &Word| w.is_capital_article() && !syntax.quoted.contains(&marks) || borne();
        first.is_some_and(title)
            || marks.iter().filter_map(|t| syntax.word(t)).all(|w| !w.token.kind.is_wordlike() || capital(w))
    }

    /// Whether a quotation is of the kind asked for.
    pub(super) fn quoted_fits(&self, features: &[Feature], marks: Range) -> Result<(), Miss> {
        let syntax = &self.scene.syntax;
        let holds = |property| match property {
            Property::Sentence => syntax.quoted.contains(&marks),
            Property::Fragment => !syntax.quoted.contains(&marks),
            Property::Name => self.names(marks),
            Property::Leading => {
                let before = marks.start.checked_sub(1).filter(|t| syntax.range.contains(*t));
                before.is_none_or(|t| !syntax.kind(t).is_wordlike() || syntax.is(t, Classes::COORDINATOR))
            }
            _ => false,
        };
        // Man habe „seit Jahren gewarnt“: the verb of the clause is quoted, too
        let verb = self.clause.and_then(|id| self.scene.predicate(id)).filter(|_| !syntax.quoted.contains(&marks));
        let holds_verb = verb.is_some_and(|p| p.words.overlaps(&marks.into()));
        if !holds_verb && features.iter().all(|f| f.holds(holds)) {
            Ok(())
        } else {
            Err(Miss { at: marks.start, wanted: "a quotation of another kind" })
        }
    }

    /// Everything on this side, if a clause stands there and not just a quoted sentence.
    pub(super) fn content(&self, window: Tokens<'a>) -> Reached {
        let syntax = &self.scene.syntax;
        let range = self.scene.trim(window.range());
        let verb = range
            .iter()
            .any(|t| syntax.clause_at(t).and_then(|c| syntax.clause(c)).is_some_and(|c| c.finite == Some(t)));
        if verb { Ok(range) } else { Err(Miss { at: window.at(), wanted: "a clause with a verb" }) }
    }

    pub(super) fn rest(&self, window: Tokens<'a>) -> Reached {
        let syntax = &self.scene.syntax;
        let range = window.range();
        let stops = |t: &u32| matches!(syntax.kind(*t), Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Dash);
        let end = range.iter().find(stops).unwrap_or(range.end);
        if end > range.start {
            Ok(Range::new(range.start, end))
        } else {
            Err(Miss { at: range.start, wanted: "a word" })
        }
    }

    pub(super) fn sentence(&mut self, features: &[Feature]) -> Reached {
        let syntax = &self.scene.syntax;
        let range = syntax.range;
        let main = syntax.ids().find(|id| {
            syntax.clause(*id).is_some_and(|c| c.kind == ClauseKind::Main && c.parent.is_none() && c.finite.is_some())
        });
        let main = main.ok_or(Miss { at: range.start, wanted: "a main clause" })?;
        self.clause_fits(main, features, range.start)?;
        self.take(range);
        Ok(range)
    }

    pub(super) fn previous(&mut self, from: u32) -> Result<u32, Miss> {
        match self.scene.previous {
            Some(previous) => {
                self.take(self.scene.trim(previous));
                Ok(from)
            }
            None => self.miss(from, "a sentence before"),
        }
    }

    pub(super) fn matrix(&mut self, from: u32) -> Result<u32, Miss> {
        let syntax = &self.scene.syntax;
        let matrix = self.clause.and_then(|id| syntax.clause(id)).and_then(|c| c.parent);
        match matrix.filter(|m| syntax.clause(*m).is_some_and(|c| c.finite.is_some())) {
            Some(matrix) => {
                self.taken.push(Taken::Clause(matrix));
                Ok(from)
            }
            None => self.miss(from, "a clause it depends on"),
        }
    }

    /// A clause that depends on the reporting one.
    pub(super) fn complement(&mut self, features: &[Feature], from: u32) -> Result<u32, Miss> {
        let syntax = &self.scene.syntax;
        let Some(matrix) = self.frame.or(self.clause) else {
            return self.miss(from, "a reporting clause");
        };
        let finite = syntax.clause(matrix).and_then(|c| c.finite).unwrap_or(0);
        let first = |id: ClauseId| syntax.clause(id).map_or(0, |c| c.first);
        // a verb of saying has the clause rather than a noun that is not beside it
        let reports = self.scene.predicate(matrix).is_some_and(|p| p.lexeme.is_some());
        let end = |noun: Phrase| if reports { noun.range.end } else { self.attributed(noun) };
        let beside = |id: ClauseId| {
            self.noun.is_none_or(|noun| {
                let verb = |t: u32| self.scene.predicate(matrix).is_some_and(|p| p.words.contains(t));
                (end(noun)..first(id)).all(|t| !syntax.kind(t).is_wordlike() || verb(t))
            })
        };
        let fits = |id: &ClauseId| beside(*id) && self.clause_has(*id, features);
        let behind = syntax.children(matrix).filter(|id| first(*id) > finite).find(fits);
        let found = behind.or_else(|| syntax.children(matrix).filter(|id| first(*id) <= finite).find(fits));
        match found {
            Some(id) => {
                let extent = self.scene.complement_extent(matrix, id);
                self.take(extent);
                Ok(extent.end.max(from))
            }
            None => self.miss(from, "a clause that depends on it"),
        }
    }

    /// `die Bitte | an den Rat`, `Vorwürfe | gegen die Leitung`: one past what a preposition adds to a noun.
    fn attributed(&self, noun: Phrase) -> u32 {
        let syntax = &self.scene.syntax;
        let mut end = noun.range.end;
        while syntax.is(end, Classes::PREPOSITION)
            && let Some(attribute) = syntax.phrase(Range::new(end + 1, syntax.body().end))
            && !attribute.classes.intersects(Classes::REPORTING_NOUN)
        {
            end = attribute.range.end;
        }
        end
    }
}
