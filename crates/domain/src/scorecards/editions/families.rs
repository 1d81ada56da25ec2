use super::super::groups::{broad, is_within};
use super::super::measures::{Figure, Measure, Pair};
use super::super::periods;
use super::open_data::{OpenMeasure, OpenRow};
use super::plan::Planned;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Measures of the same counts: what one hides the others must not give away, nor what was published
/// before. Whoever adds one table twice, told apart more or less finely, in parts or as a whole, among
/// residents or among pupils, need not know that it is one: each side of a rate has families of its own.
pub(super) struct Families {
    pub events: Side,
    pub total: Side,
}

/// The families of one side of the rates.
pub(super) struct Side {
    /// The family of each measure.
    pub of: Vec<String>,
    /// The family of each measure of what was published before.
    pub before: Vec<String>,
}

/// When, where, who; everybody is nobody's name.
type Key<'a> = (String, &'a str, &'a str);
const EVERYBODY: &str = "";
type Row<'a> = (Key<'a>, Option<u64>);
type Groups<'a> = Vec<(&'a str, Option<u64>)>;

/// The counts of a measure, and those that follow from them: everybody out of the groups, broad groups
/// out of finer ones, an area out of its parts.
#[derive(Default)]
struct Table<'a> {
    counts: HashMap<Key<'a>, u64>,
    derived: HashSet<(Key<'a>, u64)>,
}

impl Families {
    /// What somebody has named, what was called the same before, and what has the same counts and no
    /// others; else each its own.
    pub fn of(plans: &[Planned], measures: &[Measure], before: &[&OpenMeasure], within: &[(String, String)]) -> Self {
        type Now = fn(&Pair) -> Option<Figure>;
        type Then = fn(&OpenRow) -> &Value;
        let side = |now: Now, then: Then, own: &dyn Fn(&Planned) -> String, was: &dyn Fn(&OpenMeasure) -> String| {
            let now = measures.iter().map(|one| Table::of(of_measure(one, now), within));
            let tables: Vec<Table<'_>> =
                now.chain(before.iter().map(|one| Table::of(of_earlier(one, then), within))).collect();
            // However its columns are read now; unless it has nothing on this side any more.
            let named = |one: &&OpenMeasure| {
                plans.iter().zip(&tables).find(|(plan, table)| plan.id == one.id && !table.counts.is_empty())
            };
            let begun = before.iter().map(|one| named(one).map_or_else(|| was(one), |(plan, _)| own(plan)));
            Side::of(plans, &tables, plans.iter().map(own).chain(begun).collect())
        };
        let events = side(|pair| pair.events, |row| &row.numerator, &Planned::family, &|one| one.family.clone());
        let total = side(|pair| pair.total, |row| &row.denominator, &|plan| plan.id.clone(), &|one| one.id.clone());
        Self { events, total }
    }
}

impl Side {
    /// `begun` is what each is called to begin with.
    fn of(plans: &[Planned], tables: &[Table<'_>], begun: Vec<String>) -> Self {
        let mut of = begun;
        let named: BTreeSet<&str> = plans.iter().filter_map(|plan| plan.family.as_deref()).collect();
        for (one, other) in sharing(tables) {
            if of[one] == of[other] || alike(&tables[one], &tables[other]) != Alike::Same {
                continue;
            }
            let members = |family: &String| (0..plans.len()).filter(|at| of[*at] == *family).collect::<Vec<_>>();
            let (first, second) = (members(&of[one]), members(&of[other]));
            let contradict =
                |one: &usize| second.iter().any(|other| alike(&tables[*one], &tables[*other]) == Alike::Other);
            if !first.iter().any(contradict) {
                let mut two = [of[one].clone(), of[other].clone()];
                two.sort_by_key(|family| !named.contains(family.as_str()));
                let [new, old] = two;
                of.iter_mut().filter(|family| **family == old).for_each(|family| family.clone_from(&new));
            }
        }
        // A family that nobody has named has the name of its first measure.
        let first = |family: &String| of.iter().position(|one| one == family).and_then(|at| plans.get(at));
        let name = |family: &String| match first(family) {
            Some(plan) if !named.contains(family.as_str()) => plan.id.clone(),
            _ => family.clone(),
        };
        let mut of: Vec<String> = of.iter().map(name).collect();
        let before = of.split_off(plans.len());
        Self { of, before }
    }
}

/// Which tables have a count in common, so that it is worth looking whether they are one.
fn sharing(tables: &[Table<'_>]) -> BTreeSet<(usize, usize)> {
    let mut having: HashMap<(&Key<'_>, u64), Vec<usize>> = HashMap::new();
    for (at, table) in tables.iter().enumerate() {
        let counts = table.counts.iter().map(|(key, count)| (key, *count)).filter(|(_, count)| *count > 0);
        let derived = table.derived.iter().map(|(key, sum)| (key, *sum)).filter(|(_, sum)| *sum >= TELLING);
        for found in counts.chain(derived) {
            having.entry(found).or_default().push(at);
        }
    }
    let pairs =
        having.values().flat_map(|at| (1..at.len()).flat_map(move |two| (0..two).map(move |one| (at[one], at[two]))));
    pairs.collect()
}

fn of_measure<'a>(measure: &'a Measure, of: fn(&Pair) -> Option<Figure>) -> impl Iterator<Item = Row<'a>> {
    measure.blocks.iter().flat_map(move |block| {
        let groups = block.groups.iter().map(|(group, pair)| (group.as_str(), pair));
        let all = groups.chain(block.everybody.iter().map(|pair| (EVERYBODY, pair)));
        all.chain(block.unknown.iter().map(|pair| ("Not known", pair))).map(move |(group, pair)| {
            ((periods::plain(&block.period), block.area.code.as_str(), group), of(pair).and_then(Figure::count))
        })
    })
}

fn of_earlier(measure: &OpenMeasure, of: fn(&OpenRow) -> &Value) -> impl Iterator<Item = Row<'_>> {
    measure.rows.iter().map(move |row| {
        let group = row.group.as_deref().unwrap_or(EVERYBODY);
        ((periods::plain(&row.period), row.area_code.as_str(), group), of(row).as_u64())
    })
}

