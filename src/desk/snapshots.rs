//! Snapshots: what the rules find in a folder of articles, kept as text beside it, so that a change of a rule shows what it changes.

use super::Checked;
use super::house::House;
use crate::grammar::Grammar;
use crate::input::{Options, articles};
use crate::position::Positions;
use crate::rules::Finding;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The snapshot of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The article's name below its folder.
    pub name: String,
    /// The file.
    pub file: PathBuf,
    /// What the file holds, if there is one.
    pub old: Option<String>,
    /// What is found now; none if there is no such article any more.
    pub new: Option<String>,
}

/// How a snapshot compares with what is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Both are the same.
    Same,
    /// There is no file yet.
    New,
    /// They differ.
    Changed,
    /// There is no such article.
    Orphaned,
}

const ENDING: &str = "findings";

impl Snapshot {
    /// How it compares.
    pub fn state(&self) -> State {
        match (&self.old, &self.new) {
            (_, None) => State::Orphaned,
            (None, Some(_)) => State::New,
            (Some(old), Some(new)) if old == new => State::Same,
            _ => State::Changed,
        }
    }

    /// Makes the file hold what is found.
    ///
    /// # Errors
    /// It cannot be written or taken away.
    pub fn accept(&self) -> io::Result<()> {
        match &self.new {
            None => fs::remove_file(&self.file),
            Some(new) => {
                self.file.parent().map_or(Ok(()), fs::create_dir_all)?;
                fs::write(&self.file, new)
            }
        }
    }
}

/// The snapshots of a folder of articles, in the order of their names, then those without article.
///
/// # Errors
/// A file cannot be read.
pub fn snapshots(
    articles_folder: &Path,
    folder: &Path,
    house: &House,
    grammar: &Grammar,
    today: &str,
) -> Result<Vec<Snapshot>, String> {
    let mut all: Vec<Snapshot> = Vec::new();
    if articles_folder.is_dir() {
        for file in super::files::texts(articles_folder, &house.exclude)? {
            let name = file.strip_prefix(articles_folder).unwrap_or(&file).display().to_string().replace('\\', "/");
            let mut text = String::new();
            let mut fault = None;
            articles(&file, Options::default(), |article| {
                match article {
                    Ok(article) => text.push_str(&listing(&house.check(article, grammar, today))),
                    Err(error) => fault = Some(error.to_string()),
                }
                fault.is_none()
            });
            if let Some(fault) = fault {
                return Err(fault);
            }
            let file = folder.join(format!("{name}.{ENDING}"));
            all.push(Snapshot { name, old: fs::read_to_string(&file).ok(), file, new: Some(text) });
        }
    }
    if folder.is_dir() {
        for file in super::files::with_ending(folder, ENDING)? {
            if !all.iter().any(|s| s.file == file) {
                let name = file.strip_prefix(folder).unwrap_or(&file).with_extension("").display().to_string();
                all.push(Snapshot { name, old: fs::read_to_string(&file).ok(), file, new: None });
            }
        }
    }
    Ok(all)
}

/// The findings of an article, each with its words, and what is excepted.
fn listing(checked: &Checked) -> String {
    let text = &checked.article.text;
    let positions = Positions::new(text);
    let mut out = String::new();
    let mut entry = |finding: &Finding, reason: Option<&str>| {
        let span = finding.span();
        let at = positions.at(span.start);
        let _ =
            writeln!(out, "{}:{} {}[{}] {}", at.line, at.column, finding.level.name(), finding.rule, finding.message);
        for span in &finding.spans {
            let _ = writeln!(out, "    {}", span.of(text).split_whitespace().collect::<Vec<_>>().join(" "));
        }
        if let Some(reason) = reason {
            let _ = writeln!(out, "    excepted: {reason}");
        }
    };
    checked.findings.iter().for_each(|finding| entry(finding, None));
    checked.excepted.iter().for_each(|e| entry(&e.finding, Some(&e.reason)));
    if out.is_empty() { "nothing\n".into() } else { out }
}
