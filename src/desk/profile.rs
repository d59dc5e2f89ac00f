//! Profiles: how much the rules matter to a kind of desk.

use crate::error::DataError;
use crate::rules::Level;
use crate::sources::Source;
use serde::{Deserialize, Deserializer, de};
use std::collections::BTreeMap;

/// The levels of rules for a kind of desk.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// For whom it is.
    #[serde(default)]
    pub about: String,
    /// Rule → level; other rules keep the level of their page.
    #[serde(default)]
    pub levels: BTreeMap<String, Level>,
}

impl Profile {
    /// Reads a profile.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(source: &Source) -> Result<Self, DataError> {
        toml::from_str(&source.text).map_err(|error| DataError::toml(&source.file, &source.text, &error))
    }
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Level::parse(&name).ok_or_else(|| de::Error::unknown_variant(&name, &["off", "hint", "warning", "error"]))
    }
}
