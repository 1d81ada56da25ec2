use super::{Before, CannotNote, Entry, come, said};
use crate::codes::{ClaimKind, Code, ForumEnded, Relationship};
use crate::date_of;
use crate::facts::ClaimNoted;
use crate::law::{ClaimFacts, Forum, Law, forums};
use crate::text::Words;
use alongside_gate::{CaseId, EntryId};
use jiff::Timestamp;
use jiff::civil::Date;
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

/// Whom it is against, and Acas for them: certificates are for each by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Respondent {
    pub name: Words,
    pub day_a: Option<Date>,
    pub day_b: Option<Date>,
}

/// One date, with the words of the rule that were used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalDate {
    pub forum: String,
    pub version: String,
    /// The last day that no reading calls late.
    pub safe: Date,
    pub ended: Option<ForumEnd>,
}

/// What came of it in one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForumEnd {
    pub how: ForumEnded,
    pub on: Date,
    pub words: Option<Words>,
}

/// Something in the facts that loses claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// Acas was told after the limit had passed, for this respondent.
    ConciliationTooLate(usize),
    /// The certificate is from before the act.
    CertificateBefore(usize),
    /// What is complained of is later than the grievance about it.
    ActAfterGrievance,
    /// Two respondents, and not each has a certificate.
    OneCertificate,
    /// An answer inside is waited for, and time runs.
    Waiting,
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

    fn legal_dates(&self) -> Vec<(String, Date, bool)> {
        self.dates.iter().map(|date| (date.forum.clone(), date.safe, date.ended.is_some())).collect()
    }
}

impl Claim {
    fn facts(&self) -> ClaimFacts {
        let conciliations = self.respondents.iter().map(|one| one.day_a.map(|a| (a, one.day_b)));
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
        before.open()?;
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
        let known = before.entry.as_ref().map_or(&[][..], |claim| &claim.dates);
        let mut dates = Vec::new();
        for forum in facts.forums() {
            // A year whose holidays nobody knows yet gives no date: it is said, and asked again.
            let Ok(found) = forum.work(Law::published()) else { continue };
            let Some(safe) = found.safe else { continue };
            let ended = known.iter().find(|date| date.forum == forum.key).and_then(|date| date.ended.clone());
            dates.push(LegalDate { forum: forum.key, version: found.version, safe, ended });
        }
        if dates.is_empty() {
            return Err(CannotNote::Missing("decided"));
        }
        Ok(ClaimNoted { case, entry, details: Self { dates, ..facts }, noted_at: now })
    }

    /// What came of it in one place: sent, not wanted, settled, or not open to them.
    pub fn end(
        before: &Before<Self>,
        case: CaseId,
        entry: EntryId,
        (forum, end): (&str, ForumEnd),
        now: Timestamp,
    ) -> Result<ClaimNoted, CannotNote> {
        let mut details = before.entry.clone().ok_or(CannotNote::Ended)?;
        come(end.on, date_of(now), "on")?;
        if end.how != ForumEnded::Taken && end.words.is_none() {
            return Err(CannotNote::Missing("end-words"));
        }
        let place = details.dates.iter_mut().find(|date| date.forum == forum && date.ended.is_none());
        place.ok_or(CannotNote::Ended)?.ended = Some(end);
        Ok(ClaimNoted { case, entry, details, noted_at: now })
    }

    /// What in its facts loses claims, as far as facts show it.
    pub fn mistakes(&self) -> Vec<Mistake> {
        let mut found = Vec::new();
        let last = self.until.unwrap_or(self.act);
        for (number, one) in self.respondents.iter().enumerate() {
            let Some(a) = one.day_a else { continue };
            let alone = Self { respondents: Vec::new(), dismissed: false, decided: None, ..self.clone() };
            let limit = alone.forums().first().and_then(|forum| forum.work(Law::published()).ok());
            if limit.and_then(|found| found.later.map(|later| later.0).or(found.safe)).is_some_and(|limit| a > limit) {
                found.push(Mistake::ConciliationTooLate(number));
            }
            if one.day_b.is_some_and(|b| b < last) {
                found.push(Mistake::CertificateBefore(number));
            }
        }
        if self.grievance.is_some_and(|day| day < self.act) {
            found.push(Mistake::ActAfterGrievance);
        }
        let certified = self.respondents.iter().filter(|one| one.day_b.is_some()).count();
        if self.kind == ClaimKind::Work
            && self.respondents.len() > 1
            && certified > 0
            && certified < self.respondents.len()
        {
            found.push(Mistake::OneCertificate);
        }
        if self.waits && !self.ended() {
            found.push(Mistake::Waiting);
        }
        found
    }
}

/// What the fields of the first, second and third respondent are called.
pub const RESPONDENT_FIELDS: [[&str; 3]; 3] = [
    ["respondent-1", "day-a-1", "day-b-1"],
    ["respondent-2", "day-a-2", "day-b-2"],
    ["respondent-3", "day-a-3", "day-b-3"],
];

