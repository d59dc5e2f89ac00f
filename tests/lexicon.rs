//! The lexicon's files are kept in order, hold what the tool promises to know, and hold nothing that no text can reach.

use insta::assert_snapshot;
use sagte::grammar::Grammar;
use sagte::lexicon::{Infinite, Inflection, Persons};
use sagte::text::{Abbreviations, Document};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use toml::{Table, Value};

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::german);

/// A file of the lexicon.
fn file(name: &str) -> Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("grammars/de/lexicon").join(name);
    fs::read_to_string(path).expect("a file of the lexicon").parse().expect("TOML")
}

/// The entries of a list of tables.
fn entries(file: &str, list: &str) -> Vec<Table> {
    let lists = self::file(file).remove(list).and_then(|value| value.as_array().cloned()).expect("a list");
    lists.into_iter().map(|entry| entry.as_table().cloned().expect("an entry")).collect()
}

/// A text of an entry.
fn text<'t>(entry: &'t Table, key: &str) -> &'t str {
    entry.get(key).and_then(Value::as_str).unwrap_or_else(|| panic!("{key} of {entry}"))
}

/// Every list of a file with its name: an array, or a text of several words.
fn lists(table: &Table) -> Vec<(String, Vec<String>)> {
    let words = |text: &str| text.split_whitespace().map(String::from).collect::<Vec<_>>();
    table
        .iter()
        .flat_map(|(name, value)| match value {
            Value::Table(inner) => {
                lists(inner).into_iter().map(|(part, list)| (format!("{name}.{part}"), list)).collect()
            }
            Value::Array(rows) => {
                let row = |row: &Value| {
                    row.as_str().map_or_else(|| text(row.as_table().expect("a row"), "lemma").into(), String::from)
                };
                vec![(name.clone(), rows.iter().map(row).collect())]
            }
            Value::String(text) => vec![(name.clone(), words(text))],
            _ => Vec::new(),
        })
        .collect()
}

/// A list of words.
fn strings(table: &Table, list: &str) -> Vec<String> {
    let rows = table.get(list).and_then(Value::as_array).expect("a list");
    rows.iter().filter_map(Value::as_str).map(String::from).collect()
}

/// In byte order, none twice. The stroke that shows a particle does not count.
fn assert_sorted(what: &str, list: impl IntoIterator<Item = String>) {
    let list: Vec<String> = list.into_iter().map(|word| word.replace('|', "")).collect();
    for (before, after) in list.iter().zip(list.iter().skip(1)) {
        assert!(before < after, "{what}: {after:?} does not belong behind {before:?}");
    }
}

fn assert_unique(what: &str, list: &[String]) {
    let mut known = BTreeSet::new();
    for word in list {
        assert!(known.insert(word), "{what}: {word:?} stands there twice");
    }
}

#[test]
fn entries_are_sorted_and_none_stands_twice() {
    for (name, list) in [("reporting-verbs.toml", "verb"), ("reporting-nouns.toml", "noun")] {
        assert_sorted(name, entries(name, list).iter().map(|entry| text(entry, "lemma").to_string()));
    }
    for name in ["verbs.toml", "first-names.toml", "nouns.toml"] {
        for (list, rows) in lists(&file(name)) {
            // names may have several words; other entries go on with more forms
            let names = list == "media.names" || list.starts_with("names.");
            let lemma = |row: String| row.split(if names { &[':'][..] } else { &['/', ' '] }).next().map(String::from);
            let keys = rows.into_iter().filter_map(lemma);
            assert_sorted(&format!("{list} in {name}"), keys);
        }
    }
    for name in ["abbreviations.toml", "function-words.toml", "layout.toml"] {
        for (list, rows) in lists(&file(name)) {
            assert_unique(&format!("{list} in {name}"), &rows);
        }
    }
}

#[test]
fn there_is_enough_to_read_news_with() {
    let [verbs, nouns] =
        [("reporting-verbs.toml", "verb"), ("reporting-nouns.toml", "noun")].map(|(f, l)| entries(f, l));
    assert!(verbs.len() >= 300, "{} reporting verbs", verbs.len());
    assert!(nouns.len() >= 60, "{} reporting nouns", nouns.len());
    for entry in verbs.iter().chain(&nouns) {
        let examples = entry.get("examples").and_then(Value::as_array);
        assert!(examples.is_some_and(|e| !e.is_empty()), "{} has no example", text(entry, "lemma"));
    }
}

