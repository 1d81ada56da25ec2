//! A case: who, how to reach them safely, what is due, what happened.

mod contacts;
mod list;
mod looks;
mod recording;
mod risk;
mod safe_contact;
pub(crate) mod said;
mod show;
mod steps;

use crate::audiences::{Desk, Routes};

#[cfg(test)]
pub(crate) use contacts::{Contacting, form as contact_form};
#[cfg(test)]
pub(crate) use list::{CaseRow, CasesPage, page as cases_page};
#[cfg(test)]
pub(crate) use show::{CasePage, Happened, OpenStep, page as case_page};

pub(crate) fn routes() -> Routes<Desk> {
    Routes::new()
        .get("/cases", list::index)
        .get("/cases/{case}", show::show)
        .get("/cases/{case}/contacts/new", contacts::new)
        .post("/cases/{case}/contacts", contacts::create)
        .post("/cases/{case}/steps", steps::create)
        .post("/cases/{case}/steps/removal", steps::remove)
        .post("/cases/{case}/recording", recording::create)
        .get("/cases/{case}/safe-contact", safe_contact::edit)
        .post("/cases/{case}/safe-contact", safe_contact::update)
        .get("/cases/{case}/risk", risk::new)
        .post("/cases/{case}/risk", risk::create)
        .get("/cases/{case}/looks", looks::index)
}
