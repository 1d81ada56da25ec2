use jiff::Span;
use jiff::civil::{Date, Weekday};

/// Why what was typed is not a day. The page has a sentence for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotADate {
    Missing,
    /// One of day, month, year is empty.
    Incomplete,
    /// Not numbers, or not words we know.
    Unreadable,
    /// 31 April, 29 February in a year that has none.
    NoSuchDay,
    InTheFuture,
    /// Before 1900.
    TooLongAgo,
}

/// A day given in three boxes. Months may be written as words.
pub fn three_boxes(day: &str, month: &str, year: &str, latest: Date) -> Result<Date, NotADate> {
    let parts = [day.trim(), month.trim(), year.trim()];
    if parts.iter().all(|part| part.is_empty()) {
        return Err(NotADate::Missing);
    }
    if parts.iter().any(|part| part.is_empty()) {
        return Err(NotADate::Incomplete);
    }
    let day = number(parts[0])?;
    let month = month_number(parts[1]).ok_or(NotADate::Unreadable)?;
    let year = full_year(number(parts[2])?, parts[2].chars().count());
    past(calendar_day(year, month, day)?, latest)
}

/// A day in a few words: `yesterday`, `last Tuesday`, `tue`, `in 2 weeks`,
/// `24/11`, `24 November 2026`, `2026-11-24`. A weekday alone means the next
/// one; with `last`, the one before today.
pub fn typed(text: &str, today: Date) -> Result<Date, NotADate> {
    let text = text.trim().to_lowercase().replace(',', " ");
    if text.is_empty() {
        return Err(NotADate::Missing);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let found = match words.as_slice() {
        ["today" | "now"] => Some(today),
        ["tomorrow"] => shift(today, Span::new().days(1)),
        ["yesterday"] => shift(today, Span::new().days(-1)),
        ["next", "week"] => shift(today, Span::new().weeks(1)),
        ["last", "week"] => shift(today, Span::new().weeks(-1)),
        ["next" | "on", day] => weekday(day).and_then(|day| forward(today, day)),
        ["last", day] => weekday(day).and_then(|day| backward(today, day)),
        ["in", count, unit] => span(count, unit).and_then(|span| shift(today, span)),
        [count, unit] if span(count, unit).is_some() => span(count, unit).and_then(|span| shift(today, span)),
        [count, unit, "ago"] => span(count, unit).and_then(|span| shift(today, span.negate())),
        [day] => weekday(day).and_then(|day| forward(today, day)),
        _ => None,
    };
    match found {
        Some(date) => Ok(date),
        None => written(&words, today),
    }
}

fn written(words: &[&str], today: Date) -> Result<Date, NotADate> {
    let joined = words.join(" ");
    let parts: Vec<&str> = joined.split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let (day, month, year) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 && number(year).is_ok() => (number(day)?, *month, number(year)?),
        [day, month, year] => (number(ordinal(day))?, *month, full_year(number(year)?, year.len())),
        [day, month] => (number(ordinal(day))?, *month, i64::from(today.year())),
        _ => return Err(NotADate::Unreadable),
    };
    calendar_day(year, month_number(month).ok_or(NotADate::Unreadable)?, day)
}

fn past(date: Date, latest: Date) -> Result<Date, NotADate> {
    if date > latest {
        Err(NotADate::InTheFuture)
    } else if date.year() < 1900 {
        Err(NotADate::TooLongAgo)
    } else {
        Ok(date)
    }
}

fn calendar_day(year: i64, month: i64, day: i64) -> Result<Date, NotADate> {
    let narrow = || Some((i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?));
    let (year, month, day) = narrow().ok_or(NotADate::NoSuchDay)?;
    Date::new(year, month, day).map_err(|_| NotADate::NoSuchDay)
}

fn number(text: &str) -> Result<i64, NotADate> {
    // Digits of any script that has them in order: ۲۴ is 24.
    let mut value = 0i64;
    if text.is_empty() || text.chars().count() > 4 {
        return Err(NotADate::Unreadable);
    }
    for c in text.chars() {
        let digit = c.to_digit(10).or_else(|| foreign_digit(c)).ok_or(NotADate::Unreadable)?;
        value = value * 10 + i64::from(digit);
    }
    Ok(value)
}

