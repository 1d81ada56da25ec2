use super::views::TODAY;
use crate::cases::{Refused, Unmet};
use alongside_domain::cases::Refusal;
use alongside_domain::codes::{DeclineReason, RefusalReason, Situation};
use alongside_domain::text::Words;
use alongside_gate::CaseId;

/// What people did not get: nothing yet, or something of everything.
pub(super) fn unmet(full: bool) -> Unmet {
    if !full {
        let (refused, lines, advised) = Default::default();
        let declined = None;
        return Unmet { refused, lines, advised, declined, since: Some(TODAY), page: 1, total: 0 };
    }
    let refusal = Refusal {
        by: Words::new("A solicitor in town"),
        reason: RefusalReason::NoFunds.into(),
        words: Some(Words::new("No legal aid for this")),
    };
    Unmet {
        refused: vec![(RefusalReason::NoFunds, 1)],
        lines: vec![Refused {
            case: CaseId::new(Default::default()),
            reference: "K7MQ-4XWT-C".to_owned(),
            on: TODAY,
            refusal,
        }],
        advised: vec![(Situation::Work, 4, 3)],
        declined: Some(vec![(DeclineReason::OutsideArea, 2)]),
        since: None,
        page: 1,
        total: 60,
    }
}
