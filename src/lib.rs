//! Who said what: finds the quotations in German news, attributes them to their speakers and can show why it read them so.
//!
//! ```
//! use sagte::analyze;
//! use sagte::grammar::{Grammar, Role};
//!
//! let grammar = Grammar::german(); // once
//! let text = "Das Wasser steige weiter, sagte Bürgermeisterin Jule Harms. Die Schule sei „vorerst sicher“.";
//! let analysis = analyze(text, &grammar);
//!
//! let [said, continued, words] = &analysis.quotations[..] else { panic!("three quotations") };
//! let shown = |tokens: &sagte::span::Ranges| analysis.document.span(tokens.hull()).of(text);
//! assert_eq!(shown(said.roles.get(Role::Quote)), "Das Wasser steige weiter");
//! assert_eq!(shown(said.roles.get(Role::Cue)), "sagte");
//! assert_eq!(shown(said.roles.get(Role::Speaker)), "Bürgermeisterin Jule Harms");
//!
//! // the second sentence goes on with the report of the first, and words in marks stand in it
//! assert_eq!(continued.entity, said.entity);
//! assert_eq!(shown(words.roles.get(Role::Quote)), "„vorerst sicher“");
//! assert_eq!(words.parent, Some(1));
//! assert_eq!(analysis.entities[0].name, "Jule Harms");
//! ```
//!
//! # The way of the data
//!
//! | step | from | to |
//! |---|---|---|
//! | [`input::batches`] | files | [`input::Article`]s: texts with the way back to the bytes of the file |
//! | [`text::Document::read`] | text | [`text::Document`]: blocks, tokens, sentences, quotation marks |
//! | [`lexicon::annotate`] | a document | [`lexicon::Word`]s: what every token can be |
//! | [`parse::Syntax::parse`] | the words of a sentence | [`parse::Syntax`]: clauses, predicates, noun phrases |
//! | [`quotation::find`] | a sentence, as [`grammar::Scene`] | [`quotation::Reading`]s: each construction is tried where its anchor stands |
//! | [`quotation::resolve`] | all readings of a sentence | those that hold |
//! | [`quotation::continue_runs`], [`quotation::partial`], [`quotation::order`] | the quotations of all sentences | reports that go on, words in marks, what stands in what |
//! | [`speaker::attribute_all`] | quotations | [`speaker::Entity`]s: who speaks |
//! | [`report::Report`] | an [`Analysis`] | table, JSON, corpus format |
//!
//! [`analyze`] is all of it from a text to an [`Analysis`], [`analyze_all`] the same for several at once. It has no errors, prints nothing and holds no state; errors
//! exist only at the rim, for files ([`input::InputError`]) and grammars ([`error::DataError`]).
//!
//! German itself is data: [`sources`] holds the files, [`grammar::Grammar::read`] reads and checks them. That takes longer than reading an
//! article, so it is done once, when sagte is built; [`grammar::Grammar::load`] takes what was read then, unless the user has files of
//! their own.

mod analysis;
mod built_in;
pub mod desk;
pub mod error;
pub mod examples;
pub mod grammar;
pub mod input;
pub mod lexicon;
pub mod parse;
pub mod position;
pub mod quotation;
pub mod report;
pub mod rules;
pub mod score;
pub mod sources;
pub mod span;
pub mod speaker;
pub mod text;

pub use analysis::{Analysis, analyze, analyze_all};

/// The examples of the front page.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
