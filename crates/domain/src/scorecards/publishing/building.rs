use super::super::measures::{Block, Figure, Kind, Measure, Pair};
use super::super::source::Missing;
use super::names::{EVERYBODY, Key, Names, UNKNOWN};
use super::sums::sums;
use super::{Counting, Earlier, Side, Told};
use alongside_gate::disclosure_control::{Cell, Link, Place, Policy, Protected, Tables, protect};
use std::collections::{BTreeMap, HashMap};

/// All counts of one side of the rates, and how they add up.
pub(super) struct Building<'a> {
    names: &'a Names<'a>,
    side: Side,
    policy: Policy,
    pub cells: BTreeMap<Key, Cell>,
    pub tables: Vec<Table>,
}

/// What stands together in one measure, or in one of an edition before: its own division of a whole.
pub(super) struct Table {
    pub family: u32,
    pub rounded: u64,
    /// Each count in their order, with the count on the other side of the rate, if that is known.
    pub keys: Vec<Keyed>,
}

pub(super) type Keyed = (Key, Option<u64>);

/// What may be shown of them.
pub(super) struct Done {
    pub safe: Protected,
    pub places: HashMap<Key, Place>,
}

/// The group of an earlier row as it is called here.
fn group_of(one: &Earlier) -> &str {
    match one.group.as_deref() {
        None => EVERYBODY,
        Some("Not known") => UNKNOWN,
        Some(group) => group,
    }
}

/// Every group of a block with everybody together and those whose group is not known.
pub(super) fn every(block: &Block) -> impl Iterator<Item = (&str, &Pair)> {
    let named = block.groups.iter().map(|(name, pair)| (name.as_str(), pair));
    let rest = block.everybody.iter().map(|pair| (EVERYBODY, pair));
    named.chain(rest).chain(block.unknown.iter().map(|pair| (UNKNOWN, pair)))
}

impl<'a> Building<'a> {
    pub fn new(names: &'a Names<'a>, side: Side, policy: Policy) -> Self {
        Self { names, side, policy, cells: BTreeMap::new(), tables: Vec::new() }
    }

    /// Adds the counts of a measure.
    pub fn table(&mut self, one: &Counting<'_>) {
        let (family, measure) = (self.names.number(one.family(self.side)), one.measure);
        let both_sides = both_sides(measure);
        let mut keys = Vec::new();
        for block in &measure.blocks {
            let (period, area) = (self.names.period(&block.period), self.names.number(&block.area.code));
            for (name, pair) in every(block) {
                let (own, other) = self.side.of(pair);
                let count = match own {
                    Some(Figure::Count(count)) => Some(count),
                    // What is not there may be worked out from the rest like what is hidden.
                    Some(Figure::Missing(Missing::Hidden | Missing::Low | Missing::NotAvailable)) => None,
                    _ => continue,
                };
                let other = other.and_then(Figure::count);
                let key = Key { family, period, area, group: self.names.number(name) };
                // Of people too few to be shown nobody knows how many they are.
                let is_known = |all: &u64| both_sides && self.side == Side::Events && !self.policy.hides(*all);
                let among = other.filter(is_known);
                let wanted = name.eq_ignore_ascii_case(&measure.definition.reference);
                let cell = Cell { count, among, wanted, both_sides, ..Cell::default() };
                let kept = self.cells.entry(key).or_insert(cell);
                kept.count = kept.count.or(count);
                keys.push((key, other));
            }
        }
        keys.sort_unstable();
        self.tables.push(Table { family, rounded: measure.definition.rounded_to, keys });
    }

    /// No count of a measure is less than what is shown of it on the other side of the rate.
    pub fn no_fewer_than(&mut self, one: &Counting<'_>, events: &Done) {
        if !both_sides(one.measure) {
            return;
        }
        let (own, other) = (self.names.number(one.total), self.names.number(one.events));
        for block in &one.measure.blocks {
            let (period, area) = (self.names.period(&block.period), self.names.number(&block.area.code));
            for (name, _) in every(block) {
                let key = Key { family: own, period, area, group: self.names.number(name) };
                let place = events.places.get(&Key { family: other, ..key });
                let shown = place.and_then(|place| events.safe.at(*place).ok()).map_or(0, |counted| counted.count());
                if let Some(cell) = self.cells.get_mut(&key) {
                    cell.least = cell.least.max(shown);
                }
            }
        }
    }

    /// Marks what was published before, and adds what is published no more: counts that were
    /// shown, and counts that were hidden, in whatever area. Each measure of each edition before
    /// divides its wholes in its own way.
    pub fn told(&mut self, earlier: &[Earlier]) {
        let now: std::collections::BTreeSet<(u32, u32)> =
            self.cells.keys().map(|key| (key.family, key.period)).collect();
        let mut tables: BTreeMap<(u32, u32), Vec<Keyed>> = BTreeMap::new();
        for one in earlier {
            let (family, told, other) = match self.side {
                Side::Events => (&one.events_family, one.events, one.total),
                Side::Total => (&one.total_family, one.total, one.events),
            };
            let key = Key {
                family: self.names.number(family),
                period: self.names.period(&one.period),
                area: self.names.number(&one.area),
                group: self.names.number(group_of(one)),
            };
            // Another period shares nothing with what is published now.
            if !now.contains(&(key.family, key.period)) {
                continue;
            }
            match told {
                Told::Nothing => continue,
                Told::Hidden => {
                    let unknown = Cell { hidden_before: true, ..Cell::default() };
                    self.cells.entry(key).or_insert(unknown);
                }
                Told::Count(count) => {
                    let shown = Cell { count: Some(count), ..Cell::default() };
                    let cell = self.cells.entry(key).or_insert(shown);
                    // What one edition hid another showed.
                    if cell.hidden_before {
                        *cell = shown;
                    }
                    // A figure that was corrected since is another figure.
                    cell.told = cell.count == Some(count);
                }
            }
            let other = if let Told::Count(count) = other { Some(count) } else { None };
            tables.entry((one.table, key.family)).or_default().push((key, other));
        }
        for ((_, family), mut keys) in tables {
            keys.sort_unstable();
            keys.dedup_by_key(|(key, _)| *key);
            self.tables.push(Table { family, rounded: 1, keys });
        }
    }

    /// Hides what must be hidden, with all sums before it.
    pub fn finish(self, within: &[(String, String)]) -> Done {
        let (mut tables, mut places) = (Tables::default(), HashMap::with_capacity(self.cells.len()));
        for (key, cell) in &self.cells {
            places.insert(*key, tables.add(*cell));
        }
        for sum in sums(self.names, &self.cells, &self.tables, self.side == Side::Events, within) {
            let (Some(whole), Some(cell)) = (places.get(&sum.whole), self.cells.get(&sum.whole)) else { continue };
            let mut parts: Vec<Place> = sum.parts.iter().filter_map(|part| places.get(part).copied()).collect();
            let link = match (sum.link, sum.rest) {
                (Link::AtLeast(people), Some(rest)) => {
                    let among = (people < u64::MAX && !self.policy.hides(people)).then_some(people);
                    let both_sides = cell.both_sides;
                    parts.push(tables.add(Cell {
                        count: Some(rest),
                        among,
                        both_sides,
                        unshown: true,
                        ..Cell::default()
                    }));
                    Link::Exact
                }
                (link, _) => link,
            };
            tables.link(*whole, &parts, link);
        }
        Done { safe: protect(&tables, self.policy), places }
    }
}

const fn both_sides(measure: &Measure) -> bool {
    matches!(measure.definition.kind, Kind::Share | Kind::Part)
}
