//! What conditions of every kind have in common: all of …, any of …, not.

use crate::rules::Context;

/// A condition on a kind of thing. Everything it says must hold.
pub trait Condition: Sized {
    /// What it is about.
    type Subject<'s>;

    /// Further conditions that must hold too.
    fn all(&self) -> Option<&[Self]>;

    /// Conditions of which one must hold.
    fn any(&self) -> Option<&[Self]>;

    /// A condition that must not hold.
    fn not(&self) -> Option<&Self>;

    /// Conditions on its neighbours.
    fn inner(&self) -> Vec<&Self> {
        Vec::new()
    }

    /// Whether what it says itself holds.
    fn own(&self, subject: &Self::Subject<'_>, context: &Context<'_>) -> bool;

    /// Whether it holds.
    fn holds(&self, subject: &Self::Subject<'_>, context: &Context<'_>) -> bool {
        self.own(subject, context)
            && self.all().is_none_or(|all| all.iter().all(|c| c.holds(subject, context)))
            && self.any().is_none_or(|any| any.iter().any(|c| c.holds(subject, context)))
            && self.not().is_none_or(|not| !not.holds(subject, context))
    }

    /// Calls `each` with it and every condition in it.
    fn visit<'c>(&'c self, each: &mut dyn FnMut(&'c Self)) {
        each(self);
        let lists = self.all().into_iter().chain(self.any()).flatten();
        for condition in lists.chain(self.not()).chain(self.inner()) {
            condition.visit(each);
        }
    }
}

/// The conditions inside one, kept in its fields `all`, `any` and `not`: serde cannot share them between structs that refuse unknown
/// fields.
macro_rules! nested {
    () => {
        fn all(&self) -> Option<&[Self]> {
            self.all.as_deref()
        }

        fn any(&self) -> Option<&[Self]> {
            self.any.as_deref()
        }

        fn not(&self) -> Option<&Self> {
            self.not.as_deref()
        }
    };
}
pub(super) use nested;
