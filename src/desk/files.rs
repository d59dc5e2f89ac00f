//! Files, folders and globs → the files to be read, in order.

use ignore::WalkBuilder;
use ignore::overrides::OverrideBuilder;
use std::path::{Path, PathBuf};

/// Endings of files that are read where a folder is given.
const ENDINGS: [&str; 6] = ["txt", "md", "markdown", "html", "htm", "jsonl"];

/// The files that a list of files, folders and globs names. What `.gitignore` and `exclude` name is passed over in folders.
///
/// # Errors
/// A folder cannot be read, a glob is none, or nothing fits it.
pub fn expand(paths: &[PathBuf], exclude: &[String]) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for path in paths {
        let before = files.len();
        if path.is_dir() {
            walk(path, None, exclude, &mut files)?;
        } else if is_glob(path) && !path.exists() {
            let pattern = path.to_string_lossy();
            walk(Path::new("."), Some(pattern.trim_start_matches("./")), exclude, &mut files)?;
        } else {
            files.push(path.clone());
        }
        if files.len() == before {
            return Err(format!("{}: no file to check", path.display()));
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    files.retain(|file| seen.insert(file.clone()));
    Ok(files)
}

/// The texts of a folder, in order.
pub(super) fn texts(folder: &Path, exclude: &[String]) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    walk(folder, None, exclude, &mut files)?;
    Ok(files)
}

/// The files of a folder with an ending, in order.
pub(super) fn with_ending(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    walk(folder, Some(&format!("*.{ending}")), &[], &mut files)?;
    Ok(files)
}

fn is_glob(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[', '{'])
}

/// Adds the files of a folder that fit a glob, or else have an ending of a text.
fn walk(folder: &Path, glob: Option<&str>, exclude: &[String], files: &mut Vec<PathBuf>) -> Result<(), String> {
    let mut overrides = OverrideBuilder::new(folder);
    let wanted = glob.into_iter().map(String::from).chain(exclude.iter().map(|e| format!("!{e}")));
    for pattern in wanted {
        overrides.add(&pattern).map_err(|error| error.to_string())?;
    }
    let overrides = overrides.build().map_err(|error| error.to_string())?;
    let walk = WalkBuilder::new(folder).overrides(overrides).sort_by_file_path(Path::cmp).build();
    for entry in walk {
        let entry = entry.map_err(|error| error.to_string())?;
        let path = entry.path();
        let text = || path.extension().and_then(|e| e.to_str()).is_some_and(|e| ENDINGS.contains(&e));
        if entry.file_type().is_some_and(|kind| kind.is_file()) && (glob.is_some() || text()) {
            files.push(path.strip_prefix(".").unwrap_or(path).to_path_buf());
        }
    }
    Ok(())
}
