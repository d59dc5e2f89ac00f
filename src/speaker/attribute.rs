//! Quotations → entities: reads an article once from front to back, notes everybody who is named, and asks the sieve at every speaker.

use super::article::Article;
use super::by::{By, Reason};
use super::discourse::{Seen, agrees_with};
use super::entity::Gender;
use super::figure::Figure;
use super::kind::EntityKind;
use super::mention::{Mention, Parts, SPEAKS};
use super::nobody;
use super::nouns::may_begin;
use super::question::Question;
use super::sieve::{Setting, Sieve, Verdict};
use super::via;
use crate::grammar::{Role, Type};
use crate::lexicon::{Agreement, Classes};
use crate::quotation::Quotation;
use crate::span::{Range, Ranges};
use crate::text::{BlockKind, Kind};
use rustc_hash::FxHashMap;

/// An article being read.
pub(super) struct Reading<'a, 'q> {
    pub(super) article: Article<'a, 'q>,
    pub(super) sieve: &'q mut Sieve<'a>,
    pub(super) verdicts: &'q mut Verdicts,
}

/// By the words that name the speaker; where there are none, by those of the quote.
pub(super) type Verdicts = FxHashMap<Range, Verdict>;

impl Reading<'_, '_> {
    /// Reads the article: sentence by sentence, word by word.
    pub(super) fn read(&mut self, questions: &[Question<'_>]) {
        let Article { document, reader, .. } = self.article;
        let mut questions = questions.iter().peekable();
        let quoted = self.article.quoted();
        let mut quoted = quoted.iter().copied().peekable();
        for (number, sentence) in (0..).zip(&document.sentences) {
            if questions.peek().is_none() && !self.has_more_to_learn() {
                break;
            }
            let setting = self.article.setting(number);
            let range = sentence.tokens;
            let mut subject = true;
            let mut at = range.start;
            while at < range.end {
                if let Some(question) = questions.next_if(|q| q.at <= at) {
                    at = at.max(self.answer(question));
                    subject &= question.speaker.is_empty();
                    continue;
                }
                let end = questions.peek().map_or(range.end, |q| q.at.min(range.end));
                // most words name nothing
                at = reader.first(Range::new(at, end), may_begin).unwrap_or(end);
                if at < end && !reader.begins(at, end) {
                    at += 1;
                } else if at < end {
                    while quoted.next_if(|q| q.end <= at).is_some() {}
                    let inside = quoted.peek().is_some_and(|q| q.contains(at));
                    at = self.look(Range::new(at, end), setting, inside, &mut subject);
                }
            }
        }
        for question in questions {
            self.answer(question);
        }
    }

    /// Whether what stands behind the last quotation can still tell something of somebody who speaks: the gender, or that the name
    /// stands in the genitive.
    fn has_more_to_learn(&self) -> bool {
        let open = |figure: &Figure<'_>| {
            figure.kind.is_somebody()
                && (Gender::of(figure.gender).is_none()
                    || figure.name.is_some_and(|n| self.article.reader.last_of(n).ends_with(['s', '\'', '’'])))
        };
        let figure = |verdict: &Verdict| match verdict {
            Verdict::Known(figure, _) => self.sieve.cast.get(*figure),
            _ => None,
        };
        self.verdicts.values().filter_map(figure).any(open)
    }

    /// Asks the sieve; one past the words that named the speaker.
    fn answer(&mut self, question: &Question<'_>) -> u32 {
        if question.speaker.is_empty() {
            if let Some(quotation) = self.article.quotations.get(question.quotation) {
                let verdict = self.unnamed(question, quotation);
                let verdict = verdict.unwrap_or_else(|| nobody::verdict(self.sieve, quotation, question.setting));
                self.verdicts.insert(quotation.roles.get(Role::Quote).hull(), verdict);
            }
            return 0;
        }
        let hull = question.speaker.hull();
        let mut verdict = self.sieve.speaker(question.speaker, question.setting);
        let kind = self.article.quotations.get(question.quotation).map(|q| q.kind);
        // Der Rat | kündigte Proteste an
        if matches!(verdict, Verdict::Open(_)) && kind == Some(Type::Reported) {
            let first = Range::new(question.setting.sentence.start, question.setting.sentence.start);
            verdict = self.sieve.subject(first, question.setting);
        }
        let goes_on = kind == Some(Type::IndirectFreeIndirect);
        // nobody reports his own words like another's
        if matches!(verdict, Verdict::Open(Reason::NoSpeaker) | Verdict::FirstPerson) && goes_on {
            verdict = self.sieve.goes_on(question.setting);
        }
        self.verdicts.insert(hull, verdict);
        // who is named in its attribute can be taken up, too
        if hull.iter().any(|t| self.article.reader.kind(t) == Kind::Comma) {
            return hull.end;
        }
        self.article.reader.parts(hull).map_or(hull.end, |parts| self.article.reader.named(parts).nouns.end)
    }

