use super::super::measures::{Block, Figure, Measure};
use std::collections::{BTreeMap, BTreeSet};

/// Which areas are part of which others, as their figures say: where several areas come to another in every
/// group, and that not by chance. Whoever has the table sees it, though nobody has said so.
pub fn parts_by_figures<'a>(measures: impl Iterator<Item = &'a Measure>) -> Vec<(String, String)> {
    let mut found = BTreeSet::new();
    for measure in measures.filter(|measure| measure.definition.rounded_to <= 1) {
        let Some(last) = measure.blocks.last().map(|block| block.period.as_str()) else { continue };
        let there = || measure.blocks.iter().filter(|block| block.period == last);
        // Each is looked at beside each other.
        if there().count() > MANY {
            continue;
        }
        let areas: Vec<(&str, Counts)> = there()
            .map(|block| (block.area.code.as_str(), counts(block)))
            .filter(|(_, counts)| says_something(counts))
            .collect();
        for (at, (whole, counts)) in areas.iter().enumerate() {
            let others: Vec<usize> = (0..areas.len()).filter(|other| *other != at).collect();
            let fits = |other: &usize| {
                counts.iter().all(|(key, all)| areas[*other].1.get(key).is_some_and(|count| count <= all))
            };
            let parts: Vec<usize> = others.into_iter().filter(fits).collect();
            let mut chosen = Vec::new();
            let is_sum = match parts.len() {
                0 | 1 => false,
                few if few <= FEW => comes_to(&areas, counts.clone(), &parts, &mut chosen),
                // Of many areas all of them, or it is not looked for.
                _ => {
                    chosen.clone_from(&parts);
                    let sum = |key| parts.iter().map(|part| areas[*part].1[key]).sum::<u64>();
                    counts.iter().all(|(key, all)| sum(key) == *all)
                }
            };
            if is_sum && chosen.len() > 1 {
                found.extend(chosen.iter().map(|part| (areas[*part].0.to_owned(), (*whole).to_owned())));
            }
        }
    }
    found.into_iter().collect()
}

/// How many of which group, on which side of the rate.
type Counts<'a> = BTreeMap<(&'a str, bool), u64>;

/// With more areas than these there are too many ways to put them together.
const FEW: usize = 9;
const MANY: usize = 300;

fn counts(block: &Block) -> Counts<'_> {
    let mut counts = Counts::new();
    for (group, pair) in &block.groups {
        for (figure, events) in [(pair.events, true), (pair.total, false)] {
            if let Some(Figure::Count(count)) = figure {
                counts.insert((group, events), count);
            }
        }
    }
    counts
}

/// Several counts that differ, one of them not small, are hardly the same by chance.
fn says_something(counts: &Counts<'_>) -> bool {
    let several: BTreeSet<u64> = counts.values().copied().filter(|count| *count > 0).collect();
    several.len() > 1 && several.last().is_some_and(|most| *most >= 20)
}

/// Whether some of the parts come to what is left.
fn comes_to(areas: &[(&str, Counts<'_>)], left: Counts<'_>, parts: &[usize], chosen: &mut Vec<usize>) -> bool {
    if left.values().all(|count| *count == 0) {
        return true;
    }
    let Some((first, rest)) = parts.split_first() else { return false };
    let less = |(key, count): (&(&'_ str, bool), &u64)| count.checked_sub(areas[*first].1[key]);
    let taken: Option<Vec<u64>> = left.iter().map(less).collect();
    if let Some(taken) = taken {
        chosen.push(*first);
        let left = left.keys().copied().zip(taken).collect();
        if comes_to(areas, left, rest, chosen) {
            return true;
        }
        chosen.pop();
    }
    comes_to(areas, left, rest, chosen)
}
