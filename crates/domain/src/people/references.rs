use crate::calendars::foreign_digit;

/// A reference people can say on the telephone: `K7MQ-4XWT-C`. Letters and
/// digits that look or sound alike are not used, and the last sign checks the
/// others, so that one wrong sign is noticed and not someone else's.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Reference(String);

/// No 0 O 1 I L, and no vowels that could spell a word.
const SIGNS: &[u8] = b"23456789BCDFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 8;

impl Reference {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Makes a reference from random bytes. It says nothing about when it was made
/// or how many there are.
pub fn reference(random: [u8; 8]) -> Reference {
    let mut number = u64::from_be_bytes(random);
    let base = SIGNS.len() as u64;
    let mut signs = [0usize; LENGTH];
    for sign in &mut signs {
        *sign = usize::try_from(number % base).unwrap_or(0);
        number /= base;
    }
    write(signs)
}

/// Reads a reference as someone typed or said it: spaces, hyphens and case do
/// not matter. Nothing, when the check sign does not fit.
pub fn spoken(text: &str) -> Option<Reference> {
    let latin = |c: char| foreign_digit(c).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c);
    let text: String = text.chars().map(latin).collect();
    let found: Vec<usize> = text
        .bytes()
        .filter(|byte| !matches!(byte, b' ' | b'-' | b'.'))
        .map(|byte| SIGNS.iter().position(|sign| *sign == byte.to_ascii_uppercase()))
        .collect::<Option<_>>()?;
    let (check, signs) = found.split_last()?;
    let signs: [usize; LENGTH] = signs.try_into().ok()?;
    (check_sign(&signs) == *check).then(|| write(signs))
}

fn write(signs: [usize; LENGTH]) -> Reference {
    let letter = |index: usize| char::from(SIGNS[index % SIGNS.len()]);
    let text: String = signs.iter().map(|sign| letter(*sign)).collect();
    Reference(format!("{}-{}-{}", &text[..4], &text[4..], letter(check_sign(&signs))))
}

/// Weighted sum: notices any one wrong sign and most swapped neighbours.
fn check_sign(signs: &[usize; LENGTH]) -> usize {
    const WEIGHTS: [usize; LENGTH] = [3, 5, 9, 11, 13, 15, 17, 19];
    signs.iter().zip(WEIGHTS).map(|(sign, weight)| (sign + 1) * weight).sum::<usize>() % SIGNS.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn what_is_read_back_is_what_was_given(random: [u8; 8]) {
            let given = reference(random);
            let said = given.as_str().to_lowercase().replace('-', " ");
            proptest::prop_assert_eq!(spoken(&said), Some(given));
        }

        #[test]
        fn one_wrong_sign_is_noticed(random: [u8; 8], place in 0usize..8, other in 0usize..28) {
            let given = reference(random);
            let mut signs: Vec<char> = given.as_str().chars().filter(|c| *c != '-').collect();
            let wrong = char::from(SIGNS[other]);
            if signs[place] != wrong {
                signs[place] = wrong;
                let said: String = signs.into_iter().collect();
                proptest::prop_assert_eq!(spoken(&said), None);
            }
        }
    }

    #[test]
    fn nonsense_is_not_a_reference() {
        for text in ["", "1", "hello", "ABCD-EFGH-I", "💥"] {
            assert_eq!(spoken(text), None, "{text}");
        }
    }
}
