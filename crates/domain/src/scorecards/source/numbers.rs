use super::problems::Wrong;

/// What stands in a cell for a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    Whole(u64),
    Decimal(f64),
    Missing(Missing),
}

/// Why there is no number (Government Statistical Service symbols, and those of departments).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Missing {
    /// Hidden, mostly because it is small: `x`, `c`, `:`, `[c]`, `*`, `!`.
    Hidden,
    /// Hidden, and said to be small: `<5`, `fewer than 10`, `1 to 4`.
    Few,
    /// Not available, not collected or from too few who were asked: `.`, `..`, `?`, `[x]`, nothing.
    NotAvailable,
    /// It makes no sense here: `z`, `[z]`.
    NotApplicable,
    /// So low that it is rounded to nothing: `[low]`, `~`.
    Low,
}

impl Missing {
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Hidden | Self::Few => "[c]",
            Self::NotAvailable => "[x]",
            Self::NotApplicable => "[z]",
            Self::Low => "[low]",
        }
    }
}

/// A cell as a number. Commas between thousands count only where that was said.
pub fn number(cell: &str, thousands: bool) -> Result<Number, (Wrong, String)> {
    let cell = cell.trim();
    if let Some(missing) = missing(cell) {
        return Ok(Number::Missing(missing));
    }
    if let Ok(whole) = cell.parse::<u64>()
        && !cell.starts_with('+')
    {
        return Ok(Number::Whole(whole));
    }
    let plain =
        |text: &str| text.chars().all(|sign| sign.is_ascii_digit() || sign == '.') && text.parse::<f64>().is_ok();
    let said = |wrong: Wrong, says: String| Err((wrong, says));
    if let Some(share) = cell.strip_suffix('%')
        && plain(share.trim())
    {
        return said(
            Wrong::Percentage,
            format!(
                "“{cell}” is a percentage written as text. Give how many people it is, or name a column with the numbers behind it."
            ),
        );
    }
    if let Some(rest) = cell.strip_prefix(['-', '−', '–'])
        && plain(rest.trim())
    {
        return if rest.contains('.') {
            rest.trim()
                .parse()
                .map(|number: f64| Number::Decimal(-number))
                .or_else(|_| said(Wrong::NotANumber, not(cell)))
        } else {
            said(
                Wrong::Negative,
                format!(
                    "“{cell}” is less than nought, and nothing can be counted fewer than no times. Look it up at the source."
                ),
            )
        };
    }
    let joined: String =
        cell.chars().filter(|sign| !matches!(sign, ',' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'')).collect();
    if joined != cell && plain(&joined) && grouped(cell) {
        return if thousands {
            number(&joined, false)
        } else {
            said(
                Wrong::ThousandsSeparator,
                format!(
                    "“{cell}” is written with a mark between thousands. Write {joined}, or say that the file writes thousands like this."
                ),
            )
        };
    }
    if plain(cell) {
        let decimal: f64 = cell.parse().unwrap_or(f64::NAN);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and in range")]
        if decimal.fract() == 0.0 && decimal < 9e15 {
            return Ok(Number::Whole(decimal as u64));
        }
        return Ok(Number::Decimal(decimal));
    }
    said(Wrong::NotANumber, not(cell))
}

fn not(cell: &str) -> String {
    if matches!(cell, "-" | "–" | "−" | "—") {
        return format!(
            "“{cell}” may mean that there are none or that nobody knows. Write 0, or .. for what is not known."
        );
    }
    format!(
        "“{}” is no number. Write the count, or the sign the source uses for a hidden one: x, c or :.",
        cell.chars().take(40).collect::<String>()
    )
}

/// Whether the marks stand where marks between thousands stand.
fn grouped(cell: &str) -> bool {
    let whole = cell.split('.').next().unwrap_or_default();
    let mut groups = whole.split([',', ' ', '\u{a0}', '\u{202f}', '\u{2009}', '\'']);
    let first = groups.next().unwrap_or_default().len();
    (1..=3).contains(&first) && groups.all(|group| group.len() == 3)
}

fn missing(cell: &str) -> Option<Missing> {
    let bare = cell.trim_start_matches(['[', '(']).trim_end_matches([']', ')']);
    let bracketed = bare.len() != cell.len();
    Some(match bare.to_ascii_lowercase().as_str() {
        "x" if bracketed => Missing::NotAvailable,
        "x" | "c" | ":" | "*" | "s" | "supp" | "suppressed" | "**" | "!" => Missing::Hidden,
        "" | "." | ".." | "n/a" | "na" | "not available" | "u" | "?" => Missing::NotAvailable,
        "z" | "not applicable" => Missing::NotApplicable,
        "low" | "~" => Missing::Low,
        few if is_few(few) => Missing::Few,
        _ => return None,
    })
}

/// Nobody hides larger counts.
const MOST_HIDDEN: u64 = 10;

/// How few there are, and not how many: `<5`, `fewer than 10`, `1-4`, `1 to 4`.
fn is_few(cell: &str) -> bool {
    // What is less than a larger number is an age, or no count that was hidden.
    let is_count = |text: &str| text.parse::<u64>().is_ok_and(|most| most <= MOST_HIDDEN);
    let below = ["<", "fewer than", "less than", "under"].into_iter().find_map(|word| cell.strip_prefix(word));
    let between = || {
        let parted = cell.split_once(" to ").or_else(|| cell.split_once(['-', '–']));
        parted.is_some_and(|(least, most)| matches!(least.trim(), "0" | "1") && is_count(most.trim()))
    };
    below.map_or_else(between, |most| is_count(most.trim().trim_start_matches('=').trim_start()))
}

#[cfg(test)]
mod tests {
    use super::{Missing, Number, number};

    #[test]
    fn signs_for_what_is_hidden_and_what_is_not_there_are_known() {
        let of = |cell: &str| number(cell, false);
        for hidden in ["x", "C", "[c]", ":", "*", "!"] {
            assert_eq!(of(hidden), Ok(Number::Missing(Missing::Hidden)), "{hidden}");
        }
        for few in ["<5", "< 10", "<=4", "fewer than 5", "Under 5", "1-4", "1 to 4", "0–9"] {
            assert_eq!(of(few), Ok(Number::Missing(Missing::Few)), "{few}");
        }
        for not_there in ["", ".", "..", "[x]", "?", "N/A"] {
            assert_eq!(of(not_there), Ok(Number::Missing(Missing::NotAvailable)), "{not_there}");
        }
        for wrong in ["<", "-", "–", "under 18", "0-15", "5-9", "1-", "-75", "<five", "1 to 400", "2025-26", "1/4"] {
            assert!(of(wrong).is_err(), "{wrong}");
        }
    }
}
