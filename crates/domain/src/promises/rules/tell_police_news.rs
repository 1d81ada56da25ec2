//! What the police did is told to the client within two working days of our
//! learning it, each time. It is owed on a closed case too: whoever was hurt hears
//! of a charge from us and not from the street.

use super::tell_news::owed_of;
use super::{CaseHistory, OwedTo, Promise, Rule, Settings};

pub const RULE: Rule = Rule {
    id: "tell_police_news",
    version: 1,
    name: "Tell them what the police did",
    authority: "Greenwich process, step 5; Victims' Code, right 6",
    owed_to: OwedTo::Client,
    of_case: Some(of_case),
    of_referral: None,
};

fn of_case(history: &CaseHistory, settings: Settings<'_>) -> Vec<Promise> {
    // On a closed case only what was learnt since.
    let owed = |news| history.closed_at.is_none_or(|closed| news >= closed);
    let all = history.police_news.iter().filter_map(|(incident, news)| {
        let occasion = format!("{incident} {}", news.as_microsecond());
        owed_of(&RULE, history, occasion, *news, settings).filter(|one| one.kept.is_some() || owed(*news))
    });
    all.collect()
}

#[cfg(test)]
mod tests {
    use super::super::first_contact::tests::{contact, history, owed};
    use super::*;
    use crate::codes::ContactResult;
    use crate::promises::ContactSeen;
    use jiff::Timestamp;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    #[test]
    fn each_thing_the_police_do_is_owed_and_a_later_one_moves_no_earlier_one() {
        let mut case = history(vec![]);
        let incident = alongside_gate::IncidentId::new(Default::default());
        let (crime, ended) = (at("2026-05-15T10:00:30Z"), at("2026-05-20T10:00:00Z"));
        case.police_news = vec![(incident, crime), (incident, ended)];
        let all = |case: &CaseHistory| {
            let all = owed(&RULE, case);
            all.into_iter().map(|one| (one.due.day().to_string(), one.kept)).collect::<Vec<_>>()
        };
        assert_eq!(all(&case), [("2026-05-19".to_owned(), None), ("2026-05-22".to_owned(), None)]);
        // Rung in the same minute as the first was noted, and written down after.
        let rung = at("2026-05-15T10:00:00Z");
        let told = ContactSeen { at: rung, logged: crime, update_given: true, ..contact(ContactResult::Spoke) };
        case.contacts = vec![told];
        assert_eq!(all(&case)[0].1, Some(crime));
        assert_eq!(all(&case)[1].1, None, "what came later was not told");
        case.contacts[0].update_given = false;
        case.contacts[0].on_page = true;
        assert_eq!(all(&case)[0].1, None);
        case.can_be_reached = false;
        assert_eq!(all(&case)[0].1, Some(crime), "nobody can be rung: what is written on their page tells them");
    }

    #[test]
    fn on_a_closed_case_what_is_learnt_since_is_owed() {
        let mut case = history(vec![]);
        let incident = alongside_gate::IncidentId::new(Default::default());
        case.police_news = vec![(incident, at("2026-05-15T10:00:00Z")), (incident, at("2026-06-15T10:00:00Z"))];
        case.closed_at = Some(at("2026-06-01T10:00:00Z"));
        let all = owed(&RULE, &case);
        assert_eq!(all.iter().map(|one| one.due.day().to_string()).collect::<Vec<_>>(), ["2026-06-17"]);
    }
}
