use crate::codes::Known;
use crate::facts::{ComplainedOfKept, ComplainedOfLinked, ComplainedOfTakenOff};
use crate::people::folded;
use crate::text::Words;
use alongside_gate::{CaseId, ComplainedOfId};
use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Somebody complained of, as far as the client knows them. What stands here is
/// what was said of them, not what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComplainedOf {
    pub name: Option<Words>,
    pub known: Option<Known>,
    pub description: Option<Words>,
    pub address: Option<Words>,
    pub under_18: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotKeep {
    /// Neither a name nor a description.
    Nothing,
    NoReason,
}

/// How long such a record is kept before somebody asks whether it is still
/// needed: a year for a child, three for an adult.
const YEARS_OF_A_CHILD: i32 = 1;
const YEARS: i32 = 3;

/// Keeps what a client says of somebody. Of a child only the initials are kept,
/// and no address.
pub fn keep_complained_of(
    case: CaseId,
    person: ComplainedOfId,
    said: ComplainedOf,
    today: Date,
) -> Result<ComplainedOfKept, CannotKeep> {
    if said.name.is_none() && said.description.is_none() {
        return Err(CannotKeep::Nothing);
    }
    let years = if said.under_18 { YEARS_OF_A_CHILD } else { YEARS };
    let review_on = today.checked_add(Span::new().years(years)).unwrap_or(today);
    let details = if said.under_18 {
        ComplainedOf { name: said.name.map(|name| initials(&name)), address: None, ..said }
    } else {
        said
    };
    Ok(ComplainedOfKept { case, person, details, review_on })
}

/// `Liam O'Brien` becomes `L. O.`
fn initials(name: &Words) -> Words {
    let letters = name.as_str().split_whitespace().filter_map(|word| word.chars().next());
    let letters: Vec<String> = letters.map(|letter| format!("{}.", letter.to_uppercase())).collect();
    Words::new(letters.join(" "))
}

/// Somebody of another case is complained of in this one too.
pub const fn link_complained_of(case: CaseId, person: ComplainedOfId) -> ComplainedOfLinked {
    ComplainedOfLinked { case, person }
}

/// They have nothing to do with this case after all.
pub fn take_off_complained_of(
    case: CaseId,
    person: ComplainedOfId,
    reason: Words,
) -> Result<ComplainedOfTakenOff, CannotKeep> {
    if reason.is_empty() { Err(CannotKeep::NoReason) } else { Ok(ComplainedOfTakenOff { case, person, reason }) }
}

/// Whether two names may be one person's, however they are spelt.
pub fn may_be_same(one: &ComplainedOf, other: &ComplainedOf) -> bool {
    let name = |of: &ComplainedOf| of.name.as_ref().map(|name| folded(name.as_str()));
    name(one).is_some() && name(one) == name(other) && one.under_18 == other.under_18
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn of_a_child_only_the_initials_are_kept_and_not_for_long() {
        let said = ComplainedOf {
            name: Some(Words::new("Liam O’Brien Smith")),
            address: Some(Words::new("12 Station Road")),
            under_18: true,
            ..ComplainedOf::default()
        };
        let (case, person) = (CaseId::new(Default::default()), ComplainedOfId::new(Default::default()));
        let kept = keep_complained_of(case, person, said.clone(), date(2026, 11, 24)).expect("kept");
        assert_eq!(kept.details().name.as_ref().map(Words::as_str), Some("L. O. S."));
        assert_eq!((kept.details().address.clone(), *kept.review_on()), (None, date(2027, 11, 24)));
        let grown = ComplainedOf { under_18: false, ..said };
        let kept = keep_complained_of(case, person, grown, date(2026, 11, 24)).expect("kept");
        assert!(kept.details().address.is_some());
        let nothing = keep_complained_of(case, person, ComplainedOf::default(), date(2026, 11, 24));
        assert_eq!(nothing.err(), Some(CannotKeep::Nothing));
    }
}
