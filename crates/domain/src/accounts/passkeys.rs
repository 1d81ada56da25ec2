use crate::facts::{PasskeyAdded, PasskeyRemoved};
use crate::text::Words;
use alongside_gate::{AccountId, PasskeyId};

/// The most of one person: a telephone, a computer or two, a key in a drawer.
pub const MOST_PASSKEYS: usize = 10;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotAddPasskey {
    /// Without a name nobody knows later which one was lost.
    NoName,
    TooMany,
}

/// Another way to sign in: a device that knows its owner stands for the
/// password and the code at once.
pub fn add_passkey(
    account: AccountId,
    passkey: PasskeyId,
    name: Words,
    have: usize,
) -> Result<PasskeyAdded, CannotAddPasskey> {
    if name.is_empty() {
        return Err(CannotAddPasskey::NoName);
    }
    if have >= MOST_PASSKEYS {
        return Err(CannotAddPasskey::TooMany);
    }
    Ok(PasskeyAdded { account, passkey, name })
}

/// It was lost, or is not wanted any more: it signs nobody in from now on.
pub const fn remove_passkey(account: AccountId, passkey: PasskeyId) -> PasskeyRemoved {
    PasskeyRemoved { account, passkey }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_passkey_has_a_name_and_there_are_not_too_many() {
        let (account, passkey) = (AccountId::new(Uuid::nil()), PasskeyId::new(Uuid::nil()));
        let add = |name: &str, have| add_passkey(account, passkey, Words::new(name), have).err();
        assert_eq!(add("Work laptop", 0), None);
        assert_eq!(add("", 0), Some(CannotAddPasskey::NoName));
        assert_eq!(add("Work laptop", MOST_PASSKEYS), Some(CannotAddPasskey::TooMany));
    }
}
