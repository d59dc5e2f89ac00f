//! Conditions on a quotation.

use super::logic::{Condition, nested};
use super::part::Part;
use super::value::{Count, Named, OneOf, Texts};
use crate::grammar::{Role, Type};
use crate::lexicon::{Medium, Stance};
use crate::parse::ClauseKind;
use crate::quotation::{Mood, Quotation};
use crate::rules::Context;
use crate::rules::context::{FramePlace, SpeakerForm};
use crate::span::{Range, Ranges};
use crate::speaker::{EntityKind, Reason};
use serde::Deserialize;
use toml::Spanned;

/// What must be true of a quotation.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct QuotationWhere {
    #[serde(rename = "type")]
    kind: Option<OneOf<Type>>,
    mood: Option<OneOf<Mood>>,
    medium: Option<OneOf<Medium>>,
    /// The kind of clause that is quoted.
    clause: Option<OneOf<ClauseKind>>,
    negated: Option<bool>,
    pub(in crate::rules) construction: Option<Spanned<Texts>>,
    /// The reporting expression, as the lexicon calls it.
    pub(in crate::rules) lemma: Option<Spanned<Texts>>,
    /// Its stance; a cue that is no verb has none.
    stance: Option<OneOf<Stance>>,
    /// What kind of thing speaks, as far as it is known.
    speaker_kind: Option<OneOf<EntityKind>>,
    /// How the speaker is named here.
    speaker_form: Option<OneOf<SpeakerForm>>,
    /// Why nobody is known to speak.
    speaker_unknown: Option<OneOf<Reason>>,
    /// In how many quotations of the article the speaker speaks.
    speaker_quotations: Option<Count>,
    /// Whether it is somebody else's than the quotation before it, both speakers being known.
    new_speaker: Option<bool>,
    /// Where the frame stands.
    frame_place: Option<OneOf<FramePlace>>,
    quote: Option<Part>,
    cue: Option<Part>,
    frame: Option<Part>,
    speaker: Option<Part>,
    addressee: Option<Part>,
    /// The finite verb that shows the mood.
    verb: Option<Part>,
    /// The sentence that holds the cue, or else the first words.
    sentence: Option<Part>,
    /// The sentence before that.
    sentence_before: Option<Part>,
    /// The sentence after that.
    sentence_after: Option<Part>,
    /// The paragraph.
    paragraph: Option<Part>,
    /// Whether the quote is all of its sentence.
    alone: Option<bool>,
    /// Whether it stands in the first paragraph.
    lead: Option<bool>,
    /// Whether it stands in another quotation.
    nested: Option<bool>,
    /// The quotation it stands in.
    inside: Option<Box<QuotationWhere>>,
    /// The quotation before it, in the same paragraph.
    previous: Option<Box<QuotationWhere>>,
    /// The quotation behind it, in the same paragraph.
    next: Option<Box<QuotationWhere>>,
    all: Option<Vec<QuotationWhere>>,
    any: Option<Vec<QuotationWhere>>,
    not: Option<Box<QuotationWhere>>,
}

impl Named for SpeakerForm {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("none", SpeakerForm::None),
        ("pronoun", SpeakerForm::Pronoun),
        ("anaphor", SpeakerForm::Anaphor),
        ("surname", SpeakerForm::Surname),
        ("full-name", SpeakerForm::FullName),
        ("description", SpeakerForm::Description),
    ];
}

impl Named for FramePlace {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("none", FramePlace::None),
        ("before", FramePlace::Before),
        ("inside", FramePlace::Inside),
        ("after", FramePlace::After),
    ];
}

impl Named for ClauseKind {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("main", ClauseKind::Main),
        ("dass", ClauseKind::Dass),
        ("whether", ClauseKind::Whether),
        ("wie", ClauseKind::Wie),
        ("question", ClauseKind::Question),
        ("relative", ClauseKind::Relative),
        ("adverbial", ClauseKind::Adverbial),
        ("infinitive", ClauseKind::Infinitive),
        ("purpose", ClauseKind::Purpose),
    ];
}

impl Condition for QuotationWhere {
    type Subject<'s> = &'s Quotation;

    nested!();

    fn inner(&self) -> Vec<&Self> {
        [&self.inside, &self.previous, &self.next].into_iter().filter_map(Option::as_deref).collect()
    }

    fn own(&self, quotation: &&Quotation, context: &Context<'_>) -> bool {
        self.names(quotation, context) && self.parts(quotation, context) && self.neighbours(quotation, context)
    }
}

