use super::Done;
use super::inspect::{bound_to, in_a_child};
use crate::command_line::Table as Asked;
use alongside_app::{Bytes, Edited, Folder, Made, Publish, Wanted};
use alongside_documents::scorecards::{Media, finding, publish, without_pdf};
use alongside_domain::scorecards::editions::{OpenData, ToKnow, build};
use alongside_domain::scorecards::{Problem, Sheet, Wrong};
use alongside_inspection::as_csv;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::future::Future;
use std::io::{Read, Write};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// Memory of the child that sets an edition, in bytes, and its seconds.
const SETTING: (u64, u64) = (4 * 1024 * 1024 * 1024, 120);
/// The same of the one that opens a spreadsheet.
const OPENING: (u64, u64) = (1024 * 1024 * 1024, 20);
const LARGEST: u64 = 512 * 1024 * 1024;

/// What the child answers: files in Base64, or what is wrong.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    Files { files: BTreeMap<String, String>, to_know: ToKnow },
    Wrong(Vec<String>),
}

/// What the child does: makes the files of an edition that comes on its standard input.
pub fn run() -> Done {
    bound_to(SETTING).map_err(|error| format!("The limits could not be set: {error}."))?;
    let folder: Folder = serde_json::from_slice(&input()?).map_err(|error| format!("This is no edition: {error}."))?;
    let answer = match made(&folder) {
        Ok(Edited { files, to_know }) => {
            let files = files.into_iter().map(|(path, bytes)| (path, STANDARD.encode(bytes))).collect();
            Answer::Files { files, to_know }
        }
        Err(wrong) => Answer::Wrong(wrong),
    };
    output(&serde_json::to_vec(&answer).map_err(|_| "The answer cannot be written.".to_owned())?)
}

fn made(folder: &Folder) -> Made {
    let data = |text: &String| {
        serde_json::from_str::<OpenData>(text)
            .map_err(|error| vec![format!("What was published before cannot be read: {error}.")])
    };
    let previous = folder.previous.as_ref().map(data).transpose()?;
    let earlier = folder.earlier.iter().map(data).collect::<Result<Vec<_>, _>>()?;
    let mut open = |name: &str, _: Option<&str>| {
        let missing = || vec![Problem::new(Wrong::Empty, format!("The file {name} is not kept with the edition."))];
        Sheet::from_csv(folder.files.get(name).ok_or_else(missing)?.as_bytes())
    };
    let built = build(&folder.edition, &mut open, previous.as_ref(), &earlier);
    let built = built.map_err(|refused| {
        let one = |one: alongside_domain::scorecards::editions::Refused| {
            [one.says].into_iter().chain(one.problems.iter().map(ToString::to_string)).collect::<Vec<_>>().join(" ")
        };
        refused.into_iter().map(one).collect::<Vec<_>>()
    })?;
    let decoded = |(name, text): (&String, &String)| Some((name.clone(), STANDARD.decode(text).ok()?));
    let media = folder.media.iter().map(decoded).collect::<Option<_>>();
    let shown = media.ok_or_else(|| vec!["A picture or recording cannot be read.".to_owned()])?;
    let media = Media { shown, withdrawn: BTreeMap::new() };
    let files = match &folder.wanted {
        Wanted::Everything => publish(&built, media).map_err(|why| vec![why.to_string()])?,
        Wanted::Pages => without_pdf(&built, media),
        Wanted::Finding(id) => finding(&built, id),
    };
    Ok(Edited { files, to_know: ToKnow::of(&built) })
}

/// What the other child does: gives one sheet of a spreadsheet as CSV.
pub fn table(asked: &Asked) -> Done {
    bound_to(OPENING).map_err(|error| format!("The limits could not be set: {error}."))?;
    let sheet = Some(asked.sheet.as_str()).filter(|sheet| !sheet.is_empty());
    let answer = match as_csv(&input()?, sheet) {
        Ok(text) => {
            let files = BTreeMap::from([("table.csv".to_owned(), STANDARD.encode(text))]);
            Answer::Files { files, to_know: ToKnow::default() }
        }
        Err(why) => Answer::Wrong(vec![why.to_string()]),
    };
    output(&serde_json::to_vec(&answer).map_err(|_| "The answer cannot be written.".to_owned())?)
}

fn input() -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().take(LARGEST).read_to_end(&mut bytes);
    read.map(|_| bytes).map_err(|error| format!("The input could not be read: {error}."))
}

fn output(bytes: &[u8]) -> Done {
    let mut out = std::io::stdout();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| format!("The answer cannot be written: {error}."))
}

/// Runs this program as a child of itself, one edition and one table at a time: an edition takes much memory.
pub struct InAChild {
    editions: Arc<Semaphore>,
    tables: Arc<Semaphore>,
}

impl InAChild {
    pub fn new() -> Self {
        let room = || Arc::new(Semaphore::new(1));
        Self { editions: room(), tables: room() }
    }
}

const WAIT: Duration = Duration::from_secs(150);

async fn asked(room: Arc<Semaphore>, words: Vec<String>, bytes: Vec<u8>) -> Made {
    let broken = || vec!["This took too long or too much memory, and was stopped. Try it with fewer rows.".to_owned()];
    let _child = room.acquire().await.map_err(|_| broken())?;
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let answered = tokio::time::timeout(WAIT, in_a_child(&words, &bytes)).await.ok().flatten().ok_or_else(broken)?;
    let answer: Answer = serde_json::from_slice(&answered).map_err(|_| broken())?;
    match answer {
        Answer::Wrong(wrong) => Err(wrong),
        Answer::Files { files, to_know } => {
            let decoded = |(path, text): (String, String)| Ok((path, STANDARD.decode(text).map_err(|_| broken())?));
            Ok(Edited { files: files.into_iter().map(decoded).collect::<Result<_, Vec<String>>>()?, to_know })
        }
    }
}

impl Publish for InAChild {
    fn as_csv(
        &self,
        sheet: Option<String>,
        bytes: Bytes,
    ) -> Pin<Box<dyn Future<Output = Result<Vec<u8>, String>> + Send>> {
        let room = self.tables.clone();
        Box::pin(async move {
            let words = vec!["table".to_owned(), sheet.unwrap_or_default()];
            let made = asked(room, words, bytes.to_vec()).await.map_err(|wrong| wrong.join(" "))?;
            made.files.into_values().next().ok_or_else(|| "There is nothing in this spreadsheet.".to_owned())
        })
    }

    fn publish(&self, folder: Folder) -> Pin<Box<dyn Future<Output = Made> + Send>> {
        let room = self.editions.clone();
        Box::pin(async move {
            let bytes = serde_json::to_vec(&folder).map_err(|_| vec!["The edition cannot be read.".to_owned()])?;
            asked(room, vec!["publish".to_owned()], bytes).await
        })
    }
}
