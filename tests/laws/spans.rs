//! Promise 2: every span lies on character boundaries; the parts of an analysis are in order and within each other as their types say.

use crate::GRAMMAR;
use crate::texts::{SAMPLES, text};
use proptest::proptest;
use sagte::quotation::{Quotation, Role, Roles};
use sagte::span::Span;
use sagte::speaker::By;
use sagte::text::{BlockKind, Document};
use sagte::{Analysis, analyze};

/// Checks everything that holds of an analysis whatever the text.
fn check(text: &str) {
    let analysis = analyze(text, &GRAMMAR);
    document(&analysis.document);
    assert_eq!(analysis.words.len(), analysis.document.tokens.len(), "one word a token");
    for (number, quotation) in analysis.quotations.iter().enumerate() {
        roles(&analysis, &quotation.roles);
        nesting(&analysis, number, quotation);
    }
    let starts = analysis.quotations.iter().map(|q| q.roles.get(Role::Quote).hull().start);
    assert!(starts.is_sorted(), "quotations are in text order");
    entities(&analysis);
}

/// Spans that follow each other, lie on characters and are not empty.
fn ascending(text: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert!(end <= span.start && span.start < span.end, "{span:?} after {end}");
        assert!(!span.of(text).is_empty(), "{span:?} is no stretch of characters");
        end = span.end;
    }
}

fn document(document: &Document<'_>) {
    let text = document.text;
    ascending(text, document.tokens.iter().map(|t| t.span));
    ascending(text, document.blocks.iter().map(|b| b.span));
    ascending(text, document.sentences.iter().map(|s| document.span(s.tokens)));

    let mut uncovered: String = text.into();
    for token in document.tokens.iter().rev() {
        uncovered.replace_range(token.span.start as usize..token.span.end as usize, "");
    }
    // soft hyphens, joiners and byte order marks are as good as nothing
    let invisible = ['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}'];
    uncovered.retain(|c| !c.is_whitespace() && !invisible.contains(&c));
    assert_eq!(uncovered, "", "tokens cover everything that can be seen");

    for sentence in &document.sentences {
        let block = document.blocks.get(sentence.block as usize).expect("the block of a sentence");
        assert_eq!(block.kind, BlockKind::Body);
        assert!(block.tokens.covers(sentence.tokens) && block.label.end <= sentence.tokens.start);
    }
    for block in &document.blocks {
        assert!(block.tokens.covers(block.label));
        assert_eq!(block.span.of(text).trim(), block.span.of(text));
        assert!(
            document.tokens.iter().filter(|t| block.span.start <= t.span.start && t.span.end <= block.span.end).count()
                == block.tokens.len() as usize
        );
    }
    assert!(document.pairs.is_sorted_by_key(|p| p.tokens.start), "pairs are in order of their opening marks");
}

fn roles(analysis: &Analysis<'_>, roles: &Roles) {
    assert!(!roles.get(Role::Quote).is_empty(), "a quotation quotes something");
    for (name, role) in Role::ALL {
        let ranges = roles.get(role);
        assert!(ranges.tokens().all(|t| analysis.document.tokens.len() > t as usize), "{name} lies in the text");
        ascending(analysis.document.text, ranges.iter().map(|r| analysis.document.span(*r)));
        let apart = ranges.iter().zip(ranges.iter().skip(1)).all(|(a, b)| a.end < b.start);
        assert!(apart, "{name}: what touches is one");
    }
    let within = |t: u32| analysis.document.sentences.iter().any(|s| s.tokens.contains(t));
    for role in [Role::Cue, Role::Frame, Role::Speaker, Role::Addressee, Role::Quote] {
        assert!(roles.get(role).tokens().all(within), "only running text is read: {role:?}");
    }
    assert!(!roles.get(Role::Quote).overlaps(roles.get(Role::Frame)), "the frame is not what is quoted");
}

fn nesting(analysis: &Analysis<'_>, number: usize, quotation: &Quotation) {
    let Some(parent) = quotation.parent else { return };
    assert!(parent < number, "a quotation comes after the one it stands in");
    let parent = analysis.quotations.get(parent).expect("the parent is there");
    let (outer, inner) = (parent.roles.get(Role::Quote), quotation.roles.get(Role::Quote));
    assert!(outer.covers(inner), "a quotation lies in the one it stands in");
}

fn entities(analysis: &Analysis<'_>) {
    let text = analysis.document.text.to_lowercase();
    for (number, entity) in (0..).zip(&analysis.entities) {
        assert!(!entity.name.is_empty(), "an entity has a name");
        for word in entity.name.split_whitespace().filter(|w| !is_article(w)) {
            assert!(stands_in(&text, word), "no name is invented: {:?}", entity.name);
        }
        assert!(entity.mentions.iter().map(|m| m.tokens.hull().start).is_sorted(), "mentions are in text order");
        let cited = || analysis.attributions.iter().any(|a| a.via.contains(&number));
        let speaks = || analysis.quotations.iter().any(|q| q.entity == Some(number));
        assert!(speaks() || cited(), "{:?} speaks or is cited", entity.name);
    }
    assert_eq!(analysis.attributions.len(), analysis.quotations.len(), "every quotation has its attribution");
    for (quotation, attribution) in analysis.quotations.iter().zip(&analysis.attributions) {
        assert_eq!(quotation.entity.is_some(), attribution.by.is_ok(), "an entity has a rule, its absence a reason");
        if let Some(entity) = quotation.entity {
            assert!(analysis.entities.len() > entity as usize, "the entity is there");
            let inferred = matches!(attribution.by, Ok(By::Thus | By::Frame | By::Pronoun | By::FirstPerson));
            assert!(inferred || !quotation.roles.get(Role::Speaker).is_empty(), "nobody speaks without being named");
        }
    }
}

/// The base form of a name can have another article than the text.
fn is_article(word: &str) -> bool {
    ["der", "die", "das", "ein", "eine"].contains(&word.to_lowercase().as_str())
}

/// Whether a word stands in a text, but for an ending of two letters.
fn stands_in(text: &str, word: &str) -> bool {
    let word = word.to_lowercase();
    let short: String = word.chars().take(word.chars().count().saturating_sub(2).max(1)).collect();
    text.contains(&short)
}

proptest! {
    #[test]
    fn parts_lie_where_they_should(text in text()) {
        check(&text);
    }
}

#[test]
fn parts_of_samples_lie_where_they_should() {
    SAMPLES.iter().for_each(|(_, text)| check(text));
}

#[test]
fn mentions_are_in_text_order_where_their_quotations_are_not() {
    check(
        "Herrenau – Wie das Klinikum Herrenau am Freitag mitteilte, schließt«die Abteilung für Geburtshilfe zum Jahresende. Zuletzt kamen \
        d»Nein.«ort, wie die Leitung erläuterte, weniger als 300 Kinder im Jahr zur Welt. Es fehlt außerdem an Hebammen, wie \
        Geschäftsführer Arndt Kessel auf Nachfrage sagte.",
    );
}
