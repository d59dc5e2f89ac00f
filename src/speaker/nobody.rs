//! Quotations that name no speaker: by what else the frame says, or because they go on.

use super::by::{By, Reason};
use super::kind::EntityKind;
use super::mention::Reader;
use super::sieve::{Setting, Sieve, Verdict};
use super::somebody::owner;
use crate::grammar::{Role, Type};
use crate::lexicon::{Agreement, Classes, VerbKind};
use crate::quotation::Quotation;
use crate::span::{Range, Ranges};

/// Whose a quotation is that names no speaker.
pub(super) fn verdict(sieve: &mut Sieve<'_>, quotation: &Quotation, setting: Setting) -> Verdict {
    let reader = sieve.cast.reader;
    let cue = quotation.roles.get(Role::Cue);
    if is_passive(reader, cue) {
        return Verdict::Open(Reason::PassiveWithoutAgent);
    }
    let refers = |t: &u32| reader.is(*t, Classes::THUS | Classes::WONACH);
    if let Some(at) = cue.tokens().find(refers) {
        return sieve.thus(at, setting);
    }
    let frame = quotation.roles.get(Role::Frame).minus(cue);
    let has = |tokens: &Ranges, class| tokens.tokens().any(|t| reader.is(t, class));
    if has(&frame, Classes::THERE)
        && let Some(figure) = sieve.named_place(setting)
    {
        return Verdict::Known(figure, By::Thus);
    }
    if has(&frame, Classes::CONTINUING | Classes::THERE) {
        let place = has(&frame, Classes::THERE);
        return match sieve.goes_on(setting) {
            // nobody is a place
            Verdict::Known(figure, _)
                if place && sieve.cast.get(figure).is_some_and(|f| f.kind == EntityKind::Person) =>
            {
                Verdict::Open(Reason::NoAntecedent)
            }
            Verdict::Open(_) => Verdict::Open(Reason::NoSpeaker),
            known => known,
        };
    }
    if has(cue, Classes::IMPERSONAL) {
        return in_frame(sieve, &frame, setting).unwrap_or(Verdict::Open(Reason::NoSpeaker));
    }
    if let Some(wanted) = possessor(reader, frame.hull()) {
        return sieve.takes_up(wanted, setting, By::Pronoun);
    }
    if quotation.kind == Type::IndirectFreeIndirect {
        return sieve.goes_on(setting);
    }
    let quote = quotation.roles.get(Role::Quote).hull();
    if quotation.kind == Type::Direct
        && let Some(figure) = sieve.subject_before(quote.start, setting.number)
    {
        return Verdict::Known(figure, By::Subject);
    }
    // Die Wirtin seufzt. „Das war alles.“
    if quotation.kind == Type::Direct
        && quotation.parent.is_none()
        && frame.is_empty()
        && let Some(figure) = sieve.subject_behind(setting)
    {
        return Verdict::Known(figure, By::Subject);
    }
    Verdict::Open(Reason::NoSpeaker)
}

/// `wird vorgeworfen`
pub(super) fn is_passive(reader: &Reader<'_>, cue: &Ranges) -> bool {
    let becomes = |t: u32| {
        let verbs = reader.word(t).map_or([0; 3], |w| w.verbs);
        verbs.iter().any(|v| reader.lexicon.verb(*v).is_some_and(|v| v.kind == VerbKind::Werden))
    };
    cue.tokens().any(becomes) && cue.tokens().any(|t| reader.is(t, Classes::PARTICIPLE))
}

/// Whose a frame like `Seine Bitte:` is: the genders that the possessive shows.
pub(super) fn possessor(reader: &Reader<'_>, frame: Range) -> Option<Agreement> {
    let word = reader.word(frame.start)?;
    // Ihr wurde geraten: a pronoun
    let article = word.is(Classes::DETERMINER) && !word.is(Classes::PRONOUN);
    owner(word).filter(|_| article && reader.shown(frame.start).starts_with(char::is_uppercase))
}

