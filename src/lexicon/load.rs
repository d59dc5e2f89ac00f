//! `grammars/de/lexicon/*.toml` → lexicon. Everything that can be wrong with the data is found here.

use super::agreement::Agreement;
use super::classes::Classes;
use super::conjugate::{Parts, Prefix, conjugate};
use super::entries::{FirstNames, FunctionWords, NounFile, ReportingNouns, ReportingVerbs, VerbEntry, VerbFile};
use super::lexeme::{Addressee, Lexeme, Stance, Takes};
use super::medium::Medium;
use super::table::{Table, VerbId};
use super::{Expression, Lexicon, Verb, VerbKind};
use crate::error::DataError;
use crate::sources::{Source, Sources};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::thread;
use toml::Spanned;

/// Forms to make room for: what the built-in lexicon has, and some.
const FORMS: usize = 40_000;

/// Shortest noun, in letters, that can be the last part of a compound: shorter ones end too many other words.
const SHORTEST_HEAD: usize = 4;

/// Companions that are in every other sentence and give nothing away: `es` in *es heißt*.
const SMALL_WORDS: Classes = Classes::PRONOUN.union(Classes::REFLEXIVE);

/// Reads the files of one kind.
fn read_all<'s, T: Deserialize<'s>>(sources: &'s [Source]) -> Result<Vec<T>, DataError> {
    let read = |source: &'s Source| toml::from_str(&source.text).map_err(|error| DataError::toml(&source.file, &source.text, &error));
    sources.iter().map(read).collect()
}

