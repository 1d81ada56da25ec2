use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::reports::keep;
use crate::state::App;
use crate::web::form::{Form, read_line};
use crate::web::{Problem, ProblemPage, Sent, ok, wrong};
use alongside_domain::people::{as_words, heard};
use alongside_domain::referrals::{NotChecked, renew_phrase};
use alongside_domain::reports::LINE;
use alongside_gate::access::RenewPhrase;
use alongside_store::{Referral, WriteError};
use alongside_ui::components::{Button, InsetText, WarningText, button, input, inset_text, warning_text};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

pub(super) async fn new(granted: Granted<RenewPhrase>, State(app): State<App>) -> Answer {
    let referral = referral(&app, &granted).await?;
    Ok(ok(framed(&app, &granted, &referral, &Fields::default(), &Errors::default())))
}

async fn referral(app: &App, granted: &Granted<RenewPhrase>) -> Result<Referral, ProblemPage> {
    let id = granted.id();
    app.store.read(move |db| db.referral(id)).await.map_err(|error| Problem::from(error).in_app(app))
}

/// Makes a new pass-phrase and shows it once, to be read out. The old one
/// opens nothing from then on.
pub(super) async fn create(granted: Granted<RenewPhrase>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let referral = referral(&app, &granted).await?;
    let mut errors = Errors::default();
    let checked = read_line(app.english(), &fields, "checked", LINE, &mut errors);
    if !errors.is_empty() {
        return Ok(wrong(framed(&app, &granted, &referral, &fields, &errors)));
    }
    let (id, now) = (granted.id(), app.now());
    let phrase = as_words(app.random());
    let hash = app.store.secret_hash("phrase", &heard(phrase.shown()));
    let written = app
        .store
        .write(granted.permit(), now, move |tx| {
            let fact = renew_phrase(id, checked.clone(), now);
            tx.record(fact.map_err(|NotChecked| WriteError::Refused(NotChecked))?)?;
            Ok(tx.set_phrase(id, hash.clone())?)
        })
        .await;
    match written {
        Ok(()) => {
            let main = given(
                app.english(),
                &referral.reference.to_string(),
                phrase.shown(),
                &format!("/referrals/{id}/messages"),
            );
            Ok(ok(desk(
                &app,
                DeskPage { me: &granted.me, title: "A new pass-phrase", here: Here::Elsewhere, wrong: false, main },
            )))
        }
        Err(WriteError::Refused(NotChecked)) => {
            let errors = Errors::one("checked", "Say how you know that it is them");
            Ok(wrong(framed(&app, &granted, &referral, &fields, &errors)))
        }
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}

fn framed(app: &App, granted: &Granted<RenewPhrase>, referral: &Referral, fields: &Fields, errors: &Errors) -> Markup {
    let safe = &referral.answers.reveal(granted).safe_contact;
    let main = page(
        Form { desk: true, words: app.english(), fields, errors },
        &format!("/referrals/{}", referral.id),
        safe.code_word.as_ref().map(|word| word.as_str()),
    );
    desk(
        app,
        DeskPage {
            me: &granted.me,
            title: "A new pass-phrase",
            here: Here::Elsewhere,
            wrong: !errors.is_empty(),
            main,
        },
    )
}

pub(crate) fn page(form: Form<'_>, here: &str, code_word: Option<&str>) -> Markup {
    html! {
        a href={ (here) "/messages" } class="govuk-back-link" { "Messages" }
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "A new pass-phrase" }
        (warning_text(&WarningText::of("Whoever has the pass-phrase reads what we write. Ask for the code word first. Somebody who harms them may ring and say that they are them.")))
        @if let Some(word) = code_word {
            (inset_text(&InsetText::of(html! { "Their code word: " strong { bdi dir="auto" { (word) } } ". Do not say it: let them." })))
        } @else {
            (inset_text(&InsetText::of("They have not chosen a code word. Ask something that only they know, and ring back on the number they called safe.")))
        }
        form method="post" action={ (here) "/phrase" } novalidate {
            (input(&form.line("checked", "How do you know that it is them?", "Like “said the code word”. It is written down")))
            (button(&Button::of("Make a new pass-phrase")))
        }
    }
}

fn given(words: &alongside_ui::words::Words, reference: &str, phrase: &str, back: &str) -> Markup {
    html! {
        h1 class="govuk-heading-l" { "Read this out to them" }
        p class="govuk-body" { "It is shown once. The one before opens nothing any more." }
        (keep(words, reference, phrase))
        (button(&Button::link("Done", back.to_owned())))
    }
}
