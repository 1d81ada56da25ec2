use super::super::editions::{Action, Edition};
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
    let known = |measure: &Option<String>| {
        measure.clone().filter(|id| edition.measures.iter().any(|measure| measure.id == *id))
    };
    if let Some((title, actions)) = before {
        frozen.actions.extend(actions.iter().cloned().map(|action| Action {
            measure: known(&action.measure),
            agreed_in: Some(title.to_owned()),
            ..action
        }));
    }
    // A measure that was taken out leaves what was said of it to the edition as a whole.
    frozen.responses.retain(|response| known(&Some(response.measure.clone())).is_some());
    frozen.comments.iter_mut().for_each(|comment| comment.measure = known(&comment.measure));
    frozen.actions.iter_mut().for_each(|action| action.measure = known(&action.measure));
    frozen
}

/// What was agreed: the next edition follows it.
pub fn actions_of(entries: &[Entry]) -> Vec<Action> {
    let actions =
        entries.iter().filter_map(|entry| if let Entry::Action(action) = entry { Some(action) } else { None });
    actions.cloned().collect()
}
