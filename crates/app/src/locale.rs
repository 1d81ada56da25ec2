use alongside_ui::words::{ENGLISH, Language, Words, library as read};

/// The files of words there are: a language's tag and a file.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// The words of every language, English first. A language is there because its
/// files are: `language-name`, `language-direction` and `language-reviewed` say
/// what it is called, which way it runs and whether a native speaker has read it.
pub(crate) fn library() -> Vec<Words> {
    let mut tags: Vec<&'static str> = FILES.iter().map(|(tag, _)| *tag).filter(|tag| *tag != ENGLISH.tag).collect();
    tags.sort_unstable();
    tags.dedup();
    let languages = std::iter::once(ENGLISH).chain(tags.into_iter().map(|tag| Language { tag, ..described(tag) }));
    let files = |tag: &str| FILES.iter().filter(|(of, _)| *of == tag).map(|(_, file)| *file).collect::<Vec<_>>();
    let all: Vec<(Language, Vec<&str>)> = languages.map(|language| (language, files(language.tag))).collect();
    let all: Vec<(Language, &[&str])> = all.iter().map(|(language, files)| (*language, files.as_slice())).collect();
    match read(&all) {
        Ok(words) => words,
        // The files are part of the program and a test reads them all.
        Err(error) => unreachable!("a locale file cannot be read: {}", error.0),
    }
}

