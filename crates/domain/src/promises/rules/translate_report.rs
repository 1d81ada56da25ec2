//! A report in a language nobody here reads is put into English the day it
//! comes in, or the next day somebody is there: what it says may not wait.

use super::{CaseHistory, OwedTo, Promise, ReferralHistory, Rule, Settings};
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

fn promise(received_at: Timestamp, language: Language, settings: Settings<'_>) -> Option<Promise> {
    if !language.other {
        return None;
    }
    let service = settings.service.at(received_at);
    let open = service.opening_hours.next_open(local(received_at).datetime());
    Some(Promise {
        rule: RULE.id,
        version: RULE.version,
        occasion: String::new(),
        owner: None,
        due: Due::Date(open.map_or_else(|| date_of(received_at), |open| open.date())),
        kept: language.translated_at,
        waiting: false,
        never_folded: true,
    })
}

/// Once there is a case its worker owes it.
fn of_referral(history: &ReferralHistory, settings: Settings<'_>) -> Vec<Promise> {
    let owed = promise(history.received_at, history.language, settings);
    owed.filter(|owed| history.decision.is_none() || owed.kept.is_some()).into_iter().collect()
}

fn of_case(history: &CaseHistory, settings: Settings<'_>) -> Vec<Promise> {
    let reports = history.reports.iter();
    let owed = reports.filter_map(|report| {
        let promised = promise(report.received_at, report.language, settings)?;
        Some(Promise { occasion: report.occasion.clone(), owner: Some(history.worker), ..promised })
    });
    owed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendars::BankHolidays;
    use crate::service::Service;
    use jiff::civil::date;

    fn owed(received: &str, language: Language) -> Vec<Promise> {
        let history = ReferralHistory {
            received_at: received.parse().unwrap(),
            life_in_danger: false,
            in_danger: false,
            can_be_reached: true,
            camera: false,
            overwritten_on: None,
            decision: None,
            told_at: None,
            language,
        };
        let service = Service::default();
        of_referral(&history, Settings { service: &service, holidays: BankHolidays::published() })
    }

    #[test]
    fn it_is_due_the_day_it_comes_in_or_the_next_day_somebody_is_there() {
        let urdu = Language { other: true, translated_at: None };
        assert_eq!(owed("2026-11-25T10:00:00Z", urdu)[0].due, Due::Date(date(2026, 11, 25)));
        assert_eq!(owed("2026-11-27T22:00:00Z", urdu)[0].due, Due::Date(date(2026, 11, 30)), "a Friday night");
    }

    #[test]
    fn english_needs_none_and_a_translation_keeps_it() {
        assert!(owed("2026-11-25T10:00:00Z", Language::default()).is_empty());
        let at = "2026-11-25T11:00:00Z".parse().unwrap();
        let kept = owed("2026-11-25T10:00:00Z", Language { other: true, translated_at: Some(at) });
        assert_eq!(kept[0].kept, Some(at));
    }
}
