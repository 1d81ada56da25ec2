use super::frame::{Place, frame, paragraphs};
use super::measure::{said_by_residents, say_at};
use alongside_domain::calendars::short;
use alongside_domain::scorecards::editions::{Action, Built, Launch, Medium, Showing};
use maud::{Markup, html};

/// Who answers for the edition, what was asked of whom, what was agreed.
pub fn page(built: &Built) -> String {
    let edition = &built.edition;
    let comments: Vec<_> = edition.comments.iter().filter(|one| one.measure.is_none()).collect();
    let all: Vec<&Action> = edition.actions.iter().collect();
    let main = html! {
        h1 { "About this edition" }
        @if let Some(sign) = &edition.sign_off { p { "Signed off by " (sign.by) ", " (sign.role) ", on " (short(sign.on)) "." } }
        @else { p { strong { "Nobody has signed this off yet." } } }
        p { "Areas: " (edition.areas.iter().filter(|area| area.within.is_none()).map(|area| area.name.as_str()).collect::<Vec<_>>().join(", ")) "." }
        h2 { "Themes" }
        p { (built.themes.says()) }
        @if !built.themes.changes.is_empty() { ul { @for change in &built.themes.changes { li { (change) } } } }
        h2 { "Versions" }
        p { "This is version " (edition.version) " of " (short(edition.date)) "." @if edition.corrections.is_empty() { " Nothing has been corrected." } }
        @for correction in &edition.corrections { p { strong { "Version " (correction.version) ", " (short(correction.date)) ": " } (correction.says) } }
        @if edition.is_served() && edition.version > 1 {
            ul { @for version in 1..edition.version { li { a href=(format!("../{}@{version}/index.html", edition.id)) { "Version " (version) " as it was published" } } } }
        }
        @if !edition.requests.is_empty() {
            h2 { "Figures we asked for" }
            div.scroll tabindex="0" role="region" aria-label="Table: figures we asked for" { table {
                caption { "Requests to those who hold figures" }
                thead { tr { th scope="col" { "Of whom" } th scope="col" { "What" } th scope="col" { "Asked" } th scope="col" { "Due" } th scope="col" { "What came of it" } } }
                tbody { @for one in &edition.requests { tr {
                    th scope="row" { (one.holder) }
                    td { (one.asks_for) @if one.freedom_of_information { " (Freedom of Information Act)" } }
                    td { (short(one.asked)) } td { (short(one.due)) }
                    td { @match one.answered { Some(on) => { (short(on)) ". " (one.came_of_it) @if on > one.due { " Late." } } None => strong { "Not answered." } } }
                } } }
            } }
        }
        @if !all.is_empty() { h2 { "What was agreed" } (actions(&all)) }
        @if !edition.reports.is_empty() {
            h2 { "Reports" }
            ul { @for one in &edition.reports { li { (one.to) ", due on " (short(one.due)) ": " @match one.given { Some(on) => { "given on " (short(on)) "." } None => "not given yet." } } } }
        }
        @if !edition.launches.is_empty() { h2 { "Launches" } @for one in &edition.launches { (launch(one)) } }
        @if !edition.media.is_empty() {
            h2 { "To watch and to hear" }
            @for one in &edition.media { (medium(one)) }
        }
        @if !comments.is_empty() { h2 { "What residents said" } @for comment in comments { (said_by_residents(comment)) } }
        @if let Some(address) = say_at(edition, "", None) { h2 { "What do you think?" } p { a href=(address) { "Say what you think of this edition" } } }
    };
    frame(edition, &Place { up: "", current: "about.html", title: "About this edition" }, &main)
}

/// What it is, where it is found, and its words: open under a picture, for whoever cannot see it.
fn medium(one: &Medium) -> Markup {
    let words = paragraphs(&one.transcript);
    html! {
        h3 { (one.title) }
        @if let (Some(file), Some(showing)) = (&one.file, one.showing()) {
            @match showing {
                Showing::Picture => figure { img src=(file) alt=(one.title) loading="lazy"; figcaption { (words) } },
                Showing::Sound => {
                    p { audio controls preload="none" src=(file) aria-label=(one.title) { a href=(file) { "Save the recording" } } }
                    details { summary { "In words" } (words) }
                }
            }
        } @else { details { summary { "In words" } (words) } }
        @if one.withdrawn { p { em { "It was taken out after it was published. Its words stay." } } }
        @if !one.address.is_empty() { p { "It is found at " a href=(one.address) { (one.address) } "." } }
    }
}

fn launch(one: &Launch) -> Markup {
    html! {
        h3 { (one.title) }
        p { strong { (short(one.on)) } ", " (one.place) @if let Some(came) = one.came { ". So many came: " (came) } "." }
        @if one.has_been() { (paragraphs(&one.heard)) } @else { (paragraphs(&one.invites)) }
    }
}

pub fn actions(actions: &[&Action]) -> Markup {
    html! {
        ul { @for one in actions { li {
            @if let Some(title) = &one.agreed_in { "Agreed in " (title) ": " }
            (one.says) br; strong { (one.owner) } ", by " (short(one.due)) ". "
            @match one.done { Some(on) => { "Done on " (short(on)) ". " } None => "Not done yet. " }
            (one.news)
        } } }
    }
}
