use super::drawings::{chart_file, figure};
use super::frame::{Place, alone, document, frame, paragraphs};
use super::home::lead;
use super::outliers::outliers;
use super::wards::wards;
use super::{Shown, tables};
use crate::charts::{Row, ratios};
use alongside_domain::calendars::short;
use alongside_domain::scorecards::editions::{Built, BuiltMeasure, Edition, Part, Response, SAY, Source};
use alongside_domain::scorecards::findings::{Change, Finding, Verdict};
use alongside_domain::scorecards::periods;
use maud::{Markup, html};

/// A measure, whole: what was found, chart, table, working, other areas, what changed, who
/// said what, and where the figures are from.
pub fn page(built: &Built, measure: &BuiltMeasure, shown: Shown) -> String {
    let (edition, plan) = (&built.edition, &measure.plan);
    let theme = edition.themes.iter().find(|theme| theme.id == plan.theme);
    let main = html! {
        @if let Some(theme) = theme {
            p.small { @if shown == Shown::Alone { (theme.title) } @else { a href=(format!("../themes/{}.html", theme.id)) { (theme.title) } } }
        }
        h1 { (plan.title) }
        (lead(built, measure, 6))
        (paragraphs(&plan.narrative))
        @if let Some(area) = measure.first_area(&built.edition) {
            (figure(built, measure, area, "chart", &html! {
                "Source: " (plan.source.publisher) ", " (plan.source.title) ". " a.download href=(format!("../{}", chart_file(&plan.id, area))) { "This chart as a file (SVG)" } "."
            }))
            h2 #table { "The figures" }
            (tables::groups(built, measure, area))
            @if measure.findings.iter().any(tables::is_hidden) {
                p.small { "[c]: hidden to protect people"
                    @if measure.published.small + measure.published.for_others > 0 { ", here or by the source. Counts under " (edition.threshold) " are hidden, and others with them where they would give them away." }
                    @else { ", by the source." }
                }
            }
            @if measure.findings.iter().any(|one| one.estimate.is_none() && !tables::is_hidden(one)) { p.small { "[x]: not available." } }
            (working(measure, area))
        }
        (changes(built, measure))
        (areas(built, measure))
        (over_time(built, measure))
        (wards(built, measure))
        (outliers(built, measure))
        (spoken(built, measure))
        (source(&plan.source, measure))
        div.download { h2 { "Take the figures" }
        @let table = html! { a.download href=(format!("../data/{}.csv", plan.id)) { "Table (CSV)" } };
        @if shown == Shown::Alone { p { (table) } } @else {
            ul {
                li { (table) ": " a href="../methods.html#columns" { "what each column means" } ", " a href=(format!("../data/{}.csv-metadata.json", plan.id)) { "the same for programs" } }
                li { a href=(format!("../embed/{}.html", plan.id)) { "This chart alone" } ". To show it on another page, put the address of that link between the first quotation marks:" br; code { "<iframe src=\"\" title=\"" (plan.title) "\" width=\"420\" height=\"520\"></iframe>" } }
            }
        } }
    };
    let place = Place { up: "../", current: "", title: &plan.title };
    if shown == Shown::Alone { alone(edition, &place, &main) } else { frame(edition, &place, &main) }
}

/// The chart alone, for the pages of others: its own title, source and table, no script.
pub fn embedded(built: &Built, measure: &BuiltMeasure) -> String {
    let plan = &measure.plan;
    document(
        "../",
        &plan.title,
        &html! {
            main.wrap {
                h1 { (plan.title) }
                @if let Some(area) = measure.first_area(&built.edition) {
                    @if area != built.edition.main { p { "There are no figures for " (built.edition.area_name(&built.edition.main)) "." } }
                    (figure(built, measure, area, "chart", &html! { "Source: " (plan.source.publisher) ", " (plan.source.title) ". " (plan.source.licence) "." }))
                    @for note in &plan.source.breaks { p.small { (note) } }
                    (tables::groups(built, measure, area))
                }
                (wards(built, measure))
                (outliers(built, measure))
                p { a href=(format!("../measures/{}.html", plan.id)) target="_top" { "More in " (built.edition.title) } }
            }
        },
    )
}

fn working(measure: &BuiltMeasure, area: &str) -> Markup {
    html! {
        details { summary { "How each figure was worked out" }
            @for (finding, ..) in measure.of_area(area) {
                h3 { (finding.group) }
                ol { @for line in &finding.working { li { (line) } } }
                @for caution in &finding.cautions { p.small { (caution) } }
            }
        }
    }
}

