use super::drawings::axis;
use alongside_domain::scorecards::editions::{Built, BuiltMeasure};
use alongside_domain::scorecards::findings::{Comparison, Finding, Verdict, figure_of, thousands, verdict_words};
use alongside_domain::scorecards::{Kind, PublishedPair, Shown};
use maud::{Markup, html};

/// The groups of an area with every figure that belongs to each.
pub fn groups(built: &Built, measure: &BuiltMeasure, area: &str) -> Markup {
    let found = measure.of_area(area);
    let compared = found.iter().any(|(finding, ..)| finding.comparison.is_some());
    let beside = beside(measure, area);
    // An average has no counts and no ratios: no columns of nothing.
    let counted = found.iter().any(|(finding, ..)| finding.shown.events.is_some());
    let times = found.iter().any(|(finding, ..)| finding.comparison.as_ref().is_some_and(|one| one.ratio.is_some()));
    let times = times || counted;
    html! {
        p.small { "Figures: " (axis(measure)) "."
            @if found.iter().any(|(finding, ..)| finding.estimate.is_some_and(|one| one.interval.is_some())) { " In brackets how far chance alone could move it (95% interval)." } }
        div.scroll tabindex="0" role="region" aria-label=(format!("Table: {}, {}", measure.plan.title, built.edition.area_name(area))) {
            table {
                caption { span { (measure.plan.title) ", " (built.edition.area_name(area)) } }
                thead { tr {
                    th scope="col" { "Group" }
                    @if counted {
                        th.number scope="col" { "Counted" }
                        th.number scope="col" { "Among" }
                    }
                    th.number scope="col" { "Figure" }
                    @if compared {
                        @if times { th.number scope="col" { (often(measure)) } }
                        th.number scope="col" { "Difference" }
                        th scope="col" { "What may be said" }
                    }
                } }
                tbody {
                    @for (finding, _, holds) in &found {
                        tr {
                            th scope="row" { (finding.group) }
                            @if counted {
                                td.number { (count(finding.shown.events)) }
                                td.number { (count(finding.shown.total)) }
                            }
                            td.number { (figure(finding)) }
                            @if compared {
                                @if times { td.number { (ratio(finding)) } }
                                td.number { (difference(finding)) }
                                td { (verdict(finding, *holds)) }
                            }
                        }
                    }
                    @for (who, all) in beside {
                        tr {
                            th scope="row" { (who) }
                            @if counted {
                                td.number { (count(all.events)) }
                                td.number { (count(all.total)) }
                            }
                            td {}
                            @if compared { @if times { td {} } td {} td { "Not compared" } }
                        }
                    }
                }
            }
        }
    }
}

/// Who stands in the table and is compared with nobody: those whose group nobody knows, and everybody together.
pub fn beside(measure: &BuiltMeasure, area: &str) -> Vec<(&'static str, PublishedPair)> {
    let last = measure.published.blocks.iter().rfind(|block| block.area.code == area && !block.groups.is_empty());
    let unknown = last.into_iter().flat_map(|block| &block.unknown).map(|(why, pair)| (why.name(), *pair));
    let everybody = last.and_then(|block| block.everybody).map(|all| ("Everybody", all));
    unknown.chain(everybody).filter(|(_, pair)| pair.events.is_some()).collect()
}

/// What the ratios are of: people, or events that happen to somebody again.
pub fn often(measure: &BuiltMeasure) -> &'static str {
    if measure.plan.definition.kind == Kind::Events { "Times as often" } else { "Times as likely" }
}

pub fn count(shown: Option<Shown>) -> String {
    match shown {
        None => "–".to_owned(),
        Some(Shown::Sign(sign)) => sign.to_owned(),
        Some(shown) => shown.count().map(thousands).unwrap_or_default(),
    }
}

fn figure(finding: &Finding) -> String {
    let Some(estimate) = finding.estimate else { return if is_hidden(finding) { "[c]" } else { "[x]" }.to_owned() };
    let interval = estimate.interval.map(|one| format!(" ({} to {})", figure_of(one.lower), figure_of(one.upper)));
    format!("{}{}", figure_of(estimate.rate), interval.unwrap_or_default())
}

pub fn is_hidden(finding: &Finding) -> bool {
    finding.shown.is_hidden()
}

pub fn ratio(finding: &Finding) -> String {
    let found = finding.comparison.as_ref().and_then(|one| Some((one.ratio?, one.interval?)));
    found.map_or_else(
        || {
            match finding.verdict {
                Verdict::NotShown if finding.estimate.is_none() && !is_hidden(finding) => "[x]",
                Verdict::NotShown => "[c]",
                _ => "–",
            }
            .to_owned()
        },
        |(ratio, one)| format!("{} ({} to {})", figure_of(ratio), figure_of(one.lower), figure_of(one.upper)),
    )
}

fn difference(finding: &Finding) -> String {
    finding.comparison.as_ref().map_or_else(|| "–".to_owned(), apart)
}

/// How far a group is from the one it is compared with, in the unit of the figure.
pub fn apart(one: &Comparison) -> String {
    let interval =
        one.difference_interval.map(|one| format!(" ({} to {})", figure_of(one.lower), figure_of(one.upper)));
    format!("{}{}", figure_of(one.difference), interval.unwrap_or_default())
}

pub fn verdict(finding: &Finding, holds: Option<bool>) -> Markup {
    let is_clear = matches!(finding.verdict, Verdict::Higher | Verdict::Lower);
    html! {
        span.tag.clear[is_clear] { (verdict_words(finding.verdict)) }
        @if finding.unreliable && finding.verdict != Verdict::Reference { " " span.tag.warn { "[u] few: unreliable" } }
        @if is_clear && holds == Some(false) && finding.comparison.is_some() { " " span.small { "Among so many comparisons it could be one that chance made." } }
    }
}
