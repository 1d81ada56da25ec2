//! What somebody told us, in words for the desk.

use alongside_domain::calendars::short;
use alongside_domain::codes::{Code, Danger};
use alongside_domain::reports::{ContactRule, ReportAnswers, SafeContact};
use alongside_domain::text::Words as Text;
use alongside_ui::components::{SummaryList, summary_list};
use alongside_ui::words::Words;
use maud::{Markup, html};

/// Questions and answers under each other.
pub(crate) fn list(lines: &[(String, Vec<String>)]) -> Markup {
    let rows = lines.iter().map(|(label, said)| (label.as_str(), said.as_slice()));
    summary_list(&SummaryList { classes: Some("app-report".to_owned()), ..SummaryList::of_words(rows) })
}

/// Question and answer, only those that were answered.
pub(crate) fn lines(words: &Words, said: &ReportAnswers) -> Vec<(String, Vec<String>)> {
    let text = |given: &Option<Text>| given.iter().map(|w| w.as_str().to_owned()).collect::<Vec<_>>();
    let when = said.when.as_ref().map_or_else(Vec::new, |when| {
        let mut lines = vec![words.say(&when.kind.key())];
        lines.extend(when.day.map(short));
        lines.extend(text(&when.words));
        lines
    });
    let motivation = &said.motivation;
    let why = [
        labels(words, &motivation.characteristics),
        labels(words, &motivation.substrands),
        motivation.not_sure.then(|| "Not sure".to_owned()).into_iter().collect(),
        labels(words, &motivation.basis),
        text(&motivation.words),
    ]
    .concat();
    let rows = [
        ("What happened", said.story.as_str().lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()),
        ("When", when),
        (
            "Where",
            [
                one(words, said.place),
                text(&said.where_words),
                said.postcode.iter().map(|code| code.as_str().to_owned()).collect(),
            ]
            .concat(),
        ),
        ("Why they think so", why),
        ("Counted under", labels(words, &motivation.strands())),
        ("Who did it", [one(words, said.known), text(&said.who_words)].concat()),
        ("What it has done", [labels(words, &said.harms), text(&said.harm_words)].concat()),
        (
            "Evidence",
            [
                labels(words, &said.evidence),
                text(&said.evidence_words),
                said.overwritten_on.iter().map(|day| format!("Camera wiped on {}", short(*day))).collect(),
            ]
            .concat(),
        ),
        ("Who knows", [labels(words, &said.told), text(&said.told_words)].concat()),
        ("What they want", [labels(words, &said.wants), text(&said.want_words)].concat()),
        (
            "Reported by",
            [one(words, said.reporter), text(&said.about.reporter_name), one(words, said.about.permission)].concat(),
        ),
        (
            "Whom we may tell",
            if said.may_tell.is_empty() { vec!["Nobody".to_owned()] } else { labels(words, &said.may_tell) },
        ),
    ];
    rows.into_iter().filter(|(_, lines)| !lines.is_empty()).map(|(label, lines)| (label.to_owned(), lines)).collect()
}

/// Danger, where nobody can miss it.
pub(crate) fn danger_flag(words: &Words, danger: &[Danger]) -> Markup {
    html! {
        div class="app-flag app-flag--danger" {
            strong { "Danger. " }
            (danger.iter().map(|danger| called(words, *danger)).collect::<Vec<_>>().join(". "))
        }
    }
}

/// How to reach them without putting them in danger: above everything else.
pub(crate) fn safe_contact_banner(words: &Words, contact: &SafeContact) -> Markup {
    let unsafe_phone = contact.rules().contains(&ContactRule::SomeoneUnsafeSeesIt);
    html! {
        section class={ "app-safe" @if unsafe_phone || !contact.is_known() { " app-safe--careful" } } aria-labelledby="safe-contact" {
            h2 class="govuk-heading-s" id="safe-contact" { "How to reach them safely" }
            ul class="app-safe__rules" {
                @for rule in contact.rules() { li { (rule_words(words, rule)) } }
            }
            dl class="app-safe__ways" {
                @for (label, value, ltr) in ways(contact) {
                    div { dt { (label) } dd { bdi dir=(if ltr { "ltr" } else { "auto" }) { (value) } } }
                }
                @if contact.interpreter == alongside_domain::codes::Allowed::Yes { div { dt { "Interpreter" } dd { "Yes. Never family." } } }
                @if let Some(day) = contact.checked_on { div { dt { "Last gone through" } dd { (short(day)) } } }
                @else { div { dt { "Last gone through" } dd { "Not with a worker yet. Ask again at first contact." } } }
            }
        }
    }
}

fn ways(contact: &SafeContact) -> Vec<(&'static str, &str, bool)> {
    [
        ("Phone", &contact.phone, true),
        ("E-mail", &contact.email, true),
        ("Post", &contact.address, false),
        ("When", &contact.hours, false),
        ("Code word", &contact.code_word, false),
        ("Language", &contact.language, false),
        ("About the interpreter", &contact.interpreter_words, false),
        ("Access", &contact.access_needs, false),
    ]
    .into_iter()
    .filter_map(|(label, value, ltr)| value.as_ref().map(|value| (label, value.as_str(), ltr)))
    .collect()
}

fn rule_words(words: &Words, rule: ContactRule) -> String {
    match rule {
        ContactRule::OneCallToThePersonAlone => "Nobody has asked what is safe. One call, to them alone.".to_owned(),
        ContactRule::Use(channel) => format!("Safe: {}", words.say(&channel.key()).to_lowercase()),
        ContactRule::NoVoicemail => "No voicemail.".to_owned(),
        ContactRule::VoicemailIsSafe => "A voicemail is safe.".to_owned(),
        ContactRule::NoText => "No text.".to_owned(),
        ContactRule::NoPost => "No post.".to_owned(),
        ContactRule::NoEmail => "No e-mail.".to_owned(),
        ContactRule::SomeoneUnsafeSeesIt => "Somebody they do not trust sees this phone or post.".to_owned(),
        ContactRule::OnlyWhenTheyComeBack => {
            "They gave no way to reach them. With a pass-phrase they may come back; whoever referred them may know a safe way.".to_owned()
        }
    }
}

fn labels<C: Code>(words: &Words, codes: &[C]) -> Vec<String> {
    codes.iter().map(|code| called(words, *code)).collect()
}

/// What the desk calls an answer.
pub(crate) fn called<C: Code>(words: &Words, code: C) -> String {
    let own = format!("desk-{}", code.key());
    if words.has(&own) { words.say(&own) } else { words.say(&code.key()) }
}

fn one<C: Code>(words: &Words, code: Option<C>) -> Vec<String> {
    code.map(|code| called(words, code)).into_iter().collect()
}