impl<'a> Table<'a> {
    fn of(rows: impl Iterator<Item = Row<'a>>, within: &'a [(String, String)]) -> Self {
        let mut blocks: HashMap<(String, &'a str), Groups<'a>> = HashMap::new();
        for ((when, area, group), count) in rows {
            blocks.entry((when, area)).or_default().push((group, count));
        }
        let mut table = Self::default();
        let mut sums: HashMap<Key<'a>, Option<u64>> = HashMap::new();
        for ((when, area), mut groups) in blocks {
            let counted = groups.iter().filter_map(|(group, count)| Some(((when.clone(), area, *group), (*count)?)));
            table.counts.extend(counted);
            let follow = following(&groups);
            let known = follow.iter().filter_map(|(group, count)| Some(((when.clone(), area, *group), (*count)?)));
            table.derived.extend(known);
            groups.extend(follow);
            for (_, whole) in within.iter().filter(|(part, _)| part == area) {
                for (group, count) in &groups {
                    let sum = sums.entry((when.clone(), whole, group)).or_insert(Some(0));
                    *sum = sum.zip(*count).map(|(sum, count)| sum + count);
                }
            }
        }
        table.derived.extend(sums.into_iter().filter_map(|(key, sum)| Some((key, sum?))));
        table
    }
}

/// The sums of what stands in a block that do not stand there themselves; not known where a part is not.
fn following<'a>(groups: &Groups<'a>) -> Groups<'a> {
    let whole_of = |whole: &str| {
        let is_in = |group: &str| whole == EVERYBODY || is_within(group, whole);
        let here: Vec<_> = groups.iter().filter(|(group, _)| *group != EVERYBODY && is_in(group)).collect();
        let outermost = here.iter().filter(|(group, _)| !here.iter().any(|(other, _)| is_within(group, other)));
        let sum = outermost.map(|(_, count)| *count).sum::<Option<u64>>();
        if here.is_empty() { None } else { Some(sum) }
    };
    let missing = |whole: &&str| !groups.iter().any(|(group, _)| group == whole);
    broad().chain([EVERYBODY]).filter(missing).filter_map(|whole| Some((whole, whole_of(whole)?))).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Alike {
    /// Enough of the same counts, and nowhere others.
    Same,
    /// Nothing that both of them count, or too little to tell.
    Apart,
    /// Somewhere other counts.
    Other,
}

/// One count as large as this is hardly the same by chance; smaller ones are, if there is only one.
const TELLING: u64 = 20;

fn alike(one: &Table<'_>, other: &Table<'_>) -> Alike {
    let (mut same, mut telling) = (0, false);
    let (few, many) = if one.counts.len() <= other.counts.len() { (one, other) } else { (other, one) };
    for (key, count) in &few.counts {
        let Some(theirs) = many.counts.get(key) else { continue };
        if theirs != count {
            return Alike::Other;
        }
        same += usize::from(*count > 0);
        telling |= *count >= TELLING;
    }
    if telling || same > 1 || follows(one, other) || follows(other, one) { Alike::Same } else { Alike::Apart }
}

/// Whether what follows from one table stands in another, or follows from it too.
fn follows(one: &Table<'_>, other: &Table<'_>) -> bool {
    let is_there =
        |found: &(Key<'_>, u64)| other.counts.get(&found.0) == Some(&found.1) || other.derived.contains(found);
    one.derived.iter().any(|found| found.1 >= TELLING && is_there(found))
}
