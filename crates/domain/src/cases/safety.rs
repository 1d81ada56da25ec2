use crate::codes::{Allowed, Rhythm, SharedWith};
use crate::facts::SafeContactChanged;
use crate::reports::SafeContact;
use alongside_gate::CaseId;
use jiff::civil::Date;

/// Changes how the client may be reached. A new number or address that has not
/// been gone through with the client is not known to be safe: what they said of
/// the old one does not hold for it.
pub fn change_safe_contact(
    case: CaseId,
    before: &SafeContact,
    after: SafeContact,
    gone_through: bool,
    rhythm: Option<Rhythm>,
    today: Date,
) -> SafeContactChanged {
    let moved = before.phone != after.phone || before.email != after.email || before.address != after.address;
    let safe_contact = match (gone_through, moved) {
        (true, _) => SafeContact { checked_on: Some(today), ..after },
        (false, false) => SafeContact { checked_on: before.checked_on, ..after },
        (false, true) => SafeContact {
            channels: Vec::new(),
            voicemail: Allowed::NotKnown,
            shared_with: SharedWith::NotKnown,
            checked_on: None,
            ..after
        },
    };
    SafeContactChanged { case, safe_contact, rhythm }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Channel;
    use crate::text::Words;
    use jiff::civil::date;

    #[test]
    fn what_was_safe_for_the_old_number_is_not_known_for_the_new_one() {
        let before = SafeContact {
            channels: vec![Channel::Call, Channel::Text],
            phone: Some(Words::new("07700 900123")),
            voicemail: Allowed::Yes,
            shared_with: SharedWith::Nobody,
            ..SafeContact::default()
        };
        let after = SafeContact { phone: Some(Words::new("07700 900456")), ..before.clone() };
        let case = CaseId::new(Default::default());
        let today = date(2026, 11, 24);
        let changed = change_safe_contact(case, &before, after.clone(), false, None, today);
        assert!(!changed.safe_contact().is_known() && !changed.safe_contact().may_leave_voicemail());
        let changed = change_safe_contact(case, &before, after, true, None, today);
        assert!(changed.safe_contact().may_leave_voicemail());
        assert_eq!(changed.safe_contact().checked_on, Some(today));
    }
}