/// What a language says of itself.
fn described(tag: &'static str) -> Language {
    let said = |key: &str| {
        let start = format!("{key} = ");
        let mut lines = FILES.iter().filter(|(of, _)| *of == tag).flat_map(|(_, file)| file.lines());
        lines.find_map(|line| line.strip_prefix(start.as_str())).unwrap_or("").trim()
    };
    Language {
        tag,
        name: said("language-name"),
        right_to_left: said("language-direction") == "rtl",
        reviewed: said("language-reviewed") == "yes",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alongside_domain::codes::*;
    use alongside_domain::lists::ReferenceList;

    fn missing<C: Code>(words: &Words, out: &mut Vec<String>) {
        out.extend(C::EVERY.iter().map(|code| code.key()).filter(|key| !words.has(key)));
    }

    #[test]
    fn every_answer_of_every_list_has_words_in_every_language() {
        for words in library() {
            let mut out = Vec::new();
            missing::<Characteristic>(&words, &mut out);
            missing::<Strand>(&words, &mut out);
            missing::<SubStrand>(&words, &mut out);
            missing::<Basis>(&words, &mut out);
            missing::<Harm>(&words, &mut out);
            missing::<Evidence>(&words, &mut out);
            missing::<Danger>(&words, &mut out);
            missing::<Reporter>(&words, &mut out);
            missing::<Source>(&words, &mut out);
            missing::<SafeNow>(&words, &mut out);
            missing::<WhenKind>(&words, &mut out);
            missing::<Place>(&words, &mut out);
            missing::<Known>(&words, &mut out);
            missing::<Told>(&words, &mut out);
            missing::<Want>(&words, &mut out);
            missing::<MayTell>(&words, &mut out);
            missing::<Channel>(&words, &mut out);
            missing::<Allowed>(&words, &mut out);
            missing::<SharedWith>(&words, &mut out);
            missing::<Permission>(&words, &mut out);
            missing::<FileKind>(&words, &mut out);
            missing::<EthnicGroup>(&words, &mut out);
            missing::<Religion>(&words, &mut out);
            missing::<AgeBand>(&words, &mut out);
            missing::<Sex>(&words, &mut out);
            missing::<GenderSame>(&words, &mut out);
            missing::<SexualOrientation>(&words, &mut out);
            missing::<DayToDay>(&words, &mut out);
            missing::<EvaluationItem>(&words, &mut out);
            missing::<Agrees>(&words, &mut out);
            missing::<Solved>(&words, &mut out);
            assert!(out.is_empty(), "{}: {out:?}", words.tag());
        }
        // The desk works in English.
        let (english, mut out) = (&library()[0], Vec::new());
        missing::<Risk>(english, &mut out);
        missing::<DecisionKind>(english, &mut out);
        missing::<DeclineReason>(english, &mut out);
        missing::<Feedback>(english, &mut out);
        missing::<ContactResult>(english, &mut out);
        missing::<StepOwner>(english, &mut out);
        missing::<PersonRole>(english, &mut out);
        missing::<Rhythm>(english, &mut out);
        missing::<FileFlag>(english, &mut out);
        missing::<ReferenceList>(english, &mut out);
        missing::<Conduct>(english, &mut out);
        missing::<IncidentLabel>(english, &mut out);
        missing::<Perceiver>(english, &mut out);
        missing::<ToldBody>(english, &mut out);
        missing::<PoliceOutcome>(english, &mut out);
        missing::<Offence>(english, &mut out);
        missing::<Asking>(english, &mut out);
        missing::<RequestEnd>(english, &mut out);
        missing::<ImpactStage>(english, &mut out);
        missing::<ImpactItem>(english, &mut out);
        missing::<IssueKind>(english, &mut out);
        missing::<IssueStanding>(english, &mut out);
        missing::<Tenure>(english, &mut out);
        missing::<RefusalReason>(english, &mut out);
        missing::<RetentionClass>(english, &mut out);
        missing::<ComplaintOutcome>(english, &mut out);
        missing::<AnsweredBy>(english, &mut out);
        missing::<SafetyPart>(english, &mut out);
        missing::<Situation>(english, &mut out);
        missing::<AppointmentKind>(english, &mut out);
        missing::<AppointmentEnd>(english, &mut out);
        missing::<EquipmentKind>(english, &mut out);
        missing::<ClaimKind>(english, &mut out);
        missing::<Relationship>(english, &mut out);
        missing::<ForumEnded>(english, &mut out);
        missing::<EquipmentStage>(english, &mut out);
        missing::<OnwardStage>(english, &mut out);
        missing::<TrustedMay>(english, &mut out);
        missing::<MemberRole>(english, &mut out);
        missing::<ClientKind>(english, &mut out);
        missing::<StoryStage>(english, &mut out);
        missing::<VisitStage>(english, &mut out);
        let hints = SafetyPart::EVERY.iter().map(|part| part.key().replace("desk-safety", "desk-safety-hint"));
        out.extend(hints.filter(|key| !english.has(key)));
        for kind in IssueKind::EVERY {
            let ways = Tenure::EVERY.iter().flat_map(|tenure| alongside_domain::cases::routes(*kind, Some(*tenure)));
            out.extend(ways.map(|way| way.key.to_owned()).filter(|key| !english.has(key)));
        }
        missing::<RiskFactor>(english, &mut out);
        missing::<FactorAnswer>(english, &mut out);
        let acts = RiskFactor::EVERY.iter().map(|factor| factor.key().replace("desk-factor", "desk-factor-act"));
        out.extend(acts.filter(|key| !english.has(key)));
        assert!(out.is_empty(), "{out:?}");
    }

    /// Every message of the public pages is there in every language, with the
    /// same values to be put in, and says what kind of language it is.
    #[test]
    fn every_language_has_every_word_of_the_public_pages() {
        let messages = |tag: &str| -> std::collections::BTreeMap<String, Vec<String>> {
            let lines = FILES.iter().filter(|(of, _)| *of == tag).flat_map(|(_, file)| file.lines());
            let message = |line: &str| {
                let (key, value) = line.split_once(" = ")?;
                let mut put_in: Vec<String> =
                    value.split("{ $").skip(1).filter_map(|rest| rest.split(' ').next().map(str::to_owned)).collect();
                put_in.sort();
                (!key.starts_with('#')).then(|| (key.to_owned(), put_in))
            };
            lines.filter_map(message).collect()
        };
        let for_the_desk = ["desk-", "fileflag-", "feedback-", "link-", "frame-no-files", "problem-desk", "language-"];
        let english = messages("en");
        for words in library().iter().skip(1) {
            let theirs = messages(words.tag());
            for (key, put_in) in &english {
                if for_the_desk.iter().any(|start| key.starts_with(start)) {
                    continue;
                }
                assert_eq!(theirs.get(key), Some(put_in), "{}: {key}", words.tag());
            }
            let language = words.language();
            assert!(!language.name.is_empty() && words.has("date-long") && words.has("month-12"), "{}", words.tag());
        }
    }
}
