//! `function-words.toml`, `nouns.toml`, `first-names.toml` and `reporting-nouns.toml` → the form table.

use super::agreement::Agreement;
use super::classes::Classes;
use super::entries::{FirstNames, FunctionWords, NounFile, ReportingNouns};
use super::lexeme::Takes;
use super::load::{Loader, fault};
use crate::error::DataError;
use crate::sources::Source;
use toml::Spanned;

/// Shortest noun, in letters, that can be the last part of a compound: shorter ones end too many other words.
const SHORTEST_HEAD: usize = 4;

impl Loader {
    pub(super) fn function_words(&mut self, file: &FunctionWords, source: &Source) -> Result<(), DataError> {
        for (lists, all) in [(&file.determiners, Classes::DETERMINER), (&file.pronouns, Classes::PRONOUN)] {
            for (name, rows) in lists {
                self.declined(rows, all | class(name, source)?, source)?;
            }
        }
        self.declined(&file.relatives, Classes::RELATIVE, source)?;
        for row in &file.adjectives {
            let (ending, agreement) = word_and_agreement(row, source)?;
            self.adjectives.add(ending, agreement);
        }
        self.prefixes.no_nouns.add(&file.never_nouns, ());
        self.prefixes.never.add(&file.never_verbs, ());
        let pairs = |rows: &[String]| {
            let pair = |row: &String| row.split_once(' ').map(|(old, new)| (old.to_string(), new.to_string()));
            rows.iter().filter_map(pair).collect::<Vec<_>>()
        };
        self.spellings.inside.extend(pairs(&file.old_spellings.inside));
        self.spellings.endings.extend(pairs(&file.old_spellings.endings));
        for (preposition, words) in &file.contractions {
            for word in words.split_whitespace() {
                self.table.entry(word).classes |= Classes::CONTRACTION;
                self.contractions.push((word.to_string(), preposition.clone()));
            }
        }
        for (name, words) in &file.classes {
            let class = class(name, source)?;
            for word in words.split_whitespace() {
                self.table.entry(word).classes |= class;
            }
        }
        for (name, endings) in &file.endings {
            let class = class(name, source)?;
            endings.split_whitespace().for_each(|ending| *self.endings.entry(ending.into()).or_default() |= class);
        }
        self.genders.add(&file.genders.feminine, Agreement::FEMININE);
        self.genders.add(&file.genders.masculine, Agreement::MASCULINE);
        self.genders.add(&file.genders.neuter, Agreement::NEUTER);
        Ok(())
    }

    /// Words with their cases and genders.
    fn declined(&mut self, rows: &[Spanned<String>], class: Classes, source: &Source) -> Result<(), DataError> {
        for row in rows {
            let (word, agreement) = word_and_agreement(row, source)?;
            let form = self.table.entry(word);
            form.classes |= class;
            form.agreement |= agreement;
        }
        Ok(())
    }

    pub(super) fn nouns(&mut self, file: &NounFile<'_>) {
        let (m, f, n, p) = (Agreement::MASCULINE, Agreement::FEMININE, Agreement::NEUTER, Agreement::PLURAL);
        let (persons, groups, bodies) = (&file.persons, &file.groups, &file.bodies);
        let lists = [
            (&persons.masculine, Classes::PERSON, m | p),
            (&persons.feminine, Classes::PERSON, f | p),
            (&persons.neuter, Classes::PERSON, n | p),
            (&persons.either, Classes::PERSON, m | f | p),
            (&groups.masculine, Classes::GROUP, m | p),
            (&groups.feminine, Classes::GROUP, f | p),
            (&groups.neuter, Classes::GROUP, n | p),
            (&groups.plural, Classes::GROUP, p),
            (&bodies.masculine, Classes::BODY, m | p),
            (&bodies.feminine, Classes::BODY, f | p),
            (&bodies.neuter, Classes::BODY, n | p),
            (&file.media.print, Classes::PRINT, Agreement::empty()),
            (&file.media.broadcast, Classes::BROADCAST, Agreement::empty()),
            (&file.media.agency, Classes::AGENCY, Agreement::empty()),
            (&file.media.press, Classes::PRESS, Agreement::empty()),
            (&file.documents.writing, Classes::DOCUMENT, Agreement::empty()),
            (&file.documents.statement, Classes::STATEMENT, Agreement::empty()),
            (&file.documents.survey, Classes::SURVEY, Agreement::empty()),
            (&file.sources.plain, Classes::SOURCE, Agreement::empty()),
            (&file.sources.opinion, Classes::SOURCE | Classes::OPINION, Agreement::empty()),
            (&file.sources.norm, Classes::NORM, Agreement::empty()),
            (&file.settings.spoken, Classes::SPOKEN_SETTING, Agreement::empty()),
            (&file.settings.written, Classes::WRITTEN_SETTING, Agreement::empty()),
            (&file.settings.public, Classes::PUBLIC_SETTING, Agreement::empty()),
            (&file.times.all, Classes::TIME, Agreement::empty()),
            (&file.titles.all, Classes::TITLE, Agreement::empty()),
            (&file.works.all, Classes::WORK, Agreement::empty()),
        ];
        for (list, class, agreement) in lists {
            for row in list {
                self.noun(row, class, agreement);
            }
        }
        for row in &persons.masculine {
            let base = row.split([' ', '/']).next().unwrap_or_default();
            let stem = base.strip_suffix('e').unwrap_or(base);
            self.noun(&format!("{stem}in/nen"), Classes::PERSON, f | p);
        }
        for row in &file.media.names {
            let (name, kind) = row.split_once(':').unwrap_or((row, "print"));
            let class = match kind {
                "agency" => Classes::AGENCY,
                "broadcast" => Classes::BROADCAST,
                _ => Classes::PRINT,
            };
            self.name(name, class);
        }
        file.names.seats.iter().for_each(|name| self.name(name, Classes::SEAT));
        file.names.parties.iter().for_each(|name| self.name(name, Classes::PARTY));
        for row in &file.exact.all {
            self.each_form(row, |form| form.heads = false);
        }
    }

