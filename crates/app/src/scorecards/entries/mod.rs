//! What is asked, said and agreed around an edition, at the desk: answers of those responsible,
//! residents' comments, actions, requests for figures, reports, media.

mod fields;
mod keeping;
mod medium;
mod page;
mod reading;
mod withdrawing;

#[cfg(test)]
pub(crate) use fields::of_entry as entry_fields;
pub(super) use keeping::{create, remove, update};
#[cfg(test)]
pub(crate) use page::{Opened as OpenedEntry, entries_page, entry_page};
pub(crate) use reading::due_line;
pub(super) use reading::{index, new, show};
#[cfg(test)]
pub(crate) use withdrawing::media_page;
pub(super) use withdrawing::{published, withdraw};
