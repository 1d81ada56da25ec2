use super::super::measures::{Figure, Measure};
use super::open_data::OpenMeasure;
use super::plan::Planned;
use std::collections::HashMap;

/// A count among a whole, of a group in an area at a time.
type Cells<'a> = HashMap<(&'a str, &'a str, &'a str), (Option<u64>, Option<u64>)>;

fn cells(measure: &Measure) -> Cells<'_> {
    let count = |figure: Option<Figure>| figure.and_then(Figure::count);
    let of_block = |block: &'_ super::super::measures::Block| block.groups.len();
    let mut cells = Cells::with_capacity(measure.blocks.iter().map(of_block).sum());
    for block in &measure.blocks {
        for (group, pair) in &block.groups {
            let counts = (count(pair.events), count(pair.total));
            cells.insert((block.period.as_str(), block.area.code.as_str(), group.as_str()), counts);
        }
    }
    cells
}

/// Whether two tables count the same: somewhere they have the same counts, and nowhere others.
fn same<'a>(
    one: &Cells<'_>,
    others: impl Iterator<Item = ((&'a str, &'a str, &'a str), (Option<u64>, Option<u64>))>,
) -> bool {
    let differ = |a: Option<u64>, b: Option<u64>| a.zip(b).is_some_and(|(a, b)| a != b);
    let mut alike = false;
    for (key, (events, total)) in others {
        let Some((own, all)) = one.get(&key) else { continue };
        if differ(*own, events) || differ(*all, total) {
            return false;
        }
        alike |= events.is_some_and(|count| count > 0) && *own == events && *all == total;
    }
    alike
}

/// The family of each measure. Whoever adds one table twice, told apart more or less finely, need not
/// know that it is one: the same counts are one family, unless somebody gave them words of their own.
pub(super) fn families(plans: &[Planned], measures: &[Measure]) -> Vec<String> {
    let all: Vec<Cells<'_>> = measures.iter().map(cells).collect();
    let mut families: Vec<String> = plans.iter().map(Planned::family).collect();
    for at in 0..plans.len() {
        if plans[at].family.is_some() {
            continue;
        }
        let first = (0..at).find(|before| {
            families[*before] != families[at]
                && same(&all[*before], all[at].iter().map(|(key, counts)| (*key, *counts)))
        });
        if let Some(first) = first {
            families[at] = families[first].clone();
        }
    }
    families
}

/// The family of what was published before: of the measure of the same name, else of one that shows
/// the same counts, else its own.
pub(super) fn family_before(
    measure: &OpenMeasure,
    plans: &[Planned],
    families: &[String],
    measures: &[Measure],
) -> String {
    if let Some(at) = plans.iter().position(|plan| plan.id == measure.id) {
        return families[at].clone();
    }
    let shown = || {
        measure.rows.iter().filter_map(|row| {
            let key = (row.period.as_str(), row.area_code.as_str(), row.group.as_deref()?);
            Some((key, (row.numerator.as_u64(), row.denominator.as_u64())))
        })
    };
    let found = measures.iter().position(|one| same(&cells(one), shown()));
    found.and_then(|at| families.get(at)).unwrap_or(&measure.family).clone()
}
