use super::keeping::new_edition;
use super::plan::{Edition, Planned};
use jiff::civil::Date;

/// A new edition that measures the same: areas, themes and how each file is read come from the
/// edition before; figures, their time and what was said of them do not.
pub fn take_over(before: &Edition, id: String, title: String, publisher: String, date: Date) -> Edition {
    let new = new_edition(id, title, publisher, before.areas.clone(), date);
    let measures = before.measures.iter().map(|measure| Planned {
        source: super::plan::Source { period: String::new(), retrieved: date, ..measure.source.clone() },
        not_alike: None,
        narrative: String::new(),
        ..measure.clone()
    });
    Edition {
        contact: before.contact.clone(),
        term: before.term.clone(),
        main: before.main.clone(),
        threshold: before.threshold,
        noughts_hidden: before.noughts_hidden,
        themes: before.themes.clone(),
        measures: measures.collect(),
        ..new
    }
}
