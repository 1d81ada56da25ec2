use crate::web::form::Form;
use alongside_domain::codes::{Code, FileFlag, FileKind};
use alongside_domain::local;
use alongside_gate::FileId;
use alongside_ui::components::{Button, FileUpload, Label, Tag, button, file_upload, input, tag};
use alongside_ui::pages;
use jiff::Timestamp;
use maud::{Markup, html};

/// One file, as the desk sees it.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    pub at: String,
    pub id: FileId,
    pub name: String,
    pub kind: FileKind,
    pub size: u64,
    pub flags: Vec<FileFlag>,
    /// Flagged, and nobody has said that it may be opened.
    pub held_back: bool,
    pub has_copy: bool,
    pub added_at: Timestamp,
    pub by: Option<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Listing {
    pub at: String,
    pub of_case: bool,
    pub manages: bool,
    pub files: Vec<Listed>,
}

pub(crate) fn page(form: Form<'_>, listing: &Listing, once: &str) -> Markup {
    let back = listing.at.trim_end_matches("/files");
    html! {
        a href=(back) class="govuk-back-link" { @if listing.of_case { "The case" } @else { "The report" } }
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "Files" }
        form method="post" action=(listing.at) enctype="multipart/form-data" novalidate {
            input type="hidden" name="form" value=(once);
            (file_upload(&FileUpload { multiple: true, ..form.file("files", Label::of("Add photos, letters or recordings"), "Up to 50 MB at once. The original is kept as it is; beside photos a copy is kept that does not say where and with what they were taken") }))
            (button(&Button::of("Add")))
        }
        @if listing.files.is_empty() { p class="govuk-body" { "There are none yet." } }
        ul class="app-rows" { @for file in &listing.files { (one(form, listing, file, once)) } }
    }
}

fn one(form: Form<'_>, listing: &Listing, file: &Listed, once: &str) -> Markup {
    let kind = form.words.say(&file.kind.key());
    html! {
        li class="app-row" {
            div class="app-row__main" {
                h2 class="govuk-heading-s app-row__name" { bdi dir="auto" { (if file.name.is_empty() { "Without a name" } else { &file.name }) } }
                p class="govuk-body-s" {
                    (kind) ", " (shown_size(file.size)) ", " (local(file.added_at).strftime("%-d %B %Y, %H:%M"))
                    ", " @if let Some(by) = &file.by { (by) } @else { "sent by them" }
                }
                @if !file.flags.is_empty() {
                    p class="govuk-body" {
                        (tag(&Tag { classes: Some("app-tag--today".to_owned()), ..Tag::of(if file.held_back { "Held back" } else { "Careful" }) }))
                        " " (file.flags.iter().map(|flag| form.words.say(&flag.key())).collect::<Vec<_>>().join(". ")) "."
                    }
                }
                @if file.held_back {
                    @if listing.manages {
                        form method="post" action={ (file.at) "/release" } novalidate {
                            input type="hidden" name="form" value=(once);
                            (input(&form.line(&format!("why-{}", file.id), html! { "Why it may be opened all the same" span class="govuk-visually-hidden" { ": " (file.name) } }, "Only on a computer that can bear harm")))
                            (button(&Button::of("Let it be opened").secondary()))
                        }
                    } @else { p class="govuk-body-s" { "Nobody opens this before a manager has said so." } }
                } @else {
                    p class="govuk-body app-links" {
                        @if file.has_copy {
                            a class="govuk-link" href={ (file.at) "?copy=1" } { "Save a copy without hidden details" span class="govuk-visually-hidden" { ": " (file.name) } }
                        }
                        a class="govuk-link" href=(file.at) { @if file.has_copy { "Save the original" } @else { "Save it" } span class="govuk-visually-hidden" { ": " (file.name) } }
                    }
                }
            }
        }
    }
}

/// A size as people say it.
pub(crate) fn shown_size(bytes: u64) -> String {
    match bytes {
        0..=999 => format!("{bytes} bytes"),
        1_000..=999_999 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
