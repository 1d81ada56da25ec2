use super::looking_for::sounds_of_two;
use super::{name_words, phone, postcode, sounds_of, spoken, whole_sound};

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
    /// How a word of a name sounds.
    Sound,
    /// How a whole name sounds.
    WholeSound,
    /// A word of what was written down.
    Word,
    /// A word or a number of an address.
    AddressWord,
    /// The name of somebody complained of: never found by a search for people.
    ComplainedOf,
    /// A street, without its number: never found by a search, only by who is near it.
    Street,
    /// An organisation by its whole name, likewise.
    Organisation,
    /// How two words of one name start: rarer than either, so that it is looked for first.
    TwoStarts,
    /// How two words of one name sound.
    TwoSounds,
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
            Self::Sound => 7,
            Self::WholeSound => 8,
            Self::Word => 9,
            Self::AddressWord => 10,
            Self::ComplainedOf => 11,
            Self::Street => 12,
            Self::Organisation => 13,
            Self::TwoStarts => 14,
            Self::TwoSounds => 15,
        }
    }

    /// Whether few records share a key of this kind.
    pub const fn is_of_two_words(self) -> bool {
        matches!(self, Self::TwoStarts | Self::TwoSounds)
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

/// Everything somebody can be found by who is called so, by each of the names
/// they go by: whoever is Sylvia Brown, and called Miss Sylvia, is Miss Brown too.
pub fn of_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<SearchKey> {
    let names: Vec<&str> = names.into_iter().collect();
    let mut keys: Vec<SearchKey> = names.iter().flat_map(|name| of_one(name)).collect();
    let mut words: Vec<String> = names.iter().flat_map(|name| name_words(name)).collect();
    words.sort();
    words.dedup();
    keys.extend(of_two_words(&words));
    keys.sort();
    keys.dedup();
    keys
}

/// The same, of one name.
pub fn of_name(name: &str) -> Vec<SearchKey> {
    of_names([name])
}

fn of_one(name: &str) -> Vec<SearchKey> {
    let words = name_words(name);
    let mut keys: Vec<SearchKey> = whole(&words).into_iter().collect();
    keys.extend(whole_sound(name).map(|text| SearchKey { kind: KeyKind::WholeSound, text }));
    for word in words {
        keys.extend(sounds_of(&word).into_iter().map(|text| SearchKey { kind: KeyKind::Sound, text }));
        keys.extend(word.chars().next().map(|letter| SearchKey { kind: KeyKind::NameStart, text: letter.to_string() }));
        let letters: Vec<char> = word.chars().collect();
        for length in SHORTEST_START..=letters.len().min(LONGEST_START) {
            let start = letters[..length].iter().collect();
            keys.push(SearchKey { kind: KeyKind::NameStart, text: start });
        }
        keys.push(SearchKey { kind: KeyKind::NameWord, text: word });
    }
    keys
}

/// Of names with more words than anybody has, these are paired. The others are
/// found one by one.
const MOST_PAIRED: usize = 8;

fn of_two_words(words: &[String]) -> Vec<SearchKey> {
    let words = &words[..words.len().min(MOST_PAIRED)];
    let sounds: Vec<Vec<String>> = words.iter().map(|word| sounds_of(word)).collect();
    let mut keys = Vec::new();
    for (place, one) in words.iter().enumerate() {
        for (further, other) in words.iter().enumerate().skip(place + 1) {
            keys.extend(starts_of_two(one, other));
            keys.extend(sounds_of_two(&sounds[place], &sounds[further]));
        }
    }
    keys
}

/// How two words start, where both are long enough to be told by it.
pub(super) fn starts_of_two(one: &str, other: &str) -> Option<SearchKey> {
    let start = |word: &str| -> Option<String> {
        let letters: Vec<char> = word.chars().take(START_IN_PAIRS).collect();
        (letters.len() == START_IN_PAIRS).then(|| letters.into_iter().collect())
    };
    let (one, other) = (start(one)?, start(other)?);
    let text = if one <= other { format!("{one} {other}") } else { format!("{other} {one}") };
    Some(SearchKey { kind: KeyKind::TwoStarts, text })
}

const START_IN_PAIRS: usize = 3;

/// The family name, taken for the last word of a name as it is written.
pub fn of_surname(name: &str) -> Option<SearchKey> {
    let word = name_words(name.split_whitespace().last()?).pop()?;
    Some(SearchKey { kind: KeyKind::NameWord, text: word })
}

pub fn of_phone(text: &str) -> Option<SearchKey> {
    phone(text).map(|found| SearchKey { kind: KeyKind::Phone, text: found.as_str().to_owned() })
}

pub fn of_postcode(text: &str) -> Option<SearchKey> {
    postcode(text).map(|found| SearchKey { kind: KeyKind::Postcode, text: found.as_str().to_owned() })
}

/// What somebody complained of is recognised by in another case: the whole
/// name, and how it sounds.
pub fn of_complained_of(name: &str) -> Vec<SearchKey> {
    let words = name_words(name);
    let whole = whole(&words).map(|key| key.text);
    let sound = whole_sound(name);
    whole.into_iter().chain(sound).map(|text| SearchKey { kind: KeyKind::ComplainedOf, text }).collect()
}

pub fn of_reference(text: &str) -> Option<SearchKey> {
    spoken(text).map(|found| SearchKey { kind: KeyKind::Reference, text: found.as_str().to_owned() })
}

/// Every word typed must be the start of some word of the name, an initial too
/// where there is another word; one letter on its own finds whoever is called
/// just that.
pub(super) fn name_starts(words: &[String]) -> Vec<SearchKey> {
    let only = words.len() == 1;
    words
        .iter()
        .cloned()
        .map(|word| {
            let letters: Vec<char> = word.chars().collect();
            if (only && letters.len() < SHORTEST_START) || letters.len() > LONGEST_START {
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
