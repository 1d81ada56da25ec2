use super::{reading, show};
use crate::audiences::Granted;
use crate::state::App;
use crate::web::form::read_line;
use crate::web::{Problem, ProblemPage, Sent, once, redirect, wrong};
use alongside_domain::accounts::form_team;
use alongside_domain::people::folded;
use alongside_gate::TeamId;
use alongside_gate::access::KeepSettings;
use alongside_store::WriteError;
use alongside_ui::fields::Errors;
use axum::extract::State;
use axum::response::Response;

/// The longest name of a team.
const LONGEST: usize = 60;

/// Somebody else has made a team of this name.
struct Known;

/// Makes a team.
pub(super) async fn create(
    granted: Granted<KeepSettings>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Result<Response, ProblemPage> {
    let mut errors = Errors::default();
    let name = read_line(app.english(), &fields, "team", LONGEST, &mut errors);
    if name.is_empty() && errors.is_empty() {
        errors.add("team", "Enter a name for the team");
    }
    if errors.is_empty() {
        let (team, name): (TeamId, String) = (app.new_id(), name.as_str().to_owned());
        let written = app
            .store
            .write_once(granted.permit(), app.now(), once(&app, &fields), "/settings#teams".to_owned(), move |tx| {
                if tx.db().teams()?.iter().any(|known| folded(&known.name) == folded(&name)) {
                    return Err(WriteError::Refused(Known));
                }
                Ok(tx.record(form_team(team, name.clone()))?)
            })
            .await;
        match written {
            Ok(to) => return Ok(redirect(&to)),
            Err(WriteError::Refused(Known)) => errors.add("team", "There is a team of this name already"),
            Err(error) => return Err(Problem::from(error).in_app(&app)),
        }
    }
    let mut shown = reading::fields_of(&app.service());
    shown.set("team", fields.one("team"));
    show(&app, &granted, &shown, &errors, fields.one("form")).await.map(wrong)
}
