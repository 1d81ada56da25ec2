use super::Hands;
use crate::facts::{CaseRestricted, RestrictionLifted, WallRaised, WallTakenDown};
use crate::text::Words;
use alongside_gate::{AccountId, Against, CaseId, TeamId};
use jiff::Span;
use jiff::civil::Date;

/// Why somebody is kept from a case, and when that is looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Because {
    pub reason: Words,
    pub review_on: Date,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotWall {
    NoReason,
    /// The review is today or earlier, or more than a year away.
    ReviewOutOfRange,
    /// The worker or the deputy: hand the case over first.
    WorksOnIt,
    /// Somebody besides the worker must be able to open it.
    NobodyElse,
    /// Somebody named does not take cases, or not now.
    NotHere,
    /// Nobody would be left to decide on their reports, or to review.
    NobodyToLookAfterIt,
    /// They are among the people a restricted case is for.
    NamedOnIt,
}

impl Because {
    /// Of a wall that comes of another one: looked at again when that is, or,
    /// when that day has passed, in three months.
    pub(super) fn as_before(reason: &str, review_on: Option<Date>, today: Date) -> Self {
        let soon = today.checked_add(Span::new().months(3)).unwrap_or(today);
        let review_on = review_on.filter(|day| *day > today).unwrap_or(soon);
        Self { reason: Words::new(reason), review_on }
    }

    fn holds(&self, today: Date) -> Result<(), CannotWall> {
        if self.reason.is_empty() {
            return Err(CannotWall::NoReason);
        }
        let longest = today.checked_add(Span::new().years(1)).unwrap_or(today);
        if self.review_on <= today || self.review_on > longest {
            return Err(CannotWall::ReviewOutOfRange);
        }
        Ok(())
    }
}

/// From now on only the people named open the case, and its worker and deputy.
/// One of them must be somebody other than the worker, and `here`: able to take
/// cases now. The client is never left alone with one person's absence. Naming
/// people again replaces those before.
pub fn restrict(
    case: CaseId,
    hands: Hands,
    named: Vec<AccountId>,
    here: &[AccountId],
    because: Because,
    today: Date,
) -> Result<CaseRestricted, CannotWall> {
    because.holds(today)?;
    if named.iter().any(|name| !here.contains(name)) {
        return Err(CannotWall::NotHere);
    }
    let mut able = named.iter().copied().chain(hands.deputy).filter(|id| here.contains(id));
    if able.all(|id| id == hands.worker) {
        return Err(CannotWall::NobodyElse);
    }
    Ok(CaseRestricted { case, named, reason: because.reason, review_on: because.review_on })
}

/// The team reads the case again.
pub fn lift_restriction(case: CaseId, reason: Words) -> Result<RestrictionLifted, CannotWall> {
    if reason.is_empty() { Err(CannotWall::NoReason) } else { Ok(RestrictionLifted { case, reason }) }
}

/// Puts up a wall: for this person or team the case does not exist, by any
/// door. It is chosen with the client; a complaint alone never walls anybody.
/// `named` are the people a restricted case is for, with their teams. Raising a
/// wall that stands keeps it until another day.
pub fn raise_wall(
    case: CaseId,
    hands: Hands,
    named: &[(AccountId, Option<TeamId>)],
    against: Against,
    because: Because,
    today: Date,
) -> Result<WallRaised, CannotWall> {
    because.holds(today)?;
    let (works, is_named) = match against {
        Against::Person(person) => {
            (hands.people().any(|id| id == person), named.iter().any(|(name, _)| *name == person))
        }
        // Nobody of theirs signs in here.
        Against::Agency(_) => (false, false),
        Against::Team(team) => (hands.teams().any(|id| id == team), named.iter().any(|(_, of)| *of == Some(team))),
    };
    if works {
        return Err(CannotWall::WorksOnIt);
    }
    if is_named {
        return Err(CannotWall::NamedOnIt);
    }
    Ok(WallRaised { case, against, reason: because.reason, review_on: because.review_on })
}

/// Why a new case stands behind a wall from its first day.
const ANOTHER: &str = "As before another case of theirs";

