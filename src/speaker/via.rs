//! Chains of sources: on whose word the article has what somebody said.

use super::article::Article;
use super::attribute::Reading;
use super::figure::Figure;
use super::kind::EntityKind;
use super::sieve::Verdict;
use crate::grammar::Role;
use crate::lexicon::Takes;
use crate::quotation::Quotation;
use crate::span::{Range, Ranges};
use crate::text::{Case, Kind};
use smallvec::SmallVec;

/// The figures on whose word a quotation is had, from the nearest to the farthest.
pub(super) type Chain = SmallVec<[usize; 2]>;

/// The chain of a quotation: who cites its speaker (*zitierte X mit den Worten*), whom its speaker cites (*unter Berufung auf*), whom it was said to (*sagte der Zeitung*), and everybody in
/// whose words it stands.
pub(super) fn chain(reading: &mut Reading<'_, '_>, verdicts: &[Verdict], number: usize) -> Chain {
    let mut chain = Chain::new();
    let own = figure(verdicts.get(number));
    let quotations = reading.article.quotations;
    let mut at = Some(number);
    while let Some(quotation) = at.and_then(|n| quotations.get(n)) {
        let cites = quoted_object(&reading.article, quotation).map(|_| quotation.roles.get(Role::Speaker).hull());
        let links = [
            cites.and_then(|c| resolved(reading, c, quotation)),
            cited(reading, quotation),
            told(reading, quotation),
            quotation.parent.and_then(|p| figure(verdicts.get(p))),
        ];
        for link in links.into_iter().flatten() {
            if Some(link) != own && !chain.contains(&link) {
                chain.push(link);
            }
        }
        at = quotation.parent;
    }
    chain
}

fn figure(verdict: Option<&Verdict>) -> Option<usize> {
    match verdict {
        Some(Verdict::Known(figure, _)) => Some(*figure),
        _ => None,
    }
}

/// `unter Berufung auf einen Beamten`
fn cited(reading: &mut Reading<'_, '_>, quotation: &Quotation) -> Option<usize> {
    let reader = reading.article.reader;
    let frame = quotation.roles.get(Role::Frame);
    let cites = |t: &u32| {
        reader.word(*t).is_some_and(|w| w.token.case == Case::Capital)
            && reader.lexicon.world.cites(reader.written(*t), reader.written(t + 1))
    };
    let at = frame.tokens().find(cites)?;
    let end = frame.iter().find(|r| r.contains(at))?.end;
    resolved(reading, Range::new(at + 2, end), quotation)
}

/// `sagte der Zeitung`: a medium that somebody speaks to has the word first.
fn told(reading: &mut Reading<'_, '_>, quotation: &Quotation) -> Option<usize> {
    let addressee = quotation.roles.get(Role::Addressee).hull();
    let mention = reading.article.reader.mention(addressee)?;
    matches!(mention.kind, EntityKind::Medium | EntityKind::Agency)
        .then(|| resolved(reading, addressee, quotation))
        .flatten()
}

/// Whom a phrase names.
fn resolved(reading: &mut Reading<'_, '_>, range: Range, quotation: &Quotation) -> Option<usize> {
    let mention = reading.article.reader.mention(range)?;
    let setting = reading.article.setting(quotation.sentence);
    figure(Some(&reading.sieve.mention(&mention, setting)))
}

/// `Die Zeitung zitierte X mit den Worten`: the words that name X, unless the same words are also found as X's own quotation.
pub(super) fn quoted_object(article: &Article<'_, '_>, quotation: &Quotation) -> Option<Range> {
    let reader = article.reader;
    let lexeme = quotation.lexeme.and_then(|l| reader.lexicon.lexeme(l))?;
    if !lexeme.takes.contains(Takes::CITED) || quotation.roles.get(Role::Speaker).is_empty() {
        return None;
    }
    let quote = quotation.roles.get(Role::Quote);
    if article.quotations.iter().filter(|q| q.roles.get(Role::Quote) == quote).count() > 1 {
        return None;
    }
    let rest: Ranges = quotation
        .roles
        .get(Role::Frame)
        .minus(quotation.roles.get(Role::Cue))
        .minus(quotation.roles.get(Role::Speaker));
    let part = rest.iter().find(|r| r.iter().any(|t| reader.is_nominal(t)))?;
    let mention = reader.mention(*part)?;
    mention.kind.is_somebody().then_some(*part)
}

/// Whose turn it is in a talk that is printed with names: the person before the colon that opens the paragraph (`W. T.: Ich …`).
pub(super) fn labelled(reading: &Reading<'_, '_>, quotation: &Quotation) -> Option<usize> {
    const LONGEST: u32 = 6;
    let (reader, cast) = (reading.article.reader, &reading.sieve.cast);
    let at = quotation.roles.get(Role::Quote).hull().start;
    let block = reading.article.document.blocks.iter().find(|b| b.tokens.contains(at))?.tokens;
    let colon = (block.start..at.min(block.start + LONGEST)).find(|t| reader.kind(*t) == Kind::Colon)?;
    let label = Range::new(block.start, colon);
    if label.iter().any(|t| reader.kind(t) != Kind::Abbreviation) {
        return reader.mention(label)?.name.and_then(|name| cast.person(name)?.ok());
    }
    let initials =
        |range: Range| range.iter().filter_map(|t| reader.shown(t).chars().next()).collect::<SmallVec<[char; 4]>>();
    let wanted = initials(label);
    let mut found = (0..)
        .zip(&cast.figures)
        .filter(|(_, f)| f.kind == EntityKind::Person && f.name.is_some_and(|name| initials(name) == wanted));
    found.next().map(|(figure, _)| figure).filter(|_| found.next().is_none())
}

/// How many paragraphs must end with a question for an article to be a printed interview.
const QUESTIONS: usize = 3;

/// Who answers in a printed interview: the first person named with a full name.
pub(super) fn interviewee(reading: &Reading<'_, '_>) -> Option<usize> {
    let asks = |end: u32| end.checked_sub(1).is_some_and(|t| reading.article.reader.kind(t) == Kind::Question);
    let questions = reading.article.document.blocks.iter().filter(|b| asks(b.tokens.end)).count();
    let full = |f: &Figure<'_>| f.kind == EntityKind::Person && f.name.is_some_and(|n| n.len() > 1);
    (questions >= QUESTIONS).then(|| reading.sieve.cast.figures.iter().position(full)).flatten()
}
