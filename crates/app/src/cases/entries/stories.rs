use super::{Answer, One, Page, Shown, View, of_one};
use crate::audiences::Granted;
use crate::state::App;
use crate::today::when;
use crate::web::form::{Form, read_day, read_line, read_story};
use crate::web::{Problem, Sent};
use alongside_domain::calendars::short;
use alongside_domain::cases::entries::{CannotNote, Story};
use alongside_domain::codes::{Code, StoryStage};
use alongside_domain::facts::Fact;
use alongside_domain::reports::LINE;
use alongside_gate::EntryId;
use alongside_gate::access::KeepStory;
use alongside_ui::components::{Input, Label, Textarea, input, textarea};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use maud::{Markup, html};

const PAGE: Page<Story> = Page { title: "Telling their story", to: "case-studies", body: page };
const STORY: usize = 10_000;

pub(in crate::cases) async fn index(granted: Granted<KeepStory>, State(app): State<App>) -> Answer {
    let fields = Fields::of([("again", "in 52 weeks")]);
    PAGE.index(&app, &granted, &fields).await
}

/// A draft, agreed to or not yet.
pub(in crate::cases) async fn create(
    granted: Granted<KeepStory>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Answer {
    send(&app, &granted, &fields, None).await
}

/// Its words are changed, agreed to, published or taken back.
pub(in crate::cases) async fn update(
    granted: Granted<KeepStory>,
    State(app): State<App>,
    One(id): One,
    Sent(fields): Sent,
) -> Answer {
    send(&app, &granted, &fields, Some(id)).await
}

async fn send(app: &App, granted: &Granted<KeepStory>, fields: &Fields, existing: Option<EntryId>) -> Answer {
    let mut errors = Errors::default();
    let end = |name: &str| existing.map_or_else(|| name.to_owned(), |id| of_one(name, id));
    let mut line = |name: &str| read_line(app.english(), fields, &end(name), LINE, &mut errors);
    let (title, used_for, agreed) = (line("title"), line("used-for"), line("agreed").some());
    let (out, withdrawn) = (line("out"), line("withdrawn"));
    let text = read_story(app.english(), fields, &end("text"), STORY, &mut errors);
    let doing = fields.one("do").to_owned();
    let today = app.today();
    let ask_again_on = if matches!(doing.as_str(), "publish" | "withdraw") {
        Some(today)
    } else {
        read_day(fields, &end("again"), today, "Write the day to ask them again", &mut errors)
    };
    if doing == "publish" && out.is_empty() && errors.is_empty() {
        errors.add(&end("out"), "Write where it came out");
    }
    if let Some(ask_again_on) = ask_again_on.filter(|_| errors.is_empty()) {
        let id = granted.id();
        // What must not stand in it: the names the case is kept under.
        let read = app.store.read(move |db| db.names_on_case(id)).await;
        let names = read.map_err(|error| Problem::from(error).in_app(app))?;
        let mut names: Vec<String> = names.iter().map(|name| name.reveal(granted).clone()).collect();
        names.push(super::super::framed::head(app, id).await?.reference);
        let (case, now) = (granted.id(), app.now());
        let kept = PAGE.keep(app, granted, fields, ("title", existing), move |before, entry| {
            let was = before.entry.clone();
            let details = match (doing.as_str(), was) {
                ("publish" | "withdraw" | "renew", None) => return Err(CannotNote::Ended),
                ("renew", Some(was)) => Story { agreed: agreed.clone(), ask_again_on, ..was },
                ("publish", Some(was)) => {
                    let mut published = was.published.clone();
                    published.push((today, out.clone()));
                    Story { stage: StoryStage::Published, published, ..was }
                }
                ("withdraw", Some(was)) => {
                    Story { stage: StoryStage::Withdrawn, withdrawn: Some(withdrawn.clone()), ..was }
                }
                (_, was) => Story {
                    title: title.clone(),
                    text: text.clone(),
                    used_for: used_for.clone(),
                    stage: if agreed.is_some() { StoryStage::Agreed } else { StoryStage::Draft },
                    agreed: agreed.clone(),
                    published: was.map_or_else(Vec::new, |was| was.published),
                    ask_again_on,
                    withdrawn: None,
                },
            };
            Story::note(before, &names, case, entry, details, now).map(Fact::from)
        });
        return kept.await;
    }
    PAGE.again(app, granted, fields, &errors).await
}

pub(crate) fn page(view: View<'_>, all: &[Shown<Story>]) -> Markup {
    let form = view.form;
    view.framed(PAGE.title, &html! {
        p class="govuk-body" { "For a report, a funder or a forum, without saying whose it is. It needs their own yes to these words and this use; saying no changes nothing in how we help. They may take it back at any time: then we use it no more, but what is out already stays out. Tell them so first." }
        @if all.is_empty() { p class="govuk-body" { "Nothing yet." } }
        @for one in all { (told(view, one)) }
        section aria-labelledby="draft" {
            h2 class="govuk-heading-m" id="draft" { "Write one" }
            (view.new_form("Keep it", &asking(form, &|name| name.to_owned(), None)))
        }
    })
}

fn told(view: View<'_>, one: &Shown<Story>) -> Markup {
    let (form, story) = (view.form, &one.details);
    html! {
        section class="app-plan" aria-label={ "Story of " (short(one.made_on)) } {
            h2 class="govuk-heading-m" { bdi dir="auto" { (story.title.as_str()) } }
            p class="govuk-body-s" {
                strong { (form.say(&story.stage.key())) } ". For: " bdi dir="auto" { (story.used_for.as_str()) } ". "
                @if let Some(agreed) = &story.agreed { "They said yes: " bdi dir="auto" { (agreed.as_str()) } ". " }
                @if matches!(story.stage, StoryStage::Agreed | StoryStage::Published) { "Ask them again: " (when(story.ask_again_on, view.today)) "." }
            }
            @for (on, place) in &story.published { p class="govuk-body-s" { "Out on " (short(*on)) ": " bdi dir="auto" { (place.as_str()) } } }
            @match &story.withdrawn {
                Some(why) => { p class="govuk-body" { strong { "Taken back: " } bdi dir="auto" { (why.as_str()) } ". Use it no more." } }
                None => { p class="govuk-body app-said" dir="auto" { (story.text.as_str()) } }
            }
            @if one.ended_on.is_none() {
                @if story.stage != StoryStage::Published { (view.change_form(one, "Change it, or they have said yes", "Save", &asking(form, &|name| of_one(name, one.id), Some(story)))) }
                @if story.stage != StoryStage::Draft {
                    (view.change_form(one, "It has come out somewhere", "It is out", &html! {
                        input type="hidden" name="do" value="publish";
                        (input(&form.line(&of_one("out", one.id), "Where", "")))
                    }))
                }
                @if story.stage == StoryStage::Published {
                    (view.change_form(one, "They have been asked again, and still agree", "They still agree", &html! {
                        input type="hidden" name="do" value="renew";
                        (input(&form.line(&of_one("agreed", one.id), "How they said so", "")))
                        (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right(&of_one("again", one.id), "When do we ask them again?", "Like “in 52 weeks”") }))
                    }))
                }
                (view.change_form(one, "They take it back", "Use it no more", &html! {
                    input type="hidden" name="do" value="withdraw";
                    (input(&form.line(&of_one("withdrawn", one.id), "What they said, in a line", "")))
                }))
            }
        }
    }
}

