//! How well mentions became entities: what was found against the readable gold.
//!
//! Two measures. *Attribution* counts quotations: the entity is right, wrong, or the tool abstained. *Chains* compares who is grouped
//! with whom, whatever the names: B³ (Bagga and Baldwin 1998, "Algorithms for Scoring Coreference Chains"), precision and recall of each
//! quotation's group averaged over the quotations that both sides have. A quotation without entity is a group of its own.

use super::entity::Entity;
use super::gold::{GoldEntity, GoldError, GoldQuote, Who};
use super::kind::EntityKind;
use crate::grammar::Role;
use crate::lexicon::Lexicon;
use crate::quotation::Quotation;
use crate::text::{Document, Kind};

/// What became of one quotation of the gold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its entity is the one of the gold, or both say that nobody can be named.
    Right,
    /// Another entity.
    Wrong,
    /// No entity where the gold knows one.
    Abstained,
    /// The quotation itself was not found.
    Missed,
}

/// One quotation of the gold and what was found.
#[derive(Clone, Debug)]
pub struct Compared<'g> {
    /// The quotation.
    pub quote: &'g GoldQuote,
    /// Whose it is.
    pub who: &'g Who,
    /// What became of it.
    pub outcome: Outcome,
    /// Whether the entity is of the right kind, where both sides have one.
    pub kind: Option<bool>,
    /// The quotation found: position in the list.
    pub found: Option<usize>,
}

/// The sums over one article or many.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    /// Quotations of the gold.
    pub gold: usize,
    /// Those with the right entity.
    pub right: usize,
    /// Those with another one.
    pub wrong: usize,
    /// Those for which the tool abstained without need.
    pub abstained: usize,
    /// Those that were not found as quotations.
    pub missed: usize,
    /// Those right ones whose entity is of the right kind, and of how many.
    pub kinds: (usize, usize),
    /// Sums of B³ precision and recall.
    b_cubed: (f64, f64),
}

impl Score {
    /// Quotations that both sides have.
    pub fn found(&self) -> usize {
        self.gold - self.missed
    }

    /// A share of the quotations found, in percent.
    pub fn percent(&self, count: usize) -> f64 {
        100.0 * ratio(count, self.found())
    }

    /// B³ precision, recall and F1 in percent.
    pub fn b_cubed(&self) -> (f64, f64, f64) {
        let found = self.found().max(1);
        let (p, r) = (self.b_cubed.0 * ratio(1, found), self.b_cubed.1 * ratio(1, found));
        let f = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        (100.0 * p, 100.0 * r, 100.0 * f)
    }

    /// Adds another article's sums.
    pub fn add(&mut self, other: &Score) {
        self.gold += other.gold;
        self.right += other.right;
        self.wrong += other.wrong;
        self.abstained += other.abstained;
        self.missed += other.missed;
        self.kinds = (self.kinds.0 + other.kinds.0, self.kinds.1 + other.kinds.1);
        self.b_cubed = (self.b_cubed.0 + other.b_cubed.0, self.b_cubed.1 + other.b_cubed.1);
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of quotations are small")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// Compares an article's quotations with its gold.
///
/// # Errors
/// Words of the gold that do not stand in the article.
pub fn compare<'g>(
    gold: &'g [GoldEntity],
    document: &Document<'_>,
    quotations: &[Quotation],
    entities: &[Entity],
    lexicon: &Lexicon,
) -> Result<(Vec<Compared<'g>>, Score), GoldError> {
    let same_name = |a: &str, b: &str| bare_words(a, lexicon) == bare_words(b, lexicon);
    let names = names(gold, document, entities, same_name);
    let placed = align(gold, document, quotations, &names, same_name)?;
    let mut score = Score { gold: placed.len(), ..Score::default() };
    let mut compared = Vec::with_capacity(placed.len());
    for Placed { entity, quote, found, .. } in &placed {
        let who = &entity.who;
        let said = found.and_then(|f| quotations.get(f)).map(|q| q.entity.map(|e| e as usize));
        let outcome = match (said, who) {
            (None, _) => Outcome::Missed,
            (Some(None), Who::Open(_)) => Outcome::Right,
            (Some(None), Who::Known(..)) => Outcome::Abstained,
            (Some(Some(said)), Who::Known(name, _)) if names.get(said).is_some_and(|n| same_name(n, name)) => {
                Outcome::Right
            }
            (Some(Some(_)), _) => Outcome::Wrong,
        };
        let kind = match (said.flatten().and_then(|said| entities.get(said)), who) {
            (Some(said), Who::Known(_, kind)) => Some(same_kind(said.kind, *kind)),
            _ => None,
        };
        match outcome {
            Outcome::Right => score.right += 1,
            Outcome::Wrong => score.wrong += 1,
            Outcome::Abstained => score.abstained += 1,
            Outcome::Missed => score.missed += 1,
        }
        if let Some(right) = kind {
            score.kinds = (score.kinds.0 + usize::from(right), score.kinds.1 + 1);
        }
        compared.push(Compared { quote, who, outcome, kind, found: *found });
    }
    score.b_cubed = chains(&placed, quotations);
    Ok((compared, score))
}

/// The name of every entity. Whoever has no proper name is as well called by any other words that name them as a speaker: such an entity
/// takes its name from the gold, if its own is nobody's there and one of its mentions is somebody's (*ein Radfahrer*, *der 21-Jährige*).
fn names(
    gold: &[GoldEntity],
    document: &Document<'_>,
    entities: &[Entity],
    same_name: impl Fn(&str, &str) -> bool,
) -> Vec<String> {
    let known = |said: &str| {
        let same = |g: &GoldEntity| matches!(&g.who, Who::Known(name, _) if same_name(said, name));
        gold.iter().any(same)
    };
    let unnamed = |e: &Entity| matches!(e.kind, EntityKind::Function | EntityKind::Anonymous | EntityKind::Group);
    let name = |entity: &Entity| {
        let mut mentions = entity.mentions.iter().map(|m| document.span(m.tokens.hull()).of(document.text));
        let own = !unnamed(entity) || known(&entity.name);
        let other = if own { None } else { mentions.find(|m| known(m)) };
        other.unwrap_or(&entity.name).to_string()
    };
    entities.iter().map(name).collect()
}

/// A quotation of the gold, where it stands and what was found there.
struct Placed<'g> {
    entity: &'g GoldEntity,
    /// Number of the chain it belongs to; `None` stands alone.
    chain: Option<usize>,
    quote: &'g GoldQuote,
    start: usize,
    found: Option<usize>,
}

