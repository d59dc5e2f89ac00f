//! `grammars/de/lexicon/*.toml` → lexicon. Everything that can be wrong with the data is found here.

use super::agreement::Agreement;
use super::classes::Classes;
use super::conjugate::{Parts, Prefix, conjugate};
use super::entries::{FunctionWords, NounFile, ReportingVerbs, VerbEntry, VerbFile};
use super::lexeme::{Addressee, Lexeme, Stance, Takes};
use super::medium::Medium;
use super::table::{Table, VerbId};
use super::{Lexicon, Verb, VerbKind};
use crate::error::DataError;
use crate::sources::{Source, Sources};
use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;
use toml::Spanned;

/// Forms to make room for: what the built-in lexicon has, and some.
const FORMS: usize = 60_000;

/// Shortest noun, in letters, that can be the last part of a compound: shorter ones end too many other words.
const SHORTEST_HEAD: usize = 4;

/// Reads one kind of data file.
pub(super) fn read<T: DeserializeOwned>(source: &Source) -> Result<T, DataError> {
    toml::from_str(&source.text).map_err(|error| DataError::toml(&source.file, &source.text, &error))
}

/// Builds the lexicon from its files.
pub(super) fn load(sources: &Sources) -> Result<Lexicon, DataError> {
    let mut loader = Loader::default();
    for source in sources.named("lexicon/verbs.toml") {
        loader.verbs(&read(source)?, source)?;
    }
    for source in sources.named("lexicon/reporting-verbs.toml") {
        let file: ReportingVerbs = read(source)?;
        for entry in file.verb {
            loader.reporting_verb(entry, source)?;
        }
    }
    loader.attach_lexemes();
    for source in sources.named("lexicon/function-words.toml") {
        loader.function_words(&read(source)?, source)?;
    }
    for source in sources.named("lexicon/nouns.toml") {
        loader.nouns(&read(source)?);
    }
    for source in sources.named("lexicon/first-names.toml") {
        loader.first_names(&read(source)?);
    }
    for source in sources.named("lexicon/reporting-nouns.toml") {
        loader.reporting_nouns(read(source)?);
    }
    let Loader { mut table, verbs, lexemes, prefixes, genders, adjectives, .. } = loader;
    table.settle(|verb| verbs.get(verb as usize).is_some_and(|v| !v.lexemes.is_empty()));
    Ok(Lexicon { table, verbs, lexemes, prefixes, genders, adjectives })
}

#[derive(Default)]
struct Loader {
    table: Table,
    verbs: Vec<Verb>,
    by_lemma: FxHashMap<String, VerbId>,
    parts: FxHashMap<String, Parts>,
    lexemes: Vec<Lexeme>,
    prefixes: super::Prefixes,
    /// Prefixes that are never separated.
    fixed: Vec<String>,
    genders: Vec<(String, Agreement)>,
    adjectives: Vec<(String, Agreement)>,
}

