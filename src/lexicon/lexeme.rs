//! A verb or verbal expression that reports: what it takes, to whom, how, with what stance.

use super::classes::Classes;
use super::medium::Medium;
use bitflags::bitflags;
use serde::{Deserialize, Serialize};

bitflags! {
    /// The complements with which a verb reports.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
    pub struct Takes: u16 {
        /// `„…“, sagte er`
        const DIRECT = 1;
        /// `er sagte, dass …`
        const DASS = 2;
        /// `er sagte, er komme`
        const VERB_SECOND = 4;
        /// `er versprach, zu kommen`
        const INFINITIVE = 8;
        /// `er fragte, ob …`
        const QUESTION = 16;
        /// `er nannte den Plan einen „…“`
        const NAMING = 32;
        /// `Wie er mitteilte, …`
        const WIE = 64;
        /// `Das teilte er mit.`
        const ANAPHOR = 128;
        /// `Sie wird mit den Worten zitiert: „…“`: in the passive the subject is the speaker
        const CITED = 256;
        /// `er sprach von Fehlern`: what was said is a phrase
        const THEME = 512;
        /// What most verbs of saying take.
        const SAYS = Self::DIRECT.bits() | Self::DASS.bits() | Self::VERB_SECOND.bits() | Self::WIE.bits() | Self::ANAPHOR.bits();
    }
}

impl Takes {
    /// The names used in data, with what they mean.
    pub const NAMES: [(&'static str, Takes); 10] = [
        ("direct", Takes::DIRECT),
        ("dass", Takes::DASS),
        ("verb-second", Takes::VERB_SECOND),
        ("infinitive", Takes::INFINITIVE),
        ("question", Takes::QUESTION),
        ("naming", Takes::NAMING),
        ("wie", Takes::WIE),
        ("anaphor", Takes::ANAPHOR),
        ("cited", Takes::CITED),
        ("says", Takes::SAYS),
    ];

    /// The class of the nouns of saying that govern such clauses.
    pub fn of_noun(self) -> Classes {
        [
            (Takes::DASS, Classes::NOUN_DASS),
            (Takes::VERB_SECOND, Classes::NOUN_MAIN),
            (Takes::INFINITIVE, Classes::NOUN_INFINITIVE),
            (Takes::QUESTION, Classes::NOUN_QUESTION),
        ]
        .into_iter()
        .filter(|(takes, _)| self.contains(*takes))
        .fold(Classes::empty(), |all, (_, class)| all | class)
    }

    /// Reads one name.
    pub fn parse(name: &str) -> Option<Takes> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, takes)| *takes)
    }
}

/// How the addressee is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Addressee {
    /// `sagte dem Blatt`
    Dative,
    /// `forderte die Bürger auf`
    Accusative,
    /// `appellierte an die Bürger`
    An,
    /// `verlangte von der Stadt`
    Von,
    /// `beantragte bei der Stadt`
    Bei,
}

impl Addressee {
    /// The names used in data.
    pub const NAMES: [(&'static str, Addressee); 5] = [
        ("dative", Addressee::Dative),
        ("accusative", Addressee::Accusative),
        ("an", Addressee::An),
        ("von", Addressee::Von),
        ("bei", Addressee::Bei),
    ];

    /// Reads a name.
    pub fn parse(name: &str) -> Option<Addressee> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, addressee)| *addressee)
    }

    /// The preposition before it, where one marks it.
    pub fn preposition(self) -> Option<&'static str> {
        Self::NAMES
            .iter()
            .find(|(_, a)| *a == self && !matches!(a, Addressee::Dative | Addressee::Accusative))
            .map(|(name, _)| *name)
    }
}

/// How a verb marks the phrase that sums up what was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// `forderte Reformen`
    Accusative,
    /// `sprach von Fehlern`, `bezeichnete ihn als Fehler`: this word stands before it
    After(String),
}

impl Theme {
    /// Reads a theme as it is written in data: `accusative`, or the word before the phrase.
    pub fn read(word: &str) -> Theme {
        if word == "accusative" { Theme::Accusative } else { Theme::After(word.to_string()) }
    }
}

