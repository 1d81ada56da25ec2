use alongside_domain::accounts::email;
use alongside_domain::calendars::{DayHours, OpeningHours};
use alongside_domain::service::{CannotSet, Service, SignInRules};
use alongside_domain::text::line;
use alongside_ui::fields::{Errors, Fields};
use jiff::civil::Time;
use sha2::{Digest, Sha256};

/// The longest line of the settings.
const LONGEST: usize = 200;

/// The days of the week, as fields and as words.
pub(super) const DAYS: [(&str, &str); 7] = [
    ("hours-1", "Monday"),
    ("hours-2", "Tuesday"),
    ("hours-3", "Wednesday"),
    ("hours-4", "Thursday"),
    ("hours-5", "Friday"),
    ("hours-6", "Saturday"),
    ("hours-7", "Sunday"),
];

pub(crate) fn fields_of(service: &Service) -> Fields {
    let mut fields = Fields::of([
        ("name", service.name.clone()),
        ("area", service.area.clone()),
        ("telephone", service.telephone.clone()),
        ("email", service.email.clone()),
        ("contact-days", service.first_contact_days.to_string()),
        ("high-days", service.first_contact_days_high_risk.to_string()),
        ("triage-days", service.triage_days.to_string()),
        ("panel", service.panel.clone()),
        ("asb-complaints", service.asb_complaints.to_string()),
        ("cut-off", service.cut_off.map_or(String::new(), |at| at.strftime("%H:%M").to_string())),
        ("idle-minutes", service.sign_in.idle_minutes.to_string()),
        ("longest-hours", service.sign_in.longest_hours.to_string()),
        ("exit", service.exit_address.clone()),
        ("seen", seen(service)),
    ]);
    for ((field, _), hours) in DAYS.iter().zip(service.opening_hours.week) {
        let time = |time: Time| time.strftime("%H:%M").to_string();
        fields.set(field, hours.map_or(String::new(), |hours| format!("{}-{}", time(hours.opens), time(hours.closes))));
    }
    fields
}

/// Tells one state of the settings from another.
pub(super) fn seen(service: &Service) -> String {
    let text = serde_json::to_vec(service).unwrap_or_default();
    format!("{:x}", Sha256::digest(text))
}

pub(super) fn read(fields: &Fields, errors: &mut Errors) -> Option<Service> {
    let text = |name: &str, errors: &mut Errors| match line(fields.one(name), LONGEST) {
        Ok(words) => words.as_str().to_owned(),
        Err(_) => {
            errors.add(name, "This is too long. 200 characters are enough");
            String::new()
        }
    };
    let number = |name: &str, errors: &mut Errors| match fields.one(name).trim().parse::<u32>() {
        Ok(number) => number,
        Err(_) => {
            errors.add(name, "Enter a whole number");
            0
        }
    };
    let mut week = [None; 7];
    for ((field, day), place) in DAYS.iter().zip(&mut week) {
        let typed = fields.one(field).trim();
        if typed.is_empty() || typed.eq_ignore_ascii_case("closed") {
            continue;
        }
        *place = hours(typed);
        if place.is_none() {
            errors.add(field, format!("Enter the hours of {day} like 09:30-17:00, or leave it empty when closed"));
        }
    }
    let address = fields.one("email").trim().to_owned();
    if !address.is_empty() && email(&address).is_err() {
        errors.add("email", "Enter an e-mail address like name@example.org, or leave it empty");
    }
    let late = fields.one("cut-off").trim();
    let cut_off = (!late.is_empty()).then(|| clock(late)).flatten();
    if !late.is_empty() && cut_off.is_none() {
        errors.add("cut-off", "Enter a time like 16:00, or leave it empty");
    }
    let service = Service {
        panel: text("panel", errors),
        asb_complaints: number("asb-complaints", errors),
        cut_off,
        sign_in: SignInRules {
            idle_minutes: number("idle-minutes", errors),
            longest_hours: number("longest-hours", errors),
        },
        name: text("name", errors),
        area: text("area", errors),
        telephone: text("telephone", errors),
        email: address,
        opening_hours: OpeningHours { week },
        first_contact_days: number("contact-days", errors),
        first_contact_days_high_risk: number("high-days", errors),
        triage_days: number("triage-days", errors),
        exit_address: text("exit", errors),
        ..Service::default()
    };
    errors.is_empty().then_some(service)
}

fn hours(typed: &str) -> Option<DayHours> {
    let (opens, closes) = typed.split_once(['-', '–'])?;
    Some(DayHours { opens: clock(opens)?, closes: clock(closes)? })
}

fn clock(text: &str) -> Option<Time> {
    let (hour, minute) = text.trim().split_once([':', '.']).unwrap_or((text.trim(), "0"));
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

pub(super) const fn place_and_sentence(problem: CannotSet) -> (&'static str, &'static str) {
    match problem {
        CannotSet::NoName => ("name", "Enter the name of the service"),
        CannotSet::NeverOpen => ("hours-1", "Enter the hours of at least one day"),
        CannotSet::ClosesBeforeItOpens => ("hours-1", "On one of the days it closes before it opens. Check the hours"),
        CannotSet::DaysOutOfRange => ("contact-days", "Working days are from 1 to 10, here and below"),
        CannotSet::HighRiskWaitsLonger => ("high-days", "Somebody at high risk cannot wait longer than others"),
        CannotSet::TriageAfterContact => ("triage-days", "Triage cannot take longer than first contact"),
        CannotSet::CutOffTooEarly => ("cut-off", "Enter a time from noon on, like 16:00"),
        CannotSet::NotATelephone => ("telephone", "Enter a telephone number like 020 7946 0018"),
        CannotSet::NoPanel => ("panel", "Enter what the meeting is called here"),
        CannotSet::AsbOutOfRange => ("asb-complaints", "The law asks for three complaints; an area may ask for fewer"),
        CannotSet::SignInOutOfRange => {
            ("idle-minutes", "Signing out comes after 5 to 60 minutes without use, and after 1 to 12 hours in any case")
        }
        CannotSet::ExitNotElsewhere => {
            ("exit", "Enter an address that begins with https://, of a page nobody wonders about")
        }
    }
}
