use super::drafts::{draft_of, file};
use super::fields::mark;
use super::publishing::Wanted;
use crate::audiences::{Answering, Opened};
use crate::frames::{Visitor, visitor};
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, Sent, Source, ok, once, redirect, wrong};
use alongside_domain::calendars::long;
use alongside_domain::scorecards::editions::{Action, Part, Planned};
use alongside_domain::scorecards::entries::{Asked, CannotAnswer, Entry, EntryKind, LONGEST, answer, note_entry};
use alongside_store::{Db, ScorecardEntryLine, ScorecardLine, StorageError, WriteError};
use alongside_ui::components::{Button, InsetText, Label, Textarea, button, input, inset_text, textarea};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::SignedDuration;
use jiff::civil::Date;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

/// Actions that are looked through for those about the finding, the latest first.
const ACTIONS: i64 = 100;

/// Guesses at links from one place in five minutes.
const GUESSES: i64 = 300;

/// What a private link leads to.
pub(crate) struct Invited {
    pub line: ScorecardLine,
    pub entry: ScorecardEntryLine,
    pub asked: Asked,
    /// This version of the edition is published.
    pub published: bool,
    /// What they said stands in what is published.
    pub stands: bool,
    /// What was agreed about the finding: shown to whoever works on it with us.
    pub actions: Vec<Action>,
}

impl Invited {
    fn by_link(db: &mut Db, link: &str, today: Date) -> Result<Option<Self>, StorageError> {
        let Some(entry) = db.scorecard_asked(link)? else { return Ok(None) };
        let Entry::Response(asked) = entry.entry.clone() else { return Ok(None) };
        let Some(line) = db.scorecard(entry.scorecard)?.filter(|_| today <= asked.link_until()) else {
            return Ok(None);
        };
        let published = db.last_release(line.id)? == Some(line.edition.version);
        let stands =
            db.scorecard_released_at(line.id)?.is_some_and(|at| at >= asked.given_at.unwrap_or(entry.noted_at));
        let mut actions = Vec::new();
        if asked.response.part == Part::WorksOnIt {
            let kept = db.scorecard_latest(line.id, EntryKind::Action, ACTIONS)?.into_iter();
            let agreed = kept.filter_map(|one| if let Entry::Action(action) = one.entry { Some(action) } else { None });
            actions.extend(agreed.filter(|action| action.measure.as_ref() == Some(&asked.response.measure)));
        }
        let stands = stands && asked.response.answered.is_some();
        Ok(Some(Self { stands, line, entry, asked, published, actions }))
    }

    fn measure(&self) -> Option<&Planned> {
        self.line.edition.measures.iter().find(|one| one.id == self.asked.response.measure)
    }
}

async fn invited(app: &App, source: &Source, link: &str) -> Result<Invited, ProblemPage> {
    let in_app = |problem: Problem| problem.in_app(app);
    let often = source.too_often(app, "scorecard links", GUESSES, SignedDuration::from_mins(5)).await;
    if often.map_err(|error| in_app(error.into()))? {
        return Err(in_app(Problem::TooMany));
    }
    let (link, today) = (link.to_owned(), app.today());
    let found = app.store.read(move |db| Invited::by_link(db, &link, today)).await;
    found.map_err(|error| in_app(error.into()))?.ok_or_else(|| in_app(Problem::NotFound))
}

/// The finding, and what they say to it.
pub(super) async fn show(
    _: Opened<Answering>,
    State(app): State<App>,
    source: Source,
    Path(link): Path<String>,
) -> Answer {
    let invited = invited(&app, &source, &link).await?;
    let response = &invited.asked.response;
    let typed = [
        ("by", response.by.clone()),
        ("says", response.says.clone()),
        ("seen", mark(&invited.asked)),
        ("form", app.new_token()),
    ];
    Ok(ok(framed(&app, &link, &invited, &Fields::of(typed), &Errors::default())))
}

fn framed(app: &App, link: &str, invited: &Invited, fields: &Fields, errors: &Errors) -> Markup {
    let words = app.english();
    let main = answer_page(Form { desk: true, words, fields, errors }, link, invited);
    let title = words.say("scorecard-title");
    visitor(app, Visitor { words, title, leave: false, wrong: !errors.is_empty(), main })
}

/// A page of the finding as it would be published: nothing else of the draft.
pub(super) async fn draft(
    _: Opened<Answering>,
    State(app): State<App>,
    source: Source,
    Path((link, path)): Path<(String, String)>,
) -> Answer {
    let invited = invited(&app, &source, &link).await?;
    let only = Wanted::Finding(invited.asked.response.measure.clone());
    let made = draft_of(&app, &invited.line, only).await?.map_err(|_| Problem::NotFound.in_app(&app))?;
    let bytes = made.files.get(&path).cloned().ok_or_else(|| Problem::NotFound.in_app(&app))?;
    Ok(file(&path, &HeaderMap::new(), bytes))
}

