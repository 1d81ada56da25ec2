use super::fields::{PARTS, STANDINGS};
use crate::scorecards::fields::NONE;
use crate::today::when;
use crate::web::form::{Form, start_of};
use alongside_domain::calendars::{long, short};
use alongside_domain::scorecards::editions::{Edition, Showing};
use alongside_domain::scorecards::entries::{Entry, EntryKind, Standing};
use alongside_store::{ScorecardEntryLine, ScorecardLine};
use alongside_ui::components::{
    Button, Choice, Choices, Input, InsetText, Label, Legend, Textarea, button, checkboxes, file_upload, input,
    inset_text, radios, textarea,
};
use alongside_ui::pages;
use jiff::civil::Date;
use maud::{Markup, html};

/// What a kind is called: all of it, what it is for, and what adds one.
const fn words(kind: EntryKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        EntryKind::Response => (
            "Answers to findings",
            "Whoever answers for a finding is asked what they say to it, by a private link and with a day; so is whoever works on it with us.",
            "Ask somebody",
        ),
        EntryKind::Comment => (
            "What residents say",
            "Comments from the published pages wait here until you have read them. Take out what tells who somebody is, and say what you did.",
            "Write down what somebody said",
        ),
        EntryKind::Action => (
            "What was agreed",
            "Each action has somebody who does it and a day. What is not done goes on into the next edition.",
            "Add an action",
        ),
        EntryKind::Request => (
            "Figures that were asked for",
            "Under the Freedom of Information Act a public body has twenty working days.",
            "Add a request",
        ),
        EntryKind::Report => (
            "Reports",
            "To whoever watches over the scorecard: a board, a partnership, a scrutiny panel.",
            "Plan a report",
        ),
        EntryKind::Launch => (
            "Launches",
            "A day on which the findings are presented. Until then it stands on the page where residents comment; then write down what was said there.",
            "Plan a launch",
        ),
        EntryKind::Medium => (
            "To watch and to hear",
            "A picture, a recording, a film or slides, with their words for whoever cannot see or hear them.",
            "Add a picture, a recording or a film",
        ),
    }
}

pub(crate) fn entries_page(
    line: &ScorecardLine,
    lines: &[ScorecardEntryLine],
    before: &[ScorecardEntryLine],
    today: Date,
) -> Markup {
    let at = format!("/scorecards/{}", line.id);
    html! {
        a href=(at) class="govuk-back-link" { bdi dir="auto" { (line.edition.title) } }
        h1 class="govuk-heading-l" { "Asked, said and agreed" }
        p class="govuk-body" { "This goes on after an edition is published. The pages of an edition have what stood on the day it was published; the page where residents comment has what stands now." }
        @for kind in EntryKind::ALL {
            @let (title, about, add) = words(kind);
            @let own: Vec<_> = lines.iter().filter(|one| one.entry.kind() == kind).collect();
            section id=(kind.name()) {
                h2 class="govuk-heading-m" { (title) }
                p class="govuk-body" { (about) }
                @if own.is_empty() { p class="govuk-body-s" { "None." } } @else {
                    ul class="app-rows" { @for one in own { (row(&line.edition, one, today)) } }
                }
                @if kind == EntryKind::Action && !before.is_empty() {
                    h3 class="govuk-heading-s" { "Agreed in the edition before" }
                    ul class="app-rows" { @for one in before { (row(&line.edition, one, today)) } }
                }
                p class="govuk-body" { a class="govuk-link" href=(format!("{at}/entries/new/{}", kind.name())) { (add) } }
                @if kind == EntryKind::Medium { p class="govuk-body" { a class="govuk-link" href=(format!("{at}/media")) { "Take one out of what is published" } } }
            }
        }
    }
}

fn row(edition: &Edition, one: &ScorecardEntryLine, today: Date) -> Markup {
    let (name, standing) = said(&one.entry);
    let about = one.entry.measure().and_then(|id| edition.measures.iter().find(|measure| measure.id == id));
    html! {
        li class="app-row" { div class="app-row__main" {
            h3 class="govuk-heading-s app-row__name" { a class="govuk-link" href=(format!("/scorecards/{}/entries/{}", one.scorecard, one.id)) { bdi dir="auto" { (name) } } }
            @if let Some(measure) = about { p class="govuk-body-s" { bdi dir="auto" { (measure.title) } } }
            p class="govuk-body-s" {
                @match one.entry.due() {
                    Some(due) => span class={ @if due < today { "app-due--late" } } { (standing) " " (when(due, today)) "." },
                    None => (standing),
                }
            }
        } }
    }
}

