//! `sagte explain`: the way of a sentence through the pipeline. Its words and what they can be, its clauses, every construction tried
//! and where it gave up, the readings and which of them won by what criterion.

use super::Report;
use crate::analysis::Analysis;
use crate::grammar::{Grammar, Role, Roles, Scene};
use crate::input::Article;
use crate::lexicon::Classes;
use crate::parse::Miss;
use crate::position::Positions;
use crate::quotation::{Scenes, attempts, decide};
use crate::span::{Range, Ranges};
use std::io::{self, Write};

/// Which sentences to explain.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// Only those that touch this line, from 1.
    pub line: Option<u32>,
    /// Only the one of this number, from 1.
    pub sentence: Option<u32>,
}

/// The report of `sagte explain`.
#[derive(Debug)]
pub struct Explain<'g> {
    grammar: &'g Grammar,
    wanted: Wanted,
    articles: usize,
    shown: usize,
}

impl<'g> Explain<'g> {
    /// Explains the wanted sentences by this grammar.
    pub fn new(grammar: &'g Grammar, wanted: Wanted) -> Self {
        Self { grammar, wanted, articles: 0, shown: 0 }
    }
}

impl Report for Explain<'_> {
    fn article(&mut self, article: &Article, analysis: &Analysis<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        self.articles += 1;
        let document = &analysis.document;
        let positions = Positions::new(document.text);
        for block in document.blocks.iter().filter(|_| self.wanted.line.is_none() && self.wanted.sentence.is_none()) {
            let line = positions.at(block.span.start).line;
            writeln!(out, "{}:{line}: {:?}", article.name, block.kind)?;
        }
        let scenes = Scenes::new(document, &analysis.words, self.grammar);
        for (number, scene) in scenes.all() {
            let span = document.span(scene.syntax.range);
            let (first, last) = (positions.at(span.start).line, positions.at(span.end).line);
            let line = self.wanted.line.is_none_or(|l| (first..=last).contains(&l));
            if line && self.wanted.sentence.is_none_or(|s| s == number + 1) {
                writeln!(out, "\n{}:{first}: sentence {}: {}", article.name, number + 1, span.of(document.text))?;
                Explained { analysis, grammar: self.grammar, scene }.write(out)?;
                quotations(analysis, number, out)?;
                self.shown += 1;
            }
        }
        Ok(())
    }

    fn end(&mut self, out: &mut Vec<u8>) -> io::Result<()> {
        match (self.articles, self.shown) {
            (1.., 0) => writeln!(out, "No sentence of the running text is there."),
            _ => Ok(()),
        }
    }
}

struct Explained<'a> {
    analysis: &'a Analysis<'a>,
    grammar: &'a Grammar,
    scene: &'a Scene<'a>,
}

