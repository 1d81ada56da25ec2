use crate::facts::{CoverEnded, CoverSet};
use alongside_gate::AccountId;
use jiff::Span;
use jiff::civil::Date;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotCover {
    /// Nobody covers for themself.
    Oneself,
    /// It ends before it begins, has passed, or lasts longer than two months:
    /// then the cases are handed over.
    OutOfRange,
    /// They do not take cases, or not now.
    NotHere,
}

/// Somebody looks after a colleague's cases for some days: what is due on them
/// stands on their list too. Nothing changes hands.
pub fn set_cover(
    account: AccountId,
    by: AccountId,
    here: bool,
    since: Date,
    until: Date,
    today: Date,
) -> Result<CoverSet, CannotCover> {
    if account == by {
        return Err(CannotCover::Oneself);
    }
    if !here {
        return Err(CannotCover::NotHere);
    }
    let longest = since.checked_add(Span::new().months(2)).unwrap_or(since);
    if until < since || until < today || until > longest {
        return Err(CannotCover::OutOfRange);
    }
    Ok(CoverSet { account, by, since, until })
}

/// It is needed no longer: today is the last day, and cover that has not begun
/// never begins.
pub const fn end_cover(account: AccountId, by: AccountId, since: Date, ended_on: Date) -> CoverEnded {
    CoverEnded { account, by, since, ended_on }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    #[test]
    fn cover_is_for_some_days_and_by_somebody_else() {
        let account = |number| AccountId::new(Uuid::from_u128(number));
        let today = date(2026, 11, 24);
        let set = |by, since, until| set_cover(account(1), account(by), true, since, until, today).err();
        assert_eq!(set(2, today, date(2026, 12, 8)), None);
        assert_eq!(set(1, today, date(2026, 12, 8)), Some(CannotCover::Oneself));
        assert_eq!(set(2, today, date(2026, 11, 20)), Some(CannotCover::OutOfRange));
        assert_eq!(set(2, today, date(2027, 3, 1)), Some(CannotCover::OutOfRange));
    }
}
