use super::drawings::latest_period;
use super::frame::{Place, frame, paragraphs};
use super::tables::{is_hidden, verdict};
use crate::charts::{Panel, overview};
use alongside_domain::calendars::short;
use alongside_domain::scorecards::editions::{Built, BuiltMeasure};
use alongside_domain::scorecards::findings::{Finding, Verdict, fares, figure_of, is_harm, sentence};
use maud::{Markup, html};

/// The edition's own page: what was found, in sentences.
pub fn page(built: &Built) -> String {
    let edition = &built.edition;
    let main = html! {
        h1 { (edition.title) }
        (paragraphs(&edition.summary))
        @for correction in &edition.corrections {
            div.panel { p { strong { "Corrected in version " (correction.version) ", " (short(correction.date)) ". " } (correction.says) } }
        }
        @if !edition.term.is_empty() { p.small { (edition.term) } }
        @for theme in &edition.themes {
            section aria-labelledby=(theme.id) {
                h2 id=(theme.id) { a href=(format!("themes/{}.html", theme.id)) { (theme.title) } }
                @let measures: Vec<&BuiltMeasure> = of_theme(built, &theme.id);
                @if measures.is_empty() { p { "There are no figures for this theme in this edition." @if !theme.says.is_empty() { " " (theme.says) } } }
                @for measure in measures {
                    h3 { a href=(format!("measures/{}.html", measure.plan.id)) { (measure.plan.title) } }
                    (lead(built, measure, 3))
                }
            }
        }
        @if !built.themes.changes.is_empty() {
            div.panel { h2 { "Themes that have changed" } ul { @for change in &built.themes.changes { li { (change) } } } }
        }
        (chance(built))
    };
    frame(edition, &Place { up: "", current: "index.html", title: &edition.title }, &main)
}

pub fn of_theme<'a>(built: &'a Built, theme: &str) -> Vec<&'a BuiltMeasure> {
    built.measures.iter().filter(|measure| measure.plan.theme == theme).collect()
}

/// What is said of the first area's groups, at most so many of them: clear gaps to
/// somebody's harm first, the widest first.
pub fn lead(built: &Built, measure: &BuiltMeasure, most: usize) -> Markup {
    let Some(area) = measure.first_area(&built.edition) else {
        let none = measure.findings.is_empty();
        return html! { p { (if none { "No figure is left of what the source has for these areas." } else { "There are figures for parts of the area only." }) } };
    };
    let definition = &measure.plan.definition;
    let mut found = measure.of_area(area);
    let alone = found.iter().all(|(finding, ..)| finding.comparison.is_none());
    found.retain(|(finding, ..)| alone || finding.verdict != Verdict::Reference);
    let rank = |finding: &Finding| match finding.verdict {
        Verdict::Higher | Verdict::Lower if finding.unreliable => 2,
        verdict if is_harm(definition, verdict) => 0,
        Verdict::Higher | Verdict::Lower => 1,
        Verdict::NotClear => 2,
        _ => 3,
    };
    let width =
        |finding: &Finding| finding.comparison.as_ref().and_then(|one| one.ratio).map_or(0.0, |ratio| ratio.ln().abs());
    let rate = |finding: &Finding| finding.estimate.map_or(f64::NEG_INFINITY, |one| one.rate);
    found.sort_by(|(one, ..), (other, ..)| {
        if alone {
            return rate(other).total_cmp(&rate(one));
        }
        rank(one).cmp(&rank(other)).then(width(other).total_cmp(&width(one)))
    });
    let more = found.len().saturating_sub(most);
    found.truncate(most);
    let reference = measure.reference_rate(area);
    html! {
        p.small { (built.edition.area_name(area)) ", " (latest_period(measure, area))
            @if area != built.edition.main { ". There are no figures for " (built.edition.area_name(&built.edition.main)) "." } }
        ul.findings {
            @for (finding, _, holds) in &found {
                li .clear[rank(finding) == 1] .worse[rank(finding) == 0] {
                    p { (sentence(definition, finding, reference)) }
                    @if !alone { p { (verdict(finding, *holds)) @if let Some(fares) = fares(definition, finding) { " " (fares) } @if let Some(why) = finding.too_close { " " span.small { (why.words()) } } } }
                }
            }
        }
        @if more > 0 { p { "And " (more) @if more == 1 { " more group" } @else { " more groups" } ": see the table." } }
    }
}

