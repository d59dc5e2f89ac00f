//! Editorial rules: what a desk wants to know of an article before it goes out.
//!
//! A rule is a page in Markdown with a TOML block in front (`grammars/de/rules`). Its condition is of a closed vocabulary over what the
//! analysis knows; what needs an algorithm is a named check with parameters. Nothing in a page is executed.

pub mod checks;
pub mod condition;
mod context;
pub mod examples;
mod level;
mod load;
mod message;
mod page;
mod rule;

pub use context::{Context, FramePlace, SpeakerForm};
pub use level::Level;
pub use message::Message;
pub use page::{Example, Page, Verdict};
pub use rule::{Finding, Mark, Rule, Scope};

use crate::analysis::Analysis;
use crate::error::DataError;
use crate::grammar::Grammar;
use crate::sources::{Source, Sources};
use load::Loaded;
use std::fmt::Write as _;

/// A set of rules, sorted by name.
#[derive(Clone, Debug, Default)]
pub struct Rules(Vec<Loaded>);

impl Rules {
    /// Reads the rules of a language.
    ///
    /// # Errors
    /// The first fault in a page, with its place.
    pub fn load(sources: &Sources, grammar: &Grammar) -> Result<Self, DataError> {
        let mut rules = Self::default();
        for source in sources.within("rules") {
            rules.add(source, grammar)?;
        }
        Ok(rules)
    }

    /// Adds a page. One with a known name replaces the rule of that name.
    ///
    /// # Errors
    /// What is wrong with the page.
    pub fn add(&mut self, source: &Source, grammar: &Grammar) -> Result<(), DataError> {
        let loaded = load::load(source, &self.0, grammar)?;
        match self.0.binary_search_by(|known| known.rule.id.cmp(&loaded.rule.id)) {
            Ok(at) => {
                if let Some(known) = self.0.get_mut(at) {
                    *known = loaded;
                }
            }
            Err(at) => self.0.insert(at, loaded),
        }
        Ok(())
    }

    /// All rules, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.0.iter().map(|loaded| &loaded.rule)
    }

    /// A rule.
    pub fn get(&self, id: &str) -> Option<&Rule> {
        self.iter().find(|rule| rule.id == id)
    }

    /// One Markdown document with an overview and the page of every rule.
    pub fn document(&self) -> String {
        let mut text = String::from("# Regeln\n\n<!-- written by `sagte rules --format markdown` -->\n\n");
        text.push_str("| Regel | Stufe | meldet |\n|---|---|---|\n");
        for rule in self.iter() {
            let _ = writeln!(text, "| [{0}](#{0}) | {1} | {2} |", rule.id, rule.level.german(), rule.page.title);
        }
        for rule in self.iter() {
            // the page's headings become headings of this document
            let page = rule.page.markdown.replace("\n## ", "\n### ").trim_end().replacen("# ", "**", 1);
            let (title, rest) = page.split_once('\n').unwrap_or((&page, ""));
            let _ = write!(text, "\n## {}\n\n{title}** · {}\n{rest}\n", rule.id, rule.level.german());
            if !rule.norms.is_empty() {
                let _ = write!(text, "\n### Norm\n\n");
            }
            for norm in &rule.norms {
                let _ = writeln!(text, "- {norm}");
            }
        }
        text
    }

    /// Changes how much the findings of each rule matter.
    pub fn set_levels(&mut self, level: impl Fn(&Rule) -> Level) {
        for loaded in &mut self.0 {
            loaded.rule.level = level(&loaded.rule);
        }
    }

    /// What the rules that are not off find in an article, in text order.
    pub fn check(&self, analysis: &Analysis<'_>, grammar: &Grammar) -> Vec<Finding> {
        let context = Context::new(analysis, grammar);
        let on = self.iter().filter(|rule| rule.level > Level::Off);
        let mut findings: Vec<Finding> = on.flat_map(|rule| rule.find(&context)).collect();
        findings.sort_by(|a, b| (a.span(), &a.rule).cmp(&(b.span(), &b.rule)));
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "+++
id = \"own\"
level = \"hint\"
message = \"„{cue}“\"
mark = \"cue\"
[quotation]
lemma = \"sagen\"
+++

# Own

## Falsch

> Sie **sagte**, es regne.

## Richtig

> Es regnet.
";

    fn add(pages: &[&str]) -> Result<Rules, String> {
        let grammar = Grammar::german();
        let mut rules = Rules::default();
        for page in pages {
            rules.add(&Source::page("own.md", (*page).to_string()), &grammar).map_err(|error| error.to_string())?;
        }
        Ok(rules)
    }

    fn fault(from: &str, to: &str) -> String {
        assert!(PAGE.contains(from), "{from}");
        add(&[&PAGE.replace(from, to)]).map(|_| ()).expect_err("a fault")
    }

    #[test]
    fn faults_have_place_and_remedy() {
        let faults = [
            fault("lemma = \"sagen\"", "lema = \"sagen\""),
            fault("\"sagen\"", "[\"sagen\", \"sagem\"]"),
            fault("lemma = \"sagen\"", "quote.words = { min = 5, max = 2 }"),
            fault("lemma = \"sagen\"", "stance = \"claimed\""),
            fault("{cue}", "{cou}"),
            fault("> Es regnet.", ""),
            fault("**sagte**", "**sagte*"),
            fault("**sagte**", "sagte"),
            fault("[quotation]", "[speech]"),
            fault("[quotation]\nlemma = \"sagen\"\n", ""),
        ];
        insta::with_settings!({ snapshot_path => "../../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!("faults-of-rules", faults.join("\n\n"));
        });
    }

    #[test]
    fn a_page_replaces_or_extends_another() {
        let other = PAGE.replace("level = \"hint\"", "level = \"error\"");
        let rules = add(&[PAGE, &other]).expect("good pages");
        assert_eq!(rules.get("own").map(|r| r.level), Some(Level::Error));
        let child = "+++\nid = \"child\"\nextends = \"own\"\nlevel = \"warning\"\n+++\n\n# Child\n\n## Falsch\n\n> Sie **sagte**, es regne.\n\n## Richtig\n\n> Nein.\n";
        let rules = add(&[PAGE, child]).expect("good pages");
        let child = rules.get("child").expect("the rule");
        assert_eq!(child.level, Level::Warning);
        let grammar = Grammar::german();
        for example in &child.page.examples {
            assert_eq!(examples::check(child, example, &grammar), Ok(()));
        }
    }
}
