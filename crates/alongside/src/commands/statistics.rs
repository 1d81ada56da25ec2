use super::Done;
use super::vectors::{Outcome, answer};
use crate::command_line::Statistics;
use alongside_domain::statistics::{
    Counts, Interval, Selected, Selection, Table, four_fifths, proportion, rate, rate_ratio, relative_likelihood,
    suppress, to_four, two_proportions,
};
use serde_json::{Map, Value, json};

/// The statistics of a file of counts.
pub fn run(asked: &Statistics) -> Done {
    answer(&asked.file, "type", |name, inputs| match work(name, inputs) {
        Ok(outcome) => outcome,
        Err(error) => Outcome::Error { error },
    })
}

type Worked = Result<Outcome, String>;

const TYPES: &str = "relative_likelihood, rate_ci, proportion_wilson, four_fifths, rate_ratio_poisson, \
                     two_proportion_test, suppression";

fn work(name: &str, inputs: &Value) -> Worked {
    match name {
        "relative_likelihood" => likelihood(inputs),
        "rate_ci" => rate_ci(inputs),
        "proportion_wilson" => share(inputs),
        "four_fifths" => fifths(inputs),
        "rate_ratio_poisson" => ratio(inputs),
        "two_proportion_test" => two(inputs),
        "suppression" => suppression(inputs),
        other => Err(format!("There is no type {other:?}. It is one of: {TYPES}.")),
    }
}

fn found(result: Value, working: Vec<String>, cautions: Vec<String>) -> Outcome {
    let Value::Object(result) = result else { return Outcome::Error { error: "Nothing was worked out.".to_owned() } };
    Outcome::Found { result, working, cautions, more: Map::new() }
}

fn four(value: f64) -> Value {
    json!(to_four(value))
}

fn maybe(value: Option<f64>) -> Value {
    value.map_or(Value::Null, four)
}

fn ends(interval: Option<Interval>) -> (Value, Value) {
    (maybe(interval.map(|one| one.lower)), maybe(interval.map(|one| one.upper)))
}

fn likelihood(inputs: &Value) -> Worked {
    let (group, reference) = (counts(inputs, "group")?, counts(inputs, "reference")?);
    let (confidence, per) = (decimal(inputs, "confidence", 0.95)?, decimal(inputs, "per", 1000.0)?);
    let one = relative_likelihood(group, reference, confidence, per).map_err(said)?;
    let ((katz_lower, katz_upper), (odds_lower, odds_upper)) = (ends(one.katz), ends(one.woolf));
    let result = json!({
        "rate_group": four(one.rate_group),
        "rate_reference": four(one.rate_reference),
        "relative_likelihood": maybe(one.ratio),
        "katz_log_lower": katz_lower,
        "katz_log_upper": katz_upper,
        "odds_ratio": maybe(one.odds),
        "odds_ratio_lower": odds_lower,
        "odds_ratio_upper": odds_upper,
        "difference": four(one.difference),
        "difference_newcombe_lower": four(one.newcombe.lower),
        "difference_newcombe_upper": four(one.newcombe.upper),
        "different_at_95": one.different,
    });
    Ok(found(result, one.working, one.cautions))
}

fn rate_ci(inputs: &Value) -> Worked {
    let (count, population) =
        (whole(inputs, &["count", "events", "numerator"])?, whole(inputs, &["population", "total", "denominator"])?);
    let (multiplier, confidence) = (decimal(inputs, "multiplier", 1000.0)?, decimal(inputs, "confidence", 0.95)?);
    let one = rate(count, population, multiplier, confidence).map_err(said)?;
    let result = json!({
        "rate": four(one.rate),
        "byar_lower": four(one.byar.lower),
        "byar_upper": four(one.byar.upper),
        "exact_poisson_lower": four(one.exact.lower),
        "exact_poisson_upper": four(one.exact.upper),
        "recommended": if one.exact_is_better { "exact_poisson" } else { "byar" },
    });
    Ok(found(result, one.working, one.cautions))
}

fn share(inputs: &Value) -> Worked {
    let (numerator, denominator) =
        (whole(inputs, &["numerator", "count", "events"])?, whole(inputs, &["denominator", "total", "population"])?);
    let counts = Counts::among(numerator, denominator).map_err(said)?;
    let one = proportion(counts, decimal(inputs, "confidence", 0.95)?).map_err(said)?;
    let result = json!({
        "proportion": four(one.share),
        "percent": four(one.share * 100.0),
        "wilson_lower": four(one.wilson.lower),
        "wilson_upper": four(one.wilson.upper),
    });
    Ok(found(result, one.working, one.cautions))
}

fn fifths(inputs: &Value) -> Worked {
    let threshold = decimal(inputs, "threshold", 0.8)?;
    if !(threshold > 0.0 && threshold <= 1.0) {
        return Err(format!("threshold is a part of the highest rate, above 0 and up to 1: {threshold} is not."));
    }
    let groups = inputs.get("groups").and_then(Value::as_object).filter(|groups| !groups.is_empty());
    let groups = groups.ok_or("groups are missing: a name with selected and applicants for each.")?;
    let mut all = Vec::with_capacity(groups.len());
    for (name, figures) in groups {
        let (selected, applicants) =
            (whole(figures, &["selected", "events"])?, whole(figures, &["applicants", "total"])?);
        all.push(Selected::of(name, selected, applicants).map_err(|why| format!("{name}: {why}"))?);
    }
    let one = four_fifths(&all, threshold);
    let of = |selection: &Selection| {
        let figures = json!({
            "selection_rate": maybe(selection.rate),
            "impact_ratio": maybe(selection.ratio),
            "adverse_impact_flag": selection.flagged,
        });
        (selection.group.clone(), figures)
    };
    let groups: Map<String, Value> = one.groups.iter().map(of).collect();
    Ok(found(json!({ "reference_group": one.reference, "groups": groups }), one.working, one.cautions))
}

