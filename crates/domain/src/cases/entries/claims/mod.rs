//! What may be claimed in time: its facts once, and a date for each place.

mod dates;
mod mistakes;
mod respondents;

pub use dates::{ForumEnd, LegalDate};
pub use mistakes::Mistake;
pub use respondents::{RESPONDENT_FIELDS, Respondent};

use super::{Before, CannotNote, Entry, come, said};
use crate::codes::{ClaimKind, Code, ForumEnded, Relationship};
use crate::date_of;
use crate::facts::ClaimNoted;
use crate::law::{ClaimFacts, Forum, forums};
use crate::text::Words;
use alongside_gate::{CaseId, EntryId};
use jiff::Timestamp;
use jiff::civil::Date;
use respondents::numbered;
use serde::{Deserialize, Serialize};

/// Something for which the law gives so much time and no more. Its facts are
/// written down once; every place to which it can be taken has a date of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// In a line.
    pub words: Words,
    pub kind: ClaimKind,
    pub act: Date,
    /// For conduct that went on: the day of the last of it.
    pub until: Option<Date>,
    /// The day a decision, a letter or a last answer came.
    pub decided: Option<Date>,
    pub relationship: Option<Relationship>,
    pub dismissed: bool,
    /// A grievance about it, and whether an answer inside is still waited for.
    pub grievance: Option<Date>,
    pub waits: bool,
    pub respondents: Vec<Respondent>,
    /// The dates, each as it was worked out when the facts were last written.
    pub dates: Vec<LegalDate>,
}

impl Entry for Claim {
    const KIND: &'static str = "claim";

    /// The first day that is still open.
    fn due(&self) -> Option<Date> {
        self.dates.iter().filter(|date| date.ended.is_none()).map(|date| date.safe).min()
    }

    fn ended(&self) -> bool {
        self.dates.iter().all(|date| date.ended.is_some())
    }

    fn about(&self) -> &'static str {
        self.kind.code()
    }

    fn found_by(&self) -> Vec<&Words> {
        std::iter::once(&self.words).chain(self.respondents.iter().map(|one| &one.name)).collect()
    }

    fn legal_dates(&self) -> Vec<LegalDate> {
        self.dates.clone()
    }
}

impl Claim {
    fn facts(&self) -> ClaimFacts {
        let conciliations = self.respondents.iter().map(|one| (one.number, one.day_a.map(|a| (a, one.day_b))));
        ClaimFacts {
            kind: self.kind,
            act: self.act,
            until: self.until,
            decided: self.decided,
            dismissed: self.dismissed,
            conciliations: conciliations.collect(),
        }
    }

    /// Every place to which it could be taken.
    pub fn forums(&self) -> Vec<Forum> {
        forums(&self.facts())
    }

    /// The facts, new or changed. What has ended in one place stays ended.
    pub fn note(
        before: &Before<Self>,
        case: CaseId,
        entry: EntryId,
        facts: Self,
        now: Timestamp,
    ) -> Result<ClaimNoted, CannotNote> {
        if before.closed {
            return Err(CannotNote::Closed);
        }
        let today = date_of(now);
        said(&facts.words, "words")?;
        come(facts.act, today, "act")?;
        let later = [(facts.until, "until"), (facts.decided, "decided"), (facts.grievance, "grievance")];
        for (day, field) in later {
            day.map_or(Ok(()), |day| come(day, today, field))?;
        }
        if facts.until.is_some_and(|until| until < facts.act) {
            return Err(CannotNote::DoesNotFollow("until"));
        }
        for (one, [name, day_a, day_b]) in facts.respondents.iter().zip(RESPONDENT_FIELDS) {
            said(&one.name, name)?;
            one.day_a.map_or(Ok(()), |day| come(day, today, day_a))?;
            one.day_b.map_or(Ok(()), |day| come(day, today, day_b))?;
            match (one.day_a, one.day_b) {
                (None, Some(_)) => return Err(CannotNote::Missing(day_a)),
                (Some(a), Some(b)) if b < a => return Err(CannotNote::DoesNotFollow(day_b)),
                _ => {}
            }
        }
        let known = before.entry.as_ref();
        let facts = Self { respondents: numbered(facts.respondents, known), ..facts };
        let dates = facts.worked(known, today);
        if dates.iter().all(|date| date.ended.is_some()) && known.is_none() {
            return Err(CannotNote::Missing("decided"));
        }
        Ok(ClaimNoted { case, entry, details: Self { dates, ..facts }, noted_at: now })
    }

    /// What came of it in one place: sent, handed over, settled, not wanted, not open.
    pub fn end(
        before: &Before<Self>,
        case: CaseId,
        entry: EntryId,
        (forum, end): (&str, ForumEnd),
        now: Timestamp,
    ) -> Result<ClaimNoted, CannotNote> {
        let mut details = before.entry.clone().ok_or(CannotNote::Ended)?;
        come(end.on, date_of(now), "on")?;
        if end.on < details.act {
            return Err(CannotNote::DoesNotFollow("on"));
        }
        if !matches!(end.how, ForumEnded::Taken | ForumEnded::SentLate) && end.words.is_none() {
            return Err(CannotNote::Missing("end-words"));
        }
        let place = details.dates.iter_mut().find(|date| date.forum == forum && date.ended.is_none());
        let place = place.ok_or(CannotNote::Ended)?;
        if end.how == ForumEnded::Taken && end.on > place.safe {
            return Err(CannotNote::DoesNotFollow("end"));
        }
        place.ended = Some(end);
        Ok(ClaimNoted { case, entry, details, noted_at: now })
    }

    /// It was ended by mistake: it is open after all.
    pub fn take_up(
        before: &Before<Self>,
        case: CaseId,
        entry: EntryId,
        forum: &str,
        now: Timestamp,
    ) -> Result<ClaimNoted, CannotNote> {
        if before.closed {
            return Err(CannotNote::Closed);
        }
        let mut details = before.entry.clone().ok_or(CannotNote::Ended)?;
        let place = details.dates.iter_mut().find(|date| date.forum == forum && date.ended.is_some());
        place.ok_or(CannotNote::Changed)?.ended = None;
        Ok(ClaimNoted { case, entry, details, noted_at: now })
    }
}

#[cfg(test)]
mod tests;
