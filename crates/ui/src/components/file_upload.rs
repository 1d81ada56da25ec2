use super::error_message::ErrorMessage;
use super::form_group::{FormGroup, described, group};
use super::hint::Hint;
use super::label::{Label, label};
use super::options::{filled, options};
use crate::Attributes;
use crate::element::Element;
use maud::{Markup, html};
use std::collections::BTreeMap;

options! {
    /// One file, or several. What was chosen is never shown back: browsers do
    /// not let a page choose a file.
    FileUpload {
        name: String,
        #[serde(deserialize_with = "filled")]
        id: Option<String>,
        label: Label,
        hint: Option<Hint>,
        error_message: Option<ErrorMessage>,
        disabled: bool,
        multiple: bool,
        #[serde(deserialize_with = "filled")]
        described_by: Option<String>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        form_group: FormGroup,
        attributes: Attributes,
        /// A box into which files can be dragged, where scripts run.
        javascript: bool,
        #[serde(deserialize_with = "filled")]
        wrapper_classes: Option<String>,
        wrapper_attributes: Attributes,
        choose_files_button_text: Option<String>,
        no_file_chosen_text: Option<String>,
        multiple_files_chosen_text: BTreeMap<String, String>,
        drop_instruction_text: Option<String>,
        entered_drop_zone_text: Option<String>,
        left_drop_zone_text: Option<String>,
    }
}

pub fn file_upload(upload: &FileUpload) -> Markup {
    let id = upload.id.clone().unwrap_or_else(|| upload.name.clone());
    let mut described_by = upload.described_by.clone();
    let under = described(&id, upload.hint.as_ref(), upload.error_message.as_ref(), &mut described_by);
    let wrong = upload.error_message.is_some();
    let extra: Vec<&str> =
        upload.classes.as_deref().into_iter().chain(wrong.then_some("govuk-file-upload--error")).collect();
    let field = Element::new("input")
        .class("govuk-file-upload", Some(extra.join(" ").as_str()).filter(|extra| !extra.is_empty()))
        .attr("id", &id)
        .attr("name", &upload.name)
        .attr("type", "file")
        .flag("disabled", upload.disabled)
        .flag("multiple", upload.multiple)
        .maybe("aria-describedby", described_by.as_deref())
        .attributes(&upload.attributes)
        .done();
    let named = label(&Label { names: Some(id), ..upload.label.clone() });
    let inner = html! {
        (named) (under) (upload.form_group.before_input.content.markup())
        @if upload.javascript { (wrapped(upload, &field)) } @else { (field) }
        (upload.form_group.after_input.content.markup())
    };
    group(&upload.form_group, wrong, &inner)
}

fn wrapped(upload: &FileUpload, field: &Markup) -> Markup {
    let mut wrapper = Element::new("div")
        .class("govuk-file-upload-wrapper", upload.wrapper_classes.as_deref())
        .attr("data-module", "govuk-file-upload")
        .maybe("data-i18n.choose-files-button", upload.choose_files_button_text.as_deref())
        .maybe("data-i18n.no-file-chosen", upload.no_file_chosen_text.as_deref())
        .maybe("data-i18n.drop-instruction", upload.drop_instruction_text.as_deref())
        .maybe("data-i18n.entered-drop-zone", upload.entered_drop_zone_text.as_deref())
        .maybe("data-i18n.left-drop-zone", upload.left_drop_zone_text.as_deref());
    for (count, text) in &upload.multiple_files_chosen_text {
        wrapper = wrapper.attr(&format!("data-i18n.multiple-files-chosen.{count}"), text);
    }
    wrapper.attributes(&upload.wrapper_attributes).child(field).done()
}
