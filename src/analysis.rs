//! The pipeline: a text → who said what.

use crate::grammar::{Grammar, Role, Scene, Type};
use crate::lexicon::{Classes, Medium, Word, annotate};
use crate::quotation::{
    MarkUse, Quotation, Reading, Scenes, continue_runs, find, mark_uses, medium, order, partial, resolve,
};
use crate::speaker::{Attribution, Entity, attribute};
use crate::text::Document;

/// What was found in a text.
#[derive(Debug)]
pub struct Analysis<'t> {
    /// The text and its parts.
    pub document: Document<'t>,
    /// What every token can be.
    pub words: Vec<Word>,
    /// The quotations in text order; one that stands in another comes after it.
    pub quotations: Vec<Quotation>,
    /// What every pair of quotation marks is for, in the order of the document's pairs.
    pub marks: Vec<MarkUse<'t>>,
    /// Who speaks.
    pub entities: Vec<Entity>,
    /// Whose each quotation is, in the order of the quotations.
    pub attributions: Vec<Attribution>,
}

/// Reads a text and finds its quotations.
pub fn analyze<'t>(text: &'t str, grammar: &Grammar) -> Analysis<'t> {
    let document = Document::read(text, &grammar.abbreviations, &grammar.layout);
    let words = annotate(&document, &grammar.lexicon);
    let mut quotations = quotations(&document, &words, grammar);
    let (entities, attributions) = attribute(&document, &words, &grammar.lexicon, &mut quotations);
    let marks = mark_uses(&document, &words, &grammar.mark_words, &quotations);
    Analysis { document, words, quotations, marks, entities, attributions }
}

fn quotations(document: &Document<'_>, words: &[Word], grammar: &Grammar) -> Vec<Quotation> {
    let scenes = Scenes::new(document, words, grammar);
    let mut quotations = Vec::new();
    // step by step for the whole article, so that each step's code stays in the processor's cache
    let promising: Vec<_> = scenes.promising().collect();
    let found: Vec<_> = promising.iter().map(|(_, scene)| find(scene, grammar)).collect();
    for ((sentence, scene), readings) in promising.into_iter().zip(found) {
        let readings = resolve(readings, scene, grammar);
        quotations.extend(readings.into_iter().map(|r| quotation(r, sentence, scene, grammar)));
    }
    continue_runs(&scenes, grammar, &mut quotations);
    partial(document, words, &grammar.mark_words, &scenes, &mut quotations);
    order(&mut quotations);
    quotations
}

fn quotation(reading: Reading, sentence: u32, scene: &Scene<'_>, grammar: &Grammar) -> Quotation {
    let construction = grammar.constructions.get(reading.construction);
    let kind = construction.map_or(Type::Indirect, |c| c.kind);
    let verbal = reading
        .clause
        .and_then(|id| scene.predicate(id))
        .filter(|p| kind == Type::Reported || p.words.overlaps(reading.roles.get(Role::Cue)));
    let lexeme = verbal.and_then(|p| p.lexeme);
    let negated = verbal.is_some()
        && reading.clause.is_some_and(|id| scene.syntax.own(id).any(|t| scene.syntax.is(t, Classes::NEGATION)));
    let medium = if kind.goes_on() {
        Medium::Speech
    } else {
        medium(scene, &reading.roles, lexeme.and_then(|l| grammar.lexicon.lexeme(l)), &grammar.media)
    };
    Quotation {
        kind,
        medium,
        mood: crate::quotation::mood(scene, reading.roles.get(Role::Quote)),
        negated,
        roles: reading.roles,
        parent: None,
        entity: None,
        construction: construction.map(|c| c.name.clone()).unwrap_or_default(),
        lexeme,
        sentence,
        last: sentence,
        why: construction.map(|c| c.why.clone()).unwrap_or_default(),
    }
}
