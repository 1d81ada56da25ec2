use super::scale::{along, reach};
use super::{FONT, INK, PINE, PLUM, RULE, STONE, f, n};
use maud::{Markup, html};

/// A ratio and from where to where it may lie.
pub struct Row {
    pub label: String,
    pub ratio: Option<(f64, f64, f64)>,
    pub says: String,
    /// Whether it is more than chance explains: filled, else hollow.
    pub clear: bool,
}

/// Ratios on a logarithm around a line at 1: twice as much is as far from it as half.
pub fn ratios(id: &str, title: &str, description: &str, rows: &[Row]) -> Markup {
    let most = reach(rows.iter().filter_map(|row| row.ratio).flat_map(|(ratio, lower, upper)| [ratio, lower, upper]));
    let x = |ratio: f64| along(ratio, most) * WIDTH;
    let height = f(rows.len()).mul_add(ROW, AXIS);
    html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {} {}", n(WIDTH + 2.0 * EDGE), n(height)))
            role="img" aria-labelledby=(format!("{id}-title {id}-description")) font-family=(FONT) font-size="14" fill=(INK) {
            title id=(format!("{id}-title")) { (title) }
            desc id=(format!("{id}-description")) { (description) }
            g transform=(format!("translate({} 0)", n(EDGE))) {
                path d=(format!("M{0} 0V{1}", n(WIDTH / 2.0), n(height - AXIS))) stroke=(PLUM) stroke-width="2" stroke-dasharray="5 3" {}
                @for (at, row) in rows.iter().enumerate() {
                    @let top = f(at) * ROW;
                    g transform=(format!("translate(0 {})", n(top))) {
                        text x="0" y="15" font-weight="700" { (row.label) }
                        text x=(n(WIDTH)) y="15" text-anchor="end" { (row.says) }
                        @match row.ratio {
                            Some((ratio, lower, upper)) => {
                                path d=(format!("M{0} 29H{1}M{0} 25V33M{1} 25V33", n(x(lower)), n(x(upper)))) stroke=(INK) stroke-width="2" fill="none" {}
                                circle cx=(n(x(ratio))) cy="29" r="6" stroke=(if row.clear { PINE } else { STONE }) stroke-width="2.5" fill=(if row.clear { PINE } else { "#fff" }) {}
                            }
                            None => { path d=(format!("M0 29H{}", n(WIDTH))) stroke=(RULE) stroke-dasharray="3 4" {} }
                        }
                    }
                }
                g transform=(format!("translate(0 {})", n(height - AXIS + 4.0))) font-size="12" {
                    path d=(format!("M0 0H{}", n(WIDTH))) stroke=(INK) {}
                    text x="0" y="16" { "1/" (n(most)) }
                    text x=(n(WIDTH / 2.0)) y="16" text-anchor="middle" { "1 (the same)" }
                    text x=(n(WIDTH)) y="16" text-anchor="end" { (n(most)) " times" }
                }
            }
        }
    }
}

const WIDTH: f64 = 380.0;
const EDGE: f64 = 6.0;
const ROW: f64 = 42.0;
const AXIS: f64 = 26.0;
