use crate::audiences::Granted;
use crate::state::App;
use crate::web::{Problem, ProblemPage, Sent, once, redirect};
use alongside_domain::cases::{CannotLog, HowHeld, NewContact, log_contact};
use alongside_domain::codes::{Channel, ContactResult};
use alongside_domain::text::Words as Text;
use alongside_gate::ContactId;
use alongside_gate::access::LogContact;
use alongside_store::WriteError;
use axum::extract::State;
use axum::response::Response;

/// One press: they were rung just now and told how things stand. Where a call is
/// no way they have called safe, the whole form is there instead.
pub(super) async fn create(
    granted: Granted<LogContact>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Result<Response, ProblemPage> {
    let (id, now) = (granted.id(), app.now());
    let contact = NewContact {
        contact: app.new_id::<ContactId>(),
        channel: Channel::Call,
        result: ContactResult::Spoke,
        at: now,
        minutes: None,
        note: Text::new("Rung, and told how things stand."),
        statement_given: false,
        update_given: true,
        in_spite: false,
        quiet_said: false,
        held: HowHeld::default(),
    };
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/cases/{id}"), move |tx| {
            let (received_at, safe) = tx.contact_basis(id)?;
            let logged = log_contact(id, received_at, &safe, contact.clone(), now);
            Ok(tx.record(logged.map_err(WriteError::<CannotLog>::Refused)?)?)
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(WriteError::Refused(_)) => Ok(redirect(&format!("/cases/{id}/contacts/new"))),
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}
