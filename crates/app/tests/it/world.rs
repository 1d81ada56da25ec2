use alongside_app::secrets::{hash_password, totp_code};
use alongside_app::{App, Edited, Folder, Inspect, Inspected, Made, Publish, PublishedFiles, Settings, Wanted, router};
use alongside_demo::{Member, cast, demonstrate};
use alongside_domain::scorecards::Sheet;
use alongside_domain::scorecards::editions::{OpenData, ToKnow, build, open_data};
use alongside_gate::access::ShowToday;
use alongside_gate::{AccountId, AccountState, Actor, CaseScope, Nothing, Roles, authorise};
use alongside_store::{Store, Tx, WriteError};
use alongside_testkit::{Database, PASSWORD, StoppedClock, TOTP, WORKING_TUESDAY, databases, first_choice, secrets};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode, header};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::SignedDuration;
use scraper::{Html, Selector};
use sha2::{Digest, Sha256};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tower::ServiceExt;

/// The service with its invented people, a stopped clock and no chance.
pub struct World {
    pub store: Store,
    pub clock: StoppedClock,
    pub members: Vec<Member>,
    router: Router,
    pub database: Database,
}

/// Looks at files without a child process: the tests send none that could do harm.
struct InThisProcess;

impl Inspect for InThisProcess {
    fn inspect(&self, ending: String, bytes: Bytes) -> Pin<Box<dyn Future<Output = Option<Inspected>> + Send>> {
        Box::pin(async move {
            let looked = alongside_inspection::look(&ending, &bytes);
            let alongside_inspection::Looked { kind, media_type, flags, cleaned } = looked;
            Some(Inspected { kind, media_type, flags, copy: cleaned })
        })
    }
}

/// Publishes without a child process and without setting pages: what the figures say, in sentences.
impl Publish for InThisProcess {
    fn as_csv(
        &self,
        sheet: Option<String>,
        bytes: Bytes,
    ) -> Pin<Box<dyn Future<Output = Result<Vec<u8>, String>> + Send>> {
        Box::pin(async move { alongside_inspection::as_csv(&bytes, sheet.as_deref()).map_err(|why| why.to_string()) })
    }

    fn publish(&self, folder: Folder) -> Pin<Box<dyn Future<Output = Made> + Send>> {
        Box::pin(async move {
            let data = |text: &String| serde_json::from_str::<OpenData>(text).expect("open data");
            let earlier: Vec<OpenData> = folder.earlier.iter().map(data).collect();
            let mut open = |name: &str, _: Option<&str>| match folder.files.get(name) {
                Some(text) => Sheet::from_csv(text.as_bytes()),
                None => Err(Vec::new()),
            };
            let built = build(&folder.edition, &mut open, folder.previous.as_ref().map(data).as_ref(), &earlier);
            let built = built.map_err(|refused| refused.into_iter().map(|one| one.says).collect::<Vec<_>>())?;
            let open = open_data(&built);
            let page = format!(
                "{} version {}, signed {:?}, {:?}, {:?}, {:?}, {:?}",
                open.title,
                open.version,
                built.edition.sign_off,
                open.comparisons,
                built.edition.responses,
                built.edition.comments,
                built.edition.actions
            );
            let data = serde_json::to_vec(&open).expect("JSON");
            let mut files: PublishedFiles =
                [("index.html", page.into_bytes()), ("data/scorecard.json", data), ("embed/x.html", b"chart".to_vec())]
                    .map(|(name, bytes)| (name.to_owned(), bytes))
                    .into();
            let wanted = |id: &str| !matches!(&folder.wanted, Wanted::Finding(only) if only != id);
            if matches!(folder.wanted, Wanted::Finding(_)) {
                files.clear();
            }
            for measure in built.measures.iter().filter(|measure| wanted(&measure.plan.id)) {
                files.insert(format!("measures/{}.html", measure.plan.id), measure.plan.title.clone().into_bytes());
            }
            let decoded = |text: &String| STANDARD.decode(text).expect("Base64");
            let media: PublishedFiles = folder.media.iter().map(|(name, text)| (name.clone(), decoded(text))).collect();
            let line = |(name, bytes): (&String, &Vec<u8>)| format!("{:x}  {name}\n", Sha256::digest(bytes));
            let list: String = media.iter().map(line).collect();
            files.insert("checksums.txt".to_owned(), list.into_bytes());
            let sounds: String =
                media.keys().map(|file| format!("<p><audio src=\"{file}\">Save it</audio></p>")).collect();
            files.insert("about.html".to_owned(), format!("<main><h1>About</h1>{sounds}</main>").into_bytes());
            files.extend(media);
            Ok(Edited { files, to_know: ToKnow::of(&built) })
        })
    }
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub body: String,
    pub bytes: Vec<u8>,
    pub headers: axum::http::HeaderMap,
}

