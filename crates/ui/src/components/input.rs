use super::error_message::ErrorMessage;
use super::form_group::{FormGroup, described, group};
use super::hint::Hint;
use super::label::{Label, label};
use super::options::{content, filled, loose, options};
use crate::element::Element;
use crate::{Attributes, Content};
use maud::{Markup, html};

options! {
    /// A sign or word fixed to the side of a field.
    Affix {
        #[serde(flatten, deserialize_with = "content")]
        content: Content,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        attributes: Attributes,
    }
}

options! {
    /// One line of text.
    Input {
        name: String,
        #[serde(deserialize_with = "filled")]
        id: Option<String>,
        label: Label,
        hint: Option<Hint>,
        error_message: Option<ErrorMessage>,
        #[serde(deserialize_with = "loose")]
        value: Option<String>,
        #[serde(rename = "type", deserialize_with = "filled")]
        kind: Option<String>,
        #[serde(deserialize_with = "loose")]
        spellcheck: Option<String>,
        disabled: bool,
        #[serde(deserialize_with = "filled")]
        described_by: Option<String>,
        #[serde(deserialize_with = "loose")]
        autocomplete: Option<String>,
        #[serde(deserialize_with = "loose")]
        autocapitalize: Option<String>,
        #[serde(deserialize_with = "loose")]
        pattern: Option<String>,
        #[serde(deserialize_with = "loose")]
        inputmode: Option<String>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        prefix: Affix,
        suffix: Affix,
        form_group: FormGroup,
        input_wrapper: Affix,
        attributes: Attributes,
    }
}

impl Input {
    pub fn of(name: &str, named: Label) -> Self {
        Self { name: name.to_owned(), label: named, ..Self::default() }
    }
}

pub fn input(input: &Input) -> Markup {
    let id = input.id.clone().unwrap_or_else(|| input.name.clone());
    let mut described_by = input.described_by.clone();
    let under = described(&id, input.hint.as_ref(), input.error_message.as_ref(), &mut described_by);
    let wrong = input.error_message.is_some();
    let mut own = "govuk-input".to_owned();
    for more in input.classes.as_deref().into_iter().chain(wrong.then_some("govuk-input--error")) {
        own.push(' ');
        own.push_str(more);
    }
    let spellcheck = input.spellcheck.as_deref().filter(|word| matches!(*word, "true" | "false"));
    let field = Element::new("input")
        .attr("class", own)
        .attr("id", &id)
        .attr("name", &input.name)
        .attr("type", input.kind.as_deref().unwrap_or("text"))
        .maybe("spellcheck", spellcheck)
        .maybe("value", input.value.as_deref())
        .flag("disabled", input.disabled)
        .maybe("aria-describedby", described_by.as_deref())
        .maybe("autocomplete", input.autocomplete.as_deref())
        .maybe("autocapitalize", input.autocapitalize.as_deref())
        .maybe("pattern", input.pattern.as_deref())
        .maybe("inputmode", input.inputmode.as_deref())
        .attributes(&input.attributes)
        .done();
    let named = label(&Label { names: Some(id), ..input.label.clone() });
    let inner = html! { (named) (under) (wrapped(input, &field)) };
    group(&input.form_group, wrong, &inner)
}

fn wrapped(input: &Input, field: &Markup) -> Markup {
    let before = &input.form_group.before_input.content;
    let after = &input.form_group.after_input.content;
    let alone = [before, after, &input.prefix.content, &input.suffix.content].into_iter().all(Content::is_none);
    if alone {
        return field.clone();
    }
    let affix = |affix: &Affix, side: &str| {
        (!affix.content.is_none()).then(|| {
            Element::new("div")
                .class(&format!("govuk-input__{side}"), affix.classes.as_deref())
                .attr("aria-hidden", "true")
                .attributes(&affix.attributes)
                .child(affix.content.markup())
                .done()
        })
    };
    Element::new("div")
        .class("govuk-input__wrapper", input.input_wrapper.classes.as_deref())
        .attributes(&input.input_wrapper.attributes)
        .child(before.markup())
        .child(affix(&input.prefix, "prefix").unwrap_or_default())
        .child(field)
        .child(affix(&input.suffix, "suffix").unwrap_or_default())
        .child(after.markup())
        .done()
}
