use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// Names a record without saying anything about it. Version 7 identifiers sort
/// by the moment they were made; they are not secrets.
macro_rules! ids {
    ($($(#[$about:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            pub const fn new(id: Uuid) -> Self { Self(id) }
            pub const fn uuid(self) -> Uuid { self.0 }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { Uuid::parse_str(text).map(Self) }
        }
        impl From<Uuid> for $name { fn from(id: Uuid) -> Self { Self(id) } }
    )+};
}

ids! {
    /// Someone who signs in.
    AccountId,
    /// An organisation we work with.
    AgencyId,
    /// The work with one client.
    CaseId,
    /// Somebody complained of. Never a client's record.
    ComplainedOfId,
    /// A complaint about the service.
    ComplaintId,
    /// One conversation or attempt.
    ContactId,
    /// One opening of a case in an emergency.
    EmergencyAccessId,
    /// Something that stands on a case until it ends.
    EntryId,
    /// A photograph, a letter, a recording.
    FileId,
    /// One thing that happened.
    IncidentId,
    /// A one-time link that sets up an account.
    InvitationId,
    /// A device somebody signs in with.
    PasskeyId,
    /// An edition of the race equality scorecard.
    ScorecardId,
    /// What somebody wrote, put into English.
    TranslationId,
    /// An answer a service has added to a list.
    ListEntryId,
    /// One of the matters a case is about.
    IssueId,
    /// Something an agency was asked for.
    RequestId,
    /// Something a client wants to come of it.
    OutcomeId,
    /// Anyone known to the service except people complained of.
    PersonId,
    /// Something owed to a client.
    PromiseId,
    /// A request that the service takes someone on, with the report it came with.
    ReferralId,
    /// A signed-in browser.
    SessionId,
    /// Something to be done next on a case.
    StepId,
    /// People who read each other's cases.
    TeamId,
}

/// Whom a wall stands against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Against {
    Person(AccountId),
    Team(TeamId),
    Agency(AgencyId),
}

impl Against {
    pub const fn uuid(self) -> Uuid {
        match self {
            Self::Person(id) => id.uuid(),
            Self::Team(id) => id.uuid(),
            Self::Agency(id) => id.uuid(),
        }
    }
}
