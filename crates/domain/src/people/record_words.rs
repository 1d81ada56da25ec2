use super::{KeyKind, SearchKey, folded, of_places};
use crate::reports::ReportAnswers;
use crate::text::Words;

/// Words that stand in every text and find nothing.
const EVERYWHERE: &[&str] = &[
    "about", "after", "again", "all", "also", "and", "any", "are", "back", "because", "been", "before", "but", "can",
    "could", "did", "does", "for", "from", "get", "had", "has", "have", "her", "here", "him", "his", "how", "into",
    "its", "just", "like", "more", "not", "now", "off", "one", "only", "other", "our", "out", "over", "said", "says",
    "she", "should", "some", "than", "that", "the", "their", "them", "then", "there", "they", "this", "time", "told",
    "too", "very", "was", "were", "what", "when", "where", "which", "who", "will", "with", "would", "you", "your",
];

/// The most different words of one text that are kept.
const MOST: usize = 1_500;

/// The words of a text that can be searched for, whatever the script. The
/// store keeps keyed hashes of them, so that a word can be found and a text
/// cannot be read.
pub fn of_words(text: &str) -> Vec<SearchKey> {
    keys(KeyKind::Word, text, |word| word.chars().count() > 2 && !EVERYWHERE.contains(&word))
}

/// The words and numbers of an address.
pub fn of_address(text: &str) -> Vec<SearchKey> {
    keys(KeyKind::AddressWord, text, |word| !matches!(word, "the" | "of" | "and"))
}

/// What a report says in words, and the places it names.
pub fn of_report(answers: &ReportAnswers) -> Vec<SearchKey> {
    let said = [
        &answers.where_words,
        &answers.who_words,
        &answers.harm_words,
        &answers.evidence_words,
        &answers.told_words,
        &answers.want_words,
        &answers.motivation.words,
    ];
    let places = [&answers.where_words, &answers.safe_contact.address];
    let text = |words: &Words| words.as_str().to_owned();
    let mut keys = of_words(answers.story.as_str());
    keys.extend(said.into_iter().flatten().flat_map(|words| of_words(&text(words))));
    keys.extend(places.into_iter().flatten().flat_map(|words| of_address(&text(words))));
    keys.extend(places.into_iter().flatten().flat_map(|words| of_places(&text(words))));
    keys.sort();
    keys.dedup();
    keys
}

fn keys(kind: KeyKind, text: &str, keep: impl Fn(&str) -> bool) -> Vec<SearchKey> {
    let folded = folded(text);
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty() && keep(word)).collect();
    words.sort_unstable();
    words.dedup();
    words.truncate(MOST);
    words.into_iter().map(|word| SearchKey { kind, text: word.chars().take(40).collect() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(keys: &[SearchKey]) -> Vec<&str> {
        keys.iter().map(|key| key.text.as_str()).collect()
    }

    #[test]
    fn words_of_any_script_are_kept_without_marks_and_small_words() {
        assert_eq!(words(&of_words("He said: the LANDLORD’s café, the café!")), ["cafe", "landlords"]);
        assert_eq!(words(&of_words("پڑوسی نے تھوکا")), ["تھوکا", "پڑوسی"]);
        assert!(of_words("and then they said it to her").is_empty());
    }

    #[test]
    fn numbers_belong_to_an_address() {
        assert_eq!(words(&of_address("Flat 4,\n12 Station Road")), ["12", "4", "flat", "road", "station"]);
    }
}
