use super::super::areas::parts_first;
use super::super::groups::outermost_sum;
use super::building::Table;
use super::names::{EVERYBODY, Key, Names};
use super::sums::hardly_by_chance;
use super::together::{AsOne, as_one};
use alongside_gate::disclosure_control::{Cell, Link};
use std::collections::{BTreeMap, BTreeSet};

/// Counts that nobody writes down and that stand between those that are published: a ward's broad groups
/// where wards are told apart finely and their borough broadly, a district between its wards and its
/// county. Whoever solves all tables together adds up over them.
#[derive(Default)]
pub(super) struct Between {
    pub cells: BTreeMap<Key, Cell>,
    /// All tables of the same people as one, with what stands between.
    pub together: Vec<AsOne>,
    /// Each table with what stands between.
    pub each: Vec<Table>,
    /// Areas without figures of their own, out of their parts: all of them, or some.
    pub sums: Vec<(Key, Vec<Key>, Link)>,
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
    let exact = tables.iter().filter(|table| table.rounded <= 1);
    exact.for_each(|table| classes.entry(table.class).or_default().push(table));
    if wholes.is_empty() {
        return found;
    }
    let groups = Broader::of(names);
    let mut parts: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    wholes.iter().for_each(|(part, whole)| parts.entry(*whole).or_default().push(*part));
    for (class, tables) in classes {
        let keys: BTreeSet<Key> = tables.iter().flat_map(|table| table.keys.iter().map(|(key, _)| *key)).collect();
        let mut places = Places::new();
        for key in &keys {
            let count = cells.get(key).and_then(|cell| cell.count);
            places.entry(key.area).or_default().insert(key.group, count);
        }
        let everywhere: BTreeSet<u32> = places.values().flat_map(BTreeMap::keys).copied().collect();
        let apart = places.values().any(|here| groups.has_chinese_apart(here));
        let mut more: BTreeMap<Key, Option<u64>> = BTreeMap::new();
        for (area, here) in &places {
            let added = groups.missing(here, &everywhere, apart);
            more.extend(added.into_iter().map(|(group, count)| (Key { class, area: *area, group }, count)));
        }
        more.iter().for_each(|(key, count)| {
            places.entry(key.area).or_default().insert(key.group, *count);
        });
        let together = as_one(names, &tables);
        let each: BTreeSet<BTreeSet<u32>> =
            tables.iter().map(|table| table.keys.iter().map(|(key, _)| key.area).collect()).collect();
        let divisions = each.iter().cloned().chain(together.divisions()).collect();
        let mut areas = Areas { class, names, places, parts: &parts, wholes, each, divisions };
        let missing = areas.missing();
        let order: Vec<u32> = missing.iter().map(|one| one.area).collect();
        let of_area: BTreeMap<u32, &Missing> = missing.iter().map(|one| (one.area, one)).collect();
        for one in &missing {
            more.extend(one.cells.iter().map(|(key, count)| (*key, *count)));
            found.sums.extend(one.sums.iter().cloned());
        }
        if more.is_empty() {
            continue;
        }
        // With the areas that a table's own come to, and those that these come to.
        let extended = |table: Table| {
            let mut areas: BTreeSet<u32> = table.keys.iter().map(|(key, _)| key.area).collect();
            for area in &order {
                if of_area[area].divisions.iter().any(|division| division.is_subset(&areas)) {
                    areas.insert(*area);
                }
            }
            let added = more.keys().filter(|key| areas.contains(&key.area)).map(|key| (*key, None));
            let mut keys: Vec<_> = table.keys.iter().copied().chain(added).collect();
            keys.sort_unstable();
            Table { keys, ..table }
        };
        found.each.extend(tables.iter().map(|table| extended((*table).clone())));
        found.together.push(together.map(extended));
        let cell = |count| Cell { count, between: true, ..Cell::default() };
        found.cells.extend(more.into_iter().map(|(key, count)| (key, cell(count))));
    }
    found
}

/// Which groups are made of which.
struct Broader {
    everybody: u32,
    asian: u32,
    chinese: u32,
    finer: BTreeMap<u32, Vec<u32>>,
}

impl Broader {
    fn of(names: &Names<'_>) -> Self {
        let [everybody, asian, chinese] = [EVERYBODY, "Asian", "Chinese"].map(|name| names.number(name));
        Self { everybody, asian, chinese, finer: names.finer() }
    }

