use crate::files::{Inspect, ROOM};
use crate::scorecards::{Drafts, Nowhere, Publish, SentFiles};
use crate::web::Hashing;
use alongside_domain::service::Service;
use alongside_store::Store;
use alongside_ui::pages::Assets;
use alongside_ui::words::Words;
use jiff::Timestamp;
use jiff::civil::Date;
use std::net::IpAddr;
use std::sync::Arc;
use tokio::sync::Semaphore;
use uuid::Uuid;

/// What the time is. Tests stop it.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;
/// Random bytes. Tests make them predictable.
pub type Chance = Arc<dyn Fn(&mut [u8]) + Send + Sync>;

/// What an operator decides, not a service.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where people reach us, for links that are shown to be copied.
    pub public_url: String,
    /// Proxies whose word on where a request comes from is believed.
    pub trusted_proxies: Vec<IpAddr>,
}

/// Everything a request may use.
#[derive(Clone)]
pub struct App {
    pub store: Store,
    pub clock: Clock,
    pub chance: Chance,
    pub settings: Arc<Settings>,
    pub(crate) words: Arc<Vec<Words>>,
    pub(crate) inspector: Arc<dyn Inspect>,
    pub(crate) publisher: Arc<dyn Publish>,
    pub(crate) drafts: Drafts,
    pub(crate) sent_files: SentFiles,
    /// Megabytes of memory that forms with files may still take.
    pub(crate) uploads: Arc<Semaphore>,
    pub(crate) hashing: Hashing,
    pub(crate) public_assets: Arc<Assets>,
    pub(crate) desk_assets: Arc<Assets>,
}

impl App {
    pub fn new(store: Store, clock: Clock, chance: Chance, settings: Settings, inspector: Arc<dyn Inspect>) -> Self {
        Self {
            store,
            clock,
            chance,
            settings: Arc::new(settings),
            words: Arc::new(crate::locale::library()),
            inspector,
            publisher: Arc::new(Nowhere),
            drafts: Drafts::default(),
            sent_files: SentFiles::default(),
            uploads: Arc::new(Semaphore::new(ROOM)),
            hashing: Hashing::new(),
            public_assets: Arc::new(crate::assets::addresses("public")),
            desk_assets: Arc::new(crate::assets::addresses("desk")),
        }
    }

    /// With somebody who publishes the scorecard.
    pub fn publishing_by(self, publisher: Arc<dyn Publish>) -> Self {
        Self { publisher, ..self }
    }

    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    pub fn today(&self) -> Date {
        alongside_domain::date_of(self.now())
    }

    pub fn service(&self) -> Service {
        self.store.service()
    }

    /// The words of English, in which the desk works.
    pub(crate) fn english(&self) -> &Words {
        &self.words[0]
    }

    /// The words of a language; of English, when we do not speak it.
    pub(crate) fn words_of(&self, tag: &str) -> &Words {
        self.words.iter().find(|words| words.tag() == tag).unwrap_or_else(|| self.english())
    }

    pub(crate) fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0u8; N];
        (self.chance)(&mut bytes);
        bytes
    }

    /// A new id, which sorts by the time it was made.
    pub(crate) fn new_id<T: From<Uuid>>(&self) -> T {
        let millis = u64::try_from(self.now().as_millisecond()).unwrap_or(0);
        T::from(uuid::Builder::from_unix_timestamp_millis(millis, &self.random::<10>()).into_uuid())
    }

    /// A token of 256 bits, in letters that may stand in an address or a cookie.
    pub(crate) fn new_token(&self) -> String {
        use base64::Engine;
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(self.random::<32>())
    }
}
