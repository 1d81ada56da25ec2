use super::name_words;
use rphonetic::{DaitchMokotoffSoundex, DaitchMokotoffSoundexBuilder, DoubleMetaphone};
use std::sync::LazyLock;

/// Beginnings that are left out in daily life: Oluwaseun is called Seun.
const LEFT_OUT: &[&str] = &["oluwa", "oluwo", "olu", "ola", "ade", "ayo", "ife", "chukwu", "abdul", "abdu"];

/// One sound written in two ways that neither method knows.
const HABITS: &[(&str, &str)] = &[("dj", "j"), ("th", "s"), ("ch", "h")];

/// Shorter words sound like too much.
const SHORTEST: usize = 2;

static SOUNDEX: LazyLock<Option<DaitchMokotoffSoundex>> =
    LazyLock::new(|| DaitchMokotoffSoundexBuilder::default().build().ok());

/// How one word of a name sounds, in whatever script it is written: every code
/// under which it is kept. Two words sound alike when they share a code.
///
/// Marks, vowels, double letters and most habits of transliteration do not
/// matter: Mohammed, Muhammad and محمد share a code. Two well-known methods are
/// used together, Daitch and Mokotoff's soundex (1985, made for names that
/// travelled) and Philips's double metaphone (2000).
pub fn sounds_of(word: &str) -> Vec<String> {
    let letters = letters(word);
    let mut codes = codes(&letters);
    // An h within a word is written by some and left out by others.
    if let Some((first, rest)) = letters.split_at_checked(1).filter(|(_, rest)| rest.contains('h')) {
        codes.extend(self::codes(&format!("{first}{}", rest.replace('h', ""))));
    }
    for (habit, other) in HABITS {
        if letters.contains(habit) {
            codes.extend(self::codes(&letters.replace(habit, other)));
        }
    }
    for beginning in LEFT_OUT {
        if let Some(rest) = letters.strip_prefix(beginning).filter(|rest| rest.len() > 2) {
            codes.extend(self::codes(rest));
        }
    }
    codes.sort();
    codes.dedup();
    codes
}

/// The whole name by its sound, its words in order of their codes: for
/// recognising one person in two spellings.
pub fn whole_sound(name: &str) -> Option<String> {
    let mut codes: Vec<String> = name_words(name).iter().filter_map(|word| metaphones(&letters(word)).next()).collect();
    codes.sort();
    (codes.len() > 1).then(|| codes.join(" "))
}

fn letters(word: &str) -> String {
    let plain = any_ascii::any_ascii(word);
    plain.chars().filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase()).take(40).collect()
}

fn codes(letters: &str) -> Vec<String> {
    if letters.len() < SHORTEST {
        return Vec::new();
    }
    let soundex = SOUNDEX.as_ref().map(|soundex| soundex.soundex(letters)).unwrap_or_default();
    // A code of a vowel and one sound says too little: Aisha, Issa and Oz would be one.
    let tells = |code: &&str| code.trim_end_matches('0').len() > 2;
    let soundex = soundex.split('|').filter(tells).map(|code| format!("s{code}")).collect::<Vec<_>>();
    metaphones(letters).chain(soundex).collect()
}

fn metaphones(letters: &str) -> impl Iterator<Item = String> {
    let found = DoubleMetaphone::new(Some(8)).double_metaphone(letters);
    let both = [found.primary(), found.alternate()];
    both.into_iter().filter(|code| !code.is_empty()).map(|code| format!("m{code}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(one: &str, other: &str) -> bool {
        let codes = sounds_of(one);
        sounds_of(other).iter().any(|code| codes.contains(code))
    }

    #[test]
    fn spellings_scripts_and_marks_of_one_name_sound_alike() {
        for (one, other) in [
            ("Mohammed", "Muhammad"),
            ("Mohamed", "محمد"),
            ("Hussain", "হোসেন"),
            ("Nguyen", "Nguyễn"),
            ("Akhtar", "Akter"),
            ("Oluwaseun", "Seun"),
            ("Kowalska", "Kowalski"),
            ("Sheikh", "Cheikh"),
        ] {
            assert!(alike(one, other), "{one} and {other}");
        }
    }

    #[test]
    fn other_names_do_not() {
        for (one, other) in [("Mohammed", "Ahmed"), ("Khan", "Begum"), ("Smith", "Singh"), ("Ali", "Omar")] {
            assert!(!alike(one, other), "{one} and {other}");
        }
    }

    #[test]
    fn nothing_typed_can_stop_it() {
        for word in ["", "x", "😀😀", "\u{202e}abc", "o'", "ß", &"å".repeat(500), "1234"] {
            let _ = sounds_of(word);
        }
    }

    #[test]
    fn a_whole_name_sounds_the_same_in_any_order() {
        assert_eq!(whole_sound("Amina Begum"), whole_sound("Begom Ameena"));
        assert_eq!(whole_sound("Amina"), None, "one word is too little to tell people apart");
    }
}