    /// A proper name: one word only, and no compound inherits from it.
    pub(super) fn name(&mut self, row: &str, class: Classes) {
        if !row.contains(' ') {
            self.each_form(row, |form| form.classes |= class);
        }
    }

    pub(super) fn noun(&mut self, row: &str, class: Classes, agreement: Agreement) {
        let lemma = row.split([' ', '/']).next().unwrap_or_default();
        let heads = lemma.chars().count() >= SHORTEST_HEAD;
        self.each_form(row, |form| {
            form.classes |= class;
            form.agreement |= agreement;
            form.heads |= heads;
        });
    }

    /// Reads `Wort/endung,endung Wörter/n` and calls `each` with every form.
    pub(super) fn each_form(&mut self, row: &str, each: impl Fn(&mut super::table::Form)) {
        for part in row.split_whitespace() {
            let (base, endings) = part.split_once('/').unwrap_or((part, ""));
            for ending in std::iter::once("").chain(endings.split(',').filter(|e| !e.is_empty() && *e != "-")) {
                each(self.small_entry(base, ending));
            }
        }
    }

    /// The form of a word with its first letter small.
    pub(super) fn small_entry(&mut self, base: &str, ending: &str) -> &mut super::table::Form {
        self.key.clear();
        if base.starts_with(|first: char| first.is_ascii()) {
            self.key.push_str(base);
            self.key.get_mut(..1).into_iter().for_each(str::make_ascii_lowercase);
        } else {
            self.key.push_str(&super::load_verbs::small_first(base));
        }
        self.key.push_str(ending);
        self.table.entry(&self.key)
    }

    pub(super) fn first_names(&mut self, file: &FirstNames<'_>) {
        let lists = [
            (&file.female, Agreement::FEMININE),
            (&file.male, Agreement::MASCULINE),
            (&file.either, Agreement::empty()),
            (&file.weakly, Agreement::empty()),
        ];
        for (names, gender) in lists {
            for name in names.split_whitespace() {
                let form = self.small_entry(name, "");
                form.classes |= Classes::FIRST_NAME;
                form.agreement |= gender;
            }
        }
    }

    pub(super) fn reporting_nouns(&mut self, file: &ReportingNouns<'_>) {
        for entry in &file.noun {
            let governs = entry
                .takes
                .split_whitespace()
                .filter_map(Takes::parse)
                .fold(Classes::REPORTING_NOUN, |all, takes| all | takes.of_noun());
            for form in entry.forms.split_whitespace() {
                self.small_entry(form, "").classes |= governs;
            }
        }
    }
}

fn class(name: &Spanned<String>, source: &Source) -> Result<Classes, DataError> {
    Classes::from_name(&name.get_ref().to_uppercase().replace('-', "_"))
        .ok_or_else(|| fault(source, name, format!("unknown class `{}`", name.get_ref())))
}

/// Reads `der nom.m dat.f`.
fn word_and_agreement<'r>(row: &'r Spanned<String>, source: &Source) -> Result<(&'r str, Agreement), DataError> {
    let mut parts = row.get_ref().split_whitespace();
    let word = parts.next().unwrap_or_default();
    let mut agreement = Agreement::empty();
    for pair in parts {
        let unknown = || fault(source, row, format!("`{pair}` is no case and gender")).help("like nom.m, dat.f, acc.p");
        agreement |= Agreement::parse(pair).ok_or_else(unknown)?;
    }
    Ok((word, agreement))
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::sources::Sources;

    #[test]
    fn a_class_that_there_is_not_is_an_error() {
        for list in ["[pronouns]\nfourth_person = [\"xe nom.m\"]", "[classes]\nsince = \"seit\""] {
            let sources = Sources::built_in().and_text("lexicon/function-words.toml", list).expect("a known file");
            let error = Lexicon::load(&sources).expect_err("no class").to_string();
            assert!(error.contains("unknown class") && error.contains("function-words.toml:2:1"), "{error}");
        }
    }
}
