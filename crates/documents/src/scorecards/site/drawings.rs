use super::tables::is_hidden;
use crate::charts::{Bar, bars};
use alongside_domain::scorecards::Kind;
use alongside_domain::scorecards::editions::{Built, BuiltMeasure};
use alongside_domain::scorecards::findings::{Finding, Verdict, figure_of, headline, thousands};
use maud::{Markup, html};

/// A figure and from where to where it may lie, as it stands beside a bar.
pub fn said(finding: &Finding) -> String {
    let Some(estimate) = finding.estimate else {
        return if is_hidden(finding) { "[c] not shown" } else { "[x] not available" }.to_owned();
    };
    let interval = estimate.interval.map(|one| format!(" ({} to {})", figure_of(one.lower), figure_of(one.upper)));
    format!(
        "{}{}{}",
        figure_of(estimate.rate),
        interval.unwrap_or_default(),
        if finding.unreliable { " [u]" } else { "" }
    )
}

/// The groups of an area in bars, most first.
pub fn bar_chart(built: &Built, measure: &BuiltMeasure, area: &str, id: &str) -> Markup {
    if measure.plan.definition.kind == Kind::Count {
        return by_period(built, measure, area, id);
    }
    let mut found = measure.of_area(area);
    found.sort_by(|(one, ..), (other, ..)| {
        let rate = |finding: &Finding| finding.estimate.map_or(f64::NEG_INFINITY, |one| one.rate);
        rate(other).total_cmp(&rate(one)).then_with(|| one.group.cmp(&other.group))
    });
    let all: Vec<Bar> = found
        .iter()
        .map(|(finding, ..)| Bar {
            label: finding.group.clone(),
            value: finding.estimate.map(|one| one.rate),
            interval: finding.estimate.and_then(|one| one.interval).map(|one| (one.lower, one.upper)),
            says: said(finding),
            reference: finding.verdict == Verdict::Reference,
            unreliable: finding.unreliable,
        })
        .collect();
    let subtitle = subtitle(built, measure, area);
    let title = head(measure, area).map_or_else(|| subtitle.clone(), |head| format!("{head}. {subtitle}"));
    let listed: Vec<String> = all.iter().map(|bar| format!("{} {}", bar.label, bar.says)).collect();
    let lines = if all.iter().any(|bar| bar.interval.is_some()) {
        " The lines over the bars show how far chance alone could move the figure (95% interval)."
    } else {
        ""
    };
    let description = format!("{}.{lines}", listed.join("; "));
    bars(id, &title, &description, &axis(measure), &all)
}

/// What was counted in each period, in their order.
fn by_period(built: &Built, measure: &BuiltMeasure, area: &str, id: &str) -> Markup {
    let found = measure.findings.iter().filter(|finding| finding.area.code == area);
    let one = |finding: &Finding| Bar {
        label: format!(
            "{}{}",
            finding.period,
            if finding.group == "Everybody" { String::new() } else { format!(", {}", finding.group) }
        ),
        value: finding.estimate.map(|one| one.rate),
        interval: None,
        says: said(finding),
        reference: false,
        unreliable: false,
    };
    let all: Vec<Bar> = found.map(one).collect();
    let listed: Vec<String> = all.iter().map(|bar| format!("{} {}", bar.label, bar.says)).collect();
    let description = format!("{}. {}", listed.join("; "), measure.plan.source.breaks.join(" "));
    bars(id, &subtitle(built, measure, area), description.trim(), &axis(measure), &all)
}

/// The finding of a chart, where there is one.
pub fn head(measure: &BuiltMeasure, area: &str) -> Option<String> {
    let found = measure.of_area(area);
    headline(&measure.plan.definition, &found.iter().map(|(finding, ..)| *finding).collect::<Vec<_>>())
}

/// What a chart measures, where and when.
pub fn subtitle(built: &Built, measure: &BuiltMeasure, area: &str) -> String {
    let first = measure.findings.iter().find(|finding| finding.area.code == area).map(|one| one.period.clone());
    let last = latest_period(measure, area);
    // How many there were is drawn time by time.
    let when = match first.filter(|first| measure.plan.definition.kind == Kind::Count && *first != last) {
        Some(first) => format!("{first} to {last}"),
        None => last,
    };
    format!("{}, {}, {}, {when}", measure.plan.title, axis(measure), built.edition.area_name(area))
}

/// A chart under its finding and what it measures.
pub fn figure(built: &Built, measure: &BuiltMeasure, area: &str, id: &str, under: &Markup) -> Markup {
    html! {
        figure {
            @if let Some(head) = head(measure, area) { p.head { (head) } }
            p.small { (subtitle(built, measure, area)) }
            (bar_chart(built, measure, area, id))
            figcaption { (under) (key(measure, area)) }
        }
    }
}

/// What the lines over the bars and their colours say.
fn key(measure: &BuiltMeasure, area: &str) -> Markup {
    let found = measure.of_area(area);
    let lines = found.iter().any(|(finding, ..)| finding.estimate.is_some_and(|one| one.interval.is_some()));
    let striped = found.iter().any(|(finding, ..)| finding.verdict == Verdict::Reference && finding.estimate.is_some());
    let is_grey =
        |finding: &Finding| finding.unreliable && finding.estimate.is_some() && finding.verdict != Verdict::Reference;
    let grey = found.iter().any(|(finding, ..)| is_grey(finding));
    html! {
        @if measure.plan.definition.kind != Kind::Count {
            @if lines { " The thin lines show how far chance alone could move a figure." }
            @if striped { " The striped bar is the group others are compared with." }
            @if grey { " A grey bar is unreliable: fewer than 20 are counted in it, or in those it is compared with." }
        }
    }
}

/// What the axis counts.
pub fn axis(measure: &BuiltMeasure) -> String {
    let definition = &measure.plan.definition;
    match (definition.kind, definition.per) {
        (Kind::Average, _) => "as published".to_owned(),
        (Kind::Count, _) => "how many".to_owned(),
        (Kind::Share | Kind::Part, 100) => format!("% of {}", definition.who),
        (_, per) => format!("per {} {}", thousands(per), definition.who),
    }
}

pub fn latest_period(measure: &BuiltMeasure, area: &str) -> String {
    measure.of_area(area).first().map(|(finding, ..)| finding.period.clone()).unwrap_or_default()
}

pub fn chart_file(measure: &str, area: &str) -> String {
    let plain: String =
        area.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign.to_ascii_lowercase() } else { '-' }).collect();
    format!("charts/{measure}-{plain}.svg")
}
