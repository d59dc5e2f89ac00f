//! `sagte.toml`: what a house wants checked. It is found in the folder of a file or in one above it.

use super::profile::Profile;
use crate::error::DataError;
use crate::rules::Level;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The name of the configuration file.
pub const CONFIG: &str = "sagte.toml";

/// What `sagte.toml` says. All paths are below its folder.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Config {
    /// The folder it stands in.
    #[serde(skip)]
    pub folder: PathBuf,
    /// The profile that is used.
    pub profile: Option<String>,
    /// The only rules that are run, if any are named; a star stands for any letters at the end.
    pub select: Vec<String>,
    /// Rules that are not run.
    pub ignore: Vec<String>,
    /// The least level that is shown.
    pub level: Option<Level>,
    /// The least level for which the exit code is 1.
    pub fail: Option<Level>,
    /// Folders and files with pages of the house's own rules.
    pub rules: Vec<PathBuf>,
    /// Files that are passed over where a folder is given.
    pub exclude: Vec<String>,
    /// The file of exceptions.
    pub exceptions: Option<PathBuf>,
    /// The baseline.
    pub baseline: Option<PathBuf>,
    /// Rule → level.
    pub levels: BTreeMap<String, Level>,
    /// Profiles of the house.
    pub profiles: BTreeMap<String, Profile>,
    /// Where `sagte test` finds articles and keeps what is found in them.
    pub test: TestFolders,
}

/// The folders of `sagte test`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct TestFolders {
    /// Articles.
    pub articles: PathBuf,
    /// Snapshots of the findings in them.
    pub snapshots: PathBuf,
}

impl Default for TestFolders {
    fn default() -> Self {
        Self { articles: "articles".into(), snapshots: "snapshots".into() }
    }
}

impl Config {
    /// The configuration file for a file or folder, if there is one there or above.
    pub fn find(path: &Path) -> Option<PathBuf> {
        let path = std::path::absolute(path).ok()?;
        let found = path.ancestors().map(|folder| folder.join(CONFIG)).find(|file| file.is_file())?;
        // shown as the user would write it
        let here = std::env::current_dir().ok();
        let near = here.and_then(|here| found.strip_prefix(here).map(Path::to_path_buf).ok());
        Some(near.unwrap_or(found))
    }

    /// Reads a configuration file.
    ///
    /// # Errors
    /// It cannot be read, or what is wrong with it.
    pub fn read(file: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let mut config: Self =
            toml::from_str(&text).map_err(|e| DataError::toml(&file.display().to_string(), &text, &e).to_string())?;
        config.folder = file.parent().unwrap_or(Path::new("")).to_path_buf();
        Ok(config)
    }
}