    /// Notes who is named where a naming begins, if anybody is; one past it.
    fn look(&mut self, range: Range, setting: Setting, quoted: bool, subject: &mut bool) -> u32 {
        let reader = self.article.reader;
        let at = range.start;
        // Nur der Chef
        let tokens = setting.sentence;
        if at == tokens.start && reader.is(at, Classes::FOCUS | Classes::ADVERB) {
            return at + 1;
        }
        let Some(parts) = reader.parts(range) else { return at + 1 };
        if !self.may_speak(parts) {
            return parts.nouns.end.max(at + 1);
        }
        // the first naming that can be is taken as the subject
        let cases = if *subject { Agreement::NOMINATIVE } else { Agreement::all() };
        let mention = reader.read(parts, range, cases);
        let next = mention.nouns.end.max(at + 1);
        if !self.can_speak(&mention) {
            return next;
        }
        // die Forscherinnen und | Forscher
        let pair = at > tokens.start + 1
            && reader.is(at - 1, Classes::COORDINATOR)
            && reader.is(at - 2, Classes::FEMININE_PLURAL)
            && reader.small(at - 2).starts_with(reader.stem(at));
        if pair {
            return next;
        }
        if self.is_called(at, tokens) {
            self.sieve.call(&mention, setting);
        }
        let Verdict::Known(figure, _) = self.sieve.mention(&mention, setting) else {
            return next;
        };
        let (figure, end) = self.apposition(figure, &mention, range);
        let behind = |b: u32| reader.is(b, Classes::PREPOSITION | Classes::CONTRACTION) || reader.is_nominal(b);
        let oblique = at > tokens.start && behind(at - 1) || !mention.agreement.intersects(Agreement::NOMINATIVE);
        // Anna Abel und Eva Lenz stritten
        let joined = at > tokens.start
            && reader.is(at - 1, Classes::COORDINATOR)
            && self.sieve.discourse.recent().next().is_some_and(|s| s.subject && s.range.end + 1 == at);
        let is_subject = (*subject || joined) && !oblique;
        *subject &= !is_subject;
        self.sieve.discourse.note(Seen {
            range: mention.range(),
            sentence: setting.number,
            figure,
            subject: is_subject,
            quoted,
        });
        end.max(next)
    }

    /// `Er heißt | Kai Abel`: whether a pronoun is told its name.
    fn is_called(&self, at: u32, sentence: Range) -> bool {
        let called = |verb: u32| self.article.reader.lexicon.world.is_called(self.article.reader.small(verb));
        at == sentence.start + 2 && called(at - 1) && self.article.reader.is(sentence.start, Classes::PRONOUN)
    }

    /// Whether a naming can be of something that can speak, so that it is worth reading: most nouns name things.
    fn may_speak(&self, parts: Parts) -> bool {
        let reader = self.article.reader;
        let nouns = parts.nouns;
        let named = || parts.is_bare() && (reader.is_surname(nouns) || self.sieve.cast.body(nouns).is_some());
        nouns.len() > 1 || reader.kind(nouns.start) != Kind::Word || reader.is_somebody(nouns.start) || named()
    }

    /// Whether a naming is of something that can speak. A capitalised word that nobody knows can be anything; a name it is only behind
    /// a first name or title.
    fn can_speak(&self, mention: &Mention) -> bool {
        let reader = self.article.reader;
        let noun = mention.noun.and_then(|n| reader.word(n)).map_or(Classes::empty(), |w| w.classes);
        let name = mention.name.is_some_and(|n| {
            let first = reader.is(n.start, Classes::FIRST_NAME) || n.start > mention.nouns.start;
            first || reader.is_surname(n) || reader.is_company(n) || self.sieve.cast.body(n).is_some()
        });
        let temporal = noun.intersects(Classes::TIME) && mention.kind != EntityKind::Person;
        (name || noun.intersects(SPEAKS) || mention.kind.is_somebody() && mention.name.is_none()) && !temporal
    }

