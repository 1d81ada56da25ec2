use super::super::site::{apart, beside, count, often, said};
use crate::typeset::words;
use alongside_domain::scorecards::editions::{Built, BuiltMeasure};
use alongside_domain::scorecards::findings::{Finding, figure_of};
use std::fmt::Write as _;

/// Every group of the area it is about. An average has no counts and no ratios: no columns of nothing.
pub fn groups(measure: &BuiltMeasure, area: &str, text: &mut String) {
    let found = measure.of_area(area);
    let counted = found.iter().any(|(finding, ..)| finding.shown.events.is_some());
    let ratios = counted || found.iter().any(|(finding, ..)| times(finding).is_some());
    let compared = found.iter().any(|(finding, ..)| finding.comparison.is_some());
    // Columns that are measured by every cell take a third more memory in a large edition.
    let columns = [
        (true, "3fr", "Group"),
        (counted, "3fr", "Counted"),
        (true, "4fr", "Figure (95% interval)"),
        (compared && ratios, "4fr", often(measure)),
        (compared, "4fr", "Difference"),
    ];
    let there = || columns.iter().filter(|one| one.0);
    let widths: Vec<&str> = there().map(|one| one.1).collect();
    let heads: String = there().map(|one| format!("[*{}*]", one.2)).collect();
    let _ = writeln!(text, "#table(columns: ({}), table.header{heads},", widths.join(", "));
    for (finding, ..) in found {
        let among = match finding.shown.total {
            None => count(finding.shown.events),
            total => format!("{} of {}", count(finding.shown.events), count(total)),
        };
        let nothing = || "–".to_owned();
        let cells = [
            finding.group.clone(),
            among,
            said(finding),
            times(finding).unwrap_or_else(nothing),
            finding.comparison.as_ref().map_or_else(nothing, apart),
        ];
        let cells: Vec<String> =
            cells.into_iter().zip(&columns).filter(|(_, column)| column.0).map(|(cell, _)| cell).collect();
        row(text, &cells);
    }
    for (who, pair) in beside(measure, area).into_iter().filter(|_| counted) {
        let among = match pair.total {
            None => count(pair.events),
            total => format!("{} of {}", count(pair.events), count(total)),
        };
        let nothing = "–".to_owned();
        let cells = [who.to_owned(), among, nothing.clone(), nothing.clone(), nothing];
        let cells: Vec<String> =
            cells.into_iter().zip(&columns).filter(|(_, column)| column.0).map(|(cell, _)| cell).collect();
        row(text, &cells);
    }
    text.push_str(")\n\n");
}

/// The areas it is compared with, each in a row. What they are made of is in the open data: a
/// table of every group of every area is thousands of cells, and nobody reads it on paper.
pub fn areas(built: &Built, measure: &BuiltMeasure, text: &mut String) {
    let edition = &built.edition;
    let compared = measure.findings.iter().any(|finding| times(finding).is_some());
    let rows: Vec<[String; 2]> = measure
        .areas(edition)
        .map(|area| {
            let found = measure.of_area(area);
            let one = |finding: &Finding| {
                let what = if compared { times(finding)? } else { said(finding) };
                Some(format!("{} {what}", finding.group))
            };
            let listed: Vec<String> = found.iter().filter_map(|(finding, ..)| one(finding)).collect();
            let none = || "not shown or not available".to_owned();
            [edition.area_name(area).to_owned(), if listed.is_empty() { none() } else { listed.join("; ") }]
        })
        .collect();
    if rows.len() < 2 {
        return;
    }
    let head = if compared { format!("{} as the group compared with", often(measure)) } else { "Figure".to_owned() };
    let _ = writeln!(text, "#table(columns: (1fr, 3fr), table.header[*Area*][*{head}*],");
    rows.iter().for_each(|cells| row(text, cells));
    text.push_str(")\n\n");
}

fn row(text: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells.iter().map(|cell| format!("[{}]", words(cell))).collect();
    let _ = writeln!(text, "{},", cells.join(", "));
}

fn times(finding: &Finding) -> Option<String> {
    let one = finding.comparison.as_ref()?;
    let (ratio, interval) = (one.ratio?, one.interval?);
    Some(format!("{} ({} to {})", figure_of(ratio), figure_of(interval.lower), figure_of(interval.upper)))
}
