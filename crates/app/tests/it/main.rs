//! The whole service in process, without sockets: routes against roles,
//! journeys, limits, and what stays behind.

mod access;
mod accounts;
mod bad_input;
mod casework;
mod claims;
mod closing;
mod complaints;
mod cost;
mod entries;
mod equipment;
mod evaluation;
mod files;
mod headers;
mod impact;
mod incidents;
mod issues;
mod lists;
mod outcomes;
mod parties;
mod plans;
mod professionals;
mod relations;
mod reporting;
mod requests;
mod risk;
mod scorecard_entries;
mod scorecard_files;
mod scorecard_media;
mod scorecards;
mod settling;
mod stories;
mod translating;
mod views;
mod visits;
mod world;
