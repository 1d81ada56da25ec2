use super::{FONT, INK, STONE, f, n};
use maud::{Markup, html};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

/// A ward and its figure.
pub struct Ward {
    pub code: String,
    pub name: String,
    /// None where it is hidden.
    pub value: Option<f64>,
    pub says: String,
}

/// A map of wards in up to five shades, each of as many wards; what is hidden is hatched.
/// Nothing, where no outline of any is known. Beside it stands a table: a map alone is for
/// nobody who cannot see it.
pub fn map(id: &str, title: &str, description: &str, wards: &[Ward], say: &dyn Fn(f64) -> String) -> Option<Markup> {
    let shapes: Vec<(&Ward, &Shape)> =
        wards.iter().filter_map(|ward| Some((ward, OUTLINES.get(&ward.code)?))).collect();
    let frame = Frame::around(shapes.iter().map(|(_, shape)| *shape))?;
    let mut values: Vec<f64> = shapes.iter().filter_map(|(ward, _)| ward.value).collect();
    values.sort_by(f64::total_cmp);
    let classes = SHADES.len().min(values.len().max(1));
    let class = |value: f64| {
        let below = values.iter().filter(|other| **other < value).count();
        (below * classes / values.len().max(1)).min(classes - 1)
    };
    let bounds: Vec<(f64, f64)> = (0..classes)
        .filter_map(|at| {
            let within = || values.iter().copied().filter(|value| class(*value) == at);
            Some((within().next()?, within().next_back()?))
        })
        .collect();
    let used: Vec<usize> = (0..classes).filter(|at| values.iter().any(|value| class(*value) == *at)).collect();
    let height = frame.height + f(used.len() + 1) * LINE + 10.0;
    Some(html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {} {}", n(WIDTH), n(height)))
            role="img" aria-labelledby=(format!("{id}-title {id}-description")) font-family=(FONT) font-size="13" fill=(INK) {
            title id=(format!("{id}-title")) { (title) }
            desc id=(format!("{id}-description")) { (description) }
            defs {
                pattern id=(format!("{id}-hidden")) width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                    rect width="6" height="6" fill="#fff" {}
                    rect width="1.5" height="6" fill=(STONE) {}
                }
            }
            @for (ward, shape) in &shapes {
                path d=(frame.path(shape)) stroke="#fff" stroke-width="1.5" stroke-linejoin="round"
                    fill=(ward.value.map_or_else(|| format!("url(#{id}-hidden)"), |value| SHADES[class(value)].to_owned())) {
                    title { (ward.name) ": " (ward.says) }
                }
            }
            @for (line, (at, (low, high))) in used.iter().zip(&bounds).enumerate() {
                @let y = frame.height + 10.0 + f(line) * LINE;
                rect x="4" y=(n(y)) width="22" height="14" fill=(SHADES[*at]) stroke=(INK) stroke-width="0.5" {}
                text x="34" y=(n(y + 12.0)) { (say(*low)) " to " (say(*high)) }
            }
            @if shapes.iter().any(|(ward, _)| ward.value.is_none()) {
                @let y = frame.height + 10.0 + f(used.len()) * LINE;
                rect x="4" y=(n(y)) width="22" height="14" fill=(format!("url(#{id}-hidden)")) stroke=(INK) stroke-width="0.5" {}
                text x="34" y=(n(y + 12.0)) { "Not shown or not available" }
            }
        }
    })
}

/// Rings of longitude and latitude.
type Shape = Vec<Vec<(f64, f64)>>;

/// Outlines of wards: Office for National Statistics, simplified, for small maps only.
static OUTLINES: LazyLock<BTreeMap<String, Shape>> = LazyLock::new(|| {
    let whole: Value = serde_json::from_str(WARDS).unwrap_or_default();
    let features = whole["features"].as_array().map(Vec::as_slice).unwrap_or_default();
    features
        .iter()
        .filter_map(|feature| {
            let code = feature["properties"]["ward24_code"].as_str()?;
            let coordinates = &feature["geometry"]["coordinates"];
            let polygons: Vec<&Value> = match feature["geometry"]["type"].as_str()? {
                "MultiPolygon" => coordinates
                    .as_array()?
                    .iter()
                    .flat_map(|polygon| polygon.as_array().into_iter().flatten())
                    .collect(),
                _ => coordinates.as_array()?.iter().collect(),
            };
            let point = |point: &Value| Some((point.get(0)?.as_f64()?, point.get(1)?.as_f64()?));
            let ring = |ring: &Value| ring.as_array().map(|points| points.iter().filter_map(point).collect());
            Some((code.to_owned(), polygons.into_iter().filter_map(ring).collect()))
        })
        .collect()
});
const WARDS: &str = include_str!("../../data/geography/wards-2022-seven-boroughs.geojson");

/// Where the outlines lie, and how they are put on paper: a degree of longitude is shorter
/// than one of latitude by the cosine of the latitude.
struct Frame {
    west: f64,
    north: f64,
    along: f64,
    scale: f64,
    height: f64,
}

impl Frame {
    fn around<'a>(shapes: impl Iterator<Item = &'a Shape>) -> Option<Self> {
        let (mut west, mut east, mut south, mut north) = (f64::MAX, f64::MIN, f64::MAX, f64::MIN);
        for (longitude, latitude) in shapes.flatten().flatten() {
            west = west.min(*longitude);
            east = east.max(*longitude);
            south = south.min(*latitude);
            north = north.max(*latitude);
        }
        if west >= east || south >= north {
            return None;
        }
        let along = ((south + north) / 2.0).to_radians().cos();
        let scale = ((WIDTH - 8.0) / ((east - west) * along)).min(TALLEST / (north - south));
        Some(Self { west, north, along, scale, height: (north - south) * scale + 8.0 })
    }

    fn path(&self, shape: &Shape) -> String {
        let mut path = String::new();
        for ring in shape {
            for (at, (longitude, latitude)) in ring.iter().enumerate() {
                let (x, y) = (
                    (longitude - self.west) * self.along * self.scale + 4.0,
                    (self.north - latitude) * self.scale + 4.0,
                );
                let _ = write!(path, "{}{:.1} {:.1}", if at == 0 { "M" } else { "L" }, x, y);
            }
            path.push('Z');
        }
        path
    }
}

const WIDTH: f64 = 392.0;
const TALLEST: f64 = 440.0;
const LINE: f64 = 22.0;
/// From little to much.
const SHADES: [&str; 5] = ["#e3eeee", "#b3d0d1", "#7dafb1", "#3f8387", "#0e3f43"];
