use super::{BankHolidays, is_working_day};
use jiff::civil::{Date, DateTime, Time, Weekday};
use serde::{Deserialize, Serialize};

/// From when until when somebody is there on one day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayHours {
    pub opens: Time,
    pub closes: Time,
}

/// The hours in which a person reads what comes in, Monday first. Bank
/// holidays are closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpeningHours {
    pub week: [Option<DayHours>; 7],
}

impl OpeningHours {
    /// Monday to Friday between the same two times.
    pub const fn weekdays(opens: Time, closes: Time) -> Self {
        let day = Some(DayHours { opens, closes });
        Self { week: [day, day, day, day, day, None, None] }
    }

    /// The hours of one day; none when closed, and none when nobody knows
    /// whether it is a bank holiday, so that nothing is promised for it.
    pub fn on(&self, day: Date) -> Option<DayHours> {
        let index = usize::try_from(day.weekday().to_monday_zero_offset()).ok()?;
        let hours = self.week.get(index).copied().flatten()?;
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let holiday = !is_working_day(day, BankHolidays::published()).ok()? && !weekend;
        (!holiday).then_some(hours)
    }

    pub fn is_open(&self, at: DateTime) -> bool {
        self.on(at.date()).is_some_and(|day| at.time() >= day.opens && at.time() < day.closes)
    }

    /// When somebody is next there: now, if they are; else the next opening
    /// within three weeks.
    pub fn next_open(&self, at: DateTime) -> Option<DateTime> {
        if self.is_open(at) {
            return Some(at);
        }
        let mut day = at.date();
        for _ in 0..22 {
            if let Some(hours) = self.on(day) {
                let opening = day.to_datetime(hours.opens);
                if opening >= at {
                    return Some(opening);
                }
            }
            day = day.tomorrow().ok()?;
        }
        None
    }

    /// The end of the opening hours in which, or after which, `at` falls.
    pub fn close_of(&self, at: DateTime) -> Option<DateTime> {
        let open = self.next_open(at)?;
        self.on(open.date()).map(|hours| open.date().to_datetime(hours.closes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    fn hours() -> OpeningHours {
        OpeningHours::weekdays(time(9, 30, 0, 0), time(17, 0, 0, 0))
    }

    #[test]
    fn friday_evening_before_a_bank_holiday_opens_on_tuesday() {
        let friday = date(2026, 5, 1).at(18, 5, 0, 0);
        assert_eq!(hours().next_open(friday), Some(date(2026, 5, 5).at(9, 30, 0, 0)));
    }

    #[test]
    fn during_hours_it_is_now_and_until_closing() {
        let tuesday = date(2026, 11, 24).at(11, 0, 0, 0);
        assert_eq!(hours().next_open(tuesday), Some(tuesday));
        assert_eq!(hours().close_of(tuesday), Some(date(2026, 11, 24).at(17, 0, 0, 0)));
    }

    #[test]
    fn a_service_that_never_opens_promises_nothing() {
        let never = OpeningHours { week: [None; 7] };
        assert_eq!(never.next_open(date(2026, 11, 24).at(11, 0, 0, 0)), None);
    }
}
