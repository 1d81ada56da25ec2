use super::{Answer, One, Page, Shown, View, of_one};
use crate::audiences::Granted;
use crate::state::App;
use crate::today::when;
use crate::web::Sent;
use crate::web::form::{read_day, read_line, read_story};
use alongside_domain::calendars::long;
use alongside_domain::cases::entries::{CannotNote, Learning};
use alongside_domain::facts::Fact;
use alongside_domain::reports::LINE;
use alongside_gate::access::ReviewCase;
use alongside_ui::components::{Input, Label, Textarea, input, textarea};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use maud::{Markup, html};

const PAGE: Page<Learning> = Page { title: "What we learnt", to: "learning-reviews", body: page };
const LEARNT: usize = 4_000;

pub(in crate::cases) async fn index(granted: Granted<ReviewCase>, State(app): State<App>) -> Answer {
    let fields = Fields::of([("on", "today")]);
    PAGE.index(&app, &granted, &fields).await
}

/// People sat down over the case.
pub(in crate::cases) async fn create(
    granted: Granted<ReviewCase>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Answer {
    let mut errors = Errors::default();
    let (words, today) = (app.english(), app.today());
    let on = read_day(&fields, "on", today, "Write the day, like “today” or “last Tuesday”", &mut errors);
    let look_on = if fields.one("look-on").is_empty() {
        None
    } else {
        read_day(&fields, "look-on", today, "Write the day to look at it again", &mut errors)
    };
    let with = read_line(words, &fields, "with", LINE, &mut errors);
    let mut said = |name: &str| read_story(words, &fields, name, LEARNT, &mut errors).some();
    let (went_well, otherwise, changes) = (said("went-well"), said("otherwise"), said("changes"));
    if let Some(on) = on.filter(|_| errors.is_empty()) {
        let details = Learning { on, with, went_well, otherwise, changes, look_on, came_of_it: None };
        let (case, now) = (granted.id(), app.now());
        let kept = PAGE.keep(&app, &granted, &fields, ("with", None), move |before, entry| {
            Learning::note(before, case, entry, details.clone(), now).map(Fact::from)
        });
        return kept.await;
    }
    PAGE.again(&app, &granted, &fields, &errors).await
}

/// What has become of what was to change.
pub(in crate::cases) async fn update(
    granted: Granted<ReviewCase>,
    State(app): State<App>,
    One(id): One,
    Sent(fields): Sent,
) -> Answer {
    let mut errors = Errors::default();
    let came = read_line(app.english(), &fields, &of_one("came", id), LINE, &mut errors);
    if errors.is_empty() {
        let (case, now) = (granted.id(), app.now());
        let kept = PAGE.keep(&app, &granted, &fields, ("came", Some(id)), move |before, entry| {
            let was = before.entry.clone().ok_or(CannotNote::Ended)?;
            let details = Learning { came_of_it: Some(came.clone()), ..was };
            Learning::note(before, case, entry, details, now).map(Fact::from)
        });
        return kept.await;
    }
    PAGE.again(&app, &granted, &fields, &errors).await
}

pub(crate) fn page(view: View<'_>, all: &[Shown<Learning>]) -> Markup {
    let form = view.form;
    let part = |title: &str, words: &Option<alongside_domain::text::Words>| {
        html! { @if let Some(words) = words { h3 class="govuk-heading-s" { (title) } p class="govuk-body app-said" dir="auto" { (words.as_str()) } } }
    };
    let area = |name: &str, label: &str, hint: &str| {
        textarea(&Textarea { rows: Some("3".to_owned()), ..form.area(name, Label::of(label), hint) })
    };
    view.framed(PAGE.title, &html! {
        p class="govuk-body" { "When people sit down over a case, open or closed: what went well, what should go otherwise, what changes because of it. It is about the work, not about blame." }
        @for one in all {
            section class="app-plan" aria-label={ "Review of " (long(one.details.on)) } {
                h2 class="govuk-heading-m" { (long(one.details.on)) }
                p class="govuk-body-s" { "With " bdi dir="auto" { (one.details.with.as_str()) } ". Written down by " (one.by) "." }
                (part("Went well", &one.details.went_well))
                (part("Should go otherwise", &one.details.otherwise))
                (part("What changes", &one.details.changes))
                @if let Some(came) = &one.details.came_of_it { p class="govuk-body" { strong { "What came of it: " } bdi dir="auto" { (came.as_str()) } } }
                @else if let Some(day) = one.details.look_on {
                    p class="govuk-body-s" { "Look whether it has: " (when(day, view.today)) "." }
                    (view.change_form(one, "Has it changed?", "Save", &input(&form.line(&of_one("came", one.id), "What came of it, in a line", ""))))
                }
            }
        }
        section aria-labelledby="review" {
            h2 class="govuk-heading-m" id="review" { "Write down a review" }
            (view.new_form("Keep it", &html! {
                (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right("on", "When?", "") }))
                (input(&form.line("with", "Who sat down", "Also from other agencies")))
                (area("went-well", "What went well", ""))
                (area("otherwise", "What should go otherwise", ""))
                (area("changes", "What changes because of it", "Here, and what we ask of others"))
                (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right("look-on", "When do we look whether it has?", "Leave it empty if nothing changes") }))
            }))
        }
    })
}
