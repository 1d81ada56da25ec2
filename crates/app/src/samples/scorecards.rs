//! Editions of the scorecard: none, begun, published; measures with and without problems.

use super::views::{ODD, TODAY, at};
use crate::scorecards::{
    Invited, Listed, Looked, OpenedEntry, OpenedMeasure, Removal, Shown, Talk, answer_page, edition_page,
    editions_page, entries_page, entry_fields, entry_page, list_page, measure_fields, measure_page, media_page,
    removal_page, say_page,
};
use crate::web::form::Form;
use alongside_domain::scorecards::editions::{
    Action, Comment, Edition, EditionArea, Launch, Medium, Part, Planned, Report, Request, Response, Source, ToKnow,
    new_edition,
};
use alongside_domain::scorecards::entries::{Asked, Entry, EntryKind, Said, Scheduled, Standing, actions_of};
use alongside_domain::scorecards::{Definition, Mapping};
use alongside_gate::{EntryId, ScorecardId};
use alongside_store::{PublishedMedium, ReleaseLine, ReleasedAs, ScorecardEntryLine, ScorecardLine};
use maud::Markup;

pub(super) fn pages(desk: Form<'_>, public: Form<'_>, full: bool) -> Vec<(String, Markup)> {
    let line = ScorecardLine { id: ScorecardId::new(Default::default()), edition: an_edition(full), noted_at: at() };
    let release = ReleaseLine { name: "before".to_owned(), version: 1, title: ODD.to_owned(), released_at: at() };
    let releases = if full { vec![release] } else { Vec::new() };
    let listed = |released| Listed { line: line.clone(), released };
    let list = if full { vec![listed(None), listed(Some(1)), listed(Some(0))] } else { Vec::new() };
    let without = vec!["stops".to_owned()];
    let problems = if full { vec![format!("Row 3, column C: {ODD}")] } else { Vec::new() };
    let to_know = ToKnow { given_away: problems.clone(), shown_again: problems.clone(), to_judge: problems.clone() };
    let shown = |released, publishes| Shown {
        line: &line,
        released,
        releases: &releases,
        publishes,
        owed: i64::from(publishes),
        without: &without,
        to_know: &to_know,
        inputs: if publishes { vec![2, 1] } else { Vec::new() },
    };
    let before = line.edition.measures.first();
    let fields = before.map(measure_fields).unwrap_or_default();
    let form = Form { fields: &fields, ..desk };
    let meanwhile: Vec<(&str, String)> = problems.iter().map(|one| ("Compared with", one.clone())).collect();
    let understood = problems.iter().map(|one| ("What is counted", one.clone())).collect();
    let looked = Looked { understood, notices: problems.clone() };
    let opened = OpenedMeasure {
        line: &line,
        before,
        problems: &problems,
        sent: &problems,
        looked: &looked,
        kept: full,
        meanwhile: &meanwhile,
    };
    let removal = before.map(|measure| Removal { line: &line, measure, said: 2, seen: "seen", form: "form" });
    vec![
        (format!("editions {full}"), editions_page(desk, &list)),
        (format!("edition {full}"), edition_page(desk, &shown(None, full))),
        (format!("edition published {full}"), edition_page(desk, &shown(Some(1), full))),
        (format!("measure {full}"), measure_page(form, &opened)),
        (format!("scorecard {full}"), list_page(public.words, &releases)),
    ]
    .into_iter()
    .chain(removal.map(|removal| ("removal".to_owned(), removal_page(&removal))))
    .chain(around(desk, public, &line, full))
    .collect()
}

