//! How a mention came to its entity, and why one came to none.

/// The rule by which a mention came to its entity. They are tried in this order, from safe to less safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// The full name: `Stevan Koric`.
    Name,
    /// A part of a name that the article gives in full: `Koric`.
    Surname,
    /// The same words, but for inflection: `eine Sprecherin` … `die Sprecherin`.
    Words,
    /// What somebody is known to be: `die Ministerin` for `Bildungsministerin Charlotte Behrendsen`.
    Function,
    /// An office that readers know: `der Kreml-Chef`.
    Office,
    /// A noun that can stand for what somebody is: `die Verwaltungschefin` for a mayor, `das Unternehmen` for a firm.
    Epithet,
    /// A capital for its country: `Moskau`.
    Capital,
    /// A verb that goes on with a report, so that its subject is the speaker before: `fügte der Ressortchef hinzu`.
    Continues,
    /// A pronoun that relates to what stands before it.
    Relative,
    /// A description of whoever fits and was spoken of last: `der 58-Jährige`.
    Description,
    /// A pronoun for whoever fits and was spoken of last.
    Pronoun,
    /// `demnach`, `hieß es weiter`: the source before.
    Thus,
    /// `ich` in somebody's words.
    FirstPerson,
    /// The frame names the source beside the verb: `aus dem Rathaus hieß es`.
    Frame,
    /// The subject of the sentence in which, or behind which, a quotation stands without a frame.
    Subject,
    /// Named here for the first time.
    New,
}

impl By {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            By::Name => "name",
            By::Surname => "surname",
            By::Words => "words",
            By::Function => "function",
            By::Office => "office",
            By::Epithet => "epithet",
            By::Capital => "capital",
            By::Continues => "continues",
            By::Relative => "relative",
            By::Description => "description",
            By::Pronoun => "pronoun",
            By::Thus => "thus",
            By::FirstPerson => "first-person",
            By::Frame => "frame",
            By::Subject => "subject",
            By::New => "new",
        }
    }
}

/// Why a quotation has no entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// More than one fits.
    TwoCandidates,
    /// Nobody fits.
    NoAntecedent,
    /// A passive that does not tell who.
    PassiveWithoutAgent,
    /// Nobody is named at all.
    NoSpeaker,
}

impl Reason {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Reason::TwoCandidates => "two candidates",
            Reason::NoAntecedent => "no antecedent",
            Reason::PassiveWithoutAgent => "passive without agent",
            Reason::NoSpeaker => "no speaker",
        }
    }
}
