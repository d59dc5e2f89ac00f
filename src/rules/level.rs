//! How much a finding matters.

use super::condition::Named;

/// How much a finding matters, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The rule is not run unless asked for.
    Off,
    /// Worth a look.
    Hint,
    /// Most likely to be changed.
    Warning,
    /// To be changed before it goes out.
    Error,
}

impl Named for Level {
    const NAMES: &'static [(&'static str, Self)] =
        &[("off", Level::Off), ("hint", Level::Hint), ("warning", Level::Warning), ("error", Level::Error)];
}

impl Level {
    /// Reads a name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, level)| *level)
    }

    /// Its name in data, JSON and flags.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, level)| *level == self).map_or("", |(name, _)| name)
    }

    /// Its name for German readers.
    pub fn german(self) -> &'static str {
        match self {
            Level::Off => "Aus",
            Level::Hint => "Hinweis",
            Level::Warning => "Warnung",
            Level::Error => "Fehler",
        }
    }
}
