//! What a verb form can be: person, tense, mood.

use bitflags::bitflags;
use serde::{Deserialize, Serialize};

bitflags! {
    /// Persons a form can stand for.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
    pub struct Persons: u8 {
        /// ich
        const I = 1;
        /// du
        const YOU = 2;
        /// er, sie, es
        const IT = 4;
        /// wir
        const WE = 8;
        /// ihr
        const YOU_ALL = 16;
        /// sie
        const THEY = 32;
        /// ich, er
        const I_IT = 5;
        /// wir, sie
        const WE_THEY = 40;
        /// Third person, singular or plural.
        const THIRD = 36;
    }
}

bitflags! {
    /// The forms without person.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
    pub struct Infinite: u8 {
        /// `sagen`
        const INFINITIVE = 1;
        /// `gesagt`
        const PARTICIPLE = 2;
        /// `mitzuteilen`
        const ZU = 4;
        /// `sprochen`: a participle that only a prefix can complete (`versprochen`)
        const BOUND = 8;
    }
}

/// Everything one form can be. A form that is the same in indicative and Konjunktiv has persons in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Inflection {
    /// Indicative present.
    pub present: Persons,
    /// Indicative past.
    pub past: Persons,
    /// Konjunktiv I.
    pub konjunktiv1: Persons,
    /// Konjunktiv II.
    pub konjunktiv2: Persons,
    /// Forms without person.
    pub infinite: Infinite,
}

impl Inflection {
    /// Whether it can be finite.
    pub fn is_finite(self) -> bool {
        !(self.present | self.past | self.konjunktiv1 | self.konjunktiv2).is_empty()
    }

    /// Whether it can be indicative in one of these persons.
    pub fn is_indicative(self, persons: Persons) -> bool {
        (self.present | self.past).intersects(persons)
    }

    /// Whether in these persons it can only be Konjunktiv I.
    pub fn is_konjunktiv1(self, persons: Persons) -> bool {
        self.konjunktiv1.intersects(persons) && !self.is_indicative(persons)
    }

    /// Whether in these persons it can only be Konjunktiv II.
    pub fn is_konjunktiv2(self, persons: Persons) -> bool {
        self.konjunktiv2.intersects(persons) && !self.is_indicative(persons) && !self.konjunktiv1.intersects(persons)
    }

    /// The persons it can stand for, in any tense and mood.
    pub fn persons(self) -> Persons {
        self.present | self.past | self.konjunktiv1 | self.konjunktiv2
    }

    /// Adds what another reading of the same form can be.
    pub fn merge(&mut self, other: Self) {
        self.present |= other.present;
        self.past |= other.past;
        self.konjunktiv1 |= other.konjunktiv1;
        self.konjunktiv2 |= other.konjunktiv2;
        self.infinite |= other.infinite;
    }
}