#[cfg(test)]
mod tests {
    use super::super::tests::{first, ids, later, now};
    use super::*;
    use jiff::civil::date;

    fn shifts() -> Claim {
        Claim {
            words: Words::new("Shifts cut after she complained"),
            kind: ClaimKind::Work,
            act: date(2026, 9, 14),
            until: None,
            decided: None,
            relationship: Some(Relationship::Employee),
            dismissed: false,
            grievance: None,
            waits: false,
            respondents: Vec::new(),
            dates: Vec::new(),
        }
    }

    fn against(name: &str, day_a: Option<Date>, day_b: Option<Date>) -> Respondent {
        Respondent { name: Words::new(name), day_a, day_b }
    }

    fn noted(before: &Before<Claim>, claim: Claim) -> Result<Claim, CannotNote> {
        let (case, entry) = ids();
        Claim::note(before, case, entry, claim, now()).map(|fact| fact.details)
    }

    #[test]
    fn facts_are_written_once_and_each_place_has_its_date() {
        let claim = noted(&first(), shifts()).expect("it is kept");
        assert_eq!(claim.due(), Some(date(2026, 12, 13)));
        assert_eq!(claim.dates[0].version, "et_time_limit/2010-10-01");
        // Acas moves it, and why is in the working.
        let respondents = vec![against("Bridge Foods", Some(date(2026, 10, 20)), Some(date(2026, 11, 24)))];
        let moved = noted(&later(claim.clone()), Claim { respondents, ..claim.clone() }).expect("it is kept");
        assert_eq!(moved.due(), Some(date(2027, 1, 17)));
        let wrong = |claim: Claim| noted(&first(), claim).err();
        assert_eq!(wrong(Claim { act: date(2026, 11, 26), ..shifts() }), Some(CannotNote::InTheFuture("act")));
        assert_eq!(
            wrong(Claim { until: Some(date(2026, 9, 13)), ..shifts() }),
            Some(CannotNote::DoesNotFollow("until"))
        );
        let crossed = vec![against("Bridge Foods", Some(date(2026, 11, 3)), Some(date(2026, 11, 2)))];
        assert_eq!(wrong(Claim { respondents: crossed, ..shifts() }), Some(CannotNote::DoesNotFollow("day-b-1")));
        let half = vec![against("Bridge Foods", None, Some(date(2026, 11, 2)))];
        assert_eq!(wrong(Claim { respondents: half, ..shifts() }), Some(CannotNote::Missing("day-a-1")));
        let undecided = Claim { kind: ClaimKind::NotCharged, ..shifts() };
        assert_eq!(wrong(undecided), Some(CannotNote::Missing("decided")));
    }

    #[test]
    fn each_place_ends_by_itself_and_stays_ended_when_facts_change() {
        let (case, entry) = ids();
        let claim = noted(&first(), Claim { kind: ClaimKind::Council, ..shifts() }).expect("it is kept");
        let end = |how, words: &str| ForumEnd { how, on: date(2026, 11, 25), words: Words::new(words).some() };
        let ended = |claim: &Claim, forum: &str, end| {
            Claim::end(&later(claim.clone()), case, entry, (forum, end), now()).map(|fact| fact.details)
        };
        let silent = ended(&claim, "county_court", end(ForumEnded::NotWanted, ""));
        assert_eq!(silent.err(), Some(CannotNote::Missing("end-words")));
        let one = ended(&claim, "county_court", end(ForumEnded::NotWanted, "She does not want a court")).expect("kept");
        assert_eq!(ended(&one, "county_court", end(ForumEnded::Taken, "")).err(), Some(CannotNote::Ended));
        assert!(!one.ended());
        let changed = noted(&later(one.clone()), Claim { act: date(2026, 9, 15), ..one }).expect("kept");
        assert_eq!(changed.dates.iter().filter(|date| date.ended.is_some()).count(), 1);
    }

    #[test]
    fn mistakes_that_lose_claims_are_seen() {
        let claim =
            |respondents, grievance, waits| Claim { respondents, grievance, waits, act: date(2026, 5, 4), ..shifts() };
        assert!(shifts().mistakes().is_empty());
        let late = against("Bridge Foods", Some(date(2026, 9, 1)), Some(date(2026, 10, 1)));
        let none = against("Its manager", None, None);
        let found = Claim { dates: vec![], ..claim(vec![late, none], Some(date(2026, 5, 1)), false) }.mistakes();
        assert_eq!(found, [Mistake::ConciliationTooLate(0), Mistake::ActAfterGrievance, Mistake::OneCertificate]);
        let before = against("Bridge Foods", Some(date(2026, 4, 1)), Some(date(2026, 5, 1)));
        assert_eq!(claim(vec![before], None, false).mistakes(), [Mistake::CertificateBefore(0)]);
        let waiting = noted(&first(), claim(Vec::new(), None, true)).expect("kept");
        assert_eq!(waiting.mistakes(), [Mistake::Waiting]);
    }
}
