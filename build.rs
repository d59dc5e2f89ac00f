//! Reads German when sagte is built, so that a start need not: `src/built_in.rs` has what was read.

#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    clippy::pedantic,
    reason = "these rooms are checked with the program, which uses more of them"
)]

#[path = "src/error.rs"]
mod error;
#[path = "src/grammar/mod.rs"]
mod grammar;
#[path = "src/lexicon/mod.rs"]
mod lexicon;
#[path = "src/parse/mod.rs"]
mod parse;
#[path = "src/sources.rs"]
mod sources;
#[path = "src/span.rs"]
mod span;
#[path = "src/text/mod.rs"]
mod text;

use grammar::Grammar;
use sources::Sources;
use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs"); // the files of German are part of this program, too
    // files with a fault are read by the program again, which tells it
    let german = Grammar::read(&Sources::built_in()).ok();
    let bytes = german.map(|german| postcard::to_allocvec(&german).map_err(io::Error::other)).transpose()?;
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(folder.join("german.postcard"), bytes.unwrap_or_default())
}
