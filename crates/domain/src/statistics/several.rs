/// Which of several comparisons still hold when it counts that there are several (Holm
/// 1979): of all that are looked at together, the chance that even one holds by chance
/// alone stays under `level`.
pub fn holm(chances: &[f64], level: f64) -> Vec<bool> {
    let mut order: Vec<usize> = (0..chances.len()).collect();
    order.sort_by(|one, other| chances[*one].total_cmp(&chances[*other]));
    let mut holds = vec![false; chances.len()];
    for (before, at) in order.into_iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "nobody compares so many")]
        let left = (chances.len() - before) as f64;
        if chances[at] * left >= level {
            break;
        }
        holds[at] = true;
    }
    holds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_comparisons_the_more_each_must_show() {
        // R: p.adjust(c(.01, .04, .03, .005), "holm") is .03, .06, .06, .02.
        assert_eq!(holm(&[0.01, 0.04, 0.03, 0.005], 0.05), [true, false, false, true]);
        assert_eq!(holm(&[0.04], 0.05), [true]);
        assert!(holm(&[], 0.05).is_empty());
    }
}