/// Whether the first word of a phrase shows that it is no subject: `den`, `dem`, `ihm`, beside a singular verb `ihr`.
pub(super) fn is_oblique(reader: &Reader<'_>, at: u32, number: Agreement) -> bool {
    let Some(word) = reader.word(at).filter(|w| w.is(Classes::DETERMINER | Classes::PRONOUN)) else { return false };
    let pronoun = word.is(Classes::PRONOUN) && !reader.is_nominal(at + 1);
    // Ihr wurde geraten
    if pronoun && word.is(Classes::POSSESSIVE_HER) && number == Agreement::SINGULAR {
        return true;
    }
    let shown = if pronoun && !number.is_empty() { number } else { Agreement::all() };
    !word.agreement.is_empty() && !word.agreement.intersects(Agreement::NOMINATIVE & shown)
}

/// `Das bestätigt auch Wirt Alois Egger: „…“`: the subject behind the verb, where what stands before it is no speaker.
pub(super) fn real_subject(reader: &Reader<'_>, quotation: &Quotation, oblique: bool) -> Option<Range> {
    let speaker = quotation.roles.get(Role::Speaker);
    let only = speaker.hull().start;
    let says_nothing = oblique || speaker.len() == 1 && reader.is(only, Classes::CORRELATE);
    let cue = quotation.roles.get(Role::Cue).hull();
    let part = quotation.roles.get(Role::Frame).iter().find(|r| says_nothing && r.contains(cue.start))?;
    let pronoun = |at: u32| {
        let subject = reader.word(at).is_some_and(|w| w.agreement.intersects(Agreement::NOMINATIVE));
        subject && reader.is(at, Classes::PRONOUN) && !reader.is(at, Classes::DETERMINER | Classes::EXPLETIVE)
    };
    let begins = |at: &u32| reader.is_nominal(*at) || reader.is(*at, Classes::DETERMINER) || oblique && pronoun(*at);
    let after = (cue.start + 1..part.end).find(begins)?;
    if pronoun(after) {
        return Some(Range::new(after, after + 1));
    }
    let mention = reader.mention(Range::new(after, part.end))?;
    let named =
        mention.agreement.intersects(Agreement::NOMINATIVE) && (mention.name.is_some() || mention.kind.is_somebody());
    named.then(|| mention.range())
}

/// `Der Rat | kündigte Proteste an`: what stands before the verb of a report, if it can speak, rather than what stands behind it.
pub(super) fn first_subject(reader: &Reader<'_>, quotation: &Quotation) -> Option<Range> {
    let quote = quotation.roles.get(Role::Quote).hull();
    let speaker = quotation.roles.get(Role::Speaker).hull();
    if quotation.kind != Type::Reported || speaker.start <= quote.start {
        return None;
    }
    let mention = reader.mention_as(Range::new(quote.start, speaker.start), Agreement::NOMINATIVE)?;
    let body = matches!(mention.kind, EntityKind::Organisation | EntityKind::Person | EntityKind::Function);
    let speaks = mention.name.is_some() || mention.noun.is_some_and(|n| reader.is(n, super::mention::SPEAKS));
    let subject =
        mention.agreement.intersects(Agreement::NOMINATIVE) && reader.is(mention.range().end, Classes::FINITE);
    (body && speaks && subject).then(|| mention.range())
}

/// The source that stands in a frame beside its verb: `aus dem Rathaus hieß es`, `in dem Bericht heißt es`.
fn in_frame(sieve: &mut Sieve<'_>, frame: &Ranges, setting: Setting) -> Option<Verdict> {
    let reader = sieve.cast.reader;
    for part in frame {
        let beside = |at: u32| reader.is(at, Classes::SOURCE_BESIDE);
        for at in part.iter().filter(|at| at.checked_sub(1).is_some_and(beside)) {
            let Some(mention) = reader.mention(Range::new(at, part.end)) else { continue };
            let speaks = mention.noun.is_some_and(|n| reader.is(n, super::mention::SPEAKS))
                || mention.kind == EntityKind::Anonymous;
            if !speaks {
                continue;
            }
            return Some(match sieve.speaker(&mention.range().into(), setting) {
                Verdict::Known(figure, _) => Verdict::Known(figure, By::Frame),
                other => other,
            });
        }
    }
    None
}
