use super::super::Done;
use super::tables::{NoTable, open};
use crate::command_line::Compute;
use alongside_domain::scorecards::findings::{Finding, Several, figure_of, findings, several, verdict_words};
use alongside_domain::scorecards::{
    Definition, Kind, Mapping, Problem, Published, PublishedPair, Shown, parts_by_code, publish, read,
};
use alongside_domain::statistics::to_four;
use alongside_gate::disclosure_control::Policy;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// A measure out of a file.
pub fn run(asked: &Compute) -> Done {
    let said = |why: NoTable| match why {
        NoTable::Said(sentence) => sentence,
        NoTable::Problems(problems) => wrong(asked.json, &problems),
    };
    let mapping = mapping(asked)?;
    if asked.per == 0 || asked.rounded_to == 0 {
        return Err("A rate is for 1 person or more, and counts are rounded to 1 or more.".to_owned());
    }
    let sheet = open(&asked.file, asked.sheet.as_deref()).map_err(said)?;
    let people = asked.population.as_ref().map(|file| open(file, None)).transpose().map_err(said)?;
    let people_mapping = Mapping { thousands: mapping.thousands, ..Mapping::default() };
    let population = people.as_ref().map(|sheet| (sheet, &people_mapping));
    let kind = match (asked.repeats, &asked.value) {
        (true, _) => Kind::Events,
        (false, Some(_)) if asked.numerator.is_none() => Kind::Average,
        _ => Kind::Share,
    };
    let what = asked.numerator.clone().unwrap_or_else(|| "counted".to_owned());
    let definition = Definition {
        what,
        kind,
        reference: asked.reference.clone(),
        per: asked.per,
        rounded_to: asked.rounded_to,
        ..Definition::default()
    };
    let measure = read(&sheet, &mapping, &definition, population).map_err(|problems| wrong(asked.json, &problems))?;
    let policy = Policy { threshold: asked.threshold, noughts_hidden: asked.hide_noughts };
    let within = parts_by_code(measure.blocks.iter().map(|block| &block.area));
    let published = publish(&[("measure", &measure)], &within, &[], policy);
    for one in &published {
        let all = findings(one);
        let together = several(&all.iter().collect::<Vec<_>>());
        let text = if asked.json { as_json(one, &all, &together, asked) } else { as_text(one, &all, &together) };
        print(&text)?;
    }
    Ok(())
}

fn print(text: &str) -> Done {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.write_all(b"\n"))
        .and_then(|()| out.flush())
        .map_err(|error| format!("The answer could not be written: {error}."))
}

/// What somebody said of the columns: the file of settings, then each option.
fn mapping(asked: &Compute) -> Result<Mapping, String> {
    let mut mapping = match &asked.map {
        None => Mapping::default(),
        Some(file) => {
            let text = std::fs::read_to_string(file)
                .map_err(|error| format!("{} cannot be read: {error}.", file.display()))?;
            toml::from_str(&text).map_err(|error| format!("{} cannot be used: {error}", file.display()))?
        }
    };
    let over = |mine: &mut Option<String>, said: &Option<String>| {
        if said.is_some() {
            mine.clone_from(said);
        }
    };
    over(&mut mapping.group, &asked.group);
    over(&mut mapping.events, &asked.numerator);
    over(&mut mapping.total, &asked.denominator);
    over(&mut mapping.value, &asked.value);
    over(&mut mapping.area_code, &asked.area_code);
    over(&mut mapping.area_name, &asked.area);
    over(&mut mapping.period, &asked.period);
    for only in &asked.only {
        let (column, words) =
            only.split_once('=').ok_or_else(|| format!("{only:?} says no column. Write it like year=201617."))?;
        mapping.keep.push((column.trim().to_owned(), words.trim().to_owned()));
    }
    if let Some(level) = &asked.groups {
        mapping.level = level.parse()?;
    }
    mapping.thousands |= asked.thousands;
    Ok(mapping)
}

/// Says everything that is wrong, and ends in one sentence.
fn wrong(json: bool, problems: &[Problem]) -> String {
    if json {
        let listed = json!({ "problems": problems });
        let _ = print(&serde_json::to_string_pretty(&listed).unwrap_or_default());
    }
    let mut text = String::new();
    for problem in problems {
        let _ = writeln!(text, "{problem}");
    }
    text.push_str("Nothing was worked out.");
    text
}

