//! What kind of thing speaks.

use super::mention::{Reader, SPEAKS};
use crate::lexicon::{Agreement, Classes};
use crate::span::Range;
use crate::text::Case;

/// What kind of thing speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntityKind {
    /// Somebody whose name is known.
    Person,
    /// A body: government, firm, authority.
    Organisation,
    /// A place that stands for a body: *Kiew*.
    Place,
    /// A newspaper, a station.
    Medium,
    /// A news agency.
    Agency,
    /// Several who are not named: *Experten*.
    Group,
    /// A text: *der Bericht*.
    Document,
    /// Somebody whom the text keeps unnamed: *ein Insider*, *Regierungskreise*.
    Anonymous,
    /// Somebody known by office only: *die Gemeindepräsidentin*, *ein Sprecher der Polizei*.
    Function,
    /// Not known.
    Unknown,
}

impl EntityKind {
    /// All kinds with their names in data and JSON.
    pub const NAMES: [(&'static str, EntityKind); 10] = [
        ("person", EntityKind::Person),
        ("organisation", EntityKind::Organisation),
        ("place", EntityKind::Place),
        ("medium", EntityKind::Medium),
        ("agency", EntityKind::Agency),
        ("group", EntityKind::Group),
        ("document", EntityKind::Document),
        ("anonymous", EntityKind::Anonymous),
        ("function", EntityKind::Function),
        ("unknown", EntityKind::Unknown),
    ];

    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, kind)| *kind == self).map_or("unknown", |(name, _)| name)
    }

    /// The kind of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    /// Whether it is somebody: one human being, named or not.
    pub fn is_somebody(self) -> bool {
        matches!(self, EntityKind::Person | EntityKind::Anonymous | EntityKind::Function)
    }
}

