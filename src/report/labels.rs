//! What people read: headings and names of things in German and English.

use crate::quotation::{Mood, Type};
use crate::speaker::Reason;

/// The language of headings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Deutsch.
    #[default]
    German,
    /// English.
    English,
}

impl Language {
    /// One of two texts.
    pub(super) fn of(self, german: &'static str, english: &'static str) -> &'static str {
        match self {
            Language::German => german,
            Language::English => english,
        }
    }

    /// The table's headings: number, who, what, how, where.
    pub(super) fn headings(self) -> [&'static str; 5] {
        ["#", self.of("Wer", "Who"), self.of("Was", "What"), self.of("Wie", "How"), self.of("Wo", "Where")]
    }

    pub(super) fn kind(self, kind: Type) -> &'static str {
        match kind {
            Type::Direct => self.of("direkt", "direct"),
            Type::Indirect => self.of("indirekt", "indirect"),
            Type::IndirectFreeIndirect => self.of("fortgesetzt", "continued"),
            Type::FreeIndirect => self.of("frei", "free"),
            Type::Reported => self.of("berichtet", "reported"),
        }
    }

    pub(super) fn mood(self, mood: Mood) -> Option<&'static str> {
        match mood {
            Mood::Indicative => Some(self.of("Indikativ", "indicative")),
            Mood::Konjunktiv1 => Some("Konjunktiv I"),
            Mood::Konjunktiv2 => Some("Konjunktiv II"),
            Mood::Wuerde => Some(self.of("würde-Form", "würde form")),
            Mood::Infinitive => Some(self.of("Infinitiv", "infinitive")),
            Mood::Ambiguous => Some(self.of("Modus offen", "mood open")),
            Mood::None => None,
        }
    }

    /// The headings of the view by speaker.
    pub(super) fn speaker_headings(self) -> [&'static str; 9] {
        [
            self.of("Wer", "Who"),
            self.of("Art", "Kind"),
            self.of("Zitate", "Quotations"),
            self.of("Wörter", "Words"),
            self.of("Anteil", "Share"),
            self.of("direkt", "Direct"),
            self.of("indirekt", "Indirect"),
            self.of("zuerst", "First"),
            self.of("zuletzt", "Last"),
        ]
    }

    /// A kind of entity, by its name in JSON.
    pub(super) fn entity(self, kind: &'static str) -> &'static str {
        match kind {
            "person" => self.of("Person", "person"),
            "organisation" => self.of("Organisation", "organisation"),
            "place" => self.of("Ort", "place"),
            "medium" => self.of("Medium", "medium"),
            "agency" => self.of("Agentur", "agency"),
            "group" => self.of("Gruppe", "group"),
            "document" => self.of("Dokument", "document"),
            "anonymous" => self.of("anonym", "anonymous"),
            "function" => self.of("Funktion", "function"),
            other => other,
        }
    }

    /// A share with one decimal.
    pub(super) fn percent(self, share: f64) -> String {
        let plain = format!("{share:.1} %");
        if self == Language::German { plain.replace('.', ",") } else { plain }
    }

    /// Why a quotation has no entity.
    pub(super) fn reason(self, reason: Reason) -> &'static str {
        match reason {
            Reason::TwoCandidates => self.of("mehrere möglich", "two candidates"),
            Reason::NoAntecedent => self.of("kein Bezug", "no antecedent"),
            Reason::PassiveWithoutAgent => self.of("Passiv", "passive"),
            Reason::NoSpeaker => self.of("ungenannt", "not named"),
        }
    }

    pub(super) fn nobody(self) -> &'static str {
        self.of("(ungenannt)", "(not named)")
    }

    pub(super) fn nothing(self) -> &'static str {
        self.of("Keine Zitate.", "No quotations.")
    }

    pub(super) fn quotations(self, count: usize) -> &'static str {
        match count {
            1 => self.of("Zitat", "quotation"),
            _ => self.of("Zitate", "quotations"),
        }
    }

    pub(super) fn speakers(self, count: usize) -> &'static str {
        match count {
            1 => self.of("Sprecher", "speaker"),
            _ => self.of("Sprechern", "speakers"),
        }
    }

    pub(super) fn articles(self, count: usize) -> &'static str {
        match count {
            1 => self.of("Artikel", "article"),
            _ => self.of("Artikeln", "articles"),
        }
    }

    pub(super) fn from(self) -> &'static str {
        self.of("von", "by")
    }

    pub(super) fn within(self) -> &'static str {
        self.of("in", "in")
    }
}