    fn is_in(&self, part: u32, whole: u32) -> bool {
        part != whole && (whole == self.everybody || self.finer.get(&whole).is_some_and(|parts| parts.contains(&part)))
    }

    /// Whether an area counts Chinese people beside Asian ones: its total or its finer groups say so, or
    /// Chinese people are the only ones told apart.
    fn has_chinese_apart(&self, here: &Groups) -> bool {
        let (Some(asian), Some(chinese)) = (here.get(&self.asian), here.get(&self.chinese)) else { return false };
        let finer = |group: &u32| *group != self.chinese && self.is_in(*group, self.asian);
        let others: Vec<Option<u64>> = here.iter().filter(|(group, _)| finer(group)).map(|(_, count)| *count).collect();
        if others.is_empty() {
            let top = |(group, _): &(&u32, &Option<u64>)| {
                **group != self.everybody
                    && !here.keys().any(|other| self.is_in(**group, *other) && *other != self.everybody)
            };
            let sum = here.iter().filter(top).map(|(_, count)| *count).sum::<Option<u64>>();
            // A total that is the broad groups alone has them among the Asian ones.
            return here.get(&self.everybody).copied().flatten().zip(sum).is_none_or(|(all, sum)| all != sum);
        }
        let sum = others.into_iter().sum::<Option<u64>>();
        sum.zip(*asian).is_some_and(|(sum, asian)| sum == asian && *chinese != Some(0))
    }

    /// The broader groups of an area that others have and it has not, out of its finer ones.
    fn missing(&self, here: &Groups, everywhere: &BTreeSet<u32>, chinese_apart: bool) -> Vec<(u32, Option<u64>)> {
        let is_in = |part: u32, whole: u32| {
            self.is_in(part, whole) && !(chinese_apart && part == self.chinese && whole == self.asian)
        };
        let one = |whole: &u32| {
            let parts = here.iter().map(|(part, count)| (*part, *count));
            let parts = parts.filter(|(part, _)| *part != self.everybody && is_in(*part, *whole));
            outermost_sum(parts, is_in).map(|sum| (*whole, sum))
        };
        everywhere.iter().filter(|group| !here.contains_key(group)).filter_map(one).collect()
    }
}

/// The areas of one class: who is counted where, and which area is part of which.
struct Areas<'a> {
    class: u32,
    places: Places,
    parts: &'a BTreeMap<u32, Vec<u32>>,
    wholes: &'a [(u32, u32)],
    names: &'a Names<'a>,
    /// The areas of each table, and those of several tables together.
    each: BTreeSet<BTreeSet<u32>>,
    divisions: BTreeSet<BTreeSet<u32>>,
}

/// What nobody tells of an area: how many, of which areas they come, and how.
struct Missing {
    area: u32,
    cells: BTreeMap<Key, Option<u64>>,
    sums: Vec<(Key, Vec<Key>, Link)>,
    divisions: Vec<BTreeSet<u32>>,
}

