//! How great the risk is is asked again: after a week where it is high, four
//! weeks where it is medium, three months where it is low; and within two
//! working days of something more.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings};
use crate::calendars::after;
use crate::codes::Risk;
use crate::date_of;
use crate::promises::Due;
use jiff::Span;

pub const RULE: Rule = Rule {
    id: "review_risk",
    version: 1,
    name: "Look at the risk again",
    authority: "Greenwich process, step 4; the usual intervals of hate-crime risk assessments, reviewed after every new incident",
    owed_to: OwedTo::Service,
    of_case: Some(of_case),
    of_referral: None,
};

const AFTER_AN_INCIDENT: u32 = 2;

fn of_case(history: &CaseHistory, settings: Settings<'_>) -> Vec<Promise> {
    let Some(assessed) = history.risk_assessed_at else { return Vec::new() };
    let (day, begun) = (date_of(assessed), history.reopened_at.map(date_of));
    let wait = match history.risk {
        Risk::High => Span::new().days(7),
        Risk::Medium => Span::new().days(28),
        Risk::Low => Span::new().months(3),
    };
    let usual = day.max(begun.unwrap_or(day)).checked_add(wait).unwrap_or(day);
    let told = history.last_told().filter(|told| *told > assessed).map(date_of);
    let soon = told.map(|told| after(told, AFTER_AN_INCIDENT, settings.holidays).map_or(told, |reached| reached.date));
    vec![Promise {
        rule: RULE.id,
        version: RULE.version,
        // Each assessment begins the next one.
        occasion: assessed.as_microsecond().to_string(),
        owner: Some(history.worker),
        due: Due::Date(soon.map_or(usual, |soon| soon.min(usual))),
        kept: None,
        waiting: false,
        never_folded: history.is_grave(),
    }]
}

#[cfg(test)]
mod tests {
    use super::super::first_contact::tests::{history, owed};
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_greater_the_risk_the_sooner_and_an_incident_makes_it_sooner_still() {
        let mut case = history(vec![]);
        let assessed: jiff::Timestamp = "2026-11-02T10:00:00Z".parse().expect("a time");
        case.risk_assessed_at = Some(assessed);
        for (risk, due) in
            [(Risk::High, date(2026, 11, 9)), (Risk::Medium, date(2026, 11, 30)), (Risk::Low, date(2027, 2, 2))]
        {
            case.risk = risk;
            assert_eq!(owed(&RULE, &case)[0].due, Due::Date(due), "{risk:?}");
        }
        case.incident_told_at = Some("2026-11-06T10:00:00Z".parse().expect("a Friday"));
        assert_eq!(owed(&RULE, &case)[0].due, Due::Date(date(2026, 11, 10)), "two working days over a weekend");
        case.incident_told_at = Some("2026-11-01T10:00:00Z".parse().expect("before"));
        assert_eq!(owed(&RULE, &case)[0].due, Due::Date(date(2027, 2, 2)), "it was known when it was assessed");
    }
}
