//! Case, gender and number, as far as a form shows them.

use bitflags::bitflags;
use serde::{Deserialize, Serialize};

bitflags! {
    /// The combinations of case and gender a form can stand for; the plural counts as a gender.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
    pub struct Agreement: u16 {
        /// Nominative of all genders.
        const NOMINATIVE = 0xf;
        /// Genitive of all genders.
        const GENITIVE = 0xf0;
        /// Dative of all genders.
        const DATIVE = 0xf00;
        /// Accusative of all genders.
        const ACCUSATIVE = 0xf000;
        /// Masculine singular in all cases.
        const MASCULINE = 0x1111;
        /// Feminine singular in all cases.
        const FEMININE = 0x2222;
        /// Neuter singular in all cases.
        const NEUTER = 0x4444;
        /// Plural in all cases.
        const PLURAL = 0x8888;
        /// Singular of any gender.
        const SINGULAR = Self::MASCULINE.bits() | Self::FEMININE.bits() | Self::NEUTER.bits();
    }
}

impl Agreement {
    /// Reads `nom.m`; `None` if it is nothing of the kind.
    pub fn parse(pair: &str) -> Option<Self> {
        let (case, gender) = pair.split_once('.')?;
        let case = match case {
            "nom" => Self::NOMINATIVE,
            "gen" => Self::GENITIVE,
            "dat" => Self::DATIVE,
            "acc" => Self::ACCUSATIVE,
            _ => return None,
        };
        let gender = match gender {
            "m" => Self::MASCULINE,
            "f" => Self::FEMININE,
            "n" => Self::NEUTER,
            "p" => Self::PLURAL,
            _ => return None,
        };
        Some(case & gender)
    }

    /// What both can be; if nothing, the first (a determiner shows more than the noun).
    #[must_use]
    pub fn agree(self, other: Self) -> Self {
        let both = self & other;
        if both.is_empty() { self } else { both }
    }
}
