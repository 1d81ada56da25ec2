use super::{Before, CannotNote, Entry, said};
use crate::codes::VisitStage;
use crate::facts::VisitNoted;
use crate::text::Words;
use alongside_gate::{AccountId, CaseId, EntryId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A visit alone. A colleague says first that they are watching: nobody goes in
/// while the alarm would ring nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    pub visitor: AccountId,
    pub visitor_name: String,
    pub watcher: AccountId,
    pub watcher_name: String,
    pub place: Words,
    /// Whom the watcher rings, in this order, when the visitor is not back.
    pub ring: Words,
    /// Back by then.
    pub until: Timestamp,
    pub stage: VisitStage,
    /// Since when the watcher watches: the tested channel of the alarm.
    pub watched_at: Option<Timestamp>,
    pub inside_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    /// How it ended, in a line, where there is something to say.
    pub words: Option<Words>,
}

/// Whoever says that they are watching watches for so long before somebody has to ask again.
pub const WATCHED_FOR: jiff::SignedDuration = jiff::SignedDuration::from_hours(4);

impl Entry for Visit {
    const KIND: &'static str = "visit";

    fn due(&self) -> Option<Date> {
        Some(crate::date_of(self.until))
    }

    fn ended(&self) -> bool {
        matches!(self.stage, VisitStage::Back | VisitStage::CalledOff)
    }

    fn colleague(&self) -> Option<AccountId> {
        Some(self.watcher)
    }

    fn about(&self) -> &'static str {
        use crate::codes::Code;
        self.stage.code()
    }
}

impl Visit {
    /// Not back, and the time has gone.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.stage == VisitStage::Inside && now > self.until
    }

    /// Each stage follows on the one before: asked, watched, inside, back.
    pub fn note(
        before: &Before<Self>,
        case: CaseId,
        entry: EntryId,
        details: Self,
        now: Timestamp,
    ) -> Result<VisitNoted, CannotNote> {
        before.open()?;
        let was = before.entry.as_ref().map(|visit| visit.stage);
        let watched = details.watched_at.is_some_and(|at| now.duration_since(at) <= WATCHED_FOR);
        match (was, details.stage) {
            (None, VisitStage::Asked) => {
                said(&details.place, "place")?;
                said(&details.ring, "ring")?;
                if details.watcher == details.visitor {
                    return Err(CannotNote::DoesNotFollow("watcher"));
                }
                if details.until <= now {
                    return Err(CannotNote::InThePast("until"));
                }
            }
            (Some(VisitStage::Asked | VisitStage::Watched), VisitStage::Watched) => {}
            (Some(VisitStage::Watched), VisitStage::Inside) if !watched => {
                return Err(CannotNote::DoesNotFollow("inside"));
            }
            (Some(VisitStage::Watched | VisitStage::Inside), VisitStage::Inside) => {
                if details.until <= now {
                    return Err(CannotNote::InThePast("until"));
                }
            }
            (Some(VisitStage::Inside), VisitStage::Back) => {}
            (Some(VisitStage::Asked | VisitStage::Watched), VisitStage::CalledOff) => {}
            _ => return Err(CannotNote::DoesNotFollow("inside")),
        }
        Ok(VisitNoted { case, entry, details, noted_at: now })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{first, ids, later, now};
    use super::*;
    use jiff::SignedDuration;

    fn visit(stage: VisitStage) -> Visit {
        let who = |number| AccountId::new(uuid::Uuid::from_u128(number));
        Visit {
            visitor: who(1),
            visitor_name: String::new(),
            watcher: who(2),
            watcher_name: String::new(),
            place: Words::new("9 Quay Street"),
            ring: Words::new("The office"),
            until: now() + SignedDuration::from_hours(1),
            stage,
            watched_at: None,
            inside_at: None,
            ended_at: None,
            words: None,
        }
    }

    #[test]
    fn nobody_goes_in_before_somebody_watches() {
        use VisitStage::{Asked, Back, CalledOff, Inside, Watched};
        let (case, id) = ids();
        let tried = |before: &Before<Visit>, one: Visit| Visit::note(before, case, id, one, now()).err();
        assert_eq!(tried(&first(), visit(Asked)), None);
        assert_eq!(tried(&first(), visit(Inside)), Some(CannotNote::DoesNotFollow("inside")));
        let alone = Visit { watcher: visit(Asked).visitor, ..visit(Asked) };
        assert_eq!(tried(&first(), alone), Some(CannotNote::DoesNotFollow("watcher")));
        assert_eq!(tried(&later(visit(Asked)), visit(Inside)), Some(CannotNote::DoesNotFollow("inside")));
        let watched = |hours| Visit { watched_at: Some(now() - SignedDuration::from_hours(hours)), ..visit(Watched) };
        let inside = |hours| Visit { stage: Inside, ..watched(hours) };
        assert_eq!(tried(&later(visit(Asked)), watched(0)), None);
        assert_eq!(tried(&later(watched(1)), inside(1)), None);
        assert_eq!(
            tried(&later(watched(5)), inside(5)),
            Some(CannotNote::DoesNotFollow("inside")),
            "watched too long ago"
        );
        assert_eq!(tried(&later(inside(1)), visit(Back)), None);
        assert_eq!(tried(&later(inside(1)), visit(CalledOff)), Some(CannotNote::DoesNotFollow("inside")));
        assert_eq!(tried(&later(visit(Back)), visit(Inside)), Some(CannotNote::Ended));
        assert!(!inside(1).is_overdue(now()) && inside(1).is_overdue(now() + SignedDuration::from_hours(2)));
    }
}
