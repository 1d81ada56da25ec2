use crate::files::Upload;
use crate::state::App;
use alongside_domain::scorecards::editions::{Edition, Planned};
use alongside_domain::scorecards::periods;
use alongside_domain::scorecards::source::understood;
use alongside_domain::scorecards::{Kind, Mapping, Measure, Problem, Sheet, Wrong, read};
use alongside_ui::fields::{Errors, Fields};
use std::collections::{BTreeMap, BTreeSet};

/// What a file was read as, for whoever looks whether it was read as it was meant.
#[derive(Clone, Debug, Default)]
pub(crate) struct Looked {
    /// What each thing is, and where or how it stands in the file.
    pub understood: Vec<(&'static str, String)>,
    /// What was noticed in it, in sentences.
    pub notices: Vec<String>,
}

/// The table of an upload as text, whatever kind of file it came in.
pub(super) async fn text_of(app: &App, fields: &Fields, upload: &Upload) -> Result<String, Vec<Problem>> {
    let ending = upload.name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let bytes = if matches!(ending.as_str(), "xlsx" | "xls" | "ods" | "xlsb") {
        let sheet = Some(fields.one("sheet").trim().to_owned()).filter(|sheet| !sheet.is_empty());
        app.publisher.as_csv(sheet, upload.bytes.clone()).await.map_err(|why| vec![Problem::new(Wrong::Empty, why)])?
    } else {
        upload.bytes.to_vec()
    };
    Sheet::from_csv(&bytes)?;
    String::from_utf8(bytes)
        .map_err(|_| vec![Problem::new(Wrong::Encoding, "This file is not UTF-8. Save it again as “CSV UTF-8”.")])
}

/// Reads a measure from its files, beside what else is answered meanwhile: a file may be long.
pub(super) async fn looked_at(
    edition: &Edition,
    planned: &Planned,
    files: BTreeMap<String, String>,
) -> Result<Looked, Vec<Problem>> {
    let (edition, planned) = (edition.clone(), planned.clone());
    let read = tokio::task::spawn_blocking(move || tried(&edition, &planned, &files)).await;
    read.unwrap_or_else(|_| {
        Err(vec![Problem::new(Wrong::TooLarge, "The file could not be read to its end. Try it with fewer rows.")])
    })
}

/// What was understood of the files of a measure, or everything that is wrong with them.
fn tried(edition: &Edition, planned: &Planned, files: &BTreeMap<String, String>) -> Result<Looked, Vec<Problem>> {
    let sheet = |name: &str| {
        let text =
            files.get(name).ok_or_else(|| vec![Problem::new(Wrong::Empty, format!("The file {name} is missing."))])?;
        Sheet::from_csv(text.as_bytes())
    };
    let own = sheet(&planned.file)?;
    let people = planned
        .population
        .as_ref()
        .map(|people| sheet(&people.file).map(|sheet| (sheet, &people.columns)))
        .transpose()?;
    let columns = Mapping { known: edition.known(), ..planned.columns.clone() };
    let population = people.as_ref().map(|(sheet, columns)| (sheet, *columns));
    let measure = read(&own, &columns, &planned.definition, population)?;
    let alone = population.is_some() || matches!(planned.definition.kind, Kind::Part | Kind::Count);
    let mut all = understood(&own, &columns, alone);
    if let Some((sheet, columns)) = population {
        let counted = understood(sheet, columns, true).into_iter().find(|(says, _)| *says == "What is counted");
        all.extend(counted.map(|(_, heading)| ("Among how many, in the file of people", heading)));
    }
    all.extend(found_in(edition, &measure));
    Ok(Looked { understood: all, notices: measure.notices.iter().map(ToString::to_string).collect() })
}

/// What there is in a measure: areas, groups, times.
fn found_in(edition: &Edition, measure: &Measure) -> Vec<(&'static str, String)> {
    let blocks = || measure.blocks.iter();
    let areas = each_once(blocks().map(|block| edition.area_name(&block.area.code)));
    let groups = each_once(blocks().flat_map(|block| block.groups.iter().map(|(group, _)| group.as_str())));
    let mut times = each_once(blocks().map(|block| block.period.as_str()).filter(|time| !time.is_empty()));
    times.sort_by(|one, other| periods::compare(one, other));
    [("Areas", areas), ("Groups", groups), ("Times", times)]
        .into_iter()
        .filter(|(_, all)| !all.is_empty())
        .map(|(says, all)| {
            let more = all.len().saturating_sub(LISTED);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            (says, format!("{}{more} ({})", all[..all.len().min(LISTED)].join(", "), all.len()))
        })
        .collect()
}

fn each_once<'a>(all: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    all.filter(|one| seen.insert(*one)).collect()
}

/// As many are named as fit in a few lines.
const LISTED: usize = 19;

/// Says what is wrong with a file beside the field that mends it, each once; the rest beside the file.
pub(super) fn beside_fields(problems: &[Problem], errors: &mut Errors) {
    for problem in problems {
        let (field, says) = match problem.wrong {
            Wrong::ThousandsSeparator if problem.of_people => ("people-thousands", THOUSANDS),
            Wrong::NoGroup if problem.of_people && problem.column.is_none() => ("people-group", problem.says.as_str()),
            Wrong::NobodyToCount if problem.of_people => ("population", problem.says.as_str()),
            _ if problem.of_people => ("population", CANNOT),
            Wrong::UnclearEvents => ("events", problem.says.as_str()),
            Wrong::NoTotal => ("total", problem.says.as_str()),
            Wrong::AreasDiffer => ("area-code", problem.says.as_str()),
            Wrong::RowsDiffer => ("keep", problem.says.as_str()),
            Wrong::NoReference => ("reference", problem.says.as_str()),
            Wrong::TwoLevels => ("level", problem.says.as_str()),
            Wrong::NobodyToCount => ("total", problem.says.as_str()),
            Wrong::NoGroup if problem.column.is_none() => ("group", problem.says.as_str()),
            Wrong::ThousandsSeparator => ("thousands", THOUSANDS),
            _ => ("file", CANNOT),
        };
        if errors.on(field).is_none() {
            errors.add(field, says);
        }
    }
}

const CANNOT: &str = "The file cannot be read as it is. What is wrong stands at the top of this page";
const THOUSANDS: &str = "The file has marks between thousands. Tick this if it always writes them so";
