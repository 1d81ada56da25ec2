use super::{Before, CannotNote, Entry, not_gone};
use crate::codes::{AppointmentEnd, AppointmentKind};
use crate::date_of;
use crate::facts::AppointmentNoted;
use crate::text::Words;
use alongside_gate::{CaseId, EntryId};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

/// A meeting that was arranged. On its day somebody says what came of it, so
/// that one that was missed is not forgotten.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    pub kind: AppointmentKind,
    /// Where the service is.
    pub at: DateTime,
    pub place: Option<Words>,
    /// Who interprets; dialect, and who it must not be.
    pub interpreter: Option<Words>,
    /// What makes it possible for them to come: a ramp, childcare, the fare.
    pub adjustments: Option<Words>,
    pub end: Option<(AppointmentEnd, Words)>,
    /// Days it was to be on before, and why it was moved.
    #[serde(default)]
    pub moved: Vec<(DateTime, Words)>,
}

impl Entry for Appointment {
    const KIND: &'static str = "appointment";

    fn due(&self) -> Option<Date> {
        Some(self.at.date())
    }

    fn ended(&self) -> bool {
        self.end.is_some()
    }
}

impl Appointment {
    /// Arranged for a day to come; or what came of it, with why when it did not
    /// take place.
    pub fn note(
        before: &Before<Self>,
        case: CaseId,
        entry: EntryId,
        details: Self,
        now: Timestamp,
    ) -> Result<AppointmentNoted, CannotNote> {
        before.open()?;
        match &details.end {
            None => not_gone(details.at.date(), date_of(now), "day")?,
            // Before its hour nobody has come or stayed away.
            Some((AppointmentEnd::Met | AppointmentEnd::TheyDidNot | AppointmentEnd::WeDidNot, _))
                if details.at > crate::local(now).datetime() =>
            {
                return Err(CannotNote::InTheFuture("end"));
            }
            Some((AppointmentEnd::Met, _)) => {}
            // Moved is no end: it has another day.
            Some((AppointmentEnd::Moved, _)) => return Err(CannotNote::Missing("again-day")),
            Some((_, words)) if words.is_empty() => return Err(CannotNote::Missing("end-words")),
            Some(_) => {}
        }
        Ok(AppointmentNoted { case, entry, details, noted_at: now })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{first, ids, later, now};
    use super::*;
    use jiff::civil::datetime;

    #[test]
    fn what_came_of_it_is_said_once_and_a_missed_one_says_why() {
        let (case, id) = ids();
        let on = |day| Appointment {
            kind: AppointmentKind::Office,
            at: datetime(2026, 11, day, 10, 0, 0, 0),
            place: None,
            interpreter: None,
            adjustments: None,
            end: None,
            moved: Vec::new(),
        };
        let tried = |before: &Before<Appointment>, one| Appointment::note(before, case, id, one, now()).err();
        assert_eq!(tried(&first(), on(26)), None);
        assert_eq!(tried(&first(), on(24)), Some(CannotNote::InThePast("day")));
        let ended = |day, end, words: &str| Appointment { end: Some((end, Words::new(words))), ..on(day) };
        let came = |day, end, words| tried(&later(on(day)), ended(day, end, words));
        assert_eq!(came(25, AppointmentEnd::Met, ""), None);
        assert_eq!(came(26, AppointmentEnd::Met, ""), Some(CannotNote::InTheFuture("end")));
        assert_eq!(came(25, AppointmentEnd::TheyDidNot, ""), Some(CannotNote::Missing("end-words")));
        assert_eq!(came(26, AppointmentEnd::Cancelled, "The bus did not run"), None);
        assert_eq!(came(26, AppointmentEnd::Moved, "The bus did not run"), Some(CannotNote::Missing("again-day")));
        assert_eq!(tried(&later(on(24)), on(27)), None, "moved to another day");
        let over = later(ended(25, AppointmentEnd::Met, ""));
        assert_eq!(tried(&over, ended(25, AppointmentEnd::Cancelled, "late")), Some(CannotNote::Ended));
    }
}
