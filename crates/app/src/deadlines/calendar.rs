use crate::audiences::{Granted, Informing, Opened};
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect};
use alongside_domain::accounts::{forget_calendar, keep_calendar};
use alongside_domain::calendars::long;
use alongside_domain::date_of;
use alongside_gate::access::KeepOwnCalendar;
use alongside_gate::{Nothing, authorise};
use alongside_store::{LegalDateLine, WriteError};
use alongside_ui::components::{Button, InsetText, button, inset_text};
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};
use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};
use std::convert::Infallible;

type Answer = Result<Response, ProblemPage>;

/// One's own calendar: whether there is an address, and since when.
pub(super) async fn show(granted: Granted<KeepOwnCalendar>, State(app): State<App>) -> Answer {
    shown(&app, &granted, None).await
}

async fn shown(app: &App, granted: &Granted<KeepOwnCalendar>, address: Option<String>) -> Answer {
    let account = granted.me.account;
    let read = app.store.read(move |db| db.calendar_since(account)).await;
    let since = read.map_err(|error| Problem::from(error).in_app(app))?;
    let main = page(since.map(date_of), address.as_deref(), &app.new_token());
    let title = "A calendar of legal dates";
    Ok(ok(desk(app, DeskPage { me: &granted.me, title, here: Here::Elsewhere, wrong: false, main })))
}

/// A new address. The one before works no longer; this one is shown once.
pub(super) async fn create(granted: Granted<KeepOwnCalendar>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let (account, now) = (granted.me.account, app.now());
    // Of the form itself: sent twice, it is the same address.
    let key = Some(fields.one("form")).filter(|key| key.len() >= 20).map_or_else(|| app.new_token(), str::to_owned);
    let token = app.store.secret_hash("calendar address", &format!("{account} {key}"));
    let token = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(token);
    let hash = app.store.secret_hash(PURPOSE, &token);
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), "/calendar".to_owned(), move |tx| {
            tx.record(keep_calendar(account, hash.clone(), now)).map_err(WriteError::<Infallible>::from)
        })
        .await;
    match written {
        Ok(_) => {
            shown(
                &app,
                &granted,
                Some(format!("{}/calendar/{token}.ics", app.settings.public_url.trim_end_matches('/'))),
            )
            .await
        }
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}

/// The address works no longer.
pub(super) async fn remove(granted: Granted<KeepOwnCalendar>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let (account, now) = (granted.me.account, app.now());
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), "/calendar".to_owned(), move |tx| {
            tx.record(forget_calendar(account, now)).map_err(WriteError::<Infallible>::from)
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}

const PURPOSE: &str = "calendar";

/// What a calendar program fetches: references and days, no name and no word of
/// what it is about. Whoever has left, or has taken the address back, gives nothing.
pub(super) async fn feed(open: Opened<Informing>, State(app): State<App>, Path(address): Path<String>) -> Answer {
    let _informing = open;
    let nothing = || Problem::NotFound.in_app(&app);
    let token = address.strip_suffix(".ics").unwrap_or(&address);
    let hash = app.store.secret_hash(PURPOSE, token);
    let read = app.store.read(move |db| db.calendar_of(&hash)).await;
    let actor = read.map_err(|error| Problem::from(error).in_app(&app))?.ok_or_else(nothing)?;
    let grant = authorise::<KeepOwnCalendar>(&actor, (), &Nothing).map_err(|_| nothing())?;
    let scope = grant.cases();
    let from = app.today().checked_sub(jiff::Span::new().months(3)).unwrap_or_else(|_| app.today());
    let read = app.store.read(move |db| db.legal_dates_until(&scope, (from, Date::MAX), true)).await;
    let lines = read.map_err(|error| Problem::from(error).in_app(&app))?;
    // An id that stays the same and says nothing of where it is claimed.
    let id = |line: &LegalDateLine| {
        let hash = app.store.secret_hash("calendar entry", &format!("{} {}", line.entry, line.forum));
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(hash)
    };
    let text = written(&lines, id, app.now());
    let kind = (header::CONTENT_TYPE, "text/calendar; charset=utf-8");
    let name = (header::CONTENT_DISPOSITION, "attachment; filename=\"dates.ics\"");
    Ok(([kind, name, (header::CACHE_CONTROL, "no-store")], text).into_response())
}

