//! The cast of an article: everybody and everything that is named in it and might speak.

use super::kind::EntityKind;
use super::mention::{Mention, Reader};
use super::name::{Name, bare_surname};
use super::names::names_in_heading;
use super::register::Register;
use crate::lexicon::{Agreement, Classes, masculine, stem};
use crate::span::Range;
use crate::text::Kind;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// Somebody or something named in the article.
#[derive(Debug)]
pub(super) struct Figure<'a> {
    pub(super) kind: EntityKind,
    /// The words of its proper name, the fullest so far.
    pub(super) name: Option<Range>,
    /// The same, read.
    called: Option<Name<'a>>,
    /// How it was first named; what stands for it where it has no proper name.
    pub(super) naming: Mention,
    /// What to call it, where that is more than one naming.
    pub(super) label: Option<String>,
    /// Whether its name stands in the genitive, as another mention shows.
    pub(super) genitive: bool,
    /// Genders and numbers it can have.
    pub(super) gender: Agreement,
    /// Stems of the nouns that say what it is, with the stems of the words before them.
    pub(super) roles: SmallVec<[RoleNoun<'a>; 1]>,
    /// The entity that it is, once it has spoken.
    pub(super) entity: Option<u32>,
}

impl Figure<'_> {
    /// Whether its name and another can be one person's.
    pub(super) fn is_called(&self, name: &Name<'_>) -> bool {
        self.called.is_some_and(|own| own.fits(name))
    }
}

/// A noun that says what somebody is.
#[derive(Debug, Clone, Copy)]
pub(super) struct RoleNoun<'a> {
    pub(super) stem: &'a [u8],
    /// Where it stands with its adjectives and attributes.
    pub(super) range: Range,
}

/// How many figures back one without proper name is looked for.
const REACH: usize = 100;

/// Few articles name more.
const USUAL: usize = 32;

/// Everybody and everything named so far.
pub(super) struct Cast<'a> {
    pub(super) reader: &'a Reader<'a>,
    pub(super) figures: Vec<Figure<'a>>,
    by_surname: FxHashMap<&'a str, SmallVec<[usize; 1]>>,
    /// By how the stem of a role ends.
    by_role: Register,
    /// The persons among the figures.
    persons: Vec<usize>,
    /// The bodies, media and places, by how the last word of a proper name begins.
    bodies: Register,
    /// Short forms of the names of bodies: `LfS`.
    short: FxHashMap<&'a str, usize>,
    /// Surname → the full names with it that stand anywhere in the article.
    full: FxHashMap<&'a str, SmallVec<[Range; 1]>>,
}

impl<'a> Cast<'a> {
    /// Nobody yet.
    pub(super) fn new(reader: &'a Reader<'a>) -> Self {
        Self {
            reader,
            figures: Vec::with_capacity(USUAL),
            by_surname: FxHashMap::default(),
            by_role: Register::default(),
            persons: Vec::new(),
            bodies: Register::default(),
            short: FxHashMap::default(),
            full: FxHashMap::default(),
        }
    }

    /// Goes on to another article: nobody yet, but the full names of the running text are known.
    pub(super) fn begin(&mut self, reader: &'a Reader<'a>, full: &[Range]) {
        self.reader = reader;
        self.figures.clear();
        self.by_surname.clear();
        self.by_role.clear();
        self.persons.clear();
        self.bodies.clear();
        self.short.clear();
        self.full.clear();
        for range in full {
            if let Some(name) = self.name(*range) {
                let known = self.full.entry(bare_surname(name.last)).or_default();
                let fits = |k: &Range| Name::read(reader, *k).is_some_and(|k| k.fits(&name));
                if known.len() < 4 && !known.iter().any(fits) {
                    known.push(*range);
                }
            }
        }
    }

