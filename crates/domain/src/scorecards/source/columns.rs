use super::super::groups::standing;
use super::mapping::Mapping;
use super::numbers::{Number, number};
use super::problems::{Problem, Wrong};
use super::sheet::Sheet;

/// Which column is which, as far as the headings and what stands under them say it, after
/// what somebody has said of them.
pub(super) fn recognise(sheet: &Sheet, said: &Mapping) -> Result<Columns, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut named = |heading: &Option<String>| {
        let heading = heading.as_ref()?;
        let found = sheet.column(heading);
        if found.is_none() {
            problems.push(
                Problem::new(
                    Wrong::UnknownColumn,
                    format!("There is no column called “{heading}”. The columns are: {}.", all(sheet)),
                )
                .row(1),
            );
        }
        found
    };
    let mut columns = Columns {
        area_code: named(&said.area_code),
        area_name: named(&said.area_name),
        group: named(&said.group),
        events: named(&said.events),
        total: named(&said.total),
        value: named(&said.value),
        period: named(&said.period),
        across: said.groups_across.iter().filter_map(|heading| named(&Some(heading.clone()))).collect(),
        keep: Vec::new(),
    };
    for (heading, wanted) in &said.keep {
        columns.keep.extend(named(&Some(heading.clone())).map(|at| (at, wanted.clone())));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let find = |names: &[&str]| names.iter().find_map(|name| sheet.column(name));
    columns.area_code = columns.area_code.or_else(|| find(AREA_CODES));
    columns.area_name = columns.area_name.or_else(|| find(AREA_NAMES)).or_else(|| find(WIDER_AREAS));
    columns.period = columns.period.or_else(|| find(PERIODS));
    if columns.group.is_none() && columns.across.is_empty() && !said.without_groups {
        columns.group = find(GROUPS).filter(|at| names_groups(sheet, *at)).or_else(|| {
            let taken = |at: &usize| [columns.area_code, columns.area_name, columns.period].contains(&Some(*at));
            (0..sheet.headings().count()).filter(|at| !taken(at)).find(|at| names_groups(sheet, *at))
        });
        if columns.group.is_none() {
            let across = |(at, heading): (usize, &str)| standing(heading).is_some().then_some(at);
            columns.across = sheet.headings().enumerate().filter_map(across).collect();
            if columns.across.len() < 2 {
                columns.across.clear();
                let by_heading = find(GROUPS);
                if by_heading.is_none() {
                    let says = format!(
                        "No column says which ethnic group a row is about. Name it; the columns are: {}.",
                        all(sheet)
                    );
                    problems.push(Problem::new(Wrong::NoGroup, says).row(1));
                }
                columns.group = by_heading;
            }
        }
    }
    figures(sheet, said, &mut columns, &mut problems);
    if problems.is_empty() { Ok(columns) } else { Err(problems) }
}

/// Where each thing stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    pub area_code: Option<usize>,
    pub area_name: Option<usize>,
    pub group: Option<usize>,
    pub events: Option<usize>,
    pub total: Option<usize>,
    pub value: Option<usize>,
    pub period: Option<usize>,
    /// A column for each group, with the events of it.
    pub across: Vec<usize>,
    /// Only rows that say so.
    pub keep: Vec<(usize, String)>,
}

fn figures(sheet: &Sheet, said: &Mapping, columns: &mut Columns, problems: &mut Vec<Problem>) {
    let value_only = said.value.is_some() && said.events.is_none();
    if !columns.across.is_empty() || value_only {
        return;
    }
    let headings: Vec<String> = sheet.headings().map(str::to_lowercase).collect();
    let taken = |columns: &Columns, at: usize| {
        let all = [
            columns.area_code,
            columns.area_name,
            columns.group,
            columns.period,
            columns.events,
            columns.total,
            columns.value,
        ];
        all.contains(&Some(at)) || columns.keep.iter().any(|(kept, _)| *kept == at)
    };
    let (rates, counts): (Vec<usize>, Vec<usize>) = (0..headings.len())
        .filter(|at| !taken(columns, *at) && counts(sheet, *at))
        .partition(|at| sounds_like_a_rate(&headings[*at]));
    let like = |at: &usize, words: &[&str]| words.iter().any(|word| headings[*at].contains(word));
    if columns.total.is_none() && !said.without_total {
        let exact = TOTALS.iter().find_map(|name| sheet.column(name)).filter(|at| !taken(columns, *at));
        let mut near = counts.iter().copied().filter(|at| like(at, LIKE_TOTALS) && !like(at, LIKE_EVENTS));
        // “excluded” beside “pupils”: the people, where there is one other count.
        let people =
            || PEOPLE.iter().find_map(|name| sheet.column(name)).filter(|at| counts.len() == 2 && counts.contains(at));
        columns.total = exact.or_else(|| near.next().filter(|_| near.next().is_none())).or_else(people);
    }
    if columns.events.is_none() {
        let exact = EVENTS.iter().find_map(|name| sheet.column(name)).filter(|at| !taken(columns, *at));
        let mut left = counts.iter().copied().filter(|at| Some(*at) != columns.total);
        let (one, two) = (left.next(), left.next());
        let value = VALUES.iter().find_map(|name| sheet.column(name)).filter(|at| !taken(columns, *at));
        columns.events = exact.or(if two.is_none() { one } else { None });
        if columns.value.is_none() {
            columns.value = value.filter(|_| columns.events.is_none());
        }
        if columns.events.is_none() && columns.value.is_none() {
            let choose: Vec<String> = counts
                .iter()
                .filter(|at| Some(**at) != columns.total)
                .map(|at| sheet.heading(*at).to_owned())
                .collect();
            let says = if let (true, Some(rate)) = (choose.is_empty(), rates.first()) {
                format!(
                    "“{}” sounds like a rate or a percentage, and a count is wanted: how many people or events. \
                     Name the column that has it, or this one if it has counts after all.",
                    sheet.heading(*rate)
                )
            } else if choose.is_empty() {
                format!("No column has counts in it. The columns are: {}.", all(sheet))
            } else {
                format!("Several columns could be what is counted: {}. Name the one you mean.", choose.join(", "))
            };
            problems.push(Problem::new(Wrong::UnclearEvents, says).row(1));
        }
    }
    let share_of_nothing = columns.events.is_some() && columns.total.is_none() && !said.without_total;
    if share_of_nothing && problems.is_empty() {
        let says = format!(
            "No column says among how many people. Name it, or give a file of the population. The columns are: {}.",
            all(sheet)
        );
        problems.push(Problem::new(Wrong::NoTotal, says).row(1));
    }
}

