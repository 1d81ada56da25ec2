use alongside_domain::codes::{Code, Risk};
use alongside_gate::AgencyId;
use alongside_store::CaseView;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::HashMap;

/// What a list of cases is narrowed to, as its address says it: codes, and
/// never a person's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Chosen {
    pub closed: bool,
    pub mine: bool,
    pub risk: Option<Risk>,
    pub only: Option<Only>,
    pub agency: Option<AgencyId>,
}

/// The names of the fields that narrow a list.
pub(crate) const NARROWED_BY: [&str; 5] = ["show", "mine", "risk", "only", "agency"];

/// Cases that want looking at for one reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Only {
    Late,
    NotReached,
    Lost,
}

impl Only {
    pub const ALL: [Self; 3] = [Self::Late, Self::NotReached, Self::Lost];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::NotReached => "not-reached",
            Self::Lost => "lost",
        }
    }

    pub const fn words(self) -> &'static str {
        match self {
            Self::Late => "Something is late",
            Self::NotReached => "Not reached yet",
            Self::Lost => "Lost touch",
        }
    }
}

impl Chosen {
    /// What an address says; what it does not know it leaves out.
    pub fn of(query: &HashMap<String, String>) -> Self {
        let said = |name: &str| query.get(name).map_or("", String::as_str);
        Self {
            closed: said("show") == "closed",
            mine: said("mine") == "yes",
            risk: Risk::from_code(said("risk")),
            only: Only::ALL.into_iter().find(|only| only.code() == said("only")),
            agency: said("agency").parse().ok(),
        }
    }

    pub fn view(&self, now: Timestamp, today: Date) -> CaseView {
        CaseView {
            closed: self.closed,
            mine: self.mine,
            risk: self.risk,
            late_on: (self.only == Some(Only::Late)).then_some(today),
            not_reached: self.only == Some(Only::NotReached),
            lost_at: (self.only == Some(Only::Lost)).then_some(now),
            agency: self.agency,
        }
    }

    /// As fields of a form, or parts of an address.
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let only = self.only.map(|only| ("only", only.code().to_owned()));
        [
            self.agency.map(|agency| ("agency", agency.to_string())),
            self.mine.then(|| ("mine", "yes".to_owned())),
            only,
            self.risk.map(|risk| ("risk", risk.code().to_owned())),
            self.closed.then(|| ("show", "closed".to_owned())),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The same choice is always the same text.
    pub fn query(&self) -> String {
        let fields = self.fields();
        fields.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
    }

    /// Open or closed, and nothing else.
    pub fn is_plain(&self) -> bool {
        Self { closed: false, ..self.clone() } == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_comes_back_from_its_address_as_it_went_in() {
        let chosen = Chosen {
            closed: true,
            mine: true,
            risk: Some(Risk::High),
            only: Some(Only::Lost),
            agency: Some(AgencyId::new(Default::default())),
        };
        let query = chosen.query();
        let parts: HashMap<String, String> = query
            .split('&')
            .filter_map(|part| part.split_once('='))
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
            .collect();
        assert_eq!(Chosen::of(&parts), chosen);
        assert!(Chosen::default().is_plain() && Chosen::default().query().is_empty() && !chosen.is_plain());
        assert_eq!(Chosen::of(&[("risk".to_owned(), "<script>".to_owned())].into()), Chosen::default());
    }
}
