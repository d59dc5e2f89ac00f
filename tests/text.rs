//! Where sentences end and what stands in front of them, with the lists of `grammars/`. A bar marks each end.

use sagte::analyze;
use sagte::grammar::Grammar;
use sagte::text::{BlockKind, Document};
use std::sync::LazyLock;

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::german);

fn read(text: &str) -> Document<'_> {
    Document::read(text, &GRAMMAR.abbreviations, &GRAMMAR.layout)
}

/// What stands in front of each paragraph.
fn labels(text: &str) -> Vec<&str> {
    let document = read(text);
    document.blocks.iter().map(|b| document.span(b.label).of(text)).collect()
}

/// The sentences with bars between them.
fn cut(text: &str) -> String {
    let document = read(text);
    let sentences: Vec<&str> = document.sentences.iter().map(|s| document.span(s.tokens).of(text)).collect();
    sentences.join(" | ")
}

#[track_caller]
fn check(wanted: &[&str]) {
    for wanted in wanted {
        assert_eq!(cut(&wanted.replace(" | ", " ")), *wanted);
    }
}

#[test]
fn numbers_of_dates_and_ranks_end_nothing() {
    check(&[
        "Das Museum ist vom 3. bis 11. geschlossen. | Danach öffnet es wieder.",
        "Die Anmeldung läuft bis zum 11. | Wer zu spät kommt, hat Pech.",
        "Er wollte bis zum 31. 1. Widerspruch einlegen. | Das gelang.",
        "Sie wurde am 5. 5. 1955 in Kernau geboren. | Er auch.",
        "Am 24.12. ist Heiligabend. | Am 24. 12. Abel zu besuchen, lohnt nicht.",
        "In der 90. +4 Minute fiel das Tor. | Es war das 3. in der 45.+2 Minute.",
        "Dr. Tiedemanns 3. Anlauf ist gescheitert. | Am 3. Adventssonntag ist Markt.",
        "Der 1. FC Elmstadt verlor beim 3. „Pokal der Vereine“. | Trainer bleibt Abel.",
        "Im II. Weltkrieg brannte die Stadt. | Ludwig XIV. Abels Vorbild, war König.",
    ]);
}

#[test]
fn numbers_at_the_end_of_a_sentence_end_it() {
    check(&[
        "Er wohnt in Haus 14. | Minister Abel wohnt nebenan.",
        "Sie kam im Jahr 2019. | Tag und Nacht wurde gebaut.",
        "Sie wurde 3. | Ihr Bruder wurde 5. | Das reichte nicht.",
        "Sie trug die Nr. 7. | Abel die Nr. 8.",
        "Das Spiel endete 3:1. | Abel traf um 19.30 Uhr zum 1:0.",
        "Das steht in Kapitel III. | Der Rest folgt.",
    ]);
}

#[test]
fn abbreviations_before_a_capital_end_nothing() {
    check(&[
        "Der Rat bzw. Bürgermeister Abel zahlt ca. 5 Mio. Euro. | Das reicht.",
        "Es kamen u. a. Minister Abel, Prof. Dr. med. habil. E. Tiedemann und Hans-J. Kern. | Alle lachten.",
        "Er las u. a. „Faust“, z. B. „Zueignung“, d. h. „Die Widmung“. | Alle lachten.",
        "Nach Art. 3 Abs. 2 GG und § 5 Nr. 2 gilt das, vgl. S. 5 ff. BGB. | Das genügt.",
        "Oberst i. R. Abel vom Verein Hilfe e. V. Elmstadt zahlt max. 5 Euro. | Er ging.",
        "Sie wohnt Hauptstr. 5 in St. Kilian. | Er wohnt in der Bahnhofstr. | Das Haus ist alt.",
    ]);
}

