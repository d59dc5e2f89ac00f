//! What quotation marks are for, and why.

use sagte::analyze;
use sagte::grammar::Grammar;
use sagte::quotation::Role;
use std::sync::LazyLock;

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::german);

/// Every pair of marks of a text with its kind.
fn kinds(text: &str) -> Vec<String> {
    let analysis = analyze(text, &GRAMMAR);
    let shown = |tokens| analysis.document.span(tokens).of(text);
    analysis.marks.iter().map(|m| format!("{} {}", m.kind.name(), shown(m.tokens))).collect()
}

/// The reason of the first pair.
fn reason(text: &str) -> String {
    analyze(text, &GRAMMAR).marks.first().map(|m| m.reason.to_string()).unwrap_or_default()
}

#[test]
fn a_word_before_the_marks_decides() {
    for (kind, text) in [
        ("title", "Sie las aus dem Roman „Späte Ernte“ vor."),
        ("title", "Im Kinderbuch „Das Nest“ geht es um Vögel."),
        ("title", "Die Feier steht unter dem Motto „Wir bleiben hier“."),
        ("name", "Das Schiff „Kernau“ liegt im Hafen."),
        ("name", "Die Zeitung „Der Bote“ erscheint täglich."),
        ("term", "Der Begriff „Wende“ ist umstritten."),
        ("term", "Er kaufte einen sogenannten „Tarnschirm“."),
        ("title", "Sie sang Lieder wie zum Beispiel „Ernte“."),
        ("name", "Damals hieß das Lokal noch „Zur alten Mühle“."),
        ("distance", "Die selbsternannten „Retter“ blieben fern."),
        ("quotation", "Auf einem Transparent stand die Parole „Nie wieder“."),
    ] {
        assert_eq!(kinds(text).len(), 1, "{text}");
        assert!(kinds(text).concat().starts_with(kind), "{text}: {:?}", kinds(text));
    }
}

#[test]
fn a_word_behind_the_marks_decides_too() {
    assert_eq!(kinds("„Späte Ernte“ heißt der neue Roman."), ["title „Späte Ernte“"]);
    assert_eq!(kinds("Das neue Schiff heißt „Anna“."), ["name „Anna“"]);
    assert_eq!(kinds("Die »Kern«-Partei und der »Anna«-Roman."), ["name »Kern«", "title »Anna«"]);
}

#[test]
fn marks_in_a_row_are_alike() {
    assert_eq!(
        kinds("Sie liest die Romane „Ernte“, „Saat“ und „Frost“ vor."),
        ["title „Ernte“", "title „Saat“", "title „Frost“"]
    );
}

#[test]
fn the_same_words_are_alike() {
    assert_eq!(
        kinds("Er sah „Späte Ernte“ zweimal. Der Film „Späte Ernte“ läuft noch."),
        ["title „Späte Ernte“", "title „Späte Ernte“"]
    );
}

#[test]
fn quotations_are_those_that_were_found() {
    assert_eq!(
        kinds("„Wir bleiben“, sagte die Ministerin. Die „Ernte“ sei „sehr schlecht“ gewesen."),
        ["quotation „Wir bleiben“", "name „Ernte“", "quotation „sehr schlecht“"]
    );
    assert_eq!(kinds("„Wir bleiben noch.\n\n„Dann gehen wir“, sagte sie.").len(), 2);
}

#[test]
fn what_nothing_explains_keeps_its_distance() {
    assert_eq!(kinds("Die Anlage ging „vorübergehend“ vom Netz."), ["distance „vorübergehend“"]);
    assert_eq!(kinds("Er traf dort „Experten“ aus Kernau."), ["distance „Experten“"]);
    assert_eq!(kinds("Er sah „Der alte Hafen“ in Kernau."), ["title „Der alte Hafen“"]);
}

#[test]
fn every_kind_has_its_reason() {
    assert_eq!(reason("Der Roman „Späte Ernte“ ist gut."), "beside \"Roman\"");
    assert_eq!(reason("Die „Kern“-Partei tagt heute."), "compound with \"Partei\"");
    assert_eq!(reason("„Wir bleiben hier“, sagte sie."), "a direct quotation");
    assert_eq!(reason("Die Anlage ging „vorübergehend“ vom Netz."), "common words that nobody is said to have used");
}

#[test]
fn every_paragraph_of_a_quotation_has_its_speaker() {
    let once = "Der Minister sagte: „Wir gehen bald.\n\nEs ist spät geworden.\n\nIhr bleibt hier.“ Dann ging er.";
    let anew = "Der Minister sagte: „Wir gehen bald.\n\n„Es ist spät geworden.\n\n„Ihr bleibt hier.“ Dann ging er.";
    for text in [once, anew] {
        let analysis = analyze(text, &GRAMMAR);
        assert_eq!(analysis.quotations.len(), 3, "{text}");
        for quotation in &analysis.quotations {
            let speaker = analysis.document.span(quotation.roles.get(Role::Speaker).hull());
            assert_eq!(speaker.of(text), "Der Minister", "{text}");
        }
    }
}
