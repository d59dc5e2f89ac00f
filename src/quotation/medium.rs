//! Speech, writing or something between: decided by the verb, the speaker and the setting, in this order.

use crate::grammar::{Role, Roles, Scene};
use crate::lexicon::{Classes, Lexeme, Medium};
use crate::span::Ranges;

/// The medium of a quotation with a frame. The order follows what annotators do: a verb that decides, an opinion, a verb's usual
/// medium, the kind of speaker, the setting.
pub fn medium(scene: &Scene<'_>, roles: &Roles, lexeme: Option<&Lexeme>) -> Medium {
    let has = |tokens: &Ranges, classes: Classes| tokens.tokens().any(|t| scene.syntax.is(t, classes));
    let speaker = roles.get(Role::Speaker);
    let frame = roles.get(Role::Frame).minus(speaker);
    let by_verb = lexeme.and_then(|l| l.medium);
    if by_verb == Some(Medium::SpeechThought)
        || has(speaker, Classes::OPINION)
        || has(roles.get(Role::Cue), Classes::OPINION)
    {
        return Medium::SpeechThought;
    }
    if matches!(by_verb, Some(Medium::Writing | Medium::Speech)) {
        return by_verb.unwrap_or(Medium::Speech);
    }
    if has(speaker, Classes::PRESS | Classes::SURVEY) {
        return Medium::SpeechWriting;
    }
    if has(speaker, Classes::PRINT | Classes::DOCUMENT | Classes::NORM) {
        return Medium::Writing;
    }
    if has(&frame, Classes::SPOKEN_SETTING) {
        return Medium::Speech;
    }
    if has(&frame, Classes::WRITTEN_SETTING) {
        return Medium::Writing;
    }
    if has(speaker, Classes::BROADCAST) {
        return Medium::Speech;
    }
    if has(speaker, Classes::AGENCY | Classes::SOURCE) {
        return Medium::SpeechWriting;
    }
    let body = has(speaker, Classes::BODY | Classes::SEAT | Classes::PARTY);
    let person = has(speaker, Classes::PERSON | Classes::FIRST_NAME | Classes::TITLE);
    if speaker.is_empty() || (body && !person) || has(speaker, Classes::GROUP) {
        return by_verb.unwrap_or(Medium::SpeechWriting);
    }
    by_verb.filter(|_| !person).unwrap_or(Medium::Speech)
}
