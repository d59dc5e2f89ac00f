//! The files of German: what is built in, and a folder of the user's on top.

use std::borrow::Cow;
use std::path::Path;
use std::{fs, io};

/// One data file.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its path below `grammars/de`, as in `lexicon/verbs.toml`; with the user's folder in front if it is the user's.
    pub file: String,
    /// Its text.
    pub text: Cow<'static, str>,
    key: String,
}

impl Source {
    /// Its name without folders.
    pub fn name(&self) -> &str {
        self.key.rsplit('/').next().unwrap_or_default()
    }

    /// A rule's page.
    pub fn page(file: impl Into<String>, text: impl Into<Cow<'static, str>>) -> Self {
        let file = file.into();
        Self { key: format!("rules/{file}"), file, text: text.into() }
    }
}

/// All data files, ours first.
#[derive(Clone, Debug)]
pub struct Sources(Vec<Source>);

macro_rules! built_in {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../grammars/de/", $path)))),*]
    };
}

const BUILT_IN: &[(&str, &str)] = built_in![
    "constructions/direct.toml",
    "constructions/free-indirect.toml",
    "constructions/indirect.toml",
    "constructions/noun.toml",
    "constructions/reported.toml",
    "lexicon/abbreviations.toml",
    "lexicon/declension.toml",
    "lexicon/first-names.toml",
    "lexicon/function-words.toml",
    "lexicon/layout.toml",
    "lexicon/marks.toml",
    "lexicon/media.toml",
    "lexicon/nouns.toml",
    "lexicon/reporting-nouns.toml",
    "lexicon/reporting-verbs.toml",
    "lexicon/verbs.toml",
    "lexicon/world.toml",
    "profiles/agency.toml",
    "profiles/fact-check.toml",
    "profiles/magazine.toml",
    "profiles/research.toml",
    "rules/accusation-without-reply.md",
    "rules/ambiguous-pronoun.md",
    "rules/anonymous-source.md",
    "rules/colouring-verbs.md",
    "rules/dass-before-quotation.md",
    "rules/dass-clause-in-indicative.md",
    "rules/direct-without-speaker.md",
    "rules/doubled-distance.md",
    "rules/first-mention-without-first-name.md",
    "rules/first-mention-without-function.md",
    "rules/headline-quotation-not-in-text.md",
    "rules/indirect-speech-in-indicative.md",
    "rules/inner-quotation-outer-marks.md",
    "rules/konjunktiv2-for-konjunktiv1.md",
    "rules/late-attribution.md",
    "rules/lead-without-source.md",
    "rules/long-quotation.md",
    "rules/mind-reading.md",
    "rules/mixed-quotation-marks.md",
    "rules/new-speaker-after-quotation.md",
    "rules/press-release-only.md",
    "rules/quotation-in-two-wordings.md",
    "rules/quotation-three-deep.md",
    "rules/salutation-before-name.md",
    "rules/scare-quotes.md",
    "rules/single-source.md",
    "rules/sogenannt-with-marks.md",
    "rules/source-in-passive.md",
    "rules/stray-quotation-mark.md",
    "rules/unclosed-quotation-mark.md",
    "rules/unnamed-experts.md",
    "rules/verb-insinuates-lie.md",
    "rules/verb-presupposes-truth.md",
    "rules/wuerde-for-konjunktiv1.md",
];

/// The folders of a language, and what the names of their files end with.
const ROOMS: [(&str, &str); 4] =
    [("lexicon", "toml"), ("constructions", "toml"), ("rules", "md"), ("profiles", "toml")];

/// The path of a file below the folder of its language. A lexicon file is known by its name, so that one with another name would never
/// be read; all others may have any name.
fn checked_key(room: &str, name: &str) -> io::Result<String> {
    let key = format!("{room}/{name}");
    let known: Vec<&str> = BUILT_IN.iter().map(|(known, _)| *known).filter(|k| k.starts_with("lexicon/")).collect();
    if room != "lexicon" || known.contains(&key.as_str()) {
        return Ok(key);
    }
    Err(wrong(format!("{key} is no file of a lexicon; those are: {}", known.join(", "))))
}

fn wrong(message: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, message)
}

impl Sources {
    /// What is built in.
    pub fn built_in() -> Self {
        Self(
            BUILT_IN
                .iter()
                .map(|&(key, text)| Source { file: format!("grammars/de/{key}"), text: text.into(), key: key.into() })
                .collect(),
        )
    }

    /// Adds the files of a folder laid out like `grammars/de`. What it defines anew replaces ours, the rest is added.
    ///
    /// # Errors
    /// The folder or a file of it cannot be read, or a file's place in it means nothing.
    pub fn and_folder(mut self, folder: &Path) -> io::Result<Self> {
        fs::metadata(folder)?;
        let rooms: Vec<_> = ROOMS.into_iter().filter(|(room, _)| folder.join(room).is_dir()).collect();
        if rooms.is_empty() {
            return Err(wrong(format!("neither {} is in it", ROOMS.map(|(room, _)| room).join(" nor "))));
        }
        for (room, ending) in rooms {
            let mut names: Vec<String> = Vec::new();
            for entry in fs::read_dir(folder.join(room))? {
                let path = entry?.path();
                if path.extension().is_some_and(|e| e == ending) {
                    names.extend(path.file_name().and_then(|n| n.to_str()).map(String::from));
                }
            }
            names.sort();
            for name in names {
                let path = folder.join(room).join(&name);
                let key = checked_key(room, &name)?;
                let text = fs::read_to_string(&path)?;
                self.0.push(Source { file: path.display().to_string(), text: text.into(), key });
            }
        }
        Ok(self)
    }

    /// Adds a file given as text; `key` is its path below `grammars/de`. What it defines anew replaces ours, the rest is added.
    ///
    /// # Errors
    /// The path means nothing.
    pub fn and_text(mut self, key: &str, text: impl Into<Cow<'static, str>>) -> io::Result<Self> {
        let (room, name) = key.split_once('/').unwrap_or_default();
        let key = checked_key(room, name)?;
        self.0.push(Source { file: key.clone(), text: text.into(), key });
        Ok(self)
    }

    /// The files with this path, ours first.
    pub fn named<'s>(&'s self, key: &'s str) -> impl Iterator<Item = &'s Source> {
        self.0.iter().filter(move |s| s.key == key)
    }

    /// Whether the user has files in a room.
    pub fn adds_to(&self, room: &str) -> bool {
        self.within(room).count() > BUILT_IN.iter().filter(|(key, _)| key.starts_with(room)).count()
    }

    /// The files of a room, in order.
    pub fn within<'s>(&'s self, room: &'s str) -> impl Iterator<Item = &'s Source> {
        self.0.iter().filter(move |s| s.key.strip_prefix(room).is_some_and(|rest| rest.starts_with('/')))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(folder: &str) -> Option<io::ErrorKind> {
        Sources::built_in().and_folder(Path::new(folder)).err().map(|e| e.kind())
    }

    #[test]
    fn a_folder_that_holds_no_grammar_is_an_error() {
        assert_eq!(kind("grammars/de"), None);
        assert_eq!(kind("grammars/nowhere"), Some(io::ErrorKind::NotFound));
        assert_eq!(kind("samples"), Some(io::ErrorKind::InvalidInput), "no folder of a grammar in it");
    }

    #[test]
    fn a_file_that_nobody_reads_is_an_error() {
        assert!(checked_key("constructions", "own.toml").is_ok());
        assert!(checked_key("lexicon", "verbs.toml").is_ok());
        assert!(checked_key("lexicon", "own-verbs.toml").is_err());
    }
}
