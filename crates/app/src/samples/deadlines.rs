use super::views::{TODAY, service};
use crate::deadlines::{Answer, calendar_page, how_long_form, how_long_page};
use crate::web::form::Form;
use alongside_domain::codes::{ClaimKind, Code};
use alongside_domain::law::{ClaimFacts, Law, forums};
use jiff::civil::date;
use maud::Markup;

/// How long somebody has, of every kind; and one's own calendar.
pub(super) fn pages(public: Form<'_>, full: bool) -> Vec<(String, Markup)> {
    let answer = |kind: ClaimKind| {
        let facts = ClaimFacts {
            kind,
            act: date(2026, 10, 5),
            until: None,
            decided: full.then_some(date(2026, 11, 2)),
            dismissed: full,
            conciliations: vec![(0, full.then_some((date(2026, 10, 20), Some(date(2026, 11, 20)))))],
        };
        let found = forums(&facts).into_iter().map(|forum| (forum.work(Law::published()), forum)).collect();
        Answer { kind, found, today: TODAY }
    };
    let each = ClaimKind::EVERY.iter().map(|kind| {
        let page = how_long_page(public.words, public.words, &service(), &answer(*kind));
        (format!("how long {kind:?} {full}"), page)
    });
    let ask = (format!("how long {full}"), how_long_form(public, public.words));
    let calendar =
        calendar_page(full.then_some(TODAY), full.then_some("https://thamesbridge.example/calendar/x.ics"), "key");
    each.chain([ask, (format!("calendar {full}"), calendar)]).collect()
}
