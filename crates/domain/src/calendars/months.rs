use jiff::Span;
use jiff::civil::Date;

/// So many months *after* a day: the corresponding date, or, where there is no such
/// date, the last day of that month (Dodds v Walker [1981] 1 WLR 1027). None, when
/// nobody counts that far.
pub fn months_after(day: Date, months: i32) -> Option<Date> {
    day.checked_add(Span::new().months(months)).ok()
}

/// The last day of so many months *beginning with* a day: the day before the
/// corresponding date, or, where there is no such date, the last day of that
/// month (Dodds v Walker [1981] 1 WLR 1027 on the corresponding date).
pub fn last_day_of_months_beginning_with(day: Date, months: i32) -> Date {
    let reached = day.checked_add(Span::new().months(months)).unwrap_or(Date::MAX);
    // Clamped: there is no corresponding date, and the month ends with its last day.
    if reached.day() == day.day() { reached.yesterday().unwrap_or(reached) } else { reached }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn the_day_before_the_corresponding_date_or_the_last_of_the_month() {
        for (day, months, last) in [
            (date(2021, 3, 5), 3, date(2021, 6, 4)),
            (date(2025, 7, 13), 6, date(2026, 1, 12)),
            (date(2026, 4, 10), 1, date(2026, 5, 9)),
            (date(2025, 11, 30), 3, date(2026, 2, 28)),
            (date(2027, 11, 30), 3, date(2028, 2, 29)),
            (date(2026, 1, 1), 1, date(2026, 1, 31)),
            (date(2026, 3, 1), 3, date(2026, 5, 31)),
            (date(2026, 8, 31), 1, date(2026, 9, 30)),
        ] {
            assert_eq!(last_day_of_months_beginning_with(day, months), last, "{day} and {months} months");
        }
    }

    proptest! {
        /// A later day never ends sooner, and a period is never shorter than its shortest months.
        #[test]
        fn a_later_day_never_ends_sooner(after in 0i64..40_000, months in 1i32..13) {
            let day = date(1970, 1, 1).checked_add(Span::new().days(after)).expect("a day");
            let next = day.tomorrow().expect("a day");
            let (ends, later) = (last_day_of_months_beginning_with(day, months), last_day_of_months_beginning_with(next, months));
            prop_assert!(ends <= later && ends >= day);
        }
    }
}
