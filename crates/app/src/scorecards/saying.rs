use super::fields::NONE;
use crate::audiences::{Opened, Reporting};
use crate::frames::{Visitor, visitor};
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, Sent, Source, dates, ok, once, redirect, wrong};
use alongside_domain::scorecards::editions::{Action, Launch};
use alongside_domain::scorecards::entries::{CannotComment, Entry, EntryKind, Said, comment, note_entry};
use alongside_gate::{EntryId, ScorecardId};
use alongside_store::{ReleasedAs, StorageError, WriteError};
use alongside_ui::components::{
    Button, Choice, Choices, InsetText, Label, Legend, Textarea, button, inset_text, radios, textarea,
};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use alongside_ui::words::Words;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use jiff::SignedDuration;
use maud::{Markup, html};
use std::collections::HashMap;

type Answer = Result<Response, ProblemPage>;

/// As many in an hour from one place: a library is one place to many people.
const MOST: i64 = 20;
/// As many are shown on one page, the latest first.
const SHOWN: i64 = 100;
/// Comments of an edition that may wait to be read at once.
const WAITING: i64 = 500;

/// What residents read and write beside an edition that is published.
pub(crate) struct Talk {
    pub scorecard: ScorecardId,
    /// The edition and its measures as they were published last.
    pub released: ReleasedAs,
    /// What is shown of it, the latest first.
    pub comments: Vec<Said>,
    pub actions: Vec<Action>,
    /// Days that are still to come, the next first.
    pub launches: Vec<Launch>,
}

async fn talk(app: &App, name: &str) -> Result<Talk, ProblemPage> {
    let (name, today) = (name.split('@').next().unwrap_or_default().to_owned(), app.today());
    let read = app.store.read(move |db| {
        let Some(scorecard) = db.scorecard_by_name(&name)? else { return Ok(None) };
        let Some(released) = db.released_as(scorecard)? else { return Ok(None) };
        let mut talk = Talk { scorecard, released, comments: Vec::new(), actions: Vec::new(), launches: Vec::new() };
        for kind in [EntryKind::Comment, EntryKind::Action, EntryKind::Launch] {
            for line in db.scorecard_latest(scorecard, kind, SHOWN)? {
                match line.entry {
                    Entry::Comment(said) => talk.comments.push(said),
                    Entry::Action(action) => talk.actions.push(action),
                    Entry::Launch(launch) if launch.on >= today => talk.launches.push(launch),
                    _ => {}
                }
            }
        }
        talk.launches.sort_by_key(|launch| launch.on);
        Ok(Some(talk))
    });
    read.await.map_err(|error| Problem::from(error).in_app(app))?.ok_or_else(|| Problem::NotFound.in_app(app))
}

fn framed(app: &App, words: &Words, talk: &Talk, fields: &Fields, errors: &Errors) -> Markup {
    let main = say_page(Form { desk: false, words, fields, errors }, talk);
    let title = words.say("scorecard-title");
    visitor(app, Visitor { words, title, leave: true, wrong: !errors.is_empty(), main })
}

pub(super) async fn show(
    open: Opened<Reporting>,
    State(app): State<App>,
    Path(name): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let talk = talk(&app, &name).await?;
    let about = query.get("about").cloned().unwrap_or_else(|| NONE.to_owned());
    let kept = if query.contains_key("kept") { "yes" } else { "" }.to_owned();
    let fields = Fields::of([("about", about), ("kept", kept), ("form", app.new_token())]);
    Ok(ok(framed(&app, &open.words, &talk, &fields, &Errors::default())))
}

