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

/// The pictures and recordings that an edition shows.
#[derive(Default)]
pub struct Media {
    pub shown: Files,
    /// What was taken out since it was published, with the SHA-256 it had: its name and that stay in the list.
    pub withdrawn: BTreeMap<String, String>,
}

/// Everything that is published of an edition.
pub fn publish(built: &Built, media: Media) -> Result<Files, Unset> {
    // The PDF first: setting it takes the most memory, and what follows needs none of that.
    let pdf = pdf::pdf(built)?;
    let mut media = media;
    media.shown.insert("scorecard.pdf".to_owned(), pdf);
    Ok(without_pdf(built, media))
}

/// The same without its PDF.
pub fn without_pdf(built: &Built, media: Media) -> Files {
    let Media { shown: mut files, withdrawn } = media;
    site::pages(built, &mut files);
    data::files(built, &open_data(built), &mut files);
    let list = checksums(&files, withdrawn);
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
fn checksums(files: &Files, withdrawn: BTreeMap<String, String>) -> Vec<u8> {
    let mut all = withdrawn;
    all.extend(files.iter().map(|(name, bytes)| (name.clone(), format!("{:x}", Sha256::digest(bytes)))));
    let mut list = String::new();
    for (name, digest) in all {
        let _ = writeln!(list, "{digest}  {name}");
    }
    list.into_bytes()
}
