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
    /// Where no record has a lead of two words at once: a word typed twice, a
    /// name of very many words, a record of before there were such keys.
    pub else_leads: Vec<SearchKey>,
}

impl LookingFor {
    fn all_of(mut keys: Vec<SearchKey>) -> Option<Self> {
        keys.sort_by_key(|key| std::cmp::Reverse(key.text.chars().count()));
        let lead = keys.first()?.clone();
        let several = keys.len() > 1;
        let every = keys.into_iter().filter(|_| several).map(|key| vec![key]).collect();
        Some(Self { leads: vec![lead], every, else_leads: Vec::new() })
    }

    /// Whether a record with these keys answers.
    pub fn is_answered_by(&self, keys: &[SearchKey]) -> bool {
        let has = |group: &[SearchKey]| group.iter().any(|key| keys.contains(key));
        (has(&self.leads) || has(&self.else_leads)) && self.every.iter().all(|group| has(group))
    }
}

/// What somebody looking for `text` could mean, one a meaning.
pub fn meant_by(text: &str) -> Vec<LookingFor> {
    let only = |key| LookingFor::all_of(vec![key]);
    if let Some(key) = of_reference(text) {
        return only(key).into_iter().collect();
    }
    if let Some(key) = of_postcode(text) {
        return only(key).into_iter().chain(by_name(&name_words(text))).collect();
    }
    if let Some(key) = of_phone(text) {
        return only(key).into_iter().collect();
    }
    let words = without_titles(name_words(text));
    let together = joined(&words).map(|words| by_name(&words));
    by_name(&words).into_iter().chain(together.flatten()).collect()
}

/// What stands before a name and is no part of it.
const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "rev", "imam", "mister"];

/// Without a title, where a name is left.
fn without_titles(words: Vec<String>) -> Vec<String> {
    let names: Vec<String> = words.iter().filter(|word| !TITLES.contains(&word.as_str())).cloned().collect();
    if names.is_empty() { words } else { names }
}

/// `O Brien` as one may also write it: a very short word and the next as one.
fn joined(words: &[String]) -> Option<Vec<String>> {
    let at = words.iter().position(|word| word.chars().count() <= 2).filter(|at| at + 1 < words.len())?;
    let mut joined = words.to_vec();
    let next = joined.remove(at + 1);
    joined[at].push_str(&next);
    Some(joined)
}

/// A name that was heard or misspelt: of every word a record must have one of
/// the codes it sounds like. Nothing for what is no name.
pub fn sounding_like(text: &str) -> Option<LookingFor> {
    let words = heard_words(text);
    let every = words.iter().map(|codes| codes.iter().map(|code| sound(code)).collect()).collect();
    let of_longest = || words.first().map_or_else(Vec::new, |codes| codes.iter().map(|code| sound(code)).collect());
    Some(match words.as_slice() {
        [] => return None,
        [_] => LookingFor { leads: of_longest(), ..LookingFor::default() },
        [one, other, ..] => LookingFor { leads: sounds_of_two(one, other).collect(), every, else_leads: of_longest() },
    })
}

/// Of a name of three words or more, any two: a middle name may never have
/// been written down.
pub fn sounding_like_in_part(text: &str) -> Option<LookingFor> {
    let words = heard_words(text);
    if words.len() < 3 {
        return None;
    }
    let mut leads = Vec::new();
    for (place, one) in words.iter().enumerate().take(MOST_IN_PART) {
        for other in words.iter().take(MOST_IN_PART).skip(place + 1) {
            leads.extend(sounds_of_two(one, other));
        }
    }
    leads.sort();
    leads.dedup();
    Some(LookingFor { leads, ..LookingFor::default() })
}

/// Words of a long name of which any two are looked for.
const MOST_IN_PART: usize = 5;

