//! Texts to try the laws on: anything at all, heaps of the words and signs that news is made of, and articles with damage.

use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::{Index, select};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// The sample articles with their names, sorted.
pub(crate) static SAMPLES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let files = fs::read_dir(folder).expect("the folder of samples");
    let mut samples: Vec<(String, String)> = files
        .map(|file| file.expect("a sample").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .map(|path| {
            let name = path.file_name().expect("a file").to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).expect("a sample in UTF-8"))
        })
        .collect();
    samples.sort();
    assert!(!samples.is_empty(), "no samples to try the laws on");
    samples
});

/// The paragraphs of all samples.
static PARAGRAPHS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| SAMPLES.iter().flat_map(|(_, text)| text.split("\n\n")).map(str::trim).collect());

/// What decides how a German sentence is read, and what a scanner can stumble over.
#[rustfmt::skip] // by topic, not one a line
pub(crate) const PIECES: &[&str] = &[
    // reporting
    "sagte", "sagt", "habe gesagt", "hätten gewarnt", "erklärte", "teilte", "mit", "fügte", "hinzu", "räumte", "ein", "forderte", "auf",
    "wird zitiert", "kam zu dem Schluss", "heißt es", "hieß es", "wies", "zurück", "fragte", "zu sagen", "mitzuteilen", "geworden",
    "laut", "nach", "Angaben", "zufolge", "gemäß", "so", "So", "wie", "Wie", "demnach", "Demnach", "wonach", "Das", "das", "Dies",
    // speakers
    "die Polizei", "Der Minister", "die Ministerin", "Anna Beispiel", "Beispiel", "Dr. Müller", "Müllers", "er", "sie", "Sie", "man", "es",
    "ein Sprecher", "der Sprecherin", "Experten", "dpa", "Berlin", "Kiew", "die Zeitung", "Bericht", "Forderung", "Ansicht", "al-Arabija",
    "Bürger*innen", "US-Präsident", "Müller-Lüdenscheidt", "Partei-", "O’Neill",
    // clauses
    "dass", "ob", "weil", "während", "um", "zu", "der", "die", "den", "dem", "deren", "welche", "was", "warum", "und", "oder", "aber",
    "nicht", "kein", "sich", "ist", "sei", "seien", "habe", "hätte", "werde", "würden", "kommen", "komme", "käme", "gekommen", "regnet",
    "solle", "Sollte", "könnten", "morgen", "gestern", "in", "im", "von", "mit der", "Stadt", "Regen", "schönen", "zwei", "ich", "wir",
    // signs
    ",", ",", ",", ".", ".", ":", ":", ";", "?", "!", "…", "...", "–", "—", "-", "--", "(", ")", "[", "]", "/", "|", "%", "*", "@", "#", "_", "&",
    "„", "“", "”", "\"", "‟", "»", "«", "›", "‹", "‚", "‘", "’", "‛", "'", "''", "`", "``", ",,", "„Ja“", "»Nein.«", "‚inner‘",
    // numbers, abbreviations, addresses
    "18.", "3.", "1.000,50", "19.30 Uhr", "18. Dezember", "II.", "17\"", "58-Jährige", "z. B.", "z.B.", "u. a.", "Nr. 5", "Mio.", "Hrsg.", "A.",
    "www.beispiel.de", "https://beispiel.de/x?y=„z“", "name@beispiel.de", "@name", "a.b.c", "1:2", "½", "²",
    // layout
    "\n", "\n\n", "\n\n\n", "\r\n", "\r", "\t", "\u{b}", "\u{c}", "\u{a0}", "\u{2028}", "\u{85}", "   ", "Von: dpa", "Foto: dpa", "Berlin (dpa) –",
    "Startseite > Politik", "18. Dezember 2025, 10:00 Uhr",
    // what hardly a keyboard can write
    "\0", "\u{1b}[31m", "\u{7f}", "\u{ad}", "\u{200b}", "\u{200c}", "\u{200d}", "\u{2060}", "\u{feff}", "\u{202e}", "\u{fffd}", "e\u{301}",
    "\u{301}", "ẞ", "ß", "İ", "ǅ", "ﬁ", "Ω", "漢字", "👍🏽", "🇩🇪", "\u{10ffff}",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
];

/// Any characters.
pub(crate) fn anything() -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..200).prop_map(String::from_iter)
}

/// Pieces of news in any order.
pub(crate) fn heap() -> impl Strategy<Value = String> {
    let gap = prop_oneof![8 => Just(" "), 2 => Just(""), 1 => Just("\n"), 1 => Just("\n\n")];
    let word = prop_oneof![
        40 => select(PIECES).prop_map(String::from),
        2 => vec(select(PIECES), 1..4).prop_map(|pieces| pieces.concat()),
        1 => any::<char>().prop_map(String::from),
        1 => (select(PIECES), 1..400_usize).prop_map(|(piece, times)| piece.repeat(times)),
    ];
    vec((word, gap), 0..60).prop_map(|pieces| pieces.into_iter().map(|(word, gap)| word + gap).collect())
}

/// Paragraphs of the samples in any order.
pub(crate) fn article() -> impl Strategy<Value = String> {
    vec(select(PARAGRAPHS.as_slice()), 1..5).prop_map(|paragraphs| paragraphs.join("\n\n"))
}

/// The same with words lost, and signs and words where they do not belong.
pub(crate) fn damaged() -> impl Strategy<Value = String> {
    (article(), vec((any::<Index>(), 0..12_usize, select(PIECES)), 1..12)).prop_map(|(text, damages)| {
        let mut text: Vec<char> = text.chars().collect();
        for (place, lost, piece) in damages {
            let from = place.index(text.len() + 1);
            let to = text.len().min(from + lost);
            text.splice(from..to, piece.chars());
        }
        text.into_iter().collect()
    })
}

/// All of these.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![1 => anything(), 4 => heap(), 1 => article(), 4 => damaged()]
}
