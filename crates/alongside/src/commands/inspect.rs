use super::Done;
use crate::command_line::Inspect as Asked;
use alongside_app::{Bytes, Inspect, Inspected};
use alongside_inspection::{Looked, look};
use std::future::Future;
use std::io::{Read, Write};
use std::pin::Pin;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::Command;
use tokio::sync::Semaphore;

/// How much memory the child may have, in bytes: twice the largest file and
/// room for itself.
const MEMORY: u64 = 512 * 1024 * 1024;
/// How long it may work, in seconds of the processor and of the clock.
const SECONDS: u64 = 10;
const WAIT: Duration = Duration::from_secs(20);
/// Children at once.
const CHILDREN: usize = 2;
const LARGEST: u64 = 64 * 1024 * 1024;

/// What the child does: looks at one file from its standard input, writes what
/// it found as a line and then the copy, and ends. It can write no file and
/// open next to none.
pub fn run(asked: &Asked) -> Done {
    bound_to((MEMORY, SECONDS)).map_err(|error| format!("The limits could not be set: {error}."))?;
    let mut bytes = Vec::new();
    let read = std::io::stdin().take(LARGEST).read_to_end(&mut bytes);
    read.map_err(|error| format!("The file could not be read: {error}."))?;
    let looked = look(&asked.ending, &bytes);
    let mut out = std::io::stdout();
    let line = serde_json::to_string(&looked).map_err(|_| "What was found cannot be written.".to_owned())?;
    let written = out
        .write_all(format!("{line}\n").as_bytes())
        .and_then(|()| out.write_all(looked.cleaned.as_deref().unwrap_or_default()))
        .and_then(|()| out.flush());
    written.map_err(|error| format!("What was found cannot be written: {error}."))
}

/// Bounds a child to so many bytes of memory and seconds of the processor; it can write no
/// file and open next to none.
#[cfg(unix)]
pub fn bound_to((memory, seconds): (u64, u64)) -> std::io::Result<()> {
    use rlimit::Resource;
    Resource::AS.set(memory, memory)?;
    Resource::CPU.set(seconds, seconds)?;
    Resource::FSIZE.set(0, 0)?;
    Resource::CORE.set(0, 0)?;
    Resource::NOFILE.set(8, 8)
}

#[cfg(not(unix))]
pub fn bound_to(_: (u64, u64)) -> std::io::Result<()> {
    Ok(())
}

/// Runs this program as a child of itself for every file that arrives.
pub struct InAChild(Arc<Semaphore>);

impl InAChild {
    pub fn new() -> Self {
        Self(Arc::new(Semaphore::new(CHILDREN)))
    }
}

impl Inspect for InAChild {
    fn inspect(&self, ending: String, bytes: Bytes) -> Pin<Box<dyn Future<Output = Option<Inspected>> + Send>> {
        let room = self.0.clone();
        Box::pin(async move {
            let _child = room.acquire().await.ok()?;
            let found = tokio::time::timeout(WAIT, asked(&ending, &bytes)).await;
            if !matches!(found, Ok(Some(_))) {
                tracing::warn!(size = bytes.len(), "a file could not be looked at");
            }
            found.ok().flatten()
        })
    }
}

/// What this program, run as a child of itself with these words, answers to some bytes.
/// Nothing, unless it ends well.
pub async fn in_a_child(words: &[&str], bytes: &[u8]) -> Option<Vec<u8>> {
    let program = std::env::current_exe().ok()?;
    let mut child = Command::new(program)
        .args(words)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .ok()?;
    let (mut to, mut from) = (child.stdin.take()?, child.stdout.take()?);
    let mut answer = Vec::new();
    let write = async {
        // A child that has ended already does not read: what it said counts.
        let _ = to.write_all(bytes).await;
        drop(to);
    };
    let (_, read) = tokio::join!(write, from.read_to_end(&mut answer));
    read.ok()?;
    child.wait().await.ok()?.success().then_some(answer)
}

async fn asked(ending: &str, bytes: &[u8]) -> Option<Inspected> {
    let mut answer = in_a_child(&["inspect", ending], bytes).await?;
    let end = answer.iter().position(|byte| *byte == b'\n')?;
    let looked: Looked = serde_json::from_slice(&answer[..end]).ok()?;
    let copy = answer.split_off(end + 1);
    let Looked { kind, media_type, flags, .. } = looked;
    Some(Inspected { kind, media_type, flags, copy: (!copy.is_empty()).then_some(copy) })
}
