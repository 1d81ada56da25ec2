//! First contact: the same day where life is in danger, one working day when
//! the risk is high or the person is not safe, else two; counted from receipt,
//! kept only by a conversation or a safe message the person asked for.

use super::{CaseHistory, OwedTo, Promise, ReferralHistory, Rule, Settings};
use crate::calendars::{BankHolidays, Reached, UnknownYear, after, long};
use crate::codes::Risk;
use crate::promises::{Due, ReportSeen};
use crate::service::Service;
use crate::{date_of, local};
use jiff::civil::{Date, DateTime};

pub const RULE: Rule = Rule {
    id: "first_contact",
    version: 1,
    name: "First contact",
    authority: "Client charter: contact within 1 or 2 working days of referral",
    owed_to: OwedTo::Client,
    of_case: Some(of_case),
    of_referral: Some(of_referral),
};

/// The last day for first contact, with its working.
pub fn due(
    received: Date,
    received_at: DateTime,
    life_in_danger: bool,
    urgent: bool,
    service: &Service,
    holidays: &BankHolidays,
) -> Result<Reached, UnknownYear> {
    if life_in_danger {
        return Ok(same_day(received_at, service));
    }
    if urgent {
        return after(received, service.first_contact_days_high_risk, holidays);
    }
    let counted = service.counted_from(received_at);
    let mut reached = after(counted, service.first_contact_days, holidays)?;
    if counted != received {
        reached.working.insert(0, format!("It came in after the cut-off, so it counts from {}.", long(counted)));
    }
    Ok(reached)
}

/// The same day if somebody is there or on call; otherwise the day somebody
/// next is, and the reporter is told so.
fn same_day(received_at: DateTime, service: &Service) -> Reached {
    let day = received_at.date();
    if service.on_call {
        let working = vec!["Life may be in danger and somebody is on call: the same day.".to_owned()];
        return Reached { date: day, working };
    }
    let date = service.opening_hours.next_open(received_at).map_or(day, |open| open.date());
    let working = vec![format!("Life may be in danger: the day somebody is next there is {}.", long(date))];
    Reached { date, working }
}

fn of_case(history: &CaseHistory, settings: Settings<'_>) -> Vec<Promise> {
    if !history.can_be_reached {
        return Vec::new();
    }
    let one = |report: &ReportSeen| {
        let first = report.occasion.is_empty();
        let urgent = report.in_danger || (first && history.first_risk == Risk::High);
        let promised = promise(report.received_at, report.life_in_danger, urgent, settings);
        // What was said before a report came in does not answer it. The first
        // may have been made while the call was still going on.
        let kept = if first { history.first_reached() } else { history.reached_since(report.received_at) };
        Promise {
            occasion: report.occasion.clone(),
            owner: Some(history.worker),
            kept,
            never_folded: history.is_grave(),
            ..promised
        }
    };
    history.reports.iter().map(one).collect()
}

fn of_referral(history: &ReferralHistory, settings: Settings<'_>) -> Vec<Promise> {
    if history.decision.is_some() || !history.can_be_reached {
        return Vec::new();
    }
    let mut promise = promise(history.received_at, history.life_in_danger, history.in_danger, settings);
    promise.never_folded = history.in_danger;
    vec![promise]
}

fn promise(received_at: jiff::Timestamp, life_in_danger: bool, urgent: bool, settings: Settings<'_>) -> Promise {
    let day = date_of(received_at);
    let at = local(received_at).datetime();
    let reached = due(day, at, life_in_danger, urgent, &settings.service.at(received_at), settings.holidays);
    Promise {
        rule: RULE.id,
        version: RULE.version,
        occasion: String::new(),
        owner: None,
        // In a year whose holidays nobody knows, the day itself: early is safe.
        due: Due::Date(reached.map_or(day, |reached| reached.date)),
        kept: None,
        waiting: false,
        never_folded: false,
    }
}

#[cfg(test)]
pub(in crate::promises) mod tests {
    use super::*;
    use crate::codes::ContactResult;
    use crate::promises::ContactSeen;
    use crate::promises::Language;
    use jiff::Timestamp;
    use jiff::civil::date;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    pub fn history(contacts: Vec<ContactSeen>) -> CaseHistory {
        CaseHistory {
            worker: alongside_gate::AccountId::new(Default::default()),
            reports: vec![report("", "2026-05-01T17:05:00Z", false)],
            in_danger: false,
            risk: Risk::Medium,
            first_risk: Risk::Medium,
            can_be_reached: true,
            contacts,
            steps: Vec::new(),
            rhythm: None,
            camera_asked_at: None,
            access_reviews: Vec::new(),
            emergencies: Vec::new(),
            handed_over_at: None,
            outcomes_at: None,
            closed_at: None,
            reopened_at: None,
            incident_told_at: None,
            requests: Vec::new(),
            police_news: Vec::new(),
            legal_dates: Vec::new(),
            entries: Vec::new(),
            impact_at: None,
            risk_assessed_at: None,
            high_since: None,
            risk_lowered: None,
            plan_agreed_at: None,
        }
    }

