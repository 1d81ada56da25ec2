use super::super::super::areas::parts_first;
use super::super::super::groups::{broad, is_within, outermost_sum};
use super::super::super::measures::{Figure, Kind, Measure, Pair};
use super::super::super::periods;
use super::super::open_data::{OpenMeasure, OpenRow};
use serde_json::Value;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Where and who; everybody is nobody's name.
pub(super) type Key<'a> = (&'a str, &'a str);
const EVERYBODY: &str = "";
/// Some count Chinese people in it, and some beside it.
const CHINESE_OR_NOT: &str = "Asian";
type Groups<'a> = Vec<(&'a str, Option<u64>)>;
/// When, where, who and how many.
type Row<'a> = (String, Key<'a>, Option<u64>);

/// The counts on one side of a measure, by their times.
pub(super) type Table<'a> = BTreeMap<String, Slice<'a>>;

/// The counts of one time, and those that follow from them: everybody out of the groups, broad groups
/// out of finer ones, an area out of its parts.
#[derive(Default)]
pub(super) struct Slice<'a> {
    counts: HashMap<Key<'a>, u64>,
    derived: HashSet<(Key<'a>, u64)>,
    /// Of these the broad groups of an area: the finer ones may not be all, but they are no more.
    at_least: HashMap<Key<'a>, u64>,
    /// To what the source rounds: the same rounded counts are no wonder.
    unit: u64,
}

/// What two tables have in common.
#[derive(Clone, Default)]
pub(super) struct Common {
    /// Somewhere they have other counts of a group.
    differ: bool,
    /// They have other totals: perhaps the one leaves out those whose group nobody knows.
    totals_differ: bool,
    /// Counts that are the same, each once, of anybody: such as are by chance, and such as hardly are. A few
    /// of them are enough.
    few: BTreeSet<u64>,
    telling: BTreeSet<u64>,
    large: bool,
    /// A count stands in both that is no sum.
    direct: bool,
    /// Broad groups that are what the finer ones of the other come to, and such as are more.
    agreeing: usize,
    disagreeing: usize,
}

/// One count as large as this is hardly the same by chance; smaller ones are, if there is only one. In
/// units of what the source rounds to.
const TELLING: u64 = 20;
/// One count as large as this is enough by itself, whatever it is called.
const LARGE: u64 = 1000;
/// More of them prove nothing more.
const ENOUGH: usize = 2;

impl Common {
    pub const fn differ(&self) -> bool {
        self.differ
    }

    /// Only sums are the same, and most sums are not.
    const fn is_by_chance(&self) -> bool {
        !self.direct && self.disagreeing > self.agreeing
    }

    /// Enough of the same counts, and nowhere others.
    pub fn is_same(&self) -> bool {
        if self.is_by_chance() {
            return false;
        }
        let enough = !self.totals_differ && (!self.telling.is_empty() || self.few.len() > 1);
        !self.differ && (enough || self.telling.len() > 1)
    }

    /// The same where what they are called says that they are not: events and people, two years.
    pub fn is_surely_same(&self) -> bool {
        !self.differ && !self.is_by_chance() && (self.large && !self.totals_differ || self.telling.len() > 1)
    }

    /// A count that both have, in units.
    fn count(&mut self, count: u64) {
        self.large |= count >= LARGE;
        let kept = if count >= TELLING { &mut self.telling } else { &mut self.few };
        if count > 0 && kept.len() < ENOUGH {
            kept.insert(count);
        }
    }

    fn and(mut self, other: Self) -> Self {
        self.differ |= other.differ;
        self.totals_differ |= other.totals_differ;
        self.large |= other.large;
        self.direct |= other.direct;
        self.agreeing += other.agreeing;
        self.disagreeing += other.disagreeing;
        self.few.extend(other.few);
        self.telling.extend(other.telling);
        self
    }
}

