//! Quotations → entities: reads an article once from front to back, notes everybody who is named, and asks the sieve at every speaker.

use super::by::{By, Reason};
use super::discourse::{Discourse, Seen, agrees_with};
use super::entity::{Attribution, Entity, Gender, entities};
use super::figure::{Cast, Figure};
use super::kind::EntityKind;
use super::mention::{Mention, Parts, Reader, SPEAKS, small_letters};
use super::names::Names;
use super::nobody;
use super::nouns::may_begin;
use super::question::{Question, number_of_verb};
use super::sieve::{Setting, Sieve, Verdict};
use super::via::{self, Chain};
use crate::grammar::{Role, Type};
use crate::lexicon::{Agreement, Classes, Lexicon, Word};
use crate::quotation::{Mood, Quotation};
use crate::span::{Range, Ranges};
use crate::text::{BlockKind, Document, Kind};
use rustc_hash::{FxBuildHasher, FxHashMap};

/// Gives every quotation its entity, or the reason why it has none. Quotations are in text order.
pub fn attribute(
    document: &Document<'_>,
    words: &[Word],
    lexicon: &Lexicon,
    quotations: &mut [Quotation],
) -> (Vec<Entity>, Vec<Attribution>) {
    if quotations.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let small = small_letters(document.text);
    let reader = Reader { words, text: document.text, small: &small, lexicon, surnames: None };
    let mut names = Names::find(&reader, document.sentences.iter().map(|s| s.tokens));
    let headings = document.blocks.iter().filter(|b| b.kind != BlockKind::Body).map(|b| b.tokens);
    names.add_headings(&reader, headings);
    let reader = &Reader { surnames: Some(&names.surnames), ..reader };
    let sieve = Sieve { cast: Cast::new(reader, &names), discourse: Discourse::new() };
    let verdicts = FxHashMap::with_capacity_and_hasher(quotations.len(), FxBuildHasher);
    let mut reading = Reading { document, reader, sieve, quotations, verdicts };
    let speakers: Vec<Ranges> = reading.quotations.iter().map(|q| reading.speaker(q)).collect();
    reading.read(&speakers);
    let verdicts = reading.settle(&speakers);
    let chains: Vec<Chain> = (0..verdicts.len()).map(|number| via::chain(&mut reading, &verdicts, number)).collect();
    let Reading { sieve, .. } = reading;
    entities(&sieve.cast, quotations, &verdicts, &chains)
}

/// An article being read.
pub(super) struct Reading<'a, 'q> {
    pub(super) document: &'a Document<'a>,
    pub(super) reader: &'a Reader<'a>,
    pub(super) sieve: Sieve<'a>,
    pub(super) quotations: &'q [Quotation],
    /// By the words that name the speaker; where there are none, by those of the quote.
    pub(super) verdicts: FxHashMap<Range, Verdict>,
}

impl Reading<'_, '_> {
    /// Reads the article: sentence by sentence, word by word.
    fn read(&mut self, speakers: &[Ranges]) {
        let questions = self.questions(speakers);
        let mut questions = questions.iter().peekable();
        let quoted = self.quoted();
        let mut quoted = quoted.iter().copied().peekable();
        for (number, sentence) in (0..).zip(&self.document.sentences) {
            if questions.peek().is_none() && !self.has_more_to_learn() {
                break;
            }
            let setting = self.setting(number);
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
                at = self.reader.first(Range::new(at, end), may_begin).unwrap_or(end);
                if at < end && !self.reader.begins(at, end) {
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
                    || figure.name.is_some_and(|n| self.reader.last_of(n).ends_with(['s', '\'', '’'])))
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
            if let Some(quotation) = self.quotations.get(question.quotation) {
                let verdict = self.unnamed(question, quotation);
                let verdict = verdict.unwrap_or_else(|| nobody::verdict(&mut self.sieve, quotation, question.setting));
                self.verdicts.insert(quotation.roles.get(Role::Quote).hull(), verdict);
            }
            return 0;
        }
        let hull = question.speaker.hull();
        let mut verdict = self.sieve.speaker(question.speaker, question.setting);
        let kind = self.quotations.get(question.quotation).map(|q| q.kind);
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
        if hull.iter().any(|t| self.reader.kind(t) == Kind::Comma) {
            return hull.end;
        }
        self.reader.parts(hull).map_or(hull.end, |parts| self.reader.named(parts).nouns.end)
    }

    /// The words that name who says it: not those of the medium that cites somebody, and not those of the one who is asked in
    /// `Seine Bitte an die Leitung:`.
    pub(super) fn speaker(&self, quotation: &Quotation) -> Ranges {
        if self.has_left(quotation) {
            return Ranges::new();
        }
        if let Some(cited) = via::quoted_object(self, quotation) {
            return cited.into();
        }
        let speaker = quotation.roles.get(Role::Speaker);
        let frame = quotation.roles.get(Role::Frame).hull();
        // das bestätigt auch X: „…“, den Leiter nannte sie „…“
        let oblique = self.reader.is(speaker.hull().start, Classes::DETERMINER | Classes::PRONOUN)
            && nobody::is_oblique(self.reader, speaker.hull().start, number_of_verb(self.reader, quotation))
            && self.cases(quotation, speaker) == Agreement::NOMINATIVE;
        if let Some(behind) = nobody::real_subject(self.reader, quotation, oblique) {
            return behind.into();
        }
        if oblique && nobody::is_passive(self.reader, quotation.roles.get(Role::Cue)) {
            return Ranges::new();
        }
        if let Some(first) = nobody::first_subject(self.reader, quotation) {
            return first.into();
        }
        let asked = speaker.hull().start.checked_sub(1).is_some_and(|before| self.reader.written(before) == b"an");
        if asked && nobody::possessor(self.reader, frame).is_some() { Ranges::new() } else { speaker.clone() }
    }

