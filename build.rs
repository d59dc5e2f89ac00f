//! Reads the lexicon when sagte is built, so that a start need not: it takes up what was read, word for word.

#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "what the program uses of these rooms is more than is needed here"
)]

#[path = "src/error.rs"]
mod error;
#[path = "src/lexicon/mod.rs"]
mod lexicon;
#[path = "src/sources.rs"]
mod sources;
#[path = "src/span.rs"]
mod span;
#[path = "src/text/mod.rs"]
mod text;

use lexicon::Lexicon;
use sources::Sources;
use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs"); // the files of German are part of this program, too
    // the program reads files with a fault itself, and tells it
    let lexicon = Lexicon::load(&Sources::built_in()).ok();
    let bytes = lexicon.map(|lexicon| postcard::to_allocvec(&lexicon).map_err(io::Error::other)).transpose()?;
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(folder.join("lexicon.postcard"), bytes.unwrap_or_default())
}
