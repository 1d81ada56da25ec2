use super::plan::Edition;

/// The edition without a measure.
pub fn take_out(edition: &Edition, measure: &str) -> Edition {
    let mut left = edition.clone();
    left.measures.retain(|one| one.id != measure);
    loosen(&mut left);
    left
}

/// What was said of a measure that is not there any more is left to the edition as a whole; answers to its
/// finding are shown no more.
pub fn loosen(edition: &mut Edition) {
    let Edition { measures, responses, comments, actions, .. } = edition;
    let is_there = |id: &String| measures.iter().any(|measure| measure.id == *id);
    responses.retain(|response| is_there(&response.measure));
    let about = comments.iter_mut().map(|comment| &mut comment.measure);
    for measure in about.chain(actions.iter_mut().map(|action| &mut action.measure)) {
        *measure = measure.take().filter(is_there);
    }
}
