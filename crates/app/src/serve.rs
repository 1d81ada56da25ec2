use crate::state::App;
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, header};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tower::ServiceExt;

/// How long a browser may take to say what it wants.
const HEAD: Duration = Duration::from_secs(5);
/// How long one request may take from its first byte to its answer.
const WHOLE: Duration = Duration::from_secs(30);
/// The slowest a form with files may come, in bytes a second, and the longest it
/// may take altogether: a film over a poor telephone line.
const SLOWEST: u64 = 16 * 1024;
const LONGEST: Duration = Duration::from_secs(15 * 60);
/// How long a connection is kept after an answer: for the rest of the answer to
/// arrive, and for the browser's next request.
const LINGER: Duration = Duration::from_secs(120);
/// The same after an answer that gave up on the browser.
const PARTING: Duration = Duration::from_secs(2);
/// How long we wait for requests under way when the service is stopped.
const DRAIN: Duration = Duration::from_secs(8);
/// Connections at once; more wait to be taken.
const CONNECTIONS: usize = 1_000;

/// A certificate and its key, as PEM files.
#[derive(Clone, Debug)]
pub struct TlsFiles {
    pub certificate: PathBuf,
    pub key: PathBuf,
}

#[derive(Debug)]
pub enum ServeError {
    /// Somebody else uses the address, or it is not ours.
    Address(SocketAddr, std::io::Error),
    Certificate(String),
}

impl std::fmt::Display for ServeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Address(address, error) => write!(f, "Cannot listen on {address}: {error}."),
            Self::Certificate(problem) => write!(f, "The certificate cannot be used: {problem}."),
        }
    }
}

impl std::error::Error for ServeError {}

/// An address that is listened on.
pub struct Listener {
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
}

impl Listener {
    pub async fn bind(address: SocketAddr, tls: Option<&TlsFiles>) -> Result<Self, ServeError> {
        let tls = tls.map(acceptor).transpose()?;
        let listener = TcpListener::bind(address).await.map_err(|error| ServeError::Address(address, error))?;
        Ok(Self { listener, tls })
    }

    /// Where it listens, once the system has chosen a port.
    pub fn port(&self) -> u16 {
        self.listener.local_addr().map_or(0, |address| address.port())
    }
}

fn acceptor(files: &TlsFiles) -> Result<TlsAcceptor, ServeError> {
    let wrong = |what: &Path, error: String| ServeError::Certificate(format!("{}: {error}", what.display()));
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(&files.certificate)
        .and_then(Iterator::collect)
        .map_err(|error| wrong(&files.certificate, error.to_string()))?;
    let key = PrivateKeyDer::from_pem_file(&files.key).map_err(|error| wrong(&files.key, error.to_string()))?;
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .map_err(|error| wrong(&files.certificate, error.to_string()))?;
    Ok(TlsAcceptor::from(Arc::new(config)))
}

/// Serves until `stop` says so, then lets what is under way finish.
pub async fn serve(listener: Listener, app: App, mut stop: watch::Receiver<bool>) {
    let router = crate::routes::router(app);
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let accepted = tokio::select! {
            _ = stop.changed() => break,
            accepted = listener.listener.accept() => accepted,
        };
        let Ok((stream, peer)) = accepted else {
            // Out of file handles, most likely: let some connections end.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let Ok(permit) = room.clone().acquire_owned().await else { break };
        let _ = stream.set_nodelay(true);
        let (router, tls, stop) = (router.clone(), listener.tls.clone(), stop.clone());
        tokio::spawn(async move {
            match tls {
                Some(tls) => {
                    if let Ok(Ok(stream)) = tokio::time::timeout(HEAD, tls.accept(stream)).await {
                        connection(stream, peer, router, stop, permit).await;
                    }
                }
                None => connection(stream, peer, router, stop, permit).await,
            }
        });
    }
    let everyone = u32::try_from(CONNECTIONS).unwrap_or(u32::MAX);
    let _ = tokio::time::timeout(DRAIN, room.acquire_many(everyone)).await;
}

async fn connection<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(
    stream: S,
    peer: SocketAddr,
    router: Router,
    mut stop: watch::Receiver<bool>,
    _permit: OwnedSemaphorePermit,
) {
    // When to hang up, unless another request has begun: whoever never sends
    // the rest of a form would else keep the connection after the answer.
    let hang_up = Arc::new(Mutex::new(None));
    let set = {
        let hang_up = hang_up.clone();
        move |at: Option<Instant>| {
            if let Ok(mut place) = hang_up.lock() {
                *place = at;
            }
        }
    };
    let service = hyper::service::service_fn(move |request: hyper::Request<Incoming>| {
        let (router, set) = (router.clone(), set.clone());
        async move {
            set(None);
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            let whole = time_for(request.headers());
            let answer = tokio::time::timeout(whole, router.oneshot(request)).await;
            let (response, keep) = match answer {
                Ok(Ok(response)) => (response, LINGER),
                _ => (too_slow(), PARTING),
            };
            set(Some(Instant::now() + keep));
            Ok::<_, std::convert::Infallible>(response)
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_headers(64)
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = std::pin::pin!(connection);
    let mut looking = tokio::time::interval(Duration::from_secs(1));
    loop {
        tokio::select! {
            _ = connection.as_mut() => return,
            _ = stop.changed() => {
                connection.as_mut().graceful_shutdown();
                let _ = tokio::time::timeout(DRAIN, connection).await;
                return;
            }
            _ = looking.tick() => {
                let over = hang_up.lock().is_ok_and(|at| at.is_some_and(|at| Instant::now() > at));
                if over {
                    return;
                }
            }
        }
    }
}

/// How long a request may take: files are given time by their size.
fn time_for(headers: &HeaderMap) -> Duration {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if !text(header::CONTENT_TYPE).is_some_and(|kind| kind.starts_with("multipart/")) {
        return WHOLE;
    }
    let length: u64 = text(header::CONTENT_LENGTH).and_then(|length| length.parse().ok()).unwrap_or(0);
    (WHOLE + Duration::from_secs(length / SLOWEST)).min(LONGEST)
}

fn too_slow() -> axum::response::Response {
    let mut response = axum::response::Response::new(Body::from("This took too long. Please try again.\n"));
    *response.status_mut() = axum::http::StatusCode::REQUEST_TIMEOUT;
    response
}
