use super::DataKey;
use ed25519_dalek::SigningKey;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::path::Path;
use zeroize::Zeroizing;

/// The one secret of an installation: 32 bytes, kept outside the data directory.
#[derive(Clone)]
pub struct MasterKey(Zeroizing<[u8; 32]>);

#[derive(Debug)]
pub enum KeyError {
    NotThere,
    /// Somebody other than the owner can read it.
    OpenToOthers,
    NotAKey,
    Io(std::io::Error),
}

impl std::fmt::Display for KeyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotThere => f.write_str("There is no key file. Run `alongside init`, or give the key file with --key."),
            Self::OpenToOthers => f.write_str("The key file can be read by other users of this machine. Make it readable by its owner only (mode 0600)."),
            Self::NotAKey => f.write_str("The key file does not hold a key: 64 hexadecimal digits are expected."),
            Self::Io(error) => write!(f, "The key file could not be read or written: {error}."),
        }
    }
}

impl std::error::Error for KeyError {}

impl std::fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MasterKey")
    }
}

impl MasterKey {
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    pub fn random() -> Result<Self, KeyError> {
        let mut bytes = Zeroizing::new([0u8; 32]);
        getrandom::fill(&mut *bytes).map_err(|_| KeyError::Io(std::io::Error::other("no randomness")))?;
        Ok(Self(bytes))
    }

    pub fn read(path: &Path) -> Result<Self, KeyError> {
        let details = match std::fs::metadata(path) {
            Ok(details) => details,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(KeyError::NotThere),
            Err(error) => return Err(KeyError::Io(error)),
        };
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            if details.permissions().mode() & 0o077 != 0 {
                return Err(KeyError::OpenToOthers);
            }
        }
        let _ = &details;
        let text = Zeroizing::new(std::fs::read_to_string(path).map_err(KeyError::Io)?);
        Self::from_hex(text.trim()).ok_or(KeyError::NotAKey)
    }

    /// Writes the key where nothing is yet, readable by its owner only.
    pub fn write(&self, path: &Path) -> Result<(), KeyError> {
        use std::io::Write;
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o600);
        }
        let mut file = options.open(path).map_err(KeyError::Io)?;
        file.write_all(self.hex().as_bytes()).map_err(KeyError::Io)?;
        file.write_all(b"\n").map_err(KeyError::Io)?;
        file.sync_all().map_err(KeyError::Io)
    }

    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0u8; 32];
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(index * 2..index * 2 + 2)?, 16).ok()?;
        }
        Some(Self::new(bytes))
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    fn hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex(&self.0[..]))
    }

    fn derive(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        let mut out = Zeroizing::new([0u8; 32]);
        // 32 bytes are always within what HKDF can give.
        let _ = Hkdf::<Sha256>::new(Some(b"alongside 1"), &self.0[..]).expand(purpose.as_bytes(), &mut *out);
        out
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What the master key opens, worked out once at start.
#[derive(Clone)]
pub(crate) struct Keys {
    database: Zeroizing<[u8; 32]>,
    wrapping: DataKey,
    blind: Zeroizing<[u8; 32]>,
    signing: SigningKey,
    addresses: DataKey,
}

impl Keys {
    pub fn new(master: &MasterKey) -> Self {
        Self {
            database: master.derive("database"),
            wrapping: DataKey::new(*master.derive("wrapping of data keys")),
            blind: master.derive("blind tokens"),
            addresses: DataKey::new(*master.derive("what stands in an address")),
            signing: SigningKey::from_bytes(&master.derive("signature of the record")),
        }
    }

    /// For `PRAGMA key`, as SQLCipher takes a raw key.
    pub fn database(&self) -> Zeroizing<String> {
        Zeroizing::new(hex(&self.database[..]))
    }

    pub const fn wrapping(&self) -> &DataKey {
        &self.wrapping
    }

    /// For what has to stand in an address and may not be read there.
    pub const fn addresses(&self) -> &DataKey {
        &self.addresses
    }

    pub const fn signing(&self) -> &SigningKey {
        &self.signing
    }

    /// A keyed hash: equal texts give equal tokens to whoever holds the key,
    /// and nothing to anyone else.
    pub fn blind(&self, purpose: &str, text: &str) -> Vec<u8> {
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&self.blind[..])
            .unwrap_or_else(|_| unreachable!("HMAC takes keys of any length"));
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        mac.finalize().into_bytes()[..16].to_vec()
    }
}