impl QuotationWhere {
    fn names(&self, quotation: &Quotation, context: &Context<'_>) -> bool {
        let lexeme = || context.lexeme(quotation);
        let entity = || quotation.entity.and_then(|e| context.analysis.entities.get(e as usize));
        one_of(self.kind.as_ref(), || Some(quotation.kind))
            && one_of(self.mood.as_ref(), || Some(quotation.mood))
            && one_of(self.medium.as_ref(), || Some(quotation.medium))
            && one_of(self.clause.as_ref(), || context.verb(quotation).map(|(_, kind)| kind))
            && self.negated.is_none_or(|negated| negated == quotation.negated)
            && self
                .construction
                .as_ref()
                .is_none_or(|names| names.get_ref().0.iter().any(|n| **n == *quotation.construction))
            && self.lemma.as_ref().is_none_or(|l| lexeme().is_some_and(|x| l.get_ref().0.contains(&x.lemma)))
            && one_of(self.stance.as_ref(), || lexeme().map(|l| l.stance))
            && one_of(self.speaker_kind.as_ref(), || entity().map(|e| e.kind))
            && one_of(self.speaker_unknown.as_ref(), || context.unknown(quotation))
            && one_of(self.speaker_form.as_ref(), || Some(context.speaker_form(quotation)))
            && one_of(self.frame_place.as_ref(), || Some(context.frame_place(quotation)))
            && self.speaker_quotations.is_none_or(|count| {
                let same = |q: &&Quotation| q.entity.is_some() && q.entity == quotation.entity;
                count.holds_len(context.analysis.quotations.iter().filter(same).count())
            })
    }

    fn parts(&self, quotation: &Quotation, context: &Context<'_>) -> bool {
        let holds = |part: &Option<Part>, tokens: &dyn Fn() -> Ranges| {
            part.as_ref().is_none_or(|part| part.holds(&tokens(), context))
        };
        let role = |part: &Option<Part>, role: Role| {
            part.as_ref().is_none_or(|part| part.holds(quotation.roles.get(role), context))
        };
        let sentence = |number: Option<u32>| -> Ranges {
            number.and_then(|n| context.sentence(n)).map_or(Range::default(), |s| s.tokens).into()
        };
        let number = quotation.sentence;
        role(&self.quote, Role::Quote)
            && role(&self.cue, Role::Cue)
            && role(&self.frame, Role::Frame)
            && role(&self.speaker, Role::Speaker)
            && role(&self.addressee, Role::Addressee)
            && holds(&self.verb, &|| verb(quotation, context))
            && holds(&self.sentence, &|| sentence(Some(number)))
            && holds(&self.sentence_before, &|| sentence(number.checked_sub(1)))
            && holds(&self.sentence_after, &|| sentence(Some(number + 1)))
            && holds(&self.paragraph, &|| {
                context.block_of(quotation.start()).map_or(Range::default(), |(_, b)| b.tokens).into()
            })
    }

    fn neighbours(&self, quotation: &Quotation, context: &Context<'_>) -> bool {
        let block = || context.block_of(quotation.start());
        let neighbour = |wanted: &Option<Box<QuotationWhere>>, step: isize| {
            wanted.as_ref().is_none_or(|wanted| {
                let near = |q: &&Quotation| context.block_of(q.start()).map(|b| b.0) == block().map(|b| b.0);
                beside(quotation, context, step).filter(near).is_some_and(|q| wanted.holds(&q, context))
            })
        };
        let whole = || {
            let quote = quotation.roles.get(Role::Quote).hull();
            let sentence = context.sentence(context.sentence_of(quote.start));
            sentence.is_some_and(|s| context.bare(s.tokens) == context.bare(quote))
        };
        self.alone.is_none_or(|alone| alone == whole())
            && self.lead.is_none_or(|lead| {
                lead == (block().map(|(_, b)| b.span) == context.paragraphs().next().map(|b| b.span))
            })
            && self.nested.is_none_or(|nested| nested == quotation.parent.is_some())
            && self
                .inside
                .as_ref()
                .is_none_or(|outer| context.parent(quotation).is_some_and(|q| outer.holds(&q, context)))
            && self.new_speaker.is_none_or(|new| {
                let before = beside(quotation, context, -1).and_then(|q| q.entity);
                new == (before.is_some() && quotation.entity.is_some() && before != quotation.entity)
            })
            && neighbour(&self.previous, -1)
            && neighbour(&self.next, 1)
    }
}

/// The finite verb of a quotation as a part; without one it is empty.
pub(in crate::rules) fn verb(quotation: &Quotation, context: &Context<'_>) -> Ranges {
    context.verb(quotation).map_or(Range::default(), |(at, _)| Range::new(at, at + 1)).into()
}

fn one_of<T: Named>(wanted: Option<&OneOf<T>>, value: impl Fn() -> Option<T>) -> bool {
    wanted.is_none_or(|wanted| value().is_some_and(|value| wanted.holds(value)))
}

/// The next quotation before or behind one that does not stand in another.
fn beside<'a>(quotation: &Quotation, context: &Context<'a>, step: isize) -> Option<&'a Quotation> {
    let quotations = &context.analysis.quotations;
    let here = context.number(quotation)?;
    let numbers = std::iter::successors(here.checked_add_signed(step), |n| n.checked_add_signed(step));
    numbers.map_while(|n| quotations.get(n)).find(|q| q.parent.is_none())
}
