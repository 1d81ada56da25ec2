//! What the main jobs cost, as a ratio to the least a page can cost: the same
//! process answering a fixed page after one read by primary key. Run by
//! `cargo xtask bench`; figures are only worth comparing within one run.

#[path = "../tests/it/world.rs"]
#[allow(dead_code)]
mod world;

use alongside_demo::seed;
use alongside_domain::cases::{Circumstances, Hands, hand_over};
use alongside_domain::text::Words;
use alongside_store::WriteError;
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::Request;
use axum::routing::get;
use std::time::{Duration, Instant};
use tower::ServiceExt;
use world::{Browser, World};

/// Requests of each job; a tenth of them again warms up and is not counted.
const TIMES: usize = 400;
/// Cases that are made as a service makes them; more are copies of these.
const TOLD: u32 = 10_000;
/// Cases on the worklist that is measured.
const WORKLIST: usize = 80;

struct Measured {
    name: &'static str,
    cpu: Duration,
    p50: Duration,
    p99: Duration,
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let sizes: Vec<u32> = words.iter().filter_map(|size| size.parse().ok()).collect();
    // The name of a database: only that one. Any other word is a part of the name of the only job that is wanted.
    let (databases, others): (Vec<String>, Vec<String>) = words
        .into_iter()
        .filter(|word| word.parse::<u32>().is_err())
        .partition(|word| matches!(word.as_str(), "embedded" | "postgres"));
    let only = others.into_iter().next().unwrap_or_default();
    let sizes = if sizes.is_empty() { vec![1_000, 10_000] } else { sizes };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    println!("| database | cases | job | CPU ms | times the floor | p50 ms | p99 ms | memory MB |");
    println!("|---|---|---|---|---|---|---|---|");
    let wanted = |name: &str| databases.is_empty() || databases.iter().any(|database| database == name);
    for world in World::everywhere_of(wanted) {
        let mut there = 0;
        for (number, size) in (10..).zip(&sizes) {
            grow(&world, number, there, *size);
            there = *size;
            let measured = runtime.block_on(jobs(&world, &only));
            let floor = measured.first().map_or(Duration::from_micros(1), |floor| floor.cpu);
            for job in &measured {
                let ms = |time: Duration| format!("{:.2}", time.as_secs_f64() * 1_000.0);
                println!(
                    "| {} | {size} | {} | {} | {:.1} | {} | {} | {} |",
                    world.database.name,
                    job.name,
                    ms(job.cpu),
                    job.cpu.as_secs_f64() / floor.as_secs_f64().max(1e-9),
                    ms(job.p50),
                    ms(job.p99),
                    memory()
                );
            }
        }
    }
}

/// More cases: up to `TOLD` each with its history, then copies of all of them.
fn grow(world: &World, number: u64, there: u32, size: u32) {
    let (store, now) = (world.store.clone(), world.clock.now());
    let growing = move || {
        let told = size.min(TOLD).saturating_sub(there);
        if told > 0 {
            seed(&store, now, number, told).expect("seeded");
        }
        let copies = |cases: u32| u16::try_from(cases / TOLD).unwrap_or(u16::MAX).max(1);
        store.multiply(copies(there)..copies(size)).expect("multiplied");
    };
    std::thread::spawn(growing).join().expect("grown");
}