    pub(super) fn setting(&self, number: u32) -> Setting {
        let sentence = self.document.sentences.get(number as usize).map(|s| s.tokens).unwrap_or_default();
        let block = |number: u32| self.document.sentences.get(number as usize).map(|s| s.block);
        let opens_paragraph = number.checked_sub(1).is_none_or(|before| block(before) != block(number));
        Setting {
            sentence,
            number,
            cases: Agreement::all(),
            opens_paragraph,
            until: number,
            continues: false,
            inside: false,
            number_of_verb: Agreement::empty(),
        }
    }

    pub(super) fn sentence_at(&self, token: u32) -> u32 {
        u32::try_from(self.document.sentences.partition_point(|s| s.tokens.end <= token)).unwrap_or(u32::MAX)
    }

    /// The stretches in which others speak, sorted and disjoint. What is *nach Angaben der Polizei* is told by the article itself.
    fn quoted(&self) -> Ranges {
        let outer = self.quotations.iter().filter(|q| {
            q.parent.is_none()
                && q.kind != Type::FreeIndirect
                && (q.kind != Type::Indirect || q.mood != Mood::Indicative)
        });
        outer.flat_map(|q| q.roles.get(Role::Quote).iter().copied()).collect()
    }

    /// Notes who is named where a naming begins, if anybody is; one past it.
    fn look(&mut self, range: Range, setting: Setting, quoted: bool, subject: &mut bool) -> u32 {
        let reader = self.reader;
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
            && reader.small(at - 2).ends_with(b"innen")
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
        let called = |verb: u32| self.reader.lexicon.world.is_called(self.reader.small(verb));
        at == sentence.start + 2 && called(at - 1) && self.reader.is(sentence.start, Classes::PRONOUN)
    }

    /// Whether a naming can be of something that can speak, so that it is worth reading: most nouns name things.
    fn may_speak(&self, parts: Parts) -> bool {
        let reader = self.reader;
        let nouns = parts.nouns;
        let named = || parts.is_bare() && (reader.is_surname(nouns) || self.sieve.cast.body(nouns).is_some());
        nouns.len() > 1 || reader.kind(nouns.start) != Kind::Word || reader.is_somebody(nouns.start) || named()
    }

    /// Whether a naming is of something that can speak. A capitalised word that nobody knows can be anything; a name it is only behind
    /// a first name or title.
    fn can_speak(&self, mention: &Mention) -> bool {
        let reader = self.reader;
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
        let reader = self.reader;
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
    fn settle(&mut self, speakers: &[Ranges]) -> Vec<Verdict> {
        let mut verdicts: Vec<Verdict> = Vec::with_capacity(self.quotations.len());
        // looked for once an article, and only where somebody says *ich*
        let mut writer: Option<Verdict> = None;
        for (quotation, speaker) in self.quotations.iter().zip(speakers) {
            let mut verdict = self.found(quotation, speaker).unwrap_or(Verdict::Open(Reason::NoSpeaker));
            if verdict == Verdict::FirstPerson {
                verdict = self.first_person(quotation, &verdicts, &mut writer);
            }
            if let Verdict::Known(figure, _) = verdict
                && self.is_hearsay_of_before(quotation, speaker)
                && self.sieve.cast.get(figure).is_some_and(|f| matches!(f.kind, EntityKind::Person | EntityKind::Group))
            {
                verdict = Verdict::Open(Reason::NoSpeaker);
            }
            verdicts.push(verdict);
        }
        verdicts
    }

    /// `Er soll`: what is passed on so is an office's word or a text's rather than that of somebody in a sentence before.
    fn is_hearsay_of_before(&self, quotation: &Quotation, speaker: &Ranges) -> bool {
        let quote = quotation.roles.get(Role::Quote).hull();
        quotation.kind == Type::FreeIndirect
            && !speaker.is_empty()
            && self.sentence_at(speaker.hull().start) < self.sentence_at(quote.start)
    }

    /// `ich` is whoever says what it stands in; in a printed interview it is the one who is asked, else whoever writes.
    fn first_person(&mut self, quotation: &Quotation, verdicts: &[Verdict], writer: &mut Option<Verdict>) -> Verdict {
        let mut parent = quotation.parent;
        while let Some(number) = parent {
            match (self.quotations.get(number), verdicts.get(number)) {
                (Some(outer), Some(Verdict::Known(figure, _))) if outer.kind == Type::Direct => {
                    return Verdict::Known(*figure, By::FirstPerson);
                }
                (Some(outer), _) => parent = outer.parent,
                (None, _) => break,
            }
        }
        // wir can be anybody
        let speaker = quotation.roles.get(Role::Speaker).hull();
        let several = self.reader.text_of(speaker).eq_ignore_ascii_case("wir");
        if several {
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
        let byline = self.document.blocks.iter().find(|b| b.kind == BlockKind::Byline)?;
        let name = self.sieve.cast.name_in_heading(byline.tokens)?;
        match self.sieve.cast.person(name) {
            Some(Ok(known)) => Some(known),
            _ => Some(self.sieve.cast.add(&Mention::of_name(name))),
        }
    }
}
