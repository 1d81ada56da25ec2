//! Complaints about this service: by anyone, at any time. Whoever is complained
//! of neither looks into it nor sees it, and it changes nothing in how anybody
//! is helped: it stands on no case.

use crate::calendars::{BankHolidays, after};
use crate::codes::{Channel, ComplaintOutcome};
use crate::date_of;
use crate::facts::ComplaintNoted;
use crate::text::Words;
use alongside_gate::access::ComplaintAbout;
use alongside_gate::{AccountId, ComplaintId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A complaint, from being received to its last answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complaint {
    pub about: Words,
    /// What would put it right, in their words.
    pub wanted: Option<Words>,
    /// Nobody has to say who they are.
    pub from: Option<Words>,
    pub reach: Option<Words>,
    /// The reference of what they sent to us, if they want to say it.
    pub reference: Option<Words>,
    pub came_by: Channel,
    pub received_on: Date,
    /// Whom it is about, as far as it is known.
    pub whom: Option<AccountId>,
    /// It is about somebody who manages: no manager reads it.
    #[serde(default)]
    pub about_manager: bool,
    pub investigator: Option<(AccountId, String)>,
    pub acknowledged_on: Option<Date>,
    /// Asked to be looked at again, and on which day.
    pub taken_further_on: Option<Date>,
    pub answers: Vec<ComplaintAnswer>,
    /// Taken back, and what was said.
    pub withdrawn: Option<Words>,
}

/// What was found and told, at one stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComplaintAnswer {
    pub on: Date,
    pub by: AccountId,
    pub by_name: String,
    pub outcome: ComplaintOutcome,
    pub words: Words,
    /// What we do otherwise because of it.
    pub learning: Option<Words>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotComplain {
    NothingSaid,
    /// Whoever is complained of looks into nothing.
    Themself,
    /// Looking again is for somebody else than the first time.
    SamePerson,
    /// It is about somebody who manages: no manager looks into it.
    Manages,
    /// They work on the case of whoever complained.
    WorksOnIt,
    /// Whom it is about is known, and is not changed.
    KnownAlready,
    NoWords,
    /// It has ended, or has got further, meanwhile.
    NotNow,
    /// Only whoever looks into it answers.
    NotYours,
}

/// Somebody of the service, as far as it matters for a complaint.
#[derive(Clone, Debug)]
pub struct Colleague {
    pub account: AccountId,
    pub name: String,
    pub manages: bool,
    /// They work on the case of whoever complained, as far as its reference says.
    pub works_on_it: bool,
}

/// What is owed next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComplaintStage {
    Acknowledge,
    Answer,
    AnswerAgain,
}

/// Working days to say that it has come, to answer, and to answer again.
pub const ACKNOWLEDGE_IN: u32 = 3;
pub const ANSWER_IN: u32 = 10;
pub const ANSWER_AGAIN_IN: u32 = 20;

impl Complaint {
    /// What decides who sees it.
    pub fn concerns(&self) -> ComplaintAbout {
        let investigator = self.investigator.as_ref().map(|(id, _)| *id);
        ComplaintAbout { whom: self.whom, manager: self.about_manager, investigator }
    }

    fn is_over(&self) -> bool {
        self.withdrawn.is_some() || self.answers.len() > 1
    }

    /// What is owed next, and by when: three working days to say that it has
    /// come, ten to answer, twenty to answer again. Nothing, once it is answered.
    pub fn owed(&self, holidays: &BankHolidays) -> Option<(ComplaintStage, Date)> {
        let by = |from: Date, days| after(from, days, holidays).map_or(from, |reached| reached.date);
        match (self.is_over(), self.acknowledged_on, self.answers.len(), self.taken_further_on) {
            (true, ..) => None,
            (_, None, 0, _) => Some((ComplaintStage::Acknowledge, by(self.received_on, ACKNOWLEDGE_IN))),
            (_, Some(day), 0, _) => Some((ComplaintStage::Answer, by(day, ANSWER_IN))),
            (_, _, 1, Some(day)) => Some((ComplaintStage::AnswerAgain, by(day, ANSWER_AGAIN_IN))),
            _ => None,
        }
    }
}

fn noted(complaint: ComplaintId, details: Complaint, now: Timestamp) -> Result<ComplaintNoted, CannotComplain> {
    Ok(ComplaintNoted { complaint, details, noted_at: now })
}

