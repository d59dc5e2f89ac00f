//! Files → articles, one after the other. Each keeps the way back to the bytes of its file.
//!
//! In: a path or `-`, and [`Options`]. Out: an [`Article`], or an [`InputError`] that leaves the other articles alone. A corpus is read
//! line by line.

mod batch;
mod corpus;
mod decode;

pub use batch::batches;
pub use decode::{Decoded, Undecodable, decode};

use corpus::Corpus;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// A text to be analysed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The file, or the document's name in a corpus.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Where bytes of the text stand in the file, if not at the same place: (byte of the text, byte of the file), sorted.
    pub moved: Vec<(u32, u32)>,
}

impl Article {
    /// The byte of the file at which a byte of the text stands.
    pub fn file_byte(&self, byte: u32) -> u32 {
        let before = self.moved.partition_point(|(text, _)| *text <= byte);
        let moved = before.checked_sub(1).and_then(|i| self.moved.get(i));
        moved.map_or(byte, |(text, file)| file + (byte - text))
    }
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Format {
    /// Told by the file's name, for standard input by its first line.
    #[default]
    Auto,
    /// One article.
    Text,
    /// One JSON object a line with documentName and originalText.
    Corpus,
}

/// How to read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// What the files hold.
    pub format: Format,
    /// Whether bytes that are no UTF-8 are replaced instead of refused.
    pub lossy: bool,
}

/// Why something could not be read. The other articles are not affected.
#[derive(Debug)]
pub enum InputError {
    /// The file could not be opened or read.
    Unreadable(PathBuf, io::Error),
    /// The file is no UTF-8.
    Undecodable(PathBuf, Undecodable),
    /// The file is larger than spans can address.
    TooLarge(PathBuf),
    /// A line of a corpus is no document.
    BadLine {
        /// The corpus.
        file: PathBuf,
        /// Its line, from 1.
        line: usize,
        /// What is wrong with it.
        error: serde_json::Error,
    },
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(file, error) if error.kind() == io::ErrorKind::IsADirectory => {
                write!(f, "{}: is a directory; name the files in it", shown(file))
            }
            Self::Unreadable(file, error) => write!(f, "{}: {error}", shown(file)),
            Self::Undecodable(file, wrong) => write!(
                f,
                "{}:{}:{}: not UTF-8 (byte {}, 0x{:02x}); convert it, or read it with --lossy",
                shown(file),
                wrong.line,
                wrong.column,
                wrong.offset,
                wrong.byte
            ),
            Self::TooLarge(file) => {
                write!(f, "{}: larger than 4 GiB; split it, or give a corpus with one article a line", shown(file))
            }
            Self::BadLine { file, line, error } => {
                write!(f, "{}:{line}:{}: no corpus document: {}", shown(file), error.column(), reason(error))
            }
        }
    }
}

/// A JSON error without its place in the line, which stands in front.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_string()
}

impl std::error::Error for InputError {}

fn shown(file: &Path) -> String {
    if file == Path::new("-") { "standard input".into() } else { file.display().to_string() }
}

/// When the next article comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// At once.
    AtHand,
    /// When more has been read; one may have to wait for that.
    Awaited,
}

/// Calls `each` with every article of a file (`-` is standard input), or with what is wrong, until it says no.
pub fn articles(file: &Path, options: Options, mut each: impl FnMut(Result<Article, InputError>) -> bool) {
    read(file, options, |article, _| each(article));
}

fn read(file: &Path, options: Options, mut each: impl FnMut(Result<Article, InputError>, Next) -> bool) {
    let unreadable = |error| InputError::Unreadable(file.to_path_buf(), error);
    let open: Box<dyn Read> = if file == Path::new("-") {
        Box::new(io::stdin())
    } else {
        match File::open(file)
            .and_then(|f| if f.metadata()?.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(f) })
        {
            Ok(open) => Box::new(open),
            Err(error) => {
                each(Err(unreadable(error)), Next::AtHand);
                return;
            }
        }
    };
    let mut reader = BufReader::with_capacity(batch::ENOUGH, open);
    let corpus = match options.format {
        Format::Corpus => true,
        Format::Text => false,
        Format::Auto if file == Path::new("-") => reader.fill_buf().is_ok_and(corpus::looks_like_corpus),
        Format::Auto => file.extension().is_some_and(|e| e.eq_ignore_ascii_case("jsonl")),
    };
    if corpus {
        Corpus::new(file, reader, options.lossy).each(each);
        return;
    }
    let mut bytes = Vec::new();
    match reader.read_to_end(&mut bytes) {
        Ok(_) => {
            let name = if file == Path::new("-") { "-".to_string() } else { file.display().to_string() };
            each(article(name, bytes, file, options.lossy), Next::AtHand);
        }
        Err(error) => {
            each(Err(unreadable(error)), Next::AtHand);
        }
    }
}

fn article(name: String, bytes: Vec<u8>, file: &Path, lossy: bool) -> Result<Article, InputError> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(InputError::TooLarge(file.to_path_buf()));
    }
    match decode(bytes, lossy) {
        Ok(Decoded { text, moved }) => Ok(Article { name, text, moved }),
        Err(wrong) => Err(InputError::Undecodable(file.to_path_buf(), wrong)),
    }
}
