//! The service as people meet it: one folder a capability, with its pages and
//! words, for three audiences that never call each other: the public, the
//! desk, and (later) clients and partners.
//!
//! *Invariant*: no SQL, no rule of the work; a handler asks the gate by its
//! signature, the domain by a function and the store by a fact.

mod accounts;
mod assets;
mod audiences;
mod cases;
mod complaints;
mod deadlines;
mod emergencies;
mod equipment;
mod evaluations;
mod files;
mod frames;
mod home;
mod locale;
mod professionals;
mod record;
mod referrals;
mod reports;
mod returns;
mod rights;
mod routes;
mod samples;
mod scorecards;
mod search;
mod serve;
mod settings;
mod state;
mod team;
mod today;
mod visits;
mod web;

pub use accounts::secrets;
pub use audiences::{Audience, RouteLine};
pub use axum::body::Bytes;
pub use files::{Inspect, Inspected};
pub use routes::{lines, router};
pub use scorecards::{Edited, Folder, Made, Publish, PublishedFiles, Wanted};
pub use serve::{Listener, ServeError, TlsFiles, serve};
pub use state::{App, Chance, Clock, Settings};
