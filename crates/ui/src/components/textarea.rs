use super::error_message::ErrorMessage;
use super::form_group::{FormGroup, described, group};
use super::hint::Hint;
use super::label::{Label, label};
use super::options::{filled, loose, options};
use crate::Attributes;
use crate::element::Element;
use maud::{Markup, html};

options! {
    /// Several lines of text.
    Textarea {
        name: String,
        #[serde(deserialize_with = "filled")]
        id: Option<String>,
        label: Label,
        hint: Option<Hint>,
        error_message: Option<ErrorMessage>,
        #[serde(deserialize_with = "loose")]
        value: Option<String>,
        #[serde(deserialize_with = "filled")]
        rows: Option<String>,
        #[serde(deserialize_with = "loose")]
        spellcheck: Option<String>,
        disabled: bool,
        #[serde(deserialize_with = "filled")]
        described_by: Option<String>,
        #[serde(deserialize_with = "filled")]
        autocomplete: Option<String>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        form_group: FormGroup,
        attributes: Attributes,
    }
}

impl Textarea {
    pub fn of(name: &str, named: Label) -> Self {
        Self { name: name.to_owned(), label: named, ..Self::default() }
    }
}

pub fn textarea(area: &Textarea) -> Markup {
    let id = area.id.clone().unwrap_or_else(|| area.name.clone());
    let mut described_by = area.described_by.clone();
    let under = described(&id, area.hint.as_ref(), area.error_message.as_ref(), &mut described_by);
    let wrong = area.error_message.is_some();
    let own = if wrong { "govuk-textarea govuk-textarea--error" } else { "govuk-textarea" };
    let spellcheck = area.spellcheck.as_deref().filter(|word| matches!(*word, "true" | "false"));
    // A line break right after the tag is dropped by browsers; one more keeps
    // what somebody typed as they typed it.
    let value = area.value.as_deref().unwrap_or_default();
    let kept = if value.starts_with('\n') { "\n" } else { "" };
    let field = Element::new("textarea")
        .class(own, area.classes.as_deref())
        .attr("id", &id)
        .attr("name", &area.name)
        .attr("rows", area.rows.as_deref().unwrap_or("5"))
        .maybe("spellcheck", spellcheck)
        .flag("disabled", area.disabled)
        .maybe("aria-describedby", described_by.as_deref())
        .maybe("autocomplete", area.autocomplete.as_deref())
        .attributes(&area.attributes)
        .text(kept)
        .text(value)
        .done();
    let named = label(&Label { names: Some(id), ..area.label.clone() });
    let inner = html! {
        (named) (under) (area.form_group.before_input.content.markup())
        (field) (area.form_group.after_input.content.markup())
    };
    group(&area.form_group, wrong, &inner)
}
