use super::columns::recognise;
use super::mapping::Mapping;
use super::sheet::Sheet;

/// Which column of a file was read as what: what it is read as, and its heading. `without_total` where
/// nobody is counted among, or in another file.
pub fn understood(sheet: &Sheet, mapping: &Mapping, without_total: bool) -> Vec<(&'static str, String)> {
    let apart = Mapping { without_total: mapping.without_total || without_total, ..mapping.clone() };
    let Ok(columns) = recognise(sheet, &apart) else { return Vec::new() };
    let one = |says: &'static str, at: Option<usize>| at.map(|at| (says, sheet.heading(at).to_owned()));
    let across: Vec<&str> = columns.across.iter().map(|at| sheet.heading(*at)).collect();
    [
        one("The area’s code", columns.area_code),
        one("The area’s name", columns.area_name),
        one("The group", columns.group),
        (!across.is_empty()).then(|| ("Columns that are groups", across.join(", "))),
        one("What is counted", columns.events),
        one("Among how many", columns.total),
        one("A figure the source worked out", columns.value),
        one("The time", columns.period),
    ]
    .into_iter()
    .flatten()
    .collect()
}