/// What an entry is called in a list, and how it stands: before a day, if one is owed.
fn said(entry: &Entry) -> (String, String) {
    let on = |words: &str, day: Date| format!("{words} {}.", short(day));
    match entry {
        Entry::Response(asked) => {
            let one = &asked.response;
            (one.holder.clone(), one.answered.map_or_else(|| "No answer yet:".to_owned(), |day| on("Answered on", day)))
        }
        Entry::Comment(said) => {
            let standing = match said.standing {
                Standing::Waiting => "To be read:",
                Standing::Shown => "Shown.",
                Standing::NotShown { .. } => "Not shown.",
            };
            (start_of(&said.comment.says), standing.to_owned())
        }
        Entry::Action(one) => (
            start_of(&one.says),
            one.done.map_or_else(|| format!("{}:", one.owner), |day| on(&format!("{}, done on", one.owner), day)),
        ),
        Entry::Request(one) => (
            format!("{}: {}", one.holder, start_of(&one.asks_for)),
            one.answered.map_or_else(|| "No answer yet:".to_owned(), |day| on("Answered on", day)),
        ),
        Entry::Report(one) => (
            one.report.to.clone(),
            one.report.given.map_or_else(|| "To be given:".to_owned(), |day| on("Given on", day)),
        ),
        Entry::Launch(one) => {
            (one.title.clone(), if one.has_been() { on("It was on", one.on) } else { "To be held:".to_owned() })
        }
        Entry::Medium(one) => (one.title.clone(), String::new()),
    }
}

/// An entry as somebody sees it who writes it.
pub(crate) struct Opened<'a> {
    pub line: &'a ScorecardLine,
    pub kind: EntryKind,
    pub before: Option<&'a ScorecardEntryLine>,
    /// Where this service is found by others, without a stroke at the end.
    pub public_url: &'a str,
}

pub(crate) fn entry_page(form: Form<'_>, opened: &Opened<'_>) -> Markup {
    let Opened { line, kind, before, public_url } = opened;
    let at = format!("/scorecards/{}/entries", line.id);
    let action = before.map_or_else(|| format!("{at}/new/{}", kind.name()), |one| format!("{at}/{}", one.id));
    let (title, about, add) = words(*kind);
    let heading = if before.is_some() { title } else { add };
    html! {
        a href=(at) class="govuk-back-link" { "Asked, said and agreed" }
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { (heading) }
        p class="govuk-body" { (about) }
        @if let Some(Entry::Response(asked)) = before.map(|one| &one.entry) {
            @if let Some(word) = &asked.link {
                (inset_text(&InsetText::of(html! {
                    p { strong { "Their private link" } }
                    p { bdi dir="ltr" class="app-key" { (public_url) "/scorecard-answers/" (word) } }
                    p { "Send it to them and to nobody else: whoever has it can answer for them. It shows them this finding as it would be published. It works until " (long(asked.link_until())) ", unless you end it." }
                })))
            }
        }
        form method="post" action=(action) enctype=[(*kind == EntryKind::Medium).then_some("multipart/form-data")] novalidate {
            input type="hidden" name="form" value=(form.fields.one("form"));
            input type="hidden" name="seen" value=(form.fields.one("seen"));
            (questions(form, &line.edition, *kind, before.map(|one| &one.entry)))
            (button(&Button::of("Save")))
        }
        @if let Some(one) = before {
            form method="post" action=(format!("{at}/{}/removal", one.id)) {
                input type="hidden" name="form" value=(form.fields.one("form"));
                input type="hidden" name="seen" value=(form.fields.one("seen"));
                (button(&Button::of("Take it away").secondary()))
            }
            p class="govuk-body-s" { "Take away only what should not have been here. What is published of it stays." @if *kind == EntryKind::Medium { " If somebody in it wants it out, " a class="govuk-link" href=(format!("/scorecards/{}/media", line.id)) { "take it out of what is published" } "." } }
        }
    }
}

