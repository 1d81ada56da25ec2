//! What may be claimed in time: facts once, and every place with its date.

mod form;
mod page;

pub(crate) use page::page;

use super::{Answer, One, Page, of_one};
use crate::audiences::Granted;
use crate::state::App;
use crate::web::Sent;
use crate::web::form::{read_day, read_line};
use alongside_domain::cases::entries::{Claim, ForumEnd};
use alongside_domain::codes::{Code, ForumEnded};
use alongside_domain::facts::Fact;
use alongside_domain::reports::LINE;
use alongside_gate::EntryId;
use alongside_gate::access::KeepClaims;
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use form::read;

const PAGE: Page<Claim> = Page { title: "Dates of the law", to: "claims", body: page };

pub(in crate::cases) async fn index(granted: Granted<KeepClaims>, State(app): State<App>) -> Answer {
    PAGE.index(&app, &granted, &Fields::default()).await
}

/// The facts, once; the dates follow.
pub(in crate::cases) async fn create(
    granted: Granted<KeepClaims>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Answer {
    keep_facts(&app, &granted, &fields, None).await
}

/// A fact was wrong, or Acas has answered: the dates move, and say why.
pub(in crate::cases) async fn update(
    granted: Granted<KeepClaims>,
    State(app): State<App>,
    One(id): One,
    Sent(fields): Sent,
) -> Answer {
    keep_facts(&app, &granted, &fields, Some(id)).await
}

async fn keep_facts(app: &App, granted: &Granted<KeepClaims>, fields: &Fields, id: Option<EntryId>) -> Answer {
    let mut errors = Errors::default();
    let Some(facts) = read(app, fields, id, &mut errors) else {
        return PAGE.again(app, granted, fields, &errors).await;
    };
    let (case, now) = (granted.id(), app.now());
    let kept = PAGE.keep(app, granted, fields, ("words", id), move |before, entry| {
        Claim::note(before, case, entry, facts.clone(), now).map(Fact::from)
    });
    kept.await
}

/// What came of it in one place.
pub(in crate::cases) async fn end(
    granted: Granted<KeepClaims>,
    State(app): State<App>,
    One(id): One,
    Sent(fields): Sent,
) -> Answer {
    let mut errors = Errors::default();
    let forum = fields.one("forum").to_owned();
    let place = |name: &str| of_one(name, id);
    let how = ForumEnded::from_code(fields.one(&place("end"))).filter(|how| *how != ForumEnded::Corrected);
    if how.is_none() {
        errors.add(&place("end"), "Choose what came of it");
    }
    let on = read_day(&fields, &place("on"), app.today(), "Write the day, like “today” or “3 November”", &mut errors);
    let words = read_line(app.english(), &fields, &place("end-words"), LINE, &mut errors).some();
    if let Some((how, on)) = how.zip(on).filter(|_| errors.is_empty()) {
        let (case, now) = (granted.id(), app.now());
        let kept = PAGE.keep(&app, &granted, &fields, ("end", Some(id)), move |before, entry| {
            let end = ForumEnd { how, on, words: words.clone() };
            Claim::end(before, case, entry, (&forum, end), now).map(Fact::from)
        });
        return kept.await;
    }
    PAGE.again(&app, &granted, &fields, &errors).await
}

/// It was ended by mistake: it is open after all.
pub(in crate::cases) async fn remove(
    granted: Granted<KeepClaims>,
    State(app): State<App>,
    One(id): One,
    Sent(fields): Sent,
) -> Answer {
    let (case, now, forum) = (granted.id(), app.now(), fields.one("forum").to_owned());
    let kept = PAGE.keep(&app, &granted, &fields, ("end", Some(id)), move |before, entry| {
        Claim::take_up(before, case, entry, &forum, now).map(Fact::from)
    });
    kept.await
}
