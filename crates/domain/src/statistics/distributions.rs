use super::counts::CannotCount;
use statrs::distribution::{ContinuousCDF, Normal};
use statrs::function::gamma::{gamma_lr, gamma_ur};

/// How many standard errors are needed for a confidence: 1.959963984540054 for 0.95.
pub fn standard_errors(confidence: f64) -> Result<f64, CannotCount> {
    if !(confidence > 0.0 && confidence < 1.0) {
        return Err(CannotCount::NotAConfidence);
    }
    Ok(normal().inverse_cdf(0.5 + confidence / 2.0))
}

/// How likely something at least so far from the middle is, on either side.
pub fn two_sided(z: f64) -> f64 {
    statrs::function::erf::erfc(z.abs() / std::f64::consts::SQRT_2)
}

fn normal() -> Normal {
    Normal::standard()
}

/// Beyond this nothing is counted among people, and the search for the limits does not end.
const MOST: u64 = 1_000_000_000_000;

/// Limits of a Poisson mean of which `count` was seen: the lower is the mean at which so
/// many or more are as unlikely as half of what is left, the upper likewise. They are
/// half a chi-square quantile, which is a quantile of the gamma distribution.
pub(super) fn poisson_limits(count: u64, confidence: f64) -> Result<(f64, f64), CannotCount> {
    if count > MOST {
        return Err(CannotCount::TooMany);
    }
    standard_errors(confidence)?;
    let half = (1.0 - confidence) / 2.0;
    #[expect(clippy::cast_precision_loss, reason = "no service counts beyond 2^53 events")]
    let seen = count as f64;
    // The chance of at most `count`, given a mean, falls as the mean grows.
    let lower = if count == 0 { 0.0 } else { root(seen, |mean| gamma_lr(seen, mean) - half) };
    let upper = root(seen + 1.0, |mean| half - gamma_ur(seen + 1.0, mean));
    Ok((lower, upper))
}

/// Which counts, whole or not, have a Poisson mean just within their limits: the limits of a chart around it.
pub(super) fn poisson_limits_of_mean(mean: f64, confidence: f64) -> Result<(f64, f64), CannotCount> {
    standard_errors(confidence)?;
    if mean <= 0.0 {
        return Ok((0.0, 0.0));
    }
    let half = (1.0 - confidence) / 2.0;
    // The more are seen, the less likely are as many, and the likelier as few.
    let upper = root(mean, |seen| half - gamma_lr(seen, mean));
    let none = gamma_ur(1.0, mean);
    let lower = if none > half { 0.0 } else { root(mean, |seen| gamma_ur(seen + 1.0, mean) - half) };
    Ok((lower, upper))
}

/// Where a function that grows crosses nought, found by halving from around `near`.
fn root(near: f64, grows: impl Fn(f64) -> f64) -> f64 {
    let spread = 10.0 * near.sqrt() + 30.0;
    let (mut low, mut high) = ((near - spread).max(f64::MIN_POSITIVE), near + spread);
    for _ in 0..200 {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            break;
        }
        if grows(middle) < 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    low + (high - low) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() <= other.abs() * 1e-9 + 1e-12
    }

    #[test]
    fn quantiles_are_those_of_the_tables() {
        assert!(near(standard_errors(0.95).expect("a confidence"), 1.959_963_984_540_054));
        assert!(near(standard_errors(0.998).expect("a confidence"), 3.090_232_306_167_813));
        assert!(standard_errors(1.0).is_err() && standard_errors(0.0).is_err() && standard_errors(f64::NAN).is_err());
        assert!(near(two_sided(1.959_963_984_540_054), 0.05));
    }

    #[test]
    fn exact_limits_of_few_events() {
        // scipy.stats.chi2.ppf([.025, .975], [2*4, 2*5]) / 2
        let (lower, upper) = poisson_limits(4, 0.95).expect("a confidence");
        assert!(near(lower, 1.089_865_373_626_324_9) && near(upper, 10.241_588_675_403_694), "{lower} {upper}");
        let (lower, upper) = poisson_limits(0, 0.95).expect("a confidence");
        assert!(lower == 0.0 && near(upper, 3.688_879_454_113_936_3), "{upper}");
    }
}
