mod alike;

use super::super::measures::{Figure, Measure, Pair};
use super::super::publishing;
use super::open_data::{OpenMeasure, OpenRow};
use super::plan::Planned;
use alike::{Slice, Table, common, counts_people, of_earlier, of_measure, sharing};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Measures of the same counts: what one hides the others must not give away, nor what was published
/// before. Whoever adds one table twice, told apart more or less finely, in parts or as a whole, as what
/// is counted or as the people it is counted among, need not know that it is one.
pub(super) struct Families {
    pub events: Side,
    pub total: Side,
    /// Counts of other families and times that are the same nonetheless: people in a census who stand
    /// beside the events of several years.
    pub same: Vec<(publishing::Slice, publishing::Slice)>,
}

/// The families of one side of the rates.
pub(super) struct Side {
    /// The family of each measure.
    pub of: Vec<String>,
    /// The family of each measure of what was published before.
    pub before: Vec<String>,
}

/// Every table of an edition and of what was published before: what is counted in each measure, among
/// whom, and both again of what was published before.
struct All<'a> {
    tables: Vec<Table<'a>>,
    now: usize,
    before: usize,
}

impl Families {
    /// What somebody has named, what was called the same before, and what has the same counts and no
    /// others; else each its own.
    pub fn of(plans: &[Planned], measures: &[Measure], before: &[&OpenMeasure], within: &[(String, String)]) -> Self {
        type Now = fn(&Pair) -> Option<Figure>;
        type Then = fn(&OpenRow) -> &Value;
        let (events, people): (Now, Now) = (|pair| pair.events, |pair| pair.total);
        let (told, among): (Then, Then) = (|row| &row.numerator, |row| &row.denominator);
        let now = |of: Now, all: bool| {
            let counts = move |one: &Measure| all || counts_people(one.definition.kind);
            measures.iter().map(move |one| if counts(one) { of_measure(one, of, within) } else { Table::new() })
        };
        let then = |of: Then, all: bool| {
            let counts = move |one: &OpenMeasure| all || counts_people(one.definition.kind);
            before.iter().map(move |one| if counts(one) { of_earlier(one, of, within) } else { Table::new() })
        };
        let tables = now(events, true).chain(now(people, false)).chain(then(told, true)).chain(then(among, false));
        let all = All { tables: tables.collect(), now: measures.len(), before: before.len() };
        // However its columns are read now; unless it has nothing on this side any more.
        let named = |one: &OpenMeasure| {
            let at = plans.iter().position(|plan| is_still(plan, one))?;
            (!all.tables[at].is_empty()).then_some(&plans[at])
        };
        let own = plans.iter().map(Planned::family).chain(plans.iter().map(|plan| people_of(&plan.id)));
        let own_names = self::named(plans);
        let then = |one: &&OpenMeasure| {
            let by_name = own_names.contains(one.family.as_str());
            if by_name { one.family.clone() } else { format!("\u{1}then {}", one.family) }
        };
        let told = before.iter().map(|one| named(one).map_or_else(|| then(one), Planned::family));
        let among = before.iter().map(|one| {
            let still = plans.iter().any(|plan| is_still(plan, one));
            if still { people_of(&one.id) } else { people_of(&format!("{} then", one.id)) }
        });
        let of = all.named(plans, all.joined(plans, own.chain(told).chain(among).collect()));
        let same = all.same(&of);
        let (now, was) = of.split_at(2 * all.now);
        let side = |now: &[String], before: &[String]| Side { of: now.to_vec(), before: before.to_vec() };
        let (events, total) = (side(&now[..all.now], &was[..all.before]), side(&now[all.now..], &was[all.before..]));
        Self { events, total, same }
    }
}

/// Whether a measure is the one that was published under its name, and not another thing: then its figures
/// may have been corrected since.
fn is_still(plan: &Planned, before: &OpenMeasure) -> bool {
    let (now, then) = (&plan.definition, &before.definition);
    plan.id == before.id && now.kind == then.kind && now.what == then.what
}

/// What the people are called among whom a measure counts. Nobody can give a family this name.
fn people_of(id: &str) -> String {
    format!("\u{1}people {id}")
}

