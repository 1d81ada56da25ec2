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
    assert_eq!(wrong(Claim { until: Some(date(2026, 9, 13)), ..shifts() }), Some(CannotNote::DoesNotFollow("until")));
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
    let kept = |claim| noted(&first(), claim).expect("kept");
    let found = kept(claim(vec![late, none], Some(date(2026, 5, 1)), false)).mistakes();
    assert_eq!(found, [Mistake::ConciliationTooLate(1), Mistake::ActAfterGrievance, Mistake::OneCertificate]);
    let before = against("Bridge Foods", Some(date(2026, 4, 1)), Some(date(2026, 5, 1)));
    assert_eq!(kept(claim(vec![before], None, false)).mistakes(), [Mistake::CertificateBefore(1)]);
    assert_eq!(kept(claim(Vec::new(), None, true)).mistakes(), [Mistake::Waiting]);
}