/// It has come.
pub fn receive_complaint(
    complaint: ComplaintId,
    details: Complaint,
    now: Timestamp,
) -> Result<ComplaintNoted, CannotComplain> {
    if details.about.is_empty() { Err(CannotComplain::NothingSaid) } else { noted(complaint, details, now) }
}

/// Somebody who is not complained of looks into it; whoever complained is told that it has come.
pub fn look_into(
    complaint: ComplaintId,
    before: &Complaint,
    whom: Option<Colleague>,
    investigator: Colleague,
    now: Timestamp,
) -> Result<ComplaintNoted, CannotComplain> {
    if before.is_over() || (before.answers.len() == 1 && before.taken_further_on.is_none()) {
        return Err(CannotComplain::NotNow);
    }
    // Once it is known whom it is about, nobody forgets it.
    let named = whom.as_ref().map(|whom| whom.account);
    if before.whom.is_some() && named.is_some() && named != before.whom {
        return Err(CannotComplain::KnownAlready);
    }
    let about_manager = before.about_manager || whom.is_some_and(|whom| whom.manages);
    let whom = named.or(before.whom);
    if whom == Some(investigator.account) {
        return Err(CannotComplain::Themself);
    }
    if about_manager && investigator.manages {
        return Err(CannotComplain::Manages);
    }
    if investigator.works_on_it {
        return Err(CannotComplain::WorksOnIt);
    }
    if before.answers.first().is_some_and(|first| first.by == investigator.account) {
        return Err(CannotComplain::SamePerson);
    }
    let investigator = Some((investigator.account, investigator.name));
    let acknowledged_on = before.acknowledged_on.or_else(|| Some(date_of(now)));
    noted(complaint, Complaint { whom, about_manager, investigator, acknowledged_on, ..before.clone() }, now)
}

/// What was found, told to whoever complained, with what we do otherwise.
pub fn answer_complaint(
    complaint: ComplaintId,
    before: &Complaint,
    answer: ComplaintAnswer,
    now: Timestamp,
) -> Result<ComplaintNoted, CannotComplain> {
    let owed = !before.is_over() && (before.answers.is_empty() || before.taken_further_on.is_some());
    if !owed {
        return Err(CannotComplain::NotNow);
    }
    if before.investigator.as_ref().map(|(id, _)| *id) != Some(answer.by) {
        return Err(CannotComplain::NotYours);
    }
    if answer.words.is_empty() {
        return Err(CannotComplain::NoWords);
    }
    let mut details = before.clone();
    details.answers.push(answer);
    noted(complaint, details, now)
}

/// They are not content: somebody else looks again, once.
pub fn take_further(
    complaint: ComplaintId,
    before: &Complaint,
    now: Timestamp,
) -> Result<ComplaintNoted, CannotComplain> {
    if before.is_over() || before.answers.len() != 1 || before.taken_further_on.is_some() {
        return Err(CannotComplain::NotNow);
    }
    let details = Complaint { taken_further_on: Some(date_of(now)), investigator: None, ..before.clone() };
    noted(complaint, details, now)
}