pub(super) async fn create(
    open: Opened<Answering>,
    State(app): State<App>,
    source: Source,
    Path(link): Path<String>,
    Sent(fields): Sent,
) -> Answer {
    let invited = invited(&app, &source, &link).await?;
    let (by, says) = (fields.one("by").to_owned(), fields.one("says").replace("\r\n", "\n"));
    let (now, today, word) = (app.now(), app.today(), link.clone());
    let (to, seen) = (format!("/scorecard-answers/{link}"), fields.one("seen").to_owned());
    let written = app
        .store
        .write_once(open.permit(), now, once(&app, &fields), to, move |tx| {
            let found = Invited::by_link(tx.db(), &word, today)?;
            let invited = found.ok_or(WriteError::Refused(Refused::Gone))?;
            if mark(&invited.asked) != seen {
                return Err(WriteError::Refused(Refused::Changed));
            }
            let after = answer(&invited.asked, &by, &says, invited.stands, now);
            let after = after.map_err(|why| WriteError::Refused(Refused::Rules(why)))?;
            let (line, id) = (&invited.line, invited.entry.id);
            let noted = note_entry(line.id, &line.edition, id, Entry::Response(after), now);
            Ok(tx.record(noted.map_err(|_| WriteError::Refused(Refused::Gone))?)?)
        })
        .await;
    let refused = match written {
        Ok(to) => return Ok(redirect(&to)),
        Err(WriteError::Refused(refused)) => refused,
        Err(error) => return Err(Problem::from(error).in_app(&app)),
    };
    let again = self::invited(&app, &source, &link).await.unwrap_or(invited);
    let mut fields = fields;
    let (field, sentence) = match refused {
        Refused::Rules(CannotAnswer::NothingSaid) => ("says", "Enter what you say to it".to_owned()),
        Refused::Rules(CannotAnswer::NoName) => {
            ("by", "Enter who speaks for you, like “A. Person, Borough Commander”".to_owned())
        }
        Refused::Rules(CannotAnswer::TooLong) => {
            let sentence =
                format!("This is longer than {LONGEST} characters. Shorten it, or say where the rest is found");
            ("says", sentence)
        }
        Refused::Rules(CannotAnswer::NameTooLong) => ("by", "Enter name and role only".to_owned()),
        Refused::Rules(CannotAnswer::Stands) => {
            ("says", "What you said is published and stands. Write to us if it must be corrected".to_owned())
        }
        Refused::Gone => ("says", "This can no longer be answered here. Please write to us".to_owned()),
        Refused::Changed => {
            fields.set("seen", mark(&again.asked));
            let theirs = &again.asked.response.says;
            let theirs = if theirs.is_empty() { String::new() } else { format!(": “{theirs}”") };
            ("says", format!("Somebody else has changed this meanwhile{theirs}. Yours is below; sending replaces it"))
        }
    };
    Ok(wrong(framed(&app, &link, &again, &fields, &Errors::one(field, sentence))))
}

/// Why an answer is not taken.
enum Refused {
    Rules(CannotAnswer),
    /// Somebody else has answered since the page was opened.
    Changed,
    /// The link was ended, or the finding taken out.
    Gone,
}

pub(crate) fn answer_page(form: Form<'_>, link: &str, invited: &Invited) -> Markup {
    let (edition, response) = (&invited.line.edition, &invited.asked.response);
    let finding = if invited.published {
        format!("/scorecard/{}/measures/{}.html", edition.id, response.measure)
    } else {
        format!("/scorecard-answers/{link}/draft/measures/{}.html", response.measure)
    };
    html! {
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "What does " bdi dir="auto" { (response.holder) } " say?" }
        p class="govuk-body-l" { bdi dir="auto" { (edition.publisher) } @if invited.published { " has published " } @else { " is going to publish " } bdi dir="auto" { (edition.title) } ". You are asked what you say to one finding in it." }
        @if let Some(measure) = invited.measure() { h2 class="govuk-heading-m" { bdi dir="auto" { (measure.title) } } }
        p class="govuk-body" { a class="govuk-link" href=(finding) { "Read the finding" @if !invited.published { ", as it would be published" } } }
        @if !invited.published { p class="govuk-body" { "It is not published yet: please keep it to those who need it for your answer." } }
        @if response.part == Part::WorksOnIt {
            @if !invited.actions.is_empty() {
                h2 class="govuk-heading-m" { "What was agreed about it" }
                ul class="govuk-list govuk-list--bullet" { @for one in &invited.actions { li {
                    bdi dir="auto" { (one.says) } " " bdi dir="auto" { (one.owner) } ", by " (long(one.due)) ". "
                    @match one.done { Some(on) => { "Done on " (long(on)) "." } None => "Not done yet." }
                } } }
            }
            p class="govuk-body" { "Please write by " strong { (long(response.due)) } " what you think is behind it, what you will look into and what could be done. It stands beside the finding, whole and in your words." }
        } @else {
            p class="govuk-body" { "Please answer by " strong { (long(response.due)) } ". Your answer stands beside the finding, whole and in your words. If there is none, the edition says that you were asked and did not answer." }
        }
        @if let Some(on) = response.answered {
            (inset_text(&InsetText::of(html! { p { strong { "You answered on " (long(on)) "." } " " @if invited.stands { "It is published." } @else { "Until it is published you can change it here." } } })))
        }
        @if invited.stands {
            p class="govuk-body app-said" dir="auto" { (response.says) }
            p class="govuk-body" dir="auto" { (response.by) }
        } @else {
            form method="post" action=(format!("/scorecard-answers/{link}")) novalidate {
                input type="hidden" name="form" value=(form.fields.one("form"));
                input type="hidden" name="seen" value=(form.fields.one("seen"));
                (textarea(&Textarea { rows: Some("12".to_owned()), ..form.area("says", Label::of("What you say to it"), "What you think is behind the figures, what you do about it and until when. No names of people") }))
                (input(&form.line("by", "Who speaks for you", "Name and role, as they are to be published")))
                (button(&Button::of(if response.answered.is_some() { "Change the answer" } else { "Send the answer" })))
            }
        }
        @if !edition.contact.is_empty() { p class="govuk-body" { "Questions: " bdi dir="auto" { (edition.contact) } } }
    }
}
