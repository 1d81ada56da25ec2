use crate::facts::CalendarKept;
use alongside_gate::AccountId;
use jiff::Timestamp;

/// Somebody has a private address for their calendar; the one before ends. Only a
/// keyed hash of it is kept.
pub const fn keep_calendar(account: AccountId, token: Vec<u8>, kept_at: Timestamp) -> CalendarKept {
    CalendarKept { account, token: Some(token), kept_at }
}

/// They take it back.
pub const fn forget_calendar(account: AccountId, kept_at: Timestamp) -> CalendarKept {
    CalendarKept { account, token: None, kept_at }
}
