use super::super::source::Mapping;
use super::keeping::new_edition;
use super::plan::{Edition, EditionArea, Planned};
use jiff::civil::Date;

/// A new edition that measures the same: themes and how each file is read come from the
/// edition before, and its areas where there are no others; figures, their time and what was said
/// of them do not.
pub fn take_over(
    before: &Edition,
    id: String,
    title: String,
    publisher: String,
    areas: Vec<EditionArea>,
    date: Date,
) -> Edition {
    let is_as_before = areas.is_empty();
    let new = new_edition(id, title, publisher, if is_as_before { before.areas.clone() } else { areas }, date);
    let measures = before.measures.iter().map(|measure| Planned {
        source: super::plan::Source { period: String::new(), retrieved: date, ..measure.source.clone() },
        not_alike: None,
        narrative: String::new(),
        columns: Mapping {
            // A file of the one area of before is none of another.
            only_area: measure.columns.only_area.clone().filter(|(code, _)| new.role(code).is_some()),
            ..measure.columns.clone()
        },
        ..measure.clone()
    });
    Edition {
        contact: before.contact.clone(),
        term: before.term.clone(),
        main: if is_as_before { before.main.clone() } else { new.main.clone() },
        threshold: before.threshold,
        noughts_hidden: before.noughts_hidden,
        themes: before.themes.clone(),
        measures: measures.collect(),
        ..new
    }
}
