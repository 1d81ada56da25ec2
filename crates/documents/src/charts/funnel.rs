use super::scale::round_up;
use super::{FONT, INK, PINE, PLUM, RULE, f, n};
use alongside_domain::scorecards::findings::{figure_of, thousands};
use maud::{Markup, html};
use std::fmt::Write as _;

/// An area by how many people it has and its figure.
pub struct Dot {
    pub name: String,
    pub people: u64,
    pub figure: f64,
    pub says: String,
    /// Filled and named, else hollow.
    pub outside: bool,
}

/// Areas around what they come to together, with lines between which chance explains a figure.
pub struct Funnel<'a> {
    pub dots: Vec<Dot>,
    pub average: f64,
    /// From where to where the lines run for so many people.
    pub limits: &'a dyn Fn(u64) -> Option<(f64, f64)>,
    /// Who they are: “residents”.
    pub people: &'a str,
}

/// Drawn narrow, so that it can be read on a telephone. Names stand beside dots outside the lines where
/// there is room; a table beside it has all of them.
pub fn funnel(id: &str, title: &str, description: &str, all: &Funnel<'_>) -> Markup {
    let widest = all.dots.iter().map(|dot| dot.people).max().unwrap_or(1);
    let (least, most) = ends(all);
    let x = |people: u64| share(people, widest) * (WIDTH - 6.0);
    let y = |figure: f64| HEIGHT - ((figure - least) / (most - least)).clamp(0.0, 1.0) * HEIGHT;
    let (lower, upper) = lines(all, widest, (least, most), &x, &y);
    html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {} {}", n(WIDTH + 2.0 * EDGE), n(HEIGHT + AXIS + EDGE)))
            role="img" aria-labelledby=(format!("{id}-title {id}-description")) font-family=(FONT) font-size="12" fill=(INK) {
            title id=(format!("{id}-title")) { (title) }
            desc id=(format!("{id}-description")) { (description) }
            g transform=(format!("translate({} {})", n(EDGE), n(EDGE))) {
                path d=(format!("M0 0V{0}H{1}", n(HEIGHT), n(WIDTH))) stroke=(INK) fill="none" {}
                path d=(format!("M0 {0}H{1}", n(y(all.average)), n(WIDTH))) stroke=(PLUM) stroke-width="2" {}
                @for line in [&lower, &upper] { path d=(line) stroke=(PLUM) stroke-width="1.5" stroke-dasharray="5 3" fill="none" {} }
                @for dot in &all.dots {
                    circle cx=(n(x(dot.people))) cy=(n(y(dot.figure))) r=(if dot.outside { "4.5" } else { "3.5" })
                        stroke=(PINE) stroke-width="1.5" fill=(if dot.outside { PINE } else { "#fff" }) { title { (dot.says) } }
                }
                @for (dot, (at, beside), before) in labels(&all.dots, &x, &y) {
                    text x=(n(at)) y=(n(beside)) text-anchor=(if before { "end" } else { "start" }) stroke="#fff" stroke-width="3" paint-order="stroke" { (dot.name) }
                }
                text x="4" y="10" { (figure_of(most)) }
                @if least > 0.0 { text x="4" y=(n(HEIGHT - 4.0)) { (figure_of(least)) } }
                text x="4" y=(n(y(all.average) - 5.0)) stroke="#fff" stroke-width="3" paint-order="stroke" { "all areas shown: " (figure_of(all.average)) }
                path d=(format!("M0 {0}H{1}", n(HEIGHT), n(WIDTH))) stroke=(RULE) {}
                text x="0" y=(n(HEIGHT + 16.0)) { "0" }
                text x=(n(WIDTH / 2.0)) y=(n(HEIGHT + 16.0)) text-anchor="middle" { "how many " (all.people) }
                text x=(n(WIDTH)) y=(n(HEIGHT + 16.0)) text-anchor="end" { (thousands(widest)) }
            }
        }
    }
}

/// The two lines, from few people to many.
fn lines(
    all: &Funnel<'_>,
    widest: u64,
    (bottom, top): (f64, f64),
    x: &dyn Fn(u64) -> f64,
    y: &dyn Fn(f64) -> f64,
) -> (String, String) {
    let (mut lower, mut upper) = (String::new(), String::new());
    for step in 1..=STEPS {
        let people = (widest * step / STEPS).max(1);
        let Some((least, greatest)) = (all.limits)(people) else { continue };
        for (line, figure) in [(&mut lower, least), (&mut upper, greatest)] {
            // What lies beyond the ends is not drawn along them.
            if figure <= top && figure >= bottom {
                let sign = if line.is_empty() { 'M' } else { 'L' };
                let _ = write!(line, "{sign}{} {}", n(x(people)), n(y(figure)));
            }
        }
    }
    (lower, upper)
}

/// A dot, where its name stands, and whether before it.
type Label<'a> = (&'a Dot, (f64, f64), bool);

/// Names beside the dots that lie outside, where there is room: over no other name and no dot.
fn labels<'a>(dots: &'a [Dot], x: &dyn Fn(u64) -> f64, y: &dyn Fn(f64) -> f64) -> Vec<Label<'a>> {
    let mut placed: Vec<(f64, f64, f64)> = Vec::new();
    let mut found = Vec::new();
    for dot in dots.iter().filter(|dot| dot.outside && !dot.name.is_empty()) {
        let (at, beside, wide) = (x(dot.people), y(dot.figure) + 4.0, f(dot.name.chars().count()) * LETTER);
        for before in [false, true] {
            let (from, to) = if before { (at - 8.0 - wide, at - 8.0) } else { (at + 8.0, at + 8.0 + wide) };
            let apart = |(low, high, line): &(f64, f64, f64)| to < *low || from > *high || (beside - line).abs() > 12.0;
            let covers = |other: &Dot| {
                let (across, line) = (x(other.people), y(other.figure) + 4.0);
                across > from - 5.0 && across < to + 5.0 && (line - beside).abs() < 9.0
            };
            if from >= 0.0 && to <= WIDTH && placed.iter().all(apart) && !dots.iter().any(covers) {
                placed.push((from, to, beside));
                found.push((dot, (if before { to } else { from }, beside), before));
                break;
            }
        }
    }
    found
}

/// From where to where the figures go: from nought, unless all of them lie far from it. Dots, unlike bars,
/// need not begin there.
fn ends(all: &Funnel<'_>) -> (f64, f64) {
    let figures = || all.dots.iter().map(|dot| dot.figure).chain([all.average]);
    let (lowest, highest) = (figures().fold(f64::INFINITY, f64::min), figures().fold(0.0, f64::max));
    let step = round_up((highest - lowest).max(highest / 100.0) / 4.0);
    let least = ((lowest / step).floor() - 1.0) * step;
    let most = ((highest / step).ceil() + 1.0) * step;
    (if least < highest / 4.0 { 0.0 } else { least }, most)
}

#[expect(clippy::cast_precision_loss, reason = "people of an area")]
fn share(people: u64, all: u64) -> f64 {
    people as f64 / all.max(1) as f64
}

const WIDTH: f64 = 380.0;
const HEIGHT: f64 = 260.0;
const EDGE: f64 = 6.0;
const AXIS: f64 = 22.0;
const STEPS: u64 = 120;
const LETTER: f64 = 6.6;