/// As the standard has it (RFC 5545): whole days, a fixed id for each, and a number
/// that grows with every change.
fn written(lines: &[LegalDateLine], id: impl Fn(&LegalDateLine) -> String, now: Timestamp) -> String {
    let mut calendar = Calendar::new();
    calendar.append_property(Property::new("X-WR-CALNAME", "Dates"));
    for line in lines {
        for (kind, day, what) in
            [("safe", line.safe, "last safe day"), ("act", line.act_by, "act on a date of the law")]
        {
            let (Some(from), Some(to)) = (naive(day), day.tomorrow().ok().and_then(naive)) else { continue };
            let summary = format!("{}: {what}", line.reference);
            let mut event = Event::new();
            event
                .uid(&format!("{}-{kind}", id(line)))
                .summary(&summary)
                .starts(from)
                .ends(to)
                .add_property("SEQUENCE", sequence(line.noted_at).to_string())
                .alarm(Alarm::display(&summary, -Duration::hours(15)));
            if let Some(stamp) = DateTime::<Utc>::from_timestamp(now.as_second(), 0) {
                event.timestamp(stamp);
            }
            calendar.push(event.done());
        }
    }
    calendar.to_string()
}

fn naive(day: Date) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(day.year().into(), day.month().unsigned_abs().into(), day.day().unsigned_abs().into())
}

/// Seconds since the first day on which any was written.
fn sequence(noted_at: Timestamp) -> i64 {
    noted_at.as_second() - 1_764_000_000
}

pub(crate) fn page(since: Option<Date>, address: Option<&str>, once: &str) -> Markup {
    let make = if since.is_some() { "Make a new address" } else { "Make an address" };
    html! {
        h1 class="govuk-heading-l" { "A calendar of legal dates" }
        p class="govuk-body" { "A private address for the calendar on your computer or telephone. It shows the last safe days of the cases you work on or deputise, and two weeks before: the reference and the day, no name and nothing of what it is about. Whoever has the address can read it; make a new one, or take it back, when you are not sure of it." }
        @if let Some(address) = address {
            (inset_text(&InsetText::of(html! { p { strong { "Copy it now. It is not shown again:" } } p class="app-said" { code { (address) } } })))
        } @else if let Some(since) = since {
            p class="govuk-body" { "There is one, since " (long(since)) ". A new one ends it." }
        }
        form method="post" action="/calendar" {
            input type="hidden" name="form" value=(once);
            (button(&Button::of(make)))
        }
        @if since.is_some() {
            form method="post" action="/calendar/removal" {
                input type="hidden" name="form" value={ (once) "-back" };
                (button(&Button::of("Take it back").secondary()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alongside_gate::{CaseId, EntryId};
    use jiff::civil::date;

    #[test]
    fn a_calendar_says_the_reference_and_the_day_and_nothing_else() {
        let line = LegalDateLine {
            case: CaseId::new(Default::default()),
            entry: EntryId::new(Default::default()),
            forum: "et_time_limit 0".to_owned(),
            reference: "K7MQ-4XWT-C".to_owned(),
            safe: date(2026, 12, 31),
            act_by: date(2026, 12, 17),
            noted_at: "2026-11-26T10:00:00Z".parse().expect("a time"),
        };
        let text = written(&[line], |_| "one".to_owned(), "2026-11-26T10:00:00Z".parse().expect("a time"));
        assert!(text.lines().all(|one| one.len() <= 75), "{text}");
        assert!(
            text.contains("\r\n") && !text.replace("\r\n", "").contains('\n'),
            "each line ends as the standard says"
        );
        for part in [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:",
            "SUMMARY:K7MQ-4XWT-C: last safe day",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "DTSTART;VALUE=DATE:20261217",
            "UID:one-safe",
            "DTSTAMP:20261126T100000Z",
            "SEQUENCE:",
            "BEGIN:VALARM",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 2);
        assert!(!text.to_lowercase().contains("tribunal"));
    }
}
