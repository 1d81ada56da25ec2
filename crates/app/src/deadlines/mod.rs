//! The law's dates: how each was reached, for whoever works here; for anybody who
//! asks how long they have; and as a calendar that says no name.

mod calendar;
mod how_long;
mod working;

use crate::audiences::{Desk, Public, Routes};

#[cfg(test)]
pub(crate) use calendar::page as calendar_page;
#[cfg(test)]
pub(crate) use how_long::{Answer, ask as how_long_form, page as how_long_page};
pub(crate) use working::{lead, lines, place_of, until, working};

pub(crate) fn public_routes() -> Routes<Public> {
    Routes::new()
        .get("/how-long", how_long::show)
        .post("/how-long", how_long::create)
        .get("/calendar/{address}", calendar::feed)
}

pub(crate) fn routes() -> Routes<Desk> {
    Routes::new()
        .get("/calendar", calendar::show)
        .post("/calendar", calendar::create)
        .post("/calendar/removal", calendar::remove)
}
