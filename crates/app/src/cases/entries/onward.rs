use super::{Answer, Keeping, One, Shown, View, is_closed, keep, lines, of_one, on_desk, small};
use crate::audiences::Granted;
use crate::state::App;
use crate::today::when;
use crate::web::form::{Form, read_day, read_line, read_story};
use crate::web::{Problem, ProblemPage, Sent, ok, wrong};
use alongside_domain::agencies::is_same;
use alongside_domain::calendars::short;
use alongside_domain::cases::entries::{CannotNote, Onward, Word};
use alongside_domain::codes::{Code, OnwardStage};
use alongside_domain::facts::Fact;
use alongside_domain::reports::LINE;
use alongside_domain::text::Words as Text;
use alongside_gate::AgencyId;
use alongside_gate::access::ReferOnward;
use alongside_store::AgencyLine;
use alongside_ui::components::{
    Button, Choice, Choices, Input, Label, Legend, Textarea, button, input, radios, textarea,
};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use maud::{Markup, html};

const TITLE: &str = "Referred or pointed to others";
const TO: &str = "onward-referrals";
/// Two pages: what goes to others is short.
const TEXT: usize = 5_000;

pub(in crate::cases) async fn index(granted: Granted<ReferOnward>, State(app): State<App>) -> Answer {
    let fields = Fields::of([("answer-by", "in 1 week")]);
    show(&app, &granted, &fields, &Errors::default(), &app.new_token(), false).await.map(ok)
}

async fn show(
    app: &App,
    granted: &Granted<ReferOnward>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
    preview: bool,
) -> Result<Markup, ProblemPage> {
    let all = lines::<Onward, _>(app, granted).await?;
    let id = granted.id();
    let read = app.store.read(move |db| Ok((db.agencies()?, db.agencies_behind_walls(id)?))).await;
    let (agencies, walled) = read.map_err(|error| Problem::from(error).in_app(app))?;
    let offered: Vec<AgencyLine> =
        agencies.into_iter().filter(|agency| agency.until.is_none() && !walled.contains(&agency.name)).collect();
    let form = Form { desk: true, words: app.english(), fields, errors };
    let view = View { form, case: id, to: TO, today: app.today(), once, closed: is_closed(app, granted).await? };
    Ok(on_desk(app, granted, TITLE, !errors.is_empty(), page(view, &all, &offered, preview)))
}