/// Builds the lexicon from its files. The large ones are parsed side by side: a start is mostly reading them.
pub(super) fn load(sources: &Sources) -> Result<Lexicon, DataError> {
    let of = |name: &str| sources.named(name).map(Source::without_examples).collect::<Vec<_>>();
    let verbs = of("lexicon/verbs.toml");
    let reporting_verbs = of("lexicon/reporting-verbs.toml");
    let function_words = of("lexicon/function-words.toml");
    let nouns = of("lexicon/nouns.toml");
    let names = of("lexicon/first-names.toml");
    let reporting_nouns = of("lexicon/reporting-nouns.toml");
    let mut loader = Loader::default();
    thread::scope(|scope| {
        let reporting = scope.spawn(|| read_all::<ReportingVerbs<'_>>(&reporting_verbs));
        let naming = scope.spawn(|| {
            let nouns = read_all::<NounFile<'_>>(&nouns)?;
            Ok((nouns, read_all::<FirstNames<'_>>(&names)?, read_all::<ReportingNouns<'_>>(&reporting_nouns)?))
        });
        for (file, source) in read_all::<VerbFile>(&verbs)?.iter().zip(&verbs) {
            loader.verbs(file, source)?;
        }
        for (file, source) in read_all::<FunctionWords>(&function_words)?.iter().zip(&function_words) {
            loader.function_words(file, source)?;
        }
        for (file, source) in joined(reporting)?.iter().zip(&reporting_verbs) {
            file.verb.iter().try_for_each(|entry| loader.reporting_verb(entry, source))?;
        }
        loader.attach_lexemes();
        let (nouns, names, reporting_nouns) = joined(naming)?;
        nouns.iter().for_each(|file| loader.nouns(file));
        names.iter().for_each(|file| loader.first_names(file));
        reporting_nouns.iter().for_each(|file| loader.reporting_nouns(file));
        Ok(())
    })?;
    let Loader { mut table, weak, verbs, lexemes, prefixes, genders, adjectives, .. } = loader;
    // mitteilen reports by itself, teilen only with mit, kommen only with zu dem Schluss
    let small = |word: &String| table.get(word.as_bytes()).is_some_and(|f| f.classes.intersects(SMALL_WORDS));
    let alone = |e: &Expression| e.joined && lexemes.get(e.lexeme as usize).is_some_and(|l| l.companions.last().is_none_or(small));
    let class = |e: &Expression| if alone(e) { Classes::REPORTING_VERB } else { Classes::REPORTING_PHRASE };
    let reporting = |verb: &Verb| verb.lexemes.iter().map(class).fold(Classes::empty(), |all, class| all | class);
    let reporting: Vec<Classes> = verbs.iter().map(reporting).collect();
    table.settle(|verb| reporting.get(verb as usize).copied().unwrap_or_default());
    Ok(Lexicon { table, weak, verbs, lexemes, prefixes, genders, adjectives })
}

/// What a thread has read; a panic goes on in this one.
fn joined<T>(thread: thread::ScopedJoinHandle<'_, Result<T, DataError>>) -> Result<T, DataError> {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

#[derive(Default)]
struct Loader {
    table: Table,
    weak: super::weak::WeakStems,
    verbs: Vec<Verb>,
    by_lemma: FxHashMap<String, VerbId>,
    parts: FxHashMap<String, Parts>,
    lexemes: Vec<Lexeme>,
    /// Lemma → its lexeme.
    lexeme_of: FxHashMap<String, usize>,
    prefixes: super::Prefixes,
    /// Prefixes that are never separated.
    fixed: Vec<String>,
    /// A key being put together.
    key: String,
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
        let with_bytes = |p: &String| (p.as_bytes().first_chunk().copied().unwrap_or_default(), p.clone());
        self.prefixes.inseparable.extend(fixed.iter().chain(&both).map(with_bytes));
        self.prefixes.inseparable.sort();
        self.prefixes.separable.extend(words(&file.separable).iter().chain(&both).map(with_bytes));
        self.prefixes.separable.sort();
        self.fixed.extend(fixed.into_iter().chain(words(&file.fixed)));
        for row in &file.irregular {
            let six = |row: &Spanned<String>| {
                let forms: Vec<String> = row.get_ref().split_whitespace().map(String::from).collect();
                if forms.len() == 6 { Ok(forms) } else { Err(fault(source, row, "six forms wanted: ich du er wir ihr sie")) }
            };
            let finite = [six(&row.present)?, six(&row.past)?, six(&row.konjunktiv1)?, six(&row.konjunktiv2)?];
            let participle = row.participle.split_whitespace().map(String::from).collect();
            self.add_parts(Parts::Irregular { infinitive: row.lemma.clone(), finite, participle }, &row.lemma);
            let kind = one_of(row.kind.as_deref(), VerbKind::parse, |name| {
                in_entry(source, &row.lemma, name, format!("unknown kind `{name}`")).choices(name, VerbKind::NAMES.map(|(n, _)| n))
            })?;
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
        self.weak.reserve(file.weak.len() / 8);
        for infinitive in file.weak.split_whitespace() {
            // with a particle in front it is recognised as particle and verb
            let base = infinitive.split_once('|').map_or(infinitive, |(_, base)| base);
            let fixed = self.fixed.iter().any(|p| base.strip_prefix(p.as_str()).is_some_and(has_syllable));
            self.weak.add(base, fixed);
        }
        for ending in file.foreign.split_whitespace() {
            self.prefixes.foreign.push(ending.strip_suffix("en").unwrap_or(ending).to_string());
            self.verb_of(&["~", ending].concat(), Prefix::Fixed("~"), &Parts::Weak(ending.to_string()), VerbKind::Full);
        }
        Ok(())
    }

    fn add_parts(&mut self, parts: Parts, infinitive: &str) {
        self.parts.insert(infinitive.to_string(), parts);
    }

    /// A weak verb with all its forms; one with a fixed prefix has no ge.
    fn weak_verb(&mut self, infinitive: &str) -> VerbId {
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

    fn reporting_verb(&mut self, entry: &VerbEntry<'_>, source: &Source) -> Result<(), DataError> {
        let lemma = entry.lemma.replace('|', "");
        let fault = |value: &str, message: String| in_entry(source, &entry.lemma, value, message);
        let mut takes = Takes::empty();
        for name in entry.takes.split_whitespace() {
            let unknown = || fault(name, format!("unknown complement `{name}`")).choices(name, Takes::NAMES.map(|(n, _)| n));
            takes |= Takes::parse(name).ok_or_else(unknown)?;
        }
        let addressee = one_of(entry.to.as_deref(), Addressee::parse, |name| {
            fault(name, format!("unknown addressee `{name}`")).choices(name, Addressee::NAMES.map(|(n, _)| n))
        })?;
        let medium = one_of(entry.medium.as_deref(), Medium::parse, |name| {
            fault(name, format!("unknown medium `{name}`")).choices(name, Medium::NAMES.map(|(n, _)| n))
        })?;
        let stance = one_of(entry.stance.as_deref(), Stance::parse, |name| {
            fault(name, format!("unknown stance `{name}`")).choices(name, Stance::NAMES.map(|(n, _)| n))
        })?;
        let mut words: Vec<&str> = entry.lemma.split_whitespace().collect();
        let Some(head) = words.pop() else { return Err(fault("", "a verb wanted".into())) };
        let of_first = words.first().and_then(|w| self.table.get(w.as_bytes()));
        let reflexive = of_first.is_some_and(|f| f.classes.contains(Classes::REFLEXIVE));
        let lexeme = Lexeme {
            lemma: lemma.clone(),
            reflexive,
            particle: head.split_once('|').map(|(particle, _)| particle.to_string()),
            companions: words.into_iter().skip(usize::from(reflexive)).map(String::from).collect(),
            takes,
            correlates: entry.correlate.split_whitespace().map(String::from).collect(),
            addressee,
            medium,
            stance: stance.unwrap_or_default(),
            continues: entry.continues,
        };
        match self.lexeme_of.get(&lemma).and_then(|number| self.lexemes.get_mut(*number)) {
            Some(known) => *known = lexeme,
            None => {
                self.lexeme_of.insert(lemma, self.lexemes.len());
                self.lexemes.push(lexeme);
            }
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
        for companion in self.lexemes.iter().filter_map(|l| l.companions.last().or(l.particle.as_ref())) {
            self.table.entry(&small_first(companion)).companion = true;
        }
        for (number, (head, particle)) in heads.into_iter().enumerate() {
            let lexeme = u16::try_from(number).unwrap_or(u16::MAX);
            let mut verbs = Vec::new();
            if let Some((particle, base)) = particle.as_deref().and_then(|p| Some((p, head.strip_prefix(p)?))) {
                verbs.push((self.find_or_make(base), false));
                let (fixed, parts) = self.base_parts(base);
                let prefix = [particle, fixed.unwrap_or_default()].concat();
                verbs.push((self.verb_of(&head, Prefix::Separable(&prefix), &parts, VerbKind::Full), true));
            } else {
                verbs.push((self.find_or_make(&head), true));
            }
            for (verb, joined) in verbs {
                if let Some(verb) = self.verbs.get_mut(verb as usize) {
                    verb.lexemes.push(Expression { lexeme, joined });
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
            (None, _) => self.weak_verb(infinitive),
        }
    }

    /// The parts of an infinitive, and the fixed prefix that has to be put before them.
    fn base_parts<'i>(&self, infinitive: &'i str) -> (Option<&'i str>, Parts) {
        if let Some(parts) = self.parts.get(infinitive) {
            return (None, parts.clone());
        }
        for (_, prefix) in &self.prefixes.inseparable {
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
        self.prefixes.never.extend(file.never_verbs.split_whitespace().map(|e| (e.bytes().last().unwrap_or(0), e.to_string())));
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

    fn nouns(&mut self, file: &NounFile<'_>) {
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
                each(self.small_entry(base, ending));
            }
        }
    }

    /// The form of a word with its first letter small.
    fn small_entry(&mut self, base: &str, ending: &str) -> &mut super::table::Form {
        let mut chars = base.chars();
        self.key.clear();
        self.key.extend(chars.next().into_iter().flat_map(char::to_lowercase));
        self.key.push_str(chars.as_str());
        self.key.push_str(ending);
        self.table.entry(&self.key)
    }

    fn first_names(&mut self, file: &FirstNames<'_>) {
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

    fn reporting_nouns(&mut self, file: &ReportingNouns<'_>) {
        for entry in &file.noun {
            for form in entry.forms.split_whitespace() {
                self.small_entry(form, "").classes |= Classes::REPORTING_NOUN;
            }
        }
    }
}

fn fault<T>(source: &Source, place: &Spanned<T>, message: impl Into<String>) -> DataError {
    DataError::new(&source.file, &source.text, place.span(), message)
}

/// A fault in a value of the entry with this lemma. Entries keep no places of their own: faults are rare, starts are not.
fn in_entry(source: &Source, lemma: &str, value: &str, message: String) -> DataError {
    let entry = source.text.find(&format!("\"{lemma}\"")).unwrap_or(0);
    let within = source.text.get(entry..).and_then(|rest| rest.find(value)).unwrap_or(0);
    let start = entry + within;
    DataError::new(&source.file, &source.text, start..start + value.len(), message)
}

/// Reads a value that must have one of a few names, if it is there.
fn one_of<T>(value: Option<&str>, parse: impl Fn(&str) -> Option<T>, unknown: impl Fn(&str) -> DataError) -> Result<Option<T>, DataError> {
    value.map(|name| parse(name).ok_or_else(|| unknown(name))).transpose()
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
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}
