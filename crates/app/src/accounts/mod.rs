//! Signing in, invitations, and who has an account.

mod ceremonies;
mod confirmation;
mod display_names;
mod invitation;
mod kept_forms;
mod keyboard;
mod list;
mod passkey_sign_in;
mod passkeys;
mod proofs;
mod roles;
mod second_factor;
pub mod secrets;
mod sessions;
mod sign_in;
mod ties;

use crate::audiences::{Desk, Public, Routes};

#[cfg(test)]
pub(crate) use keyboard::page as keyboard_page;
pub(crate) use proofs::{ProofAsked, proof, proof_fields, without_proof};
pub(crate) use second_factor::{SecondFactor, TOO_MANY, second_factor, wrong_code};

#[cfg(test)]
pub(crate) use ceremonies::Ceremony;
#[cfg(test)]
pub(crate) use display_names::page as display_names_page;
#[cfg(test)]
pub(crate) use list::{AccountsPage, page as accounts_page};
#[cfg(test)]
pub(crate) use passkey_sign_in::page as passkey_sign_in_page;
#[cfg(test)]
pub(crate) use passkeys::{asking_page as passkey_asking_page, page as passkeys_page};
#[cfg(test)]
pub(crate) use roles::{Changing, page as roles_page};
#[cfg(test)]
pub(crate) use sign_in::form as sign_in_form;
#[cfg(test)]
pub(crate) use ties::page as ties_page;

pub(crate) fn public_routes() -> Routes<Public> {
    Routes::new()
        .get("/sign-in", sign_in::new)
        .post("/sign-in", sign_in::create)
        .get("/sign-in/passkey", passkey_sign_in::new)
        .post("/sign-in/passkey", passkey_sign_in::create)
        .get("/invitations/{token}", invitation::show)
        .post("/invitations/{token}", invitation::create)
}

pub(crate) fn routes() -> Routes<Desk> {
    Routes::new()
        .get("/sessions", sessions::index)
        .get("/keyboard", keyboard::show)
        .post("/sessions", sessions::remove)
        .post("/sign-out", sessions::sign_out)
        .get("/display-names", display_names::edit)
        .post("/display-names", display_names::update)
        .get("/ties", ties::edit)
        .post("/ties", ties::update)
        .get("/passkeys", passkeys::index)
        .post("/passkeys/new", passkeys::new)
        .post("/passkeys", passkeys::create)
        .post("/passkeys/removal", passkeys::remove)
        .get("/kept-forms/{kept}", kept_forms::show)
        .get("/accounts", list::index)
        .get("/accounts/new", list::new)
        .post("/accounts", list::create)
        .post("/accounts/{account}/confirmation", confirmation::create)
        .post("/accounts/{account}/suspension", confirmation::suspend)
        .post("/accounts/{account}/suspension/removal", confirmation::reinstate)
        .post("/accounts/{account}/reset", confirmation::reset)
        .get("/accounts/{account}/roles", roles::edit)
        .post("/accounts/{account}/roles", roles::update)
        .get("/accounts/{account}/leaving", confirmation::ask_leaving)
        .post("/accounts/{account}/leaving", confirmation::leave)
        .get("/accounts/{account}/suspension", confirmation::ask_suspension)
}
