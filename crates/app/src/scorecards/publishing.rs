use alongside_domain::scorecards::editions::{Edition, ToKnow};
use axum::body::Bytes;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, VecDeque};
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
    /// The pictures and recordings it shows, in Base64, by where they lie among its pages.
    #[serde(default)]
    pub media: BTreeMap<String, String>,
    #[serde(default)]
    pub wanted: Wanted,
}

/// What is made of an edition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wanted {
    #[default]
    Everything,
    /// Without the PDF, which takes longer to set than all pages together: for whoever looks at a draft.
    Pages,
    /// One measure alone, by its id: for whoever answers for its finding, and may see nothing else.
    Finding(String),
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
    fn publish(&self, folder: Folder) -> Soon<Made>;
}

/// Every file of an edition and what is to be known of it at the desk, or everything that is
/// wrong in sentences.
pub type Made = Result<Edited, Vec<String>>;

/// An edition as it would be published.
#[derive(Clone, Debug, Default)]
pub struct Edited {
    pub files: PublishedFiles,
    pub to_know: ToKnow,
}

/// Where nobody publishes: tests of other things, the bench.
pub(crate) struct Nowhere;

impl Publish for Nowhere {
    fn as_csv(&self, _: Option<String>, _: Bytes) -> Soon<Result<Vec<u8>, String>> {
        Box::pin(async { Err("Spreadsheets cannot be read here. Save it as “CSV UTF-8”.".to_owned()) })
    }

    fn publish(&self, _: Folder) -> Soon<Made> {
        Box::pin(async { Err(vec!["Nothing can be published here.".to_owned()]) })
    }
}

/// The drafts that were looked at last, so that their pages are not made again for each click,
/// and made once however many ask at the same time.
#[derive(Clone, Default)]
pub struct Drafts {
    held: Arc<Mutex<VecDeque<Draft>>>,
    /// What was found to be known of the edition that somebody last tried to publish.
    found: Arc<Mutex<Option<(String, ToKnow)>>>,
    pub(crate) one_at_a_time: Arc<tokio::sync::Mutex<()>>,
}

/// In which state of which edition, and what became of it.
type Draft = (String, Result<Arc<Edited>, Vec<String>>);

/// The pages for colleagues, the PDF, and one for whoever answers by a link.
const HELD: usize = 3;

impl Drafts {
    pub(crate) fn of(&self, state: &str) -> Option<Result<Arc<Edited>, Vec<String>>> {
        let held = self.held.lock().ok()?;
        held.iter().find(|(one, _)| one == state).map(|(_, made)| made.clone())
    }

    /// What whoever publishes must know of an edition in this state, once it was made.
    pub(crate) fn to_know(&self, state: &str) -> ToKnow {
        let found = self.found.lock().ok().and_then(|found| found.clone()).filter(|(one, _)| one == state);
        let made = || self.of(state)?.ok().map(|made| made.to_know.clone());
        found.map(|(_, found)| found).or_else(made).unwrap_or_default()
    }

    pub(crate) fn found(&self, state: String, to_know: ToKnow) {
        if let Ok(mut found) = self.found.lock() {
            *found = Some((state, to_know));
        }
    }

    pub(crate) fn hold(&self, state: String, made: Made) -> Result<Arc<Edited>, Vec<String>> {
        let made = made.map(Arc::new);
        if let Ok(mut held) = self.held.lock() {
            held.truncate(HELD - 1);
            held.push_front((state, made.clone()));
        }
        made
    }
}