    /// `Anna Abel, Leiterin des Amtes,` and `der Leiter des Amtes, Anna Abel,` are one: who it is and one past the whole.
    fn apposition(&mut self, figure: usize, mention: &Mention, range: Range) -> (usize, u32) {
        let reader = self.article.reader;
        let end = mention.range().end;
        // der Maler selbst, Kai Abel,
        let comma = end + u32::from(reader.is(end, Classes::FOCUS));
        let alone = (figure, mention.nouns.end);
        if reader.kind(comma) != Kind::Comma || comma + 1 >= range.end {
            return alone;
        }
        let Some(second) = reader.mention(Range::new(comma + 1, range.end)) else {
            return alone;
        };
        let end = second.range().end;
        let closed = matches!(reader.kind(end), Kind::Comma | Kind::Stop | Kind::Dash | Kind::Colon)
            || reader.is(end, Classes::FINITE);
        if !closed {
            return alone;
        }
        if !mention.kind.is_somebody() {
            // der Hersteller, die Abel KG,
            let named = mention.name.is_none() && mention.definite && second.kind == EntityKind::Organisation;
            return match second.name.filter(|_| named && mention.kind == EntityKind::Organisation) {
                Some(_) => (self.sieve.cast.baptize(figure, &second), end),
                None => alone,
            };
        }
        if !agrees_with(mention.agreement, second.agreement) {
            return alone;
        }
        match (mention.name, second.name) {
            (Some(_), None) if second.kind == EntityKind::Function => {
                self.sieve.cast.learn(figure, &second);
                (figure, end)
            }
            (None, Some(_)) if second.kind == EntityKind::Person && mention.definite => {
                (self.sieve.cast.merge(figure, &second), end)
            }
            _ => alone,
        }
    }

    /// The verdict for every quotation.
    pub(super) fn settle(&mut self, speakers: &[Ranges], verdicts: &mut Vec<Verdict>) {
        // looked for once an article, and only where somebody says *ich*
        let mut writer: Option<Verdict> = None;
        for (quotation, speaker) in self.article.quotations.iter().zip(speakers) {
            let mut verdict = self.found(quotation, speaker).unwrap_or(Verdict::Open(Reason::NoSpeaker));
            if verdict == Verdict::FirstPerson {
                verdict = self.first_person(quotation, verdicts, &mut writer);
            }
            if let Verdict::Known(figure, _) = verdict
                && self.is_hearsay_of_before(quotation, speaker)
                && self.sieve.cast.get(figure).is_some_and(|f| matches!(f.kind, EntityKind::Person | EntityKind::Group))
            {
                verdict = Verdict::Open(Reason::NoSpeaker);
            }
            verdicts.push(verdict);
        }
    }

    /// `Er soll`: what is passed on so is an office's word or a text's rather than that of somebody in a sentence before.
    fn is_hearsay_of_before(&self, quotation: &Quotation, speaker: &Ranges) -> bool {
        let quote = quotation.roles.get(Role::Quote).hull();
        quotation.kind == Type::FreeIndirect
            && !speaker.is_empty()
            && self.article.sentence_at(speaker.hull().start) < self.article.sentence_at(quote.start)
    }

    /// `ich` is whoever says what it stands in; in a printed interview it is the one who is asked, else whoever writes.
    fn first_person(&mut self, quotation: &Quotation, verdicts: &[Verdict], writer: &mut Option<Verdict>) -> Verdict {
        let mut parent = quotation.parent;
        while let Some(number) = parent {
            match (self.article.quotations.get(number), verdicts.get(number)) {
                (Some(outer), Some(Verdict::Known(figure, _))) if outer.kind == Type::Direct => {
                    return Verdict::Known(*figure, By::FirstPerson);
                }
                (Some(outer), _) => parent = outer.parent,
                (None, _) => break,
            }
        }
        // wir can be anybody
        let speaker = quotation.roles.get(Role::Speaker).hull();
        let word =
            self.article.reader.word(speaker.start).filter(|w| speaker.len() == 1 && w.is(Classes::FIRST_PERSON));
        if word.is_some_and(|w| w.agreement.intersects(Agreement::PLURAL)) {
            return Verdict::Open(Reason::NoAntecedent);
        }
        if let Some(figure) = via::labelled(self, quotation) {
            return Verdict::Known(figure, By::FirstPerson);
        }
        *writer.get_or_insert_with(|| match via::interviewee(self).or_else(|| self.author()) {
            Some(figure) => Verdict::Known(figure, By::FirstPerson),
            None => Verdict::Open(Reason::NoAntecedent),
        })
    }
}

impl Reading<'_, '_> {
    /// Who writes: the name in the line that says so.
    fn author(&mut self) -> Option<usize> {
        let byline = self.article.document.blocks.iter().find(|b| b.kind == BlockKind::Byline)?;
        let name = self.sieve.cast.name_in_heading(byline.tokens)?;
        match self.sieve.cast.person(name) {
            Some(Ok(known)) => Some(known),
            _ => Some(self.sieve.cast.add(&Mention::of_name(name))),
        }
    }
}
