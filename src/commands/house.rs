//! Which rules hold for a file: its configuration and the flags that choose among them.

use crate::Failure;
use clap::{Args, ValueEnum};
use sagte::desk::{Choice, Config, House};
use sagte::grammar::Grammar;
use sagte::rules::Level;
use sagte::sources::Sources;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

#[derive(Debug, Args)]
pub(crate) struct ChoiceArgs {
    /// The least level that is shown [default: hint]
    #[arg(long, value_enum)]
    pub(crate) level: Option<LevelName>,
    /// The least level for which the exit code is 1 [default: error]
    #[arg(long, value_enum)]
    pub(crate) fail: Option<LevelName>,
    /// Run only these rules; a star stands for any letters at the end
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) select: Vec<String>,
    /// Do not run these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) ignore: Vec<String>,
    /// Levels for a kind of desk: agency, fact-check, magazine, research, or one of sagte.toml
    #[arg(long, value_name = "NAME")]
    pub(crate) profile: Option<String>,
    /// Use this configuration instead of the sagte.toml in the file's folder or above
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// A file with exceptions for texts that cannot carry comments
    #[arg(long, value_name = "FILE")]
    pub(crate) exceptions: Option<PathBuf>,
    /// A file with findings that are known already
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LevelName {
    Hint,
    Warning,
    Error,
}

impl From<LevelName> for Level {
    fn from(name: LevelName) -> Self {
        match name {
            LevelName::Hint => Level::Hint,
            LevelName::Warning => Level::Warning,
            LevelName::Error => Level::Error,
        }
    }
}

impl ChoiceArgs {
    pub(crate) fn choice(&self) -> Choice {
        Choice {
            profile: self.profile.clone(),
            select: self.select.clone(),
            ignore: self.ignore.clone(),
            level: self.level.map(Level::from),
            fail: self.fail.map(Level::from),
            baseline: self.baseline.clone(),
            new_baseline: false,
            exceptions: self.exceptions.clone(),
        }
    }
}

/// The houses of the files, each put together once.
pub(crate) struct Houses<'g> {
    choice: Choice,
    config: Option<PathBuf>,
    sources: Sources,
    grammar: &'g Grammar,
    known: BTreeMap<Option<PathBuf>, Rc<House>>,
}

impl<'g> Houses<'g> {
    pub(crate) fn new(choice: Choice, config: Option<PathBuf>, sources: Sources, grammar: &'g Grammar) -> Self {
        Self { choice, config, sources, grammar, known: BTreeMap::new() }
    }

    /// The house of a file: that of the configuration next above it.
    pub(crate) fn of(&mut self, file: &Path) -> Result<Rc<House>, Failure> {
        let found =
            self.config.clone().or_else(|| Config::find(if file == Path::new("-") { Path::new(".") } else { file }));
        if let Some(house) = self.known.get(&found) {
            return Ok(Rc::clone(house));
        }
        let config = found.as_deref().map_or(Ok(Config::default()), Config::read).map_err(Failure::Told)?;
        let house = House::new(&config, &self.choice, &self.sources, self.grammar).map_err(Failure::Told)?;
        let house = Rc::new(house);
        self.known.insert(found, Rc::clone(&house));
        Ok(house)
    }
}
