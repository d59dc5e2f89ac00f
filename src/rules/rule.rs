//! A rule, and what it finds.

use super::checks::{Check, Hit};
use super::condition::{
    ArticleWhere, BlockWhere, Condition, MarkWhere, Marks, QuotationWhere, SpeakerWhere, style, verb,
};
use super::context::Context;
use super::level::Level;
use super::message::Message;
use super::page::Page;
use crate::grammar::Role;
use crate::quotation::Quotation;
use crate::span::{Range, Ranges, Span};
use crate::text::Block;

/// A rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name: `direct-without-speaker`.
    pub id: String,
    /// How much its findings matter.
    pub level: Level,
    /// What it says of a finding.
    pub message: Message,
    /// The norms it rests on, each with its source.
    pub norms: Vec<String>,
    /// What it looks at, and what must be true of it.
    pub scope: Scope,
    /// What must be true of the article.
    pub article: Option<ArticleWhere>,
    /// What of a quotation it marks.
    pub mark: Mark,
    /// How many findings of an article are reported, the first ones.
    pub limit: Option<usize>,
    /// Its page.
    pub page: Page,
}

/// What a rule looks at.
#[derive(Clone, Debug)]
pub enum Scope {
    /// Every quotation.
    Quotation(Box<QuotationWhere>),
    /// Every pair of quotation marks, or those without partner.
    Mark(MarkWhere),
    /// Every speaker.
    Speaker(SpeakerWhere),
    /// Every block.
    Block(BlockWhere),
    /// The article.
    Article,
    /// What an algorithm finds.
    Check(Check),
}

/// What of a quotation is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A role; the quote where the role is empty.
    Role(Role),
    /// The finite verb of the quote.
    Verb,
    /// The sentence.
    Sentence,
}

/// What a rule reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name.
    pub rule: String,
    /// How much it matters.
    pub level: Level,
    /// Where it is, in text order; mostly one stretch.
    pub spans: Vec<Span>,
    /// What is wrong.
    pub message: String,
    /// Places that explain it.
    pub related: Vec<Span>,
    /// The norms it rests on.
    pub norms: Vec<String>,
}

impl Finding {
    /// From its first byte to its last.
    pub fn span(&self) -> Span {
        self.spans.iter().copied().reduce(Span::to).unwrap_or_default()
    }
}

impl Scope {
    /// The placeholders a message can have.
    pub(super) fn places(&self) -> &'static [&'static str] {
        match self {
            Scope::Quotation(_) => &["quote", "cue", "lemma", "frame", "speaker", "addressee", "verb", "words"],
            Scope::Mark(_) => &["text", "style"],
            Scope::Speaker(_) => &["name", "quotations"],
            Scope::Block(_) => &["text"],
            Scope::Article => &["quotations", "speakers", "words"],
            Scope::Check(check) => check.places(),
        }
    }
}

impl Rule {
    /// Everything it finds in an article.
    pub fn find(&self, context: &Context<'_>) -> Vec<Finding> {
        if self.article.as_ref().is_some_and(|article| !article.holds(&(), context)) {
            return Vec::new();
        }
        let mut hits = self.hits(context);
        hits.retain(|hit| !hit.spans.is_empty());
        hits.sort_by(|a, b| a.spans.cmp(&b.spans));
        hits.dedup_by(|a, b| a.spans == b.spans); // two quotations of one frame
        hits.truncate(self.limit.unwrap_or(usize::MAX));
        hits.into_iter().map(|hit| self.finding(hit)).collect()
    }

    fn finding(&self, hit: Hit) -> Finding {
        let value = |name: &str| hit.values.iter().find(|(known, _)| *known == name).map(|(_, v)| v.clone());
        Finding {
            rule: self.id.clone(),
            level: self.level,
            message: self.message.fill(value),
            spans: hit.spans,
            related: hit.related,
            norms: self.norms.clone(),
        }
    }

