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

/// Words in a text.
pub fn words(text: &str) -> String {
    format!("#{};", quoted(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_words_are_commands() {
        assert_eq!(words("a \"b\" \\ #c"), "#\"a \\\"b\\\" \\\\ #c\";");
    }
}
