//! The rules by which a mention comes to its entity, one small article each: who says what was said last, and by which rule.

use sagte::grammar::Grammar;
use sagte::speaker::{By, EntityKind, Reason};
use sagte::{Analysis, analyze};
use std::sync::LazyLock;

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::german);

/// The speaker of the last quotation that stands in no other, and the rule or the reason.
fn last(analysis: &Analysis<'_>) -> (Option<(String, EntityKind)>, Result<By, Reason>) {
    let outer = analysis.quotations.iter().zip(&analysis.attributions).rfind(|(q, _)| q.parent.is_none());
    let (quotation, attribution) = outer.expect("a quotation");
    let entity = quotation.entity.and_then(|e| analysis.entities.get(e as usize));
    (entity.map(|e| (e.name.clone(), e.kind)), attribution.by)
}

/// Holds if the last quotation of a text is this entity's by this rule.
#[track_caller]
fn is(text: &str, name: &str, kind: EntityKind, by: By) {
    assert_eq!(last(&analyze(text, &GRAMMAR)), (Some((name.to_string(), kind)), Ok(by)), "{text}");
}

/// Holds if nobody says the last quotation of a text, for this reason.
#[track_caller]
fn is_open(text: &str, reason: Reason) {
    assert_eq!(last(&analyze(text, &GRAMMAR)), (None, Err(reason)), "{text}");
}

#[test]
fn names_in_part_are_who_they_are_in_full() {
    let person = |text, name, by| is(text, name, EntityKind::Person, by);
    person("Ministerin Eva Lenz kam. Lenz sagte, das Geld fehle.", "Eva Lenz", By::Surname);
    person("Lenz sagte, das Geld fehle. Eva Lenz ist Ministerin.", "Eva Lenz", By::New);
    person("Landrat Dr. jur. E. Tiedemann sagte, das Geld fehle.", "E. Tiedemann", By::New);
    person("Nach Angaben von Prof. Dr. med. H.-J. Wendel fehlt Geld.", "H.-J. Wendel", By::New);
    person("Anwalt Kilian Vogt schwieg. Das Geld fehle, sagte Vogt.", "Kilian Vogt", By::Surname);
    person("Rentner Baumann wartet. „Das dauert“, sagte Baumann.", "Baumann", By::Surname);
    person("Abels' Anwältin Ute Kern sagte, das Geld fehle.", "Ute Kern", By::New);
    person("Wolodymyr Kerenskyj kam. Kerenski sagte, das Geld fehle.", "Wolodymyr Kerenskyj", By::Surname);
    person("Der Ortsvorsteher von Niederau, Holger Stamm, sagte, das Geld fehle.", "Holger Stamm", By::New);
    person("Eva und Kai Lenz kamen. Herr Lenz rief, das Geld fehle.", "Kai Lenz", By::Surname);
}

#[test]
fn a_name_begins_behind_what_somebody_is() {
    let person = |text, name| is(text, name, EntityKind::Person, By::New);
    person("„Der Film entfällt“, sagte die Betreiberin Malou Assmann.", "Malou Assmann");
    person("Prof. i. R. Ludolf Quast sagte, das Geld fehle.", "Ludolf Quast");
    person("Präsident Matteo dal Corso sagte, das Geld fehle.", "Matteo dal Corso");
    person("Finanzminister von Auerstädt sagte, das Geld fehle.", "von Auerstädt");
    person("Drittelpause: Trainer Kai Abel sagte, das Geld fehle.", "Kai Abel");
    person(
        "„Das Geld fehlt“, sagte der 62-Jährige Journalisten. Abels' Anwältin Ute Kern rief, das sei falsch.",
        "Ute Kern",
    );
    let body = |text, name, by| is(text, name, EntityKind::Organisation, by);
    body("Die Bergwacht Sankt Alban sagte, das Geld fehle.", "Bergwacht Sankt Alban", By::New);
    body("Das Landesamt für Sport (LfS) prüft. Das LfS sagte, das Geld fehle.", "Landesamt für Sport", By::Name);
    body("Nach Polizeiangaben fehlt Geld.", "Polizei", By::New);
}

#[test]
fn somebody_is_told_a_name_later() {
    let person = |text, by| is(text, "Eva Lenz", EntityKind::Person, by);
    person("Die Landrätin kam. Landrätin Eva Lenz sagte, das Geld fehle.", By::Function);
    person("Eine Frau klagte, das Geld fehle. Sie heißt Eva Lenz. Das sei schlecht, sagte Lenz.", By::Surname);
    person("Die Leiterin des Amtes, Eva Lenz, kam. Die Amtsleiterin sagte, das Geld fehle.", By::Function);
}

