use crate::audiences::{Opened, Reporting};
use crate::frames::{Visitor, visitor};
use crate::home::reach;
use crate::state::App;
use crate::web::{Problem, ProblemPage, Source, ok};
use alongside_domain::calendars::long;
use alongside_domain::codes::{Code, DeclineReason, Feedback};
use alongside_domain::date_of;
use alongside_domain::referrals::feedback;
use alongside_domain::service::Service;
use alongside_ui::components::{InsetText, Panel, inset_text, panel};
use alongside_ui::words::Words;
use axum::extract::{Path, State};
use axum::response::Response;
use jiff::SignedDuration;
use jiff::civil::Date;
use maud::{Markup, html};

/// What a referrer's link shows.
#[derive(Clone, Debug)]
pub(crate) struct Followed {
    pub reference: String,
    pub received_on: Date,
    pub feedback: Feedback,
    pub reason: Option<DeclineReason>,
    /// What the worker is called before other organisations, if by any name.
    pub ask_for: Option<String>,
    /// The whole address, to be kept.
    pub address: String,
}

/// Guesses at links from one place in five minutes.
const GUESSES: i64 = 60;

/// The receipt, and later what became of it, as far as the person agreed.
pub(super) async fn show(
    _: Opened<Reporting>,
    State(app): State<App>,
    source: Source,
    Path(link): Path<String>,
) -> Result<Response, ProblemPage> {
    let in_app = |problem: Problem| problem.in_app(&app);
    let often = source.too_often(&app, "referrer links", GUESSES, SignedDuration::from_mins(5)).await;
    if often.map_err(|error| in_app(error.into()))? {
        return Err(in_app(Problem::TooMany));
    }
    let (hash, now) = (app.store.secret_hash("referrer link", &link), app.now());
    let found = app.store.read(move |db| db.followed_up(&hash, now)).await;
    let found = found.map_err(|error| in_app(error.into()))?.ok_or_else(|| in_app(Problem::NotFound))?;
    let feedback = feedback(found.decision, found.agreed, found.closed);
    let followed = Followed {
        reference: found.reference.to_string(),
        received_on: date_of(found.received_at),
        feedback,
        ask_for: found.worker.filter(|_| feedback == Feedback::Working),
        reason: found.reason.filter(|_| feedback == Feedback::NotTakenOn),
        address: format!("{}/refer/{link}", app.settings.public_url.trim_end_matches('/')),
    };
    let words = app.english();
    let main = page(words, &app.service(), &followed);
    let title = words.say("questions-title");
    Ok(ok(visitor(&app, Visitor { words, title, leave: false, wrong: false, main })))
}

pub(crate) fn page(words: &Words, service: &Service, followed: &Followed) -> Markup {
    let received = followed.feedback == Feedback::Received;
    html! {
        (panel(&Panel { title_text: Some(words.say(&followed.feedback.key())), ..Panel::default() }))
        p class="govuk-body-l" { "We received your referral on " (long(followed.received_on)) "." }
        dl class="app-keep" {
            dt { "Reference" }
            dd { bdi dir="ltr" class="app-keep__value" { (followed.reference) } }
            dt { "Your private link" }
            dd { bdi dir="ltr" class="app-key" { (followed.address) } }
        }
        p class="govuk-body" { "Keep the link where only you can find it. It works for six months, unless we end it." }
        @if received {
            (inset_text(&InsetText::of("What we do next we tell the person. You hear more here only if they agree. That you hear nothing more says nothing about what we do.")))
        } @else if let Some(reason) = followed.reason {
            p class="govuk-body" { "Why: " (words.say(&reason.key()).to_lowercase()) "." }
        }
        @if let Some(name) = &followed.ask_for { p class="govuk-body" { "Ask for " strong { bdi dir="auto" { (name) } } "." } }
        h2 class="govuk-heading-m" { "If something changes" }
        p class="govuk-body" { "If somebody is in danger, ring 999. If you learn more, ring us and give the reference." }
        (reach(words, service))
    }
}
