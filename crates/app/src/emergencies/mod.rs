//! Opening a case that is not one's team's, because it cannot wait; and the
//! review of every such opening by somebody else.

mod asking;
mod opening;
mod reviews;

use crate::audiences::{Desk, Routes};

#[cfg(test)]
pub(crate) use reviews::{Opening, page as reviews_page};

pub(crate) fn routes() -> Routes<Desk> {
    Routes::new()
        .get("/emergency-access", asking::new)
        .post("/emergency-access", asking::create)
        .get("/cases/{case}/emergency-access", opening::new)
        .post("/cases/{case}/emergency-access", opening::create)
        .get("/emergency-accesses", reviews::index)
        .post("/emergency-accesses", reviews::create)
}
