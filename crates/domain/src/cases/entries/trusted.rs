use super::{Before, CannotNote, Entry, said};
use crate::codes::TrustedMay;
use crate::facts::TrustedNoted;
use crate::text::Words;
use alongside_gate::{CaseId, EntryId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Somebody whom the client names because they trust them, and what each of
/// them may hear or do. What is not ticked they may not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trusted {
    pub name: Words,
    /// Who they are to the client.
    pub relation: Option<Words>,
    /// How to reach them.
    pub reach: Option<Words>,
    pub may: Vec<TrustedMay>,
    /// How the client said so.
    pub agreed: Words,
    /// Why they are no longer asked.
    pub ended: Option<Words>,
}

impl Entry for Trusted {
    const KIND: &'static str = "trusted_person";

    fn due(&self) -> Option<Date> {
        None
    }

    fn ended(&self) -> bool {
        self.ended.is_some()
    }

    fn found_by(&self) -> Vec<&Words> {
        vec![&self.name]
    }
}

impl Trusted {
    /// Named by the client, with what they may; or no longer.
    pub fn note(
        before: &Before<Self>,
        case: CaseId,
        entry: EntryId,
        details: Self,
        now: Timestamp,
    ) -> Result<TrustedNoted, CannotNote> {
        before.open()?;
        said(&details.name, "name")?;
        if details.may.is_empty() {
            return Err(CannotNote::Missing("may"));
        }
        let calls = [TrustedMay::ReachThem, TrustedMay::EmergencyOnly];
        if details.may.iter().any(|may| calls.contains(may)) && details.reach.is_none() {
            return Err(CannotNote::Missing("reach"));
        }
        said(&details.agreed, "agreed")?;
        if let Some(why) = &details.ended {
            said(why, "ended")?;
        }
        Ok(TrustedNoted { case, entry, details, noted_at: now })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{first, ids, now};
    use super::*;

    #[test]
    fn each_has_a_name_a_permission_and_the_clients_word() {
        let (case, id) = ids();
        let sister = |may: &[TrustedMay], reach: &str, agreed: &str| Trusted {
            name: Words::new("Amina"),
            relation: None,
            reach: Words::new(reach).some(),
            may: may.to_vec(),
            agreed: Words::new(agreed),
            ended: None,
        };
        let tried = |one: Trusted| Trusted::note(&first(), case, id, one, now()).err();
        assert_eq!(tried(sister(&[TrustedMay::ComeAlong], "", "On the phone")), None);
        assert_eq!(tried(sister(&[], "", "On the phone")), Some(CannotNote::Missing("may")));
        assert_eq!(tried(sister(&[TrustedMay::ReachThem], "", "yes")), Some(CannotNote::Missing("reach")));
        assert_eq!(tried(sister(&[TrustedMay::ComeAlong], "", "")), Some(CannotNote::Missing("agreed")));
    }
}