fn as_json(measure: &Published, findings: &[Finding], together: &Several, asked: &Compute) -> String {
    let mut at = 0;
    let blocks: Vec<Value> = measure
        .blocks
        .iter()
        .map(|block| {
            // They stand in the order of the blocks.
            let same = |one: &Finding| one.area == block.area && one.period == block.period;
            let count = findings[at..].iter().take_while(|one| same(one)).count();
            let of_block = findings[at..at + count].iter().zip(&together.holds[at..at + count]);
            at += count;
            json!({
                "area_code": block.area.code,
                "area": block.area.name,
                "period": block.period,
                "groups": of_block.map(|(finding, holds)| one(finding, *holds)).collect::<Vec<_>>(),
                "everybody": block.everybody.map(pair),
                "not_known": block.unknown.map(pair),
            })
        })
        .collect();
    let all = json!({
        "reference": measure.definition.reference,
        "kind": measure.definition.kind,
        "per": measure.definition.per,
        "threshold": asked.threshold,
        "confidence": 0.95,
        "areas": blocks,
        "hidden": { "small": measure.small, "for_others": measure.for_others },
        "comparisons": {
            "made": together.made,
            "different": together.different,
            "expected_by_chance": to_four(together.by_chance),
            "still_different_when_counted_together": together.holding,
        },
        "notices": measure.notices,
    });
    serde_json::to_string_pretty(&all).unwrap_or_default()
}

fn shown(shown: Option<Shown>) -> Value {
    match shown {
        None => Value::Null,
        Some(Shown::Sign(sign)) => json!(sign),
        Some(shown) => json!(shown.count()),
    }
}

fn pair(pair: PublishedPair) -> Value {
    json!({ "numerator": shown(pair.events), "denominator": shown(pair.total) })
}

fn one(finding: &Finding, holds: bool) -> Value {
    let estimate = finding.estimate;
    let interval = estimate.and_then(|estimate| estimate.interval);
    let comparison = finding.comparison.as_ref();
    let ratio = comparison.and_then(|comparison| comparison.interval);
    let difference = comparison.and_then(|comparison| comparison.difference_interval);
    json!({
        "group": finding.group,
        "numerator": shown(finding.shown.events),
        "denominator": shown(finding.shown.total),
        "published_value": finding.shown.value,
        "rate": maybe(estimate.map(|estimate| estimate.rate)),
        "rate_lower": maybe(interval.map(|interval| interval.lower)),
        "rate_upper": maybe(interval.map(|interval| interval.upper)),
        "rate_method": estimate.map(|estimate| estimate.method),
        "compared_with": comparison.map(|comparison| comparison.with.clone()),
        "relative_likelihood": maybe(comparison.and_then(|comparison| comparison.ratio)),
        "lower": maybe(ratio.map(|interval| interval.lower)),
        "upper": maybe(ratio.map(|interval| interval.upper)),
        "difference": maybe(comparison.map(|comparison| comparison.difference)),
        "difference_lower": maybe(difference.map(|interval| interval.lower)),
        "difference_upper": maybe(difference.map(|interval| interval.upper)),
        "verdict": finding.verdict,
        "different_at_95": ratio.map(|interval| interval.lower > 1.0 || interval.upper < 1.0),
        "still_different_when_counted_together": holds,
        "unreliable": finding.unreliable,
        "working": finding.working,
        "cautions": finding.cautions,
    })
}

fn maybe(value: Option<f64>) -> Value {
    value.map(to_four).into()
}

fn as_text(measure: &Published, findings: &[Finding], together: &Several) -> String {
    let mut text = String::new();
    let mut at = 0;
    for block in &measure.blocks {
        let count =
            findings[at..].iter().take_while(|one| one.area == block.area && one.period == block.period).count();
        let of_block = &findings[at..at + count];
        at += count;
        let period = if block.period.is_empty() { String::new() } else { format!(", {}", block.period) };
        let _ = writeln!(text, "{}{period}, for every {}", block.area.name, measure.definition.per);
        for finding in of_block {
            let estimate = finding.estimate.map_or_else(
                || "not shown".to_owned(),
                |estimate| {
                    let interval =
                        estimate.interval.map(|one| format!(" ({} to {})", figure_of(one.lower), figure_of(one.upper)));
                    format!("{}{}", figure_of(estimate.rate), interval.unwrap_or_default())
                },
            );
            let times = finding.comparison.as_ref().and_then(|one| Some((one.ratio?, one.interval?)));
            let times = times.map(|(ratio, one)| {
                format!("{} times ({} to {}). ", figure_of(ratio), figure_of(one.lower), figure_of(one.upper))
            });
            let unreliable = if finding.unreliable { " [u] unreliable" } else { "" };
            let _ = writeln!(
                text,
                "  {:<28} {estimate:<28} {}{}{unreliable}",
                finding.group,
                times.unwrap_or_default(),
                verdict_words(finding.verdict)
            );
        }
    }
    if measure.small + measure.for_others > 0 {
        let _ = writeln!(
            text,
            "Hidden: {} because they are small, {} so that nobody works those out.",
            measure.small, measure.for_others
        );
    }
    if together.made > 1 {
        let _ = writeln!(
            text,
            "{} comparisons: by chance alone about {} would look different. {} do, and {} still do when it counts that there are so many.",
            together.made,
            figure_of(together.by_chance),
            together.different,
            together.holding
        );
    }
    for notice in &measure.notices {
        let _ = writeln!(text, "Noticed: {notice}");
    }
    text.trim_end().to_owned()
}
