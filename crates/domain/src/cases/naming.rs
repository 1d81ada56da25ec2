use crate::facts::PersonNamed;
use crate::text::Words;
use alongside_gate::{CaseId, PersonId};
use serde::{Deserialize, Serialize};

/// What somebody is called: the full name, and how to address them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Naming {
    pub name: Option<Words>,
    pub called: Option<Words>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotName {
    /// Both are as they were.
    Unchanged,
    /// A name that was known is never lost; it is replaced by another.
    NameTakenAway,
}

/// Corrects a name or writes down a new one. The one before stays in the
/// history, and the person can still be found by it.
pub fn rename(case: CaseId, person: PersonId, before: Naming, after: Naming) -> Result<PersonNamed, CannotName> {
    if before == after {
        return Err(CannotName::Unchanged);
    }
    if before.name.is_some() && after.name.is_none() {
        return Err(CannotName::NameTakenAway);
    }
    Ok(PersonNamed { case, person, before, after })
}
