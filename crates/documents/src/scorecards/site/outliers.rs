use super::drawings::axis;
use crate::charts::{Dot, Funnel, funnel};
use alongside_domain::scorecards::editions::{Built, BuiltMeasure};
use alongside_domain::scorecards::findings::{Outliers, Place, figure_of, thousands};
use alongside_domain::statistics::Outlying;
use maud::{Markup, html};

/// Which areas lie further from all of them together than chance explains, for each group; the first open.
pub fn outliers(built: &Built, measure: &BuiltMeasure) -> Markup {
    let found = measure.outliers(&built.edition);
    if found.is_empty() {
        return html! {};
    }
    html! {
        h2 { "Which areas stand out" }
        p { "Each dot is an area. The fewer people, the more a figure moves by chance: between the two lines lie at least 998 of 1,000 areas that do not differ. An area outside is a question to ask. It may be run otherwise, or have other people, or count in another way. This is no list of the best and the worst." }
        @for (at, one) in found.iter().enumerate() {
            @if at == 0 { (of_group(measure, one, at)) }
            @else { details { summary { "Which areas stand out: " (one.group) } (of_group(measure, one, at)) } }
        }
    }
}

fn of_group(measure: &BuiltMeasure, found: &Outliers, at: usize) -> Markup {
    let per = axis(measure);
    let head = said(found);
    let title = format!("{}, by area: {}, {per}", measure.plan.title, found.group);
    let dot = |place: &Place| Dot {
        // Where so many differ none is pointed at.
        name: if found.differ_in_kind() { String::new() } else { place.area.name.clone() },
        people: place.people,
        figure: place.figure,
        says: if found.differ_in_kind() {
            format!("{}: {}", place.area.name, figure_of(place.figure))
        } else {
            format!("{}: {} ({})", place.area.name, figure_of(place.figure), words(place.side))
        },
        outside: place.side != Outlying::Within && !found.differ_in_kind(),
    };
    let drawn = Funnel {
        dots: found.places.iter().map(dot).collect(),
        average: found.average,
        limits: &|people| found.limits(people),
        people: &measure.plan.definition.who,
    };
    let description =
        format!("{head} All areas shown together: {}. The table has every area shown.", figure_of(found.average));
    html! {
        figure {
            p.head { (head) }
            p.small { (title) }
            (funnel(&format!("outliers-{at}"), &title, &description, &drawn))
            figcaption { "The lines are limits of 99.8% around all areas shown together (" (figure_of(found.average)) "). Areas whose counts are hidden are left out, and so the lowest may be." }
        }
        details { summary { "The same as a table" }
            div.scroll tabindex="0" role="region" aria-label=(format!("Table: {title}")) {
                table { caption { span { (title) } }
                    thead { tr { th scope="col" { "Area" } th.number scope="col" { "People" } th.number scope="col" { "Figure" } @if !found.differ_in_kind() { th scope="col" { "Beside all areas" } } } }
                    tbody { @for place in &found.places { tr {
                        th scope="row" { (place.area.name) } td.number { (thousands(place.people)) } td.number { (figure_of(place.figure)) } @if !found.differ_in_kind() { td { (words(place.side)) } }
                    } } }
                }
            }
        }
    }
}

/// The finding, in a sentence or two.
fn said(found: &Outliers) -> String {
    let (above, below) = (found.outside(Outlying::Above).count(), found.outside(Outlying::Below).count());
    let all = found.places.len();
    if found.differ_in_kind() {
        return format!(
            "The areas differ among each other far more than chance makes: {above} of {all} lie above the lines, {below} below. \
             Such a chart cannot say which of them is unusual. Ask first how they differ."
        );
    }
    let side = |side: Outlying, where_to: &str| {
        let names: Vec<&str> = found.outside(side).map(|place| place.area.name.as_str()).collect();
        match names.len() {
            0 => None,
            1..=5 => {
                Some(format!("{} {} {where_to}.", names.join(", "), if names.len() == 1 { "lies" } else { "lie" }))
            }
            many => Some(format!("{many} of {all} areas lie {where_to}.")),
        }
    };
    let sides = [side(Outlying::Above, "above the lines"), side(Outlying::Below, "below the lines")];
    let said: Vec<String> = sides.into_iter().flatten().collect();
    if said.is_empty() {
        format!("None of {all} areas differs from all of them by more than chance explains.")
    } else {
        said.join(" ")
    }
}

const fn words(side: Outlying) -> &'static str {
    match side {
        Outlying::Above => "above the lines",
        Outlying::Within => "within the lines",
        Outlying::Below => "below the lines",
    }
}
