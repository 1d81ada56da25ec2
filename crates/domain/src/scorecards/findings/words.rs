use super::super::measures::{Definition, Kind, Sense};
use super::super::publishing::Shown;
use super::super::source::EVERYONE_ELSE;
use super::one::{Finding, Verdict};

/// A finding in a sentence or two that a resident understands and a statistician cannot fault.
pub fn sentence(definition: &Definition, finding: &Finding, reference_rate: Option<f64>) -> String {
    let (who, what) = (definition.who.as_str(), definition.what.as_str());
    let Some(estimate) = finding.estimate else {
        let why = if finding.shown.is_hidden() { "shown, to protect people" } else { "available" };
        return format!("The figure for {} is not {why}.", people(&finding.group, who));
    };
    let rate = share(definition, estimate.rate);
    let mine = people(&finding.group, who);
    let own = match definition.kind {
        Kind::Average => format!("{}: {} for {mine}.", capital(what), figure_of(estimate.rate)),
        Kind::Count => {
            format!("{} {what}.", finding.shown.events.and_then(Shown::count).map(thousands).unwrap_or_default())
        }
        Kind::Part => format!("{}: {rate} {who}.", finding.group),
        Kind::Events => format!("{}: {rate} {mine}.", capital(what)),
        Kind::Share => format!("{rate} {mine} {what}."),
    };
    let Some(comparison) = &finding.comparison else { return own };
    // Of everyone else there is no row of its own.
    let reference_rate = reference_rate.or_else(|| (comparison.with == EVERYONE_ELSE).then_some(comparison.beside));
    let other = reference_rate.map(|rate| share(definition, rate));
    let theirs = people(&comparison.with, who);
    let beside = match (definition.kind, other) {
        (_, None) => String::new(),
        (Kind::Average, Some(_)) => {
            format!(" For {theirs} it is {}.", figure_of(reference_rate.unwrap_or_default()))
        }
        (Kind::Events, Some(other)) => format!(" For {theirs} it is {other}."),
        (_, Some(other)) => format!(" Of {theirs} it is {}.", other.trim_end_matches(" of")),
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
    let (first, second) = (people(first, &definition.who), people(second, &definition.who));
    let often = if definition.kind == Kind::Events { "as often" } else { "as likely" };
    format!(
        "That makes it {} times {often} for {first} as for {second} (95% interval {} to {}).",
        figure_of(ratio),
        figure_of(lower),
        figure_of(upper)
    )
}

/// What may be said of a gap, in a few words.
pub fn verdict_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Higher => "Higher: the gap is larger than chance explains",
        Verdict::Lower => "Lower: the gap is larger than chance explains",
        Verdict::NotClear => "No clear difference: it could be chance",
        Verdict::Reference => "Compared with",
        Verdict::NotShown => "Not shown or not available",
        Verdict::NoRatio => "No ratio: a count is 0",
        Verdict::NotJudged => "Not judged: no counts to compare",
    }
}

/// A figure for reading: three figures that matter and no more than two decimals; of what is less
/// than a hundredth the first two figures that are not nought, and nought below a millionth. Less
/// than nought has a minus sign: a hyphen is not read out.
pub fn figure_of(value: f64) -> String {
    let size = value.abs();
    let decimals = if size >= 100.0 || value == 0.0 {
        0
    } else if size >= 10.0 {
        1
    } else if size != 1.0 && (0.995..=1.005).contains(&size) {
        // As much as is needed to see on which side of 1 it lies.
        if (0.9995..1.0005).contains(&size) { 5 } else { 3 }
    } else if size >= 0.01 {
        2
    } else {
        (2..=6).find(|decimals| size * 10_f64.powi(decimals - 1) >= 1.0).unwrap_or(6)
    };
    let decimals = usize::try_from(decimals).unwrap_or(2);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range, and rounded")]
    let text =
        if (1000.0..9e15).contains(&size) { thousands(size.round() as u64) } else { format!("{size:.decimals$}") };
    match text.trim_start_matches(['0', '.']) {
        "" => "0".to_owned(),
        _ if value < 0.0 => format!("−{text}"),
        _ => text,
    }
}

