use super::super::groups::Unknown;
use super::super::measures::{Block, Figure, Pair};
use super::super::source::Missing;
use super::between::{Between, between};
use super::names::{EVERYBODY, Key, Names, unknown};
use super::sums::{Sum, sums};
use super::{Counting, Earlier, Side, Told};
use alongside_gate::disclosure_control::{Cell, Link, Place, Policy, Protected, Tables, protect};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// All counts, on both sides of the rates, and how they add up.
pub(super) struct Building<'a> {
    names: &'a Names<'a>,
    policy: Policy,
    cells: BTreeMap<Key, Cell>,
    tables: Vec<Table>,
    /// Counts on both sides of a rate whose events are people among others, of which readers may know neither.
    pairs: BTreeSet<(Key, Key)>,
    /// Who is counted on both sides of a rate.
    rates: BTreeSet<(u32, u32)>,
    /// Counts of one measure that come to those of another.
    cuts: Vec<Sum>,
    /// What an edition before hid, and what one showed.
    hidden_before: BTreeSet<Key>,
    shown_before: BTreeSet<Key>,
}

/// What stands together on one side of a measure, or of one of an edition before: its own division of
/// a whole.
#[derive(Clone)]
pub(super) struct Table {
    pub class: u32,
    /// Whose counts stand on the other side.
    pub beside: u32,
    pub side: Side,
    pub rounded: u64,
    /// Each count in their order, with the count on the other side of the rate, if that is known.
    pub keys: Vec<Keyed>,
    /// What an edition before said of counts that were corrected since.
    pub was: BTreeMap<Key, u64>,
}

pub(super) type Keyed = (Key, Option<u64>);

/// What may be shown of the counts on both sides of the rates.
pub(super) struct Done {
    pub safe: Protected,
    pub places: HashMap<Key, Place>,
    /// What an edition before hid and none showed.
    pub hidden_before: BTreeSet<Key>,
}

impl Earlier {
    fn key(&self, names: &Names<'_>, side: Side) -> Key {
        let group = match self.group.as_deref() {
            None => EVERYBODY,
            Some(group) => match Unknown::named(group) {
                Some(why) => unknown(why),
                None => group,
            },
        };
        let family = if side == Side::Events { &self.events_family } else { &self.total_family };
        let class = names.class(family, &self.period);
        Key { class, area: names.number(&self.area), group: names.number(group) }
    }
}

/// In their order. The same people at two times stand in one table once, and beside whom is then not known.
fn each_once(mut keys: Vec<Keyed>) -> Vec<Keyed> {
    keys.sort_unstable();
    let one = |same: &[Keyed]| {
        let (key, other) = same[0];
        (key, other.filter(|_| same.iter().all(|(_, one)| *one == other)))
    };
    keys.chunk_by(|(one, _), (other, _)| one == other).map(one).collect()
}

/// Every group of a block with everybody together and those whose group is not known.
pub(super) fn every(block: &Block) -> impl Iterator<Item = (&str, &Pair)> {
    let named = block.groups.iter().map(|(name, pair)| (name.as_str(), pair));
    let rest = block.everybody.iter().map(|pair| (EVERYBODY, pair));
    named.chain(rest).chain(block.unknown.iter().map(|(why, pair)| (unknown(*why), pair)))
}

impl<'a> Building<'a> {
    pub fn new(names: &'a Names<'a>, policy: Policy) -> Self {
        let (cells, tables) = (BTreeMap::new(), Vec::new());
        Self {
            names,
            policy,
            cells,
            tables,
            pairs: BTreeSet::new(),
            rates: BTreeSet::new(),
            cuts: Vec::new(),
            hidden_before: BTreeSet::new(),
            shown_before: BTreeSet::new(),
        }
    }

    /// Adds the counts of a measure.
    pub fn measure(&mut self, one: &Counting<'_>) {
        let both_sides = one.measure.definition.kind.is_among_others();
        one.sides().for_each(|side| self.side(one, side, both_sides));
        if both_sides {
            self.pairs(one);
        }
    }

