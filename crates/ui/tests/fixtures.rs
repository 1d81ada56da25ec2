//! Every component, against every example that upstream publishes for it.

use alongside_ui::components as ours;
use maud::Markup;
use scraper::{Html, Node};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::PathBuf;

/// Examples we leave out, and why. This list may only shrink.
const LEFT_OUT: &[(&str, &str)] = &[
    // Raw attribute strings: ours are escaped pairs, so that nobody can pass markup in.
];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../node_modules/govuk-frontend/dist/govuk/components")
}

/// The page as a tree of elements, sorted attributes and collapsed text.
fn tree(html: &str) -> String {
    let parsed = Html::parse_fragment(html);
    let mut out = String::new();
    walk(parsed.tree.root(), 0, &mut out);
    out
}

fn walk(node: ego_tree::NodeRef<'_, Node>, depth: usize, out: &mut String) {
    let pad = "  ".repeat(depth);
    match node.value() {
        Node::Element(element) => {
            let mut attributes: Vec<String> = element
                .attrs()
                .map(|(name, value)| format!("{name}={:?}", value.split_whitespace().collect::<Vec<_>>().join(" ")))
                .collect();
            attributes.sort();
            out.push_str(&format!("{pad}<{} {}>\n", element.name(), attributes.join(" ")));
        }
        Node::Text(text) => {
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if !words.is_empty() {
                out.push_str(&format!("{pad}{words}\n"));
            }
        }
        _ => {}
    }
    for child in node.children() {
        walk(child, depth + 1, out);
    }
}

fn hold<T: DeserializeOwned>(component: &str, render: impl Fn(&T) -> Markup) {
    let path = folder().join(component).join("fixtures.json");
    let text = std::fs::read_to_string(&path).expect("npm packages are there: run `cargo xtask assets`");
    let file: Value = serde_json::from_str(&text).expect("upstream publishes JSON");
    let fixtures = file["fixtures"].as_array().expect("a list of fixtures");
    assert!(!fixtures.is_empty());
    let mut wrong = Vec::new();
    for fixture in fixtures {
        let name = fixture["name"].as_str().unwrap_or_default();
        if LEFT_OUT.contains(&(component, name)) {
            continue;
        }
        let expected = tree(fixture["html"].as_str().unwrap_or_default());
        match serde_json::from_value::<T>(fixture["options"].clone()) {
            Ok(options) => {
                let found = tree(&render(&options).0);
                if found != expected {
                    wrong.push(format!("## {name}\nexpected\n{expected}\nfound\n{found}"));
                }
            }
            Err(error) => wrong.push(format!("## {name}: options not understood: {error}")),
        }
    }
    assert!(wrong.is_empty(), "{component}: {} of {} differ\n{}", wrong.len(), fixtures.len(), wrong.join("\n"));
}

macro_rules! held {
    ($($test:ident: $component:literal as $options:ty, $render:expr;)+) => {$(
        #[test]
        fn $test() { hold::<$options>($component, $render); }
    )+};
}

held! {
    back_link: "back-link" as ours::BackLink, ours::back_link;
    button: "button" as ours::Button, ours::button;
    checkboxes: "checkboxes" as ours::Choices, ours::checkboxes;
    date_input: "date-input" as ours::DateInput, ours::date_input;
    details: "details" as ours::Details, ours::details;
    error_message: "error-message" as ours::ErrorMessage, ours::error_message;
    error_summary: "error-summary" as ours::ErrorSummary, ours::error_summary;
    fieldset: "fieldset" as ours::Fieldset, |given: &ours::Fieldset| {
        ours::fieldset(given, &maud::PreEscaped(given.inner.clone().unwrap_or_default()))
    };
    file_upload: "file-upload" as ours::FileUpload, ours::file_upload;
    hint: "hint" as ours::Hint, ours::hint;
    input: "input" as ours::Input, ours::input;
    inset_text: "inset-text" as ours::InsetText, ours::inset_text;
    label: "label" as ours::Label, ours::label;
    panel: "panel" as ours::Panel, ours::panel;
    radios: "radios" as ours::Choices, ours::radios;
    skip_link: "skip-link" as ours::SkipLink, ours::skip_link;
    summary_list: "summary-list" as ours::SummaryList, ours::summary_list;
    table: "table" as ours::Table, ours::table;
    tag: "tag" as ours::Tag, ours::tag;
    textarea: "textarea" as ours::Textarea, ours::textarea;
    warning_text: "warning-text" as ours::WarningText, ours::warning_text;
}
