//! The pages: static, without scripts, readable on a telephone and on paper.

mod about;
mod drawings;
mod frame;
mod home;
mod measure;
mod methods;
mod tables;
mod theme;

use super::Files;
use alongside_domain::scorecards::editions::Built;

pub use drawings::{bar_chart, latest_period, said};
pub use tables::count;

pub fn pages(built: &Built, files: &mut Files) {
    let mut put = |name: String, page: String| files.insert(name, page.into_bytes());
    put("index.html".to_owned(), home::page(built));
    put("overview.html".to_owned(), home::overview_page(built));
    put("methods.html".to_owned(), methods::page(built));
    put("about.html".to_owned(), about::page(built));
    for theme in &built.edition.themes {
        put(format!("themes/{}.html", theme.id), theme::page(built, theme));
    }
    for measure in &built.measures {
        put(format!("measures/{}.html", measure.plan.id), measure::page(built, measure));
        for area in measure.areas(&built.edition).map(str::to_owned).collect::<Vec<_>>() {
            let name = drawings::chart_file(&measure.plan.id, &area);
            put(name, bar_chart(built, measure, &area, "chart").into_string());
        }
        put(format!("embed/{}.html", measure.plan.id), measure::embedded(built, measure));
    }
    put("site.css".to_owned(), STYLE.to_owned());
    put("icon.svg".to_owned(), ICON.to_owned());
}

const STYLE: &str = include_str!("site.css");
const ICON: &str = include_str!("../../../../../frontend/icon.svg");