/// Whether what stands under a heading are names of ethnic groups.
fn names_groups(sheet: &Sheet, column: usize) -> bool {
    let names = sheet.rows().take(60).filter_map(|(_, row)| row.get(column)).filter(|name| !name.trim().is_empty());
    let names: std::collections::BTreeSet<&str> = names.collect();
    let numbers = names.iter().all(|name| matches!(number(name, true), Ok(Number::Whole(_) | Number::Decimal(_))));
    let known = names.iter().filter(|name| standing(name).is_some()).count();
    known >= 2 && known * 2 >= names.len() && !numbers
}

/// Whole numbers under “Percentage stopped” are no counts.
fn sounds_like_a_rate(heading: &str) -> bool {
    let mut words = heading.split(|sign: char| !sign.is_alphanumeric());
    heading.contains('%') || words.any(|word| RATES.contains(&word))
}

/// Whether what stands under a heading are mostly counts.
fn counts(sheet: &Sheet, column: usize) -> bool {
    let (mut seen, mut wrong) = (0, 0);
    for cell in sheet.rows().take(60).filter_map(|(_, row)| row.get(column)) {
        match number(cell, true) {
            Ok(Number::Whole(_)) => seen += 1,
            Ok(Number::Missing(_)) => {}
            _ => wrong += 1,
        }
    }
    seen > wrong
}

fn all(sheet: &Sheet) -> String {
    sheet.headings().collect::<Vec<_>>().join(", ")
}

const AREA_CODES: &[&str] = &[
    "area_code",
    "geography_code",
    "geography code",
    "ltla24_code",
    "la_code",
    "lad_code",
    "ons_code",
    "ward24_code",
    "code",
    "country_code",
    "new_la_code",
    "area code",
];
const AREA_NAMES: &[&str] = &[
    "area_name",
    "area name",
    "area",
    "ltla24_name",
    "la_name",
    "local authority",
    "local_authority",
    "borough",
    "police force",
    "police_force",
    "force",
    "geography",
    "ward24_name",
    "ward",
];
const WIDER_AREAS: &[&str] = &["region", "country", "coverage"];
const PERIODS: &[&str] =
    &["time_period", "time", "period", "year", "financial year", "financial_year", "academic_year", "date"];
const GROUPS: &[&str] = &[
    "ethnic_group",
    "ethnicity",
    "ethnic group",
    "ethnic_group_19",
    "standard_ethnicity",
    "self_defined_ethnicity",
    "group",
    "characteristic_1",
    "religion",
    "disability",
];
const EVENTS: &[&str] = &["numerator", "events", "count", "cases", "number", "people_stopped", "stopped"];
const TOTALS: &[&str] = &["denominator", "population", "total_population", "headcount", "residents", "base"];
const PEOPLE: &[&str] =
    &["pupils", "people", "children", "students", "patients", "staff", "households", "members", "all"];
const VALUES: &[&str] = &["value", "rate", "percentage", "percent"];
const RATES: &[&str] = &["percent", "percentage", "pct", "rate", "rates", "proportion", "share", "ratio"];
const LIKE_TOTALS: &[&str] =
    &["population", "headcount", "denominator", "residents", "pupils_end", "eligible", "applicants", "workforce"];
const LIKE_EVENTS: &[&str] = &["achiev", "excl", "stopped", "appointed", "arrest"];
