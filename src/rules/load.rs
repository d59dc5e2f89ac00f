//! Pages → rules.

use super::checks::Check;
use super::condition::{ArticleWhere, BlockWhere, Condition, MarkWhere, Named, QuotationWhere, SpeakerWhere, Texts};
use super::level::Level;
use super::message::Message;
use super::page::Page;
use super::rule::{Mark, Rule, Scope};
use crate::error::DataError;
use crate::grammar::{Grammar, Role};
use crate::sources::Source;
use serde::Deserialize;
use std::ops::Range;
use toml::Spanned;

/// The TOML block of a page.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Front {
    id: Spanned<String>,
    /// The rule from which everything is taken that this page does not say.
    extends: Option<Spanned<String>>,
    level: Option<Spanned<String>>,
    message: Option<Spanned<String>>,
    #[serde(default)]
    norms: Vec<String>,
    mark: Option<Spanned<String>>,
    limit: Option<usize>,
    quotation: Option<QuotationWhere>,
    #[serde(rename = "mark-pair")]
    marks: Option<MarkWhere>,
    speaker: Option<SpeakerWhere>,
    block: Option<BlockWhere>,
    article: Option<ArticleWhere>,
    check: Option<Check>,
}

/// What a rule marks of a quotation.
const MARKS: [(&str, Mark); 7] = [
    ("quote", Mark::Role(Role::Quote)),
    ("cue", Mark::Role(Role::Cue)),
    ("frame", Mark::Role(Role::Frame)),
    ("speaker", Mark::Role(Role::Speaker)),
    ("addressee", Mark::Role(Role::Addressee)),
    ("verb", Mark::Verb),
    ("sentence", Mark::Sentence),
];

/// A page with what its block says, so that another can extend it.
#[derive(Clone, Debug)]
pub(super) struct Loaded {
    pub(super) rule: Rule,
    source: Source,
    front: Front,
}

/// Reads a page; `known` are the rules that it may extend.
pub(super) fn load(source: &Source, known: &[Loaded], grammar: &Grammar) -> Result<Loaded, DataError> {
    let (page, block) = Page::read(source)?;
    let front: Front = toml::from_str(&block).map_err(|error| DataError::toml(&source.file, &source.text, &error))?;
    let reader = Reader { source, grammar };
    let (front, owner) = match &front.extends {
        None => (front, source),
        Some(id) => {
            let base = known.iter().find(|k| k.rule.id == *id.get_ref()).ok_or_else(|| {
                let names = known.iter().map(|k| k.rule.id.as_str());
                reader.fault(id.span(), format!("no rule `{}`", id.get_ref())).choices(id.get_ref(), names)
            })?;
            extended(front, &base.front, source, &base.source)
        }
    };
    let rule = Reader { source: owner, grammar }.rule(&front, page, &reader)?;
    Ok(Loaded { rule, source: owner.clone(), front })
}

/// A block with what it does not say taken from another; and the page that its condition stands in.
fn extended<'s>(own: Front, base: &Front, source: &'s Source, other: &'s Source) -> (Front, &'s Source) {
    let scoped = own.quotation.is_some()
        || own.marks.is_some()
        || own.speaker.is_some()
        || own.block.is_some()
        || own.article.is_some()
        || own.check.is_some();
    let from = if scoped { own.clone() } else { base.clone() };
    let front = Front {
        level: own.level.or(base.level.clone()),
        message: own.message.or(base.message.clone()),
        norms: if own.norms.is_empty() { base.norms.clone() } else { own.norms },
        mark: own.mark.or(base.mark.clone()),
        limit: own.limit.or(base.limit),
        id: own.id,
        extends: own.extends,
        ..from
    };
    (front, if scoped { source } else { other })
}

/// Names of what finds quotations in marks without a frame of their own.
const WITHOUT_FRAME: [&str; 2] = ["partial", "frameless"];

struct Reader<'s> {
    source: &'s Source,
    grammar: &'s Grammar,
}