/// They take it back, with what they said: nobody else does.
pub fn withdraw_complaint(
    complaint: ComplaintId,
    before: &Complaint,
    words: Words,
    now: Timestamp,
) -> Result<ComplaintNoted, CannotComplain> {
    if before.is_over() {
        Err(CannotComplain::NotNow)
    } else if words.is_empty() {
        Err(CannotComplain::NoWords)
    } else {
        noted(complaint, Complaint { withdrawn: Some(words), ..before.clone() }, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        "2026-11-25T10:00:00Z".parse().expect("a time")
    }

    fn who(number: u128) -> AccountId {
        AccountId::new(uuid::Uuid::from_u128(number))
    }

    fn colleague(number: u128) -> Colleague {
        Colleague { account: who(number), name: String::new(), manages: false, works_on_it: false }
    }

    fn received() -> Complaint {
        Complaint {
            about: Words::new("Nobody rang back"),
            wanted: None,
            from: None,
            reach: None,
            reference: None,
            came_by: Channel::Call,
            // A Wednesday before Christmas.
            received_on: jiff::civil::date(2026, 12, 23),
            whom: None,
            about_manager: false,
            investigator: None,
            acknowledged_on: None,
            taken_further_on: None,
            answers: Vec::new(),
            withdrawn: None,
        }
    }

    fn answer(by: u128, words: &str) -> ComplaintAnswer {
        ComplaintAnswer {
            on: date_of(now()),
            by: who(by),
            by_name: String::new(),
            outcome: ComplaintOutcome::Upheld,
            words: Words::new(words),
            learning: None,
        }
    }

    #[test]
    fn clocks_run_over_christmas_in_working_days() {
        let holidays = BankHolidays::published();
        let owed = |one: &Complaint| one.owed(holidays).map(|(stage, day)| (stage, day.to_string()));
        // 24, 29 and 30 December: the 25th and the 28th are holidays.
        assert_eq!(owed(&received()), Some((ComplaintStage::Acknowledge, "2026-12-30".to_owned())));
        let known = Complaint { acknowledged_on: Some(jiff::civil::date(2026, 11, 25)), ..received() };
        assert_eq!(owed(&known), Some((ComplaintStage::Answer, "2026-12-09".to_owned())));
        let answered = Complaint { answers: vec![answer(1, "Sorry")], ..known };
        assert_eq!(owed(&answered), None);
        let again = Complaint { taken_further_on: Some(jiff::civil::date(2026, 11, 2)), ..answered.clone() };
        assert_eq!(owed(&again), Some((ComplaintStage::AnswerAgain, "2026-11-30".to_owned())));
        assert_eq!(owed(&Complaint { withdrawn: Some(Words::new("Settled")), ..again }), None);
    }

    #[test]
    fn nobody_looks_into_a_complaint_about_themself_nor_twice() {
        let id = ComplaintId::new(Default::default());
        assert_eq!(
            receive_complaint(id, Complaint { about: Words::default(), ..received() }, now()).err(),
            Some(CannotComplain::NothingSaid)
        );
        let look = |before: &Complaint, whom, by| look_into(id, before, Some(colleague(whom)), colleague(by), now());
        assert_eq!(look(&received(), 1, 1).err(), Some(CannotComplain::Themself));
        let known = look(&received(), 1, 2).expect("somebody else may").details;
        assert_eq!(known.acknowledged_on, Some(date_of(now())));
        let told = |before: &Complaint, by, words| answer_complaint(id, before, answer(by, words), now());
        assert_eq!(told(&known, 3, "Sorry").err(), Some(CannotComplain::NotYours));
        assert_eq!(told(&known, 2, "").err(), Some(CannotComplain::NoWords));
        let answered = told(&known, 2, "Sorry").expect("it is theirs").details;
        assert_eq!(told(&answered, 2, "Sorry").err(), Some(CannotComplain::NotNow));
        let forgotten = look_into(id, &known, None, colleague(3), now()).expect("somebody else").details;
        assert_eq!(forgotten.whom, Some(who(1)), "whom it is about stays known");
        assert_eq!(
            look_into(id, &known, Some(colleague(5)), colleague(1), now()).err(),
            Some(CannotComplain::KnownAlready),
            "saying that it is about somebody else does not make it theirs"
        );
        let manager = Colleague { manages: true, ..colleague(6) };
        let of_manager = look_into(id, &received(), Some(manager.clone()), colleague(2), now()).expect("somebody else");
        assert!(of_manager.details.about_manager, "whoever it is about says that it is about a manager");
        let other = Colleague { manages: true, ..colleague(7) };
        assert_eq!(look_into(id, &of_manager.details, None, other, now()).err(), Some(CannotComplain::Manages));
        let theirs = Colleague { works_on_it: true, ..colleague(2) };
        assert_eq!(look_into(id, &received(), None, theirs, now()).err(), Some(CannotComplain::WorksOnIt));
        let further = take_further(id, &answered, now()).expect("they may").details;
        assert_eq!(take_further(id, &further, now()).err(), Some(CannotComplain::NotNow));
        assert_eq!(look(&further, 1, 2).err(), Some(CannotComplain::SamePerson));
        let second = look(&further, 1, 4).expect("somebody else looks again").details;
        let over = told(&second, 4, "Still sorry").expect("theirs").details;
        assert_eq!(take_further(id, &over, now()).err(), Some(CannotComplain::NotNow));
        assert_eq!(withdraw_complaint(id, &over, Words::new("x"), now()).err(), Some(CannotComplain::NotNow));
    }
}