    fn side(&mut self, one: &Counting<'_>, side: Side, both_sides: bool) {
        let definition = &one.measure.definition;
        let mut tables: BTreeMap<(u32, u32), Vec<Keyed>> = BTreeMap::new();
        for block in &one.measure.blocks {
            let area = self.names.number(&block.area.code);
            let [class, beside] = [side, side.other()].map(|side| self.names.class(one.family(side), &block.period));
            let keys = tables.entry((class, beside)).or_default();
            for (name, pair) in every(block) {
                let (own, other) = side.of(pair);
                let count = match own {
                    Some(Figure::Count(count)) => Some(count),
                    // What is not there may be worked out from the rest like what is hidden.
                    Some(Figure::Missing(Missing::Hidden | Missing::Few | Missing::Low | Missing::NotAvailable)) => {
                        None
                    }
                    _ => continue,
                };
                let other = other.and_then(Figure::count);
                let key = Key { class, area, group: self.names.number(name) };
                // Of people too few to be shown nobody knows how many they are.
                let is_known = |all: &u64| both_sides && side == Side::Events && !self.policy.hides(*all);
                let among = other.filter(is_known);
                let wanted = name.eq_ignore_ascii_case(&definition.reference);
                // Whoever sees how many it happened to knows that there are no fewer people.
                let is_seen = |events: &u64| both_sides && side == Side::Total && !self.policy.hides(*events);
                let least = other.filter(is_seen).unwrap_or_default();
                let said_small = matches!(own, Some(Figure::Missing(Missing::Few | Missing::Low)));
                let cell = Cell { count, among, least, wanted, both_sides, said_small, ..Cell::default() };
                let kept = self.cells.entry(key).or_insert(cell);
                // Another measure of the same counts may say more of them.
                kept.count = kept.count.or(count);
                kept.least = kept.least.max(least);
                kept.among = [kept.among, among].into_iter().flatten().min();
                kept.both_sides |= both_sides;
                kept.said_small |= said_small;
                kept.wanted |= wanted;
                keys.push((key, other));
            }
        }
        for ((class, beside), keys) in tables {
            let keys = each_once(keys);
            self.tables.push(Table { class, beside, side, rounded: definition.rounded_to, keys, was: BTreeMap::new() });
        }
    }

    /// The counts of a measure that readers may know on neither side of the rate: where one number of people is
    /// hidden, others are hidden with it. Where all of them are known, each bounds its events by itself.
    fn pairs(&mut self, one: &Counting<'_>) {
        let is_dark = |figure: Option<Figure>| match figure {
            Some(Figure::Count(count)) => self.policy.hides(count),
            Some(Figure::Missing(_)) => true,
            Some(Figure::Decimal(_)) | None => false,
        };
        let mut people = one.measure.blocks.iter().flat_map(every).map(|(_, pair)| pair.total);
        let may_be_dark = people.any(is_dark);
        for block in &one.measure.blocks {
            let class = |side| self.names.class(one.family(side), &block.period);
            let (events, total) = (class(Side::Events), class(Side::Total));
            let area = self.names.number(&block.area.code);
            self.rates.insert((events, total));
            let is_pair = |pair: &Pair| pair.events.is_some() && pair.total.is_some();
            for (name, _) in every(block).filter(|(_, pair)| may_be_dark && is_pair(pair)) {
                let key = Key { class: events, area, group: self.names.number(name) };
                self.pairs.insert((key, Key { class: total, ..key }));
            }
        }
    }

