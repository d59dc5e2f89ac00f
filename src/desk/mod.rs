//! The desk: which rules run over which files, what is excepted, and what is left to say of an article.

mod baseline;
mod comments;
mod config;
mod day;
mod files;
mod house;
mod profile;
mod side_file;
mod snapshots;

pub use baseline::Baseline;
pub use comments::Comments;
pub use config::{CONFIG, Config, TestFolders};
pub use day::today;
pub use files::expand;
pub use house::{Choice, House};
pub use profile::Profile;
pub use side_file::{Entry, SideFile};
pub use snapshots::{Snapshot, State, snapshots};

use crate::input::Article;
use crate::rules::Finding;

/// An article that was checked.
#[derive(Debug)]
pub struct Checked {
    /// The article.
    pub article: Article,
    /// What is to be said of it, in text order.
    pub findings: Vec<Finding>,
    /// What an exception covers.
    pub excepted: Vec<Excepted>,
}

/// A finding that somebody has decided to leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excepted {
    /// The finding.
    pub finding: Finding,
    /// Why it may stay.
    pub reason: String,
    /// Where that is written.
    pub by: By,
}

/// Where an exception is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// In a comment of the article.
    Comment,
    /// In the file of exceptions.
    SideFile,
    /// In the baseline.
    Baseline,
}

/// The rule that reports exceptions which except nothing.
pub const UNUSED: &str = "unused-exception";