/// A new case of a client stands behind the walls before their other cases, each
/// looked at again when the first of them is. Not given to somebody behind one.
pub fn carry_walls(
    case: CaseId,
    hands: Hands,
    mut standing: Vec<(Against, Date)>,
    today: Date,
) -> Result<Vec<WallRaised>, CannotWall> {
    standing.sort_by_key(|(against, review_on)| (against.uuid(), *review_on));
    standing.dedup_by_key(|(against, _)| against.uuid());
    let wall = |(against, review_on): (Against, Date)| {
        raise_wall(case, hands, &[], against, Because::as_before(ANOTHER, Some(review_on), today), today)
    };
    standing.into_iter().map(wall).collect()
}

pub fn take_down_wall(case: CaseId, against: Against, reason: Words) -> Result<WallTakenDown, CannotWall> {
    if reason.is_empty() { Err(CannotWall::NoReason) } else { Ok(WallTakenDown { case, against, reason }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    const TODAY: Date = date(2026, 11, 24);

    fn person(number: u128) -> AccountId {
        AccountId::new(Uuid::from_u128(number))
    }

    fn hands(deputy: Option<u128>) -> Hands {
        Hands {
            worker: person(1),
            team: TeamId::new(Uuid::from_u128(9)),
            deputy: deputy.map(person),
            deputy_team: deputy.map(|_| TeamId::new(Uuid::from_u128(8))),
        }
    }

    fn because(reason: &str, review_on: Date) -> Because {
        Because { reason: Words::new(reason), review_on }
    }

    #[test]
    fn a_wall_has_a_reason_and_a_review_within_a_year() {
        let wall = |because| {
            let against = Against::Person(person(5));
            raise_wall(CaseId::new(Uuid::nil()), hands(None), &[], against, because, TODAY)
        };
        assert!(wall(because("His brother", date(2027, 2, 1))).is_ok());
        assert_eq!(wall(because("", date(2027, 2, 1))).err(), Some(CannotWall::NoReason));
        for review in [TODAY, date(2026, 1, 1), date(2028, 1, 1)] {
            assert_eq!(wall(because("His brother", review)).err(), Some(CannotWall::ReviewOutOfRange));
        }
    }

    #[test]
    fn whoever_works_on_a_case_hands_it_over_before_the_wall() {
        let case = CaseId::new(Uuid::nil());
        let because = || because("Knows the family", date(2027, 2, 1));
        for against in [
            Against::Person(person(1)),
            Against::Person(person(2)),
            Against::Team(TeamId::new(Uuid::from_u128(9))),
            Against::Team(TeamId::new(Uuid::from_u128(8))),
        ] {
            let wall = raise_wall(case, hands(Some(2)), &[], against, because(), TODAY);
            assert_eq!(wall.err(), Some(CannotWall::WorksOnIt));
        }
        let named = [(person(6), Some(TeamId::new(Uuid::from_u128(7))))];
        for against in [Against::Person(person(6)), Against::Team(TeamId::new(Uuid::from_u128(7)))] {
            let wall = raise_wall(case, hands(None), &named, against, because(), TODAY);
            assert_eq!(wall.err(), Some(CannotWall::NamedOnIt));
        }
    }

    #[test]
    fn a_restricted_case_is_never_one_persons_alone() {
        let case = CaseId::new(Uuid::nil());
        let because = || because("Well known locally", date(2027, 2, 1));
        let here = [person(1), person(2), person(4)];
        let alone = restrict(case, hands(None), vec![person(1)], &here, because(), TODAY);
        assert_eq!(alone.err(), Some(CannotWall::NobodyElse));
        assert!(restrict(case, hands(Some(2)), Vec::new(), &here, because(), TODAY).is_ok());
        assert!(restrict(case, hands(None), vec![person(4)], &here, because(), TODAY).is_ok());
        let deputy_away = restrict(case, hands(Some(2)), Vec::new(), &here[..1], because(), TODAY);
        assert_eq!(deputy_away.err(), Some(CannotWall::NobodyElse));
        let stranger = restrict(case, hands(Some(2)), vec![person(5)], &here, because(), TODAY);
        assert_eq!(stranger.err(), Some(CannotWall::NotHere));
    }
}
