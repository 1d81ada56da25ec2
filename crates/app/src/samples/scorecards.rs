//! Editions of the scorecard: none, begun, published; measures with and without problems.

use super::views::{ODD, TODAY, at};
use crate::scorecards::{Listed, Shown, edition_page, editions_page, list_page, measure_fields, measure_page};
use crate::web::form::Form;
use alongside_domain::scorecards::editions::{Edition, EditionArea, Planned, Source, new_edition};
use alongside_domain::scorecards::{Definition, Mapping};
use alongside_gate::ScorecardId;
use alongside_store::{ReleaseLine, ScorecardLine};
use maud::Markup;

pub(super) fn pages(desk: Form<'_>, public: Form<'_>, full: bool) -> Vec<(String, Markup)> {
    let line = ScorecardLine { id: ScorecardId::new(Default::default()), edition: an_edition(full), noted_at: at() };
    let release = ReleaseLine { name: "before".to_owned(), version: 1, title: ODD.to_owned(), released_at: at() };
    let releases = if full { vec![release] } else { Vec::new() };
    let listed = |released| Listed { line: line.clone(), released };
    let list = if full { vec![listed(None), listed(Some(1)), listed(Some(0))] } else { Vec::new() };
    let shown = |released, publishes| Shown { line: &line, released, releases: &releases, publishes };
    let problems = if full { vec![format!("Row 3, column C: {ODD}")] } else { Vec::new() };
    let before = line.edition.measures.first();
    let fields = before.map(measure_fields).unwrap_or_default();
    let form = Form { fields: &fields, ..desk };
    vec![
        (format!("editions {full}"), editions_page(desk, &list)),
        (format!("edition {full}"), edition_page(desk, &shown(None, full))),
        (format!("edition published {full}"), edition_page(desk, &shown(Some(1), full))),
        (format!("measure {full}"), measure_page(form, &line, before, &problems)),
        (format!("scorecard {full}"), list_page(public.words, &releases)),
    ]
}

fn an_edition(full: bool) -> Edition {
    let area = EditionArea { code: "E09000021".to_owned(), name: ODD.to_owned(), within: None };
    let mut edition = new_edition("an-edition".to_owned(), ODD.to_owned(), ODD.to_owned(), vec![area], TODAY);
    if full {
        edition.measures.push(Planned {
            id: "stops".to_owned(),
            theme: "criminal-justice".to_owned(),
            title: ODD.to_owned(),
            file: "stops.csv".to_owned(),
            sheet: None,
            population: None,
            family: None,
            definition: Definition { what: ODD.to_owned(), ..Definition::default() },
            columns: Mapping { keep: vec![("year".to_owned(), ODD.to_owned())], ..Mapping::default() },
            source: Source {
                publisher: ODD.to_owned(),
                title: ODD.to_owned(),
                address: None,
                licence: ODD.to_owned(),
                retrieved: TODAY,
                period: ODD.to_owned(),
                base_year: None,
                says: ODD.to_owned(),
                breaks: vec![ODD.to_owned()],
            },
            map: true,
            not_alike: None,
            narrative: ODD.to_owned(),
        });
    }
    edition
}
