use super::groups::children;
use super::measures::{Area, Block, Definition, Figure, Kind, Measure, Pair};
use super::source::{Missing, Problem};
use alongside_gate::disclosure_control::{Cell, Counted, Hidden, Link, Place, Policy, Protected, Tables, protect};
use std::collections::{BTreeMap, BTreeSet};

/// Measures as they may be published: every small count hidden in all of them together.
/// `within` says which area is part of which; `earlier` what editions before have shown.
pub fn publish(
    measures: &[(&str, &Measure)],
    within: &[(String, String)],
    earlier: &[Earlier],
    policy: Policy,
) -> Vec<Published> {
    let mut events = Building::default();
    let mut totals = Building::default();
    for (family, measure) in measures {
        for block in &measure.blocks {
            events.block(family, measure, block, |pair| pair.events);
            totals.block(family, measure, block, |pair| pair.total);
        }
    }
    let whole = totals.counts();
    events.among(&whole);
    let families: BTreeMap<&str, u64> =
        measures.iter().map(|(family, measure)| (*family, measure.definition.rounded_to)).collect();
    for family in families.keys() {
        events.told(family, earlier, |one| one.events);
        totals.told(family, earlier, |one| one.total);
    }
    events.place();
    totals.place();
    for (family, rounded) in families {
        events.link(family, rounded, within, &whole);
        totals.link(family, rounded, within, &whole);
    }
    let (events, totals) = (events.finish(policy), totals.finish(policy));
    measures.iter().map(|(family, measure)| published(family, measure, &events, &totals)).collect()
}

/// A count that was published before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    pub family: String,
    pub area: String,
    pub period: String,
    /// None for everybody together.
    pub group: Option<String>,
    pub events: Option<u64>,
    pub total: Option<u64>,
}

