use crate::access::ComplaintAbout;
use crate::{AccountId, AccountState, CaseId, ComplaintId, ReferralId};

/// How the person asking is related to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// They are its worker.
    Own,
    /// They are its named deputy.
    Deputy,
    /// Its worker is in their team.
    Team,
    OtherTeam,
}

/// The few facts about a case that decide who may do what with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseStanding {
    pub case: CaseId,
    pub relation: Relation,
    /// Only people named on it may open it.
    pub restricted: bool,
    pub named: bool,
    /// A wall stands between the case and the person asking: for them it does not exist.
    pub walled: bool,
    pub erased: bool,
    /// They opened it in an emergency, not long ago.
    pub emergency: bool,
    /// They work on it, or have written down a contact with the client.
    pub worked: bool,
}

/// The few facts about a referral that decide who may do what with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReferralStanding {
    pub referral: ReferralId,
    pub decided: bool,
    pub erased: bool,
    /// It may be from a client from whom the person asking is walled off.
    pub walled: bool,
    /// The case it became or joined: from then on its rules are the case's.
    pub case: Option<CaseStanding>,
}

/// The few facts about someone's account that decide who may change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountStanding {
    pub account: AccountId,
    pub state: AccountState,
    /// The person asking is this person.
    pub own: bool,
    /// The person asking made the link.
    pub invited_by_asker: bool,
}

/// What decides who sees a complaint about the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComplaintStanding {
    pub complaint: ComplaintId,
    pub about: ComplaintAbout,
}

/// For actions on no record in particular: a list, a search, a new report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nothing;

/// Which record an action is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Nothing,
    Case(CaseId),
    Referral(ReferralId),
    Account(AccountId),
    Complaint(ComplaintId),
}

/// Any of the standings, as the store reads it again inside a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnyStanding {
    Nothing,
    Case(CaseStanding),
    Referral(ReferralStanding),
    Account(AccountStanding),
    Complaint(ComplaintStanding),
}

/// A kind of standing, and the kind of id that finds it.
pub trait Standing: Sized + 'static {
    type Id: Copy + std::fmt::Debug + Send + Sync + 'static;
    fn subject(id: Self::Id) -> Subject;
    fn from_any(any: &AnyStanding) -> Option<&Self>;
}

macro_rules! standing {
    ($standing:ty, $id:ty, $variant:ident) => {
        impl Standing for $standing {
            type Id = $id;
            fn subject(id: $id) -> Subject {
                Subject::$variant(id)
            }
            fn from_any(any: &AnyStanding) -> Option<&Self> {
                match any {
                    AnyStanding::$variant(standing) => Some(standing),
                    _ => None,
                }
            }
        }
    };
}

standing!(CaseStanding, CaseId, Case);
standing!(ReferralStanding, ReferralId, Referral);
standing!(AccountStanding, AccountId, Account);
standing!(ComplaintStanding, ComplaintId, Complaint);

impl Standing for Nothing {
    type Id = ();
    fn subject((): ()) -> Subject {
        Subject::Nothing
    }
    fn from_any(any: &AnyStanding) -> Option<&Self> {
        matches!(any, AnyStanding::Nothing).then_some(&Nothing)
    }
}
