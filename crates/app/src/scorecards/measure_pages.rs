use super::fields::{KINDS, SENSES};
use super::measures::Looked;
use crate::web::form::Form;
use alongside_domain::scorecards::editions::Planned;
use alongside_domain::scorecards::groups::Level;
use alongside_store::ScorecardLine;
use alongside_ui::components::{
    Button, Choice, Choices, Input, InsetText, Label, Legend, Textarea, button, checkboxes, file_upload, input,
    inset_text, radios, textarea,
};
use alongside_ui::pages;
use maud::{Markup, html};

/// A measure that is added or looked at, and what its file was read with.
pub(crate) struct OpenedMeasure<'a> {
    pub line: &'a ScorecardLine,
    /// The measure as it is kept, unless it is new.
    pub before: Option<&'a Planned>,
    /// Why the file just sent was not kept.
    pub problems: &'a [String],
    /// The names of files that were sent with this form before, and need not be chosen again.
    pub sent: &'a [String],
    /// How the file that is kept was read.
    pub looked: &'a Looked,
    /// It was kept just now.
    pub kept: bool,
    /// What a colleague has kept since the form was opened, by the words over each field.
    pub meanwhile: &'a [(&'static str, String)],
}

impl<'a> OpenedMeasure<'a> {
    pub fn new(line: &'a ScorecardLine, before: Option<&'a Planned>) -> Self {
        const NOTHING: &Looked = &Looked { understood: Vec::new(), notices: Vec::new() };
        Self { line, before, problems: &[], sent: &[], looked: NOTHING, kept: false, meanwhile: &[] }
    }
}

