use super::fields::of_measure;
use alongside_domain::scorecards::editions::Planned;
use alongside_ui::fields::Fields;

/// What a colleague has kept meanwhile, where it is other than what is typed: by the words over each field.
/// Saving replaces it, and nobody replaces what they have not seen.
pub(super) fn meanwhile(kept: &Planned, typed: &Fields) -> Vec<(&'static str, String)> {
    let theirs = of_measure(kept);
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let differ = |name: &str| plain(theirs.one(name)) != plain(typed.one(name));
    let said = |name: &str| match theirs.one(name).trim() {
        "" => "nothing".to_owned(),
        text => text.to_owned(),
    };
    FIELDS.iter().filter(|(name, _)| differ(name)).map(|(name, words)| (*words, said(name))).collect()
}

const FIELDS: [(&str, &str); 44] = [
    ("title", "What the measure is called"),
    ("theme", "Theme"),
    ("what", "What is counted, as the end of a sentence"),
    ("who", "Among whom"),
    ("kind", "What kind of figure is it?"),
    ("sense", "What does more of it mean?"),
    ("reference", "Compared with"),
    ("per", "A figure is for so many people"),
    ("rounded", "The source rounds its counts to"),
    ("level", "How finely are groups told apart?"),
    ("source", "Whose figures they are"),
    ("source-title", "What the source is called"),
    ("source-address", "Its address"),
    ("licence", "Licence"),
    ("retrieved", "Retrieved on"),
    ("source-period", "The time they are about"),
    ("base-year", "Whose number the rate is of, and of which year"),
    ("classification", "By which list of groups people were asked"),
    ("source-says", "What is counted, in the source’s sense"),
    ("breaks", "What to know before anybody compares"),
    ("narrative", "Words for readers"),
    ("events", "Column of what is counted"),
    ("total", "Column of among how many"),
    ("value", "Column of a figure the source worked out"),
    ("group", "Column of the group"),
    ("across", "Columns that are groups"),
    ("area-code", "Column of the area’s code"),
    ("area-name", "Column of the area’s name"),
    ("only-area", "The one area of the file"),
    ("period", "Column of the time"),
    ("keep", "Only rows that say so"),
    ("people-count", "In the file of people: column of how many"),
    ("people-group", "In the file of people: column of the group"),
    ("people-area-code", "In the file of people: column of the area’s code"),
    ("people-area-name", "In the file of people: column of the area’s name"),
    ("people-period", "In the file of people: column of the time"),
    ("people-keep", "In the file of people: only rows that say so"),
    ("people-thousands", "The file of people writes 1,234 for 1234"),
    ("family", "Other measures count the same: what they share"),
    ("not-alike", "Why it cannot be compared with the edition before"),
    ("thousands", "The file writes 1,234 for 1234"),
    ("without-groups", "The file does not tell groups apart"),
    ("map", "Draw a map of the wards"),
    ("outliers", "Show which areas lie further from all of them"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_field_of_a_measure_has_its_words() {
        let source =
            json!({"publisher": "P", "title": "T", "licence": "L", "retrieved": "2026-01-02", "period": "2025/26"});
        let measure = json!({"id": "a", "theme": "t", "title": "A", "file": "a.csv", "definition": {"what": "were"}, "source": source});
        let measure: Planned = serde_json::from_value(measure).expect("a measure");
        let typed = of_measure(&measure);
        let without = typed.iter().map(|(name, _)| name).filter(|name| !FIELDS.iter().any(|(one, _)| one == name));
        assert_eq!(without.collect::<Vec<_>>(), ["seen"]);
        assert!(meanwhile(&measure, &typed).is_empty(), "nothing differs from itself");
    }
}
