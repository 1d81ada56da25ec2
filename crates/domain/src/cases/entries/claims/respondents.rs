use super::Claim;
use crate::text::Words;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Whom it is against, and Acas for them: certificates are for each by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Respondent {
    /// Which it is, whatever the order: given when it is first written down.
    pub number: u32,
    pub name: Words,
    pub day_a: Option<Date>,
    pub day_b: Option<Date>,
}

/// What the fields of the first, second and third respondent are called.
pub const RESPONDENT_FIELDS: [[&str; 3]; 3] = [
    ["respondent-1", "day-a-1", "day-b-1"],
    ["respondent-2", "day-a-2", "day-b-2"],
    ["respondent-3", "day-a-3", "day-b-3"],
];

/// The same respondent keeps its number, by its name; a new one has one that none had.
pub(super) fn numbered(respondents: Vec<Respondent>, known: Option<&Claim>) -> Vec<Respondent> {
    let plain = |one: &Respondent| one.name.as_str().trim().to_lowercase();
    let before = known.map_or(&[][..], |claim| &claim.respondents);
    // The number stands in the key of a date too, also of one that was settled and taken out.
    let of_key = |key: &str| key.rsplit(' ').next().and_then(|number| number.parse::<u32>().ok());
    let settled = known.into_iter().flat_map(|claim| claim.dates.iter().filter_map(|date| of_key(&date.forum)));
    let mut last = settled.chain(before.iter().map(|one| one.number)).max().unwrap_or(0);
    let mut all: Vec<Respondent> = Vec::with_capacity(respondents.len());
    for one in respondents {
        let same =
            |other: &&Respondent| plain(other) == plain(&one) && all.iter().all(|known| known.number != other.number);
        let number = before.iter().find(same).map(|other| other.number).unwrap_or_else(|| {
            last += 1;
            last
        });
        all.push(Respondent { number, ..one });
    }
    all
}
