//! Who a page is for. Routes are made with [`Routes`], which takes only
//! handlers whose first argument says why they may run: a grant, or a reason
//! to be open. So the access table is derived from the routes and complete.

mod granted;
mod kept_form;
mod opened;
mod routes;

pub(crate) use granted::{Granted, Me};
pub(crate) use opened::{Answering, BeforeSignIn, Informing, Opened, Reporting};
pub use routes::{Audience, RouteLine};
pub(crate) use routes::{Desk, Public, Routes};
