//! What a service says about itself, and the clocks it has promised.

use crate::calendars::OpeningHours;
use crate::facts::ServiceSet;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time, time};
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
    /// What comes in from this time of day counts as of the next day, unless
    /// somebody is in danger or at high risk.
    #[serde(default)]
    pub cut_off: Option<Time>,
    /// Where "Leave this page" goes.
    pub exit_address: String,
    /// What the monthly meeting of agencies is called here.
    #[serde(default = "the_panel")]
    pub panel: String,
    /// Complaints that give a right to an ASB case review here: three, or fewer
    /// where the area's own procedure says so.
    #[serde(default = "three")]
    pub asb_complaints: u32,
    #[serde(default)]
    pub sign_in: SignInRules,
    /// Invented service and people: every page says so.
    pub demonstration: bool,
    /// Clocks and hours that were in force before, the latest last. What was
    /// promised under them stays as it was promised.
    #[serde(default)]
    pub earlier: Vec<EarlierClocks>,
}

/// When whoever is signed in has to sign in again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInRules {
    /// Minutes without a page opened.
    pub idle_minutes: u32,
    /// Hours since signing in, whatever one does.
    pub longest_hours: u32,
}

impl Default for SignInRules {
    fn default() -> Self {
        Self { idle_minutes: 30, longest_hours: 12 }
    }
}

impl SignInRules {
    /// Not so short that nobody gets a note finished, nor so long that a laptop
    /// left on a bus is still signed in.
    const fn can_be(self) -> bool {
        matches!(self.idle_minutes, 5..=60) && matches!(self.longest_hours, 1..=12)
    }
}

const fn three() -> u32 {
    3
}

fn the_panel() -> String {
    "Hate Crime Case Panel".to_owned()
}

/// Clocks and hours that held until a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierClocks {
    pub until: Timestamp,
    pub opening_hours: OpeningHours,
    pub first_contact_days: u32,
    pub first_contact_days_high_risk: u32,
    pub triage_days: u32,
    #[serde(default)]
    pub cut_off: Option<Time>,
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
            cut_off: None,
            panel: the_panel(),
            asb_complaints: three(),
            sign_in: SignInRules::default(),
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
    /// Whoever needs to ring cannot ring this.
    NotATelephone,
    /// Before noon almost everything would count as of the next day.
    CutOffTooEarly,
    /// The panel has no name.
    NoPanel,
    /// No area may ask for more than three complaints.
    AsbOutOfRange,
    /// Nobody could work like this, or everybody could with a laptop they found.
    SignInOutOfRange,
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
            cut_off: then.cut_off,
            ..self.clone()
        }
    }

    /// The day from which working days are counted for first contact, when nobody
    /// is in danger or at high risk. Never for triage, which finds out whether
    /// somebody is.
    pub fn counted_from(&self, received: DateTime) -> Date {
        let late = self.cut_off.is_some_and(|cut_off| received.time() >= cut_off);
        if late { received.date().tomorrow().unwrap_or_else(|_| received.date()) } else { received.date() }
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
            (!self.telephone.is_empty() && !can_be_rung(&self.telephone), CannotSet::NotATelephone),
            (self.cut_off.is_some_and(|at| at.hour() < 12), CannotSet::CutOffTooEarly),
            (self.panel.trim().is_empty(), CannotSet::NoPanel),
            (!(1..=3).contains(&self.asb_complaints), CannotSet::AsbOutOfRange),
            (!self.sign_in.can_be(), CannotSet::SignInOutOfRange),
        ];
        checks.into_iter().filter(|(wrong, _)| *wrong).map(|(_, problem)| problem).collect()
    }
}

/// Digits, and what people write between them; short numbers like 116 123 too.
fn can_be_rung(telephone: &str) -> bool {
    let digits = telephone.chars().filter(char::is_ascii_digit).count();
    let plain = telephone.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '(' | ')' | '-' | '.'));
    plain && (3..=15).contains(&digits)
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
        cut_off: service.cut_off,
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
    fn what_comes_in_after_the_cut_off_counts_as_of_the_next_day() {
        let service = Service { cut_off: Some(time(16, 0, 0, 0)), ..Service::default() };
        let day = jiff::civil::date(2026, 11, 24);
        assert_eq!(service.counted_from(day.at(15, 59, 59, 0)), day);
        assert_eq!(service.counted_from(day.at(16, 0, 0, 0)), jiff::civil::date(2026, 11, 25));
        assert_eq!(Service::default().counted_from(day.at(23, 59, 0, 0)), day);
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
        let words = Service { telephone: "<i>".to_owned(), ..before.clone() };
        assert_eq!(refused(words), [CannotSet::NotATelephone]);
        let dawn = Service { cut_off: Some(time(4, 0, 0, 0)), ..before.clone() };
        assert_eq!(refused(dawn), [CannotSet::CutOffTooEarly]);
        let open = SignInRules { idle_minutes: 600, ..SignInRules::default() };
        assert_eq!(refused(Service { sign_in: open, ..before.clone() }), [CannotSet::SignInOutOfRange]);
    }
}
