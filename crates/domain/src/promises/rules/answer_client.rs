//! A client who got in touch, by telephone, in writing or by coming back to the
//! page, is answered by the next working day.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings};
use crate::calendars::after;
use crate::codes::ContactResult;
use crate::date_of;
use crate::promises::{ContactSeen, Due};

pub const RULE: Rule = Rule {
    id: "answer_client",
    version: 1,
    name: "They got in touch: answer them",
    authority: "Client charter: accountable and clear",
    owed_to: OwedTo::Client,
    of_case: Some(of_case),
    of_referral: None,
};

fn of_case(history: &CaseHistory, settings: Settings<'_>) -> Vec<Promise> {
    let one = |incoming: &ContactSeen| {
        let since = |contact: &&ContactSeen| is_after(contact, incoming);
        let answered = history.contacts.iter().filter(since).filter(|contact| answers(contact, incoming));
        // Tried in vain: still owed, by the next working day after.
        let tried = history.contacts.iter().filter(since).filter(|one| one.result == ContactResult::Attempt);
        let day = date_of(tried.map(|one| one.at).max().unwrap_or(incoming.at));
        let due = after(day, 1, settings.holidays).map_or(day, |reached| reached.date);
        Promise {
            rule: RULE.id,
            version: RULE.version,
            occasion: incoming.at.to_string(),
            owner: Some(history.worker),
            due: Due::Date(due),
            kept: answered.map(|contact| contact.at).min(),
            waiting: false,
            never_folded: history.is_grave(),
        }
    };
    history.contacts.iter().filter(|contact| contact.result == ContactResult::Incoming).map(one).collect()
}

/// Both took part, or a message they had asked for; where they wrote on the
/// page, what was written to them there.
fn answers(contact: &ContactSeen, incoming: &ContactSeen) -> bool {
    let on_page = contact.result == ContactResult::Attempt && contact.on_page && incoming.on_page;
    contact.result.reaches() || on_page
}

/// Forms know minutes: within one, what was written down later came later.
fn is_after(contact: &ContactSeen, incoming: &ContactSeen) -> bool {
    let minute = |contact: &ContactSeen| contact.at.as_second().div_euclid(60);
    (minute(contact), contact.logged) >= (minute(incoming), incoming.logged)
}

#[cfg(test)]
mod tests {
    use super::super::first_contact::tests::{contact, history, owed};
    use super::*;
    use jiff::SignedDuration;

    #[test]
    fn only_an_answer_answers_and_within_a_minute_the_order_of_writing_down_decides() {
        let incoming = contact(ContactResult::Incoming);
        let later = |result, minutes: i64| ContactSeen {
            at: incoming.at + SignedDuration::from_mins(minutes),
            logged: incoming.logged + SignedDuration::from_mins(minutes),
            ..contact(result)
        };
        let kept = |contacts: Vec<ContactSeen>| owed(&RULE, &history(contacts))[0].kept.is_some();
        assert!(kept(vec![incoming, later(ContactResult::Spoke, 5)]));
        assert!(!kept(vec![incoming, later(ContactResult::Attempt, 5)]), "they were not reached");
        let before =
            ContactSeen { logged: incoming.logged - SignedDuration::from_secs(9), ..contact(ContactResult::Spoke) };
        assert!(!kept(vec![before, incoming]), "they spoke before, in the same minute");
        let after = ContactSeen { logged: incoming.logged + SignedDuration::from_secs(9), ..before };
        assert!(kept(vec![incoming, after]));
        let page = |one: ContactSeen| ContactSeen { on_page: true, ..one };
        assert!(kept(vec![page(incoming), page(later(ContactResult::Attempt, 5))]), "answered where they wrote");
        let tried = owed(&RULE, &history(vec![incoming, later(ContactResult::Attempt, 60 * 24 * 7)]));
        let first = owed(&RULE, &history(vec![incoming]));
        assert!(tried[0].due.day() > first[0].due.day(), "owed again after trying");
    }
}
