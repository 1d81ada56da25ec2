use super::super::measures::{Block, Figure, Kind, Measure, Pair};
use super::super::source::Missing;
use super::names::{EVERYBODY, Key, Names, UNKNOWN};
use super::{Earlier, Told};
use alongside_gate::disclosure_control::{Cell, Link, Place, Policy, Protected, Tables, protect};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// All counts of one side of the rates, and how they add up.
pub(super) struct Building<'a> {
    names: &'a Names<'a>,
    cells: BTreeMap<Key, (Option<u64>, Cell)>,
    tables: Tables,
    places: HashMap<Key, Place>,
    linked: BTreeSet<(Key, Option<(u32, u32)>)>,
}

/// What may be shown of them.
pub(super) struct Done {
    pub safe: Protected,
    pub places: HashMap<Key, Place>,
}

impl<'a> Building<'a> {
    pub fn new(names: &'a Names<'a>) -> Self {
        Self {
            names,
            cells: BTreeMap::new(),
            tables: Tables::default(),
            places: HashMap::new(),
            linked: BTreeSet::new(),
        }
    }

    pub fn block(&mut self, family: u32, measure: &Measure, block: &Block, of: fn(&Pair) -> Option<Figure>) {
        let (period, area) = (self.names.number(&block.period), self.names.number(&block.area.code));
        let named = block.groups.iter().map(|(name, pair)| (name.as_str(), pair));
        let rest = block
            .everybody
            .iter()
            .map(|pair| (EVERYBODY, pair))
            .chain(block.unknown.iter().map(|pair| (UNKNOWN, pair)));
        for (name, pair) in named.chain(rest) {
            let count = match of(pair) {
                Some(Figure::Count(count)) => Some(count),
                Some(Figure::Missing(Missing::Hidden | Missing::Low)) => None,
                // What is not there hides nothing.
                _ => continue,
            };
            let wanted = name.eq_ignore_ascii_case(&measure.definition.reference);
            let both_sides = matches!(measure.definition.kind, Kind::Share | Kind::Part);
            let key = Key { family, period, area, group: self.names.number(name) };
            self.cells.entry(key).or_insert((count, Cell { count, wanted, both_sides, ..Cell::default() }));
        }
    }

    pub fn counts(&self) -> HashMap<Key, Option<u64>> {
        self.cells.iter().map(|(key, (count, _))| (*key, *count)).collect()
    }

    pub fn among(&mut self, whole: &HashMap<Key, Option<u64>>) {
        for (key, (_, cell)) in &mut self.cells {
            cell.among = whole.get(key).copied().flatten().filter(|_| cell.both_sides);
        }
    }

    /// No count is less than what is shown of it on the other side of the rate.
    pub fn no_fewer_than(&mut self, events: &Done) {
        for (key, (_, cell)) in self.cells.iter_mut().filter(|(_, (_, cell))| cell.both_sides) {
            let shown = events.places.get(key).and_then(|place| events.safe.at(*place).ok());
            cell.least = shown.map_or(0, |counted| counted.count());
        }
    }

    /// Marks what was published before, and adds what is published no more: counts that were
    /// shown, and counts that were hidden, in whatever area.
    pub fn told(&mut self, earlier: &[Earlier], of: fn(&Earlier) -> Told) {
        for one in earlier {
            let group = match one.group.as_deref() {
                None => EVERYBODY,
                Some("Not known") => UNKNOWN,
                Some(group) => group,
            };
            let number = |word: &str| self.names.number(word);
            let key = Key {
                family: number(&one.family),
                period: number(&one.period),
                area: number(&one.area),
                group: number(group),
            };
            // Another period shares nothing with what is published now.
            let next = self.cells.range(Key { area: 0, group: 0, ..key }..).next().map(|(other, _)| *other);
            if next.is_none_or(|other| (other.family, other.period) != (key.family, key.period)) {
                continue;
            }
            match of(one) {
                Told::Nothing => {}
                Told::Hidden => {
                    let unknown = Cell { hidden_before: true, ..Cell::default() };
                    self.cells.entry(key).or_insert((None, unknown));
                }
                Told::Count(count) => {
                    let shown = (Some(count), Cell { count: Some(count), ..Cell::default() });
                    let (known, cell) = self.cells.entry(key).or_insert(shown);
                    // What one edition hid another showed.
                    if cell.hidden_before {
                        (*known, *cell) = shown;
                    }
                    // A figure that was corrected since is another figure.
                    cell.told = *known == Some(count);
                }
            }
        }
    }

