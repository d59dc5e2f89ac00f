//! What a match gives: the words of each role, where a clause as a whole takes what the others leave.

use super::matcher::{Match, Matcher, Taken};
use super::pattern::Role;
use super::roles::Roles;
use crate::parse::ClauseId;
use crate::span::{Range, Ranges};
use smallvec::SmallVec;

impl Matcher<'_, '_> {
    /// Works out what clauses leave of each other.
    pub(super) fn finish(self) -> Match {
        let scene = self.scene;
        let mut roles = Roles::default();
        let mut hosts: SmallVec<[(Role, ClauseId); 2]> = SmallVec::new();
        for (role, bound) in &self.bound {
            match (role, bound) {
                (_, Taken::Words(range)) => roles.get_mut(*role).add(*range),
                // a noun's frame is the sentence around it
                (Role::Frame, Taken::Clause(_)) if self.noun.is_some() => {
                    roles.get_mut(Role::Frame).add(scene.syntax.body());
                }
                (Role::Frame, Taken::Clause(id)) => roles.get_mut(Role::Frame).add(scene.frame_extent(*id)),
                (_, Taken::Clause(id)) => hosts.push((*role, *id)),
            }
        }
        if !hosts.is_empty() {
            let frame = roles.get(Role::Frame).iter().map(|range| scene.with_separators(*range)).collect();
            *roles.get_mut(Role::Frame) = frame;
        }
        for (role, id) in hosts {
            if roles.get(Role::Frame).is_empty() {
                roles.get_mut(role).add(scene.statement_extent(id));
                continue;
            }
            // where the quote depends on the frame (Berichte, nach denen …) the frame's clause takes nothing from it
            let clause = |(role, taken): &(Role, Taken)| match taken {
                Taken::Clause(frame) if *role == Role::Frame => Some(*frame),
                _ => None,
            };
            let inside =
                self.bound.iter().filter_map(clause).any(|frame| frame != id && scene.syntax.depends(id, frame));
            let words =
                self.bound.iter().filter(|(role, _)| *role == Role::Frame).filter_map(|(_, taken)| taken.words());
            let frame = if inside { words.collect() } else { roles.get(Role::Frame).clone() };
            let rest = Ranges::from(scene.host_extent(id, frame.hull())).minus(&frame);
            *roles.get_mut(role) = scene.trim_all(&rest);
        }
        // another quotation in the frame is none of its words
        let mut frame = std::mem::take(roles.get_mut(Role::Frame));
        roles.get(Role::Quote).iter().chain(&scene.syntax.quoted).for_each(|range| frame.remove(*range));
        // nor is what stands between it and the stop: a comma, a mark
        let worded = |r: &Range| r.iter().any(|t| scene.syntax.kind(t).is_wordlike());
        *roles.get_mut(Role::Frame) = frame.iter().copied().filter(worded).collect();
        Match { roles, clause: self.frame.or(self.clause) }
    }
}
