use super::plan::{Edition, Planned};
use std::collections::BTreeMap;

/// The plan of an edition in its folder.
pub const PLAN: &str = "edition.toml";

/// A version of an edition that was published: its name in addresses, and its number.
pub type Release = (String, i64);

/// What a version is made of, as the folder that `alongside scorecard build` takes: its plan and the
/// files of its measures. The open data of `releases`, all that was published before, lies beside
/// them as [`data_file`] says. Nothing, if the plan cannot be written.
pub fn inputs(
    edition: &Edition,
    files: &BTreeMap<String, String>,
    releases: &[Release],
) -> Option<BTreeMap<String, String>> {
    let mut plan = edition.clone();
    let last = |name: &String| releases.iter().filter(|(one, _)| one == name).max_by_key(|(_, version)| *version);
    plan.previous = plan.previous.as_ref().and_then(last).map(data_file);
    plan.earlier = releases.iter().map(data_file).collect();
    let used: Vec<&String> = plan.measures.iter().flat_map(Planned::files).collect();
    let own = files.iter().filter(|(name, _)| used.contains(name));
    let mut folder: BTreeMap<String, String> = own.map(|(name, text)| (name.clone(), text.clone())).collect();
    folder.insert(PLAN.to_owned(), toml::to_string(&plan).ok()?);
    Some(folder)
}

/// What the open data of a release is called in such a folder.
pub fn data_file((name, version): &Release) -> String {
    format!("{name}@{version}.json")
}

/// The releases whose open data belongs into a folder, by its plan.
pub fn needed(folder: &BTreeMap<String, String>, releases: &[Release]) -> Vec<Release> {
    let plan: Option<Edition> = folder.get(PLAN).and_then(|text| toml::from_str(text).ok());
    let wanted: Vec<String> = plan.into_iter().flat_map(|plan| plan.earlier.into_iter().chain(plan.previous)).collect();
    releases.iter().filter(|release| wanted.contains(&data_file(release))).cloned().collect()
}

/// An edition as its plan says; nothing, where the text is no plan.
pub fn plan_in(text: &str) -> Option<Edition> {
    toml::from_str(text).ok()
}

/// The pictures and recordings that belong into a folder, by its plan: they lie among the pages.
pub fn media_of(folder: &BTreeMap<String, String>) -> Vec<String> {
    let plan = folder.get(PLAN).and_then(|text| plan_in(text));
    plan.into_iter().flat_map(|plan| plan.media).filter_map(|one| one.file).collect()
}
