use alongside_domain::scorecards::editions::Edition;
use maud::{DOCTYPE, Markup, html};

/// Where a page stands: how far up the edition's own page is, and which link of the
/// navigation it is.
pub struct Place<'a> {
    pub up: &'a str,
    pub current: &'a str,
    pub title: &'a str,
}

/// A whole page of the edition.
pub fn frame(edition: &Edition, place: &Place<'_>, main: &Markup) -> String {
    let up = place.up;
    let link = |address: &str, name: &str| {
        html! {
            li { a href=(format!("{up}{address}")) aria-current=[(place.current == address).then_some("page")] { (name) } }
        }
    };
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="theme-color" content="#17565b";
                title { @if place.title != edition.title { (place.title) " – " } (edition.title) }
                link rel="stylesheet" href=(format!("{up}site.css"));
                link rel="icon" href=(format!("{up}icon.svg")) type="image/svg+xml";
            }
            body {
                a.skip href="#main" { "Skip to main content" }
                header.top { div.wrap { p { a href=(format!("{up}index.html")) { (edition.title) } } } }
                nav.main aria-label="Parts of this edition" { div.wrap { ul {
                    (link("index.html", "What we found"))
                    (link("overview.html", "All on one page"))
                    @for theme in &edition.themes { (link(&format!("themes/{}.html", theme.id), &theme.title)) }
                    (link("methods.html", "How we count"))
                    (link("about.html", "About"))
                } } }
                main #main .wrap tabindex="-1" { (main) }
                footer { div.wrap {
                    p { (edition.publisher) ", " (long_date(edition.date)) ", version " (edition.version) ". "
                        @if !edition.contact.is_empty() { (edition.contact) } }
                    p.download { a href=(format!("{up}scorecard.pdf")) { "The whole edition as PDF" } " · "
                        a href=(format!("{up}data/scorecard.json")) { "All figures as data (JSON)" } }
                } }
            }
        }
    }
    .into_string()
}

/// A day as people say it: 26 November 2026.
pub fn long_date(date: impl std::fmt::Display) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let text = date.to_string();
    let mut parts = text.split('-');
    let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else { return text.clone() };
    let month = month.parse::<usize>().ok().and_then(|at| MONTHS.get(at.wrapping_sub(1)));
    month.map_or_else(|| text.clone(), |month| format!("{} {month} {year}", day.trim_start_matches('0')))
}

/// Words with empty lines between them, as paragraphs.
pub fn paragraphs(text: &str) -> Markup {
    html! { @for paragraph in text.split("\n\n").map(str::trim).filter(|one| !one.is_empty()) { p { (paragraph) } } }
}
