use super::super::findings::{Finding, thousands};
use super::super::measures::Kind;
use super::super::publishing::Shown;
use super::building::{Built, BuiltMeasure};

/// Counts that are shown and may tell who somebody is all the same: a rare group in a small place to whom
/// something rare happened. No number decides that; whoever publishes looks at them and knows the place.
pub fn to_judge(built: &Built) -> Vec<String> {
    let of = |measure: &BuiltMeasure| {
        let title = measure.plan.title.clone();
        let one = move |finding: &Finding| {
            let (events, people) = rare(measure.plan.definition.kind, finding)?;
            let Finding { area, group, period, .. } = finding;
            Some(format!("{title}: {group}, {}, {period}: {events} of {}", area.name, thousands(people)))
        };
        measure.findings.iter().filter_map(one).collect::<Vec<_>>()
    };
    built.measures.iter().flat_map(of).collect()
}

/// Fewer people than this of a group in a place are few, and something that happened to fewer than that is
/// rare: our own numbers.
const FEW_PEOPLE: u64 = 100;
const FEW_EVENTS: u64 = 20;

fn rare(kind: Kind, finding: &Finding) -> Option<(u64, u64)> {
    let events = finding.shown.events.and_then(Shown::count)?;
    let people = finding.shown.total.and_then(Shown::count)?;
    let is_rare =
        matches!(kind, Kind::Share | Kind::Events) && people < FEW_PEOPLE && (1..FEW_EVENTS).contains(&events);
    is_rare.then_some((events, people))
}
