use crate::audiences::{Granted, Me};
use crate::frames::{DeskPage, Here, desk};
use crate::reports::reading;
use crate::reports::steps::contact_fields::check_contact;
use crate::state::App;
use crate::web::form::{Form, read_line, read_story};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::codes::{
    Allowed, Channel, Characteristic, Code, Danger, MayTell, Permission, Reporter, SafeNow, SharedWith, Source,
};
use alongside_domain::lists::{Chosen, ListEntry, ReferenceList};
use alongside_domain::people::{postcode, reference, spoken};
use alongside_domain::reports::{LINE, NotYet, ReportAnswers, STORY, receive};
use alongside_gate::access::EnterReport;
use alongside_gate::{ReferralId, Role};
use alongside_store::WriteError;
use alongside_ui::components::{
    Button, Choice, Choices, Details, Input, InsetText, Label, Legend, Textarea, button, checkboxes, details, input,
    inset_text, radios, textarea,
};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::{Query, State};
use axum::response::Response;
use maud::{Markup, html};
use std::collections::HashMap;
use uuid::Uuid;

/// A call, a visit or a letter, on one page.
pub(super) async fn new(
    granted: Granted<EnterReport>,
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, ProblemPage> {
    let mut fields = Fields::of([("source", "phone")]);
    if let Some(saved) = query.get("saved").and_then(|saved| spoken(saved)) {
        fields.set("saved", saved.as_str());
    }
    let own = own_sources(&app).await.map_err(|problem| problem.in_app(&app))?;
    Ok(ok(framed(&app, &granted.me, &fields, &Errors::default(), &[], &own, &app.new_token())))
}

pub(super) async fn create(
    granted: Granted<EnterReport>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Result<Response, ProblemPage> {
    let in_app = |problem: Problem| problem.in_app(&app);
    let own = own_sources(&app).await.map_err(in_app)?;
    let source = Chosen::<Source>::read(fields.one("source"), &own, app.today());
    let errors = check(&app, &fields, source.is_some());
    if !errors.is_empty() {
        return Ok(wrong(framed(&app, &granted.me, &fields, &errors, &[], &own, fields.one("form"))));
    }
    let now = app.now();
    let answers = reading::answers(&fields, app.today());
    let known = known_already(&app, &granted, answers.clone()).await.map_err(in_app)?;
    // Ticked for those who were shown: whoever a corrected name leads to is shown too.
    let shown: Vec<String> = fields.several("shown").map(str::to_owned).collect();
    let new = known.iter().any(|one| !shown.contains(&one.id.to_string()));
    if new || (!known.is_empty() && !fields.is_ticked("another")) {
        let mut fields = fields.clone();
        if new {
            fields = fields.without(&["another"]);
        }
        let errors = Errors::one("another", "Look whether it is one of the people we work with already");
        return Ok(wrong(framed(&app, &granted.me, &fields, &errors, &known, &own, fields.one("form"))));
    }
    let source = source.unwrap_or_else(|| Source::Phone.into());
    let id: ReferralId = app.new_id();
    let made = reference(app.random());
    let by = granted.me.account;
    // For everybody the same page: where a report opened for one and not for another, the difference would
    // say that a wall stands before somebody of this name or telephone.
    let to = format!("/reports/new?saved={made}");
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), to, move |tx| {
            let received = receive(id, made.clone(), source.clone(), answers.clone(), Some(by), now);
            tx.record(received.map_err(WriteError::Refused)?)?;
            Ok(())
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(WriteError::Refused(NotYet::NothingHappened)) => {
            let errors = Errors::one("story", STORY_MISSING);
            Ok(wrong(framed(&app, &granted.me, &fields, &errors, &[], &own, fields.one("form"))))
        }
        Err(error) => Err(in_app(error.into())),
    }
}

/// What else the service calls the ways in which somebody reaches it.
async fn own_sources(app: &App) -> Result<Vec<ListEntry>, Problem> {
    let today = app.today();
    Ok(app.store.read(move |db| db.offered(ReferenceList::Source, today)).await?)
}

/// A client, or somebody whose report still waits, who may be the person that is
/// being written about.
#[derive(Clone, Debug)]
pub(crate) struct KnownAlready {
    /// What is ticked once it was looked at.
    pub id: Uuid,
    pub address: String,
    pub reference: String,
    pub name: String,
    pub why: &'static str,
}

/// People with the same name, however it is spelt, or the same telephone, as far
/// as whoever writes may open their cases or reads what waits.
async fn known_already(
    app: &App,
    granted: &Granted<EnterReport>,
    answers: ReportAnswers,
) -> Result<Vec<KnownAlready>, Problem> {
    let scope = granted.known_people();
    let triages = granted.me.actor.works_as(&[Role::Triage, Role::Manager]);
    let found = app.store.read(move |db| {
        let waiting = if triages { db.waiting_alike(&scope, &answers)? } else { Vec::new() };
        Ok((db.likely_same(&scope, &answers)?, waiting))
    });
    let (likely, waiting) = found.await?;
    let clients = likely.into_iter().map(|likely| KnownAlready {
        id: likely.case.uuid(),
        address: format!("/cases/{}", likely.case),
        reference: likely.reference,
        name: likely.name.reveal(granted).clone(),
        why: if likely.same_phone { "The same phone number" } else { "The same name, or one like it" },
    });
    let waiting = waiting.into_iter().map(|report| KnownAlready {
        id: report.id.uuid(),
        address: format!("/referrals/{}", report.id),
        reference: report.reference,
        name: report.name.reveal(granted).clone(),
        why: "Their report waits for a decision",
    });
    let known: Vec<KnownAlready> = clients.chain(waiting).collect();
    if !known.is_empty() {
        // Their names are shown: that is a look.
        let shown = known.iter().map(|one| one.id).collect();
        app.store.seen(&granted.permit(), app.now(), shown).await?;
    }
    Ok(known)
}

const STORY_MISSING: &str = "Write down what happened. A line is enough";

fn check(app: &App, fields: &Fields, has_source: bool) -> Errors {
    let words = app.english();
    let mut errors = Errors::default();
    if !has_source {
        errors.add("source", "Choose how it reached us");
    }
    for name in ["name", "called", "reporter-name"] {
        read_line(words, fields, name, LINE, &mut errors);
    }
    let story = read_story(words, fields, "story", STORY, &mut errors);
    if story.is_empty() && errors.on("story").is_none() {
        errors.add("story", STORY_MISSING);
    }
    let code = fields.one("postcode").trim();
    if !code.is_empty() && postcode(code).is_none() {
        errors.add("postcode", words.say("place-postcode-wrong"));
    }
    for (field, sentence) in check_contact(words, fields).iter() {
        errors.add(field, sentence);
    }
    errors
}

fn framed(
    app: &App,
    me: &Me,
    fields: &Fields,
    errors: &Errors,
    known: &[KnownAlready],
    own: &[ListEntry],
    once: &str,
) -> Markup {
    let panel = app.service().panel;
    let triages = me.actor.works_as(&[Role::Triage, Role::Manager]);
    let main = form(Form { desk: true, words: app.english(), fields, errors }, known, own, &panel, triages, once);
    desk(app, DeskPage { me, title: "New report", here: Here::Elsewhere, wrong: !errors.is_empty(), main })
}

/// What has to be asked stands open; the rest is folded until there is time.
pub(crate) fn form(
    form: Form<'_>,
    known: &[KnownAlready],
    own: &[ListEntry],
    panel: &str,
    triages: bool,
    once: &str,
) -> Markup {
    let words = form.words;
    let more = html! {
        (input(&form.line("reporter-name", "Who is telling us, if somebody else", "")))
        (radios(&form.one_of::<Permission>("permission", Legend::of("Did the person agree?"), "")))
        (checkboxes(&form.several_of::<Characteristic>("why", Legend::of("Why do they think it happened?"), "")))
        (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right("postcode", "Postcode of where it happened", "") }))
        (input(&form.line("hours", "When is it safe to ring?", "")))
        (input(&form.line("code-word", "Code word", "")))
        (input(&form.line("language", "Language", "")))
        (input(&form.line("access-needs", "Access needs", "")))
        (checkboxes(&Choices {
            items: MayTell::EVERY.iter().map(|one| Some(whom(form, *one, panel))).collect(),
            ..form.choices("maytell", Legend::of("Whom may we tell?"), "Nobody unless ticked")
        }))
    };
    html! {
        (pages::errors(words, form.errors))
        @if form.fields.is_ticked("saved") {
            (inset_text(&InsetText::of(html! {
                p { strong { "Saved. The reference is " bdi dir="ltr" { (form.fields.one("saved")) } "." } }
                p { "You can read it out to them. Triage decides what happens next and sees it now. Somebody may have taken it up before you look." }
                @if triages { p { a class="govuk-link" href="/referrals" { "Triage" } } }
            })))
        }
        h1 class="govuk-heading-l" { "New report" }
        form method="post" action="/reports" novalidate {
            input type="hidden" name="form" value=(once);
            @if !known.is_empty() { (same_person(form, known)) }
            (radios(&Choices { classes: Some("govuk-radios--small govuk-radios--inline".to_owned()), ..form.one_of_list::<Source>("source", Legend::of("How did it reach us?"), own) }))
            (radios(&Choices { classes: Some("govuk-radios--small".to_owned()), ..form.one_of::<Reporter>("reporter", Legend::of("Who did it happen to?"), "") }))
            (radios(&Choices { classes: Some("govuk-radios--small govuk-radios--inline".to_owned()), ..form.one_of::<SafeNow>("safe", Legend::of("Are they safe now?"), "") }))
            (checkboxes(&Choices {
                classes: Some("govuk-checkboxes--small".to_owned()),
                items: [Danger::Life, Danger::Fire, Danger::Weapon].map(|danger| Some(form.choice(danger))).into(),
                ..form.choices("danger", Legend::of("Danger"), "Any of these makes it urgent")
            }))
            (textarea(&Textarea { rows: Some("6".to_owned()), ..form.area("story", Label { classes: Some("govuk-label--m".to_owned()), ..Label::of("What happened?") }, "Their words, as near as you can") }))
            (input(&form.line("name", "Name of the person it happened to", "Leave empty if they do not want to say")))
            (input(&Input { kind: Some("tel".to_owned()), autocomplete: Some("off".to_owned()), ..form.left_to_right("phone", "Phone number", "") }))
            (checkboxes(&Choices { classes: Some("govuk-checkboxes--small".to_owned()), ..form.several_of::<Channel>("channel", Legend::of("Which ways did they say are safe?"), "If you did not ask, leave this empty: one call, to them alone, no message") }))
            (radios(&Choices { classes: Some("govuk-radios--small govuk-radios--inline".to_owned()), ..form.one_of::<SharedWith>("shared", Legend::of("Who else sees this phone?"), "") }))
            (radios(&Choices { classes: Some("govuk-radios--small govuk-radios--inline".to_owned()), ..form.one_of::<Allowed>("voicemail", Legend::of("May we leave a voicemail?"), "") }))
            (details(&Details { open: !form.errors.is_empty(), ..Details::of("More, if there is time", more) }))
            (button(&Button::of("Save")))
        }
    }
}

/// Before a second record of one person begins.
fn same_person(form: Form<'_>, known: &[KnownAlready]) -> Markup {
    html! {
        h2 class="govuk-heading-m" { "Do we know this person already?" }
        @for one in known { input type="hidden" name="shown" value=(one.id); }
        ul class="app-rows" {
            @for one in known {
                li class="app-row" {
                    a class="govuk-link" href=(one.address) target="_blank" rel="noopener" {
                        bdi dir="auto" { (one.name) } " " bdi dir="ltr" { (one.reference) } " (opens in a new tab)"
                    }
                    p class="govuk-body-s" { (one.why) }
                }
            }
        }
        p class="govuk-body" { "If it is one of them and nothing new has happened, log the contact in their case instead, or add to the report that waits. Nothing you typed here is lost while this page is open." }
        (checkboxes(&form.tick("another", "It is somebody else, or something new has happened. Save it: triage decides where it belongs")))
    }
}

/// The panel by the name it has here.
fn whom(form: Form<'_>, whom: MayTell, panel: &str) -> Choice {
    if whom == MayTell::Panel { Choice::of(whom.code(), panel) } else { form.choice(whom) }
}
