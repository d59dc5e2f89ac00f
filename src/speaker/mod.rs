//! Mention → entity: who the speakers are.
//!
//! A mention is how the text names somebody; an entity is somebody. Two mentions are one entity if their names agree: surname with
//! surname, first name with first name where both have one, spelling variants included. A verb that continues (*fügte hinzu*) keeps
//! the speaker before it when its own is only a function.

mod all;
mod article;
mod attribute;
mod base;
mod body;
mod by;
mod discourse;
mod entity;
mod figure;
mod frameless;
mod gold;
mod kind;
mod mention;
mod name;
mod names;
mod nobody;
mod nouns;
mod pronoun;
mod question;
mod register;
mod score;
mod sieve;
mod somebody;
mod via;

pub use all::{Attributed, attribute_all};
pub use by::{By, Reason};
pub use entity::{Attribution, Entity, Gender, Mentioned};
pub use gold::{GoldEntity, GoldError, GoldQuote, Who, read_gold};
pub use kind::EntityKind;
pub use score::{Compared, Outcome, Score, compare};
