use alongside_domain::scorecards::Published;
use alongside_domain::scorecards::findings::{Finding, Several, figure_of, verdict_words};
use std::fmt::Write as _;

/// A measure in words.
pub fn as_text(measure: &Published, findings: &[Finding], together: &Several) -> String {
    let mut text = String::new();
    let mut at = 0;
    for block in &measure.blocks {
        let count =
            findings[at..].iter().take_while(|one| one.area == block.area && one.period == block.period).count();
        let of_block = &findings[at..at + count];
        at += count;
        let period = if block.period.is_empty() { String::new() } else { format!(", {}", block.period) };
        let _ = writeln!(text, "{}{period}, for every {}", block.area.name, measure.definition.per);
        for finding in of_block {
            let estimate = finding.estimate.map_or_else(
                || "not shown".to_owned(),
                |estimate| {
                    let interval =
                        estimate.interval.map(|one| format!(" ({} to {})", figure_of(one.lower), figure_of(one.upper)));
                    format!("{}{}", figure_of(estimate.rate), interval.unwrap_or_default())
                },
            );
            let times = finding.comparison.as_ref().and_then(|one| Some((one.ratio?, one.interval?)));
            let times = times.map(|(ratio, one)| {
                format!("{} times ({} to {}). ", figure_of(ratio), figure_of(one.lower), figure_of(one.upper))
            });
            let unreliable = if finding.unreliable { " [u] unreliable" } else { "" };
            let _ = writeln!(
                text,
                "  {:<28} {estimate:<28} {}{}{unreliable}",
                finding.group,
                times.unwrap_or_default(),
                verdict_words(finding.verdict)
            );
        }
    }
    if measure.small + measure.for_others > 0 {
        let _ = writeln!(
            text,
            "Hidden: {} because they are small, {} so that nobody works those out.",
            measure.small, measure.for_others
        );
    }
    if together.made > 1 {
        let _ = writeln!(
            text,
            "{} comparisons: by chance alone about {} would look different. {} do, and {} still do when it counts that there are so many.",
            together.made,
            figure_of(together.by_chance),
            together.different,
            together.holding
        );
    }
    for notice in &measure.notices {
        let _ = writeln!(text, "Noticed: {notice}");
    }
    text.trim_end().to_owned()
}