#[test]
fn what_tells_more_takes_up_nothing_that_told_less() {
    let body = |text, name, by| is(text, name, EntityKind::Organisation, by);
    body("Die Polizei kam. Die Kriminalpolizei sagte, das Geld fehle.", "Kriminalpolizei", By::New);
    body("Die Kriminalpolizei kam. Die Polizei sagte, das Geld fehle.", "Kriminalpolizei", By::Function);
}

#[test]
fn a_new_paragraph_is_a_new_matter() {
    let opened =
        "Eva Lenz trat ans Mikrofon. Sie sagte:\n\n„Das Geld fehlt. Es fehlt seit Jahren.\n\n„Wir müssen sparen.“";
    is(opened, "Eva Lenz", EntityKind::Person, By::Pronoun);
    is_open("Eva Lenz sagte, das Geld fehle.\n\nDer Markt soll größer geworden sein.", Reason::NoSpeaker);
}

#[test]
fn functions_stand_for_whoever_has_them() {
    let person = |text, by| is(text, "Eva Lenz", EntityKind::Person, by);
    person("Bildungsministerin Eva Lenz kam. Die Ministerin sagte, das Geld fehle.", By::Function);
    person("Oberbürgermeisterin Eva Lenz kam. Die Verwaltungschefin sagte, das Geld fehle.", By::Epithet);
    person("Die 58-jährige Köchin Eva Lenz kam. „Das Geld fehlt“, sagte die 58-Jährige.", By::Description);
    person("„Das Geld fehlt“, sagte Eva Lenz. Man müsse sparen, fügte die Ressortchefin hinzu.", By::Continues);
    is(
        "Wladimir Putin reiste ab. Der Kreml-Chef sagte, das Geld fehle.",
        "Wladimir Putin",
        EntityKind::Person,
        By::Office,
    );
    is("Eva Lenz kam. Der Landrat sagte, das Geld fehle.", "der Landrat", EntityKind::Function, By::New);
    is(
        "Ein Sprecher der Bahn schwieg. Der Sprecher der Stadtwerke sagte, das Geld fehle.",
        "der Sprecher der Stadtwerke",
        EntityKind::Function,
        By::New,
    );
}

#[test]
fn nobody_is_chosen_between_two() {
    is_open("Anna Abel und Eva Lenz stritten. Man müsse sparen, sagte sie.", Reason::TwoCandidates);
    is_open("Man müsse sparen, sagte sie.", Reason::NoAntecedent);
    is_open("Dem Rat wird vorgeworfen, das Geld verschwendet zu haben.", Reason::PassiveWithoutAgent);
    is_open("Dem Vernehmen nach fehlt das Geld.", Reason::NoSpeaker);
    is_open("Ersten Ermittlungen zufolge fehlt das Geld.", Reason::NoSpeaker);
}

#[test]
fn pronouns_take_up_whoever_agrees() {
    let person = |text, by| is(text, "Eva Lenz", EntityKind::Person, by);
    person("Eva Lenz traf Kai Abel. Das Geld fehle, sagte sie.", By::Pronoun);
    person("„Kai Abel lügt“, sagte Eva Lenz. Ihrer Meinung nach fehlt das Geld.", By::Pronoun);
    person("Eva Lenz seufzt. „Das Geld fehlt.“", By::New);
    person("Nach eigenen Angaben hat Eva Lenz das Geld verloren.", By::New);
    is("Eva Lenz schickte Kai Abel vor. Das Geld fehle, sagte dieser.", "Kai Abel", EntityKind::Person, By::Pronoun);
    is("Der Rat legte eine Studie vor. Demnach fehlt Geld.", "Studie", EntityKind::Document, By::Thus);
}

#[test]
fn the_first_person_is_whoever_says_or_writes_it() {
    let text = "„Der Rat irrt. Ich habe gesagt, das Geld fehle“, rief Eva Lenz.";
    is(text, "Eva Lenz", EntityKind::Person, By::New);
    let column =
        "Mein Garten\n\nVon Ute Kern\n\nAlles blüht. Ich habe immer gesagt, das Geld fehle. Der Nachbar lacht.";
    is(column, "Ute Kern", EntityKind::Person, By::FirstPerson);
    let below = "Trainer Marco Tiefenthal geht\n\nDer Verein sucht. Tiefenthal sagte, das Geld fehle.";
    is(below, "Marco Tiefenthal", EntityKind::Person, By::New);
}

