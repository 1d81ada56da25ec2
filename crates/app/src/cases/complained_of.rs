use super::complained_of_page::page;
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_line, read_story};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::cases::{
    CannotKeep, ComplainedOf, keep_complained_of, link_complained_of, take_off_complained_of,
};
use alongside_domain::codes::{Code, Known};
use alongside_domain::facts::Fact;
use alongside_domain::reports::LINE;
use alongside_gate::access::KeepComplainedOf;
use alongside_gate::{ComplainedOfId, Role};
use alongside_store::{StorageError, Tx, WriteError};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use axum::response::Response;
use maud::Markup;

type Answer = Result<Response, ProblemPage>;

/// How much is kept of how somebody looks: enough to know them again.
const DESCRIPTION: usize = 1_000;

pub(super) async fn index(granted: Granted<KeepComplainedOf>, State(app): State<App>) -> Answer {
    show(&app, &granted, &Fields::default(), &Errors::default(), &app.new_token()).await.map(ok)
}

async fn show(
    app: &App,
    granted: &Granted<KeepComplainedOf>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let (id, scope) = (granted.id(), granted.cases());
    let manages = manages(granted);
    let read = app.store.read(move |db| db.complained_of(&scope, manages, id)).await;
    let (mine, likely) = read.map_err(|error| Problem::from(error).in_app(app))?;
    let others = mine.iter().chain(&likely).flat_map(|line| line.also_in.iter().map(|(case, _)| case.uuid()));
    let seen = app.store.seen(&granted.permit(), app.now(), others.collect()).await;
    seen.map_err(|error| Problem::from(error).in_app(app))?;
    let told = |lines: &'_ [alongside_store::ComplainedOfLine]| {
        lines.iter().map(|line| (line.clone(), line.details.reveal(granted).clone())).collect::<Vec<_>>()
    };
    let form = Form { desk: true, words: app.english(), fields, errors };
    let main = page(form, id, &told(&mine), &told(&likely), once);
    let title = "People complained of";
    Ok(desk(app, DeskPage { me: &granted.me, title, here: Here::Cases, wrong: !errors.is_empty(), main }))
}

fn manages(granted: &Granted<KeepComplainedOf>) -> bool {
    granted.me.actor.works_as(&[Role::Manager])
}

/// Keeps what the client says of somebody.
pub(super) async fn create(granted: Granted<KeepComplainedOf>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let (mut errors, words) = (Errors::default(), app.english());
    let said = ComplainedOf {
        name: read_line(words, &fields, "name", LINE, &mut errors).some(),
        known: Known::from_code(fields.one("known")),
        description: read_story(words, &fields, "description", DESCRIPTION, &mut errors).some(),
        address: read_line(words, &fields, "address", LINE, &mut errors).some(),
        under_18: fields.is_ticked("under-18"),
    };
    if !errors.is_empty() {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    }
    let (id, today, person): (_, _, ComplainedOfId) = (granted.id(), app.today(), app.new_id());
    keep(&app, &granted, &fields, "name", move |_| {
        Ok(keep_complained_of(id, person, said.clone(), today).map(Fact::from).map_err(Refused::Rule))
    })
    .await
}

/// Somebody of another case is complained of here too.
pub(super) async fn link(granted: Granted<KeepComplainedOf>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let Ok(person) = fields.one("person").parse::<ComplainedOfId>() else {
        return refused(&app, &granted, &fields, "name", Refused::NotThere).await;
    };
    let (id, scope, manages) = (granted.id(), granted.cases(), manages(&granted));
    keep(&app, &granted, &fields, "name", move |tx| {
        if tx.may_be_linked(&scope, manages, person)? {
            Ok(Ok(Fact::from(link_complained_of(id, person))))
        } else {
            Ok(Err(Refused::NotThere))
        }
    })
    .await
}

pub(super) async fn remove(granted: Granted<KeepComplainedOf>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let Ok(person) = fields.one("person").parse::<ComplainedOfId>() else {
        return refused(&app, &granted, &fields, "name", Refused::NotThere).await;
    };
    let (mut errors, name) = (Errors::default(), format!("why-{person}"));
    let reason = read_line(app.english(), &fields, &name, LINE, &mut errors);
    if !errors.is_empty() {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    }
    let id = granted.id();
    keep(&app, &granted, &fields, &name, move |tx| {
        if !tx.is_complained_of(id, person)? {
            return Ok(Err(Refused::NotThere));
        }
        Ok(take_off_complained_of(id, person, reason.clone()).map(Fact::from).map_err(Refused::Rule))
    })
    .await
}

enum Refused {
    Rule(CannotKeep),
    NotThere,
}

async fn keep(
    app: &App,
    granted: &Granted<KeepComplainedOf>,
    fields: &Fields,
    field: &str,
    fact: impl Fn(&mut Tx<'_>) -> Result<Result<Fact, Refused>, StorageError> + Send + 'static,
) -> Answer {
    let (key, to) = (once(app, fields), format!("/cases/{}/complained-of", granted.id()));
    let written = app
        .store
        .write_once(granted.permit(), app.now(), key, to, move |tx| {
            let fact = fact(tx)?.map_err(WriteError::Refused)?;
            Ok(tx.record(fact)?)
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(WriteError::Refused(why)) => refused(app, granted, fields, field, why).await,
        Err(error) => Err(Problem::from(error).in_app(app)),
    }
}

async fn refused(app: &App, granted: &Granted<KeepComplainedOf>, fields: &Fields, field: &str, why: Refused) -> Answer {
    let sentence = match why {
        Refused::Rule(CannotKeep::Nothing) => "Enter a name, or describe them",
        Refused::Rule(CannotKeep::NoReason) => "Say why they have nothing to do with it",
        Refused::NotThere => "Somebody else has changed this meanwhile. What stands now is shown",
    };
    show(app, granted, fields, &Errors::one(field, sentence), fields.one("form")).await.map(wrong)
}
