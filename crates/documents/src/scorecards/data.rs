use super::Files;
use alongside_domain::scorecards::editions::{Built, OpenData, OpenMeasure};
use alongside_domain::text::harmless;
use serde_json::{Value, json};

/// The open data: everything as JSON, and each measure as CSV with metadata beside it
/// (CSV on the Web, W3C).
pub fn files(built: &Built, open: &OpenData, files: &mut Files) {
    files.insert("data/scorecard.json".to_owned(), pretty(open));
    for measure in &open.measures {
        files.insert(format!("data/{}.csv", measure.id), csv_of(measure));
        files.insert(format!("data/{}.csv-metadata.json", measure.id), pretty(&metadata(built, open, measure)));
    }
}

/// The figures of one measure as CSV.
pub fn table(open: &OpenData, id: &str, files: &mut Files) {
    for measure in open.measures.iter().filter(|measure| measure.id == id) {
        files.insert(format!("data/{id}.csv"), csv_of(measure));
    }
}

fn pretty(value: &impl serde::Serialize) -> Vec<u8> {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}

/// Name, what it says, and its kind for programs.
pub(super) const COLUMNS: &[(&str, &str, &str)] = &[
    ("area_code", "Code of the area", "string"),
    ("area", "Name of the area", "string"),
    ("period", "When", "string"),
    ("group", "Ethnic group; Everybody for all together", "string"),
    ("numerator", "How many, or a sign: [c] hidden, [x] not available, [z] not applicable, [low] low", "string"),
    ("denominator", "Among how many, or a sign", "string"),
    ("published_value", "A figure its source worked out", "number"),
    ("rate", "Numerator by denominator, for as many people as the metadata says", "number"),
    ("rate_lower", "Lower end of its 95% interval", "number"),
    ("rate_upper", "Upper end of its 95% interval", "number"),
    ("rate_method", "How the interval was found", "string"),
    ("compared_with", "The group it is compared with", "string"),
    ("relative_likelihood", "How many times as likely as in that group", "number"),
    ("relative_likelihood_lower", "Lower end of its 95% interval", "number"),
    ("relative_likelihood_upper", "Upper end of its 95% interval", "number"),
    ("difference", "Rate less the rate of that group", "number"),
    ("difference_lower", "Lower end of its 95% interval", "number"),
    ("difference_upper", "Upper end of its 95% interval", "number"),
    ("verdict", "higher, lower, not_clear, reference, not_shown, no_ratio, not_judged, not_compared", "string"),
    ("unreliable", "Fewer than 20 in one of the two groups", "boolean"),
    ("relative_likelihood_before", "How many times as likely in the edition before, where the two are alike", "number"),
    ("change", "How many times as likely now, divided by that", "number"),
    ("change_lower", "Lower end of its 95% interval", "number"),
    ("change_upper", "Upper end of its 95% interval", "number"),
    (
        "holds_among_all",
        "Still different when it counts how many comparisons the edition makes in the area it is about (Holm); empty elsewhere and where there is no ratio",
        "boolean",
    ),
];

fn csv_of(measure: &OpenMeasure) -> Vec<u8> {
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let _ = out.write_record(COLUMNS.iter().map(|(name, ..)| name));
    for row in &measure.rows {
        let row = serde_json::to_value(row).unwrap_or_default();
        let cells = COLUMNS.iter().map(|(name, ..)| match &row[*name] {
            Value::Null if *name == "group" => "Everybody".to_owned(),
            Value::Null => String::new(),
            Value::String(text) => harmless(text),
            other => other.to_string(),
        });
        let _ = out.write_record(cells);
    }
    out.into_inner().unwrap_or_default()
}

fn metadata(built: &Built, open: &OpenData, measure: &OpenMeasure) -> Value {
    let columns: Vec<Value> = COLUMNS
        .iter()
        .map(|(name, says, kind)| json!({ "name": name, "titles": name, "dc:description": says, "datatype": kind }))
        .collect();
    json!({
        "@context": "http://www.w3.org/ns/csvw",
        "url": format!("{}.csv", measure.id),
        "dc:title": measure.title,
        "dc:publisher": open.publisher,
        "dc:issued": open.date,
        "dc:isPartOf": open.title,
        "dc:license": measure.source["licence"],
        "dc:source": measure.source,
        "rate_is_for": measure.definition.per,
        "threshold": built.edition.threshold,
        "definition": measure.definition,
        "tableSchema": { "columns": columns },
    })
}
