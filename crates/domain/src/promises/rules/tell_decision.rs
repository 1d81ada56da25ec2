//! Whoever was signposted or declined is told, by a safe way, by the next
//! working day. Those who come back to the page themselves read it there.

use super::{OwedTo, Promise, ReferralHistory, Rule, Settings};
use crate::calendars::after;
use crate::codes::DecisionKind;
use crate::date_of;
use crate::promises::Due;

pub const RULE: Rule = Rule {
    id: "tell_decision",
    version: 1,
    name: "Tell them the decision",
    authority: "Client charter: the process is clear and transparent",
    owed_to: OwedTo::Client,
    of_case: None,
    of_referral: Some(of_referral),
};

fn of_referral(history: &ReferralHistory, settings: Settings<'_>) -> Vec<Promise> {
    let Some(decision) = history.decision else { return Vec::new() };
    let owed = matches!(decision.kind, DecisionKind::Signposted | DecisionKind::Declined);
    if !owed || !history.can_be_reached {
        return Vec::new();
    }
    let day = date_of(decision.at);
    let due = after(day, 1, settings.holidays).map_or(day, |reached| reached.date);
    vec![Promise {
        rule: RULE.id,
        version: RULE.version,
        occasion: String::new(),
        owner: decision.by,
        due: Due::Date(due),
        kept: history.told_at,
        waiting: false,
        never_folded: history.in_danger,
    }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendars::BankHolidays;
    use crate::promises::{Decision, Language};
    use crate::service::Service;
    use jiff::civil::date;

    fn told(kind: DecisionKind, can_be_reached: bool) -> Vec<Promise> {
        let at: jiff::Timestamp = "2026-11-20T15:00:00Z".parse().unwrap();
        let history = ReferralHistory {
            received_at: at,
            life_in_danger: false,
            in_danger: false,
            can_be_reached,
            camera: false,
            overwritten_on: None,
            decision: Some(Decision { kind, at, by: None }),
            told_at: None,
            language: Language::default(),
        };
        let service = Service::default();
        of_referral(&history, Settings { service: &service, holidays: BankHolidays::published() })
    }

    #[test]
    fn a_declined_person_is_told_by_the_next_working_day() {
        assert_eq!(told(DecisionKind::Declined, true)[0].due, Due::Date(date(2026, 11, 23)));
    }

    #[test]
    fn a_withdrawn_or_unreachable_one_is_not_owed_a_call() {
        assert!(told(DecisionKind::Withdrawn, true).is_empty());
        assert!(told(DecisionKind::Signposted, false).is_empty());
    }
}
