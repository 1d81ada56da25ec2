use super::super::measures::{Figure, Measure, Pair};
use super::plan::Planned;
use std::collections::{BTreeMap, BTreeSet};

/// Which measures of one file come to which other of it: everybody out of women and men, each cut out of the
/// file by the rows that are kept. Nobody says so; their figures do. By where they stand in the edition.
pub(super) fn cuts(plans: &[Planned], measures: &[Measure]) -> Vec<(usize, Vec<usize>)> {
    let mut files: BTreeMap<(&str, Option<&str>), Vec<usize>> = BTreeMap::new();
    for (at, plan) in plans.iter().enumerate() {
        files.entry((plan.file.as_str(), plan.sheet.as_deref())).or_default().push(at);
    }
    files.retain(|_, all| (3..=MANY).contains(&all.len()));
    let mut found = Vec::new();
    for all in files.values() {
        let counts: BTreeMap<usize, Counts<'_>> = all.iter().map(|at| (*at, counts(&measures[*at]))).collect();
        for whole in all {
            let others: Vec<usize> = all.iter().copied().filter(|at| at != whole).collect();
            let pairs = (1..others.len()).flat_map(|two| (0..two).map(move |one| (one, two)));
            let mut ways: Vec<Vec<usize>> = pairs.map(|(one, two)| vec![others[one], others[two]]).collect();
            if others.len() > 2 {
                ways.push(others);
            }
            let comes = ways.into_iter().filter(|parts| come_to(&counts[whole], &counts, parts));
            found.extend(comes.map(|parts| (*whole, parts)));
        }
    }
    found
}

/// Of more measures of one file nobody tries all.
const MANY: usize = 12;
/// Sums of fewer than this come out the same by chance.
const TELLING: u64 = 20;

/// When, where and who; everybody is nobody's name.
type Counts<'a> = BTreeMap<(&'a str, &'a str, &'a str), u64>;

fn counts(measure: &Measure) -> Counts<'_> {
    let of = |pair: &Pair| pair.events.and_then(Figure::count);
    let rows = measure.blocks.iter().flat_map(|block| {
        let groups = block.groups.iter().map(|(name, pair)| (name.as_str(), pair));
        let all = groups.chain(block.everybody.iter().map(|pair| ("", pair)));
        all.filter_map(move |(who, pair)| Some(((block.period.as_str(), block.area.code.as_str(), who), of(pair)?)))
    });
    rows.collect()
}

/// Whether parts come to a whole wherever all of them have a count, and that more than once.
fn come_to(whole: &Counts<'_>, all: &BTreeMap<usize, Counts<'_>>, parts: &[usize]) -> bool {
    let mut same: BTreeSet<u64> = BTreeSet::new();
    for (key, count) in whole {
        let Some(sum) = parts.iter().map(|at| all[at].get(key).copied()).sum::<Option<u64>>() else { continue };
        if sum != *count {
            return false;
        }
        same.insert(sum);
    }
    same.iter().filter(|count| **count >= TELLING).count() > 1
}
