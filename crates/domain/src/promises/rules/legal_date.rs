//! The last day for a claim is never missed unseen: it stands on the worklist until
//! it was sent, settled, or the client does not want it. It is never folded, and
//! only the safe day is shown.

use super::{CaseHistory, OwedTo, Promise, Rule};
use crate::promises::{Due, LegalDateSeen};
use jiff::civil::Date;

pub const RULE: Rule = Rule {
    id: "legal_date",
    version: 1,
    name: "Say what came of each date of the law",
    authority: "Each rule of law by itself: its page says which",
    owed_to: OwedTo::Client,
    of_case: Some(|history, _| all(&RULE, history, |one| one.safe)),
    of_referral: None,
};

/// Somebody has to have begun by then: two weeks before.
pub const ACT_BY: Rule = Rule {
    id: "legal_act_by",
    version: 1,
    name: "Act on a legal date",
    authority: "Practice: legal help spots the date, takes the first steps and hands over in time",
    owed_to: OwedTo::Client,
    of_case: Some(|history, _| all(&ACT_BY, history, |one| one.act_by)),
    of_referral: None,
};

fn all(rule: &Rule, history: &CaseHistory, day: impl Fn(&LegalDateSeen) -> Date) -> Vec<Promise> {
    let promise = |one: &LegalDateSeen| Promise {
        rule: rule.id,
        version: rule.version,
        occasion: format!("{} {}", one.entry, one.forum),
        owner: Some(history.worker),
        due: Due::Date(day(one)),
        kept: one.ended_at,
        waiting: false,
        never_folded: true,
    };
    history.legal_dates.iter().map(promise).collect()
}

#[cfg(test)]
mod tests {
    use super::super::first_contact::tests::{history, owed};
    use super::*;
    use alongside_gate::EntryId;
    use jiff::civil::date;

    #[test]
    fn two_weeks_before_and_on_the_day_until_it_has_ended() {
        let mut case = history(vec![]);
        let seen = |ended_at| LegalDateSeen {
            entry: EntryId::new(Default::default()),
            forum: "et_time_limit".to_owned(),
            safe: date(2026, 6, 30),
            act_by: date(2026, 6, 16),
            ended_at,
        };
        case.legal_dates = vec![seen(None)];
        let days = |rule: &Rule, case: &CaseHistory| {
            owed(rule, case).into_iter().map(|one| (one.due.day(), one.kept, one.never_folded)).collect::<Vec<_>>()
        };
        assert_eq!(days(&RULE, &case), [(date(2026, 6, 30), None, true)]);
        assert_eq!(days(&ACT_BY, &case), [(date(2026, 6, 16), None, true)]);
        let sent: jiff::Timestamp = "2026-06-20T10:00:00Z".parse().expect("a time");
        case.legal_dates = vec![seen(Some(sent))];
        assert_eq!(days(&RULE, &case), [(date(2026, 6, 30), Some(sent), true)]);
    }
}