/// A measure that may leave.
#[derive(Clone, Debug)]
pub struct Published {
    pub definition: Definition,
    pub blocks: Vec<PublishedBlock>,
    pub notices: Vec<Problem>,
    /// How many counts are hidden because they are small, and how many for their sake.
    pub small: usize,
    pub for_others: usize,
    /// Small counts that were published before: hiding them now helps no more.
    pub given_away: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct PublishedBlock {
    pub area: Area,
    pub period: String,
    pub groups: Vec<(String, PublishedPair)>,
    pub everybody: Option<PublishedPair>,
    pub unknown: Option<PublishedPair>,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct PublishedPair {
    pub events: Option<Shown>,
    pub total: Option<Shown>,
    pub value: Option<f64>,
}

/// A count, or the sign that stands in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Count(Counted),
    /// Of counts that are all shown.
    Sum(u64),
    Sign(&'static str),
}

impl Shown {
    pub const fn count(self) -> Option<u64> {
        match self {
            Self::Count(counted) => Some(counted.count()),
            Self::Sum(sum) => Some(sum),
            Self::Sign(_) => None,
        }
    }
}

/// Family, period, area, group; nobody's group is called by a control sign.
type Key = (String, String, String, String);
const EVERYBODY: &str = "\u{1}all";
const UNKNOWN: &str = "\u{1}unknown";

#[derive(Default)]
struct Building {
    cells: BTreeMap<Key, (Option<u64>, Cell)>,
    tables: Tables,
    places: BTreeMap<Key, Place>,
    linked: BTreeSet<(Key, String)>,
}

impl Building {
    fn block(&mut self, family: &str, measure: &Measure, block: &Block, of: fn(&Pair) -> Option<Figure>) {
        let key = |group: &str| (family.to_owned(), block.period.clone(), block.area.code.clone(), group.to_owned());
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
            self.cells.entry(key(name)).or_insert((count, Cell { count, wanted, both_sides, ..Cell::default() }));
        }
    }

    fn counts(&self) -> BTreeMap<Key, Option<u64>> {
        self.cells.iter().map(|(key, (count, _))| (key.clone(), *count)).collect()
    }

    fn among(&mut self, whole: &BTreeMap<Key, Option<u64>>) {
        for (key, (_, cell)) in &mut self.cells {
            cell.among = whole.get(key).copied().flatten().filter(|_| cell.both_sides);
        }
    }

    /// Marks what was published before, and adds what is published no more.
    fn told(&mut self, family: &str, earlier: &[Earlier], of: fn(&Earlier) -> Option<u64>) {
        for one in earlier.iter().filter(|one| one.family == family) {
            let Some(count) = of(one) else { continue };
            let group = match one.group.as_deref() {
                None => EVERYBODY,
                Some("Not known") => UNKNOWN,
                Some(group) => group,
            };
            let group = group.to_owned();
            let key = (family.to_owned(), one.period.clone(), one.area.clone(), group);
            let first = (key.0.clone(), key.1.clone(), key.2.clone(), String::new());
            let next = self.cells.range(first..).next().map(|(other, _)| other);
            if next.is_none_or(|other| (&other.0, &other.1, &other.2) != (&key.0, &key.1, &key.2)) {
                continue;
            }
            let (known, cell) =
                self.cells.entry(key).or_insert((Some(count), Cell { count: Some(count), ..Cell::default() }));
            // A figure that was corrected since is another figure.
            cell.told = *known == Some(count);
        }
    }

    /// Gives every count its place.
    fn place(&mut self) {
        for (key, (_, cell)) in &self.cells {
            self.places.insert(key.clone(), self.tables.add(*cell));
        }
    }

    fn link(&mut self, family: &str, rounded: u64, within: &[(String, String)], whole: &BTreeMap<Key, Option<u64>>) {
        let first = (family.to_owned(), String::new(), String::new(), String::new());
        let own = self.cells.range(first..).map(|(key, _)| key).take_while(|key| key.0 == family);
        let mut blocks: BTreeMap<(&str, &str), Vec<&Key>> = BTreeMap::new();
        own.for_each(|key| blocks.entry((&key.1, &key.2)).or_default().push(key));
        let mut parts_of: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        within.iter().for_each(|(child, parent)| parts_of.entry(parent).or_default().push(child));
        let mut sums: Vec<(Key, Vec<Key>)> = Vec::new();
        for ((period, area), here) in &blocks {
            let of =
                |area: &str, name: &str| (family.to_owned(), (*period).to_owned(), area.to_owned(), name.to_owned());
            let is_part = |name: &str| here.iter().any(|key| children(&key.3).contains(&name));
            if here.iter().any(|key| key.3 == EVERYBODY) {
                let top = here.iter().filter(|key| key.3 != EVERYBODY && !is_part(&key.3));
                sums.push((of(area, EVERYBODY), top.map(|key| (*key).clone()).collect()));
            }
            for key in here {
                let finer = here.iter().filter(|part| children(&key.3).contains(&part.3.as_str()));
                sums.push(((*key).clone(), finer.map(|part| (*part).clone()).collect()));
                let smaller = parts_of.get(area).into_iter().flatten().map(|part| of(part, &key.3));
                sums.push(((*key).clone(), smaller.filter(|part| self.cells.contains_key(part)).collect()));
            }
        }
        for (sum, parts) in sums {
            let mark = parts.first().map(|part| format!("{}{}", part.2, part.3)).unwrap_or_default();
            if parts.is_empty() || !self.linked.insert((sum.clone(), mark)) {
                continue;
            }
            let count = |key: &Key| self.cells.get(key).and_then(|(count, _)| *count);
            let among = |key: &Key| whole.get(key).copied().flatten();
            let Some(link) = link(&count, &sum, &parts, rounded)
                .or_else(|| link(&among, &sum, &parts, rounded))
                .unwrap_or(Some(Link::Exact))
            else {
                continue;
            };
            let places: Vec<Place> = parts.iter().filter_map(|part| self.places.get(part).copied()).collect();
            if let Some(place) = self.places.get(&sum) {
                self.tables.link(*place, &places, link);
            }
        }
    }

    fn finish(self, policy: Policy) -> Done {
        let safe = protect(&self.tables, policy);
        Done { safe, places: self.places }
    }
}

/// How parts come to their whole, if all of them are known; outer none where they are not,
/// inner none where the figures contradict each other.
#[expect(clippy::option_option, reason = "not known, and known to be no sum, are two things")]
fn link(count: &impl Fn(&Key) -> Option<u64>, whole: &Key, parts: &[Key], rounded: u64) -> Option<Option<Link>> {
    let whole = count(whole)?;
    let parts: Vec<u64> = parts.iter().map(count).collect::<Option<_>>()?;
    let sum: u64 = parts.iter().sum();
    let room = (rounded / 2) * (parts.len() as u64 + 1);
    Some(if rounded > 1 && whole.abs_diff(sum) <= room {
        Some(Link::Within(room))
    } else if whole == sum {
        Some(Link::Exact)
    } else {
        (sum < whole).then_some(Link::AtLeast)
    })
}

struct Done {
    safe: Protected,
    places: BTreeMap<Key, Place>,
}

fn published(family: &str, measure: &Measure, events: &Done, totals: &Done) -> Published {
    let (mut small, mut for_others) = (0, 0);
    let mut given_away = Vec::new();
    let mut blocks = Vec::with_capacity(measure.blocks.len());
    for block in &measure.blocks {
        let mut shown = |done: &Done, group: &str, figure: Option<Figure>| -> Option<Shown> {
            let key = (family.to_owned(), block.period.clone(), block.area.code.clone(), group.to_owned());
            match (done.places.get(&key), figure?) {
                (Some(place), Figure::Count(_) | Figure::Missing(Missing::Hidden | Missing::Low)) => {
                    if done.safe.given_away().contains(place) && matches!(figure, Some(Figure::Count(_))) {
                        given_away.push(format!("{group}, {}", block.area.name));
                    }
                    Some(match done.safe.at(*place) {
                        Ok(counted) => Shown::Count(counted),
                        Err(why) => {
                            small += usize::from(why == Hidden::Small);
                            for_others += usize::from(why == Hidden::ForOthers);
                            Shown::Sign(match figure {
                                Some(Figure::Missing(missing)) => missing.symbol(),
                                _ => "[c]",
                            })
                        }
                    })
                }
                (_, Figure::Missing(missing)) => Some(Shown::Sign(missing.symbol())),
                (_, Figure::Decimal(_) | Figure::Count(_)) => None,
            }
        };
        let mut pair = |group: &str, pair: &Pair| {
            let (events, total) = (shown(events, group, pair.events), shown(totals, group, pair.total));
            let hidden = [events, total].iter().any(|one| matches!(one, Some(Shown::Sign("[c]"))));
            let value = match pair.value {
                Some(Figure::Decimal(value)) if !hidden => Some(value),
                _ => None,
            };
            PublishedPair { events, total, value }
        };
        blocks.push(PublishedBlock {
            area: block.area.clone(),
            period: block.period.clone(),
            groups: block.groups.iter().map(|(name, one)| (name.clone(), pair(name, one))).collect(),
            everybody: block.everybody.as_ref().map(|one| pair(EVERYBODY, one)),
            unknown: block.unknown.as_ref().map(|one| pair(UNKNOWN, one)),
        });
    }
    let given_away =
        given_away.into_iter().map(|one| one.replace(EVERYBODY, "everybody").replace(UNKNOWN, "not known")).collect();
    Published {
        definition: measure.definition.clone(),
        blocks,
        notices: measure.notices.clone(),
        small,
        for_others,
        given_away,
    }
}
