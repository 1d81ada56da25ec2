//! What is written in a language nobody here reads is put into English the day
//! it comes in, or the next day somebody is there: a threat may stand in it.
//! That somebody asked only to have it written down changes nothing.

use super::{CaseHistory, OwedTo, Promise, ReferralHistory, Rule, Settings};
use crate::codes::DecisionKind;
use crate::promises::{Due, Language};
use crate::{date_of, local};
use jiff::Timestamp;

pub const RULE: Rule = Rule {
    id: "translate_report",
    version: 1,
    name: "Have their words translated",
    authority: "The service's own rule: nobody waits because of the language they write in",
    owed_to: OwedTo::Client,
    of_case: Some(of_case),
    of_referral: Some(of_referral),
};

/// `report` tells the reports of a case apart; what was added later has the
/// moment behind it.
fn promise(report: &str, received_at: Timestamp, language: Language, settings: Settings<'_>) -> Option<Promise> {
    let since = language.foreign_since?;
    let open = settings.service.at(since).opening_hours.next_open(local(since).datetime());
    let later = if since == received_at { String::new() } else { format!("@{since}") };
    Some(Promise {
        rule: RULE.id,
        version: RULE.version,
        occasion: format!("{report}{later}"),
        owner: None,
        due: Due::Date(open.map_or_else(|| date_of(since), |open| open.date())),
        kept: language.translated_at,
        waiting: false,
        never_folded: true,
    })
}

/// Once there is a case its worker owes it.
fn of_referral(history: &ReferralHistory, settings: Settings<'_>) -> Vec<Promise> {
    let on_a_case = |kind| matches!(kind, DecisionKind::Accepted | DecisionKind::Duplicate);
    let goes_on = history.decision.is_some_and(|decision| on_a_case(decision.kind));
    let owed = promise("", history.received_at, history.language, settings);
    let owner = history.decision.and_then(|decision| decision.by);
    owed.filter(|owed| !goes_on || owed.kept.is_some()).map(|owed| Promise { owner, ..owed }).into_iter().collect()
}

fn of_case(history: &CaseHistory, settings: Settings<'_>) -> Vec<Promise> {
    let owed = history.reports.iter().filter_map(|report| {
        let promised = promise(&report.occasion, report.received_at, report.language, settings)?;
        Some(Promise { owner: Some(history.worker), ..promised })
    });
    owed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendars::BankHolidays;
    use crate::promises::Decision;
    use crate::service::Service;
    use jiff::civil::date;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn owed(received: &str, decision: Option<DecisionKind>, language: Language) -> Vec<Promise> {
        let history = ReferralHistory {
            received_at: at(received),
            life_in_danger: false,
            in_danger: false,
            can_be_reached: true,
            camera: false,
            overwritten_on: None,
            decision: decision.map(|kind| Decision { kind, at: at(received), by: None }),
            told_at: None,
            language,
        };
        let service = Service::default();
        of_referral(&history, Settings { service: &service, holidays: BankHolidays::published() })
    }

    fn urdu(since: &str) -> Language {
        Language { foreign_since: Some(at(since)), translated_at: None }
    }

    #[test]
    fn it_is_due_the_day_it_comes_in_or_the_next_day_somebody_is_there() {
        let (day, night) = ("2026-11-25T10:00:00Z", "2026-11-27T22:00:00Z");
        assert_eq!(owed(day, None, urdu(day))[0].due, Due::Date(date(2026, 11, 25)));
        assert_eq!(owed(night, None, urdu(night))[0].due, Due::Date(date(2026, 11, 30)), "a Friday night");
    }

    #[test]
    fn english_needs_none_and_a_translation_keeps_it() {
        let day = "2026-11-25T10:00:00Z";
        assert!(owed(day, None, Language::default()).is_empty());
        let kept = Language { translated_at: Some(at("2026-11-25T11:00:00Z")), ..urdu(day) };
        assert_eq!(owed(day, None, kept)[0].kept, kept.translated_at);
    }

    #[test]
    fn just_write_it_down_and_a_no_still_have_it_read_and_a_case_takes_it_on() {
        let day = "2026-11-25T10:00:00Z";
        for kind in [DecisionKind::RecordedOnly, DecisionKind::Declined, DecisionKind::Withdrawn] {
            assert_eq!(owed(day, Some(kind), urdu(day)).len(), 1, "{kind:?}");
        }
        assert!(owed(day, Some(DecisionKind::Accepted), urdu(day)).is_empty());
    }

    #[test]
    fn what_is_added_later_is_another_promise() {
        let later = owed("2026-11-25T10:00:00Z", None, urdu("2026-11-26T09:00:00Z"));
        assert_eq!(
            (later[0].due, later[0].occasion.as_str()),
            (Due::Date(date(2026, 11, 26)), "@2026-11-26T09:00:00Z")
        );
    }
}
