mod facts;
mod reads;

use serde::{Deserialize, Serialize};

pub(crate) use facts::{apply, cover_ended, cover_set, service_set, subject_of};
pub use reads::{AccountLine, CoverLine, Invitation, SessionLine, SignIn, TeamLine, Worker};

/// What is sealed of an account.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Details {
    pub email: String,
    pub name: String,
}
