//! The commands of the desk: check, test, rules.

pub(crate) mod check;
