use crate::codes::{Allowed, Channel, SharedWith};
use crate::text::Words;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How somebody may be reached without putting them in danger. What nobody
/// has asked is "not known", and not known means: one call, to the person,
/// alone; no voicemail, no text, no post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SafeContact {
    /// The ways the person called safe, the best one first.
    pub channels: Vec<Channel>,
    pub phone: Option<Words>,
    pub email: Option<Words>,
    /// Where post may go, if it may.
    pub address: Option<Words>,
    /// When it is safe.
    pub hours: Option<Words>,
    pub shared_with: SharedWith,
    pub voicemail: Allowed,
    /// A word that shows each side who the other is.
    pub code_word: Option<Words>,
    pub language: Option<Words>,
    pub interpreter: Allowed,
    /// Dialect, man or woman, and who it must not be. Never family.
    pub interpreter_words: Option<Words>,
    pub access_needs: Option<Words>,
    /// When a worker last went through this with the person.
    pub checked_on: Option<Date>,
}

impl Default for SafeContact {
    fn default() -> Self {
        Self {
            channels: Vec::new(),
            phone: None,
            email: None,
            address: None,
            hours: None,
            shared_with: SharedWith::NotKnown,
            voicemail: Allowed::NotKnown,
            code_word: None,
            language: None,
            interpreter: Allowed::NotKnown,
            interpreter_words: None,
            access_needs: None,
            checked_on: None,
        }
    }
}

/// One line of the banner on a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactRule {
    /// Nobody has asked: one call to the person alone.
    OneCallToThePersonAlone,
    Use(Channel),
    NoVoicemail,
    VoicemailIsSafe,
    NoText,
    NoPost,
    NoEmail,
    /// Somebody unsafe looks at this phone.
    SomeoneUnsafeSeesIt,
    OnlyWhenTheyComeBack,
}

impl SafeContact {
    /// A number, an address or an e-mail address to use.
    pub fn has_a_way(&self) -> bool {
        self.phone.is_some() || self.email.is_some() || self.address.is_some()
    }

    /// Whether the person was asked and answered. Otherwise the most
    /// restrictive reading holds.
    pub fn is_known(&self) -> bool {
        !self.channels.is_empty()
    }

    pub fn may_use(&self, channel: Channel) -> bool {
        match channel {
            // A call to the person alone is the one thing that is left when nothing is known.
            Channel::Call => !self.is_known() || self.channels.contains(&Channel::Call),
            other => self.channels.contains(&other),
        }
    }

    pub fn may_leave_voicemail(&self) -> bool {
        self.may_use(Channel::Call)
            && self.voicemail == Allowed::Yes
            && matches!(self.shared_with, SharedWith::Nobody | SharedWith::SomeoneSafe)
    }

    /// What the worker must know before touching the telephone.
    pub fn rules(&self) -> Vec<ContactRule> {
        if !self.has_a_way() {
            return vec![ContactRule::OnlyWhenTheyComeBack];
        }
        let mut rules = Vec::new();
        if self.shared_with == SharedWith::SomeoneUnsafe {
            rules.push(ContactRule::SomeoneUnsafeSeesIt);
        }
        if self.is_known() {
            rules.extend(self.channels.iter().map(|channel| ContactRule::Use(*channel)));
        } else {
            rules.push(ContactRule::OneCallToThePersonAlone);
        }
        rules.push(if self.may_leave_voicemail() { ContactRule::VoicemailIsSafe } else { ContactRule::NoVoicemail });
        for (channel, rule) in [
            (Channel::Text, ContactRule::NoText),
            (Channel::Post, ContactRule::NoPost),
            (Channel::Email, ContactRule::NoEmail),
        ] {
            if !self.may_use(channel) {
                rules.push(rule);
            }
        }
        rules
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_phone() -> SafeContact {
        SafeContact { phone: Some(Words::new("07700 900123")), ..SafeContact::default() }
    }

    #[test]
    fn not_known_means_one_call_alone_and_nothing_else() {
        let contact = with_phone();
        assert!(contact.may_use(Channel::Call));
        assert!(!contact.may_leave_voicemail());
        for channel in [Channel::Text, Channel::Post, Channel::Email, Channel::WhatsApp] {
            assert!(!contact.may_use(channel));
        }
        assert_eq!(contact.rules()[0], ContactRule::OneCallToThePersonAlone);
    }

    #[test]
    fn voicemail_is_never_safe_on_a_phone_somebody_unsafe_sees() {
        let contact = SafeContact {
            channels: vec![Channel::Call],
            voicemail: Allowed::Yes,
            shared_with: SharedWith::SomeoneUnsafe,
            ..with_phone()
        };
        assert!(!contact.may_leave_voicemail());
        assert_eq!(contact.rules()[0], ContactRule::SomeoneUnsafeSeesIt);
    }

    #[test]
    fn without_any_way_only_their_own_return_is_left() {
        assert_eq!(SafeContact::default().rules(), [ContactRule::OnlyWhenTheyComeBack]);
    }
}
