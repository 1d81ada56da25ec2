//! Colleagues who visit alone, and who watches them. Nothing here says whom
//! they visit: whoever watches may belong to another team.

use crate::audiences::{Desk, Granted, Routes};
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect};
use alongside_domain::cases::entries::{CannotNote, Visit};
use alongside_domain::codes::VisitStage;
use alongside_domain::local;
use alongside_domain::text::Words as Text;
use alongside_gate::access::WatchVisits;
use alongside_gate::{CaseId, EntryId, Grant, Reveals, Role};
use alongside_store::{EntryLine, WriteError};
use alongside_ui::components::{Button, button};
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use jiff::Timestamp;
use maud::{Markup, html};

pub(crate) fn routes() -> Routes<Desk> {
    Routes::new().get("/visits", index).post("/visits", update)
}

/// A visit under way, as whoever watches sees it.
#[derive(Clone, Debug)]
pub(crate) struct Watched {
    pub id: EntryId,
    pub case: CaseId,
    pub visit: Visit,
    pub overdue: bool,
    /// The reader watches; otherwise they visit, or it is overdue and they manage.
    pub mine: bool,
    /// Whoever only manages may stand behind a wall of this case: where it is says too much.
    pub sees_place: bool,
}

impl Watched {
    /// What concerns this reader: they watch, they visit, or somebody is overdue
    /// and they manage.
    pub fn of<A: alongside_gate::Action + Reveals>(
        grant: &Grant<A>,
        lines: &[EntryLine<Visit>],
        now: Timestamp,
    ) -> Vec<Self> {
        let me = grant.actor().account;
        let manages = grant.actor().works_as(&[Role::Manager]);
        let one = |line: &EntryLine<Visit>| {
            let visit = line.details.reveal(grant).clone();
            let (mine, overdue) = (visit.watcher == me, visit.is_overdue(now));
            let concerns = mine || visit.visitor == me || (overdue && manages);
            let sees_place = mine || visit.visitor == me;
            concerns.then_some(Self { id: line.id, case: line.case, visit, overdue, mine, sees_place })
        };
        lines.iter().filter_map(one).collect()
    }
}

/// It asks for itself again each minute: an alarm that waits for a press is none.
const EACH_MINUTE: (HeaderName, HeaderValue) = (HeaderName::from_static("refresh"), HeaderValue::from_static("60"));

async fn index(granted: Granted<WatchVisits>, State(app): State<App>) -> Result<Response, ProblemPage> {
    let scope = granted.cases();
    let lines = app.store.read(move |db| db.visits_open(&scope)).await;
    let lines = lines.map_err(|error| Problem::from(error).in_app(&app))?;
    let watched = Watched::of(&granted, &lines, app.now());
    let overdue = watched.iter().any(|one| one.overdue);
    let title = if overdue { "Overdue" } else { "Visits" };
    let main = page(&watched, &app.new_token());
    let mut answer = ok(desk(&app, DeskPage { me: &granted.me, title, here: Here::Today, wrong: false, main }));
    answer.headers_mut().insert(EACH_MINUTE.0, EACH_MINUTE.1);
    Ok(answer)
}

/// “I watch”, or “they are back: I have spoken to them”. Only by whoever watches.
async fn update(
    granted: Granted<WatchVisits>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Result<Response, ProblemPage> {
    let (Ok(id), Ok(case)) = (fields.one("visit").parse::<EntryId>(), fields.one("case").parse::<CaseId>()) else {
        return Ok(redirect("/visits"));
    };
    let back = fields.one("do") == "back";
    let (me, now, scope) = (granted.me.account, app.now(), granted.cases());
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), "/visits".to_owned(), move |tx| {
            // Behind a wall that was put up meanwhile there is nothing to watch.
            let open = tx.db().visits_open(&scope)?;
            if open.iter().all(|line| (line.case, line.id) != (case, id)) {
                return Err(WriteError::Refused(CannotNote::Ended));
            }
            let (before, _) = tx.before_entry::<Visit>(case, id)?;
            let was = before.entry.clone().filter(|visit| visit.watcher == me);
            let was = was.ok_or(WriteError::Refused(CannotNote::Ended))?;
            let details = if back {
                let words = Some(Text::new("said by whoever watched"));
                Visit { stage: VisitStage::Back, ended_at: Some(now), words, ..was }
            } else {
                Visit { stage: VisitStage::Watched, watched_at: Some(now), ..was }
            };
            let fact = Visit::note(&before, case, id, details, now).map_err(WriteError::Refused)?;
            Ok(tx.record(fact)?)
        })
        .await;
    match written {
        // What somebody else has said meanwhile stands on the page.
        Ok(_) | Err(WriteError::Refused(_)) => Ok(redirect("/visits")),
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}

/// The hour and minute, where the service is.
pub(crate) fn clock(at: Timestamp) -> String {
    local(at).strftime("%H:%M").to_string()
}

pub(crate) fn page(watched: &[Watched], once: &str) -> Markup {
    html! {
        h1 class="govuk-heading-l" { "Visits alone" }
        p class="govuk-body" { "Whom you watch, and your own visits. Keep this page open while somebody is inside: it looks again each minute." }
        @if watched.is_empty() { p class="govuk-body" { "Nobody is on a visit that concerns you." } }
        @for one in watched { (told(one, once)) }
    }
}

fn told(one: &Watched, once: &str) -> Markup {
    let visit = &one.visit;
    let press = |what: &str, words: &str| {
        html! {
            form method="post" action="/visits" {
                input type="hidden" name="form" value=(once);
                input type="hidden" name="visit" value=(one.id);
                input type="hidden" name="case" value=(one.case);
                input type="hidden" name="do" value=(what);
                (button(&Button::of(words)))
            }
        }
    };
    html! {
        section class={ "app-flag" @if one.overdue { " app-flag--danger" } } aria-label=(visit.visitor_name) {
            h2 class="govuk-heading-m" { @if one.overdue { "Not back: " } (visit.visitor_name) }
            p class="govuk-body" {
                @if one.sees_place { "Where: " bdi dir="auto" { (visit.place.as_str()) } ". " }
                "Back by " (clock(visit.until)) "."
            }
            @if one.overdue { p class="govuk-body" { strong { "Ring now: " } bdi dir="auto" { (visit.ring.as_str()) } } }
            @if one.mine {
                @match visit.stage {
                    VisitStage::Asked => {
                        p class="govuk-body" { "They wait for you and do not go in before. If they are not back in time you ring: " bdi dir="auto" { (visit.ring.as_str()) } }
                        (press("watch", "I watch"))
                    }
                    VisitStage::Watched => {
                        p class="govuk-body" { "You watch. They have not gone in yet. After four hours they ask again." }
                        (press("watch", "I still watch"))
                    }
                    _ => { (press("back", "They are back: I have spoken to them")) }
                }
            } @else {
                @match visit.stage {
                    VisitStage::Asked => { p class="govuk-body" { strong { "Nobody watches yet. " } (visit.watcher_name) " has been asked." } }
                    _ => { p class="govuk-body" { (visit.watcher_name) " watches." } }
                }
                // Their own: the visit itself is on the case.
                @if one.sees_place { p class="govuk-body" { a class="govuk-link" href={ "/cases/" (one.case) "/visits" } { "Your visit: going in, back, or longer" } } }
            }
        }
    }
}
