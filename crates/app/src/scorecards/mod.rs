//! The race equality scorecard: editions are prepared at the desk, published by whoever
//! manages, and read by everybody.

mod answers;
mod drafts;
mod editions;
mod entries;
mod fields;
mod inputs;
mod meanwhile;
mod measure_pages;
mod measures;
mod pages;
mod public;
mod publishing;
mod saying;
mod sent_files;

use crate::audiences::{Desk, Public, Routes};

#[cfg(test)]
pub(crate) use answers::{Invited, answer_page};
pub(crate) use entries::due_line;
#[cfg(test)]
pub(crate) use entries::{OpenedEntry, entries_page, entry_fields, entry_page, media_page};
#[cfg(test)]
pub(crate) use fields::of_measure as measure_fields;
#[cfg(test)]
pub(crate) use measure_pages::{OpenedMeasure, Removal, measure_page, removal_page};
#[cfg(test)]
pub(crate) use measures::Looked;
#[cfg(test)]
pub(crate) use pages::{Listed, Shown, edition_page, editions_page};
#[cfg(test)]
pub(crate) use public::list_page;
pub(crate) use publishing::Nowhere;
pub use publishing::{Drafts, Edited, Folder, Made, Publish, PublishedFiles, Wanted};
#[cfg(test)]
pub(crate) use saying::{Talk, say_page};
pub(crate) use sent_files::SentFiles;

pub(crate) fn public_routes() -> Routes<Public> {
    Routes::new()
        .get("/scorecard", public::index)
        .get("/scorecard/", public::index)
        .get("/scorecard/{name}/say", saying::show)
        .post("/scorecard/{name}/say", saying::create)
        .get("/scorecard/{name}", public::whole)
        .get("/scorecard/{name}/", public::whole)
        .get("/scorecard/{name}/{*path}", public::show)
        .get("/scorecard-answers/{link}", answers::show)
        .post("/scorecard-answers/{link}", answers::create)
        .get("/scorecard-answers/{link}/draft/{*path}", answers::draft)
}

pub(crate) fn routes() -> Routes<Desk> {
    Routes::new()
        .get("/scorecards", editions::index)
        .post("/scorecards", editions::create)
        .get("/scorecards/{edition}", editions::show)
        .post("/scorecards/{edition}", editions::update)
        .post("/scorecards/{edition}/corrections", editions::correct)
        .get("/scorecards/{edition}/measures/new", measures::new)
        .post("/scorecards/{edition}/measures", measures::create)
        .get("/scorecards/{edition}/measures/{measure}", measures::edit)
        .post("/scorecards/{edition}/measures/{measure}", measures::create)
        .get("/scorecards/{edition}/measures/{measure}/removal", measures::ask)
        .post("/scorecards/{edition}/measures/{measure}/removal", measures::remove)
        .get("/scorecards/{edition}/entries", entries::index)
        .get("/scorecards/{edition}/entries/new/{kind}", entries::new)
        .post("/scorecards/{edition}/entries/new/{kind}", entries::create)
        .get("/scorecards/{edition}/entries/{entry}", entries::show)
        .post("/scorecards/{edition}/entries/{entry}", entries::update)
        .post("/scorecards/{edition}/entries/{entry}/removal", entries::remove)
        .get("/scorecards/{edition}/media", entries::published)
        .post("/scorecards/{edition}/media", entries::withdraw)
        .get("/scorecards/{edition}/draft/{*path}", drafts::show)
        .post("/scorecards/{edition}/releases", drafts::create)
        .get("/scorecards/{edition}/inputs/{version}", inputs::show)
}
