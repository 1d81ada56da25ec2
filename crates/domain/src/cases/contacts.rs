use crate::codes::{Channel, ContactResult};
use crate::facts::{ContactLogged, RecordingRequested};
use crate::text::Words;
use alongside_gate::{CaseId, ContactId};
use jiff::Timestamp;

/// A conversation or an attempt, as a worker writes it down.
#[derive(Clone, Debug)]
pub struct NewContact {
    pub contact: ContactId,
    pub channel: Channel,
    pub result: ContactResult,
    pub at: Timestamp,
    pub minutes: Option<u16>,
    pub note: Words,
    pub statement_given: bool,
    pub update_given: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotLog {
    /// It is dated later than now.
    InTheFuture,
    /// Before the report arrived there was nobody to contact.
    BeforeTheReport,
}

/// Writes down a contact. Only a conversation, or a safe message the person
/// asked for, counts as having reached them; attempts are counted apart.
pub fn log_contact(
    case: CaseId,
    received_at: Timestamp,
    new: NewContact,
    now: Timestamp,
) -> Result<ContactLogged, CannotLog> {
    // A clock a little behind the server's is not a mistake anybody can mend.
    if new.at > now + jiff::SignedDuration::from_mins(5) {
        return Err(CannotLog::InTheFuture);
    }
    if new.at < received_at - jiff::SignedDuration::from_hours(24) {
        return Err(CannotLog::BeforeTheReport);
    }
    Ok(ContactLogged {
        case,
        contact: new.contact,
        channel: new.channel,
        result: new.result,
        at: new.at,
        minutes: new.minutes,
        note: new.note,
        statement_given: new.statement_given,
        update_given: new.update_given,
    })
}

/// The keeper of a camera was asked to keep what it recorded.
pub const fn request_recording(case: CaseId, now: Timestamp) -> RecordingRequested {
    RecordingRequested { case, requested_at: now }
}
