//! What has come in, and what becomes of it.

mod decision;
mod entry;
mod messages;
mod phrase;
mod queue;
mod show;
mod told;
mod translations;

use crate::audiences::{Desk, Routes};

#[cfg(test)]
pub(crate) use entry::{KnownAlready, form as entry_form};
#[cfg(test)]
pub(crate) use messages::{Line, Thread, page as messages_page};
#[cfg(test)]
pub(crate) use phrase::page as phrase_page;
#[cfg(test)]
pub(crate) use queue::{Queue, QueueRow, page as queue_page};
pub(crate) use show::{language, report, show_again};
pub(crate) use translations::{InEnglish, in_english};
#[cfg(test)]
pub(crate) use translations::{Translating, page as translations_page};

pub(crate) fn routes() -> Routes<Desk> {
    Routes::new()
        .get("/referrals", queue::index)
        .get("/referrals/{referral}", show::show)
        .post("/referrals/{referral}/decision", decision::create)
        .post("/referrals/{referral}/telling", told::create)
        .get("/referrals/{referral}/messages", messages::index)
        .post("/referrals/{referral}/messages", messages::create)
        .get("/referrals/{referral}/translations", translations::index)
        .post("/referrals/{referral}/translations", translations::create)
        .get("/referrals/{referral}/phrase", phrase::new)
        .post("/referrals/{referral}/phrase", phrase::create)
        .get("/reports/new", entry::new)
        .post("/reports", entry::create)
}
