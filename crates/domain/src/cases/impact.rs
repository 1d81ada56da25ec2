use crate::codes::{ImpactItem, ImpactStage};
use crate::facts::ImpactMeasured;
use alongside_gate::CaseId;
use jiff::Timestamp;

/// One question and its answer, from 0 to the most it may be.
pub type Felt = (ImpactItem, u8);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotMeasure {
    /// Nothing was answered.
    Nothing,
    /// An answer is more than it may be.
    TooMuch(ImpactItem),
}

/// How somebody is, in their own judgement: before the work, during it, or
/// after. Nobody has to answer anything; earlier answers stay.
pub fn measure_impact(
    case: CaseId,
    stage: ImpactStage,
    felt: Vec<Felt>,
    measured_at: Timestamp,
) -> Result<ImpactMeasured, CannotMeasure> {
    if felt.is_empty() {
        return Err(CannotMeasure::Nothing);
    }
    if let Some((item, _)) = felt.iter().find(|(item, answer)| *answer > item.most()) {
        return Err(CannotMeasure::TooMuch(*item));
    }
    Ok(ImpactMeasured { case, stage, felt, measured_at })
}

/// Which way an answer has moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    Better,
    Same,
    Worse,
}

/// From one answer to a later one: more is better, but for what is reversed.
pub fn moved(item: ImpactItem, from: u8, to: u8) -> Moved {
    match (from.cmp(&to), item.is_reversed()) {
        (std::cmp::Ordering::Equal, _) => Moved::Same,
        (std::cmp::Ordering::Less, false) | (std::cmp::Ordering::Greater, true) => Moved::Better,
        _ => Moved::Worse,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_keep_to_their_scale_and_none_is_asked_for() {
        let tried = |felt: Vec<Felt>| {
            let case = CaseId::new(Default::default());
            measure_impact(case, ImpactStage::Before, felt, Timestamp::UNIX_EPOCH).err()
        };
        assert_eq!(tried(Vec::new()), Some(CannotMeasure::Nothing));
        assert_eq!(tried(vec![(ImpactItem::Sleep, 4), (ImpactItem::Anxious, 10)]), None);
        assert_eq!(tried(vec![(ImpactItem::Sleep, 5)]), Some(CannotMeasure::TooMuch(ImpactItem::Sleep)));
        assert_eq!(tried(vec![(ImpactItem::Happy, 11)]), Some(CannotMeasure::TooMuch(ImpactItem::Happy)));
    }

    #[test]
    fn less_fear_is_better() {
        assert_eq!(moved(ImpactItem::Anxious, 8, 3), Moved::Better);
        assert_eq!(moved(ImpactItem::Anxious, 3, 8), Moved::Worse);
        assert_eq!(moved(ImpactItem::SafeHome, 1, 3), Moved::Better);
        assert_eq!(moved(ImpactItem::SafeHome, 2, 2), Moved::Same);
    }
}
