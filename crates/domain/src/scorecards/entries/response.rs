use super::super::editions::Response;
use super::{LONGEST, LONGEST_LINE};
use crate::date_of;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Whoever answers for something is asked what they say to a finding, by a private link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    pub response: Response,
    /// The secret word of the link, until somebody ends it.
    pub link: Option<String>,
    /// When the answer that stands now was given: whatever else is noted later changes nothing of it.
    #[serde(default)]
    pub given_at: Option<Timestamp>,
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
    /// Keeps with what somebody has written when the answer in it was given: now, unless it is the
    /// answer that was there before.
    pub fn given(mut self, before: Option<&Self>, now: Timestamp) -> Self {
        let said = |asked: &Self| (asked.response.answered, asked.response.by.clone(), asked.response.says.clone());
        let same = before.filter(|before| said(before) == said(&self));
        self.given_at = self.response.answered.and(same.map_or(Some(now), |before| before.given_at));
        self
    }

    /// The link works until this day.
    pub fn link_until(&self) -> Date {
        self.response.due.checked_add(jiff::Span::new().days(LINK_DAYS)).unwrap_or(self.response.due)
    }
}

/// The answer of whoever was asked. It can be changed until it is published: `stands` says
/// whether what they said before is.
pub fn answer(before: &Asked, by: &str, says: &str, stands: bool, now: Timestamp) -> Result<Asked, CannotAnswer> {
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
    after.response.answered = Some(date_of(now));
    Ok(after.given(Some(before), now))
}
