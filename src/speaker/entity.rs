//! Mentions → entities.

use super::mention::Mention;
use super::name::{Name, name_in};
use crate::grammar::Role;
use crate::lexicon::{Classes, Lexicon, Word};
use crate::quotation::Quotation;
use crate::span::{Range, Ranges};
use crate::text::{BlockKind, Document};
use rustc_hash::FxHashMap;

/// What kind of thing speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntityKind {
    /// Somebody.
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
    /// A text: *der Bericht*, *Angaben der Polizei*.
    Document,
    /// Not known.
    Unknown,
}

impl EntityKind {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            EntityKind::Person => "person",
            EntityKind::Organisation => "organisation",
            EntityKind::Place => "place",
            EntityKind::Medium => "medium",
            EntityKind::Agency => "agency",
            EntityKind::Group => "group",
            EntityKind::Document => "document",
            EntityKind::Unknown => "unknown",
        }
    }
}

/// Somebody or something that speaks.
#[derive(Clone, Debug)]
pub struct Entity {
    /// The fullest name the text gives.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Where it is named, in text order.
    pub mentions: Vec<Ranges>,
    /// The words of the name, where it is a proper name.
    proper: Option<Range>,
}

/// Gives every quotation its speaker's entity. Quotations are in text order.
pub fn attribute(
    document: &Document<'_>,
    words: &[Word],
    lexicon: &Lexicon,
    quotations: &mut [Quotation],
) -> Vec<Entity> {
    if quotations.is_empty() {
        return Vec::new();
    }
    let mut roster = Roster { document, words, entities: Vec::new(), by_key: FxHashMap::default() };
    let mut last: Option<usize> = None;
    for quotation in quotations.iter_mut() {
        let speaker = quotation.roles.get(Role::Speaker).clone();
        if speaker.is_empty() {
            continue;
        }
        let mention = Mention::read(words, document.text, &speaker);
        let thus =
            speaker.tokens().all(|t| words.get(t as usize).is_some_and(|w| w.is(Classes::THUS | Classes::WONACH)));
        let continues = quotation.lexeme.and_then(|l| lexicon.lexeme(l)).is_some_and(|l| l.continues);
        let function = mention.kind == EntityKind::Person && mention.name.is_none();
        let keeps = thus || (continues && (function || mention.empty));
        let entity = match last.filter(|_| keeps) {
            Some(before) => before,
            None if mention.empty => continue,
            None => roster.find_or_add(&mention),
        };
        quotation.entity = u32::try_from(entity).ok();
        if !thus {
            roster.note(entity, speaker);
        }
        last = Some(entity);
    }
    roster.complete();
    roster.entities
}

/// How many entities back a variant of spelling is looked for.
const REACH: usize = 100;

/// The entities found so far.
struct Roster<'a> {
    document: &'a Document<'a>,
    words: &'a [Word],
    entities: Vec<Entity>,
    /// Surname or wording → entities.
    by_key: FxHashMap<&'a str, Vec<usize>>,
}

impl<'a> Roster<'a> {
    fn shown(&self, range: Range) -> &'a str {
        self.document.span(range).of(self.document.text)
    }

    fn name(&self, range: Range) -> Option<Name<'a>> {
        Name::read(self.words, self.document.text, range)
    }

    fn note(&mut self, entity: usize, mention: Ranges) {
        let Some(entity) = self.entities.get_mut(entity) else { return };
        // a speaker can be named behind the speaker of a quotation that begins later
        let at = entity.mentions.partition_point(|m| m.hull() < mention.hull());
        if entity.mentions.get(at) != Some(&mention) {
            entity.mentions.insert(at, mention);
        }
    }

    /// The entity a mention names: one with a fitting name, one with the same words, or a new one.
    fn find_or_add(&mut self, mention: &Mention) -> usize {
        let proper = mention.name.filter(|_| mention.kind == EntityKind::Person);
        let bare = self.shown(without_article(self.words, mention.tokens.hull()));
        let name = proper.and_then(|n| self.name(n));
        let key = name.map_or(bare, |n| bare_surname(n.last));
        let same = |e: &Entity| match (&name, e.proper.and_then(|p| self.name(p))) {
            (Some(a), Some(b)) => e.kind == mention.kind && a.fits(&b),
            (None, None) => e.kind == mention.kind,
            _ => false,
        };
        let exact = self.by_key.get(key).into_iter().flatten().copied();
        let near = (0..self.entities.len()).rev().take(REACH).filter(|_| name.is_some());
        let known = exact.chain(near).find(|number| self.entities.get(*number).is_some_and(same));
        if let Some(known) = known {
            if let (Some(entity), Some(new)) = (self.entities.get_mut(known), proper)
                && entity.proper.is_some_and(|old| old.len() < new.len())
            {
                entity.proper = Some(new);
            }
            return known;
        }
        let name = proper.map_or(bare, |n| self.shown(n)).to_string();
        self.entities.push(Entity { name, kind: mention.kind, mentions: Vec::new(), proper });
        self.by_key.entry(key).or_default().push(self.entities.len() - 1);
        self.entities.len() - 1
    }

    /// Names persons as fully as the text does anywhere: `Putin` becomes `Wladimir Putin`.
    fn complete(&mut self) {
        let mut full: FxHashMap<&str, Range> = FxHashMap::default();
        for block in self.document.blocks.iter().filter(|b| b.kind == BlockKind::Body) {
            for start in
                block.tokens.iter().filter(|t| self.words.get(*t as usize).is_some_and(|w| w.is(Classes::FIRST_NAME)))
            {
                let end = block.tokens.end.min(start + 5);
                let range = name_in(self.words, self.document.text, Range::new(start, end))
                    .filter(|r| r.start == start && r.len() > 1);
                if let Some((range, name)) = range.and_then(|r| Some((r, self.name(r)?))) {
                    full.entry(bare_surname(name.last)).or_insert(range);
                }
            }
        }
        for number in 0..self.entities.len() {
            let Some(proper) = self.entities.get(number).and_then(|e| e.proper) else {
                continue;
            };
            let Some(name) = self.name(proper) else {
                continue;
            };
            let found = full
                .get(bare_surname(name.last))
                .copied()
                .filter(|r| name.first.is_none() && self.name(*r).is_some_and(|n| n.fits(&name)));
            let best = found.unwrap_or(proper);
            let genitive = self.name(best).is_some_and(|n| n.last != name.last && bare_surname(n.last) == name.last);
            let text = self.shown(best);
            let text = if genitive { bare_surname(text) } else { text };
            if let Some(entity) = self.entities.get_mut(number) {
                entity.name = text.to_string();
                entity.proper = Some(best);
            }
        }
    }
}

/// A surname without what a genitive adds. `Hans` loses its s too, which does no harm where both sides do.
fn bare_surname(name: &str) -> &str {
    let name = name.trim_end_matches(['\'', '’']);
    if name.chars().count() > 3 { name.strip_suffix('s').unwrap_or(name) } else { name }
}

fn without_article(words: &[Word], range: Range) -> Range {
    let article = words.get(range.start as usize).is_some_and(|w| w.is(Classes::DETERMINER));
    if article && range.len() > 1 { Range::new(range.start + 1, range.end) } else { range }
}
