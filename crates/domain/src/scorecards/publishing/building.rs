use super::super::measures::{Block, Figure, Measure, Pair};
use super::super::source::Missing;
use super::names::{EVERYBODY, Key, Names, UNKNOWN};
use super::sums::sums;
use super::{Counting, Earlier, Side, Told};
use alongside_gate::disclosure_control::{Cell, Link, Place, Policy, Protected, Tables, protect};
use std::collections::{BTreeMap, BTreeSet, HashMap};

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

/// What may be shown of the counts on both sides of the rates.
pub(super) struct Done {
    pub safe: Protected,
    pub events: HashMap<Key, Place>,
    pub totals: HashMap<Key, Place>,
}

impl Earlier {
    fn key(&self, names: &Names<'_>, family: &str) -> Key {
        let group = match self.group.as_deref() {
            None => EVERYBODY,
            Some("Not known") => UNKNOWN,
            Some(group) => group,
        };
        Key {
            family: names.number(family),
            period: names.period(&self.period),
            area: names.number(&self.area),
            group: names.number(group),
        }
    }

    /// The counts on both sides of the rate, if both were hidden and the events are people among others.
    pub(super) fn pair(&self, names: &Names<'_>) -> Option<(Key, Key)> {
        let dark = [self.events, self.total].iter().all(|told| *told == Told::Hidden);
        (self.both_sides && dark).then(|| (self.key(names, &self.events_family), self.key(names, &self.total_family)))
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
                // Whoever sees how many it happened to knows that there are no fewer people.
                let is_seen = |events: &u64| both_sides && self.side == Side::Total && !self.policy.hides(*events);
                let least = other.filter(is_seen).unwrap_or_default();
                let cell = Cell { count, among, least, wanted, both_sides, ..Cell::default() };
                let kept = self.cells.entry(key).or_insert(cell);
                // Another measure of the same counts may say more of them.
                kept.count = kept.count.or(count);
                kept.least = kept.least.max(least);
                kept.among = [kept.among, among].into_iter().flatten().min();
                kept.both_sides |= both_sides;
                kept.wanted |= wanted;
                keys.push((key, other));
            }
        }
        keys.sort_unstable();
        self.tables.push(Table { family, rounded: measure.definition.rounded_to, keys });
    }

    /// Marks what was published before, and adds what is published no more: counts that were
    /// shown, and counts that were hidden, in whatever area. Each measure of each edition before
    /// divides its wholes in its own way.
    pub fn told(&mut self, earlier: &[Earlier]) {
        let now: BTreeSet<(u32, u32)> = self.cells.keys().map(|key| (key.family, key.period)).collect();
        let mut tables: BTreeMap<(u32, u32), Vec<Keyed>> = BTreeMap::new();
        for one in earlier {
            let (key, told, other) = match self.side {
                Side::Events => (one.key(self.names, &one.events_family), one.events, one.total),
                Side::Total => (one.key(self.names, &one.total_family), one.total, one.events),
            };
            // Another period shares nothing with what is published now.
            if !now.contains(&(key.family, key.period)) {
                continue;
            }
            match told {
                Told::Nothing => continue,
                Told::Hidden => {
                    let is_known = |all: &u64| one.both_sides && self.side == Side::Events && !self.policy.hides(*all);
                    let among = if let Told::Count(all) = other { Some(all).filter(is_known) } else { None };
                    let unknown = Cell { hidden_before: true, among, ..Cell::default() };
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

    fn places(&self, tables: &mut Tables) -> HashMap<Key, Place> {
        self.cells.iter().map(|(key, cell)| (*key, tables.add(*cell))).collect()
    }

    /// Says how the counts add up, and answers with what is in no part.
    fn link(&self, places: &HashMap<Key, Place>, within: &[(String, String)], tables: &mut Tables) -> Vec<Rest> {
        let mut rests = Vec::new();
        for sum in sums(self.names, &self.cells, &self.tables, self.side == Side::Events, within) {
            let (Some(whole), Some(cell)) = (places.get(&sum.whole), self.cells.get(&sum.whole)) else { continue };
            let mut parts: Vec<Place> = sum.parts.iter().filter_map(|part| places.get(part).copied()).collect();
            let link = match (sum.link, sum.rest) {
                (Link::AtLeast(people), Some(rest)) => {
                    let among = (people < u64::MAX && !self.policy.hides(people)).then_some(people);
                    let both_sides = cell.both_sides;
                    let place =
                        tables.add(Cell { count: Some(rest), among, both_sides, unshown: true, ..Cell::default() });
                    parts.push(place);
                    if both_sides {
                        rests.push(Rest { whole: sum.whole, parts: sum.parts, place });
                    }
                    Link::Exact
                }
                (link, _) => link,
            };
            tables.link(*whole, &parts, link);
        }
        rests
    }
}

/// What is in a whole and in none of its parts.
struct Rest {
    whole: Key,
    parts: Vec<Key>,
    place: Place,
}

/// Hides what must be hidden on both sides, each with all sums of its own, and no count more than there
/// are people.
pub(super) fn finish(
    events: &Building<'_>,
    totals: &Building<'_>,
    pairs: &BTreeSet<(Key, Key)>,
    families: &BTreeSet<(u32, u32)>,
    within: &[(String, String)],
) -> Done {
    let mut tables = Tables::default();
    let (counted, people) = (events.places(&mut tables), totals.places(&mut tables));
    for (event, total) in pairs {
        if let (Some(part), Some(whole)) = (counted.get(event), people.get(total)) {
            tables.at_most(*part, *whole);
        }
    }
    let rests = events.link(&counted, within, &mut tables);
    let others: HashMap<(Key, Vec<Key>), Place> = totals
        .link(&people, within, &mut tables)
        .into_iter()
        .map(|rest| ((rest.whole, rest.parts), rest.place))
        .collect();
    for rest in rests {
        for (_, family) in families.iter().filter(|(events, _)| *events == rest.whole.family) {
            let there = |key: &Key| Key { family: *family, ..*key };
            let other = (there(&rest.whole), rest.parts.iter().map(there).collect());
            others.get(&other).into_iter().for_each(|whole| tables.at_most(rest.place, *whole));
        }
    }
    Done { safe: protect(&tables, events.policy), events: counted, totals: people }
}

/// The counts of a measure that readers know on neither side of the rate, where the events are people
/// among others. Where one side is known, it bounds the other by itself.
pub(super) fn pairs(names: &Names<'_>, one: &Counting<'_>, policy: Policy) -> impl Iterator<Item = (Key, Key)> {
    let families = (names.number(one.events), names.number(one.total));
    let is_dark = move |figure: Option<Figure>| match figure {
        Some(Figure::Count(count)) => policy.hides(count),
        Some(Figure::Missing(_)) => true,
        Some(Figure::Decimal(_)) | None => false,
    };
    let blocks = one.measure.blocks.iter().filter(|_| both_sides(one.measure));
    blocks.flat_map(move |block| {
        let (period, area) = (names.period(&block.period), names.number(&block.area.code));
        every(block).filter(move |(_, pair)| is_dark(pair.events) && is_dark(pair.total)).map(move |(name, _)| {
            let key = Key { family: families.0, period, area, group: names.number(name) };
            (key, Key { family: families.1, ..key })
        })
    })
}

const fn both_sides(measure: &Measure) -> bool {
    measure.definition.kind.is_among_others()
}
