//! Mention → entity: who the speakers are.
//!
//! A mention is how the text names somebody; an entity is somebody. Two mentions are one entity if their names agree: surname with
//! surname, first name with first name where both have one, spelling variants included. A verb that continues (*fügte hinzu*) keeps
//! the speaker before it when its own is only a function.

mod entity;
mod gold;
mod kind;
mod mention;
mod name;
mod score;

pub use entity::{Entity, attribute};
pub use gold::{GoldEntity, GoldError, GoldQuote, Who, read_gold};
pub use kind::EntityKind;
pub use mention::Mention;
pub use score::{Compared, Outcome, Score, compare};
