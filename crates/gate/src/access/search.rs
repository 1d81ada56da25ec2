//! Finding people: only among what the searcher may see.

use super::{action, by_role};
use crate::{Nothing, Reveals, Role};

action!(
    /// By reference, name, phone or postcode.
    Search, Nothing, "search.show", looks: true, |actor, _nothing| {
        by_role(actor, &[Role::Triage, Role::Caseworker, Role::Manager])
    }
);

impl Reveals for Search {}
