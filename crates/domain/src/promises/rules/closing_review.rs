//! Once the client has said, in a conversation, that nothing has happened, and
//! nothing is planned, somebody talks with them about closing after four
//! weeks. Silence is never quiet: it proposes nothing.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings};
use crate::codes::ContactResult;
use crate::date_of;
use crate::promises::Due;
use jiff::{Span, Timestamp};

pub const RULE: Rule = Rule {
    id: "closing_review",
    version: 1,
    name: "Things are quiet: talk about closing",
    authority: "Greenwich process, step 5: closed when things quieten down and with the client's consent",
    owed_to: OwedTo::Client,
    of_case: Some(of_case),
    of_referral: None,
};

const DAYS: i32 = 28;

fn of_case(history: &CaseHistory, _settings: Settings<'_>) -> Vec<Promise> {
    let Some(since) = history.settled_since() else { return Vec::new() };
    // While something is planned, or the law still gives a day, there is no talk of closing.
    let open = history.legal_dates.iter().any(|date| date.ended_at.is_none());
    if open || history.steps.iter().any(|step| step.ended_at.is_none()) {
        return Vec::new();
    }
    let spoke = history.contacts.iter().filter(|contact| contact.result == ContactResult::Spoke && contact.at >= since);
    let mut spoken: Vec<Timestamp> = spoke.map(|contact| contact.at).collect();
    spoken.sort();
    let due_after = |from: Timestamp| {
        let day = date_of(from);
        day.checked_add(Span::new().days(DAYS)).unwrap_or(day)
    };
    let promise = |from: Timestamp, kept: Option<Timestamp>| Promise {
        rule: RULE.id,
        version: RULE.version,
        occasion: date_of(from).to_string(),
        owner: Some(history.worker),
        due: Due::Date(due_after(from)),
        kept,
        waiting: false,
        never_folded: false,
    };
    // Whoever talks with them when it is due has kept it; from then on it is asked again later.
    let (mut all, mut from) = (Vec::new(), since);
    while let Some(talked) = spoken.iter().find(|at| date_of(**at) >= due_after(from)) {
        all.push(promise(from, Some(*talked)));
        from = *talked;
    }
    let reached = history.contacts.iter().filter(|contact| contact.result.reaches()).map(|contact| contact.at).max();
    let lost = crate::cases::is_unanswered(&history.contacts, reached.unwrap_or(since));
    let closed = history.closed_at.filter(|closed| *closed >= since);
    // Who does not answer any more is lost touch, which proposes no closing.
    if closed.is_some() || !lost {
        all.push(promise(from, closed));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::first_contact::tests::{contact, history, owed};
    use super::*;

    #[test]
    fn only_the_client_saying_so_proposes_closing() {
        let quiet = |result| crate::promises::ContactSeen { quiet_said: true, ..contact(result) };
        assert!(owed(&RULE, &history(vec![contact(ContactResult::Spoke)])).is_empty(), "they said nothing of it");
        assert!(owed(&RULE, &history(vec![contact(ContactResult::Attempt)])).is_empty(), "silence");
        assert!(
            owed(&RULE, &history(vec![quiet(ContactResult::Attempt)])).is_empty(),
            "nobody can say it to a voicemail"
        );
        assert_eq!(owed(&RULE, &history(vec![quiet(ContactResult::Spoke)])).len(), 1);
        let mut later = history(vec![quiet(ContactResult::Spoke)]);
        let mut again = contact(ContactResult::Spoke);
        again.at = later.contacts[0].at + jiff::SignedDuration::from_hours(48);
        later.contacts.push(again);
        assert!(owed(&RULE, &later).is_empty(), "they spoke again and did not say it");
    }
    #[test]
    fn talking_keeps_it_silence_ends_it_and_what_is_told_ends_it() {
        let day = |days: i64| jiff::SignedDuration::from_hours(24 * days);
        let quiet = crate::promises::ContactSeen { quiet_said: true, ..contact(ContactResult::Spoke) };
        let later = |result, days: i64| crate::promises::ContactSeen { result, at: quiet.at + day(days), ..quiet };
        let mut talked = history(vec![quiet, later(ContactResult::Spoke, 29)]);
        let all = owed(&RULE, &talked);
        assert_eq!(all.iter().map(|one| one.kept.is_some()).collect::<Vec<_>>(), [true, false], "asked again in time");
        talked.contacts.extend([later(ContactResult::Attempt, 40), later(ContactResult::Attempt, 44)]);
        assert_eq!(owed(&RULE, &talked).len(), 1, "lost touch proposes nothing");
        let wrote = history(vec![quiet, later(ContactResult::Incoming, 3)]);
        assert!(owed(&RULE, &wrote).is_empty(), "they wrote since");
        let again = CaseHistory { reopened_at: Some(quiet.at + day(40)), ..history(vec![quiet]) };
        assert!(owed(&RULE, &again).is_empty(), "it was opened again");
    }
}