/// What so many comparisons at once mean.
pub fn chance(built: &Built) -> Markup {
    let several = &built.several;
    if several.made < 2 {
        return html! {};
    }
    html! {
        div.panel {
            h2 { "How many of these could be chance?" }
            p {
                "In the area it is about, this edition makes " (several.made) " comparisons. "
                "If nobody differed from anybody, about " (figure_of(several.by_chance)) " of these would look different by chance alone. "
                (several.different) " do. " (several.holding) " of them still do when it counts that there are so many (Holm’s method)."
            }
        }
    }
}

/// All measures of the area beside each other, on the same axis.
pub fn overview_page(built: &Built) -> String {
    let edition = &built.edition;
    let area = edition.main.as_str();
    let panels: Vec<(&BuiltMeasure, Panel)> =
        built.measures.iter().filter_map(|measure| Some((measure, panel(measure, area)?))).collect();
    let without: Vec<&BuiltMeasure> =
        built.measures.iter().filter(|measure| !panels.iter().any(|(one, _)| one.plan.id == measure.plan.id)).collect();
    let name = edition.area_name(&edition.main);
    let main = html! {
        h1 { (name) " on one page" }
        p { "Each chart asks how many times as likely something is for a group as for those it is compared with. The broken line is 1: the same. A full dot is more than chance explains; a hollow dot could be chance. The lines show how far chance alone could move it (95% interval)." }
        ul.grid {
            @for (at, (measure, panel)) in panels.iter().enumerate() {
                li {
                    h2 { a href=(format!("measures/{}.html", measure.plan.id)) { (panel.title) } }
                    (overview(&format!("panel-{at}"), panel))
                    p.small { (latest_period(measure, area)) ". Compared with " (measure.plan.definition.reference) "." }
                }
            }
        }
        @if !without.is_empty() {
            h2 { "Measures without such a chart" }
            ul { @for measure in without { li { a href=(format!("measures/{}.html", measure.plan.id)) { (measure.plan.title) } ": " (why_none(measure, area, name)) } } }
        }
    };
    frame(edition, &Place { up: "", current: "overview.html", title: "All on one page" }, &main)
}

/// Why a measure has no chart of ratios.
fn why_none(measure: &BuiltMeasure, area: &str, name: &str) -> String {
    let found = measure.of_area(area);
    if found.iter().all(|(finding, ..)| finding.estimate.is_none()) {
        let hidden = found.iter().any(|(finding, ..)| is_hidden(finding));
        return if hidden { "its figures are hidden.".to_owned() } else { format!("it has no figures for {name}.") };
    }
    let compared = found.iter().any(|(finding, ..)| finding.comparison.is_some());
    if compared { "its figures have no ratio." } else { "it compares nobody." }.to_owned()
}

fn panel(measure: &BuiltMeasure, area: &str) -> Option<Panel> {
    let rows: Vec<_> = measure
        .of_area(area)
        .into_iter()
        .filter(|(finding, ..)| finding.verdict != Verdict::Reference)
        .map(|(finding, ..)| {
            let ratio = finding
                .comparison
                .as_ref()
                .and_then(|one| Some((one.ratio?, one.interval?.lower, one.interval?.upper)));
            (finding.group.clone(), ratio, matches!(finding.verdict, Verdict::Higher | Verdict::Lower))
        })
        .collect();
    rows.iter().any(|(_, ratio, _)| ratio.is_some()).then(|| Panel { title: measure.plan.title.clone(), rows })
}