    /// Says that some measures come to another, count by count.
    pub fn cut<'b>(&mut self, whole: &Counting<'_>, parts: impl Iterator<Item = &'b Counting<'b>> + Clone) {
        for side in whole.sides() {
            for block in &whole.measure.blocks {
                let class = |one: &Counting<'_>| self.names.class(one.family(side), &block.period);
                let area = self.names.number(&block.area.code);
                for (name, _) in every(block) {
                    let key = Key { class: class(whole), area, group: self.names.number(name) };
                    let parts: Vec<Key> = parts.clone().map(|one| Key { class: class(one), ..key }).collect();
                    // Among the same people all of them are one count, and no sum.
                    let several = parts.iter().all(|part| part.class != key.class);
                    if several && parts.iter().all(|part| self.cells.contains_key(part)) {
                        self.cuts.push(Sum { whole: key, parts, link: Link::Exact, rest: None, was: BTreeMap::new() });
                    }
                }
            }
        }
    }

    /// Marks what was published before, and adds what is published no more: counts that were
    /// shown, and counts that were hidden, in whatever area. Each measure of each edition before
    /// divides its wholes in its own way.
    pub fn told(&mut self, earlier: &[Earlier]) {
        let now: BTreeSet<u32> = self.cells.keys().map(|key| key.class).collect();
        let mut tables: BTreeMap<(u32, Side, u32, u32), Vec<Keyed>> = BTreeMap::new();
        let mut was: BTreeMap<(u32, Side, u32, u32), BTreeMap<Key, u64>> = BTreeMap::new();
        for one in earlier {
            let keys = [Side::Events, Side::Total].map(|side| one.key(self.names, side));
            let dark = [one.events, one.total].iter().all(|told| *told == Told::Hidden);
            if one.both_sides && dark {
                self.pairs.insert((keys[0], keys[1]));
            }
            let beside = [keys[1].class, keys[0].class];
            for ((key, beside), side) in keys.into_iter().zip(beside).zip([Side::Events, Side::Total]) {
                // Other people share nothing with what is published now.
                if !now.contains(&key.class) {
                    continue;
                }
                let place = (one.table, side, key.class, beside);
                let (told, other) =
                    if side == Side::Events { (one.events, one.total) } else { (one.total, one.events) };
                match told {
                    Told::Nothing => continue,
                    Told::Hidden => {
                        self.hidden_before.insert(key);
                        let cell = self.cells.entry(key).or_insert(Cell { hidden_before: true, ..Cell::default() });
                        let beside = other.count().filter(|count| one.both_sides && !self.policy.hides(*count));
                        match (side, beside) {
                            (Side::Events, Some(all)) if cell.count.is_none_or(|count| count <= all) => {
                                cell.among = Some(cell.among.map_or(all, |among| among.min(all)));
                            }
                            (Side::Total, Some(events)) if cell.count.is_none_or(|count| count >= events) => {
                                cell.least = cell.least.max(events);
                            }
                            // What was corrected since bounds nothing.
                            _ => {}
                        }
                    }
                    Told::Count(count) => {
                        self.shown_before.insert(key);
                        let shown = Cell { count: Some(count), ..Cell::default() };
                        let cell = self.cells.entry(key).or_insert(shown);
                        // What one edition hid another showed.
                        if cell.hidden_before {
                            *cell = shown;
                        }
                        // A figure that was corrected since is another figure.
                        cell.told = cell.count == Some(count);
                        if !cell.told {
                            was.entry(place).or_default().insert(key, count);
                        }
                    }
                }
                tables.entry(place).or_default().push((key, other.count()));
            }
        }
        for (place, keys) in tables {
            let (_, side, class, beside) = place;
            let (keys, was) = (each_once(keys), was.remove(&place).unwrap_or_default());
            self.tables.push(Table { class, beside, side, rounded: 1, keys, was });
        }
    }

    /// Hides what must be hidden, on both sides with all their sums, and no count more than there are people.
    pub fn finish(mut self, within: &[(String, String)]) -> Done {
        let wholes: Vec<(u32, u32)> =
            within.iter().map(|(part, whole)| (self.names.number(part), self.names.number(whole))).collect();
        let mut between = between(self.names, &self.cells, &self.tables, &wholes);
        self.cells.append(&mut between.cells);
        let mut tables = Tables::default();
        let places: HashMap<Key, Place> = self.cells.iter().map(|(key, cell)| (*key, tables.add(*cell))).collect();
        for (event, total) in &self.pairs {
            if let (Some(part), Some(whole)) = (places.get(event), places.get(total)) {
                tables.at_most(*part, *whole);
            }
        }
        let rests = self.link(&places, &between, &wholes, &mut tables);
        let there = |rest: &Rest, class: u32| {
            let there = |key: &Key| Key { class, ..*key };
            (there(&rest.whole), rest.parts.iter().map(there).collect::<Vec<Key>>())
        };
        let all: HashMap<(Key, Vec<Key>), Place> =
            rests.iter().map(|rest| (there(rest, rest.whole.class), rest.place)).collect();
        for rest in &rests {
            for (_, total) in self.rates.iter().filter(|(events, _)| *events == rest.whole.class) {
                all.get(&there(rest, *total)).into_iter().for_each(|whole| tables.at_most(rest.place, *whole));
            }
        }
        Done { safe: protect(&tables, self.policy), places, hidden_before: &self.hidden_before - &self.shown_before }
    }

    /// Says how the counts add up, and answers with what is in no part.
    fn link(
        &self,
        places: &HashMap<Key, Place>,
        between: &Between,
        wholes: &[(u32, u32)],
        tables: &mut Tables,
    ) -> Vec<Rest> {
        let mut rests = Vec::new();
        let cuts = self.cuts.iter().cloned();
        let mut corrected: HashMap<(Key, u64), Place> = HashMap::new();
        for sum in sums(self.names, &self.cells, &self.tables, between, wholes).into_iter().chain(cuts) {
            let Some(cell) = self.cells.get(&sum.whole) else { continue };
            // What was corrected since is another count than the one that everybody has read.
            let mut place = |key: &Key| match sum.was.get(key) {
                None => places.get(key).copied(),
                Some(count) => Some(
                    *corrected
                        .entry((*key, *count))
                        .or_insert_with(|| tables.add(Cell { count: Some(*count), told: true, ..Cell::default() })),
                ),
            };
            let Some(whole) = place(&sum.whole) else { continue };
            let mut parts: Vec<Place> = sum.parts.iter().filter_map(&mut place).collect();
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
            tables.link(whole, &parts, link);
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
