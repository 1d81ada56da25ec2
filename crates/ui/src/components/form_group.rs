use super::error_message::{ErrorMessage, error_message};
use super::hint::{Hint, hint};
use super::options::{content, describe, filled, options};
use crate::element::Element;
use crate::{Attributes, Content};
use maud::{Markup, html};

options! {
    /// Something before or after a field, inside its group.
    Beside {
        #[serde(flatten, deserialize_with = "content")]
        content: Content,
    }
}

options! {
    /// What surrounds a field.
    FormGroup {
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        attributes: Attributes,
        before_input: Beside,
        after_input: Beside,
        before_inputs: Beside,
        after_inputs: Beside,
    }
}

/// The group around a field, marked when something is wrong.
pub(super) fn group(options: &FormGroup, wrong: bool, inner: &Markup) -> Markup {
    let own = if wrong { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" };
    Element::new("div").class(own, options.classes.as_deref()).attributes(&options.attributes).child(inner).done()
}

/// Hint and error under a label, and their ids added to what describes the field.
pub(super) fn described(
    id: &str,
    given_hint: Option<&Hint>,
    given_error: Option<&ErrorMessage>,
    described_by: &mut Option<String>,
) -> Markup {
    let hinted = given_hint.map(|given| {
        let own = format!("{id}-hint");
        describe(described_by, &own);
        hint(&Hint { id: Some(own), ..given.clone() })
    });
    let wrong = given_error.map(|given| {
        let own = format!("{id}-error");
        describe(described_by, &own);
        error_message(&ErrorMessage { id: Some(own), ..given.clone() })
    });
    html! { @if let Some(hinted) = hinted { (hinted) } @if let Some(wrong) = wrong { (wrong) } }
}