impl Loader {
    fn verbs(&mut self, file: &VerbFile, source: &Source) -> Result<(), DataError> {
        if self.verbs.is_empty() {
            self.table = Table::with_capacity(FORMS);
            self.verbs.push(Verb::default()); // 0 is no verb
        }
        let words = |list: &str| list.split_whitespace().map(String::from).collect::<Vec<_>>();
        let (fixed, both) = (words(&file.inseparable), words(&file.both));
        self.prefixes.inseparable.extend(fixed.iter().chain(&both).cloned());
        self.prefixes.separable.extend(words(&file.separable).into_iter().chain(both));
        self.fixed.extend(fixed.into_iter().chain(words(&file.fixed)));
        for row in &file.irregular {
            let six = |row: &Spanned<String>| {
                let forms: Vec<String> = row.get_ref().split_whitespace().map(String::from).collect();
                if forms.len() == 6 { Ok(forms) } else { Err(fault(source, row, "six forms wanted: ich du er wir ihr sie")) }
            };
            let finite = [six(&row.present)?, six(&row.past)?, six(&row.konjunktiv1)?, six(&row.konjunktiv2)?];
            let participle = row.participle.split_whitespace().map(String::from).collect();
            self.add_parts(Parts::Irregular { infinitive: row.lemma.clone(), finite, participle }, &row.lemma);
            let kind = named(row.kind.as_ref(), "kind", VerbKind::parse, VerbKind::NAMES.map(|(n, _)| n), source)?;
            let kind = kind.unwrap_or_default();
            self.verb(&row.lemma, Prefix::None, &row.lemma, kind);
        }
        for row in &file.strong {
            let parts: Vec<&str> = row.get_ref().split_whitespace().collect();
            let [infinitive, third, past, konjunktiv2, participle] = parts[..] else {
                let want = "five parts wanted: infinitive, third person, past, Konjunktiv II, participle";
                return Err(fault(source, row, want).help("\"geben gibt gab gäbe gegeben\""));
            };
            let several = |part: &str| part.split('/').map(String::from).collect();
            let parts = Parts::Strong {
                infinitive: infinitive.into(),
                third: several(third),
                past: several(past),
                konjunktiv2: several(konjunktiv2),
                participle: several(participle),
            };
            self.add_parts(parts, infinitive);
            self.verb(infinitive, Prefix::None, infinitive, VerbKind::Full);
        }
        for infinitive in file.weak.split_whitespace() {
            match infinitive.split_once('|') {
                Some((particle, base)) => {
                    self.weak(base);
                    let lemma = [particle, base].concat();
                    self.verb_of(&lemma, Prefix::Separable(particle), &Parts::Weak(base.to_string()), VerbKind::Full);
                }
                None => {
                    self.weak(infinitive);
                }
            }
        }
        for ending in file.foreign.split_whitespace() {
            self.verb_of(&["~", ending].concat(), Prefix::Fixed("~"), &Parts::Weak(ending.to_string()), VerbKind::Full);
        }
        Ok(())
    }

    fn add_parts(&mut self, parts: Parts, infinitive: &str) {
        self.parts.insert(infinitive.to_string(), parts);
    }

    /// A weak verb; one with a fixed prefix has no ge.
    fn weak(&mut self, infinitive: &str) -> VerbId {
        if let Some(known) = self.by_lemma.get(infinitive) {
            return *known;
        }
        self.add_parts(Parts::Weak(infinitive.to_string()), infinitive);
        let bare = self.fixed.iter().find_map(|p| Some((p.clone(), infinitive.strip_prefix(p.as_str()).filter(|r| has_syllable(r))?)));
        match bare {
            Some((prefix, rest)) => {
                let parts = Parts::Weak(rest.to_string());
                self.verb_of(infinitive, Prefix::Fixed(&prefix), &parts, VerbKind::Full)
            }
            None => self.verb(infinitive, Prefix::None, infinitive, VerbKind::Full),
        }
    }

    /// Makes a verb from a known base and puts its forms into the table.
    fn verb(&mut self, lemma: &str, prefix: Prefix<'_>, base: &str, kind: VerbKind) -> VerbId {
        let parts = self.parts.get(base).cloned().unwrap_or_else(|| Parts::Weak(base.to_string()));
        self.verb_of(lemma, prefix, &parts, kind)
    }

    fn verb_of(&mut self, lemma: &str, prefix: Prefix<'_>, parts: &Parts, kind: VerbKind) -> VerbId {
        if let Some(known) = self.by_lemma.get(lemma) {
            return *known;
        }
        let id = VerbId::try_from(self.verbs.len()).unwrap_or(0);
        let class = match kind {
            VerbKind::Full => Classes::empty(),
            VerbKind::Modal => Classes::MODAL,
            VerbKind::Haben | VerbKind::Sein | VerbKind::Werden => Classes::AUXILIARY,
        };
        let table = &mut self.table;
        conjugate(parts, prefix, &mut |form, inflection| {
            table.add_reading(form, id, inflection);
            if !class.is_empty() {
                table.entry(form).classes |= class;
            }
        });
        self.by_lemma.insert(lemma.to_string(), id);
        self.verbs.push(Verb { lemma: lemma.to_string(), kind, lexemes: Vec::new() });
        id
    }