    /// Gives every count its place.
    pub fn place(&mut self) {
        for (key, (_, cell)) in &self.cells {
            self.places.insert(*key, self.tables.add(*cell));
        }
    }

    pub fn link(&mut self, family: u32, rounded: u64, within: &[(String, String)], whole: &HashMap<Key, Option<u64>>) {
        let (finer, everybody) = (self.names.finer(), self.names.number(EVERYBODY));
        let finer = |group: u32| finer.get(&group).map(Vec::as_slice).unwrap_or_default();
        let first = Key { family, period: 0, area: 0, group: 0 };
        let own: Vec<Key> =
            self.cells.range(first..).map(|(key, _)| *key).take_while(|key| key.family == family).collect();
        let mut parts_of: HashMap<u32, Vec<u32>> = HashMap::new();
        for (child, parent) in within {
            parts_of.entry(self.names.number(parent)).or_default().push(self.names.number(child));
        }
        let mut sums: Vec<(Key, Vec<Key>)> = Vec::new();
        for here in own.chunk_by(|one, other| (one.period, one.area) == (other.period, other.area)) {
            let is_part = |group: u32| here.iter().any(|key| finer(key.group).contains(&group));
            if let Some(all) = here.iter().find(|key| key.group == everybody) {
                let top = here.iter().filter(|key| key.group != everybody && !is_part(key.group));
                sums.push((*all, top.copied().collect()));
            }
            for key in here {
                let parts = finer(key.group);
                sums.push((*key, here.iter().filter(|part| parts.contains(&part.group)).copied().collect()));
                let smaller = parts_of.get(&key.area).into_iter().flatten().map(|area| Key { area: *area, ..*key });
                sums.push((*key, smaller.filter(|part| self.cells.contains_key(part)).collect()));
            }
        }
        for (sum, parts) in sums {
            let mark = parts.first().map(|part| (part.area, part.group));
            if parts.is_empty() || !self.linked.insert((sum, mark)) {
                continue;
            }
            let count = |key: &Key| self.cells.get(key).and_then(|(count, _)| *count);
            let among = |key: &Key| whole.get(key).copied().flatten();
            let Some(link) = link(&count, &sum, &parts, rounded)
                .or_else(|| link(&among, &sum, &parts, rounded))
                .unwrap_or(Some(if rounded > 1 { Link::Within(room(rounded, &parts)) } else { Link::Exact }))
            else {
                continue;
            };
            let places: Vec<Place> = parts.iter().filter_map(|part| self.places.get(part).copied()).collect();
            if let Some(place) = self.places.get(&sum) {
                self.tables.link(*place, &places, link);
            }
        }
    }

    pub fn finish(self, policy: Policy) -> Done {
        let safe = protect(&self.tables, policy);
        Done { safe, places: self.places }
    }
}

/// How parts come to their whole, if all of them are known; outer none where they are not,
/// inner none where the figures contradict each other.
#[expect(clippy::option_option, reason = "not known, and known to be no sum, are two things")]
fn link(count: &impl Fn(&Key) -> Option<u64>, whole: &Key, parts: &[Key], rounded: u64) -> Option<Option<Link>> {
    let whole = count(whole)?;
    let room = room(rounded, parts);
    let known: Vec<u64> = parts.iter().filter_map(count).collect();
    let sum: u64 = known.iter().sum();
    if known.len() < parts.len() {
        return (sum > whole.saturating_add(room)).then_some(None);
    }
    Some(if rounded > 1 && whole.abs_diff(sum) <= room {
        Some(Link::Within(room))
    } else if whole == sum {
        Some(Link::Exact)
    } else {
        (sum < whole).then_some(Link::AtLeast)
    })
}

/// By how much parts and their whole may miss each other where each is rounded.
fn room(rounded: u64, parts: &[Key]) -> u64 {
    (rounded / 2) * (parts.len() as u64 + 1)
}
