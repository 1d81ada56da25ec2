use super::Side;
use super::building::Table;
use super::names::{Key, Names};
use std::collections::{BTreeMap, BTreeSet};

/// What stands in several tables of the same counts, or in one with areas of several kinds.
pub(super) fn together(names: &Names<'_>, tables: &[Table], without_areas: bool) -> Vec<AsOne> {
    let mut classes: BTreeMap<u32, Vec<&Table>> = BTreeMap::new();
    tables.iter().for_each(|table| classes.entry(table.class).or_default().push(table));
    // Of one table without areas in each other there is nothing more to know.
    classes.retain(|_, tables| tables.len() > 1 || !without_areas);
    let found = classes.into_values().map(|tables| (tables.len(), as_one(names, &tables)));
    found.filter(|(tables, one)| *tables > 1 || !one.ways.is_empty()).map(|(_, one)| one).collect()
}

/// Tables of the same counts as one: some wards in one edition and the others in the next divide a borough
/// together. There may be other divisions of it among them: then it is tried without each of the tables,
/// and with areas of one kind only.
pub(super) struct AsOne {
    pub all: Table,
    /// Parts of it that may divide a whole by themselves.
    pub ways: Vec<Table>,
}

impl AsOne {
    fn tables(&self) -> impl Iterator<Item = &Table> {
        [&self.all].into_iter().chain(&self.ways)
    }

    pub fn map(self, change: impl Fn(Table) -> Table) -> Self {
        Self { all: change(self.all), ways: self.ways.into_iter().map(change).collect() }
    }

    /// The areas of each way to put them together.
    pub fn divisions(&self) -> impl Iterator<Item = BTreeSet<u32>> + '_ {
        self.tables().map(areas_of)
    }
}

fn areas_of(table: &Table) -> BTreeSet<u32> {
    table.keys.iter().map(|(key, _)| key.area).collect()
}

pub(super) fn as_one(names: &Names<'_>, tables: &[&Table]) -> AsOne {
    let all = merged(tables);
    let whole = areas_of(&all);
    let mut ways: BTreeSet<BTreeSet<u32>> = BTreeSet::new();
    if (3..=FEW).contains(&tables.len()) {
        ways.extend(tables.iter().map(|table| &whole - &areas_of(table)));
    }
    let mut kinds: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    whole.iter().for_each(|area| {
        kinds.entry(names.kind_of(*area)).or_default().insert(*area);
    });
    // Of a hundred kinds there is none.
    if kinds.len() <= FEW {
        ways.extend(kinds.into_values());
    }
    ways.retain(|areas| areas.len() > 1 && *areas != whole);
    let only = |areas: BTreeSet<u32>| {
        let keys = all.keys.iter().copied().filter(|(key, _)| areas.contains(&key.area)).collect();
        Table { keys, was: BTreeMap::new(), ..all }
    };
    let ways = ways.into_iter().map(only).collect();
    AsOne { all, ways }
}

/// Of more tables none is left out: each time all of them are gone through.
const FEW: usize = 8;

fn merged(tables: &[&Table]) -> Table {
    let first = tables[0];
    if tables.len() == 1 {
        return first.clone();
    }
    let rounded = tables.iter().map(|table| table.rounded).max().unwrap_or(1);
    // Counted among other people, or people here and events there: what stands beside them says nothing together.
    let alike = tables.iter().all(|table| (table.side, table.beside) == (first.side, first.beside));
    let side = if alike { first.side } else { Side::Total };
    let mut keys: BTreeMap<Key, Option<u64>> = BTreeMap::new();
    for (key, other) in tables.iter().flat_map(|table| &table.keys) {
        let kept = keys.entry(*key).or_default();
        *kept = kept.or(*other).filter(|_| alike);
    }
    Table {
        class: first.class,
        beside: first.beside,
        side,
        rounded,
        keys: keys.into_iter().collect(),
        was: BTreeMap::new(),
    }
}
