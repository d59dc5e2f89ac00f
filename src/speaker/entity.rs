//! Who speaks, as the rest of the program sees it.

use super::base;
use super::by::{By, Reason};
use super::figure::Cast;
use super::kind::EntityKind;
use super::sieve::Verdict;
use super::via::Chain;
use crate::grammar::Role;
use crate::lexicon::Agreement;
use crate::quotation::Quotation;
use crate::span::Ranges;
use smallvec::SmallVec;

/// Somebody or something that speaks.
#[derive(Clone, Debug)]
pub struct Entity {
    /// The fullest name the text gives, in its base form.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// A person's gender, where the text shows it.
    pub gender: Option<Gender>,
    /// Whether it is several.
    pub plural: bool,
    /// Where it is named as a speaker, in text order.
    pub mentions: SmallVec<[Mentioned; 1]>,
}

/// One time that an entity is named as a speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentioned {
    /// The words.
    pub tokens: Ranges,
    /// The rule that knew it.
    pub by: By,
}

/// A person's gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// `sie`
    Female,
    /// `er`
    Male,
}

impl Gender {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Gender::Female => "female",
            Gender::Male => "male",
        }
    }

    /// What an agreement shows, if it is only one.
    pub(super) fn of(agreement: Agreement) -> Option<Self> {
        let (female, male) = (agreement.intersects(Agreement::FEMININE), agreement.intersects(Agreement::MASCULINE));
        match (female, male) {
            (true, false) => Some(Gender::Female),
            (false, true) => Some(Gender::Male),
            _ => None,
        }
    }
}

/// Whose a quotation is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The rule that knew its entity, or why there is none.
    pub by: Result<By, Reason>,
    /// On whose word the article has it, from the nearest to the farthest: positions in the list of entities.
    pub via: Vec<u32>,
}

/// The figures that speak or are cited, in the order in which they first are; quotations are told which is theirs.
pub(super) fn entities(
    cast: &mut Cast<'_>,
    quotations: &mut [Quotation],
    verdicts: &[Verdict],
    chains: &[Chain],
) -> (Vec<Entity>, Vec<Attribution>) {
    let mut list = List { cast, entities: Vec::new() };
    let mut attributions = Vec::with_capacity(quotations.len());
    for ((quotation, verdict), chain) in quotations.iter_mut().zip(verdicts).zip(chains) {
        let by = match *verdict {
            Verdict::Known(figure, by) => {
                let number = list.number(figure);
                quotation.entity = Some(number);
                list.mention(number, quotation.roles.get(Role::Speaker), by);
                Ok(by)
            }
            Verdict::Open(reason) => Err(reason),
            Verdict::FirstPerson => Err(Reason::NoAntecedent),
        };
        let via = chain.iter().map(|figure| list.number(*figure)).collect();
        attributions.push(Attribution { by, via });
    }
    (list.entities, attributions)
}

/// Entities being numbered.
struct List<'c, 'a> {
    cast: &'c mut Cast<'a>,
    entities: Vec<Entity>,
}

impl List<'_, '_> {
    fn number(&mut self, figure: usize) -> u32 {
        let next = u32::try_from(self.entities.len()).unwrap_or(u32::MAX);
        let reader = self.cast.reader;
        let Some(figure) = self.cast.figures.get_mut(figure) else { return next };
        let number = *figure.entity.get_or_insert(next);
        if number == next {
            self.entities.push(Entity {
                name: base::name(reader, figure),
                kind: figure.kind,
                gender: figure.kind.is_somebody().then(|| Gender::of(figure.gender)).flatten(),
                plural: figure.kind == EntityKind::Group || !figure.gender.intersects(Agreement::SINGULAR),
                mentions: SmallVec::new(),
            });
        }
        number
    }

    fn mention(&mut self, number: u32, tokens: &Ranges, by: By) {
        let Some(entity) = self.entities.get_mut(number as usize).filter(|_| !tokens.is_empty()) else { return };
        // a speaker can be named behind the speaker of a quotation that begins later
        let at = entity.mentions.partition_point(|m| m.tokens.hull() < tokens.hull());
        if entity.mentions.get(at).is_none_or(|m| m.tokens != *tokens) {
            entity.mentions.insert(at, Mentioned { tokens: tokens.clone(), by });
        }
    }
}
