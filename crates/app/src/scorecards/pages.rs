use super::fields::{KINDS, NONE, SENSES, mark, read_of};
use super::publishing::ToKnow;
use crate::web::form::{Form, not_saved};
use alongside_domain::scorecards::editions::{Planned, suggested};
use alongside_domain::scorecards::groups::Level;
use alongside_store::{ReleaseLine, ScorecardLine};
use alongside_ui::components::{
    Button, Choice, Choices, ErrorMessage, FileUpload, Hint, Input, InsetText, Label, Legend, Textarea, button,
    checkboxes, file_upload, input, inset_text, radios, textarea,
};
use alongside_ui::pages;
use maud::{Markup, html};

/// An edition in the list.
pub(crate) struct Listed {
    pub line: ScorecardLine,
    pub released: Option<u32>,
}

pub(crate) fn editions_page(form: Form<'_>, listed: &[Listed]) -> Markup {
    html! {
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "Scorecards" }
        p class="govuk-body" { "How people of different ethnic groups fare, area by area. What is published is for everybody, at " a class="govuk-link" href="/scorecard" { "/scorecard" } "." }
        @if listed.is_empty() { p class="govuk-body" { "No edition yet." } }
        ul class="app-rows" {
            @for one in listed {
                li class="app-row" { div class="app-row__main" {
                    h2 class="govuk-heading-s app-row__name" { a class="govuk-link" href=(format!("/scorecards/{}", one.line.id)) { bdi dir="auto" { (one.line.edition.title) } } }
                    p class="govuk-body-s" {
                        (one.line.edition.measures.len()) " measures, version " (one.line.edition.version) ". "
                        @match one.released {
                            Some(last) if last == one.line.edition.version => "Published.",
                            Some(last) => { "Version " (last) " is published." }
                            None => "Not published yet.",
                        }
                    }
                } }
            }
        }
        h2 class="govuk-heading-m" { "A new edition" }
        form method="post" action="/scorecards" novalidate {
            input type="hidden" name="form" value=(form.fields.one("form"));
            (input(&form.line("title", "What it is called", "Like “Race Equality Scorecard: Kingston, fourth phase”. Its address is made of this")))
            (input(&form.line("publisher", "Who publishes it", "")))
            (textarea(&Textarea { rows: Some("8".to_owned()), ..form.area("areas", Label::of("Areas, one a line"), AREAS) }))
            @if !listed.is_empty() {
                @let nothing = Some(Choice::of(NONE, "From nothing"));
                @let before = listed.iter().map(|one| Some(Choice::of(&one.line.id.to_string(), html! { bdi dir="auto" { (one.line.edition.title) } })));
                (radios(&Choices { items: [nothing].into_iter().chain(before).collect(), classes: Some("govuk-radios--small".to_owned()), ..form.choices("from", Legend::of("How does it begin?"), "From an edition before it takes areas, themes, and how each file is read. Each measure then asks for its new file") }))
            }
            (button(&Button::of("Begin it")))
        }
    }
}

const AREAS: &str = "Code and name as your files have them. The first is the area it is about; the others are compared with it. \
                     Put > before a ward or another part of the area above it: small counts are protected from being worked out of a whole \
                     only where its parts are known";

/// An edition as somebody sees it who prepares it.
pub(crate) struct Shown<'a> {
    pub line: &'a ScorecardLine,
    pub released: Option<u32>,
    pub releases: &'a [ReleaseLine],
    pub publishes: bool,
    /// How many answers, comments, actions, requests and reports are due or late.
    pub owed: i64,
    /// Measures that have no figures yet.
    pub without: &'a [String],
    /// What whoever publishes must know, as far as the draft was looked at.
    pub to_know: &'a ToKnow,
    /// What the last version was made of is kept.
    pub inputs: bool,
}

