use super::search_keys::{name_starts, starts_of_two};
use super::{KeyKind, SearchKey, name_words, of_address, of_phone, of_postcode, of_reference, of_words, sounds_of};

/// What a record answers by: one of the leads, and of each group one key.
///
/// A lead is the rarest there is to go by, so that looking for somebody costs
/// as much as there are people called that, however many share one of the names.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct LookingFor {
    pub leads: Vec<SearchKey>,
    pub every: Vec<Vec<SearchKey>>,
}

impl LookingFor {
    fn all_of(mut keys: Vec<SearchKey>) -> Option<Self> {
        keys.sort_by_key(|key| std::cmp::Reverse(key.text.chars().count()));
        let lead = keys.first()?.clone();
        Some(Self { leads: vec![lead], every: keys.into_iter().skip(1).map(|key| vec![key]).collect() })
    }

    /// Whether a record with these keys answers.
    pub fn is_answered_by(&self, keys: &[SearchKey]) -> bool {
        let has = |group: &[SearchKey]| group.iter().any(|key| keys.contains(key));
        has(&self.leads) && self.every.iter().all(|group| has(group))
    }
}

/// What somebody looking for `text` could mean, one a meaning.
pub fn meant_by(text: &str) -> Vec<LookingFor> {
    let names = || by_name(text);
    let only = |key| LookingFor::all_of(vec![key]);
    if let Some(key) = of_reference(text) {
        return only(key).into_iter().collect();
    }
    if let Some(key) = of_postcode(text) {
        return only(key).into_iter().chain(names()).collect();
    }
    if let Some(key) = of_phone(text) {
        return only(key).into_iter().collect();
    }
    names().into_iter().collect()
}

/// A name that was heard or misspelt: of every word a record must have one of
/// the codes it sounds like. Nothing for what is no name.
pub fn sounding_like(text: &str) -> Option<LookingFor> {
    if of_reference(text).is_some() || of_postcode(text).is_some() || of_phone(text).is_some() {
        return None;
    }
    // An initial has no sound: the other words decide.
    let words = name_words(text).into_iter().map(|word| (word.chars().count(), sounds_of(&word)));
    let mut words: Vec<(usize, Vec<String>)> = words.filter(|(_, codes)| !codes.is_empty()).collect();
    words.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
    let every = words.iter().map(|(_, codes)| codes.iter().map(|code| sound(code)).collect()).collect();
    let leads = match words.as_slice() {
        [] => return None,
        [(_, only)] => only.iter().map(|code| sound(code)).collect(),
        [(_, one), (_, other), ..] => sounds_of_two(one, other).collect(),
    };
    Some(LookingFor { leads, every })
}

/// Words of an address, and words of the record.
pub fn in_words(text: &str) -> Vec<LookingFor> {
    [of_address(text), of_words(text)].into_iter().filter_map(LookingFor::all_of).collect()
}

/// Every word typed must be the start of some word of the name.
fn by_name(text: &str) -> Option<LookingFor> {
    let starts = name_starts(text);
    let mut words = name_words(text);
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    if let [one, other, ..] = words.as_slice()
        && let Some(both) = starts_of_two(one, other)
    {
        return Some(LookingFor { leads: vec![both], every: starts.into_iter().map(|key| vec![key]).collect() });
    }
    LookingFor::all_of(starts)
}

fn sound(code: &str) -> SearchKey {
    SearchKey { kind: KeyKind::Sound, text: code.to_owned() }
}

/// How two words of one name sound together.
pub(super) fn sounds_of_two<'a>(one: &'a [String], other: &'a [String]) -> impl Iterator<Item = SearchKey> + 'a {
    one.iter().flat_map(move |a| {
        other.iter().map(move |b| {
            let text = if a <= b { format!("{a} {b}") } else { format!("{b} {a}") };
            SearchKey { kind: KeyKind::TwoSounds, text }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::of_name;
    use super::*;
    use proptest::prelude::*;

    fn found(name: &str, search: &str) -> bool {
        let keys = of_name(name);
        meant_by(search).iter().any(|meaning| meaning.is_answered_by(&keys))
    }

    #[test]
    fn exact_reversed_and_starting_with() {
        for search in ["Amina Begum", "begum amina", "ami", "Beg Am", "AMINA", "A Begum", "Begu Amin"] {
            assert!(found("Amina Begum", search), "{search}");
        }
        for search in ["mina", "Amina Khan", "Aminata", "Amina Begumova"] {
            assert!(!found("Amina Begum", search), "{search}");
        }
        assert!(found("Amina Sultana Begum", "Begum Amina"));
    }

    #[test]
    fn one_letter_names_and_sixty_letter_names_are_found() {
        assert!(found("O", "o"));
        let long = "a".repeat(60);
        assert!(found(&long, &long));
        assert!(found(&format!("{long} Li"), &format!("li {long}")));
    }

    #[test]
    fn a_name_of_several_words_is_found_by_how_two_of_them_sound() {
        let keys = of_name("Mohammed Abdul Hussain");
        for search in ["Muhammad Hossain", "Husain Abdul Mohamed", "محمد হোসেন"] {
            assert!(sounding_like(search).expect("a name").is_answered_by(&keys), "{search}");
        }
        assert!(!sounding_like("Muhammad Begum").expect("a name").is_answered_by(&keys));
    }

    proptest! {
        /// The lead spares work and changes nothing: whoever has every word is found.
        #[test]
        fn leads_leave_nobody_out(name in "[A-Za-zéł]{1,12}( [A-Za-z]{1,12}){0,4}", from in 0usize..5, cut in 1usize..12) {
            let keys = of_name(&name);
            let mut words: Vec<String> = name.split(' ').map(|word| word.chars().take(cut).collect()).collect();
            let places = words.len();
            words.rotate_left(from % places);
            words.truncate(3);
            let typed = words.join(" ");
            let starts = name_starts(&typed).iter().all(|start| keys.contains(start));
            let found = by_name(&typed).is_some_and(|meaning| meaning.is_answered_by(&keys));
            prop_assert_eq!(starts, found, "{}", typed);
            if let Some(heard) = sounding_like(&name) {
                prop_assert!(heard.is_answered_by(&keys), "{}", name);
            }
        }
    }
}
