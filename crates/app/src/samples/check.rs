use super::pages::pages;
use scraper::{ElementRef, Html, Selector};
use std::collections::HashSet;

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).collect()
}

#[test]
fn every_page_with_every_sample_in_every_language_is_well_made() {
    for words in crate::locale::library() {
        for (name, markup) in pages(&words) {
            let page = Html::parse_document(&format!("<html lang=en><body>{}</body></html>", markup.0));
            let name = format!("{} in {}", name, words.tag());
            assert_eq!(all(&page, "h1").len(), 1, "{name}: one heading");
            let mut ids = HashSet::new();
            for element in all(&page, "[id]") {
                let id = element.value().id().expect("an id");
                assert!(ids.insert(id.to_owned()), "{name}: the id {id} stands twice");
            }
            let named: HashSet<&str> =
                all(&page, "label[for]").iter().filter_map(|label| label.value().attr("for")).collect();
            for field in all(&page, "input:not([type=hidden]), textarea, select") {
                let id = field.value().id().unwrap_or_default();
                assert!(named.contains(id), "{name}: the field {id} has no label");
            }
            for element in all(&page, "[aria-describedby], [aria-labelledby]") {
                let ids_of =
                    ["aria-describedby", "aria-labelledby"].iter().filter_map(|kind| element.value().attr(kind));
                for id in ids_of.flat_map(str::split_whitespace) {
                    assert!(ids.contains(id), "{name}: nothing has the id {id}");
                }
            }
            for link in all(&page, ".govuk-error-summary a") {
                let to = link.value().attr("href").unwrap_or_default().trim_start_matches('#').to_owned();
                assert!(ids.contains(&to), "{name}: the error leads to {to}, which is not there");
            }
            for element in all(&page, "a, button:not([aria-hidden])") {
                let words: String = element.text().collect();
                assert!(
                    !words.trim().is_empty() || element.value().attr("aria-label").is_some(),
                    "{name}: a link without words"
                );
            }
            assert!(all(&page, "script, [style], [onclick]").is_empty(), "{name}: nothing inline");
            assert!(!markup.0.contains("<script>alert"), "{name}: escaped");
            let text: String = page.root_element().text().collect();
            assert!(
                !text.contains('['),
                "{name}: a word is missing: {}",
                text.split('[').nth(1).unwrap_or("").split(']').next().unwrap_or("")
            );
        }
    }
}
