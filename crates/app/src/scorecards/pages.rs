use super::fields::{NONE, mark, read_of};
use crate::web::form::{Form, not_saved};
use alongside_domain::scorecards::editions::{Planned, ToKnow, suggested};
use alongside_store::{ReleaseLine, ScorecardLine};
use alongside_ui::components::{
    Button, Choice, Choices, Input, InsetText, Label, Legend, Textarea, button, checkboxes, input, inset_text, radios,
    textarea,
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
                (radios(&Choices { items: [nothing].into_iter().chain(before).collect(), classes: Some("govuk-radios--small".to_owned()), ..form.choices("from", Legend::of("How does it begin?"), "From an edition before it takes areas, themes, and how each file is read. Each measure then asks for its new file. Where you type other areas above, they are taken instead of its own") }))
            }
            (button(&Button::of("Begin it")))
        }
    }
}

const AREAS: &str = "Code and name as your files have them, or a name alone where they have no codes. The first is the area it is about; the others are compared with it. \
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
    pub inputs: Vec<i64>,
}

pub(crate) fn edition_page(form: Form<'_>, shown: &Shown<'_>) -> Markup {
    let Shown { line, released, releases, publishes, owed, without, to_know, inputs } = shown;
    let (edition, at) = (&line.edition, format!("/scorecards/{}", line.id));
    let is_published = *released == Some(edition.version);
    let page = html! {
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
        @if !inputs.is_empty() {
            p class="govuk-body" { "The folder from which " code { "alongside scorecard build" } " makes the same bytes. It has figures that are hidden from readers: keep it to colleagues." }
            ul class="govuk-list" { @for version in inputs { li { a class="govuk-link" href=(format!("{at}/inputs/{version}")) { "What version " (version) " was made of (ZIP)" } } } }
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
                (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right("date", "The day that stands on it", "Like 3 December 2026") }))
                (textarea(&form.area("summary", Label::of("The first words, for residents"), "")))
                (textarea(&Textarea { rows: Some("3".to_owned()), ..form.area("term", Label::of("What it calls the people it is about, and why"), "") }))
                (textarea(&Textarea { rows: Some("8".to_owned()), ..form.area("areas", Label::of("Areas, one a line"), AREAS) }))
                (textarea(&Textarea { rows: Some("8".to_owned()), ..form.area("themes", Label::of("Themes, one a line"), "Words about it may stand after a colon, like “Housing: homes of the council and of others”. A new title in the place of another is the same theme") }))
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
    };
    html! {
        a href="/scorecards" class="govuk-back-link" { "Scorecards" }
        (pages::errors_as_on(form.words, form.errors, &page))
        (page)
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