    fn reporting_verb(&mut self, entry: VerbEntry, source: &Source) -> Result<(), DataError> {
        let lemma = entry.lemma.get_ref().replace('|', "");
        let mut takes = Takes::empty();
        for name in entry.takes.get_ref().split_whitespace() {
            takes |= Takes::parse(name).ok_or_else(|| {
                fault(source, &entry.takes, format!("unknown complement `{name}`")).choices(name, Takes::NAMES.map(|(n, _)| n))
            })?;
        }
        let addressee = named(entry.to.as_ref(), "addressee", Addressee::parse, Addressee::NAMES.map(|(n, _)| n), source)?;
        let medium = named(entry.medium.as_ref(), "medium", Medium::parse, Medium::NAMES.map(|(n, _)| n), source)?;
        let stance = named(entry.stance.as_ref(), "stance", Stance::parse, Stance::NAMES.map(|(n, _)| n), source)?;
        let mut words: Vec<&str> = entry.lemma.get_ref().split_whitespace().collect();
        let Some(head) = words.pop() else { return Err(fault(source, &entry.lemma, "a verb wanted")) };
        let lexeme = Lexeme {
            lemma: lemma.clone(),
            particle: head.split_once('|').map(|(particle, _)| particle.to_string()),
            companions: words.into_iter().map(String::from).collect(),
            takes,
            correlates: entry.correlate.unwrap_or_default().split_whitespace().map(String::from).collect(),
            addressee,
            medium,
            stance: stance.unwrap_or_default(),
            continues: entry.continues,
        };
        match self.lexemes.iter_mut().find(|l| l.lemma == lemma) {
            Some(known) => *known = lexeme,
            None => self.lexemes.push(lexeme),
        }
        Ok(())
    }

    /// Gives every lexeme to the verbs whose forms can be it: `mitteilen` to *mitteilen* (in one word) and to *teilen*.
    fn attach_lexemes(&mut self) {
        let heads: Vec<(String, Option<String>)> = self
            .lexemes
            .iter()
            .map(|l| (l.lemma.rsplit(' ').next().unwrap_or_default().to_string(), l.particle.clone()))
            .collect();
        for (number, (head, particle)) in heads.into_iter().enumerate() {
            let lexeme = u16::try_from(number).unwrap_or(u16::MAX);
            let mut verbs = Vec::new();
            if let Some((particle, base)) = particle.as_deref().and_then(|p| Some((p, head.strip_prefix(p)?))) {
                verbs.push(self.find_or_make(base));
                let base_parts = self.base_parts(base);
                verbs.push(match base_parts {
                    (Some(fixed), parts) => self.verb_of(&head, Prefix::Separable(&[particle, fixed].concat()), &parts, VerbKind::Full),
                    (None, parts) => self.verb_of(&head, Prefix::Separable(particle), &parts, VerbKind::Full),
                });
            } else {
                verbs.push(self.find_or_make(&head));
            }
            for verb in verbs {
                if let Some(verb) = self.verbs.get_mut(verb as usize) {
                    verb.lexemes.push(lexeme);
                }
            }
        }
    }

    /// The verb with this infinitive: known, a fixed prefix on a known strong verb, or a weak one.
    fn find_or_make(&mut self, infinitive: &str) -> VerbId {
        if let Some(known) = self.by_lemma.get(infinitive) {
            return *known;
        }
        match self.base_parts(infinitive) {
            (Some(prefix), parts) => {
                let prefix = prefix.to_string();
                self.verb_of(infinitive, Prefix::Fixed(&prefix), &parts, VerbKind::Full)
            }
            (None, _) => self.weak(infinitive),
        }
    }

