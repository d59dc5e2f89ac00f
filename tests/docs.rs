//! What the pages say is so: commands print what is shown, links lead somewhere, the handbook of the grammar knows all that the
//! program knows and its examples work.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use sagte::examples::examples;
use sagte::grammar::{Feature, Grammar, Role, Terminal, Type};
use sagte::lexicon::{Addressee, Medium, Stance, Takes};
use sagte::sources::Sources;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use trycmd::TestCases;
use trycmd::schema::Bin;

const PAGES: [&str; 8] = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/accuracy.md",
    "docs/design.md",
    "docs/writing-rules.md",
    "grammars/README.md",
    "samples/README.md",
];
const HANDBOOK: &str = "grammars/README.md";

#[test]
fn commands_print_what_is_shown() {
    let pages = TestCases::new();
    pages.register_bin("cargo", Bin::Ignore);
    for page in PAGES {
        pages.case(page);
    }
}

#[test]
fn links_lead_somewhere() {
    for page in PAGES {
        let folder = Path::new(page).parent().expect("a file in a folder");
        for link in Page::read(page).links.iter().filter(|link| !link.starts_with("https://")) {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { PathBuf::from(page) } else { folder.join(file) };
            assert!(target.exists(), "{page}: {link}");
            let known =
                || Page::read(target.to_str().expect("a plain name")).sections.keys().any(|h| slug(h) == heading);
            assert!(heading.is_empty() || known(), "{page}: {link}");
        }
    }
}

/// The name under which a heading is linked to.
fn slug(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

#[test]
fn the_handbook_lists_just_what_the_notation_knows() {
    let page = Page::read(HANDBOOK);
    let lists: [(&str, Vec<&str>); 8] = [
        ("Roles", names(&Role::ALL)),
        ("What a verb takes", names(&Takes::NAMES)),
        ("Addressees", names(&Addressee::NAMES)),
        ("Media", names(&Medium::NAMES)),
        ("Stances", names(&Stance::NAMES)),
        ("Types", names(&Type::NAMES)),
        ("Terminals", Terminal::names()),
        ("Properties", Feature::names()),
    ];
    for (heading, known) in lists {
        let listed: BTreeSet<&str> = page.section(heading).rows.iter().map(String::as_str).collect();
        assert_eq!(listed, known.into_iter().collect(), "{heading}");
    }
}

#[test]
fn the_design_shows_every_room() {
    let page = Page::read("docs/design.md");
    let shown: BTreeSet<String> = page.section("Rooms").rows.iter().cloned().collect();
    assert_eq!(shown, files("src").collect());
}

#[test]
fn every_sample_is_listed() {
    let page = Page::read("samples/README.md");
    let listed: BTreeSet<String> = page.section("The articles").rows.iter().cloned().collect();
    let articles = files("samples").filter_map(|file| Some(file.strip_suffix(".txt")?.to_string()));
    assert_eq!(listed, articles.collect());
}

/// The names of what is in a folder.
fn files(folder: &str) -> impl Iterator<Item = String> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a plain name"))
}

#[test]
fn files_that_pages_name_are_there() {
    for page in PAGES {
        let folders = ["src/", "tests/", "grammars/de/", "samples/", "docs/"];
        let codes = Page::read(page).sections.into_values().flat_map(|s| s.codes);
        for file in codes.filter(|code| folders.iter().any(|f| code.starts_with(f)) && !code.contains("what-it-shows"))
        {
            assert!(Path::new(&file).exists(), "{page}: {file}");
        }
    }
}

#[test]
fn the_handbook_names_every_field_of_every_file() {
    let page = Page::read(HANDBOOK);
    let named: BTreeSet<&str> = page.sections.values().flat_map(|s| s.codes.iter().map(String::as_str)).collect();
    let sources = Sources::built_in();
    for source in sources.within("lexicon").chain(sources.within("constructions")) {
        let file: toml::Table = source.text.parse().unwrap_or_else(|error| panic!("{}: {error}", source.file));
        for field in fields(&file) {
            assert!(named.contains(field), "{}: `{field}` is not explained", source.file);
        }
    }
}