impl Reader<'_> {
    /// What is named: decided by the noun, for a bare name by the name.
    pub(super) fn kind_of(
        &self,
        nouns: Range,
        noun: Option<u32>,
        name: Option<Range>,
        agreement: Agreement,
        indefinite: bool,
        article: bool,
    ) -> EntityKind {
        let class = noun.and_then(|n| self.word(n)).map_or(Classes::empty(), |w| w.classes);
        let any = nouns.iter().filter_map(|t| self.word(t)).fold(Classes::empty(), |all, w| all | w.classes);
        let quoted = nouns.len() > 2 && nouns.iter().any(|t| self.opens_name(t, nouns.end).is_some());
        let medium = Classes::PRINT | Classes::BROADCAST | Classes::PRESS;
        if let Some(name) = name {
            // in der Kirche Sankt Ursula
            let house = any.intersects(Classes::BODY) && !any.intersects(Classes::PERSON);
            let titled = || class.intersects(Classes::PERSON) || (any.intersects(Classes::TITLE) && !house);
            let sort = || noun.is_some_and(|n| self.is_body_sort(n));
            let person = self.is(name.start, Classes::FIRST_NAME) || (titled() && !sort());
            if person && !(quoted && any.intersects(medium)) {
                return EntityKind::Person;
            }
        }
        if name.is_some() && !class.intersects(Classes::MEDIUM) && noun.is_some_and(|n| self.is_body_sort(n)) {
            return EntityKind::Organisation;
        }
        if self.is_company(nouns) {
            return EntityKind::Organisation;
        }
        if class.intersects(Classes::AGENCY) {
            return EntityKind::Agency;
        }
        if (class.intersects(medium) && (quoted || name.is_some() || !class.intersects(Classes::PERSON)))
            || (quoted && noun.is_none())
        {
            return EntityKind::Medium;
        }
        if nouns.iter().any(|t| self.is(t, Classes::CIRCLE)) {
            return EntityKind::Anonymous;
        }
        let noun_stem = || noun.map(|n| self.stem(n)).unwrap_or_default();
        let described = noun.is_some_and(|n| {
            self.is_aged(n)
                || (class.intersection(Classes::NOUN) == Classes::NOMINAL
                    && (agreement.intersects(Agreement::FEMININE) && self.is(n, Classes::FEMININE_NOUN)
                        || self.lexicon.world.describes(noun_stem())))
        });
        let body = class.contains(Classes::BODY | Classes::PERSON)
            && !indefinite
            && (article || !agreement.intersects(Agreement::PLURAL));
        if (class.intersects(Classes::PERSON) && !body) || described {
            if !agreement.intersects(Agreement::SINGULAR) {
                return EntityKind::Group;
            }
            let world = &self.lexicon.world;
            let unnamed = world.keeps_unnamed(noun_stem()) || (indefinite && !world.speaks_for(noun_stem()));
            return if unnamed { EntityKind::Anonymous } else { EntityKind::Function };
        }
        if let Some((_, kind)) = BY_CLASS.iter().find(|(wanted, _)| class.intersects(*wanted)) {
            let authority = *kind == EntityKind::Group && self.lexicon.world.sort(noun_stem()).is_some();
            return if authority { EntityKind::Organisation } else { *kind };
        }
        if name.is_none() && any.intersects(Classes::SEAT) {
            return EntityKind::Place;
        }
        let upper = nouns.iter().all(|t| self.word(t).is_some_and(|w| w.token.case == Case::Upper));
        match name {
            _ if upper || article => EntityKind::Organisation,
            Some(_) if noun.is_none() && !quoted => EntityKind::Person,
            _ => EntityKind::Organisation,
        }
    }

    /// Whether a word, known or not, says by itself that somebody is named who can speak.
    pub(super) fn is_somebody(&self, noun: u32) -> bool {
        let Some(word) = self.word(noun) else { return false };
        if word.is(SPEAKS | Classes::FIRST_NAME) {
            return true;
        }
        let unknown = || word.classes.intersection(Classes::NOUN) == Classes::NOMINAL;
        word.is(Classes::AGED | Classes::CIRCLE)
            || (unknown() && (word.is(Classes::FEMININE_NOUN) || self.lexicon.world.describes(self.stem(noun))))
    }

    /// Whether a noun names what nobody can be: a time, an utterance, what ends like an abstract noun.
    pub(super) fn is_abstract(&self, noun: u32) -> bool {
        const NOTIONS: Classes = Classes::REPORTING_NOUN
            .union(Classes::NOUN_DASS)
            .union(Classes::NOUN_MAIN)
            .union(Classes::NOUN_INFINITIVE)
            .union(Classes::NOUN_QUESTION)
            .union(Classes::TIME);
        let names = SPEAKS | Classes::FIRST_NAME | Classes::WORK;
        !self.is(noun, names) && (self.is(noun, NOTIONS) || self.lexicon.world.is_abstract(self.stem(noun)))
    }

    /// Whether a noun only says of what sort a body is.
    pub(super) fn is_body_sort(&self, noun: u32) -> bool {
        self.lexicon.world.is_sort(self.stem(noun))
    }

    /// Whether a noun only says of what sort something is that has a name: `das Magazin Kontur`, but `das Landgericht Oberlahn`.
    pub(super) fn only_sort(&self, noun: u32) -> bool {
        // a compound says more: der Fischereiverein Nordufer
        let sort = self.is(noun, Classes::WORK) && (!self.is(noun, Classes::BODY) || self.is_listed(noun));
        sort || self.is(noun, Classes::MEDIUM) || self.is_body_sort(noun)
    }
}

/// What nouns of these classes name.
const BY_CLASS: [(Classes, EntityKind); 4] = [
    (Classes::BODY.union(Classes::PARTY), EntityKind::Organisation),
    (Classes::TEXT.union(Classes::SOURCE).union(Classes::NORM), EntityKind::Document),
    (Classes::GROUP, EntityKind::Group),
    (Classes::SEAT, EntityKind::Place),
];