impl Areas<'_> {
    /// What areas lack that stand between areas that have it, the smaller ones first: a district of a county of
    /// which only the wards are told, the fine groups of a borough that is told in wards and in neighbourhoods.
    fn missing(&mut self) -> Vec<Missing> {
        let mut found = Vec::new();
        for area in parts_first(self.parts) {
            let Some(one) = self.of(area) else { continue };
            for (key, count) in &one.cells {
                self.places.entry(area).or_default().insert(key.group, *count);
            }
            // A table that has its parts, or some of them, has it too.
            self.divisions = std::mem::take(&mut self.divisions)
                .into_iter()
                .map(|mut areas| {
                    if one.divisions.iter().any(|division| division.is_subset(&areas)) {
                        areas.insert(area);
                    }
                    areas
                })
                .collect();
            found.push(one);
        }
        found
    }

    fn parts(&self, area: u32) -> impl Iterator<Item = u32> + '_ {
        self.parts.get(&area).into_iter().flatten().copied()
    }

    fn of(&self, area: u32) -> Option<Missing> {
        let parts: BTreeSet<u32> = self.parts(area).filter(|part| self.places.contains_key(part)).collect();
        if parts.is_empty() {
            return None;
        }
        let mut told: Vec<BTreeSet<u32>> =
            self.divisions.iter().map(|table| table.intersection(&parts).copied().collect()).collect();
        told.retain(|division: &BTreeSet<u32>| !division.is_empty());
        told.sort();
        told.dedup();
        // Several divisions of the same people; or parts of them, each in a table of its own.
        let sums: Vec<Groups> = told.iter().map(|division| self.sum(division)).collect();
        let agreeing = |at: usize| -> Vec<usize> {
            (0..sums.len()).filter(|other| *other == at || are_one(&sums[at], &sums[*other])).collect()
        };
        let covered = |agreed: &Vec<usize>| (agreed.len(), agreed.iter().map(|at| told[*at].len()).sum::<usize>());
        let most = (0..sums.len()).map(agreeing).max_by_key(covered)?;
        let agreed: Vec<BTreeSet<u32>> = most.into_iter().map(|at| told[at].clone()).collect();
        // Those that come to what the area itself has, where it has something.
        let come_to = |own: &Groups| {
            let comes = (0..sums.len()).filter(|at| are_one(own, &sums[*at]));
            comes.map(|at| told[at].clone()).collect::<Vec<BTreeSet<u32>>>()
        };
        let within = self.is_within_one(area);
        let own = self.places.get(&area);
        let whole = match own.map(come_to) {
            Some(comes) => comes,
            None if agreed.len() > 1 => agreed,
            None if within => vec![parts.clone()],
            None => return None,
        };
        let some = self.some_of(&parts, own, &whole);
        // One division of an area that is in no other says nothing more of anybody.
        if !within && (whole.is_empty() || whole.len() + some.len() < 2) {
            return None;
        }
        let exact = whole.into_iter().map(|division| (division, Link::Exact));
        let all: Vec<_> = exact.chain(some.into_iter().map(|part| (part, Link::AtLeast(u64::MAX)))).collect();
        let mut found = Missing { area, cells: BTreeMap::new(), sums: Vec::new(), divisions: Vec::new() };
        for (division, link) in all {
            let lacking = |group: &u32| own.is_none_or(|own| !own.contains_key(group));
            for (group, count) in self.sum(&division).into_iter().filter(|(group, _)| lacking(group)) {
                let whole = Key { class: self.class, area, group };
                let parts = division.iter().filter(|part| self.places[part].contains_key(&group));
                found.sums.push((whole, parts.map(|part| Key { area: *part, ..whole }).collect(), link));
                let count = count.filter(|_| link == Link::Exact);
                let kept = found.cells.entry(whole).or_insert(count);
                *kept = kept.or(count);
            }
            found.divisions.push(division);
        }
        (!found.cells.is_empty()).then_some(found)
    }

    /// Some of the parts of an area, told in one table: nobody knows of how many more it has, but it has no
    /// fewer than they are; and what is left of a larger area for its other parts is no more than the rest.
    fn some_of(&self, parts: &BTreeSet<u32>, own: Option<&Groups>, whole: &[BTreeSet<u32>]) -> BTreeSet<BTreeSet<u32>> {
        let mut some: BTreeSet<BTreeSet<u32>> = BTreeSet::new();
        for division in &self.divisions {
            let mut kinds: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
            division.intersection(parts).for_each(|part| {
                kinds.entry(self.names.kind_of(*part)).or_default().insert(*part);
            });
            // Of several tables only where the area's own figures say that they do not count anybody twice.
            let is_one = self.each.contains(division);
            some.extend(kinds.into_values().filter(|part| is_one || own.is_some_and(|own| self.fits(part, own))));
        }
        some.retain(|part| !whole.iter().any(|whole| part.is_subset(whole)));
        some
    }

    /// Whether some areas come to no more than the whole has, wherever both are known.
    fn fits(&self, division: &BTreeSet<u32>, own: &Groups) -> bool {
        let sums = self.sum(division);
        let mut both = sums.iter().filter_map(|(group, count)| (*count).zip(*own.get(group)?)).peekable();
        both.peek().is_some() && both.all(|(sum, whole)| sum <= whole)
    }

    /// What areas come to; not known of a group that one of them does not tell apart.
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

/// Whether two divisions come to the same wherever both are known, and that not by chance: one large count,
/// or several that are not noughts.
fn are_one(one: &Groups, other: &Groups) -> bool {
    let both: Vec<(u64, u64)> = one.iter().filter_map(|(group, count)| (*count).zip(*other.get(group)?)).collect();
    let same = both.iter().map(|(count, _)| *count).filter(|count| *count > 0).collect::<BTreeSet<u64>>();
    both.iter().all(|(one, other)| one == other) && hardly_by_chance(&same)
}