/// How many bytes apart the starts of the same quotation may be: the two sides may disagree about a first word.
const NEAR: usize = 80;

/// Where a medium and the one it cites have the same words, the quotation that fits the gold is the one compared.
fn align<'g>(
    gold: &'g [GoldEntity],
    document: &Document<'_>,
    quotations: &[Quotation],
    names: &[String],
    same_name: impl Fn(&str, &str) -> bool,
) -> Result<Vec<Placed<'g>>, GoldError> {
    let mut placed = Vec::new();
    for (chain, entity) in gold.iter().enumerate() {
        let mut from = 0;
        for quote in &entity.quotes {
            let words = quote.words.as_str();
            let after = document.text.get(from..).and_then(|t| t.find(words)).map(|at| at + from);
            let start = after.or_else(|| document.text.find(words)).ok_or_else(|| GoldError {
                line: quote.line,
                message: format!("`{words}` does not stand in the article"),
            })?;
            from = start + 1;
            while !document.text.is_char_boundary(from) {
                from += 1;
            }
            let chain = matches!(entity.who, Who::Known(..)).then_some(chain);
            placed.push(Placed { entity, chain, quote, start, found: None });
        }
    }
    placed.sort_by_key(|p| p.start);
    let starts: Vec<usize> = quotations.iter().map(|q| first_word(document, q)).collect();
    let mut free = vec![true; quotations.len()];
    for reach in [0, NEAR] {
        for place in placed.iter_mut().filter(|p| p.found.is_none()) {
            let near = |(number, start): (usize, &usize)| {
                let far = start.abs_diff(place.start);
                let said = quotations.get(number).and_then(|q| names.get(q.entity? as usize));
                let other = match &place.entity.who {
                    Who::Known(name, _) => !said.is_some_and(|said| same_name(said, name)),
                    Who::Open(_) => said.is_some(),
                };
                (far <= reach && free.get(number) == Some(&true)).then_some((far, other, number))
            };
            place.found = starts.iter().enumerate().filter_map(near).min().map(|(_, _, number)| number);
            if let Some(taken) = place.found.and_then(|f| free.get_mut(f)) {
                *taken = false;
            }
        }
    }
    Ok(placed)
}

/// The byte of the first word of a quote, behind its opening mark.
fn first_word(document: &Document<'_>, quotation: &Quotation) -> usize {
    let wordlike = |t: &u32| document.tokens.get(*t as usize).is_some_and(|t| t.kind != Kind::Mark);
    let first = quotation.roles.get(Role::Quote).tokens().find(wordlike);
    first.and_then(|t| document.tokens.get(t as usize)).map_or(0, |t| t.span.start as usize)
}

