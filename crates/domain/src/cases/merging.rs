use crate::facts::{ClientMerged, ClientParted};
use crate::text::Words;
use alongside_gate::{CaseId, PersonId};
use jiff::Timestamp;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotMerge {
    /// They are one record already.
    SamePerson,
    /// Why it is one person is written down: merging two people who are not
    /// the same would show one of them the other's life.
    NoReason,
    /// Cases of theirs are of two parties against each other.
    OtherParty,
    /// Somebody works for the one behind a wall of the other.
    Wall,
}

/// What stands between two clients, in all the cases of both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Between {
    pub other_party: bool,
    pub wall: bool,
}

/// The client of this case is somebody known already: from now on the case is
/// that person's. What they were called in it stays findable and in the record.
pub fn merge_clients(
    case: CaseId,
    from: PersonId,
    onto: PersonId,
    between: Between,
    reason: Words,
    merged_at: Timestamp,
) -> Result<ClientMerged, CannotMerge> {
    if from == onto {
        return Err(CannotMerge::SamePerson);
    }
    if between.other_party {
        return Err(CannotMerge::OtherParty);
    }
    if between.wall {
        return Err(CannotMerge::Wall);
    }
    if reason.is_empty() {
        return Err(CannotMerge::NoReason);
    }
    Ok(ClientMerged { case, from, onto, reason, merged_at })
}

/// They are two people after all: the case is the first one's again.
pub fn part_clients(
    case: CaseId,
    from: PersonId,
    back_to: PersonId,
    reason: Words,
    parted_at: Timestamp,
) -> Result<ClientParted, CannotMerge> {
    if reason.is_empty() {
        return Err(CannotMerge::NoReason);
    }
    Ok(ClientParted { case, from, back_to, reason, parted_at })
}