impl Explained<'_> {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        self.words(out)?;
        self.clauses(out)?;
        self.attempts(out)?;
        self.decisions(out)
    }

    fn shown(&self, range: Range) -> &str {
        self.analysis.document.span(range).of(self.analysis.document.text)
    }

    fn all(&self, ranges: &Ranges) -> String {
        ranges.iter().map(|r| self.shown(*r)).collect::<Vec<_>>().join(" … ")
    }

    fn words(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "  words")?;
        let syntax = &self.scene.syntax;
        for at in syntax.range.iter() {
            let Some(word) = syntax.word(at) else {
                continue;
            };
            let clause = syntax.clause_at(at).map_or("-".to_string(), |c| c.to_string());
            let classes = classes(word.classes);
            let classes = if classes.is_empty() { format!("{:?}", word.token.kind).to_lowercase() } else { classes };
            writeln!(out, "    {clause:>2}  {:20} {classes}", syntax.text_at(at))?;
        }
        Ok(())
    }

    fn clauses(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "  clauses")?;
        let syntax = &self.scene.syntax;
        for id in syntax.ids() {
            let Some(clause) = syntax.clause(id) else {
                continue;
            };
            let parent = clause.parent.map_or(String::new(), |p| format!(" under {p}"));
            write!(out, "    {id:>2}  {:?}{parent}: {}", clause.kind, self.all(&syntax.own_ranges(id)))?;
            if let Some(predicate) = self.scene.predicate(id) {
                let lemma = syntax.lexeme(predicate).map_or(String::new(), |l| format!(" = {}", l.lemma));
                let passive = if predicate.passive { ", passive" } else { "" };
                write!(out, " [verb: {}{lemma}{passive}", self.all(&predicate.words))?;
                if let Some(subject) = self.scene.subject(id) {
                    write!(out, "; subject: {}", self.all(&subject.tokens))?;
                }
                write!(out, "]")?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    fn attempts(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut tried: Vec<(Range, usize, Result<String, Miss>)> = Vec::new();
        attempts(self.scene, self.grammar, |attempt| {
            let result = attempt.result.map(|reading| self.roles(&reading.roles));
            tried.push((attempt.anchor, attempt.construction, result));
        });
        tried.sort_by_key(|(anchor, construction, _)| (anchor.start, *construction));
        writeln!(out, "  tried")?;
        let mut at = None;
        for (anchor, construction, result) in tried {
            if at != Some(anchor) {
                writeln!(out, "    at “{}”", self.shown(anchor))?;
                at = Some(anchor);
            }
            let name = self.grammar.constructions.get(construction).map_or("", |c| &*c.name);
            match result {
                Ok(roles) => writeln!(out, "      {name:24} found {roles}")?,
                Err(miss) => {
                    let word = self.scene.syntax.text_at(miss.at);
                    writeln!(out, "      {name:24} gave up at “{word}”: {} wanted", miss.wanted)?;
                }
            }
        }
        Ok(())
    }

    fn decisions(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut readings = Vec::new();
        attempts(self.scene, self.grammar, |attempt| readings.extend(attempt.result));
        let name = |construction: usize| self.grammar.constructions.get(construction).map_or("", |c| &*c.name);
        writeln!(out, "  readings")?;
        for decision in decide(readings, self.scene, self.grammar) {
            let own = name(decision.reading.construction);
            match decision.lost {
                None => writeln!(out, "      {own:24} holds")?,
                Some((winner, criterion)) => writeln!(out, "      {own:24} lost to {} by {criterion}", name(winner))?,
            }
        }
        Ok(())
    }

    fn roles(&self, roles: &Roles) -> String {
        Role::ALL
            .iter()
            .filter(|(_, role)| !roles.get(*role).is_empty())
            .map(|(name, role)| format!("[{name} {}]", self.all(roles.get(*role))))
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// The quotations that come of a sentence, with what was worked out beyond it.
fn quotations(analysis: &Analysis<'_>, sentence: u32, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "  quotations")?;
    for (number, quotation) in analysis.quotations.iter().enumerate() {
        if quotation.sentence == sentence {
            let entity = quotation
                .entity
                .and_then(|e| analysis.entities.get(e as usize))
                .map_or("nobody named", |e| e.name.as_str());
            writeln!(
                out,
                "    {:>2}  {}, {}: {} ({})",
                number + 1,
                quotation.kind.name(),
                quotation.construction,
                entity,
                quotation.why
            )?;
        }
    }
    Ok(())
}

fn classes(classes: Classes) -> String {
    let names = (classes - Classes::DERIVED).iter_names().map(|(name, _)| name.to_lowercase().replace('_', "-"));
    let single = |name: &String| !matches!(name.as_str(), "noun" | "verb" | "medium" | "text");
    names.filter(single).collect::<Vec<_>>().join(" ")
}

/// What the lexicon knows of a word form.
///
/// # Errors
/// What the writer says.
pub fn explain_word(word: &str, grammar: &Grammar, out: &mut dyn Write) -> io::Result<()> {
    let small: String = word.chars().take(1).flat_map(char::to_lowercase).chain(word.chars().skip(1)).collect();
    let Some(form) = grammar.lexicon.form(&small) else {
        return writeln!(out, "{word}: not in the lexicon");
    };
    writeln!(out, "{word}: {}", classes(form.classes))?;
    for verb in form.verbs.iter().filter_map(|v| grammar.lexicon.verb(*v)) {
        writeln!(out, "  a form of {}", verb.lemma)?;
        for lexeme in verb.lexemes.iter().filter_map(|e| grammar.lexicon.lexeme(e.lexeme)) {
            let takes: Vec<_> =
                lexeme.takes.iter_names().map(|(name, _)| name.to_lowercase().replace('_', "-")).collect();
            writeln!(out, "    can report as “{}”: {}, {:?}", lexeme.lemma, takes.join(" "), lexeme.stance)?;
        }
    }
    Ok(())
}
