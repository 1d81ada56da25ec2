use crate::facts::CaseSummarised;
use crate::text::Words;
use alongside_gate::CaseId;
use jiff::Timestamp;

/// Half a page: enough that whoever takes the telephone knows the case.
pub const SUMMARY: usize = 2_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NothingWritten;

/// Where a case stands, in half a page. It replaces the one before, which
/// stays in the history.
pub fn summarise(case: CaseId, words: Words, now: Timestamp) -> Result<CaseSummarised, NothingWritten> {
    if words.is_empty() {
        return Err(NothingWritten);
    }
    Ok(CaseSummarised { case, words, summarised_at: now })
}
