use crate::codes::TranslatedBy;
use crate::facts::ReportTranslated;
use crate::text::Words;
use alongside_gate::{CaseId, ReferralId, TranslationId};
use jiff::Timestamp;

/// What somebody wrote, in English, beside their own words.
#[derive(Clone, Debug)]
pub struct NewTranslation {
    pub translation: TranslationId,
    pub how: TranslatedBy,
    pub words: Words,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NothingTranslated;

/// Writes down what a report says in English. Their own words stay as they are.
pub fn translate(
    referral: ReferralId,
    case: Option<CaseId>,
    new: NewTranslation,
    translated_at: Timestamp,
) -> Result<ReportTranslated, NothingTranslated> {
    let NewTranslation { translation, how, words } = new;
    if words.is_empty() {
        return Err(NothingTranslated);
    }
    Ok(ReportTranslated { referral, case, translation, how, words, translated_at })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_translation_without_words_is_none() {
        let new = |text: &str| NewTranslation {
            translation: TranslationId::new(uuid::Uuid::nil()),
            how: TranslatedBy::Interpreter,
            words: Words::new(text),
        };
        let referral = ReferralId::new(uuid::Uuid::nil());
        assert!(translate(referral, None, new(""), Timestamp::UNIX_EPOCH).is_err());
        assert!(translate(referral, None, new("They spat at the door."), Timestamp::UNIX_EPOCH).is_ok());
    }
}
