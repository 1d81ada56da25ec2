use super::access::because;
use super::links_page::page;
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_line};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::cases::{CannotLink, link_incident, link_other_party, unlink};
use alongside_domain::codes::{Code, LinkKind};
use alongside_domain::reports::LINE;
use alongside_gate::CaseId;
use alongside_gate::access::LinkCases;
use alongside_store::WriteError;
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use axum::response::Response;
use maud::Markup;

type Answer = Result<Response, ProblemPage>;

pub(super) async fn index(granted: Granted<LinkCases>, State(app): State<App>) -> Answer {
    show(&app, &granted, &Fields::default(), &Errors::default(), &app.new_token()).await.map(ok)
}

async fn show(
    app: &App,
    granted: &Granted<LinkCases>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let (id, scope) = (granted.id(), granted.cases());
    let links = app.store.read(move |db| db.links(&scope, id)).await;
    let links = links.map_err(|error| Problem::from(error).in_app(app))?;
    let others = links.iter().map(|line| line.other.uuid()).collect();
    let seen = app.store.seen(&granted.permit(), app.now(), others).await;
    seen.map_err(|error| Problem::from(error).in_app(app))?;
    let links: Vec<_> = links.iter().map(|line| (line, line.name.reveal(granted).as_str())).collect();
    let main = page(Form { desk: true, words: app.english(), fields, errors }, id, &links, once);
    let title = "Linked cases";
    Ok(desk(app, DeskPage { me: &granted.me, title, here: Here::Cases, wrong: !errors.is_empty(), main }))
}

/// Links this case with another one, by its reference.
pub(super) async fn create(granted: Granted<LinkCases>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let kind = LinkKind::from_code(fields.one("kind"));
    if kind.is_none() {
        errors.add("kind", "Choose what the cases have to do with each other");
    }
    let reference = fields.one("reference").to_owned();
    if reference.trim().is_empty() {
        errors.add("reference", "Enter the reference of the other case");
    }
    let reason = read_line(app.english(), &fields, "link-reason", LINE, &mut errors);
    if reason.is_empty() && errors.on("link-reason").is_none() {
        errors.add("link-reason", "Say how you know");
    }
    // Only walls are looked at again.
    let walls = if kind == Some(LinkKind::OtherParty) { because(&app, &fields, "link", &mut errors) } else { None };
    let (Some(kind), true) = (kind, errors.is_empty()) else {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let (id, scope, today) = (granted.id(), granted.cases(), app.today());
    let key = once(&app, &fields);
    let written = app
        .store
        .write_once(granted.permit(), app.now(), key, format!("/cases/{id}/links"), move |tx| {
            let other = tx.db().case_with_reference(&reference, &scope)?;
            // One who settles only one side does not learn that the other is there.
            let Some(other) = other else { return Err(WriteError::Refused(None)) };
            if !tx.allows::<LinkCases>(other)? {
                return Err(WriteError::Refused(None));
            }
            let refused = |refusal| WriteError::Refused(Some(refusal));
            let (links, walls) = match (kind, &walls) {
                (LinkKind::OtherParty, Some(because)) => {
                    let (one, two, same) = (tx.side(id)?, tx.side(other)?, tx.is_same_client(id, other)?);
                    link_other_party(&one, &two, same, because, today).map_err(refused)?
                }
                _ => (link_incident(id, other, reason.clone()).map_err(refused)?, Vec::new()),
            };
            for link in links {
                tx.record(link)?;
            }
            for wall in walls {
                if !tx.is_looked_after(*wall.case(), *wall.against())? {
                    return Err(refused(CannotLink::NobodyToLookAfterIt));
                }
                tx.record(wall)?;
            }
            Ok(())
        })
        .await;
    let (field, sentence) = match written {
        Ok(to) => return still(&app, &granted, &to).await,
        Err(WriteError::Refused(refusal)) => refusal.map_or(
            ("reference", "No case that you look after has this reference. Ask the manager of its team"),
            place_and_sentence,
        ),
        Err(error) => return Err(Problem::from(error).in_app(&app)),
    };
    show(&app, &granted, &fields, &Errors::one(field, sentence), fields.one("form")).await.map(wrong)
}

/// Whoever linked may stand behind a wall themself now.
async fn still(app: &App, granted: &Granted<LinkCases>, to: &str) -> Answer {
    let still = app.store.still(granted.permit(), app.now()).await;
    let still = still.map_err(|error| Problem::from(error).in_app(app))?;
    Ok(redirect(if still { to } else { "/today" }))
}

fn place_and_sentence(refusal: CannotLink) -> (&'static str, &'static str) {
    match refusal {
        CannotLink::SameCase => ("reference", "This is the case you are on. Enter the reference of the other one"),
        CannotLink::SameClient => ("reference", "Both are cases of one client. Somebody is no other party to themself"),
        CannotLink::NoReason => ("link-reason", "Say how you know"),
        CannotLink::WorksOnBoth => {
            ("reference", "Somebody works on both cases, or is named on both. Hand one over first, then link them")
        }
        CannotLink::NobodyToLookAfterIt => (
            "reference",
            "With these walls nobody would be left to decide on new reports, or to review an emergency opening. Somebody else has to join first",
        ),
        CannotLink::ReviewOutOfRange => ("link-review", "Enter a day after today and within a year"),
    }
}

pub(super) async fn remove(granted: Granted<LinkCases>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let other: Option<CaseId> = fields.one("other").parse().ok();
    let kind = LinkKind::from_code(fields.one("kind-of"));
    let name = other.map_or_else(|| "other".to_owned(), |other| format!("why-{other}"));
    let reason = read_line(app.english(), &fields, &name, LINE, &mut errors);
    if reason.is_empty() && errors.is_empty() {
        errors.add(&name, "Say why they are not linked");
    }
    let (Some(other), Some(kind), true) = (other, kind, errors.is_empty()) else {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let id = granted.id();
    let key = once(&app, &fields);
    let written = app
        .store
        .write_once(granted.permit(), app.now(), key, format!("/cases/{id}/links"), move |tx| {
            if !tx.allows::<LinkCases>(other)? {
                return Err(WriteError::NotAllowed);
            }
            let gone = unlink(id, other, kind, reason.clone()).map_err(WriteError::<CannotLink>::Refused)?;
            for link in gone {
                tx.record(link)?;
            }
            Ok(())
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}
