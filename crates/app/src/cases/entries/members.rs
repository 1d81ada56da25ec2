use super::{Answer, One, Page, Shown, View, of_one, small};
use crate::audiences::Granted;
use crate::state::App;
use crate::web::Sent;
use crate::web::form::{Form, read_line, read_story};
use alongside_domain::calendars::short;
use alongside_domain::cases::entries::Member;
use alongside_domain::codes::{Code, MemberRole};
use alongside_domain::facts::Fact;
use alongside_domain::reports::LINE;
use alongside_gate::EntryId;
use alongside_gate::access::KeepMembers;
use alongside_ui::components::{Choices, Label, Legend, Textarea, checkboxes, input, radios, textarea};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use maud::{Markup, html};

const PAGE: Page<Member> = Page { title: "The people this case is for", to: "members", body: page };
const VOICE: usize = 2_000;

pub(in crate::cases) async fn index(granted: Granted<KeepMembers>, State(app): State<App>) -> Answer {
    PAGE.index(&app, &granted, &Fields::default()).await
}

/// What was filled in about one of them; the names of its fields end as given.
fn read(app: &App, fields: &Fields, end: &dyn Fn(&str) -> String, errors: &mut Errors) -> Option<Member> {
    let words = app.english();
    let name = read_line(words, fields, &end("name"), LINE, errors);
    let voice = read_story(words, fields, &end("voice"), VOICE, errors).some();
    let in_confidence = read_story(words, fields, &end("in-confidence"), VOICE, errors).some();
    let reach = read_line(words, fields, &end("reach"), LINE, errors).some();
    let left = read_line(words, fields, &end("left"), LINE, errors).some();
    let role = MemberRole::from_code(fields.one(&end("role")));
    if role.is_none() {
        errors.add(&end("role"), "Choose who they are");
    }
    let (under_18, decides_for_child) = (fields.is_ticked(&end("under-18")), fields.is_ticked(&end("decides")));
    let role = role.filter(|_| errors.is_empty())?;
    Some(Member { name, role, under_18, decides_for_child, voice, reach, in_confidence, left })
}

pub(in crate::cases) async fn create(
    granted: Granted<KeepMembers>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Answer {
    send(&app, &granted, &fields, None).await
}

pub(in crate::cases) async fn update(
    granted: Granted<KeepMembers>,
    State(app): State<App>,
    One(id): One,
    Sent(fields): Sent,
) -> Answer {
    send(&app, &granted, &fields, Some(id)).await
}

async fn send(app: &App, granted: &Granted<KeepMembers>, fields: &Fields, existing: Option<EntryId>) -> Answer {
    let mut errors = Errors::default();
    let end = |name: &str| existing.map_or_else(|| name.to_owned(), |id| of_one(name, id));
    if let Some(details) = read(app, fields, &end, &mut errors) {
        let (case, now) = (granted.id(), app.now());
        let kept = PAGE.keep(app, granted, fields, ("name", existing), move |before, entry| {
            Member::note(before, case, entry, details.clone(), now).map(Fact::from)
        });
        return kept.await;
    }
    PAGE.again(app, granted, fields, &errors).await
}

pub(crate) fn page(view: View<'_>, all: &[Shown<Member>]) -> Markup {
    let form = view.form;
    view.framed(PAGE.title, &html! {
        p class="govuk-body" { "A family, a shop, a group: each of them by themself. What one says in confidence stays with them: it stands on no copy, in no message and in no letter to another. See each of them alone once." }
        @if all.is_empty() { p class="govuk-body" { "So far the case is for one person." } }
        ul class="app-rows" { @for one in all { (told(view, one)) } }
        section aria-labelledby="one-more" {
            h2 class="govuk-heading-m" id="one-more" { "One more" }
            (view.new_form("Keep it", &asking(form, &|name| name.to_owned(), None)))
        }
    })
}

fn told(view: View<'_>, one: &Shown<Member>) -> Markup {
    let (form, member) = (view.form, &one.details);
    html! {
        li class="app-row" {
            div class="app-row__main" {
                h2 class="govuk-heading-s app-row__name" { bdi dir="auto" { (member.name.as_str()) } ", " (form.say(&member.role.key()).to_lowercase()) }
                p class="govuk-body-s" {
                    "Since " (short(one.made_on)) ". "
                    @if member.under_18 { "Under 18. " }
                    @if member.decides_for_child { "May decide for the child. " }
                    @if let Some(why) = &member.left { strong { "No longer part of it: " } bdi dir="auto" { (why.as_str()) } }
                }
                @if let Some(voice) = &member.voice { p class="govuk-body" { strong { "In their own words: " } bdi dir="auto" class="app-said" { (voice.as_str()) } } }
                @if let Some(reach) = &member.reach { p class="govuk-body app-not-printed" { strong { "Reached apart from the others: " } bdi dir="auto" { (reach.as_str()) } } }
                @if let Some(words) = &member.in_confidence {
                    details class="govuk-details app-not-printed" {
                        summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "In confidence: not for the others" } }
                        div class="govuk-details__text app-said" dir="auto" { (words.as_str()) }
                    }
                }
                @if one.ended_on.is_none() { (view.change_form(one, "Change this", "Save", &asking(form, &|name| of_one(name, one.id), Some(member)))) }
            }
        }
    }
}

/// The questions about one of them, filled in with what stands or what was typed.
fn asking(form: Form<'_>, end: &dyn Fn(&str) -> String, was: Option<&Member>) -> Markup {
    // What was typed goes before what stands.
    let typed = !form.fields.one(&end("name")).is_empty() || !form.fields.one(&end("role")).is_empty();
    let mut fields = form.fields.clone();
    if let Some(was) = was.filter(|_| !typed) {
        let words = |words: &Option<alongside_domain::text::Words>| {
            words.as_ref().map_or_else(String::new, |words| words.as_str().to_owned())
        };
        fields.set(&end("name"), was.name.as_str());
        fields.set(&end("role"), was.role.code());
        fields.set(&end("voice"), words(&was.voice));
        fields.set(&end("reach"), words(&was.reach));
        fields.set(&end("in-confidence"), words(&was.in_confidence));
        for (name, is) in [("under-18", was.under_18), ("decides", was.decides_for_child)] {
            if is {
                fields.set(&end(name), "yes");
            }
        }
    }
    let form = Form { fields: &fields, ..form };
    let area = |name: &str, label: &str, hint: &str| {
        textarea(&Textarea { rows: Some("2".to_owned()), ..form.area(&end(name), Label::of(label), hint) })
    };
    html! {
        (input(&form.line(&end("name"), "Name", "")))
        (radios(&Choices { classes: small(), ..form.one_of::<MemberRole>(&end("role"), Legend::of("Who are they?"), "") }))
        (checkboxes(&form.tick(&end("under-18"), "Under 18")))
        (checkboxes(&form.tick(&end("decides"), "May decide for the child (parental responsibility)")))
        (area("voice", "What they say themself", "In their words. A child is asked too, in a way that suits their age"))
        (input(&form.line(&end("reach"), "How to reach them apart from the others", "")))
        (area("in-confidence", "What the others must not hear from us", ""))
        @if was.is_some() { (input(&form.line(&end("left"), "No longer part of the case: why", "Leave it empty while they are"))) }
    }
}