#[test]
fn abbreviations_may_end_a_sentence() {
    check(&[
        "Es gab Brot, Käse usw. | Abel aß alles.",
        "Es kamen Abel, Kern u. a. | Der Rest blieb fern.",
        "Das war 300 v. Chr. | Die Stadt war klein.",
        "Sie wurde in Kernau geb. | Das war 1955.",
        "Er fuhr 120 km/h. | Abel fuhr 80 km. | Von 60 v. H. Abschlag war keine Rede.",
        "Elmstadt spielt in Gruppe B. | Kernau pausiert. | Kritik dieser Art. | Das war alles.",
        "Hauptmann a. D. | Das war er. | Mehr unter www.beispiel.de. | Der Eintritt ist frei.",
    ]);
}

#[test]
fn a_line_break_inside_a_paragraph_is_a_space() {
    let text = "Der Rat der Stadt hat nach langer Aussprache am Abend mit Prof. Dr.\n\
                Abel beschlossen, dass für die Brücke bis zum 31. Januar 2027 nun\n\
                noch einmal 5 Millionen Euro ausgegeben werden, und zwar bis zum 3.\n\
                Mai.";
    assert_eq!(read(text).sentences.len(), 1);
}

#[test]
fn datelines_are_no_part_of_the_first_sentence() {
    for label in [
        "Elmstadt –",
        "Elmstadt (dpa/AFP) -",
        "Elmstadt/Kernau (dpa) –",
        "Elmstadt am Kern (dpa/lhe), 18. Dezember –",
        "ELMSTADT. –",
        "ELMSTADT",
        "ELMSTADT taz |",
        "Elmstadt.",
        "Neustadt an der Kern.",
        "Elmstadt (epd).",
        "Elmstadt (xyz/abc).",
        "Elmstadt (sda)",
        "(dpa)",
        "Elmstadt. sda.",
        "Elmstadt: (hib/ABC)",
        "Elmstadt, 3. Juli. (Wolff.)",
        "Elmstadt, den 3. Juli 1914.",
        "Elmstadt, 12. Mai. (W. T. B.)",
        "* Elmstadt, 3.5.2024:",
    ] {
        let text = format!("{label} Die Regierung will sparen. Das sagte sie.");
        assert_eq!(labels(&text), [label]);
        assert_eq!(cut(&text), "Die Regierung will sparen. | Das sagte sie.", "{label}");
    }
}

#[test]
fn sentences_that_begin_like_datelines_are_none() {
    check(&[
        "Elmstadt – Bürgermeister Abel – der neue – wehrt sich. | Er ging.",
        "Bürgermeister Abel – der neue – kam. | Er ging.",
        "Nein. | Das war nichts.",
        "2. Liga – Der Verein gewann. | Er feierte.",
        "NATO Der Rat. | Er ging.",
        "HSG Elmstadt – TV Kernau 27:28. | Er ging.",
        "Nach der Flut von 2031 – Elmstadt war zerstört – kam die Hilfe. | Er ging.",
        "Etwa 7.000. | Die ältesten sind verloren.",
    ]);
}

#[test]
fn turns_times_and_bullets_are_labels() {
    let interview = "SZ: Herr Abel, wie geht es Ihnen?\n\nAbel: Gut. Es geht mir gut.\n\nSZ: Was sagt der Arzt?";
    assert_eq!(labels(interview), ["SZ:", "Abel:", "SZ:"]);
    let minutes = "Präsident Dr. Kern: Ich eröffne die Sitzung.\n\n(Beifall bei der Mitte)\n\n\
                   Anna Abel (Mitte): Herr Präsident! Wir sagen Nein.\n\nPräsident Dr. Kern: Danke sehr.";
    assert_eq!(labels(minutes), ["Präsident Dr. Kern:", "", "Anna Abel (Mitte):", "Präsident Dr. Kern:"]);
    let ticker = "14.32 Uhr: Die Brücke ist gesperrt.\n\n+++ 14.40 Uhr +++ Sie ist frei. Er kam.\n\n15:01 | Er ist da.";
    assert_eq!(labels(ticker), ["14.32 Uhr:", "+++ 14.40 Uhr +++", "15:01 |"]);
    let list = "1. Erstens kam er spät.\n2. Zweitens ging sie bald.\n- Auch er ging bald.\n• „Ja“, sagte sie.";
    assert_eq!(labels(list), ["1.", "2.", "-", "•"]);
}

