use super::super::editions::{Action, Edition, loosen};
use super::Entry;

/// The edition with everything that stands beside it on this day, in the order in which it was
/// asked, said or agreed. `before` is what was agreed in the edition before, with its title.
pub fn freeze(edition: &Edition, entries: &[Entry], before: Option<(&str, &[Action])>) -> Edition {
    let mut frozen = edition.clone();
    for entry in entries.iter().filter(|entry| entry.is_shown()) {
        match entry.clone() {
            Entry::Response(asked) => frozen.responses.push(asked.response),
            Entry::Comment(said) => frozen.comments.push(said.comment),
            Entry::Action(action) => frozen.actions.push(action),
            Entry::Request(request) => frozen.requests.push(request),
            Entry::Report(report) => frozen.reports.push(report.report),
            Entry::Medium(medium) => frozen.media.push(medium),
            Entry::Launch(launch) => frozen.launches.push(launch),
        }
    }
    if let Some((title, actions)) = before {
        let followed = |action: &Action| Action { agreed_in: Some(title.to_owned()), ..action.clone() };
        frozen.actions.extend(actions.iter().map(followed));
    }
    loosen(&mut frozen);
    frozen
}

/// What was agreed: the next edition follows it.
pub fn actions_of(entries: &[Entry]) -> Vec<Action> {
    let actions =
        entries.iter().filter_map(|entry| if let Entry::Action(action) = entry { Some(action) } else { None });
    actions.cloned().collect()
}
