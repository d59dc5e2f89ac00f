//! `sagte test` as somebody uses it who writes rules: what is missing, noisy or misplaced is named, snapshots are written only on request
//! and never where CI is set, and those without article are noticed.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const PAGE: &str = "+++
id = \"own-rule\"
level = \"warning\"
message = \"{speaker}\"
mark = \"speaker\"

[quotation]
speaker.has = \"Zeugen\"
+++

# Own

## Falsch

> **Die Zeugen** sagten, es habe gebrannt.

## Richtig

> Die Polizei sagte, es habe gebrannt.
";

fn house(page: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |file: &str, text: &str| {
        let file = folder.path().join(file);
        fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        fs::write(file, text).expect("written");
    };
    write("sagte.toml", "rules = [\"rules\"]\nselect = [\"own-rule\"]\n");
    write("rules/own.md", page);
    write("articles/fire.txt", "Die Zeugen sagten, es habe gebrannt.\n");
    folder
}

fn test(folder: &Path, args: &[&str], answers: &str, ci: bool) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sagte"));
    command.arg("test").args(args).current_dir(folder);
    if ci {
        command.env("CI", "true");
    } else {
        command.env_remove("CI");
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("sagte starts");
    // who is refused at once reads no answer
    let _ = child.stdin.take().expect("its input").write_all(answers.as_bytes());
    child.wait_with_output().expect("sagte ends")
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn failed_examples_are_named_for_what_is_wrong() {
    for (from, to, name) in [
        ("**Die Zeugen** sagten", "**Die Leute** sagten", "own-rule::wrong::1: missing"),
        ("**Die Zeugen** sagten", "Die **Zeugen** sagten", "own-rule::wrong::1: wrong place"),
        ("Die Polizei sagte", "Die Zeugen sagten", "own-rule::right::1: noisy"),
    ] {
        let folder = house(&PAGE.replace(from, to));
        let output = test(folder.path(), &[], "", false);
        assert!(printed(&output).contains(name), "{}", printed(&output));
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn a_false_alarm_that_is_gone_is_a_failure() {
    let page = format!("{PAGE}\n## Bekannte Fehlalarme\n\n> **Die Nachbarn** sagten, es habe gebrannt.\n");
    let output = test(house(&page).path(), &[], "", false);
    assert!(printed(&output).contains("own-rule::false-alarm::1: missing"), "{}", printed(&output));
}

#[test]
fn snapshots_are_written_on_request_only() {
    let folder = house(PAGE);
    let snapshot = folder.path().join("snapshots/fire.txt.findings");
    let run = |args: &[&str]| test(folder.path(), args, "", false).status.code();
    assert_eq!(run(&[]), Some(1));
    assert!(!snapshot.exists());
    assert_eq!(run(&["--update"]), Some(0));
    assert!(snapshot.exists());
    assert_eq!(run(&[]), Some(0));
    // its article goes
    fs::remove_file(folder.path().join("articles/fire.txt")).expect("gone");
    let output = test(folder.path(), &[], "", false);
    assert!(printed(&output).contains("orphaned"), "{}", printed(&output));
    assert_eq!(run(&["--update"]), Some(0));
    assert!(!snapshot.exists());
}

#[test]
fn review_asks_for_each_change() {
    let folder = house(PAGE);
    fs::write(folder.path().join("articles/rain.txt"), "Die Zeugen sagten, es habe geregnet.\n").expect("written");
    let output = test(folder.path(), &["--review"], "n\ny\n", false);
    assert!(printed(&output).contains("+    Die Zeugen"), "{}", printed(&output));
    assert_eq!(output.status.code(), Some(1), "one is left");
    let written = |name: &str| folder.path().join("snapshots").join(name).exists();
    assert_eq!((written("fire.txt.findings"), written("rain.txt.findings")), (false, true));
}

#[test]
fn nothing_is_written_where_ci_is_set() {
    let folder = house(PAGE);
    for args in [["--update"], ["--review"]] {
        assert_eq!(test(folder.path(), &args, "y\n", true).status.code(), Some(2));
    }
    assert!(!folder.path().join("snapshots").exists());
}

#[test]
fn junit_has_every_example_and_article() {
    let folder = house(PAGE);
    let output = test(folder.path(), &["--format", "junit", "--filter", "fire"], "", false);
    let text = printed(&output);
    assert!(text.contains("<testsuite name=\"snapshots\" tests=\"1\" failures=\"1\">"), "{text}");
    assert!(text.contains("<failure type=\"new\""), "{text}");
}
