use super::counts::{CannotCount, Interval, figure};
use super::distributions::{poisson_limits, standard_errors};

/// Events for so many people, with two intervals.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    pub rate: f64,
    pub byar: Interval,
    pub exact: Interval,
    /// Exact limits for fewer than ten events, Byar's else.
    pub exact_is_better: bool,
    pub working: Vec<String>,
    pub cautions: Vec<String>,
}

/// Fewer events than this want exact limits (Public Health England, technical guide).
const FEW: u64 = 10;
/// Fewer events than this make a figure unreliable (ONS practice).
pub const UNRELIABLE: u64 = 20;

impl Rate {
    /// The interval that is published.
    pub const fn recommended(&self) -> Interval {
        if self.exact_is_better { self.exact } else { self.byar }
    }
}

/// Events among a population, for so many people. An event may happen to somebody twice.
pub fn rate(count: u64, population: u64, multiplier: f64, confidence: f64) -> Result<Rate, CannotCount> {
    if population == 0 {
        return Err(CannotCount::Nobody);
    }
    if !(multiplier > 0.0 && multiplier.is_finite()) {
        return Err(CannotCount::NotAMultiplier);
    }
    let z = standard_errors(confidence)?;
    #[expect(clippy::cast_precision_loss, reason = "no service counts beyond 2^53 people")]
    let (seen, people) = (count as f64, population as f64);
    let scale = multiplier / people;
    let byar = |o: f64, side: f64| o * (1.0 - 1.0 / (9.0 * o) + side * z / (3.0 * o.sqrt())).powi(3);
    let lower = if count == 0 { 0.0 } else { byar(seen, -1.0) };
    let byar = Interval { lower: lower.max(0.0) * scale, upper: byar(seen + 1.0, 1.0) * scale };
    let (lower, upper) = poisson_limits(count, confidence)?;
    let exact = Interval { lower: lower * scale, upper: upper * scale };
    let rate = seen * scale;
    let working = vec![
        format!("{count} among {population}, times {}: {}.", figure(multiplier), figure(rate)),
        format!(
            "Byar: {} to {}. Exact Poisson: {} to {}.",
            figure(byar.lower),
            figure(byar.upper),
            figure(exact.lower),
            figure(exact.upper)
        ),
    ];
    let mut cautions = Vec::new();
    if count < UNRELIABLE {
        cautions.push(format!("Fewer than {UNRELIABLE} events: the figure is unreliable."));
    }
    Ok(Rate { rate, byar, exact, exact_is_better: count < FEW, working, cautions })
}