async fn jobs(world: &World, only: &str) -> Vec<Measured> {
    let mut priya = world.signed_in("priya").await;
    give_a_worklist(world).await;
    let cases = world.get(&mut priya, "/cases").await.all("td a", "href");
    let at_case = |at: usize| &cases[at % cases.len()];
    let floor = floor(world);
    let mut all = vec![
        measure("a fixed page after one read (the floor)", async |_| {
            let answer = floor.clone().oneshot(Request::get("/").body(Body::empty()).expect("a request")).await;
            assert!(answer.is_ok());
        })
        .await,
    ];
    let wanted = |name: &str| name.contains(only);
    if wanted("case page") {
        let show = async |at| assert_eq!(world.get(&mut priya.clone(), at_case(at)).await.status, 200);
        all.push(measure("case page", show).await);
    }
    if wanted("worklist of 80") {
        let show = async |_| assert_eq!(world.get(&mut priya.clone(), "/today").await.status, 200);
        all.push(measure("worklist of 80", show).await);
    }
    if wanted("log a contact") {
        let log = async |at| {
            let key = format!("a-key-of-the-bench-{at:06}-{}", world.clock.now());
            let form = [
                ("form", key.as_str()),
                ("result", "spoke"),
                ("channel", "call"),
                ("on", "today"),
                ("time", "0:01"),
                ("note", key.as_str()),
                ("then", "client"),
            ];
            let path = format!("{}/contacts", at_case(at));
            assert_eq!(world.post(&mut priya.clone(), &path, &form).await.status, 303);
        };
        all.push(measure("log a contact", log).await);
    }
    if wanted("search by exact name") {
        let search = async |_| {
            let found = world.post(&mut priya.clone(), "/search", &[("for", "Amina Begum")]).await;
            assert!(found.status == 200 && found.says("Amina Begum"));
        };
        all.push(measure("search by exact name", search).await);
    }
    if wanted("search for a name nobody has") {
        let search = async |_| {
            let found = world.post(&mut priya.clone(), "/search", &[("for", "Hannah Levi-Osei")]).await;
            assert_eq!(found.status, 200);
        };
        all.push(measure("search for a name nobody has", search).await);
    }
    if wanted("search by a common name") {
        let search = async |_| {
            let found = world.post(&mut priya.clone(), "/search", &[("for", "Begum")]).await;
            assert_eq!(found.status, 200);
        };
        all.push(measure("search by a common name", search).await);
    }
    if wanted("submit a report") {
        let submit = async |at| {
            let story = format!("Counted number {at}");
            let form = [("step", "early"), ("go", "send"), ("story", story.as_str())];
            world.clock.advance(jiff::SignedDuration::from_mins(6));
            assert_eq!(world.post(&mut Browser::default(), "/questions", &form).await.status, 303);
        };
        all.push(measure("submit a report", submit).await);
    }
    all
}

/// A worker with a worklist of the size that is measured, however many cases there are.
async fn give_a_worklist(world: &World) {
    let (giver, taker) = (world.members[0].clone(), world.members[4].clone());
    let (scope, theirs) = (world.scope(0), world.scope(4));
    let (from, to) = (giver.account, taker.account);
    let cases = world.store.read(move |db| {
        let have = db.cases_of(&theirs, to)?.0.len();
        let (mut cases, _) = db.cases_of(&scope, from)?;
        cases.truncate(WORKLIST.saturating_sub(have));
        Ok(cases)
    });
    let cases = cases.await.expect("readable");
    let (now, team) = (world.clock.now(), taker.team.expect("a team"));
    let done = world.record(from, move |tx| {
        for case in &cases {
            let before = tx.hands(case.id)?;
            let after = Hands { worker: to, team, deputy: None, deputy_team: None };
            let so = Circumstances { summarised: true, ..Circumstances::default() };
            let handed = hand_over(case.id, before, after, &so, Words::default(), now);
            tx.record(handed.map_err(|_| WriteError::Refused(()))?)?;
        }
        Ok(())
    });
    assert_eq!(done, Ok(()));
}

/// The least that a page from the encrypted database can cost.
fn floor(world: &World) -> Router {
    #[derive(Clone)]
    struct Floor(alongside_store::Store, alongside_gate::AccountId);
    let page = async |State(floor): State<Floor>| {
        let account = floor.1;
        let away = floor.0.read(move |db| db.is_away(account)).await.expect("readable");
        if away { String::new() } else { "x".repeat(4_096) }
    };
    Router::new().route("/", get(page)).with_state(Floor(world.store.clone(), world.members[0].account))
}

async fn measure(name: &'static str, mut job: impl AsyncFnMut(usize)) -> Measured {
    for at in 0..TIMES / 10 {
        job(at).await;
    }
    let (before, mut times) = (cpu(), Vec::with_capacity(TIMES));
    for at in 0..TIMES {
        let begun = Instant::now();
        job(TIMES + at).await;
        times.push(begun.elapsed());
    }
    let spent = cpu().saturating_sub(before) / u32::try_from(TIMES).unwrap_or(1);
    times.sort();
    Measured { name, cpu: spent, p50: times[TIMES / 2], p99: times[TIMES * 99 / 100] }
}

/// Processor time of all threads of the process, to the nanosecond.
fn cpu() -> Duration {
    let threads = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let spent = |thread: std::fs::DirEntry| {
        let text = std::fs::read_to_string(thread.path().join("schedstat")).unwrap_or_default();
        text.split_whitespace().next().and_then(|ns| ns.parse::<u64>().ok()).unwrap_or(0)
    };
    Duration::from_nanos(threads.map(spent).sum())
}

/// What the process holds in memory now.
fn memory() -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).map_or(0, |kb| kb / 1_024)
}
