use super::super::{Done, plain};
use super::json;
use super::tables::{NoTable, open};
use super::text::as_text;
use crate::command_line::Compute;
use alongside_domain::scorecards::findings::{findings, several};
use alongside_domain::scorecards::{
    Beside, Counting, Definition, Kind, Mapping, Problem, one_way, parts_by_code, parts_by_figures, publish, read,
};
use alongside_gate::disclosure_control::Policy;
use std::io::{BufWriter, Write};

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
    let mut within = parts_by_code(measure.blocks.iter().map(|block| block.area.code.as_str()));
    within.extend(parts_by_figures(std::iter::once(&measure)));
    let within = one_way(within.iter());
    let published = publish(&[Counting::alone(&measure)], Beside { within: &within, ..Beside::default() }, policy);
    for one in &published {
        let all = findings(one);
        let together = several(&all.iter().collect::<Vec<_>>());
        if asked.json {
            let mut out = BufWriter::with_capacity(1 << 20, std::io::stdout().lock());
            let written = json::write(&mut out, one, &all, &together, asked.threshold).and_then(|()| out.flush());
            written.map_err(|error| format!("The answer could not be written: {error}."))?;
        } else {
            print(&plain(&as_text(one, &all, &together)))?;
        }
        // The process ends here: taking a hundred thousand findings apart first helps nobody.
        std::mem::forget(all);
    }
    Ok(())
}

fn print(text: &str) -> Done {
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
        let listed = serde_json::json!({ "problems": problems });
        let _ = print(&serde_json::to_string_pretty(&listed).unwrap_or_default());
    }
    let said = problems.iter().map(|problem| format!("{problem}\n"));
    said.chain(["Nothing was worked out.".to_owned()]).collect()
}
