use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::scorecards::editions::{Answer, Params, found};
use crate::state::App;
use crate::web::{Problem, Sent, ok, once, redirect};
use alongside_domain::scorecards::entries::{note_without_file, withdraw_medium};
use alongside_gate::access::{KeepScorecard, WithdrawMedium};
use alongside_gate::{Action, Nothing};
use alongside_store::{PublishedMedium, ScorecardLine, WriteError};
use alongside_ui::components::{Button, button};
use axum::extract::{Path, State};
use maud::{Markup, html};

/// The pictures and recordings that are published, in whichever version: somebody in one may want it out.
pub(in crate::scorecards) async fn published(
    granted: Granted<KeepScorecard>,
    State(app): State<App>,
    Path(params): Params,
) -> Answer {
    let (line, _) = found(&app, &params).await?;
    let id = line.id;
    let media = app.store.read(move |db| db.published_media(id)).await;
    let media = media.map_err(|error| Problem::from(error).in_app(&app))?;
    let withdraws = WithdrawMedium::decide(&granted.me.actor, &Nothing).is_allowed();
    let main = media_page(&line, &media, withdraws.then(|| app.new_token()).as_deref());
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title: "Scorecard", here: Here::Scorecards, wrong: false, main })))
}

/// Takes one out of every version, and away from what stands beside the edition: the next version would
/// show it again.
pub(in crate::scorecards) async fn withdraw(
    granted: Granted<WithdrawMedium>,
    State(app): State<App>,
    Path(params): Params,
    Sent(fields): Sent,
) -> Answer {
    let (line, _) = found(&app, &params).await?;
    let (id, now, file) = (line.id, app.now(), fields.one("file").to_owned());
    let to = format!("/scorecards/{id}/media");
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), to, move |tx| {
            // Somebody else was faster.
            if !tx.db().published_media(id)?.iter().any(|one| one.file == file) {
                return Ok::<(), WriteError<()>>(());
            }
            for one in tx.db().scorecard_entries(id)? {
                if let Some(left) = note_without_file(id, one.id, &one.entry, &file, now) {
                    tx.record(left)?;
                }
            }
            tx.record(withdraw_medium(id, file.clone(), now))?;
            Ok(())
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(WriteError::Refused(())) => Err(Problem::NotFound.in_app(&app)),
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}

/// What is published; `form` is there for whoever may take it out.
pub(crate) fn media_page(line: &ScorecardLine, media: &[PublishedMedium], form: Option<&str>) -> Markup {
    let at = format!("/scorecards/{}", line.id);
    html! {
        a href=(format!("{at}/entries")) class="govuk-back-link" { "Asked, said and agreed" }
        h1 class="govuk-heading-l" { "Pictures and recordings that are published" }
        p class="govuk-body" { "Somebody who can be seen or heard in one may want it out. It then goes out of every version and every entry that shows it; its words stay. Readers are told that it was taken out. It cannot be brought back, but can be sent again." }
        @if form.is_none() { p class="govuk-body" { "A manager takes it out. Tell them which one." } }
        @if media.is_empty() { p class="govuk-body" { "None is published." } }
        ul class="app-rows" { @for one in media {
            li class="app-row" { div class="app-row__main" {
                h2 class="govuk-heading-s app-row__name" { a class="govuk-link" href=(address(one)) { bdi dir="auto" { (called(one)) } } }
                p class="govuk-body-s" { (if one.versions.len() == 1 { "In version " } else { "In versions " }) (one.versions.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")) }
                @if let Some(key) = form {
                    details class="govuk-details" {
                        summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Take it out of all versions" span class="govuk-visually-hidden" { ": " (called(one)) } } }
                        div class="govuk-details__text" { form method="post" action=(format!("{at}/media")) {
                            input type="hidden" name="form" value=(format!("{key} {}", one.file));
                            input type="hidden" name="file" value=(one.file);
                            p { "This cannot be taken back." }
                            (button(&Button::of("Take it out").secondary()))
                        } }
                    }
                }
            } }
        } }
    }
}

fn address(one: &PublishedMedium) -> String {
    format!("/scorecard/{}@{}/{}", one.name, one.versions.last().copied().unwrap_or_default(), one.file)
}

fn called(one: &PublishedMedium) -> &str {
    if one.title.is_empty() { &one.file } else { &one.title }
}
