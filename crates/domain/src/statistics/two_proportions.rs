use super::counts::{Counts, figure};
use super::distributions::two_sided;

/// Whether two shares differ by more than chance, tested with one pooled share.
#[derive(Clone, Debug, PartialEq)]
pub struct TwoProportions {
    /// None where nobody, or everybody, has the event: there is nothing to test.
    pub z: Option<f64>,
    pub chi_square: Option<f64>,
    pub p: Option<f64>,
    pub working: Vec<String>,
    pub cautions: Vec<String>,
}

pub fn two_proportions(group: Counts, reference: Counts) -> TwoProportions {
    let ((a, n), (b, m)) = (group.as_floats(), reference.as_floats());
    let pooled = (a + b) / (n + m);
    let error = (pooled * (1.0 - pooled) * (1.0 / n + 1.0 / m)).sqrt();
    let z = (error > 0.0).then(|| (group.share() - reference.share()) / error);
    let p = z.map(two_sided);
    let mut working = vec![format!(
        "Together {} of {}: a pooled share of {}.",
        group.events + reference.events,
        group.total + reference.total,
        figure(pooled)
    )];
    let mut cautions = Vec::new();
    match (z, p) {
        (Some(z), Some(p)) => {
            working.push(format!("z is {}, its square {}, and p {} on two sides.", figure(z), figure(z * z), figure(p)))
        }
        _ => cautions.push("Nobody, or everybody, has the event: there is nothing to test.".to_owned()),
    }
    let least =
        [pooled * n, (1.0 - pooled) * n, pooled * m, (1.0 - pooled) * m].into_iter().fold(f64::INFINITY, f64::min);
    if least < 5.0 {
        cautions.push("Fewer than five are expected in a cell: an exact test is better.".to_owned());
    }
    TwoProportions { z, chi_square: z.map(|z| z * z), p, working, cautions }
}
