use super::Side;
use super::between::Between;
use super::building::Table;
use super::names::{EVERYBODY, Key, Names};
use super::together::together;
use alongside_gate::disclosure_control::{Cell, Link};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A whole, its parts, and how they come to it.
#[derive(Clone)]
pub(super) struct Sum {
    pub whole: Key,
    pub parts: Vec<Key>,
    pub link: Link,
    /// What is not in any part: whoever has all of them knows it, though nobody writes it down.
    pub rest: Option<u64>,
    /// Of whole and parts, what an edition before said of those that were corrected since: it is that which
    /// adds up.
    pub was: BTreeMap<Key, u64>,
}

type Cells = BTreeMap<Key, Cell>;

/// How counts add up: in each table as that table divides them (groups under everybody, fine groups
/// under broad ones, parts of areas under their area), to a whole that may stand in any table of the
/// same counts. Two divisions of one whole are two sums.
pub(super) fn sums(
    names: &Names<'_>,
    cells: &Cells,
    tables: &[Table],
    between: &Between,
    wholes: &[(u32, u32)],
) -> Vec<Sum> {
    let finer = names.finer();
    let mut wholes_of: HashMap<u32, Vec<u32>> = HashMap::new();
    let areas: BTreeSet<u32> =
        if wholes.is_empty() { BTreeSet::new() } else { cells.keys().map(|key| key.area).collect() };
    for (part, whole) in wholes.iter().filter(|(_, whole)| areas.contains(whole)) {
        wholes_of.entry(*part).or_default().push(*whole);
    }
    let exactest = exactest(tables);
    let looking = |table, between| Looking { names, cells, table, exactest: &exactest, finer: &finer, between };
    let mut found: Vec<Sum> = Vec::new();
    for table in tables {
        let looking = looking(table, false);
        looking.groups(&mut found);
        looking.areas(&wholes_of, &mut found);
    }
    let together = together(names, tables, wholes.is_empty());
    if !together.is_empty() || !between.cells.is_empty() {
        let mut more = Vec::new();
        for one in &together {
            looking(&one.all, false).groups(&mut more);
            looking(&one.all, false).areas(&wholes_of, &mut more);
            one.ways.iter().for_each(|table| more.extend(looking(table, false).divisions(&wholes_of)));
        }
        for one in &between.together {
            looking(&one.all, true).groups(&mut more);
            looking(&one.all, true).areas(&wholes_of, &mut more);
            one.ways.iter().for_each(|table| more.extend(looking(table, true).divisions(&wholes_of)));
        }
        between.each.iter().for_each(|table| looking(table, true).areas(&wholes_of, &mut more));
        let sum = |(whole, parts, link): &(Key, Vec<Key>, Link)| Sum {
            whole: *whole,
            parts: parts.clone(),
            link: *link,
            rest: None,
            was: BTreeMap::new(),
        };
        more.extend(between.sums.iter().map(sum));
        // Old wards and new ones are no one division: each table has said what it divides.
        found.extend(more.into_iter().filter(|sum| !matches!(sum.link, Link::Unclear | Link::Overlapping)));
        let mut seen = BTreeSet::new();
        found.retain(|sum| seen.insert((sum.whole, sum.parts.clone(), sum.was.clone())));
    }
    found
}

/// How little each count is rounded that stands in rounded tables only.
fn exactest(tables: &[Table]) -> HashMap<Key, u64> {
    let mut found: HashMap<Key, u64> = HashMap::new();
    if tables.iter().all(|table| table.rounded <= 1) {
        return found;
    }
    for table in tables {
        for (key, _) in &table.keys {
            let least = found.entry(*key).or_insert(table.rounded);
            *least = (*least).min(table.rounded);
        }
    }
    found
}

/// Whether sums that are the same prove that they are of the same people: a large one, or several.
pub(super) fn hardly_by_chance(same: &BTreeSet<u64>) -> bool {
    same.len() > 1 || same.iter().any(|count| *count >= TELLING)
}

/// One count as large as this is hardly the same by chance.
const TELLING: u64 = 20;

struct Looking<'a> {
    names: &'a Names<'a>,
    cells: &'a Cells,
    table: &'a Table,
    /// How little a count is rounded in any table, where it is at all.
    exactest: &'a HashMap<Key, u64>,
    finer: &'a BTreeMap<u32, Vec<u32>>,
    /// Whether counts that stand between tables are looked at too.
    between: bool,
}

