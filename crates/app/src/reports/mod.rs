//! Telling us what happened: no account, no scripts, one question a page, and
//! all of it at one neutral address.

mod answering;
mod drafts;
pub(crate) mod equality;
pub(crate) mod reading;
mod sending;
mod sent;
pub(crate) mod steps;

use crate::audiences::{Public, Routes};

#[cfg(test)]
pub(crate) use answering::question;
pub(crate) use drafts::{Visit, VisitBody};
#[cfg(test)]
pub(crate) use equality::questions as equality_questions;
pub(crate) use sent::keep;
#[cfg(test)]
pub(crate) use sent::{Sent, page as sent_page};

/// The one address of the whole report.
pub(crate) const ADDRESS: &str = "/questions";

pub(crate) fn routes() -> Routes<Public> {
    Routes::new().get(ADDRESS, answering::show).post(ADDRESS, answering::update).get("/leave", answering::leave)
}
