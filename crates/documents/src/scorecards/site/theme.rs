use super::drawings::figure;
use super::frame::{Place, frame, paragraphs};
use super::home::{lead, of_theme};
use alongside_domain::scorecards::editions::{Built, Theme};
use maud::html;

/// A theme: its measures, each with its chart and what may be said of it.
pub fn page(built: &Built, theme: &Theme) -> String {
    let measures = of_theme(built, &theme.id);
    let main = html! {
        h1 { (theme.title) }
        (paragraphs(&theme.says))
        @if measures.is_empty() { p { "There are no figures for this theme in this edition." } }
        @for measure in &measures {
            section aria-labelledby=(measure.plan.id) {
                h2 id=(measure.plan.id) { a href=(format!("../measures/{}.html", measure.plan.id)) { (measure.plan.title) } }
                (lead(built, measure, 3))
                @if let Some(area) = measure.first_area(&built.edition) {
                    (figure(built, measure, area, &format!("{}-chart", measure.plan.id), &html! {
                        "Source: " (measure.plan.source.publisher) ", " (measure.plan.source.title) ". "
                        a href=(format!("../measures/{}.html#table", measure.plan.id)) { "The same as a table" } "."
                    }))
                    @for note in &measure.plan.source.breaks { p.small { (note) } }
                }
            }
        }
    };
    frame(
        &built.edition,
        &Place { up: "../", current: &format!("themes/{}.html", theme.id), title: &theme.title },
        &main,
    )
}