impl All<'_> {
    /// Which measure of which edition a table belongs to, and on which side.
    const fn place(&self, at: usize) -> (bool, usize, bool) {
        match at.checked_sub(2 * self.now) {
            None => (true, at % self.now, at < self.now),
            Some(at) => (false, at % self.before, at < self.before),
        }
    }

    fn are_both_sides(&self, one: usize, other: usize) -> bool {
        let (one, other) = (self.place(one), self.place(other));
        (one.0, one.1) == (other.0, other.1) && one.2 != other.2
    }

    /// Gives tables with the same counts one family. `of` is what each is called to begin with.
    fn joined(&self, plans: &[Planned], mut of: Vec<String>) -> Vec<String> {
        let named = named(plans);
        let counts = self.tables.iter().enumerate().flat_map(|(at, table)| {
            table.iter().flat_map(move |(when, slice)| slice.telling().map(move |count| (at, (when, count))))
        });
        for (one, other) in sharing(counts) {
            if of[one] == of[other] || !self.is_same(one, other) {
                continue;
            }
            let members = |family: &String| (0..of.len()).filter(|at| of[*at] == *family).collect::<Vec<_>>();
            let (first, second) = (members(&of[one]), members(&of[other]));
            // What was published before may have been corrected since.
            let contradict = |one: usize, other: usize| {
                self.are_both_sides(one, other)
                    || [one, other].iter().all(|at| *at < 2 * self.now)
                        && common(&self.tables[one], &self.tables[other]).differ()
            };
            if !first.iter().any(|one| second.iter().any(|other| contradict(*one, *other))) {
                let mut two = [of[one].clone(), of[other].clone()];
                two.sort_by_key(|family| !named.contains(family.as_str()));
                let [new, old] = two;
                of.iter_mut().filter(|family| **family == old).for_each(|family| family.clone_from(&new));
            }
        }
        of
    }

    /// People counted here are events there: then more must be the same.
    fn is_same(&self, one: usize, other: usize) -> bool {
        let common = common(&self.tables[one], &self.tables[other]);
        if self.place(one).2 == self.place(other).2 { common.is_same() } else { common.is_surely_same() }
    }

    /// A family that nobody has named has the name of its first measure.
    fn named(&self, plans: &[Planned], of: Vec<String>) -> Vec<String> {
        let named = named(plans);
        let first = |family: &String| of.iter().position(|one| one == family).filter(|at| *at < self.now);
        let name = |family: &String| match first(family) {
            Some(at) if !named.contains(family.as_str()) => plans[at].id.clone(),
            _ => family.clone(),
        };
        of.iter().map(name).collect()
    }

    /// Which people of one family and time are those of another: the same counts in both, and no others.
    fn same(&self, of: &[String]) -> Vec<(publishing::Slice, publishing::Slice)> {
        let slices = self.tables.iter().enumerate().flat_map(|(at, table)| table.iter().map(move |one| (at, one)));
        let slices: Vec<(usize, &String, &Slice<'_>)> =
            slices.map(|(at, (when, slice))| (at, when, slice)).filter(|(.., slice)| !slice.is_empty()).collect();
        let begun: Vec<publishing::Slice> =
            slices.iter().map(|(at, when, _)| (of[*at].clone(), (*when).clone())).collect();
        let mut of = begun.clone();
        let are_both_sides = |one: &[usize], other: &[usize]| {
            one.iter().any(|one| other.iter().any(|other| self.are_both_sides(slices[*one].0, slices[*other].0)))
        };
        let mut firsts: BTreeMap<BTreeMap<alike::Key<'_>, u64>, usize> = BTreeMap::new();
        let first: Vec<usize> =
            slices.iter().enumerate().map(|(at, (.., slice))| *firsts.entry(slice.content()).or_insert(at)).collect();
        let again = first.iter().enumerate().filter(|(at, first)| at != *first).map(|(at, first)| (*first, at));
        let distinct = firsts.values().copied();
        let counts = distinct.flat_map(|at| slices[at].2.surely_telling().map(move |count| (at, count)));
        for (one, other) in again.chain(sharing(counts)) {
            if of[one] == of[other] || !slices[one].2.common(slices[other].2).is_surely_same() {
                continue;
            }
            let members =
                |family: &publishing::Slice| (0..of.len()).filter(|at| of[*at] == *family).collect::<Vec<_>>();
            let (these, those) = (members(&of[one]), members(&of[other]));
            // What was published before may have been corrected since; what is the same is looked at once.
            let once = |members: &[usize]| -> Vec<usize> {
                let mut seen = BTreeSet::new();
                let is_now = |at: &usize| slices[*at].0 < 2 * self.now;
                members.iter().copied().filter(is_now).filter(|at| seen.insert(first[*at])).collect()
            };
            let (now, others) = (once(&these), once(&those));
            let contradict =
                now.iter().any(|one| others.iter().any(|other| slices[*one].2.common(slices[*other].2).differ()));
            if !contradict && !are_both_sides(&these, &those) {
                let (new, old) = (of[one].clone(), of[other].clone());
                of.iter_mut().filter(|family| **family == old).for_each(|family| family.clone_from(&new));
            }
        }
        let moved: BTreeMap<publishing::Slice, publishing::Slice> =
            begun.into_iter().zip(of).filter(|(begun, now)| begun != now).collect();
        moved.into_iter().collect()
    }
}

fn named(plans: &[Planned]) -> BTreeSet<&str> {
    plans.iter().filter_map(|plan| plan.family.as_deref()).collect()
}
