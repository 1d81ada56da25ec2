use super::building::Table;
use super::names::{EVERYBODY, Key, Names};
use alongside_gate::disclosure_control::Cell;
use std::collections::{BTreeMap, BTreeSet};

/// Counts that nobody writes down and that stand between those that are published: a ward's broad groups
/// where wards are told apart finely and their borough broadly, a district between its wards and its
/// county. Whoever solves all tables together adds up over them.
#[derive(Default)]
pub(super) struct Between {
    pub cells: BTreeMap<Key, Cell>,
    /// All tables of the same people as one, with what stands between.
    pub together: Vec<Table>,
    /// Each table with what stands between.
    pub each: Vec<Table>,
    /// Areas without figures of their own, out of their parts.
    pub sums: Vec<(Key, Vec<Key>)>,
}

type Cells = BTreeMap<Key, Cell>;
/// How many of which group.
type Groups = BTreeMap<u32, Option<u64>>;
type Places = BTreeMap<u32, Groups>;

/// What stands between the tables of the same people. Rounded figures come to their sums too loosely for
/// anybody to add up over several steps.
pub(super) fn between(names: &Names<'_>, cells: &Cells, tables: &[Table], wholes: &[(u32, u32)]) -> Between {
    let mut found = Between::default();
    let mut classes: BTreeMap<u32, Vec<&Table>> = BTreeMap::new();
    tables.iter().for_each(|table| classes.entry(table.class).or_default().push(table));
    classes.retain(|_, tables| tables.len() > 1 && tables.iter().all(|table| table.rounded <= 1));
    for (class, tables) in classes {
        let keys: BTreeSet<Key> = tables.iter().flat_map(|table| table.keys.iter().map(|(key, _)| *key)).collect();
        let mut places = Places::new();
        for key in &keys {
            let count = cells.get(key).and_then(|cell| cell.count);
            places.entry(key.area).or_default().insert(key.group, count);
        }
        let is_related = |(part, _): &(u32, u32)| places.contains_key(part);
        if !wholes.iter().any(is_related) {
            continue;
        }
        let finer = names.finer();
        let everywhere: BTreeSet<u32> = places.values().flat_map(BTreeMap::keys).copied().collect();
        let mut more: BTreeMap<Key, Option<u64>> = BTreeMap::new();
        for (area, groups) in &places {
            let added = broader(names, &finer, groups, &everywhere);
            more.extend(added.into_iter().map(|(group, count)| (Key { class, area: *area, group }, count)));
        }
        more.iter().for_each(|(key, count)| {
            places.entry(key.area).or_default().insert(key.group, *count);
        });
        let mut areas = Areas { class, places, wholes, tables: &tables };
        let (cells, sums) = areas.missing();
        more.extend(cells);
        found.sums.extend(sums);
        if more.is_empty() {
            continue;
        }
        let extended = |areas: &BTreeSet<u32>, keys: &[super::building::Keyed], side| {
            let added = more.keys().filter(|key| areas.contains(&key.area)).map(|key| (*key, None));
            let mut keys: Vec<_> = keys.iter().copied().chain(added).collect();
            keys.sort_unstable();
            Table { class, side, rounded: 1, keys }
        };
        for table in &tables {
            let of_table = table.keys.iter().map(|(key, _)| key.area).collect();
            found.each.push(extended(&of_table, &table.keys, table.side));
        }
        let all: Vec<_> = keys.iter().map(|key| (*key, None)).collect();
        found.together.push(extended(&areas.places.keys().copied().collect(), &all, tables[0].side));
        let cell = |count| Cell { count, between: true, ..Cell::default() };
        found.cells.extend(more.into_iter().map(|(key, count)| (key, cell(count))));
    }
    found
}

/// The broader groups of an area that others have and it has not, out of its finer ones.
fn broader(
    names: &Names<'_>,
    finer: &BTreeMap<u32, Vec<u32>>,
    groups: &Groups,
    everywhere: &BTreeSet<u32>,
) -> Vec<(u32, Option<u64>)> {
    let everybody = names.number(EVERYBODY);
    let is_in = |part: u32, whole: u32| {
        part != whole && (whole == everybody || finer.get(&whole).is_some_and(|parts| parts.contains(&part)))
    };
    let one = |whole: &u32| {
        let here: Vec<_> = groups.iter().filter(|(part, _)| **part != everybody && is_in(**part, *whole)).collect();
        let outermost = here.iter().filter(|(part, _)| !here.iter().any(|(other, _)| is_in(**part, **other)));
        (!here.is_empty()).then(|| (*whole, outermost.map(|(_, count)| **count).sum::<Option<u64>>()))
    };
    everywhere.iter().filter(|group| !groups.contains_key(group)).filter_map(one).collect()
}

