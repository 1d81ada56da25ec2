use super::requests_page::{Asked, page};
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_day, read_line};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::cases::{AgencyRequest, CannotAsk, ask_agency, chase_agency, end_request};
use alongside_domain::codes::{Asking, Channel, Code, RequestEnd};
use alongside_domain::facts::Fact;
use alongside_domain::reports::LINE;
use alongside_domain::text::Words as Text;
use alongside_gate::access::AskAgency;
use alongside_gate::{AgencyId, RequestId};
use alongside_store::{AgencyLine, StorageError, Tx, WriteError};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use maud::Markup;

type Answer = Result<Response, ProblemPage>;

pub(super) async fn index(granted: Granted<AskAgency>, State(app): State<App>) -> Answer {
    let fields = Fields::of([("answer-by", "in 1 week")]);
    show(&app, &granted, &fields, &Errors::default(), &app.new_token()).await.map(ok)
}

async fn show(
    app: &App,
    granted: &Granted<AskAgency>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let id = granted.id();
    let read = app.store.read(move |db| Ok((db.requests_of(id)?, db.agencies()?, db.agencies_behind_walls(id)?))).await;
    let (lines, agencies, walled) = read.map_err(|error| Problem::from(error).in_app(app))?;
    let asked: Vec<Asked> = lines.iter().map(|line| Asked::of(granted, line)).collect();
    let offered: Vec<AgencyLine> =
        agencies.into_iter().filter(|agency| agency.until.is_none() && !walled.contains(&agency.name)).collect();
    let form = Form { desk: true, words: app.english(), fields, errors };
    let main = page(form, id, &asked, &offered, app.today(), once);
    let title = "Asked of agencies";
    Ok(desk(app, DeskPage { me: &granted.me, title, here: Here::Cases, wrong: !errors.is_empty(), main }))
}

/// The day an answer is expected, or a sentence beside its field.
fn answer_by(fields: &Fields, name: &str, today: Date, errors: &mut Errors) -> Option<Date> {
    read_day(fields, name, today, "Write the day by which they should answer, like “Friday” or “in 2 weeks”", errors)
}