pub(crate) fn measure_page(form: Form<'_>, opened: &OpenedMeasure<'_>) -> Markup {
    let OpenedMeasure { line, before, problems, sent, looked, kept, meanwhile } = *opened;
    let at = format!("/scorecards/{}", line.id);
    let action = before.map_or_else(|| format!("{at}/measures"), |one| format!("{at}/measures/{}", one.id));
    let small = |choices: Choices| Choices { classes: Some("govuk-radios--small".to_owned()), ..choices };
    let narrow = |input: Input| Input { classes: Some("govuk-input--width-10".to_owned()), ..input };
    let rows = |count: &str, area: Textarea| Textarea { rows: Some(count.to_owned()), ..area };
    let upload = |name: &str, label: &str, hint: &str| file_upload(&form.file(name, Label::of(label), hint));
    let page = html! {
        h1 class="govuk-heading-l" { @match before { Some(one) => { bdi dir="auto" { (one.title) } } None => "A measure from a file" } }
        @if !meanwhile.is_empty() {
            section aria-labelledby="meanwhile" {
                h2 class="govuk-heading-m" id="meanwhile" { "What your colleague has kept meanwhile" }
                p class="govuk-body" { "Only where it is other than yours below. Take over what should stay." }
                dl class="govuk-summary-list" {
                    @for (words, theirs) in meanwhile {
                        div class="govuk-summary-list__row" { dt class="govuk-summary-list__key" { (words) } dd class="govuk-summary-list__value" { bdi dir="auto" { (theirs) } } }
                    }
                }
            }
        }
        @if !problems.is_empty() {
            section aria-labelledby="problems" {
                h2 class="govuk-heading-m" id="problems" { "What is wrong with the file" }
                ul class="govuk-list govuk-list--bullet" { @for one in problems { li { bdi dir="auto" { (one) } } } }
            }
        }
        (read_as(looked, &at, kept))
        form method="post" action=(action) enctype="multipart/form-data" novalidate {
            input type="hidden" name="form" value=(form.fields.one("form"));
            input type="hidden" name="seen" value=(form.fields.one("seen"));
            input type="hidden" name="held" value=(form.fields.one("held"));
            @if !sent.is_empty() { (inset_text(&InsetText::of(html! { p { "What you sent is still here: " bdi dir="auto" { (sent.join(", ")) } ". Choose a file again only to send another." } }))) }
            (upload("file", "The file with the figures", if before.is_some() { "CSV (UTF-8), Excel or OpenDocument. Choose one only to put it in the place of the one that is kept" } else { "CSV (UTF-8), Excel or OpenDocument: one row of headings, a row for each group in each area" }))
            (upload("population", "A file of how many people there are (optional)", "Only where the first file says how often something happened and not among how many"))
            (input(&narrow(form.line("sheet", "The sheet, if a spreadsheet has several (optional)", ""))))
            (input(&form.line("title", "What the measure is called", "Like “Stopped and searched by the police”")))
            (radios(&small(Choices { items: line.edition.themes.iter().map(|theme| Some(Choice::of(&theme.id, theme.title.clone()))).collect(), ..form.choices("theme", Legend::of("Theme"), "") })))
            (input(&form.line("what", "What is counted, as the end of a sentence", "“were stopped and searched”, “reached A* to C in English and maths”")))
            (input(&form.line("who", "Among whom", "“residents”, “pupils”")))
            (radios(&small(Choices { items: KINDS.iter().map(|(name, _, says)| Some(Choice::of(name, *says))).collect(), ..form.choices("kind", Legend::of("What kind of figure is it?"), "") })))
            (radios(&small(Choices { items: SENSES.iter().map(|(name, _, says)| Some(Choice::of(name, *says))).collect(), ..form.choices("sense", Legend::of("What does more of it mean?"), "") })))
            (input(&narrow(form.line("reference", "Compared with", "A group of the file; “everyone else”; or “nobody”"))))
            (input(&narrow(form.left_to_right("per", "A figure is for so many people", "100 for percentages, 1000 for what is rare"))))
            (input(&narrow(form.left_to_right("rounded", "The source rounds its counts to", "1 for not at all, 5 for many school figures"))))
            (radios(&small(Choices { items: Level::ALL.iter().map(|level| Some(Choice::of(level.name(), words_of(*level)))).collect(), ..form.choices("level", Legend::of("How finely are groups told apart?"), "") })))
            h2 class="govuk-heading-m" { "Where the figures are from" }
            (input(&form.line("source", "Whose figures they are", "")))
            (input(&form.line("source-title", "What the source is called", "")))
            (input(&form.left_to_right("source-address", "Its address (optional)", "")))
            (input(&form.line("licence", "Licence", "")))
            (input(&narrow(form.left_to_right("retrieved", "Retrieved on", "Like 3 December 2026"))))
            (input(&narrow(form.line("source-period", "The time they are about", "Like 2025/26"))))
            (input(&form.line("base-year", "Whose number the rate is of, and of which year (optional)", "Like “Residents, Census 2021”")))
            (input(&form.line("classification", "By which list of groups people were asked (optional)", "Like “Census 2021, 19 groups”, “Census 2011, 18 groups” or “Police, 18+1”. Figures by two lists are not compared over time")))
            (textarea(&rows("3", form.area("source-says", Label::of("What is counted, in the source’s sense (optional)"), ""))))
            (textarea(&rows("3", form.area("breaks", Label::of("What to know before anybody compares, one a line (optional)"), "Changes in recording, in boundaries, in categories"))))
            h2 class="govuk-heading-m" { "What you say of it" }
            (textarea(&rows("5", form.area("narrative", Label::of("Words for readers (optional)"), "What is behind the figures, and what they do not say"))))
            details class="govuk-details" open[!problems.is_empty() || !form.errors.is_empty()] {
                summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Which column is which, where the headings do not say it" } }
                div class="govuk-details__text" {
                    (input(&form.line("events", "Column of what is counted", "")))
                    (input(&form.line("total", "Column of among how many", "")))
                    (input(&form.line("value", "Column of a figure the source worked out", "")))
                    (input(&form.line("group", "Column of the group", "")))
                    (textarea(&rows("3", form.area("across", Label::of("Columns that are groups, one a line"), "Where the groups stand beside each other"))))
                    (input(&form.line("area-code", "Column of the area’s code", "")))
                    (input(&form.line("area-name", "Column of the area’s name", "")))
                    (input(&form.line("only-area", "The one area of the file", "Code and name, where every row is about the same")))
                    (input(&form.line("period", "Column of the time", "")))
                    (textarea(&rows("3", form.area("keep", Label::of("Only rows that say so, one a line"), "Like year=201617"))))
                    (input(&form.line("people-count", "In the file of people: column of how many", "")))
                    (input(&form.line("people-group", "In the file of people: column of the group", "")))
                    (input(&form.line("people-area-code", "In the file of people: column of the area’s code", "")))
                    (input(&form.line("people-area-name", "In the file of people: column of the area’s name", "")))
                    (input(&form.line("people-period", "In the file of people: column of the time", "")))
                    (textarea(&rows("3", form.area("people-keep", Label::of("In the file of people: only rows that say so, one a line"), "Like year=201617"))))
                    (checkboxes(&form.tick("people-thousands", "The file of people writes 1,234 for 1234")))
                    (checkboxes(&form.tick("thousands", "The file writes 1,234 for 1234")))
                    (checkboxes(&form.tick("without-groups", "The file does not tell groups apart")))
                    (checkboxes(&form.tick("map", "Draw a map of the wards")))
                    (checkboxes(&form.tick("outliers", "Show which areas lie further from all of them than chance explains (ten areas or more)")))
                    (input(&form.line("family", "Other measures count the same: what they share", "The same word on each. What one hides the others then do not give away")))
                    (input(&form.line("not-alike", "Why it cannot be compared with the edition before", "")))
                }
            }
            (button(&Button::of("Read the file and keep it")))
        }
        @if let Some(one) = before { p class="govuk-body" { a class="govuk-link" href=(format!("{at}/measures/{}/removal", one.id)) { "Take it out of the edition" } } }
    };
    html! {
        a href=(at) class="govuk-back-link" { bdi dir="auto" { (line.edition.title) } }
        (pages::errors_as_on(form.words, form.errors, &page))
        (page)
    }
}

