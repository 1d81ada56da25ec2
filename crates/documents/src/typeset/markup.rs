use super::world::can_be_set;

/// Words as a string of the typesetter's language: nothing in them is a command.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for sign in text.chars() {
        match sign {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => {}
            sign => out.push(sign),
        }
    }
    out.push('"');
    out
}

/// Words in a text. What no font of ours has a letter for stands as [`NO_LETTER`]: a tagged PDF
/// may hold no sign that nobody can read, and one comment must not stop an edition.
pub fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        if sign.is_whitespace() || can_be_set(sign) {
            out.push(sign);
        } else if !out.ends_with(NO_LETTER) {
            out.push_str(NO_LETTER);
        }
    }
    format!("#{};", quoted(&out))
}

/// Stands for signs that the pages of an edition show and its PDF cannot.
pub const NO_LETTER: &str = "[…]";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_words_are_commands() {
        assert_eq!(words("a \"b\" \\ #c"), "#\"a \\\"b\\\" \\\\ #c\";");
    }
}
