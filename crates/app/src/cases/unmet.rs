use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::called;
use crate::web::{Problem, ProblemPage, ok};
use alongside_domain::calendars::{long, short};
use alongside_domain::cases::Refusal;
use alongside_domain::codes::{Code, DeclineReason, RefusalReason, Situation};
use alongside_domain::{date_of, start_of_day};
use alongside_gate::CaseId;
use alongside_gate::access::ListUnmetNeed;
use alongside_store::{ADVICE_LOOKED_AT, Page};
use alongside_ui::components::{Table, table};
use alongside_ui::pages::pagination;
use alongside_ui::words::Words;
use axum::extract::{Query, State};
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::HashMap;

const SIZE: i64 = 50;

#[derive(Clone, Debug)]
pub(crate) struct Unmet {
    pub refused: Vec<(RefusalReason, i64)>,
    pub lines: Vec<Refused>,
    pub advised: Vec<(Situation, i64, i64)>,
    /// For whoever reads reports.
    pub declined: Option<Vec<(DeclineReason, i64)>>,
    /// From which day on; nothing, when from the beginning.
    pub since: Option<Date>,
    pub page: i64,
    pub total: i64,
}

#[derive(Clone, Debug)]
pub(crate) struct Refused {
    pub case: CaseId,
    pub reference: String,
    pub on: Date,
    pub refusal: Refusal,
}

/// What people needed and did not get: refused by others, declined by us, or
/// rights that nobody had told them of. The last twelve months, or everything.
pub(super) async fn index(
    granted: Granted<ListUnmetNeed>,
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, ProblemPage> {
    let page = Page::of(query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1), SIZE);
    let year_ago = app.today().checked_sub(jiff::Span::new().years(1)).ok();
    let since = year_ago.filter(|_| query.get("show").is_none_or(|show| show != "all"));
    let (scope, from) = (granted.cases(), since.map_or(jiff::Timestamp::UNIX_EPOCH, start_of_day));
    let counts = granted.counts_declined();
    let listed = app
        .store
        .list(&granted, app.now(), move |db| {
            let (unmet, ids) = db.unmet_need(&scope, from, page)?;
            let declined = if counts { Some(db.declined(&scope, from)?) } else { None };
            Ok(((unmet, declined), ids))
        })
        .await;
    let (unmet, declined) = listed.map_err(|error| Problem::from(error).in_app(&app))?;
    let line = |line: &alongside_store::RefusalLine| Refused {
        case: line.case,
        reference: line.reference.clone(),
        on: date_of(line.noted_at),
        refusal: line.refusal.reveal(&granted).clone(),
    };
    let view = Unmet {
        refused: unmet.refused,
        lines: unmet.lines.iter().map(line).collect(),
        advised: unmet.advised,
        declined,
        since,
        page: page.number,
        total: unmet.total,
    };
    let main = self::page(app.english(), &view);
    let title = "What people did not get";
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title, here: Here::Cases, wrong: false, main })))
}

pub(crate) fn page(words: &Words, view: &Unmet) -> Markup {
    let counted = |caption: &str, head: &str, rows: Vec<(String, i64)>| {
        let all: i64 = rows.iter().map(|(_, count)| count).sum();
        let rows = rows.into_iter().chain([("Together".to_owned(), all)]);
        table(&Table::of_cards(
            caption,
            &[head, "How many"],
            rows.map(|(what, count)| vec![html! { (what) }, html! { (count) }]),
        ))
    };
    html! {
        a href="/cases" class="govuk-back-link" { "Cases" }
        h1 class="govuk-heading-l" { "What people did not get" }
        nav class="app-tabs" aria-label="Which time" {
            a class="govuk-link" href="/unmet-need" aria-current=[view.since.is_some().then_some("page")] { "Last twelve months" }
            a class="govuk-link" href="/unmet-need?show=all" aria-current=[view.since.is_none().then_some("page")] { "All" }
        }
        p class="govuk-body" {
            @if let Some(day) = view.since { "Written down since " (long(day)) ", on" } @else { "On" }
            " the cases you may open. It says where help is missing, and where we should tell people of their rights. Small numbers say whose they are: this page is not for publishing."
        }
        h2 class="govuk-heading-m" { "Others did not take them on" }
        @if view.refused.is_empty() { p class="govuk-body" { "Nobody has written down a refusal. It is done on a case, under “What it is about”." } }
        @else { (counted("Why others did not take them on", "Why", view.refused.iter().map(|(reason, count)| (words.say(&reason.key()), *count)).collect())) }
        @if let Some(declined) = &view.declined {
            h2 class="govuk-heading-m" { "We did not take them on" }
            p class="govuk-body" { "Of all reports to the service." }
            @if declined.is_empty() { p class="govuk-body" { "We have declined nobody." } }
            @else { (counted("Why we did not take them on", "Why", declined.iter().map(|(reason, count)| (words.say(&reason.key()), *count)).collect())) }
        }
        h2 class="govuk-heading-m" { "They did not know their rights" }
        @if view.advised.is_empty() { p class="govuk-body" { "No advice is written down." } }
        @else {
            @if view.advised.iter().map(|one| one.1).sum::<i64>() >= ADVICE_LOOKED_AT { p class="govuk-body" { "Only the latest " (ADVICE_LOOKED_AT) " are counted." } }
            @let rows = view.advised.iter().map(|(situation, advised, unknown)| vec![html! { (words.say(&situation.key())) }, html! { (advised) }, html! { (unknown) }]);
            (table(&Table::of_cards("Of the times we advised, how often they had not known", &["Situation", "Advised", "Had not known"], rows)))
        }
        @if !view.lines.is_empty() {
            h2 class="govuk-heading-m" { "Each refusal" }
            (table(&Table::of_cards("Each refusal", &["Who", "Why", "What they said", "Case", "Written down"], view.lines.iter().map(|one| cells(words, one))).with_caption("govuk-visually-hidden")))
            (pagination(words, if view.since.is_some() { "/unmet-need?page=" } else { "/unmet-need?show=all&page=" }, view.page, SIZE, view.total))
        }
    }
}

fn cells(words: &Words, one: &Refused) -> Vec<Markup> {
    let finer = one.refusal.reason.finer.as_ref().map(|finer| finer.words.as_str());
    vec![
        html! { bdi dir="auto" { (one.refusal.by.as_str()) } },
        html! { (called(words, one.refusal.reason.code, finer)) },
        html! { @if let Some(said) = &one.refusal.words { bdi dir="auto" { (said.as_str()) } } },
        html! { a class="govuk-link" href={ "/cases/" (one.case) "/issues" } { bdi dir="ltr" { (one.reference) } } },
        html! { (short(one.on)) },
    ]
}
