use super::{Asked, SIZE};
use crate::cases::purpose;
use crate::web::form::Form;
use alongside_domain::local;
use alongside_gate::AccountId;
use alongside_store::Recorded;
use alongside_ui::components::{Button, Choice, Choices, Input, Legend, Table, button, input, radios, table};
use alongside_ui::pages::{self, pagination};
use maud::{Markup, html};

pub(crate) fn page(
    form: Form<'_>,
    asked: &Asked,
    colleagues: &[(AccountId, String)],
    lines: &[Recorded],
    total: i64,
) -> Markup {
    let who = colleagues.iter().map(|(id, name)| Some(Choice::of(&id.to_string(), name.clone())));
    let who = std::iter::once(Some(Choice::of("", "Everybody"))).chain(who).collect();
    let what = [("all", "Everything"), ("looks", "What they opened"), ("changes", "What they did")];
    let what = what.map(|(code, label)| Some(Choice::of(code, label))).to_vec();
    let small = |choices: Choices| Choices { classes: Some("govuk-radios--small".to_owned()), ..choices };
    let date = |name, label: &str, hint| Input {
        classes: Some("govuk-input--width-10".to_owned()),
        ..form.left_to_right(name, label, hint)
    };
    let chosen = asked.who.map_or(String::new(), |who| who.to_string());
    let address = format!("/record?who={chosen}&what={}&since={}&until={}&page=", asked.what, asked.since, asked.until);
    html! {
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "Record" }
        p class="govuk-body" { "Who did what, and when, in London time. With which client is not shown: whoever works on a case sees there who has looked." }
        details class="govuk-details" open[!form.errors.is_empty()] {
            summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Look for something else" } }
            form method="get" action="/record" novalidate {
                (radios(&small(Choices { items: who, ..form.choices("who", Legend::of("Who?"), "") })))
                (radios(&small(Choices { items: what, ..form.choices("what", Legend::of("What?"), "") })))
                (input(&date("since", "From", "A week ago when empty")))
                (input(&date("until", "To", "Today when empty")))
                (button(&Button::of("Look")))
            }
        }
        @if lines.is_empty() { p class="govuk-body" { "Nothing was written down in these days." } } @else {
            @let between = format!("{} to {}: {total} {}", asked.since.strftime("%-d %B"), asked.until.strftime("%-d %B %Y"), if total == 1 { "line" } else { "lines" });
            (table(&Table::of_cards(&between, &["When", "Who", "What"], lines.iter().map(cells)).with_caption("govuk-table__caption--m")))
            (pagination(form.words, &address, asked.page.max(1), SIZE, total))
        }
    }
}

fn cells(Recorded { at, who, action }: &Recorded) -> Vec<Markup> {
    vec![
        html! { (local(*at).strftime("%-d %B %Y, %H:%M:%S")) },
        html! { @if let Some(who) = who { (who) } @else { "Nobody signed in, or the program" } },
        match action.strip_prefix("look ") {
            Some(look) => html! { (purpose(look)) },
            None => html! { (in_words(action)) },
        },
    ]
}

/// The name of a fact as a sentence: `ClientMerged` is "Client merged".
fn in_words(action: &str) -> String {
    let mut words = String::new();
    for letter in action.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
            words.extend(letter.to_lowercase());
        } else {
            words.push(letter);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn facts_are_read_as_sentences() {
        assert_eq!(in_words("EmergencyAccessTaken"), "Emergency access taken");
    }
}
