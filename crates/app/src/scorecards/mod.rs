//! The race equality scorecard: editions are prepared at the desk, published by whoever
//! manages, and read by everybody.

mod drafts;
mod editions;
mod fields;
mod measures;
mod pages;
mod public;
mod publishing;

use crate::audiences::{Desk, Public, Routes};

#[cfg(test)]
pub(crate) use fields::of_measure as measure_fields;
#[cfg(test)]
pub(crate) use pages::{Listed, Shown, edition_page, editions_page, measure_page};
#[cfg(test)]
pub(crate) use public::list_page;
pub(crate) use publishing::Nowhere;
pub use publishing::{Drafts, Folder, Publish, PublishedFiles};

pub(crate) fn public_routes() -> Routes<Public> {
    Routes::new().get("/scorecard", public::index).get("/scorecard/{name}/{*path}", public::show)
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
        .post("/scorecards/{edition}/measures/{measure}/removal", measures::remove)
        .get("/scorecards/{edition}/draft/{*path}", drafts::show)
        .post("/scorecards/{edition}/releases", drafts::create)
}