/// The sums of B³ precision and recall over the quotations that both sides have.
fn chains(placed: &[Placed<'_>], quotations: &[Quotation]) -> (f64, f64) {
    let both = |p: &Placed<'_>| Some((p.chain, quotations.get(p.found?)?.entity));
    let links: Vec<_> = placed.iter().filter_map(both).collect();
    let (mut precision, mut recall) = (0.0, 0.0);
    for (gold, said) in &links {
        let with_gold: Vec<_> = links.iter().filter(|(g, _)| g.is_some() && g == gold).collect();
        let with_said = links.iter().filter(|(_, s)| s.is_some() && s == said).count();
        let with_both = with_gold.iter().filter(|(_, s)| s.is_some() && s == said).count();
        // whoever has no entity is alone with itself
        precision += ratio(with_both.max(1), with_said.max(1));
        recall += ratio(with_both.max(1), with_gold.len().max(1));
    }
    (precision, recall)
}

/// The words of a name without articles, quotation marks and endings of inflection: `dem Naturpark`, `Naturparks`. Too much is cut off
/// where a word ends like a case, on both sides alike.
fn bare_words(name: &str, lexicon: &Lexicon) -> Vec<String> {
    let letters = |w: &str| w.to_lowercase().replace(|c: char| !c.is_alphanumeric() && c != '-' && c != '.', "");
    let words = name.split_whitespace().map(letters).filter(|w| !w.is_empty() && !lexicon.declension.is_article(w));
    words.map(|w| lexicon.uninflected(&w).to_string()).collect()
}

/// An agency is a medium to the gold; whether an office is known or kept back is a matter of taste.
fn same_kind(said: EntityKind, gold: EntityKind) -> bool {
    let coarse = |kind| match kind {
        EntityKind::Agency => EntityKind::Medium,
        EntityKind::Anonymous => EntityKind::Function,
        other => other,
    };
    coarse(said) == coarse(gold)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::grammar::Grammar;
    use crate::speaker::read_gold;

    #[test]
    fn names_are_the_same_but_for_articles_and_endings() {
        let lexicon = Grammar::german().lexicon;
        let same_name = |a, b| bare_words(a, &lexicon) == bare_words(b, &lexicon);
        assert!(same_name("die künftige Leitung", "künftigen Leitung"));
        assert!(same_name("Weißes Haus", "des Weißen Hauses"));
        assert!(!same_name("Eva Lenz", "Lenz"));
        assert!(!same_name("Sprecherin", "Sprecher"));
    }

    #[test]
    fn whoever_has_no_name_can_be_called_by_any_mention() {
        let outcomes = |text: &str, gold: &str| {
            let gold = read_gold(gold).expect("readable");
            let grammar = Grammar::german();
            let analysis = analyze(text, &grammar);
            let compared =
                compare(&gold, &analysis.document, &analysis.quotations, &analysis.entities, &grammar.lexicon);
            compared.expect("words of the text").0.iter().map(|c| c.outcome).collect::<Vec<_>>()
        };
        let text = "Ein Radfahrer stürzte. Der 21-Jährige gab an, er habe gebremst. Der Wirt sagte, es sei glatt.";
        let gold = "der 21-Jährige (function)\n    er habe gebremst\nder Wirt (function)\n    es sei glatt\n";
        assert_eq!(outcomes(text, gold), [Outcome::Right, Outcome::Right]);
        let other = "ein Radfahrer (function)\n    er habe gebremst\nder 21-Jährige (function)\n    es sei glatt\n";
        assert_eq!(outcomes(text, other), [Outcome::Right, Outcome::Wrong]);
    }

    #[test]
    fn every_outcome_is_told_apart() {
        let text =
            "Am Montag tagte der Rat. Eva Lenz sagte, das Geld fehle. Kai Abel sagte, das Dach sei dicht. Es regnete.";
        let gold = "Eva Lenz (person)\n    das Geld fehle\n    Es regnete\nUte Abel (person)\n    das Dach sei\n";
        let gold = read_gold(gold).expect("readable");
        let grammar = Grammar::german();
        let analysis = analyze(text, &grammar);
        let (compared, score) =
            compare(&gold, &analysis.document, &analysis.quotations, &analysis.entities, &grammar.lexicon)
                .expect("words of the text");
        let outcomes: Vec<Outcome> = compared.iter().map(|c| c.outcome).collect();
        assert_eq!(outcomes, [Outcome::Right, Outcome::Wrong, Outcome::Missed]);
        assert_eq!((score.right, score.wrong, score.missed), (1, 1, 1));
    }

    #[test]
    fn b_cubed_counts_both_ways() {
        let text = "Eva Lenz sagte, das Geld fehle. Kai Abel sagte, das Dach sei dicht. Abel sagte, das Geld sei da.";
        let gold = "Eva Lenz (person)\n    das Geld fehle\n    das Dach sei\n    das Geld sei\n";
        let gold = read_gold(gold).expect("readable");
        let grammar = Grammar::german();
        let analysis = analyze(text, &grammar);
        let (_, score) = compare(&gold, &analysis.document, &analysis.quotations, &analysis.entities, &grammar.lexicon)
            .expect("words of the text");
        let (precision, recall, _) = score.b_cubed();
        // gold groups all three, the text has one and two: recall (1/3 + 2/3 + 2/3) / 3
        assert!((precision - 100.0).abs() < 0.01 && (recall - 500.0 / 9.0).abs() < 0.01, "{precision} {recall}");
    }
}
