//! Speech, writing or something between: what a quotation shows of it, for the table that decides.

use crate::grammar::{Role, Roles, Scene};
use crate::lexicon::{Classes, Lexeme, Media, Medium, Signs};
use crate::span::Ranges;

/// The medium of a quotation with a frame.
pub fn medium(scene: &Scene<'_>, roles: &Roles, lexeme: Option<&Lexeme>, media: &Media) -> Medium {
    let classes = |tokens: &Ranges| {
        let words = tokens.tokens().filter_map(|t| scene.syntax.word(t));
        words.fold(Classes::empty(), |all, word| all | word.classes)
    };
    let speaker = roles.get(Role::Speaker);
    media.decide(&Signs {
        verb: lexeme.and_then(|l| l.medium),
        speaker: classes(speaker),
        cue: classes(roles.get(Role::Cue)),
        frame: classes(&roles.get(Role::Frame).minus(speaker)),
        nobody: speaker.is_empty(),
    })
}
