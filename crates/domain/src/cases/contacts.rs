use crate::codes::{Channel, ContactResult};
use crate::facts::{ContactLogged, RecordingRequested};
use crate::reports::SafeContact;
use crate::text::Words;
use alongside_gate::{CaseId, ContactId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

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
    /// The worker was told that this way was not called safe, and says that
    /// it was tried all the same.
    pub in_spite: bool,
    /// They said that nothing has happened since. Only in a conversation.
    pub quiet_said: bool,
    pub held: HowHeld,
}

/// What made a conversation possible.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HowHeld {
    /// Who interpreted, in which language and dialect.
    pub interpreter: Option<Words>,
    /// What was done so that they could take part: more time, a ramp, large print; or what was missing.
    pub adjusted: Option<Words>,
}

impl HowHeld {
    pub const fn is_empty(&self) -> bool {
        self.interpreter.is_none() && self.adjusted.is_none()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotLog {
    /// It is dated later than now.
    InTheFuture,
    /// Before the report arrived there was nobody to contact.
    BeforeTheReport,
    /// They have not called this way of reaching them safe.
    NotASafeWay,
}

/// Writes down a contact. Only a conversation, or a safe message the person
/// asked for, counts as having reached them; attempts are counted apart. What
/// was tried in a way they have not called safe is written down too, but never
/// by accident, and a message sent that way is not a safe message.
pub fn log_contact(
    case: CaseId,
    received_at: Timestamp,
    safe: &SafeContact,
    new: NewContact,
    now: Timestamp,
) -> Result<ContactLogged, CannotLog> {
    let in_a_safe_way = new.channel == Channel::ThisPage || safe.may_use(new.channel);
    let may_be = match new.result {
        ContactResult::Attempt => in_a_safe_way || new.in_spite,
        ContactResult::SafeMessage => in_a_safe_way,
        _ => true,
    };
    if !may_be {
        return Err(CannotLog::NotASafeWay);
    }
    // A clock a little behind the server's is not a mistake anybody can mend.
    if new.at > now + jiff::SignedDuration::from_mins(5) {
        return Err(CannotLog::InTheFuture);
    }
    if new.at < received_at - jiff::SignedDuration::from_hours(24) {
        return Err(CannotLog::BeforeTheReport);
    }
    // Forms know minutes. What is written down in its own minute is of this very
    // moment: it was said after whatever was told before it.
    let at = if MINUTE.contains(&now.duration_since(new.at)) { now } else { new.at };
    Ok(ContactLogged {
        case,
        contact: new.contact,
        channel: new.channel,
        result: new.result,
        at,
        minutes: new.minutes,
        note: new.note,
        statement_given: new.statement_given,
        update_given: new.update_given,
        in_spite: (new.in_spite && !in_a_safe_way).then_some(true),
        quiet_said: (new.quiet_said && new.result == ContactResult::Spoke).then_some(true),
        held: (!new.held.is_empty()).then_some(new.held),
    })
}

const MINUTE: std::ops::Range<jiff::SignedDuration> = jiff::SignedDuration::ZERO..jiff::SignedDuration::from_secs(60);

/// The keeper of a camera was asked to keep what it recorded.
pub const fn request_recording(case: CaseId, now: Timestamp) -> RecordingRequested {
    RecordingRequested { case, requested_at: now }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn logged(channel: Channel, result: ContactResult, in_spite: bool) -> Result<ContactLogged, CannotLog> {
        let now = "2026-11-24T10:00:00Z".parse().expect("a time");
        let safe = SafeContact {
            channels: vec![Channel::Call],
            phone: Some(Words::new("07700 900123")),
            ..SafeContact::default()
        };
        let new = NewContact {
            contact: ContactId::new(Default::default()),
            channel,
            result,
            at: now,
            minutes: None,
            note: Words::new("A note"),
            statement_given: false,
            update_given: false,
            in_spite,
            quiet_said: false,
            held: HowHeld::default(),
        };
        log_contact(CaseId::new(Default::default()), now, &safe, new, now)
    }

    #[test]
    fn an_attempt_in_a_way_not_called_safe_is_never_logged_by_accident() {
        assert!(logged(Channel::Call, ContactResult::Attempt, false).is_ok());
        assert_eq!(logged(Channel::Visit, ContactResult::Attempt, false).err(), Some(CannotLog::NotASafeWay));
        assert!(logged(Channel::Visit, ContactResult::Attempt, true).is_ok());
    }

    #[test]
    fn a_message_in_a_way_not_called_safe_is_not_a_safe_message() {
        for in_spite in [false, true] {
            let text = logged(Channel::Text, ContactResult::SafeMessage, in_spite);
            assert_eq!(text.err(), Some(CannotLog::NotASafeWay));
        }
        assert!(logged(Channel::ThisPage, ContactResult::SafeMessage, false).is_ok());
    }

    #[test]
    fn they_may_come_to_us_in_any_way_they_like() {
        assert!(logged(Channel::Visit, ContactResult::Spoke, false).is_ok());
        assert!(logged(Channel::Email, ContactResult::Incoming, false).is_ok());
    }
}