fn changes(built: &Built, measure: &BuiltMeasure) -> Markup {
    let Some(area) = measure.first_area(&built.edition) else { return html! {} };
    let found = measure.of_area(area);
    let found: Vec<_> = found.iter().filter_map(|(finding, change, _)| Some((finding, (*change)?))).collect();
    if found.is_empty() {
        return html! {};
    }
    let not_alike = found.iter().find_map(|(_, change)| change.not_alike());
    html! {
        h2 { "Since the edition before" }
        @if let Some(why) = not_alike { p { "The two are not compared: " (why) } } @else {
            ul {
                @for (finding, change) in &found {
                    li {
                        strong { (finding.group) ": " }
                        (change.sentence(&finding.period))
                        @if let Change::Found { working, .. } = change {
                            details { summary { "How" } ol { @for line in working { li { (line) } } } }
                        }
                    }
                }
            }
        }
    }
}

/// The same gap in other areas.
fn areas(built: &Built, measure: &BuiltMeasure) -> Markup {
    let edition = &built.edition;
    let codes: Vec<&str> = measure.areas(edition).collect();
    if codes.len() < 2 {
        return html! {};
    }
    let compared = measure.findings.iter().any(|one| one.comparison.as_ref().is_some_and(|one| one.ratio.is_some()));
    let mut groups: Vec<String> = Vec::new();
    for code in &codes {
        for (finding, ..) in measure.of_area(code) {
            if (!compared || finding.verdict != Verdict::Reference) && !groups.contains(&finding.group) {
                groups.push(finding.group.clone());
            }
        }
    }
    let says = |finding: &Finding| if compared { tables::ratio(finding) } else { super::said(finding) };
    let of = |code: &str, group: &str| {
        measure
            .of_area(code)
            .into_iter()
            .find(|(finding, ..)| finding.group == group)
            .map(|(finding, ..)| finding.clone())
    };
    let without: Vec<&str> = edition
        .areas
        .iter()
        .filter(|area| area.within.is_none() && !codes.contains(&area.code.as_str()))
        .map(|area| area.name.as_str())
        .collect();
    html! {
        h2 { "In other areas" }
        @if compared { p { (tables::often(measure)) " as for " (measure.plan.definition.reference) " in the same area." } }
        @else { p { "The same figure: " (super::drawings::axis(measure)) "." } }
        div.scroll tabindex="0" role="region" aria-label="Table: the same in other areas" {
            table {
                caption { span { (measure.plan.title) @if compared { ": " (tables::often(measure).to_lowercase()) ", and how far chance alone could move it (95% interval)" } } }
                thead { tr { th scope="col" { "Area" } @for group in &groups { th.number scope="col" { (group) } } } }
                tbody {
                    @for code in &codes {
                        tr { th scope="row" { (edition.area_name(code)) }
                            @for group in &groups { td.number { (of(code, group).map_or_else(|| "–".to_owned(), |finding| says(&finding))) } } }
                    }
                }
            }
        }
        @for (at, group) in groups.iter().enumerate() {
            @let rows: Vec<Row> = codes.iter().filter_map(|code| of(code, group)).map(|finding| Row {
                label: finding.area.name.clone(),
                ratio: finding.comparison.as_ref().and_then(|one| Some((one.ratio?, one.interval?.lower, one.interval?.upper))),
                says: tables::ratio(&finding),
                clear: matches!(finding.verdict, Verdict::Higher | Verdict::Lower),
            }).collect();
            @if rows.iter().any(|row| row.ratio.is_some()) {
                @let listed: Vec<String> = rows.iter().map(|row| format!("{} {}", row.label, row.says)).collect();
                h3 { (group) }
                figure {
                    (ratios(&format!("areas-{at}"), &format!("{}: {group} beside {}, by area", measure.plan.title, measure.plan.definition.reference), &format!("{}. A full dot is more than chance explains.", listed.join("; ")), &rows))
                }
            }
        }
        @if !without.is_empty() { p.small { "Without figures here: " (without.join(", ")) "." } }
    }
}

