//! The parts of a form, filled in with what was typed and what is wrong.

use alongside_domain::calendars::{NotADate, typed};
use alongside_domain::codes::Code;
use alongside_domain::lists::{Extendable, ListEntry};
use alongside_domain::text::{TooLong, Words as Text, line, story};
use alongside_ui::components::{
    Choice, Choices, DateInput, DateItem, DatePart, ErrorMessage, Fieldset, FileUpload, Hint, Input, InsetText, Label,
    Legend, Textarea, inset_text,
};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::words::Words;
use alongside_ui::{Attributes, Content};
use jiff::civil::{Date, Time};
use maud::{Markup, html};

/// A form under way.
#[derive(Clone, Copy)]
pub(crate) struct Form<'a> {
    /// For colleagues: words that speak of the person and not to them.
    pub desk: bool,
    pub words: &'a Words,
    pub fields: &'a Fields,
    pub errors: &'a Errors,
}

impl Form<'_> {
    fn error(&self, name: &str) -> Option<ErrorMessage> {
        let prefix = self.words.say("ui-error-prefix").trim_end_matches(':').to_owned();
        self.errors.on(name).map(|wrong| ErrorMessage { visually_hidden_text: Some(prefix), ..ErrorMessage::of(wrong) })
    }

    /// One line. Words of any language run in their own direction.
    pub fn line(&self, name: &str, label: impl Into<Content>, hint: &str) -> Input {
        Input {
            value: Some(self.fields.one(name).to_owned()),
            hint: (!hint.is_empty()).then(|| Hint::of(hint)),
            error_message: self.error(name),
            spellcheck: Some("false".to_owned()),
            attributes: Attributes::of(&[("dir", "auto")]),
            ..Input::of(name, Label::of(label))
        }
    }

    /// A telephone number, an e-mail address, a code: always left to right.
    pub fn left_to_right(&self, name: &str, label: impl Into<Content>, hint: &str) -> Input {
        Input { attributes: Attributes::of(&[("dir", "ltr")]), ..self.line(name, label, hint) }
    }

    pub fn area(&self, name: &str, label: Label, hint: &str) -> Textarea {
        Textarea {
            value: Some(self.fields.one(name).to_owned()),
            hint: (!hint.is_empty()).then(|| Hint::of(hint)),
            error_message: self.error(name),
            attributes: Attributes::of(&[("dir", "auto")]),
            ..Textarea::of(name, label)
        }
    }

    pub fn one_of<C: Code>(&self, name: &str, legend: Legend, hint: &str) -> Choices {
        Choices {
            value: Some(self.fields.one(name).to_owned()),
            items: self.items::<C>(),
            ..self.choices(name, legend, hint)
        }
    }

    pub fn several_of<C: Code>(&self, name: &str, legend: Legend, hint: &str) -> Choices {
        Choices {
            values: self.fields.several(name).map(str::to_owned).collect(),
            items: self.items::<C>(),
            ..self.choices(name, legend, hint)
        }
    }

    pub fn choices(&self, name: &str, legend: Legend, hint: &str) -> Choices {
        Choices {
            name: name.to_owned(),
            fieldset: Some(Fieldset::of(legend)),
            hint: (!hint.is_empty()).then(|| Hint::of(hint)),
            error_message: self.error(name),
            value: Some(self.fields.one(name).to_owned()),
            values: self.fields.several(name).map(str::to_owned).collect(),
            ..Choices::default()
        }
    }

    /// One of a list that the service makes longer: each answer of its own
    /// stands after the one it counts as.
    pub fn one_of_list<C: Extendable>(&self, name: &str, legend: Legend, own: &[ListEntry]) -> Choices {
        let under = |code: C| own.iter().filter(move |entry| entry.list == C::REFERENCE && entry.under == code.code());
        let mine =
            |entry: &ListEntry| Some(Choice::of(&entry.id.to_string(), html! { bdi dir="auto" { (entry.words) } }));
        let items =
            C::EVERY.iter().flat_map(|code| [Some(self.choice(*code))].into_iter().chain(under(*code).map(mine)));
        Choices { items: items.collect(), ..self.choices(name, legend, "") }
    }

    /// The same, of which several may be chosen.
    pub fn several_of_list<C: Extendable>(&self, name: &str, legend: Legend, own: &[ListEntry]) -> Choices {
        self.one_of_list::<C>(name, legend, own)
    }

    fn items<C: Code>(&self) -> Vec<Option<Choice>> {
        C::EVERY.iter().map(|code| Some(self.choice(*code))).collect()
    }

    /// One answer of a list, in words.
    pub fn choice<C: Code>(&self, code: C) -> Choice {
        Choice::of(code.code(), self.say(&code.key()))
    }

    /// The words under a key, as whoever fills in the form would be asked.
    pub fn say(&self, key: &str) -> String {
        let own = format!("desk-{key}");
        self.words.say(if self.desk && self.words.has(&own) { &own } else { key })
    }

    /// A file to choose. Whoever must mend the form does not lose it only where the form holds it.
    pub fn file(&self, name: &str, label: Label, hint: &str) -> FileUpload {
        FileUpload {
            id: Some(name.to_owned()),
            name: name.to_owned(),
            label,
            hint: (!hint.is_empty()).then(|| Hint::of(hint)),
            error_message: self.error(name),
            ..FileUpload::default()
        }
    }

    /// A single box to tick.
    pub fn tick(&self, name: &str, label: &str) -> Choices {
        Choices {
            name: name.to_owned(),
            values: self.fields.several(name).map(str::to_owned).collect(),
            items: vec![Some(Choice::of("yes", label))],
            error_message: self.error(name),
            ..Choices::default()
        }
    }

    /// A day in three boxes: `NAME-day`, `NAME-month`, `NAME-year`.
    pub fn day(&self, name: &str, legend: Legend, hint: &str) -> DateInput {
        let parts = ["day", "month", "year"];
        let own = |name: &str| {
            let label = Some(self.words.say(&format!("form-{name}")));
            DatePart::Own(Box::new(DateItem { label, ..DateItem::default() }))
        };
        DateInput {
            day: own("day"),
            month: own("month"),
            year: own("year"),
            id: name.to_owned(),
            name_prefix: Some(name.to_owned()),
            fieldset: Some(Fieldset::of(legend)),
            hint: (!hint.is_empty()).then(|| Hint::of(hint)),
            error_message: self.error(name),
            values: parts
                .iter()
                .map(|part| format!("{name}-{part}"))
                .map(|part| (part.clone(), self.fields.one(&part).to_owned()))
                .collect(),
            ..DateInput::default()
        }
    }
}

