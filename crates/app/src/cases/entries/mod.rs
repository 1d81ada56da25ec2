//! What stands on a case until it ends. Each kind is one file with its page,
//! its form and what is read from it; what they share is here.

pub(crate) mod advice;
pub(crate) mod appointments;
pub(crate) mod claims;
pub(crate) mod counselling;
pub(crate) mod equipment;
pub(crate) mod evaluation;
pub(crate) mod learning;
pub(crate) mod members;
pub(crate) mod onward;
pub(crate) mod safety_plan;
pub(crate) mod stories;
pub(crate) mod trusted;
pub(crate) mod visits;

mod keeping;
mod one;

pub(super) use keeping::{Keeping, keep};
pub(super) use one::One;

use super::framed::back_to_case;
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, ok, wrong};
use alongside_domain::cases::entries::{Before, CannotNote, Entry};
use alongside_domain::date_of;
use alongside_domain::facts::Fact;
use alongside_gate::{Action, Against, CaseId, CaseStanding, EntryId, Reveals};
use alongside_store::{EntryLine, Worker};
use alongside_ui::components::{Button, button};
use alongside_ui::fields::{Errors, Fields};
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};

pub(super) type Answer = Result<Response, ProblemPage>;

/// One of them, as a page shows it.
#[derive(Clone, Debug)]
pub(crate) struct Shown<E> {
    pub id: EntryId,
    /// Tells this writing from a later one.
    pub version: String,
    pub details: E,
    pub made_on: Date,
    pub made_at: Timestamp,
    pub by: String,
    pub ended_on: Option<Date>,
}

impl<E: Clone> Shown<E> {
    fn of<A: Action + Reveals>(grant: &Granted<A>, line: &EntryLine<E>) -> Self {
        Self {
            id: line.id,
            version: line.noted_at.as_microsecond().to_string(),
            details: line.details.reveal(grant).clone(),
            made_on: date_of(line.made_at),
            made_at: line.made_at,
            by: line.by.clone(),
            ended_on: line.ended_at.map(date_of),
        }
    }
}

/// A page of one kind, while it is made.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub form: Form<'a>,
    pub case: CaseId,
    /// The last part of its address under the case.
    pub to: &'a str,
    pub today: Date,
    /// The form's own key.
    pub once: &'a str,
    /// Nothing new of this kind begins: the case is closed.
    pub closed: bool,
}

impl View<'_> {
    /// The page around what a kind shows.
    pub fn framed(&self, title: &str, body: &Markup) -> Markup {
        html! {
            (back_to_case(self.case, self.form))
            h1 class="govuk-heading-l" { (title) }
            (body)
        }
    }

    /// The form for a new one.
    pub fn new_form(&self, send: &str, body: &Markup) -> Markup {
        if self.closed {
            return html! { p class="govuk-body" { "The case is closed. Open it again to add to it." } };
        }
        html! {
            form method="post" action={ "/cases/" (self.case) "/" (self.to) } novalidate class="app-not-printed" {
                input type="hidden" name="form" value=(self.once);
                (body)
                (button(&Button::of(send)))
            }
        }
    }

    /// The form for what follows on one of them, folded until it is wanted.
    pub fn change_form<E>(&self, one: &Shown<E>, summary: &str, send: &str, body: &Markup) -> Markup {
        let wrong = self.form.errors.iter().any(|(place, _)| place.ends_with(&one.id.to_string()));
        html! {
            details class="govuk-details app-not-printed" open[wrong] {
                summary class="govuk-details__summary" { span class="govuk-details__summary-text" { (summary) } }
                form method="post" action={ "/cases/" (self.case) "/" (self.to) "/" (one.id) } novalidate {
                    input type="hidden" name="form" value=(self.once);
                    input type="hidden" name="version" value=(one.version);
                    (body)
                    (button(&Button::of(send).secondary()))
                }
            }
        }
    }
}

/// Small radios or boxes under a plain heading: most questions of these pages.
pub(super) fn small() -> Option<String> {
    Some("govuk-radios--small govuk-checkboxes--small".to_owned())
}

/// The name of a field of one thing among several.
pub(super) fn of_one(name: &str, id: EntryId) -> String {
    format!("{name}-{id}")
}

/// Everything of a kind that this reader may see on a case.
pub(super) async fn lines<E: Entry, A>(app: &App, granted: &Granted<A>) -> Result<Vec<Shown<E>>, ProblemPage>
where
    A: Action<Standing = CaseStanding> + Reveals,
{
    let (id, reader) = (granted.id(), granted.me.account);
    let read = app.store.read(move |db| db.entries::<E>(id, reader)).await;
    let lines = read.map_err(|error| Problem::from(error).in_app(app))?;
    Ok(lines.iter().map(|line| Shown::of(granted, line)).collect())
}

