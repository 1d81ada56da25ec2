use super::super::site::{count, often, said};
use crate::typeset::words;
use alongside_domain::scorecards::editions::{Built, BuiltMeasure};
use alongside_domain::scorecards::findings::{Finding, figure_of};
use std::fmt::Write as _;

/// Every group of the area it is about.
pub fn groups(measure: &BuiltMeasure, area: &str, text: &mut String) {
    // Columns that are measured by every cell take a third more memory in a large edition.
    let _ = writeln!(
        text,
        "#table(columns: (3fr, 3fr, 4fr, 4fr), table.header[*Group*][*Counted*][*Figure (95% interval)*][*{}*],",
        often(measure)
    );
    for (finding, ..) in measure.of_area(area) {
        let counted = match finding.shown.total {
            None => count(finding.shown.events),
            total => format!("{} of {}", count(finding.shown.events), count(total)),
        };
        row(text, &[finding.group.clone(), counted, said(finding), times(finding).unwrap_or_else(|| "–".to_owned())]);
    }
    text.push_str(")\n\n");
}

/// The areas it is compared with, each in a row. What they are made of is in the open data: a
/// table of every group of every area is thousands of cells, and nobody reads it on paper.
pub fn areas(built: &Built, measure: &BuiltMeasure, text: &mut String) {
    let edition = &built.edition;
    let compared = measure.findings.iter().any(|finding| finding.comparison.is_some());
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