/// An answer in words: the service's own, where there is one.
pub(crate) fn called<C: Code>(words: &Words, code: C, own: Option<&str>) -> String {
    own.map_or_else(|| words.say(&code.key()), str::to_owned)
}

/// Reads one line; when it is too long, says so beside the field.
pub(crate) fn read_line(words: &Words, fields: &Fields, name: &str, limit: usize, errors: &mut Errors) -> Text {
    kept(words, name, line(fields.one(name), limit), errors)
}

/// Reads several lines; when they are too long, says so beside the field.
pub(crate) fn read_story(words: &Words, fields: &Fields, name: &str, limit: usize, errors: &mut Errors) -> Text {
    kept(words, name, story(fields.one(name), limit), errors)
}

fn kept(words: &Words, name: &str, read: Result<Text, TooLong>, errors: &mut Errors) -> Text {
    read.unwrap_or_else(|too_long| {
        errors.add(
            name,
            words.say_with(
                "form-too-long",
                &[("limit", &too_long.limit.to_string()), ("length", &too_long.length.to_string())],
            ),
        );
        Text::default()
    })
}

/// The sentence for a day that is none.
pub(crate) fn day_problem(words: &Words, problem: NotADate) -> String {
    words.say(match problem {
        NotADate::Missing => "form-day-missing",
        NotADate::Incomplete => "form-day-incomplete",
        NotADate::Unreadable => "form-day-unreadable",
        NotADate::NoSuchDay => "form-day-no-such-day",
        NotADate::InTheFuture => "form-day-future",
        NotADate::TooLongAgo => "form-day-too-long-ago",
    })
}

/// A day in a few words, like “Friday”; when it is none, the sentence beside the field.
pub(crate) fn read_day(fields: &Fields, name: &str, today: Date, wrong: &str, errors: &mut Errors) -> Option<Date> {
    let read = typed(fields.one(name), today).ok();
    if read.is_none() {
        errors.add(name, wrong);
    }
    read
}

/// A time of a day, like 14:30; when it is none, says so beside the field.
pub(crate) fn read_time(fields: &Fields, name: &str, errors: &mut Errors) -> Option<Time> {
    let parts = fields.one(name).trim().split_once([':', '.']);
    let parts = parts.and_then(|(hour, minute)| hour.trim().parse().ok().zip(minute.trim().parse().ok()));
    let time = parts.and_then(|(hour, minute): (i8, i8)| Time::new(hour, minute, 0, 0).ok());
    if time.is_none() {
        errors.add(name, "Enter a time like 14:30");
    }
    time
}

/// Enough of what somebody wrote to tell it from others.
pub(crate) fn start_of(text: &str) -> String {
    let start: String = text.chars().take(80).collect();
    if start.len() < text.len() { format!("{start}…") } else { start }
}

/// What was typed into fields that are not there any more: shown, so that it is not lost.
pub(crate) fn not_saved(form: Form<'_>, names: &[&str]) -> Markup {
    let typed: Vec<&str> =
        names.iter().map(|name| form.fields.one(name).trim()).filter(|said| !said.is_empty()).collect();
    html! {
        @if !typed.is_empty() {
            (inset_text(&InsetText::of(html! {
                p { strong { "What you wrote, not saved:" } }
                @for said in typed { p class="app-said" dir="auto" { (said) } }
            })))
        }
    }
}