#[test]
fn bodies_are_known_by_what_they_are() {
    let body = |text, name, by| is(text, name, EntityKind::Organisation, by);
    body(
        "Der Maschinenbauer Norddrachen kürzt. Das Unternehmen teilte mit, das Geld fehle.",
        "Norddrachen",
        By::Epithet,
    );
    body("Das Umweltamt Oberau misst. Die Behörde erklärte, das Geld fehle.", "Umweltamt Oberau", By::Epithet);
    body("Nach Angaben der Polizei fehlt das Geld.", "Polizei", By::New);
    body("Laut der künftigen Leitung des Amts fehlt das Geld. Das Amt sagte, das Geld sei da.", "Amt", By::Words);
    is("Das Magazin Kontur schrieb, das Geld fehle.", "Kontur", EntityKind::Medium, By::New);
    is("Aus Regierungskreisen hieß es, das Geld fehle.", "Regierungskreise", EntityKind::Anonymous, By::New);
    is("Moskau schwieg. Russland teilte mit, das Geld fehle.", "Moskau", EntityKind::Place, By::Capital);
    is("Karastan und dem Hilfswerk zufolge fehlt das Geld.", "Karastan und das Hilfswerk", EntityKind::Group, By::New);
}

#[test]
fn names_stand_in_their_base_form() {
    let name = |text| last(&analyze(text, &GRAMMAR)).0.map(|(name, _)| name).unwrap_or_default();
    assert_eq!(name("Laut dem zuständigen Dezernenten fehlt das Geld."), "der zuständige Dezernent");
    assert_eq!(name("Einem Sprecher der Klinik zufolge fehlt das Geld."), "ein Sprecher der Klinik");
    assert_eq!(name("Nach Angaben aus dem Weißen Haus fehlt das Geld."), "Weißes Haus");
    assert_eq!(name("Den Ermittlern zufolge fehlt das Geld."), "die Ermittler");
    assert_eq!(name("Nach Ansicht des Angeklagten fehlt das Geld."), "der Angeklagte");
    assert_eq!(name("Unser Nachbar sagte, das Geld fehle."), "unser Nachbar");
    assert_eq!(name("Laut unserem Nachbarn fehlt das Geld."), "unser Nachbar");
    assert_eq!(name("Dieselbe Nachbarin sagte, das Geld fehle."), "dieselbe Nachbarin");
    assert_eq!(name("Laut dieser Nachbarin fehlt das Geld."), "diese Nachbarin");
}

#[test]
fn every_link_of_a_chain_is_told() {
    let via = |text| -> Vec<String> {
        let analysis = analyze(text, &GRAMMAR);
        let last = analysis.attributions.last().map(|a| a.via.clone()).unwrap_or_default();
        last.iter().filter_map(|e| analysis.entities.get(*e as usize)).map(|e| e.name.clone()).collect()
    };
    assert_eq!(via("Das Magazin Kontur berichtete unter Berufung auf einen Beamten, das Geld fehle."), ["ein Beamter"]);
    assert_eq!(via("Eva Lenz sagte der Zeitung Bote, das Geld fehle."), ["Bote"]);
    assert_eq!(via("Der Sender Kanal Ost meldete, Eva Lenz habe gesagt, das Geld fehle."), ["Kanal Ost"]);
    assert!(via("Eva Lenz sagte, das Geld fehle.").is_empty());
}

#[test]
fn what_stands_nearer_is_taken_up() {
    let body = |text, name, by| is(text, name, EntityKind::Organisation, by);
    body(
        "Der Hersteller, die Teehof Bellau KG, rief Ware zurück. Das Unternehmen sagte, es prüfe das.",
        "Teehof Bellau KG",
        By::Epithet,
    );
    let person = |text, name, by| is(text, name, EntityKind::Person, by);
    person("Joris B. schwieg. Joris sagte, das Geld fehle.", "Joris B.", By::Surname);
    person("Der Finanzminister von Auerstädt sagte, das Geld fehle.", "von Auerstädt", By::New);
    is_open("Das Amt lud Eva Lenz ein. Ihr wurde geraten, das Gerät leiser zu stellen.", Reason::PassiveWithoutAgent);
}