/// The areas of one class: who is counted where, and which area is part of which.
struct Areas<'a> {
    class: u32,
    places: Places,
    wholes: &'a [(u32, u32)],
    tables: &'a [&'a Table],
}

/// An area that nobody tells figures of: its own, and the sums that come to them.
type Missing = (BTreeMap<Key, Option<u64>>, Vec<(Key, Vec<Key>)>);

impl Areas<'_> {
    /// Areas that have no figures and stand between areas that have: a district of a county of which only
    /// the wards are told, a borough that is told in wards and in neighbourhoods.
    fn missing(&mut self) -> Missing {
        let mut found = Missing::default();
        let is_missing = |area: &u32| !self.places.contains_key(area);
        let mut missing: BTreeSet<u32> = self.wholes.iter().map(|(_, whole)| *whole).filter(is_missing).collect();
        // The parts of an area first.
        while let Some(area) =
            missing.iter().copied().find(|area| !self.parts(*area).any(|part| missing.contains(&part)))
        {
            missing.remove(&area);
            let (cells, sums) = self.of(area);
            for (key, count) in &cells {
                self.places.entry(area).or_default().insert(key.group, *count);
            }
            found.0.extend(cells);
            found.1.extend(sums);
        }
        found
    }

    fn parts(&self, area: u32) -> impl Iterator<Item = u32> + '_ {
        self.wholes.iter().filter(move |(_, whole)| *whole == area).map(|(part, _)| *part)
    }

    fn of(&self, area: u32) -> Missing {
        let parts: BTreeSet<u32> = self.parts(area).filter(|part| self.places.contains_key(part)).collect();
        let of_table = |table: &&Table| -> BTreeSet<u32> {
            table.keys.iter().map(|(key, _)| key.area).filter(|area| parts.contains(area)).collect()
        };
        let mut divisions: BTreeSet<BTreeSet<u32>> = self.tables.iter().map(of_table).collect();
        divisions.retain(|division| !division.is_empty());
        // Several divisions of the same people; or parts of them, each in a table of its own.
        let sums: Vec<Groups> = divisions.iter().map(|division| self.sum(division)).collect();
        let several = sums.len() > 1 && sums.iter().all(|one| are_one(&sums[0], one));
        if !several {
            divisions = BTreeSet::from([parts]);
        }
        let mut found = Missing::default();
        if several || self.is_within_one(area) {
            for division in divisions {
                for (group, count) in self.sum(&division) {
                    let whole = Key { class: self.class, area, group };
                    let parts = division.iter().filter(|part| self.places[part].contains_key(&group));
                    found.1.push((whole, parts.map(|part| Key { area: *part, ..whole }).collect()));
                    let kept = found.0.entry(whole).or_insert(count);
                    *kept = kept.or(count);
                }
            }
        }
        found
    }

    fn sum(&self, division: &BTreeSet<u32>) -> Groups {
        let mut groups = Groups::new();
        for (group, count) in division.iter().flat_map(|part| &self.places[part]) {
            let sum = groups.entry(*group).or_insert(Some(0));
            *sum = sum.zip(*count).map(|(sum, count)| sum + count);
        }
        groups
    }

    /// Whether an area that has figures holds this one, perhaps over others that have none.
    fn is_within_one(&self, area: u32) -> bool {
        let (mut seen, mut next) = (BTreeSet::from([area]), vec![area]);
        while let Some(area) = next.pop() {
            for (_, whole) in self.wholes.iter().filter(|(part, _)| *part == area) {
                if self.places.contains_key(whole) {
                    return true;
                }
                if seen.insert(*whole) {
                    next.push(*whole);
                }
            }
        }
        false
    }
}

/// Whether two divisions come to the same wherever both are known.
fn are_one(one: &Groups, other: &Groups) -> bool {
    let both = one.iter().filter_map(|(group, count)| (*count).zip(*other.get(group)?));
    both.fold(None, |same, (one, other)| Some(same.unwrap_or(true) && one == other)).unwrap_or(false)
}
