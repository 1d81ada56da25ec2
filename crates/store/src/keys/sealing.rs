use super::Keys;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;
use zeroize::Zeroizing;

/// The key of one case, referral or person.
#[derive(Clone)]
pub(crate) struct DataKey(Zeroizing<[u8; 32]>);

/// Nonce and ciphertext.
pub(crate) type Sealed = Vec<u8>;

const NONCE: usize = 24;

impl DataKey {
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    pub fn random() -> Option<Self> {
        let mut bytes = Zeroizing::new([0u8; 32]);
        getrandom::fill(&mut *bytes).ok()?;
        Some(Self(bytes))
    }

    /// Closed with the installation's wrapping key, for keeping.
    pub fn wrapped(&self, keys: &Keys, id: Uuid) -> Option<Sealed> {
        close(keys.wrapping(), &self.0[..], id.as_bytes())
    }

    pub fn unwrap(keys: &Keys, id: Uuid, wrapped: &[u8]) -> Option<Self> {
        let opened = Zeroizing::new(open(keys.wrapping(), wrapped, id.as_bytes())?);
        Some(Self::new(opened.as_slice().try_into().ok()?))
    }
}

/// Seals a value for one place: the same bytes moved to another row or column
/// do not open there.
pub(crate) fn seal<T: Serialize>(key: &DataKey, place: &str, row: Uuid, value: &T) -> Option<Sealed> {
    let text = Zeroizing::new(serde_json::to_vec(value).ok()?);
    close(key, &text, &bound(place, row))
}

pub(crate) fn unseal<T: DeserializeOwned>(key: &DataKey, place: &str, row: Uuid, sealed: &[u8]) -> Option<T> {
    let text = Zeroizing::new(open(key, sealed, &bound(place, row))?);
    serde_json::from_slice(&text).ok()
}

/// The same for bytes as they are: the parts of a file.
pub(crate) fn seal_bytes(key: &DataKey, place: &str, row: Uuid, bytes: &[u8]) -> Option<Sealed> {
    close(key, bytes, &bound(place, row))
}

pub(crate) fn open_bytes(key: &DataKey, place: &str, row: Uuid, sealed: &[u8]) -> Option<Vec<u8>> {
    open(key, sealed, &bound(place, row))
}

fn bound(place: &str, row: Uuid) -> Vec<u8> {
    let mut bound = place.as_bytes().to_vec();
    bound.push(0);
    bound.extend_from_slice(row.as_bytes());
    bound
}

fn close(key: &DataKey, text: &[u8], bound: &[u8]) -> Option<Sealed> {
    let mut nonce = [0u8; NONCE];
    getrandom::fill(&mut nonce).ok()?;
    let cipher = XChaCha20Poly1305::new((&*key.0).into());
    let payload = Payload { msg: text, aad: bound };
    let mut sealed = nonce.to_vec();
    sealed.extend(cipher.encrypt(XNonce::from_slice(&nonce), payload).ok()?);
    Some(sealed)
}

fn open(key: &DataKey, sealed: &[u8], bound: &[u8]) -> Option<Vec<u8>> {
    if sealed.len() < NONCE {
        return None;
    }
    let (nonce, text) = sealed.split_at(NONCE);
    let cipher = XChaCha20Poly1305::new((&*key.0).into());
    cipher.decrypt(XNonce::from_slice(nonce), Payload { msg: text, aad: bound }).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_value_opens_only_in_its_place_and_with_its_key() {
        let key = DataKey::random().unwrap();
        let row = Uuid::from_u128(1);
        let sealed = seal(&key, "contact.note", row, &"she rang").unwrap();
        assert_eq!(unseal::<String>(&key, "contact.note", row, &sealed).unwrap(), "she rang");
        assert!(unseal::<String>(&key, "contact.note", Uuid::from_u128(2), &sealed).is_none());
        assert!(unseal::<String>(&key, "step.what", row, &sealed).is_none());
        assert!(unseal::<String>(&DataKey::random().unwrap(), "contact.note", row, &sealed).is_none());
        assert!(!sealed.windows(8).any(|part| part == b"she rang"));
    }
}
