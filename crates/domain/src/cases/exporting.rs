use crate::facts::CasesExported;
use crate::text::Words;
use alongside_gate::AccountId;
use jiff::Timestamp;

/// Most cases that one file may hold: a list of more is a return, not a worklist.
pub const LARGEST_EXPORT: i64 = 2_000;

/// A list that is taken out of the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewExport {
    pub closed: bool,
    /// With the clients' names.
    pub named: bool,
    pub purpose: Words,
}

/// Nobody takes a list out without saying what for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoPurpose;

/// Somebody takes a list of cases out, for a purpose.
pub fn export_cases(account: AccountId, new: NewExport, exported_at: Timestamp) -> Result<CasesExported, NoPurpose> {
    let NewExport { closed, named, purpose } = new;
    if purpose.is_empty() {
        return Err(NoPurpose);
    }
    Ok(CasesExported { account, closed, named, purpose, exported_at })
}