/// What two tables have in common at the times that both have.
pub(super) fn common(one: &Table<'_>, other: &Table<'_>) -> Common {
    let both = one.iter().filter_map(|(time, slice)| Some((slice, other.get(time)?)));
    both.fold(Common::default(), |all, (one, other)| all.and(one.common(other)))
}

/// What may be one with what, because they have a count in common.
pub(super) fn sharing<T: Eq + std::hash::Hash>(counts: impl Iterator<Item = (usize, T)>) -> BTreeSet<(usize, usize)> {
    let mut having: HashMap<T, Vec<usize>> = HashMap::new();
    for (at, count) in counts {
        let all = having.entry(count).or_default();
        if all.last() != Some(&at) {
            all.push(at);
        }
    }
    let pairs =
        having.values().flat_map(|at| (1..at.len()).flat_map(move |two| (0..two).map(move |one| (at[one], at[two]))));
    pairs.collect()
}

impl<'a> Slice<'a> {
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// What it may have in common with others: its counts, and what follows from them where that tells.
    pub fn telling(&self) -> impl Iterator<Item = (Key<'a>, u64)> + '_ {
        let counts = self.counts.iter().map(|(key, count)| (*key, *count)).filter(|(_, count)| *count > 0);
        counts.chain(self.derived.iter().copied().filter(|(_, sum)| *sum >= TELLING))
    }

    /// Of these such as are hardly the same by chance.
    pub fn surely_telling(&self) -> impl Iterator<Item = (Key<'a>, u64)> + '_ {
        self.telling().filter(|(_, count)| *count >= TELLING)
    }

    /// All counts in an order of their own.
    pub fn content(&self) -> BTreeMap<Key<'a>, u64> {
        self.counts.iter().map(|(key, count)| (*key, *count)).collect()
    }

    pub fn common(&self, other: &Slice<'_>) -> Common {
        let mut found = Common::default();
        let unit = self.unit.max(other.unit).max(1);
        let (few, many) = if self.counts.len() <= other.counts.len() { (self, other) } else { (other, self) };
        for (key, count) in &few.counts {
            match many.counts.get(key) {
                Some(theirs) if theirs == count => {
                    found.direct |= *count > 0;
                    found.count(*count / unit);
                }
                Some(_) if key.1 == EVERYBODY => found.totals_differ = true,
                Some(_) => return Common { differ: true, ..found },
                None => {}
            }
        }
        for (one, other) in [(self, other), (other, self)] {
            let both = one.at_least.iter().filter_map(|(key, sum)| Some((sum, other.counts.get(key)?)));
            for (sum, count) in both.filter(|_| unit == 1) {
                match sum.cmp(count) {
                    Ordering::Less => found.disagreeing += 1,
                    Ordering::Equal => found.agreeing += 1,
                    Ordering::Greater => return Common { differ: true, ..found },
                }
            }
        }
        // What follows from one stands in the other, or follows from it too.
        let there = |derived: &(Key<'_>, u64), other: &Slice<'_>| {
            derived.1 >= TELLING
                && (other.counts.get(&derived.0) == Some(&derived.1) || other.derived.contains(derived))
        };
        self.derived.iter().filter(|sum| there(sum, other)).for_each(|sum| found.count(sum.1 / unit));
        other.derived.iter().filter(|sum| self.counts.get(&sum.0) == Some(&sum.1)).for_each(|sum| {
            if sum.1 >= TELLING {
                found.count(sum.1 / unit);
            }
        });
        found
    }

    fn follow(&mut self, blocks: HashMap<&'a str, Groups<'a>>, within: &'a [(String, String)]) {
        let mut known: HashMap<&str, Groups<'_>> = HashMap::new();
        for (area, mut groups) in blocks {
            self.counts.extend(groups.iter().filter_map(|(group, count)| Some(((area, *group), (*count)?))));
            let follow = following(&groups);
            let sums = || follow.iter().filter_map(|(group, count)| Some(((area, *group), (*count)?)));
            self.derived.extend(sums());
            self.at_least.extend(sums().filter(|((_, group), _)| ![EVERYBODY, CHINESE_OR_NOT].contains(group)));
            groups.extend(follow);
            known.insert(area, groups);
        }
        let mut wholes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        within.iter().for_each(|(part, whole)| wholes.entry(whole).or_default().push(part));
        // An area without figures of its own goes into the next by those of its parts.
        for whole in parts_first(&wholes) {
            let mut sums: BTreeMap<&str, Option<u64>> = BTreeMap::new();
            let there: Vec<&Groups<'_>> = wholes[whole].iter().filter_map(|part| known.get(part)).collect();
            for (group, count) in there.iter().copied().flatten() {
                let sum = sums.entry(group).or_insert(Some(0));
                *sum = sum.zip(*count).map(|(sum, count)| sum + count);
            }
            // Of one part the whole is the same count again, and proves nothing more.
            if there.len() > 1 {
                self.derived.extend(sums.iter().filter_map(|(group, sum)| Some(((whole, *group), (*sum)?))));
            }
            if !sums.is_empty() {
                known.entry(whole).or_insert_with(|| sums.into_iter().collect());
            }
        }
    }
}

/// One side of a measure.
pub(super) fn of_measure<'a>(
    measure: &'a Measure,
    of: fn(&Pair) -> Option<Figure>,
    within: &'a [(String, String)],
) -> Table<'a> {
    let rows = measure.blocks.iter().flat_map(|block| {
        let time = periods::plain(&block.period);
        let groups = block.groups.iter().map(|(group, pair)| (group.as_str(), pair));
        let all = groups.chain(block.everybody.iter().map(|pair| (EVERYBODY, pair)));
        all.chain(block.unknown.iter().map(|(why, pair)| (why.name(), pair))).map(move |(group, pair)| {
            (time.clone(), (block.area.code.as_str(), group), of(pair).and_then(Figure::count))
        })
    });
    table(rows, within, measure.definition.rounded_to)
}

