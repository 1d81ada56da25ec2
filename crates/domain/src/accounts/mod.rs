//! Who may sign in, and what their account may become.

mod calendars;
mod cover;
mod display_names;
mod passkeys;
mod passwords;
mod roles;
mod states;
mod ties;
mod views;

pub use calendars::{forget_calendar, keep_calendar};
pub use cover::{CannotCover, end_cover, set_cover};
pub use display_names::{DisplayNames, NotAName, call_oneself};
pub use passkeys::{CannotAddPasskey, MOST_PASSKEYS, add_passkey, remove_passkey};
pub use passwords::{Weak, check_password};
pub use roles::{CannotChange, Place, change_roles};
pub use states::{
    NewAccount, NotAnAddress, accept_invitation, confirm, email, end_session, form_team, invite, leave, refuse_sign_in,
    reinstate, reset, set_service, sign_in, suspend,
};
pub use ties::{Near, NoTie, Ties, declare_ties};
pub use views::{CannotKeepView, MOST_VIEWS, forget_view, keep_view};