/// What is asked, said and agreed around an edition: every kind, done and not done.
fn around(desk: Form<'_>, public: Form<'_>, line: &ScorecardLine, full: bool) -> Vec<(String, Markup)> {
    let lines: Vec<ScorecardEntryLine> =
        if full { entries(true).chain(entries(false)).map(kept).collect() } else { Vec::new() };
    let opened = |kind, before| OpenedEntry { line, kind, before, public_url: "https://service.example" };
    let media = [("media/0123456789abcdef.jpg", vec![1]), ("media/fedcba9876543210.mp3", vec![1, 3])].map(
        |(file, versions)| PublishedMedium {
            file: file.to_owned(),
            name: "before".to_owned(),
            versions,
            title: ODD.to_owned(),
        },
    );
    let media = if full { &media[..] } else { &[] };
    let mut pages = vec![
        (format!("around {full}"), entries_page(line, &lines, &lines, TODAY)),
        (format!("media {full}"), media_page(line, media, full.then_some("form"))),
    ];
    for kind in EntryKind::ALL {
        pages.push((format!("new {} {full}", kind.name()), entry_page(desk, &opened(kind, None))));
    }
    for (number, one) in lines.iter().enumerate() {
        let fields = entry_fields(&one.entry);
        let form = Form { fields: &fields, ..desk };
        pages.push((format!("entry {number}"), entry_page(form, &opened(one.entry.kind(), Some(one)))));
    }
    let comments = entries(full).filter_map(|entry| if let Entry::Comment(said) = entry { Some(said) } else { None });
    let actions = actions_of(&entries(full).collect::<Vec<_>>());
    let measures = line.edition.measures.iter().map(|one| (one.id.clone(), one.title.clone())).collect();
    let released = ReleasedAs { name: "before".to_owned(), title: ODD.to_owned(), measures };
    let launches = entries(full).filter_map(|entry| if let Entry::Launch(one) = entry { Some(one) } else { None });
    let (comments, launches) = (comments.collect(), launches.collect());
    let talk = Talk { scorecard: line.id, released, comments, actions: actions.clone(), launches };
    pages.push((format!("say {full}"), say_page(public, &talk)));
    for (published, stands) in [(false, false), (true, false), (true, true)] {
        let Some(Entry::Response(asked)) = entries(full).next() else { continue };
        let entry = kept(Entry::Response(asked.clone()));
        let actions = actions.clone();
        let invited = Invited { line: line.clone(), entry, asked, published, stands, actions };
        pages.push((format!("answer {full} {published} {stands}"), answer_page(desk, "word", &invited)));
    }
    pages
}

fn kept(entry: Entry) -> ScorecardEntryLine {
    let (id, scorecard) = (EntryId::new(Default::default()), ScorecardId::new(Default::default()));
    ScorecardEntryLine { id, scorecard, entry, noted_at: at() }
}

fn entries(done: bool) -> impl Iterator<Item = Entry> {
    let (odd, day) = (|| ODD.to_owned(), done.then_some(TODAY));
    let (measure, standing) =
        if done { (Some("stops".to_owned()), Standing::Shown) } else { (None, Standing::NotShown { why: odd() }) };
    let response = Response {
        measure: "stops".to_owned(),
        holder: odd(),
        part: if done { Part::WorksOnIt } else { Part::AnswersForIt },
        asked: TODAY,
        due: TODAY,
        answered: day,
        by: odd(),
        says: odd(),
    };
    let comment = Comment { measure: measure.clone(), said: TODAY, says: odd(), changed: done, answer: odd() };
    let action = Action { measure, says: odd(), owner: odd(), due: TODAY, done: day, news: odd(), agreed_in: None };
    let request = Request {
        holder: odd(),
        asks_for: odd(),
        freedom_of_information: done,
        asked: TODAY,
        due: TODAY,
        answered: day,
        came_of_it: odd(),
    };
    let report = Scheduled { report: Report { to: odd(), due: TODAY, given: day }, every: done.then_some(6) };
    let launch = Launch {
        title: odd(),
        on: TODAY,
        place: odd(),
        invites: odd(),
        came: done.then_some(40),
        heard: if done { odd() } else { String::new() },
    };
    let file = done.then(|| "media/0123456789abcdef.jpg".to_owned());
    let medium = Medium {
        title: odd(),
        address: "https://example.org/film".to_owned(),
        file,
        transcript: odd(),
        withdrawn: !done,
    };
    [
        Entry::Response(Asked { response, link: Some("word".to_owned()), given_at: None }),
        Entry::Comment(Said { comment, standing }),
        Entry::Action(action),
        Entry::Request(request),
        Entry::Report(report),
        Entry::Medium(medium),
        Entry::Launch(launch),
    ]
    .into_iter()
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
                classification: Some(ODD.to_owned()),
                says: ODD.to_owned(),
                breaks: vec![ODD.to_owned()],
            },
            outliers: true,
            map: true,
            not_alike: None,
            narrative: ODD.to_owned(),
        });
    }
    edition
}
