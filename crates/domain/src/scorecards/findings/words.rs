use super::super::measures::{Definition, Kind, Sense};
use super::one::{Finding, Verdict};

/// A finding in a sentence or two that a resident understands and a statistician cannot fault.
pub fn sentence(definition: &Definition, finding: &Finding, reference_rate: Option<f64>) -> String {
    let (who, what) = (definition.who.as_str(), definition.what.as_str());
    let Some(estimate) = finding.estimate else {
        return format!("The figure for {} {who} is not shown, to protect people, or is not available.", finding.group);
    };
    let rate = share(definition, estimate.rate);
    let own = match definition.kind {
        Kind::Average => format!("{}: {} for {} {who}.", capital(what), rounded(estimate.rate), finding.group),
        Kind::Count => format!("{} {what}.", rounded(estimate.rate)),
        Kind::Events => format!("{}: {rate} {} {who}.", capital(what), finding.group),
        Kind::Share => format!("{rate} {} {who} {what}.", finding.group),
    };
    let Some(comparison) = &finding.comparison else { return own };
    let other = reference_rate.map(|rate| share(definition, rate));
    let beside = match (definition.kind, other) {
        (_, None) => String::new(),
        (Kind::Average, Some(_)) => {
            format!(" For {} {who} it is {}.", comparison.with, rounded(reference_rate.unwrap_or_default()))
        }
        (_, Some(other)) => format!(" Of {} {who} it is {}.", comparison.with, other.trim_end_matches(" of")),
    };
    let times = comparison.ratio.zip(comparison.interval).map(|(ratio, interval)| {
        times(definition, &finding.group, &comparison.with, ratio, (interval.lower, interval.upper))
    });
    format!("{own}{beside}{}", times.map(|times| format!(" {times}")).unwrap_or_default())
}

/// How many times as likely, the way round that says who has the worse of it: for what is
/// good, whoever has more of it stands first.
pub fn times(definition: &Definition, group: &str, with: &str, ratio: f64, (lower, upper): (f64, f64)) -> String {
    let turned = definition.sense == Sense::Good && ratio < 1.0;
    let (first, second, ratio, lower, upper) =
        if turned { (with, group, 1.0 / ratio, 1.0 / upper, 1.0 / lower) } else { (group, with, ratio, lower, upper) };
    let who = &definition.who;
    let often = if definition.kind == Kind::Events { "as often" } else { "as likely" };
    format!(
        "That makes it {} times {often} for {first} {who} as for {second} {who} (95% interval {} to {}).",
        rounded(ratio),
        rounded(lower),
        rounded(upper)
    )
}

/// What may be said of a gap, in a few words.
pub fn verdict_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Higher => "More often: more than chance explains",
        Verdict::Lower => "Less often: more than chance explains",
        Verdict::NotClear => "No clear difference: it could be chance",
        Verdict::Reference => "Compared with",
        Verdict::NotShown => "Not shown or not available",
        Verdict::NoRatio => "No ratio: a count is 0",
        Verdict::NotJudged => "Not judged: no counts to compare",
    }
}

/// A figure for reading: three figures that matter, never more than two decimals.
pub fn figure_of(value: f64) -> String {
    rounded(value)
}

fn rounded(value: f64) -> String {
    let size = value.abs();
    let decimals = if size >= 100.0 || value == 0.0 {
        0
    } else if size >= 10.0 {
        1
    } else {
        2
    };
    let text = format!("{value:.decimals$}");
    let bare = text.trim_start_matches(['-', '0', '.']);
    if bare.is_empty() { "0".to_owned() } else { text }
}

fn share(definition: &Definition, rate: f64) -> String {
    match definition.per {
        100 if definition.kind == Kind::Share => format!("{}% of", rounded(rate)),
        per => format!("{} in every {}", rounded(rate), thousands(per)),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// With commas between thousands, as people read them.
pub fn thousands(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
