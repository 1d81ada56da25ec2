use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A name without case, marks and punctuation: `Nguyễn` and `nguyen` agree,
/// and so do `O'Brien` and `obrien`. Other scripts keep their letters.
pub fn folded(name: &str) -> String {
    name.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'ł' => 'l',
            'đ' | 'ð' => 'd',
            'ø' => 'o',
            'ı' => 'i',
            other => other,
        })
        .map(|c| if c == '-' || c.is_whitespace() { ' ' } else { c })
        .filter(|c| *c == ' ' || c.is_alphanumeric())
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The parts of a name that can be searched for on their own.
pub fn name_words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = folded(name).split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect();
    words.dedup();
    words.truncate(12);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_marks_case_and_punctuation_do_not_matter() {
        assert_eq!(folded("NGUYỄN Thị"), "nguyen thi");
        assert_eq!(folded("O’Brien-Şahin"), "obrien sahin");
        assert_eq!(folded("Łukasz"), "lukasz");
    }

    #[test]
    fn a_name_in_arabic_script_is_kept() {
        assert_eq!(folded("محمد"), "محمد");
    }
}
