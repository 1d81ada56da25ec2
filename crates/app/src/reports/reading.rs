//! From the fields of a form to what the rules understand. The public journey
//! and the desk's own form share the names of fields and this reading.

use alongside_domain::calendars::typed;
use alongside_domain::codes::{
    Allowed, Basis, Channel, Characteristic, Code, Danger, Evidence, Harm, Known, MayTell, Permission, Place, Reporter,
    SafeNow, SharedWith, SubStrand, Told, Want, WhenKind,
};
use alongside_domain::people::postcode;
use alongside_domain::reports::{AboutThem, LINE, Motivation, PARAGRAPH, ReportAnswers, STORY, SafeContact, When};
use alongside_domain::text::{Words, line, story};
use alongside_ui::fields::Fields;
use jiff::civil::Date;

/// Reads every answer. Each step has checked its own; an answer that still
/// cannot be read is left out, never guessed.
pub(crate) fn answers(fields: &Fields, today: Date) -> ReportAnswers {
    let one_line = |name: &str| line(fields.one(name), LINE).unwrap_or_default().some();
    let paragraph = |name: &str| story(fields.one(name), PARAGRAPH).unwrap_or_default().some();
    let safe = SafeNow::from_code(fields.one("safe"));
    let mut danger = Danger::several(fields.several("danger"));
    if safe == Some(SafeNow::No) && !danger.contains(&Danger::NotSafe) {
        danger.push(Danger::NotSafe);
    }
    ReportAnswers {
        reporter: Reporter::from_code(fields.one("reporter")),
        safe,
        danger,
        story: story(fields.one("story"), STORY).unwrap_or_default(),
        when: when(fields, today),
        place: Place::from_code(fields.one("place")),
        where_words: paragraph("where-words"),
        postcode: postcode(fields.one("postcode")),
        motivation: motivation(fields),
        known: Known::from_code(fields.one("known")),
        who_words: paragraph("who-words"),
        harms: Harm::several(fields.several("harm")),
        harm_words: paragraph("harm-words"),
        evidence: Evidence::several(fields.several("evidence")),
        evidence_words: evidence_words(fields, today, paragraph("evidence-words")),
        overwritten_on: typed(fields.one("wiped"), today).ok(),
        told: Told::several(fields.several("told")),
        told_words: paragraph("told-words"),
        wants: Want::several(fields.several("want")),
        want_words: paragraph("want-words"),
        about: about(fields, &one_line),
        safe_contact: safe_contact(fields),
        may_tell: MayTell::several(fields.several("maytell")),
        written_in: None,
        by_professional: false,
    }
}

/// Why the person thinks it happened.
pub(crate) fn motivation(fields: &Fields) -> Motivation {
    Motivation {
        characteristics: Characteristic::several(fields.several("why")),
        substrands: SubStrand::several(fields.several("part")),
        basis: Basis::several(fields.several("basis")),
        not_sure: fields.several("why").any(|code| code == "not_sure"),
        words: story(fields.one("why-words"), PARAGRAPH).unwrap_or_default().some(),
    }
}

/// When a camera is wiped, in words, where no day can be read from them.
fn evidence_words(fields: &Fields, today: Date, given: Option<Words>) -> Option<Words> {
    let wiped = line(fields.one("wiped"), LINE).unwrap_or_default();
    if wiped.is_empty() || typed(wiped.as_str(), today).is_ok() {
        return given;
    }
    let before = given.map_or(String::new(), |given| format!("{}\n", given.as_str()));
    Some(Words::new(format!("{before}Camera: {}", wiped.as_str())))
}

pub(crate) fn when(fields: &Fields, today: Date) -> Option<When> {
    let boxes = [fields.one("day-day"), fields.one("day-month"), fields.one("day-year")];
    let words = line(fields.one("when-words"), LINE).unwrap_or_default();
    When::read(WhenKind::from_code(fields.one("when")), boxes, words, today).ok()
}

fn about(fields: &Fields, one_line: &dyn Fn(&str) -> Option<Words>) -> AboutThem {
    let anonymous = fields.one("named") == "anonymous";
    let named = |name: &str| if anonymous { None } else { one_line(name) };
    AboutThem {
        anonymous,
        name: named("name"),
        called: named("called"),
        reporter_name: named("reporter-name"),
        permission: Permission::from_code(fields.one("permission")),
    }
}

/// How somebody may be reached. What is not answered is not known, which means
/// the most restrictive.
pub(crate) fn safe_contact(fields: &Fields) -> SafeContact {
    let one_line = |name: &str| line(fields.one(name), LINE).unwrap_or_default().some();
    let paragraph = |name: &str| story(fields.one(name), PARAGRAPH).unwrap_or_default().some();
    SafeContact {
        channels: Channel::several(fields.several("channel")),
        phone: one_line("phone"),
        email: one_line("email"),
        address: paragraph("address"),
        hours: one_line("hours"),
        shared_with: SharedWith::from_code(fields.one("shared")).unwrap_or(SharedWith::NotKnown),
        voicemail: Allowed::from_code(fields.one("voicemail")).unwrap_or(Allowed::NotKnown),
        code_word: one_line("code-word"),
        language: one_line("language"),
        interpreter: Allowed::from_code(fields.one("interpreter")).unwrap_or(Allowed::NotKnown),
        interpreter_words: one_line("interpreter-words"),
        access_needs: one_line("access-needs"),
        checked_on: None,
    }
}

/// The other way round: the fields that show a safe contact in a form.
pub(crate) fn safe_contact_fields(contact: &SafeContact) -> Fields {
    let mut fields = Fields::default();
    fields.set_several("channel", contact.channels.iter().map(|channel| channel.code().to_owned()));
    for (name, words) in [
        ("phone", &contact.phone),
        ("email", &contact.email),
        ("address", &contact.address),
        ("hours", &contact.hours),
        ("code-word", &contact.code_word),
        ("language", &contact.language),
        ("interpreter-words", &contact.interpreter_words),
        ("access-needs", &contact.access_needs),
    ] {
        fields.set(name, words.as_ref().map_or("", Words::as_str));
    }
    fields.set("shared", contact.shared_with.code());
    fields.set("voicemail", contact.voicemail.code());
    fields.set("interpreter", contact.interpreter.code());
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_safe_contact_comes_back_from_its_form_as_it_went_in() {
        let contact = SafeContact {
            channels: vec![Channel::Text, Channel::Call],
            phone: Some(Words::new("07700 900123")),
            hours: Some(Words::new("school hours")),
            shared_with: SharedWith::SomeoneUnsafe,
            voicemail: Allowed::No,
            code_word: Some(Words::new("teapot")),
            ..SafeContact::default()
        };
        assert_eq!(safe_contact(&safe_contact_fields(&contact)), contact);
    }

    #[test]
    fn nothing_answered_is_not_known() {
        let contact = safe_contact(&Fields::default());
        assert_eq!(contact, SafeContact::default());
    }

    #[test]
    fn not_safe_now_is_danger_even_when_no_box_is_ticked() {
        let answers = answers(&Fields::of([("safe", "no")]), jiff::civil::date(2026, 11, 21));
        assert!(answers.in_danger());
    }
}
