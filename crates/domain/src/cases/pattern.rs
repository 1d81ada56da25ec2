use jiff::Span;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What many incidents say together. Each alone may be called minor; counted
/// over rolling periods they are not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// In the month that ends today, and in the one before it.
    pub month: usize,
    pub month_before: usize,
    /// In the six months that end today, and in the six before them.
    pub half_year: usize,
    pub half_year_before: usize,
    /// Those of which nobody knows the day: they are in no count above.
    pub undated: usize,
    pub first: Option<Date>,
    /// Something of the last month is graver than anything before it.
    pub graver: bool,
    /// Each of the last twelve calendar months, the latest last.
    pub months: Vec<(i16, i8, usize)>,
}

/// Counts incidents, each by its day and how grave it was.
pub fn pattern(incidents: &[(Option<Date>, u8)], today: Date) -> Pattern {
    let dated: Vec<(Date, u8)> = incidents.iter().filter_map(|(day, gravity)| Some(((*day)?, *gravity))).collect();
    // The month that ends on the 25th began on the 26th of the month before.
    let back = |months: i32| today.checked_sub(Span::new().months(months)).unwrap_or(Date::MIN);
    let between = |from: i32, to: i32| dated.iter().filter(|(day, _)| *day > back(from) && *day <= back(to)).count();
    let worst = |recent: bool| {
        let there = dated.iter().filter(|(day, _)| (*day > back(1)) == recent);
        there.map(|(_, gravity)| *gravity).max()
    };
    Pattern {
        month: between(1, 0),
        month_before: between(2, 1),
        half_year: between(6, 0),
        half_year_before: between(12, 6),
        undated: incidents.len() - dated.len(),
        first: dated.iter().map(|(day, _)| *day).min(),
        graver: matches!((worst(true), worst(false)), (Some(now), Some(before)) if now > before),
        months: months(&dated, today),
    }
}

fn months(dated: &[(Date, u8)], today: Date) -> Vec<(i16, i8, usize)> {
    let mut counts: BTreeMap<(i16, i8), usize> = BTreeMap::new();
    for back in 0..12 {
        let month = today.first_of_month().checked_sub(Span::new().months(back)).unwrap_or(today);
        counts.insert((month.year(), month.month()), 0);
    }
    for (day, _) in dated {
        if let Some(count) = counts.get_mut(&(day.year(), day.month())) {
            *count += 1;
        }
    }
    counts.into_iter().map(|((year, month), count)| (year, month, count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const TODAY: Date = date(2026, 11, 25);

    #[test]
    fn rolling_months_end_today_and_do_not_overlap() {
        let days = [
            date(2026, 11, 25),
            date(2026, 10, 26),
            date(2026, 10, 25), // a month ago to the day: the month before
            date(2026, 9, 25),
            date(2026, 5, 26),
            date(2026, 5, 25),
        ];
        let all: Vec<(Option<Date>, u8)> = days.iter().map(|day| (Some(*day), 1)).chain([(None, 1)]).collect();
        let found = pattern(&all, TODAY);
        assert_eq!((found.month, found.month_before), (2, 1));
        assert_eq!((found.half_year, found.half_year_before), (5, 1));
        assert_eq!((found.undated, found.first), (1, Some(date(2026, 5, 25))));
        assert_eq!(found.months.len(), 12);
        assert_eq!(found.months.last(), Some(&(2026, 11, 1)));
    }

    #[test]
    fn it_gets_worse_when_the_last_month_brought_something_graver() {
        let words = (Some(date(2026, 8, 1)), 1);
        let fire = (Some(date(2026, 11, 20)), 3);
        assert!(pattern(&[words, fire], TODAY).graver);
        assert!(!pattern(&[fire], TODAY).graver, "there is nothing to compare it with");
        assert!(!pattern(&[(Some(date(2026, 8, 1)), 3), fire], TODAY).graver);
    }

    proptest! {
        /// Nothing is counted twice, and nothing of the last year is lost.
        #[test]
        fn each_incident_of_a_year_is_in_one_half_of_it(back in proptest::collection::vec(0i64..360, 0..40)) {
            let day = |days: &i64| TODAY.checked_sub(Span::new().days(*days)).expect("a day");
            let all: Vec<(Option<Date>, u8)> = back.iter().map(|days| (Some(day(days)), 1)).collect();
            let found = pattern(&all, TODAY);
            prop_assert_eq!(found.half_year + found.half_year_before, all.len());
            prop_assert!(found.month <= found.half_year);
        }
    }
}