/// Sent with their yes, or pointed there. A referral shows first what would go.
pub(in crate::cases) async fn create(
    granted: Granted<ReferOnward>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Answer {
    let mut errors = Errors::default();
    let words = app.english();
    let mut line = |name: &str| read_line(words, &fields, name, LINE, &mut errors);
    let (other, why, agreed) = (line("other"), line("why"), line("agreed").some());
    let text = read_story(words, &fields, "text", TEXT, &mut errors).some();
    let pointed = fields.one("how") == "pointed";
    if !pointed && fields.one("how") != "referred" {
        errors.add("how", "Choose whether something is passed on");
    }
    let by = if pointed {
        Some(app.today())
    } else {
        read_day(&fields, "answer-by", app.today(), "Write the day by which you hear from them", &mut errors)
    };
    let listed: Option<AgencyId> = fields.one("agency").parse().ok();
    if listed.is_none() && other.is_empty() {
        errors.add("agency", words.say("desk-note-onward-referral-agency"));
    }
    if !pointed && text.is_none() && errors.is_empty() {
        errors.add("text", words.say("desk-note-onward-referral-text"));
    }
    let id = granted.id();
    let read = app.store.read(move |db| Ok((db.agencies()?, db.agencies_behind_walls(id)?))).await;
    let (agencies, walled) = read.map_err(|error| Problem::from(error).in_app(&app))?;
    let known = agencies.into_iter().find(|agency| Some(agency.id) == listed && agency.until.is_none());
    let named = known.as_ref().map_or(other.as_str(), |agency| agency.name.as_str());
    if named.is_empty() && errors.is_empty() {
        errors.add("agency", words.say("desk-note-onward-referral-agency"));
    } else if walled.iter().any(|wall| is_same(wall, named)) {
        errors.add("agency", words.say("desk-note-walled"));
    }
    if errors.is_empty() && !pointed && fields.one("seen") != "yes" {
        return show(&app, &granted, &fields, &errors, fields.one("form"), true).await.map(ok);
    }
    if let Some(answer_by) = by.filter(|_| errors.is_empty()) {
        let stage = if pointed { OnwardStage::Pointed } else { OnwardStage::Sent };
        let (text, agreed) = if pointed { (None, None) } else { (text, agreed) };
        let agency = known.as_ref().map_or(other, |agency| Text::new(&agency.name));
        let listed = known.map(|agency| agency.id);
        let details = Onward { agency, listed, why, text, agreed, stage, answer_by, heard: Vec::new() };
        let (case, now) = (granted.id(), app.now());
        let keeping = Keeping { fields: &fields, to: TO, first: "agency", existing: None };
        let kept = keep::<Onward, _>(&app, &granted, keeping, &mut errors, move |before, entry| {
            Onward::note(before, case, entry, details.clone(), now).map(Fact::from)
        });
        if let Some(done) = kept.await? {
            return Ok(done);
        }
    }
    let preview = fields.one("seen") == "yes";
    show(&app, &granted, &fields, &errors, fields.one("form"), preview).await.map(wrong)
}

/// What was heard of it.
pub(in crate::cases) async fn update(
    granted: Granted<ReferOnward>,
    State(app): State<App>,
    One(id): One,
    Sent(fields): Sent,
) -> Answer {
    let mut errors = Errors::default();
    let today = app.today();
    let stage = OnwardStage::from_code(fields.one(&of_one("stage", id)));
    if stage.is_none() {
        errors.add(&of_one("stage", id), "Choose what you heard");
    }
    let by = of_one("answer-by", id);
    let by = read_day(&fields, &by, today, "Write the day by which you hear from them again", &mut errors);
    let words = read_line(app.english(), &fields, &of_one("words", id), LINE, &mut errors).some();
    if let Some((stage, answer_by)) = stage.zip(by).filter(|_| errors.is_empty()) {
        let (case, now) = (granted.id(), app.now());
        let keeping = Keeping { fields: &fields, to: TO, first: "stage", existing: Some(id) };
        let kept = keep::<Onward, _>(&app, &granted, keeping, &mut errors, move |before, entry| {
            let mut details = before.entry.clone().ok_or(CannotNote::Ended)?;
            details.heard.push(Word { on: today, stage, words: words.clone() });
            Onward::note(before, case, entry, Onward { stage, answer_by, ..details }, now).map(Fact::from)
        });
        if let Some(done) = kept.await? {
            return Ok(done);
        }
    }
    show(&app, &granted, &fields, &errors, fields.one("form"), false).await.map(wrong)
}

pub(crate) fn page(view: View<'_>, all: &[Shown<Onward>], agencies: &[AgencyLine], preview: bool) -> Markup {
    let form = view.form;
    view.framed(TITLE, &html! {
        p class="govuk-body" { "Pointing somebody elsewhere passes nothing on: you say where to go. Referring passes something on: only with their yes, and only the words they have heard." }
        @if preview { (shown_first(view, agencies)) } @else {
            @if all.is_empty() { p class="govuk-body" { "Nobody yet." } }
            ul class="app-rows" { @for one in all { (told(view, one)) } }
            section aria-labelledby="refer" {
                h2 class="govuk-heading-m" id="refer" { "Refer or point them" }
                (view.new_form("Go on", &asking(form, agencies)))
            }
        }
    })
}

fn told(view: View<'_>, one: &Shown<Onward>) -> Markup {
    let (form, details) = (view.form, &one.details);
    html! {
        li class="app-row" {
            div class="app-row__main" {
                h2 class="govuk-heading-s app-row__name" { bdi dir="auto" { (details.agency.as_str()) } }
                p class="govuk-body" { bdi dir="auto" { (details.why.as_str()) } }
                p class={ "govuk-body-s" @if one.ended_on.is_none() && details.answer_by < view.today { " app-due--late" } } {
                    (short(one.made_on)) ", " (one.by) ". " strong { (form.say(&details.stage.key())) } ". "
                    @if one.ended_on.is_none() { "We hear from them: " (when(details.answer_by, view.today)) "." }
                }
                @if let Some(agreed) = &details.agreed { p class="govuk-body-s" { "Their yes: " bdi dir="auto" { (agreed.as_str()) } } }
                @if let Some(text) = &details.text {
                    details class="govuk-details" {
                        summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "What went, word for word" } }
                        div class="govuk-details__text app-said" dir="auto" { (text.as_str()) }
                    }
                }
                @for word in &details.heard {
                    p class="govuk-body-s" { (short(word.on)) ": " (form.say(&word.stage.key()).to_lowercase()) @if let Some(words) = &word.words { ", " bdi dir="auto" { (words.as_str()) } } }
                }
                @if one.ended_on.is_none() { (view.change_form(one, "What have you heard?", "Save", &heard(form, one))) }
            }
        }
    }
}

