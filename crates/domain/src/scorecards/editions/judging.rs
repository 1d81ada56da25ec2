use super::super::findings::{Finding, thousands};
use super::super::measures::Kind;
use super::super::publishing::Shown;
use super::building::{Built, BuiltMeasure};
use super::plan::Role;

/// Counts that are shown and may tell who somebody is all the same: a rare group in a small place to whom
/// something rare happened. No number decides that; whoever publishes looks at them and knows the place.
pub fn to_judge(built: &Built) -> Vec<String> {
    let of = |measure: &BuiltMeasure| {
        let title = measure.plan.title.clone();
        let one = move |finding: &Finding| {
            let is_part = built.edition.role(&finding.area.code) == Some(Role::Part);
            let (events, people) = rare(measure.plan.definition.kind, finding, is_part)?;
            let people = people.map(|people| format!(" of {}", thousands(people))).unwrap_or_default();
            let Finding { area, group, period, .. } = finding;
            Some(format!("{title}: {group}, {}, {period}: {events}{people}", area.name))
        };
        measure.latest().filter_map(one).collect::<Vec<_>>()
    };
    built.measures.iter().flat_map(of).collect()
}

/// Fewer people than this of a group in a place are few, and something that happened to fewer than that is
/// rare: our own numbers.
const FEW_PEOPLE: u64 = 100;
const FEW_EVENTS: u64 = 20;

/// What happened, and among how many, where that is shown: where it is not, a part of an area is a small place.
fn rare(kind: Kind, finding: &Finding, is_part: bool) -> Option<(u64, Option<u64>)> {
    let events = finding.shown.events.and_then(Shown::count)?;
    let people = finding.shown.total.and_then(Shown::count);
    let few = match kind {
        Kind::Share | Kind::Events => people.map_or(is_part, |people| people < FEW_PEOPLE),
        Kind::Count => is_part,
        Kind::Part | Kind::Average => false,
    };
    (few && (1..FEW_EVENTS).contains(&events)).then_some((events, people))
}
