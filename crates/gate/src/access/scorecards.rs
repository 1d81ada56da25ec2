//! The race equality scorecard. It is made of published or requested figures, never of
//! cases, and what is published is for everybody.

use super::{action, by_role};
use crate::{Nothing, Reveals, Role};

action!(
    /// Prepare an edition of the scorecard: areas, measures, words.
    KeepScorecard, Nothing, "scorecard.update", looks: false, |actor, _nothing| {
        by_role(actor, &[Role::Analyst, Role::Manager])
    }
);
action!(
    /// Publish an edition: from then on it stands as it is.
    PublishScorecard, Nothing, "scorecard_release.create", looks: false, |actor, _nothing| {
        by_role(actor, &[Role::Manager])
    }
);
action!(
    /// Take a picture or recording out of every version that is published, for whoever is in it.
    WithdrawMedium, Nothing, "scorecard_medium.delete", looks: false, |actor, _nothing| {
        by_role(actor, &[Role::Manager])
    }
);

impl Reveals for KeepScorecard {}
