use super::Asking;
use crate::reports::reading;
use crate::web::dates::short;
use alongside_domain::codes::Code;
use alongside_ui::Attributes;
use alongside_ui::components::{RowAction, RowActions, SummaryList, SummaryRow, summary_list};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::journeys::Step;
use alongside_ui::words::Words;
use maud::{Markup, html};

/// Everything they have said, each with a way to change it, before it is sent.
pub(super) struct Check;

impl Step<Asking> for Check {
    fn name(&self) -> &'static str {
        "check"
    }

    fn fields(&self) -> &'static [&'static str] {
        &[]
    }

    fn page(&self, answers: &Fields, _errors: &Errors, asking: &Asking) -> Markup {
        let words = &asking.words;
        html! {
            h1 class="govuk-heading-l" { (words.say("check-heading")) }
            p class="govuk-body" { (words.say("check-hint")) }
            (summary_list(&SummaryList::of(lines(words, answers, asking).iter().map(|line| row(words, line)))))
            p class="govuk-body" { (words.say("check-after")) }
        }
    }
}

fn row(words: &Words, (step, key, said): &Line) -> SummaryRow {
    let question = words.say(key);
    let value = html! {
        @if said.is_empty() { span class="app-quiet" { (words.say("check-nothing")) } }
        @for line in said { p class="app-said" { (line) } }
    };
    let change = RowAction {
        sends: Some(("go".to_owned(), format!("change:{step}"))),
        content: words.say("check-change").into(),
        visually_hidden_text: Some(question.clone()),
        ..RowAction::default()
    };
    let mut row = SummaryRow::of(question, value);
    row.value.attributes = Attributes::of(&[("dir", "auto")]);
    row.actions = Some(RowActions { items: vec![change], ..RowActions::default() });
    row
}

type Line = (&'static str, &'static str, Vec<String>);

fn lines(words: &Words, fields: &Fields, asking: &Asking) -> Vec<Line> {
    let said = reading::answers(fields, asking.today);
    let text =
        |given: &Option<alongside_domain::text::Words>| given.iter().map(|w| w.as_str().to_owned()).collect::<Vec<_>>();
    let when = said.when.as_ref().map_or_else(Vec::new, |when| {
        let mut lines = vec![label(words, when.kind)];
        lines.extend(when.day.map(|day| short(words, day)));
        lines.extend(text(&when.words));
        lines
    });
    let mut why = labels(words, &said.motivation.characteristics);
    why.extend(labels(words, &said.motivation.substrands));
    why.extend(said.motivation.not_sure.then(|| words.say("why-not-sure")));
    why.extend(labels(words, &said.motivation.basis));
    let contact = &said.safe_contact;
    let mut reach = labels(words, &contact.channels);
    for given in [&contact.phone, &contact.email, &contact.address, &contact.hours, &contact.language] {
        reach.extend(text(given));
    }
    let person = if said.about.anonymous { vec![words.say("person-anonymous")] } else { text(&said.about.name) };
    let mut rows: Vec<Line> = vec![
        ("reporter", "reporter-heading", one(words, said.reporter)),
        ("safe", "safe-heading", [one(words, said.safe), labels(words, &said.danger)].concat()),
        ("story", "story-heading", said.story.as_str().lines().map(str::to_owned).collect()),
        ("when", "when-heading", when),
        (
            "place",
            "place-heading",
            [
                one(words, said.place),
                text(&said.where_words),
                said.postcode.iter().map(|code| code.as_str().to_owned()).collect(),
            ]
            .concat(),
        ),
        ("why", "why-heading", [why, text(&said.motivation.words)].concat()),
        ("who_did_it", "known-heading", [one(words, said.known), text(&said.who_words)].concat()),
        ("harm", "harm-heading", [labels(words, &said.harms), text(&said.harm_words)].concat()),
        ("evidence", "evidence-heading", [labels(words, &said.evidence), text(&said.evidence_words)].concat()),
        ("told", "told-heading", [labels(words, &said.told), text(&said.told_words)].concat()),
        ("wants", "want-heading", [labels(words, &said.wants), text(&said.want_words)].concat()),
        ("person", "person-heading", person),
    ];
    rows.push(("contact", "contact-heading", reach));
    rows.push((
        "sharing",
        "maytell-heading",
        if said.may_tell.is_empty() { vec![words.say("maytell-nobody")] } else { labels(words, &said.may_tell) },
    ));
    rows
}

fn label<C: Code>(words: &Words, code: C) -> String {
    words.say(&code.key())
}

fn labels<C: Code>(words: &Words, codes: &[C]) -> Vec<String> {
    codes.iter().map(|code| label(words, *code)).collect()
}

fn one<C: Code>(words: &Words, code: Option<C>) -> Vec<String> {
    code.map(|code| label(words, code)).into_iter().collect()
}
