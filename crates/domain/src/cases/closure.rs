use crate::codes::{Channel, ClientsView, ClosureReason, ContactResult, RetentionClass};
use crate::date_of;
use crate::facts::{CaseClosed, CaseReopened};
use crate::lists::Chosen;
use crate::text::Words;
use alongside_gate::CaseId;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// How a case is closed, as a worker writes it down.
#[derive(Clone, Debug)]
pub struct NewClosure {
    pub reason: Chosen<ClosureReason>,
    pub view: ClientsView,
    /// What the client said, or why they could not be asked.
    pub words: Words,
    /// For how long it is kept, with its files.
    pub retention: RetentionClass,
}

/// What stands on a case when somebody wants to close it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BeforeClosing {
    pub closed: bool,
    pub summarised: bool,
    pub open_steps: usize,
    pub outcomes_not_judged: usize,
    /// Matters of which nobody has said how they ended, and agencies that still owe an answer.
    pub issues_open: usize,
    pub requests_open: usize,
    /// News that they have not been told: closing ends that it is owed.
    pub untold: bool,
    /// Rules under which something is still owed that no closing ends.
    pub owed: Vec<&'static str>,
    /// The risk has been high at some time.
    pub ever_high: bool,
    /// Every contact, the latest first.
    pub contacts: Vec<Tried>,
    /// When something was last told: a report, an incident, or that the case was
    /// opened again. What was said before it says nothing of it.
    pub last_told: Option<Timestamp>,
    /// Ways they have called safe.
    pub safe_ways: Vec<Channel>,
}