/// One side of a measure that was published before.
pub(super) fn of_earlier<'a>(
    measure: &'a OpenMeasure,
    of: fn(&OpenRow) -> &Value,
    within: &'a [(String, String)],
) -> Table<'a> {
    let rows = measure.rows.iter().map(|row| {
        let group = row.group.as_deref().unwrap_or(EVERYBODY);
        (periods::plain(&row.period), (row.area_code.as_str(), group), of(row).as_u64())
    });
    table(rows, within, measure.definition.rounded_to)
}

/// Whether a kind of figures counts on the other side of the rate: of a part the whole stands on its own side.
pub(super) fn counts_people(kind: Kind) -> bool {
    kind != Kind::Part
}

fn table<'a>(rows: impl Iterator<Item = Row<'a>>, within: &'a [(String, String)], unit: u64) -> Table<'a> {
    let mut times: BTreeMap<String, HashMap<&'a str, Groups<'a>>> = BTreeMap::new();
    for (when, (area, group), count) in rows {
        times.entry(when).or_default().entry(area).or_default().push((group, count));
    }
    let slice = |(when, blocks)| {
        let mut slice = Slice { unit, ..Slice::default() };
        slice.follow(blocks, within);
        (when, slice)
    };
    times.into_iter().map(slice).collect()
}

/// The sums of what stands in a block that do not stand there themselves; not known where a part is not.
fn following<'a>(groups: &Groups<'a>) -> Groups<'a> {
    let whole_of = |whole: &str| {
        let is_in = |group: &str| whole == EVERYBODY || is_within(group, whole);
        outermost_sum(groups.iter().copied().filter(|(group, _)| *group != EVERYBODY && is_in(group)), is_within)
    };
    let missing = |whole: &&str| !groups.iter().any(|(group, _)| group == whole);
    broad().chain([EVERYBODY]).filter(missing).filter_map(|whole| Some((whole, whole_of(whole)?))).collect()
}