    fn report(occasion: &str, received_at: &str, life_in_danger: bool) -> ReportSeen {
        ReportSeen {
            occasion: occasion.to_owned(),
            received_at: at(received_at),
            life_in_danger,
            in_danger: life_in_danger,
            camera: false,
            overwritten_on: None,
            language: Language::default(),
        }
    }

    #[test]
    fn a_later_report_has_a_clock_of_its_own_and_leaves_the_first_alone() {
        let service = Service::default();
        let mut known = history(vec![contact(ContactResult::Spoke)]);
        known.reports.push(report("again", "2026-06-02T10:00:00Z", true));
        let promises = of_case(&known, settings(&service));
        assert!(promises[0].kept.is_some());
        assert_eq!(promises[0].due, Due::Date(date(2026, 5, 6)));
        assert_eq!(promises[1].due, Due::Date(date(2026, 6, 2)));
        assert_eq!(promises[1].kept, None);
    }

    /// What one rule says is owed on a case, under the settings of a new service.
    pub fn owed(rule: &Rule, history: &CaseHistory) -> Vec<Promise> {
        let service = Service::default();
        rule.of_case.map_or_else(Vec::new, |of_case| of_case(history, settings(&service)))
    }

    fn settings(service: &Service) -> Settings<'_> {
        Settings { service, holidays: BankHolidays::published() }
    }

    pub fn contact(result: ContactResult) -> ContactSeen {
        let at = at("2026-05-05T10:00:00Z");
        ContactSeen {
            at,
            logged: at,
            on_page: false,
            result,
            statement_given: false,
            update_given: false,
            quiet_said: false,
        }
    }

    #[test]
    fn friday_before_a_bank_holiday_is_due_on_wednesday() {
        let service = Service::default();
        let promises = of_case(&history(vec![]), settings(&service));
        assert_eq!(promises[0].due, Due::Date(date(2026, 5, 6)));
    }

    #[test]
    fn an_attempt_does_not_keep_it_and_a_conversation_does() {
        let service = Service::default();
        let tried = history(vec![contact(ContactResult::Attempt)]);
        assert_eq!(of_case(&tried, settings(&service))[0].kept, None);
        let spoke = history(vec![contact(ContactResult::Attempt), contact(ContactResult::Spoke)]);
        assert!(of_case(&spoke, settings(&service))[0].kept.is_some());
    }

    #[test]
    fn a_later_change_of_risk_does_not_move_what_was_promised() {
        let service = Service::default();
        let risen = CaseHistory { risk: Risk::High, ..history(vec![]) };
        let promise = &of_case(&risen, settings(&service))[0];
        assert_eq!(promise.due, Due::Date(date(2026, 5, 6)));
        assert!(promise.never_folded);
    }

    #[test]
    fn the_cut_off_never_moves_danger_or_high_risk_and_the_reporter_is_told_the_same() {
        use crate::codes::{Channel, Danger};
        use crate::reports::{ReportAnswers, SafeContact, confirmation};
        use crate::text::Words;
        let with = Service { cut_off: Some(jiff::civil::time(16, 0, 0, 0)), ..Service::default() };
        let without = Service::default();
        let holidays = BankHolidays::published();
        // A Tuesday, a Friday, the day before Christmas: just before four and at four.
        for (day, moved) in
            [(date(2026, 11, 24), Some(date(2026, 11, 27))), (date(2026, 11, 27), None), (date(2026, 12, 24), None)]
        {
            for (hour, minute) in [(15, 59), (16, 0)] {
                let at = day.at(hour, minute, 0, 0);
                let both = |life: bool, urgent: bool| {
                    let due = |service| due(day, at, life, urgent, service, holidays).expect("known").date;
                    (due(&with), due(&without))
                };
                for (life, urgent) in [(true, true), (true, false), (false, true)] {
                    let (late, early) = both(life, urgent);
                    assert_eq!(late, early, "{at} {life} {urgent}");
                }
                let (late, early) = both(false, false);
                let expected = if hour == 16 { moved.unwrap_or(early) } else { early };
                assert_eq!(late, expected, "{at}");
                let received = at.to_zoned(jiff::tz::TimeZone::get("Europe/London").expect("known")).expect("a time");
                for danger in [vec![], vec![Danger::NotSafe]] {
                    let urgent = !danger.is_empty();
                    let phone = Some(Words::new("07700 900123"));
                    let safe_contact = SafeContact { channels: vec![Channel::Call], phone, ..SafeContact::default() };
                    let answers = ReportAnswers { danger, safe_contact, ..ReportAnswers::default() };
                    let told = confirmation(&answers, &with, received.timestamp()).contact_by;
                    assert_eq!(told, Some(both(false, urgent).0), "{at}");
                }
            }
        }
    }
}