fn share(definition: &Definition, rate: f64) -> String {
    match definition.per {
        100 if definition.kind == Kind::Share => format!("{}% of", figure_of(rate)),
        // It may happen to one of them again.
        per if definition.kind == Kind::Events => format!("{} for every {}", figure_of(rate), thousands(per)),
        per => format!("{} in every {}", figure_of(rate), thousands(per)),
    }
}

/// Whether a clear gap is to the harm of the group it is about.
pub fn is_harm(definition: &Definition, verdict: Verdict) -> bool {
    matches!((definition.sense, verdict), (Sense::Harm, Verdict::Higher) | (Sense::Good, Verdict::Lower))
}

/// For whom a clear gap is the worse or the better, where more of it is either.
pub fn fares(definition: &Definition, finding: &Finding) -> Option<String> {
    let is_clear = matches!(finding.verdict, Verdict::Higher | Verdict::Lower) && !finding.unreliable;
    let how = if is_harm(definition, finding.verdict) { "Worse" } else { "Better" };
    (is_clear && definition.sense != Sense::Neither)
        .then(|| format!("{how} for {}.", people(&finding.group, &definition.who)))
}

/// The people of a group, as one would say it.
pub fn people(group: &str, who: &str) -> String {
    match group {
        EVERYONE_ELSE => group.to_owned(),
        "Mixed" => format!("{who} of Mixed ethnic groups"),
        "Other" => format!("{who} of other ethnic groups"),
        "Any other" => format!("{who} of any other ethnic group"),
        "Asian other" => format!("{who} of other Asian groups"),
        "Black other" => format!("{who} of other Black groups"),
        "Mixed other" => format!("{who} of other Mixed groups"),
        "White, other than British" => format!("{who} of White groups other than British"),
        "White other" => format!("{who} of other White groups"),
        "Other than White" | "Other than White British" => format!("{who} {}", group.replace("Other", "other")),
        group => format!("{group} {who}"),
    }
}

/// The widest clear and reliable gap in a line, for the head of a chart; or that there is none.
pub fn headline(definition: &Definition, findings: &[&Finding]) -> Option<String> {
    let gaps = findings
        .iter()
        .filter_map(|finding| Some((*finding, finding.comparison.as_ref()?, finding.comparison.as_ref()?.ratio?)));
    let any = gaps.clone().next().is_some();
    let clear = gaps.filter(|(finding, ..)| matches!(finding.verdict, Verdict::Higher | Verdict::Lower));
    // A gap to the harm of a group is said before one to its good.
    let width = |(finding, _, ratio): &(&Finding, _, f64)| (is_harm(definition, finding.verdict), ratio.ln().abs());
    // Of few people nothing is said in a headline.
    let mut clear = clear.peekable();
    let any_clear = clear.peek().is_some();
    let widest = clear.filter(|(finding, ..)| !finding.unreliable).max_by(|one, other| {
        let (one, other) = (width(one), width(other));
        one.0.cmp(&other.0).then(one.1.total_cmp(&other.1))
    });
    match widest {
        Some((finding, comparison, ratio)) => {
            let turned = definition.sense == Sense::Good && ratio < 1.0;
            let (first, second, ratio) = if turned {
                (&comparison.with, &finding.group, 1.0 / ratio)
            } else {
                (&finding.group, &comparison.with, ratio)
            };
            let often = if definition.kind == Kind::Events { "as often" } else { "as likely" };
            let (first, second) = (people(first, &definition.who), people(second, &definition.who));
            Some(format!("{} times {often} for {first} as for {second}", figure_of(ratio)))
        }
        None if any_clear => Some("Differences of few people, which may be chance".to_owned()),
        None => any.then(|| "No clear difference between the groups that can be compared".to_owned()),
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