fn ratio(inputs: &Value) -> Worked {
    let (group, reference) = (exposed(inputs, "group")?, exposed(inputs, "reference")?);
    let one = rate_ratio(group, reference, decimal(inputs, "confidence", 0.95)?).map_err(said)?;
    let (lower, upper) = ends(one.log);
    let result = json!({ "rate_ratio": maybe(one.ratio), "log_lower": lower, "log_upper": upper });
    Ok(found(result, one.working, one.cautions))
}

fn two(inputs: &Value) -> Worked {
    let one = two_proportions(counts(inputs, "group")?, counts(inputs, "reference")?);
    let result =
        json!({ "z_pooled": maybe(one.z), "chi_square": maybe(one.chi_square), "p_value_two_sided": maybe(one.p) });
    Ok(found(result, one.working, one.cautions))
}

/// What is true of every answer, for whoever checks it.
const PROPERTIES: [&str; 5] = [
    "every primary cell is suppressed",
    "zeros may be shown unless the policy suppresses them too",
    "where totals are published, no row or column has exactly one suppressed cell",
    "no suppressed value can be worked out by subtraction from published totals",
    "no published cell is a non-zero value below the threshold",
];
const BASE: u64 = 5;

fn suppression(inputs: &Value) -> Worked {
    let rows = inputs.get("cells").and_then(Value::as_array).ok_or("cells are missing: a list of rows.")?;
    let mut cells = Vec::with_capacity(rows.len());
    for (number, row) in rows.iter().enumerate() {
        let row = row.as_array().ok_or_else(|| format!("Row {number} is no list."))?;
        let read = row.iter().enumerate().map(|(column, cell)| {
            cell.as_u64().ok_or_else(|| {
                format!("Row {number}, column {column} is no count: {cell}. A count is 0 or more, and whole.")
            })
        });
        cells.push(read.collect::<Result<Vec<u64>, String>>()?);
    }
    let threshold = if inputs.get("threshold").is_none_or(Value::is_null) { 5 } else { whole(inputs, &["threshold"])? };
    let totals = match inputs.get("totals_published") {
        None | Some(Value::Null) => true,
        Some(published) => {
            published.as_bool().ok_or_else(|| format!("totals_published is no true or false: {published}."))?
        }
    };
    named(inputs, "rows", cells.len())?;
    named(inputs, "columns", cells.first().map_or(0, Vec::len))?;
    let table = Table::of(cells).map_err(said)?;
    let one = suppress(&table, threshold, totals);
    let places = |cells: &[(usize, usize)]| json!(cells.iter().map(|(row, column)| [row, column]).collect::<Vec<_>>());
    let result = json!({
        "published_cells": one.cells,
        "primary_suppressed": places(&one.primary),
        "secondary_suppressed": places(&one.secondary),
        "row_totals": one.row_totals,
        "column_totals": one.column_totals,
        "grand_total": one.grand_total,
        "rounded_to_base": { "base": BASE, "cells": table.rounded(BASE) },
        "properties": PROPERTIES,
    });
    let mut cautions = one.cautions;
    cautions.push(
        "Rounding is the other way, instead of hiding: each cell by itself, so that totals may not add up.".to_owned(),
    );
    Ok(found(result, one.working, cautions))
}

/// Names of rows or columns, if there are any: one for each.
fn named(inputs: &Value, which: &str, cells: usize) -> Result<(), String> {
    match inputs.get(which) {
        None | Some(Value::Null) => Ok(()),
        Some(Value::Array(names)) if names.len() == cells => Ok(()),
        Some(Value::Array(names)) => Err(format!("{which} has {} names, and the cells have {cells}.", names.len())),
        Some(_) => Err(format!("{which} is no list of names.")),
    }
}

fn said(why: impl std::fmt::Display) -> String {
    why.to_string()
}

/// A count under one of the names it may have.
fn whole(fields: &Value, names: &[&str]) -> Result<u64, String> {
    let name = names.iter().find(|name| fields.get(**name).is_some()).unwrap_or(&names[0]);
    let value = fields.get(*name).ok_or_else(|| format!("{name} is missing."))?;
    // A whole number may have been written with a decimal point.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be whole, and in range")]
    let plain = value
        .as_u64()
        .or_else(|| value.as_f64().filter(|one| one.fract() == 0.0 && (0.0..9e15).contains(one)).map(|one| one as u64));
    plain.ok_or_else(|| format!("{name} is no count: {value}. A count is 0 or more, and whole."))
}

fn decimal(fields: &Value, name: &str, otherwise: f64) -> Result<f64, String> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(otherwise),
        Some(value) => value.as_f64().ok_or_else(|| format!("{name} is no number: {value}.")),
    }
}

const EVENTS: &[&str] = &["events", "count", "numerator", "cases", "observed"];
const TOTAL: &[&str] = &["total", "population", "denominator", "person_years", "exposure"];

fn counts(inputs: &Value, name: &str) -> Result<Counts, String> {
    let figures = inputs.get(name).ok_or_else(|| format!("{name} is missing: events and total."))?;
    Counts::among(whole(figures, EVENTS)?, whole(figures, TOTAL)?).map_err(|why| format!("{name}: {why}"))
}

/// Events that may happen to somebody more than once.
fn exposed(inputs: &Value, name: &str) -> Result<Counts, String> {
    let figures = inputs.get(name).ok_or_else(|| format!("{name} is missing: events and total."))?;
    Ok(Counts { events: whole(figures, EVENTS)?, total: whole(figures, TOTAL)? })
}
