//! The parts of a quotation, as token ranges.

use super::pattern::Role;
use crate::span::Ranges;

/// What a pattern took, role by role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roles([Ranges; 5]);

impl Roles {
    /// The tokens of a role.
    pub fn get(&self, role: Role) -> &Ranges {
        let [quote, cue, frame, speaker, addressee] = &self.0;
        match role {
            Role::Quote => quote,
            Role::Cue => cue,
            Role::Frame => frame,
            Role::Speaker => speaker,
            Role::Addressee => addressee,
        }
    }

    /// The tokens of a role, to be changed.
    pub fn get_mut(&mut self, role: Role) -> &mut Ranges {
        let [quote, cue, frame, speaker, addressee] = &mut self.0;
        match role {
            Role::Quote => quote,
            Role::Cue => cue,
            Role::Frame => frame,
            Role::Speaker => speaker,
            Role::Addressee => addressee,
        }
    }
}
