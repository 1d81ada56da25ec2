use super::{Answer, Keeping, Shown, View, colleagues, is_closed, keep, lines, on_desk, small};
use crate::audiences::Granted;
use crate::state::App;
use crate::web::form::{Form, read_day, read_story};
use crate::web::{ProblemPage, Sent, ok, wrong};
use alongside_domain::calendars::long;
use alongside_domain::cases::entries::CounsellingNote;
use alongside_domain::facts::Fact;
use alongside_gate::AccountId;
use alongside_gate::access::KeepCounselling;
use alongside_store::Worker;
use alongside_ui::components::{Choice, Choices, Input, Label, Legend, Textarea, input, radios, textarea};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use maud::{Markup, html};

const TITLE: &str = "Between two people";
const TO: &str = "counselling-notes";
const NOTE: usize = 10_000;

pub(in crate::cases) async fn index(granted: Granted<KeepCounselling>, State(app): State<App>) -> Answer {
    let fields = Fields::of([("on", "today")]);
    show(&app, &granted, &fields, &Errors::default(), &app.new_token()).await.map(ok)
}

async fn show(
    app: &App,
    granted: &Granted<KeepCounselling>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let notes = lines::<CounsellingNote, _>(app, granted).await?;
    let colleagues = colleagues(app, granted, true).await?;
    let form = Form { desk: true, words: app.english(), fields, errors };
    let view =
        View { form, case: granted.id(), to: TO, today: app.today(), once, closed: is_closed(app, granted).await? };
    Ok(on_desk(app, granted, TITLE, !errors.is_empty(), page(view, &notes, &colleagues)))
}

pub(in crate::cases) async fn create(
    granted: Granted<KeepCounselling>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Answer {
    let mut errors = Errors::default();
    let on = read_day(&fields, "on", app.today(), "Write the day, like “today” or “last Tuesday”", &mut errors);
    let words = read_story(app.english(), &fields, "note", NOTE, &mut errors);
    let supervision = fields.one("what") == "supervision";
    if !supervision && fields.one("what") != "counselling" {
        errors.add("what", "Choose what it is");
    }
    let supervisor: Option<AccountId> = fields.one("colleague").parse().ok();
    let known = colleagues(&app, &granted, true).await?;
    if supervisor.is_some_and(|id| known.iter().all(|worker| worker.id != id)) {
        errors.add("colleague", "They cannot open this case, or do not work here any more. Choose somebody else");
    }
    if let Some(on) = on.filter(|_| errors.is_empty()) {
        let details = CounsellingNote { on, words, supervision, supervisor };
        let (case, now) = (granted.id(), app.now());
        let keeping = Keeping { fields: &fields, to: TO, first: "note", existing: None };
        let kept = keep::<CounsellingNote, _>(&app, &granted, keeping, &mut errors, move |before, entry| {
            CounsellingNote::note(before, case, entry, details.clone(), now).map(Fact::from)
        });
        if let Some(done) = kept.await? {
            return Ok(done);
        }
    }
    show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong)
}

pub(crate) fn page(view: View<'_>, notes: &[Shown<CounsellingNote>], colleagues: &[Worker]) -> Markup {
    let form = view.form;
    let nobody = Some(Choice::of("none", "Nobody else"));
    let named = colleagues.iter().map(|one| Some(Choice::of(&one.id.to_string(), html! { bdi { (one.name) } })));
    let what = vec![
        Some(Choice::of("counselling", "Counselling: what the client needed to be heard")),
        Some(Choice::of("supervision", "Supervision: what the worker needed to be heard")),
    ];
    view.framed(TITLE, &html! {
        p class="govuk-body" { "Only you and the one colleague you name open what stands here. Your manager does not, the team does not, no search finds it, and it is passed on to nobody. What keeps somebody safe does not belong here: write that under risk." }
        @for one in notes {
            section class="app-plan" aria-label={ "Note of " (long(one.details.on)) } {
                h2 class="govuk-heading-s" { (long(one.details.on)) ", " @if one.details.supervision { "supervision" } @else { "counselling" } }
                p class="govuk-body app-said" dir="auto" { (one.details.words.as_str()) }
                @let with = one.details.supervisor.and_then(|id| colleagues.iter().find(|worker| worker.id == id));
                p class="govuk-body-s" { "By " (one.by) "." @if let Some(with) = with { " " (with.name) " opens it too." } @else if one.details.supervisor.is_none() { " Nobody else opens it." } }
            }
        }
        (view.new_form("Keep it between us", &html! {
            (radios(&Choices { classes: small(), items: what, ..form.choices("what", Legend::of("What is it?"), "") }))
            (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right("on", "When?", "") }))
            (textarea(&Textarea { rows: Some("8".to_owned()), ..form.area("note", Label::of("Note"), "") }))
            (radios(&Choices { classes: small(), items: [nobody].into_iter().chain(named).collect(), ..form.choices("colleague", Legend::of("Who opens it besides you?"), "Your supervisor, as a rule") }))
        }))
    })
}
