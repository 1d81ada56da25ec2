use crate::calendars::foreign_digit;
use bip39::Language;

/// Six words of 2048: 66 bits. Whoever guesses ten times in five minutes needs
/// longer than the age of the universe.
pub const WORDS_IN_A_PHRASE: usize = 6;
const DIGITS: usize = 20;

/// What lets a reporter come back. Kept only as a keyed hash of [`Passphrase::canonical`].
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(String);

impl Passphrase {
    /// As it is shown.
    pub fn shown(&self) -> &str {
        &self.0
    }

    /// As it is compared: however it was typed.
    pub fn canonical(&self) -> String {
        heard(&self.0)
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(pass-phrase)")
    }
}

/// Six plain words that differ in their first four letters.
pub fn as_words(random: [u8; 16]) -> Passphrase {
    let list = Language::English.word_list();
    let words: Vec<&str> = random
        .chunks_exact(2)
        .take(WORDS_IN_A_PHRASE)
        .map(|pair| list[usize::from(u16::from_be_bytes([pair[0], pair[1]])) % list.len()])
        .collect();
    Passphrase(words.join(" "))
}

/// Twenty digits in fives, for people who do not read Latin letters.
pub fn as_digits(random: [u8; 16]) -> Passphrase {
    let number = u128::from_be_bytes(random) % 10u128.pow(DIGITS as u32);
    let digits = format!("{number:0width$}", width = DIGITS);
    let groups: Vec<&str> = [0, 5, 10, 15].iter().map(|from| &digits[*from..from + 5]).collect();
    Passphrase(groups.join(" "))
}

/// What someone typed, in the form that is compared: small letters and digits
/// only, so that spaces, hyphens, commas and capitals do not matter.
pub fn heard(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(|c| foreign_digit(c).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_digits_have_at_least_64_bits() {
        assert!((2048f64.log2() * WORDS_IN_A_PHRASE as f64) >= 64.0);
        assert!((10f64.log2() * DIGITS as f64) >= 64.0);
        assert_eq!(as_words([7; 16]).shown().split(' ').count(), WORDS_IN_A_PHRASE);
        assert_eq!(as_digits([7; 16]).shown().chars().filter(char::is_ascii_digit).count(), DIGITS);
    }

    #[test]
    fn digits_of_any_script_are_digits() {
        assert_eq!(heard("۴۳۱۱۳ ٠٤٨٤٢"), "4311304842");
    }

    #[test]
    fn how_it_is_typed_does_not_matter() {
        let phrase = as_words([42; 16]);
        let loud = phrase.shown().to_uppercase().replace(' ', ", ");
        assert_eq!(heard(&loud), phrase.canonical());
    }
}
