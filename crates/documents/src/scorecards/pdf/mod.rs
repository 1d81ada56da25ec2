mod about;
mod tables;

use super::site::{bar_chart, latest_period, said};
use crate::Unset;
use crate::typeset::{World, pdf as set, quoted, words};
use alongside_domain::calendars::short;
use alongside_domain::scorecards::editions::{Built, BuiltMeasure, Source};
use alongside_domain::scorecards::findings::{TooClose, Verdict, fares, figure_of, sentence, verdict_words};
use std::fmt::Write as _;

/// The whole edition as a tagged PDF: what was found, the charts with their words, the
/// tables, the sources.
pub fn pdf(built: &Built) -> Result<Vec<u8>, Unset> {
    let edition = &built.edition;
    let mut text = String::new();
    let mut pictures = Vec::new();
    let _ = writeln!(text, "#set document(title: {}, author: {})", quoted(&edition.title), quoted(&edition.publisher));
    text.push_str(STYLE);
    let _ = writeln!(
        text,
        "#title()\n{}\n",
        words(&format!("{}, {}, version {}", edition.publisher, short(edition.date), edition.version))
    );
    for paragraph in edition.summary.split("\n\n").chain([edition.term.as_str()]).filter(|one| !one.trim().is_empty()) {
        let _ = writeln!(text, "{}\n", words(paragraph.trim()));
    }
    for one in &edition.corrections {
        let _ = writeln!(text, "*Corrected in version {}:* {}\n", one.version, words(&one.says));
    }
    for theme in &edition.themes {
        let _ = writeln!(text, "= {}\n", words(&theme.title));
        let measures: Vec<&BuiltMeasure> =
            built.measures.iter().filter(|measure| measure.plan.theme == theme.id).collect();
        if measures.is_empty() {
            text.push_str("There are no figures for this theme in this edition.\n\n");
        }
        for measure in measures {
            one(built, measure, &mut text, &mut pictures);
        }
    }
    chance(built, &mut text);
    about::about(built, &mut text);
    text.push_str(METHODS);
    let world = World::new(text, pictures);
    set(&world, &format!("{} {}", edition.id, edition.version))
}

fn one(built: &Built, measure: &BuiltMeasure, text: &mut String, pictures: &mut Vec<(String, Vec<u8>)>) {
    let (edition, plan) = (&built.edition, &measure.plan);
    let _ = writeln!(text, "== {}\n", words(&plan.title));
    let Some(area) = measure.first_area(edition) else {
        text.push_str(if measure.findings.is_empty() {
            "No figure is left of what the source has for these areas.\n\n"
        } else {
            "There are figures for parts of the area only. They stand on the pages of the edition and in its data.\n\n"
        });
        return;
    };
    let found = measure.of_area(area);
    let reference = measure.reference_rate(area);
    let mut about = format!("{}, {}", edition.area_name(area), latest_period(measure, area));
    if area != edition.main {
        let _ = write!(about, ". There are no figures for {}.", edition.area_name(&edition.main));
    }
    let _ = writeln!(text, "{}\n", words(&about));
    let alone = found.iter().all(|(finding, ..)| finding.comparison.is_none());
    for (finding, _, holds) in found.iter().filter(|(finding, ..)| alone || finding.verdict != Verdict::Reference) {
        let mut says = sentence(&plan.definition, finding, reference);
        if !alone {
            let _ = write!(says, " {}.", verdict_words(finding.verdict));
            for said in [fares(&plan.definition, finding).as_deref(), finding.too_close.map(TooClose::words)]
                .into_iter()
                .flatten()
            {
                let _ = write!(says, " {said}");
            }
            if finding.unreliable && finding.estimate.is_some() {
                says.push_str(" [u] Unreliable: fewer than 20 in one of the groups.");
            }
            if matches!(finding.verdict, Verdict::Higher | Verdict::Lower) && *holds == Some(false) {
                says.push_str(" Among so many comparisons it could be one that chance made.");
            }
        }
        let _ = writeln!(text, "- {}", words(&says));
    }
    let name = format!("chart-{}.svg", plan.id);
    let listed: Vec<String> =
        found.iter().map(|(finding, ..)| format!("{} {}", finding.group, said(finding))).collect();
    let alt = format!("Bars: {}", listed.join("; "));
    let _ = writeln!(text, "\n#image({}, width: 11cm, alt: {})\n", quoted(&name), quoted(&alt));
    pictures.push((name, bar_chart(built, measure, area, "chart").into_string().into_bytes()));
    tables::groups(measure, area, text);
    tables::areas(built, measure, text);
    changes(measure, area, text);
    if !plan.narrative.is_empty() {
        let _ = writeln!(text, "{}\n", words(&plan.narrative));
    }
    edition
        .responses
        .iter()
        .filter(|one| one.measure == plan.id && one.is_told())
        .for_each(|one| about::response(edition, one, text));
    let source = &plan.source;
    let _ = writeln!(text, "#text(size: 9pt)[{}]\n", words(&from(source)));
}