/// Every period the file has, where it has several.
fn over_time(built: &Built, measure: &BuiltMeasure) -> Markup {
    let Some(area) = measure.first_area(&built.edition) else { return html! {} };
    let all: Vec<_> = measure.findings.iter().filter(|finding| finding.area.code == area).collect();
    let mut periods: Vec<&str> = all.iter().map(|finding| finding.period.as_str()).collect();
    periods.sort_by(|one, other| periods::compare(one, other));
    periods.dedup();
    if periods.len() < 2 {
        return html! {};
    }
    let mut groups: Vec<&str> = Vec::new();
    all.iter().for_each(|finding| {
        if !groups.contains(&finding.group.as_str()) {
            groups.push(&finding.group)
        }
    });
    html! {
        h2 { "Over time" }
        @for note in &measure.plan.source.breaks { p { (note) } }
        div.scroll tabindex="0" role="region" aria-label="Table: over time" {
            table {
                caption { span { (measure.plan.title) ", " (built.edition.area_name(area)) } }
                thead { tr { th scope="col" { "When" } @for group in &groups { th.number scope="col" { (group) } } } }
                tbody { @for period in &periods { tr { th scope="row" { (period) }
                    @for group in &groups {
                        @let found = all.iter().find(|one| one.period == *period && one.group == *group);
                        td.number { (found.map_or_else(|| "–".to_owned(), |one| super::said(one))) }
                    } } } }
            }
        }
    }
}

/// What those who answer for it, and residents, said, and what was agreed.
fn spoken(built: &Built, measure: &BuiltMeasure) -> Markup {
    let (edition, id) = (&built.edition, &measure.plan.id);
    let responses = edition.responses.iter().filter(|one| one.measure == *id && one.is_told());
    let (responses, partners): (Vec<_>, Vec<_>) = responses.partition(|one| one.part == Part::AnswersForIt);
    let comments: Vec<_> = edition.comments.iter().filter(|one| one.measure.as_ref() == Some(id)).collect();
    let actions: Vec<_> = edition.actions.iter().filter(|one| one.measure.as_ref() == Some(id)).collect();
    html! {
        @if !responses.is_empty() { h2 { "What those who answer for it say" } }
        @for one in responses { (response(edition, one)) }
        @if !partners.is_empty() { h2 { "Who works on it with us" } }
        @for one in partners { (response(edition, one)) }
        @if !comments.is_empty() { h2 { "What residents said" } }
        @for comment in comments { (said_by_residents(comment)) }
        @if !actions.is_empty() { h2 { "What was agreed" } (super::about::actions(&actions)) }
        @if let Some(address) = say_at(edition, "../", Some(id)) { p { a href=(address) { "Say what you think of this" } } }
    }
}

fn response(edition: &Edition, response: &Response) -> Markup {
    html! {
        div.panel {
            h3 { (response.holder) }
            @match response.answered {
                Some(answered) => { (paragraphs(&response.says)) p.small { @if !response.by.is_empty() { (response.by) ". " } "Answered on " (short(answered)) ", asked on " (short(response.asked)) "." } }
                None => { p { strong { (response.silence(edition.date)) } " Asked on " (short(response.asked)) " to answer by " (short(response.due)) "." } }
            }
        }
    }
}

/// Where residents say what they think, from a page that lies `up` from the edition's own.
pub fn say_at(edition: &Edition, up: &str, measure: Option<&str>) -> Option<String> {
    let at = edition.say_at.as_deref()?;
    let about = measure.map_or_else(String::new, |id| format!("?about={id}"));
    Some(if edition.is_served() { format!("{up}{SAY}{about}") } else { at.to_owned() })
}

pub fn said_by_residents(comment: &alongside_domain::scorecards::editions::Comment) -> Markup {
    html! {
        div.panel {
            blockquote { (paragraphs(&comment.says)) }
            p.small { (short(comment.said)) @if comment.changed { ". Whoever publishes this has changed or shortened the words." } }
            @if !comment.answer.is_empty() { p { strong { "What we did: " } (comment.answer) } }
        }
    }
}

fn source(source: &Source, measure: &BuiltMeasure) -> Markup {
    html! {
        h2 { "Where the figures are from" }
        dl {
            dt { strong { "Source" } }
            dd { (source.publisher) ", " @match &source.address { Some(address) => { a href=(address) { (source.title) } } None => { (source.title) } } ". Retrieved on " (short(source.retrieved)) "." }
            dt { strong { "Period" } } dd { (source.period) }
            @if let Some(year) = &source.base_year { dt { strong { "Among whom" } } dd { (year) } }
            @if let Some(list) = &source.classification { dt { strong { "Groups" } } dd { (list) } }
            @if !source.says.is_empty() { dt { strong { "What is counted" } } dd { (source.says) } }
            dt { strong { "Licence" } } dd { (source.licence) }
        }
        @if !source.breaks.is_empty() { h3 { "Know this before you compare" } ul { @for one in &source.breaks { li { (one) } } } }
        @if !measure.published.notices.is_empty() {
            details { summary { "What was noticed when the file was read" } ul { @for notice in &measure.published.notices { li { (notice) } } } }
        }
    }
}
