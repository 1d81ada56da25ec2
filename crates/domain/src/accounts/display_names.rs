use crate::agencies::is_same;
use crate::facts::DisplayNamesSet;
use crate::text::Words;
use alongside_gate::AccountId;
use serde::{Deserialize, Serialize};

/// What somebody who works here is called before others. Empty means by no name
/// at all: a hostile reader then learns nobody's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisplayNames {
    /// Before clients, beside what one writes to them.
    pub to_clients: Words,
    /// Before those who referred somebody, once the person has agreed that they hear more.
    pub to_agencies: Words,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAName {
    /// A colleague or an organisation is called so: nobody poses as somebody else.
    SomebodyElses,
    /// An address or a telephone number would be a way to find somebody.
    ToClients,
    ToAgencies,
}

/// Says what one is called before others.
/// `taken` are the names of colleagues and of organisations.
pub fn call_oneself(account: AccountId, names: DisplayNames, taken: &[String]) -> Result<DisplayNamesSet, NotAName> {
    let reaches = |words: &Words| words.as_str().contains('@') || words.as_str().chars().any(|c| c.is_numeric());
    if reaches(&names.to_clients) {
        return Err(NotAName::ToClients);
    }
    if reaches(&names.to_agencies) {
        return Err(NotAName::ToAgencies);
    }
    let another = |name: &str| !name.is_empty() && taken.iter().any(|taken| is_same(taken, name));
    if another(names.to_clients.as_str()) || another(names.to_agencies.as_str()) {
        return Err(NotAName::SomebodyElses);
    }
    Ok(DisplayNamesSet { account, names })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_name_is_no_way_to_find_somebody() {
        let set = |to_clients: &str, to_agencies: &str| {
            let names = DisplayNames { to_clients: Words::new(to_clients), to_agencies: Words::new(to_agencies) };
            call_oneself(AccountId::new(Uuid::nil()), names, &["Marcus Reid".to_owned()]).err()
        };
        assert_eq!(set("Sam", "S. K., caseworker"), None);
        assert_eq!(set("", ""), None, "nobody has to have one");
        assert_eq!(set("sam@example.org", ""), Some(NotAName::ToClients));
        assert_eq!(set("marcus  REID", ""), Some(NotAName::SomebodyElses));
        assert_eq!(set("Sam", "07700 900123"), Some(NotAName::ToAgencies));
    }
}