impl Looking<'_> {
    fn finer(&self, group: u32) -> &[u32] {
        self.finer.get(&group).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether something is known of a whole.
    fn has(&self, whole: &Key) -> bool {
        self.cells.get(whole).is_some_and(|cell| self.between || !cell.between)
    }

    fn groups(&self, found: &mut Vec<Sum>) {
        let number = |name: &str| self.names.number(name);
        let (everybody, asian, chinese) = (number(EVERYBODY), number("Asian"), number("Chinese"));
        let keys = self.table.keys.chunk_by(|(one, _), (other, _)| one.area == other.area);
        for here in keys {
            let has = |group: u32| here.iter().any(|(key, _)| key.group == group);
            let is_part = |group: u32| here.iter().any(|(key, _)| self.finer(key.group).contains(&group));
            let only = |wanted: &dyn Fn(u32) -> bool| -> Vec<Key> {
                here.iter().map(|(key, _)| *key).filter(|key| wanted(key.group)).collect()
            };
            // Some departments count Chinese people apart from Asian ones, and nobody says so.
            let unclear = has(asian) && has(chinese);
            let apart_likely =
                !here.iter().any(|(key, _)| key.group != chinese && self.finer(asian).contains(&key.group));
            let first = here[0].0;
            let whole = Key { group: everybody, ..first };
            if self.has(&whole) {
                let mut ways = vec![only(&|group| group != everybody && !is_part(group))];
                if unclear {
                    ways.push(only(&|group| group != everybody && (!is_part(group) || group == chinese)));
                }
                self.choose(whole, ways, apart_likely, found);
            }
            for (group, finer) in self.finer {
                let whole = Key { group: *group, ..first };
                if !self.has(&whole) {
                    continue;
                }
                // Of what is told apart twice the broader: the finer ones come to it by themselves.
                let is_in_one = |group: u32| {
                    here.iter().any(|(key, _)| finer.contains(&key.group) && self.finer(key.group).contains(&group))
                };
                let parts = only(&|group| finer.contains(&group) && !is_in_one(group));
                if parts.is_empty() {
                    continue;
                }
                let apart: Vec<Key> = parts.iter().copied().filter(|part| part.group != chinese).collect();
                let may_be_apart = *group == asian && parts.len() > apart.len();
                if apart.is_empty() && may_be_apart {
                    // Chinese people alone, who may not even be among them, say nothing of Asian ones.
                    continue;
                }
                let mut ways = vec![parts];
                if may_be_apart {
                    ways.push(apart);
                } else if unclear && finer.contains(&asian) {
                    ways.push(only(&|group| finer.contains(&group) && (group == chinese || !is_in_one(group))));
                }
                self.choose(whole, ways, apart_likely, found);
            }
        }
    }

    fn areas(&self, wholes_of: &HashMap<u32, Vec<u32>>, found: &mut Vec<Sum>) {
        if wholes_of.is_empty() {
            return;
        }
        let mut parts_of: BTreeMap<Key, Vec<Key>> = BTreeMap::new();
        for (key, _) in &self.table.keys {
            for area in wholes_of.get(&key.area).into_iter().flatten() {
                let whole = Key { area: *area, ..*key };
                if self.has(&whole) {
                    parts_of.entry(whole).or_default().push(*key);
                }
            }
        }
        let mut sums: Vec<Sum> = parts_of.into_iter().map(|(whole, parts)| self.sum(whole, parts)).collect();
        // Where a part of the area is missing for some groups, it is for all that no other part tells.
        let areas = |sum: &Sum| sum.parts.iter().map(|part| part.area).collect::<BTreeSet<u32>>();
        let lacking: Vec<(u32, BTreeSet<u32>)> = sums
            .iter()
            .filter(|sum| matches!(sum.link, Link::AtLeast(_)))
            .map(|sum| (sum.whole.area, areas(sum)))
            .collect();
        let lacks = |sum: &Sum| {
            let own = areas(sum);
            lacking.iter().any(|(area, parts)| *area == sum.whole.area && own.is_subset(parts))
        };
        for sum in &mut sums {
            let known = sum.parts.iter().chain([&sum.whole]).all(|key| self.count(key).is_some());
            match sum.link {
                Link::Unclear => sum.link = Link::Overlapping,
                // That nobody of a group is in the part that is missing readers see only where all is shown.
                Link::Exact if !lacking.is_empty() && lacks(sum) => {
                    sum.link = self.at_least(&sum.whole, &sum.parts);
                    sum.rest = known.then_some(0);
                }
                _ => {}
            }
        }
        found.extend(sums);
    }

    /// How areas come to those they are part of, where their figures prove it: only some of the areas are looked
    /// at, and perhaps they are not all. Where they come to less everywhere, the rest is somewhere else.
    fn divisions(&self, wholes_of: &HashMap<u32, Vec<u32>>) -> Vec<Sum> {
        let mut sums = Vec::new();
        self.areas(wholes_of, &mut sums);
        let known = |sum: &Sum| sum.parts.iter().chain([&sum.whole]).all(|key| self.count(key).is_some());
        let mut proven: BTreeMap<u32, BTreeSet<u64>> = BTreeMap::new();
        let (mut less, mut more) = (BTreeSet::new(), BTreeSet::new());
        for sum in sums.iter().filter(|sum| known(sum)) {
            match sum.link {
                Link::Exact | Link::Within(_) => {
                    let count = self.count(&sum.whole).filter(|count| *count > 0);
                    proven.entry(sum.whole.area).or_default().extend(count);
                }
                Link::AtLeast(_) => drop(less.insert(sum.whole.area)),
                Link::Unclear | Link::Overlapping => drop(more.insert(sum.whole.area)),
            }
        }
        let is_proven = |area: &u32| !less.contains(area) && proven.get(area).is_some_and(hardly_by_chance);
        sums.retain(|sum| {
            let area = &sum.whole.area;
            !more.contains(area) && (is_proven(area) || less.contains(area) && sum.rest.is_some())
        });
        sums
    }

    /// Of several ways to add up the one that does; where that is not known, the second if it is likely.
    fn choose(&self, whole: Key, ways: Vec<Vec<Key>>, second_likely: bool, found: &mut Vec<Sum>) {
        let likely = usize::from(second_likely && ways.len() > 1);
        let mut sums: Vec<Sum> = ways.into_iter().map(|parts| self.sum(whole, parts)).collect();
        let all_known = |parts: &[Key]| parts.iter().chain([&whole]).all(|key| self.count(key).is_some());
        let adds_up = |sum: &Sum| matches!(sum.link, Link::Exact | Link::Within(_)) && all_known(&sum.parts);
        let at = sums.iter().position(adds_up).unwrap_or(likely);
        let chosen = sums.swap_remove(at);
        if !chosen.parts.is_empty() {
            found.push(chosen);
        }
    }

    fn sum(&self, whole: Key, parts: Vec<Key>) -> Sum {
        if let Some(was) = self.as_it_was(&whole, &parts) {
            return Sum { whole, parts, link: Link::Exact, rest: None, was };
        }
        let link = self.link(&whole, &parts);
        let sum = || parts.iter().map(|part| self.count(part)).sum::<Option<u64>>();
        let is_more = matches!(link, Link::AtLeast(_)) && self.rounded(&whole) <= 1;
        let rest = is_more.then(|| self.count(&whole)?.checked_sub(sum()?)).flatten();
        Sum { whole, parts, link, rest, was: BTreeMap::new() }
    }

    /// What an edition before said of a whole and its parts, where some of it was corrected since and what it hid
    /// was not: whoever kept it still has that sum.
    fn as_it_was(&self, whole: &Key, parts: &[Key]) -> Option<BTreeMap<Key, u64>> {
        let all = || parts.iter().chain([whole]);
        let was: BTreeMap<Key, u64> = all().filter_map(|key| Some((*key, *self.table.was.get(key)?))).collect();
        let count = |key: &Key| was.get(key).copied().or_else(|| self.count(key));
        let sum = parts.iter().map(count).sum::<Option<u64>>();
        (!was.is_empty() && sum.is_some() && sum == count(whole)).then_some(was)
    }

    /// How much a whole and its parts are rounded: as its own table is, where it stands there too.
    fn rounded(&self, whole: &Key) -> u64 {
        let here = self.table.keys.binary_search_by_key(whole, |(key, _)| *key).is_ok();
        let elsewhere = self.exactest.get(whole).copied().unwrap_or(1);
        if here { self.table.rounded } else { self.table.rounded.max(elsewhere) }
    }

    fn count(&self, key: &Key) -> Option<u64> {
        self.cells.get(key).and_then(|cell| cell.count)
    }

    /// How parts come to their whole. What is not known is taken to add up: then nobody concludes more
    /// from it than we do. Only where whole and parts stand in one table, and on the other side of the
    /// rate there is more in the whole, there is more in it here too.
    fn link(&self, whole: &Key, parts: &[Key]) -> Link {
        let rounded = self.rounded(whole);
        let room = (rounded / 2) * (parts.len() as u64 + 1);
        let near = if rounded > 1 { Link::Within(room) } else { Link::Exact };
        let known: Vec<u64> = parts.iter().filter_map(|part| self.count(part)).collect();
        let sum: u64 = known.iter().sum();
        match self.count(whole) {
            Some(all) if sum > all.saturating_add(room) => Link::Unclear,
            Some(all) if known.len() == parts.len() && all > sum.saturating_add(room) => self.at_least(whole, parts),
            Some(_) if known.len() == parts.len() => near,
            _ if self.more_beside(whole, parts).is_some_and(|more| more > 0) => self.at_least(whole, parts),
            _ => near,
        }
    }

    /// Whoever is missing is no more often counted than there are of them: where only some of the
    /// people count, both sides of the rate say how many more there are.
    fn at_least(&self, whole: &Key, parts: &[Key]) -> Link {
        let both_sides = self.cells.get(whole).is_some_and(|cell| cell.both_sides);
        let people = self.more_beside(whole, parts).filter(|_| both_sides && self.table.side == Side::Events);
        Link::AtLeast(people.unwrap_or(u64::MAX))
    }

    /// How many more the whole has than its parts, on the other side of the rate.
    fn more_beside(&self, whole: &Key, parts: &[Key]) -> Option<u64> {
        let other = |key: &Key| {
            let at = self.table.keys.binary_search_by_key(key, |(key, _)| *key).ok()?;
            self.table.keys[at].1
        };
        let sum = parts.iter().map(other).sum::<Option<u64>>()?;
        other(whole)?.checked_sub(sum)
    }
}
