use crate::codes::Rhythm;
use crate::facts::SafeContactChanged;
use crate::reports::SafeContact;
use alongside_gate::CaseId;
use jiff::civil::Date;

/// How the client may be reached has been gone through with them again today.
pub fn change_safe_contact(
    case: CaseId,
    safe_contact: SafeContact,
    rhythm: Option<Rhythm>,
    today: Date,
) -> SafeContactChanged {
    let safe_contact = SafeContact { checked_on: Some(today), ..safe_contact };
    SafeContactChanged { case, safe_contact, rhythm }
}
