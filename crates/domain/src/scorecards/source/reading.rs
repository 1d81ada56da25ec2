use super::super::measures::{Block, Definition, Figure, Kind, Measure};
use super::columns::recognise;
use super::lines::Reading;
use super::mapping::Mapping;
use super::numbers::Missing;
use super::people::with_people;
use super::problems::{Problem, Wrong};
use super::sheet::Sheet;
use std::collections::BTreeSet;

/// Who is counted among, where that stands in a file of its own.
pub type Population<'a> = Option<(&'a Sheet, &'a Mapping)>;

/// As many problems are said at once as somebody can mend at once.
pub(super) const MOST_SAID: usize = 50;
/// For a comparison with everybody who is not of the group.
pub const EVERYONE_ELSE: &str = "everyone else";
/// Where groups are shown and not compared.
pub const NOBODY: &str = "nobody";
/// A measure out of a file, or everything that is wrong with the file. Nothing is read by half.
pub fn read(
    sheet: &Sheet,
    mapping: &Mapping,
    definition: &Definition,
    population: Population<'_>,
) -> Result<Measure, Vec<Problem>> {
    let apart = Mapping {
        without_total: mapping.without_total
            || definition.kind == Kind::Part
            || population.is_some()
            || definition.kind == Kind::Count,
        ..mapping.clone()
    };
    let columns = recognise(sheet, &apart)?;
    if definition.kind == Kind::Average && columns.value.is_none() {
        let says = format!(
            "No column has the figure that the source worked out. Name it; the columns are: {}.",
            sheet.headings().collect::<Vec<_>>().join(", ")
        );
        return Err(vec![Problem::new(Wrong::UnclearColumn, says).row(1)]);
    }
    let mut reading = Reading {
        sheet,
        columns,
        mapping: &apart,
        definition,
        problems: Vec::new(),
        notices: Vec::new(),
        blank: BTreeSet::new(),
    };
    let lines = reading.lines();
    let blocks = reading.blocks(lines);
    let Reading { mut problems, notices, .. } = reading;
    let mut measure = Measure { definition: definition.clone(), level: mapping.level, blocks, notices: said(notices) };
    if let Some((sheet, people)) = population
        && problems.is_empty()
    {
        problems.extend(with_people(&mut measure, sheet, people).err().unwrap_or_default());
    }
    if problems.is_empty() {
        problems.extend(among_nobody(&measure));
    }
    if problems.is_empty() {
        problems.extend(without_reference(&measure));
    }
    if problems.is_empty() && measure.blocks.is_empty() {
        problems.push(nothing_left(&measure.notices, mapping));
    }
    if problems.is_empty() { Ok(measure) } else { Err(said(problems)) }
}

/// No row is about what is wanted: with the areas that are, where rows of others were set aside.
fn nothing_left(notices: &[Problem], mapping: &Mapping) -> Problem {
    let others = notices.iter().find(|one| one.wrong == Wrong::AreaSetAside);
    let wanted: Vec<&str> = mapping.known.iter().take(8).map(|(code, _)| code.as_str()).collect();
    let says = match others {
        Some(others) if !wanted.is_empty() => format!(
            "No row is about an area of the edition, by its code or its name ({}). {}",
            wanted.join(", "),
            others.says
        ),
        _ => "No row is left to read. Look at which rows and which areas are kept.".to_owned(),
    };
    Problem::new(Wrong::NothingLeft, says)
}

/// In the order of their rows, and no more of them than anybody reads.
fn said(mut problems: Vec<Problem>) -> Vec<Problem> {
    problems.sort_by_key(|problem| problem.row);
    let more = problems.len().saturating_sub(MOST_SAID);
    problems.truncate(MOST_SAID);
    if more > 0
        && let Some(last) = problems.last_mut()
    {
        last.says.push_str(&format!(" There are {more} more like these further down."));
    }
    problems
}

/// Counts are among people: without those there is nothing to compare.
fn among_nobody(measure: &Measure) -> Option<Problem> {
    let pairs = || measure.blocks.iter().flat_map(|block| block.groups.iter().map(|(_, pair)| pair));
    let wanted = matches!(measure.definition.kind, Kind::Share | Kind::Events) && pairs().next().is_some();
    let known = |total: Option<Figure>| !matches!(total, None | Some(Figure::Missing(Missing::NotAvailable)));
    let says = if !wanted || pairs().any(|pair| pair.events.is_some() && known(pair.total)) {
        return None;
    } else if pairs().any(|pair| pair.events.is_some()) {
        "Nothing says among how many people. Name the column, or give a file of the population."
    } else {
        "There are no counts, only a figure that the source worked out. Name the columns of the counts, or say that it is such a figure."
    };
    Some(Problem::new(Wrong::NobodyToCount, says))
}

/// Every area has the group that others are compared with.
fn without_reference(measure: &Measure) -> Vec<Problem> {
    let reference = &measure.definition.reference;
    let grouped = measure.blocks.iter().filter(|block| !block.groups.is_empty());
    if matches!(measure.definition.kind, Kind::Count | Kind::Part)
        || [EVERYONE_ELSE, NOBODY].contains(&reference.as_str())
    {
        return Vec::new();
    }
    let lacking = grouped.filter(|block| !block.groups.iter().any(|(name, _)| name.eq_ignore_ascii_case(reference)));
    let say = |block: &Block| {
        let groups: Vec<&str> = block.groups.iter().map(|(name, _)| name.as_str()).collect();
        let says = format!(
            "{} has no row for {reference}, with which the others are compared. The groups there are: {}. Add it, or choose another.",
            block.area.name,
            groups.join(", ")
        );
        Problem::new(Wrong::NoReference, says)
    };
    lacking.map(say).collect()
}
