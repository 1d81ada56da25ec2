//! A wall and a restriction are looked at again on their day: they are put up
//! for a reason, and reasons end.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings};
use crate::promises::Due;

pub const RULE: Rule = Rule {
    id: "review_access",
    version: 1,
    name: "Look again at who may open this case",
    authority: "The service's own practice: every wall and restriction has a review date",
    owed_to: OwedTo::Service,
    of_case: Some(of_case),
    of_referral: None,
};

fn of_case(history: &CaseHistory, _settings: Settings<'_>) -> Vec<Promise> {
    let promise = |(occasion, review_on): &(String, jiff::civil::Date)| Promise {
        rule: RULE.id,
        version: RULE.version,
        occasion: occasion.clone(),
        owner: Some(history.worker),
        due: Due::Date(*review_on),
        kept: None,
        waiting: false,
        never_folded: false,
    };
    history.access_reviews.iter().map(promise).collect()
}
