use crate::codes::{Channel, ClientsView, ClosureReason, ContactResult};
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
}

/// What stands on a case when somebody wants to close it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BeforeClosing {
    pub closed: bool,
    pub summarised: bool,
    pub open_steps: usize,
    pub outcomes_not_judged: usize,
    /// The risk has been high at some time.
    pub ever_high: bool,
    /// Every contact, the latest first: how, what came of it, and on which day.
    pub contacts: Vec<(Channel, ContactResult, Date)>,
    /// Ways they have called safe.
    pub safe_ways: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotClose {
    AlreadyClosed,
    NoWords,
    NotSummarised,
    StepsOpen,
    OutcomesNotJudged,
    TooFewAttempts,
    NeedsManager,
    NotClosed,
}

/// Attempts before “they do not answer” may close a case.
pub const ATTEMPTS: usize = 3;

impl BeforeClosing {
    /// What has to be done first, whoever closes it and why.
    pub fn to_do(&self) -> Vec<CannotClose> {
        [
            (!self.summarised, CannotClose::NotSummarised),
            (self.open_steps > 0, CannotClose::StepsOpen),
            (self.outcomes_not_judged > 0, CannotClose::OutcomesNotJudged),
        ]
        .into_iter()
        .filter_map(|(is, what)| is.then_some(what))
        .collect()
    }

    /// They were tried often enough, in more than one way where they have more
    /// than one, and not all on one day.
    fn tried_enough(&self) -> bool {
        let since = self.contacts.iter().take_while(|(_, result, _)| !result.reaches());
        let attempts: Vec<_> = since.filter(|(_, result, _)| *result == ContactResult::Attempt).collect();
        let ways: BTreeSet<Channel> = attempts.iter().map(|(channel, ..)| *channel).collect();
        let days: BTreeSet<Date> = attempts.iter().map(|(.., day)| *day).collect();
        attempts.len() >= ATTEMPTS && days.len() > 1 && ways.len() >= self.safe_ways.clamp(1, 2)
    }
}

/// Closes a case: with the client's yes, or a reason why it could not be had.
/// Silence closes nothing by itself: they must have been tried, and where the
/// risk was ever high a manager says yes.
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
    let grave = before.ever_high && unanswered;
    if (grave || new.view == ClientsView::Objects) && !by_manager {
        return Err(CannotClose::NeedsManager);
    }
    let NewClosure { reason, view, words } = new;
    let Chosen { code: reason, finer } = reason;
    Ok(CaseClosed { case, reason, finer, view, words, closed_at })
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
    use jiff::civil::date;
    use proptest::prelude::*;

    fn ready() -> BeforeClosing {
        BeforeClosing { summarised: true, safe_ways: 2, ..BeforeClosing::default() }
    }

    fn closed(before: &BeforeClosing, view: ClientsView, by_manager: bool) -> Result<CaseClosed, CannotClose> {
        let new =
            NewClosure {
                reason: ClosureReason::IncidentsCeased.into(), view, words: Words::new("“I am fine now.”")
            };
        close(CaseId::new(uuid::Uuid::nil()), before, new, by_manager, Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn with_the_clients_yes_and_everything_settled_it_closes_once() {
        assert!(closed(&ready(), ClientsView::Agrees, false).is_ok());
        let again = BeforeClosing { closed: true, ..ready() };
        assert_eq!(closed(&again, ClientsView::Agrees, true).err(), Some(CannotClose::AlreadyClosed));
    }

    #[test]
    fn steps_outcomes_and_the_summary_come_first() {
        for (before, why) in [
            (BeforeClosing { summarised: false, ..ready() }, CannotClose::NotSummarised),
            (BeforeClosing { open_steps: 1, ..ready() }, CannotClose::StepsOpen),
            (BeforeClosing { outcomes_not_judged: 2, ..ready() }, CannotClose::OutcomesNotJudged),
        ] {
            assert_eq!(closed(&before, ClientsView::Agrees, true).err(), Some(why));
        }
    }

    #[test]
    fn silence_needs_attempts_in_different_ways_on_different_days() {
        let (call, text) = (Channel::Call, Channel::Text);
        let (one, two) = (date(2026, 11, 2), date(2026, 11, 5));
        let attempts = |tried: &[(Channel, Date)]| -> Vec<(Channel, ContactResult, Date)> {
            tried.iter().map(|(channel, day)| (*channel, ContactResult::Attempt, *day)).collect()
        };
        let tried = |contacts: &[(Channel, Date)]| {
            closed(&BeforeClosing { contacts: attempts(contacts), ..ready() }, ClientsView::NotReached, false)
        };
        for few in [
            &[][..],
            &[(call, one), (text, two)],
            &[(call, one), (call, one), (text, one)],
            &[(call, one), (call, two), (call, two)],
        ] {
            assert_eq!(tried(few).err(), Some(CannotClose::TooFewAttempts), "{few:?}");
        }
        let enough = [(call, one), (text, two), (call, two)];
        assert!(tried(&enough).is_ok());
        let mut spoken = attempts(&enough);
        spoken.insert(1, (call, ContactResult::Spoke, two));
        let spoken = closed(&BeforeClosing { contacts: spoken, ..ready() }, ClientsView::NotReached, false);
        assert_eq!(spoken.err(), Some(CannotClose::TooFewAttempts), "they were reached since");
        let contacts = attempts(&[(call, one), (call, two), (call, two)]);
        let one_way = BeforeClosing { safe_ways: 1, contacts, ..ready() };
        assert!(closed(&one_way, ClientsView::NotReached, false).is_ok(), "they have only one safe way");
        let high = BeforeClosing { ever_high: true, ..one_way };
        assert_eq!(closed(&high, ClientsView::NotReached, false).err(), Some(CannotClose::NeedsManager));
        assert!(closed(&high, ClientsView::NotReached, true).is_ok());
    }

    #[test]
    fn against_their_will_only_a_manager_closes() {
        assert_eq!(closed(&ready(), ClientsView::Objects, false).err(), Some(CannotClose::NeedsManager));
        assert!(closed(&ready(), ClientsView::Objects, true).is_ok());
    }

    proptest! {
        /// Whatever stands on it, no case closes with something still to do.
        #[test]
        fn nothing_to_do_is_ever_closed_away(summarised: bool, open_steps in 0usize..3, outcomes_not_judged in 0usize..3, by_manager: bool) {
            let before = BeforeClosing { summarised, open_steps, outcomes_not_judged, ..ready() };
            let done = closed(&before, ClientsView::Agrees, by_manager).is_ok();
            prop_assert_eq!(done, before.to_do().is_empty());
        }
    }
}
