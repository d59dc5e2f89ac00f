//! A house: the rules that hold for a file, from its configuration and the flags.

use super::baseline::Baseline;
use super::comments::Comments;
use super::config::Config;
use super::profile::Profile;
use super::side_file::SideFile;
use super::{Checked, UNUSED};
use crate::analysis::analyze;
use crate::grammar::Grammar;
use crate::input::Article;
use crate::rules::{Finding, Level, Rule, Rules};
use crate::sources::{Source, Sources};
use std::fs;
use std::path::{Path, PathBuf};

/// What flags choose; they come before the configuration.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// The profile.
    pub profile: Option<String>,
    /// The only rules that are run, if any are named.
    pub select: Vec<String>,
    /// Rules that are not run.
    pub ignore: Vec<String>,
    /// The least level that is shown.
    pub level: Option<Level>,
    /// The least level for which the exit code is 1.
    pub fail: Option<Level>,
    /// The baseline.
    pub baseline: Option<PathBuf>,
    /// Whether the baseline is to be written, so that none holds now.
    pub new_baseline: bool,
    /// The file of exceptions.
    pub exceptions: Option<PathBuf>,
}

/// The rules that hold for a file, and what is excepted from them.
#[derive(Debug)]
pub struct House {
    /// The rules with their levels.
    pub rules: Rules,
    /// The least level that is shown.
    pub level: Level,
    /// The least level for which the exit code is 1.
    pub fail: Level,
    /// Globs of files that are passed over.
    pub exclude: Vec<String>,
    exceptions: SideFile,
    baseline: Baseline,
}

impl House {
    /// Puts together the rules of a configuration and of flags.
    ///
    /// # Errors
    /// What is wrong with a file or a name.
    pub fn new(config: &Config, choice: &Choice, sources: &Sources, grammar: &Grammar) -> Result<Self, String> {
        let mut rules = Rules::load(sources, grammar).map_err(|error| error.to_string())?;
        for page in pages(&config.folder, &config.rules)? {
            rules.add(&page, grammar).map_err(|error| error.to_string())?;
        }
        let named = choice.profile.as_ref().or(config.profile.as_ref());
        let profile = named.map_or(Ok(Profile::default()), |name| profile(name, config, sources))?;
        let select = if choice.select.is_empty() { &config.select } else { &choice.select };
        let ignore: Vec<&String> = config.ignore.iter().chain(&choice.ignore).collect();
        let listed =
            select.iter().chain(ignore.iter().copied()).chain(config.levels.keys()).chain(profile.levels.keys());
        for pattern in listed {
            if pattern != UNUSED && !rules.iter().any(|rule| fits(pattern, &rule.id)) {
                return Err(unknown(pattern, &rules));
            }
        }
        rules.set_levels(|rule: &Rule| {
            let level = config.levels.get(&rule.id).or(profile.levels.get(&rule.id)).copied().unwrap_or(rule.level);
            if ignore.iter().any(|pattern| fits(pattern, &rule.id)) {
                Level::Off
            } else if select.iter().any(|pattern| fits(pattern, &rule.id)) {
                level.max(Level::Hint) // who asks for a rule that is off wants to see it
            } else if select.is_empty() {
                level
            } else {
                Level::Off
            }
        });
        let read = |own: &Option<PathBuf>, flag: &Option<PathBuf>| -> Result<Option<(String, String)>, String> {
            let path = flag.clone().or(own.as_ref().map(|path| config.folder.join(path)));
            path.map(|path| {
                let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
                Ok((path.display().to_string(), text))
            })
            .transpose()
        };
        let exceptions = read(&config.exceptions, &choice.exceptions)?;
        let baseline = if choice.new_baseline { None } else { read(&config.baseline, &choice.baseline)? };
        Ok(Self {
            rules,
            level: choice.level.or(config.level).unwrap_or(Level::Hint),
            fail: choice.fail.or(config.fail).unwrap_or(Level::Error),
            exclude: config.exclude.clone(),
            exceptions: exceptions.map_or(Ok(SideFile::default()), |(file, text)| {
                SideFile::read(&file, &text).map_err(|e| e.to_string())
            })?,
            baseline: baseline.map_or(Ok(Baseline::default()), |(file, text)| Baseline::read(&file, &text))?,
        })
    }

    /// Checks an article. `today` is the day on which exceptions must hold.
    pub fn check(&self, article: Article, grammar: &Grammar, today: &str) -> Checked {
        let (comments, blanked) = Comments::read(&article.text);
        let analysis = analyze(blanked.as_deref().unwrap_or(&article.text), grammar);
        let mut findings = self.rules.check(&analysis, grammar);
        findings.retain(|finding| finding.level >= self.level);
        let (findings, mut excepted) = comments.apply(findings, |id| self.rules.get(id).is_some());
        let mut used = vec![false; self.exceptions.entries.len()];
        let (mut findings, more) = self.exceptions.apply(&article.name, &article.text, findings, today, &mut used);
        findings.extend(self.exceptions.unused(&article.name, today, &used));
        excepted.extend(more);
        let (mut findings, more) = self.baseline.apply(&article.name, findings);
        excepted.extend(more);
        findings.sort_by_key(Finding::span);
        Checked { article, findings, excepted }
    }
}

/// The pages in folders and files of a house, in order.
pub(super) fn pages(folder: &Path, paths: &[PathBuf]) -> Result<Vec<Source>, String> {
    let mut pages = Vec::new();
    for path in paths {
        let path = folder.join(path);
        let fault = |error: std::io::Error| format!("{}: {error}", path.display());
        let mut files = Vec::new();
        if path.is_dir() {
            for entry in fs::read_dir(&path).map_err(fault)? {
                files.push(entry.map_err(fault)?.path());
            }
            files.retain(|file| file.extension().is_some_and(|e| e == "md"));
            files.sort();
        } else {
            files.push(path.clone());
        }
        for file in files {
            let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
            pages.push(Source::page(file.display().to_string(), text));
        }
    }
    Ok(pages)
}

/// A profile of the house, or one that is built in.
fn profile(name: &str, config: &Config, sources: &Sources) -> Result<Profile, String> {
    if let Some(own) = config.profiles.get(name) {
        return Ok(own.clone());
    }
    let key = format!("profiles/{name}.toml");
    if let Some(source) = sources.named(&key).last() {
        return Profile::read(source).map_err(|error| error.to_string());
    }
    let built_in = sources.within("profiles").map(|s| s.name().trim_end_matches(".toml").to_string());
    let known: Vec<String> = config.profiles.keys().cloned().chain(built_in).collect();
    Err(format!("no profile `{name}`; there are: {}", known.join(", ")))
}

/// Whether a pattern names a rule; a star at its end stands for any letters.
fn fits(pattern: &str, id: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == id, |start| id.starts_with(start))
}

fn unknown(pattern: &str, rules: &Rules) -> String {
    let near = rules.iter().map(|rule| (strsim::jaro_winkler(pattern, &rule.id), rule.id.as_str()));
    match near.filter(|(score, _)| *score > 0.8).max_by(|a, b| a.0.total_cmp(&b.0)) {
        Some((_, id)) => format!("no rule `{pattern}`; did you mean `{id}`?"),
        None => format!("no rule `{pattern}`; `sagte rules` lists them"),
    }
}
