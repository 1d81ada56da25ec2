use super::scale::round_up;
use super::{FONT, INK, PINE, PLUM, RULE, STONE, f, n};
use alongside_domain::scorecards::findings::figure_of;
use maud::{Markup, html};

/// A group and its figure.
pub struct Bar {
    pub label: String,
    /// None where it is hidden.
    pub value: Option<f64>,
    pub interval: Option<(f64, f64)>,
    /// What stands at the end of its line.
    pub says: String,
    /// Others are compared with it.
    pub reference: bool,
    pub unreliable: bool,
}

/// Bars from nought, to the right and where a figure is less to the left, each under its name and figure, with a line from where to where it may
/// lie. Drawn narrow, so that it can be read on a telephone.
pub fn bars(id: &str, title: &str, description: &str, axis: &str, bars: &[Bar]) -> Markup {
    let ends = bars.iter().flat_map(|bar| [bar.value, bar.interval.map(|(_, upper)| upper)]).flatten();
    let most = round_up(ends.fold(0.0, f64::max));
    let starts = bars.iter().flat_map(|bar| [bar.value, bar.interval.map(|(lower, _)| lower)]).flatten();
    let less = starts.fold(0.0, f64::min);
    let least = if less < 0.0 { -round_up(-less) } else { 0.0 };
    let x = |value: f64| (value - least) / (most - least) * WIDTH;
    let nought = x(0.0);
    // Where nought stands in the middle, the name of the axis stands under it.
    let axis_height = if least < 0.0 { AXIS + 16.0 } else { AXIS };
    let height = f(bars.len()).mul_add(ROW, axis_height);
    html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {} {}", n(WIDTH + 2.0 * EDGE), n(height)))
            role="img" aria-labelledby=(format!("{id}-title {id}-description")) font-family=(FONT) font-size="14" fill=(INK) {
            title id=(format!("{id}-title")) { (title) }
            desc id=(format!("{id}-description")) { (description) }
            defs {
                pattern id=(format!("{id}-lines")) width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                    rect width="6" height="6" fill=(PLUM) {}
                    rect width="2" height="6" fill="#8d74a3" {}
                }
            }
            @for (at, bar) in bars.iter().enumerate() {
                @let top = f(at) * ROW;
                g transform=(format!("translate({} {})", n(EDGE), n(top))) {
                    text x="0" y="16" font-weight="700" { (bar.label) }
                    text x=(n(WIDTH)) y="16" text-anchor="end" { (bar.says) }
                    @if let Some(value) = bar.value {
                        rect x=(n(x(value).min(nought))) y="23" height="14" width=(n((x(value) - nought).abs()))
                            fill=(if bar.reference { format!("url(#{id}-lines)") } else if bar.unreliable { STONE.to_owned() } else { PINE.to_owned() }) {}
                        @if let Some((lower, upper)) = bar.interval {
                            path d=(format!("M{0} 30H{1}M{0} 26V34M{1} 26V34", n(x(lower)), n(x(upper)))) stroke="#fff" stroke-width="5" fill="none" {}
                            path d=(format!("M{0} 30H{1}M{0} 26V34M{1} 26V34", n(x(lower)), n(x(upper)))) stroke=(INK) stroke-width="2" fill="none" {}
                        }
                    } @else {
                        path d=(format!("M0 30H{}", n(WIDTH))) stroke=(RULE) stroke-dasharray="3 4" {}
                    }
                }
            }
            g transform=(format!("translate({} {})", n(EDGE), n(height - axis_height + 4.0))) font-size="12" {
                path d=(format!("M0 0H{}", n(WIDTH))) stroke=(INK) {}
                @if least < 0.0 {
                    path d=(format!("M{0} 0V{1}", n(nought), n(axis_height - height))) stroke=(INK) {}
                    text x=(n(nought)) y="16" text-anchor="middle" { "0" }
                }
                text x="0" y="16" { (end(least)) }
                text x=(n(WIDTH)) y="16" text-anchor="end" { (end(most)) }
                text x=(n(WIDTH / 2.0)) y=(if least < 0.0 { "32" } else { "16" }) text-anchor="middle" { (axis) }
            }
        }
    }
}

/// Where an axis ends: a round number.
fn end(value: f64) -> String {
    let text = figure_of(value);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

const WIDTH: f64 = 380.0;
const EDGE: f64 = 6.0;
const ROW: f64 = 46.0;
const AXIS: f64 = 26.0;

#[cfg(test)]
mod tests {
    use super::{Bar, bars, end};

    #[test]
    fn what_is_less_than_nought_goes_to_the_left_of_it() {
        let bar = |value: f64| Bar {
            label: "Mixed".to_owned(),
            value: Some(value),
            interval: None,
            says: String::new(),
            reference: false,
            unreliable: false,
        };
        let drawn = bars("one", "t", "d", "as published", &[bar(0.3), bar(-0.07)]).into_string();
        // From −0.08 to 0.3.
        assert!(drawn.contains(r#"<rect x="80" y="23" height="14" width="300""#), "{drawn}");
        assert!(drawn.contains(r#"<rect x="10" y="23" height="14" width="70""#), "{drawn}");
        assert!(drawn.contains(">−0.08"), "{drawn}");
        assert!(!drawn.contains("width=\"-"), "{drawn}");
        let ends = [40.0, 0.5, 120_000.0, -0.08, 0.005].map(end);
        assert_eq!(ends, ["40", "0.5", "120,000", "−0.08", "0.005"]);
    }
}
