//! Once the client has said, in a conversation, that nothing has happened, and
//! nothing is planned, somebody talks with them about closing after four
//! weeks. Silence is never quiet: it proposes nothing.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings};
use crate::date_of;
use crate::promises::Due;
use jiff::Span;

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
    if history.steps.iter().any(|step| step.ended_at.is_none()) {
        return Vec::new();
    }
    let day = date_of(since);
    vec![Promise {
        rule: RULE.id,
        version: RULE.version,
        occasion: day.to_string(),
        owner: Some(history.worker),
        due: Due::Date(day.checked_add(Span::new().days(DAYS)).unwrap_or(day)),
        kept: history.closed_at.filter(|closed| *closed >= since),
        waiting: false,
        never_folded: false,
    }]
}

#[cfg(test)]
mod tests {
    use super::super::first_contact::tests::{contact, history, owed};
    use super::*;
    use crate::codes::ContactResult;

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
}
