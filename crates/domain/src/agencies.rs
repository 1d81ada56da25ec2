//! The organisations a service works with, as a list that is dated: what was
//! so on a day stays so.

use crate::codes::Source;
use crate::facts::{AgencyEnded, AgencyListed};
use crate::people::folded;
use alongside_gate::AgencyId;
use jiff::civil::Date;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotList {
    NoName,
    /// There is one of this name.
    Known,
}

/// Puts an organisation on the list, from a day on.
pub fn list_agency(
    agency: AgencyId,
    name: String,
    kind: Source,
    known: &[String],
    since: Date,
) -> Result<AgencyListed, CannotList> {
    if name.trim().is_empty() {
        return Err(CannotList::NoName);
    }
    if known.iter().any(|other| is_same(other, &name)) {
        return Err(CannotList::Known);
    }
    Ok(AgencyListed { agency, name, kind, since })
}

/// It is offered no longer, from a day on. What speaks of it stays.
pub const fn end_agency(agency: AgencyId, until: Date) -> AgencyEnded {
    AgencyEnded { agency, until }
}

/// Whether two names are one organisation's: case, marks and punctuation do
/// not matter.
pub fn is_same(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}
