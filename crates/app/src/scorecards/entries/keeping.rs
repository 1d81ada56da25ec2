use super::fields::{entry, of_entry};
use super::medium::{Attached, FIELD, attached};
use super::reading::{entry_of, framed, kind_of};
use crate::audiences::Granted;
use crate::files::Uploaded;
use crate::scorecards::editions::{Answer, Params, found};
use crate::scorecards::fields::mark;
use crate::state::App;
use crate::web::{Problem, Sent, once, once_for, redirect, wrong};
use alongside_domain::scorecards::editions::MOST_MEDIA;
use alongside_domain::scorecards::entries::{
    Entry, EntryKind, Standing, WrongField, note_entry, remove_entry, report_after, wrong_with_entry,
};
use alongside_gate::EntryId;
use alongside_gate::access::KeepScorecard;
use alongside_store::{ScorecardEntryLine, ScorecardLine, WriteError};
use alongside_ui::fields::Errors;
use axum::extract::{Path, State};

pub(in crate::scorecards) async fn create(
    granted: Granted<KeepScorecard>,
    State(app): State<App>,
    Path(params): Params,
    sent: Uploaded,
) -> Answer {
    let (line, _) = found(&app, &params).await?;
    let kind = kind_of(&params).ok_or_else(|| Problem::NotFound.in_app(&app))?;
    keep(&app, &granted, &line, kind, None, sent).await
}

pub(in crate::scorecards) async fn update(
    granted: Granted<KeepScorecard>,
    State(app): State<App>,
    Path(params): Params,
    sent: Uploaded,
) -> Answer {
    let (line, _) = found(&app, &params).await?;
    let before = entry_of(&app, &line, &params).await?;
    keep(&app, &granted, &line, before.entry.kind(), Some(before), sent).await
}

/// Why an entry was not kept.
enum Refused {
    /// Somebody else has changed it since the form was opened.
    Changed,
    Rules(Vec<WrongField>),
}

async fn keep(
    app: &App,
    granted: &Granted<KeepScorecard>,
    line: &ScorecardLine,
    kind: EntryKind,
    before: Option<ScorecardEntryLine>,
    sent: Uploaded,
) -> Answer {
    let (mut fields, mut errors) = (sent.fields.clone(), Errors::default());
    let key = format!("{} {}", granted.me.account, fields.one("form"));
    let attached = match kind {
        EntryKind::Medium => attached(app, &key, &sent, &mut fields, &mut errors).await,
        _ => None,
    };
    // A link that is there stays the same; a new one is a word nobody can guess.
    let link = match before.as_ref().map(|line| &line.entry) {
        Some(Entry::Response(asked)) => asked.link.clone(),
        _ => None,
    };
    let mut made = entry(kind, &fields, link.unwrap_or_else(|| app.new_token()), app.today(), &mut errors);
    let kept = before.as_ref().and_then(|line| file_of(&line.entry)).filter(|_| !fields.is_ticked("without"));
    if let Entry::Medium(medium) = &mut made {
        medium.file = attached.as_ref().map(|new| new.file.clone()).or(kept);
        let was = matches!(before.as_ref().map(|line| &line.entry), Some(Entry::Medium(before)) if before.withdrawn);
        medium.withdrawn = was && medium.file.is_none();
    }
    add(wrong_with_entry(&line.edition, &made, app.today()), &mut errors);
    if !errors.is_empty() {
        return Ok(wrong(framed(app, &granted.me, line, kind, before.as_ref(), &fields, &errors)));
    }
    let (scorecard, now, seen) = (line.id, app.now(), fields.one("seen").to_owned());
    let id = before.as_ref().map_or_else(|| app.new_id::<EntryId>(), |before| before.id);
    let (is_new, next_id) = (before.is_none(), app.new_id::<EntryId>());
    let at = format!("/scorecards/{scorecard}/entries");
    let to = if kind == EntryKind::Response && is_new { format!("{at}/{id}") } else { at };
    let told = attached.as_ref().map(|new| new.file.clone()).unwrap_or_default();
    let written = app
        .store
        .write_once(granted.permit(), now, once_for(app, &sent.fields, &told), to, move |tx| {
            let edition = tx.db().scorecard(scorecard)?.ok_or(alongside_store::StorageError::Missing)?.edition;
            let was = tx.db().scorecard_entry(id)?.map(|line| line.entry);
            if !is_new && was.as_ref().is_none_or(|entry| mark(entry) != seen) {
                return Err(WriteError::Refused(Refused::Changed));
            }
            let rules = |why| WriteError::Refused(Refused::Rules(why));
            let noted = match (made.clone(), &was) {
                (Entry::Response(asked), Some(Entry::Response(before))) => {
                    Entry::Response(asked.given(Some(before), now))
                }
                (Entry::Response(asked), _) => Entry::Response(asked.given(None, now)),
                (Entry::Comment(said), Some(Entry::Comment(before))) => Entry::Comment(said.after(before)),
                (made, _) => made,
            };
            let full = tx.db().scorecard_media_count(scorecard)? >= MOST_MEDIA as i64;
            if attached.is_some() && full && was.as_ref().and_then(file_of).is_none() {
                return Err(rules(vec![(FIELD, FULL)]));
            }
            tx.record(note_entry(scorecard, &edition, id, noted, now).map_err(rules)?)?;
            if let Some(Attached { file, bytes }) = &attached {
                tx.set_medium(id, file, bytes)?;
            }
            let followed = matches!(&was, Some(Entry::Report(before)) if before.report.given.is_some());
            if let (Entry::Report(given), false) = (&made, followed)
                && let Some(next) = report_after(given)
            {
                tx.record(note_entry(scorecard, &edition, next_id, Entry::Report(next), now).map_err(rules)?)?;
            }
            Ok(())
        })
        .await;
    let refused = match written {
        Ok(to) => return Ok(redirect(&to)),
        Err(WriteError::Refused(refused)) => refused,
        Err(error) => return Err(Problem::from(error).in_app(app)),
    };
    let (mut fields, mut errors, mut before) = (fields, Errors::default(), before);
    match refused {
        Refused::Rules(why) => add(why, &mut errors),
        Refused::Changed => {
            let read = app.store.read(move |db| db.scorecard_entry(id)).await;
            before = read.map_err(|error| Problem::from(error).in_app(app))?;
            let Some(now) = &before else { return Err(Problem::NotFound.in_app(app)) };
            fields.set("seen", mark(&now.entry));
            let theirs = theirs(&now.entry);
            errors.add(
                "changed",
                format!("Somebody else has changed this meanwhile{theirs}. Yours is below; saving replaces theirs"),
            );
        }
    }
    Ok(wrong(framed(app, &granted.me, line, kind, before.as_ref(), &fields, &errors)))
}

