use super::of_one;
use crate::audiences::Granted;
use crate::state::App;
use crate::web::{Problem, ProblemPage, once, redirect};
use alongside_domain::cases::entries::{Before, CannotNote, Entry};
use alongside_domain::facts::Fact;
use alongside_gate::{Action, CaseStanding, EntryId, Reveals};
use alongside_store::WriteError;
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::words::Words;
use axum::response::Response;

enum Refused {
    Changed,
    Rule(CannotNote),
}

/// What is kept, and where a sentence stands when it cannot be.
pub(in crate::cases) struct Keeping<'a> {
    pub fields: &'a Fields,
    /// The last part of its address under the case.
    pub to: &'a str,
    /// The first field of the form.
    pub first: &'a str,
    /// The one that is there already, or nothing.
    pub existing: Option<EntryId>,
}

/// Writes down what a rule makes of it: the way on, or nothing and what is wrong.
pub(in crate::cases) async fn keep<E: Entry, A>(
    app: &App,
    granted: &Granted<A>,
    keeping: Keeping<'_>,
    errors: &mut Errors,
    change: impl Fn(&Before<E>, EntryId) -> Result<Fact, CannotNote> + Send + 'static,
) -> Result<Option<Response>, ProblemPage>
where
    A: Action<Standing = CaseStanding> + Reveals,
{
    let Keeping { fields, to, first, existing } = keeping;
    let (case, now) = (granted.id(), app.now());
    let entry = existing.unwrap_or_else(|| app.new_id::<EntryId>());
    let seen = fields.one("version").to_owned();
    let way = format!("/cases/{case}/{to}");
    let written = app
        .store
        .write_once(granted.permit(), now, once(app, fields), way, move |tx| {
            let (before, noted_at) = tx.before_entry::<E>(case, entry)?;
            let version = noted_at.map_or_else(String::new, |at| at.as_microsecond().to_string());
            // What stands on no case, on another, or is of another kind is nothing to change.
            if existing.is_some() && before.entry.is_none() {
                return Err(WriteError::Refused(Refused::Rule(CannotNote::Ended)));
            }
            if existing.is_some() && version != seen {
                return Err(WriteError::Refused(Refused::Changed));
            }
            let fact = change(&before, entry).map_err(|why| WriteError::Refused(Refused::Rule(why)))?;
            Ok(tx.record(fact)?)
        })
        .await;
    let why = match written {
        Ok(to) => return Ok(Some(redirect(&to))),
        Err(WriteError::Refused(why)) => why,
        Err(error) => return Err(Problem::from(error).in_app(app)),
    };
    let (field, sentence) = said(app.english(), E::KIND, first, &why);
    let place = existing.map_or_else(|| field.to_owned(), |id| of_one(field, id));
    errors.add(&place, sentence);
    Ok(None)
}

/// The field and the sentence of what a rule refuses.
fn said<'a>(words: &Words, kind: &str, first: &'a str, why: &'a Refused) -> (&'a str, String) {
    let own = |field: &str, end: &str| {
        words.say(&format!("desk-note-{}-{}{end}", kind.replace('_', "-"), field.replace('_', "-")))
    };
    match why {
        Refused::Changed | Refused::Rule(CannotNote::Changed) => (first, words.say("desk-note-changed")),
        Refused::Rule(CannotNote::Missing(field)) => (*field, own(field, "")),
        Refused::Rule(CannotNote::DoesNotFollow(field)) => (*field, own(field, "-not")),
        Refused::Rule(CannotNote::InThePast(field)) => (*field, words.say("desk-note-past")),
        Refused::Rule(CannotNote::InTheFuture(field)) => (*field, words.say("desk-note-future")),
        Refused::Rule(CannotNote::Ended) => (first, words.say("desk-note-ended")),
        Refused::Rule(CannotNote::Closed) => (first, words.say("desk-note-closed")),
        Refused::Rule(CannotNote::Walled) => (first, words.say("desk-note-walled")),
    }
}
