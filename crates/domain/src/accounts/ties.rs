use crate::facts::TiesDeclared;
use crate::people::{SearchKey, of_organisation, of_places, of_surname};
use crate::text::Words;
use alongside_gate::AccountId;
use serde::{Deserialize, Serialize};

/// Whom and what somebody who works here is near, a line each: said by
/// themselves, so that a case near them is given to somebody else, and read by nobody else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ties {
    /// Family names besides their own.
    pub families: Words,
    /// Streets and postcodes.
    pub places: Words,
    pub organisations: Words,
}

/// What makes somebody near a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Near {
    Family,
    Place,
    Organisation,
}

impl Near {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Family => "family",
            Self::Place => "place",
            Self::Organisation => "organisation",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Family, Self::Place, Self::Organisation].into_iter().find(|near| near.code() == code)
    }
}

/// The most lines of each: whoever is near more than that is near everybody.
const MOST: usize = 30;

/// A line of these is not read as what it was meant for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoTie {
    TooMany(Near),
    /// Neither a street, as its name ends, nor a postcode.
    NoPlace(String),
}

/// Says whom and what one is near. The words are set beside the fact and replaced
/// with it: the record keeps nobody's family and street for ever.
pub fn declare_ties(account: AccountId, ties: &Ties) -> Result<TiesDeclared, NoTie> {
    for (near, words) in
        [(Near::Family, &ties.families), (Near::Place, &ties.places), (Near::Organisation, &ties.organisations)]
    {
        if lines(words).count() > MOST {
            return Err(NoTie::TooMany(near));
        }
    }
    if let Some(line) = lines(&ties.places).find(|line| of_places(line).is_empty()) {
        return Err(NoTie::NoPlace(line.to_owned()));
    }
    Ok(TiesDeclared { account })
}

impl Ties {
    /// What a case near them would be found by.
    pub fn keys(&self) -> Vec<(Near, SearchKey)> {
        let families = lines(&self.families).filter_map(of_surname).map(|key| (Near::Family, key));
        let places = lines(&self.places).flat_map(of_places).map(|key| (Near::Place, key));
        let organisations = lines(&self.organisations).filter_map(of_organisation).map(|key| (Near::Organisation, key));
        families.chain(places).chain(organisations).collect()
    }
}

fn lines(words: &Words) -> impl Iterator<Item = &str> {
    words.as_str().lines().map(str::trim).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn declare(families: &str, places: &str) -> Result<TiesDeclared, NoTie> {
        let ties = Ties { families: Words::new(families), places: Words::new(places), ..Ties::default() };
        declare_ties(AccountId::new(Uuid::nil()), &ties)
    }

    #[test]
    fn a_place_has_to_be_one_that_can_be_recognised() {
        assert!(declare("Khan\nBegum", "Station Road\nKT1 2AB").is_ok());
        assert_eq!(
            declare("", "Station Road\nround the corner").err(),
            Some(NoTie::NoPlace("round the corner".to_owned()))
        );
        assert_eq!(declare(&"Khan\n".repeat(31), "").err(), Some(NoTie::TooMany(Near::Family)));
    }

    #[test]
    fn every_line_is_a_tie() {
        let families = Words::new("Khan\n\n Begum ");
        let ties = Ties { families, places: Words::new("Station Road"), ..Ties::default() };
        let kinds: Vec<Near> = ties.keys().into_iter().map(|(near, _)| near).collect();
        assert_eq!(kinds, [Near::Family, Near::Family, Near::Place]);
    }
}
