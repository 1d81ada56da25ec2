/// Why nobody knows the group of somebody: three things that are never one (they would not say, nobody
/// asked, nobody wrote it down).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unknown {
    WouldNotSay,
    NotAsked,
    NotKnown,
}

impl Unknown {
    pub const ALL: [Self; 3] = [Self::WouldNotSay, Self::NotAsked, Self::NotKnown];

    /// As it stands in tables and in open data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WouldNotSay => "Preferred not to say",
            Self::NotAsked => "Not asked",
            Self::NotKnown => "Not known",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}
