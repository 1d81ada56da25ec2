use super::one::{CONFIDENCE, Finding, Verdict};
use crate::statistics::holm;

/// What it means that many comparisons are made at once.
#[derive(Clone, Debug, PartialEq)]
pub struct Several {
    /// Comparisons with an interval.
    pub made: usize,
    /// Of those, called higher or lower.
    pub different: usize,
    /// How many would be by chance alone if no group differed from any other.
    pub by_chance: f64,
    /// Of the different ones, those that hold when it counts that there are so many (Holm).
    pub holding: usize,
    /// For each finding, in order: whether it is one of those.
    pub holds: Vec<bool>,
}

pub fn several(findings: &[&Finding]) -> Several {
    let chance = |finding: &&Finding| finding.comparison.as_ref().and_then(|comparison| comparison.chance);
    let chances: Vec<f64> = findings.iter().filter_map(chance).collect();
    let mut held = holm(&chances, 1.0 - CONFIDENCE).into_iter();
    let is_different = |finding: &Finding| matches!(finding.verdict, Verdict::Higher | Verdict::Lower);
    let holds: Vec<bool> = findings
        .iter()
        .map(|finding| chance(finding).is_some_and(|_| held.next().unwrap_or(false)) && is_different(finding))
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "nobody compares so many")]
    let by_chance = (1.0 - CONFIDENCE) * chances.len() as f64;
    Several {
        made: chances.len(),
        different: findings.iter().filter(|finding| is_different(finding)).count(),
        by_chance,
        holding: holds.iter().filter(|holds| **holds).count(),
        holds,
    }
}
