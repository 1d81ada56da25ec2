//! Photographs, letters and recordings: on a case, under a report, and beside
//! a report that is not sent yet.

mod adding;
mod inspecting;
mod opening;
mod page;
mod uploading;
mod waiting;

use crate::audiences::{Desk, Routes};

pub(crate) use inspecting::arrived;
pub use inspecting::{Inspect, Inspected};
pub(crate) use page::shown_size;
#[cfg(test)]
pub(crate) use page::{Listed, Listing, page as files_page};
pub(crate) use uploading::{ROOM, Upload, Uploaded};
pub(crate) use waiting::{keep_beside, sentence as refused};

pub(crate) fn routes() -> Routes<Desk> {
    Routes::new()
        .get("/cases/{case}/files", adding::of_case)
        .post("/cases/{case}/files", adding::to_case)
        .get("/cases/{case}/files/{file}", opening::of_case)
        .post("/cases/{case}/files/{file}/release", opening::release_of_case)
        .get("/referrals/{referral}/files", adding::of_report)
        .post("/referrals/{referral}/files", adding::to_report)
        .get("/referrals/{referral}/files/{file}", opening::of_report)
        .post("/referrals/{referral}/files/{file}/release", opening::release_of_report)
}
