//! Who speaks, measured on the readable gold beside the samples. The table is a snapshot: a change that costs or gains shows in it.
//!
//! The articles whose names begin with a letter up to r were looked at while the rules were written; the others were only measured until
//! their faults were read, too. By now all of them are seen: the figures tell how well the rules fit these articles, not others.

use sagte::analyze;
use sagte::grammar::Grammar;
use sagte::report::WhoScores;
use sagte::speaker::read_gold;
use std::fs;
use std::path::Path;

#[test]
fn entities() {
    let grammar = Grammar::german();
    let mut scores = WhoScores::default();
    for name in names() {
        let read = |ending: &str| fs::read_to_string(format!("samples/{name}.{ending}")).expect("a readable sample");
        let (text, gold) = (read("txt"), read("who"));
        let gold = read_gold(&gold).unwrap_or_else(|error| panic!("{name}.who, {error}"));
        let analysis = analyze(&text, &grammar);
        scores.article(&name, &analysis, &gold, &grammar.lexicon).unwrap_or_else(|error| panic!("{name}.who, {error}"));
    }
    let first = |name: &str| name < "s";
    let sums = [
        ("seen first (a–r)", scores.total(first)),
        ("seen later (s–z)", scores.total(|name| !first(name))),
        ("all (seen)", scores.total(|_| true)),
    ];
    let mut table = Vec::new();
    scores.write_table(&sums, &mut table).expect("memory");
    let table = String::from_utf8(table).expect("UTF-8");
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(table);
    });
}

/// The samples that have a gold, sorted.
fn names() -> Vec<String> {
    let files = fs::read_dir(Path::new("samples")).expect("the samples").filter_map(Result::ok).map(|f| f.path());
    let gold = files.filter(|path| path.extension().is_some_and(|e| e == "who"));
    let mut names: Vec<String> = gold.filter_map(|p| p.file_stem()?.to_str().map(String::from)).collect();
    names.sort();
    names
}