fn asking(form: Form<'_>, end: &dyn Fn(&str) -> String, was: Option<&Story>) -> Markup {
    let typed = form.fields.one("do") == "write" && !form.fields.one(&end("text")).is_empty();
    let mut fields = form.fields.clone();
    if let Some(was) = was.filter(|_| !typed) {
        fields.set(&end("title"), was.title.as_str());
        fields.set(&end("text"), was.text.as_str());
        fields.set(&end("used-for"), was.used_for.as_str());
        fields.set(&end("again"), was.ask_again_on.strftime("%-d/%-m/%Y").to_string());
    }
    let form = Form { fields: &fields, ..form };
    html! {
        input type="hidden" name="do" value="write";
        (input(&form.line(&end("title"), "Title", "No name, no street")))
        (textarea(&Textarea { rows: Some("8".to_owned()), ..form.area(&end("text"), Label::of("The story"), "Nobody who knows them should know them by it: change the street, the job, the ages where they do not matter") }))
        (input(&form.line(&end("used-for"), "What it is for", "The yearly report; a talk at the college")))
        (input(&form.line(&end("agreed"), "Their yes to these words and this use", "How and when, in which language. Leave it empty until they have said yes")))
        (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right(&end("again"), "When do we ask them again?", "") }))
        @if was.is_none() { p class="govuk-body-s" { "Names the case is kept under are looked for, and refused." } }
    }
}
