//! Who may sign in, and what their account may become.

mod cover;
mod passwords;
mod roles;
mod states;

pub use cover::{CannotCover, end_cover, set_cover};
pub use passwords::{Weak, check_password};
pub use roles::{CannotChange, Place, change_roles};
pub use states::{
    NewAccount, NotAnAddress, accept_invitation, confirm, email, end_session, form_team, invite, leave, refuse_sign_in,
    reinstate, reset, set_service, sign_in, suspend,
};
