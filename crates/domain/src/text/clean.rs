use super::Words;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// The text is longer than the field allows. Both are counted in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    pub length: usize,
    pub limit: usize,
}

/// One line: a name, a place, a code word.
///
/// Line breaks and runs of spaces become one space; characters that are
/// invisible or reverse the direction of what follows are taken out, because
/// they can make a name look like another. Letters, marks and emoji stay.
pub fn line(text: &str, limit: usize) -> Result<Words, TooLong> {
    let kept: String = text.nfc().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| keeps(*c)).collect();
    bounded(kept.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "), limit)
}

/// Someone's account of what happened: paragraphs stay, and so does everything
/// a person can see. Pasted word-processor text loses only its hidden characters.
pub fn story(text: &str, limit: usize) -> Result<Words, TooLong> {
    let unix = text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}'], "\n");
    let kept: String = unix.nfc().filter(|c| *c == '\n' || *c == '\t' || keeps(*c)).collect();
    let lines: Vec<&str> = kept.lines().map(str::trim_end).collect();
    bounded(lines.join("\n").trim().to_owned(), limit)
}

/// Zero-width joiners stay: Persian, Urdu and Indic spelling and many emoji need them.
fn keeps(c: char) -> bool {
    if matches!(c, '\u{200c}' | '\u{200d}') {
        return true;
    }
    if c == '\u{a0}' || c == '\u{202f}' {
        return true;
    }
    !matches!(
        c.general_category(),
        GeneralCategory::Control
            | GeneralCategory::Format
            | GeneralCategory::Surrogate
            | GeneralCategory::PrivateUse
            | GeneralCategory::LineSeparator
            | GeneralCategory::ParagraphSeparator
    )
}

fn bounded(text: String, limit: usize) -> Result<Words, TooLong> {
    let length = text.chars().count();
    if length > limit { Err(TooLong { length, limit }) } else { Ok(Words::new(text)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_right_to_left_override_cannot_disguise_a_name() {
        assert_eq!(line("Amina\u{202e}gpj.exe", 60).unwrap().as_str(), "Aminagpj.exe");
        assert_eq!(line("A\u{200b}mi\u{feff}na", 60).unwrap().as_str(), "Amina");
    }

    #[test]
    fn urdu_and_emoji_are_left_as_they_were() {
        for text in ["میرے پڑوسی نے تھوکا", "می‌خواهم", "👩‍👩‍👧 ok"] {
            assert_eq!(line(text, 60).unwrap().as_str(), text.nfc().collect::<String>());
        }
    }

    #[test]
    fn pasted_paragraphs_stay_and_hidden_characters_go() {
        let pasted = "First\u{b}line\r\n\r\nSecond\u{ad} line \u{0}\u{200e}end  ";
        assert_eq!(story(pasted, 100).unwrap().as_str(), "First\nline\n\nSecond line end");
    }

    #[test]
    fn length_is_counted_in_characters_not_bytes() {
        assert!(line("ééééé", 5).is_ok());
        assert_eq!(line("éééééé", 5), Err(TooLong { length: 6, limit: 5 }));
    }

    proptest::proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in ".{0,80}") {
            let once = line(&text, 1000).unwrap();
            proptest::prop_assert_eq!(line(once.as_str(), 1000).unwrap(), once.clone());
            let told = story(&text, 1000).unwrap();
            proptest::prop_assert_eq!(story(told.as_str(), 1000).unwrap(), told.clone());
        }
    }
}
