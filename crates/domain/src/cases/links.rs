use super::{Because, CannotWall, Hands, raise_wall};
use crate::codes::LinkKind;
use crate::facts::{CaseLinked, CaseUnlinked, WallRaised};
use crate::text::Words;
use alongside_gate::{AccountId, Against, CaseId, TeamId};
use jiff::civil::Date;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotLink {
    /// A case has nothing to do with itself.
    SameCase,
    /// Both are the same client's: that is no other party.
    SameClient,
    NoReason,
    /// Somebody works on both, or is named on both. Hand one over first.
    WorksOnBoth,
    ReviewOutOfRange,
    /// Nobody would be left to decide on one side's reports, or to review.
    NobodyToLookAfterIt,
}

impl From<CannotWall> for CannotLink {
    fn from(refusal: CannotWall) -> Self {
        match refusal {
            CannotWall::NoReason => Self::NoReason,
            CannotWall::ReviewOutOfRange => Self::ReviewOutOfRange,
            _ => Self::WorksOnBoth,
        }
    }
}

/// One side of two cases, with everybody who works on it.
#[derive(Clone, Debug)]
pub struct Side {
    pub case: CaseId,
    pub hands: Hands,
    /// Whom a restricted case is for, with their teams.
    pub named: Vec<(AccountId, Option<TeamId>)>,
}

impl Side {
    fn people(&self) -> Vec<AccountId> {
        let mut people: Vec<AccountId> = self.hands.people().chain(self.named.iter().map(|(name, _)| *name)).collect();
        people.sort();
        people.dedup();
        people
    }
}

/// Two cases are about one incident. Neither client's file is joined to the other's.
pub fn link_incident(case: CaseId, other: CaseId, reason: Words) -> Result<[CaseLinked; 2], CannotLink> {
    if case == other {
        return Err(CannotLink::SameCase);
    }
    if reason.is_empty() {
        return Err(CannotLink::NoReason);
    }
    Ok(both(case, other, LinkKind::SameIncident, &reason, None))
}

/// Why nobody works with both. What was written of the one side stands before
/// the other only as this.
const CONFLICT: &str = "A conflict of interest";

/// The same for the walls that come of a link later on.
pub fn conflict(review_on: Option<Date>, today: Date) -> Because {
    Because::as_before(CONFLICT, review_on, today)
}

/// Each client says that the other did it. From the first day nobody who works
/// with one opens the other's case.
pub fn link_other_party(
    one: &Side,
    two: &Side,
    same_client: bool,
    because: &Because,
    today: Date,
) -> Result<([CaseLinked; 2], Vec<WallRaised>), CannotLink> {
    if one.case == two.case {
        return Err(CannotLink::SameCase);
    }
    if same_client {
        return Err(CannotLink::SameClient);
    }
    if because.reason.is_empty() {
        return Err(CannotLink::NoReason);
    }
    let conflict = Because { reason: Words::new(CONFLICT), review_on: because.review_on };
    let mut walls = keep_apart(one, two, &conflict, today)?;
    walls.extend(keep_apart(two, one, &conflict, today)?);
    let links = both(one.case, two.case, LinkKind::OtherParty, &because.reason, Some(because.review_on));
    Ok((links, walls))
}

/// Walls before one case against everybody who works on the other.
pub fn keep_apart(
    before: &Side,
    against: &Side,
    because: &Because,
    today: Date,
) -> Result<Vec<WallRaised>, CannotWall> {
    let wall = |person: AccountId| {
        raise_wall(before.case, before.hands, &before.named, Against::Person(person), because.clone(), today)
    };
    against.people().into_iter().map(wall).collect()
}

fn both(case: CaseId, other: CaseId, kind: LinkKind, reason: &Words, review_on: Option<Date>) -> [CaseLinked; 2] {
    [(case, other), (other, case)].map(|(case, other)| CaseLinked {
        case,
        other,
        kind,
        reason: reason.clone(),
        review_on,
    })
}

/// They have nothing to do with each other after all. Walls stay until their
/// own review: who has known one side has known it.
pub fn unlink(case: CaseId, other: CaseId, kind: LinkKind, reason: Words) -> Result<[CaseUnlinked; 2], CannotLink> {
    if reason.is_empty() {
        return Err(CannotLink::NoReason);
    }
    Ok([(case, other), (other, case)].map(|(case, other)| CaseUnlinked { case, other, kind, reason: reason.clone() }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    fn side(case: u128, worker: u128, deputy: Option<u128>) -> Side {
        let account = |number| AccountId::new(Uuid::from_u128(number));
        Side {
            case: CaseId::new(Uuid::from_u128(case)),
            hands: Hands {
                worker: account(worker),
                team: TeamId::new(Uuid::nil()),
                deputy: deputy.map(account),
                deputy_team: None,
            },
            named: Vec::new(),
        }
    }

    fn linked(one: &Side, two: &Side) -> Result<usize, CannotLink> {
        let because = Because { reason: Words::new("A conflict of interest"), review_on: date(2027, 2, 1) };
        link_other_party(one, two, false, &because, date(2026, 11, 24)).map(|(_, walls)| walls.len())
    }

    #[test]
    fn everybody_of_either_side_is_walled_off_from_the_other() {
        assert_eq!(linked(&side(1, 1, Some(2)), &side(2, 3, Some(4))), Ok(4));
        assert_eq!(linked(&side(1, 1, None), &side(2, 3, Some(4))), Ok(3));
    }

    #[test]
    fn nobody_works_with_both() {
        for two in [side(2, 1, None), side(2, 3, Some(1)), side(2, 2, None)] {
            assert_eq!(linked(&side(1, 1, Some(2)), &two), Err(CannotLink::WorksOnBoth));
        }
        assert_eq!(linked(&side(1, 1, None), &side(1, 3, None)), Err(CannotLink::SameCase));
    }
}
