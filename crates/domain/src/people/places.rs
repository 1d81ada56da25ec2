use super::{KeyKind, SearchKey, folded, of_postcode};

/// How the name of a street or of a house ends, and what it is written short as.
const ENDINGS: &[(&str, &str)] = &[
    ("avenue", "ave"),
    ("close", "cl"),
    ("court", "ct"),
    ("crescent", "cres"),
    ("drive", "dr"),
    ("estate", "est"),
    ("gardens", "gdns"),
    ("green", "grn"),
    ("grove", "gr"),
    ("hill", "hl"),
    ("house", "ho"),
    ("lane", "ln"),
    ("mews", "mws"),
    ("parade", "pde"),
    ("park", "pk"),
    ("place", "pl"),
    ("rise", "rse"),
    ("road", "rd"),
    ("row", "rw"),
    ("square", "sq"),
    ("street", "st"),
    ("terrace", "terr"),
    ("walk", "wk"),
    ("way", "wy"),
];

/// Words that name no street.
const SMALL: &[&str] = &[
    "a", "an", "and", "at", "behind", "by", "her", "his", "in", "my", "near", "next", "of", "on", "our", "own", "that",
    "the", "their", "this", "to", "your",
];

/// The streets and postcodes of an address, as keys by which two addresses are
/// near each other. A word or a number alone is not enough: there is a road in
/// every address.
pub fn of_places(text: &str) -> Vec<SearchKey> {
    let folded = folded(text);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    // A postcode is one word or two, anywhere in what was written.
    let mut keys: Vec<SearchKey> = words.iter().filter_map(|word| of_postcode(word)).collect();
    keys.extend(words.windows(2).filter_map(|two| of_postcode(&two.join(" "))));
    for (at, word) in words.iter().enumerate() {
        let Some((ending, _)) = ENDINGS.iter().find(|(long, short)| word == long || word == short) else { continue };
        let before = words[..at].iter().rev().take_while(|word| !word.chars().any(char::is_numeric));
        let name: Vec<&str> = before.take(2).copied().collect();
        for length in 1..=name.len() {
            let mut name: Vec<&str> = name[..length].to_vec();
            name.reverse();
            // "My house" and "the park" are everywhere.
            if name.iter().all(|word| SMALL.contains(word)) {
                continue;
            }
            name.push(ending);
            keys.push(SearchKey { kind: KeyKind::Street, text: name.join(" ") });
        }
    }
    keys.sort();
    keys.dedup();
    keys
}

/// An organisation by its whole name.
pub fn of_organisation(name: &str) -> Option<SearchKey> {
    let text = folded(name).split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(SearchKey { kind: KeyKind::Organisation, text })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: &str, other: &str) -> bool {
        let keys = of_places(one);
        of_places(other).iter().any(|key| keys.contains(key))
    }

    #[test]
    fn the_same_street_is_near_however_it_is_written() {
        assert!(near("Flat 4, 12 Station Road", "station rd"));
        assert!(near("12 Old Station Road, Thamesbridge", "Station Road"));
        assert!(near("KT1 2AB", "12 Somewhere Lane\nkt12ab"));
        assert!(!near("12 Station Road", "12 Mill Road"), "a road is not a street");
        assert!(!near("The corner shop", "The corner of the park gate"));
        assert!(near("12 Mill Lane, Thamesbridge KT1 2AB", "kt1 2ab"), "a postcode stands anywhere");
        assert!(of_places("Flat 4").is_empty() && of_places("in front of my house, by the park").is_empty());
    }

    #[test]
    fn an_organisation_is_its_whole_name() {
        assert!(of_organisation(" Riverside  HOUSING ") == of_organisation("riverside housing"));
        assert!(of_organisation("Riverside Housing") != of_organisation("Riverside School"));
        assert!(of_organisation(" ").is_none());
    }
}
