//! Accusations to which the accused does not reply.

use super::Hit;
use crate::grammar::Role;
use crate::lexicon::{Classes, Stance};
use crate::quotation::Quotation;
use crate::rules::condition::{Phrases, Texts};
use crate::rules::{Context, SpeakerForm};
use crate::span::Range;
use crate::text::Case;
use serde::Deserialize;
use std::collections::BTreeSet;

/// Parameters of `accusation-without-reply`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AccusationWithoutReply {
    /// Reporting verbs whose addressee is accused.
    verbs: Texts,
    /// Phrases that show a reply, or that one was asked for.
    reply: Phrases,
}

/// Shortest noun or name by which somebody is known again, in bytes.
const SHORTEST: usize = 3;

/// Longest ending of a case, in bytes.
const LONGEST_ENDING: usize = 2;

impl AccusationWithoutReply {
    pub(super) fn find(&self, context: &Context<'_>) -> Vec<Hit> {
        let quotations = &context.analysis.quotations;
        let fits = |q: &&Quotation| {
            context.lexeme(q).is_some_and(|l| l.stance == Stance::Accusation && self.verbs.0.contains(&l.lemma))
                && !q.negated
                && q.parent.is_none()
                && matches!(
                    context.speaker_form(q),
                    SpeakerForm::Surname | SpeakerForm::FullName | SpeakerForm::Description
                )
        };
        let accusations: Vec<&Quotation> = quotations.iter().filter(fits).collect();
        let reply = |tokens: Range| self.reply.find(context.words(), context.text(), tokens).is_some();
        if accusations.is_empty() || context.paragraphs().any(|b| reply(b.tokens)) {
            return Vec::new();
        }
        let speakers: BTreeSet<&str> =
            quotations.iter().flat_map(|q| q.roles.get(Role::Speaker).tokens()).map(|t| context.word_text(t)).collect();
        let mut hits = Vec::new();
        for quotation in accusations {
            let accused = quotation.roles.get(Role::Addressee);
            let heads = names(context, accused.hull());
            if heads.is_empty() || speakers.iter().any(|word| heads.iter().any(|head| same_word(head, word))) {
                continue;
            }
            let values = vec![
                ("accuser", context.joined(quotation.roles.get(Role::Speaker))),
                ("accused", context.joined(accused)),
                ("cue", context.joined(quotation.roles.get(Role::Cue))),
            ];
            hits.push(Hit::new(context.spans(accused), values));
        }
        hits
    }
}

/// The words by which somebody can be known again: names and nouns.
fn names<'t>(context: &Context<'t>, part: Range) -> Vec<&'t str> {
    let known = part.iter().filter(|t| {
        context.word(*t).is_some_and(|w| w.token.case != Case::Lower && w.is(Classes::NOMINAL | Classes::NOUN))
    });
    known.map(|t| context.word_text(t)).collect()
}

/// Whether two words are forms of one noun or name: *Verein*, *Vereins*.
fn same_word(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() >= SHORTEST && long.len() - short.len() <= LONGEST_ENDING && long.starts_with(short)
}