/// The codes of each word that has any, the longest first. An initial has no
/// sound: the other words decide.
fn heard_words(text: &str) -> Vec<Vec<String>> {
    if of_reference(text).is_some() || of_postcode(text).is_some() || of_phone(text).is_some() {
        return Vec::new();
    }
    let words = without_titles(name_words(text)).into_iter();
    let words = words.map(|word| (word.chars().count(), sounds_of(&word)));
    let mut words: Vec<(usize, Vec<String>)> = words.filter(|(_, codes)| !codes.is_empty()).collect();
    words.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
    words.into_iter().map(|(_, codes)| codes).collect()
}

/// Words of an address, and words of the record.
pub fn in_words(text: &str) -> Vec<LookingFor> {
    [of_address(text), of_words(text)].into_iter().filter_map(LookingFor::all_of).collect()
}

/// Every word typed must be the start of some word of the name.
fn by_name(words: &[String]) -> Option<LookingFor> {
    let single = LookingFor::all_of(name_starts(words))?;
    let mut longest: Vec<&String> = words.iter().collect();
    longest.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let [one, other, ..] = longest.as_slice() else { return Some(single) };
    let Some(both) = starts_of_two(one, other) else { return Some(single) };
    let every = name_starts(words).into_iter().map(|key| vec![key]).collect();
    Some(LookingFor { leads: vec![both], every, else_leads: single.leads })
}

fn sound(code: &str) -> SearchKey {
    SearchKey { kind: KeyKind::Sound, text: code.to_owned() }
}

/// Codes of one word that are paired with those of another: a word made to have
/// very many would else fill the database.
const CODES_PAIRED: usize = 4;

/// How two words of one name sound together.
pub(super) fn sounds_of_two<'a>(one: &'a [String], other: &'a [String]) -> impl Iterator<Item = SearchKey> + 'a {
    one.iter().take(CODES_PAIRED).flat_map(move |a| {
        other.iter().take(CODES_PAIRED).map(move |b| {
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

    #[test]
    fn titles_middle_names_and_words_written_apart_hide_nobody() {
        let keys = of_name("Deborah Levy");
        for search in ["Mrs Deborah Levy", "Dr Levy", "levy miss"] {
            assert!(found("Deborah Levy", search), "{search}");
        }
        assert!(sounding_like_in_part("Deborah Ruth Levy").expect("three words").is_answered_by(&keys));
        assert!(sounding_like_in_part("Debra Levi").is_none(), "two words are looked for as they are");
        assert!(found("Siobhan O’Brien", "O Brien") && found("Siobhan O’Brien", "siobhan obrien"));
        assert!(found("Miss", "miss"), "where the title is all there is");
    }

    #[test]
    fn a_word_typed_twice_and_two_names_of_one_person_find_them() {
        assert!(found("Mohamed Ali", "Mohamed Ali Mohamed"));
        let keys = super::super::of_names(["Sylvia Brown", "Miss Sylvia"]);
        assert!(meant_by("Miss Brown").iter().any(|meaning| meaning.is_answered_by(&keys)));
    }

    #[test]
    fn a_name_made_to_have_many_sounds_has_few_keys() {
        let word = "jccacjcajdjacja";
        let name: Vec<String> = (0..12).map(|place| format!("{word}{}", "rzcc".repeat(place % 3 + 1))).collect();
        let paired = of_name(&name.join(" ")).into_iter().filter(|key| key.kind.is_of_two_words()).count();
        assert!(paired <= MOST_PAIRS, "{paired}");
    }

    /// Eight words, each with four codes, and a pair of starts.
    const MOST_PAIRS: usize = 28 * (4 * 4 + 1);

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
            let starts = name_starts(&name_words(&typed)).iter().all(|start| keys.contains(start));
            let found = by_name(&name_words(&typed)).is_some_and(|meaning| meaning.is_answered_by(&keys));
            prop_assert_eq!(starts, found, "{}", typed);
            if let Some(heard) = sounding_like(&name) {
                prop_assert!(heard.is_answered_by(&keys), "{}", name);
            }
        }
    }
}
