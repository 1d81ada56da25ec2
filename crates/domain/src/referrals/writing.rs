use crate::codes::{Channel, ContactResult};
use crate::facts::{ClientWrittenTo, Fact, MessagesRead, PhraseRenewed, ReporterWrittenTo};
use crate::reports::SafeContact;
use crate::text::Words;
use alongside_gate::{CaseId, ContactId, ReferralId};
use jiff::Timestamp;

/// The longest message.
pub const MESSAGE: usize = 4_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotWrite {
    NothingWritten,
    /// Somebody else reported it. They learn that it was received, no more.
    NotTheirs,
    /// Nobody has a pass-phrase for it, so nobody could read it.
    NobodyCanRead,
}

/// Whom a message would reach.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    pub referral: ReferralId,
    /// The case, once there is one, and how its client may be reached.
    pub case: Option<(CaseId, &'a SafeContact)>,
    pub about_someone_else: bool,
    pub has_phrase: bool,
}

/// Writes a message that waits on the page for whoever has the pass-phrase.
pub fn write_to(
    reader: Reader<'_>,
    message: ContactId,
    words: Words,
    written_at: Timestamp,
) -> Result<Fact, CannotWrite> {
    if reader.about_someone_else {
        return Err(CannotWrite::NotTheirs);
    }
    if !reader.has_phrase {
        return Err(CannotWrite::NobodyCanRead);
    }
    if words.is_empty() {
        return Err(CannotWrite::NothingWritten);
    }
    let referral = reader.referral;
    Ok(match reader.case {
        Some((case, safe)) => {
            let result = counts_as(safe);
            ClientWrittenTo { case, referral, message, words, result, written_at }.into()
        }
        None => ReporterWrittenTo { referral, message, words, written_at }.into(),
    })
}

/// A message on the page is a safe message to somebody who asked to be reached
/// there, or who gave no other way. To everybody else it is an attempt: they
/// may not come back for weeks.
pub fn counts_as(safe: &SafeContact) -> ContactResult {
    if !safe.has_a_way() || safe.channels.contains(&Channel::ThisPage) {
        ContactResult::SafeMessage
    } else {
        ContactResult::Attempt
    }
}

/// What we wrote was shown to whoever came back.
pub const fn read_messages(referral: ReferralId, read_at: Timestamp) -> MessagesRead {
    MessagesRead { referral, read_at }
}

/// Nobody gets a new pass-phrase without being asked who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotChecked;

/// A new pass-phrase for somebody who lost theirs. The old one opens nothing
/// any more; how the worker knew who it was is written down.
pub fn renew_phrase(referral: ReferralId, checked: Words, renewed_at: Timestamp) -> Result<PhraseRenewed, NotChecked> {
    if checked.is_empty() { Err(NotChecked) } else { Ok(PhraseRenewed { referral, checked, renewed_at }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(safe: Option<&SafeContact>, about_someone_else: bool, has_phrase: bool) -> Result<Fact, CannotWrite> {
        let referral = ReferralId::new(Default::default());
        let case = safe.map(|safe| (CaseId::new(Default::default()), safe));
        let reader = Reader { referral, case, about_someone_else, has_phrase };
        write_to(
            reader,
            ContactId::new(Default::default()),
            Words::new("We have rung the landlord"),
            Timestamp::UNIX_EPOCH,
        )
    }

    #[test]
    fn a_message_is_a_safe_message_only_to_those_who_look_there() {
        let phone = SafeContact { phone: Some(Words::new("07700 900123")), ..SafeContact::default() };
        let result = |safe: &SafeContact| match written(Some(safe), false, true) {
            Ok(Fact::ClientWrittenTo(fact)) => *fact.result(),
            other => panic!("{other:?}"),
        };
        assert_eq!(result(&phone), ContactResult::Attempt);
        assert_eq!(result(&SafeContact::default()), ContactResult::SafeMessage);
        let asked = SafeContact { channels: vec![Channel::ThisPage], ..phone };
        assert_eq!(result(&asked), ContactResult::SafeMessage);
    }

    #[test]
    fn nothing_is_written_for_somebody_else_or_where_nobody_can_read_it() {
        assert_eq!(written(None, true, true).err(), Some(CannotWrite::NotTheirs));
        assert_eq!(written(None, false, false).err(), Some(CannotWrite::NobodyCanRead));
        assert!(written(None, false, true).is_ok());
    }
}
