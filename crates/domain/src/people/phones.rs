use crate::calendars::foreign_digit;
use serde::{Deserialize, Serialize};

/// A telephone number in one form wherever it came from: `+44…`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Phone(String);

impl Phone {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(phone)")
    }
}

/// Reads a number as it is written in the United Kingdom, or in full from
/// anywhere. Nothing, when it cannot be one; the field keeps what was typed.
pub fn phone(text: &str) -> Option<Phone> {
    let latin = |c: char| foreign_digit(c).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c);
    let text: String = text.chars().map(latin).collect();
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    if digits.len() < 6 || digits.len() > 20 {
        return None;
    }
    let number = phonenumber::parse(Some(phonenumber::country::GB), &text).ok()?;
    let written = number.format().mode(phonenumber::Mode::E164).to_string();
    (written.len() >= 7).then_some(Phone(written))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_british_number_in_any_form_is_one_number() {
        for text in ["07700 900123", "+44 7700 900123", "0044 7700 900 123", "(07700) 900-123"] {
            assert_eq!(phone(text).map(|p| p.0), Some("+447700900123".to_owned()), "{text}");
        }
    }

    #[test]
    fn numbers_from_anywhere_are_read() {
        assert_eq!(phone("+92 300 1234567").map(|p| p.0), Some("+923001234567".to_owned()));
        assert_eq!(phone("٠٧٧٠٠ ٩٠٠١٢٣").map(|p| p.0), Some("+447700900123".to_owned()));
        assert_eq!(phone("+48 512 345 678").map(|p| p.0), Some("+48512345678".to_owned()));
    }

    #[test]
    fn what_is_not_a_number_is_not_one() {
        for text in ["", "none", "ask my sister", "12"] {
            assert_eq!(phone(text), None, "{text}");
        }
    }
}