/// What the verb says about the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stance {
    /// sagen
    #[default]
    Neutral,
    /// behaupten
    Claim,
    /// betonen
    Stress,
    /// einräumen
    Concession,
    /// enthüllen
    Factive,
    /// meinen
    Opinion,
    /// fordern
    Demand,
    /// versprechen
    Promise,
    /// warnen
    Warning,
    /// bestreiten
    Denial,
    /// vorwerfen
    Accusation,
    /// fragen
    Question,
    /// jubeln
    Emotion,
}

impl Stance {
    /// The names used in data.
    pub const NAMES: [(&'static str, Stance); 13] = [
        ("neutral", Stance::Neutral),
        ("claim", Stance::Claim),
        ("stress", Stance::Stress),
        ("concession", Stance::Concession),
        ("factive", Stance::Factive),
        ("opinion", Stance::Opinion),
        ("demand", Stance::Demand),
        ("promise", Stance::Promise),
        ("warning", Stance::Warning),
        ("denial", Stance::Denial),
        ("accusation", Stance::Accusation),
        ("question", Stance::Question),
        ("emotion", Stance::Emotion),
    ];

    /// Reads a name.
    pub fn parse(name: &str) -> Option<Stance> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, stance)| *stance)
    }
}

/// The number of a word that stands in reporting expressions besides their verbs: `Schluss` in `zu dem Schluss kommen`, `mit` in
/// `teilte mit`. Several words can have the same; of none it is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Piece(u8);

impl Piece {
    /// How many numbers there are: one bit in [`Pieces`] for each, and one for the words that have none.
    const NUMBERS: usize = 63;
    /// Set for a word that shows an expression to be there.
    const COMPANION: u8 = 0x80;

    /// The next word's number, after so many others.
    pub(super) fn after(others: usize) -> Self {
        Self(u8::try_from(others % Self::NUMBERS + 1).unwrap_or(0))
    }

    /// Whether it has no number.
    pub(super) fn is_none(self) -> bool {
        self.0 & !Self::COMPANION == 0
    }

    /// Whether the word shows an expression to be there: the particle or the last of the companions, not `zu` in `zu dem Schluss`.
    pub fn is_companion(self) -> bool {
        self.0 & Self::COMPANION != 0
    }

    /// Says that the word shows an expression to be there, or that it does not here.
    pub(super) fn set_companion(&mut self, shows: bool) {
        self.0 = self.0 & !Self::COMPANION | if shows { Self::COMPANION } else { 0 };
    }
}

/// Words of reporting expressions by their numbers: never wrong about one that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pieces(u64);

impl Pieces {
    /// No words.
    pub const NONE: Self = Self(1);

    /// With one more word.
    #[must_use]
    pub fn with(self, piece: Piece) -> Self {
        Self(self.0 | 1 << (piece.0 & !Piece::COMPANION))
    }

    /// Whether all these others can be among them.
    pub fn hold(self, others: Self) -> bool {
        others.0 & !self.0 == 0
    }
}

/// One entry of `reporting-verbs.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lexeme {
    /// The infinitive with its companions: `zu dem Schluss kommen`, `mitteilen`.
    pub lemma: String,
    /// The part that German separates: `mit`.
    pub particle: Option<String>,
    /// Words that must stand together in the clause: `zu dem Schluss`.
    pub companions: Vec<String>,
    /// Whether `sich` belongs to it.
    pub reflexive: bool,
    /// With what it reports.
    pub takes: Takes,
    /// How a phrase that sums up what was said is marked.
    pub themes: Vec<Theme>,
    /// The da-words that announce its clause: `darauf`.
    pub correlates: Vec<String>,
    /// How its addressee is marked.
    pub addressee: Option<Addressee>,
    /// The medium, where the verb decides it.
    pub medium: Option<Medium>,
    /// What it says about the report.
    pub stance: Stance,
    /// Whether it goes on with the same speaker's report: `fügte hinzu`.
    pub continues: bool,
}
