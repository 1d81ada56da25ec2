use crate::codes::Judgement;
use crate::facts::{OutcomeJudged, OutcomeWanted};
use crate::text::Words;
use alongside_gate::{CaseId, OutcomeId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What a client wants, in their words, and how they will know that it has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WantedOutcome {
    pub words: Words,
    /// Their own test: “I can sit in my garden again.”
    pub test: Option<Words>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotAgree {
    /// The case is closed.
    Closed,
    /// No words of theirs.
    NothingWanted,
    /// Full, part and none need a line of what was reached, or why not.
    NoWords,
}

/// Writes down what the client wants, before anything is planned.
pub fn want(
    case: CaseId,
    closed: bool,
    outcome: OutcomeId,
    wanted: WantedOutcome,
    wanted_at: Timestamp,
) -> Result<OutcomeWanted, CannotAgree> {
    if closed {
        return Err(CannotAgree::Closed);
    }
    if wanted.words.is_empty() {
        return Err(CannotAgree::NothingWanted);
    }
    Ok(OutcomeWanted { case, outcome, wanted, wanted_at })
}

/// How far it came: the client's own view, which may be missing, and the
/// worker's. Judged again, the latest holds and the earlier stay in the record.
pub fn judge(
    case: CaseId,
    outcome: OutcomeId,
    client: Option<Judgement>,
    worker: Judgement,
    words: Words,
    judged_at: Timestamp,
) -> Result<OutcomeJudged, CannotAgree> {
    if words.is_empty() {
        return Err(CannotAgree::NoWords);
    }
    Ok(OutcomeJudged { case, outcome, client, worker, words, judged_at })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_is_in_the_clients_words_and_a_judgement_says_why() {
        let (case, outcome) = (CaseId::new(uuid::Uuid::nil()), OutcomeId::new(uuid::Uuid::nil()));
        let now = Timestamp::UNIX_EPOCH;
        let wanted = |words: &str| WantedOutcome { words: Words::new(words), test: None };
        assert_eq!(want(case, false, outcome, wanted(""), now).err(), Some(CannotAgree::NothingWanted));
        assert!(want(case, false, outcome, wanted("That it stops"), now).is_ok());
        let judged = |words: &str| judge(case, outcome, None, Judgement::Part, Words::new(words), now);
        assert_eq!(judged("").err(), Some(CannotAgree::NoWords));
        assert!(judged("Quieter, but the letter has not come").is_ok());
    }
}
