//! Checks that need an algorithm; rules call them by name and give them parameters.

mod accusation;
mod first_mention;
mod headline;
mod mixed_styles;
mod people;
mod pronoun;
mod wordings;

pub use accusation::AccusationWithoutReply;
pub use first_mention::FirstMention;
pub use headline::HeadlineQuotation;
pub use mixed_styles::MixedStyles;
pub use pronoun::AmbiguousPronoun;
pub use wordings::TwoWordings;

use super::Context;
use crate::span::Span;
use serde::Deserialize;

/// A check with its parameters: `[check.first-mention]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Check {
    /// Persons who are first named without first name or function.
    FirstMention(FirstMention),
    /// Pronouns that can stand for two persons.
    AmbiguousPronoun(AmbiguousPronoun),
    /// Quotations in a heading whose words are not in the text.
    HeadlineQuotation(HeadlineQuotation),
    /// The same quotation in two wordings.
    TwoWordings(TwoWordings),
    /// Accusations to which the accused does not reply.
    AccusationWithoutReply(AccusationWithoutReply),
    /// Quotation marks of several styles in one article.
    MixedStyles(MixedStyles),
}

/// One place that a rule reports.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Where it is.
    pub(super) spans: Vec<Span>,
    /// Places that explain it.
    pub(super) related: Vec<Span>,
    /// What the message can name.
    pub(super) values: Vec<(&'static str, String)>,
}

impl Hit {
    pub(super) fn new(spans: Vec<Span>, values: Vec<(&'static str, String)>) -> Self {
        Self { spans, related: Vec::new(), values }
    }
}

impl Check {
    /// Everything it finds.
    pub(super) fn find(&self, context: &Context<'_>) -> Vec<Hit> {
        match self {
            Check::FirstMention(check) => check.find(context),
            Check::AmbiguousPronoun(check) => check.find(context),
            Check::HeadlineQuotation(check) => check.find(context),
            Check::TwoWordings(check) => check.find(context),
            Check::AccusationWithoutReply(check) => check.find(context),
            Check::MixedStyles(check) => check.find(context),
        }
    }

    /// What its message can name.
    pub(super) fn places(&self) -> &'static [&'static str] {
        match self {
            Check::FirstMention(_) => &["name", "full"],
            Check::AmbiguousPronoun(_) => &["pronoun", "first", "second"],
            Check::HeadlineQuotation(_) => &["quote"],
            Check::TwoWordings(_) => &["quote", "other"],
            Check::AccusationWithoutReply(_) => &["accuser", "accused", "cue"],
            Check::MixedStyles(_) => &["style", "usual"],
        }
    }
}
