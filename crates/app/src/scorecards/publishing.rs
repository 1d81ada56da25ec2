use alongside_domain::scorecards::editions::Edition;
use alongside_gate::ScorecardId;
use axum::body::Bytes;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

/// Everything an edition is made of: nothing else is looked at when it is published.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Folder {
    pub edition: Edition,
    /// The tables of its files, as CSV.
    pub files: BTreeMap<String, String>,
    /// The open data of the edition it is compared with.
    pub previous: Option<String>,
    /// The open data of what else was published.
    pub earlier: Vec<String>,
}

/// Pages, charts, data and PDF, by where they lie.
pub type PublishedFiles = BTreeMap<String, Vec<u8>>;
type Soon<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Reads spreadsheets and makes the pages of an edition. The program does both in a child
/// process with bounds of memory and time; nothing here takes a stranger's file apart or
/// sets a page.
pub trait Publish: Send + Sync {
    /// One sheet of a spreadsheet as CSV, or why not in a sentence.
    fn as_csv(&self, sheet: Option<String>, bytes: Bytes) -> Soon<Result<Vec<u8>, String>>;
    /// Every file of the edition, or everything that is wrong in sentences.
    fn publish(&self, folder: Folder) -> Soon<Result<PublishedFiles, Vec<String>>>;
}

/// Where nobody publishes: tests of other things, the bench.
pub(crate) struct Nowhere;

impl Publish for Nowhere {
    fn as_csv(&self, _: Option<String>, _: Bytes) -> Soon<Result<Vec<u8>, String>> {
        Box::pin(async { Err("Spreadsheets cannot be read here. Save it as “CSV UTF-8”.".to_owned()) })
    }

    fn publish(&self, _: Folder) -> Soon<Result<PublishedFiles, Vec<String>>> {
        Box::pin(async { Err(vec!["Nothing can be published here.".to_owned()]) })
    }
}

/// The draft that was looked at last, so that its pages are not made again for each click.
#[derive(Clone, Default)]
pub struct Drafts(Arc<Mutex<Option<Draft>>>);

/// Of which edition, in which state.
type Draft = (ScorecardId, String, Arc<PublishedFiles>);

impl Drafts {
    pub(crate) fn of(&self, id: ScorecardId, state: &str) -> Option<Arc<PublishedFiles>> {
        let held = self.0.lock().ok()?;
        held.as_ref().filter(|(one, at, _)| *one == id && at == state).map(|(_, _, files)| files.clone())
    }

    pub(crate) fn hold(&self, id: ScorecardId, state: String, files: PublishedFiles) -> Arc<PublishedFiles> {
        let files = Arc::new(files);
        if let Ok(mut held) = self.0.lock() {
            *held = Some((id, state, files.clone()));
        }
        files
    }
}
