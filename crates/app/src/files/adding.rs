use super::page::{Listed, Listing, page};
use super::{Uploaded, arrived};
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, ok, once_for, redirect, wrong};
use alongside_domain::files::{CannotAdd, FileOwner, add_file};
use alongside_gate::access::{AddFile, AddReportFile};
use alongside_gate::{Action, Grant, Permit, Reveals, Role};
use alongside_store::{FileLine, WriteError};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use axum::response::Response;
use maud::Markup;

type Answer = Result<Response, ProblemPage>;

pub(super) async fn of_case(granted: Granted<AddFile>, State(app): State<App>) -> Answer {
    let owner = FileOwner::Case(granted.id());
    show(&app, &granted, owner, &Errors::default(), &app.new_token()).await.map(ok)
}

pub(super) async fn of_report(granted: Granted<AddReportFile>, State(app): State<App>) -> Answer {
    let owner = FileOwner::Referral(granted.id());
    show(&app, &granted, owner, &Errors::default(), &app.new_token()).await.map(ok)
}

pub(super) async fn to_case(granted: Granted<AddFile>, State(app): State<App>, sent: Uploaded) -> Answer {
    let owner = FileOwner::Case(granted.id());
    add(&app, &granted, granted.permit(), owner, sent).await
}

pub(super) async fn to_report(granted: Granted<AddReportFile>, State(app): State<App>, sent: Uploaded) -> Answer {
    let owner = FileOwner::Referral(granted.id());
    add(&app, &granted, granted.permit(), owner, sent).await
}

/// Where the files of an owner are listed.
pub(super) fn address(owner: FileOwner) -> String {
    match owner {
        FileOwner::Case(id) => format!("/cases/{id}/files"),
        FileOwner::Referral(id) => format!("/referrals/{id}/files"),
    }
}

pub(super) async fn show<A: Action + Reveals>(
    app: &App,
    granted: &Granted<A>,
    owner: FileOwner,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let read = app
        .store
        .read(move |db| match owner {
            FileOwner::Case(id) => db.files_of_case(id),
            FileOwner::Referral(id) => db.files_of_report(id),
        })
        .await;
    let lines = read.map_err(|error| Problem::from(error).in_app(app))?;
    let listing = Listing {
        at: address(owner),
        of_case: matches!(owner, FileOwner::Case(_)),
        manages: granted.me.actor.works_as(&[Role::Manager]),
        files: lines.iter().map(|line| listed(granted, line)).collect(),
    };
    let fields = Fields::default();
    let form = Form { desk: true, words: app.english(), fields: &fields, errors };
    let here = if listing.of_case { Here::Cases } else { Here::Triage };
    let main = page(form, &listing, once);
    Ok(desk(app, DeskPage { me: &granted.me, title: "Files", here, wrong: !errors.is_empty(), main }))
}

fn listed<A: Reveals>(grant: &Grant<A>, line: &FileLine) -> Listed {
    let details = line.details.reveal(grant);
    Listed {
        at: format!("{}/{}", address(line.owner), line.id),
        id: line.id,
        name: details.name.as_str().to_owned(),
        kind: details.kind,
        size: details.bytes,
        flags: details.flags.clone(),
        held_back: !line.may_be_opened(),
        has_copy: line.has_copy,
        added_at: line.added_at,
        by: line.by.clone(),
    }
}

/// Keeps what was sent, all of it or nothing.
async fn add<A: Action + Reveals>(
    app: &App,
    granted: &Granted<A>,
    permit: Permit,
    owner: FileOwner,
    sent: Uploaded,
) -> Answer {
    let refuse = async |sentence: &str| {
        let errors = Errors::one("files", sentence);
        show(app, granted, owner, &errors, sent.fields.one("form")).await.map(wrong)
    };
    if let Some(refusal) = sent.refused {
        return refuse(sentence(refusal)).await;
    }
    if sent.files.is_empty() {
        return refuse("Choose a file").await;
    }
    let mut files = Vec::new();
    for upload in &sent.files {
        files.push(arrived(app, upload.clone()).await);
    }
    let digests: Vec<&str> = files.iter().map(|(new, _)| new.digest.as_str()).collect();
    let (now, key) = (app.now(), once_for(app, &sent.fields, &digests.join(" ")));
    let written = app
        .store
        .write_once(permit, now, key, address(owner), move |tx| {
            for (new, bytes) in &files {
                let room = tx.room(owner)?;
                let added = add_file(owner, new.clone(), room, now).map_err(WriteError::Refused)?;
                tx.record(added)?;
                tx.set_file(owner, new.file, bytes)?;
            }
            Ok(())
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(WriteError::Refused(refusal)) => refuse(sentence(refusal)).await,
        Err(error) => Err(Problem::from(error).in_app(app)),
    }
}

const fn sentence(refusal: CannotAdd) -> &'static str {
    match refusal {
        CannotAdd::Empty => "This file is empty. Choose another",
        CannotAdd::TooLarge => "This is more than 50 MB. Send it in parts, or make the film shorter",
        CannotAdd::TooMany => "There can be 200 files here. Nothing was added",
        CannotAdd::NoRoom => "There is no room for this: the files here would be more than 500 MB. Nothing was added",
    }
}