/// The digit a sign stands for in any of the scripts people write to us in.
pub(crate) fn foreign_digit(c: char) -> Option<u32> {
    // Arabic, Persian and Urdu, Devanagari, Bengali, Gurmukhi, Gujarati, Tamil.
    [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6]
        .into_iter()
        .find_map(|zero| (u32::from(c)).checked_sub(zero).filter(|digit| *digit < 10))
}

fn full_year(year: i64, digits: usize) -> i64 {
    if digits <= 2 { 2000 + year } else { year }
}

fn ordinal(text: &str) -> &str {
    text.trim_end_matches("st").trim_end_matches("nd").trim_end_matches("rd").trim_end_matches("th")
}

fn month_number(text: &str) -> Option<i64> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if let Ok(number) = number(text) {
        return Some(number);
    }
    let text = text.to_lowercase();
    let index = NAMES.iter().position(|name| text.len() >= 3 && name.starts_with(&text))?;
    i64::try_from(index + 1).ok()
}

fn weekday(text: &str) -> Option<Weekday> {
    const NAMES: [(&str, Weekday); 7] = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    NAMES.iter().find(|(name, _)| text.len() >= 3 && name.starts_with(text)).map(|(_, day)| *day)
}

fn span(count: &str, unit: &str) -> Option<Span> {
    let count = if matches!(count, "a" | "an" | "one") { 1 } else { number(count).ok()? };
    match unit.trim_end_matches('s') {
        "day" => Some(Span::new().days(count)),
        "week" => Some(Span::new().weeks(count)),
        "month" => Some(Span::new().months(count)),
        _ => None,
    }
}

fn shift(day: Date, span: Span) -> Option<Date> {
    day.checked_add(span).ok()
}

fn forward(today: Date, day: Weekday) -> Option<Date> {
    today.nth_weekday(1, day).ok()
}

fn backward(today: Date, day: Weekday) -> Option<Date> {
    today.nth_weekday(-1, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const SATURDAY: Date = date(2026, 11, 21);

    #[test]
    fn people_say_days_in_many_ways() {
        for (text, expected) in [
            ("today", date(2026, 11, 21)),
            ("Yesterday", date(2026, 11, 20)),
            ("last Tuesday", date(2026, 11, 17)),
            ("tue", date(2026, 11, 24)),
            ("in 2 weeks", date(2026, 12, 5)),
            ("3 days ago", date(2026, 11, 18)),
            ("a week", date(2026, 11, 28)),
            ("24/11", date(2026, 11, 24)),
            ("24 November 2026", date(2026, 11, 24)),
            ("24th nov 26", date(2026, 11, 24)),
            ("2026-11-24", date(2026, 11, 24)),
        ] {
            assert_eq!(typed(text, SATURDAY), Ok(expected), "{text}");
        }
        assert_eq!(typed("soonish", SATURDAY), Err(NotADate::Unreadable));
    }

    #[test]
    fn the_29th_of_february_exists_only_in_leap_years() {
        assert_eq!(three_boxes("29", "2", "2024", SATURDAY), Ok(date(2024, 2, 29)));
        assert_eq!(three_boxes("29", "2", "2025", SATURDAY), Err(NotADate::NoSuchDay));
    }

    #[test]
    fn months_as_words_short_years_and_other_digits_are_understood() {
        assert_eq!(three_boxes("1", "Nov", "26", SATURDAY), Ok(date(2026, 11, 1)));
        assert_eq!(three_boxes("۱", "۱۱", "۲۰۲۶", SATURDAY), Ok(date(2026, 11, 1)));
    }

    #[test]
    fn wrong_boxes_say_what_is_wrong() {
        assert_eq!(three_boxes("", "", "", SATURDAY), Err(NotADate::Missing));
        assert_eq!(three_boxes("1", "", "2026", SATURDAY), Err(NotADate::Incomplete));
        assert_eq!(three_boxes("22", "11", "2026", SATURDAY), Err(NotADate::InTheFuture));
        assert_eq!(three_boxes("last Tuesday", "11", "2026", SATURDAY), Err(NotADate::Unreadable));
        assert_eq!(three_boxes("1", "1", "1815", SATURDAY), Err(NotADate::TooLongAgo));
    }

    proptest::proptest! {
        #[test]
        fn nothing_typed_makes_it_fall_over(text in ".{0,40}") {
            let _ = typed(&text, SATURDAY);
            let _ = three_boxes(&text, &text, &text, SATURDAY);
        }
    }
}
