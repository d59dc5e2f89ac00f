//! The notation of examples: brackets with role names around the words of a sentence.
//!
//! `[frame [speaker Die Polizei] [cue teilte] am Montag [cue mit],] [quote der Mann sei flüchtig].` Several roles share a bracket as
//! in `[frame+cue+speaker Demnach]`; a role in parts has several brackets. What is left when the brackets go is the sentence.

use super::pattern::Role;
use crate::span::Span;

/// A sentence and the places of its roles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The sentence without brackets.
    pub text: String,
    /// The role and bytes of each bracket, in the order in which they open.
    pub roles: Vec<(Role, Span)>,
}

impl Marked {
    /// Reads a sentence with brackets. A bracket that names no role is part of the sentence.
    ///
    /// # Errors
    /// The byte at which a bracket has no partner, and what is missing.
    pub fn read(notation: &str) -> Result<Self, (usize, &'static str)> {
        let mut marked = Marked::default();
        // open brackets: where they stand, and the roles they give (none for a bracket of the sentence itself)
        let mut open: Vec<(usize, Vec<usize>)> = Vec::new();
        let mut rest = notation;
        while let Some(c) = rest.chars().next() {
            let at = notation.len() - rest.len();
            if let Some((roles, after)) = opening(rest) {
                let start = offset(marked.text.len());
                let numbers = roles.iter().map(|role| {
                    marked.roles.push((*role, Span::new(start, start)));
                    marked.roles.len() - 1
                });
                open.push((at, numbers.collect()));
                rest = after;
                continue;
            }
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
            match c {
                '[' => open.push((at, Vec::new())),
                ']' => {
                    let (_, numbers) = open.pop().ok_or((at, "a bracket that opens"))?;
                    if !numbers.is_empty() {
                        let end = offset(marked.text.len());
                        for number in numbers {
                            marked.roles.get_mut(number).into_iter().for_each(|(_, span)| span.end = end);
                        }
                        continue;
                    }
                }
                _ => {}
            }
            marked.text.push(c);
        }
        match open.first() {
            Some((at, _)) => Err((*at, "a bracket that closes")),
            None => Ok(marked),
        }
    }

    /// The bytes of a role, in order.
    pub fn spans(&self, role: Role) -> Vec<Span> {
        let mut spans: Vec<Span> = self.roles.iter().filter(|(r, _)| *r == role).map(|(_, span)| *span).collect();
        spans.sort();
        spans
    }

    /// Writes the sentence with its brackets.
    pub fn show(&self) -> String {
        show(&self.text, Span::new(0, offset(self.text.len())), &self.roles)
    }
}

/// Roles and the rest behind `[quote `, if the text begins so.
fn opening(text: &str) -> Option<(Vec<Role>, &str)> {
    let (names, rest) = text.strip_prefix('[')?.split_once(' ')?;
    let roles: Option<Vec<Role>> = names.split('+').map(Role::parse).collect();
    Some((roles?, rest))
}

/// Writes a stretch of text with brackets around the roles in it. Roles that cross each other are closed and opened again.
pub fn show(text: &str, within: Span, roles: &[(Role, Span)]) -> String {
    let mut roles: Vec<(Role, Span)> = roles
        .iter()
        .copied()
        .filter(|(_, s)| !s.is_empty() && within.start <= s.start && s.end <= within.end)
        .collect();
    roles.sort_by_key(|(role, span)| (span.start, std::cmp::Reverse(span.end), rank(*role)));
    let mut shown = String::new();
    let mut open: Vec<(Role, Span)> = Vec::new();
    let mut places: Vec<u32> =
        roles.iter().flat_map(|(_, s)| [s.start, s.end]).chain([within.start, within.end]).collect();
    places.sort_unstable();
    places.dedup();
    for (place, next) in places.iter().zip(places.iter().skip(1).chain([&within.end])) {
        let mut again = Vec::new();
        while let Some(deepest) = open.iter().rposition(|(_, s)| s.end == *place) {
            again.extend(open.split_off(deepest + 1).into_iter().inspect(|_| shown.push(']')));
            open.pop();
            shown.push(']');
        }
        let begins = roles.iter().filter(|(_, s)| s.start == *place).copied();
        for (role, span) in again.into_iter().chain(begins) {
            shown.push('[');
            shown.push_str(role.name());
            shown.push(' ');
            open.push((role, span));
        }
        shown.push_str(Span::new(*place, *next).of(text));
    }
    shown
}

/// Which of two roles with the same words stands outside.
fn rank(role: Role) -> u8 {
    match role {
        Role::Quote => 0,
        Role::Frame => 1,
        Role::Cue => 2,
        Role::Speaker => 3,
        Role::Addressee => 4,
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_can_be_written() {
        for notation in [
            "[frame [speaker Die Polizei] [cue teilte] am Montag [cue mit],] [quote der Mann sei flüchtig].",
            "[quote Der Zug war] [frame [cue laut] [speaker der Bahn]] [quote pünktlich].",
            "Er schrieb [sic] [quote „Ja“].",
            "Nichts.",
        ] {
            let marked = Marked::read(notation).expect("balanced brackets");
            assert_eq!(marked.show(), notation);
        }
    }

    #[test]
    fn several_roles_can_share_a_bracket() {
        let marked = Marked::read("[frame+cue Demnach] regnet es.").expect("balanced brackets");
        assert_eq!(marked.text, "Demnach regnet es.");
        assert_eq!(marked.spans(Role::Cue), [Span::new(0, 7)]);
        assert_eq!(marked.show(), "[frame [cue Demnach]] regnet es.");
    }

    #[test]
    fn roles_that_cross_are_split() {
        let roles = [(Role::Quote, Span::new(0, 4)), (Role::Frame, Span::new(2, 6))];
        assert_eq!(show("abcdef", Span::new(0, 6), &roles), "[quote ab[frame cd]][frame ef]");
    }

    #[test]
    fn a_lonely_bracket_is_an_error() {
        assert_eq!(Marked::read("a [quote b"), Err((2, "a bracket that closes")));
        assert_eq!(Marked::read("a]"), Err((1, "a bracket that opens")));
    }
}
