//! `verbs.toml` and `reporting-verbs.toml` → paradigms and reporting expressions.

use super::classes::Classes;
use super::conjugate::{Parts, Prefix, conjugate};
use super::entries::{Irregular, VerbEntry, VerbFile};
use super::lexeme::{Addressee, Lexeme, Piece, Pieces, Stance, Takes, Theme};
use super::load::{Loader, fault};
use super::medium::Medium;
use super::table::VerbId;
use super::{Expression, Verb, VerbKind};
use crate::error::DataError;
use crate::sources::Source;
use toml::Spanned;

impl Loader {
    pub(super) fn verbs(&mut self, file: &VerbFile, source: &Source) -> Result<(), DataError> {
        if self.verbs.is_empty() {
            self.verbs.push(Verb::default()); // 0 is no verb
        }
        let words = |list: &str| list.split_whitespace().map(String::from).collect::<Vec<_>>();
        let (fixed, both) = (words(&file.inseparable), words(&file.both));
        let with_bytes = |p: &String| (p.as_bytes().first_chunk().copied().unwrap_or_default(), p.clone());
        self.prefixes.inseparable.extend(fixed.iter().chain(&both).map(with_bytes));
        self.prefixes.inseparable.sort();
        self.prefixes.separable.extend(words(&file.separable).iter().chain(&both).map(with_bytes));
        self.prefixes.separable.sort();
        self.with_sein.extend(words(&file.with_sein));
        self.without_ge.extend(words(&file.without_ge));
        self.causative.extend(words(&file.causative));
        self.fixed.extend(fixed.into_iter().chain(words(&file.fixed)));
        file.irregular.iter().try_for_each(|row| self.irregular(row, source))?;
        file.strong.iter().try_for_each(|row| self.strong(row, source))?;
        for infinitive in file.weak.split_whitespace() {
            // with a particle in front it is recognised as particle and verb
            let base = infinitive.split_once('|').map_or(infinitive, |(_, base)| base);
            let fixed = self.without_ge.contains(base)
                || self.fixed.iter().any(|p| base.strip_prefix(p.as_str()).is_some_and(has_syllable));
            self.weak.add(base, fixed);
        }
        for ending in file.foreign.split_whitespace() {
            self.prefixes.foreign.push(ending.strip_suffix("en").unwrap_or(ending).into());
            self.verb_of(&["~", ending].concat(), Prefix::fixed("~"), &Parts::Weak(ending.to_string()), VerbKind::Full);
        }
        Ok(())
    }

    /// Auxiliaries and modals, every form written out.
    fn irregular(&mut self, row: &Irregular, source: &Source) -> Result<(), DataError> {
        let six = |row: &Spanned<String>| {
            let forms: Vec<String> = row.get_ref().split_whitespace().map(String::from).collect();
            if forms.len() == 6 {
                Ok(forms)
            } else {
                Err(fault(source, row, "six forms wanted: ich du er wir ihr sie"))
            }
        };
        let finite = [six(&row.present)?, six(&row.past)?, six(&row.konjunktiv1)?, six(&row.konjunktiv2)?];
        let participle = row.participle.split_whitespace().map(String::from).collect();
        self.add_parts(Parts::Irregular { infinitive: row.lemma.clone(), finite, participle }, &row.lemma);
        let kind = one_of(row.kind.as_deref(), VerbKind::parse, |name| {
            in_entry(source, &row.lemma, name, format!("unknown kind `{name}`"))
                .choices(name, VerbKind::NAMES.map(|(n, _)| n))
        })?;
        let kind = kind.unwrap_or_default();
        self.verb(&row.lemma, Prefix::NONE, &row.lemma, kind);
        Ok(())
    }

    /// Strong verbs by their principal parts.
    fn strong(&mut self, row: &Spanned<String>, source: &Source) -> Result<(), DataError> {
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
        let kind = if self.causative.contains(infinitive) { VerbKind::Modal } else { VerbKind::Full };
        self.verb(infinitive, Prefix::NONE, infinitive, kind);
        Ok(())
    }

    pub(super) fn add_parts(&mut self, parts: Parts, infinitive: &str) {
        self.parts.insert(infinitive.to_string(), parts);
    }

    /// A weak verb with all its forms; one with a fixed prefix has no ge.
    pub(super) fn weak_verb(&mut self, infinitive: &str) -> VerbId {
        if let Some(known) = self.by_lemma.get(infinitive) {
            return *known;
        }
        self.add_parts(Parts::Weak(infinitive.to_string()), infinitive);
        let bare = self
            .fixed
            .iter()
            .find_map(|p| Some((p.clone(), infinitive.strip_prefix(p.as_str()).filter(|r| has_syllable(r))?)));
        match bare {
            Some((prefix, rest)) => {
                let parts = Parts::Weak(rest.to_string());
                self.verb_of(infinitive, Prefix::fixed(&prefix), &parts, VerbKind::Full)
            }
            None => self.verb(infinitive, Prefix::NONE, infinitive, VerbKind::Full),
        }
    }

    /// Makes a verb from a known base and puts its forms into the table.
    pub(super) fn verb(&mut self, lemma: &str, prefix: Prefix<'_>, base: &str, kind: VerbKind) -> VerbId {
        let parts = self.parts.get(base).cloned().unwrap_or_else(|| Parts::Weak(base.to_string()));
        self.verb_of(lemma, prefix, &parts, kind)
    }

    pub(super) fn verb_of(&mut self, lemma: &str, prefix: Prefix<'_>, parts: &Parts, kind: VerbKind) -> VerbId {
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
        let with_sein = self.with_sein.contains(lemma);
        self.verbs.push(Verb { lemma: lemma.to_string(), kind, with_sein, ..Verb::default() });
        id
    }

