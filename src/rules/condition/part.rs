//! Conditions on a part of a quotation, a heading or a paragraph: its words and what stands beside it.

use super::phrase::Phrases;
use super::value::{Count, OneOf};
use crate::lexicon::Classes;
use crate::rules::Context;
use crate::span::Ranges;
use serde::Deserialize;

/// What must be true of a stretch of words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Part {
    /// Whether it is there at all.
    present: Option<bool>,
    /// Number of words.
    words: Option<Count>,
    /// Number of pieces: `fügte … hinzu` has two.
    pieces: Option<Count>,
    /// It is just one of these phrases.
    text: Option<Phrases>,
    /// One of these phrases stands in it.
    has: Option<Phrases>,
    /// It begins with one of these phrases.
    begins: Option<Phrases>,
    /// It ends with one of these phrases, not counting marks and stops.
    ends: Option<Phrases>,
    /// One of these phrases stands directly before it.
    before: Option<Phrases>,
    /// One of these phrases stands directly after it.
    after: Option<Phrases>,
    /// A word of one of these classes is in it.
    class: Option<OneOf<Classes>>,
    /// It ends as a sentence does.
    sentence: Option<bool>,
}

impl Part {
    pub(in crate::rules) fn holds(&self, part: &Ranges, context: &Context<'_>) -> bool {
        let (words, text) = (context.words(), context.text());
        let is = |wanted: Option<bool>, is: &dyn Fn() -> bool| wanted.is_none_or(|wanted| wanted == is());
        let bare = context.bare(part.hull());
        let some = |phrases: &Option<Phrases>, find: &dyn Fn(&Phrases) -> bool| phrases.as_ref().is_none_or(find);
        is(self.present, &|| !part.is_empty())
            && self.words.is_none_or(|count| count.holds(context.count_words(part)))
            && self.pieces.is_none_or(|count| count.holds_len(part.iter().count()))
            && some(&self.text, &|p| p.at(words, text, bare.start, bare.end) == Some(bare))
            && some(&self.has, &|p| part.iter().any(|range| p.find(words, text, *range).is_some()))
            && some(&self.begins, &|p| p.at(words, text, bare.start, bare.end).is_some())
            && some(&self.ends, &|p| p.before(words, text, bare.end).is_some_and(|r| r.start >= bare.start))
            && some(&self.before, &|p| p.before(words, text, part.hull().start).is_some())
            && some(&self.after, &|p| p.at(words, text, part.hull().end, u32::MAX).is_some())
            && self.class.as_ref().is_none_or(|classes| {
                let wanted = classes.iter().fold(Classes::empty(), |all, class| all | class);
                part.tokens().any(|t| context.word(t).is_some_and(|w| w.is(wanted)))
            })
            && is(self.sentence, &|| context.ends_sentence(part.hull()))
    }
}
