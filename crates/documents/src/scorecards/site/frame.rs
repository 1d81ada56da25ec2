use alongside_domain::calendars::short;
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
    document(
        up,
        &title(edition, place),
        &html! {
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
                (publisher(edition))
                p.download { a href=(format!("{up}scorecard.pdf")) { "The whole edition as PDF" } " · "
                    a href=(format!("{up}data/scorecard.json")) { "All figures as data (JSON)" } }
            } }
        },
    )
}

/// A page of a draft for whoever may see this page and no other.
pub fn alone(edition: &Edition, place: &Place<'_>, main: &Markup) -> String {
    document(
        place.up,
        &title(edition, place),
        &html! {
            header.top { div.wrap { p { (edition.title) } } }
            main #main .wrap tabindex="-1" {
                p.small { "A draft of one finding, for whoever answers for it. It is not published: please do not pass it on." }
                (main)
            }
            footer { div.wrap { (publisher(edition)) } }
        },
    )
}

fn title(edition: &Edition, place: &Place<'_>) -> String {
    if place.title == edition.title { edition.title.clone() } else { format!("{} – {}", place.title, edition.title) }
}

fn publisher(edition: &Edition) -> Markup {
    html! {
        p { (edition.publisher) ", " (short(edition.date)) ", version " (edition.version) ". "
            @if !edition.contact.is_empty() { (edition.contact) } }
    }
}

/// A file of its own: styles and icon beside it, no script, nothing from elsewhere.
pub fn document(up: &str, title: &str, body: &Markup) -> String {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="theme-color" content="#17565b";
                title { (title) }
                link rel="stylesheet" href=(format!("{up}site.css"));
                link rel="icon" href=(format!("{up}icon.svg")) type="image/svg+xml";
            }
            body { (body) }
        }
    }
    .into_string()
}

/// Words with empty lines between them, as paragraphs.
pub fn paragraphs(text: &str) -> Markup {
    html! { @for paragraph in text.split("\n\n").map(str::trim).filter(|one| !one.is_empty()) { p { (paragraph) } } }
}