/// The words themselves, before anything goes.
fn shown_first(view: View<'_>, agencies: &[AgencyLine]) -> Markup {
    let form = view.form;
    let listed = agencies.iter().find(|agency| agency.id.to_string() == form.fields.one("agency"));
    let name = listed.map_or(form.fields.one("other"), |agency| agency.name.as_str());
    html! {
        section class="app-flag" aria-labelledby="would-go" {
            h2 class="govuk-heading-m" id="would-go" { "This would go to " bdi dir="auto" { (name) } }
            p class="govuk-body app-said" dir="auto" { (form.fields.one("text")) }
            p class="govuk-body" { "Read it to them, in their language. Nothing else goes: no file, no history. What has gone cannot be called back." }
        }
        form method="post" action={ "/cases/" (view.case) "/" (view.to) } novalidate {
            input type="hidden" name="form" value=(view.once);
            input type="hidden" name="seen" value="yes";
            @for field in ["agency", "other", "why", "how", "text", "answer-by"] { input type="hidden" name=(field) value=(form.fields.one(field)); }
            (input(&form.line("agreed", "How did they say yes to these words?", "When, how, and in which language they heard them")))
            (button(&Button::of("They said yes, and it has gone")))
            p class="govuk-body" { a class="govuk-link" href={ "/cases/" (view.case) "/" (view.to) } { "Nothing goes: back" } }
        }
    }
}

fn asking(form: Form<'_>, agencies: &[AgencyLine]) -> Markup {
    let listed = agencies
        .iter()
        .map(|agency| Some(Choice::of(&agency.id.to_string(), html! { bdi dir="auto" { (agency.name) } })));
    let other = Some(Choice::of("other", "Somebody else").then(input(&form.line("other", "Their name", ""))));
    let text = textarea(&Textarea {
        rows: Some("6".to_owned()),
        ..form.area(
            "text",
            Label::of("Every word that goes to them"),
            "Only what they need for this. Not the country they came from, nor anything told in confidence",
        )
    });
    let how = vec![
        Some(Choice::of("pointed", "They are pointed there: nothing is passed on")),
        Some(Choice::of("referred", "They are referred: this is passed on").then(text)),
    ];
    html! {
        (radios(&Choices { classes: small(), items: listed.chain([other]).collect(), ..form.choices("agency", Legend::of("To whom?"), "") }))
        (input(&form.line("why", "What for?", "")))
        (radios(&Choices { classes: small(), items: how, ..form.choices("how", Legend::of("Is something passed on?"), "") }))
        (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right("answer-by", "By when do you hear from them?", "Not asked when nothing is passed on") }))
    }
}

fn heard(form: Form<'_>, one: &Shown<Onward>) -> Markup {
    use OnwardStage::{Accepted, Done, NothingCame, Received, Refused, Sent};
    let offered: &[OnwardStage] = match one.details.stage {
        Sent => &[Received, Accepted, Refused, NothingCame],
        Received => &[Accepted, Refused, NothingCame],
        _ => &[Done, Refused, NothingCame],
    };
    let items = offered.iter().map(|stage| Some(form.choice(*stage))).collect();
    let by = of_one("answer-by", one.id);
    let typed = Some(form.fields.one(&by)).filter(|typed| !typed.is_empty()).unwrap_or("in 2 weeks").to_owned();
    html! {
        (radios(&Choices { classes: small(), items, ..form.choices(&of_one("stage", one.id), Legend { classes: None, ..Legend::of("What have you heard?") }, "") }))
        (input(&form.line(&of_one("words", one.id), "In a line", "Who said it; why they refused; what they did")))
        (input(&Input { value: Some(typed), classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right(&by, "By when do you hear from them again?", "") }))
    }
}