/// Writes down what an agency is asked for.
pub(super) async fn create(granted: Granted<AskAgency>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let (mut errors, words, today) = (Errors::default(), app.english(), app.today());
    let other = read_line(words, &fields, "other", LINE, &mut errors);
    let what = read_line(words, &fields, "what", LINE, &mut errors);
    let officer = read_line(words, &fields, "officer", LINE, &mut errors).some();
    let by = answer_by(&fields, "answer-by", today, &mut errors);
    let (asking, channel) = (Asking::from_code(fields.one("asking")), Channel::from_code(fields.one("how")));
    if asking.is_none() {
        errors.add("asking", "Choose whether they agree: nothing about a person goes anywhere by itself");
    }
    if channel.is_none() {
        errors.add("how", "Choose how they were asked");
    }
    let chosen = asking.zip(channel).zip(by).filter(|_| errors.is_empty());
    let Some(((asking, channel), by)) = chosen else {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let listed: Option<AgencyId> = fields.one("agency").parse().ok();
    let (id, now, request) = (granted.id(), app.now(), app.new_id::<RequestId>());
    keep(&app, &granted, &fields, move |tx| {
        let known = tx.db().agencies()?.into_iter().find(|agency| Some(agency.id) == listed);
        let agency = known.as_ref().map_or_else(|| other.clone(), |agency| Text::new(&agency.name));
        let listed = known.map(|agency| agency.id);
        let (officer, what) = (officer.clone(), what.clone());
        let asked = AgencyRequest { agency, listed, officer, what, asking, channel, chases: Vec::new(), end: None };
        let (closed, walled) = (tx.db().closed_at(id)?.is_some(), tx.db().agencies_behind_walls(id)?);
        Ok(ask_agency(id, closed, &walled, request, asked, by, now).map(Fact::from))
    })
    .await
}

/// They are reminded.
pub(super) async fn chase(granted: Granted<AskAgency>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let Ok(request) = fields.one("request").parse::<RequestId>() else { return Ok(redirect(&address(&granted))) };
    let mut errors = Errors::default();
    let words = read_line(app.english(), &fields, &format!("chase-{request}"), LINE, &mut errors);
    let by = answer_by(&fields, &format!("until-{request}"), app.today(), &mut errors);
    let Some(by) = by.filter(|_| errors.is_empty()) else {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let (id, now) = (granted.id(), app.now());
    keep(&app, &granted, &fields, move |tx| {
        let ended = tx.has_ended(id, request)?.ok_or(StorageError::Missing)?;
        Ok(chase_agency(id, request, ended, words.clone(), by, now).map(Fact::from))
    })
    .await
}

/// They answered, or nobody asks any more.
pub(super) async fn end(granted: Granted<AskAgency>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let Ok(request) = fields.one("request").parse::<RequestId>() else { return Ok(redirect(&address(&granted))) };
    let mut errors = Errors::default();
    let words = read_line(app.english(), &fields, &format!("answer-{request}"), LINE, &mut errors);
    let end = RequestEnd::from_code(fields.one(&format!("end-{request}")));
    if end.is_none() {
        errors.add(&format!("end-{request}"), "Choose what came of it");
    }
    let Some(end) = end.filter(|_| errors.is_empty()) else {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let (id, now) = (granted.id(), app.now());
    keep(&app, &granted, &fields, move |tx| {
        let ended = tx.has_ended(id, request)?.ok_or(StorageError::Missing)?;
        Ok(end_request(id, request, ended, end, words.clone(), now).map(Fact::from))
    })
    .await
}

fn address(granted: &Granted<AskAgency>) -> String {
    format!("/cases/{}/requests", granted.id())
}

async fn keep(
    app: &App,
    granted: &Granted<AskAgency>,
    fields: &Fields,
    fact: impl Fn(&mut Tx<'_>) -> Result<Result<Fact, CannotAsk>, StorageError> + Send + 'static,
) -> Answer {
    let written = app
        .store
        .write_once(granted.permit(), app.now(), once(app, fields), address(granted), move |tx| {
            let fact = fact(tx)?.map_err(WriteError::Refused)?;
            Ok(tx.record(fact)?)
        })
        .await;
    let why = match written {
        Ok(to) => return Ok(redirect(&to)),
        Err(WriteError::Refused(why)) => why,
        Err(error) => return Err(Problem::from(error).in_app(app)),
    };
    // The fields of one request among several carry its id.
    let request = fields.one("request");
    let of_it = |name: &str, new: &str| if request.is_empty() { new.to_owned() } else { format!("{name}-{request}") };
    let ending = !fields.one(&format!("end-{request}")).is_empty();
    let (place, sentence) = match why {
        CannotAsk::NoAgency => ("agency".to_owned(), "Choose the agency, or write its name"),
        CannotAsk::NothingAsked => ("what".to_owned(), "Write what they are asked for"),
        CannotAsk::InThePast => (of_it("until", "answer-by"), "This day has gone. Give them a day from today on"),
        CannotAsk::NoWords if ending => {
            (of_it("answer", "what"), "Write in a line what they said, or why nobody asks any more")
        }
        CannotAsk::NoWords => (of_it("chase", "what"), "Write in a line how you reminded them"),
        CannotAsk::Ended => {
            ("what".to_owned(), "Somebody else has written down meanwhile that it has ended. What stands now is shown")
        }
        CannotAsk::Walled => (
            "agency".to_owned(),
            "A wall stands before them: the client has chosen that nothing of this case goes there",
        ),
        CannotAsk::Closed => ("what".to_owned(), "The case was closed meanwhile. Open it again first"),
    };
    show(app, granted, fields, &Errors::one(&place, sentence), fields.one("form")).await.map(wrong)
}
