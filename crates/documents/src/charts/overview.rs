use super::scale::along;
use super::{FONT, INK, PINE, PLUM, RULE, STONE, f, n};
use maud::{Markup, html};

/// A ratio and from where to where it may lie, where it is shown.
pub type Ratio = Option<(f64, f64, f64)>;

/// A measure in the overview: what it is and its groups' ratios.
pub struct Panel {
    pub title: String,
    /// Group, ratio with its interval, whether it is clear.
    pub rows: Vec<(String, Ratio, bool)>,
}

/// A small chart of ratios, the same axis in each, so that they can be read side by side.
pub fn overview(id: &str, panel: &Panel) -> Markup {
    let x = |ratio: f64| LABEL + along(ratio, MOST) * WIDTH;
    let height = f(panel.rows.len()).mul_add(ROW, AXIS);
    let said = panel.rows.iter().map(|(group, ratio, _)| match ratio {
        Some((ratio, ..)) => format!("{group} {} times", n(*ratio)),
        None => format!("{group} not shown"),
    });
    html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {} {}", n(LABEL + WIDTH + EDGE), n(height)))
            role="img" aria-labelledby=(format!("{id}-title {id}-description")) font-family=(FONT) font-size="12" fill=(INK) {
            title id=(format!("{id}-title")) { (panel.title) }
            desc id=(format!("{id}-description")) { (said.collect::<Vec<_>>().join(", ")) "." }
            path d=(format!("M{0} 0V{1}", n(x(1.0)), n(height - AXIS))) stroke=(PLUM) stroke-width="1.5" stroke-dasharray="4 3" {}
            @for (at, (group, ratio, clear)) in panel.rows.iter().enumerate() {
                @let y = f(at) * ROW + ROW / 2.0;
                text x="0" y=(n(y + 4.0)) { (group) }
                @match ratio {
                    Some((ratio, lower, upper)) => {
                        path d=(format!("M{} {y}H{}", n(x(*lower)), n(x(*upper)), y = n(y))) stroke=(INK) stroke-width="1.5" {}
                        circle cx=(n(x(*ratio))) cy=(n(y)) r="4" stroke=(if *clear { PINE } else { STONE }) stroke-width="2" fill=(if *clear { PINE } else { "#fff" }) {}
                    }
                    None => { text x=(n(x(1.0) + 6.0)) y=(n(y + 4.0)) font-size="11" { "not shown" } }
                }
            }
            g transform=(format!("translate(0 {})", n(height - AXIS + 3.0))) font-size="11" {
                path d=(format!("M{} 0H{}", n(LABEL), n(LABEL + WIDTH))) stroke=(RULE) {}
                text x=(n(LABEL)) y="13" { "1/8" }
                text x=(n(x(1.0))) y="13" text-anchor="middle" { "1" }
                text x=(n(LABEL + WIDTH)) y="13" text-anchor="end" { "8 times" }
            }
        }
    }
}

const LABEL: f64 = 112.0;
const WIDTH: f64 = 150.0;
const EDGE: f64 = 4.0;
const ROW: f64 = 18.0;
const AXIS: f64 = 20.0;
/// How far the common axis goes.
const MOST: f64 = 8.0;
