use super::counts::{CannotCount, Counts, Interval, figure};
use super::distributions::standard_errors;
use super::proportion::wilson;
use super::rate::UNRELIABLE;

/// How many times as likely something is for a group as for those it is compared with,
/// and how much more often in so many people: the one alone misleads.
#[derive(Clone, Debug, PartialEq)]
pub struct Likelihood {
    pub rate_group: f64,
    pub rate_reference: f64,
    /// None where a cell is empty: nothing is made up in its place.
    pub ratio: Option<f64>,
    /// Katz, on the logarithm.
    pub katz: Option<Interval>,
    pub odds: Option<f64>,
    /// Woolf, on the logarithm.
    pub woolf: Option<Interval>,
    pub difference: f64,
    /// Newcombe's hybrid of two Wilson intervals.
    pub newcombe: Interval,
    /// Whether the interval of the ratio at 95 in a hundred excludes 1; none without a ratio.
    pub different: Option<bool>,
    pub working: Vec<String>,
    pub cautions: Vec<String>,
}

/// A group against a reference group that is named, for `per` people.
pub fn relative_likelihood(
    group: Counts,
    reference: Counts,
    confidence: f64,
    per: f64,
) -> Result<Likelihood, CannotCount> {
    if !(per > 0.0 && per.is_finite()) {
        return Err(CannotCount::NotAMultiplier);
    }
    let z = standard_errors(confidence)?;
    let (share, other) = (group.share(), reference.share());
    let empty = group.events == 0 || reference.events == 0;
    let ratio = (!empty).then(|| share / other);
    let katz_at = |z: f64| {
        let ratio: f64 = ratio?;
        let ((a, n), (b, m)) = (group.as_floats(), reference.as_floats());
        let error = (1.0 / a - 1.0 / n + 1.0 / b - 1.0 / m).max(0.0).sqrt();
        Some(around(ratio, z * error))
    };
    let katz = katz_at(z);
    let different = katz_at(standard_errors(0.95)?).map(|interval| interval.lower > 1.0 || interval.upper < 1.0);
    let (odds, woolf) = odds(group, reference, z).unzip();
    let newcombe = newcombe(group, reference, z);
    let difference = (share - other) * per;
    let mut working = vec![
        format!("{} of {}, times {}: {}.", group.events, group.total, figure(per), figure(share * per)),
        format!("{} of {}, times {}: {}.", reference.events, reference.total, figure(per), figure(other * per)),
    ];
    if let (Some(ratio), Some(katz)) = (ratio, katz) {
        working.push(format!(
            "The first is {} times the second, from {} to {} (Katz).",
            figure(ratio),
            figure(katz.lower),
            figure(katz.upper)
        ));
    }
    working.push(format!(
        "The difference is {}, from {} to {} (Newcombe).",
        figure(difference),
        figure(newcombe.lower * per),
        figure(newcombe.upper * per)
    ));
    let mut cautions = Vec::new();
    if empty {
        cautions
            .push("A cell is empty, so that there is no ratio. The counts and the difference are shown.".to_owned());
    } else if odds.is_none() {
        cautions.push("Everybody in a group has the event, so that there is no odds ratio.".to_owned());
    }
    if group.events.min(reference.events) < UNRELIABLE {
        cautions.push(format!("Fewer than {UNRELIABLE} events in a group: the figures are unreliable."));
    }
    Ok(Likelihood {
        rate_group: share * per,
        rate_reference: other * per,
        ratio,
        katz,
        odds,
        woolf,
        difference,
        newcombe: Interval { lower: newcombe.lower * per, upper: newcombe.upper * per },
        different,
        working,
        cautions,
    })
}

/// From where to where on the logarithm.
pub fn around(ratio: f64, error: f64) -> Interval {
    Interval { lower: (ratio.ln() - error).exp(), upper: (ratio.ln() + error).exp() }
}

fn odds(group: Counts, reference: Counts, z: f64) -> Option<(f64, Interval)> {
    let ((a, n), (c, m)) = (group.as_floats(), reference.as_floats());
    let (b, d) = (n - a, m - c);
    if [a, b, c, d].contains(&0.0) {
        return None;
    }
    let ratio = a * d / (b * c);
    Some((ratio, around(ratio, z * (1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d).sqrt())))
}

fn newcombe(group: Counts, reference: Counts, z: f64) -> Interval {
    let (share, other) = (group.share(), reference.share());
    let (one, two) = (wilson(group, z), wilson(reference, z));
    let far = |a: f64, b: f64| (a * a + b * b).sqrt();
    Interval {
        lower: share - other - far(share - one.lower, two.upper - other),
        upper: share - other + far(one.upper - share, other - two.lower),
    }
}