#[test]
fn who_only_speaks_in_marks_is_left_to_the_grammar() {
    assert_eq!(labels("Abel: „Ja, ich komme.“\n\nKern: „Ich nicht.“\n\nAbel: „Schade.“"), ["", "", ""]);
}

#[test]
fn a_headline_that_begins_like_a_byline_is_none() {
    let first = |line| read(line).blocks.first().map(|b| b.kind);
    assert_eq!(first("Bericht: Rat will sparen\n\nDer Rat will sparen. Das sagte er."), Some(BlockKind::Headline));
    assert_eq!(first("Bericht: Anna Kern\n\nDer Rat will sparen. Das sagte er."), Some(BlockKind::Byline));
}

#[test]
fn a_signature_makes_no_credit_of_a_paragraph() {
    assert_eq!(cut("Er ging nach Hause. (dpa/mar)"), "Er ging nach Hause. | (dpa/mar)");
    assert_eq!(cut("Er ging nach Hause. Sie auch. © dpa/AFP"), "Er ging nach Hause. | Sie auch. | © dpa/AFP");
}

#[test]
fn inner_stops_and_whole_brackets_end_a_sentence() {
    check(&[
        "»Er rief: ›Halt.‹« | Die Menge schwieg. | »›Halt!‹, rief er«, sagte sie.",
        "„Halt!“ rief er. | „Halt!“ | Das war alles. | „Ich weiß nicht … aber ja“, sagte sie.",
        "Abel ging. | (Der Rest blieb.) | Alle lachten (auch Kern). | Er nicht.",
    ]);
}

#[test]
fn broken_words_are_understood() {
    let soft = "Die Bürger\u{ad}meis\u{ad}terin sag\u{ad}te am Mon\u{ad}tag, die Brücke werde abge\u{ad}rissen.";
    assert_eq!(analyze(soft, &GRAMMAR).quotations.len(), 1);
    let column = "Der Rat der Stadt hat am Abend nach langer Aussprache getagt. Die Bürger-\n\
                  meisterin erklärte danach, die Partei- und Fraktionsvorsitzenden hät-\n\
                  ten der neuen Brücke zugestimmt, auch wenn es noch offene Partei-\n\
                  und Landesfragen gebe.";
    let analysis = analyze(column, &GRAMMAR);
    let words: Vec<&str> = analysis.document.tokens.iter().map(|t| t.text(column)).collect();
    assert!(words.contains(&"Bürger-\nmeisterin") && words.contains(&"Partei-"), "{words:?}");
    assert_eq!(analysis.quotations.len(), 1);
}

/// Every pair of marks, and the marks that have no partner.
fn marks(text: &str) -> Vec<String> {
    let document = read(text);
    let pairs =
        document.pairs.iter().map(|p| format!("{}{}", ">".repeat(p.depth.into()), document.span(p.tokens).of(text)));
    pairs.chain(document.anomalies.iter().map(|a| format!("{:?} {}", a.kind, document.word(a.token)))).collect()
}

#[test]
fn a_quotation_runs_on_over_paragraphs() {
    let anew = "„Wir gehen bald. Es ist spät.\n\n„Ihr bleibt ‚hier‘. Es ist kalt.“ Das sagte er.";
    assert_eq!(marks(anew), ["„Wir gehen bald. Es ist spät.", "„Ihr bleibt ‚hier‘. Es ist kalt.“", ">‚hier‘"]);
    let once = "Er sagt: „Wir gehen bald.\n\nEs ist ‚sehr spät‘ heute.\n\nIhr bleibt hier.“ Das sagte er.";
    assert_eq!(marks(once), ["„Wir gehen bald.", "Es ist ‚sehr spät‘ heute.", ">‚sehr spät‘", "Ihr bleibt hier.“"]);
}

#[test]
fn a_forgotten_mark_ends_with_its_paragraph() {
    let text = "„Wir gehen, sagte er. Sie blieb.\n\nDann kam „Abel“ dazu. Er ging“, sagte sie.";
    assert_eq!(marks(text), ["„Abel“", "Unclosed „", "Stray “"]);
}
