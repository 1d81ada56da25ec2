use std::cmp::Ordering;

/// A time as files write it (`2015/16`, `201516`, `2026-03`, `March 2026`, `01/04/2026`, `Q2 2025`,
/// `2024 to 2026`), so that one can be told to be later than another; nothing where it cannot be read.
pub fn order(text: &str) -> Option<(u32, u32, u32)> {
    let low = text.trim().to_lowercase();
    let numbers: Vec<&str> = low.split(|sign: char| !sign.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let value = |text: &str| text.parse::<u32>().ok();
    let month = month(&low);
    match numbers[..] {
        // Day, month, year; or year, month, day.
        [day, month, year] if year.len() == 4 && day.len() <= 2 => {
            Some((value(year)?, in_year(value(month)?)?, value(day)?))
        }
        [year, month, day, ..] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            Some((value(year)?, in_year(value(month)?)?, value(day)?))
        }
        // A school or financial year: 201516, 2015/16, 2015 to 2016. Else a month: 202503, 2025-03.
        [both] if both.len() == 6 => {
            let (year, next) = (value(&both[..4])?, value(&both[4..])?);
            Some((year, in_year(next).filter(|_| !follows(year, next)).unwrap_or(0), 0))
        }
        [first, second] if first.len() == 4 && month.is_none() && !low.contains('q') => {
            let (year, next) = (value(first)?, value(second)?);
            let is_month = second.len() <= 2 && low.contains('-') && !follows(year, next);
            Some((year, in_year(next).filter(|_| is_month).unwrap_or(0), 0))
        }
        _ => {
            let year = value(numbers.iter().find(|part| part.len() == 4)?)?;
            let quarter = low.find('q').and_then(|at| low[at + 1..].trim().chars().next()?.to_digit(10));
            let day = numbers.iter().find(|part| part.len() <= 2).and_then(|part| value(part));
            Some((
                year,
                month.or(quarter.map(|quarter| quarter * 3)).unwrap_or(0),
                day.filter(|_| month.is_some()).unwrap_or(0),
            ))
        }
    }
}

fn in_year(month: u32) -> Option<u32> {
    (1..=12).contains(&month).then_some(month)
}

fn month(low: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let words = low.split(|sign: char| !sign.is_ascii_alphabetic());
    let of = |word: &str| MONTHS.iter().position(|month| word.len() >= 3 && word.starts_with(month));
    // The last one: “April 2024 to March 2025” ends in March.
    words.filter_map(of).next_back().and_then(|at| u32::try_from(at + 1).ok())
}

/// Which of two times is later; words that are no time stand in the order of the alphabet.
pub fn compare(one: &str, other: &str) -> Ordering {
    order(one).cmp(&order(other)).then_with(|| one.cmp(other))
}

/// One way to write a time that can be written in several. Of what is not surely one year, one quarter,
/// one month or one day every word counts: “Autumn 2024” and “Spring 2024” are two times.
pub fn plain(text: &str) -> String {
    let low = text.trim().to_lowercase();
    let numbers: Vec<u32> =
        low.split(|sign: char| !sign.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
    let words: Vec<&str> =
        low.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty() && *word != "to").collect();
    let one_month = words.len() == 1 && month(&low).is_some();
    let kind = match (&words[..], &numbers[..], order(&low)) {
        ([], [_], Some((_, 0, 0))) if low.len() == 4 => "year",
        ([], [both], Some((year, 0, 0))) if follows(year, both % 100) => "years",
        ([], [year, next], Some((_, 0, 0))) if follows(*year, *next) => "years",
        ([], [_] | [_, _], Some((_, 1.., 0))) => "month",
        (_, [_], Some((_, 1.., 0))) if one_month => "month",
        (["q"], [_, _], Some((_, 1.., 0))) => "quarter",
        ([], [_, _, _], Some((_, 1.., 1..))) => "day",
        (_, [_, _], Some((_, 1.., 1..))) if one_month => "day",
        _ => return low,
    };
    let (year, month, day) = order(&low).unwrap_or_default();
    format!("{kind} {year} {month} {day}")
}

/// Whether the second is the year after the first: 2015 and 2016, 2015 and 16.
const fn follows(year: u32, next: u32) -> bool {
    next == year + 1 || next == (year + 1) % 100
}

/// The same time, written otherwise.
pub fn is_same(one: &str, other: &str) -> bool {
    one == other || plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_stand_in_their_order_however_they_are_written() {
        for (earlier, later) in [
            ("September 2025", "March 2026"),
            ("2015/16", "2016/17"),
            ("201516", "201617"),
            ("2009/10", "2010/11"),
            ("01/04/2025", "03/02/2026"),
            ("2025-12", "2026-01"),
            ("2026-02", "2026-11"),
            ("Q4 2024", "Q1 2025"),
            ("Q1 2025", "Q2 2025"),
            ("2025-03-31", "2026-01-01"),
            ("2011", "2021"),
            ("April 2023 to March 2024", "April 2024 to March 2025"),
            ("Census 2011", "Census 2021"),
        ] {
            assert_eq!(
                compare(earlier, later),
                Ordering::Less,
                "{earlier}, {later}: {:?} {:?}",
                order(earlier),
                order(later)
            );
        }
        assert!(is_same("2015/16", "201516") && is_same("2026-03", "March 2026") && !is_same("2015", "2016"));
        assert_eq!(order("all years"), None);
    }

    #[test]
    fn two_times_are_never_taken_for_one() {
        for (one, other) in [
            ("202503", "202504"),
            ("2025 Q1", "2025 Q2"),
            ("Autumn 2024", "Spring 2024"),
            ("2024", "2024/25"),
            ("March 2025", "April 2024 to March 2025"),
            ("April 2023 to March 2025", "April 2024 to March 2025"),
            ("2015 to 2018", "2015 to 2019"),
            ("2015/16", "2015 to 2018"),
            ("1 March 2025", "March 2025"),
            ("Q1 2025", "March 2025"),
            ("2011", "Census 2011"),
        ] {
            assert!(!is_same(one, other), "{one}, {other}: {}", plain(one));
        }
        for (one, other) in [
            ("2015/16", "2015-16"),
            ("2015 to 2016", "201516"),
            ("2026-03", "202603"),
            ("march 2026", "Mar 2026"),
            ("2026-03-01", "01/03/2026"),
            ("1 March 2026", "01/03/2026"),
            ("Q2 2025", "2025 Q2"),
            ("Census 2021", "census 2021"),
        ] {
            assert!(is_same(one, other), "{one}, {other}: {} {}", plain(one), plain(other));
        }
        assert_eq!(compare("202503", "202504"), Ordering::Less);
        assert_eq!(compare("2025 Q1", "2025 Q2"), Ordering::Less);
    }
}
