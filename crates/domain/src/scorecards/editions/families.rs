use super::super::measures::{Figure, Measure};
use super::open_data::OpenMeasure;
use super::plan::Planned;
use std::collections::HashMap;

/// Measures of the same counts: what one hides the others must not give away, nor what was published
/// before. Whoever adds one table twice, told apart more or less finely, need not know that it is one.
pub(super) struct Families<'a> {
    plans: &'a [Planned],
    tables: Vec<Cells<'a>>,
    /// The family of each measure.
    pub of: Vec<String>,
}

type Key<'a> = (&'a str, &'a str, &'a str);
type Counts = (Option<u64>, Option<u64>);
/// A count among a whole, of a group in an area at a time.
type Cells<'a> = HashMap<Key<'a>, Counts>;

impl<'a> Families<'a> {
    /// What somebody has named, else what has the same counts and no others, else each its own.
    pub fn of(plans: &'a [Planned], measures: &'a [Measure]) -> Self {
        let tables: Vec<Cells<'_>> = measures.iter().map(cells).collect();
        let mut of: Vec<String> = plans.iter().map(Planned::family).collect();
        for at in 0..plans.len() {
            let beside = |other: usize| compared(&tables[other], pairs(&tables[at]));
            let members = |family: &String| (0..plans.len()).filter(|one| of[*one] == *family).collect::<Vec<_>>();
            let found = (0..at).filter(|other| of[*other] != of[at]).find(|other| {
                let together = [members(&of[*other]), members(&of[at])];
                beside(*other) == Alike::Same
                    && together[0].iter().all(|one| {
                        together[1].iter().all(|two| compared(&tables[*one], pairs(&tables[*two])) != Alike::Other)
                    })
            });
            if let Some(found) = found {
                let (old, new) = (of[at].clone(), of[found].clone());
                of.iter_mut().filter(|family| **family == old).for_each(|family| family.clone_from(&new));
            }
        }
        Self { plans, tables, of }
    }

    /// The family of what was published before: of the measure of the same name, however its columns
    /// are read now, else of one that shows the same counts, else its own.
    pub fn before(&self, measure: &OpenMeasure) -> String {
        let shown = || {
            measure.rows.iter().filter_map(|row| {
                let key = (row.period.as_str(), row.area_code.as_str(), row.group.as_deref()?);
                Some((key, (row.numerator.as_u64(), row.denominator.as_u64())))
            })
        };
        let named = self.plans.iter().position(|plan| plan.id == measure.id);
        let alike = || self.tables.iter().position(|table| compared(table, shown()) == Alike::Same);
        named.or_else(alike).map_or_else(|| measure.family.clone(), |at| self.of[at].clone())
    }
}

fn cells(measure: &Measure) -> Cells<'_> {
    let count = |figure: Option<Figure>| figure.and_then(Figure::count);
    let mut cells = Cells::new();
    for block in &measure.blocks {
        for (group, pair) in &block.groups {
            let counts = (count(pair.events), count(pair.total));
            cells.insert((block.period.as_str(), block.area.code.as_str(), group.as_str()), counts);
        }
    }
    cells
}

fn pairs<'b>(cells: &'b Cells<'_>) -> impl Iterator<Item = (Key<'b>, Counts)> {
    cells.iter().map(|(key, counts)| (*key, *counts))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Alike {
    /// Somewhere the same counts, and nowhere others.
    Same,
    /// Nothing that both of them count.
    Apart,
    /// Somewhere other counts.
    Other,
}

fn compared<'b>(table: &Cells<'_>, others: impl Iterator<Item = (Key<'b>, Counts)>) -> Alike {
    let differ = |a: Option<u64>, b: Option<u64>| a.zip(b).is_some_and(|(a, b)| a != b);
    let mut found = Alike::Apart;
    for (key, (events, total)) in others {
        let Some((own, all)) = table.get(&key) else { continue };
        if differ(*own, events) || differ(*all, total) {
            return Alike::Other;
        }
        if events.is_some_and(|count| count > 0) && *own == events && *all == total {
            found = Alike::Same;
        }
    }
    found
}