pub(crate) fn edition_page(form: Form<'_>, shown: &Shown<'_>) -> Markup {
    let Shown { line, released, releases, publishes, owed, without, to_know, inputs } = shown;
    let (edition, at) = (&line.edition, format!("/scorecards/{}", line.id));
    let is_published = *released == Some(edition.version);
    html! {
        a href="/scorecards" class="govuk-back-link" { "Scorecards" }
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { bdi dir="auto" { (edition.title) } }
        @if is_published {
            p class="govuk-body" { "Version " (edition.version) " is published at " a class="govuk-link" href=(format!("/scorecard/{}/index.html", edition.id)) { "/scorecard/" (edition.id) } " and stands as it is." }
        } @else {
            p class="govuk-body" { "Version " (edition.version) ", not published. " a class="govuk-link" href=(format!("{at}/draft/index.html")) { "Look at it as it would be published" } }
        }
        h2 class="govuk-heading-m" { "Measures" }
        @for theme in &edition.themes {
            @let measures: Vec<&Planned> = edition.of_theme(&theme.id).collect();
            h3 class="govuk-heading-s" { (theme.title) }
            @if measures.is_empty() {
                @let others = suggested(&theme.id);
                p class="govuk-body-s" { "None." @if !others.is_empty() { " Others count: " (others.join("; ")) "." } }
            }
            ul class="govuk-list" { @for one in measures { li { a class="govuk-link" href=(format!("{at}/measures/{}", one.id)) { (one.title) } @if without.contains(&one.id) { ": " strong { "needs its file" } } } } }
        }
        @if !is_published { p class="govuk-body" { a class="govuk-button govuk-button--secondary" href=(format!("{at}/measures/new")) { "Add a measure from a file" } } }
        h2 class="govuk-heading-m" { "Asked, said and agreed" }
        p class="govuk-body" { a class="govuk-link" href=(format!("{at}/entries")) { "Answers of those responsible, residents’ comments, actions, requests for figures, reports" } @if *owed > 0 { ". " (owed) @if *owed == 1 { " is due or late" } @else { " are due or late" } } "." }
        (known(to_know))
        @if let Some(last) = released.filter(|_| *inputs) {
            p class="govuk-body" { a class="govuk-link" href=(format!("{at}/inputs/{last}")) { "What version " (last) " was made of (ZIP)" } ": the folder from which " code { "alongside scorecard build" } " makes the same bytes. It has figures that are hidden from readers: keep it to colleagues." }
        }
        @if is_published {
            h2 class="govuk-heading-m" { "Something is wrong with it" }
            form method="post" action=(format!("{at}/corrections")) novalidate {
                input type="hidden" name="form" value=(form.fields.one("form"));
                (textarea(&Textarea { rows: Some("3".to_owned()), ..form.area("says", Label::of("What is corrected, and why"), "It stands on the new version. The old one stays where it is") }))
                (button(&Button::of("Begin a correction").secondary()))
            }
        } @else {
            (not_saved(form, &["says"]))
            h2 class="govuk-heading-m" { "The edition" }
            form method="post" action=(at) novalidate {
                input type="hidden" name="form" value=(form.fields.one("form"));
                input type="hidden" name="seen" value=(form.fields.one("seen"));
                (input(&form.line("title", "What it is called", "")))
                (input(&form.line("publisher", "Who publishes it", "")))
                (input(&form.line("contact", "How to reach whoever publishes it", "Stands on every page")))
                (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right("date", "The day that stands on it", "Like 2026-11-26") }))
                (textarea(&form.area("summary", Label::of("The first words, for residents"), "")))
                (textarea(&Textarea { rows: Some("3".to_owned()), ..form.area("term", Label::of("What it calls the people it is about, and why"), "") }))
                (textarea(&Textarea { rows: Some("8".to_owned()), ..form.area("areas", Label::of("Areas, one a line"), AREAS) }))
                (textarea(&Textarea { rows: Some("8".to_owned()), ..form.area("themes", Label::of("Themes, one a line"), "") }))
                (input(&Input { classes: Some("govuk-input--width-3".to_owned()), ..form.left_to_right("threshold", "Counts under this are hidden", "Five is common, seven or eight for health. Noughts are shown, unless you tick below") }))
                (checkboxes(&form.tick("noughts", "Hide noughts too")))
                @let none = Choice::of(NONE, "None");
                @let others = releases.iter().filter(|one| one.name != edition.id).map(|one| Some(Choice::of(&one.name, one.title.clone())));
                @if others.clone().next().is_some() { (radios(&Choices { items: [Some(none)].into_iter().chain(others).collect(), classes: Some("govuk-radios--small".to_owned()), ..form.choices("previous", Legend::of("The edition before, to say what has changed"), "") })) }
                (button(&Button::of("Save")))
            }
            @if *publishes {
                section id="release" {
                    h2 class="govuk-heading-m" { "Publish it" }
                    p class="govuk-body" { "Look at every page of the draft first. What is published cannot be taken back from those who have read it; what is wrong with it becomes a correction that says so." }
                    form method="post" action=(format!("{at}/releases")) novalidate {
                        input type="hidden" name="form" value=(form.fields.one("form"));
                        input type="hidden" name="read" value=(read_of(line));
                        (input(&form.line("role", "You sign it off as", "Like “Director”. Your name stands beside it")))
                        @if !to_know.is_empty() || form.errors.on("known").is_some() {
                            input type="hidden" name="told" value=(mark(to_know));
                            (checkboxes(&form.tick("known", "I know what is said of small counts and of few people, and publish all the same")))
                        }
                        (button(&Button::of("Publish it for everybody")))
                    }
                }
            } @else { p class="govuk-body" { "Somebody who manages publishes it." } }
        }
    }
}