/// The picture or recording that an entry shows.
fn file_of(entry: &Entry) -> Option<String> {
    if let Entry::Medium(medium) = entry { medium.file.clone() } else { None }
}

const FULL: &str = "There are twelve files already. Tick that this one goes without its file and give its address, or take another away";

/// What somebody else wrote meanwhile, where it would be lost otherwise: an answer by the link.
fn theirs(entry: &Entry) -> String {
    let fields = of_entry(entry);
    let said = fields.one("says");
    let answered = matches!(entry, Entry::Response(asked) if asked.response.answered.is_some());
    let decided = matches!(entry, Entry::Comment(said) if said.standing != Standing::Waiting);
    if answered || decided { format!(": “{said}”") } else { String::new() }
}

/// What the rules say, beside fields of which nothing is said yet.
fn add(wrong: Vec<WrongField>, errors: &mut Errors) {
    let new: Vec<WrongField> = wrong.into_iter().filter(|(field, _)| errors.on(field).is_none()).collect();
    new.into_iter().for_each(|(field, sentence)| errors.add(field, sentence));
}

/// Takes an entry away that should not have been there.
pub(in crate::scorecards) async fn remove(
    granted: Granted<KeepScorecard>,
    State(app): State<App>,
    Path(params): Params,
    Sent(fields): Sent,
) -> Answer {
    let (line, _) = found(&app, &params).await?;
    let one = entry_of(&app, &line, &params).await?;
    let (scorecard, id, now, seen) = (line.id, one.id, app.now(), fields.one("seen").to_owned());
    let to = format!("/scorecards/{scorecard}/entries");
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), to, move |tx| {
            let there = tx.db().scorecard_entry(id)?.ok_or(alongside_store::StorageError::Missing)?;
            if mark(&there.entry) != seen {
                return Err(WriteError::Refused(()));
            }
            Ok(tx.record(remove_entry(scorecard, id, now))?)
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(WriteError::Refused(())) => {
            let now = entry_of(&app, &line, &params).await?;
            let mut fields = of_entry(&now.entry);
            fields.set("form", app.new_token());
            let errors = Errors::one("changed", "Somebody has changed this meanwhile. It stands below as it is now");
            Ok(wrong(framed(&app, &granted.me, &line, now.entry.kind(), Some(&now), &fields, &errors)))
        }
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}
