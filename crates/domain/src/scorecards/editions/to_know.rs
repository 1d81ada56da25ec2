use super::building::{Built, BuiltMeasure};
use super::judging::to_judge;
use serde::{Deserialize, Serialize};

/// What whoever publishes an edition must know of it. Never public.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToKnow {
    /// Small counts that are hidden, and that what was published before gives away.
    pub given_away: Vec<String>,
    /// Counts that an edition before hid, and that are shown now.
    pub shown_again: Vec<String>,
    /// Counts that are shown of few people in a small place.
    pub to_judge: Vec<String>,
}

impl ToKnow {
    pub fn of(built: &Built) -> Self {
        let all = |of: fn(&BuiltMeasure) -> &Vec<String>| {
            let named = |measure: &BuiltMeasure| {
                let title = measure.plan.title.clone();
                of(measure).iter().map(|one| format!("{title}: {one}")).collect::<Vec<_>>()
            };
            built.measures.iter().flat_map(named).collect()
        };
        Self {
            given_away: all(|measure| &measure.published.given_away),
            shown_again: all(|measure| &measure.published.shown_again),
            to_judge: to_judge(built),
        }
    }

    pub const fn is_empty(&self) -> bool {
        self.given_away.is_empty() && self.shown_again.is_empty() && self.to_judge.is_empty()
    }

    /// Each in a sentence by itself.
    pub fn sentences(&self) -> impl Iterator<Item = String> + '_ {
        let each = |all: &'_ [String], says: &'static str| {
            all.iter().map(move |one| format!("{one} {says}")).collect::<Vec<_>>()
        };
        let given_away = each(
            &self.given_away,
            "is small and hidden, and can be worked out from what is or was published all the same.",
        );
        let shown_again = each(&self.shown_again, "was hidden before and is shown now.");
        let to_judge = each(&self.to_judge, "is few people in a small place. Would neighbours know who they are?");
        given_away.into_iter().chain(shown_again).chain(to_judge)
    }
}
