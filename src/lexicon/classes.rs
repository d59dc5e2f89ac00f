//! What a word can be.

use bitflags::bitflags;
use serde::{Deserialize, Serialize};

bitflags! {
    /// The lexical classes of a word form: a set, because most short words are several things at once.
    ///
    /// The names in `grammars/de/lexicon/` are these names in small letters.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
    pub struct Classes: u128 {
        // ── words that build sentences ──
        /// `der`, `ein`, `sein`
        const DETERMINER = 1;
        /// `er`, `das`, `man`
        const PRONOUN = 1 << 1;
        /// `der`, `dem`, `deren`
        const RELATIVE = 1 << 2;
        /// `sich`
        const REFLEXIVE = 1 << 3;
        /// `es`
        const EXPLETIVE = 1 << 4;
        /// `das`, `dies`: can stand for the sentence before
        const ANAPHOR = 1 << 5;
        /// `dass`
        const DASS = 1 << 6;
        /// `ob`
        const WHETHER = 1 << 7;
        /// `wie`
        const WIE = 1 << 8;
        /// `so`
        const SO = 1 << 9;
        /// `und`, `aber`
        const COORDINATOR = 1 << 10;
        /// `nicht`, `kein`
        const NEGATION = 1 << 11;
        /// `zu`
        const ZU = 1 << 12;
        /// `weil`: its clause always ends with the verb
        const SUBORDINATOR = 1 << 13;
        /// `während`: it can open a clause that ends with the verb
        const MAYBE_SUBORDINATOR = 1 << 14;
        /// `um`, `ohne`: with an infinitive, no report
        const INFINITIVE_OPENER = 1 << 15;
        /// `in`, `wegen`
        const PREPOSITION = 1 << 16;
        /// `im`, `zur`: preposition with article
        const CONTRACTION = 1 << 17;
        /// `laut`, `nach`: a preposition that names a source behind it
        const SOURCE_BEFORE = 1 << 18;
        /// `zufolge`: one that names a source before it
        const SOURCE_AFTER = 1 << 19;
        /// `demnach`
        const THUS = 1 << 20;
        /// `wonach`
        const WONACH = 1 << 21;
        /// `mit`, `hinzu`: can be the separated part of a verb
        const PARTICLE = 1 << 22;
        /// `auch`, `gestern`
        const ADVERB = 1 << 23;
        /// `zwei`
        const NUMERAL = 1 << 24;
        /// `wer`, `warum`: opens a question, direct or indirect
        const QUESTION = 1 << 25;
        /// `auch`, `selbst`: can precede a noun phrase without belonging to it
        const FOCUS = 1 << 26;
        /// An adjective, or what looks like a verb and mostly is one
        const ADJECTIVE = 1 << 27;

        // ── verb forms, from the paradigms ──
        /// Has a person
        const FINITE = 1 << 28;
        /// A form of haben, sein, werden
        const AUXILIARY = 1 << 29;
        /// A form of a modal verb
        const MODAL = 1 << 30;
        /// `sagen`
        const INFINITIVE = 1 << 31;
        /// `gesagt`
        const PARTICIPLE = 1 << 32;
        /// `mitzuteilen`
        const ZU_INFINITIVE = 1 << 33;
        /// In the third person this form can only be Konjunktiv I
        const KONJUNKTIV1 = 1 << 34;
        /// In the third person this form can only be Konjunktiv II
        const KONJUNKTIV2 = 1 << 35;
        /// Some verb of this form can report by itself
        const REPORTING_VERB = 1 << 36;

        // ── what nouns name ──
        /// `Forderung`
        const REPORTING_NOUN = 1 << 37;
        /// `Minister`, `Sprecherin`
        const PERSON = 1 << 38;
        /// `Experten`, `Kreise`
        const GROUP = 1 << 39;
        /// `Regierung`, `Polizei`
        const BODY = 1 << 40;
        /// `Zeitung`, `Portal`
        const PRINT = 1 << 41;
        /// `Sender`
        const BROADCAST = 1 << 42;
        /// `Nachrichtenagentur`, `dpa`
        const AGENCY = 1 << 43;
        /// `Medienberichte`
        const PRESS = 1 << 44;
        /// `Bericht`, `Gesetz`
        const DOCUMENT = 1 << 45;
        /// `Erklärung`, `Pressemitteilung`
        const STATEMENT = 1 << 46;
        /// `Umfrage`
        const SURVEY = 1 << 47;
        /// `Angaben`: makes *nach X* a source
        const SOURCE = 1 << 48;
        /// `Ansicht`
        const OPINION = 1 << 49;
        /// `Gesetz`, `Plan`
        const NORM = 1 << 50;
        /// `Interview`, `Rede`
        const SPOKEN_SETTING = 1 << 51;
        /// `Brief`, `Homepage`
        const WRITTEN_SETTING = 1 << 52;
        /// `Pressemitteilung`
        const PUBLIC_SETTING = 1 << 53;
        /// `Montag`, `Uhr`
        const TIME = 1 << 54;
        /// `Dr.`, `Papst`
        const TITLE = 1 << 55;
        /// `Film`, `Motto`: a title or name in quotation marks may follow
        const WORK = 1 << 56;
        /// `Anna`
        const FIRST_NAME = 1 << 57;
        /// `Berlin`, `Kreml`: a place that stands for a government
        const SEAT = 1 << 58;
        /// `CDU`
        const PARTY = 1 << 59;
        /// Written with a capital where small letters were possible: a noun or a name
        const NOMINAL = 1 << 60;
        /// `von`: with what follows it belongs to the noun before it
        const OF = 1 << 61;
        /// `aus`, `für`: with what follows it may belong to the noun before it
        const ATTRIBUTIVE = 1 << 62;
        /// `von`, `van`, `al-`: inside a name
        const NAME_PARTICLE = 1 << 63;
        /// `ich`, `wir`
        const FIRST_PERSON = 1 << 64;
        /// Some verb of this form can report together with a companion: *zu dem Schluss kommen*
        const REPORTING_PHRASE = 1 << 65;
        /// `so` at the start of a clause, where a speaker can follow
        const LEADING_SO = 1 << 66;
        /// `soll`: a main clause with it can go on with the report before
        const HEARSAY = 1 << 67;
        /// `Behauptung`: a noun of saying with a dass-clause
        const NOUN_DASS = 1 << 68;
        /// `Behauptung`: with a main clause, *er sei krank*
        const NOUN_MAIN = 1 << 69;
        /// `Forderung`: with a zu-infinitive
        const NOUN_INFINITIVE = 1 << 70;
        /// `Frage`: with a question
        const NOUN_QUESTION = 1 << 71;
        /// `weil`: gives a reason, which may be somebody else's
        const REASON = 1 << 72;
        /// `gegenüber`: the addressee follows
        const TELLING = 1 << 73;
        /// `vor`: an audience may follow
        const TELLING_AUDIENCE = 1 << 74;
        /// `zu`: a medium may follow as addressee
        const TELLING_MEDIUM = 1 << 75;
        /// `mit`: behind an interview or a talk its partner follows
        const TELLING_PARTNER = 1 << 76;
        /// `man`
        const INDEFINITE = 1 << 77;
        /// `möge`: a Konjunktiv that wishes
        const WISHING = 1 << 78;
        /// `dazu`: with *soll* it tells a purpose, no hearsay
        const PURPOSE = 1 << 79;
        /// `gehören`: tells a state; with *soll* it is no plan
        const STATE = 1 << 80;
        /// `zudem`: adds to what stands before
        const ADDITION = 1 << 81;
        /// `will`: its subject tells a plan, which *soll* can go on with
        const INTENTION = 1 << 82;
        /// `aus`: the text or the people follow that something is known from
        const ORIGIN = 1 << 83;
        /// `wie`, `als`: what follows is compared
        const LIKENING = 1 << 84;
        /// `würde`: with an infinitive it stands for a Konjunktiv
        const CONDITIONAL = 1 << 85;

        // ── what determiners and pronouns refer to ──
        /// `der`
        const DEFINITE_ARTICLE = 1 << 86;
        /// `ein`, `mehrere`: what its noun names is new
        const INDEFINITE_ARTICLE = 1 << 87;
        /// `mein`, `unser`: of whoever speaks
        const POSSESSIVE_FIRST = 1 << 88;
        /// `sein`: of a man, or of what is masculine or neuter
        const POSSESSIVE_HIS = 1 << 89;
        /// `ihr`: of a woman, of what is feminine, of several
        const POSSESSIVE_HER = 1 << 90;
        /// `dein`, `dessen`: of somebody else
        const POSSESSIVE_OTHER = 1 << 91;
        /// `er`, `sie`, `jener`: takes up whoever agrees
        const THIRD_PERSON = 1 << 92;
        /// `dieser`, `letzterer`: takes up who was named last
        const LATTER = 1 << 93;
        /// `man`, `niemand`, `das`: takes up nobody
        const NONREFERENTIAL = 1 << 94;
        /// `es`, `das`: holds the place of what is said
        const CORRELATE = 1 << 95;
        /// `zwei`, `beiden`: behind it stands a plural
        const SEVERAL = 1 << 96;
        /// `selbst`: the one just named and no other
        const INTENSIFIER = 1 << 97;

        // ── what tells whose words they are where nobody is named ──
        /// `danach`: as a source it takes up a text or a speaker, else it tells a time
        const MAYBE_THUS = 1 << 98;
        /// `dort`, `darin`: the place or text just named
        const THERE = 1 << 99;
        /// `weiter`: a report goes on
        const CONTINUING = 1 << 100;
        /// `heißt`, `verlautete`: reports without anybody who says it
        const IMPERSONAL = 1 << 101;
        /// `aus`, `seitens`: beside such a verb the source follows
        const SOURCE_BESIDE = 1 << 102;

        // ── what ties a phrase to the name before it ──
        /// `und`
        const AND = 1 << 103;
        /// `für`: what a body is there for
        const FOR = 1 << 104;
        /// `zum`: what a text is about
        const ABOUT = 1 << 105;
        /// `um`: who leads a group
        const AROUND = 1 << 106;
        /// `mit`: what somebody has
        const WITH = 1 << 107;
        /// `an`: behind a request the one who is asked follows
        const TELLING_ASKED = 1 << 108;

        // ── what an ending shows, of any word ──
        /// Ends like a noun for people who keep unnamed: `Regierungskreise`
        const CIRCLE = 1 << 116;
        /// Ends like the feminine of a profession: `Rangerin`
        const FEMININE_NOUN = 1 << 117;
        /// Ends like its plural: `Rangerinnen`
        const FEMININE_PLURAL = 1 << 118;
        /// Ends like a surname, unless it is known: `Assmann`
        const SURNAME = 1 << 119;
        /// Ends like an office that stands before a name: `Finanzminister`
        const MINISTER = 1 << 120;
        /// Ends like a noun that tells an age: `58-Jährige`
        const AGED = 1 << 121;
        /// Ends like an adjective that tells an age: `58-jährige`
        const YEARS_OLD = 1 << 122;
        /// Ends like an adjective before its noun
        const INFLECTED = 1 << 123;
        /// Ends like a noun in the dative plural
        const DATIVE_PLURAL = 1 << 124;
        /// Ends like a name in the genitive
        const GENITIVE = 1 << 125;

        // ── what follows from the rest, worked out once for each word ──
        /// Can be the finite verb of some clause: no small word or adjective that looks like one
        const MAYBE_FINITE = 1 << 126;
        /// Can be indicative or Konjunktiv: I in the third person plural, as `haben`, II of a modal verb, as `sollte`
        const MAYBE_KONJUNKTIV = 1 << 127;

        /// Everything that can be the head of a noun phrase by its lexical meaning.
        const NOUN = Self::REPORTING_NOUN.bits() | Self::NOUN_DASS.bits() | Self::NOUN_MAIN.bits()
            | Self::NOUN_INFINITIVE.bits() | Self::NOUN_QUESTION.bits() | Self::PERSON.bits() | Self::GROUP.bits() | Self::BODY.bits()
            | Self::PRINT.bits() | Self::BROADCAST.bits() | Self::AGENCY.bits() | Self::PRESS.bits() | Self::DOCUMENT.bits()
            | Self::STATEMENT.bits() | Self::SURVEY.bits() | Self::SOURCE.bits() | Self::OPINION.bits() | Self::NORM.bits()
            | Self::SPOKEN_SETTING.bits() | Self::WRITTEN_SETTING.bits() | Self::PUBLIC_SETTING.bits() | Self::TIME.bits()
            | Self::TITLE.bits() | Self::WORK.bits() | Self::FIRST_NAME.bits() | Self::SEAT.bits() | Self::PARTY.bits()
            | Self::NOMINAL.bits();
        /// Tells whose something is.
        const POSSESSIVE = Self::POSSESSIVE_FIRST.bits() | Self::POSSESSIVE_HIS.bits() | Self::POSSESSIVE_HER.bits()
            | Self::POSSESSIVE_OTHER.bits();
        /// What determiners and pronouns are wherever they stand, with a capital or not; but *das Ich* is a noun.
        const REFERRING = Self::DETERMINER.bits() | Self::PRONOUN.bits() | Self::DEFINITE_ARTICLE.bits()
            | Self::INDEFINITE_ARTICLE.bits() | Self::POSSESSIVE.bits() | Self::THIRD_PERSON.bits() | Self::LATTER.bits()
            | Self::NONREFERENTIAL.bits() | Self::CORRELATE.bits();
        /// What follows from other classes, or from how a word ends.
        const DERIVED = Self::MAYBE_FINITE.bits() | Self::MAYBE_KONJUNKTIV.bits() | Self::INFLECTED.bits()
            | Self::DATIVE_PLURAL.bits() | Self::GENITIVE.bits() | Self::CIRCLE.bits() | Self::FEMININE_NOUN.bits()
            | Self::FEMININE_PLURAL.bits() | Self::SURNAME.bits() | Self::MINISTER.bits() | Self::AGED.bits()
            | Self::YEARS_OLD.bits();

        /// Small words that are rather that than a verb.
        const CLOSED = Self::PREPOSITION.bits() | Self::CONTRACTION.bits() | Self::ADVERB.bits() | Self::DETERMINER.bits()
            | Self::PRONOUN.bits() | Self::COORDINATOR.bits() | Self::SUBORDINATOR.bits() | Self::MAYBE_SUBORDINATOR.bits()
            | Self::NUMERAL.bits();
        /// Every verb form.
        const VERB = Self::FINITE.bits() | Self::INFINITIVE.bits() | Self::PARTICIPLE.bits() | Self::ZU_INFINITIVE.bits();
        /// A medium that reports what others said.
        const MEDIUM = Self::PRINT.bits() | Self::BROADCAST.bits() | Self::AGENCY.bits() | Self::PRESS.bits();
        /// A text that says something.
        const TEXT = Self::DOCUMENT.bits() | Self::STATEMENT.bits() | Self::SURVEY.bits();
    }
}
