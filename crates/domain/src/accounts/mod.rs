//! Who may sign in, and what their account may become.

mod cover;
mod passwords;
mod states;

pub use cover::{CannotCover, set_cover};
pub use passwords::{Weak, check_password};
pub use states::{
    NewAccount, NotAnAddress, accept_invitation, confirm, email, end_session, form_team, invite, leave, refuse_sign_in,
    reinstate, reset, set_service, sign_in, suspend,
};
