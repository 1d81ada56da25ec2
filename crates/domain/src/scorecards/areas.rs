use super::Area;
use std::collections::{BTreeMap, BTreeSet};

/// Which of some areas are part of which others, as their codes say: the boroughs of London
/// of London, the regions of England. What a code does not say is said by whoever publishes.
pub fn parts_by_code<'a>(areas: impl Iterator<Item = &'a Area>) -> Vec<(String, String)> {
    let whole = |code: &str| {
        let region = code.strip_prefix("E120000").is_some_and(|number| ("01"..="09").contains(&number));
        match code {
            _ if code.starts_with("E09") => Some(LONDON),
            _ if region => Some(ENGLAND),
            _ => None,
        }
    };
    let mut parts: Vec<(String, String)> =
        areas.filter_map(|area| Some((area.code.clone(), whole(&area.code)?.to_owned()))).collect();
    parts.sort();
    parts.dedup();
    parts
}

/// Every link of part and whole once, and none that would make an area part of itself: what is said first
/// holds. Editions before may have said that the one is part of the other, and this one the contrary.
pub fn one_way<'a>(links: impl Iterator<Item = &'a (String, String)>) -> Vec<(String, String)> {
    let mut wholes: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut kept = Vec::new();
    for link in links {
        let (part, whole) = (link.0.as_str(), link.1.as_str());
        let (mut above, mut next) = (BTreeSet::from([whole]), vec![whole]);
        while let Some(area) = next.pop() {
            next.extend(wholes.get(area).into_iter().flatten().copied().filter(|area| above.insert(area)));
        }
        if !above.contains(part) && wholes.entry(part).or_default().insert(whole) {
            kept.push(link.clone());
        }
    }
    kept
}

const LONDON: &str = "E12000007";
const ENGLAND: &str = "E92000001";

#[cfg(test)]
mod tests {
    use super::one_way;

    #[test]
    fn no_area_is_part_of_itself_and_what_is_said_first_holds() {
        let link = |part: &str, whole: &str| (part.to_owned(), whole.to_owned());
        let said = [
            link("ward", "borough"),
            link("borough", "county"),
            link("ward", "borough"),
            link("county", "ward"),
            link("county", "county"),
            link("ward", "county"),
        ];
        let expected = [link("ward", "borough"), link("borough", "county"), link("ward", "county")];
        assert_eq!(one_way(said.iter()), expected);
    }
}