fn questions(form: Form<'_>, edition: &Edition, kind: EntryKind, before: Option<&Entry>) -> Markup {
    let there = before.is_some();
    let narrow = |input: Input| Input { classes: Some("govuk-input--width-10".to_owned()), ..input };
    let day = |name: &str, label: &str, hint: &str| input(&narrow(form.left_to_right(name, label.to_owned(), hint)));
    let story = |rows: &str, name: &str, label: &str, hint: &str| {
        textarea(&Textarea { rows: Some(rows.to_owned()), ..form.area(name, Label::of(label), hint) })
    };
    let small = |choices: Choices| radios(&Choices { classes: Some("govuk-radios--small".to_owned()), ..choices });
    let about = |needed: bool| {
        let whole = (!needed).then(|| Some(Choice::of(NONE, "The edition as a whole")));
        let measures =
            edition.measures.iter().map(|one| Some(Choice::of(&one.id, html! { bdi dir="auto" { (one.title) } })));
        let items = whole.into_iter().chain(measures).collect();
        small(Choices { items, ..form.choices("about", Legend::of("What is it about?"), "") })
    };
    html! {
        @match kind {
            EntryKind::Response => {
                @if edition.measures.is_empty() { p class="govuk-body" { "There is no measure yet. Add one first: an answer is to a finding." } } @else { (about(true)) }
                (input(&form.line("holder", "Who is asked", "The organisation, like “Metropolitan Police, South West Command Unit”")))
                (small(Choices { items: PARTS.iter().map(|(name, words)| Some(Choice::of(name, *words))).collect(), ..form.choices("part", Legend::of("What part do they have in it?"), "") }))
                (day("asked", "Asked on", DAY))
                (day("due", "To answer by", "Give them time to look into it: four weeks is usual"))
                (checkboxes(&form.tick("link", "They answer by a private link")))
                @if there {
                    (day("answered", "Answered on", "Empty as long as they have not. It fills itself when they answer by the link"))
                    (input(&form.line("by", "Who speaks for them", "Name and role, as they wish to be named")))
                    (story("8", "says", "What they say", "In their words, all of it"))
                }
            }
            EntryKind::Comment => {
                (about(false))
                (day("said", "Said on", DAY))
                (story("5", "says", "What was said", "As it is shown. Take out names, addresses and whatever else tells who somebody is: readers are told that the words were changed"))
                (story("3", "answer", "What you did (optional)", "Stands under it: you said, we did"))
                (small(Choices { items: STANDINGS.iter().map(|(name, words)| Some(Choice::of(name, *words))).collect(), ..form.choices("standing", Legend::of("Is it shown?"), "Criticism of us is shown too. Not shown are insults, and whatever could hurt somebody") }))
                (input(&form.line("why", "If not: why?", "Nobody but colleagues reads this")))
            }
            EntryKind::Action => {
                (about(false))
                (story("3", "says", "What was agreed", "So that somebody can say whether it is done"))
                (input(&form.line("owner", "Who does it", "")))
                (day("due", "By", DAY))
                (day("done", "Done on", "Empty as long as it is not"))
                (story("3", "news", "How it goes (optional)", "Readers see it"))
            }
            EntryKind::Request => {
                (input(&form.line("holder", "Who is asked", "")))
                (story("3", "asks-for", "What is asked for", ""))
                (checkboxes(&form.tick("freedom", "Under the Freedom of Information Act")))
                (day("asked", "Asked on", DAY))
                (day("due", "To answer by", "Leave it empty for a request under the Act: twenty working days are counted for you"))
                (day("answered", "Answered on", "Empty as long as they have not"))
                (story("3", "came-of-it", "What came of it", "Readers see it. If they are late: ask again, ask for a review, then the Information Commissioner"))
            }
            EntryKind::Report => {
                (input(&form.line("to", "Whom it is given to", "Like “Safer Kingston Partnership”")))
                (day("due", "By", DAY))
                (small(Choices { items: EVERY.iter().map(|(name, words)| Some(Choice::of(name, *words))).collect(), ..form.choices("every", Legend::of("How often?"), "When one is given, the next is planned") }))
                (day("given", "Given on", "Empty as long as it is not"))
            }
            EntryKind::Launch => {
                (input(&form.line("title", "What it is called", "Like “Launch of the fourth phase”")))
                (day("on", "On", DAY))
                (input(&form.line("place", "Where, and at what time", "Like “Guildhall, 6 pm. There is a ramp, and an induction loop”")))
                (story("4", "invites", "Who is invited, and how to come (optional)", "Readers see it: whether to book, who interprets, whether there is food"))
                @if there {
                    (input(&narrow(form.left_to_right("came", "How many came (optional)", ""))))
                    (story("8", "heard", "What was said there", "Readers see it. No names, unless somebody wishes it. Empty until it has been"))
                }
            }
            EntryKind::Medium => {
                (input(&form.line("title", "What it is called", "")))
                (medium_file(form, before))
                (input(&form.left_to_right("address", "Where it is found, if elsewhere", "Like https://example.org/film: films are always elsewhere. The pages of the edition load nothing from there")))
                (story("8", "transcript", "Its words", "What is said, and what is seen where it matters"))
            }
        }
    }
}

/// The picture or recording itself: chosen, held while the form is mended, or there already.
fn medium_file(form: Form<'_>, before: Option<&Entry>) -> Markup {
    let held = form.fields.one("held");
    let there =
        before.and_then(showing).map(|showing| if showing == Showing::Picture { "A picture" } else { "A recording" });
    html! {
        input type="hidden" name="held" value=(held);
        @if !held.is_empty() {
            (inset_text(&InsetText::of(html! { p { "What you sent is still here: " bdi dir="auto" { (held) } ". Choose a file again only to send another." } })))
        }
        @if matches!(before, Some(Entry::Medium(medium)) if medium.withdrawn) { p class="govuk-body" { "Its file was taken out of what is published. Its words stay." } }
        @if let Some(there) = there { p class="govuk-body" { (there) " is kept with this. Choose a file only to put it in its place." } }
        @if there.is_some() || !held.is_empty() { (checkboxes(&form.tick("without", "Without that file: only the address below"))) }
        (file_upload(&form.file("medium", Label::of("A picture or a recording"), "JPEG, PNG, WebP, MP3 or M4A, at most 5 megabytes. Everybody will see or hear it: ask whoever is in it first. What the device wrote into it, like the place, is taken out")))
    }
}

fn showing(entry: &Entry) -> Option<Showing> {
    if let Entry::Medium(medium) = entry { medium.showing() } else { None }
}

const DAY: &str = "Like “today”, “in 4 weeks” or 3 December 2026";
const EVERY: [(&str, &str); 4] =
    [("0", "Once"), ("3", "Every 3 months"), ("6", "Every 6 months"), ("12", "Every year")];
