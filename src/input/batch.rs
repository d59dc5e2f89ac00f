//! Articles → the articles at hand, so that those can be analysed together.

use super::{Article, InputError, Next, Options, read};
use std::path::PathBuf;

/// Bytes of text after which no more articles are waited for, and as many as one reading of a corpus brings.
pub(super) const ENOUGH: usize = 1 << 16;

/// Calls `each` with the articles of all files (`-` is standard input) and with what is wrong, in order, until it says no: of a corpus
/// as many at a time as one reading brings, so that memory is bounded by the largest article; of files, one article each, as many as
/// are enough.
pub fn batches(files: &[PathBuf], options: Options, mut each: impl FnMut(Vec<Result<Article, InputError>>) -> bool) {
    let mut batch = Vec::new();
    let mut bytes = 0;
    for file in files {
        let mut goes_on = true;
        read(file, options, |article, next| {
            bytes += article.as_ref().map_or(0, |a| a.text.len());
            batch.push(article);
            if bytes >= ENOUGH || next == Next::Awaited {
                bytes = 0;
                goes_on = each(std::mem::take(&mut batch));
            }
            goes_on
        });
        if !goes_on {
            return;
        }
    }
    if !batch.is_empty() {
        each(batch);
    }
}
