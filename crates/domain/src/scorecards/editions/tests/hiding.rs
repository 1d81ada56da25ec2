//! Ways in which somebody with every published table found a small count, each told by whoever tried.

mod families;
mod parts;
mod rates;
mod steps;
mod tables;
mod times;

use super::*;
use crate::scorecards::groups::Level;
use crate::scorecards::{Kind, Shown};

pub(super) const KINGSTON: &str = "E09000021";

/// Rows of areas, groups, counts and among how many.
pub(super) fn rows(all: &[(&str, &str, &str, &str)]) -> String {
    let row =
        |(area, group, count, among): &(&str, &str, &str, &str)| format!("{area},{area},{group},{count},{among}\n");
    let rows: String = all.iter().map(row).collect();
    format!("area_code,area_name,ethnic_group,numerator,denominator\n{rows}")
}

pub(super) fn in_kingston(all: &[(&str, &str, &str)]) -> String {
    let here: Vec<(&str, &str, &str, &str)> =
        all.iter().map(|(group, count, among)| (KINGSTON, *group, *count, *among)).collect();
    rows(&here)
}

/// An edition of these measures, each with its file.
pub(super) fn edition_of(measures: Vec<(Planned, String)>, parts: &[&str], before: &[OpenData]) -> Built {
    let parts: Vec<(&str, &str)> = parts.iter().map(|part| (*part, KINGSTON)).collect();
    edition_within(measures, &parts, before)
}

/// The same with areas that are part of others than Kingston.
pub(super) fn edition_within(measures: Vec<(Planned, String)>, parts: &[(&str, &str)], before: &[OpenData]) -> Built {
    let mut edition = an_edition();
    edition.areas.extend(parts.iter().map(|(code, whole)| EditionArea {
        code: (*code).to_owned(),
        name: (*code).to_owned(),
        within: Some((*whole).to_owned()),
    }));
    edition.measures = measures.iter().map(|(plan, _)| plan.clone()).collect();
    let mut open = |name: &str, _: Option<&str>| {
        let text = measures.iter().find(|(plan, _)| plan.file == name).map(|(_, text)| text.as_bytes());
        Sheet::from_csv(text.unwrap_or_default())
    };
    build(&edition, &mut open, None, before).expect("it can be built")
}

pub(super) fn kind(kind: Kind, id: &str) -> Planned {
    let plan = planned(id);
    Planned { definition: Definition { kind, ..plan.definition.clone() }, ..plan }
}

fn level(level: Level, plan: Planned) -> Planned {
    Planned { columns: Mapping { level, ..plan.columns.clone() }, ..plan }
}

fn beside_everyone_else(id: &str) -> Planned {
    let plan = planned(id);
    Planned { definition: Definition { reference: "everyone else".to_owned(), ..plan.definition.clone() }, ..plan }
}

/// What is shown of a count; everybody together without a group.
pub(super) fn count(built: &Built, measure: usize, area: &str, group: Option<&str>) -> Option<u64> {
    let data = open_data(built);
    let row = data.measures[measure].rows.iter().find(|row| row.area_code == area && row.group.as_deref() == group);
    row.unwrap_or_else(|| panic!("{area} {group:?}")).numerator.as_u64()
}

/// Among how many, as is shown.
fn among(built: &Built, measure: usize, period: &str, group: &str) -> Option<u64> {
    let block = built.measures[measure].published.blocks.iter().find(|block| block.period == period);
    let block = block.unwrap_or_else(|| panic!("{period}"));
    block.groups.iter().find(|(name, _)| name == group).expect("there").1.total.and_then(Shown::count)
}

pub(super) fn some_hidden(built: &Built, others: &[(usize, &str, Option<&str>)]) {
    let shown: Vec<Option<u64>> =
        others.iter().map(|(measure, area, group)| count(built, *measure, area, *group)).collect();
    assert!(shown.iter().any(Option::is_none), "all of these are shown: {shown:?}");
}
