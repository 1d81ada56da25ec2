//! Keys. One master key opens everything: from it come the key of the database
//! file, the key that wraps data keys, the key of blind search tokens and the
//! key that signs the record. Every case and referral has a data key of its
//! own; destroying it destroys what it sealed.

mod master;
mod sealing;
mod shares;

pub use master::{KeyError, MasterKey};
pub(crate) use master::{Keys, hex};
pub(crate) use sealing::{DataKey, open_bytes, seal, seal_bytes, unseal};
pub use shares::{Share, combine, split};
