use super::Area;

/// Which of some areas are part of which others, as their codes say: the boroughs of London
/// of London, the regions of England. What a code does not say is said by whoever publishes.
pub fn parts_by_code<'a>(areas: impl Iterator<Item = &'a Area>) -> Vec<(String, String)> {
    let whole = |code: &str| {
        let region = code.strip_prefix("E120000").is_some_and(|number| ("01"..="09").contains(&number));
        match code {
            _ if code.starts_with("E09") => Some(LONDON),
            _ if region => Some(ENGLAND),
            _ => None,
        }
    };
    let mut parts: Vec<(String, String)> =
        areas.filter_map(|area| Some((area.code.clone(), whole(&area.code)?.to_owned()))).collect();
    parts.sort();
    parts.dedup();
    parts
}

const LONDON: &str = "E12000007";
const ENGLAND: &str = "E92000001";