/// Whether the case is closed.
pub(super) async fn is_closed<A>(app: &App, granted: &Granted<A>) -> Result<bool, ProblemPage>
where
    A: Action<Standing = CaseStanding>,
{
    let id = granted.id();
    let closed = app.store.read(move |db| db.closed_at(id)).await;
    Ok(closed.map_err(|error| Problem::from(error).in_app(app))?.is_some())
}

/// A kind's page with its frame around it.
pub(super) fn on_desk<A: Action>(app: &App, granted: &Granted<A>, title: &str, wrong: bool, main: Markup) -> Markup {
    desk(app, DeskPage { me: &granted.me, title, here: Here::Cases, wrong, main })
}

/// Colleagues who may be named on a case: whoever works here and stands behind
/// no wall of it, but not oneself; or only those whom the case lets in.
pub(super) async fn colleagues<A>(app: &App, granted: &Granted<A>, opening: bool) -> Result<Vec<Worker>, ProblemPage>
where
    A: Action<Standing = CaseStanding>,
{
    let (id, scope, me) = (granted.id(), granted.cases(), granted.me.account);
    let read = app.store.read(move |db| Ok((db.workers(&scope)?, db.case_access(id)?))).await;
    let (workers, access) = read.map_err(|error| Problem::from(error).in_app(app))?;
    let walled = |worker: &Worker| {
        let stands = |against: Against| against == Against::Person(worker.id) || against == Against::Team(worker.team);
        access.walls.iter().any(|(against, _)| stands(*against))
    };
    let hands = access.hands;
    let opens = |worker: &Worker| {
        let theirs = hands.worker == worker.id || hands.deputy == Some(worker.id);
        theirs || if access.restricted { access.named.contains(&worker.id) } else { worker.team == hands.team }
    };
    let may = |worker: &Worker| worker.id != me && !walled(worker) && (!opening || opens(worker));
    Ok(workers.into_iter().filter(may).collect())
}

/// A kind whose page needs nothing but what stands of it.
pub(super) struct Page<E> {
    pub title: &'static str,
    /// The last part of its address under the case.
    pub to: &'static str,
    pub body: fn(View<'_>, &[Shown<E>]) -> Markup,
}

impl<E: Entry> Page<E> {
    pub async fn index<A>(&self, app: &App, granted: &Granted<A>, fields: &Fields) -> Answer
    where
        A: Action<Standing = CaseStanding> + Reveals,
    {
        self.shown(app, granted, fields, &Errors::default(), &app.new_token()).await.map(ok)
    }

    /// Again, because something on it is wrong; nothing typed is lost.
    pub async fn again<A>(&self, app: &App, granted: &Granted<A>, fields: &Fields, errors: &Errors) -> Answer
    where
        A: Action<Standing = CaseStanding> + Reveals,
    {
        self.shown(app, granted, fields, errors, fields.one("form")).await.map(wrong)
    }

    /// Writes down what a rule makes of it, or shows the page again with what is
    /// wrong. `first` is the first field of the form.
    pub async fn keep<A>(
        &self,
        app: &App,
        granted: &Granted<A>,
        fields: &Fields,
        (first, existing): (&str, Option<EntryId>),
        change: impl Fn(&Before<E>, EntryId) -> Result<Fact, CannotNote> + Send + 'static,
    ) -> Answer
    where
        A: Action<Standing = CaseStanding> + Reveals,
    {
        let mut errors = Errors::default();
        let keeping = Keeping { fields, to: self.to, first, existing };
        match keep::<E, _>(app, granted, keeping, &mut errors, change).await? {
            Some(done) => Ok(done),
            None => self.again(app, granted, fields, &errors).await,
        }
    }

    async fn shown<A>(
        &self,
        app: &App,
        granted: &Granted<A>,
        fields: &Fields,
        errors: &Errors,
        once: &str,
    ) -> Result<Markup, ProblemPage>
    where
        A: Action<Standing = CaseStanding> + Reveals,
    {
        let all = lines::<E, _>(app, granted).await?;
        let closed = !E::BEGINS_WHEN_CLOSED && is_closed(app, granted).await?;
        let form = Form { desk: true, words: app.english(), fields, errors };
        let view = View { form, case: granted.id(), to: self.to, today: app.today(), once, closed };
        Ok(on_desk(app, granted, self.title, !errors.is_empty(), (self.body)(view, &all)))
    }
}
