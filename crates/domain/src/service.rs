//! What a service says about itself, and the clocks it has promised.

use crate::calendars::OpeningHours;
use crate::facts::ServiceSet;
use jiff::Timestamp;
use jiff::civil::time;
use serde::{Deserialize, Serialize};

/// Settings of one service. They may change; the "!" rules of practice are not
/// among them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    pub name: String,
    /// The places it serves, as people say them.
    pub area: String,
    pub telephone: String,
    pub email: String,
    pub opening_hours: OpeningHours,
    /// Whether somebody answers outside opening hours when life is in danger.
    pub on_call: bool,
    /// Working days from receipt to first contact.
    pub first_contact_days: u32,
    /// The same, when the risk is high.
    pub first_contact_days_high_risk: u32,
    /// Working days from receipt to a triage decision.
    pub triage_days: u32,
    /// Where "Leave this page" goes.
    pub exit_address: String,
    /// Invented service and people: every page says so.
    pub demonstration: bool,
    /// Clocks and hours that were in force before, the latest last. What was
    /// promised under them stays as it was promised.
    #[serde(default)]
    pub earlier: Vec<EarlierClocks>,
}

/// Clocks and hours that held until a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierClocks {
    pub until: Timestamp,
    pub opening_hours: OpeningHours,
    pub first_contact_days: u32,
    pub first_contact_days_high_risk: u32,
    pub triage_days: u32,
}

impl Default for Service {
    fn default() -> Self {
        Self {
            name: "Alongside".to_owned(),
            area: String::new(),
            telephone: String::new(),
            email: String::new(),
            opening_hours: OpeningHours::weekdays(time(9, 30, 0, 0), time(17, 0, 0, 0)),
            on_call: false,
            first_contact_days: 2,
            first_contact_days_high_risk: 1,
            triage_days: 1,
            exit_address: "https://www.bbc.co.uk/weather".to_owned(),
            demonstration: false,
            earlier: Vec::new(),
        }
    }
}

/// The most working days a service may give itself.
const MOST_DAYS: u32 = 10;

/// What cannot stand in the settings, one for every thing that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotSet {
    NoName,
    /// Not one day of the week is open.
    NeverOpen,
    /// Somewhere it closes before it opens.
    ClosesBeforeItOpens,
    /// Less than one working day, or more than ten.
    DaysOutOfRange,
    /// High risk would wait longer than the rest.
    HighRiskWaitsLonger,
    /// Triage would take longer than first contact.
    TriageAfterContact,
    /// "Leave this page" needs an https address elsewhere.
    ExitNotElsewhere,
}

impl Service {
    /// The service with the clocks and hours that were in force at a moment: a
    /// promise is measured by those under which it was made.
    #[must_use]
    pub fn at(&self, moment: Timestamp) -> Self {
        let Some(then) = self.earlier.iter().find(|earlier| moment < earlier.until) else { return self.clone() };
        Self {
            opening_hours: then.opening_hours.clone(),
            first_contact_days: then.first_contact_days,
            first_contact_days_high_risk: then.first_contact_days_high_risk,
            triage_days: then.triage_days,
            ..self.clone()
        }
    }

    fn problems(&self) -> Vec<CannotSet> {
        let week = || self.opening_hours.week.iter().flatten();
        let days = [self.first_contact_days, self.first_contact_days_high_risk, self.triage_days];
        let exit = self.exit_address.strip_prefix("https://").unwrap_or("");
        let checks = [
            (self.name.trim().is_empty(), CannotSet::NoName),
            (week().next().is_none(), CannotSet::NeverOpen),
            (week().any(|hours| hours.closes <= hours.opens), CannotSet::ClosesBeforeItOpens),
            (days.iter().any(|days| !(1..=MOST_DAYS).contains(days)), CannotSet::DaysOutOfRange),
            (self.first_contact_days_high_risk > self.first_contact_days, CannotSet::HighRiskWaitsLonger),
            (self.triage_days > self.first_contact_days, CannotSet::TriageAfterContact),
            (!exit.contains('.') || exit.contains(char::is_whitespace), CannotSet::ExitNotElsewhere),
        ];
        checks.into_iter().filter(|(wrong, _)| *wrong).map(|(_, problem)| problem).collect()
    }
}

/// Changes the settings. Clocks and hours count for what arrives from now on;
/// a day that was promised to somebody does not move.
pub fn change_service(before: &Service, after: Service, now: Timestamp) -> Result<ServiceSet, Vec<CannotSet>> {
    let problems = after.problems();
    if !problems.is_empty() {
        return Err(problems);
    }
    let clocks = |service: &Service| EarlierClocks {
        until: now,
        opening_hours: service.opening_hours.clone(),
        first_contact_days: service.first_contact_days,
        first_contact_days_high_risk: service.first_contact_days_high_risk,
        triage_days: service.triage_days,
    };
    let mut earlier = before.earlier.clone();
    if clocks(before) != clocks(&after) {
        earlier.push(clocks(before));
    }
    Ok(ServiceSet {
        service: Service { earlier, demonstration: before.demonstration, on_call: before.on_call, ..after },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    #[test]
    fn what_was_promised_under_earlier_clocks_stays() {
        let before = Service::default();
        let now = at("2026-11-24T10:00:00Z");
        let slower = Service { first_contact_days: 5, ..before.clone() };
        let fact = change_service(&before, slower, now).expect("allowed");
        let service = fact.service();
        assert_eq!(service.at(at("2026-11-24T09:59:59Z")).first_contact_days, 2);
        assert_eq!(service.at(now).first_contact_days, 5);
        let again = Service { first_contact_days: 3, ..service.clone() };
        let later = at("2026-12-24T10:00:00Z");
        let fact = change_service(service, again, later).expect("allowed");
        assert_eq!(fact.service().at(at("2026-11-01T10:00:00Z")).first_contact_days, 2);
        assert_eq!(fact.service().at(at("2026-12-01T10:00:00Z")).first_contact_days, 5);
        assert_eq!(fact.service().at(later).first_contact_days, 3);
        let renamed = Service { name: "Another name".to_owned(), ..fact.service().clone() };
        let fact = change_service(fact.service(), renamed, later).expect("allowed");
        assert_eq!(fact.service().earlier.len(), 2, "a new name is no new clock");
    }

    #[test]
    fn settings_nobody_could_keep_are_refused_one_by_one() {
        let before = Service::default();
        let refused = |after: Service| change_service(&before, after, Timestamp::UNIX_EPOCH).err().unwrap_or_default();
        let closed = OpeningHours { week: [None; 7] };
        assert_eq!(refused(Service { opening_hours: closed, ..before.clone() }), [CannotSet::NeverOpen]);
        let late = Service { first_contact_days: 1, triage_days: 3, ..before.clone() };
        assert_eq!(refused(late), [CannotSet::TriageAfterContact]);
        let none = Service { name: " ".to_owned(), first_contact_days_high_risk: 0, ..before.clone() };
        assert_eq!(refused(none), [CannotSet::NoName, CannotSet::DaysOutOfRange]);
        for exit in ["", "http://example.org", "javascript:alert(1)", "https://x"] {
            let exit = Service { exit_address: exit.to_owned(), ..before.clone() };
            assert_eq!(refused(exit), [CannotSet::ExitNotElsewhere]);
        }
    }
}
