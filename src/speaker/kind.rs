//! What kind of thing speaks.

/// What kind of thing speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntityKind {
    /// Somebody whose name is known.
    Person,
    /// A body: government, firm, authority.
    Organisation,
    /// A place that stands for a body: *Kiew*.
    Place,
    /// A newspaper, a station.
    Medium,
    /// A news agency.
    Agency,
    /// Several who are not named: *Experten*.
    Group,
    /// A text: *der Bericht*.
    Document,
    /// Somebody whom the text keeps unnamed: *ein Insider*, *Regierungskreise*.
    Anonymous,
    /// Somebody known by office only: *die Gemeindepräsidentin*, *ein Sprecher der Polizei*.
    Function,
    /// Not known.
    Unknown,
}

impl EntityKind {
    /// All kinds with their names in data and JSON.
    pub const NAMES: [(&'static str, EntityKind); 10] = [
        ("person", EntityKind::Person),
        ("organisation", EntityKind::Organisation),
        ("place", EntityKind::Place),
        ("medium", EntityKind::Medium),
        ("agency", EntityKind::Agency),
        ("group", EntityKind::Group),
        ("document", EntityKind::Document),
        ("anonymous", EntityKind::Anonymous),
        ("function", EntityKind::Function),
        ("unknown", EntityKind::Unknown),
    ];

    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, kind)| *kind == self).map_or("unknown", |(name, _)| name)
    }

    /// The kind of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    /// Whether it is somebody: one human being, named or not.
    pub fn is_somebody(self) -> bool {
        matches!(self, EntityKind::Person | EntityKind::Anonymous | EntityKind::Function)
    }
}