/// A browser: its two cookies.
#[derive(Clone, Default)]
pub struct Browser {
    cookies: Vec<(String, String)>,
}

pub type Form<'a> = &'a [(&'a str, &'a str)];

impl World {
    pub fn new() -> Self {
        Self::on(first_choice(), WORKING_TUESDAY)
    }

    pub fn at(time: &str) -> Self {
        Self::on(first_choice(), time)
    }

    /// The same on every kind of database.
    pub fn everywhere() -> Vec<Self> {
        Self::everywhere_of(|_| true)
    }

    /// On those databases only whose name is wanted.
    pub fn everywhere_of(wanted: impl Fn(&str) -> bool) -> Vec<Self> {
        let databases = databases().into_iter().filter(|database| wanted(database.name));
        databases.map(|database| Self::on(database, WORKING_TUESDAY)).collect()
    }

    fn on(database: Database, time: &str) -> Self {
        let clock = StoppedClock::at(time);
        let store = database.open();
        let hash = hash_password(PASSWORD).expect("hashing works");
        // The database blocks while it writes; the runtime of a test must not.
        let (writing, now) = (store.clone(), clock.now());
        std::thread::spawn(move || demonstrate(&writing, now, &secrets(hash)).expect("the demonstration is written"))
            .join()
            .expect("the demonstration is written");
        let ticking = clock.clone();
        let count = Arc::new(AtomicU64::new(1));
        let chance = move |bytes: &mut [u8]| {
            for chunk in bytes.chunks_mut(8) {
                let number = count.fetch_add(1, Ordering::SeqCst).wrapping_mul(0x9e37_79b9_7f4a_7c15);
                chunk.copy_from_slice(&number.to_be_bytes()[..chunk.len()]);
            }
        };
        let settings = Settings { public_url: "http://localhost:8080".to_owned(), trusted_proxies: Vec::new() };
        let app = App::new(
            store.clone(),
            Arc::new(move || ticking.now()),
            Arc::new(chance),
            settings,
            Arc::new(InThisProcess),
        )
        .publishing_by(Arc::new(InThisProcess));
        Self { store, clock, members: cast(), router: router(app), database }
    }

    /// What a member of the team may list.
    pub fn scope(&self, member: usize) -> CaseScope {
        let member = &self.members[member];
        let actor = Actor {
            account: member.account,
            roles: Roles::of(member.roles),
            state: AccountState::Confirmed,
            team: member.team,
        };
        authorise::<ShowToday>(&actor, (), &Nothing).expect("they have a worklist").cases()
    }