    pub(super) fn name(&self, range: Range) -> Option<Name<'a>> {
        Name::read(self.reader, range)
    }

    pub(super) fn get(&self, figure: usize) -> Option<&Figure<'a>> {
        self.figures.get(figure)
    }

    /// The newest figures first.
    pub(super) fn recent(&self) -> impl Iterator<Item = (usize, &Figure<'a>)> {
        self.figures.iter().enumerate().rev().take(REACH)
    }

    /// The oldest of the newest figures.
    fn first(&self) -> usize {
        self.figures.len().saturating_sub(REACH)
    }

    /// A body, medium or place of this proper name.
    pub(super) fn body(&self, name: Range) -> Option<usize> {
        let same = |f: &Figure<'_>| f.name.is_some_and(|n| same_text(self.reader, n, name));
        let mut alike = self.bodies.newest(beginning(self.reader, name), self.first());
        alike.find(|number| self.get(*number).is_some_and(same))
    }

    /// Keeps the short form that stands in brackets behind a name: `Landesamt für Sport (LfS)`.
    pub(super) fn shorten(&mut self, number: usize, attribute: Range) {
        let reader = self.reader;
        let short = attribute.iter().find(|t| {
            let inside = *t > attribute.start && reader.kind(t - 1) == Kind::Open && reader.kind(t + 1) == Kind::Close;
            inside && reader.kind(*t) == Kind::Word && reader.shown(*t).chars().filter(|c| c.is_uppercase()).count() > 1
        });
        if let Some(short) = short {
            self.short.entry(reader.shown(short)).or_insert(number);
        }
    }

    /// Whose short form a name is.
    pub(super) fn shortened(&self, name: Range) -> Option<usize> {
        if self.short.is_empty() { None } else { self.short.get(self.reader.text_of(name)).copied() }
    }

    /// The person of a name: somebody whose name fits, and by what; `Err` if several do.
    pub(super) fn person(&self, range: Range) -> Option<Result<usize, ()>> {
        let name = self.name(range)?;
        let fits = |number: &usize| self.get(*number).is_some_and(|f| f.is_called(&name));
        let exact = self.by_surname.get(bare_surname(name.last)).into_iter().flatten().copied();
        let mut found: SmallVec<[usize; 2]> = exact.filter(fits).collect();
        if found.is_empty() {
            let first = self.first();
            found.extend(self.persons.iter().rev().copied().take_while(|number| *number >= first).find(fits));
        }
        match found.as_slice() {
            [] => None,
            [one] => Some(Ok(*one)),
            _ => Some(Err(())),
        }
    }

    /// The first name with surname in a heading.
    pub(super) fn name_in_heading(&self, heading: Range) -> Option<Range> {
        names_in_heading(self.reader, heading).next()
    }

    /// Adds a figure.
    pub(super) fn add(&mut self, mention: &Mention) -> usize {
        let number = self.figures.len();
        let mut name = mention.name;
        let mut genitive = false;
        if mention.kind == EntityKind::Person {
            (name, genitive) = self.register(number, name);
        } else if !mention.kind.is_somebody()
            && let Some(name) = name
        {
            self.bodies.add(number, beginning(self.reader, name));
        }
        let singular = mention.agreement & Agreement::SINGULAR;
        let gender = if mention.kind.is_somebody() && !singular.is_empty() { singular } else { mention.agreement };
        let figure = Figure {
            kind: mention.kind,
            name,
            called: name.and_then(|n| self.name(n)),
            naming: *mention,
            label: None,
            genitive,
            gender,
            roles: SmallVec::new(),
            entity: None,
        };
        self.figures.push(figure);
        if let Some(first) = name.and_then(|n| self.reader.word(n.start)).filter(|w| !w.agreement.is_empty()) {
            self.narrow(number, first.agreement);
        }
        self.learn_role(number, mention);
        number
    }

    /// Keeps a person under its name; the fullest form of it that the article has, and whether that stands in the genitive.
    fn register(&mut self, number: usize, name: Option<Range>) -> (Option<Range>, bool) {
        self.persons.insert(self.persons.partition_point(|known| *known < number), number);
        let Some(read) = name.and_then(|n| self.name(n)) else { return (name, false) };
        let bare = bare_surname(read.last);
        self.by_surname.entry(bare).or_default().push(number);
        match self.full.get(bare).map(SmallVec::as_slice) {
            Some([full]) if read.first.is_none() => {
                (Some(*full), self.name(*full).is_some_and(|full| shows_genitive(full, read)))
            }
            _ => (name, false),
        }
    }

    fn rename(&mut self, number: usize, name: Option<Range>) {
        let called = name.and_then(|name| self.name(name));
        self.figures.get_mut(number).into_iter().for_each(|f| (f.name, f.called) = (name, called));
    }

    /// Somebody without a name turns out to have one: `die Leiterin` … `Leiterin Ute Abel`.
    pub(super) fn christen(&mut self, number: usize, named: &Mention) {
        let (name, genitive) = self.register(number, named.name);
        if let Some(figure) = self.figures.get_mut(number) {
            figure.genitive = genitive;
            figure.kind = EntityKind::Person;
        }
        self.rename(number, name);
        self.learn(number, named);
    }

    /// A body without a name turns out to have one: `der Hersteller, die Abel KG,`. Which it is.
    pub(super) fn baptize(&mut self, number: usize, named: &Mention) -> usize {
        let Some(name) = named.name else { return number };
        if let Some(known) = self.body(name).filter(|known| *known != number) {
            if let Some(roles) = self.figures.get_mut(number).map(|f| std::mem::take(&mut f.roles)) {
                roles.into_iter().for_each(|role| self.add_role(known, role));
            }
            return known;
        }
        self.bodies.add(number, beginning(self.reader, name));
        if let Some(body) = self.figures.get_mut(number) {
            body.naming = *named;
        }
        self.rename(number, Some(name));
        number
    }

    /// Learns from another mention of a figure: a fuller name, what it is, its gender.
    pub(super) fn learn(&mut self, number: usize, mention: &Mention) {
        if let Some(new) = mention.name
            && let Some(read) = self.name(new)
            && let Some(before) = self.get(number).map(|f| f.name)
        {
            let genitive = before.and_then(|b| self.name(b)).is_some_and(|before| shows_genitive(before, read));
            let fuller = read.first.is_some() && before.is_none_or(|before| before.len() < new.len());
            if let Some(figure) = self.figures.get_mut(number) {
                let fuller = fuller && figure.kind == EntityKind::Person;
                figure.genitive = !fuller && (figure.genitive || genitive);
                if fuller {
                    self.rename(number, Some(new));
                }
            }
        }
        self.learn_role(number, mention);
    }

    /// Learns from a mention what a figure is, and its gender.
    fn learn_role(&mut self, number: usize, mention: &Mention) {
        let address = mention.noun.and_then(|n| self.reader.lexicon.world.address(self.reader.written(n)));
        // not Frau Lenz
        let addressed = mention.name.is_some() && address.is_some();
        if let Some(noun) = mention.noun.filter(|_| !addressed) {
            let stem = self.reader.stem(noun);
            if !self.get(number).is_some_and(|f| f.roles.iter().any(|r| r.stem == stem)) {
                self.add_role(number, RoleNoun { stem, range: mention.range() });
            }
        }
        let agreement = address.unwrap_or(mention.agreement);
        self.narrow(number, agreement);
    }

    fn add_role(&mut self, number: usize, role: RoleNoun<'a>) {
        let Some(figure) = self.figures.get_mut(number) else { return };
        figure.roles.push(role);
        self.by_role.add(number, end(role.stem));
    }

    /// Gives a figure a name that is more than one naming.
    pub(super) fn label(&mut self, number: usize, label: String) {
        if let Some(figure) = self.figures.get_mut(number) {
            figure.label = Some(label);
        }
    }

    /// Somebody known by office turns out to have a name: `der Leiter des Amtes, Kai Abel`. Who it is.
    pub(super) fn merge(&mut self, number: usize, named: &Mention) -> usize {
        let person = match named.name.and_then(|n| self.person(n)) {
            Some(Ok(known)) if known != number => known,
            _ if self.get(number).is_some_and(|f| f.name.is_none() && f.label.is_none()) => {
                self.christen(number, named);
                return number;
            }
            _ => self.add(named),
        };
        let Some(office) = self.figures.get_mut(number).filter(|f| f.name.is_none()) else {
            return person;
        };
        let roles = std::mem::take(&mut office.roles);
        let gender = office.gender;
        office.gender = Agreement::empty();
        roles.into_iter().for_each(|role| self.add_role(person, role));
        self.narrow(person, gender);
        person
    }

    /// Lets a group be several, too: `das Team`, `die Forscher`.
    pub(super) fn widen(&mut self, number: usize, agreement: Agreement) {
        if let Some(figure) = self.figures.get_mut(number) {
            figure.gender |= genders(agreement);
        }
    }

    /// Keeps of a figure's genders those that fit.
    pub(super) fn narrow(&mut self, number: usize, agreement: Agreement) {
        if let Some(figure) = self.figures.get_mut(number) {
            figure.gender = genders(figure.gender).agree(genders(agreement));
        }
    }

    /// The newest figures that a noun names: with the same noun, or with one that is the same in its last part; several if they are
    /// different ones.
    pub(super) fn with_role(&self, wanted: &[u8], fits: impl Fn(&Figure<'a>) -> bool) -> SmallVec<[usize; 2]> {
        let mut best = 1;
        let mut found = SmallVec::new();
        for (number, figure) in self.with_end(wanted) {
            let likeness = figure.roles.iter().map(|r| self.likeness(r, wanted)).max().unwrap_or(0);
            if likeness < best || !fits(figure) {
                continue;
            }
            if likeness > best {
                found.clear();
                best = likeness;
            }
            found.push(number);
        }
        found
    }

    /// The newest figures that may have a role, by how it ends.
    pub(super) fn with_end(&self, role: &[u8]) -> impl Iterator<Item = (usize, &Figure<'a>)> {
        let recent = self.by_role.newest(end(role), self.first());
        recent.filter_map(|number| Some((number, self.get(number)?)))
    }

    /// How well a noun can take up a role; `die Amtsleiterin` is `die Leiterin des Amtes`.
    fn likeness(&self, role: &RoleNoun<'_>, wanted: &[u8]) -> u8 {
        let direct = likeness(role.stem, wanted);
        if direct == 2 {
            return direct;
        }
        let owner = wanted.strip_suffix(role.stem).map(stem).filter(|owner| owner.len() > 2);
        let belongs_to = |owner: &[u8]| self.reader.stems(role.range).any(|part| part == owner);
        direct.max(2 * u8::from(owner.is_some_and(belongs_to)))
    }

    /// The newest figures whom a noun can take up by what it means: `die Verwaltungschefin` a mayor.
    pub(super) fn taken_up(&self, wanted: &[u8], fits: impl Fn(&Figure<'a>) -> bool) -> SmallVec<[usize; 2]> {
        let nouns = self.reader.lexicon.world.takes_up(wanted);
        if nouns.is_empty() {
            return SmallVec::new();
        }
        let named = |stem: &[u8]| {
            let base = masculine(stem);
            nouns.iter().any(|n| base.ends_with(n) || stem.ends_with(n))
        };
        // der Chef der Gewerkschaft: ein Gewerkschafter
        let one = |role: &RoleNoun<'_>| named(role.stem) || self.reader.stems(role.range).any(named);
        let taken_up = self.recent().filter(|(_, f)| fits(f) && f.roles.iter().any(one));
        taken_up.map(|(number, _)| number).collect()
    }
}

/// The last bytes of a stem: stems that are alike share them.
fn end(stem: &[u8]) -> u32 {
    stem.last_chunk().map_or(0, |[a, b, c]| u32::from_le_bytes([*a, *b, *c, 0]))
}

/// How well a noun can take up another: 2 the same, 1 its last part. What tells more (*die Kriminalpolizei*) takes up nothing that told
/// less (*die Polizei*).
pub(super) fn likeness(known: &[u8], wanted: &[u8]) -> u8 {
    const SHORTEST: usize = 3;
    match known.strip_suffix(wanted) {
        Some([]) => 2,
        Some(_) if wanted.len() >= SHORTEST => 1,
        _ => 0,
    }
}

/// The genders of an agreement, whatever the case.
pub(super) fn genders(agreement: Agreement) -> Agreement {
    let cases = agreement.bits() | agreement.bits() >> 8;
    let genders = (cases | cases >> 4) & Agreement::NOMINATIVE.bits();
    Agreement::from_bits_truncate(genders * 0x1111)
}

/// How the last word of a name begins: most names differ in that.
fn beginning(reader: &Reader<'_>, name: Range) -> u32 {
    let last = name.end.checked_sub(1).map_or(&[][..], |t| reader.written(t));
    last.first_chunk().map_or(0, |[a, b, c]| u32::from_le_bytes([*a, *b, *c, 0]))
}

/// Whether a name without the s that another has shows that the other stands in the genitive.
fn shows_genitive(known: Name<'_>, new: Name<'_>) -> bool {
    new.last != known.last && new.last == bare_surname(known.last)
}

/// Whether two stretches have the same words, but for the forms of articles and endings.
pub(super) fn same_text(reader: &Reader<'_>, a: Range, b: Range) -> bool {
    if beginning(reader, a) != beginning(reader, b) {
        return false;
    }
    if reader.text_of(a) == reader.text_of(b) {
        return true;
    }
    let counts = |t: &u32| !reader.is(*t, Classes::DETERMINER) && reader.kind(*t).is_wordlike();
    let stems = |range: Range| range.iter().filter(counts).map(|t| reader.stem(t));
    stems(a).eq(stems(b))
}
