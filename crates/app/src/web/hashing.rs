use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Password hashing is slow on purpose. Two at a time, a short queue, and
/// everyone already signed in is served meanwhile.
#[derive(Clone)]
pub(crate) struct Hashing {
    permits: Arc<Semaphore>,
    /// Checked when there is no such account, so that an unknown address costs
    /// the same as a known one.
    nobody: Arc<String>,
}

/// Kilobytes, passes and lanes of Argon2id: the floor of ASVS 5.0.
fn argon2() -> Argon2<'static> {
    let params = Params::new(47_104, 1, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// Hashes a password with a salt of its own.
pub(crate) fn hash(password: &str) -> Option<String> {
    Some(argon2().hash_password(password.as_bytes()).ok()?.to_string())
}

impl Hashing {
    pub fn new() -> Self {
        let nobody = hash("nobody has this password").unwrap_or_default();
        Self { permits: Arc::new(Semaphore::new(2)), nobody: Arc::new(nobody) }
    }

    pub async fn hash(&self, password: String) -> Option<String> {
        let _permit = self.permits.acquire().await.ok()?;
        tokio::task::spawn_blocking(move || hash(&password)).await.ok()?
    }

    /// Whether the password belongs to the hash; against nobody's hash, never.
    pub async fn fits(&self, password: String, hash: Option<String>) -> bool {
        let Ok(_permit) = self.permits.acquire().await else { return false };
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.nobody.to_string());
        let work = move || {
            PasswordHash::new(&hash).is_ok_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok())
        };
        tokio::task::spawn_blocking(work).await.unwrap_or(false) && known
    }
}
