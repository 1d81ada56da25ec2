use super::form::form;
use crate::audiences::{Opened, Reporting};
use crate::files::{Uploaded, arrived, refused};
use crate::frames::{Visitor, visitor};
use crate::reports::reading;
use crate::reports::steps::contact_fields::check_contact;
use crate::state::App;
use crate::web::form::{Form, read_line, read_story};
use crate::web::{Problem, ProblemPage, Source as From, ok, once_for, redirect, wrong};
use alongside_domain::accounts::email;
use alongside_domain::codes::{Code, Reporter, Source};
use alongside_domain::files::{CannotAdd, FileOwner, add_file};
use alongside_domain::people::{phone, reference};
use alongside_domain::referrals::{CannotRefer, FROM_PROFESSIONALS, Referrer, name_referrer};
use alongside_domain::reports::{LINE, NotYet, PARAGRAPH, ReportAnswers, STORY, receive};
use alongside_gate::ReferralId;
use alongside_store::WriteError;
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use axum::response::Response;
use jiff::SignedDuration;
use maud::Markup;

type Answer = Result<Response, ProblemPage>;

/// Referrals from one place in ten minutes: a whole police station is one place.
const MOST: i64 = 40;

pub(super) async fn new(_: Opened<Reporting>, State(app): State<App>) -> Response {
    ok(framed(&app, &Fields::default(), &Errors::default(), &app.new_token()))
}

fn framed(app: &App, fields: &Fields, errors: &Errors, once: &str) -> Markup {
    let words = app.english();
    let main = form(Form { desk: true, words, fields, errors }, once);
    let title = words.say("questions-title");
    visitor(app, Visitor { words, title, leave: false, wrong: !errors.is_empty(), main })
}

enum Refused {
    Referrer(CannotRefer),
    Story,
    File(CannotAdd),
}

/// Takes a referral, and leads to its private link, which is the receipt.
pub(super) async fn create(open: Opened<Reporting>, State(app): State<App>, from: From, sent: Uploaded) -> Answer {
    let in_app = |problem: Problem| problem.in_app(&app);
    let fields = &sent.fields;
    let again = |errors: &Errors| wrong(framed(&app, fields, errors, fields.one("form")));
    let often = from.too_often(&app, "referrals", MOST, SignedDuration::from_mins(10)).await;
    if often.map_err(|error| in_app(error.into()))? {
        return Err(in_app(Problem::TooMany));
    }
    let errors = check(&app, &sent);
    if !errors.is_empty() {
        return Ok(again(&errors));
    }
    let (now, id) = (app.now(), app.new_id::<ReferralId>());
    let answers = ReportAnswers {
        reporter: Some(Reporter::SomeoneElse),
        by_professional: true,
        ..reading::answers(fields, app.today())
    };
    let source = source(fields).unwrap_or(Source::Voluntary);
    let referrer = referrer(&app, fields);
    let made = reference(app.random());
    let link = app.new_token();
    let hash = app.store.secret_hash("referrer link", &link);
    let mut files = Vec::new();
    for upload in &sent.files {
        files.push(arrived(&app, upload.clone()).await);
    }
    let digests: Vec<&str> = files.iter().map(|(new, _)| new.digest.as_str()).collect();
    let key = once_for(&app, fields, &digests.join(" "));
    let written = app
        .store
        .write_once(open.permit(), now, key, format!("/refer/{link}"), move |tx| {
            let permission = answers.about.permission;
            let received = receive(id, made.clone(), source, answers.clone(), None, now);
            let received = received.map_err(|NotYet::NothingHappened| WriteError::Refused(Refused::Story))?;
            let named = name_referrer(id, referrer.clone(), permission);
            let named = named.map_err(|refusal| WriteError::Refused(Refused::Referrer(refusal)))?;
            tx.record(received)?;
            tx.record(named)?;
            tx.set_referrer_link(id, hash.clone())?;
            let owner = FileOwner::Referral(id);
            for (new, bytes) in &files {
                let added = add_file(owner, new.clone(), tx.room(owner)?, now);
                tx.record(added.map_err(|refusal| WriteError::Refused(Refused::File(refusal)))?)?;
                tx.set_file(owner, new.file, bytes)?;
            }
            Ok(())
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(WriteError::Refused(refusal)) => {
            let (field, sentence) = match refusal {
                Refused::Story => ("story", STORY_MISSING.to_owned()),
                Refused::File(refusal) => ("files", app.english().say(refused(refusal))),
                Refused::Referrer(refusal) => place_and_sentence(refusal),
            };
            Ok(again(&Errors::one(field, sentence)))
        }
        Err(error) => Err(in_app(error.into())),
    }
}

const STORY_MISSING: &str = "Write down what has happened. A few lines are enough";

fn place_and_sentence(refusal: CannotRefer) -> (&'static str, String) {
    let (field, sentence) = match refusal {
        CannotRefer::NoOrganisation => ("organisation", "Enter the name of your organisation"),
        CannotRefer::NoName => ("reporter-name", "Enter your name"),
        CannotRefer::NoWayBack => ("own-phone", "Enter a phone number or an e-mail address at which we can ask you"),
        CannotRefer::PermissionNotSaid => {
            ("permission", "Choose whether they have agreed. “Could not ask” is an answer")
        }
    };
    (field, sentence.to_owned())
}

fn source(fields: &Fields) -> Option<Source> {
    Source::from_code(fields.one("source")).filter(|source| FROM_PROFESSIONALS.contains(source))
}

fn referrer(app: &App, fields: &Fields) -> Referrer {
    let line = |name: &str| read_line(app.english(), fields, name, LINE, &mut Errors::default());
    Referrer {
        organisation: line("organisation"),
        name: line("reporter-name"),
        role: line("role").some(),
        phone: line("own-phone").some(),
        email: line("own-email").some(),
    }
}

/// Everything that is wrong at once, in the order of the page.
fn check(app: &App, sent: &Uploaded) -> Errors {
    let (words, fields) = (app.english(), &sent.fields);
    let mut errors = Errors::default();
    // So large that not even what was typed was read.
    if let Some(refusal) = sent.refused.filter(|_| fields.one("form").is_empty()) {
        errors.add("files", words.say(refused(refusal)));
        return errors;
    }
    if source(fields).is_none() {
        errors.add("source", "Choose where you work");
    }
    for name in ["organisation", "reporter-name", "role", "name", "called"] {
        read_line(words, fields, name, LINE, &mut errors);
    }
    let id = ReferralId::new(Default::default());
    let permission = reading::answers(fields, app.today()).about.permission;
    if let Err(refusal) = name_referrer(id, referrer(app, fields), permission) {
        let (field, sentence) = place_and_sentence(refusal);
        errors.add(field, sentence);
    }
    let own = fields.one("own-phone").trim();
    if !own.is_empty() && phone(own).is_none() {
        errors.add("own-phone", words.say("form-phone"));
    }
    let own = fields.one("own-email").trim();
    if !own.is_empty() && email(own).is_err() {
        errors.add("own-email", words.say("form-email"));
    }
    let story = read_story(words, fields, "story", STORY, &mut errors);
    if story.is_empty() && errors.on("story").is_none() {
        errors.add("story", STORY_MISSING);
    }
    read_story(words, fields, "evidence-words", PARAGRAPH, &mut errors);
    if let Some(refusal) = sent.refused {
        errors.add("files", words.say(refused(refusal)));
    }
    for (field, sentence) in check_contact(words, fields).iter() {
        errors.add(field, sentence);
    }
    if !errors.is_empty() && !sent.files.is_empty() {
        errors.add("files", words.say("evidence-file-again"));
    }
    errors
}
