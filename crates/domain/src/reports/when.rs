use crate::calendars::{NotADate, three_boxes, typed};
use crate::codes::WhenKind;
use crate::text::Words;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// When it happened, as exactly as the person knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    pub kind: WhenKind,
    /// The day; for something lasting, the day it began, as far as known.
    pub day: Option<Date>,
    /// In their words: "after the summer, most evenings".
    pub words: Option<Words>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenProblem {
    NothingChosen,
    Day(NotADate),
    /// "About", with nothing said.
    SayRoughly,
}

impl When {
    /// `boxes` are day, month and year; they count for an exact day only.
    /// Words are read for a day ("last Tuesday") and always kept.
    pub fn read(kind: Option<WhenKind>, boxes: [&str; 3], words: Words, today: Date) -> Result<Self, WhenProblem> {
        let kind = kind.ok_or(WhenProblem::NothingChosen)?;
        let day = match kind {
            WhenKind::Exact => Some(three_boxes(boxes[0], boxes[1], boxes[2], today).map_err(WhenProblem::Day)?),
            _ => typed(words.as_str(), today).ok().filter(|day| *day <= today),
        };
        if kind == WhenKind::About && words.is_empty() {
            return Err(WhenProblem::SayRoughly);
        }
        Ok(Self { kind, day, words: words.some() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 21);

    #[test]
    fn about_last_tuesday_is_understood_and_kept_in_words() {
        let when = When::read(Some(WhenKind::About), ["", "", ""], Words::new("last Tuesday"), TODAY);
        let when = when.unwrap();
        assert_eq!(when.day, Some(date(2026, 11, 17)));
        assert_eq!(when.words.unwrap().as_str(), "last Tuesday");
    }

    #[test]
    fn about_some_time_is_kept_even_when_no_day_can_be_read() {
        let when = When::read(Some(WhenKind::About), ["", "", ""], Words::new("before Eid"), TODAY);
        assert_eq!(when.unwrap().day, None);
    }

    #[test]
    fn an_exact_day_in_the_future_is_refused() {
        let when = When::read(Some(WhenKind::Exact), ["1", "12", "2026"], Words::default(), TODAY);
        assert_eq!(when, Err(WhenProblem::Day(NotADate::InTheFuture)));
    }
}