    /// Makes facts so in somebody's name, without their page.
    pub fn record(
        &self,
        by: AccountId,
        work: impl Fn(&mut Tx<'_>) -> Result<(), WriteError<()>> + Send + 'static,
    ) -> Result<(), WriteError<()>> {
        let (store, now) = (self.store.clone(), self.clock.now());
        let written = std::thread::spawn(move || store.write_in_the_name_of(by, now, work));
        written.join().expect("the database answers")
    }

    pub async fn get(&self, browser: &mut Browser, path: &str) -> Answer {
        self.send(browser, "GET", path, "").await
    }

    pub async fn post(&self, browser: &mut Browser, path: &str, form: Form<'_>) -> Answer {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(form);
        let answer = self.send(browser, "POST", path, &body.finish()).await;
        // A search leads to its results, as a browser would go there.
        if path == "/search" && answer.status == StatusCode::SEE_OTHER {
            return self.get(browser, &answer.location).await;
        }
        answer
    }

    /// The answer to a report entered at the desk, with the address of the report for
    /// whoever may find it.
    pub async fn with_address(&self, browser: &mut Browser, mut answer: Answer) -> Answer {
        if let Some((_, reference)) = answer.location.split_once("?saved=") {
            let found = self.post(browser, "/search", &[("for", reference)]).await;
            if let Some(address) = found.all(".app-row a", "href").first() {
                answer.location.clone_from(address);
            }
        }
        answer
    }

    /// Enters a report at the desk although somebody like it is known, as the page asks.
    pub async fn enter_anyway(&self, browser: &mut Browser, form: Form<'_>) -> Answer {
        let asked = self.post(browser, "/reports", form).await;
        let shown = asked.all("input[name=shown]", "value");
        if shown.is_empty() {
            return self.with_address(browser, asked).await;
        }
        let mut form = form.to_vec();
        form.push(("another", "yes"));
        form.extend(shown.iter().map(|case| ("shown", case.as_str())));
        let saved = self.post(browser, "/reports", &form).await;
        self.with_address(browser, saved).await
    }

    pub async fn send(&self, browser: &mut Browser, method: &str, path: &str, body: &str) -> Answer {
        let cookies: Vec<String> = browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "localhost:8080")
            .header(header::ORIGIN, "http://localhost:8080")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, cookies.join("; "))
            .body(Body::from(body.to_owned()))
            .expect("a request");
        let answer = self.raw(request).await;
        browser.take(&answer);
        answer
    }

    /// Sends a form with files, as a browser does.
    pub async fn upload(&self, browser: &mut Browser, path: &str, form: Form<'_>, files: &[(&str, &[u8])]) -> Answer {
        const EDGE: &str = "an-edge-that-stands-in-no-file";
        let mut body: Vec<u8> = Vec::new();
        for (name, value) in form {
            let part = format!("--{EDGE}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        for (name, bytes) in files {
            let (field, name) = name.split_once(':').unwrap_or(("files", name));
            let head = format!(
                "--{EDGE}\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
                 content-type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{EDGE}--\r\n").as_bytes());
        let cookies: Vec<String> = browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .method("POST")
            .uri(path)
            .header(header::HOST, "localhost:8080")
            .header(header::ORIGIN, "http://localhost:8080")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={EDGE}"))
            .header(header::CONTENT_LENGTH, body.len())
            .header(header::COOKIE, cookies.join("; "))
            .body(Body::from(body))
            .expect("a request");
        let answer = self.raw(request).await;
        browser.take(&answer);
        answer
    }

    pub async fn raw(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("the service answers");
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body");
        Answer {
            status: parts.status,
            location: parts
                .headers
                .get(header::LOCATION)
                .map_or(String::new(), |to| to.to_str().unwrap_or("").to_owned()),
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.to_vec(),
            headers: parts.headers,
        }
    }

    /// Signs somebody in with password and code; the clock moves on, so that
    /// each code is used once.
    pub async fn signed_in(&self, name: &str) -> Browser {
        self.clock.advance(SignedDuration::from_secs(31));
        let member = self.members.iter().find(|member| member.email.starts_with(name)).expect("a member");
        let mut browser = Browser::default();
        let code = totp_code(TOTP, self.clock.now().as_second()).expect("a code");
        let form = [("email", member.email), ("password", PASSWORD), ("code", code.as_str())];
        let answer = self.post(&mut browser, "/sign-in", &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{name} signs in");
        browser
    }
}

impl Browser {
    fn take(&mut self, answer: &Answer) {
        for line in answer.headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().unwrap_or("");
            let (name, rest) = line.split_once('=').unwrap_or((line, ""));
            let value = rest.split(';').next().unwrap_or("");
            self.cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
    }
}

impl Answer {
    /// The text of the page as a person reads it.
    pub fn text(&self) -> String {
        let page = Html::parse_document(&self.body);
        let text: Vec<&str> = page.root_element().text().collect();
        text.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn says(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// An attribute of the first element that fits.
    pub fn find(&self, selector: &str, attribute: &str) -> String {
        let page = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).expect("a selector");
        let found = page.select(&selector).next().and_then(|element| element.value().attr(attribute));
        found.unwrap_or_default().to_owned()
    }

    /// The same of every element that fits.
    pub fn all(&self, selector: &str, attribute: &str) -> Vec<String> {
        let page = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).expect("a selector");
        page.select(&selector).filter_map(|element| element.value().attr(attribute)).map(str::to_owned).collect()
    }

    pub fn form_key(&self) -> String {
        self.find("input[name=form]", "value")
    }
}

impl Browser {
    pub fn with(name: &str, value: &str) -> Self {
        Self { cookies: vec![(name.to_owned(), value.to_owned())] }
    }
}

/// The code that everybody's authenticator shows now.
pub fn totp_now(world: &World) -> String {
    totp_code(TOTP, world.clock.now().as_second()).expect("a code")
}
