//! What an administrator sets: the service's name, hours and clocks, its teams.

mod agencies;
mod lists;
mod page;
mod reading;
mod teams;

use crate::audiences::{Desk, Granted, Routes};
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::service::{CannotSet, Service, change_service};
use alongside_gate::access::KeepSettings;
use alongside_store::WriteError;
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use axum::response::Response;
use maud::Markup;

#[cfg(test)]
pub(crate) use agencies::page as agencies_page;
#[cfg(test)]
pub(crate) use lists::{Lists, page as lists_page};
#[cfg(test)]
pub(crate) use page::page as settings_page;
#[cfg(test)]
pub(crate) use reading::fields_of as settings_fields;

type Answer = Result<Response, ProblemPage>;

pub(crate) fn routes() -> Routes<Desk> {
    Routes::new()
        .get("/settings", edit)
        .post("/settings", update)
        .post("/teams", teams::create)
        .get("/agencies", agencies::index)
        .post("/agencies", agencies::create)
        .post("/agencies/end", agencies::end)
        .get("/lists", lists::index)
        .post("/lists", lists::create)
        .post("/lists/end", lists::end)
}

async fn edit(granted: Granted<KeepSettings>, State(app): State<App>) -> Answer {
    let fields = reading::fields_of(&app.service());
    show(&app, &granted, &fields, &Errors::default(), &app.new_token()).await.map(ok)
}

async fn show(
    app: &App,
    granted: &Granted<KeepSettings>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let teams = app.store.read(|db| db.teams()).await.map_err(|error| Problem::from(error).in_app(app))?;
    let main = page::page(Form { desk: true, words: app.english(), fields, errors }, &teams, once);
    let wrong = !errors.is_empty();
    Ok(desk(app, DeskPage { me: &granted.me, title: "Settings", here: Here::Settings, wrong, main }))
}

enum Refused {
    Changed,
    Rules(Vec<CannotSet>),
}

/// Saves, unless somebody else has saved since the form was opened.
async fn update(granted: Granted<KeepSettings>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let read = reading::read(&fields, &mut errors);
    let Some(after) = read.filter(|_| errors.is_empty()) else {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let (now, seen) = (app.now(), fields.one("seen").to_owned());
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), "/settings".to_owned(), move |tx| {
            let before: Service = tx.service()?;
            if reading::seen(&before) != seen {
                return Err(WriteError::Refused(Refused::Changed));
            }
            let changed = change_service(&before, after.clone(), now);
            Ok(tx.record(changed.map_err(|problems| WriteError::Refused(Refused::Rules(problems)))?)?)
        })
        .await;
    let (mut fields, mut errors) = (fields, Errors::default());
    match written {
        Ok(to) => return Ok(redirect(&to)),
        Err(WriteError::Refused(Refused::Changed)) => {
            fields.set("seen", reading::seen(&app.service()));
            errors.add(
                "name",
                "Somebody else has changed the settings meanwhile. Yours are below; saving replaces theirs",
            );
        }
        Err(WriteError::Refused(Refused::Rules(problems))) => {
            for problem in problems {
                let (field, sentence) = reading::place_and_sentence(problem);
                errors.add(field, sentence);
            }
        }
        Err(error) => return Err(Problem::from(error).in_app(&app)),
    }
    let key = fields.one("form").to_owned();
    show(&app, &granted, &fields, &errors, &key).await.map(wrong)
}