/// What a form can be, person by person.
fn described(inflection: Inflection) -> String {
    let pronouns = [
        (Persons::I, "ich"),
        (Persons::YOU, "du"),
        (Persons::IT, "er"),
        (Persons::WE, "wir"),
        (Persons::YOU_ALL, "ihr"),
        (Persons::THEY, "sie"),
    ];
    let named = |persons: Persons| {
        pronouns.iter().filter(|(p, _)| persons.contains(*p)).map(|(_, name)| *name).collect::<Vec<_>>().join("/")
    };
    let tenses = [
        ("present", inflection.present),
        ("past", inflection.past),
        ("konjunktiv1", inflection.konjunktiv1),
        ("konjunktiv2", inflection.konjunktiv2),
    ];
    let finite = tenses
        .into_iter()
        .filter(|(_, persons)| !persons.is_empty())
        .map(|(tense, persons)| format!("{tense} {}", named(persons)));
    let infinite = [
        (Infinite::INFINITIVE, "infinitive"),
        (Infinite::PARTICIPLE, "participle"),
        (Infinite::ZU, "zu-infinitive"),
        (Infinite::BOUND, "bound participle"),
    ];
    let infinite =
        infinite.into_iter().filter(|(form, _)| inflection.infinite.contains(*form)).map(|(_, name)| name.into());
    finite.chain(infinite).collect::<Vec<String>>().join(", ")
}

#[test]
fn verb_forms_show_their_moods() {
    let lexicon = &GRAMMAR.lexicon;
    let mut shown = String::new();
    for lemma in [
        "sagen",
        "fahren",
        "sein",
        "haben",
        "werden",
        "müssen",
        "ankündigen",
        "hinzufügen",
        "versprechen",
        "kommentieren",
    ] {
        let _ = writeln!(shown, "{lemma}");
        for (word, form) in lexicon.forms() {
            if form.verbs.iter().any(|verb| lexicon.verb(*verb).is_some_and(|v| v.lemma == lemma)) {
                let _ = writeln!(shown, "  {word}: {}", described(form.inflection));
            }
        }
    }
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        assert_snapshot!("verb-forms", shown);
    });
}

/// How many sentences and pairs of marks a text is read as.
fn parts(text: &str, abbreviations: &Abbreviations) -> usize {
    let document = Document::read(text, abbreviations, &GRAMMAR.layout);
    document.sentences.len() + document.pairs.len()
}

/// A list, a text for a word of it, and how many parts that has because of the word.
type Probe = (&'static str, fn(&str) -> String, usize);

#[test]
fn every_abbreviation_makes_a_difference() {
    let all = file("abbreviations.toml");
    let read = |table: Table| table.try_into::<Abbreviations>().expect("lists of words");
    let probes: [Probe; 9] = [
        ("before", |word| format!("Auf dem Schild steht {word}. Das sah er."), 1),
        ("any", |word| format!("Auf dem Schild steht {word}. Hafen ist dort keiner."), 1),
        ("counted", |word| format!("Er sah nur 3. {word} war es nicht."), 1),
        ("counting", |word| format!("Er sah {word} 3. Hafen war es nicht."), 1),
        ("openers", |word| format!("Es kostet 3 Mio. {word} war es nicht."), 2),
        ("streets", |word| format!("Er sah nur Lang-{word}. 5 an diesem Tag."), 1),
        ("lettered", |word| format!("Er sah {word} B. Hafen war es nicht."), 2),
        ("counted_heads", |word| format!("Er sah nur 3. Sonder{word} war es nicht."), 1),
        ("elided", |word| format!("Er sah '{word} Haus, das is' alles."), 1),
    ];
    for (list, probe, wanted) in probes {
        for word in strings(&all, list) {
            let mut others = all.clone();
            let kept: Vec<String> = strings(&all, list).into_iter().filter(|other| *other != word).collect();
            others.insert(list.into(), kept.into());
            let text = probe(&word);
            assert_eq!(parts(&text, &GRAMMAR.abbreviations), wanted, "{text}");
            assert_ne!(parts(&text, &read(others)), wanted, "{word:?} in {list} is never needed: {text}");
        }
    }
}

#[test]
fn every_reporting_expression_has_a_verb() {
    let lexicon = &GRAMMAR.lexicon;
    let verbs = (1..=u16::MAX).map_while(|id| lexicon.verb(id));
    let reached: BTreeSet<u16> = verbs.flat_map(|verb| verb.lexemes.iter().map(|e| e.lexeme)).collect();
    for (number, lexeme) in (0..).zip(lexicon.lexemes()) {
        assert!(reached.contains(&number), "no form leads to {}", lexeme.lemma);
    }
}
