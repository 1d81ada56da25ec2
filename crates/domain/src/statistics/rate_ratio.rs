use super::counts::{CannotCount, Counts, Interval, figure};
use super::distributions::standard_errors;
use super::rate::UNRELIABLE;
use super::relative_likelihood::around;

/// The ratio of two rates, of events that may happen to somebody more than once.
#[derive(Clone, Debug, PartialEq)]
pub struct RateRatio {
    /// None where a cell is empty.
    pub ratio: Option<f64>,
    pub log: Option<Interval>,
    pub working: Vec<String>,
    pub cautions: Vec<String>,
}

pub fn rate_ratio(group: Counts, reference: Counts, confidence: f64) -> Result<RateRatio, CannotCount> {
    if group.total == 0 || reference.total == 0 {
        return Err(CannotCount::Nobody);
    }
    let z = standard_errors(confidence)?;
    let ((a, n), (b, m)) = (group.as_floats(), reference.as_floats());
    let empty = group.events == 0 || reference.events == 0;
    let ratio = (!empty).then(|| (a / n) / (b / m));
    let log = ratio.map(|ratio| around(ratio, z * (1.0 / a + 1.0 / b).sqrt()));
    let mut working =
        vec![format!("{} for {} against {} for {}.", group.events, group.total, reference.events, reference.total)];
    let mut cautions = Vec::new();
    match (ratio, log) {
        (Some(ratio), Some(log)) => working.push(format!(
            "The ratio is {}, from {} to {}, on the logarithm.",
            figure(ratio),
            figure(log.lower),
            figure(log.upper)
        )),
        _ => cautions.push("A cell is empty, so that there is no ratio.".to_owned()),
    }
    if group.events.min(reference.events) < UNRELIABLE {
        cautions.push(format!("Fewer than {UNRELIABLE} events in a group: the ratio is unreliable."));
    }
    Ok(RateRatio { ratio, log, working, cautions })
}
