use super::super::groups::{broad, is_within};
use super::super::measures::{Figure, Measure, Pair};
use super::super::periods;
use super::open_data::{OpenMeasure, OpenRow};
use super::plan::Planned;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// Measures of the same counts: what one hides the others must not give away, nor what was published
/// before. Whoever adds one table twice, told apart more or less finely, in parts or as a whole, among
/// residents or among pupils, need not know that it is one: each side of a rate has families of its own.
pub(super) struct Families<'a> {
    plans: &'a [Planned],
    within: &'a [(String, String)],
    pub events: Side<'a>,
    pub total: Side<'a>,
}

/// The families of one side of the rates.
pub(super) struct Side<'a> {
    tables: Vec<Table<'a>>,
    /// The family of each measure.
    pub of: Vec<String>,
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

impl<'a> Families<'a> {
    /// What somebody has named, else what has the same counts and no others, else each its own.
    pub fn of(plans: &'a [Planned], measures: &'a [Measure], within: &'a [(String, String)]) -> Self {
        let tables = |of: fn(&Pair) -> Option<Figure>| {
            measures.iter().map(|one| Table::of(of_measure(one, of), within)).collect()
        };
        let named = plans.iter().map(|plan| (plan.family(), plan.family.is_some())).collect();
        let own = plans.iter().map(|plan| (plan.id.clone(), false)).collect();
        Self {
            plans,
            within,
            events: Side::of(plans, tables(|pair| pair.events), named),
            total: Side::of(plans, tables(|pair| pair.total), own),
        }
    }

    /// The families of what was published before: of the measure of the same name, however its columns
    /// are read now, else of one that shows the same counts, else its own.
    pub fn before(&self, measure: &OpenMeasure) -> (String, String) {
        let named = self.plans.iter().position(|plan| plan.id == measure.id);
        let of = |side: &Side<'_>, shown: fn(&OpenRow) -> &Value| {
            let alike = || {
                let before = Table::of(of_earlier(measure, shown), self.within);
                side.tables.iter().position(|table| alike(table, &before) == Alike::Same)
            };
            named.or_else(alike).map(|at| side.of[at].clone())
        };
        let own = || measure.family.clone();
        (
            of(&self.events, |row| &row.numerator).unwrap_or_else(own),
            of(&self.total, |row| &row.denominator).unwrap_or_else(own),
        )
    }
}

impl<'a> Side<'a> {
    /// `begun` is what each measure is called to begin with, and whether somebody has named it so.
    fn of(plans: &[Planned], tables: Vec<Table<'a>>, begun: Vec<(String, bool)>) -> Self {
        let named: Vec<bool> = begun.iter().map(|(_, named)| *named).collect();
        let mut of: Vec<String> = begun.into_iter().map(|(family, _)| family).collect();
        let alike = |one: usize, other: usize| alike(&tables[one], &tables[other]);
        for at in 0..tables.len() {
            let members = |family: &String| (0..tables.len()).filter(|one| of[*one] == *family).collect::<Vec<_>>();
            let found = (0..at).filter(|other| of[*other] != of[at]).find(|other| {
                let together = [members(&of[*other]), members(&of[at])];
                alike(*other, at) == Alike::Same
                    && together[0].iter().all(|one| together[1].iter().all(|two| alike(*one, *two) != Alike::Other))
            });
            if let Some(found) = found {
                let (old, new) = (of[at].clone(), of[found].clone());
                of.iter_mut().filter(|family| **family == old).for_each(|family| family.clone_from(&new));
            }
        }
        // A family that nobody has named has the name of its first measure.
        let first = |family: &String| of.iter().position(|one| one == family).unwrap_or(0);
        let is_named = |family: &String| of.iter().zip(&named).any(|(one, named)| one == family && *named);
        let names = of.iter().map(|one| if is_named(one) { one.clone() } else { plans[first(one)].id.clone() });
        Self { of: names.collect(), tables }
    }
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