#[test]
fn entries_on_the_pages_work() {
    let blocks: Vec<(String, String)> = PAGES.into_iter().flat_map(|page| Page::read(page).blocks).collect();
    let files = blocks.iter().filter_map(|(info, text)| Some((info.strip_prefix("toml ")?, text)));
    let sources = files.fold(Sources::built_in(), |sources, (file, text)| {
        sources.and_text(file, text.clone()).unwrap_or_else(|error| panic!("{file}: {error}"))
    });
    let grammar = Grammar::load(&sources).unwrap_or_else(|error| panic!("{error}"));
    let examples = examples(&sources).unwrap_or_else(|error| panic!("{error}"));
    // the file of a built-in source begins with its folder
    let own: Vec<_> = examples.iter().filter(|e| !e.file.starts_with("grammars/")).collect();
    assert!(own.len() > 5, "the pages have examples");
    for example in own {
        assert_eq!(example.check(&grammar, ""), Ok(()), "{}", example.marked.show());
    }
}

fn names<T>(list: &[(&'static str, T)]) -> Vec<&'static str> {
    list.iter().map(|(name, _)| *name).collect()
}

/// The keys of a file, and of the tables in it.
fn fields(table: &toml::Table) -> Vec<&str> {
    let mut all = Vec::new();
    for (key, value) in table {
        let inner = match value {
            toml::Value::Table(_) if key == "contractions" => Vec::new(), // its keys are words
            toml::Value::Table(inner) => fields(inner),
            toml::Value::Array(rows) => rows.iter().filter_map(toml::Value::as_table).flat_map(fields).collect(),
            _ => Vec::new(),
        };
        // an array of tables is a list of entries, and its fields are what counts
        if inner.is_empty() || value.is_table() {
            all.push(key.as_str());
        }
        all.extend(inner);
    }
    all
}

/// A page, taken apart.
#[derive(Default)]
struct Page {
    sections: BTreeMap<String, Section>,
    /// Code blocks: what stands behind the fence, and the text.
    blocks: Vec<(String, String)>,
    links: Vec<String>,
}

/// What stands under a heading.
#[derive(Default)]
struct Section {
    /// Everything in code letters.
    codes: Vec<String>,
    /// The code letters in the first column of its tables.
    rows: Vec<String>,
}

impl Page {
    fn read(file: &str) -> Self {
        let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
        let mut page = Page::default();
        let (mut heading, mut in_heading, mut column, mut block) = (String::new(), false, usize::MAX, false);
        for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Heading { .. }) => (heading, in_heading) = (String::new(), true),
                Event::End(TagEnd::Heading(_)) => {
                    in_heading = false;
                    page.sections.entry(heading.clone()).or_default();
                }
                Event::Text(text) | Event::Code(text) if in_heading => heading.push_str(&text),
                Event::Start(Tag::TableRow) => column = 0,
                Event::End(TagEnd::TableRow) => column = usize::MAX,
                Event::End(TagEnd::TableCell) => column = column.saturating_add(1),
                Event::Start(Tag::Link { dest_url, .. }) => page.links.push(dest_url.into_string()),
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                    page.blocks.push((info.into_string(), String::new()));
                    block = true;
                }
                Event::End(TagEnd::CodeBlock) => block = false,
                Event::Text(text) if block => page.blocks.last_mut().expect("an open block").1.push_str(&text),
                Event::Code(code) => {
                    let section = page.sections.entry(heading.clone()).or_default();
                    if column == 0 {
                        section.rows.push(code.to_string());
                    }
                    section.codes.push(code.into_string());
                }
                _ => {}
            }
        }
        page
    }

    fn section(&self, heading: &str) -> &Section {
        self.sections.get(heading).unwrap_or_else(|| panic!("no section `{heading}`"))
    }
}
