use crate::calendars::BankHolidays;
use crate::promises::rules::{first_contact, triage_decision};
use crate::reports::ReportAnswers;
use crate::service::Service;
use crate::{date_of, local};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

/// What a person who has just written may rely on. Computed from the hours in
/// which somebody is really there; nothing is promised that nobody will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// Somebody is there now.
    pub open_now: bool,
    /// When somebody next reads reports; none when the hours are not known.
    pub read_from: Option<DateTime>,
    /// The last day on which somebody decides what happens next.
    pub read_by: Option<Date>,
    /// They gave a way to reach them.
    pub reachable: bool,
    /// The last day for first contact, for someone who can be reached.
    pub contact_by: Option<Date>,
    /// They are in danger and nobody is there: who helps until then is named first.
    pub nobody_until: Option<DateTime>,
}

pub fn confirmation(answers: &ReportAnswers, service: &Service, received: Timestamp) -> Confirmation {
    let now = local(received).datetime();
    let open_now = service.opening_hours.is_open(now);
    let read_from = service.opening_hours.next_open(now);
    let contact_by = answers
        .can_be_reached()
        .then(|| {
            first_contact::due(
                date_of(received),
                now,
                answers.life_in_danger(),
                answers.in_danger(),
                service,
                BankHolidays::published(),
            )
        })
        .and_then(Result::ok)
        .map(|reached| reached.date);
    // Nobody on call reads what comes in by night: that somebody answers a
    // telephone is for the service's own page to say.
    let waits = answers.in_danger() && !open_now;
    let read_by = triage_decision::due(received, answers.in_danger(), service, BankHolidays::published());
    Confirmation {
        open_now,
        read_from,
        read_by,
        reachable: answers.can_be_reached(),
        contact_by,
        nobody_until: if waits { read_from } else { None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::{Channel, Danger};
    use crate::reports::SafeContact;
    use crate::text::Words;
    use jiff::civil::date;

    fn reachable() -> ReportAnswers {
        ReportAnswers {
            safe_contact: SafeContact {
                channels: vec![Channel::Call],
                phone: Some(Words::new("07700 900123")),
                ..SafeContact::default()
            },
            ..ReportAnswers::default()
        }
    }

    /// Friday 1 May 2026, 18:05 in London; Monday is a bank holiday.
    fn friday_evening() -> Timestamp {
        "2026-05-01T17:05:00Z".parse().unwrap()
    }

    #[test]
    fn on_a_friday_evening_before_a_bank_holiday_tuesday_is_named() {
        let said = confirmation(&reachable(), &Service::default(), friday_evening());
        assert_eq!(said.read_from, Some(date(2026, 5, 5).at(9, 30, 0, 0)));
        assert_eq!(said.contact_by, Some(date(2026, 5, 6)));
        assert_eq!(said.nobody_until, None);
    }

    #[test]
    fn danger_out_of_hours_says_that_nobody_is_there() {
        let answers = ReportAnswers { danger: vec![Danger::Weapon], ..reachable() };
        let said = confirmation(&answers, &Service::default(), friday_evening());
        assert_eq!(said.nobody_until, Some(date(2026, 5, 5).at(9, 30, 0, 0)));
        assert_eq!(said.contact_by, Some(date(2026, 5, 5)));
        let with_on_call = Service { on_call: true, ..Service::default() };
        let said = confirmation(&answers, &with_on_call, friday_evening());
        assert_eq!(said.contact_by, Some(date(2026, 5, 1)));
        assert!(said.nobody_until.is_some());
    }

    #[test]
    fn someone_who_cannot_be_reached_is_promised_no_call() {
        let said = confirmation(&ReportAnswers::default(), &Service::default(), friday_evening());
        assert_eq!(said.contact_by, None);
    }
}