/// What has changed since the edition before.
fn changes(measure: &BuiltMeasure, area: &str, text: &mut String) {
    let found = measure.of_area(area);
    let found: Vec<_> = found.iter().filter_map(|(finding, change, _)| Some((finding, (*change)?))).collect();
    if found.is_empty() {
        return;
    }
    text.push_str("=== Since the edition before\n\n");
    if let Some(why) = found.iter().find_map(|(_, change)| change.not_alike()) {
        let _ = writeln!(text, "{}\n", words(&format!("The two are not compared: {why}")));
        return;
    }
    for (finding, change) in found {
        let _ = writeln!(text, "- {}", words(&format!("{}: {}", finding.group, change.sentence(&finding.period))));
    }
    text.push('\n');
}

/// Where figures are from, in sentences.
fn from(source: &Source) -> String {
    let sentence = |text: &str| format!("{}.", text.trim().trim_end_matches('.'));
    let mut all = vec![format!("Source: {}, {}", source.publisher, source.title)];
    all.extend(source.address.clone());
    all.push(format!("Period: {}", source.period));
    all.extend(source.base_year.as_ref().map(|people| format!("Among whom: {people}")));
    all.extend(source.classification.as_ref().map(|list| format!("Groups: {list}")));
    all.extend([source.says.clone()]);
    all.extend(source.breaks.iter().cloned());
    all.push(format!("Licence: {}", source.licence));
    all.push(format!("Retrieved on {}", short(source.retrieved)));
    all.iter().filter(|one| !one.trim().is_empty()).map(|one| sentence(one)).collect::<Vec<_>>().join(" ")
}

fn chance(built: &Built, text: &mut String) {
    let several = &built.several;
    if several.made < 2 {
        return;
    }
    let says = format!(
        "In the area it is about, this edition makes {} comparisons. If nobody differed from anybody, about {} of these would look different by chance alone. {} do. \
         {} of them still do when it counts that there are so many (Holm’s method).",
        several.made,
        figure_of(several.by_chance),
        several.different,
        several.holding
    );
    let _ = writeln!(text, "= How many of these could be chance?\n\n{}\n", words(&says));
}

const STYLE: &str = r##"#set page(paper: "a4", margin: 2cm, numbering: "1")
#set text(font: ("Noto Sans", "Noto Sans Arabic"), size: 10.5pt, lang: "en", region: "gb")
#set par(leading: 0.65em)
#show heading.where(level: 1): it => { set text(size: 18pt, fill: rgb("#17565b")); block(above: 1.4em, below: 0.8em, it.body) }
#show heading.where(level: 2): it => { set text(size: 13pt); block(above: 1.4em, below: 0.7em, it.body) }
#show title: set text(size: 24pt, fill: rgb("#17565b"))
#set table(stroke: (x: none, y: 0.5pt + rgb("#d9d2c5")), inset: (x: 4pt, y: 4pt))
#show table: set text(size: 9pt)
"##;

const METHODS: &str = "= How we count

Shares have Wilson’s interval; events Byar’s, or exact Poisson limits under 10. Ratios have Katz’s interval, or for events that of the
logarithm. A gap is called higher or lower only if the 95% interval of the ratio leaves 1 out
and that of the difference leaves 0 out. Fewer than 20 in a group is marked \\[u\\],
unreliable. Small counts are hidden and marked \\[c\\], and others with them, so that they do not follow from the other tables that we know to count the same.

Signs: \\[c\\] hidden to protect people, here or at the source; \\[x\\] not available; \\[z\\] not applicable; \\[low\\] so low that the
source rounds it to nothing; \\[u\\] unreliable.

";
