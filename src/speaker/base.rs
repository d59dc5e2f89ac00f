//! The base form of a naming: `des zuständigen Dezernenten` → `der zuständige Dezernent`.

use super::figure::Figure;
use super::kind::EntityKind;
use super::mention::{Mention, Reader, SPEAKS};
use super::name::bare_surname;
use crate::lexicon::{Adjectives, Agreement, Classes};
use crate::span::Range;
use crate::text::Kind;
use std::borrow::Cow;

/// The name of a figure: a proper name, else how it was first named, in the nominative.
pub(super) fn name(reader: &Reader<'_>, figure: &Figure<'_>) -> String {
    if let Some(label) = &figure.label {
        return label.clone();
    }
    let naming = &figure.naming;
    match figure.name {
        Some(name) if figure.kind == EntityKind::Person => person(reader, name, figure),
        Some(name) if name != naming.nouns || naming.noun.is_none() => reader.text_of(name).to_string(),
        _ => nominative(reader, figure),
    }
}

/// A personal name without the s of a genitive, which only its other mentions can show.
fn person(reader: &Reader<'_>, name: Range, figure: &Figure<'_>) -> String {
    let text = reader.text_of(name);
    let oblique = figure.genitive && text.ends_with(['s', '\'', '’']);
    let text = if oblique { bare_surname(text) } else { text };
    text.trim_end_matches(['\'', '’']).to_string()
}

/// Article, adjectives, nouns and attribute in the nominative.
fn nominative(reader: &Reader<'_>, figure: &Figure<'_>) -> String {
    let naming = &figure.naming;
    let whole = naming.kind.is_somebody() || naming.kind == EntityKind::Group;
    declined(reader, naming, gender(reader, figure.gender, naming), whole)
}

/// `Karastans und der Helfer` → `Karastan und die Helfer`
pub(super) fn both(reader: &Reader<'_>, first: &Mention, second: &Mention) -> String {
    let of = |mention: &Mention| match mention.name {
        Some(name) if mention.kind == EntityKind::Person => reader.text_of(name).to_string(),
        _ => declined(reader, mention, gender(reader, mention.agreement, mention), true),
    };
    format!("{} {} {}", of(first), reader.lexicon.declension.conjunction(), of(second))
}

fn declined(reader: &Reader<'_>, naming: &Mention, gender: Agreement, whole: bool) -> String {
    let mut words = Words(String::with_capacity(reader.text_of(naming.range()).len() + LONGER));
    let article = naming.determiner.and_then(|d| std::str::from_utf8(reader.small(d)).ok()).unwrap_or_default();
    let (stem, ending, behind) = reader.lexicon.declension.article(article, gender);
    if whole && !article.is_empty() {
        words.add(stem);
        words.lengthen(ending);
    }
    let prenominal = Range::new(naming.core.start + u32::from(naming.determiner.is_some()), naming.nouns.start);
    // ein internes Papier, but (der am Dienstag veröffentlichte) Bericht
    let new_text = naming.kind == EntityKind::Document
        && (naming.indefinite || naming.determiner.is_none())
        && prenominal.len() == 1
        && !reader.lexicon.declension.counts(reader.small(prenominal.start))
        && naming.attribute.is_empty();
    let adjectives = whole || new_text;
    let behind = if whole { behind } else { Adjectives::Strong };
    let ending = reader.lexicon.declension.adjective(behind, gender);
    if adjectives {
        prenominal.iter().for_each(|t| words.add(&adjective(reader, t, ending)));
    }
    nouns(reader, naming, ending, gender).for_each(|noun| words.add(&noun));
    let attribute = attribute(reader, naming);
    if !attribute.is_empty() {
        words.add(reader.text_of(attribute));
    }
    words.0
}

/// By how much the nominative of a naming may be longer than it.
const LONGER: usize = 8;

/// Words with a space between them.
struct Words(String);

impl Words {
    fn add(&mut self, word: &str) {
        if !self.0.is_empty() {
            self.0.push(' ');
        }
        self.0.push_str(word);
    }

    /// Adds an ending to the last word.
    fn lengthen(&mut self, ending: &str) {
        self.0.push_str(ending);
    }
}

/// What of an attribute belongs to a name: for somebody new all of it (`eine Abonnentin aus Reihe vier`), else the genitive or what has
/// *von* or *für* before it (`Institut für Konjunkturfragen`, `das Amt | in Kassel`).
fn attribute(reader: &Reader<'_>, naming: &Mention) -> Range {
    let attribute = naming.attribute;
    let new = (naming.indefinite || naming.determiner.is_none()) && naming.kind.is_somebody();
    // vom Dienstag
    let timed = |t: u32| {
        let noun = (t + 1..attribute.end).find(|n| reader.is_nominal(*n));
        noun.is_some_and(|n| reader.is(n, Classes::TIME))
    };
    let belongs = |t: u32| {
        let spoken =
            (t + 1..attribute.end).find(|n| reader.is_nominal(*n)).is_some_and(|n| reader.is(n, SPEAKS) || n == t + 1);
        match reader.word(t) {
            Some(word) if word.is(Classes::OF) && !word.is(Classes::CONTRACTION) => spoken,
            Some(word) if word.is(Classes::OF | Classes::FOR) => !timed(t),
            Some(word) if word.is(Classes::AROUND) => true,
            Some(word) if word.is(Classes::ABOUT) => naming.kind == EntityKind::Document,
            _ => new,
        }
    };
    let place = |t: &u32| reader.is(*t, Classes::PREPOSITION | Classes::CONTRACTION) && !belongs(*t);
    let bracket = |t: &u32| reader.kind(*t) == Kind::Open;
    let end = attribute.iter().find(|t| bracket(t) || place(t)).unwrap_or(attribute.end);
    Range::new(attribute.start, end)
}