    fn hits(&self, context: &Context<'_>) -> Vec<Hit> {
        let analysis = context.analysis;
        let document = &analysis.document;
        match &self.scope {
            Scope::Quotation(wanted) => {
                let found = analysis.quotations.iter().filter(|q| wanted.holds(q, context));
                found.map(|q| self.quotation(q, context)).collect()
            }
            Scope::Mark(wanted) => {
                let pairs = document.pairs.iter().map(Marks::Pair);
                let marks = pairs.chain(document.anomalies.iter().map(|a| Marks::Alone(a.token, a.kind)));
                marks.filter(|m| wanted.holds(m, context)).map(|m| marks_hit(&m, context)).collect()
            }
            Scope::Speaker(wanted) => {
                let speakers = (0..).zip(&analysis.entities).filter(|s| wanted.holds(s, context));
                speakers
                    .map(|(number, entity)| {
                        let said = analysis.quotations.iter().filter(|q| q.entity == Some(number)).count();
                        let values = vec![("name", entity.name.clone()), ("quotations", said.to_string())];
                        Hit::new(entity.mentions.first().map_or(Vec::new(), |m| context.spans(&m.tokens)), values)
                    })
                    .collect()
            }
            Scope::Block(wanted) => {
                let text = |block: &Block| block.span.of(context.text()).to_string();
                let found = document.blocks.iter().filter(|b| wanted.holds(b, context));
                found.map(|b| Hit::new(vec![b.span], vec![("text", text(b))])).collect()
            }
            Scope::Article => vec![article_hit(context)],
            Scope::Check(check) => check.find(context),
        }
    }

    fn quotation(&self, quotation: &Quotation, context: &Context<'_>) -> Hit {
        let role = |role: Role| quotation.roles.get(role);
        let verb = verb(quotation, context);
        let marked = match self.mark {
            Mark::Role(wanted) => role(wanted).clone(),
            Mark::Verb => verb.clone(),
            Mark::Sentence => context.sentence(quotation.sentence).map_or(Range::default(), |s| s.tokens).into(),
        };
        let marked = if marked.is_empty() { role(Role::Quote).clone() } else { marked };
        let marked: Ranges = if self.mark == Mark::Role(Role::Frame) {
            marked.iter().map(|r| context.bare(*r)).collect()
        } else {
            marked
        };
        let lemma = context.lexeme(quotation).map_or(String::new(), |l| l.lemma.clone());
        let values = vec![
            ("quote", context.joined(role(Role::Quote))),
            ("cue", context.joined(role(Role::Cue))),
            ("lemma", lemma),
            ("frame", context.joined(role(Role::Frame))),
            ("speaker", context.joined(role(Role::Speaker))),
            ("addressee", context.joined(role(Role::Addressee))),
            ("verb", context.joined(&verb)),
            ("words", context.count_words(role(Role::Quote)).to_string()),
        ];
        Hit::new(context.spans(&marked), values)
    }
}

fn marks_hit(marks: &Marks<'_>, context: &Context<'_>) -> Hit {
    let span = context.analysis.document.span(marks.tokens());
    let style = match marks {
        Marks::Pair(pair) => style(pair),
        Marks::Alone(..) => span.of(context.text()).to_string(),
    };
    Hit::new(vec![span], vec![("text", span.of(context.text()).to_string()), ("style", style)])
}

/// The whole article is marked at its first sentence.
fn article_hit(context: &Context<'_>) -> Hit {
    let analysis = context.analysis;
    let words = context.paragraphs().map(|b| b.tokens).collect::<Ranges>();
    let first = analysis.document.sentences.first().map(|s| analysis.document.span(s.tokens));
    let values = vec![
        ("quotations", analysis.quotations.len().to_string()),
        ("speakers", analysis.entities.len().to_string()),
        ("words", context.count_words(&words).to_string()),
    ];
    Hit::new(first.into_iter().collect(), values)
}
