use super::{Answer, One, Page, Shown, View, of_one, small};
use crate::audiences::Granted;
use crate::state::App;
use crate::web::Sent;
use crate::web::form::read_line;
use alongside_domain::calendars::short;
use alongside_domain::cases::entries::{CannotNote, Trusted};
use alongside_domain::codes::{Code, TrustedMay};
use alongside_domain::facts::Fact;
use alongside_domain::reports::LINE;
use alongside_gate::access::KeepTrusted;
use alongside_ui::components::{Choices, Legend, checkboxes, input};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use maud::{Markup, html};

const PAGE: Page<Trusted> = Page { title: "People they trust", to: "trusted-people", body: page };

pub(in crate::cases) async fn index(granted: Granted<KeepTrusted>, State(app): State<App>) -> Answer {
    PAGE.index(&app, &granted, &Fields::default()).await
}

/// One more.
pub(in crate::cases) async fn create(
    granted: Granted<KeepTrusted>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Answer {
    let mut errors = Errors::default();
    let mut line = |name: &str| read_line(app.english(), &fields, name, LINE, &mut errors);
    let (name, agreed) = (line("name"), line("agreed"));
    let (relation, reach) = (line("relation").some(), line("reach").some());
    let may = TrustedMay::several(fields.several("may"));
    if errors.is_empty() {
        let details = Trusted { name, relation, reach, may, agreed, ended: None };
        let (case, now) = (granted.id(), app.now());
        let kept = PAGE.keep(&app, &granted, &fields, ("name", None), move |before, entry| {
            Trusted::note(before, case, entry, details.clone(), now).map(Fact::from)
        });
        return kept.await;
    }
    PAGE.again(&app, &granted, &fields, &errors).await
}

/// The client does not want them asked any more, or other things of them.
pub(in crate::cases) async fn update(
    granted: Granted<KeepTrusted>,
    State(app): State<App>,
    One(id): One,
    Sent(fields): Sent,
) -> Answer {
    let mut errors = Errors::default();
    let ended = read_line(app.english(), &fields, &of_one("ended", id), LINE, &mut errors);
    if errors.is_empty() {
        let (case, now) = (granted.id(), app.now());
        let kept = PAGE.keep(&app, &granted, &fields, ("ended", Some(id)), move |before, entry| {
            let was = before.entry.clone().ok_or(CannotNote::Ended)?;
            let details = Trusted { ended: Some(ended.clone()), ..was };
            Trusted::note(before, case, entry, details, now).map(Fact::from)
        });
        return kept.await;
    }
    PAGE.again(&app, &granted, &fields, &errors).await
}

pub(crate) fn page(view: View<'_>, all: &[Shown<Trusted>]) -> Markup {
    let form = view.form;
    view.framed(PAGE.title, &html! {
        p class="govuk-body" { "Whom the client names, and what each of them may hear or do. What is not ticked they may not. Being family is no permission." }
        @if all.is_empty() { p class="govuk-body" { "Nobody named yet." } }
        ul class="app-rows" {
            @for one in all {
                li class="app-row" {
                    div class="app-row__main" {
                        h2 class="govuk-heading-s app-row__name" {
                            bdi dir="auto" { (one.details.name.as_str()) }
                            @if let Some(relation) = &one.details.relation { ", " bdi dir="auto" { (relation.as_str()) } }
                        }
                        @match &one.details.ended {
                            Some(why) => { p class="govuk-body" { strong { "No longer" } ": " bdi dir="auto" { (why.as_str()) } } }
                            None => {
                                ul class="govuk-list govuk-list--bullet" { @for may in &one.details.may { li { (form.say(&may.key())) } } }
                                @if let Some(reach) = &one.details.reach { p class="govuk-body" { "Reached by: " bdi dir="auto" { (reach.as_str()) } } }
                            }
                        }
                        p class="govuk-body-s" { "The client said so: " bdi dir="auto" { (one.details.agreed.as_str()) } ", " (short(one.made_on)) @if !one.by.is_empty() { ", " (one.by) } }
                        @if one.ended_on.is_none() {
                            (view.change_form(one, "No longer, or something else", "They may nothing any more", &html! {
                                p class="govuk-body" { "If they may other things from now on, end this and name them again." }
                                (input(&form.line(&of_one("ended", one.id), "What the client said, in a line", "")))
                            }))
                        }
                    }
                }
            }
        }
        section aria-labelledby="name-one" {
            h2 class="govuk-heading-m" id="name-one" { "Somebody they name" }
            (view.new_form("Keep it", &html! {
                (input(&form.line("name", "Name", "")))
                (input(&form.line("relation", "Who they are to the client", "")))
                (input(&form.line("reach", "How to reach them", "A telephone number, or where")))
                (checkboxes(&Choices { classes: small(), ..form.several_of::<TrustedMay>("may", Legend::of("What may they do?"), "Ask about each of them") }))
                (input(&form.line("agreed", "How did the client say so?", "When, and whether they were alone")))
            }))
        }
    })
}
