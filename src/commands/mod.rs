//! The commands of the desk: check, test, rules.

pub(crate) mod check;
pub(crate) mod rules;
pub(crate) mod test;
