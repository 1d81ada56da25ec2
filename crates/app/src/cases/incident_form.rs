//! One incident as a form: the questions, and what is read from the answers.

use crate::reports::reading::{motivation, when};
use crate::reports::steps::why::with_parts;
use crate::web::form::{Form, day_problem, read_line, read_story};
use alongside_domain::calendars::{short, typed};
use alongside_domain::cases::{Incident, TellingOf};
use alongside_domain::codes::{
    Basis, Characteristic, Code, Conduct, Evidence, Harm, IncidentLabel, Offence, Perceiver, Place, ToldBody, WhenKind,
};
use alongside_domain::lists::{Chosen, ListEntry, ReferenceList};
use alongside_domain::people::postcode;
use alongside_domain::reports::{LINE, PARAGRAPH, STORY, When, WhenProblem};
use alongside_ui::components::{
    Choice, Choices, Details, Input, Label, Legend, Textarea, checkboxes, date_input, details, input, radios, textarea,
};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::words::Words;
use jiff::civil::Date;
use maud::{Markup, html};

/// Reads an incident; what is wrong is said beside its field.
pub(super) fn read(words: &Words, fields: &Fields, own: &[ListEntry], today: Date, errors: &mut Errors) -> Incident {
    let said = read_line(words, fields, "when-words", LINE, errors);
    let boxes = ["day-day", "day-month", "day-year"].map(|name| fields.one(name));
    match When::read(WhenKind::from_code(fields.one("when")), boxes, said, today) {
        Err(WhenProblem::Day(problem)) => errors.add("day", day_problem(words, problem)),
        Err(WhenProblem::SayRoughly) => errors.add("when-words", "Say roughly when, like “last Tuesday” or “in May”"),
        Err(WhenProblem::NothingChosen) | Ok(_) => {}
    }
    let code = fields.one("postcode").trim();
    if !code.is_empty() && postcode(code).is_none() {
        errors.add("postcode", words.say("place-postcode-wrong"));
    }
    read_story(words, fields, "why-words", PARAGRAPH, errors);
    let told =
        ToldBody::several(fields.several("told")).into_iter().map(|body| telling(words, fields, body, today, errors));
    let told = told.collect();
    let hostility = fields.several("hostility").filter_map(|sent| Chosen::read(sent, own, today));
    let hostility: Vec<Chosen<Characteristic>> = hostility.filter(|one| one.finer.is_some()).collect();
    // What the service calls by a word of its own counts as the one it stands under.
    let mut motivation = motivation(fields);
    for one in &hostility {
        if !motivation.characteristics.contains(&one.code) {
            motivation.characteristics.push(one.code);
        }
    }
    Incident {
        words: read_story(words, fields, "words", STORY, errors),
        conduct: Conduct::several(fields.several("conduct")),
        when: when(fields, today),
        place: Place::from_code(fields.one("place")),
        where_words: read_story(words, fields, "where-words", PARAGRAPH, errors).some(),
        postcode: postcode(code),
        motivation,
        hostility,
        perceived_by: Perceiver::several(fields.several("perceived")),
        label: IncidentLabel::from_code(fields.one("label")),
        offences: fields.several("offence").filter_map(|sent| Chosen::read(sent, own, today)).collect(),
        harms: Harm::several(fields.several("harm")),
        evidence: Evidence::several(fields.several("evidence")),
        evidence_words: read_story(words, fields, "evidence-words", PARAGRAPH, errors).some(),
        told,
    }
}

fn telling(words: &Words, fields: &Fields, body: ToldBody, today: Date, errors: &mut Errors) -> TellingOf {
    let (on, reference) = names(body);
    let day = fields.one(&on).trim();
    let read = typed(day, today);
    if !day.is_empty() && read.is_err() {
        errors.add(&on, "Write a day, like “yesterday” or “3 November”");
    }
    if read.as_ref().is_ok_and(|day| *day > today) {
        errors.add(&on, "This day is still to come");
    }
    TellingOf { body, on: read.ok(), reference: read_line(words, fields, &reference, LINE, errors).some() }
}

fn names(body: ToldBody) -> (String, String) {
    (format!("told-on-{}", body.code()), format!("told-reference-{}", body.code()))
}

