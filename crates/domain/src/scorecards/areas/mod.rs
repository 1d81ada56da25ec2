mod by_code;
mod by_figures;

pub use by_code::{is_national, parts_by_code};
pub use by_figures::parts_by_figures;

use std::collections::{BTreeMap, BTreeSet};

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

/// Areas that have parts, each after those of its parts that have some themselves: so that what comes of
/// the parts is there when their whole is asked for. Where an area is said to be in itself it is left out.
pub fn parts_first<A: Copy + Ord>(parts: &BTreeMap<A, Vec<A>>) -> Vec<A> {
    let (mut ordered, mut left) = (Vec::new(), parts.keys().copied().collect::<BTreeSet<A>>());
    let has_none_left = |area: &A, left: &BTreeSet<A>| !parts[area].iter().any(|part| left.contains(part));
    while let Some(area) = left.iter().copied().find(|area| has_none_left(area, &left)) {
        left.remove(&area);
        ordered.push(area);
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::{one_way, parts_first};
    use std::collections::BTreeMap;

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

    #[test]
    fn a_whole_comes_after_its_parts() {
        let parts =
            BTreeMap::from([("borough", vec!["north", "south"]), ("county", vec!["borough"]), ("north", vec!["ward"])]);
        assert_eq!(parts_first(&parts), ["north", "borough", "county"]);
    }
}
