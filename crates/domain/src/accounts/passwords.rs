/// Why a password is refused. The page says which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weak {
    /// Fewer than 12 characters.
    TooShort,
    /// More than 1,000 characters.
    TooLong,
    /// On the lists of common passwords, or made of a name, a pattern or the
    /// service's own words.
    Guessable,
}

const SERVICE_WORDS: &[&str] = &["alongside", "casework", "caseworker", "hatecrime", "racism", "equality", "council"];

/// Twelve characters or more, any characters, and not one that a stranger
/// would try early. `about_them` are the person's name and address.
pub fn check_password(password: &str, about_them: &[&str]) -> Result<(), Weak> {
    let length = password.chars().count();
    if length < 12 {
        return Err(Weak::TooShort);
    }
    if length > 1_000 {
        return Err(Weak::TooLong);
    }
    let parts = about_them.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let words: Vec<&str> = parts
        .filter(|part| part.chars().count() > 2)
        .chain(about_them.iter().copied())
        .chain(SERVICE_WORDS.iter().copied())
        .collect();
    // What is left without names and the service's own words must still be something.
    let mut left = password.to_lowercase();
    for word in words.iter().filter(|word| word.chars().count() > 2) {
        left = left.replace(&word.to_lowercase(), "");
    }
    if left.chars().count() < 8 {
        return Err(Weak::Guessable);
    }
    // The estimator looks at the first hundred signs; more can only help.
    let start: String = password.chars().take(100).collect();
    if zxcvbn::zxcvbn(&start, &words).score() < zxcvbn::Score::Three {
        return Err(Weak::Guessable);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_and_personal_passwords_are_refused() {
        for password in
            ["password1234", "qwertyuiop12", "aaaaaaaaaaaaaaa", "alongside123", "letmeinletmein", "samira.khan12"]
        {
            assert_eq!(
                check_password(password, &["Samira Khan", "samira.khan@example.org"]),
                Err(Weak::Guessable),
                "{password}"
            );
        }
        assert_eq!(check_password("short", &[]), Err(Weak::TooShort));
    }

    #[test]
    fn long_and_unusual_passwords_in_any_script_are_taken() {
        for password in ["correct-teapot-lantern-9", "چائے کی پیالی میز پر ہے", &"Wo#8fen lamp k9 ".repeat(30)]
        {
            assert_eq!(check_password(password, &[]), Ok(()), "{password}");
        }
    }
}