/// One contact: how, what came of it, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tried {
    pub channel: Channel,
    pub result: ContactResult,
    pub at: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotClose {
    AlreadyClosed,
    NoWords,
    NotSummarised,
    StepsOpen,
    OutcomesNotJudged,
    IssuesOpen,
    RequestsOpen,
    /// Something is owed under this rule.
    StillOwed(&'static str),
    /// Nobody has spoken with them since something was last told.
    NotSpoken,
    /// Whoever has died says nothing.
    CannotSay,
    TooFewAttempts,
    /// The risk was high at some time, and their yes is missing.
    NeedsManager,
    /// They do not want it: a manager decides.
    Against,
    NotClosed,
}

/// Attempts before “they do not answer” may close a case.
pub const ATTEMPTS: usize = 3;

/// What no closing ends: it is done first.
pub const BEFORE_CLOSING: &[&str] = &[
    "keep_camera_pictures",
    "translate_report",
    "answer_client",
    "appointment_outcome",
    "equipment",
    "legal_date",
    "onward_answer",
    "visit_check_in",
];

impl BeforeClosing {
    /// What has to be done first, whoever closes it and why.
    pub fn to_do(&self) -> Vec<CannotClose> {
        let owed = self.owed.iter().map(|rule| (true, CannotClose::StillOwed(rule)));
        [
            (!self.summarised, CannotClose::NotSummarised),
            (self.open_steps > 0, CannotClose::StepsOpen),
            (self.outcomes_not_judged > 0, CannotClose::OutcomesNotJudged),
            (self.issues_open > 0, CannotClose::IssuesOpen),
            (self.requests_open > 0, CannotClose::RequestsOpen),
        ]
        .into_iter()
        .chain(owed)
        .filter_map(|(is, what)| is.then_some(what))
        .collect()
    }

    /// Since when silence counts: they were last reached, they wrote, or
    /// something was told.
    fn silent_since(&self) -> Option<Timestamp> {
        let heard = self.contacts.iter().find(|one| one.result.reaches() || one.result == ContactResult::Incoming);
        heard.map(|one| one.at).max(self.last_told)
    }

    /// They were tried often enough, in more than one of the ways they have
    /// called safe where there is more than one, and not all on one day.
    fn tried_enough(&self) -> bool {
        let since = self.silent_since();
        // Nobody has said which ways are safe: one call, to them alone.
        let safe = |channel| match self.safe_ways.as_slice() {
            [] => channel == Channel::Call,
            ways => ways.contains(&channel),
        };
        let counts = |one: &&Tried| {
            one.result == ContactResult::Attempt && safe(one.channel) && since.is_none_or(|since| one.at > since)
        };
        let attempts: Vec<&Tried> = self.contacts.iter().filter(counts).collect();
        let ways: BTreeSet<Channel> = attempts.iter().map(|one| one.channel).collect();
        let days: BTreeSet<Date> = attempts.iter().map(|one| date_of(one.at)).collect();
        attempts.len() >= ATTEMPTS && days.len() > 1 && ways.len() >= self.safe_ways.len().clamp(1, 2)
    }

    /// They were spoken with since something was last told.
    fn spoken(&self) -> bool {
        let spoke = self.contacts.iter().filter(|one| one.result == ContactResult::Spoke);
        // Contacts know minutes: what was said in the minute of the telling may have been said after it.
        let minute = |at: Timestamp| at.as_second().div_euclid(60);
        spoke.map(|one| one.at).max().is_some_and(|at| self.last_told.is_none_or(|told| minute(at) >= minute(told)))
    }
}

/// Closes a case: with the client's yes, or a reason why it could not be had.
/// A yes is a yes to how things are now. Silence closes nothing by itself: they
/// must have been tried; and where the risk was ever high, a manager says yes to
/// closing without theirs.
pub fn close(
    case: CaseId,
    before: &BeforeClosing,
    new: NewClosure,
    by_manager: bool,
    closed_at: Timestamp,
) -> Result<CaseClosed, CannotClose> {
    if before.closed {
        return Err(CannotClose::AlreadyClosed);
    }
    if let Some(first) = before.to_do().first() {
        return Err(*first);
    }
    if new.words.is_empty() {
        return Err(CannotClose::NoWords);
    }
    let unanswered = new.view == ClientsView::NotReached || new.reason.code == ClosureReason::NoContact;
    if unanswered && !before.tried_enough() {
        return Err(CannotClose::TooFewAttempts);
    }
    if new.reason.code == ClosureReason::Deceased && new.view != ClientsView::CouldNotAsk {
        return Err(CannotClose::CannotSay);
    }
    let says = matches!(new.view, ClientsView::Agrees | ClientsView::Objects);
    if says && !before.spoken() {
        return Err(CannotClose::NotSpoken);
    }
    let grave = before.ever_high && (unanswered || new.view == ClientsView::CouldNotAsk);
    if !by_manager && new.view == ClientsView::Objects {
        return Err(CannotClose::Against);
    }
    if !by_manager && grave {
        return Err(CannotClose::NeedsManager);
    }
    let NewClosure { reason, view, words, retention } = new;
    let Chosen { code: reason, finer } = reason;
    Ok(CaseClosed { case, reason, finer, view, words, retention: Some(retention), closed_at })
}

/// Opens a closed case again. Everything that stood on it still does.
pub fn reopen(case: CaseId, closed: bool, reason: Words, reopened_at: Timestamp) -> Result<CaseReopened, CannotClose> {
    if !closed {
        return Err(CannotClose::NotClosed);
    }
    if reason.is_empty() {
        return Err(CannotClose::NoWords);
    }
    Ok(CaseReopened { case, reason, reopened_at })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;
    use proptest::prelude::*;

    fn at(days: i64) -> Timestamp {
        let began: Timestamp = "2026-11-02T10:00:00Z".parse().expect("a time");
        began + SignedDuration::from_hours(24 * days)
    }

    fn tried(channel: Channel, result: ContactResult, days: i64) -> Tried {
        Tried { channel, result, at: at(days) }
    }

    fn attempts(of: &[(Channel, i64)]) -> Vec<Tried> {
        let mut all: Vec<Tried> = of.iter().map(|(how, days)| tried(*how, ContactResult::Attempt, *days)).collect();
        all.sort_by_key(|one| std::cmp::Reverse(one.at));
        all
    }

    const BOTH: [Channel; 2] = [Channel::Call, Channel::Text];

    fn ready() -> BeforeClosing {
        let contacts = vec![tried(Channel::Call, ContactResult::Spoke, 1)];
        let last_told = Some(at(0));
        BeforeClosing { summarised: true, contacts, last_told, safe_ways: BOTH.to_vec(), ..BeforeClosing::default() }
    }

    fn closed(before: &BeforeClosing, view: ClientsView, by_manager: bool) -> Option<CannotClose> {
        let new = NewClosure {
            reason: ClosureReason::IncidentsCeased.into(),
            view,
            words: Words::new("“I am fine now.”"),
            retention: RetentionClass::Adult,
        };
        close(CaseId::new(uuid::Uuid::nil()), before, new, by_manager, Timestamp::UNIX_EPOCH).err()
    }

    #[test]
    fn with_the_clients_yes_and_everything_settled_it_closes_once() {
        assert_eq!(closed(&ready(), ClientsView::Agrees, false), None);
        let again = BeforeClosing { closed: true, ..ready() };
        assert_eq!(closed(&again, ClientsView::Agrees, true), Some(CannotClose::AlreadyClosed));
    }

    #[test]
    fn steps_outcomes_the_summary_and_what_is_owed_come_first() {
        for (before, why) in [
            (BeforeClosing { summarised: false, ..ready() }, CannotClose::NotSummarised),
            (BeforeClosing { open_steps: 1, ..ready() }, CannotClose::StepsOpen),
            (BeforeClosing { outcomes_not_judged: 2, ..ready() }, CannotClose::OutcomesNotJudged),
            (BeforeClosing { issues_open: 1, ..ready() }, CannotClose::IssuesOpen),
            (BeforeClosing { requests_open: 1, ..ready() }, CannotClose::RequestsOpen),
            (BeforeClosing { owed: vec!["answer_client"], ..ready() }, CannotClose::StillOwed("answer_client")),
        ] {
            assert_eq!(closed(&before, ClientsView::Agrees, true), Some(why));
        }
        let rules: Vec<&str> = crate::promises::RULES.iter().map(|rule| rule.id).collect();
        assert!(BEFORE_CLOSING.iter().all(|rule| rules.contains(rule)), "every one of them is a rule");
    }

    #[test]
    fn a_yes_is_a_yes_to_how_things_are_now() {
        let told = BeforeClosing { last_told: Some(at(2)), ..ready() };
        assert_eq!(closed(&told, ClientsView::Agrees, true), Some(CannotClose::NotSpoken), "a report since");
        let never = BeforeClosing { contacts: Vec::new(), ..ready() };
        assert_eq!(closed(&never, ClientsView::Agrees, true), Some(CannotClose::NotSpoken));
        assert_eq!(closed(&never, ClientsView::CouldNotAsk, false), None, "nobody is left to ask");
    }

    #[test]
    fn silence_needs_attempts_in_safe_ways_on_different_days_since_they_were_last_heard() {
        let (call, text) = BOTH.into();
        let silent =
            |contacts: Vec<Tried>| closed(&BeforeClosing { contacts, ..ready() }, ClientsView::NotReached, false);
        let few = Some(CannotClose::TooFewAttempts);
        for not in [
            &[][..],
            &[(call, 1), (text, 4)],
            &[(call, 1), (call, 1), (text, 1)],
            &[(call, 1), (call, 4), (call, 4)],
            &[(call, 1), (Channel::Post, 4), (call, 4)],
        ] {
            assert_eq!(silent(attempts(not)), few, "{not:?}");
        }
        let enough = [(call, 1), (text, 4), (call, 4)];
        assert_eq!(silent(attempts(&enough)), None);
        for heard in [ContactResult::Spoke, ContactResult::Incoming] {
            let mut since = attempts(&enough);
            since.insert(0, tried(call, heard, 5));
            assert_eq!(silent(since), few, "{heard:?}: they were heard since");
        }
        let told = BeforeClosing { contacts: attempts(&enough), last_told: Some(at(6)), ..ready() };
        assert_eq!(closed(&told, ClientsView::NotReached, false), few, "something was told since");
        let contacts = attempts(&[(call, 1), (call, 4), (call, 4)]);
        let one_way = BeforeClosing { safe_ways: vec![call], contacts, ..ready() };
        assert_eq!(closed(&one_way, ClientsView::NotReached, false), None, "they have only one safe way");
    }

    #[test]
    fn without_their_yes_a_manager_closes_what_was_ever_high() {
        let (call, text) = BOTH.into();
        let high = BeforeClosing { ever_high: true, contacts: attempts(&[(call, 1), (text, 4), (call, 4)]), ..ready() };
        for view in [ClientsView::NotReached, ClientsView::CouldNotAsk] {
            assert_eq!(closed(&high, view, false), Some(CannotClose::NeedsManager), "{view:?}");
            assert_eq!(closed(&high, view, true), None);
        }
        assert_eq!(closed(&ready(), ClientsView::Objects, false), Some(CannotClose::Against));
        assert_eq!(closed(&ready(), ClientsView::Objects, true), None, "against their will only a manager");
    }

    proptest! {
        /// Whatever stands on it, no case closes with something still to do.
        #[test]
        fn nothing_to_do_is_ever_closed_away(
            summarised: bool, open_steps in 0usize..3, outcomes_not_judged in 0usize..3, owed in 0usize..4, by_manager: bool
        ) {
            let owed = BEFORE_CLOSING.iter().take(owed).copied().collect::<Vec<_>>();
            let done = !summarised || open_steps > 0 || outcomes_not_judged > 0 || !owed.is_empty();
            let before = BeforeClosing { summarised, open_steps, outcomes_not_judged, owed, ..ready() };
            prop_assert_eq!(closed(&before, ClientsView::Agrees, by_manager).is_some(), done);
        }
    }
}
