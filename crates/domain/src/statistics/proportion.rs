use super::counts::{CannotCount, Counts, Interval, figure};
use super::distributions::standard_errors;

/// A share of a whole, with Wilson's interval.
#[derive(Clone, Debug, PartialEq)]
pub struct Proportion {
    pub share: f64,
    pub wilson: Interval,
    pub working: Vec<String>,
    pub cautions: Vec<String>,
}

/// Wilson's interval of a share (1927): it holds for small numbers and for none.
pub fn wilson(counts: Counts, z: f64) -> Interval {
    let (events, total) = counts.as_floats();
    let share = events / total;
    let below = 1.0 + z * z / total;
    let middle = (share + z * z / (2.0 * total)) / below;
    let half = z / below * (share * (1.0 - share) / total + z * z / (4.0 * total * total)).sqrt();
    // What was never seen may be none, and what was always seen may be all.
    let lower = if counts.events == 0 { 0.0 } else { (middle - half).max(0.0) };
    let upper = if counts.events == counts.total { 1.0 } else { (middle + half).min(1.0) };
    Interval { lower, upper }
}

pub fn proportion(counts: Counts, confidence: f64) -> Result<Proportion, CannotCount> {
    let interval = wilson(counts, standard_errors(confidence)?);
    let share = counts.share();
    let working = vec![
        format!("{} of {} is {}, {} in a hundred.", counts.events, counts.total, figure(share), figure(share * 100.0)),
        format!("Wilson: {} to {}.", figure(interval.lower), figure(interval.upper)),
    ];
    let few = counts.total < 30;
    let cautions = if few { vec!["Fewer than 30 people: the share is unreliable.".to_owned()] } else { Vec::new() };
    Ok(Proportion { share, wilson: interval, working, cautions })
}
