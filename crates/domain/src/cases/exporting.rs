use crate::facts::CasesExported;
use alongside_gate::AccountId;
use jiff::Timestamp;

/// Most cases that one file may hold: a list of more is a return, not a worklist.
pub const LARGEST_EXPORT: i64 = 2_000;

/// Somebody took a list of cases out of the service, with or without names.
pub const fn export_cases(account: AccountId, closed: bool, named: bool, exported_at: Timestamp) -> CasesExported {
    CasesExported { account, closed, named, exported_at }
}
