mod calendars;
mod facts;
mod passkeys;
mod reads;
mod ties;

use alongside_domain::accounts::{DisplayNames, Ties};
use serde::{Deserialize, Serialize};

pub(crate) use calendars::kept as calendar_kept;
pub(crate) use facts::{apply, cover_ended, cover_set, service_set, subject_of};
pub use passkeys::{KnownPasskey, PasskeyLine};
pub use reads::{AccountLine, CoverLine, Invitation, SessionLine, SignIn, TeamLine, Worker};

/// What is sealed of an account.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Details {
    pub email: String,
    pub name: String,
    #[serde(default)]
    pub shown: DisplayNames,
    #[serde(default)]
    pub ties: Ties,
}