/// A measure that somebody would take out of an edition.
pub(crate) struct Removal<'a> {
    pub line: &'a ScorecardLine,
    pub measure: &'a Planned,
    /// So many answers, comments and actions are about it.
    pub said: usize,
    pub seen: &'a str,
    pub form: &'a str,
}

pub(crate) fn removal_page(removal: &Removal<'_>) -> Markup {
    let Removal { line, measure, said, seen, form } = removal;
    let at = format!("/scorecards/{}/measures/{}", line.id, measure.id);
    html! {
        a href=(at) class="govuk-back-link" { bdi dir="auto" { (measure.title) } }
        h1 class="govuk-heading-l" { "Take “" bdi dir="auto" { (measure.title) } "” out of the edition?" }
        p class="govuk-body" { "Its words and how its file is read go with it, and its figures are no longer used. What is published of it stays as it is." }
        @if *said > 0 {
            p class="govuk-body" { (said) @if *said == 1 { " answer, comment or action is about it." } @else { " answers, comments and actions are about it." }
                " Answers to it are shown no more; comments and actions then stand with the edition as a whole." }
        }
        form method="post" action=(format!("{at}/removal")) {
            input type="hidden" name="form" value=(form);
            input type="hidden" name="seen" value=(seen);
            (button(&Button::of("Take it out")))
        }
        p class="govuk-body" { a class="govuk-link" href=(at) { "Keep it" } }
    }
}

/// How the file that is kept was read, and what was noticed in it.
fn read_as(looked: &Looked, at: &str, kept: bool) -> Markup {
    let Looked { understood, notices } = looked;
    html! {
        @if kept { (inset_text(&InsetText::of(html! { p { strong { "The figures are kept." } " Look below whether the file was read as you meant it, then go " a class="govuk-link" href=(at) { "back to the edition" } "." } }))) }
        @if !understood.is_empty() {
            section aria-labelledby="read-as" {
                h2 class="govuk-heading-m" id="read-as" { "How the file was read" }
                dl class="govuk-summary-list" {
                    @for (says, what) in understood {
                        div class="govuk-summary-list__row" { dt class="govuk-summary-list__key" { (says) } dd class="govuk-summary-list__value" { bdi dir="auto" { (what) } } }
                    }
                }
            }
        }
        @if !notices.is_empty() {
            section aria-labelledby="notices" {
                h2 class="govuk-heading-m" id="notices" { "What was noticed in the file" }
                p class="govuk-body" { "Look whether this is as it should be: it is said to readers, too." }
                ul class="govuk-list govuk-list--bullet" { @for one in notices { li { bdi dir="auto" { (one) } } } }
            }
        }
    }
}

fn words_of(level: Level) -> &'static str {
    match level {
        Level::Source => "As the file has them",
        Level::Broadest => "Broadly: a fine group only where its broad one is not there",
        Level::Finest => "Finely: a broad group only where none of its own is there",
        Level::Nineteen => "The 19 groups of the Census 2021",
        Level::Six => "Asian, Black, Mixed, White British, White other, Other",
        Level::Five => "Asian, Black, Mixed, White, Other",
        Level::Two => "White, and other than White",
        Level::AsWritten => "In the file’s own words: religion, disability, anything",
    }
}
