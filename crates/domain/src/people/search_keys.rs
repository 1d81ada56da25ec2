use super::{name_words, phone, postcode, spoken};

/// What a search key stands for. The store keeps keyed hashes of these, never
/// the text itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyKind {
    /// A whole name, its words in alphabetical order.
    Name,
    /// One word of a name.
    NameWord,
    /// How a word of a name starts.
    NameStart,
    Phone,
    Postcode,
    Reference,
}

impl KeyKind {
    pub const fn code(self) -> i16 {
        match self {
            Self::Name => 1,
            Self::NameWord => 2,
            Self::NameStart => 3,
            Self::Phone => 4,
            Self::Postcode => 5,
            Self::Reference => 6,
        }
    }
}

#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SearchKey {
    pub kind: KeyKind,
    pub text: String,
}

/// The shortest beginning of a name that can be searched for.
const SHORTEST_START: usize = 2;
const LONGEST_START: usize = 10;

/// Everything a name can be found by.
pub fn of_name(name: &str) -> Vec<SearchKey> {
    let words = name_words(name);
    let mut keys = Vec::new();
    if let Some(whole) = whole(&words) {
        keys.push(whole);
    }
    for word in words {
        let letters: Vec<char> = word.chars().collect();
        for length in SHORTEST_START..=letters.len().min(LONGEST_START) {
            let start = letters[..length].iter().collect();
            keys.push(SearchKey { kind: KeyKind::NameStart, text: start });
        }
        keys.push(SearchKey { kind: KeyKind::NameWord, text: word });
    }
    keys.sort();
    keys.dedup();
    keys
}

pub fn of_phone(text: &str) -> Option<SearchKey> {
    phone(text).map(|found| SearchKey { kind: KeyKind::Phone, text: found.as_str().to_owned() })
}

pub fn of_postcode(text: &str) -> Option<SearchKey> {
    postcode(text).map(|found| SearchKey { kind: KeyKind::Postcode, text: found.as_str().to_owned() })
}

pub fn of_reference(text: &str) -> Option<SearchKey> {
    spoken(text).map(|found| SearchKey { kind: KeyKind::Reference, text: found.as_str().to_owned() })
}

/// What someone looking for `text` could mean, one set of keys a meaning; a
/// record answers when it has every key of a set.
pub fn wanted(text: &str) -> Vec<Vec<SearchKey>> {
    if let Some(key) = of_reference(text) {
        return vec![vec![key]];
    }
    if let Some(key) = of_postcode(text) {
        return vec![vec![key], name_starts(text)].into_iter().filter(|set| !set.is_empty()).collect();
    }
    if let Some(key) = of_phone(text) {
        return vec![vec![key]];
    }
    let starts = name_starts(text);
    if starts.is_empty() { Vec::new() } else { vec![starts] }
}

/// Every word typed must be the start of some word of the name; one letter on
/// its own finds whoever is called just that.
fn name_starts(text: &str) -> Vec<SearchKey> {
    name_words(text)
        .into_iter()
        .map(|word| {
            let letters: Vec<char> = word.chars().collect();
            if letters.len() < SHORTEST_START || letters.len() > LONGEST_START {
                SearchKey { kind: KeyKind::NameWord, text: word }
            } else {
                SearchKey { kind: KeyKind::NameStart, text: word }
            }
        })
        .collect()
}

fn whole(words: &[String]) -> Option<SearchKey> {
    let mut sorted = words.to_vec();
    sorted.sort();
    (!sorted.is_empty()).then(|| SearchKey { kind: KeyKind::Name, text: sorted.join(" ") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, search: &str) -> bool {
        let keys = of_name(name);
        wanted(search).iter().any(|set| set.iter().all(|key| keys.contains(key)))
    }

    #[test]
    fn exact_reversed_and_starting_with() {
        for search in ["Amina Begum", "begum amina", "ami", "Beg Am", "AMINA"] {
            assert!(found("Amina Begum", search), "{search}");
        }
        for search in ["mina", "Amina Khan", "Aminata"] {
            assert!(!found("Amina Begum", search), "{search}");
        }
    }

    #[test]
    fn one_letter_names_and_sixty_letter_names_are_found() {
        assert!(found("O", "o"));
        let long = "a".repeat(60);
        assert!(found(&long, &long));
    }
}
