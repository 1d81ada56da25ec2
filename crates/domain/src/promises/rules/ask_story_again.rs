//! Whoever agreed that their story is told is asked again on the day they chose.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings, come_back};
use crate::cases::entries::{Entry, Story};

pub const RULE: Rule = Rule {
    id: "ask_story_again",
    version: 1,
    name: "Ask again about their story",
    authority: "UK GDPR, article 7(3): consent may be withdrawn at any time",
    owed_to: OwedTo::Client,
    of_case: Some(of_case),
    of_referral: None,
};

fn of_case(history: &CaseHistory, _settings: Settings<'_>) -> Vec<Promise> {
    come_back(&RULE, Story::KIND, history)
}
