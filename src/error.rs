//! What can go wrong at the rim: broken grammar files. Reading text has no errors.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use std::fmt;
use std::ops::Range;

/// A fault in a data file, with its place and, where there is one, a remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataError {
    file: String,
    text: String,
    /// Bytes of `text`.
    place: Range<usize>,
    message: String,
    help: Option<String>,
}

impl DataError {
    /// A fault at a place (in bytes) of a file.
    pub fn new(file: &str, text: &str, place: Range<usize>, message: impl Into<String>) -> Self {
        let end = place.end.min(text.len());
        let place = place.start.min(end)..end;
        Self { file: file.to_string(), text: text.to_string(), place, message: message.into(), help: None }
    }

    /// What the TOML reader found wrong.
    pub fn toml(file: &str, text: &str, error: &toml::de::Error) -> Self {
        let place = error.span().unwrap_or_default();
        // serde's words: unknown field `a`, expected one of `b`, `c`
        let (message, expected) = error.message().split_once(", expected ").unwrap_or((error.message(), ""));
        let quoted = |text: &str| text.split('`').skip(1).step_by(2).map(String::from).collect::<Vec<_>>();
        match (quoted(message).first(), quoted(expected)) {
            (Some(found), names) if !names.is_empty() => {
                Self::new(file, text, place, message).choices(found, names.iter().map(String::as_str))
            }
            _ => Self::new(file, text, place, error.message()),
        }
    }

    /// Adds a remedy.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the names that would be right, the likeliest first if one is near.
    #[must_use]
    pub fn choices<'n>(self, found: &str, names: impl IntoIterator<Item = &'n str>) -> Self {
        let names: Vec<&str> = names.into_iter().collect();
        let near = names.iter().map(|name| (strsim::jaro_winkler(found, name), *name));
        let near = near.filter(|(score, _)| *score > 0.8).max_by(|a, b| a.0.total_cmp(&b.0));
        match near {
            Some((_, name)) => self.help(format!("did you mean `{name}`?")),
            None => self.help(format!("one of: {}", names.join(", "))),
        }
    }

    /// Line of the fault, from 1.
    pub fn line(&self) -> usize {
        1 + self.before().matches('\n').count()
    }

    /// Column of the fault in characters, from 1.
    pub fn column(&self) -> usize {
        1 + self.before().rsplit('\n').next().map_or(0, |line| line.chars().count())
    }

    fn before(&self) -> &str {
        self.text.get(..self.place.start).unwrap_or_default()
    }
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let snippet =
            Snippet::source(&self.text).path(&self.file).annotation(AnnotationKind::Primary.span(self.place.clone()));
        let mut group = Level::ERROR.primary_title(&self.message).element(snippet);
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(help));
        }
        f.write_str(&Renderer::plain().render(&[group]))
    }
}

impl std::error::Error for DataError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_place_and_remedy() {
        let text = "a = 1\ntakes = \"das\"\n";
        let error =
            DataError::new("verbs.toml", text, 15..18, "unknown complement `das`").choices("das", ["dass", "direct"]);
        assert_eq!((error.line(), error.column()), (2, 10));
        insta::assert_snapshot!(error, @r#"
        error: unknown complement `das`
         --> verbs.toml:2:10
          |
        2 | takes = "das"
          |          ^^^
          |
          = help: did you mean `dass`?
        "#);
    }

    #[test]
    fn unknown_keys_name_the_known_ones() {
        #[derive(Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Entry {
            #[serde(rename = "stance")]
            _stance: Option<String>,
        }
        let text = "stanec = \"claim\"\n";
        let error = toml::from_str::<Entry>(text).map(|_| ()).expect_err("an unknown key");
        insta::assert_snapshot!(DataError::toml("rule.md", text, &error), @r#"
        error: unknown field `stanec`
         --> rule.md:1:1
          |
        1 | stanec = "claim"
          | ^^^^^^
          |
          = help: did you mean `stance`?
        "#);
    }
}
