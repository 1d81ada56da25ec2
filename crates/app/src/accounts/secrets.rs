//! Second factors and recovery codes.

use totp_rs::{Builder, Secret, Totp};

/// How many recovery codes there are.
const CODES: usize = 10;

/// A new secret for an authenticator app, in base 32.
pub fn new_totp() -> String {
    Secret::generate().to_base32()
}

/// The authenticator for a secret, as apps expect it: SHA-1, six digits, 30 s.
pub fn totp(secret: &str, account: &str) -> Option<Totp> {
    Builder::new()
        .with_secret(Secret::try_from_base32(secret).ok()?)
        .with_account_name(account)
        .with_issuer(Some("Alongside"))
        .build()
        .ok()
}

/// The step a code belongs to, if it is right now or half a minute either side.
pub fn totp_step(secret: &str, code: &str, unix_seconds: i64) -> Option<i64> {
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 6 {
        return None;
    }
    let step = totp(secret, "account")?.check(&digits, u64::try_from(unix_seconds).ok()?)?;
    i64::try_from(step).ok()
}

/// The code an authenticator would show, for tests and the demonstration.
pub fn totp_code(secret: &str, unix_seconds: i64) -> Option<String> {
    Some(totp(secret, "account")?.generate(u64::try_from(unix_seconds).ok()?).to_string())
}

/// Ten one-time codes for a day without the authenticator.
pub fn recovery_codes(random: impl Fn() -> [u8; 10]) -> Vec<String> {
    const SIGNS: &[u8] = b"23456789BCDFGHJKMNPQRSTVWXYZ";
    let one = || {
        let signs: String = random().iter().map(|byte| char::from(SIGNS[usize::from(*byte) % SIGNS.len()])).collect();
        format!("{}-{}", &signs[..5], &signs[5..])
    };
    (0..CODES).map(|_| one()).collect()
}

/// A recovery code as it is compared.
pub fn canonical_code(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase()
}

/// The hash of a password, as it is kept.
pub fn hash_password(password: &str) -> Option<String> {
    crate::web::hash(password)
}
