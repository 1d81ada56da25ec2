use serde::{Deserialize, Serialize};

/// A postcode in capitals with its space: `SE10 8JL`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Postcode(String);

impl Postcode {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Postcode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(postcode)")
    }
}

/// Reads a British postcode by its shape (British Standard 7666): one or two
/// letters, a digit, perhaps a digit or letter, then digit, letter, letter.
pub fn postcode(text: &str) -> Option<Postcode> {
    let squeezed: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    if !squeezed.is_ascii() || !(5..=7).contains(&squeezed.len()) {
        return None;
    }
    let (outward, inward) = squeezed.split_at(squeezed.len() - 3);
    let shape = |text: &str| -> String { text.chars().map(|c| if c.is_ascii_digit() { '9' } else { 'A' }).collect() };
    let outward_fits = matches!(shape(outward).as_str(), "A9" | "A99" | "AA9" | "AA99" | "A9A" | "AA9A");
    (outward_fits && shape(inward) == "9AA").then(|| Postcode(format!("{outward} {inward}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_a_postcode_is_one_postcode() {
        for text in ["se10 8jl", "SE108JL", " se 10 8jl ", "SE10-8JL"] {
            assert_eq!(postcode(text).map(|p| p.0), Some("SE10 8JL".to_owned()), "{text}");
        }
        assert!(postcode("W1A 1AA").is_some());
    }

    #[test]
    fn what_is_not_a_postcode_is_left_to_the_address_lines() {
        for text in ["", "SE10", "by the bus stop", "12345", "ＳＥ１０"] {
            assert_eq!(postcode(text), None, "{text}");
        }
    }
}