/// The other way round: the fields that show an incident in its form.
pub(super) fn fields_of(incident: &Incident) -> Fields {
    let mut fields = Fields::of([("words", incident.words.as_str())]);
    let mut several = |name: &str, codes: Vec<&str>| fields.set_several(name, codes.into_iter().map(str::to_owned));
    several("conduct", incident.conduct.iter().map(|code| code.code()).collect());
    several("perceived", incident.perceived_by.iter().map(|code| code.code()).collect());
    several("harm", incident.harms.iter().map(|code| code.code()).collect());
    several("evidence", incident.evidence.iter().map(|code| code.code()).collect());
    several("part", incident.motivation.substrands.iter().map(|code| code.code()).collect());
    several("basis", incident.motivation.basis.iter().map(|code| code.code()).collect());
    several("told", incident.told.iter().map(|told| told.body.code()).collect());
    let why = incident.motivation.characteristics.iter().map(|code| code.code());
    several("why", why.chain(incident.motivation.not_sure.then_some("not_sure")).collect());
    let offences = incident.offences.iter().map(|chosen| {
        chosen.finer.as_ref().map_or_else(|| chosen.code.code().to_owned(), |finer| finer.entry.to_string())
    });
    fields.set_several("offence", offences);
    for told in &incident.told {
        let (on, reference) = names(told.body);
        fields.set(&on, told.on.map_or(String::new(), short));
        fields.set(&reference, told.reference.as_ref().map_or("", |words| words.as_str()));
    }
    fields.set("label", incident.label.map_or("", Code::code));
    fields.set("place", incident.place.map_or("", Code::code));
    fields.set("postcode", incident.postcode.as_ref().map_or("", |code| code.as_str()));
    for (name, words) in [
        ("where-words", &incident.where_words),
        ("why-words", &incident.motivation.words),
        ("evidence-words", &incident.evidence_words),
    ] {
        fields.set(name, words.as_ref().map_or("", |words| words.as_str()));
    }
    let hostility = incident.hostility.iter().filter_map(|one| Some(one.finer.as_ref()?.entry.to_string()));
    fields.set_several("hostility", hostility);
    if let Some(when) = &incident.when {
        fields.set("when", when.kind.code());
        fields.set("when-words", when.words.as_ref().map_or("", |words| words.as_str()));
        if let (WhenKind::Exact, Some(day)) = (when.kind, when.day) {
            fields.set("day-day", day.day().to_string());
            fields.set("day-month", day.month().to_string());
            fields.set("day-year", day.year().to_string());
        }
    }
    fields
}

