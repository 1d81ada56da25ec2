//! A stopped clock, both databases, and the invented service in them. Used
//! from integration tests only.

mod databases;
mod time;

pub use databases::{Database, databases, embedded, first_choice};
pub use time::{StoppedClock, WORKING_TUESDAY};

use alongside_demo::Secrets;

/// The authenticator key of everybody in the tests.
pub const TOTP: &str = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
pub const PASSWORD: &str = "lantern teapot corduroy nine";

/// With what everybody signs in; the hash is given because hashing is slow.
pub fn secrets(password_hash: String) -> Secrets {
    Secrets { password_hash, totp: TOTP.to_owned(), recovery: Vec::new() }
}
