//! The pipeline: a text → who said what.

use crate::grammar::{Grammar, Role, Scene, Type};
use crate::lexicon::{Classes, Medium, Word, annotate};
use crate::parse::ClauseId;
use crate::quotation::{
    MarkUse, Promising, Quotation, Reading, Scenes, continue_runs, find, mark_uses, medium, order, partial, promising,
    resolve,
};
use crate::speaker::{Attribution, Entity, attribute_all};
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
    match analyze_all([text], grammar).pop() {
        Some(analysis) => analysis,
        None => unreachable!("a text has an analysis"),
    }
}

/// Reads several texts, each as [`analyze`] reads it, in their order. Each step is done for all before the next one begins: what a step
/// needs of the processor's caches is then there, and texts as short as news are read up to a sixth faster. Memory grows with all of them.
pub fn analyze_all<'t>(texts: impl IntoIterator<Item = &'t str>, grammar: &Grammar) -> Vec<Analysis<'t>> {
    let documents: Vec<Document<'t>> =
        texts.into_iter().map(|text| Document::read(text, &grammar.abbreviations, &grammar.layout)).collect();
    // what the words of a sentence give away is looked at while they are still at hand
    let mut sentences = Vec::new();
    let annotated = documents.iter().enumerate().map(|(number, document)| {
        let words = annotate(document, &grammar.lexicon);
        sentences.extend(promising(document, &words, grammar).map(|sentence| (number, sentence)));
        words
    });
    let words: Vec<Vec<Word>> = annotated.collect();
    let mut quotations = quotations(&documents, &words, sentences, grammar);
    let read = || documents.iter().zip(&words);
    let articles = read().map(|(document, words)| (document, words.as_slice()));
    let attributed = attribute_all(articles, &grammar.lexicon, &mut quotations);
    let marks: Vec<_> = read()
        .zip(&quotations)
        .map(|((document, words), quotations)| mark_uses(document, words, &grammar.mark_words, quotations))
        .collect();
    let all = documents.into_iter().zip(words).zip(quotations).zip(attributed).zip(marks);
    all.map(|((((document, words), quotations), (entities, attributions)), marks)| Analysis {
        document,
        words,
        quotations,
        marks,
        entities,
        attributions,
    })
    .collect()
}

/// The quotations of each document, in its promising sentences, which come with the number of their document, and in what goes on with them.
fn quotations<'a>(
    documents: &'a [Document<'_>],
    words: &'a [Vec<Word>],
    sentences: Vec<(usize, Promising<'a>)>,
    grammar: &'a Grammar,
) -> Vec<Vec<Quotation>> {
    let read = || documents.iter().zip(words);
    let scenes: Vec<Scenes<'_>> = read().map(|(document, words)| Scenes::new(document, words, grammar)).collect();
    let parsed = sentences.into_iter().filter_map(|(document, sentence)| {
        let (number, scene) = scenes.get(document)?.parse(sentence)?;
        Some((document, number, scene))
    });
    let parsed: Vec<(usize, u32, &Scene<'_>)> = parsed.collect();
    let mut found = Vec::with_capacity(2 * parsed.len());
    for (place, (.., scene)) in parsed.iter().enumerate() {
        find(scene, grammar, |reading| found.push((place, reading)));
    }
    let (mut parsed, mut found) = (parsed.into_iter().enumerate().peekable(), found.into_iter().peekable());
    let mut readings = Vec::new();
    let mut all = Vec::with_capacity(documents.len());
    for (number, (scenes, (document, words))) in scenes.iter().zip(read()).enumerate() {
        let mut quotations = Vec::new();
        while let Some((place, (_, sentence, scene))) = parsed.next_if(|(_, (of, ..))| *of == number) {
            readings.extend(std::iter::from_fn(|| found.next_if(|(of, _)| *of == place)).map(|(_, reading)| reading));
            resolve(&mut readings, scene, grammar);
            quotations.extend(readings.drain(..).map(|r| quotation(r, sentence, scene, grammar)));
        }
        continue_runs(scenes, grammar, &mut quotations);
        partial(document, words, &grammar.mark_words, scenes, &mut quotations);
        order(&mut quotations);
        all.push(quotations);
    }
    all
}

fn quotation(reading: Reading, sentence: u32, scene: &Scene<'_>, grammar: &Grammar) -> Quotation {
    let construction = grammar.constructions.get(reading.construction);
    let kind = construction.map_or(Type::Indirect, |c| c.kind);
    let verbal = reading
        .clause
        .and_then(|id| scene.predicate(id))
        .filter(|p| kind == Type::Reported || p.words.overlaps(reading.roles.get(Role::Cue)));
    let lexeme = verbal.and_then(|p| p.lexeme);
    let negated = verbal.is_some() && reading.clause.is_some_and(|id| negates(scene, id));
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

/// Whether a clause is negated: not where the word stands inside a phrase, `ein nicht genannter Zeuge sagte`.
fn negates(scene: &Scene<'_>, clause: ClauseId) -> bool {
    let inside = |t: u32| scene.phrases(clause).iter().any(|p| p.phrase.range.start < t && p.phrase.range.contains(t));
    scene.syntax.own(clause).any(|t| scene.syntax.is(t, Classes::NEGATION) && !inside(t))
}
