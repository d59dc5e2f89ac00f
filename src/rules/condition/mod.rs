//! Conditions: the closed vocabulary in which a rule says what it reports.

mod article;
mod block;
mod logic;
mod mark;
mod part;
mod phrase;
mod quotation;
mod speaker;
mod value;

pub use article::ArticleWhere;
pub use block::BlockWhere;
pub use logic::Condition;
pub use mark::{MarkWhere, Marks};
pub use part::Part;
pub use phrase::Phrases;
pub use quotation::QuotationWhere;
pub use speaker::{Counted, SpeakerWhere};
pub use value::{Count, Named, OneOf, Texts};

pub(super) use mark::style;
pub(super) use quotation::verb;
