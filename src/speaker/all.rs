//! The speakers of several articles, step by step: each step is done for all of them before the next one begins.

use super::article::Article;
use super::attribute::{Reading, Verdicts};
use super::discourse::Discourse;
use super::entity::{Attribution, Entity, entities};
use super::figure::Cast;
use super::mention::{Reader, add_small_letters};
use super::names::{Names, Surnames};
use super::question::{Known, Question};
use super::sieve::{Sieve, Verdict};
use super::via::{self, Chain};
use crate::lexicon::{Lexicon, Word};
use crate::quotation::Quotation;
use crate::span::{Range, Ranges};
use crate::text::Document;

/// Who speaks in an article, and whose each of its quotations is.
pub type Attributed = (Vec<Entity>, Vec<Attribution>);

/// Gives every quotation of several articles its entity, or the reason why it has none. Those of each article are in text order.
pub fn attribute_all<'a>(
    articles: impl Iterator<Item = (&'a Document<'a>, &'a [Word])>,
    lexicon: &'a Lexicon,
    quotations: &mut [Vec<Quotation>],
) -> Vec<Attributed> {
    let speaks = |(article, quotations): (_, &Vec<Quotation>)| (!quotations.is_empty()).then_some(article);
    let spoken: Vec<(&Document<'_>, &[Word])> = articles.zip(&*quotations).filter_map(speaks).collect();
    let mut small = Vec::with_capacity(spoken.iter().map(|(document, _)| document.text.len()).sum());
    spoken.iter().for_each(|(document, _)| add_small_letters(document.text, &mut small));
    let mut small = small.as_slice();
    let strangers = spoken.iter().map(|(document, words)| {
        let small = small.split_off(..document.text.len()).unwrap_or_default();
        Reader { words, text: document.text, small, lexicon, surnames: Surnames::default() }
    });
    let strangers: Vec<Reader<'_>> = strangers.collect();
    let names: Vec<Names<'_>> =
        strangers.iter().zip(&spoken).map(|(reader, (document, _))| Names::of(reader, document)).collect();
    let readers = strangers.into_iter().zip(&names);
    let readers: Vec<Reader<'_>> =
        readers.map(|(reader, names)| Reader { surnames: names.surnames(), ..reader }).collect();

    let read = || spoken.iter().zip(&readers).map(|((document, _), reader)| (*document, reader));
    let quoted = quotations.iter().filter(|quotations| !quotations.is_empty());
    let articles = read().zip(quoted).map(|((document, reader), quotations)| Article { document, reader, quotations });
    let speakers: Vec<Ranges> =
        articles.clone().flat_map(|article| article.quotations.iter().map(move |q| article.speaker(q))).collect();
    let mut questions: Vec<Question<'_>> = Vec::with_capacity(speakers.len());
    let (mut known, mut rest) = (Known::default(), speakers.as_slice());
    let asked: Vec<usize> = articles
        .map(|article| {
            let before = questions.len();
            let own = rest.split_off(..article.quotations.len()).unwrap_or_default();
            article.ask(own, &mut questions, &mut known);
            questions.len() - before
        })
        .collect();

    let mut scratch = readers.first().map(Scratch::new);
    let mut read = read().zip(&names).zip(asked);
    let (mut speakers, mut questions) = (speakers.as_slice(), questions.as_slice());
    let all = quotations.iter_mut().map(|quotations| {
        if quotations.is_empty() {
            return Attributed::default();
        }
        let (Some(scratch), Some((((document, reader), names), asked))) = (&mut scratch, read.next()) else {
            unreachable!("every article with quotations is read")
        };
        let speakers = speakers.split_off(..quotations.len()).unwrap_or_default();
        let questions = questions.split_off(..asked).unwrap_or_default();
        scratch.begin(reader, &names.full);
        scratch.read(Article { document, reader, quotations }, speakers, questions);
        entities(&mut scratch.sieve.cast, quotations, &scratch.settled, &scratch.chains)
    });
    all.collect()
}

/// What is found in the article that is being read; its memory is used again for the next one.
struct Scratch<'a> {
    sieve: Sieve<'a>,
    verdicts: Verdicts,
    /// In the order of the quotations.
    settled: Vec<Verdict>,
    chains: Vec<Chain>,
}

impl<'a> Scratch<'a> {
    fn new(reader: &'a Reader<'a>) -> Self {
        let sieve = Sieve { cast: Cast::new(reader), discourse: Discourse::new() };
        Self { sieve, verdicts: Verdicts::default(), settled: Vec::new(), chains: Vec::new() }
    }

    fn begin(&mut self, reader: &'a Reader<'a>, full: &[Range]) {
        self.sieve.cast.begin(reader, full);
        self.sieve.discourse.clear();
        self.verdicts.clear();
        self.settled.clear();
        self.chains.clear();
    }

    fn read(&mut self, article: Article<'a, '_>, speakers: &[Ranges], questions: &[Question<'_>]) {
        let mut reading = Reading { article, sieve: &mut self.sieve, verdicts: &mut self.verdicts };
        reading.read(questions);
        reading.settle(speakers, &mut self.settled);
        let settled = &self.settled;
        self.chains.extend((0..settled.len()).map(|number| via::chain(&mut reading, settled, number)));
    }
}