pub(super) async fn create(
    open: Opened<Reporting>,
    State(app): State<App>,
    source: Source,
    Path(name): Path<String>,
    Sent(fields): Sent,
) -> Answer {
    let in_app = |problem: Problem| problem.in_app(&app);
    let talk = talk(&app, &name).await?;
    let words = &open.words;
    let about = Some(fields.one("about").to_owned()).filter(|id| !id.is_empty() && id != NONE);
    let about = about.filter(|id| talk.released.measures.iter().any(|(measure, _)| measure == id));
    let said = match comment(about, fields.one("says"), app.today()) {
        Ok(said) => said,
        Err(why) => {
            let sentence = match why {
                CannotComment::NothingSaid => "scorecard-say-missing",
                CannotComment::TooLong => "scorecard-say-too-long",
            };
            let errors = Errors::one("says", words.say(sentence));
            return Ok(wrong(framed(&app, words, &talk, &fields, &errors)));
        }
    };
    let often = source.too_often(&app, "scorecard comments", MOST, SignedDuration::from_hours(1)).await;
    if often.map_err(|error| in_app(error.into()))? {
        let errors = Errors::one("says", words.say("complain-too-many"));
        return Ok(wrong(framed(&app, words, &talk, &fields, &errors)));
    }
    let (scorecard, id, now) = (talk.scorecard, app.new_id::<EntryId>(), app.now());
    let to = format!("/scorecard/{}/say?kept=yes", talk.released.name);
    let written = app
        .store
        .write_once(open.permit(), now, once(&app, &fields), to, move |tx| {
            if tx.db().scorecard_waiting(scorecard)? >= WAITING {
                return Err(WriteError::Refused(()));
            }
            let edition = tx.db().scorecard(scorecard)?.ok_or(StorageError::Missing)?.edition;
            let mut said = said.clone();
            said.comment.measure = said.comment.measure.filter(|id| edition.measures.iter().any(|one| one.id == *id));
            let noted = note_entry(scorecard, &edition, id, Entry::Comment(said), now);
            Ok(tx.record(noted.map_err(|_| StorageError::Missing)?)?)
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(WriteError::Refused(())) => {
            let errors = Errors::one("says", words.say("complain-too-many"));
            Ok(wrong(framed(&app, words, &talk, &fields, &errors)))
        }
        Err(error) => Err(in_app(error.into())),
    }
}

pub(crate) fn say_page(form: Form<'_>, talk: &Talk) -> Markup {
    let (words, released) = (form.words, &talk.released);
    let title_of = |id: &Option<String>| {
        let id = id.as_deref()?;
        released.measures.iter().find(|(measure, _)| measure == id).map(|(_, title)| title.clone())
    };
    let whole = Some(Choice::of(NONE, words.say("scorecard-say-whole")));
    let measures =
        released.measures.iter().map(|(id, title)| Some(Choice::of(id, html! { bdi dir="auto" { (title) } })));
    let items = [whole].into_iter().chain(measures).collect();
    html! {
        a href=(format!("/scorecard/{}/index.html", released.name)) class="govuk-back-link" { bdi dir="auto" { (released.title) } }
        (pages::errors(words, form.errors))
        h1 class="govuk-heading-l" { (words.say("scorecard-say-heading")) }
        @if !form.fields.one("kept").is_empty() { (inset_text(&InsetText::of(html! { p { strong { (words.say("scorecard-say-kept")) } " " (words.say("scorecard-say-next")) } }))) }
        @for one in &talk.launches {
            section class="app-plan" {
                h2 class="govuk-heading-m" { bdi dir="auto" { (one.title) } }
                p class="govuk-body" { strong { (dates::long(words, one.on)) } " · " bdi dir="auto" { (one.place) } }
                @if !one.invites.is_empty() { p class="govuk-body app-said" dir="auto" { (one.invites) } }
            }
        }
        p class="govuk-body-l" { (words.say("scorecard-say-lead")) }
        p class="govuk-body" { (words.say("scorecard-say-nothing")) }
        p class="govuk-body" { a class="govuk-link" href="/questions" { (words.say("home-tell")) } }
        form method="post" action=(format!("/scorecard/{}/say", released.name)) novalidate {
            input type="hidden" name="form" value=(form.fields.one("form"));
            (textarea(&Textarea { rows: Some("6".to_owned()), ..form.area("says", Label::of(words.say("scorecard-say-words")), &words.say("scorecard-say-words-hint")) }))
            (radios(&Choices { items, classes: Some("govuk-radios--small".to_owned()), ..form.choices("about", Legend::of(words.say("scorecard-say-about")), "") }))
            (button(&Button::of(words.say("questions-send"))))
        }
        @if !talk.comments.is_empty() {
            h2 class="govuk-heading-m" { (words.say("scorecard-said")) }
            @for said in &talk.comments {
                section class="app-plan" {
                    @if let Some(title) = title_of(&said.comment.measure) { h3 class="govuk-heading-s" { bdi dir="auto" { (title) } } }
                    p class="govuk-body app-said" dir="auto" { (said.comment.says) }
                    p class="govuk-body-s" { (dates::long(words, said.comment.said)) @if said.comment.changed { " · " (words.say("scorecard-say-changed")) } }
                    @if !said.comment.answer.is_empty() { p class="govuk-body" { strong { (words.say("scorecard-we-did")) " " } bdi dir="auto" { (said.comment.answer) } } }
                }
            }
        }
        @if !talk.actions.is_empty() {
            h2 class="govuk-heading-m" { (words.say("scorecard-agreed")) }
            ul class="govuk-list govuk-list--spaced" {
                @for one in &talk.actions {
                    li {
                        bdi dir="auto" { (one.says) } br; strong { bdi dir="auto" { (one.owner) } } ", " (dates::long(words, one.due)) ". "
                        @match one.done { Some(on) => { (words.say("scorecard-done")) " " (dates::long(words, on)) "." } None => (words.say("scorecard-not-done")) }
                        @if !one.news.is_empty() { " " bdi dir="auto" { (one.news) } }
                    }
                }
            }
        }
    }
}
