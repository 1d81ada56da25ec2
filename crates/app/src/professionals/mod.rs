//! Police, housing, schools, health, advice agencies and others refer somebody
//! here, and follow it by a link that says only what the person agreed to.

mod feedback;
mod form;
mod link;
mod referring;

use crate::audiences::{Desk, Public, Routes};

pub(crate) use feedback::section;
#[cfg(test)]
pub(crate) use form::form as refer_form;
#[cfg(test)]
pub(crate) use link::{Followed, page as link_page};

pub(crate) fn public_routes() -> Routes<Public> {
    Routes::new().get("/refer", referring::new).post("/refer", referring::create).get("/refer/{link}", link::show)
}

pub(crate) fn routes() -> Routes<Desk> {
    Routes::new()
        .post("/referrals/{referral}/feedback", feedback::update)
        .post("/referrals/{referral}/referrer-link/removal", feedback::end)
}
