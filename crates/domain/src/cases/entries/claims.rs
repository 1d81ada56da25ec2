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
    /// Which it is, whatever the order: given when it is first written down.
    #[serde(default)]
    pub number: u32,
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
    /// The day by which somebody has begun.
    #[serde(default)]
    pub act_by: Option<Date>,
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

    /// The dates of these facts. What has ended in one place stays ended while its day is
    /// the same, or it was sent; a place to which the facts lead no longer is not lost, but
    /// ends as corrected; and a day that cannot be worked out again stays as it was.
    fn worked(&self, known: Option<&Self>, today: Date) -> Vec<LegalDate> {
        let before = known.map_or(&[][..], |claim| &claim.dates);
        let mut dates = Vec::new();
        for forum in self.forums() {
            let kept = before.iter().find(|date| date.forum == forum.key);
            let found = forum.work(Law::published()).ok().and_then(|found| Some((found.safe?, found)));
            let Some((safe, found)) = found else {
                dates.extend(kept.cloned());
                continue;
            };
            let stays = |date: &&LegalDate| {
                let done = |end: &ForumEnd| matches!(end.how, ForumEnded::Taken | ForumEnded::SentLate);
                let corrected = |end: &ForumEnd| end.how == ForumEnded::Corrected;
                date.ended.as_ref().is_some_and(|end| !corrected(end) && (done(end) || date.safe == safe))
            };
            let ended = kept.filter(stays).and_then(|date| date.ended.clone());
            let act_by = found.act_by();
            dates.push(LegalDate { forum: forum.key, version: found.version, safe, act_by, ended });
        }
        for gone in
            before.iter().filter(|date| dates.iter().all(|now| now.forum != date.forum)).cloned().collect::<Vec<_>>()
        {
            let corrected = ForumEnd { how: ForumEnded::Corrected, on: today, words: None };
            dates.push(LegalDate { ended: gone.ended.clone().or(Some(corrected)), ..gone });
        }
        dates
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

/// The same respondent keeps its number, by its name; a new one has a new number.
fn numbered(respondents: Vec<Respondent>, known: Option<&Claim>) -> Vec<Respondent> {
    let plain = |one: &Respondent| one.name.as_str().trim().to_lowercase();
    let before = known.map_or(&[][..], |claim| &claim.respondents);
    let of_key = |date: &LegalDate| date.forum.rsplit(' ').next().and_then(|number| number.parse::<u32>().ok());
    let used = known.iter().flat_map(|claim| claim.dates.iter().filter_map(of_key));
    let mut next = used.chain(before.iter().map(|one| one.number)).max().map_or(1, |most| most + 1);
    let mut taken: Vec<u32> = Vec::new();
    let mut number = |one: Respondent| {
        let same = before.iter().find(|other| plain(other) == plain(&one) && !taken.contains(&other.number));
        let number = same.map_or_else(
            || {
                next += 1;
                next - 1
            },
            |other| other.number,
        );
        taken.push(number);
        Respondent { number, ..one }
    };
    respondents.into_iter().map(&mut number).collect()
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
        Respondent { number: 0, name: Words::new(name), day_a, day_b }
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
        let same = noted(&later(one.clone()), one.clone()).expect("kept");
        assert_eq!(same.dates.iter().filter(|date| date.ended.is_some()).count(), 1);
        let changed = noted(&later(one.clone()), Claim { act: date(2026, 9, 15), ..one.clone() }).expect("kept");
        assert!(changed.dates.iter().all(|date| date.ended.is_none()), "another day is another date");
        let sent = ended(&claim, "county_court", end(ForumEnded::Taken, "")).expect("kept");
        let moved = noted(&later(sent.clone()), Claim { act: date(2026, 9, 15), ..sent }).expect("kept");
        assert!(moved.dates.iter().any(|date| date.ended.is_some()), "what was sent was sent");
        // Another kind leads elsewhere: what was open there ends as corrected, and comes back with the facts.
        let shop = noted(&later(one.clone()), Claim { kind: ClaimKind::Services, ..one.clone() }).expect("kept");
        let review = shop.dates.iter().find(|date| date.forum == "judicial_review").expect("it is not lost");
        assert_eq!(review.ended.as_ref().map(|end| end.how), Some(ForumEnded::Corrected));
        let back = noted(&later(shop.clone()), Claim { kind: ClaimKind::Council, ..shop }).expect("kept");
        assert!(back.dates.iter().any(|date| date.forum == "judicial_review" && date.ended.is_none()));
        let again = Claim::take_up(&later(one), case, entry, "county_court", now()).expect("kept").details;
        assert!(again.dates.iter().all(|date| date.ended.is_none()));
        let early = ForumEnd { on: date(2020, 1, 1), ..end(ForumEnded::Taken, "") };
        assert_eq!(ended(&claim, "county_court", early).err(), Some(CannotNote::DoesNotFollow("on")));
        let late = Claim { act: date(2026, 1, 5), kind: ClaimKind::Services, ..shifts() };
        let late = noted(&first(), late).expect("kept");
        let sent = ended(&late, "county_court", end(ForumEnded::Taken, ""));
        assert_eq!(sent.err(), Some(CannotNote::DoesNotFollow("end")), "it was sent late");
    }

    /// What was settled with one respondent is not said of another, whatever is taken out or put first.
    #[test]
    fn an_end_belongs_to_its_respondent() {
        let (case, entry) = ids();
        let two = vec![against("Aaa", None, None), against("Bbb", None, None)];
        let claim = noted(&first(), Claim { respondents: two, ..shifts() }).expect("kept");
        let key = claim.dates[0].forum.clone();
        let end = ForumEnd { how: ForumEnded::Settled, on: date(2026, 11, 25), words: Some(Words::new("Paid")) };
        let settled = Claim::end(&later(claim), case, entry, (&key, end), now()).expect("kept").details;
        let without = vec![against("Bbb", None, None)];
        let alone = noted(&later(settled.clone()), Claim { respondents: without, ..settled.clone() }).expect("kept");
        let open: Vec<_> = alone.dates.iter().filter(|date| date.ended.is_none()).collect();
        assert_eq!(open.len(), 1, "the other is open still");
        assert_eq!(alone.dates.len(), 2, "and what was settled stays to be read");
        let turned = vec![against("Bbb", None, None), against("aaa", None, None)];
        let turned = noted(&later(settled.clone()), Claim { respondents: turned, ..settled }).expect("kept");
        let ended = turned.dates.iter().find(|date| date.ended.is_some()).expect("one");
        assert_eq!(ended.forum, key);
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