    /// The parts of an infinitive, and the fixed prefix that has to be put before them.
    fn base_parts<'i>(&self, infinitive: &'i str) -> (Option<&'i str>, Parts) {
        if let Some(parts) = self.parts.get(infinitive) {
            return (None, parts.clone());
        }
        for prefix in &self.prefixes.inseparable {
            if let Some(rest) = infinitive.strip_prefix(prefix.as_str())
                && let Some(parts) = self.parts.get(rest)
            {
                return (infinitive.get(..prefix.len()), parts.clone());
            }
        }
        (None, Parts::Weak(infinitive.to_string()))
    }

    fn function_words(&mut self, file: &FunctionWords, source: &Source) -> Result<(), DataError> {
        let rows = [
            (&file.determiners, Classes::DETERMINER),
            (&file.pronouns, Classes::PRONOUN),
            (&file.relatives, Classes::RELATIVE),
        ];
        for (list, class) in rows {
            for row in list {
                let (word, agreement) = word_and_agreement(row, source)?;
                let form = self.table.entry(word);
                form.classes |= class;
                form.agreement |= agreement;
            }
        }
        for row in &file.adjectives {
            let (ending, agreement) = word_and_agreement(row, source)?;
            self.adjectives.push((ending.to_string(), agreement));
        }
        for (name, words) in &file.classes {
            let class = Classes::from_name(&name.get_ref().to_uppercase().replace('-', "_"))
                .ok_or_else(|| fault(source, name, format!("unknown class `{}`", name.get_ref())))?;
            for word in words.split_whitespace() {
                self.table.entry(word).classes |= class;
            }
        }
        let genders = [
            (&file.genders.feminine, Agreement::FEMININE),
            (&file.genders.masculine, Agreement::MASCULINE),
            (&file.genders.neuter, Agreement::NEUTER),
        ];
        for (suffixes, gender) in genders {
            self.genders.extend(suffixes.split_whitespace().map(|s| (s.to_string(), gender)));
        }
        Ok(())
    }

    fn nouns(&mut self, file: &NounFile) {
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
    fn name(&mut self, row: &str, class: Classes) {
        if !row.contains(' ') {
            self.each_form(row, |form| form.classes |= class);
        }
    }

    fn noun(&mut self, row: &str, class: Classes, agreement: Agreement) {
        let lemma = row.split([' ', '/']).next().unwrap_or_default();
        let heads = lemma.chars().count() >= SHORTEST_HEAD;
        self.each_form(row, |form| {
            form.classes |= class;
            form.agreement |= agreement;
            form.heads |= heads;
        });
    }

    /// Reads `Wort/endung,endung Wörter/n` and calls `each` with every form.
    fn each_form(&mut self, row: &str, each: impl Fn(&mut super::table::Form)) {
        for part in row.split_whitespace() {
            let (base, endings) = part.split_once('/').unwrap_or((part, ""));
            for ending in std::iter::once("").chain(endings.split(',').filter(|e| !e.is_empty() && *e != "-")) {
                each(self.table.entry(&small_first(&[base, ending].concat())));
            }
        }
    }

    fn first_names(&mut self, file: &super::entries::FirstNames) {
        let lists = [
            (&file.female, Agreement::FEMININE),
            (&file.male, Agreement::MASCULINE),
            (&file.either, Agreement::empty()),
            (&file.weakly, Agreement::empty()),
        ];
        for (names, gender) in lists {
            for name in names.split_whitespace() {
                let form = self.table.entry(&small_first(name));
                form.classes |= Classes::FIRST_NAME;
                form.agreement |= gender;
            }
        }
    }

    fn reporting_nouns(&mut self, file: super::entries::ReportingNouns) {
        for entry in file.noun {
            for form in entry.forms.split_whitespace() {
                self.table.entry(&small_first(form)).classes |= Classes::REPORTING_NOUN;
            }
        }
    }
}

fn fault<T>(source: &Source, place: &Spanned<T>, message: impl Into<String>) -> DataError {
    DataError::new(&source.file, &source.text, place.span(), message)
}

fn named<T, const N: usize>(
    value: Option<&Spanned<String>>,
    what: &str,
    parse: impl Fn(&str) -> Option<T>,
    names: [&'static str; N],
    source: &Source,
) -> Result<Option<T>, DataError> {
    let Some(value) = value else { return Ok(None) };
    let name = value.get_ref().as_str();
    let unknown = || fault(source, value, format!("unknown {what} `{name}`")).choices(name, names);
    parse(name).map(Some).ok_or_else(unknown)
}

/// Whether what is left without prefix can be a verb: `antragen` can, `ten` (of *beten*) cannot.
fn has_syllable(rest: &str) -> bool {
    rest.strip_suffix("en").or_else(|| rest.strip_suffix('n')).is_some_and(|stem| stem.contains(|c| "aeiouäöüy".contains(c)))
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

/// The key of a word: its first letter small.
fn small_first(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