impl Reader<'_> {
    fn fault(&self, place: Range<usize>, message: impl Into<String>) -> DataError {
        DataError::new(&self.source.file, &self.source.text, place, message)
    }

    /// Builds a rule. Places of the condition are in this page, all others in the `own` one.
    fn rule(&self, front: &Front, page: Page, own: &Reader<'_>) -> Result<Rule, DataError> {
        let id = front.id.get_ref();
        if !id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') || id.is_empty() {
            return Err(own.fault(front.id.span(), "an id has small letters, digits and hyphens"));
        }
        let missing = |key: &str, help: &str| own.fault(front.id.span(), format!("{key} is missing")).help(help);
        let level = front.level.as_ref().ok_or_else(|| missing("level", "level = \"warning\""))?;
        let level = Level::parse(level.get_ref()).ok_or_else(|| {
            own.fault(level.span(), format!("unknown level `{}`", level.get_ref()))
                .choices(level.get_ref(), Level::NAMES.iter().map(|(name, _)| *name))
        })?;
        let mark = front.mark.as_ref().map_or(Ok(Mark::Role(Role::Quote)), |mark| {
            let known = MARKS.iter().find(|(name, _)| name == mark.get_ref()).map(|(_, mark)| *mark);
            known.ok_or_else(|| {
                own.fault(mark.span(), format!("unknown mark `{}`", mark.get_ref()))
                    .choices(mark.get_ref(), MARKS.map(|(name, _)| name))
            })
        })?;
        let scope = scope(front).map_err(|(message, help)| own.fault(front.id.span(), message).help(help))?;
        self.check_names(&scope, front.article.as_ref())?;
        let message = front.message.as_ref().ok_or_else(|| missing("message", "message = \"Was ist falsch?\""))?;
        let message = self.message(message, &scope, own)?;
        let (id, norms, limit, article) = (id.clone(), front.norms.clone(), front.limit, front.article.clone());
        Ok(Rule { id, level, message, norms, scope, article, mark, limit, page })
    }

    fn message(&self, message: &Spanned<String>, scope: &Scope, own: &Reader<'_>) -> Result<Message, DataError> {
        Message::read(message.get_ref(), scope.places()).map_err(|place| {
            let name = message.get_ref().get(place).unwrap_or_default();
            let owner = if own.source.text.contains(message.get_ref().as_str()) { own } else { self };
            owner
                .fault(message.span(), format!("unknown placeholder `{name}`"))
                .choices(name, scope.places().iter().copied())
        })
    }

    /// A lemma or construction that the grammar does not have would never be found.
    fn check_names(&self, scope: &Scope, article: Option<&ArticleWhere>) -> Result<(), DataError> {
        let mut conditions: Vec<&QuotationWhere> = Vec::new();
        match scope {
            Scope::Quotation(wanted) => wanted.visit(&mut |c| conditions.push(c)),
            Scope::Speaker(wanted) => wanted.visit(&mut |s| {
                s.quotations.iter().for_each(|counted| counted.condition.visit(&mut |c| conditions.push(c)));
            }),
            Scope::Block(wanted) => wanted.visit(&mut |b| {
                b.quotations.iter().for_each(|counted| counted.condition.visit(&mut |c| conditions.push(c)));
            }),
            Scope::Mark(_) | Scope::Article | Scope::Check(_) => {}
        }
        if let Some(article) = article {
            article.visit(&mut |a| {
                for counted in a.quotations.iter().flatten() {
                    counted.condition.visit(&mut |c| conditions.push(c));
                }
            });
        }
        let lemmas: Vec<&str> = self.grammar.lexicon.lexemes().iter().map(|l| l.lemma.as_str()).collect();
        let constructions: Vec<&str> =
            self.grammar.constructions.iter().map(|c| &*c.name).chain(WITHOUT_FRAME).collect();
        for condition in conditions {
            self.check_list(condition.lemma.as_ref(), "reporting verb", &lemmas)?;
            self.check_list(condition.construction.as_ref(), "construction", &constructions)?;
        }
        Ok(())
    }

    fn check_list(&self, list: Option<&Spanned<Texts>>, what: &str, known: &[&str]) -> Result<(), DataError> {
        for (list, name) in list.into_iter().flat_map(|list| list.get_ref().0.iter().map(move |name| (list, name))) {
            if !known.contains(&name.as_str()) {
                let near = known.iter().copied().filter(|n| strsim::jaro_winkler(n, name) > 0.8);
                let error = self.fault(self.place_of(list, name), format!("no {what} `{name}` in the grammar"));
                return Err(error.choices(name, near));
            }
        }
        Ok(())
    }

    /// Where in a list a text stands.
    fn place_of<T>(&self, list: &Spanned<T>, text: &str) -> Range<usize> {
        let span = list.span();
        let within = self.source.text.get(span.clone()).unwrap_or_default();
        within.find(&format!("\"{text}\"")).map_or(span.clone(), |at| {
            let start = span.start + at + 1;
            start..start + text.len()
        })
    }
}

/// What a page looks at: one table besides `article`, or `article` alone.
fn scope(front: &Front) -> Result<Scope, (&'static str, &'static str)> {
    const TABLES: &str = "one of [quotation], [mark-pair], [speaker], [block], [check.…]; with [article] or that alone";
    let scopes = [
        front.quotation.clone().map(|c| Scope::Quotation(Box::new(c))),
        front.marks.clone().map(Scope::Mark),
        front.speaker.clone().map(Scope::Speaker),
        front.block.clone().map(Scope::Block),
        front.check.clone().map(Scope::Check),
    ];
    let mut scopes = scopes.into_iter().flatten();
    match (scopes.next(), scopes.next()) {
        (Some(scope), None) => Ok(scope),
        (Some(_), Some(_)) => Err(("the page looks at two things at once", TABLES)),
        (None, _) if front.article.is_some() => Ok(Scope::Article),
        (None, _) => Err(("the page does not say what it looks at", TABLES)),
    }
}
