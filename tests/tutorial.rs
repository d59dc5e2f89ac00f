//! Who follows the tutorial from an empty folder gets what it shows: its files are written, its commands run, in the order of the page.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn the_tutorial_can_be_followed() {
    let page = fs::read_to_string("docs/your-first-house-rule.md").expect("the tutorial");
    let folder = tempfile::tempdir().expect("an empty folder");
    for (info, text) in blocks(&page) {
        match info.split_once(' ') {
            None if info == "console" => run(folder.path(), &text),
            Some((_, file)) => write(&folder.path().join(file), &text),
            None => panic!("a block that is neither a file nor a command: {text}"),
        }
    }
}

/// Code blocks: what stands behind the fence, and the text.
fn blocks(page: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut inside = false;
    for event in Parser::new(page) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                blocks.push((info.into_string(), String::new()));
                inside = true;
            }
            Event::End(TagEnd::CodeBlock) => inside = false,
            Event::Text(text) if inside => blocks.last_mut().expect("an open block").1.push_str(&text),
            _ => {}
        }
    }
    blocks
}

/// Writes a file. One that is there already gets the lines in place of those that begin with the same key.
fn write(file: &Path, text: &str) {
    fs::create_dir_all(file.parent().expect("a folder")).expect("made");
    let Ok(old) = fs::read_to_string(file) else { return fs::write(file, text).expect("written") };
    let key = |line: &str| line.split('=').next().unwrap_or(line).to_string();
    let first = text.lines().next().map(key).expect("a line");
    let lines: Vec<&str> = old.lines().map(|line| if key(line) == first { text.trim_end() } else { line }).collect();
    fs::write(file, lines.join("\n") + "\n").expect("written");
}

/// Runs the commands of a block and compares what they print.
fn run(folder: &Path, block: &str) {
    for command in block.split("$ sagte ").skip(1) {
        let (line, shown) = command.split_once('\n').unwrap_or((command, ""));
        let (code, shown) = match shown.strip_prefix("? ").and_then(|rest| rest.split_once('\n')) {
            Some((code, rest)) => (code.parse().expect("a number"), rest),
            None => (0, shown),
        };
        let output = Command::new(env!("CARGO_BIN_EXE_sagte"))
            .args(line.split_whitespace())
            .current_dir(folder)
            .env_remove("CI") // snapshots are written here
            .output()
            .expect("sagte runs");
        let printed = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        assert_eq!(printed.trim_end(), shown.trim_end(), "sagte {line}");
        assert_eq!(output.status.code(), Some(code), "sagte {line}");
    }
}
