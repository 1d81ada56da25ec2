use alongside_ui::words::{ENGLISH, Words, library as read};

/// The words of every slice, in English. A language adds one file a slice.
const EN: &[&str] = &[
    include_str!("locale/en.ftl"),
    include_str!("locale/codes.en.ftl"),
    include_str!("home/locale/en.ftl"),
    include_str!("reports/locale/en.ftl"),
    include_str!("returns/locale/en.ftl"),
];

pub(crate) fn library() -> Vec<Words> {
    match read(&[(ENGLISH, EN)]) {
        Ok(words) => words,
        // The files are part of the program and a test reads them all.
        Err(error) => unreachable!("a locale file cannot be read: {}", error.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alongside_domain::codes::*;

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
            missing::<Risk>(&words, &mut out);
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
            missing::<DecisionKind>(&words, &mut out);
            missing::<DeclineReason>(&words, &mut out);
            missing::<ContactResult>(&words, &mut out);
            missing::<StepOwner>(&words, &mut out);
            missing::<PersonRole>(&words, &mut out);
            missing::<Rhythm>(&words, &mut out);
            missing::<FileKind>(&words, &mut out);
            missing::<FileFlag>(&words, &mut out);
            missing::<EthnicGroup>(&words, &mut out);
            missing::<Religion>(&words, &mut out);
            missing::<AgeBand>(&words, &mut out);
            missing::<Sex>(&words, &mut out);
            missing::<GenderSame>(&words, &mut out);
            missing::<SexualOrientation>(&words, &mut out);
            missing::<DayToDay>(&words, &mut out);
            assert!(out.is_empty(), "{}: {out:?}", words.tag());
        }
    }
}