/// What whoever publishes must know.
fn known(to_know: &ToKnow) -> Markup {
    let part = |says: &str, what_to_do: &str, all: &[String]| {
        if all.is_empty() {
            return html! {};
        }
        inset_text(&InsetText::of(html! {
            p { strong { (says) } " " (what_to_do) }
            ul { @for one in all.iter().take(LISTED) { li { bdi dir="auto" { (one) } } } }
            @if all.len() > LISTED {
                details class="govuk-details" {
                    summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "And " (all.len() - LISTED) " more" } }
                    ul { @for one in all.iter().skip(LISTED) { li { bdi dir="auto" { (one) } } } }
                }
            }
        }))
    };
    html! {
        (part("Small counts that are hidden can be worked out all the same: they were published before, or what is published gives them away.", "Hiding more helps no more: speak with whoever answers for the edition.", &to_know.given_away))
        (part("Counts that were hidden before are shown now.", "Nobody can take that back. Is that meant?", &to_know.shown_again))
        (part("A rare group in a small place, and few to whom it happened.", "No number says whether neighbours would know who they are: you know the place. Where they might, hide more counts, or take the measure out.", &to_know.to_judge))
    }
}

/// More of them are behind a press.
const LISTED: usize = 20;

/// A measure that is added or looked at, and what its file was read with.
pub(crate) struct OpenedMeasure<'a> {
    pub line: &'a ScorecardLine,
    /// The measure as it is kept, unless it is new.
    pub before: Option<&'a Planned>,
    /// Why the file just sent was not kept.
    pub problems: &'a [String],
    /// What was noticed in the file that is kept.
    pub notices: &'a [String],
    /// What a colleague has kept since the form was opened, by the words over each field.
    pub meanwhile: &'a [(&'static str, String)],
}

impl<'a> OpenedMeasure<'a> {
    pub fn new(line: &'a ScorecardLine, before: Option<&'a Planned>) -> Self {
        Self { line, before, problems: &[], notices: &[], meanwhile: &[] }
    }
}

pub(crate) fn measure_page(form: Form<'_>, opened: &OpenedMeasure<'_>) -> Markup {
    let OpenedMeasure { line, before, problems, notices, meanwhile } = *opened;
    let at = format!("/scorecards/{}", line.id);
    let action = before.map_or_else(|| format!("{at}/measures"), |one| format!("{at}/measures/{}", one.id));
    let small = |choices: Choices| Choices { classes: Some("govuk-radios--small".to_owned()), ..choices };
    let narrow = |input: Input| Input { classes: Some("govuk-input--width-10".to_owned()), ..input };
    let rows = |count: &str, area: Textarea| Textarea { rows: Some(count.to_owned()), ..area };
    let upload = |name: &str, label: &str, hint: &str| {
        file_upload(&FileUpload {
            id: Some(name.to_owned()),
            name: name.to_owned(),
            label: Label::of(label),
            hint: Some(Hint::of(hint)),
            error_message: form.errors.on(name).map(ErrorMessage::of),
            ..FileUpload::default()
        })
    };
    html! {
        a href=(at) class="govuk-back-link" { bdi dir="auto" { (line.edition.title) } }
        (pages::errors(form.words, form.errors))
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
        @if !notices.is_empty() {
            section aria-labelledby="notices" {
                h2 class="govuk-heading-m" id="notices" { "What was noticed in the file" }
                p class="govuk-body" { "The figures are kept. Look whether this is as it should be: it is said to readers, too." }
                ul class="govuk-list govuk-list--bullet" { @for one in notices { li { bdi dir="auto" { (one) } } } }
            }
        }
        form method="post" action=(action) enctype="multipart/form-data" novalidate {
            input type="hidden" name="form" value=(form.fields.one("form"));
            input type="hidden" name="seen" value=(form.fields.one("seen"));
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
            (input(&narrow(form.left_to_right("retrieved", "Retrieved on", "Like 2026-11-26"))))
            (input(&narrow(form.line("source-period", "The time they are about", "Like 2025/26"))))
            (input(&form.line("base-year", "Whose number the rate is of, and of which year (optional)", "Like “Residents, Census 2021”")))
            (input(&form.line("classification", "By which list of groups people were asked (optional)", "Like “Census 2021, 19 groups”, “Census 2011, 18 groups” or “Police, 18+1”. Figures by two lists are not compared over time")))
            (textarea(&rows("3", form.area("source-says", Label::of("What is counted, in the source’s sense (optional)"), ""))))
            (textarea(&rows("3", form.area("breaks", Label::of("What to know before anybody compares, one a line (optional)"), "Changes in recording, in boundaries, in categories"))))
            h2 class="govuk-heading-m" { "What you say of it" }
            (textarea(&rows("5", form.area("narrative", Label::of("Words for readers (optional)"), "What is behind the figures, and what they do not say"))))
            details class="govuk-details" open[!problems.is_empty()] {
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
        @if let Some(one) = before {
            form method="post" action=(format!("{at}/measures/{}/removal", one.id)) {
                input type="hidden" name="form" value=(form.fields.one("form"));
                input type="hidden" name="seen" value=(form.fields.one("seen"));
                (button(&Button::of("Take it out of the edition").secondary()))
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
