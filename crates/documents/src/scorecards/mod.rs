//! An edition of the scorecard as it is published: pages, charts, open data and a PDF.

mod data;
mod pdf;
mod site;

use crate::Unset;
use alongside_domain::scorecards::editions::{Built, open_data};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Files by where they lie; the same edition gives the same bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Everything that is published of an edition, with the pictures and recordings it shows.
pub fn publish(built: &Built, media: Files) -> Result<Files, Unset> {
    // The PDF first: setting it takes the most memory, and what follows needs none of that.
    let pdf = pdf::pdf(built)?;
    let files = media.into_iter().chain([("scorecard.pdf".to_owned(), pdf)]).collect();
    Ok(all_but_pdf(built, files))
}

/// The same without its PDF.
pub fn without_pdf(built: &Built, media: Files) -> Files {
    all_but_pdf(built, media)
}

fn all_but_pdf(built: &Built, mut files: Files) -> Files {
    site::pages(built, &mut files);
    data::files(built, &open_data(built), &mut files);
    let list = checksums(&files);
    files.insert("checksums.txt".to_owned(), list);
    files
}

/// One finding of a draft by itself, for whoever answers for it: its page, its charts and its
/// table, with no way to anything else of the edition. Nothing where there is no such measure.
pub fn finding(built: &Built, id: &str) -> Files {
    let mut files = Files::new();
    if let Some(measure) = built.measures.iter().find(|measure| measure.plan.id == id) {
        site::finding(built, measure, &mut files);
        data::table(&open_data(built), id, &mut files);
    }
    files
}

/// What `sha256sum --check` takes.
fn checksums(files: &Files) -> Vec<u8> {
    let mut list = String::new();
    for (name, bytes) in files {
        let _ = writeln!(list, "{:x}  {name}", Sha256::digest(bytes));
    }
    list.into_bytes()
}
