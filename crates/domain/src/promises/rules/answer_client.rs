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
    let answers = |result: ContactResult| result.reaches() || result == ContactResult::Attempt;
    let one = |incoming: &ContactSeen| {
        let added = incoming.at;
        let day = date_of(added);
        let due = after(day, 1, settings.holidays).map_or(day, |reached| reached.date);
        let later = history.contacts.iter().filter(|contact| contact.at >= added && answers(contact.result));
        Promise {
            rule: RULE.id,
            version: RULE.version,
            occasion: added.to_string(),
            owner: Some(history.worker),
            due: Due::Date(due),
            kept: later.map(|contact| contact.at).min(),
            waiting: false,
            never_folded: history.is_grave(),
        }
    };
    history.contacts.iter().filter(|contact| contact.result == ContactResult::Incoming).map(one).collect()
}
