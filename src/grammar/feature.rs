//! Features: what a terminal in a pattern can be asked for.

use crate::lexicon::{Classes, Takes};
use serde::{Deserialize, Serialize};

/// One property that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Property {
    /// A verb that reports with this complement.
    Takes(Takes),
    /// A clause that begins with its finite verb.
    VerbFirst,
    /// A main clause.
    Main,
    /// A clause with `wie`.
    WieClause,
    /// A question clause: ob, wer, warum.
    QuestionClause,
    /// A dass-clause.
    DassClause,
    /// A clause that gives a reason: weil, da.
    ReasonClause,
    /// A zu-infinitive.
    InfinitiveClause,
    /// A relative clause.
    RelativeClause,
    /// The mood is Konjunktiv I, and cannot be anything else.
    Konjunktiv1,
    /// The mood is Konjunktiv II, and cannot be anything else.
    Konjunktiv2,
    /// The mood is a Konjunktiv, and cannot be anything else.
    Konjunktiv,
    /// The form is the same in indicative and Konjunktiv I: *sie kommen*.
    Ambiguous,
    /// A clause behind which the one that it depends on goes on.
    Inside,
    /// A sentence that begins with its verb and has no other, or whose verb wishes: *möge er kommen, er möge kommen*.
    Wish,
    /// The subject is *man* and the verb no helper: *man nehme*.
    Impersonal,
    /// The verb is passive.
    Passive,
    /// The verb is in the perfect: *soll gesagt haben*.
    Perfect,
    /// The verb tells a state: *soll krank sein*, *ist verboten*.
    Stative,
    /// The finite verb is a modal: *könnte*.
    Modal,
    /// Its sentence ends with a question mark.
    Asking,
    /// A quotation that can stand for itself.
    Sentence,
    /// A quotation that is part of a sentence.
    Fragment,
    /// A quotation whose words all begin with a capital, as names do.
    Name,
    /// A quotation with no word of its own clause before it; a word that begins its clause; a clause with no main clause before it.
    Leading,
    /// A noun phrase with a noun that names a source: Angaben, Bericht.
    Source,
    /// A noun phrase with a noun that names an opinion: Ansicht, Sicht.
    Opinion,
    /// A clause without object: no noun phrase but the subject, times and those with a preposition.
    Bare,
    /// A subject that can speak: people, bodies, names, pronouns but *ich* and *wir*.
    Speaking,
    /// A noun phrase whose article shows the dative: *seiner Ansicht*.
    Dative,
    /// A noun phrase of at most three words.
    Short,
    /// A word that is a phrase of its own, not the article of a noun.
    Alone,
    /// A clause joined to the one before by a coordinator.
    Coordinated,
}

/// Nouns that make a source of the phrase after *nach*.
pub(super) const SOURCES: Classes =
    Classes::SOURCE.union(Classes::OPINION).union(Classes::TEXT).union(Classes::NORM).union(Classes::PRESS);

/// Alternatives of which one must hold, or none if it is negated.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Feature {
    /// The alternatives.
    pub any: Vec<Property>,
    /// `!`: none of them may hold.
    pub negated: bool,
}

impl Property {
    const NAMES: [(&'static str, Property); 42] = [
        ("direct", Property::Takes(Takes::DIRECT)),
        ("dass", Property::Takes(Takes::DASS)),
        ("verb-second", Property::Takes(Takes::VERB_SECOND)),
        ("infinitive", Property::Takes(Takes::INFINITIVE)),
        ("question", Property::Takes(Takes::QUESTION)),
        ("naming", Property::Takes(Takes::NAMING)),
        ("wie", Property::Takes(Takes::WIE)),
        ("anaphor", Property::Takes(Takes::ANAPHOR)),
        ("cited", Property::Takes(Takes::CITED)),
        ("theme", Property::Takes(Takes::THEME)),
        ("verb-first", Property::VerbFirst),
        ("main", Property::Main),
        ("wie-clause", Property::WieClause),
        ("question-clause", Property::QuestionClause),
        ("dass-clause", Property::DassClause),
        ("reason-clause", Property::ReasonClause),
        ("infinitive-clause", Property::InfinitiveClause),
        ("relative-clause", Property::RelativeClause),
        ("konjunktiv1", Property::Konjunktiv1),
        ("konjunktiv2", Property::Konjunktiv2),
        ("konjunktiv", Property::Konjunktiv),
        ("ambiguous", Property::Ambiguous),
        ("inside", Property::Inside),
        ("wish", Property::Wish),
        ("impersonal", Property::Impersonal),
        ("passive", Property::Passive),
        ("perfect", Property::Perfect),
        ("stative", Property::Stative),
        ("modal", Property::Modal),
        ("asking", Property::Asking),
        ("sentence", Property::Sentence),
        ("fragment", Property::Fragment),
        ("name", Property::Name),
        ("leading", Property::Leading),
        ("source", Property::Source),
        ("opinion", Property::Opinion),
        ("bare", Property::Bare),
        ("speaking", Property::Speaking),
        ("dative", Property::Dative),
        ("short", Property::Short),
        ("alone", Property::Alone),
        ("coordinated", Property::Coordinated),
    ];

    fn parse(name: &str) -> Option<Property> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, property)| *property)
    }
}

impl Feature {
    /// Reads `dass|verb-second` or `!passive`.
    ///
    /// # Errors
    /// The name that is unknown.
    pub fn parse(text: &str) -> Result<Feature, String> {
        let (negated, names) = text.strip_prefix('!').map_or((false, text), |rest| (true, rest));
        let any: Result<Vec<_>, String> =
            names.split('|').map(|n| Property::parse(n).ok_or_else(|| n.to_string())).collect();
        Ok(Feature { any: any?, negated })
    }

    /// All names.
    pub fn names() -> Vec<&'static str> {
        Property::NAMES.iter().map(|(name, _)| *name).collect()
    }

    /// Whether it holds, given what holds.
    pub fn holds(&self, holds: impl Fn(Property) -> bool) -> bool {
        self.any.iter().any(|p| holds(*p)) != self.negated
    }
}