/// What everybody can answer stands open; the rest is folded until there is time.
pub(crate) fn questions(form: Form<'_>, own: &[ListEntry]) -> Markup {
    let small = || Some("govuk-checkboxes--small".to_owned());
    let plain = |text: &str| Legend { classes: None, ..Legend::of(text) };
    let body = |body: ToldBody| {
        let (on, reference) = names(body);
        let label = if body == ToldBody::Police { "Crime reference, or what they call it" } else { "Their reference" };
        Some(form.choice(body).then(html! {
            (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right(&on, "On which day?", "Like “yesterday” or “3 November”") }))
            (input(&form.left_to_right(&reference, label, "")))
        }))
    };
    let why = Characteristic::EVERY.iter().map(|item| Some(with_parts(form, *item)));
    let ours = own.iter().filter(|entry| entry.list == ReferenceList::Hostility);
    let ours: Vec<Option<Choice>> =
        ours.map(|entry| Some(Choice::of(&entry.id.to_string(), html! { bdi dir="auto" { (entry.words) } }))).collect();
    let not_sure = [Some(Choice::or("or")), Some(Choice::of("not_sure", "They are not sure"))];
    let more = html! {
        (checkboxes(&Choices { classes: small(), items: why.chain(not_sure).collect(), ..form.choices("why", Legend::of("Why do they think it happened?"), "Nobody has to prove it") }))
        @if !ours.is_empty() { (checkboxes(&Choices { classes: small(), items: ours, ..form.choices("hostility", Legend::of("More closely, in our own words"), "") })) }
        (checkboxes(&Choices { classes: small(), ..form.several_of::<Basis>("basis", Legend::of("Are they what they were taken for?"), "") }))
        (textarea(&Textarea { rows: Some("2".to_owned()), ..form.area("why-words", Label::of("What makes them think so"), "") }))
        (checkboxes(&Choices { classes: small(), ..form.several_of::<Perceiver>("perceived", Legend::of("Who sees it as hate?"), "Anybody counts") }))
        (checkboxes(&Choices { classes: small(), ..form.several_of::<Harm>("harm", Legend::of("What has it done to them?"), "") }))
        (checkboxes(&Choices { classes: small(), ..form.several_of::<Evidence>("evidence", Legend::of("What shows it?"), "Files are added on the case") }))
        (textarea(&Textarea { rows: Some("2".to_owned()), ..form.area("evidence-words", Label::of("More about what shows it"), "Who has it, who saw it, until when a recording is kept") }))
        (checkboxes(&Choices { classes: small(), ..form.several_of_list::<Offence>("offence", Legend::of("Which offences may it be?"), own) }))
    };
    html! {
        (textarea(&Textarea { rows: Some("5".to_owned()), ..form.area("words", Label { classes: Some("govuk-label--m".to_owned()), ..Label::of("What happened?") }, "Their words, as near as you can") }))
        (checkboxes(&Choices { classes: small(), ..form.several_of::<Conduct>("conduct", Legend::of("What was done?"), "Tick all that were part of it") }))
        (radios(&Choices {
            items: vec![
                Some(form.choice(WhenKind::Exact).then(date_input(&form.day("day", plain("Which day?"), "")))),
                Some(form.choice(WhenKind::About)),
                Some(form.choice(WhenKind::Ongoing)),
                Some(form.choice(WhenKind::Many)),
            ],
            classes: Some("govuk-radios--small".to_owned()),
            ..form.choices("when", Legend::of("When?"), "")
        }))
        (input(&form.line("when-words", "When, in words", "“Last Tuesday at about nine”, “most evenings since May”")))
        (radios(&Choices { classes: Some("govuk-radios--small govuk-radios--inline".to_owned()), ..form.one_of::<Place>("place", Legend::of("Where?"), "") }))
        (textarea(&Textarea { rows: Some("2".to_owned()), ..form.area("where-words", Label::of("The place, more closely"), "Also a page or an account online") }))
        (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right("postcode", "Postcode", "") }))
        (checkboxes(&Choices { classes: small(), items: ToldBody::EVERY.iter().map(|one| body(*one)).collect(), ..form.choices("told", Legend::of("Who has been told?"), "With the day: some rights depend on it") }))
        (radios(&Choices { classes: Some("govuk-radios--small".to_owned()), ..form.one_of::<IncidentLabel>("label", Legend::of("What do we call it?"), "Leave it open as long as nobody knows") }))
        (details(&Details { open: !form.errors.is_empty(), ..Details::of("More about it", more) }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alongside_domain::text::Words as Text;
    use jiff::civil::date;

    #[test]
    fn an_incident_comes_back_from_its_form_as_it_went_in() {
        let library = crate::locale::library();
        let today = date(2026, 11, 25);
        let incident = Incident {
            words: Text::new("They broke the window."),
            conduct: vec![Conduct::Damage, Conduct::Threats],
            when: Some(When { kind: WhenKind::Exact, day: Some(date(2026, 11, 3)), words: Some(Text::new("at nine")) }),
            place: Some(Place::Home),
            where_words: Some(Text::new("the kitchen")),
            postcode: postcode("KT1 1AA"),
            perceived_by: vec![Perceiver::Client],
            label: Some(IncidentLabel::HateCrime),
            offences: vec![Offence::CriminalDamage.into()],
            harms: vec![Harm::Sleep],
            evidence: vec![Evidence::Photos],
            evidence_words: Some(Text::new("four pictures")),
            told: vec![TellingOf {
                body: ToldBody::Police,
                on: Some(date(2026, 11, 4)),
                reference: Some(Text::new("01/12345/26")),
            }],
            ..Incident::default()
        };
        let mut errors = Errors::default();
        let back = read(&library[0], &fields_of(&incident), &[], today, &mut errors);
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(back, incident);
    }
}
