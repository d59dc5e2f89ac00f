//! The mood of what is reported.

use crate::grammar::Scene;
use crate::lexicon::{Classes, Persons, Word};
use crate::parse::{ClauseId, ClauseKind};
use crate::span::Ranges;

/// The mood of a quotation, as its finite verb shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mood {
    /// `ist`
    Indicative,
    /// `sei`
    Konjunktiv1,
    /// `wäre`
    Konjunktiv2,
    /// `würde kommen`
    Wuerde,
    /// `zu kommen`
    Infinitive,
    /// The form is the same in indicative and Konjunktiv.
    Ambiguous,
    /// There is no verb to show it.
    None,
}

impl Mood {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Mood::Indicative => "indicative",
            Mood::Konjunktiv1 => "konjunktiv1",
            Mood::Konjunktiv2 => "konjunktiv2",
            Mood::Wuerde => "würde",
            Mood::Infinitive => "infinitive",
            Mood::Ambiguous => "ambiguous",
            Mood::None => "none",
        }
    }

    /// The mood of a finite verb in the third person.
    fn of(word: &Word) -> Mood {
        let third = Persons::THIRD;
        let inflection = word.inflection;
        if inflection.is_konjunktiv1(third) {
            Mood::Konjunktiv1
        } else if inflection.is_konjunktiv2(third) {
            if word.is(Classes::CONDITIONAL) { Mood::Wuerde } else { Mood::Konjunktiv2 }
        } else if (inflection.konjunktiv1 | inflection.konjunktiv2).intersects(third) {
            Mood::Ambiguous
        } else {
            Mood::Indicative
        }
    }
}

/// The clause that shows the mood of the words reported: the first that lies in the quote, or its main clause if that is adverbial.
pub fn leading(scene: &Scene<'_>, quote: &Ranges) -> Option<ClauseId> {
    let syntax = &scene.syntax;
    let inside = |id: &ClauseId| {
        let clause = syntax.clause(*id);
        clause.is_some_and(|c| c.finite.map_or(quote.contains(c.first), |f| quote.contains(f)))
    };
    let main = |id: &ClauseId| {
        inside(id) && syntax.clause(*id).is_some_and(|c| c.kind == ClauseKind::Main && c.finite.is_some())
    };
    let leads = syntax.ids().find(inside);
    let adverbial = leads
        .and_then(|id| syntax.clause(id))
        .is_some_and(|c| matches!(c.kind, ClauseKind::Adverbial | ClauseKind::Wie | ClauseKind::Purpose));
    if adverbial { syntax.ids().find(main).or(leads) } else { leads }
}

/// The mood of the words reported.
pub fn mood(scene: &Scene<'_>, quote: &Ranges) -> Mood {
    let syntax = &scene.syntax;
    let Some(clause) = leading(scene, quote).and_then(|id| syntax.clause(id)) else {
        return Mood::None;
    };
    match (clause.finite.and_then(|f| syntax.word(f)), clause.kind) {
        (Some(finite), _) => Mood::of(finite),
        (None, ClauseKind::Infinitive | ClauseKind::Purpose) => Mood::Infinitive,
        (None, _) => Mood::None,
    }
}
