//! Whatever happens on a case, in whatever order: it is never forgotten, and
//! nothing that was owed is gone without having been kept, replaced, or taken
//! away by something that says why.

use super::{CaseHistory, ContactSeen, EntrySeen, Promise, RequestSeen, Settings, StepSeen, of_case};
use crate::calendars::BankHolidays;
use crate::cases::entries::{Appointment, Entry, Equipment, Onward, SafetyPlan};
use crate::codes::{ContactResult, Rhythm, Risk, StepOwner};
use crate::date_of;
use crate::promises::rules::first_contact::tests::history;
use crate::service::Service;
use alongside_gate::{EntryId, IncidentId, RequestId, StepId};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use uuid::Uuid;

/// Something that happens on a case.
#[derive(Clone, Debug)]
enum Event {
    Contact { result: ContactResult, statement: bool, update: bool, quiet: bool },
    StepPlanned { days: i64, owner: StepOwner },
    StepEnded,
    Asked { days: i64 },
    Answered,
    PoliceDid,
    Stands { kind: &'static str, days: i64 },
    Ends,
    Wanted,
    PlanAgreed,
    Assessed(Risk),
    Measured,
    Told,
    HandedOver,
    ChoseRhythm(Option<Rhythm>),
    Closed,
    Reopened,
}

fn events() -> impl Strategy<Value = Event> {
    let result = prop::sample::select(vec![
        ContactResult::Spoke,
        ContactResult::SafeMessage,
        ContactResult::Attempt,
        ContactResult::Incoming,
    ]);
    let kind = prop::sample::select(vec![SafetyPlan::KIND, Appointment::KIND, Equipment::KIND, Onward::KIND]);
    let owner = prop::sample::select(vec![StepOwner::Worker, StepOwner::Client, StepOwner::Agency]);
    let risk = prop::sample::select(vec![Risk::Low, Risk::Medium, Risk::High]);
    let rhythm = prop::sample::select(<Rhythm as crate::codes::Code>::EVERY.to_vec());
    prop_oneof![
        4 => (result, any::<bool>(), any::<bool>(), any::<bool>())
            .prop_map(|(result, statement, update, quiet)| Event::Contact { result, statement, update, quiet }),
        2 => (0i64..40, owner).prop_map(|(days, owner)| Event::StepPlanned { days, owner }),
        2 => Just(Event::StepEnded),
        1 => (1i64..30).prop_map(|days| Event::Asked { days }),
        1 => Just(Event::Answered),
        1 => Just(Event::PoliceDid),
        2 => (kind, 0i64..60).prop_map(|(kind, days)| Event::Stands { kind, days }),
        2 => Just(Event::Ends),
        1 => Just(Event::Wanted),
        1 => Just(Event::PlanAgreed),
        1 => risk.prop_map(Event::Assessed),
        1 => Just(Event::Measured),
        1 => Just(Event::Told),
        1 => Just(Event::HandedOver),
        1 => prop::option::of(rhythm).prop_map(Event::ChoseRhythm),
        1 => Just(Event::Closed),
        1 => Just(Event::Reopened),
    ]
}

/// The history after one more thing, at a moment.
fn then(history: &mut CaseHistory, event: &Event, at: Timestamp, number: u128) {
    let id = Uuid::from_u128(number);
    let day = |days: i64| date_of(at + SignedDuration::from_hours(24 * days));
    match event {
        Event::Contact { result, statement, update, quiet } => history.contacts.push(ContactSeen {
            at,
            logged: at,
            on_page: false,
            result: *result,
            statement_given: *statement && result.reaches(),
            update_given: *update && result.reaches(),
            quiet_said: *quiet && *result == ContactResult::Spoke,
        }),
        Event::StepPlanned { days, owner } => {
            history.steps.push(StepSeen { step: StepId::new(id), owner: *owner, due: day(*days), ended_at: None })
        }
        Event::StepEnded => {
            if let Some(step) = history.steps.iter_mut().find(|step| step.ended_at.is_none()) {
                step.ended_at = Some(at);
            }
        }
        Event::Asked { days } => {
            history.requests.push(RequestSeen { request: RequestId::new(id), answer_by: day(*days), ended_at: None })
        }
        Event::PoliceDid => history.police_news.push((IncidentId::new(id), at)),
        Event::Answered => {
            if let Some(asked) = history.requests.iter_mut().find(|asked| asked.ended_at.is_none()) {
                asked.ended_at = Some(at);
            }
        }
        Event::Stands { kind, days } => {
            // A new safety plan ends the one before.
            let replaces = *kind == SafetyPlan::KIND;
            let others = history.entries.iter_mut().filter(|one| replaces && one.kind == *kind);
            others.for_each(|one| one.ended_at = one.ended_at.or(Some(at)));
            history.entries.push(EntrySeen {
                kind: (*kind).to_owned(),
                entry: EntryId::new(id),
                due: day(*days),
                owner: None,
                made_at: at,
                noted_at: at,
                ended_at: None,
            });
        }
        Event::Ends => {
            let open = |one: &&mut EntrySeen| one.ended_at.is_none() && one.kind != SafetyPlan::KIND;
            if let Some(one) = history.entries.iter_mut().find(open) {
                one.ended_at = Some(at);
                one.noted_at = at;
            }
        }
        Event::Wanted => history.outcomes_at = history.outcomes_at.or(Some(at)),
        Event::PlanAgreed => history.plan_agreed_at = Some(at),
        Event::Assessed(risk) => {
            if *risk < history.risk {
                history.risk_lowered = Some((at, None));
            }
            history.high_since = match *risk {
                Risk::High => history.high_since.or(Some(at)),
                _ => None,
            };
            history.risk = *risk;
            history.risk_assessed_at = Some(at);
        }
        Event::Measured => history.impact_at = history.impact_at.or(Some(at)),
        Event::Told => history.incident_told_at = Some(at),
        Event::HandedOver => history.handed_over_at = Some(at),
        Event::ChoseRhythm(rhythm) => history.rhythm = *rhythm,
        Event::Closed => history.closed_at = history.closed_at.or(Some(at)),
        Event::Reopened => {
            if history.closed_at.take().is_some() {
                history.reopened_at = Some(at);
            }
        }
    }
}

/// What somebody has said or chosen takes this rule's promise away, and the
/// record says what it was.
fn withdrawn_by(event: &Event, rule: &str) -> bool {
    match event {
        // The closing itself says why; reopening ends asking what they think.
        Event::Closed => true,
        Event::Reopened => rule == "ask_evaluation",
        Event::ChoseRhythm(_) => matches!(rule, "update_client" | "tell_news" | "tell_police_news"),
        // The level is another: what is owed by it is too.
        Event::Assessed(_) => matches!(rule, "review_risk" | "review_safety_plan" | "check_lowered_risk"),
        // They were tried often enough since, and do not answer.
        Event::Contact { result: ContactResult::Attempt, .. } if rule.ends_with("_news") => true,
        // They did not say again that nothing has happened, or something more was told.
        Event::Contact { .. } | Event::Told => matches!(rule, "closing_review" | "answer_client"),
        // What is planned goes before closing.
        Event::StepPlanned { .. } => rule == "closing_review",
        _ => false,
    }
}

fn owed(history: &CaseHistory) -> Vec<Promise> {
    let service = Service::default();
    of_case(history, Settings { service: &service, holidays: BankHolidays::published() })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// No sequence leaves an open case with nothing owed, and no promise is gone
    /// without being kept, replaced by another of its rule, or withdrawn.
    #[test]
    fn nothing_is_forgotten_whatever_happens(steps in prop::collection::vec((events(), 1i64..300), 1..25)) {
        let mut case = history(vec![]);
        case.reports[0].received_at = "2026-01-05T10:00:00Z".parse().expect("a time");
        let mut at = case.reports[0].received_at + SignedDuration::from_hours(1);
        // A risk is always said when a case is opened.
        case.risk_assessed_at = Some(at);
        for (number, (event, hours)) in steps.iter().enumerate() {
            at += SignedDuration::from_hours(*hours);
            let before = owed(&case);
            then(&mut case, event, at, number as u128 + 1);
            let after = owed(&case);
            if case.closed_at.is_none() {
                prop_assert!(after.iter().any(|one| one.kept.is_none()), "nothing is owed after {event:?}");
            }
            for one in before.iter().filter(|one| one.kept.is_none()) {
                let stays = after.iter().any(|now| (now.rule, &now.occasion) == (one.rule, &one.occasion));
                let replaced = after.iter().any(|now| now.rule == one.rule && now.kept.is_none());
                prop_assert!(
                    stays || replaced || withdrawn_by(event, one.rule),
                    "{} {} is gone after {event:?}", one.rule, one.occasion
                );
            }
        }
    }

    /// Closing and opening again keeps every fact: what is owed then is what was
    /// owed before, and what reopening itself asks for.
    #[test]
    fn closing_and_reopening_keeps_what_was_owed(steps in prop::collection::vec((events(), 1i64..300), 1..15)) {
        let mut case = history(vec![]);
        let mut at: Timestamp = "2026-05-01T18:00:00Z".parse().expect("a time");
        case.risk_assessed_at = Some(at);
        let ends = |event: &Event| matches!(event, Event::Closed | Event::Reopened);
        for (number, (event, hours)) in steps.iter().filter(|(event, _)| !ends(event)).enumerate() {
            at += SignedDuration::from_hours(*hours);
            then(&mut case, event, at, number as u128 + 1);
        }
        let before = owed(&case);
        then(&mut case, &Event::Closed, at + SignedDuration::from_hours(1), 900);
        then(&mut case, &Event::Reopened, at + SignedDuration::from_hours(2), 901);
        let after = owed(&case);
        for one in &before {
            let stays = after.iter().any(|now| (now.rule, &now.occasion, now.kept) == (one.rule, &one.occasion, one.kept));
            // What they said before it was opened again is no longer how things are.
            let again = after.iter().any(|now| now.rule == one.rule) || one.rule == "closing_review";
            prop_assert!(stays || again, "{} {} is gone", one.rule, one.occasion);
        }
    }
}
