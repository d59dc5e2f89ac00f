//! `media.toml`: whether something was said or written, row by row.

use super::classes::Classes;
use super::medium::Medium;
use crate::error::DataError;
use crate::sources::Source;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use toml::Spanned;

/// The rows, in order. A later file's rows stand before those of an earlier one, so that a house decides first.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Media {
    rows: Vec<Row>,
}

/// What a row asks and answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Row {
    medium: Medium,
    verb: Option<Medium>,
    speaker: Classes,
    not_speaker: Classes,
    cue: Classes,
    frame: Classes,
    nobody: bool,
}

/// What a quotation shows of its medium.
#[derive(Clone, Copy, Debug)]
pub struct Signs {
    /// The medium of its reporting verb.
    pub verb: Option<Medium>,
    /// The classes of the words that name the speaker.
    pub speaker: Classes,
    /// The classes of the cue's words.
    pub cue: Classes,
    /// The classes of the frame's other words.
    pub frame: Classes,
    /// Whether no speaker is named.
    pub nobody: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    row: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    medium: Spanned<String>,
    verb: Option<Spanned<String>>,
    speaker: Option<Spanned<String>>,
    not_speaker: Option<Spanned<String>>,
    cue: Option<Spanned<String>>,
    frame: Option<Spanned<String>>,
    #[serde(default)]
    nobody: bool,
    #[serde(rename = "why")]
    _why: IgnoredAny,
}

impl Media {
    /// Adds the rows of a file.
    ///
    /// # Errors
    /// A class or medium that is unknown, with its place.
    pub fn add(&mut self, source: &Source) -> Result<(), DataError> {
        let file: File = toml::from_str(&source.text).map_err(|e| DataError::toml(&source.file, &source.text, &e))?;
        let rows: Result<Vec<Row>, DataError> = file.row.into_iter().map(|entry| read(&entry, source)).collect();
        self.rows.splice(0..0, rows?);
        Ok(())
    }

    /// The medium that the first fitting row says; speech if none fits.
    pub fn decide(&self, signs: &Signs) -> Medium {
        let fits = |row: &&Row| {
            let has = |wanted: Classes, found: Classes| wanted.is_empty() || found.intersects(wanted);
            row.verb.is_none_or(|verb| signs.verb == Some(verb))
                && has(row.speaker, signs.speaker)
                && !signs.speaker.intersects(row.not_speaker)
                && has(row.cue, signs.cue)
                && has(row.frame, signs.frame)
                && (!row.nobody || signs.nobody)
        };
        self.rows.iter().find(fits).map_or(Medium::Speech, |row| row.medium)
    }
}

fn read(entry: &Entry, source: &Source) -> Result<Row, DataError> {
    let fault =
        |value: &Spanned<String>, message: String| DataError::new(&source.file, &source.text, value.span(), message);
    let medium = |name: &Spanned<String>| {
        let text = name.get_ref();
        Medium::parse(text)
            .ok_or_else(|| fault(name, format!("unknown medium `{text}`")).choices(text, Medium::NAMES.map(|(n, _)| n)))
    };
    let classes = |names: &Option<Spanned<String>>| {
        let Some(names) = names else { return Ok(Classes::empty()) };
        names.get_ref().split_whitespace().try_fold(Classes::empty(), |all, name| {
            let class = Classes::from_name(&name.to_uppercase());
            class.map(|class| all | class).ok_or_else(|| fault(names, format!("unknown class `{name}`")))
        })
    };
    Ok(Row {
        medium: medium(&entry.medium)?,
        verb: entry.verb.as_ref().map(medium).transpose()?,
        speaker: classes(&entry.speaker)?,
        not_speaker: classes(&entry.not_speaker)?,
        cue: classes(&entry.cue)?,
        frame: classes(&entry.frame)?,
        nobody: entry.nobody,
    })
}
