use super::super::editions::Response;
use super::{LONGEST, LONGEST_LINE};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Whoever answers for something is asked what they say to a finding, by a private link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    pub response: Response,
    /// The secret word of the link, until somebody ends it.
    pub link: Option<String>,
}

/// For how many days after the day they were asked to answer by a link works.
pub const LINK_DAYS: i64 = 183;

/// Why nothing is taken by a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotAnswer {
    NothingSaid,
    /// Nobody said for whom it is said.
    NoName,
    TooLong,
    NameTooLong,
    /// It stands in an edition that is published.
    Stands,
}

impl Asked {
    /// The link works until this day.
    pub fn link_until(&self) -> Date {
        self.response.due.checked_add(jiff::Span::new().days(LINK_DAYS)).unwrap_or(self.response.due)
    }
}

/// The answer of whoever was asked. It can be changed until it is published: `stands` says
/// whether what they said before is.
pub fn answer(before: &Asked, by: &str, says: &str, stands: bool, today: Date) -> Result<Asked, CannotAnswer> {
    if before.response.answered.is_some() && stands {
        return Err(CannotAnswer::Stands);
    }
    let (by, says) = (by.trim(), says.trim());
    if says.is_empty() {
        return Err(CannotAnswer::NothingSaid);
    }
    if by.is_empty() {
        return Err(CannotAnswer::NoName);
    }
    if says.chars().count() > LONGEST {
        return Err(CannotAnswer::TooLong);
    }
    if by.chars().count() > LONGEST_LINE {
        return Err(CannotAnswer::NameTooLong);
    }
    let mut after = before.clone();
    after.response.by = by.to_owned();
    after.response.says = says.to_owned();
    after.response.answered = Some(today);
    Ok(after)
}
