use super::{BankHolidays, UnknownYear, long};
use jiff::civil::{Date, Weekday};

/// Where counting working days arrived, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    pub date: Date,
    /// One plain sentence a step, for whoever wants to check it.
    pub working: Vec<String>,
}

/// Monday to Friday and not a bank holiday in England and Wales.
pub fn is_working_day(day: Date, holidays: &BankHolidays) -> Result<bool, UnknownYear> {
    if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
        return Ok(false);
    }
    Ok(holidays.on(day)?.is_none())
}

/// The `count`th working day after `start`. The start day never counts.
pub fn after(start: Date, count: u32, holidays: &BankHolidays) -> Result<Reached, UnknownYear> {
    let mut day = start;
    let mut counted = 0;
    let mut working = vec![format!("{} is the starting day and does not count.", long(start))];
    while counted < count {
        day = day.tomorrow().map_err(|_| UnknownYear { known_from: start, known_to: start })?;
        let holiday = holidays.on(day)?;
        if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            continue;
        }
        match holiday {
            Some(name) => working.push(format!("{} is {name} and does not count.", long(day))),
            None => {
                counted += 1;
                working.push(format!("{} is working day {counted}.", long(day)));
            }
        }
    }
    Ok(Reached { date: day, working })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn reach(start: Date, count: u32) -> Date {
        after(start, count, BankHolidays::published()).unwrap().date
    }

    #[test]
    fn christmas_2025_as_the_rules_page_works_it() {
        assert_eq!(reach(date(2025, 12, 23), 2), date(2025, 12, 29));
    }

    #[test]
    fn a_friday_before_a_bank_holiday_weekend() {
        // Friday 1 May 2026; Monday 4 May is the early May bank holiday.
        assert_eq!(reach(date(2026, 5, 1), 2), date(2026, 5, 6));
    }

    #[test]
    fn a_report_on_a_sunday_counts_from_monday() {
        assert_eq!(reach(date(2026, 11, 22), 1), date(2026, 11, 23));
    }

    proptest::proptest! {
        #[test]
        fn always_later_always_a_working_day_and_never_fewer_days(offset in 0i64..4000, count in 1u32..40) {
            let start = date(2016, 1, 1).checked_add(jiff::Span::new().days(offset)).unwrap();
            if let Ok(reached) = after(start, count, BankHolidays::published()) {
                proptest::prop_assert!(reached.date > start);
                proptest::prop_assert!(is_working_day(reached.date, BankHolidays::published()).unwrap());
                let days = start.until(reached.date).unwrap().get_days();
                proptest::prop_assert!(days >= count as i32);
                proptest::prop_assert_eq!(reach(start, count + 1) > reached.date, true);
            }
        }
    }
}
