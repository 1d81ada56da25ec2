use crate::charts::{Ward, map};
use alongside_domain::scorecards::Kind;
use alongside_domain::scorecards::editions::{Built, BuiltMeasure, Role};
use alongside_domain::scorecards::findings::{Finding, figure_of};
use maud::{Markup, html};

/// A map of the wards and the same as a table, for each group; the first stands open.
pub fn wards(built: &Built, measure: &BuiltMeasure) -> Markup {
    if !measure.plan.map {
        return html! {};
    }
    let is_part = |finding: &&Finding| built.edition.role(&finding.area.code) == Some(Role::Part);
    let areas: std::collections::BTreeSet<&str> =
        measure.findings.iter().filter(is_part).map(|finding| finding.area.code.as_str()).collect();
    let parts: Vec<&Finding> =
        areas.iter().flat_map(|area| measure.of_area(area)).map(|(finding, ..)| finding).collect();
    let mut groups: Vec<&str> = Vec::new();
    parts.iter().for_each(|finding| {
        if !groups.contains(&finding.group.as_str()) {
            groups.push(&finding.group);
        }
    });
    if parts.is_empty() {
        return html! {};
    }
    html! {
        h2 { "By ward" }
        @for (at, group) in groups.iter().enumerate() {
            @if at == 0 { (of_group(measure, &parts, group, at)) }
            @else { details { summary { "By ward: " (group) } (of_group(measure, &parts, group, at)) } }
        }
    }
}

fn of_group(measure: &BuiltMeasure, parts: &[&Finding], group: &str, at: usize) -> Markup {
    let definition = &measure.plan.definition;
    let unit = if matches!(definition.kind, Kind::Share | Kind::Part) && definition.per == 100 { "%" } else { "" };
    let say = |value: f64| format!("{}{unit}", figure_of(value));
    let mut wards: Vec<Ward> = parts
        .iter()
        .filter(|finding| finding.group == group)
        .map(|finding| Ward {
            code: finding.area.code.clone(),
            name: finding.area.name.clone(),
            value: finding.estimate.map(|one| one.rate),
            says: super::said(finding),
        })
        .collect();
    wards.sort_by(|one, other| {
        let value = |ward: &Ward| ward.value.unwrap_or(f64::NEG_INFINITY);
        value(other).total_cmp(&value(one)).then_with(|| one.name.cmp(&other.name))
    });
    let axis = super::drawings::axis(measure);
    let title = format!("{}: {group}, {axis}", measure.plan.title);
    let ends = wards.first().zip(wards.iter().rfind(|ward| ward.value.is_some()));
    let description = ends.map_or_else(String::new, |(most, least)| {
        format!(
            "Most in {} ({}), least in {} ({}). The table has every ward.",
            most.name, most.says, least.name, least.says
        )
    });
    html! {
        @if let Some(drawn) = map(&format!("map-{at}"), &title, &description, &wards, &say) {
            figure { p.small { (title) } (drawn) figcaption { "Outlines: Office for National Statistics, Open Government Licence v3.0. Contains OS data © Crown copyright and database right 2022 and 2024. Contains National Statistics data." } }
        }
        details { summary { "The same as a table" }
            table { caption { span { (title) } } thead { tr { th scope="col" { "Ward" } th.number scope="col" { "Figure" } } }
                tbody { @for ward in &wards { tr { th scope="row" { (ward.name) } td.number { (ward.says) } } } } }
        }
    }
}
