//! The pages: static, without scripts, readable on a telephone and on paper.

mod about;
mod drawings;
mod frame;
mod home;
mod measure;
mod methods;
mod outliers;
mod tables;
mod theme;
mod wards;

use super::Files;
use alongside_domain::scorecards::editions::{Built, BuiltMeasure};

pub use drawings::{bar_chart, latest_period, said};
pub use tables::{apart, beside, count, often};

pub fn pages(built: &Built, files: &mut Files) {
    let mut put = |name: String, page: String| drop(files.insert(name, page.into_bytes()));
    put("index.html".to_owned(), home::page(built));
    put("overview.html".to_owned(), home::overview_page(built));
    put("methods.html".to_owned(), methods::page(built));
    put("about.html".to_owned(), about::page(built));
    for theme in &built.edition.themes {
        put(format!("themes/{}.html", theme.id), theme::page(built, theme));
    }
    for measure in &built.measures {
        put(format!("measures/{}.html", measure.plan.id), measure::page(built, measure, Shown::InTheEdition));
        charts(built, measure, &mut put);
        put(format!("embed/{}.html", measure.plan.id), measure::embedded(built, measure));
    }
    style(&mut put);
}

/// One finding with nothing around it.
pub fn finding(built: &Built, measure: &BuiltMeasure, files: &mut Files) {
    let mut put = |name: String, page: String| drop(files.insert(name, page.into_bytes()));
    put(format!("measures/{}.html", measure.plan.id), measure::page(built, measure, Shown::Alone));
    charts(built, measure, &mut put);
    style(&mut put);
}

/// Whether the edition is there around a finding.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    InTheEdition,
    /// To whoever answers for it, before anything is published.
    Alone,
}

fn charts(built: &Built, measure: &BuiltMeasure, put: &mut impl FnMut(String, String)) {
    for area in measure.areas(&built.edition) {
        put(drawings::chart_file(&measure.plan.id, area), bar_chart(built, measure, area, "chart").into_string());
    }
}

fn style(put: &mut impl FnMut(String, String)) {
    put("site.css".to_owned(), STYLE.to_owned());
    put("icon.svg".to_owned(), ICON.to_owned());
}

const STYLE: &str = include_str!("site.css");
const ICON: &str = include_str!("../../../../../frontend/icon.svg");
