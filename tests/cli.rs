//! The command line: what is printed where, and with which exit code. The cases stand in `tests/cmd`, the articles they read in
//! `tests/articles`.

use std::process::{Command, Stdio};

#[test]
fn commands() {
    trycmd::TestCases::new()
        .env("COLUMNS", "100") // the width of help
        .case("tests/cmd/*.trycmd")
        .case("tests/cmd/*.toml");
}

/// Who reads only the beginning of the output (`sagte … | head`) is not bothered with an error.
#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut sagte = Command::new(env!("CARGO_BIN_EXE_sagte"))
        .args(["--format", "json"])
        // far more output than a pipe holds
        .args(["tests/articles/council.txt"; 100])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("sagte starts");
    drop(sagte.stdout.take());
    let output = sagte.wait_with_output().expect("sagte ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}