    pub(super) fn reporting_verb(&mut self, entry: &VerbEntry<'_>, source: &Source) -> Result<(), DataError> {
        let lemma = entry.lemma.replace('|', "");
        let fault = |value: &str, message: String| in_entry(source, &entry.lemma, value, message);
        let mut takes = Takes::empty();
        for name in entry.takes.split_whitespace() {
            let unknown =
                || fault(name, format!("unknown complement `{name}`")).choices(name, Takes::NAMES.map(|(n, _)| n));
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
        let Some(head) = words.pop() else {
            return Err(fault("", "a verb wanted".into()));
        };
        let of_first = words.first().and_then(|w| self.table.get(w.as_bytes()));
        let reflexive = of_first.is_some_and(|f| f.classes.contains(Classes::REFLEXIVE));
        let themes: Vec<Theme> = entry.theme.split_whitespace().map(Theme::read).collect();
        takes.set(Takes::THEME, !themes.is_empty());
        let lexeme = Lexeme {
            lemma: lemma.clone(),
            reflexive,
            particle: head.split_once('|').map(|(particle, _)| particle.to_string()),
            companions: words.into_iter().skip(usize::from(reflexive)).map(String::from).collect(),
            takes,
            themes,
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
    pub(super) fn attach_lexemes(&mut self) {
        let heads: Vec<(String, Option<String>)> = self
            .lexemes
            .iter()
            .map(|l| (l.lemma.rsplit(' ').next().unwrap_or_default().to_string(), l.particle.clone()))
            .collect();
        for companion in self.lexemes.iter().filter_map(|l| l.companions.last().or(l.particle.as_ref())) {
            self.table.entry(&small_first(companion)).piece.set_companion(true);
        }
        let words = self.lexemes.iter().flat_map(|l| l.companions.iter().chain(&l.particle));
        for (number, word) in words.enumerate() {
            self.table.number(&small_first(word), Piece::after(number));
        }
        for (number, (head, particle)) in heads.into_iter().enumerate() {
            let lexeme = u16::try_from(number).unwrap_or(u16::MAX);
            let (companions, takes) =
                self.lexemes.get(number).map_or((&[][..], Takes::empty()), |l| (&l.companions, l.takes));
            let with = |all: Pieces, word: &str| {
                let form = self.table.get(small_first(word).as_bytes());
                form.map_or(all, |form| all.with(form.piece))
            };
            let companions = companions.iter().fold(Pieces::NONE, |all, word| with(all, word));
            let apart = particle.as_deref().map_or(companions, |p| with(companions, p));
            let mut verbs = Vec::new();
            if let Some((particle, base)) = particle.as_deref().and_then(|p| Some((p, head.strip_prefix(p)?))) {
                verbs.push((self.find_or_make(base), false));
                let (fixed, parts) = self.base_parts(base);
                let prefix = Prefix { separable: particle, fixed };
                verbs.push((self.verb_of(&head, prefix, &parts, VerbKind::Full), true));
            } else {
                verbs.push((self.find_or_make(&head), true));
            }
            for (verb, joined) in verbs {
                let pieces = if joined { companions } else { apart };
                if let Some(verb) = self.verbs.get_mut(verb as usize) {
                    verb.lexemes.push(Expression { lexeme, joined, pieces, takes, alone: false });
                }
            }
        }
    }

    /// The verb with this infinitive: known, a fixed prefix on a known strong verb, or a weak one.
    pub(super) fn find_or_make(&mut self, infinitive: &str) -> VerbId {
        if let Some(known) = self.by_lemma.get(infinitive) {
            return *known;
        }
        match self.base_parts(infinitive) {
            (Some(prefix), parts) => {
                let prefix = prefix.to_string();
                self.verb_of(infinitive, Prefix::fixed(&prefix), &parts, VerbKind::Full)
            }
            (None, _) => self.weak_verb(infinitive),
        }
    }

    /// The parts of an infinitive, and the fixed prefix that has to be put before them.
    pub(super) fn base_parts<'i>(&self, infinitive: &'i str) -> (Option<&'i str>, Parts) {
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
        let weak = Parts::Weak(infinitive.to_string());
        let foreign = self
            .prefixes
            .foreign
            .iter()
            .any(|f| infinitive.strip_suffix("en").is_some_and(|stem| stem.as_bytes().ends_with(f)));
        if foreign || self.without_ge.contains(infinitive) { (Some(""), weak) } else { (None, weak) }
    }
}

/// A fault in a value of the entry with this lemma. Entries keep no places of their own: faults are rare.
fn in_entry(source: &Source, lemma: &str, value: &str, message: String) -> DataError {
    let entry = source.text.find(&format!("\"{lemma}\"")).unwrap_or(0);
    let within = source.text.get(entry..).and_then(|rest| rest.find(value)).unwrap_or(0);
    let start = entry + within;
    DataError::new(&source.file, &source.text, start..start + value.len(), message)
}

/// Reads a value that must have one of a few names, if it is there.
fn one_of<T>(
    value: Option<&str>,
    parse: impl Fn(&str) -> Option<T>,
    unknown: impl Fn(&str) -> DataError,
) -> Result<Option<T>, DataError> {
    value.map(|name| parse(name).ok_or_else(|| unknown(name))).transpose()
}

/// Whether what is left without prefix can be a verb: `antragen` can, `ten` (of *beten*) cannot.
fn has_syllable(rest: &str) -> bool {
    rest.strip_suffix("en")
        .or_else(|| rest.strip_suffix('n'))
        .is_some_and(|stem| stem.contains(|c| "aeiouäöüy".contains(c)))
}

/// The key of a word: its first letter small.
pub(super) fn small_first(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}
