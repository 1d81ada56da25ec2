//! Complaints about the service: made by anybody, read by whoever manages or
//! looks into one, never by whoever is complained of.

mod form;
mod making;
mod page;
mod reading;

use crate::audiences::{Desk, Public, Routes};

#[cfg(test)]
pub(crate) use making::{made_page, make_page};
pub(crate) use page::{Seen, clock};
#[cfg(test)]
pub(crate) use page::{index as complaints_page, one as complaint_page};

pub(crate) fn public_routes() -> Routes<Public> {
    Routes::new()
        .get("/complain", making::new)
        .post("/complain", making::create)
        .get("/complain/received", making::show)
}

pub(crate) fn routes() -> Routes<Desk> {
    Routes::new()
        .get("/complaints", reading::index)
        .get("/complaints/new", reading::new)
        .post("/complaints", reading::create)
        .get("/complaints/{complaint}", reading::show)
        .post("/complaints/{complaint}/investigator", reading::look)
        .post("/complaints/{complaint}/answers", reading::answer)
        .post("/complaints/{complaint}/review", reading::further)
        .post("/complaints/{complaint}/removal", reading::remove)
}