/// The gender that counts: the only one, for persons the singular.
fn gender(reader: &Reader<'_>, agreement: Agreement, naming: &Mention) -> Agreement {
    let neuter = || naming.noun.is_some_and(|n| reader.lexicon.declension.is_neuter(reader.small(n)));
    if agreement.intersects(Agreement::NEUTER) && neuter() {
        return Agreement::NEUTER;
    }
    let all = [Agreement::MASCULINE, Agreement::FEMININE, Agreement::NEUTER, Agreement::PLURAL];
    let several = matches!(naming.kind, EntityKind::Group | EntityKind::Anonymous);
    if several && (naming.is_plural() || naming.determiner.is_none()) {
        return Agreement::PLURAL;
    }
    all.into_iter().find(|g| agreement.intersects(*g)).unwrap_or(Agreement::PLURAL)
}

/// A word between article and noun with the ending of the nominative.
fn adjective<'a>(reader: &Reader<'a>, at: u32, ending: &str) -> Cow<'a, str> {
    let shown = reader.shown(at);
    let declined = reader.kind(at) == Kind::Word
        && !reader.is(at, Classes::DETERMINER | Classes::PREPOSITION | Classes::ADVERB | Classes::NUMERAL);
    match adjective_stem(reader, shown).filter(|_| declined) {
        Some(stem) => format!("{}{ending}", stem.to_lowercase()).into(),
        None => shown.to_lowercase().into(),
    }
}

/// An adjective without its ending, if enough is left.
fn adjective_stem<'a>(reader: &Reader<'_>, word: &'a str) -> Option<&'a str> {
    reader.lexicon.adjective_stem(word).filter(|stem| stem.chars().count() > 2)
}

/// The nouns, the first in the nominative; an adjective that belongs to a name too (`Weißes Haus`).
fn nouns<'a>(
    reader: &Reader<'a>,
    naming: &Mention,
    ending: &str,
    gender: Agreement,
) -> impl Iterator<Item = Cow<'a, str>> {
    let nouns = naming.nouns;
    let head = naming.noun.unwrap_or(nouns.start);
    nouns.iter().filter(|t| reader.kind(*t) != Kind::Mark).map(move |t| {
        let shown = reader.shown(t);
        if t == head {
            return noun(reader, naming, t, ending, gender);
        }
        let part_of_name = t < head && reader.is_name_adjective(t);
        match adjective_stem(reader, shown).filter(|_| part_of_name) {
            Some(stem) => format!("{stem}{ending}").into(),
            None => shown.into(),
        }
    })
}

/// A noun in the nominative.
fn noun<'a>(reader: &Reader<'a>, naming: &Mention, at: u32, ending: &str, gender: Agreement) -> Cow<'a, str> {
    let shown = reader.shown(at);
    let is = |form: &[u8], class| reader.lexicon.form(form).is_some_and(|f| f.classes.intersects(class));
    let known = |form: &str| {
        let small = reader.small(at).get(..form.len()).unwrap_or_default();
        let long = |start: &usize| *start == 0 || small.len() - start >= 5;
        (0..small.len()).filter(long).any(|start| small.get(start..).is_some_and(|tail| is(tail, Classes::NOUN)))
    };
    // Angeklagten, Beamten, 58-Jährigen: declined like adjectives
    let declension = &reader.lexicon.declension;
    let stem = || adjective_stem(reader, shown);
    let strong = || declension.adjective(Adjectives::Strong, Agreement::MASCULINE);
    let masculine = || stem().map(|stem| format!("{stem}{}", strong()).to_lowercase());
    let adjectival = reader.is_aged(at)
        || (reader.is(at, Classes::PERSON)
            && declension.is_weak(shown)
            && masculine().is_some_and(|m| is(m.as_bytes(), Classes::PERSON)));
    if adjectival && let Some(stem) = stem() {
        return format!("{stem}{ending}").into();
    }
    let oblique = !naming.agreement.intersects(Agreement::NOMINATIVE) || prepositional(reader, naming);
    if !oblique || gender == Agreement::FEMININE {
        return shown.into();
    }
    if gender == Agreement::PLURAL || naming.determiner.is_none() {
        return declension.without_dative(shown, known).unwrap_or(shown).into();
    }
    let genitive = naming.agreement.intersects(Agreement::GENITIVE);
    let shorter = declension.bases(shown, genitive).find(|base| known(base));
    let only_genitive = genitive && !naming.agreement.intersects(Agreement::DATIVE | Agreement::ACCUSATIVE);
    let unknown = || declension.without_genitive(shown).filter(|_| only_genitive);
    shorter.or_else(unknown).unwrap_or(shown).into()
}

/// Whether a preposition stands before a naming.
fn prepositional(reader: &Reader<'_>, naming: &Mention) -> bool {
    naming.core.start.checked_sub(1).is_some_and(|b| reader.is(b, Classes::PREPOSITION | Classes::CONTRACTION))
}
