use super::ADDRESS;
use super::drafts::Visit;
use crate::audiences::{Opened, Reporting};
use crate::frames::{Visitor, visitor};
use crate::state::App;
use crate::web::form::{Form, read_line};
use crate::web::{ProblemPage, cookie, redirect, wrong};
use alongside_domain::codes::{AgeBand, Code, DayToDay, EthnicGroup, GenderSame, Religion, Sex, SexualOrientation};
use alongside_domain::reports::{EqualityAnswers, LINE, equality_answers};
use alongside_store::WriteError;
use alongside_ui::components::{Button, Legend, button, input, radios};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use alongside_ui::words::Words;
use axum::response::Response;
use maud::{Markup, html};

pub(super) const NAME: &str = "equality";
const FIELDS: &[&str] = &["ethnic", "ethnic-words", "religion", "age", "sex", "gender", "orientation", "day"];

/// After sending: questions about the person, every one of them optional, kept
/// apart from what happened.
pub(super) async fn update(
    app: &App,
    open: &Opened<Reporting>,
    mut visit: Visit,
    form: &Fields,
) -> Result<Response, ProblemPage> {
    let in_app = |problem: crate::web::Problem| problem.in_app(app);
    match form.one("go") {
        "equality" => visit.body.at = NAME.to_owned(),
        "answers" => {
            visit.body.answers.take_from(form, FIELDS);
            let (answers, errors) = read(&open.words, form);
            if !errors.is_empty() {
                return Ok(wrong(page(app, &open.words, form, &errors)));
            }
            if let Some(referral) = visit.body.referral {
                let permit = open.permit();
                let written: Result<(), WriteError<()>> = app
                    .store
                    .write(permit, app.now(), move |tx| Ok(tx.record(equality_answers(referral, answers.clone()))?))
                    .await;
                written.map_err(|error| in_app(error.into()))?;
            }
            visit.body.at = "sent".to_owned();
        }
        _ => visit.body.at = "sent".to_owned(),
    }
    visit.keep(app).await.map_err(in_app)?;
    Ok(cookie::set(redirect(ADDRESS), cookie::VISIT, &visit.token))
}

pub(crate) fn read(words: &Words, form: &Fields) -> (EqualityAnswers, Errors) {
    let mut errors = Errors::default();
    let answers = EqualityAnswers {
        ethnic_group: EthnicGroup::from_code(form.one("ethnic")),
        ethnic_words: read_line(words, form, "ethnic-words", LINE, &mut errors).some(),
        religion: Religion::from_code(form.one("religion")),
        age: AgeBand::from_code(form.one("age")),
        sex: Sex::from_code(form.one("sex")),
        gender_same: GenderSame::from_code(form.one("gender")),
        orientation: SexualOrientation::from_code(form.one("orientation")),
        day_to_day: DayToDay::from_code(form.one("day")),
    };
    (answers, errors)
}

pub(super) fn page(app: &App, words: &Words, fields: &Fields, errors: &Errors) -> Markup {
    let main = questions(Form { desk: false, words, fields, errors });
    let title = words.say("questions-title");
    visitor(app, Visitor { words, title, leave: true, wrong: !errors.is_empty(), main })
}

pub(crate) fn questions(form: Form<'_>) -> Markup {
    let words = form.words;
    html! {
        form method="post" action=(ADDRESS) novalidate {
            (pages::errors(words, form.errors))
            h1 class="govuk-heading-l" { (words.say("equality-heading")) }
            p class="govuk-body" { (words.say("equality-why")) }
            p class="govuk-body" { (words.say("equality-optional")) }
            (asked(form))
            div class="govuk-button-group" {
                (button(&Button::of(words.say("questions-send")).named("go", "answers")))
                (button(&Button::of(words.say("equality-skip")).named("go", "skip").secondary()))
            }
        }
    }
}

/// The questions themselves: the same for whoever answers alone and for whoever
/// is asked by a worker.
pub(crate) fn asked(form: Form<'_>) -> Markup {
    let words = form.words;
    let legend = |key: &str| Legend::of(words.say(key));
    html! {
        (radios(&form.one_of::<AgeBand>("age", legend("equality-age"), "")))
        (radios(&form.one_of::<EthnicGroup>("ethnic", legend("equality-ethnic"), "")))
        (input(&form.line("ethnic-words", words.say("equality-ethnic-words"), "")))
        (radios(&form.one_of::<Religion>("religion", legend("equality-religion"), "")))
        (radios(&form.one_of::<DayToDay>("day", legend("equality-day"), &words.say("equality-day-hint"))))
        (radios(&form.one_of::<Sex>("sex", legend("equality-sex"), "")))
        (radios(&form.one_of::<GenderSame>("gender", legend("equality-gender"), "")))
        (radios(&form.one_of::<SexualOrientation>("orientation", legend("equality-orientation"), &words.say("equality-orientation-hint"))))
    }
}
